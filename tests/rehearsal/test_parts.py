"""The simulated hall's texts are a good example, and fit the limits that everyone keeps."""

from oasis_live.kernel.consent import Level
from oasis_live.kernel.text import clean, graphemes
from oasis_live.rehearsal.parts import cast, parts
from oasis_live.summits.rules.summit import PERSPECTIVES, Limits

LIMITS = Limits()


def test_mike_tells_the_first_story_and_names_its_three_principles() -> None:
    mike = parts()[0]
    assert (mike.name, mike.title) == ("Mike", "You’ve only got to sit with him")
    assert len(mike.principles) == 3


def test_every_text_fits_its_limit_and_is_clean() -> None:
    for part in parts():
        lengths = [
            (part.happened, LIMITS.happened),
            (part.title, LIMITS.title),
            (part.gem, LIMITS.gem),
            (part.commitment, LIMITS.commitment),
            *((text, LIMITS.condition) for text in part.conditions),
            *((text, LIMITS.principle) for text in part.principles),
        ]
        assert all(clean(text) == text for text, _limit in lengths)
        assert all(0 < graphemes(text) <= limit for text, limit in lengths)


def test_every_part_has_a_known_consent_level_and_perspective() -> None:
    assert {part.consent for part in parts()} <= {level.value for level in Level}
    assert {part.perspective for part in parts()} <= set(PERSPECTIVES)


def test_a_larger_hall_repeats_the_parts_under_other_names_and_tables() -> None:
    hall = cast(60)
    assert len({(part.name, part.table) for part in hall}) == 60
