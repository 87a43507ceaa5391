"""How result workbooks look, and the words a station may change on them: what a file may say."""

from __future__ import annotations

from typing import Annotated

from gridscore.declare import BaseModel, ConfigDict, Field
from gridscore.messages import Lang
from gridscore.results.model import TEXTS, Kind

Colour = Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{6}$")]
Size = Annotated[float, Field(ge=4, le=72)]
Width = Annotated[int, Field(ge=1, le=255)]  # 255 is the widest a spreadsheet takes
Name = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fonts(_Part):
    """The fonts of titles, of tables and of running text, for one language."""

    title: Name
    body: Name
    text: Name


class Sizes(_Part):
    """Font sizes in points."""

    title: Size
    body: Size
    note: Size
    draft: Size


class NumberFormats(_Part):
    """Spreadsheet number formats by the kind of a column, and that of shares of people."""

    count: Name
    change: Name
    points: Name
    rate: Name
    money: Name
    share: Name


class Colours(_Part):
    """Colours as six hexadecimal digits; `grades` are fills by grade id."""

    heading_fill: Colour
    total_fill: Colour
    border: Colour
    note: Colour
    draft: Colour
    bars: Colour
    grades: dict[str, Colour]


class Widths(_Part):
    """Column widths in narrow characters."""

    narrowest: Width
    widest: Width


class Words(_Part):
    """What a station may want to word itself, for one language."""

    heading: str
    signatures: tuple[Name, ...]
    seal: Name
    objection: Name


class Style(_Part):
    """The look of a result workbook."""

    fonts: Annotated[dict[Lang, Fonts], Field(min_length=len(Lang))]
    sizes: Sizes
    number_formats: NumberFormats
    colours: Colours
    widths: Widths
    words: Annotated[dict[Lang, Words], Field(min_length=len(Lang))]

    def number_format(self, kind: Kind) -> str:
        """Return the number format of a kind of column; text has Excel's `@`."""
        return "@" if kind in TEXTS else str(getattr(self.number_formats, kind))
