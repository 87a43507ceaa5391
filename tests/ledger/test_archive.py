"""What is refused of a zipped workbook before any of its parts is read, and how parts are found."""

from __future__ import annotations

import warnings
import zipfile
from io import BytesIO
from random import randbytes
from typing import TYPE_CHECKING

import pytest

from gridscore.ledger.sources.archive import Archive, known_if_alike
from gridscore.ledger.sources.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable


def zipped_parts(**parts: bytes) -> bytes:
    """An archive of these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return buffer.getvalue()


def zipped(*names: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts that hold their own names."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of two parts of one name
        for name in names:
            archive.writestr(name, name, method)
    return buffer.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_parts_are_stored_or_deflated(method: int) -> None:
    archive = Archive(zipped("a.xml", "folder/", "b.xml", method=method))
    assert archive.names == ["a.xml", "b.xml"]
    assert archive.read("b.xml") == b"b.xml"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_that_are_packed_otherwise_are_refused(method: int) -> None:
    # How little such a part may unpack to nobody can tell from its packed size.
    with pytest.raises(RefusedError) as refused:
        Archive(zipped("a.xml", method=method))
    assert refused.value.code == "GS110"


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        Archive(zipped("a.xml", "a.xml"))
    assert refused.value.code == "GS110"


def test_a_part_is_found_in_any_case_and_of_several_the_first() -> None:
    archive = Archive(zipped("xl/Sheet1.xml", "xl/SHEET1.XML"))
    assert archive.find("XL/sheet1.xml") == "xl/Sheet1.xml"
    assert archive.find("xl/sheet2.xml") is None


def test_what_parts_tell_is_known_of_those_that_are_alike() -> None:
    asked: list[bytes] = []

    @known_if_alike
    def length(chunks: Iterable[bytes]) -> int:
        asked.append(b"".join(chunks))
        return len(asked[-1])

    one, alike, other = (
        Archive(zipped_parts(styles=text)) for text in (b"<a/>", b"<a/>", b"<other/>")
    )
    assert [length(archive, "styles") for archive in (one, alike, other)] == [4, 4, 8]
    assert asked == [b"<a/>", b"<other/>"]


def test_what_large_parts_tell_is_asked_each_time() -> None:
    asked: list[int] = []

    @known_if_alike
    def pieces(chunks: Iterable[bytes]) -> int:
        asked.append(len([*chunks]))
        return asked[-1]

    packs_badly, packs_well = randbytes(3 * 2**20), bytes(2**18)
    archive = Archive(zipped_parts(bad=packs_badly, well=packs_well))
    assert [pieces(archive, part) for part in ("bad", "well") for _ in range(2)] == [3, 3, 1, 1]
    assert asked == [3, 3, 1, 1]


def test_what_cannot_be_told_is_refused_each_time() -> None:
    @known_if_alike
    def refuse(_chunks: Iterable[bytes]) -> None:
        raise RefusedError("GS110")

    archive = Archive(zipped("a.xml"))
    for _ in range(2):
        with pytest.raises(RefusedError):
            refuse(archive, "a.xml")


def test_a_part_of_a_locked_archive_is_refused_as_locked() -> None:
    data = bytearray(zipped("a.xml"))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1  # the flag that says it
    with pytest.raises(RefusedError) as refused:
        Archive(bytes(data))
    assert refused.value.code == "GS109"
