"""How cells look: what each is for, and the format properties that follow from the style."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gridscore.results.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridscore.messages import Lang
    from gridscore.results.xlsx.style import Style

_MEDIUM_LINE = 2


class Look(StrEnum):
    """What a cell is for, which decides its format."""

    TITLE = "title"
    DRAFT_TITLE = "draft-title"
    NOTE = "note"
    SECTION = "section"
    HEADING = "heading"
    BODY = "body"
    FIRST = "first"  # a body cell of a row with which another group begins
    TOTAL = "total"
    LABEL = "label"  # names the cell beside it
    VALUE = "value"  # a body cell with its text in the middle
    PLAIN = "plain"  # body text without a frame
    RUNNING = "running"  # running text without a frame
    CENTRED_TITLE = "centred-title"
    CENTRED_NOTE = "centred-note"


def properties(style: Style, lang: Lang, look: Look, kind: Kind) -> Mapping[str, object]:
    """Return the properties of a cell's format, as XlsxWriter names them."""
    colours, fonts = style.colours, style.fonts[lang]
    body: dict[str, object] = {
        "font_name": fonts.body,
        "font_size": style.sizes.body,
        "valign": "vcenter",
    }
    title = {**body, "font_name": fonts.title, "font_size": style.sizes.title, "bold": True}
    note = {**body, "font_size": style.sizes.note, "font_color": f"#{colours.note}"}
    framed = {**body, "border": 1, "border_color": f"#{colours.border}"}
    number = {"num_format": style.number_format(kind)}
    typed = {**framed, **number, **_alignment(kind)}
    middle = {"align": "center", "text_wrap": True}
    filled = {"bg_color": f"#{colours.heading_fill}"}
    looks: dict[Look, Mapping[str, object]] = {
        Look.TITLE: title,
        Look.CENTRED_TITLE: {**title, "align": "center"},
        Look.DRAFT_TITLE: {**title, "font_color": f"#{colours.draft}"},
        Look.NOTE: note,
        Look.CENTRED_NOTE: {**note, "align": "center"},
        Look.SECTION: {**body, "font_name": fonts.title, "bold": True},
        Look.HEADING: {**framed, **middle, **filled, "bold": True},
        Look.LABEL: {**framed, **middle, **filled},
        Look.VALUE: {**framed, **middle, **number},
        Look.PLAIN: body,
        Look.RUNNING: {**body, "text_wrap": True, "font_name": fonts.text, "valign": "top"},
        Look.BODY: typed,
        Look.FIRST: {**typed, "top": _MEDIUM_LINE, "top_color": f"#{colours.note}"},
        Look.TOTAL: {**typed, "bold": True, "bg_color": f"#{colours.total_fill}"},
    }
    return looks[look]


def _alignment(kind: Kind) -> dict[str, object]:
    """Put our own words in the middle, text of ledgers to the left; figures stand right.

    So does a word in the place of a figure, such as that it is not set.
    """
    if kind is Kind.WORD:
        return {"text_wrap": True, "align": "center"}
    return {"text_wrap": True, "indent": 1} if kind is Kind.TEXT else {"align": "right"}
