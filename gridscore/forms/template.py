"""The workbooks in `templates/`, which a station may edit: what stands in them, and where.

A template has one sheet that matters, its first. `{station}`, `{title}`, `{instructions}` and
`{signatures}` stand anywhere; one row, the headings, has a placeholder for each column, such as
`{id}` or `{criteria}`; the row below it is the model of every row to fill in. `{id:职工号}` heads
a column in words of one's own. Everything else stays as it is.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from gridscore.folder.settings import TEMPLATES
from gridscore.ledger.parsing.near import near_words
from gridscore.problems import UsageError
from gridscore.records import dataclass
from gridscore.results.xlsx.style_file import is_there, templates_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from gridscore.forms.kinds import FormKind

PLACEHOLDER = re.compile(r"[{｛]\s*(?P<name>[A-Za-z_]+)\s*(?:[:：](?P<words>[^{}｛｝]*))?[}｝]")
TEXTS = ("station", "title", "instructions", "signatures", "scheme")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was opened; rows and columns count from 1.

    `columns` are the placeholders of the heading row by their column, with the words of their
    own that they head the column with, if any.
    """

    path: Path
    is_own: bool
    book: Workbook
    sheet: Worksheet
    heading_row: int
    columns: Mapping[int, tuple[str, str]]


def find_template(kind: FormKind, folder: Path | None) -> tuple[Path, bool]:
    """Find the template of a kind: the station's own goes before the shipped one.

    Raises UsageError where nobody can say whether there is one.
    """
    own = folder / TEMPLATES / f"{kind.id}.xlsx" if folder else None
    try:
        if own is not None and is_there(own):
            return own, True
    except OSError as error:
        raise UsageError("template-unreadable", path=str(own)) from error
    return templates_folder() / f"{kind.id}.xlsx", False


def open_template(kind: FormKind, folder: Path | None) -> Template:
    """Open the template of a kind; raises UsageError naming the cell that is wrong in it."""
    path, is_own = find_template(kind, folder)
    book = _load(path)
    sheet = book.worksheets[0]
    found = _find_columns(sheet, kind, path)
    if not found:
        raise UsageError("template-no-headings", path=str(path), columns=_listed(kind.columns))
    rows = sorted({row for row, _ in found})
    if len(rows) > 1:
        cell = next(sheet.cell(*at).coordinate for at in found if at[0] == rows[1])
        raise UsageError("template-two-rows", path=str(path), cell=cell)
    columns = {col: words for (_, col), words in found.items()}
    _check_complete(sheet, kind, path, columns, rows[0])
    return Template(path, is_own, book, sheet, rows[0], columns)


def _load(path: Path) -> Workbook:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that openpyxl does not keep
            book = openpyxl.load_workbook(path)
    except Exception as error:  # whatever a damaged workbook makes the library raise
        raise UsageError("template-unreadable", path=str(path)) from error
    if not book.worksheets:
        raise UsageError("template-unreadable", path=str(path))
    return book


def _find_columns(
    sheet: Worksheet, kind: FormKind, path: Path
) -> dict[tuple[int, int], tuple[str, str]]:
    """Find the placeholders of columns; raises UsageError for one that there is not."""
    known = (*TEXTS, *kind.columns)
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        for col, cell in enumerate(cells, start=1):
            text = cell.value.strip() if isinstance(cell.value, str) else ""
            for match in PLACEHOLDER.finditer(text):
                name = match["name"].lower()
                if name not in known:
                    raise UsageError(
                        "template-placeholder",
                        path=str(path),
                        cell=cell.coordinate,
                        given=match[0],
                        known=_listed(near_words(name, known) or known),
                    )
                if name in kind.columns and match[0] == text:
                    found[row, col] = (name, (match["words"] or "").strip())
    return found


def _check_complete(
    sheet: Worksheet,
    kind: FormKind,
    path: Path,
    columns: Mapping[int, tuple[str, str]],
    heading_row: int,
) -> None:
    """Refuse a template without a column that reading needs, one twice, or no instructions."""
    names = [name for name, _ in columns.values()]
    for needed in kind.needed:
        if not set(needed) & set(names):
            raise UsageError("template-lacks", path=str(path), columns=_listed(needed))
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError("template-twice", path=str(path), column=f"{{{twice}}}")
    above = (str(cell.value or "") for row in sheet.iter_rows(max_row=heading_row) for cell in row)
    if not any("instructions" in text for text in above):
        raise UsageError("template-lacks", path=str(path), columns="{instructions}")


def _listed(names: Sequence[str]) -> str:
    return " ".join(f"{{{name}}}" for name in names)
