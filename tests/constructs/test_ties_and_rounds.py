"""Ties told apart by figures, grades taken away, several of many conditions, rounds in a row."""

from __future__ import annotations

from pathlib import Path

from tests.command import run, write_ledgers

HEAD = """
id = "own"
title = "Own"
routine = "quarter"
[[criteria]]
id = "work"
clause = "1"
max = 60
title = "Work"
[[criteria]]
id = "conduct"
clause = "1"
max = 40
title = "Conduct"
[scoring]
clause = "1"
[year]
clause = "1"
[[grades]]
id = "excellent"
from = 90
[[grades]]
id = "good"
from = 60
[[grades]]
id = "fail"
from = 0
"""
ROSTER = "id,name\nA,Ann\nB,Ben\nC,Cem\nD,Dot\n"


def graded(folder: Path, rules: str, scores: str, period: str = "2026Q1") -> dict[str, str]:
    write_ledgers(folder, {"roster.csv": ROSTER, "scores.csv": f"id,period,work,conduct\n{scores}"})
    scheme = folder / "own.toml"
    scheme.write_text(HEAD + rules, "utf-8")
    result = run("quarter", period, folder, "--scheme", scheme, "--format", "json", "--lang", "en")
    assert result.status == 0, result.stderr
    return {name: f"{row['grade']}{row['rank']}" for name, row in result.rows.items()}


QUOTA = """
[[quotas]]
id = "top"
clause = "2"
grades = ["excellent"]
number = 1
rounding = "down"
ties = "out"
on = "both"
"""
TIED = "A,2026Q1,58,36\nB,2026Q1,56,38\nC,2026Q1,50,30\nD,2026Q1,50,30\n"


def test_equal_totals_across_the_line_are_told_apart_by_a_figure(tmp_path: Path) -> None:
    assert graded(tmp_path, QUOTA, TIED)["B"] == "good1"
    (tmp_path / "broken").mkdir()
    told_apart = graded(tmp_path / "broken", QUOTA + 'tie_break = ["conduct"]\n', TIED)
    assert (told_apart["A"], told_apart["B"]) == ("good1", "excellent1")


def test_an_override_may_take_the_grade_away_and_with_it_the_rank(tmp_path: Path) -> None:
    rule = """
[[overrides]]
id = "none"
clause = "3"
title = "Not graded"
when = [{ figure = "conduct", at_most = 30 }]
ungraded = true
on = "both"
"""
    scores = "A,2026Q1,58,36\nB,2026Q1,60,30\nC,2026Q1,50,35\nD,2026Q1,50,34\n"
    assert graded(tmp_path, rule, scores) == {
        "A": "excellent1",
        "B": "",
        "C": "good2",
        "D": "good3",
    }


def test_several_of_many_conditions(tmp_path: Path) -> None:
    rule = """
[[overrides]]
id = "two-of-three"
clause = "3"
title = "Two of three"
when = [{ any = [
  { figure = "work", below = 55 },
  { figure = "conduct", below = 35 },
  { figure = "total", below = 70 },
], number = 2 }]
grade = "fail"
on = "both"
"""
    scores = "A,2026Q1,54,36\nB,2026Q1,54,34\nC,2026Q1,60,34\nD,2026Q1,40,20\n"
    assert graded(tmp_path, rule, scores) == {
        "A": "excellent2",
        "B": "fail3",
        "C": "excellent1",
        "D": "fail4",
    }


def test_rounds_in_a_row_are_worked_out_from_the_ledgers(tmp_path: Path) -> None:
    rule = """
[[overrides]]
id = "row"
clause = "3"
title = "Three bad rounds in a row"
when = [{ grade = ["fail"] }, { previous = ["fail"], rounds = 2 }]
standing = "warned"
on = "round"
"""
    bad, fair = "20,20", "50,30"
    scores = "".join(
        f"{who},2026Q{number},{marks}\n"
        for who, marked in {
            "A": (bad, bad, bad),
            "B": (fair, bad, bad),
            "C": (bad, fair, bad),
            "D": (fair, fair, fair),
        }.items()
        for number, marks in enumerate(marked, 1)
    )
    write_ledgers(
        tmp_path, {"roster.csv": ROSTER, "scores.csv": f"id,period,work,conduct\n{scores}"}
    )
    scheme = tmp_path / "own.toml"
    scheme.write_text(HEAD + rule, "utf-8")
    call = ("quarter", "2026Q3", tmp_path, "--scheme", scheme, "--format", "json", "--lang", "en")
    assert {who: row["standing"] for who, row in run(*call).rows.items()} == {
        "A": "warned",
        "B": "active",
        "C": "active",
        "D": "active",
    }
    write_ledgers(tmp_path, {"history.csv": "id,period,grade\nB,2026Q1,fail\n"})
    assert run(*call).rows["B"]["standing"] == "warned"
