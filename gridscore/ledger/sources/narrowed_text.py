"""Text without the columns that its table has no use for: they are cut out before it is split.

What a cell holds that is cut out is not looked at, but for what may have a say in how the text is
read: whether it is a heading, a character that no text has, one of another encoding, and how long
it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from gridscore.ledger.large.row_search import may_be_headings
from gridscore.ledger.large.text_marks import ends_of
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.sources.text_checks import check_bytes, is_utf8
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from gridscore.ledger.grid import Unused

    Places = NDArray[np.int32]

Number = TypeVar("Number", bound=np.integer)

_LOOKED_AT_ONCE = 1 << 18  # bytes, which stay in the cache
_QUOTE, _RETURN, _NEWLINE = b'"\r\n'


class NarrowedText(NamedTuple):
    """Rows of a text with the columns that are used, and how many they are.

    `others` are those cut out in which some cells may be headings, as Arrow has them, all else
    being blank.
    """

    text: Any
    rows: int
    others: Mapping[int, Any]


def narrowed(
    text: Any, delimiter: str, width: int, unused: Unused, *, quoted: bool
) -> NarrowedText | None:
    """Cut columns out of some rows; None where not all are so wide, or the text is no UTF-8.

    Quotations are whole cells. Raises UnfitError for what only the careful reader has a word on.
    """
    codes = np.frombuffer(text, np.uint8)
    ends = _ends_of_cells(codes, delimiter, width, quoted=quoted)
    if ends is None or not is_utf8(text):
        return None
    check_bytes(codes, ends)
    others = _with_headings(codes, ends, width, unused, quoted=quoted)
    by_row = ends.reshape(-1, width)
    return NarrowedText(_cut(text, by_row, unused), len(by_row), others)


def _ends_of_cells(
    codes: NDArray[np.uint8], delimiter: str, width: int, *, quoted: bool
) -> Places | None:
    """Tell where the cells of some rows end; None where not all rows have so many.

    Rows end in a newline, which a return may come before; elsewhere it would end a row, too.
    """
    ends, newlines, returns = [np.zeros(0, np.int32)], 0, 0
    for start in range(0, len(codes), _LOOKED_AT_ONCE):
        part = codes[start : start + _LOOKED_AT_ONCE]
        are = part == _NEWLINE
        newlines += int(np.count_nonzero(are))
        returns += int(np.count_nonzero(part == _RETURN))
        are |= part == ord(delimiter)
        ends.append((np.flatnonzero(are) + start).astype(np.int32))
    places = np.concatenate(ends)
    if quoted:
        marks = np.flatnonzero(codes == _QUOTE)
        places = _outside(marks, places)
        newlines = int(np.count_nonzero(codes.take(places) == _NEWLINE))
        returns = len(_outside(marks, np.flatnonzero(codes == _RETURN)))
    rows, rest = divmod(len(places), width)
    lines = places[width - 1 :: width]
    if rest or not rows == newlines == np.count_nonzero(codes.take(lines) == _NEWLINE):
        return None
    return places if returns == np.count_nonzero(codes.take(lines - 1) == _RETURN) else None


def _outside(marks: NDArray[np.int64], places: NDArray[Number]) -> NDArray[Number]:
    """Leave the places that are in no quotation, by where all quotation marks are."""
    outside: NDArray[Number] = places[np.searchsorted(marks, places) % 2 == 0]
    return outside


def _with_headings(
    codes: NDArray[np.uint8], ends: Places, width: int, unused: Unused, *, quoted: bool
) -> dict[int, Any]:
    """Give the unused columns in which cells may be headings, with nothing but those cells."""
    last = ends.copy()
    last[width - 1 :: width] -= codes.take(last[width - 1 :: width] - 1) == _RETURN
    if quoted:
        last -= codes.take(last - 1) == _QUOTE
    may_end = ends_of(unused.known.ends)
    like = may_end.reshape(256, 256).any(0).take(codes.take(last - 1))
    used = [column for column in range(width) if column not in unused.columns]
    like.reshape(-1, width)[:, used] = False
    at = np.flatnonzero(like)
    two = codes.take(last[at] - 2).astype(np.uint16) << 8 | codes.take(last[at] - 1)
    at = at[may_end.take(two)]
    first = ends[at - 1] + 1  # no first column is unused
    if quoted:
        first += codes.take(first) == _QUOTE
    texts = Texts(_pieces(codes, np.stack([first, np.maximum(first, last[at])], 1)))
    are = np.flatnonzero(may_be_headings(texts, unused.known))
    rows, column = np.divmod(at[are], width)
    return {
        one: _only(texts.take(are[column == one]), rows[column == one], len(ends) // width)
        for one in np.unique(column).tolist()
    }


def _only(texts: Texts, rows: NDArray[np.int64], length: int) -> Any:
    """Give a column of so many cells, of which only some are not blank."""
    import pyarrow as pa

    return pa.chunked_array([Texts.empty(length).replaced(rows, texts).array])


def _cut(text: Any, end: Places, unused: Unused) -> Any:
    """Set what stands in the used columns of each row one behind the other, as rows of a text."""
    rows, width = end.shape
    used = [column for column in range(width) if column not in unused.columns]
    firsts = [column for column in used if column - 1 not in used]
    lasts = [column for column in used if column + 1 not in used]
    bounds = np.empty((rows, len(firsts) + 1, 2), np.int32)
    bounds[0, 0, 0] = 0
    bounds[1:, 0, 0] = end[:-1, -1] + 1
    for piece, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if piece:
            bounds[:, piece, 0] = end[:, first - 1] + 1
        bounds[:, piece, 1] = end[:, last] + 1
    bounds[:, -2, 1] -= 1  # the last delimiter gives way to the end of the row
    bounds[:, -1, 0] = end[:, -1]
    bounds[:, -1, 1] = end[:, -1] + 1
    return _pieces(text, bounds).buffers()[2]


def _pieces(text: Any, bounds: Places) -> Any:
    """Take pieces of a text that stand one behind the other: of each where it begins and ends."""
    import pyarrow as pa

    places = bounds.ravel()
    count = max(len(places) - 1, 0)
    every = pa.Array.from_buffers(
        pa.string(), count, [None, pa.py_buffer(places), pa.py_buffer(text)]
    )
    return every.take(pa.array(np.arange(0, count, 2, dtype=np.int32)))
