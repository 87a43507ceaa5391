"""One marked copy: the workbook as it is, with its problems where they stand."""

from __future__ import annotations

import warnings
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from gridscore.ledger.own_forms import AID_MARK
from gridscore.marking import problem_sheet
from gridscore.marking.cached_values import with_cached_values
from gridscore.marking.marks import COLOURS, fill_as_text, mark_cell, take_marks_away
from gridscore.marking.problem_sheet import add_problem_sheet, put_text
from gridscore.messages import say
from gridscore.messages.severity import Severity
from gridscore.records import NamedTuple
from gridscore.results.problem_list import severity_word, what_is_wrong, what_to_do

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.workbook import Workbook

    from gridscore.marking.cached_values import Value
    from gridscore.messages import Lang
    from gridscore.problems import Problem

    Headings = Mapping[str, Sequence[int]]
    """Rows of headings by sheet, counted from 1."""

_COLUMN_WIDTH = 60
_MOST_COLUMNS = 16_384
_LONGEST_CELL = 32_000
_LONGEST_NOTE = 1_000
_ORDER = list(Severity)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  the days of a workbook have no zone


class _Mark(NamedTuple):
    """A problem at its cell of the workbook."""

    problem: Problem
    sheet: Worksheet
    row: int
    column: int


def open_workbook(data: bytes, *, has_macros: bool) -> tuple[Workbook, list[dict[str, Value]]]:
    """Open a workbook for marking, with the values of its formulas, by sheet and cell.

    Raises whatever the library raises for a file it cannot open.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that are not kept
        book = openpyxl.load_workbook(BytesIO(data), keep_vba=has_macros)
        formulas = [_formula_cells(sheet) for sheet in book.worksheets]
        if not any(formulas):
            return book, [{} for _ in formulas]
        values = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return book, [
        {cell: value for cell in cells if (value := values[sheet.title][cell].value) is not None}
        for sheet, cells in zip(book.worksheets, formulas, strict=True)
    ]


def _formula_cells(sheet: Worksheet) -> list[str]:
    return [
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and cell.data_type == "f"
    ]


def marked(
    book: Workbook,
    values: Sequence[Mapping[str, Value]],
    problems: Sequence[Problem],
    headings: Headings,
    lang: Lang,
) -> bytes:
    """Mark the problems of one file in its workbook; returns the bytes of the copy.

    Marks of an earlier run are replaced.
    """
    by_sheet = {sheet.title: known for sheet, known in zip(book.worksheets, values, strict=True)}
    take_marks_away(book)
    listed = list(problems[: problem_sheet.MOST_LISTED])
    marks = [_find(book, problem) for problem in listed]
    fills = _mark_cells([mark for mark in marks if mark], lang)
    _add_columns([mark for mark in marks if mark], headings, lang)
    texts = [fills.get((m.sheet.title, m.row, m.column), "") if m else "" for m in marks]
    add_problem_sheet(book, problems, texts, lang)
    target = BytesIO()
    book.save(target)
    in_order = [by_sheet.get(sheet.title, {}) for sheet in book.worksheets]
    epoch = book.epoch if isinstance(book.epoch, datetime) else _EPOCH
    return with_cached_values(target.getvalue(), in_order, epoch)


def _find(book: Workbook, problem: Problem) -> _Mark | None:
    """Find the cell of a problem; of merged cells, the one that holds what they show."""
    place = problem.place
    if place is None or not place.cell:
        return None
    name = place.sheet or book.worksheets[0].title
    sheet = book[name] if name in book.sheetnames else None
    if not isinstance(sheet, Worksheet):
        return None
    row, column = coordinate_to_tuple(place.cell)
    for one in sheet.merged_cells.ranges:
        if one.min_row <= row <= one.max_row and one.min_col <= column <= one.max_col:
            row, column = one.min_row, one.min_col
    return _Mark(problem, sheet, row, column)


def told(problem: Problem, lang: Lang) -> str:
    """Say a problem and its repair in one text."""
    return say(
        "marking.told",
        lang,
        severity=severity_word(problem.severity, lang),
        code=problem.code,
        what=what_is_wrong(problem, lang),
        repair=what_to_do(problem, lang),
    ).strip()


def _mark_cells(marks: Sequence[_Mark], lang: Lang) -> dict[tuple[str, int, int], str]:
    """Colour and annotate every cell once; returns what each looked like before."""
    by_cell: dict[tuple[str, int, int], list[_Mark]] = {}
    for mark in marks:
        by_cell.setdefault((mark.sheet.title, mark.row, mark.column), []).append(mark)
    fills = {}
    for key, at_cell in by_cell.items():
        cell = at_cell[0].sheet.cell(at_cell[0].row, at_cell[0].column)
        if isinstance(cell, Cell):
            fills[key] = fill_as_text(cell)
            worst = min((mark.problem.severity for mark in at_cell), key=_ORDER.index)
            text = "\n".join(told(mark.problem, lang) for mark in at_cell)
            mark_cell(cell, worst, text[:_LONGEST_NOTE])
    return fills


def _add_columns(marks: Iterable[_Mark], headings: Headings, lang: Lang) -> None:
    """Add a column at the end of each sheet that says what is wrong in its rows."""
    by_sheet: dict[str, list[_Mark]] = {}
    for mark in marks:
        by_sheet.setdefault(mark.sheet.title, []).append(mark)
    for name, in_sheet in by_sheet.items():
        _add_column(in_sheet[0].sheet, in_sheet, headings.get(name, ()), lang)


def _add_column(
    sheet: Worksheet, marks: Sequence[_Mark], headings: Sequence[int], lang: Lang
) -> None:
    by_row: dict[int, list[_Mark]] = {}
    for mark in marks:
        by_row.setdefault(mark.row, []).append(mark)
    column = _last_column(sheet) + 1
    if column > _MOST_COLUMNS:
        return
    heads = set(headings) or {min(by_row)}
    for row in sorted(heads | by_row.keys()):
        at_row = by_row.get(row, [])
        lines = [told(mark.problem, lang) for mark in at_row]
        if row in heads:
            lines.insert(0, f"{AID_MARK}{say('marking.column', lang)}")
        cell = sheet.cell(row, column)
        if not isinstance(cell, Cell):
            continue
        put_text(cell, "  ".join(lines)[:_LONGEST_CELL])  # one line: rows keep their height
        cell.font, cell.alignment = Font(size=10), Alignment(vertical="center")
        worst = min((mark.problem.severity for mark in at_row), key=_ORDER.index, default=None)
        if worst is not None:
            cell.fill = PatternFill("solid", fgColor=COLOURS[worst])
    sheet.column_dimensions[get_column_letter(column)].width = _COLUMN_WIDTH


def _last_column(sheet: Worksheet) -> int:
    """Return the last column in which something stands: empty formatted ones do not count."""
    last = 0
    for row in sheet.iter_rows():
        for cell in reversed(row):
            if cell.value is not None and cell.column is not None:
                last = max(last, cell.column)
                break
    return last
