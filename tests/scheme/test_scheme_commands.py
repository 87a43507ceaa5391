"""`gridscore scheme`: what is listed, shown, checked and begun."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from gridscore.messages import Lang
from gridscore.results.escape import display_width
from gridscore.results.scheme_text import outline_as_data, outline_as_markdown, print_outline
from gridscore.results.terminal import Console
from gridscore.scheme.loading import load_scheme, shipped_schemes
from gridscore.scheme.outline.whole import outline_of
from gridscore.trial.dry_run import dry_run
from tests.command import run

EVERY = str(Path("tests/scheme/files/every-construct.toml").absolute())
SHIPPED = Path("gridscore/schemes/daqinggou-2013.toml").absolute()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---- list ----


def test_every_shipped_regulation_is_listed(folder: Path) -> None:
    rows = json.loads(run("scheme", "list", "--format", "json", "--lang", "en").text)
    assert [row["id"] for row in rows] == shipped_schemes()
    assert rows[0]["in_force"] == "from 2013-01-01"
    assert rows[0]["cadence"] == "every quarter, every year"


def test_regulations_are_listed_for_reading() -> None:
    lines = run("scheme", "list", "--lang", "en").text.splitlines()
    at = lines.index("jimiya  1")
    assert "Jimiya" in lines[at + 1]
    assert "every quarter, every year" in " ".join(lines[at + 2 : at + 5])


def test_own_schemes_of_the_folder_are_listed_with_their_dates(folder: Path) -> None:
    (folder / "gridscore.toml").write_text('scheme = "daqinggou-2013"\n')
    (folder / "own.toml").write_text(
        'extends = "daqinggou-2013"\nversion = "2"\nin_force = 2026-04-01\n', "utf-8"
    )
    (folder / "bad.toml").write_text('id = "bad"\n', "utf-8")
    result = run("scheme", "list", "--format", "json", "--lang", "en")
    rows = {(row["id"], row["version"]): row["in_force"] for row in json.loads(result.text)}
    assert rows["daqinggou-2013", "1"] == "2013-01-01 to 2026-03-31"
    assert rows["daqinggou-2013", "2"] == "from 2026-04-01"
    assert "bad.toml has errors" in result.stderr


# ---- show ----


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", [*shipped_schemes(), EVERY])
def test_a_regulation_fits_the_terminal(name: str, width: int, lang: Lang) -> None:
    out = io.StringIO()
    print_outline(outline_of(load_scheme(name)), lang, Console(out, width=width))
    lines = out.getvalue().split("\n")
    assert [line for line in lines if display_width(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("lang", Lang)
def test_every_construct_has_words(lang: Lang) -> None:
    data = outline_as_data(outline_of(load_scheme(EVERY)), lang)
    rules = [rule for part in data["parts"] for rule in part["rules"]]  # type: ignore[attr-defined]
    assert all(rule["says"] for rule in rules)
    assert "{" not in json.dumps([rule["says"] for rule in rules])
    named = {rule["key"].split(".")[0] for rule in rules}
    constructs = {"score", "criteria", "scoring", "measures", "survey", "sections", "entries"}
    constructs |= {"year", "grades", "overrides", "quotas", "ranking", "groups", "ladders", "pay"}
    assert constructs <= named


def test_what_a_rule_says_can_be_read() -> None:
    data = outline_as_data(outline_of(load_scheme(EVERY)), Lang.EN)
    says = {
        rule["key"]: " ".join(rule["says"])
        for part in data["parts"]  # type: ignore[attr-defined]
        for rule in part["rules"]
    }
    assert "minor +1 points, 恶劣 +2 points; -1 marks" in says["entries.praised"]
    assert "-5 to -1 points, as the log states; -20 yuan" in says["entries.found"]
    assert "Brings: +50 yuan." in says["entries.overtime"]
    assert "At 12: dismissed; the running total starts anew." in says["ladders.points"]
    assert "at most 15 % of all in post" in says["quotas.best"]
    assert data["settings"] == ["pay.subsidy", "pay.bonus.good", "pay.pool"]


def test_a_regulation_as_markdown() -> None:
    text = outline_as_markdown(outline_of(load_scheme("daqinggou-2013")), Lang.ZH_HANS)
    assert "### 四-1 信息漏报、迟报造成工作失误 `ladders.late-report`" in text
    assert "* 第 1 次：扣 50 元（季度补贴）。" in text
    assert "* `pay.subsidy`" in text


def test_show_takes_an_override_and_refuses_a_strange_format(folder: Path) -> None:
    result = run("scheme", "show", "daqinggou-2013", "--set", "scoring.trim=2", "--lang", "en")
    assert "leaves out 2 highest and 2 lowest" in result.text
    assert run("scheme", "show", "daqinggou-2013", "--format", "pdf").status == 2
    assert run("scheme", "show").status == 2


# ---- check ----


@pytest.mark.parametrize("name", ["daqinggou-2013", "daqinggou-2015", "longyunli-2014"])
def test_shipped_regulations_pass(name: str, folder: Path) -> None:
    result = run("scheme", "check", name, "--lang", "en")
    assert result.status == 0, result.stderr
    assert "is sound" in result.stderr


def test_what_the_station_sets_is_listed_with_an_example(folder: Path) -> None:
    result = run("scheme", "check", "daqinggou-2013", "--lang", "en")
    assert "in gridscore.toml under [pay], for instance subsidy = 600" in result.stderr
    assert "--set pay.subsidy=600" in result.stderr
    assert "4 invented people, 5 periods assessed" in result.stderr


def check(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = SHIPPED.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "own.toml"
    file.write_text(text, "utf-8")
    result = run("scheme", "check", file, "--lang", "en")
    assert result.status == 2
    return [line.strip() for line in result.stderr.splitlines()[1:]]


def test_errors_of_fields_and_of_the_whole_are_told_together(folder: Path) -> None:
    told = check(
        folder,
        ("trim = 0 ", "trimm = 0 "),
        ("from = 75", "from = 95"),
        ("amount = 500", 'amount = "500"'),
        ('category = "environment"', 'category = "late-report"'),
    )
    assert told[0].startswith("line 52: scoring.trimm: unknown key; did you mean trim?")
    assert "line 80: grades must stand best first, each with a lower bound of its own" in told
    assert any("events of late-report are claimed by several rules" in line for line in told)
    assert any("pay.commendation.amount: must be a number" in line for line in told)
    assert told[-1].startswith("(More may show")


def test_a_refused_rule_makes_no_other_errors(folder: Path) -> None:
    told = check(folder, ('id = "log"\nclause = "三-2"\nmax = 20', 'id = "log"\nmax = 20'))
    assert told[0] == "line 26: criteria.log.clause: this key is missing"
    assert len(told) == 2  # and that more may show


def test_a_refused_table_is_not_told_to_be_missing(folder: Path) -> None:
    told = check(folder, ('denominator = "sampled"', 'denominator = "all"'))
    assert told[0].startswith("line 57: survey.denominator: must be one of: sampled, valid")
    assert len(told) == 2  # and that more may show


def test_an_unknown_key_hides_nothing(folder: Path) -> None:
    told = check(folder, ("trim = 0 ", "trimm = 0 "), ('"附",', ""))
    assert [line.split(": ")[1] for line in told] == [
        "scoring.trimm",
        *("forms.quarterly-sheet", "forms.annual-sheet", "forms.survey-sheet"),
    ]


def test_every_rule_with_a_clause_that_is_not_listed_is_told_with_its_line(folder: Path) -> None:
    told = check(folder, ('id = "log"\nclause = "三-2"', 'id = "log"\nclause = "三-22"'))
    text = (folder / "own.toml").read_text("utf-8")
    line = text[: text.index("三-22")].count("\n") + 1
    said = "clauses that are not in the list of clauses: 三-22; in it, and cited by no rule: 三-2"
    assert told == [f"line {line}: criteria.log: {said}"]


_NO_NUMBER = "must be a number, without quotation marks"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ('points = "x"', f'points: {_NO_NUMBER} (given: "x")'),
        ("points = { from = 'a', to = 3 }", f'points.from: {_NO_NUMBER} (given: "a")'),
        ("points = { minor = 'a' }", f'points.minor: {_NO_NUMBER} (given: "a")'),
        ("points = [1]", "points: must be a number"),
    ],
)
def test_a_value_of_several_kinds_is_told_once(folder: Path, value: str, told: str) -> None:
    entry = f'[[entries]]\nid = "x"\nclause = "四-1"\ntitle = "x"\ncategory = "absence"\n{value}\n'
    lines = check(folder, ("[pay.subsidy]", f"{entry}\n[pay.subsidy]"))
    (line,) = [line for line in lines if "entries.x" in line]
    assert line.split("entries.x.")[1].startswith(told)


def test_a_key_of_the_whole_below_a_heading_is_told_to_stand_above(folder: Path) -> None:
    lines = check(folder, ("[scoring]", '[scoring]\ngather = "quarter"\nclauses = ["一"]'))
    above = [line for line in lines if "stands above the first […]" in line]
    assert [line.split(": ")[1] for line in above] == ["scoring.gather", "scoring.clauses"]


def test_a_chinese_key_without_quotation_marks_is_explained(folder: Path) -> None:
    (folder / "own.toml").write_text('id = "a"\n组长 = 1\n', "utf-8")
    assert "line 2: a key" in run("scheme", "check", folder / "own.toml", "--lang", "en").stderr


def test_the_dry_run_has_scorers_of_the_roles_there_are() -> None:
    loaded = load_scheme("daqinggou-2013", ["scoring.role_weights={ leader = 100 }"])
    assert not dry_run(loaded).refused


def test_the_dry_run_tells_what_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("gridscore.engine.year.assess_year", broken)
    result = dry_run(load_scheme("daqinggou-2013"))
    assert [(str(period), str(error)) for period, error in result.raised] == [
        ("2026", "by nothing")
    ]
    told = run("scheme", "check", "daqinggou-2013", "--lang", "en")
    assert told.status == 2
    assert "The dry run of 2026 breaks off: ZeroDivisionError: by nothing" in told.stderr


# ---- new ----

GIVEN = ["--id", "my-scheme", "--title", "示例办法", "--criteria", "工作日志=25,考勤=25"]


@pytest.mark.parametrize("routine", ["month", "quarter", "year"])
@pytest.mark.parametrize("lang", Lang)
def test_a_new_scheme_passes_check(folder: Path, routine: str, lang: Lang) -> None:
    begun = run("scheme", "new", *GIVEN, "--routine", routine, "--lang", lang)
    assert begun.status == 0, begun.stderr
    assert run("scheme", "check", "my-scheme.toml").status == 0
    scheme = load_scheme("my-scheme.toml").scheme
    assert [criterion.id for criterion in scheme.criteria] == ["log", "attendance"]
    assert [grade.floor for grade in scheme.grades] == [4500, 3750, 3000, 0]


def test_new_takes_any_title(folder: Path) -> None:
    title = os.fsdecode(b"T\xff\x7f")
    call = ("scheme", "new", "own.toml", "--id", "own", "--title", title, "--criteria", "a=100")
    assert run(*call, "--routine", "month").status == 0
    assert load_scheme(str(folder / "own.toml")).scheme.title.en == "T\\udcff\x7f"


def test_new_never_overwrites_unless_told_to(folder: Path) -> None:
    command = ["scheme", "new", "own.toml", *GIVEN, "--routine", "month"]
    assert run(*command).status == 0
    before = (folder / "own.toml").read_text("utf-8")
    changed = [*command, "--title", "另一办法"]
    assert run(*changed).status == 3
    assert (folder / "own.toml").read_text("utf-8") == before
    assert run(*changed, "--force").status == 0
    assert "另一办法" in (folder / "own.toml").read_text("utf-8")


def test_new_never_takes_the_place_of_the_settings(folder: Path) -> None:
    (folder / "gridscore.toml").write_text("", "utf-8")
    command = ["scheme", "new", "gridscore.toml", *GIVEN, "--routine", "month", "--force"]
    refused = run(*command, "--lang", "en")
    assert (refused.status, (folder / "gridscore.toml").read_text("utf-8")) == (2, "")
    assert "settings" in refused.stderr


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (["--criteria", "工作日志"], "is no criterion with its points"),
        (["--criteria", "工作日志=0"], "is no criterion with its points"),
        (["--criteria", " , "], "is no criterion with its points"),
        (["--criteria", "a=1,a=2"], "stand twice"),
        (["--id", "My Scheme"], "must be written with small letters"),
        (["--routine", "week"], "choose one of: month"),
    ],
)
def test_new_refuses_what_does_not_do(folder: Path, changed: list[str], told: str) -> None:
    result = run("scheme", "new", *GIVEN, "--routine", "month", *changed, "--lang", "en")
    assert (result.status, told in result.stderr) == (2, True), result.stderr
    assert list(folder.iterdir()) == []


def test_new_names_what_it_would_ask_for(folder: Path) -> None:
    result = run("scheme", "new", "--id", "x", "--lang", "en")
    assert result.status == 2
    assert "--title, --routine, --criteria" in result.stderr
    assert run("scheme", "new", "x.txt", *GIVEN, "--routine", "month").status == 2


def test_new_asks_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["示例办法", "quarter", "log:日志=100"])
    monkeypatch.setattr("gridscore.cli.scheme_new.is_terminal", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    assert run("scheme", "new", "--id", "asked").status == 0
    assert load_scheme("asked.toml").scheme.criteria[0].id == "log"


def test_the_schema_is_printed(folder: Path) -> None:
    schema = json.loads(run("scheme", "json-schema").text)
    assert {"extends", "remove", "ladders"} <= schema["properties"].keys()
    assert schema["definitions"]["Criterion"]["properties"]["max"]["maximum"] == 100000
    assert "required" not in schema["definitions"]["Criterion"]
    assert "max" in schema["definitions"]["WholeCriterion"]["required"]
