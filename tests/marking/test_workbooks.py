"""What marked workbooks keep, and what becomes of those that cannot be marked themselves."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, cast

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from gridscore.ledger.grid import CellFault, Grid
from gridscore.ledger.model import SheetRef
from gridscore.ledger.own_forms import AID_MARK
from gridscore.marking.marks import COLOURS, fill_as_text, take_marks_away, text_as_fill
from gridscore.marking.twin import build_twin
from gridscore.marking.workbook import marked, open_workbook
from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.problems import Place, make_problem

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook

    from gridscore.ledger.grid import Cell as Value

NOON = datetime(2026, 3, 5, 12)  # noqa: DTZ001  the days of a workbook have no zone


def marked_copy(data: bytes, *places: Place) -> Workbook:
    """Mark a problem at each of the places; the copy has the values of its formulas."""
    book, values = open_workbook(data, has_macros=False)
    problems = [make_problem("GS301", place, heading="log") for place in places]
    copy = marked(book, values, problems, {"S": [1]}, Lang.EN)
    return openpyxl.load_workbook(BytesIO(copy), data_only=True)


def colour(cell: object) -> object:
    fill = cast("Cell", cell).fill
    return fill.fgColor.rgb if fill.fill_type else None


def test_formulas_keep_whatever_they_came_to() -> None:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("S")
        formats = [None] * 7 + [
            book.add_format({"num_format": each}) for each in ("yyyy-mm-dd", "h:mm", "[h]:mm:ss")
        ]
        came_to = [7, 7.5, "甲 < 乙", True, "#DIV/0!", "YES", "#a", 46086, 0.25, 1.25]
        for col, (value, look) in enumerate(zip(came_to, formats, strict=True)):
            sheet.write_formula(0, col, "=X1", look, value)
    before = openpyxl.load_workbook(BytesIO(target.getvalue()), data_only=True)["S"]
    kinds = ["n", "n", "s", "b", "e", "s", "s", "d", "d", "d"]
    after = marked_copy(target.getvalue(), Place("a.xlsx", "S", "A2"))["S"]
    kept = [cell.value for cell in after[1]][: len(came_to)]
    assert [cell.data_type for cell in after[1]][: len(came_to)] == kinds
    assert kept == [cell.value for cell in before[1]]
    assert kept[:7] == [7, 7.5, "甲 < 乙", True, "#DIV/0!", "YES", "#a"]
    assert kept[7:] == [datetime(2026, 3, 5), time(6), timedelta(hours=30)]  # noqa: DTZ001


def test_a_problem_in_merged_cells_is_marked_where_they_show_something() -> None:
    book, target = openpyxl.Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "S"
    sheet["A1"], sheet["A2"], sheet["B4"] = "id", "W1", "end"
    sheet.merge_cells("A2:B3")
    book.save(target)
    places = [Place("a.xlsx", "S", "B3"), Place("a.xlsx", "S", ""), Place("a.xlsx", "gone", "A1")]
    after = marked_copy(target.getvalue(), *places)
    assert colour(after["S"]["A2"]) == COLOURS[Severity.ERROR]
    assert colour(after["S"]["A1"]) is None
    assert "GS301" in after["S"]["C2"].value
    assert [row[3].value for row in after.worksheets[0].iter_rows(min_row=4)] == ["B3", None, "A1"]


def test_only_our_own_lists_are_taken_away() -> None:
    """Not the choices of a form; of a list that somebody cut short colours are all that is lost."""
    book = openpyxl.Workbook()
    sheet, choices, cut = book.worksheets[0], book.create_sheet("choices"), book.create_sheet("cut")
    sheet["A1"].fill = PatternFill("solid", fgColor=COLOURS[Severity.ERROR])
    choices["A1"] = f"{AID_MARK} choices"
    for row, cells in enumerate(([f"{AID_MARK} 1 error"], [], ["no"], [1, "error", "Sheet", "A1"])):
        for col, value in enumerate(cells, start=1):
            cut.cell(row + 1, col, value)
    take_marks_away(book)
    assert book.sheetnames == ["Sheet", "choices"]
    assert colour(sheet["A1"]) is None


def test_a_twin_holds_the_same_values() -> None:
    values: list[Value] = ["007", "=1+1", 7.0, 7.5, True, NOON, date(2026, 3, 5), time(8)]
    values += [datetime(2026, 3, 5), timedelta(hours=30), CellFault.ERROR, ""]  # noqa: DTZ001
    twin = build_twin([Grid(SheetRef("a.xls", "S[1]"), [["heading"], values])])
    cells = twin["S_1_"][2]
    assert [cell.value for cell in cells] == [
        *("007", "=1+1", 7, 7.5, True, NOON, date(2026, 3, 5), time(8)),
        *(datetime(2026, 3, 5), timedelta(hours=30), CellFault.ERROR.value),  # noqa: DTZ001
    ]
    assert [cell.data_type for cell in cells[:2]] == ["s", "s"]
    assert cells[8].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "fill",
    [
        PatternFill(),
        PatternFill("solid", fgColor="FF00FF00"),
        PatternFill("solid", fgColor=Color(theme=4, tint=0.4)),
        PatternFill("lightGrid", fgColor=Color(indexed=5), bgColor=Color(theme=1)),
    ],
)
def test_a_fill_is_read_back_from_words(fill: PatternFill) -> None:
    cell = openpyxl.Workbook().worksheets[0]["A1"]
    cell.fill = fill
    assert text_as_fill(fill_as_text(cell)) == fill


@pytest.mark.parametrize("text", ["", "solid", "solid|rgb:FF00FF00|x", "solid|rgb:x:0|rgb:x:0"])
def test_words_that_are_no_fill_are_none(text: str) -> None:
    assert text_as_fill(text) == PatternFill()
