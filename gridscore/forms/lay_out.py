"""From a template and a form to a workbook: columns and rows in their places, looks kept.

The template's sheet is laid out anew within itself: a column placeholder becomes as many columns
as it stands for, the row under the headings as many rows as the form has, and what else there is
moves with them: merged cells, widths, heights. Pictures and page settings are not touched.
"""

from __future__ import annotations

from copy import copy
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, cast

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.utils import get_column_letter

from gridscore.forms.entry_rules import EntryRules
from gridscore.forms.geometry import Column, Geometry
from gridscore.forms.model import Day, FreeText, OneOf, SumOf
from gridscore.forms.template import PLACEHOLDER
from gridscore.messages import Lang, say
from gridscore.records import NamedTuple, dataclass
from gridscore.results.escape import as_sheet_name, display_width
from gridscore.results.xlsx.style_file import load_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from gridscore.forms.model import Form
    from gridscore.forms.template import Template

_GIVEN_FILL = PatternFill("solid", fgColor="F2F2F2")
_LINE_HEIGHT = 1.4  # of the size of the font
_GAP = "\u3000" * 9  # room to sign; a form keeps blanks of full width


@dataclass(frozen=True, slots=True)
class Words:
    """What the texts of a template are filled in with, and in which language."""

    lang: Lang
    station: str
    scheme: str


class _Look(NamedTuple):
    """A cell of the template; it keeps its looks when it is taken out of the sheet."""

    value: object
    cell: Cell

    def put_on(self, target: Cell, fonts: Mapping[str, str]) -> None:
        """Give another cell the same looks; `fonts` are exchanged for those of the language."""
        source = self.cell
        for part in ("border", "fill", "alignment", "protection", "number_format"):
            setattr(target, part, copy(getattr(source, part)))
        font: Font = copy(source.font)  # type: ignore[assignment]  # a proxy copies as the font
        if font.name and font.name in fonts:
            font.name, font.scheme = fonts[font.name], None
        target.font = font


def fill_template(template: Template, form: Form, words: Words) -> bytes:
    """Fill a template in; returns the bytes of an .xlsx workbook."""
    sheet = template.sheet
    looks = {
        (cell.row, cell.column): _Look(cell.value, cell)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell)
    }
    laying = _Laying(
        sheet,
        Geometry(template, form, sheet.max_column),
        form,
        fonts={} if template.is_own else _fonts_of(words.lang),
        texts=_texts(form, words),
    )
    laying.rearrange()
    for (row, origin), look in looks.items():
        if row != laying.geometry.first:
            laying.place(row, origin, look)
    for place, column in enumerate(laying.geometry.columns, start=1):
        laying.fill_column(place, column, looks.get((laying.geometry.first, column.origin)))
    laying.fit_rows()
    laying.add_rules(template.book, words.lang)
    laying.finish(template.book)
    target = BytesIO()
    template.book.save(target)
    return target.getvalue()


def _fonts_of(lang: Lang) -> dict[str, str]:
    """Say which fonts stand for those of the shipped templates in a language."""
    fonts = load_style().fonts
    chinese, wanted = fonts[Lang.ZH_HANS], fonts[lang]
    return {"黑体": wanted.title, "宋体": wanted.body, chinese.title: wanted.title}


def _texts(form: Form, words: Words) -> dict[str, str]:
    return {
        "station": words.station,
        "scheme": words.scheme,
        "title": form.title,
        "instructions": form.instructions,
        "signatures": say(f"forms.{form.signatures}", words.lang, gap=_GAP).rstrip(),
    }


@dataclass(frozen=True, slots=True)
class _Laying:
    """A form being laid out: `fonts` are exchanged, `texts` are what placeholders stand for."""

    sheet: Worksheet
    geometry: Geometry
    form: Form
    fonts: Mapping[str, str]
    texts: Mapping[str, str]

    def rearrange(self) -> None:
        """Empty the sheet; move widths, heights and merged cells to where they belong."""
        merged = [one.bounds for one in self.sheet.merged_cells.ranges]
        heights = {row: one.height for row, one in self.sheet.row_dimensions.items() if one.height}
        letters = [get_column_letter(col) for col in range(1, self.sheet.max_column + 1)]
        widths = [self.sheet.column_dimensions[letter].width for letter in letters]
        for one in list(self.sheet.merged_cells.ranges):
            self.sheet.unmerge_cells(one.coord)
        self.sheet.delete_rows(1, self.sheet.max_row)
        for dimensions in (self.sheet.row_dimensions, self.sheet.column_dimensions):
            dimensions.clear()
        for place, column in enumerate(self.geometry.columns, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = widths[column.origin - 1]
        for row, height in heights.items():
            if row == self.geometry.first:
                for one_row in range(self.geometry.first, self.geometry.last + 1):
                    self.sheet.row_dimensions[one_row].height = height
            else:
                self.sheet.row_dimensions[self.geometry.row_of(row)].height = height
        for bounds in merged:
            moved = self.geometry.moved(bounds)
            if moved:
                left, top, right, bottom = moved
                self.sheet.merge_cells(
                    start_row=top, start_column=left, end_row=bottom, end_column=right
                )

    def place(self, at: int, origin: int, look: _Look) -> None:
        """Put a cell that is above or below the rows to fill in where it belongs."""
        row = self.geometry.row_of(at)
        places = self.geometry.places_of(origin)
        has_words = look.value not in (None, "")
        is_ours = at == self.geometry.heading and self.geometry.is_placeholder(origin)
        alone = [self.geometry.place_of(origin)] if has_words and not is_ours else []
        for place in places or alone:
            cell = self.sheet.cell(row, place)
            if isinstance(cell, Cell):
                look.put_on(cell, self.fonts)
        if not alone:
            return
        cell = self.sheet.cell(row, alone[0])
        if isinstance(cell, Cell):
            value = look.value
            put(cell, _replaced(value, self.texts) if isinstance(value, str) else value)

    def fill_column(self, place: int, column: Column, model: _Look | None) -> None:
        """Head a column, repeat its model cell, fill in what is known and lock it."""
        field = column.field
        if field is not None:
            put(_cell(self.sheet, self.geometry.heading, place), field.heading)
        for index, row in enumerate(range(self.geometry.first, self.geometry.last + 1)):
            cell = _cell(self.sheet, row, place)
            if model is not None:
                model.put_on(cell, self.fonts)
            if field is None:
                put(cell, model.value if model else None)
                cell.protection = Protection(locked=False)
                continue
            given = self.form.rows[index] if index < len(self.form.rows) else {}
            filled = given.get(column.placeholder, "")
            put(cell, filled if filled != "" else None)
            if isinstance(field.entry, SumOf):
                cell.value = _sum(self.geometry, field.entry.placeholder, row)
            if cell.number_format == "General":
                cell.number_format = _number_format(column)
            is_locked = isinstance(field.entry, SumOf) or (field.is_given and filled != "")
            cell.protection = Protection(locked=is_locked)
            if is_locked:
                cell.fill = copy(_GIVEN_FILL)

    def fit_rows(self) -> None:
        """Make the rows around the table high enough for their words."""
        first, last = self.geometry.first, self.geometry.last
        around = [*range(1, first), *range(last + 1, self.sheet.max_row + 1)]
        last_column = {
            (one.min_row, one.min_col): one.max_col
            for one in self.sheet.merged_cells.ranges
            if one.min_row == one.max_row
        }
        for row in around:
            needed = 0.0
            for cell in self.sheet[row]:
                if isinstance(cell, Cell) and isinstance(cell.value, str):
                    right = last_column.get((row, cell.column), cell.column)
                    needed = max(needed, _height(self.sheet, cell, right))
            if needed > (self.sheet.row_dimensions[row].height or 0):
                self.sheet.row_dimensions[row].height = needed

    def add_rules(self, book: Workbook, lang: Lang) -> None:
        """Say what may be entered into each column."""
        rules = EntryRules(book, self.sheet, lang)
        rows = self.geometry.first, self.geometry.last
        for place, column in enumerate(self.geometry.columns, start=1):
            field = column.field
            if field is not None and not (field.is_given and not self.form.blank_rows):
                rules.add(field.entry, get_column_letter(place), *rows)

    def finish(self, book: Workbook) -> None:
        """Name the sheet, lock its structure without a password, and set it up for printing."""
        sheet, heading = self.sheet, self.geometry.heading
        sheet.title = as_sheet_name(self.form.who or self.form.name) or self.form.kind
        protection = sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = protection.formatCells = False
        right = get_column_letter(len(self.geometry.columns))
        sheet.print_area = f"A1:{right}{sheet.max_row}"
        sheet.print_title_rows = sheet.print_title_rows or f"{heading}:{heading}"
        sheet.page_setup.paperSize = sheet.page_setup.paperSize or int(sheet.PAPERSIZE_A4)
        for part in filter(None, (sheet.oddHeader, sheet.oddFooter)):
            for piece in (part.left, part.center, part.right):
                if piece is not None and piece.text:
                    piece.text = _replaced(piece.text, self.texts)
        book.active = 0
        book.properties.title = self.form.title


def _replaced(text: str, texts: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: texts.get(match["name"].lower(), match[0]), text)


def put(cell: Cell, value: object) -> None:
    """Write a value as it is: a text that looks like a formula stays a text."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.value = value  # type: ignore[assignment]  # whatever a template or a ledger held
    if isinstance(value, str) and value.startswith("="):
        cell.data_type = "s"


def _cell(sheet: Worksheet, row: int, col: int) -> Cell:
    """Return a cell that is the first of merged ones, if it is of any."""
    return cast("Cell", sheet.cell(row, col))


def _sum(geometry: Geometry, placeholder: str, row: int) -> str:
    places = [
        n for n, one in enumerate(geometry.columns, start=1) if one.placeholder == placeholder
    ]
    cells = f"{get_column_letter(places[0])}{row}:{get_column_letter(places[-1])}{row}"
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


def _number_format(column: Column) -> str:
    entry = column.field.entry if column.field else None
    if isinstance(entry, Day):
        return "yyyy-mm-dd"
    return "@" if isinstance(entry, FreeText | OneOf) else "General"


def _height(sheet: Worksheet, cell: Cell, last: int) -> float:
    """Say how high a cell must be for its words, in points; 0 where they do not wrap."""
    if not cell.alignment.wrap_text:
        return 0.0
    letters = [get_column_letter(col) for col in range(cell.column, last + 1)]
    size = float(cell.font.size or 11)
    room = max(sum(sheet.column_dimensions[one].width for one in letters) * 11 / size - 1, 1)
    lines = sum(ceil(max(display_width(line), 1) / room) for line in str(cell.value).split("\n"))
    return lines * size * _LINE_HEIGHT + 6
