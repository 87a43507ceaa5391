"""Texts that cells of an .xlsx share: a few bytes a cell, but copied for each when read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gridscore.ledger.sources.limits import MAX_CELL_TEXT, MAX_TEXT_BYTES, MIB
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridscore.ledger.sources.archive import Archive

_PART = "xl/sharedStrings.xml"
_END = b"</si>"
_REFERENCE = pattern(rb"t=[\"']s[\"'][^<>]*>\s*<(?:[\w.-]+:)?v[^<>]*>\s*([0-9]{1,9})")


def cut_at_cells(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut the stream of a part anew, so that no cell is torn."""
    carry = b""
    for chunk in chunks:
        text = carry + chunk
        cut = text.rfind(b"<c ")
        if cut <= 0:
            cut = text.rfind(b"<")
        if cut <= 0 and len(text) > 2 * MIB:
            cut = len(text)  # no end in sight: what matters of a cell stands at its beginning
        carry = text[max(cut, 0) :]
        yield text[: max(cut, 0)]
    yield carry


def refuse_multiplied_text(archive: Archive, string_cells: int) -> None:
    """Raise RefusedError if so many cells share so long texts that they would fill memory."""
    part = archive.find(_PART)
    if part is None:
        return
    lengths = _string_lengths(archive.chunks(part))
    if string_cells * max(lengths) <= MAX_TEXT_BYTES:
        return
    uses: Counter[int] = Counter()
    for _, chunks in archive.walk():
        for text in cut_at_cells(chunks):
            uses.update(map(int, _REFERENCE.findall(text)))
    if sum(lengths[i] * count for i, count in uses.items() if i < len(lengths)) > MAX_TEXT_BYTES:
        raise RefusedError("GS115")


def _string_lengths(chunks: Iterable[bytes]) -> list[int]:
    """Return the length of each text with its markup, in bytes."""
    lengths: list[int] = []
    carry = b""
    for chunk in chunks:
        *whole, carry = (carry + chunk).split(_END)
        lengths.extend(map(len, whole))
        if len(carry) > MAX_CELL_TEXT:
            raise RefusedError("GS115")
    return [*lengths, len(carry)]
