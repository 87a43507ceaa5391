"""What takes the weight of a part of the year that somebody lacks (`year.instead`)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from tests.constructs.station import Person, Sheet, Station, Tally, run, scheme_of

if TYPE_CHECKING:
    from tests.constructs.station import Result

ITEM = {"id": "work", "clause": "1", "max": 100, "title": "Work"}
GRADES = [{"id": "good", "from": 60}, {"id": "poor", "from": 0}]
WEIGHTS = {"routine": 40, "panel": 40, "survey": 20}
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")


def year(
    instead: dict[str, str],
    *,
    sheet: bool = False,
    vote: bool = False,
    sound: bool = True,
    **rules: Any,
) -> Result:
    """Assess W1, who has 90 in each quarter, and perhaps 70 of the panel and a vote of 50 %.

    W2 has everything, so that the panel holds its sheets.
    """
    scheme = scheme_of(
        criteria=[ITEM],
        scoring={"clause": "1"},
        survey={"clause": "3"},
        grades=GRADES,
        year={"clause": "2", "weights": WEIGHTS, "instead": instead, **rules},
    )
    sheets = [Sheet(who, period, (90,)) for who in ("W1", "W2") for period in QUARTERS]
    sheets += [Sheet("W2", "2026", (70,)), *([Sheet("W1", "2026", (70,))] if sheet else [])]
    tallies = [Tally("2026", (1, 1, 0), who=who) for who in (["W1"] if vote else []) + ["W2"]]
    people = (Person("W1"), Person("W2"))
    station = Station(people, sheets=tuple(sheets), tallies=tuple(tallies))
    return run(scheme, station, "2026", sound=sound)


@pytest.mark.parametrize(
    ("instead", "given", "total"),
    [
        ({"panel": "routine"}, {"vote": True}, 82),  # 90 · 80 % + 50 · 20 %
        ({"panel": "shared"}, {"vote": True}, "76.67"),  # 90 · 40/60 = 60, 50 · 20/60 = 16.67
        ({"survey": "panel"}, {"sheet": True}, 78),  # 90 · 40 % + 70 · 60 %
        ({"survey": "panel", "panel": "routine"}, {}, 90),  # both weights go to the rounds
        ({"survey": "panel", "panel": "shared"}, {}, 90),  # both are shared: only rounds are left
        ({"survey": "shared", "panel": "survey"}, {}, 90),
        ({"survey": "routine", "panel": "shared"}, {}, 90),
    ],
)
def test_a_weight_goes_on_to_what_there_is(
    instead: dict[str, str], given: dict[str, bool], total: object
) -> None:
    result = year(instead, **given)
    assert result.rows["W1"]["total"] == Fraction(str(total))
    assert result.grades["W1"] == "good"  # nothing lacks


@pytest.mark.parametrize(
    ("instead", "errors"),
    [
        ({"survey": "panel"}, ["GS504", "GS503"]),
        ({"panel": "survey"}, ["GS504", "GS503"]),
        ({"survey": "routine"}, ["GS503"]),
    ],
)
def test_what_nothing_stands_in_for_is_an_error(instead: dict[str, str], errors: list[str]) -> None:
    result = year(instead, sound=False)
    assert result.errors == errors
    assert result.grades["W1"] == ""
