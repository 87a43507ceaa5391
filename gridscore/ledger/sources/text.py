"""Text tables: .csv, .tsv and .txt, as Excel would show them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, cast

from gridscore.ledger.model import cell_name
from gridscore.ledger.sources.limits import MAX_CELLS
from gridscore.ledger.sources.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase

    from gridscore.ledger.grid import Cell, Rows, Unused
    from gridscore.ledger.large.large_rows import LargeRows

    FindUnused = Callable[[list[list[Cell]]], Unused]

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LONGEST_BOM = max(len(mark) for mark, _ in _BOMS)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Two-byte codes that GB18030 leaves to its users and nobody uses, while the commonest
# characters of Big5 lie there: such a text is not GB18030.
_USER_DEFINED = re.compile("[\ue4c6-\ue765]")
_DELIMITERS = ",\t;"
_HEADING_AREA = 20
_END = "\0"  # a row of our own after the last: swallowed by a quotation that never ends


def read_text(
    file: BufferedIOBase, *, by_columns: bool = False, unused: FindUnused | None = None
) -> Rows:
    """Split a text table into rows of strings, blank lines included; `by_columns` if it can be.

    Then columns that are `unused` by its first rows may be left out.
    Raises RefusedError for what is not text, not in a known encoding or has a quotation mark
    that is never closed, and what the file does.
    """
    if by_columns:
        rows = _by_columns(file, unused)
        if rows is not None:
            return rows
    return _row_by_row(_whole(file))


def read_alike(text: bytes) -> LargeRows | None:
    """Read several texts as one by columns: the heading that all have, and the rows of each.

    None where they have to be read one by one. Raises RefusedError where one cannot be read.
    """
    return _by_columns(io.BytesIO(text), are_several=True)


def split_titles(text: str, delimiter: str) -> list[list[Cell]]:
    """Split lines above a heading into cells; raises RefusedError for what is not text."""
    if _CONTROL.search(text) or _USER_DEFINED.search(text):
        raise RefusedError("GS120")
    return _split(text, delimiter)


def _by_columns(
    file: BufferedIOBase, unused: FindUnused | None = None, *, are_several: bool = False
) -> LargeRows | None:
    """Read a large text table by columns; None where it has to be read row by row.

    Of several texts one may be in another encoding, unless their heading already tells which.
    """
    from gridscore.ledger.sources.large_text import read_large_text

    file.seek(0)
    start = file.read(_LONGEST_BOM)
    mark, encoding = next((known for known in _BOMS if start.startswith(known[0])), (b"", "utf-8"))
    if encoding != "utf-8":
        utf8 = io.BytesIO(_decode(_whole(file)).encode())
        return read_large_text(utf8, 0, _choose_delimiter, _split, unused=unused)
    try:
        return read_large_text(file, len(mark), _choose_delimiter, _split, unused=unused)
    except UnicodeDecodeError:
        if mark or (are_several and is_utf8(_first_line(file))):
            return None
    return read_large_text(
        file, 0, _choose_delimiter, _split, decode=_decode_gb18030, unused=unused
    )


def _first_line(file: BufferedIOBase) -> bytes:
    file.seek(0)
    return file.readline()


def is_utf8(data: bytes) -> bool:
    """Say whether a text may be in UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _whole(file: BufferedIOBase) -> bytes:
    file.seek(0)
    return file.read()


def _row_by_row(data: bytes) -> list[list[Cell]]:
    text = _decode(data)
    control = _CONTROL.search(text)
    if control is not None:
        raise RefusedError("GS120", line=text.count("\n", 0, control.start()) + 1)
    delimiter = _choose_delimiter(text)
    if text.count(delimiter) + text.count("\n") + text.count("\r") > MAX_CELLS:
        raise RefusedError("GS122", limit=f"{MAX_CELLS:,}")
    return _split(text, delimiter)


def _decode(data: bytes) -> str:
    """Decode by byte-order mark, else as strict UTF-8, else as strict GB18030."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(encoding, data[len(bom) :])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_gb18030(data)


def _decode_gb18030(data: bytes) -> str:
    text = _decode_as("gb18030", data)
    if _USER_DEFINED.search(text):
        raise RefusedError("GS119")
    return text


def _decode_as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("GS119") from error


def _choose_delimiter(text: str) -> str:
    """Take the delimiter that most rows of the heading area have, and have alike.

    In the text of a cell other delimiters occur too, even more often, but not in the headings.
    """
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    """Count the rows that have the delimiter, and the delimiters in rows of the same width."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        counts = Counter(len(row) - 1 for row in islice(rows, _HEADING_AREA) if len(row) > 1)
    except csv.Error:
        return 0, 0
    return counts.total(), max((count * rows for count, rows in counts.items()), default=0)


def _split(text: str, delimiter: str) -> list[list[Cell]]:
    # Lines end at \n, \r\n and \r, as in Excel; str.splitlines would also cut at other marks.
    lines = chain(io.StringIO(text, newline=""), [_END])
    rows: list[list[Cell]] = []
    try:
        rows.extend(cast("Iterator[list[Cell]]", csv.reader(lines, delimiter=delimiter)))
    except csv.Error as error:  # a cell beyond csv's limit, four times Excel's
        raise RefusedError("GS121", cell=cell_name(len(rows), 0)) from error
    last = rows.pop()
    if last != [_END]:
        raise RefusedError("GS121", cell=cell_name(len(rows), len(last) - 1))
    return rows
