"""What an audience sees of a contribution: its author, and board, desk and sorter as a card."""

from typing import Any

from oasis_live.consent.rules import credit, level_of
from oasis_live.contributions.rules.contribution import Contribution, Kind, State
from oasis_live.contributions.rules.others import headline
from oasis_live.kernel.ids import iso
from oasis_live.kernel.person import Audience


def words_of(contribution: Contribution) -> dict[str, Any]:
    """The texts under the names that the wire knows; only what there is."""
    words = contribution.words
    if contribution.kind is not Kind.STORY:
        entry: dict[str, Any] = {"text": words.text}
    else:
        entry = {
            "title": words.title,
            "happened": words.happened,
            "conditions": list(words.conditions),
            "gem": words.gem,
            "wishes": list(words.wishes),
        }
    marks = {"by": words.by, "lang": words.lang}
    return entry | {name: value for name, value in marks.items() if value}


def mine_for(audience: Audience, contribution: Contribution) -> dict[str, Any] | None:
    """Everything of one's own, with where it stands."""
    if audience.person != contribution.author:
        return None
    entry = {
        "id": contribution.id,
        "kind": contribution.kind.value,
        "activity": contribution.activity,
        "state": contribution.state.value,
        "consent": contribution.consent.value if contribution.consent else None,
        "stories": list(contribution.stories),
        "from": list(contribution.comes_from),
        "at": iso(contribution.at),
        "late": contribution.late,
    }
    return entry | words_of(contribution)


def card_fields(audience: Audience, contribution: Contribution) -> dict[str, Any] | None:
    """What a card says. The board has only what was shown, and a name only where its teller
    chose that; the desk sees what waits and what is hidden; the sorter sees no person.
    """
    if not contribution.is_card or not _may_see(audience, contribution):
        return None
    entry = {
        "id": contribution.id,
        "kind": contribution.kind.value,
        "at": iso(contribution.at),
        "wordings": _wordings(contribution),
    } | words_of(contribution)
    entry |= _translated(audience, contribution)
    if audience.lens == "sorter":
        return entry | _screened(contribution) | {"stories": list(contribution.stories)}
    entry["credit"] = credit(
        level_of(contribution.kind.value, contribution.consent), contribution.name
    )
    if audience.lens != "desk":
        return entry
    return entry | _screened(contribution) | _for_desk(contribution)


def _wordings(contribution: Contribution) -> list[str]:
    """All wordings of a card that others were merged into, its own first; of any other none."""
    others = contribution.wordings
    return [headline(contribution.words), *others] if others else []


def _translated(audience: Audience, contribution: Contribution) -> dict[str, Any]:
    """Its translation, for whoever sees the card. Who made it, only the desk hears."""
    translation = contribution.translation
    if translation is None:
        return {}
    by = {"by": translation.by} if audience.lens == "desk" else {}
    return {"translation": {"text": translation.text} | by}


def _may_see(audience: Audience, contribution: Contribution) -> bool:
    return audience.lens == "desk" or (
        audience.lens in {"board", "sorter"} and contribution.state is State.SHOWN
    )


def _screened(contribution: Contribution) -> dict[str, Any]:
    return {"state": contribution.state.value, "flags": [], "table": contribution.table}


def _for_desk(contribution: Contribution) -> dict[str, Any]:
    return {
        "consent": contribution.consent.value if contribution.consent else None,
        "activity": contribution.activity,
        "perspective": contribution.perspective,
        "stories": list(contribution.stories),
        "late": contribution.late,
        "reason": contribution.reason if contribution.state is State.HIDDEN else "",
    }
