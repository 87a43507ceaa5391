"""Rates of counted numbers, points by bands, pay in whole yuan: against exact fractions."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from gridscore.messages import Lang, in_words
from gridscore.problems import UsageError
from gridscore.scheme.loading import load_scheme
from tests.constructs.own_scheme import assess, roster, scheme_text, scores

if TYPE_CHECKING:
    from pathlib import Path

BANDS = [(95, 5), (90, 2), (80, 0), (60, -10), (0, -30)]
RATE = """
[score]
clause = "1"
cap = "none"

[[measures]]
id = "assigned"
title = "Assigned"

[[measures]]
id = "closed"
title = "Closed"

[[measures]]
id = "rate"
title = "Closing rate"
rate = ["closed", "assigned"]
of_none = {of_none}

[[entries]]
id = "by-rate"
clause = "2"
title = "By the closing rate"
measure = "rate"
{entry}
"""
BY_BAND = "bands = [" + ", ".join(f"{{ from = {b}, points = {p} }}" for b, p in BANDS) + "]"


def half_up(number: Fraction, step: Fraction = Fraction(1, 100)) -> Fraction:
    """Round to a multiple as a person does: a half goes up."""
    return (number / step + Fraction(1, 2)).__floor__() * step


def measures(counted: dict[str, tuple[object, object]], period: str = "2026Q1") -> str:
    rows = [f"{period},{who},{all_},{closed}" for who, (all_, closed) in counted.items()]
    return "\n".join(["period,id,assigned,closed", *rows]) + "\n"


def by_band(rate: Fraction) -> int:
    return next(points for bound, points in BANDS if rate >= bound)


@pytest.mark.parametrize("of_none", ["100", "62.5", '"skip"'])
def test_rates_and_bands_are_what_exact_fractions_give(tmp_path: Path, of_none: str) -> None:
    dice = random.Random(of_none)
    counted = {}
    for number in range(400):
        assigned = dice.choice([0, 3, 7, 9, 40, 999, 9999, dice.randint(1, 300)])
        counted[f"P{number:03}"] = assigned, dice.randint(0, assigned + assigned // 9)
    # 94.995 % is 95.00, 94.99499… is not; whoever closed the backlog has more than 100 %
    counted |= {"X1": (20000, 18999), "X2": (100000, 94994), "X3": (4, 6), "X4": (2.5, 1.25)}
    people = list(counted)
    ledgers = {
        "roster.csv": roster(people),
        "scores.csv": scores(dict.fromkeys(people, 70)),
        "measures.csv": measures(dict(counted)),
    }
    scheme = scheme_text(RATE.format(of_none=of_none, entry=BY_BAND))
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    for who, (assigned, closed) in counted.items():
        if assigned:
            points = by_band(half_up(Fraction(100) * Fraction(closed) / Fraction(assigned)))
        else:
            points = 0 if "skip" in of_none else by_band(Fraction(of_none))
        assert result.rows[who]["total"] == f"{70 + points}.00", who
    assert by_band(Fraction(95)) != by_band(Fraction(9499, 100))
    assert result.codes() == []


def test_a_rate_names_the_cells_of_both_counts(tmp_path: Path) -> None:
    ledgers = {
        "roster.csv": roster(["A", "B"]),
        "scores.csv": scores({"A": 70, "B": 70}),
        "measures.csv": measures({"A": (8, 6), "B": (5, 5)}),
    }
    scheme = scheme_text(RATE.format(of_none=100, entry="points = 0.1"))
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    (line,) = (one for one in result.journal if one["id"] == "A" and "by-rate" in one["account"])
    assert (line["amount"], line["cell"]) == ("7.50", "D2, C2")
    assert "75.00" in line["reason"]


def test_who_lacks_a_count_is_told_of_the_count(tmp_path: Path) -> None:
    ledgers = {
        "roster.csv": roster(["A", "B"]),
        "scores.csv": scores({"A": 70, "B": 70}),
        "measures.csv": measures({"A": (8, 6), "B": ("", 5)}),
    }
    scheme = scheme_text(RATE.format(of_none=100, entry=BY_BAND))
    result = assess(tmp_path, scheme, ledgers, "2026Q1", draft=True)
    lacking = [one for one in result.problems if one.code == "GS507"]
    assert [in_words(one.details["measure"], Lang.EN) for one in lacking] == ["Assigned"]


def test_a_rate_of_counts_of_the_log(tmp_path: Path) -> None:
    by_log = RATE.replace('title = "Assigned"', 'title = "Assigned"\nevents = ["order"]').replace(
        'title = "Closed"', 'title = "Closed"\nevents = ["done"]'
    )
    ledgers = {
        "roster.csv": roster(["A", "B"]),
        "scores.csv": scores({"A": 70, "B": 70}),
        "incidents.csv": "date,id,category,count\n2026-01-03,A,order,4\n2026-02-01,A,order,\n"
        "2026-02-02,A,done,4\n2026-04-01,A,order,5\n",
    }
    scheme = scheme_text(by_log.format(of_none=100, entry=BY_BAND))
    result = assess(tmp_path, scheme, ledgers, "2026Q1")
    assert result.column("total") == {"A": "70.00", "B": "75.00"}  # 4 of 5; nothing assigned


def test_a_condition_of_the_year_asks_for_the_counts_of_the_year(tmp_path: Path) -> None:
    grades = """
[[grades]]
id = "good"
from = 60
needs = [{ figure = "rate", at_least = 90, on = "year" }]
[[grades]]
id = "fail"
from = 0
"""
    counts = RATE.partition("[[entries]]")[0].format(of_none=100)
    people, quarters = ["A", "B", "C"], [f"2026Q{n}" for n in (1, 2, 3, 4)]
    ledgers = {
        "roster.csv": roster(people),
        "scores.csv": "id,period,scorer,work\n"
        + "".join(f"{who},{quarter},S,70\n" for who in people for quarter in quarters),
        "measures.csv": measures({"A": (10, 9), "B": (10, 8)}, "2026"),
    }
    scheme = scheme_text(counts, grades=grades)
    result = assess(tmp_path, scheme, ledgers, "2026", draft=True)
    assert (result.rows["A"]["grade"], result.rows["B"]["grade"]) == ("good", "fail")
    lacking = [one for one in result.problems if one.code == "GS507"]
    assert len(lacking) == 2  # both counts of C
    assert "GS507" not in assess(tmp_path, scheme, ledgers, "2026Q1").codes()


PAY = """
[[pay.payments]]
id = "performance"
clause = "3"
title = "Performance pay"
each = "quarter"
{amount}
proration = "day"
round_to = {step}
"""


@pytest.mark.parametrize("step", ["1", "10", "0.5"])
@pytest.mark.parametrize(
    ("amount", "of_total"),
    [("flat = 207.69", False), ("per_point = 8.33", True), ("by_grade = { pass = 345.67 }", False)],
)
def test_pay_is_rounded_once(tmp_path: Path, step: str, amount: str, of_total: bool) -> None:  # noqa: FBT001
    joined = {f"P{day:02}": f"2026-03-{day:02}" for day in range(1, 32)}
    marks = {who: 60 + Fraction(number, 4) for number, who in enumerate(joined)}
    ledgers = {
        "roster.csv": roster(joined, "joined"),
        "scores.csv": scores({who: float(mark) for who, mark in marks.items()}),
    }
    result = assess(tmp_path, scheme_text(PAY.format(amount=amount, step=step)), ledgers, "2026Q1")
    stated = Fraction(amount.rpartition("=")[2].strip(" }"))
    for number, who in enumerate(joined):
        exact = stated * (marks[who] if of_total else 1) * (31 - number) / 90
        assert Fraction(result.rows[who]["paid"]) == half_up(exact, Fraction(step)), who
    account = "pay:due:performance"
    assert f"rounded to {step} yuan" in result.lines("P01", account)[0]


def test_fen_are_not_rounded_before_yuan(tmp_path: Path) -> None:
    """100.4952 yuan are 100, though rounded to fen first they would be 100.50 and then 101."""
    text = scheme_text(PAY.format(amount="flat = 207.69", step="1"), routine="month")
    text = text.replace('each = "quarter"', 'each = "month"')
    ledgers = {
        "roster.csv": roster({"A": "2026-03-17"}, "joined"),
        "scores.csv": scores({"A": 70}, "2026-03"),
    }
    assert assess(tmp_path, text, ledgers, "2026-03").column("paid") == {"A": "100.00"}


MEASURE = '[[measures]]\nid = "m"\ntitle = "M"\n'
ENTRY = '[[entries]]\nid = "e"\nclause = "2"\ntitle = "E"\n'
SCORE = '[score]\nclause = "1"\ncap = "none"\n'


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (MEASURE + 'rate = ["a", "b"]\nof_none = 0', "measures.m: measures: unknown: a, b"),
        (MEASURE + 'rate = ["m", "m"]\nof_none = 0', "rate: m stand twice"),
        (MEASURE + 'rate = ["a"]\nof_none = 0', "measures.m: names two measures"),
        (MEASURE + 'rate = ["a", "b"]', "say what it is where there is nothing to take it of"),
        (MEASURE + "of_none = 100", "of_none does nothing without rate"),
        (
            MEASURE + 'rate = ["a", "b"]\nof_none = 0\nmissing = "skip"',
            "missing does nothing where nobody hands the measure in",
        ),
        (MEASURE + 'events = ["x"]\nrate = ["a", "b"]\nof_none = 0', "one of them"),
        (
            SCORE + ENTRY + 'category = "x"\nbands = [{ from = 0, points = 1 }]',
            "bands does nothing without measure",
        ),
        (
            SCORE
            + MEASURE
            + ENTRY
            + 'measure = "m"\npoints = 1\nbands = [{ from = 0, points = 1 }]',
            "leave out points",
        ),
        (
            SCORE
            + MEASURE
            + ENTRY
            + 'measure = "m"\nbands = [{ from = 0, points = 1 }, { from = 5, points = 2 }]',
            "bands must stand best first",
        ),
        (
            SCORE + MEASURE + ENTRY + 'measure = "m"\nbands = [{ from = 5, points = 1 }]',
            "no band starts at 0",
        ),
        (MEASURE + ENTRY + 'measure = "m"\nbands = [{ from = 0, points = 0 }]', "moves nothing"),
        (
            '[[pay.payments]]\nid = "p"\nclause = "3"\ntitle = "P"\npool = 5\nround_to = 1',
            "round_to is not for a pool or by_rank",
        ),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, body: str, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(scheme_text(body), "utf-8")
    with pytest.raises(UsageError) as caught:
        load_scheme(str(file))
    assert told in str(in_words(caught.value.details["problems"], Lang.EN))
