// Time left, from the server's clock only.

const two = number => String(number).padStart(2, '0');

/** Whole seconds from `now` (ms) to `endsAt` (ISO time or ms), never below 0; null without an end. */
export function secondsLeft(endsAt, now) {
  if (endsAt === null || endsAt === undefined) return null;
  const end = typeof endsAt === 'number' ? endsAt : Date.parse(endsAt);
  return Math.max(0, Math.ceil((end - now) / 1000));
}

/** 'MM:SS', over an hour 'H:MM:SS'; '' without an end. */
export function timeLeft(endsAt, now) {
  const left = secondsLeft(endsAt, now);
  if (left === null) return '';
  const hours = Math.floor(left / 3600);
  const clock = `${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  return hours ? `${hours}:${clock}` : clock;
}
