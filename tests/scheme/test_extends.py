"""Schemes that extend others: what merges, what goes, and where errors are said to stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridscore.messages import Lang, say
from gridscore.problems import UsageError
from gridscore.scheme.files import find_scheme, find_versions
from gridscore.scheme.loading import LoadedScheme, load_scheme
from tests.command import run, sound_ledgers, write_ledgers

BASE = 'extends = "daqinggou-2013"\nid = "own"\n'


def load(folder: Path, text: str, name: str = "own.toml") -> LoadedScheme:
    file = folder / name
    file.write_text(text, "utf-8")
    return load_scheme(str(file))


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        load(folder, text)
    return say(f"usage.{caught.value.key}", Lang.EN, **caught.value.details)


def test_tables_merge_and_rules_merge_by_id(tmp_path: Path) -> None:
    scheme = load(
        tmp_path,
        BASE
        + """
        [pay.bonus]
        amounts = { fail = 0 }
        [[ladders]]
        id = "late-report"
        steps = [{ withhold = 80 }]
        [[criteria]]
        id = "log"
        title = "日志"
        """,
    ).scheme
    assert scheme.pay.bonus is not None
    assert scheme.pay.bonus.amounts["excellent"] == 240000
    assert scheme.pay.bonus.amounts["fail"] == 0
    assert [ladder.id for ladder in scheme.ladders] == ["late-report", "environment"]
    assert [step.withhold for step in scheme.ladders[0].steps] == [8000]
    assert scheme.ladders[0].clause == "四-1"
    assert scheme.criteria[1].title.zh_hans == "日志"
    assert len(scheme.not_modelled) == 3


@pytest.mark.parametrize("criteria", ['["idle"]', '[{ title = "x" }]', '"log"'])
def test_what_is_no_rule_stands_in_the_place_of_rules_and_is_told(
    tmp_path: Path, criteria: str
) -> None:
    assert "criteria" in refusal(tmp_path, f"{BASE}criteria = {criteria}\n")


def test_new_rules_come_last_and_clauses_left_out_merge_by_clause(tmp_path: Path) -> None:
    scheme = load(
        tmp_path,
        BASE
        + """
        [[not_modelled]]
        clause = "二"
        why = "x"
        [[ladders]]
        id = "absence"
        clause = "四-2"
        category = "absence"
        title = "缺勤"
        steps = [{ dismiss = true }]
        """,
    ).scheme
    assert [ladder.id for ladder in scheme.ladders][-1] == "absence"
    assert [part.why.en for part in scheme.not_modelled if part.clause == "二"] == ["x"]


def test_parts_are_removed_before_the_file_is_laid_over(tmp_path: Path) -> None:
    scheme = load(
        tmp_path,
        BASE
        + """
        remove = ["ladders.environment", "clauses.四-2", "year.weights", "readings.R12"]
        year.weights = { routine = 100 }
        """,
    ).scheme
    assert [ladder.id for ladder in scheme.ladders] == ["late-report"]
    assert dict(scheme.year.weights) == {"routine": 10000}
    assert "四-2" not in scheme.clauses


def test_a_chain_of_files_beside_each_other(tmp_path: Path) -> None:
    load(tmp_path, BASE + "grades = [{ id = 'good', from = 70 }]\n", "middle.toml")
    loaded = load(tmp_path, 'extends = "middle.toml"\nid = "third"\nscoring.trim = 1\n')
    assert [grade.floor for grade in loaded.scheme.grades] == [9000, 7000, 6000, 0]
    assert (loaded.scheme.id, loaded.scheme.scoring and loaded.scheme.scoring.trim) == ("third", 1)
    assert len(loaded.file.layers) == 3


def test_what_is_changed_changes_the_hash(tmp_path: Path) -> None:
    same = load(tmp_path, BASE)
    assert same.digest != load(tmp_path, BASE + "scoring.trim = 1\n").digest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('extends = "daqinggou-213"\n', "Did you mean: daqinggou-2013?"),
        ('extends = "own.toml"\n', "extends it in turn"),
        ('extends = "daqinggou-2013"\n', "both are daqinggou-2013, version 1"),
        (BASE + 'remove = ["ladders.nope"]\n', "line 3: remove: there is no ladders.nope"),
        (BASE + "remove = [1]\n", "line 3: remove: must be a list of paths"),
        (BASE + "remove = 3\n", "remove: must be a list of paths"),
        ('id = "a"\nremove = ["x"]\n', "extends no other"),
    ],
)
def test_what_cannot_be_extended_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert told in refusal(tmp_path, text)


def test_a_file_that_comes_back_to_itself_by_another_path_is_told(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    told = refusal(tmp_path, 'extends = "sub/../own.toml"\nid = "third"\n')
    assert told.endswith("own.toml extends sub/../own.toml, which extends it in turn.")


def test_an_error_names_the_file_it_stands_in(tmp_path: Path) -> None:
    load(tmp_path, BASE, "middle.toml")
    middle = tmp_path / "middle.toml"
    middle.write_text(BASE + "\n[pay.bonus]\namounts = { fail = -1 }\n", "utf-8")
    told = refusal(
        tmp_path,
        'extends = "middle.toml"\nid = "third"\n[[ladders]]\nid = "environment"\nclause = 3\n'
        'category = "late-report"\n',
    )
    assert f"{tmp_path / 'own.toml'}, line 5: ladders.environment.clause" in told
    assert f"{middle}, line 5: pay.bonus.amounts.fail: must not be negative" in told


# ---- versions ----

SECOND = """
extends = "daqinggou-2013"
version = "2"
in_force = 2026-04-01
grades = [{ id = "good", from = 70 }]
"""


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_ledgers(tmp_path, sound_ledgers())
    (tmp_path / "gridscore.toml").write_text('scheme = "daqinggou-2013"\nlang = "en"\n')
    (tmp_path / "second.toml").write_text(SECOND, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2010, 1, 1), "1"),
        (date(2026, 3, 31), "1"),
        (date(2026, 4, 1), "2"),
        (None, "2"),
    ],
)
def test_the_version_in_force_is_taken(station: Path, day: date | None, version: str) -> None:
    assert find_scheme("daqinggou-2013", day, station).version == version


def test_a_version_can_be_named(station: Path) -> None:
    assert find_scheme("daqinggou-2013@1", None, station).version == "1"
    with pytest.raises(UsageError):
        find_scheme("daqinggou-2013@3", None, station)


def test_two_versions_from_one_day_are_refused(station: Path) -> None:
    (station / "third.toml").write_text(SECOND.replace('"2"', '"3"'), "utf-8")
    with pytest.raises(UsageError) as caught:
        find_versions("daqinggou-2013", station)
    assert caught.value.key == "scheme-versions"


def test_the_version_taken_is_said(station: Path) -> None:
    result = run("quarter", "2026Q1", "--format", "json", "--set", "pay.subsidy=600")
    assert result.status == 0, result.stderr
    assert "version 1 is taken, in force from 2013-01-01" in result.stderr
    assert '"version": "1"' in result.text
    result = run("year-end", "2026", "--format", "json")
    assert "version 2 is taken, in force from 2026-04-01" in result.stderr
    assert '"version": "2"' in result.text


def test_a_version_not_in_force_yet_is_said(station: Path) -> None:
    command = ["quarter", "2026Q1", "--scheme", "second.toml", "--format", "json"]
    assert "is in force only from 2026-04-01" in run(*command).stderr


def test_settings_of_another_version_are_no_mistake(station: Path) -> None:
    own = SECOND + '[pay.bonus]\namounts = { fail = { setting = "pay.failed" } }\n'
    (station / "second.toml").write_text(own, "utf-8")
    (station / "gridscore.toml").write_text(
        'scheme = "daqinggou-2013"\nlang = "en"\n[pay]\nfailed = 10\n'
    )
    assert run("quarter", "2026Q1", "--format", "json").status == 0
