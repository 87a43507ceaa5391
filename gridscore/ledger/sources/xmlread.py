"""Reading the XML of a workbook: by expat, in chunks, with prefixes taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from gridscore.ledger.sources.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Start = Callable[[str, dict[str, str]], None]
    End = Callable[[str], None]


def local_name(name: str) -> str:
    """Take the prefix off: `x:row` is `row`."""
    return name.rpartition(":")[2]


def parse_xml(
    chunks: Iterable[bytes],
    start: Start | None = None,
    end: End | None = None,
    characters: Callable[[str], None] | None = None,
) -> None:
    """Call `start`, `end` and `characters` for what the XML holds; names keep their prefix.

    Raises ExpatError for broken XML, RefusedError for a document type, since its entities can
    grow without bound.
    """
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = _refuse_doctype
    for chunk in chunks:
        parser.Parse(chunk, False)  # noqa: FBT003  it takes no name
    parser.Parse(b"", True)  # noqa: FBT003  likewise


def _refuse_doctype(*_declaration: object) -> None:
    raise RefusedError("GS116")
