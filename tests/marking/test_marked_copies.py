"""`check --mark`: problems stand where they are, originals stay, copies can be handed back."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from gridscore.marking.cached_values import with_cached_values
from tests.command import run, sound_ledgers, write_ledgers
from tests.office import needs_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook

SETTINGS = 'scheme = "daqinggou-2013"\nstation = "示例社区"\nlang = "en"\n[pay]\nsubsidy = 600\n'
HEADINGS = ["id", "period", "scorer", "patrol", "log", "environment", "service", "ability", "total"]
ROWS = [
    ["W1", "2026Q1", "甲", 16, 16, 16, 16, 16, "=SUM(D2:H2)"],
    ["W2", "2026Q1", "甲", 25, "good", 17, 17, 17, "=SUM(D3:H3)"],
]
RED = "FFFFC7CD"
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  the day from which workbooks count


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger folder with a workbook in which two marks are wrong."""
    folder = tmp_path / "station"
    ledgers = {name: text for name, text in sound_ledgers().items() if name != "scores.csv"}
    write_ledgers(folder, ledgers | {"gridscore.toml": SETTINGS})
    write_scores(folder / "2026" / "scores.xlsx")
    monkeypatch.chdir(folder)
    return folder


def write_scores(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Scores"
    for row in [HEADINGS, *ROWS]:
        sheet.append(row)
    sheet["D3"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["D3"].font = Font(bold=True, name="Arial")
    sheet["D3"].comment = Comment("seen by the director", "director")
    sheet.column_dimensions["D"].width = 33
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    work_out(path, {"I2": 80, "I3": 76})


def work_out(path: Path, values: dict[str, float]) -> None:
    """Give formulas the values that a spreadsheet program would."""
    path.write_bytes(with_cached_values(path.read_bytes(), [values], EPOCH))


def mark(*options: str) -> tuple[int, str]:
    result = run("check", "--mark", "marked", *options)
    return result.status, result.stderr


def copy_of(name: str = "2026/scores.xlsx", *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(f"marked/{name}", data_only=values)


def colour(cell: Cell) -> object:
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def codes() -> list[tuple[str, str, str]]:
    found = json.loads(run("check", "--format", "json").stdout)
    return [(one["code"], one["file"], one["cell"]) for one in found]


def test_each_problem_is_marked_where_it_stands(station: Path) -> None:
    before = (station / "2026" / "scores.xlsx").read_bytes()
    status, said = mark()
    assert status == 1
    assert "2026/scores.xlsx: score sheet, 2 rows; 2 errors" in said
    assert (station / "2026" / "scores.xlsx").read_bytes() == before
    book = copy_of()
    assert book.sheetnames == ["Problems", "Scores"]
    sheet = book["Scores"]
    assert {cell.coordinate for row in sheet["A1:I3"] for cell in row if colour(cell) == RED} == {
        "D3",
        "E3",
    }
    assert "more than the 20.00 points" in sheet["D3"].comment.text
    assert "Write points from 0 to 20.00" in sheet["D3"].comment.text
    assert "seen by the director" in sheet["D3"].comment.text
    assert "problems" in sheet["J1"].value
    assert "GS305" in sheet["J3"].value
    assert "GS303" in sheet["J3"].value
    assert sheet["J2"].value is None


def test_looks_and_values_of_formulas_are_kept(station: Path) -> None:
    mark()
    sheet = copy_of()["Scores"]
    assert sheet["D3"].font.bold
    assert sheet.column_dimensions["D"].width == pytest.approx(33)
    assert sheet["I2"].value == "=SUM(D2:H2)"
    assert copy_of(values=True)["Scores"]["I2"].value == 80


def test_the_list_leads_to_the_cells(station: Path) -> None:
    mark()
    sheet = copy_of()["Problems"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_col=8)]
    assert [(row[1], row[2], row[3], row[7]) for row in rows] == [
        ("error", "Scores", "D3", "GS305"),
        ("error", "Scores", "E3", "GS303"),
    ]
    assert sheet["D4"].hyperlink.location == "'Scores'!D3"


def test_the_folder_of_copies_is_not_read(station: Path) -> None:
    found = codes()
    mark()
    assert codes() == found


def test_marking_again_changes_nothing(station: Path) -> None:
    mark()
    first = cells_of(copy_of())
    assert mark()[0] == 1
    assert cells_of(copy_of()) == first


def cells_of(book: Workbook) -> list[object]:
    return [
        (sheet.title, cell.coordinate, cell.value, colour(cell), cell.comment and cell.comment.text)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]


def test_a_copy_that_is_mended_and_handed_in_is_read_as_the_original(station: Path) -> None:
    mark()
    book = openpyxl.load_workbook("marked/2026/scores.xlsx")
    book["Scores"]["D3"], book["Scores"]["E3"] = 18, 19
    book.save("2026/scores.xlsx")
    # openpyxl dropped what its sums came to; nothing else is left to say
    assert [code for code, file, _ in codes() if file == "2026/scores.xlsx"] == ["GS438"]


def test_marking_a_marked_copy_replaces_our_marks_only(station: Path) -> None:
    mark()
    book = openpyxl.load_workbook("marked/2026/scores.xlsx")
    book["Scores"]["D3"] = 18  # one is mended, the other is not
    book["Scores"]["A2"].fill = PatternFill("solid", fgColor="FF123456")
    book.save("2026/scores.xlsx")
    mark("--force")
    sheet = copy_of()["Scores"]
    assert colour(sheet["D3"]) == "FF00FF00"
    assert sheet["D3"].comment.text == "seen by the director"
    assert colour(sheet["A2"]) == "FF123456"
    assert colour(sheet["E3"]) == RED
    assert copy_of().sheetnames == ["Problems", "Scores"]
    assert sheet["K1"].value is None
    headings = [cell.value for cell in sheet[1] if cell.value]
    assert len(headings) == len(HEADINGS) + 1


def test_when_all_is_mended_no_copy_is_left(station: Path) -> None:
    mark()
    book = openpyxl.load_workbook("2026/scores.xlsx")
    book.worksheets[0]["D3"], book.worksheets[0]["E3"] = 18, 19
    book.worksheets[0].delete_cols(9)
    book.save("2026/scores.xlsx")
    assert mark()[0] == 0
    assert not (station / "marked" / "2026" / "scores.xlsx").exists()
    assert (station / "marked" / "problems.xlsx").exists()


def test_a_text_table_has_a_workbook_with_the_same_cells(station: Path) -> None:
    (station / "2026" / "more.csv").write_text(
        "id,period,scorer,patrol,log,environment,service,ability\n007,2026Q1,乙,1,2,3,4,5\n",
        "utf-8",
    )
    mark()
    sheet = copy_of("2026/more.xlsx")["more"]
    assert sheet["A2"].value == "007"
    assert sheet["A2"].data_type == "s"
    assert colour(sheet["A2"]) == RED
    assert "GS402" in sheet["I2"].value


def test_a_file_that_cannot_be_opened_is_listed(station: Path) -> None:
    (station / "2026" / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    _, said = mark()
    assert "2026/broken.xlsx: not read" in said
    book = copy_of("problems.xlsx")
    listed = [[cell.value for cell in row] for row in book["Files"].iter_rows(min_row=4)]
    assert ["2026/broken.xlsx", "not read", 0, "1 error", "none: it cannot be opened"] in listed
    told = [cell.value for row in book["Problems"].iter_rows(min_row=4) for cell in row]
    assert "2026/broken.xlsx" in told


def test_many_problems_are_bounded(station: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridscore.marking.problem_sheet.MOST_LISTED", 1)
    mark()
    sheet = copy_of()["Problems"]
    assert "and 1 more" in sheet["A5"].value
    assert colour(copy_of()["Scores"]["E3"]) is None


def test_a_file_that_is_too_large_to_be_marked_is_listed(
    station: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridscore.marking.copies.MOST_ROWS", 2)
    status, said = mark()
    assert status == 1
    assert "too large to be marked" in said
    book = copy_of("problems.xlsx")
    assert "too large" in book["Files"]["E4"].value
    told = [cell.value for row in book["Problems"].iter_rows(min_row=4) for cell in row]
    assert any("GS305" in str(text) for text in told)


@pytest.mark.parametrize("place", [".", "2026", ".."])
def test_copies_never_go_among_the_ledgers(station: Path, place: str) -> None:
    before = sorted(station.rglob("*"))
    result = run("check", "--mark", place)
    assert result.status == 2
    assert "folder of their own" in result.stderr
    assert sorted(station.rglob("*")) == before


def test_a_folder_with_other_files_is_not_taken(station: Path) -> None:
    (station / "marked").mkdir()
    (station / "marked" / "notes.docx").touch()
    status, said = mark()
    assert status == 2
    assert "new or empty folder" in said


def test_a_copy_somebody_worked_in_is_not_lost(station: Path) -> None:
    mark()
    book = openpyxl.load_workbook("marked/2026/scores.xlsx")
    book["Scores"]["D3"] = 18
    book.save("marked/2026/scores.xlsx")
    status, said = mark()
    assert status == 3
    assert "marked/2026/scores.xlsx was changed since it was marked" in said
    assert copy_of()["Scores"]["D3"].value == 18
    assert mark("--force")[0] == 1
    assert copy_of()["Scores"]["D3"].value == 25


def test_a_file_somebody_put_beside_the_copies_is_not_lost(station: Path) -> None:
    mark()
    own = station / "marked" / "2026" / "more.xlsx"
    shutil.copyfile("2026/scores.xlsx", own)
    before = own.read_bytes()
    shutil.copyfile("2026/scores.xlsx", "2026/more.xlsx")
    status, said = mark()
    assert status == 3
    assert "marked/2026/more.xlsx was changed since it was marked" in said
    assert own.read_bytes() == before
    assert mark("--force")[0] == 1
    assert own.read_bytes() != before


def test_a_copy_that_cannot_be_taken_away_is_told(station: Path) -> None:
    mark()
    copy = station / "marked" / "2026" / "scores.xlsx"
    copy.unlink()
    copy.mkdir()
    (station / "2026" / "scores.xlsx").unlink()
    status, said = mark()
    assert status == 2
    assert "marked/2026/scores.xlsx could not be written" in said


def test_standard_input_cannot_be_marked(station: Path) -> None:
    result = run("check", "-", "--mark", "marked", given=b"id,name\nW1,x\n")
    assert result.status == 2
    assert not (station / "marked").exists()


@needs_libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_copy_that_libreoffice_saved_is_read_as_the_original(
    station: Path, tmp_path: Path, ending: str
) -> None:
    from tests.forms.filling import convert

    mark()
    wanted = [code for code, file, _ in codes() if file.startswith("2026/scores")]
    (station / "2026" / "scores.xlsx").unlink()
    shutil.copy(station / "marked" / "2026" / "scores.xlsx", station / "2026" / "scores.xlsx")
    convert([station / "2026" / "scores.xlsx"], ending, tmp_path / "scratch")
    found = [(code, cell) for code, file, cell in codes() if file.startswith("2026/scores")]
    assert [code for code, _ in found] == wanted
    mark("--force")
    assert copy_of().sheetnames == ["Problems", "Scores"]
