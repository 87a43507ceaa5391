"""Workbooks that calamine reads: .xlsx, .xlsm, .xlsb and .ods.

calamine is fast but trusting: it lays a sheet out in memory from A1 to the furthest cell, and
hands error values and formulas without a cached value over as blanks. Each format therefore has
a survey that looks at the file first, refuses what is unsafe and finds those cells.
"""

from __future__ import annotations

import os
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, cast

from gridscore.ledger.grid import SheetLook
from gridscore.ledger.sources.blanks import SheetExtent
from gridscore.ledger.sources.content import Content
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

    from gridscore.ledger.grid import Cell, Rows
    from gridscore.ledger.sources.archive import Archive
    from gridscore.ledger.sources.condensed import Layout


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, and whether Excel hides it."""

    name: str
    rows: Rows
    is_hidden: bool = False
    look: SheetLook = field(default_factory=SheetLook)


def read_zipped(data: bytes, archive: Archive, content: Content) -> list[Sheet]:
    """Read every worksheet of a zipped workbook, in order, hidden ones too.

    Raises RefusedError for a workbook that must not be read, and whatever the readers raise for
    one that is damaged.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    layouts: dict[str, Layout] = {}
    if content is Content.XLSX and not all(map(archive.is_small, archive.names)):
        from gridscore.ledger.sources.condensed import condense

        data, archive, layouts = condense(data, archive)
    extents = _survey(archive, content)
    with _panics_unsaid:
        opened = CalamineWorkbook.from_filelike(BytesIO(data))
    with opened as workbook:
        return [
            _read_sheet(
                workbook,
                metadata,
                extents.get(metadata.name) or SheetExtent(),
                layouts.get(metadata.name),
            )
            for metadata in workbook.sheets_metadata
            if metadata.typ == SheetTypeEnum.WorkSheet
        ]


def _survey(archive: Archive, content: Content) -> dict[str, SheetExtent]:
    if content is Content.XLSX:
        from gridscore.ledger.sources.spreadsheetml import survey_xlsx

        return survey_xlsx(archive)
    if content is Content.XLSB:
        from gridscore.ledger.sources.biff12 import survey_xlsb

        return survey_xlsb(archive)
    from gridscore.ledger.sources.opendocument import survey_ods

    return survey_ods(archive)


def _read_sheet(
    workbook: CalamineWorkbook,
    metadata: SheetMetadata,
    extent: SheetExtent,
    layout: Layout | None,
) -> Sheet:
    from python_calamine import SheetVisibleEnum

    try:
        with _panics_unsaid:
            sheet = workbook.get_sheet_by_name(metadata.name)
            rows = cast("list[list[Cell]]", sheet.to_python(skip_empty_area=False))
            merged = sheet.merged_cell_ranges or ()
        for (top, left), (bottom, right) in merged:
            extent.merged.append((top, left, bottom, right))
    except MemoryError:  # which `read_grids` weighs
        raise
    except Exception as error:
        raise RefusedError("GS110", sheet=metadata.name) from error
    extent.correct(rows)
    is_hidden = metadata.visible != SheetVisibleEnum.Visible
    if layout is None:
        return Sheet(metadata.name, rows, is_hidden, extent.look)
    extent.hidden_rows |= layout.hidden_rows
    return Sheet(metadata.name, layout.filled(rows), is_hidden, extent.look)


class _Silence:
    """Keeps off the user's terminal what Rust prints when it panics, pages of it at times.

    It becomes an exception all the same. What another thread shows meanwhile is lost too. Of
    several that ask for silence at a time the last one ends it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking = 0
        self._kept: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            self._asking += 1
            if self._asking > 1:
                return
            try:
                self._kept = os.dup(2)
            except OSError:  # there is no standard error to spoil
                return
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)

    def __exit__(self, *_error: object) -> None:
        with self._lock:
            self._asking -= 1
            if self._asking or self._kept is None:
                return
            os.dup2(self._kept, 2)
            os.close(self._kept)
            self._kept = None


_panics_unsaid = _Silence()
