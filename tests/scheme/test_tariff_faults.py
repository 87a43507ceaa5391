"""What a scheme cannot say about its tariff and ladders: each fault told once, with its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.constructs.own_scheme import GRADES, scheme_text
from tests.scheme.test_outcome_faults import faults

if TYPE_CHECKING:
    from pathlib import Path

SCORE = '[score]\nclause = "1"\ncap = 100\n'


def entry(keys: str, name: str = "late") -> str:
    return f'[[entries]]\nid = "{name}"\nclause = "3"\ntitle = "Late"\n{keys}\n'


def ladder(keys: str) -> str:
    return f'[[ladders]]\nid = "steps"\nclause = "4"\ntitle = "Steps"\n{keys}\n'


LATE = entry('category = "late"\npoints = -1\nmarks = 1')


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (SCORE + LATE, ""),
        (LATE, "no [score] with the clause"),
        (SCORE + entry("points = -1"), "must be about exactly one of"),
        (SCORE + entry('category = "late"'), "moves nothing"),
        (SCORE + entry('category = "late"\npoints = -1\nshort_of = 3'), "are for a measure"),
        (SCORE + entry('measure = "days"\npoints = -1'), "unknown: days"),
        (SCORE + entry('category = "late"\npoints = -1\nsection = "none"'), "unknown: none"),
        (SCORE + entry('category = "late"\npoints = { dreadful = -1 }'), "unknown: dreadful"),
        (
            '[score]\nclause = "1"\n' + entry('category = "late"\npoints = 1'),
            "how high a total may",
        ),
        (SCORE + LATE + entry('category = "late"\npoints = -2', "again"), "late"),
        (SCORE.replace("cap = 100", "cap = 10\nfloor = 20"), "floor is above cap"),
        (SCORE + LATE + ladder('of = "late"\nsteps = [{ dismiss = true }]'), ""),
        (
            SCORE + LATE + ladder('of = "late"\ndocument = true\nsteps = [{ dismiss = true }]'),
            "authorities and document are for a category",
        ),
        (
            SCORE + LATE + ladder('of = "late"\nby = "marks"\nsteps = [{ dismiss = true }]'),
            "each step needs the running total",
        ),
        (
            ladder('category = "x"\nsteps = [{ dismiss = true }, { deduct = 1 }]'),
            "step 2 can never be reached",
        ),
        (ladder("steps = [{ dismiss = true }]"), "must count either a category or"),
        (
            ladder('category = "x"\nwindow = { months = 3 }\ncarry = 5\nsteps = [{ deduct = 1 }]'),
            "carry does not fit",
        ),
    ],
)
def test_a_fault_is_told(tmp_path: Path, body: str, told: str) -> None:
    said = faults(tmp_path, scheme_text(body, grades=GRADES))
    assert (told in said) if told else not said, said
