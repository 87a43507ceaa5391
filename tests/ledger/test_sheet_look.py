"""What a workbook shows beside its cells: merged cells, hidden rows and columns, percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from in_memory import CRITERIA, codes, read, the_problem, told

from gridscore.ledger.discover import SourceFile
from gridscore.ledger.grid import Grid, SheetLook
from gridscore.ledger.model import SheetRef
from gridscore.ledger.sources import read_grids
from gridscore.ledger.sources.blanks import as_percentage
from tests.office import needs_libreoffice, save_as

if TYPE_CHECKING:
    from pathlib import Path

    from in_memory import Row

    from gridscore.ledger.grid import Block


def merged(*rows: Row, blocks: list[Block]) -> Grid:
    return Grid(SheetRef("台账.xlsx", "表一"), list(rows), SheetLook(merged=tuple(blocks)))


def styled_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["指标", "数值"], ["满意率", 0.95], ["完成率", 0.075], ["数量", 12]):
        sheet.append(row)
    sheet["B2"].number_format = "0%"
    sheet["B3"].number_format = "0.00%;[Red]-0.00%"
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["A"].hidden = True
    book.save(path)


def sheet_of(path: Path) -> Grid:
    (only,), problems = read_grids([SourceFile(path, path.name)])
    assert problems == []
    return only


def check_look(only: Grid) -> None:
    assert only.look.merged == ((2, 0, 3, 0),)
    assert only.look.hidden_rows == {1}
    assert only.look.hidden_cols == {0}
    assert [row[1] for row in only.rows] == ["数值", "95%", "7.5%", 12]


def test_the_look_of_an_xlsx(tmp_path: Path) -> None:
    styled_workbook(tmp_path / "a.xlsx")
    check_look(sheet_of(tmp_path / "a.xlsx"))


@needs_libreoffice
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_the_look_of_what_libreoffice_saves(tmp_path: Path, ending: str) -> None:
    styled_workbook(tmp_path / "a.xlsx")
    save_as(ending, [tmp_path / "a.xlsx"], tmp_path)
    check_look(sheet_of(tmp_path / f"a.{ending}"))


def test_an_xls_with_broken_formats_is_read_without_its_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import xlrd

    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, "工号")
    book.save(str(tmp_path / "a.xls"))
    opening = xlrd.open_workbook

    def refuse_formats(**options: object) -> object:
        if options["formatting_info"]:
            raise AssertionError
        return opening(**options)

    monkeypatch.setattr(xlrd, "open_workbook", refuse_formats)
    assert sheet_of(tmp_path / "a.xls").rows == [["工号"]]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(0.95, "95%"), (1, "100%"), (0.07, "7%"), (0.12345, "12.345%"), (True, True), ("95%", "95%")],
)
def test_percentages_as_they_are_shown(cell: object, shown: object) -> None:
    assert as_percentage(cell) == shown  # type: ignore[arg-type]  any cell


def test_a_zone_merged_over_three_workers_is_everybodys() -> None:
    roster = merged(
        ["责任区", "工号", "姓名"],
        ["东区", "001", "甲一"],
        ["", "002", "乙二"],
        ["", "003", "丙三"],
        ["", "004", "丁四"],
        blocks=[(1, 0, 3, 0)],
    )
    read_back = read(roster=roster).roster
    zones = [read_back.zones[code] if code >= 0 else "" for code in read_back.zone]
    assert zones == ["东区", "东区", "东区", ""]


def test_a_person_merged_over_the_rows_of_a_long_sheet() -> None:
    rows: list[Row] = [["2026Q1"], ["工号", "考核项目", "得分"]]
    rows += [["001" if not n else "", criterion, 18] for n, criterion in enumerate(CRITERIA)]
    ledger = read(merged(*rows, blocks=[(2, 0, 6, 0)]))
    assert codes(ledger) == []
    assert ledger.scores.points.tolist() == [[1800] * 5]


@pytest.mark.parametrize("block", [(2, 1, 3, 1), (2, 1, 2, 2)])
def test_points_never_count_for_a_cell_they_are_merged_over(block: Block) -> None:
    sheet = merged(
        ["2026Q1"],
        ["工号", *CRITERIA],
        ["001", 18, "" if block[3] == 2 else 18, 18, 18, 18],
        ["002", "" if block[2] == 3 else 17, 17, 17, 17, 17],
        blocks=[block],
    )
    ledger = read(sheet)
    assert codes(ledger) == ["GS324"]
    place = the_problem(ledger, "GS324").place
    assert place is not None
    assert place.cell == ("B4" if block[2] == 3 else "C3")


def test_a_word_merged_over_all_criteria_is_told_once() -> None:
    sheet = merged(
        ["2026Q1"],
        ["工号", *CRITERIA],
        ["001", "请假", "", "", "", ""],
        blocks=[(2, 1, 2, 5)],
    )
    assert codes(read(sheet)) == ["GS328"]


def test_headings_merged_over_three_levels() -> None:
    sheet = merged(
        ["2026年第一季度"],
        ["工号", "考核项目（分）", "", "", "", ""],
        ["", "工作类", "", "", "综合类", ""],
        ["", *CRITERIA],
        ["", "20分", "20分", "20分", "20分", "20分"],
        ["001", 18, 18, 18, 18, 18],
        blocks=[(1, 0, 4, 0), (1, 1, 1, 5), (2, 1, 2, 3), (2, 4, 2, 5)],
    )
    ledger = read(sheet)
    assert codes(ledger) == []
    assert ledger.scores.row[:, 0].tolist() == [5]


def test_hidden_cells_are_read_and_named() -> None:
    rows: list[Row] = [["2026Q1"], ["工号", *CRITERIA]]
    rows += [[f"00{n}", 1, 2, 3, 4, 5] for n in (1, 2, 3, 4)]
    look = SheetLook(hidden_rows=frozenset({0, 2, 3, 5, 90}), hidden_cols=frozenset({3, 9}))
    ledger = read(Grid(SheetRef("台账.xlsx", "表一"), rows, look))
    assert codes(ledger) == ["GS221"]
    words = told(the_problem(ledger, "GS221"))
    assert "rows 3-4, 6, columns D" in words
    assert len(ledger.scores.worker) == 4


def test_what_is_hidden_outside_the_tables_is_not_named() -> None:
    look = SheetLook(hidden_rows=frozenset({0}), hidden_cols=frozenset({7}))
    sheet = Grid(SheetRef("a.xlsx", "表"), [["2026Q1"], ["工号", *CRITERIA], ["001"]], look)
    assert codes(read(sheet)) == []
