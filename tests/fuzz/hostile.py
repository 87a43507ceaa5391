"""Files that are made to take time, memory or what is not theirs; each builder returns one.

`python -m tests.fuzz.hostile FOLDER` writes them all, to be looked at.
"""

from __future__ import annotations

import io
import re
import stat
import sys
import zipfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import openpyxl

from tests.fuzz.files import as_file, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
ROSTER = [["工号", "姓名", "网格"], ["W1", "甲一", "G1"], ["W2", "乙二", "G2"]]
MILLION = 1_000_000

Parts = dict[str, bytes]
BUILDERS: dict[str, Callable[[], bytes]] = {}
"""Builders by the name of the file they make."""


def builder(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Enter a builder under a file's name."""

    def enter(build: Callable[[], bytes]) -> Callable[[], bytes]:
        BUILDERS[name] = build
        return build

    return enter


def of_parts(name: str) -> Callable[[Callable[[Parts], None]], Callable[[Parts], None]]:
    """Enter a builder that changes the parts of a sound .xlsx roster."""

    def enter(change: Callable[[Parts], None]) -> Callable[[Parts], None]:
        def build() -> bytes:
            parts = roster_parts()
            change(parts)
            return zipped(parts)

        BUILDERS[name] = build
        return change

    return enter


def roster_parts() -> Parts:
    """Return the parts of a small sound roster."""
    book = openpyxl.Workbook()
    for row in ROSTER:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(inside: str, around: str = "", behind: str = "") -> bytes:
    """Return a worksheet's part: its rows, what stands before them and behind."""
    rows = f"<sheetData>{inside}</sheetData>"
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{around}{rows}{behind}</worksheet>'.encode()
    )


def inline(*texts: str, row: int = 1) -> str:
    """Return a row of texts that stand in the cells themselves."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{row}">{cells}</row>'


HEADED = inline("工号", "姓名", "网格") + inline("W1", "甲一", "G1", row=2)


def behind_rows(text: str) -> Callable[[Parts], None]:
    """Put XML behind the rows of a sound roster."""
    return behind_rows_of(HEADED, text)


def behind_rows_of(rows: str, text: str) -> Callable[[Parts], None]:
    """Put XML behind rows of one's own."""

    def change(parts: Parts) -> None:
        parts[SHEET] = sheet(rows, behind=text)

    return change


def rows_of(rows: str, around: str = "") -> Callable[[Parts], None]:
    """Give a workbook these rows."""

    def change(parts: Parts) -> None:
        parts[SHEET] = sheet(rows, around)

    return change


# ---- XML ----


@of_parts("nested.xlsx")
def _nested(parts: Parts) -> None:
    parts[SHEET] = sheet("<row>" * MILLION)


@of_parts("nested-strings.xlsx")
def _nested_strings(parts: Parts) -> None:
    deep = "<si>" + "<r>" * 300_000 + "<t>x</t>" + "</r>" * 300_000 + "</si>"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{deep}</sst>'.encode()


@of_parts("attributes.xlsx")
def _attributes(parts: Parts) -> None:
    many = " ".join(f'a{number}="1"' for number in range(200_000))
    parts[SHEET] = sheet(f'<row r="1"><c {many}><v>1</v></c></row>')


@of_parts("long-attribute.xlsx")
def _long_attribute(parts: Parts) -> None:
    parts[SHEET] = sheet(f'<row r="1"><c r="{"A" * 20 * MILLION}"><v>1</v></c></row>')


@of_parts("namespaces.xlsx")
def _namespaces(parts: Parts) -> None:
    spaces = " ".join(f'xmlns:n{number}="n{number}"' for number in range(50_000))
    parts[SHEET] = sheet(f"<row {spaces}><c><v>1</v></c></row>" * 2)


@of_parts("long-text.xlsx")
def _long_text(parts: Parts) -> None:
    parts[SHEET] = sheet(HEADED + inline("W2", "乙" * 6 * MILLION, row=3))


@of_parts("comments-without-end.xlsx")
def _comments(parts: Parts) -> None:
    parts[SHEET] = sheet(HEADED + "<!-- -->" * 500_000 + "<!--" + "-" * MILLION)


# ---- sizes ----

of_parts("million-columns.xlsx")(rows_of("<row>" + "<c><v>1</v></c>" * MILLION + "</row>"))
of_parts("blank-columns.xlsx")(rows_of(HEADED + "<row>" + "<c/>" * 200_000 + "</row>"))
of_parts("all-columns.xlsx")(
    rows_of(
        inline("工号", "姓名") + inline(*["x"] * 16_384, row=2) + inline(*["姓名"] * 16_384, row=3)
    )
)
of_parts("declared.xlsx")(rows_of(HEADED, '<dimension ref="A1:XFD1048576"/>'))
of_parts("declared-odd.xlsx")(rows_of(HEADED, '<dimension ref="XFD1048576:A1"/>'))
of_parts("declared-nonsense.xlsx")(rows_of(HEADED, '<dimension ref=":::"/>'))
of_parts("hidden-columns.xlsx")(
    rows_of(HEADED, "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 20_000 + "</cols>")
)
of_parts("hidden-columns-beyond.xlsx")(
    rows_of(HEADED, '<cols><col min="1" max="4294967295" hidden="1"/></cols>')
)
of_parts("hidden-rows.xlsx")(
    rows_of(HEADED + "".join(f'<row r="{row}" hidden="1"/>' for row in range(3, 100_000)))
)
of_parts("empty-rows.xlsx")(
    rows_of(
        HEADED + "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(3, 100_000))
    )
)
of_parts("merged.xlsx")(
    behind_rows('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
)
of_parts("merged-column.xlsx")(
    behind_rows('<mergeCells count="1"><mergeCell ref="C2:C1048576"/></mergeCells>')
)
of_parts("merged-often.xlsx")(
    behind_rows("<mergeCells>" + '<mergeCell ref="A2:C400"/>' * 100_000 + "</mergeCells>")
)
of_parts("merged-overlapping.xlsx")(
    behind_rows_of(
        HEADED + "".join(inline("W9", "乙", "G1", row=row) for row in range(3, 5_000)),
        "<mergeCells>" + '<mergeCell ref="C2:C5000"/>' * 50_000 + "</mergeCells>",
    )
)
of_parts("merged-nonsense.xlsx")(
    behind_rows('<mergeCells><mergeCell ref="C9:A1"/><mergeCell ref="x"/><mergeCell/></mergeCells>')
)
of_parts("filtered.xlsx")(behind_rows('<autoFilter ref="A1:XFD1048576"/>' * 1000))
of_parts("validated.xlsx")(
    behind_rows(
        "<dataValidations>"
        + '<dataValidation type="list" sqref="A1:XFD1048576"/>' * 50_000
        + "</dataValidations>"
    )
)


@of_parts("many-strings.xlsx")
def _many_strings(parts: Parts) -> None:
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}">{"<si><t/></si>" * MILLION}</sst>'.encode()
    )


@of_parts("styles.xlsx")
def _styles(parts: Parts) -> None:
    formats = "".join(f'<numFmt numFmtId="{at}" formatCode="yyyy{at}"/>' for at in range(100_000))
    cells = "".join(f'<xf numFmtId="{at}"/>' for at in range(200_000))
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs>'
        "</styleSheet>"
    ).encode()


@of_parts("long-format.xlsx")
def _long_format(parts: Parts) -> None:
    code = "[" * 500_000 + "y" * 500_000 + "&quot;" * 100_000
    formats = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{MAIN}">{formats}<cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'
    ).encode()


@of_parts("defined-names.xlsx")
def _defined_names(parts: Parts) -> None:
    names = "".join(
        f'<definedName name="n{at}">Sheet!$A$1:$XFD$1048576,n{at + 1}</definedName>'
        for at in range(100_000)
    )
    names = f"<definedNames>{names}</definedNames>"
    parts[BOOK] = parts[BOOK].replace(b"</sheets>", b"</sheets>" + names.encode())


@of_parts("many-sheets.xlsx")
def _many_sheets(parts: Parts) -> None:
    ids = range(10, 510)
    sheets = "".join(
        f'<sheet xmlns:r="{OFFICE}" name="s{at}" sheetId="{at}" r:id="r{at}"/>' for at in ids
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        for at in ids
    )
    parts[BOOK] = parts[BOOK].replace(b"</sheets>", sheets.encode() + b"</sheets>")
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Rel", links.encode() + b"</Rel")


# ---- values ----

of_parts("no-such-string.xlsx")(
    rows_of(
        HEADED + '<row r="3"><c r="A3" t="s"><v>99999999</v></c><c r="B3" t="s"><v>-1</v></c></row>'
    )
)
of_parts("string-not-number.xlsx")(
    rows_of(HEADED + '<row r="3"><c r="A3" t="s"><v>x</v></c></row>')
)
of_parts("no-such-style.xlsx")(
    rows_of(HEADED + '<row r="3"><c r="A3" s="99999"><v>1</v></c></row>')
)
of_parts("no-such-row.xlsx")(
    rows_of(HEADED + '<row r="0"><c r="A0"><v>1</v></c></row><row r="-1"/><row r="x"/>')
)
of_parts("rows-backwards.xlsx")(
    rows_of("".join(inline("W1", "甲", row=row) for row in range(2_000, 0, -1)) + HEADED)
)
of_parts("same-cell.xlsx")(
    rows_of(HEADED + '<row r="3">' + '<c r="A3"><v>1</v></c>' * 100_000 + "</row>")
)
of_parts("numbers.xlsx")(
    rows_of(
        HEADED
        + "".join(
            f'<row r="{row}"><c r="A{row}" s="1"><v>{value}</v></c></row>'
            for row, value in enumerate(
                ("1e308", "-1e308", "NaN", "inf", "9" * 4000, "-1", "1e-320"), 3
            )
        )
    )
)


@of_parts("serial-dates.xlsx")
def _serial_dates(parts: Parts) -> None:
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>"
    ).encode()
    values = (
        "-1",
        "-0.5",
        "0",
        "60",
        "2958465",
        "2958466",
        "1e10",
        "1e300",
        "-1e300",
        "NaN",
        "0.5",
    )
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"><v>{value}</v></c>'
        f'<c r="B{row}" t="d"><v>{value}</v></c></row>'
        for row, value in enumerate(values, 3)
    )
    parts[SHEET] = sheet(HEADED + cells)


@of_parts("formulas.xlsx")
def _formulas(parts: Parts) -> None:
    cells = "".join(
        f'<c><f t="shared" ref="A1:XFD1048576" si="{at}">{"(" * 500}</f><v>1</v></c>'
        for at in range(500)
    )
    parts[SHEET] = sheet(f'{HEADED}<row r="3">{cells}</row>')


# ---- reaching for what is not theirs ----


@of_parts("sheet-outside.xlsx")
def _sheet_outside(parts: Parts) -> None:
    parts[RELATIONS] = re.sub(
        rb'Target="[^"]*sheet1.xml"', b'Target="../../../etc/passwd"', parts[RELATIONS]
    )


@of_parts("sheet-elsewhere.xlsx")
def _sheet_elsewhere(parts: Parts) -> None:
    parts[RELATIONS] = re.sub(
        rb'Target="[^"]*sheet1.xml"',
        b'Target="file:///etc/passwd" TargetMode="External"',
        parts[RELATIONS],
    )


@of_parts("sheet-is-workbook.xlsx")
def _sheet_is_workbook(parts: Parts) -> None:
    parts[RELATIONS] = re.sub(
        rb'Target="[^"]*sheet1.xml"', b'Target="workbook.xml"', parts[RELATIONS]
    )


@of_parts("external-links.xlsx")
def _external_links(parts: Parts) -> None:
    parts["xl/externalLinks/externalLink1.xml"] = (
        b'<externalLink><externalBook r:id="rId1"/></externalLink>'
    )
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships><Relationship Id="rId1" Target="file:///dev/zero" TargetMode="External"/>'
        b"</Relationships>"
    )
    parts[SHEET] = sheet(HEADED + "<row><c><f>[1]Sheet!$A$1</f><v>W9</v></c></row>")


@of_parts("names.xlsx")
def _names(parts: Parts) -> None:
    for name in (
        "../../evil.xml",
        "/evil.xml",
        "C:\\evil.xml",
        "xl/../xl/./evil.xml",
        "a" * 5_000,
        "con",
    ):
        parts[name] = b"<x/>"


@builder("links-inside.xlsx")
def _links_inside() -> bytes:
    parts, target = roster_parts(), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        link = zipfile.ZipInfo("xl/passwd.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


@builder("prefixed.xlsx")
def _prefixed() -> bytes:
    """A workbook behind something else, as in files that are two things at once."""
    return b"MZ" + b"\0" * 1000 + zipped(roster_parts())


@builder("comment.xlsx")
def _comment() -> bytes:
    """An archive whose comment holds another archive's directory."""
    whole = zipped(roster_parts())
    comment = whole[-2_000:]
    return whole[:-2] + len(comment).to_bytes(2, "little") + comment


# ---- other formats ----

ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)


def ods(inside: str) -> Callable[[], bytes]:
    """Return a builder of an .ods with this inside its spreadsheet."""
    with zipfile.ZipFile(io.BytesIO(as_file(".ods", {"表": ROSTER}, Random(0)))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return lambda: zipped({**parts, "content.xml": (ODS_HEAD + inside).encode()})


def ods_table(rows: str) -> Callable[[], bytes]:
    """Return a builder of an .ods with a sheet of these rows."""
    ends = "</table:table></office:spreadsheet></office:body></office:document-content>"
    return ods(f'<table:table table:name="表">{rows}{ends}')


builder("nested.ods")(ods("<table:table>" * 200_000))
builder("counts.ods")(
    ods_table(
        "".join(
            f'<table:table-row table:number-rows-repeated="{count}"><table:table-cell'
            f' table:number-columns-repeated="{count}"/></table:table-row>'
            for count in ("-5", "0", "1e9", "99999999999999999999", "x", "")
        )
    )
)
builder("hidden.ods")(
    ods_table(
        '<table:table-row table:number-rows-repeated="1048576" table:visibility="collapse"/>'
        '</table:table><table:table table:name="又">' * 300
    )
)
builder("percents.ods")(
    ods_table(
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell'
        ' table:number-columns-repeated="1000" office:value-type="percentage" office:value="1"/>'
        "</table:table-row>" * 30
    )
)
builder("spanned.ods")(
    ods_table(
        '<table:table-row><table:table-cell table:number-rows-spanned="1048576"'
        ' table:number-columns-spanned="16384" office:value-type="string"><text:p>工号</text:p>'
        "</table:table-cell></table:table-row>"
    )
)
builder("blanks.ods")(
    ods_table(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x'
        '<text:s text:c="2000000000"/></text:p></table:table-cell></table:table-row>'
    )
)


@builder("wide.csv")
def _wide_csv() -> bytes:
    return ("工号,姓名" + ",x" * MILLION + "\nW1,甲一\n").encode()


@builder("wide-headings.csv")
def _wide_headings_csv() -> bytes:
    return (("工号,姓名," * 100_000 + "\n") * 3).encode()


@builder("long.csv")
def _long_csv() -> bytes:
    return "工号,姓名\n".encode() + b"," * 100 + b"\n" * 100_000 + "W1,甲一\n".encode()


@builder("no-table.csv")
def _no_table_csv() -> bytes:
    return b"".join(b"%d,a,b,c\n" % number for number in range(200_000))


@builder("headings-only.csv")
def _headings_only_csv() -> bytes:
    return ("工号,姓名,网格\n" * 1_500).encode()


@builder("quotes.csv")
def _quotes_csv() -> bytes:
    return "工号,姓名\n".encode() + b'"' * 2_000_001


@builder("odd-characters.csv")
def _odd_characters_csv() -> bytes:
    marks = "".join(chr(code) for code in range(0x300, 0x370)) * 3_000
    return f"工号,姓名\nW1,甲{marks}\n\u202eW2,\u2066乙\n".encode()


@builder("wrong-ids.csv")
def _wrong_ids_csv() -> bytes:
    return ("工号,姓名\n" + "W1,甲一\n" * 5_000).encode()


@builder("ole.xls")
def _ole() -> bytes:
    """A container whose chains of sectors lead in circles."""
    whole = bytearray(as_file(".xls", {"花名册": ROSTER}, Random(0)))
    whole[512:1024] = b"\0\0\0\0" * 128
    return bytes(whole)


@builder("sectors.xls")
def _sectors() -> bytes:
    whole = bytearray(as_file(".xls", {"花名册": ROSTER}, Random(0)))
    whole[44:48] = b"\xff\xff\xff\x7f"
    return bytes(whole)


@builder("bof.xls")
def _bof() -> bytes:
    return b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 8 + b"\xfc\x00\x08\x00" + b"\xff" * 8


@builder("record.xlsb")
def _record_xlsb() -> bytes:
    whole = as_file(".xlsb", {"花名册": ROSTER}, Random(0))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.bin"
    parts[part] = parts[part].replace(b"\x06", b"\x07", 3)  # texts become indices of shared ones
    return zipped(parts)


@builder("dimension.xlsb")
def _dimension_xlsb() -> bytes:
    whole = as_file(".xlsb", {"花名册": ROSTER}, Random(0))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.bin"
    at = parts[part].index(b"\x94\x01\x10") + 3
    far = (0).to_bytes(4, "little") + (2**32 - 1).to_bytes(4, "little")
    parts[part] = parts[part][:at] + far * 2 + parts[part][at + 16 :]
    return zipped(parts)


if __name__ == "__main__":
    for file_name, build_file in BUILDERS.items():
        Path(sys.argv[1], file_name).write_bytes(build_file())
