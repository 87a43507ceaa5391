"""Workbooks that calamine reads: .xlsx, .xlsm, .xlsb and .ods.

calamine is fast but trusting: it lays a sheet out in memory from A1 to the furthest cell, and
hands error values and formulas without a cached value over as blanks. Each format therefore has
a survey that looks at the file first, refuses what is unsafe and finds those cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, cast

from gridscore.ledger.grid import SheetLook
from gridscore.ledger.sources.blanks import SheetExtent
from gridscore.ledger.sources.content import Content
from gridscore.ledger.sources.refusal import RefusedError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

    from gridscore.ledger.grid import Cell, Rows
    from gridscore.ledger.sources.archive import Archive


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

    extents = _survey(archive, content)
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        return [
            _read_sheet(workbook, metadata, extents.get(metadata.name) or SheetExtent())
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


def _read_sheet(workbook: CalamineWorkbook, metadata: SheetMetadata, extent: SheetExtent) -> Sheet:
    from python_calamine import SheetVisibleEnum

    try:
        sheet = workbook.get_sheet_by_name(metadata.name)
        rows = cast("list[list[Cell]]", sheet.to_python(skip_empty_area=False))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            extent.merged.append((top, left, bottom, right))
    except Exception as error:
        raise RefusedError("GS110", sheet=metadata.name) from error
    extent.correct(rows)
    is_hidden = metadata.visible != SheetVisibleEnum.Visible
    return Sheet(metadata.name, rows, is_hidden, extent.look)
