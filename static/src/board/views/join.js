// How to join: the picture to scan, the address and the room code, readable from the back row.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { figures } from '../../shared/numbers.js';
import { shownCode } from '../frame.js';

const here = n => html`<b>${figures(n)}</b> ${ngettext('person is here.', 'people are here.', n)} ${_('No app. No account.')}`;

/** '9.30', by the clock of the projecting laptop: it stands in the room. */
function hour(iso) {
  const time = new Date(iso);
  return `${time.getHours()}.${String(time.getMinutes()).padStart(2, '0')}`;
}

const opens = at => (at ? _('This room opens at %(time)s.', { time: hour(at) }) : _('This room is not open yet.'));

export const draw = ({ room, title, address }, { host, qr }) => html`<main id="main" class="joinview">
  <div><h1 dir="auto" .style=${`--h:${title}`}>${room.title}</h1>
    <ol><li>${_('Scan with your camera, or open')}</li><li><b class="address" .style=${`--h:${address}`}>${host}</b></li>
      <li><span>${_('and type')}<b class="big">${room.code ? shownCode(room.code) : nothing}</b></span></li></ol>
    <p class="jn">${room.state === 'planned' ? opens(room.opens_at) : here(room.counts.people || 0)}</p></div>
  ${qr.picture(room.code, 'join')}</main>`;
