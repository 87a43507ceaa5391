"""What a file really is, told by its first bytes and its parts, never by its ending."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection

    from gridscore.ledger.sources.archive import Archive


class Content(Enum):
    """What a file holds; the value is the ending such a file usually has."""

    TEXT = ".csv"
    XLSX = ".xlsx"
    XLSB = ".xlsb"
    ODS = ".ods"
    XLS = ".xls"
    PARQUET = ".parquet"
    MARKUP = ".html"
    LOCKED = "password"
    OTHER = "other"


EXPECTED = {
    ".csv": Content.TEXT,
    ".tsv": Content.TEXT,
    ".txt": Content.TEXT,
    ".xlsx": Content.XLSX,
    ".xlsm": Content.XLSX,
    ".xlsb": Content.XLSB,
    ".ods": Content.ODS,
    ".xls": Content.XLS,
    ".parquet": Content.PARQUET,
}
"""The endings of ledgers, and what a file of that ending should hold."""

WORKBOOKS = frozenset({Content.XLSX, Content.XLSB, Content.ODS, Content.XLS})

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = pattern(rb"\x09[\x00\x02\x04\x08]")  # .xls of the early nineties, no container
_PARQUET = b"PAR1"
_MARKUP = pattern(
    rb"\s*(?:<(?:\?xml|!doctype|!--|html|head|meta|style|body|table|workbook)\b|<!--|MIME-Version:)",
    re.IGNORECASE,
)
_PICTURE_OR_PAGE = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
)
HEAD = 1024
"""Bytes that tell a text."""


def is_zip(data: bytes) -> bool:
    """Say whether the file is a zip archive, as all newer workbooks are."""
    return data.startswith(_ZIP)


def recognise(data: bytes) -> Content:
    """Tell what a file that is not a zip archive holds."""
    if data.startswith(_OLE):
        return _recognise_ole(data)
    if data.startswith(_PARQUET):
        return Content.PARQUET
    if _BARE_BIFF.match(data):
        return Content.XLS
    if data.startswith(_PICTURE_OR_PAGE):
        return Content.OTHER
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")  # UTF-16 too
    return Content.MARKUP if _MARKUP.match(head) else Content.TEXT


def recognise_parts(names: Collection[str]) -> Content:
    """Tell what a zip archive with these parts holds."""
    lowered = {name.lower() for name in names}
    if "xl/workbook.xml" in lowered:
        return Content.XLSX
    if "xl/workbook.bin" in lowered:
        return Content.XLSB
    return Content.ODS if "content.xml" in lowered else Content.OTHER


def _recognise_ole(data: bytes) -> Content:
    def has_stream(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has_stream("EncryptedPackage"):
        return Content.LOCKED
    if has_stream("Workbook") or has_stream("Book"):
        return Content.XLS
    return Content.OTHER


_PROPERTIES = ("docProps/core.xml", "meta.xml")
_OUR_AUTHOR = (b"<dc:creator>gridscore</", b"<meta:initial-creator>gridscore</")
_OUR_TITLE = b"<dc:title>gridscore"


def is_own_result(archive: Archive) -> bool:
    """Say whether a workbook was written by gridscore as a result, by its author and title."""
    for part in filter(None, map(archive.find, _PROPERTIES)):
        properties = archive.read(part)
        if _OUR_TITLE in properties and any(author in properties for author in _OUR_AUTHOR):
            return True
    return False
