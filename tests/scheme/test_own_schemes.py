"""Scheme files of a station's own: constructs combined as no shipped regulation combines them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import Run, run, sound_ledgers, write_ledgers

SCHEMES = Path("gridscore/schemes")
INCIDENTS = """
date,id,category,authority,document
2026-02-01,W1,late-report,,
2026-03-01,W1,late-report,,
2026-08-01,W1,late-report,,
2026-05-01,W2,commendation,city,No. 1
"""


@pytest.fixture
def station(tmp_path: Path) -> Path:
    write_ledgers(tmp_path, {**sound_ledgers(), "incidents.csv": INCIDENTS})
    return tmp_path


def assess(station: Path, scheme: str, *options: str) -> Run:
    """Write the scheme outside the ledgers' recognised kinds of file, and run by it."""
    file = station / "own.toml"
    file.write_text(scheme, "utf-8")
    command = "quarter" if "Q" in options[0] else "year-end"
    result = run(command, *options, station, "--scheme", file, "--format", "json", "--lang", "en")
    assert result.status == 0, result.stderr
    return result


def without_pay() -> str:
    text = (SCHEMES / "longyunli-2014.toml").read_text("utf-8")
    before, pay = text.split("[pay.bonus] ", 1)
    return (
        (before + pay[pay.index("[[readings]]") :])
        .replace('"四-4",', "")
        .replace('id = "R24"\nclause = "四-4"', 'id = "R24"\nclause = "四-3"')
    )


def test_a_regulation_without_money_has_empty_columns(station: Path) -> None:
    result = assess(station, without_pay(), "2026")
    row = result.rows["W1"]
    assert (row["bonus"], row["commendation"], row["paid"]) == ("", "", "")
    assert (row["deducted"], row["grade"]) == ("30.00", "fail")
    assert "not set" not in result.stderr


def test_one_step_may_take_money_and_points_and_decide_the_grade(station: Path) -> None:
    scheme = (SCHEMES / "daqinggou-2013.toml").read_text("utf-8")
    steps = "steps = [{ withhold = 50 }, { withhold = 100 }, { dismiss = true }]"
    mixed = 'steps = [{ withhold = 50, deduct = 5 }, { deduct = 2.5, grade = "pass" }, {}]'
    scheme = scheme.replace(steps, mixed, 1)
    quarter = assess(station, scheme, "2026Q1", "--set", "pay.subsidy=600").rows["W1"]
    assert (quarter["withheld"], quarter["paid"], quarter["total"]) == ("50.00", "550.00", "80.00")
    assert quarter["reasons"].count("四-1") == 4  # 50 yuan, 5 points, 2.50 points, the grade
    year = assess(station, scheme, "2026").rows["W1"]
    assert (year["deducted"], year["total"], year["grade"]) == ("7.50", "74.50", "pass")
    assert (year["bonus"], year["standing"]) == ("1500.00", "active")


def test_the_worst_of_several_forced_grades_stands(station: Path) -> None:
    scheme = (SCHEMES / "longyunli-2014.toml").read_text("utf-8")
    steps = 'steps = [{ deduct = 10 }, { deduct = 20 }, { grade = "fail" }]'
    scheme = scheme.replace(steps, 'steps = [{ grade = "pass" }, {}, { grade = "good" }]', 1)
    year = assess(station, scheme, "2026").rows["W1"]
    assert (year["deducted"], year["total"], year["grade"]) == ("0.00", "82.00", "pass")


def test_a_fixed_subsidy_needs_no_setting(station: Path) -> None:
    scheme = (SCHEMES / "daqinggou-2013.toml").read_text("utf-8")
    scheme = scheme.replace('amount = { setting = "pay.subsidy" }', "amount = 120", 1)
    result = assess(station, scheme, "2026Q1")
    row = result.rows["W1"]
    assert (row["due"], row["withheld"], row["paid"]) == ("120.00", "120.00", "0.00")
    assert "GS701" not in result.stderr


SMALL = """
id = "small"
title = "Small"
routine = "{routine}"
[score]
clause = "1"
full = 50
[scoring]
clause = "1"
[[criteria]]
id = "work"
clause = "1"
max = 50
title = "Work"
[survey]
clause = "2"
labels = [{{ id = "satisfied", from = 90 }}, {{ id = "poor", from = 0 }}]
[year]
clause = "2"
"""


def test_labels_name_a_rate_whatever_the_full_mark_is(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL.format(routine="quarter"), "utf-8")
    assert run("scheme", "check", str(file)).status == 0
    file.write_text(SMALL.format(routine="quarter").replace("90", "100.01"), "utf-8")
    refused = run("scheme", "check", str(file), "--lang", "en")
    assert refused.status != 0
    assert "survey.labels" in refused.stdout.decode() + refused.stderr


def test_a_year_that_is_its_own_round_is_explained_once(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL.format(routine="year"), "utf-8")
    ledgers = {"roster.csv": "id,name\nW1,甲\n", "scores.csv": "id,period,work\nW1,2026,40\n"}
    write_ledgers(tmp_path / "ledgers", ledgers)
    options = ("--scheme", str(file), "--format", "json")
    told = run("explain", "W1", "2026", tmp_path / "ledgers", *options)
    assert told.status == 0, told.stderr
    periods = [one["period"] for one in json.loads(told.stdout)["derivations"]]
    assert periods == ["2026"]
