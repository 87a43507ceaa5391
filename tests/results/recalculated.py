"""Workbooks as LibreOffice recalculates them, with what we wrote as values taken out first."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.office import save_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook


def opened(data: bytes, *, values: bool = True) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def formulas(book: Workbook) -> Iterator[tuple[str, str]]:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet.title, cell.coordinate


def check_values(files: Sequence[bytes], folder: Path) -> list[set[str]]:
    """Compare every value with the recalculated one; returns which sheets have formulas."""
    stale = [folder / f"{number}.xlsx" for number in range(len(files))]
    for data, path in zip(files, stale, strict=True):
        _without_values(data, path)
    _recalculating_profile(folder / "out" / "profile")
    save_as("xlsx:Calc MS Excel 2007 XML", stale, folder / "out")
    return [
        _compare(data, (folder / "out" / path.name).read_bytes())
        for data, path in zip(files, stale, strict=True)
    ]


def _compare(ours: bytes, theirs: bytes) -> set[str]:
    written, found = opened(ours), opened(theirs)
    places = list(formulas(opened(ours, values=False)))
    for sheet, cell in places:
        value, again = written[sheet][cell].value, found[sheet][cell].value
        if isinstance(value, int | float):
            assert again == pytest.approx(value, abs=1e-9), (sheet, cell)
        else:  # an empty text comes back as no value
            assert (again or "") == (value or ""), (sheet, cell)
    return {sheet for sheet, _ in places}


def _without_values(data: bytes, path: Path) -> None:
    """Copy a workbook with wrong cached values, so that only recalculation gives right ones."""
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f><v>-1</v>", old.read(name)))


def _recalculating_profile(folder: Path) -> None:
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
        '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>'
    )
