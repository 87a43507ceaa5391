"""Files made to harm: each is told in a sentence, within seconds and little memory."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gridscore.ledger.discover import SourceFile
from gridscore.ledger.sources import read_grids
from gridscore.ledger.sources.blanks import SheetExtent
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.messages import Lang, say
from gridscore.messages.problems import SEVERITIES, TEXTS
from gridscore.problems import Place, Problem

if TYPE_CHECKING:
    from gridscore.ledger.grid import Grid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
MIB = 2**20


def read(path: Path) -> tuple[list[Grid], list[Problem]]:
    return read_grids([SourceFile(path, path.name)])


def refusal_of(path: Path) -> Problem:
    grids, problems = read(path)
    assert grids == []
    (problem,) = problems
    return problem


def parts_of_a_workbook() -> dict[str, bytes]:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "甲"
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def sheet_of(cells: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def test_a_zip_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    bomb = b"<worksheet>" + b" " * (200 * MIB)
    path = write_parts(tmp_path / "a.xlsx", {**parts_of_a_workbook(), SHEET: bomb})
    del bomb
    tracemalloc.start()
    started = time.process_time()
    assert refusal_of(path).code == "GS115"
    assert time.process_time() - started < 5
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 32 * MIB


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = b"<worksheet>" + b" " * (100 * MIB)
    path = write_parts(tmp_path / "a.xlsx", {**parts_of_a_workbook(), SHEET: data})
    declared = struct.pack("<I", len(data))
    raw = path.read_bytes()
    assert raw.count(declared) == 2
    path.write_bytes(raw.replace(declared, struct.pack("<I", 1000)))
    assert refusal_of(path).code == "GS115"


def test_many_parts_that_are_large_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridscore.ledger.sources.archive.MAX_UNPACKED_BYTES", 40 * MIB)
    parts = {f"xl/media/{number}.png": (b"\x89PNG" + os.urandom(MIB)) * 9 for number in range(5)}
    path = write_parts(tmp_path / "a.xlsx", {**parts_of_a_workbook(), **parts})
    assert refusal_of(path).code == "GS115"


def test_too_many_parts_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    parts = {f"x/{number}": b"" for number in range(10_001)}
    path = write_parts(tmp_path / "a.xlsx", {**parts_of_a_workbook(), **parts})
    assert refusal_of(path).code == "GS115"


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml"])
def test_a_document_type_is_refused_in_any_part_that_is_read(tmp_path: Path, part: str) -> None:
    parts = parts_of_a_workbook()
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    parts[part] = b'<?xml version="1.0"?>' + b" " * (MIB - 25) + doctype + parts[part]
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code == "GS116"


def test_a_sheet_in_utf_16_cannot_hide_anything(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + sheet_of("").decode()
    parts = {**parts_of_a_workbook(), SHEET: text.encode("utf-16")}
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code == "GS110"


@pytest.mark.parametrize(
    ("height", "width", "filled", "is_refused"),
    [
        (1_000_000, 10, 1, False),  # ten million cells, however few of them are filled
        (1_000_000, 11, 549_999, True),
        (1_000_000, 11, 550_000, False),  # every twentieth is filled
        (1_000_000, 30, 1_500_000, False),  # thirty million at most
        (1_000_000, 31, 31_000_000, True),
    ],
)
def test_a_sheet_may_reach_farther_where_more_of_it_is_filled(
    height: int, width: int, filled: int, *, is_refused: bool
) -> None:
    extent = SheetExtent(height, width, filled)
    with pytest.raises(RefusedError) if is_refused else nullcontext():
        extent.refuse_if_far("台账")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="9999"><c r="A9999"><v>1</v></c></row>',
        '<row r="1"><c r="J1"><v>1</v></c></row><row r="1"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        '<row r="1048576"><c r="XFD1048576" t="e"/></row>',
        '<row r="1048576"><c r="XFD1048576"><f>1+1</f></c></row>',
        '<row r="1048576">' + "<c/>" * 99 + "<c><v>1</v></c></row>",
        '<c r="A1" x="' + "x" * 3 * MIB + '"/><row r="9"><c r="XFD1048576"><v>1</v></c></row>',
    ],
)
def test_a_lone_far_cell_is_named_and_not_laid_out(tmp_path: Path, cells: str) -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    sheet = sheet_of(first + cells).replace(b"xmlns=", f'xmlns:x="{MAIN}" xmlns='.encode())
    path = write_parts(tmp_path / "a.xlsx", {**parts_of_a_workbook(), SHEET: sheet})
    problem = refusal_of(path)
    assert problem.code == "GS117"
    assert problem.place is not None
    assert problem.place.sheet == "Sheet"
    assert problem.place.cell[-4:] in {"8576", "9999"}


@pytest.mark.parametrize(
    "padding", ["x", " " * 3 * MIB, "<a/>" * MIB], ids=["text", "blanks", "elements"]
)
def test_what_stands_before_a_sheet_hides_nothing(tmp_path: Path, padding: str) -> None:
    far = sheet_of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    parts = {**parts_of_a_workbook(), SHEET: padding.encode() + far}
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code in {"GS110", "GS117"}


def test_a_sheet_named_as_a_picture_is_refused(tmp_path: Path) -> None:
    parts = parts_of_a_workbook()
    relationships = "xl/_rels/workbook.xml.rels"
    parts[relationships] = parts[relationships].replace(b"sheet1.xml", b"sheet1.png")
    parts[SHEET.replace(".xml", ".png")] = parts.pop(SHEET)
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code == "GS110"


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    parts = parts_of_a_workbook()
    sheet = b'<sheet name="Sheet" sheetId="2" state="visible" r:id="rId1"/>'
    relations = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    workbook = parts["xl/workbook.xml"].replace(b"</sheets>", sheet + b"</sheets>")
    parts["xl/workbook.xml"] = workbook.replace(b"<workbook ", b"<workbook " + relations + b" ")
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code == "GS110"


@pytest.mark.parametrize(
    "target", [b"/xl/worksheets/sheet1.xml", b"worksheets/sheet1.xml", b"xl/worksheets/Sheet1.XML"]
)
def test_however_a_sheet_is_referred_to_it_is_looked_at(tmp_path: Path, target: bytes) -> None:
    parts = parts_of_a_workbook()
    relationships = "xl/_rels/workbook.xml.rels"
    parts[relationships] = parts[relationships].replace(b"/xl/worksheets/sheet1.xml", target)
    parts[SHEET] = sheet_of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code == "GS117"


@pytest.mark.parametrize("stray", ['<c r="any">x</c>', '<c r="XFD1048576"><v>1</v></c>'])
def test_a_part_nothing_refers_to_does_no_harm(tmp_path: Path, stray: str) -> None:
    path = write_parts(tmp_path / "a.xlsx", {**parts_of_a_workbook(), "xl/old.xml": stray.encode()})
    assert read(path)[0][0].rows == [["甲"]]


def test_a_long_text_shared_by_many_cells_is_refused(tmp_path: Path) -> None:
    parts = parts_of_a_workbook()
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}"><si><t>{"a" * 32_000}</t></si><si><t>b</t></si></sst>'.encode()
    )
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 99_000)
    )
    many = write_parts(tmp_path / "a.xlsx", {**parts, SHEET: sheet_of(cells)})
    assert refusal_of(many).code == "GS115"
    harmless = write_parts(
        tmp_path / "b.xlsx", {**parts, SHEET: sheet_of(cells.replace("<v>0", "<v>1"))}
    )
    assert read(harmless)[1] == []


def test_the_sketch_of_a_sheet_does_not_run_on(tmp_path: Path) -> None:
    """Openings that never close must not make the searches quadratic."""
    opening = b'<f <c r="AA1" ' * 20_000 + b"<f " + b"a" * 200_000
    junk = opening + b"<f>" * 200_000
    parts = {**parts_of_a_workbook(), SHEET: b"<worksheet><sheetData>" + junk}
    started = time.process_time()
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code == "GS110"
    assert time.process_time() - started < 3


def test_truncated_archives_are_damaged(tmp_path: Path) -> None:
    whole = write_parts(tmp_path / "a.xlsx", parts_of_a_workbook()).read_bytes()
    for length in range(4, len(whole), 401):
        (tmp_path / "a.xlsx").write_bytes(whole[:length])
        assert refusal_of(tmp_path / "a.xlsx").code == "GS110"


def test_every_flipped_byte_is_survived(tmp_path: Path) -> None:
    whole = write_parts(tmp_path / "a.xlsx", parts_of_a_workbook()).read_bytes()
    for at in range(0, len(whole), 37):
        flipped = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        (tmp_path / "a.xlsx").write_bytes(flipped)
        grids, problems = read(tmp_path / "a.xlsx")
        assert grids or problems


def test_a_part_that_stands_twice_is_damaged(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "a.xlsx", parts_of_a_workbook())
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(path, "a") as archive,
    ):
        archive.writestr(SHEET, sheet_of(""))
    assert refusal_of(path).code == "GS110"


def test_names_that_climb_out_of_the_archive_write_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    parts = {**parts_of_a_workbook(), "../../evil.txt": b"x", "/evil.txt": b"x"}
    grids, problems = read(write_parts(folder / "a.xlsx", parts))
    assert (len(grids), problems) == (1, [])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.xlsx", "in"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"", "GS107"),
        ("a.csv", b"", "GS107"),
        ("a.xlsx", bytes(range(256)), "GS113"),
        ("a.xls", b"id\tname\n1\t\xff\xfe\xfd\n", "GS113"),
        ("a.xlsx", b"<html><table></table></html>", "GS112"),
        ("a.xlsx", b"%PDF-1.7\n", "GS114"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "GS114"),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "GS114"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 50, "GS110"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "GS114"),
        ("a.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00", "GS110"),
    ],
)
def test_what_is_not_what_it_says(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal_of(tmp_path / name) == Problem(code, SEVERITIES[code], Place(name))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8"])
def test_text_that_a_system_exports_as_a_workbook_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "导出.xls").write_bytes("工号\t姓名\r\nW001\t张三\r\n".encode(encoding))
    [grid], [problem] = read(tmp_path / "导出.xls")
    assert list(grid.rows) == [["工号", "姓名"], ["W001", "张三"]]
    assert (problem.code, problem.details) == ("GS111", {"format": ".csv"})


def test_a_document_in_a_zip_is_no_workbook(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "a.xlsx", {"word/document.xml": b"<w:document/>"})
    assert refusal_of(path).code == "GS114"


def test_an_encrypted_workbook_says_so(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
    (tmp_path / "a.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + b"\0" * 99)
    assert refusal_of(tmp_path / "a.xlsx").code == "GS109"


def test_a_zip_with_a_password_says_so(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "a.xlsx", {"xl/workbook.xml": b"x"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refusal_of(path).code == "GS109"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(256 * MIB + 1)
    problem = refusal_of(path)
    assert (problem.code, problem.details) == ("GS108", {"limit": 256})


def test_a_file_that_disappears_or_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    assert refusal_of(path).code == "GS101"
    path.write_bytes(b"a,b")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", deny)
    assert refusal_of(path).code == "GS106"


def test_whatever_a_reader_raises_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        """As the panic of a Rust library, which is no Exception."""

    def panic(*_: object) -> None:
        raise Panic

    monkeypatch.setattr("gridscore.ledger.sources.workbook.read_zipped", panic)
    path = write_parts(tmp_path / "a.xlsx", parts_of_a_workbook())
    assert refusal_of(path).code == "GS110"


def test_a_panic_of_the_reader_stays_off_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    parts = parts_of_a_workbook()
    formats = '<cellXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellXfs>'
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{formats}</styleSheet>'.encode()
    parts[SHEET] = sheet_of('<row r="1"><c r="A1" s="1"><v>-1e300</v></c></row>')
    assert refusal_of(write_parts(tmp_path / "a.xlsx", parts)).code == "GS110"
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_is_not_swallowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gridscore.ledger.sources.workbook.read_zipped", interrupt)
    path = write_parts(tmp_path / "a.xlsx", parts_of_a_workbook())
    with pytest.raises(KeyboardInterrupt):
        read(path)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    write_parts(tmp_path / "b.xlsx", parts_of_a_workbook())
    (tmp_path / "c.xls").write_bytes(b"<html>")
    (tmp_path / "d.csv").write_text("x,y\n", encoding="utf-8")
    grids, problems = read_grids(
        [SourceFile(path, path.name) for path in sorted(tmp_path.iterdir())]
    )
    assert [(grid.ref.file, grid.rows) for grid in grids] == [
        ("b.xlsx", [["甲"]]),
        ("d.csv", [["x", "y"]]),
    ]
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("GS107", "a.csv"),
        ("GS112", "c.xls"),
    ]


def test_importing_the_sources_loads_no_reader() -> None:
    heavy = "{'python_calamine', 'xlrd', 'zipfile', 'csv', 'pandas', 'openpyxl'}"
    code = f"import sys, gridscore.ledger.sources; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("code", [code for code in SEVERITIES if code.startswith("GS1")])
@pytest.mark.parametrize("lang", list(Lang))
def test_every_file_problem_has_its_words(code: str, lang: Lang) -> None:
    blanks = {"ending": ".et", "limit": 1, "format": ".xls", "line": 2}
    for part in ("what", "repair"):
        words = say(f"problems.{code}.{part}", lang, **blanks)
        assert words
        assert "{" not in words
    assert {f"{code}.what", f"{code}.repair"} <= set(TEXTS)
