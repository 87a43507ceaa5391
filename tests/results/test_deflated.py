"""A zip file of parts deflated in pieces is one that any program reads."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from gridscore.results.xlsx.deflated import ZipWriter, deflated

if TYPE_CHECKING:
    from pathlib import Path

PARTS = {
    "[Content_Types].xml": [b"<Types/>"],
    "xl/empty.xml": [],
    "xl/blank.xml": [b""],
    "xl/worksheets/sheet1.xml": [bytes(range(256)) * 300, b"", b"<c/>" * 50_000, b"last"],
}


class Pipe(io.BytesIO):
    """A stream that does not know where it stands."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: int) -> int:
        raise OSError


def zipped(target: io.BytesIO) -> bytes:
    whole = ZipWriter(target)
    for name, pieces in PARTS.items():
        whole.add(name, map(deflated, pieces))
    whole.close()
    return target.getvalue()


def test_what_is_in_it_comes_out_again() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(io.BytesIO()))) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == {
            name: b"".join(pieces) for name, pieces in PARTS.items()
        }
        sizes = {info.filename: info.file_size for info in opened.infolist()}
    assert sizes["xl/worksheets/sheet1.xml"] == 256 * 300 + 4 * 50_000 + 4


def test_the_bytes_are_always_the_same() -> None:
    assert zipped(Pipe()) == zipped(io.BytesIO()) == zipped(io.BytesIO())


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_unzip_has_nothing_to_say_against_it(tmp_path: Path) -> None:
    path = tmp_path / "parts.zip"
    path.write_bytes(zipped(io.BytesIO()))
    tested = subprocess.run(["unzip", "-t", path], capture_output=True, text=True, check=True)
    assert "No errors detected" in tested.stdout
