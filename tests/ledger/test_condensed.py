"""Large workbooks read the same with their sheets condensed and as they stand."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from gridscore.ledger.large.large_rows import LargeRows
from gridscore.ledger.sources import condensed, plain_cells
from gridscore.ledger.sources.archive import Archive
from gridscore.ledger.sources.content import Content
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.ledger.sources.workbook import read_zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from gridscore.ledger.grid import Cell

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
WORDS = (
    *(
        "编号",
        "张三",
        "一号网格",
        "W000001",
        "W000002",
        "样例〔2026〕12号",
        "a&b",
        "<b>",
        " 前",
        "后 ",
    ),
    *(
        "_x000D_",
        "二\n行",
        "　全角",
        "x|y",
        "1",
        "1.0",
        "TRUE",
        "#N/A",
        "很长的说明" * 30,
        "é",
        "9" * 18,
    ),
)
NUMBERS = (0, 1, 1.0, 16.5, -3, 1e15, 0.1 + 0.2, 12345678.25, 1e-7, 45000)
DAYS = (date(2026, 3, 5), date(1999, 12, 31), datetime.fromisoformat("2026-03-05T09:30"))
Rows = list[list["Cell"]]


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(condensed, "LARGE", 3)
    monkeypatch.setattr(plain_cells, "_STRETCH", 4_000)
    monkeypatch.setattr(Archive, "is_small", lambda *_: False)


def any_cell(random: Random) -> object:
    chance = random.random()
    if chance < 0.4:
        return random.choice(WORDS)
    if chance < 0.8:
        return random.choice(NUMBERS)
    return random.choice((*DAYS, True, False, None, None))


def any_rows(random: Random) -> list[list[object]]:
    """Make up columns, most of them of cells of one kind."""
    height, width = random.choice((2, 3, 30, 120)), random.choice((1, 4, 30))
    columns = []
    for _ in range(width):
        some = [any_cell(random) for _ in range(random.choice((1, 3, 40)))]
        columns.append([random.choice(some) for _ in range(height)])
    return [list(row) for row in zip(*columns, strict=True)]


def by_xlsxwriter(random: Random, rows: list[list[object]]) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        formats = [
            book.add_format({"num_format": form, "bold": random.random() < 0.5})
            for form in ("yyyy-mm-dd", "yyyy/m/d h:mm", "0%", "0.00", "@")
        ]
        for number, row in enumerate(rows):
            for col, cell in enumerate(row):
                write_cell(random, sheet, (number, col), cell, formats)
        if random.random() < 0.2:
            sheet.merge_range(1, 0, 4, 0, "合并", formats[3])
        if random.random() < 0.1:
            sheet.set_row(random.randrange(len(rows)), None, None, {"hidden": True})
        if random.random() < 0.1:
            sheet.set_column(1, 2, None, None, {"hidden": True})
        if random.random() < 0.3:
            book.add_worksheet().write_row(0, 0, ["一", 1])
    return target.getvalue()


def write_cell(
    random: Random, sheet: Any, place: tuple[int, int], cell: object, formats: list[Any]
) -> None:
    is_day = isinstance(cell, date)
    form = random.choice(formats[:2]) if is_day else random.choice((None, None, None, *formats))
    chance = random.random()
    if cell is None:
        sheet.write_blank(*place, None, form)
    elif is_day:
        sheet.write_datetime(*place, cell, form)
    elif isinstance(cell, bool):
        sheet.write_boolean(*place, cell, form)
    elif isinstance(cell, str):
        if chance < 0.02:
            sheet.write_formula(*place, f'"{place[0]}"&A1', form, cell.strip())
        else:
            sheet.write_string(*place, cell, form)
    elif chance < 0.1:
        sheet.write_formula(*place, f"SUM(A{place[0] + 1}:C2)", form, cell)
    elif chance < 0.105:
        sheet.write_formula(*place, "1/0", form, "#DIV/0!")
    else:
        sheet.write_number(*place, cell, form)


def by_openpyxl(_random: Random, rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


ODDITIES: tuple[tuple[str, bytes, bytes], ...] = (
    (SHEET, b' t="s"', b" t='s'"),
    (SHEET, b"<v>", b"<v xml:space='preserve'>"),
    (SHEET, b"<v>", b"<v> "),
    (SHEET, b"<v>", b"<!-- <c r='A1'> --><v>"),
    (SHEET, b"</v>", b"</v ></c><c r='ZZ9'><v>1</v>"),
    (SHEET, b"</c>", b"</c>\n"),
    (SHEET, b"</row>", b"</row>\n"),
    (SHEET, b"<row ", b"<row spans='1:3' "),
    (SHEET, b'"><v>', b'" t="n"><v>'),
    (SHEET, b'"><v>', b'" s="0"><v>'),
    (SHEET, b'"><v>', b'" t="e"><v>'),
    (SHEET, b'"><v>', b'" t="str"><v>'),
    (SHEET, b'"><v>', b'" t="d"><v>'),
    (SHEET, b'"><v>', b'" t="inlineStr"><v>'),
    (SHEET, b'"><v>', b'"><f t="shared" si="0"/><v>'),
    (SHEET, b'"><v>', b'"><f>A1&amp;"&lt;"</f><v>'),
    (SHEET, b"<v>", b"<v></v><v>"),
    (SHEET, b"<v>1</v>", b"<v></v>"),
    (SHEET, b"<v>1</v>", b"<v/>"),
    (SHEET, b"<v>1</v>", b"<v>&#49;</v>"),
    (SHEET, b"<v>1</v>", b"<v>1</v><extLst><ext/></extLst>"),
    (SHEET, b"<t>", b"<t xml:space='preserve'>"),
    (SHEET, b"<t>", b"<t> "),
    (SHEET, b"</t></is>", b"</t><rPh sb='0' eb='1'><t>x</t></rPh></is>"),
    (SHEET, b"<is><t>", b"<is><r><rPr><color rgb='FF0000'/></rPr><t>x</t></r><r><t>"),
    (SHEET, b' t="inlineStr"', b""),
    (SHEET, b'<c r="B', b'<c s="0" r="B'),
    (SHEET, b'<c r="B', b'<x:c r="B'),
    (SHEET, b'<c r="B', b'<c r="A'),
    (SHEET, b'<c r="A2"', b"<c"),
    (SHEET, b'<c r="A2"', b'<c r="A3"'),
    (SHEET, b'<row r="2"', b"<row"),
    (SHEET, b'<row r="2"', b'<row r="2" hidden="1"'),
    (SHEET, b'<row r="2"', b"<row r='2' hidden='1'"),
    (SHEET, b"<row ", b"\n<row "),
    (SHEET, b"<c ", b"\n<c "),
    (SHEET, b"<sheetData>", b"<sheetData>\n"),
    (SHEET, b"<t>", b"<t>\n"),
    (SHEET, b"</row>", b"\n</row>\n"),
    (SHEET, b"<v>", b"<x:v>"),
    (SHEET, b"sheetData>", b"x:sheetData>"),
    (SHEET, b'<row r="2"', b'<row r="02"'),
    (SHEET, b'<row r="2"', b'<row r="1"'),
    (SHEET, b'<row r="2"', b'<row r="1048570"'),
    (SHEET, b'<c r="A2"', b'<c r="A2" s="99"'),
    (SHEET, b"<sheetData>", b'<sheetData><row r="1" hidden="true"/>'),
    (SHEET, b"</sheetData>", b'<row r="9000"><c r="AA9000"><v>1</v></c></row></sheetData>'),
    (SHEET, b"</sheetData>", b'<row r="5000" ht="20"/></sheetData>'),
    (STRINGS, b"<si><t>", b'<si><t xml:space="preserve">'),
    (STRINGS, b"</t></si>", b'</t><phoneticPr fontId="1" type="noConversion"/></si>'),
    (STRINGS, b"</t></si>", b"</t><rPh sb='0' eb='1'><t>x</t></rPh></si>"),
    (STRINGS, b"<si><t>", b"<si><r><t>x</t></r><r><t>"),
    (STRINGS, b"<si><t>", b"<si><r><t>x</t></r><r><rPr><b/></rPr><t> x</t></r></si><si><t>"),
    (STRINGS, b"<si><t>", b"<si><r><t>x</t></r></si><si><t>"),
    (STRINGS, b"<si>", b"<si/><si>"),
    (STRINGS, b"<si>", b"\n<si>"),
    (STRINGS, b"</sst>", b"</sst>\n"),
    (STRINGS, b"<si>", b"<!-- <si> --><si>"),
)


def with_oddity(random: Random, data: bytes) -> bytes:
    """Write something of a workbook otherwise, in one place or all over."""
    part, old, new = random.choice(ODDITIES)
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(whole, "w") as changed:
        for name in made.namelist():
            content = made.read(name)
            if name == part:
                pieces = content.split(old)
                at = random.randrange(len(pieces))
                if random.random() < 0.5:
                    content = content.replace(old, new)
                elif at > 0:
                    content = old.join(pieces[:at]) + new + old.join(pieces[at:])
            changed.writestr(name, content)
    return whole.getvalue()


def what_is_read(data: bytes, *, condense: bool) -> tuple[object, int]:
    """Return all that a workbook says, or the code of its refusal; and how many were laid out."""
    with pytest.MonkeyPatch.context() as patch:
        if not condense:
            patch.setattr(condensed, "condense", lambda data, archive: (data, archive, {}))
        try:
            sheets = read_zipped(data, Archive(data), Content.XLSX)
        except RefusedError as refusal:
            return (refusal.code, refusal.details), 0
        except Exception:
            return "damaged", 0
    said = [(sheet.name, sheet.is_hidden, sheet.look, trimmed([*sheet.rows])) for sheet in sheets]
    return said, sum(isinstance(sheet.rows, LargeRows) for sheet in sheets)


def trimmed(rows: Rows) -> list[list[tuple[type, Cell]]]:
    """Take off the blanks at the end of rows, and the blank rows at the end."""
    typed = [[(type(cell), cell) for cell in row] for row in rows]
    for row in typed:
        while row and row[-1] == (str, ""):
            row.pop()
    while typed and not typed[-1]:
        typed.pop()
    return typed


WRITERS: tuple[Callable[[Random, list[list[object]]], bytes], ...] = (by_xlsxwriter, by_openpyxl)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("seed", range(4))
def test_what_usual_programs_write_is_laid_out(
    seed: int, write: Callable[[Random, list[list[object]]], bytes]
) -> None:
    random = Random(seed)
    laid_out = 0
    for _ in range(25):
        data = write(random, any_rows(random))
        said, count = what_is_read(data, condense=True)
        assert said == what_is_read(data, condense=False)[0]
        laid_out += count
    assert laid_out > 12


def by_poi(sheet: str) -> str:
    """Set rows in lines of their own, and the type of a cell before its style."""
    lines = re.sub(r"(<sheetData>|<row [^<>]*[^/]>|</row>)", r"\1\n", sheet)
    return re.sub(r'(<c r="[A-Z]+[0-9]+")( s="[0-9]+")( t="[a-zA-Z]+")', r"\1\3\2", lines)


def by_dot_net(part: str) -> str:
    """Give all tags a prefix."""
    return re.sub(r"<(/?)(?=[a-z])", r"<\1x:", part).replace(" xmlns=", " xmlns:x=", 1)


def by_libreoffice(strings: str) -> str:
    """Keep the blanks of all texts, and set the first character of each in a font of its own."""
    font = '<rPr><sz val="11"/><rFont val="Noto"/></rPr><t xml:space="preserve">'
    return re.sub(
        "<si><t(?: xml:space=.preserve.)?>([^<&])([^<]*)</t></si>",
        rf"<si><r>{font}\1</t></r><r>{font}\2</t></r></si>",
        strings,
    )


def with_hidden_rows(sheet: str) -> str:
    """Hide every third row, as a filter does."""
    return re.sub(r'<row r="([0-9]*[369])"', r'<row r="\1" hidden="1"', sheet)


def in_many_colours(sheet: str) -> str:
    """Give the cells of each row a style of their own, of which there are too many to be known."""
    return re.sub(r'<c r="([A-Z]+)([0-9]+)"(?: s="[0-9]+")?', r'<c r="\1\2" s="\2"', sheet)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("rewritten", "parts"),
    [
        (by_poi, [SHEET]),
        (by_dot_net, [SHEET, STRINGS]),
        (by_libreoffice, [STRINGS]),
        (with_hidden_rows, [SHEET]),
        (in_many_colours, [SHEET]),
    ],
)
def test_what_other_programs_and_people_do_is_laid_out(
    rewritten: Callable[[str], str],
    parts: list[str],
    write: Callable[[Random, list[list[object]]], bytes],
) -> None:
    random = Random(0)
    laid_out = 0
    for _ in range(12):
        whole = BytesIO()
        with (
            zipfile.ZipFile(BytesIO(write(random, any_rows(random)))) as made,
            zipfile.ZipFile(whole, "w") as changed,
        ):
            for name in made.namelist():
                content = made.read(name)
                other = rewritten(content.decode()).encode() if name in parts else content
                changed.writestr(name, other)
        said, count = what_is_read(whole.getvalue(), condense=True)
        assert said == what_is_read(whole.getvalue(), condense=False)[0]
        laid_out += count
    assert laid_out > 5


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("seed", range(5))
def test_what_is_written_oddly_is_read_alike(
    seed: int, write: Callable[[Random, list[list[object]]], bytes]
) -> None:
    random = Random(seed)
    for _ in range(10):
        plain = write(random, any_rows(random))  # which takes as long as reading it both ways
        for _ in range(4):
            data = with_oddity(random, plain)
            assert what_is_read(data, condense=True)[0] == what_is_read(data, condense=False)[0]
