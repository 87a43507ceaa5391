"""Scheme files and overrides: what is refused, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridscore.folder.settings import read_settings
from gridscore.messages import Lang, say
from gridscore.problems import UsageError
from gridscore.scheme.loading import load_scheme, shipped_schemes

SHIPPED = "daqinggou-2013"
FILE = Path("gridscore/schemes/daqinggou-2013.toml")


def refusal(name: str, *overrides: str, lang: Lang = Lang.EN) -> str:
    with pytest.raises(UsageError) as caught:
        load_scheme(name, overrides)
    return say(f"usage.{caught.value.key}", lang, **caught.value.details)


def changed(tmp_path: Path, old: str, new: str, file: Path = FILE) -> str:
    text = file.read_text("utf-8")
    assert old in text
    path = tmp_path / "own.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return str(path)


def test_every_shipped_scheme_is_sound() -> None:
    assert SHIPPED in shipped_schemes()
    for name in shipped_schemes():
        assert load_scheme(name).scheme.id == name


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("trim = 0", "trimm = 0", "scoring.trimm: unknown key; did you mean trim?"),
        (
            "max = 20",
            'max = "20"',
            'criteria.patrol.max: must be a number, without quotation marks (given: "20")',
        ),
        ("max = 20", "max = 20.001", "criteria.patrol.max: must have at most two decimals"),
        ("max = 20", "", "criteria.patrol.max: this key is missing"),
        ("routine = 40", "routine = 50", "year: weights add up to 110.00, not 100"),
        ('clause = "三-1"', 'clause = "三-9"', "三-9; in it, and cited by no rule: 三-1"),
        ('clause = "三-1"', 'clause = "3.a"', "clauses neither cited by a rule"),
        ('"附",', "", "clauses that are not in the list of clauses: 附"),
        ("from = 75", "from = 95", "grades must stand best first"),
        ('id = "fail"\nfrom = 0', 'id = "fail"\nfrom = 10', "grades leave a gap below fail"),
        ("fail = 1000", "failed = 1000", "disagree about: fail, failed"),
        ("withhold = 50", "withhold = -50", "steps.1.withhold: must not be negative"),
        ("in_force = 2013-01-01", 'in_force = "soon"', "in_force: must be a date"),
        ('denominator = "sampled"', 'denominator = "all"', "must be one of: sampled, valid"),
        (
            'category = "environment"',
            'category = "late-report"',
            "claimed by several rules: ladders.late-report, ladders.environment",
        ),
        ("fail = 1000", "fail = -1", "pay.bonus.amounts.fail: must not be negative"),
        ("amount = 500", 'amount = "500"', "pay.commendation.amount: must be a number"),
        ("amount = 500", "amount = 5e12", "pay.commendation.amount: is too large"),
        ("amount = 500", "amount = { settin = 1 }", "settin: unknown key; did you mean setting?"),
        ("fail = 1000", "fail = { settin = 1 }", "fail.settin: unknown key; did you mean setting?"),
        ("amount = 500", 'amount = { setting = "x" }', "pay.commendation.amount.setting"),
        ("dismiss = true", 'grade = "poor"', "grades that are not in grades: poor"),
        ("dismiss = true", "deduct = -1", "steps.3.deduct: must not be negative"),
        ('rounds = "every"', 'rounds = "some"', "year.rounds: must be one of: every, held"),
    ],
)
def test_a_fault_is_told_by_rule_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in refusal(changed(tmp_path, old, new))


def test_money_is_withheld_only_from_what_is_due(tmp_path: Path) -> None:
    other = FILE.with_name("longyunli-2014.toml")
    path = changed(tmp_path, "{ deduct = 10 }", "{ withhold = 10 }", other)
    assert "withhold it from (to take it from a payment, name it: pot): late-report" in refusal(
        path
    )


def test_one_step_may_have_several_effects(tmp_path: Path) -> None:
    path = changed(tmp_path, "{ withhold = 50 }", '{ withhold = 50, deduct = 5, grade = "pass" }')
    ladder, other = load_scheme(path).scheme.ladders
    first, *_, last = ladder.steps
    assert (first.withhold, first.deduct, first.grade) == (5000, 500, "pass")
    assert (last.dismiss, ladder.marks_the_year, other.marks_the_year) == (True, True, False)


def test_amounts_left_open_are_settings_of_the_station() -> None:
    loaded = load_scheme("longyunli-2014", ["pay.bonus.good=1500"], {"pay.commendation": 300})
    assert loaded.settings == {"pay.bonus.good": 150000, "pay.commendation": 30000}
    assert "pay.bonus.good" in refusal("longyunli-2014", "pay.bonus.good=-1")


def test_all_faults_are_told_at_once_in_the_language_asked_for(tmp_path: Path) -> None:
    text = (
        FILE.read_text("utf-8").replace("trim = 0", "trimm = 0").replace("max = 20", "max = x'1'")
    )
    path = tmp_path / "own.toml"
    path.write_text(text.replace("x'1'", "'1'"), "utf-8")
    told = refusal(str(path), lang=Lang.ZH_HANS)
    assert "scoring.trimm：未知的键，是否指 trim？" in told
    assert told.count("应为数字") == 5


@pytest.mark.parametrize(
    ("override", "told"),
    [
        ("pay.subsidi=600", "no such key"),
        ("grades.gut.from=70", "good"),
        ("pay.subsidy", "KEY=VALUE"),
        ("pay.subsidy=-1", "not negative"),
        ("pay.subsidy=1.234", "two decimals"),
        ("pay.subsidy=1e20", "amount in yuan"),
        ("scoring.trim=1e9", "scoring.trim"),
        ("year.weights=3", "must be a table"),
        ("title=5", "must be text in quotation marks (given: 5)"),
        ("year.weights.pannel=10", "no such key"),
        ("survey.answers.fare=60", "Keys there: fair."),
        ("survey.anwsers.fair=60", "Keys there: answers"),
        ("year.instead.vote=routine", "no such key"),
        ("year.instead.survey=vote", "year.instead.survey"),
        ("ranking.change=true", "--set ranking.change: ranking.clause: this key is missing"),
        (
            "ladders.late-report.clean.off=1",
            "ladders.late-report.clean.months: this key is missing",
        ),
        ("grades.good.from.x=1", "nothing stands there that --set could change"),
        ("overrides.x.dismiss=true", "nothing stands there that --set could change"),
        ("ladders.late-report.steps.1.dismiss=true", "nothing stands there that --set could"),
    ],
)
def test_an_unfit_override_is_told(override: str, told: str) -> None:
    assert told in refusal(SHIPPED, override)


def test_an_override_may_begin_a_table_that_the_file_leaves_out() -> None:
    given = [
        "survey.answers.fair=60",
        "year.instead.survey=routine",
        "ladders.late-report.clean.months=6",
    ]
    scheme = load_scheme(SHIPPED, given).scheme
    assert scheme.survey is not None
    answers = scheme.survey.answers
    assert (answers.satisfied, answers.fair, answers.poor) == (10000, 6000, 0)
    assert scheme.year.instead == {"survey": "routine"}
    clean = next(ladder.clean for ladder in scheme.ladders if ladder.id == "late-report")
    assert clean is not None
    assert clean.months == 6


def test_an_override_changes_the_rules_and_their_hash() -> None:
    plain, other = load_scheme(SHIPPED), load_scheme(SHIPPED, ["grades.good.from=70"])
    assert [grade.floor for grade in other.scheme.grades] == [9000, 7000, 6000, 0]
    assert plain.digest != other.digest
    assert load_scheme(SHIPPED).digest == plain.digest


def test_a_scheme_that_does_not_exist_names_the_nearest() -> None:
    assert "did you mean daqinggou-2013?" in refusal("daqingou-2013")
    assert SHIPPED in refusal("xyz")
    told = refusal("no/such.toml")
    assert "cannot be read: there is no such file. Check the path" in told
    assert "Errno" not in told


def test_a_file_that_cannot_be_read_is_told_in_the_language_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes('title = "办法"'.encode("gb18030"))
    (tmp_path / "folder.toml").mkdir()
    for name, told in ((path.name, "不是 UTF-8 编码"), ("folder.toml", "没有读取权限")):
        file = tmp_path / name
        said = refusal(str(file), lang=Lang.ZH_HANS)
        assert str(file) in said
        assert told in said
        with pytest.raises(UsageError) as caught:
            read_settings(file)
        assert say(f"usage.{caught.value.key}", Lang.ZH_HANS, **caught.value.details) == said


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('id = "a"\nversion = \n', "utf-8")
    assert "line 2: there is no value" in refusal(str(path))
    assert "第 2 行" in refusal(str(path), lang=Lang.ZH_HANS)
    path.write_text('id = "a"\nx = [1,\n\n', "utf-8")  # which tomllib finds at the end
    assert "line 2: a bracket is not closed" in refusal(str(path))
    path.write_text('id = "a"\nid = "b"\n', "utf-8")
    assert "line 2: this key stands in its table already" in refusal(str(path))
