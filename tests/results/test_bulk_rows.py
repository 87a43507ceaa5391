"""The rows of tables, which do not go through XlsxWriter, are what XlsxWriter would have made."""

from __future__ import annotations

import csv
import errno
import io
import random
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest
import xlsxwriter
from fake_report import make_report, make_table
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from gridscore.messages import Lang
from gridscore.numbers import UNSET
from gridscore.results.model import TEXTS, WHOLE_NUMBERS, Kind, Ranking, Table
from gridscore.results.text_templates import FilledTemplates, Template
from gridscore.results.xlsx import bulk_rows, splice, table_sheet
from gridscore.results.xlsx.book import Book, Look, grow_row, write_text
from gridscore.results.xlsx.style_file import load_style
from gridscore.results.xlsx.workbook import open_book, write_workbook
from tests.office import needs_libreoffice, save_as

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FIRST = 3  # row of the first worker, from 0
SHEET = "考核结果"
GROUPS = ((0, "甲"), (3, "乙"), (4, "丙"), (9, "丁"))
TEXT_SAMPLES = (
    *("", " ", "007", "=1+1", "<b>&amp;", '"quoted"', "_x0041_", "_x005F_x0041_", "tail ", "\tx"),
    *("one\ntwo", "\x00\x1b", "\ufffe\uffff", "a\r\nb", "</t></si>", "<r>x</r>", "𠮷野家", "́"),
    *("很长的理由，" * 40, "x" * 33_000, "\udce9", "&#10;", "%s {0}", "TRUE", "1e5", "#N/A"),
)
FIGURE_SAMPLES = (UNSET, 0, 1, -1, 5, 99, 100, 101, -12345, 8833, 10**11, 123456789012345)


def random_table(rows: int, seed: int) -> Table:
    chance = random.Random(seed)
    columns: dict[str, tuple[Kind, Any]] = {}
    kinds = (Kind.COUNT, Kind.TEXT, Kind.WORD, Kind.POINTS, Kind.RATE, Kind.MONEY, Kind.CHANGE)
    names = ("rank", "id", "name", "routine", "survey_rate", "paid", "total")
    for name, kind in zip(names, kinds, strict=True):
        samples: tuple[object, ...] = TEXT_SAMPLES if kind in TEXTS else FIGURE_SAMPLES
        columns[name] = (kind, [chance.choice(samples) for _ in range(rows)])
    return make_table("t", columns, Lang.ZH_HANS)


def written(table: Table, ranking: Ranking) -> bytes:
    report = replace(
        make_report(Lang.ZH_HANS),
        roster=table,
        ranking=ranking,
        grades=(),
        money={},
        make_payments=None,
    )
    target = io.BytesIO()
    write_workbook(report, target)
    return target.getvalue()


def written_plainly(table: Table, ranking: Ranking) -> bytes:
    """Write the same rows cell by cell."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as file:
        book = Book(file, make_report(Lang.ZH_HANS), load_style())
        sheet = file.add_worksheet(SHEET)
        widths = [table_sheet._width(book, column) for column in table.columns]
        begins = {row for row, _ in ranking.groups[1:]}
        for row in range(len(table)):
            look = Look.FIRST if row in begins else Look.BODY
            write_row(book, sheet, table, row, look, widths)
    return target.getvalue()


def write_row(
    book: Book, sheet: Any, table: Table, row: int, look: Look, widths: list[int]
) -> None:
    wide = [
        (str(column.values[row]), width)
        for column, width in zip(table.columns, widths, strict=True)
        if column.kind in TEXTS and width == book.style.widths.widest
    ]
    grow_row(sheet, FIRST + row, wide)
    for col, column in enumerate(table.columns):
        cell_format, value = book.format(look, column.kind), column.values[row]
        if column.kind in TEXTS:
            write_text(sheet, FIRST + row, col, str(value), cell_format)
        elif value == UNSET:
            sheet.write_blank(FIRST + row, col, None, cell_format)
        else:
            scale = 1 if column.kind in WHOLE_NUMBERS else 100
            sheet.write_number(FIRST + row, col, int(value) / scale, cell_format)


def opened(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))[SHEET]


def styles(cell: Cell) -> tuple[object, ...]:
    return cell.font, cell.border, cell.alignment, cell.fill


def looks(sheet: Worksheet) -> list[list[object]]:
    """Give each cell of the table as a spreadsheet takes it, with its format and row height."""
    return [
        [
            sheet.row_dimensions[cells[0].row].height,
            *((c.value, c.data_type, c.number_format, *map(repr, styles(c))) for c in cells),
        ]
        for cells in sheet.iter_rows(min_row=FIRST + 1)
    ]


@pytest.mark.parametrize("groups", [(), GROUPS], ids=["one ranking", "ranked in groups"])
@pytest.mark.parametrize("rows", [1, 2, 10, 57])
def test_the_rows_are_those_of_xlsxwriter(
    rows: int, groups: tuple[tuple[int, str], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_rows, "ROWS_AT_A_TIME", 7)
    table = random_table(rows, rows)
    ranking = Ranking(groups=tuple(group for group in groups if group[0] < rows))
    assert looks(opened(written(table, ranking))) == looks(opened(written_plainly(table, ranking)))


def test_calamine_reads_the_same() -> None:
    table = random_table(200, 7)
    data = written(table, Ranking())
    plain = written_plainly(table, Ranking())
    assert calamine_rows(data) == calamine_rows(plain)


def calamine_rows(data: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)[FIRST:]


@needs_libreoffice
def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    table = random_table(60, 3)
    files = {
        "ours": written(table, Ranking()),
        "theirs": written_plainly(table, Ranking()),
    }
    for name, data in files.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
    workbooks = [tmp_path / f"{name}.xlsx" for name in files]
    save_as("csv:Text - txt - csv (StarCalc):44,34,76,1", workbooks, tmp_path)
    ours, theirs = (
        list(csv.reader(io.StringIO((tmp_path / f"{name}.csv").read_text("utf-8"), newline="")))
        for name in files
    )
    assert ours[FIRST:] == theirs[FIRST:]
    assert len(ours) >= 60


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=1, max_size=20))
def test_any_text_is_the_text_of_xlsxwriter(texts: list[str]) -> None:
    table = make_table("t", {"id": (Kind.TEXT, texts)}, Lang.ZH_HANS)
    assert calamine_rows(written(table, Ranking())) == calamine_rows(
        written_plainly(table, Ranking())
    )


def test_pieces_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    table = random_table(50, 1)
    whole = looks(opened(written(table, Ranking())))
    monkeypatch.setattr(bulk_rows, "ROWS_AT_A_TIME", 3)
    assert looks(opened(written(table, Ranking()))) == whole


def test_formulas_are_those_of_xlsxwriter() -> None:
    formulas = ['IF(1<2,"a&b",3)', "SUM('表 1'!$A$1:$A$9)", "0", "ROUND(1/3,2)"]
    values = [150, UNSET, 0, 33]
    ours, theirs = io.BytesIO(), io.BytesIO()
    with open_book(make_report(Lang.ZH_HANS), ours) as book:
        part = table_sheet.Part(book.add_sheet(SHEET, SHEET), FIRST, FIRST + len(values) - 1)
        templates = [Template.of_formula(formula) for formula in formulas]
        code, none = np.arange(len(formulas)), np.zeros(0, np.int64)
        texts = FilledTemplates(templates, code, np.zeros_like(code), none)
        column = bulk_rows.Formulas(Kind.MONEY, texts, np.array(values))
        table_sheet.put_rows(book, part, [column], range(len(values)))
    with xlsxwriter.Workbook(theirs) as file:
        sheet = file.add_worksheet(SHEET)
        for row, (formula, value) in enumerate(zip(formulas, values, strict=True), start=FIRST):
            sheet.write_formula(row, 0, f"={formula}", None, "" if value == UNSET else value / 100)
    for data_only in (False, True):
        sheets = [
            openpyxl.load_workbook(io.BytesIO(data.getvalue()), data_only=data_only)[SHEET]
            for data in (ours, theirs)
        ]
        one, other = ([cell.value for cell in list(sheet["A"])[FIRST:]] for sheet in sheets)
        assert one == other
        assert len(one) == len(values)


@pytest.mark.parametrize("stopped_by", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_stops_the_writing_leaves_no_thread(
    stopped_by: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopping(io.BytesIO):
        def write(self, data: Any) -> int:
            if self.tell() > 10_000:
                running.update(threading.enumerate())
                raise stopped_by
            return super().write(data)

    running: set[threading.Thread] = set()
    monkeypatch.setattr(bulk_rows, "ROWS_AT_A_TIME", 50)
    monkeypatch.setattr(splice, "ROWS_AT_A_TIME", 50)
    report = replace(make_report(Lang.ZH_HANS), roster=random_table(3_000, 5), money={})
    before = set(threading.enumerate())
    with pytest.raises(type(stopped_by)):
        write_workbook(report, Stopping())
    begun = running - before
    assert begun
    for thread in begun:
        thread.join(60)
        assert not thread.is_alive()


def test_two_stretches_at_a_time_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splice, "ROWS_AT_A_TIME", 50)
    monkeypatch.setattr(bulk_rows, "ROWS_AT_A_TIME", 50)
    table = random_table(300, 4)
    at_once = written(table, Ranking())
    monkeypatch.setattr(splice, "in_order", lambda jobs, _: (job() for job, _ in jobs))
    assert written(table, Ranking()) == at_once
