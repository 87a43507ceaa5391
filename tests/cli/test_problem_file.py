"""`check -o` writes the list of all problems; what is written is what is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from gridscore.cli.session import SHOWN_AT_ONCE
from gridscore.messages import Lang, say
from gridscore.results.problem_file import problem_writer
from gridscore.scheme.loading import load_scheme
from tests.command import run, sound_ledgers, write_ledgers

ENDINGS = ("xlsx", "csv", "tsv", "json", "jsonl", "parquet")
NAMES = ["code", "severity", "file", "sheet", "cell", "value", "message", "repair"]
CHECK = ("check", "--scheme", "daqinggou-2013", "--lang", "en")


@pytest.fixture
def spoiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A station with two cells that cannot be read, one of them looking like a formula."""
    monkeypatch.chdir(tmp_path)
    ledgers = sound_ledgers()
    scores = next(name for name in ledgers if "score" in name)
    head, first, second, *rest = ledgers[scores].splitlines()
    spoilt = [first.rpartition(",")[0] + ",=1+1", second.rpartition(",")[0] + ",二十"]
    write_ledgers(tmp_path, {**ledgers, scores: "\n".join([head, *spoilt, *rest])})
    return tmp_path


def told(lang: str = "en") -> list[dict[str, str | None]]:
    call = run(*CHECK[:-1], lang, "--format", "json", ".")
    assert call.status == 1
    rows: list[dict[str, str | None]] = json.loads(call.text)
    return rows


def rows_of(path: Path) -> list[list[str]]:
    match path.suffix:
        case ".xlsx":
            cells = openpyxl.load_workbook(path).worksheets[0].iter_rows(3, values_only=True)
            return [["" if cell is None else str(cell) for cell in row] for row in cells]
        case ".csv" | ".tsv":
            between = "\t" if path.suffix == ".tsv" else ","
            stream = io.StringIO(path.read_text("utf-8-sig"), newline="")
            return list(csv.reader(stream, delimiter=between))
        case ".json":
            records = json.loads(path.read_text("utf-8"))
        case ".jsonl":
            records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        case _:
            records = pq.read_table(path).to_pylist()
    rows = [[record[name] or "" for name in NAMES] for record in records]
    return [list(records[0]), *rows]


@pytest.mark.usefixtures("spoiled")
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_holds_what_is_told(ending: str) -> None:
    expected = told()
    assert {"=1+1", "二十"} <= {row["value"] for row in expected}
    call = run(*CHECK, ".", "-o", f"p.{ending}")
    assert call.status == 1
    assert call.stderr.endswith(f"written: p.{ending}\n")
    assert [problem.code for problem in call.problems]  # the console lists them all the same
    head, *rows = rows_of(Path(f"p.{ending}"))
    assert head == NAMES
    defused = "'" if ending in ("csv", "tsv") else ""
    values = [[row[name] or "" for name in NAMES] for row in expected]
    for row in values:
        row[5] = f"{defused}{row[5]}" if row[5].startswith("=") else row[5]
    assert rows == values


@pytest.mark.usefixtures("spoiled")
def test_json_is_what_standard_output_gets() -> None:
    run(*CHECK, ".", "-o", "p.json")
    assert run(*CHECK, ".", "--format", "json").stdout == Path("p.json").read_bytes()


@pytest.mark.usefixtures("spoiled")
@pytest.mark.parametrize("ending", ENDINGS)
def test_people_get_words_of_their_language_and_programs_get_names(ending: str) -> None:
    expected = [row["message"] for row in told("zh-Hans")]
    assert run(*CHECK[:-1], "zh-Hans", ".", "-o", f"p.{ending}").status == 1
    head, *rows = rows_of(Path(f"p.{ending}"))
    for_people = ending in ("xlsx", "csv", "tsv")
    assert head == (
        ["代码", "类别", "文件", "工作表", "单元格", "现有内容", "问题", "处理办法"]
        if for_people
        else NAMES
    )
    assert {row[1] for row in rows} <= (
        {"错误", "警告", "提示"} if for_people else {"error", "warning", "notice"}
    )
    assert [row[6] for row in rows] == expected


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_problems_the_list_is_empty(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"p.{ending}"
    problem_writer([], ending, load_scheme("daqinggou-2013"), "", Lang.EN)(path)
    match ending:
        case "json":
            assert json.loads(path.read_text()) == []
        case "jsonl":
            assert path.read_bytes() == b""
        case "parquet":
            assert pq.read_table(path).num_rows == 0
        case _:
            assert [row for row in rows_of(path) if any(row)] == [NAMES]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.usefixtures("spoiled")
def test_a_list_among_the_ledgers_is_no_ledger(ending: str) -> None:
    before = told()
    for lang in Lang:
        run(*CHECK[:-1], str(lang), ".", "-o", f"{lang}.{ending}")
    after = told()
    passed_over = [row for row in after if row["code"] == "GS105"]
    assert len(passed_over) == (0 if "json" in ending else len(Lang))
    assert [row for row in after if row not in passed_over] == before


@pytest.mark.usefixtures("spoiled")
def test_a_ledger_is_not_overwritten_even_by_force() -> None:
    Path("notes.csv").write_text("mine")  # who knows what is meant to stand in it
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    for name in before:
        refused = run(*CHECK, ".", "-o", name, "--force")
        assert (refused.status, name in refused.stderr) == (2, True)
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.usefixtures("spoiled")
def test_a_file_is_overwritten_only_by_force() -> None:
    ledgers = [path.name for path in Path().iterdir()]
    Path("p.csv").write_text("mine")
    assert run(*CHECK, *ledgers, "-o", "p.csv").status == 3
    assert Path("p.csv").read_text() == "mine"
    assert run(*CHECK, *ledgers, "-o", "p.csv", "--force").status == 1
    assert rows_of(Path("p.csv"))[0] == NAMES


@pytest.mark.usefixtures("spoiled")
@pytest.mark.parametrize("name", ["p.doc", "p", "-", "nowhere/p.csv"])
def test_what_cannot_be_written_is_refused_before_reading(name: str) -> None:
    call = run(*CHECK, ".", "-o", name)
    assert call.status == 2
    assert call.problems == []


def test_where_not_all_are_listed_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head = "编号,期间,走访巡查与信息采集,工作日志,市容环境卫生,服务态度,工作能力\n"
    people = [f"W{number}" for number in range(SHOWN_AT_ONCE + 5)]
    write_ledgers(
        tmp_path,
        {
            "roster.csv": "编号,姓名\n" + "".join(f"{one},甲\n" for one in people),
            "q1.csv": head + "".join(f"{one},2026Q1,x,18,18,18,18\n" for one in people),
        },
    )
    hint = say("usage.problems-in-file", Lang.EN)
    assert hint in run(*CHECK, ".").stderr
    quarter = run("quarter", "2026Q1", "--scheme", "daqinggou-2013", "--lang", "en", ".")
    assert quarter.status == 1
    assert hint in quarter.stderr
    assert hint not in run(*CHECK, ".", "--verbose").stderr
    assert hint not in run(*CHECK, ".", "-o", "p.csv").stderr
