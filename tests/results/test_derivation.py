"""What `explain` and the slips take for a rule that bites, and for one that changed nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.command import run, write_ledgers

if TYPE_CHECKING:
    from pathlib import Path

LEDGERS = {
    "roster.csv": "id,name\nW1,甲一\n",
    "faults.csv": "date,id,criterion,count\n2026-05-04,W1,log,2\n2026-08-21,W1,log,1\n",
    "incidents.csv": "date,id,category\n"
    "2026-02-10,W1,late-report\n2026-08-20,W1,late-report\n2026-08-20,W1,misconduct\n",
}


def lines(folder: Path, period: str) -> list[dict[str, Any]]:
    write_ledgers(folder, LEDGERS)
    options = ("--scheme", "jimiya", "--format", "json", "--lang", "en")
    told = run("explain", "W1", period, folder, *options)
    assert told.status == 0, told.stderr
    periods = json.loads(told.text)["derivations"]
    found: list[dict[str, Any]] = next(p["lines"] for p in periods if p["period"] == period)
    return found


def biting(folder: Path, period: str, part: str) -> list[str]:
    return [
        line["reason"]
        for line in lines(folder, period)
        if line["account"].startswith(part) and line["bites"]
    ]


@pytest.mark.parametrize(
    ("period", "gives"),
    [
        ("2026Q1", ["occurrence 1 this year: warned"]),
        ("2026Q2", ["occurrence 1 this year: warned"]),  # since the quarter before
        ("2026Q3", ["occurrence 1 this year: dismissed"]),
    ],
)
def test_what_gives_the_standing_bites_also_in_later_quarters(
    period: str, gives: list[str], tmp_path: Path
) -> None:
    assert biting(tmp_path, period, "standing:")[-1:] == gives


def test_only_faults_that_count_bite(tmp_path: Path) -> None:
    assert biting(tmp_path, "2026Q2", "points:fault:") == ["1.00 for each fault"]
    assert biting(tmp_path, "2026Q3", "points:fault:") == []  # after the dismissal


def test_a_criterion_opens_with_a_mark(tmp_path: Path) -> None:
    assert len(biting(tmp_path, "2026Q2", "points:opening")) == 5
