"""Where results go, what is in them, and what can never be found there."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.command import run

BOM = b"\xef\xbb\xbf"
ENDINGS = ("xlsx", "csv", "tsv", "json", "jsonl", "parquet")
FILES = ("roster.csv", "scores.csv", "survey.csv")
COLUMNS = (
    *("rank", "id", "name", "grid", "zone", "patrol", "log", "environment", "service", "ability"),
    *("total", "grade", "due", "withheld", "paid", "standing", "reasons"),
)
W2 = (
    *("1", "W2", "乙二", "G2", "", "17.00", "17.00", "17.00", "17.00", "17.00"),
    *("85.00", "good", "600.00", "0.00", "600.00", "active", ""),
)

pytestmark = pytest.mark.usefixtures("station")


def table_of(path: Path) -> list[list[str]]:
    """Read a result's rows back as texts."""
    match path.suffix:
        case ".xlsx":
            cells = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
            return [["" if cell is None else str(cell) for cell in row] for row in cells]
        case ".csv" | ".tsv":
            text = path.read_text("utf-8-sig")
            return list(
                csv.reader(io.StringIO(text), delimiter="\t" if ".tsv" in path.name else ",")
            )
        case ".json":
            records = json.loads(path.read_text("utf-8"), parse_float=str, parse_int=str)["rows"]
        case ".jsonl":
            lines = path.read_text("utf-8").splitlines()
            records = [json.loads(line, parse_float=str, parse_int=str) for line in lines]
        case _:
            records = pq.read_table(path).to_pylist()
    rows = [["" if cell is None else str(cell) for cell in record.values()] for record in records]
    return [list(records[0]), *rows]


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "xlsx"])
def test_every_ending_holds_the_same_table(ending: str) -> None:
    assert run("quarter", "2026Q1", "-o", f"q.{ending}").status == 0
    headings, first, *others = table_of(Path(f"q.{ending}"))
    assert (tuple(headings), tuple(first)) == (COLUMNS, W2)
    assert [row[1] for row in others] == ["W1"]


def test_a_workbook_holds_the_same_figures() -> None:
    assert run("quarter", "2026Q1", "-o", "q.xlsx").status == 0
    rows = table_of(Path("q.xlsx"))
    (headings,) = [row for row in rows if "rank" in row]
    (worker,) = [row for row in rows if "W2" in row]
    shown = dict(zip(headings, worker, strict=True))
    assert float(shown["total"]) == 85
    assert (shown["name"], shown["grade"], float(shown["paid"])) == ("乙二", "good", 600)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_input_gives_the_same_bytes(ending: str) -> None:
    for name in ("a", "b"):
        assert run("year-end", "2026", *FILES, "-o", f"{name}.{ending}").status == 0
    assert Path(f"a.{ending}").read_bytes() == Path(f"b.{ending}").read_bytes()


def test_files_have_a_bom_and_a_pipe_has_none() -> None:
    run("quarter", "2026Q1", *FILES, "-o", "q.csv", "--journal", "j.csv")
    assert Path("q.csv").read_bytes().startswith(BOM)
    assert Path("j.csv").read_bytes().startswith(BOM)
    piped = run("quarter", "2026Q1", *FILES).stdout
    assert BOM + piped == Path("q.csv").read_bytes()
    assert run("quarter", "2026Q1", *FILES, "--bom").stdout == BOM + piped
    assert run("quarter", "2026Q1", *FILES, "-o", "-").stdout == piped


@pytest.mark.parametrize("name", [*ENDINGS, "md", "table"])
def test_every_format_goes_to_stdout(name: str) -> None:
    result = run("quarter", "2026Q1", "--format", name)
    assert result.status == 0
    assert {"xlsx": b"PK", "parquet": b"PAR1"}.get(name, "乙二".encode()) in result.stdout
    assert not Path("results").exists()


def test_a_run_within_the_folder_fills_its_results(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("2026").mkdir()
    monkeypatch.chdir("2026")
    result = run("quarter", "2026年第一季度")
    assert (result.status, result.stdout) == (0, b"")
    assert Path("../results/2026Q1.xlsx").is_file()
    assert "2026Q1.xlsx" in result.stderr
    assert run("quarter", "2026Q1").status == 3
    assert run("quarter", "2026Q1", "--force").status == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_results_among_the_ledgers_are_not_read_as_ledgers(ending: str) -> None:
    """The outputs of one run lie in the folder that the next run reads."""
    journal = f"journal.{'json' if ending == 'xlsx' else ending}"
    expected = run("quarter", "2026Q1", ".", "--format", "json").rows
    for period, command in (("2026Q1", "quarter"), ("2026", "year-end")):
        outputs = ("-o", f"{period}.{ending}", "--journal", f"{period}-{journal}")
        assert run(command, period, ".", *outputs).status == 0
    again = run("quarter", "2026Q1", ".", "--format", "json", "--verbose")
    assert again.status == 0, again.stderr
    assert again.rows == expected
    assert {problem.code for problem in again.problems} <= {"GS105"}


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_sheets_of_results_that_were_saved_as_text_are_not_read_either(lang: str) -> None:
    assert run("year-end", "2026", "-o", "y.xlsx", "--slips", "s.xlsx", "--lang", lang).status == 0
    Path("saved").mkdir()
    for book in ("y.xlsx", "s.xlsx"):
        for sheet in openpyxl.load_workbook(book, data_only=True):
            with Path("saved", f"{sheet.title}.csv").open("w", encoding="utf-8") as file:
                csv.writer(file).writerows(sheet.iter_rows(values_only=True))
    found = run("check", "saved", "--lang", "en", "--verbose").problems
    told = [problem.code for problem in found]
    assert set(told) == {"GS105", "GS401"}
    assert told.count("GS105") == len(list(Path("saved").iterdir())) > 6


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_draft_says_so_in_every_format(ending: str) -> None:
    for draft in ((), ("--draft",)):
        assert run("quarter", "2026Q1", *FILES, *draft, "-o", f"q.{ending}", "--force").status == 0
        path = Path(f"q.{ending}")
        words = " ".join(cell for row in table_of(path) for cell in row)
        assert ("draft" in words.lower()) is bool(draft), path


def test_a_draft_says_so_on_the_terminal_and_in_the_journal() -> None:
    result = run("quarter", "2026Q1", *FILES, "--draft", "--format", "table", "--journal", "j.csv")
    assert "DRAFT" in result.text
    assert "DRAFT" in result.stderr
    assert "draft" in Path("j.csv").read_text("utf-8-sig")


def test_the_journal_adds_up() -> None:
    incidents = "date,id,category\n2026-02-01,W1,late-report\n2026-03-01,W1,late-report\n"
    Path("incidents.csv").write_text(incidents, encoding="utf-8")
    result = run("quarter", "2026Q1", "--format", "json", "--journal", "j.csv")
    with Path("j.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for worker, row in result.rows.items():
        for account, column in (("points:", "total"), ("pay:", "paid")):
            cents = [
                int(line["amount"].replace(".", ""))
                for line in lines
                if line["id"] == worker and line["account"].startswith(account)
            ]
            assert sum(cents) == int(row[column].replace(".", ""))
    assert all(line["clause"] for line in lines)
    assert ("-50.00", "incidents.csv", "C2") in [
        (line["amount"], line["file"], line["cell"]) for line in lines
    ]


def test_a_ledger_on_standard_input() -> None:
    roster = Path("roster.csv").read_bytes()
    scores = Path("scores.csv").read_bytes()
    result = run("quarter", "2026Q1", "-", "--format", "json", given=roster + b"\n" + scores)
    assert result.status == 0, result.stderr
    assert result.rows["W2"]["total"] == "85.00"


# ---- what must never get into a result ----

EVIL = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://example.invalid","x")')


def write_evil_roster() -> None:
    with Path("roster.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["id", "name", "grid"], ["W1", "甲一", "G1"], ["W2", "乙二", "G2"]]
        )
        csv.writer(file).writerows([f"E{n}", "某某", name] for n, name in enumerate(EVIL))
    scores = Path("scores.csv").read_text("utf-8")
    rows = "".join(f"E{n},2026Q1,评委一,16,16,16,16,16\n" for n in range(len(EVIL)))
    Path("scores.csv").write_text(scores + rows, encoding="utf-8")


@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_formulas_of_ledgers_are_defused_in_text_tables(ending: str) -> None:
    write_evil_roster()
    result = run("quarter", "2026Q1", "-o", f"q.{ending}")
    assert result.status == 0, result.stderr
    cells = [cell for row in table_of(Path(f"q.{ending}")) for cell in row]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@"))] == []
    assert any("HYPERLINK" in cell for cell in cells)


def test_formulas_of_ledgers_are_text_in_a_workbook() -> None:
    write_evil_roster()
    assert run("quarter", "2026Q1", "-o", "q.xlsx").status == 0
    cells = [
        cell
        for row in openpyxl.load_workbook("q.xlsx").worksheets[0].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and "HYPERLINK" in cell.value
    ]
    assert [(cell.data_type, cell.hyperlink) for cell in cells] == [("s", None)]


# ---- a file is complete or not there ----

HALF_WAY = """
import signal, sys, threading, time
import gridscore.results.streams.stream as stream
# else they are ignored where the tests ignore them, behind `&` or under nohup
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

def write_half(table, target, *arguments, **options):
    target.write(b"half")
    target.flush()
    threading.Thread(target=time.sleep, args=(60,)).start()
    print("half way", flush=True)
    time.sleep(60)

stream.write_table = write_half
from gridscore.__main__ import run
sys.argv = ["gridscore", "quarter", "2026Q1", "-o", "results/q.csv", "--force"]
run()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("before", [None, "the result of yesterday"])
def test_a_run_that_is_killed_leaves_the_old_file_or_none(before: str | None) -> None:
    result = Path("results/q.csv")
    result.parent.mkdir()
    if before is not None:
        result.write_text(before, encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", HALF_WAY], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half way\n"
        os.kill(process.pid, signal.SIGKILL)
    assert (result.read_text("utf-8") if result.exists() else None) == before
    assert run("quarter", "2026Q1", "-o", result, "--force").status == 0
    assert "W1" in result.read_text("utf-8-sig")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no SIGHUP on this system")
@pytest.mark.parametrize("given", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_told_to_stop_does_so_at_once_and_leaves_nothing(given: str) -> None:
    number = getattr(signal, given)
    result = Path("results/q.csv")
    result.parent.mkdir()
    result.write_text("the result of yesterday", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", HALF_WAY], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half way\n"
        for _ in range(3):  # as whoever is impatient
            os.kill(process.pid, number)
        told = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert told == (b"", b"")
    assert [path.name for path in result.parent.iterdir()] == ["q.csv"]
    assert result.read_text("utf-8") == "the result of yesterday"


def test_when_one_file_cannot_be_written_the_others_stay_what_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from gridscore.results import safe_write

    call = ("quarter", "2026Q1", "-o", "r.csv", "--journal", "j.csv", "--force", "--lang", "en")
    assert run(*call, "--draft").status == 0
    Path("j.csv").unlink()
    old = Path("r.csv").read_bytes()
    flushed: list[Path] = []

    def fill_the_disk(file: Path) -> None:
        flushed.append(file)
        if len(flushed) == 2:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(safe_write, "_flush_to_disk", fill_the_disk)
    before = sorted(Path().iterdir())
    result = run(*call)
    assert result.status == 2
    assert "j.csv" in result.stderr
    assert Path("r.csv").read_bytes() == old
    assert sorted(Path().iterdir()) == before


def test_a_link_that_leads_nowhere_yet_may_be_written_through() -> None:
    Path("r.csv").symlink_to(Path("share.csv"))
    assert run("quarter", "2026Q1", ".", "-o", "r.csv", "--draft").status == 0
    assert Path("r.csv").is_symlink()
    assert Path("share.csv").stat().st_size > 0
    Path("other.csv").symlink_to(Path("gone.csv"))
    assert "GS101" in run("quarter", "2026Q1", ".", "-o", "s.csv", "--draft").stderr


def test_a_reader_that_has_seen_enough_keeps_no_file_from_being_written() -> None:
    call = f'"{sys.executable}" -m gridscore quarter 2026Q1 -o - --journal j.csv --lang en | true'
    assert subprocess.run(["sh", "-c", call], capture_output=True).returncode == 0
    assert Path("j.csv").stat().st_size > 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    "arguments",
    [
        ("quarter", "2026Q1", "--format", "csv", "--lang", "en"),
        ("explain", "W1", "2026Q1", "--lang", "en"),
        ("--help",),
        ("scheme", "json-schema"),
    ],
)
def test_a_full_disk_behind_stdout_is_no_bug(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "gridscore", *arguments]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 2
    assert b"bug in gridscore" not in result.stderr


def test_slips_of_nobody_are_a_workbook_all_the_same() -> None:
    Path("roster.csv").write_text("id,name,left\nW1,甲一,2025-01-01\nW2,乙二,2025-01-01\n", "utf-8")
    result = run("quarter", "2026Q1", "--slips", "s.xlsx", "-o", "r.csv", "--public", "p.xlsx")
    assert result.status == 0, result.stderr
    assert openpyxl.load_workbook("s.xlsx").sheetnames


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
@pytest.mark.parametrize("draft", [(), ("--draft",)])
def test_a_table_by_itself_holds_what_it_holds_beside_a_journal(
    ending: str, draft: tuple[str, ...]
) -> None:
    Path("incidents.csv").write_text(
        "日期,编号,类别,文号\n2026-02-03,W1,漏报,\n2026-02-09,W2,表彰,样例1号\n", "utf-8"
    )
    for name, more in (("alone", ()), ("beside", ("--journal", "lines.csv"))):
        assert run("quarter", "2026Q1", "-o", f"{name}.{ending}", *more, *draft).status == 0
    assert Path(f"alone.{ending}").read_bytes() == Path(f"beside.{ending}").read_bytes()
