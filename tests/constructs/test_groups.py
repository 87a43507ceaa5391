"""Groups assessed by their members: totals, grades, ranks, and how they are shown."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest

from tests.command import run, write_ledgers
from tests.constructs.own_scheme import (
    assess,
    roster,
    scheme_text,
    scores,
    table_rows,
    year_scores,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.model import Ledger
    from tests.constructs.own_scheme import Result

MARKS = {"W1": 95, "W2": 92.01, "W3": 80, "W4": 59, "W5": 88, "W6": 70}
ZONES = {"W1": "东区", "W2": "东区", "W3": "西区", "W4": "西区", "W5": "南区", "W6": ""}


def groups(by: str = "zone", more: str = "") -> str:
    """Write a grouping of clause 7."""
    return f'[[groups]]\nclause = "7"\nby = "{by}"\n{more}\n'


def of_zones(tmp_path: Path, more: str = "", period: str = "2026Q1") -> dict[str, dict[str, str]]:
    ledgers = {"roster.csv": roster(ZONES, "zone"), "scores.csv": year_scores(MARKS)}
    return by_name(assess(tmp_path, scheme_text(groups(more=more)), ledgers, period))


def by_name(result: Result) -> dict[str, dict[str, str]]:
    (table,) = result.report.groups
    return {row["group"]: row for row in table_rows(table.table)}


def test_a_group_has_the_published_mean_of_its_members(tmp_path: Path) -> None:
    zones = of_zones(tmp_path)
    assert list(zones) == ["东区", "南区", "西区"]  # best first; W6 belongs to none
    assert zones["东区"] == {
        "group": "东区",
        "members": "2",
        "graded": "2",
        "total": "93.51",  # (95.00 + 92.01) ÷ 2 = 93.505, half up
        "grade": "excellent",
        "rank": "1",
        "excellent": "2",
        "good": "0",
        "pass": "0",
        "fail": "0",
        "reasons": "",
    }
    west = zones["西区"]
    assert [west[name] for name in ("total", "grade", "rank", "good", "fail")] == [
        *("69.50", "pass", "3", "1", "1")
    ]


@pytest.mark.parametrize(
    ("total", "found"),
    [
        ("mean", ["93.51", "88.00", "69.50"]),
        ("sum", ["187.01", "88.00", "139.00"]),
        ("worst", ["92.01", "88.00", "59.00"]),
        ("best", ["95.00", "88.00", "80.00"]),
    ],
)
def test_the_total_of_a_group(tmp_path: Path, total: str, found: list[str]) -> None:
    zones = of_zones(tmp_path, f'total = "{total}"')
    assert [zones[name]["total"] for name in ("东区", "南区", "西区")] == found


def test_the_grades_of_members_bound_that_of_the_group(tmp_path: Path) -> None:
    rules = """graded = true
rules = [
  { clause = "7-1", members = "fail", grade = "fail" },
  { clause = "7-2", members = ["excellent", "good"], at_least = 2, at_most = "good" },
  { clause = "7-3", members = "good", at_most = "good" },
]"""
    zones = of_zones(tmp_path, rules)
    assert {name: zone["grade"] for name, zone in zones.items()} == {
        "东区": "good",
        "南区": "good",
        "西区": "fail",
    }
    west, east = zones["西区"]["reasons"], zones["东区"]["reasons"]
    assert west == "7-1 at least 1 of its members graded fail: graded fail"
    assert east == "7-2 at least 2 of its members graded excellent, good: graded good at most"
    assert zones["南区"]["reasons"] == ""  # good already


def test_a_grouping_may_do_without_grades(tmp_path: Path) -> None:
    zones = of_zones(tmp_path, "graded = false")
    assert {zone["grade"] for zone in zones.values()} == {""}
    assert [zone["rank"] for zone in zones.values()] == ["1", "2", "3"]


def test_who_is_exempt_or_gone_counts_as_a_member_and_in_no_total(tmp_path: Path) -> None:
    people = {who: f"{zone}," for who, zone in ZONES.items()} | {"W2": "东区,2026-11-30"}
    ledgers = {
        "roster.csv": roster(people, "zone,left"),
        "scores.csv": year_scores(MARKS),
        "exemptions.csv": "id,period,reason\nW5,2026,ill\n",
    }
    zones = by_name(assess(tmp_path, scheme_text(groups()), ledgers, "2026"))
    shown = {
        name: [zone[key] for key in ("members", "graded", "total", "rank")]
        for name, zone in zones.items()
    }
    assert shown == {
        "东区": ["2", "1", "95.00", "1"],
        "西区": ["2", "2", "69.50", "2"],
        "南区": ["1", "0", "", ""],
    }


def test_a_group_between_two_bands_has_no_grade(tmp_path: Path) -> None:
    grades = '[[grades]]\nid = "pass"\nfrom = 70\n[[grades]]\nid = "fail"\nfrom = 0\nto = 69\n'
    ledgers = {"roster.csv": roster(ZONES, "zone"), "scores.csv": year_scores(MARKS)}
    zones = by_name(assess(tmp_path, scheme_text(groups(), grades=grades), ledgers, "2026Q1"))
    west = zones["西区"]
    assert (west["total"], west["grade"], west["rank"]) == ("69.50", "", "3")
    assert west["reasons"] == "7 the total lies in no band, so no grade"


def test_the_top_is_the_topmost_parent_or_the_person_there(tmp_path: Path) -> None:
    # O1 leads the first level and is in the roster; the other first level is only a word.
    people = ["O1", "H1", "W1", "W2", "H2", "W3"]
    marks = {"O1": 50, "H1": 90, "W1": 80, "W2": 70, "H2": 60, "W3": 100}

    def change(ledger: Ledger) -> Ledger:
        parents = ["O1", "H1", "二号一级网格", "H2"]
        given = {"H1": "O1", "W1": "H1", "W2": "H1", "H2": "二号一级网格", "W3": "H2"}
        ids = ledger.roster.ids
        above = [given.get(who, "") for who in ids]
        parent = [parents.index(name) if name else -1 for name in above]
        superior = [ids.index(name) if name in ids else -1 for name in above]
        changed = replace(
            ledger.roster,
            parent=np.array(parent, np.int32),
            superior=np.array(superior, np.int32),
            parents=parents,
        )
        return replace(ledger, roster=changed)

    ledgers = {"roster.csv": roster(people), "scores.csv": scores(marks)}
    scheme = scheme_text(groups("top", "graded = false"))
    tops = by_name(assess(tmp_path, scheme, ledgers, "2026Q1", change=change))
    assert {name: (top["members"], top["total"]) for name, top in tops.items()} == {
        "二号一级网格": ("2", "80.00"),  # (60 + 100) ÷ 2
        "O1 NO1": ("4", "72.50"),  # (50 + 90 + 80 + 70) ÷ 4
    }


def test_who_stands_under_the_city_is_a_top_himself(tmp_path: Path) -> None:
    people = {"O1": "1,市", "O2": "1,市", "W1": "3,O1", "W2": "3,O2"}
    marks = {"O1": 50, "O2": 60, "W1": 90, "W2": 80}
    ledgers = {"roster.csv": roster(people, "level,parent"), "scores.csv": scores(marks)}
    result = assess(tmp_path, scheme_text(groups("top", "graded = false")), ledgers, "2026Q1")
    tops = {name: (top["members"], top["total"]) for name, top in by_name(result).items()}
    assert tops == {"O1 NO1": ("2", "70.00"), "O2 NO2": ("2", "70.00")}


def test_totals_of_groups_agree_with_a_plain_reading(tmp_path: Path) -> None:
    chance = random.Random(21)
    for case in range(60):
        who = [f"W{n:02}" for n in range(chance.randint(1, 12))]
        people = [
            (one, chance.choice(["A", "B", "C", ""]), chance.randint(0, 10000)) for one in who
        ]
        way = chance.choice(["mean", "sum", "worst", "best"])
        folder = tmp_path / str(case)
        folder.mkdir()
        ledgers = {
            "roster.csv": roster({one: zone for one, zone, _ in people}, "zone"),
            "scores.csv": scores({one: f"{total / 100:.2f}" for one, _, total in people}),
        }
        scheme = scheme_text(groups(more=f'total = "{way}"\ngraded = false'))
        found = by_name(assess(folder, scheme, ledgers, "2026Q1"))
        totals = {}
        for name in {zone for _, zone, _ in people if zone}:
            own = [total for _, zone, total in people if zone == name]
            mean = floor(Fraction(sum(own), len(own)) + Fraction(1, 2))
            totals[name] = {"mean": mean, "sum": sum(own), "worst": min(own), "best": max(own)}[way]
        published = {name: f"{total // 100}.{total % 100:02}" for name, total in totals.items()}
        assert {name: row["total"] for name, row in found.items()} == published
        ranks = {name: sum(o > t for o in totals.values()) + 1 for name, t in totals.items()}
        assert {name: int(row["rank"]) for name, row in found.items()} == ranks


# ---- how they are shown ----


@pytest.fixture
def station(tmp_path: Path) -> list[object]:
    people = {f"W{n}": f"Z{n},G{n % 2}" for n in range(1, 8)}
    marks = {who: 60 + 5 * n for n, who in enumerate(people, 1)}
    write_ledgers(
        tmp_path / "ledgers",
        {"roster.csv": roster(people, "zone,grid"), "scores.csv": scores(marks)},
    )
    rules = tmp_path / "own.toml"
    body = groups() + groups("grid") + groups("grid", 'total = "worst"')
    rules.write_text(scheme_text(body), "utf-8")
    return ["2026Q1", tmp_path / "ledgers", "--scheme", rules]


def test_the_workbook_has_a_sheet_a_grouping(station: list[object], tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    result = run("quarter", *station, "-o", out, "--lang", "zh-Hans")
    assert result.status == 0, result.stderr
    book = openpyxl.load_workbook(out)
    grouped = ["按责任区", "按网格", "按网格 2"]
    assert book.sheetnames == ["考核结果", "汇总", *grouped, "明细", "明细核对", "依据"]
    rows = list(book["按网格"].iter_rows(min_row=3, values_only=True))
    heads = (
        "名称",
        "人数",
        "评等次人数",
        "总分",
        "等次",
        "名次",
        "优秀",
        "良好",
        "合格",
        "不合格",
        "依据",
    )
    assert rows[0] == heads
    # G1 has W1, W3, W5, W7: (65 + 75 + 85 + 95) ÷ 4; G0 has W2, W4, W6: (70 + 80 + 90) ÷ 3.
    assert [row[:6] for row in rows[1:]] == [
        ("G0", 3, 3, 80, "良好", 1),
        ("G1", 4, 4, 80, "良好", 1),
    ]


def test_json_names_the_groups(station: list[object]) -> None:
    document = json.loads(run("quarter", *station, "--format", "json", "--lang", "en").text)
    zones, grids, worst = document["meta"]["groups"]
    assert (zones["by"], zones["clause"], grids["by"], worst["by"]) == ("zone", "7", "grid", "grid")
    assert worst["rows"][0]["group"] == "G0"
    assert (worst["rows"][0]["total"], worst["rows"][1]["total"]) == ("70.00", "65.00")


def test_the_summary_shows_the_best_of_a_grouping(station: list[object]) -> None:
    told = run("quarter", *station, "--format", "csv", "--lang", "en", env={"COLUMNS": "80"}).stderr
    part = told[told.index("By zone") : told.index("By grid")].strip().split("\n")
    assert part[0] == "By zone  3 of 7 shown"
    assert part[1] == "  1  Z7  95.00 excellent, 1 in all"
    assert [line.split()[1] for line in part[1:]] == ["Z7", "Z6", "Z5"]


def test_a_scheme_without_groups_has_no_trace_of_them(tmp_path: Path) -> None:
    write_ledgers(
        tmp_path / "ledgers", {"roster.csv": roster(["W1"]), "scores.csv": scores({"W1": 90})}
    )
    rules = tmp_path / "own.toml"
    rules.write_text(scheme_text(), "utf-8")
    given = ("2026Q1", tmp_path / "ledgers", "--scheme", rules, "--lang", "en")
    result = run("quarter", *given, "--format", "json")
    assert "groups" not in json.loads(result.text)["meta"]
    assert "By " not in result.stderr
