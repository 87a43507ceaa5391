"""What a large ledger costs in calls of Python functions does not grow with its rows.

Timings on a busy machine prove nothing; calls can be counted. Twice the rows may not call more.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from gridscore.engine.assessment import Case
from gridscore.engine.year import assess_year
from gridscore.ledger import sources
from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import find_files
from gridscore.ledger.large import texts
from gridscore.ledger.sources import large_text, read_grids
from gridscore.messages import Lang
from gridscore.periods import parse_period
from gridscore.results import terminal
from gridscore.results.console import summary as console
from gridscore.results.derivation import derive
from gridscore.results.report import build_report
from gridscore.results.streams import stream
from gridscore.scheme.loading import load_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import FrameType

LOADED = load_scheme("daqinggou-2013", ["pay.subsidy=600"])
YEAR = parse_period("2026")
CRITERIA = "走访巡查与信息采集,工作日志,市容环境卫生,服务态度,工作能力"


def write_ledgers(folder: Path, people: int, station: str = "") -> None:
    """Write a sound year in which every cell differs that may, and every second is dismissed."""
    folder.mkdir()
    ids = [f"{'G' * (1 + number % 2)}{station}{number:06}" for number in range(people)]
    tables = {
        "roster": ["编号,姓名,网格", *(f"{one},甲{one},第{one}网格" for one in ids)],
        "incidents": [
            "日期,编号,类别,通报单位,文号,状态",
            *(f"2026-03-05,{one},表彰,街道,样例〔2026〕{one}号," for one in ids),
            *(f"2026-{month:02}-07,{one},信息漏报,,,申诉中" for one in ids for month in (1, 2)),
            *(f"2026-{month:02}-08,{one},信息漏报,,," for one in ids[::2] for month in (4, 5, 6)),
            *(f"2026-11-09,{one},市容环境通报批评,街道,," for one in ids),
        ],
        "survey": ["编号,满意,一般,差,抽样总票数", *(f"{one},50,8,2,60" for one in ids)],
    }
    for quarter in range(1, 5):
        rows = [f"{one},2026Q{quarter},18,17.5,19,20,16" for one in ids]
        tables[f"q{quarter}"] = [f"编号,期间,{CRITERIA}", *rows]
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def calls_of(job: Callable[[], None]) -> Counter[str]:
    """Count the calls of functions of gridscore, each under its name."""
    calls: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and "gridscore" in frame.f_code.co_filename:
            calls[f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}"] += 1

    for profiled in (sys, threading):  # this thread, and those that begin
        profiled.setprofile(note)
    try:
        job()
    finally:
        for profiled in (sys, threading):
            profiled.setprofile(None)
    return calls


def run(folder: Path) -> None:
    grids, problems = read_grids(find_files([folder], folder)[0])
    ledger = assemble_ledger(grids, LOADED.scheme, YEAR, problems)
    case = Case(ledger, LOADED.scheme, LOADED.settings)
    assert YEAR is not None
    report = build_report(case, LOADED, assess_year(case, YEAR), Lang.EN, "")
    console.print_summary(report, terminal.Console(StringIO(), width=80))
    with (folder / "result.csv").open("wb") as target:
        stream.write_table(report.roster, target, "csv", bom=True)
    for name in ("csv", "parquet"):
        with (folder / f"journal.{name}").open("wb") as target:
            stream.write_parts(report.journal_parts(), target, name, bom=True)


@pytest.fixture
def large_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have ledgers of some thousand rows go the ways of large ones."""
    monkeypatch.setattr(sources, "_LARGE_TEXT", 1000)
    monkeypatch.setattr(sources, "_MUCH_TEXT", 1000)
    monkeypatch.setattr(large_text, "_TAIL_BYTES", 1000)
    monkeypatch.setattr("gridscore.ledger.words.MANY", 500)
    monkeypatch.setattr("gridscore.ledger.codebook.FEW", 500)
    monkeypatch.setattr(stream, "LARGE", 1000)


@pytest.mark.usefixtures("large_from_the_start")
def test_calls_do_not_grow_with_rows(tmp_path: Path) -> None:
    counts = []
    for people in (2000, 2000, 4000, 8000):  # the first fills what is kept between runs
        folder = tmp_path / str(len(counts))
        write_ledgers(folder, people)
        counts.append(calls_of(lambda folder=folder: run(folder)))
    few, many, more = counts[1:]
    # Cells of the first and last rows are looked at one by one, and widths of numbers differ.
    slack = 500
    grown = {name: (few[name], more[name]) for name in more if more[name] > few[name] + slack}
    assert grown == {}
    assert more.total() <= many.total() + 4 * slack


@pytest.mark.usefixtures("large_from_the_start")
def test_words_of_many_files_are_gone_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: Counter[str] = Counter()
    joined = texts.Texts.joined

    def counted(parts: Sequence[Sequence[str]]) -> texts.Texts:
        whole = joined(parts)
        words[folder.name] += len(whole)
        return whole

    monkeypatch.setattr(texts.Texts, "joined", staticmethod(counted))
    monkeypatch.setattr(sources, "_SMALL_TEXT", -1)  # each by itself, as large ones are
    for stations in (4, 8):
        folder = tmp_path / str(stations)
        folder.mkdir()
        for station in range(stations):
            write_ledgers(folder / f"{station}", 2000, f"{station:02}")
        run(folder)
    assert words["4"] > 3 * 8000  # ids, names and grids
    assert words["8"] <= 2 * words["4"]


def test_to_explain_one_person_looks_at_nobody_else(tmp_path: Path) -> None:
    assert YEAR is not None
    counts = []
    for people in (200, 200, 400):  # the first fills what is kept between runs
        folder = tmp_path / str(len(counts))
        write_ledgers(folder, people)
        grids, problems = read_grids(find_files([folder], folder)[0])
        ledger = assemble_ledger(grids, LOADED.scheme, YEAR, problems)
        case = Case(ledger, LOADED.scheme, LOADED.settings)
        assessment = assess_year(case, YEAR)
        report = build_report(case, LOADED, assessment, Lang.EN, "")
        explain = partial(derive, case, assessment, report, 7, Lang.EN)
        counts.append(calls_of(explain))
    assert counts[1] == counts[2]


def test_headings_that_many_files_have_alike_are_understood_once(tmp_path: Path) -> None:
    counts = []
    for stations in (5, 5, 10):  # the first fills what is kept between runs
        folder = tmp_path / str(len(counts))
        folder.mkdir()
        for station in range(stations):
            write_ledgers(folder / f"{station}", 30, f"{station:02}")
        counts.append(calls_of(lambda folder=folder: run(folder)))
    few, many = counts[1:]
    alike = ("_identify", "_Match.of", "parse_points", "_date_as_it_stands")
    named = [name for name in many if name.rpartition("gridscore.")[2].endswith(alike)]
    assert {name: many[name] for name in named} == {name: few[name] for name in named}
    assert "gridscore.ledger.recognition.heading_rows._identify" in named
    assert many.total() < 2 * few.total()
