"""Formulas keep the values they had: openpyxl writes a formula without what it came to.

A copy that is handed back would otherwise hold nothing but formulas that were never calculated.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils.datetime import to_excel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Value = str | int | float | bool | date | datetime | time | timedelta

_FORMULA = re.compile(
    r'<c r="(?P<cell>[A-Z]+[0-9]+)"(?P<looks>[^>]*)>(?P<formula><f\b(?:[^>]*/>|.*?</f>))'
    r"(?:<v ?/>|<v></v>)</c>",
    re.DOTALL,
)


def with_cached_values(
    data: bytes, values: Sequence[Mapping[str, Value]], epoch: datetime
) -> bytes:
    """Give the formulas of a workbook that openpyxl wrote their values.

    `values` hold those of each worksheet, in order, by cell; `epoch` is the day from which the
    workbook counts.
    """
    source, target = BytesIO(data), BytesIO()
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            number = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", item.filename)
            known = values[int(number[1]) - 1] if number and int(number[1]) <= len(values) else None
            if known:
                content = _filled_in(content.decode("utf-8"), known, epoch).encode("utf-8")
            new.writestr(item, content)
    return target.getvalue()


def _filled_in(xml: str, values: Mapping[str, Value], epoch: datetime) -> str:
    return _FORMULA.sub(lambda match: _cell(match, values, epoch), xml)


def _cell(match: re.Match[str], values: Mapping[str, Value], epoch: datetime) -> str:
    value = values.get(match["cell"])
    if value is None:
        return match[0]
    kind, text = _written(value, epoch)
    return f'<c r="{match["cell"]}"{match["looks"]} t="{kind}">{match["formula"]}<v>{text}</v></c>'


def _written(value: Value, epoch: datetime) -> tuple[str, str]:
    """Write a value as the file format does: its type, its text."""
    match value:
        case bool():
            return "b", str(int(value))
        case int() | float():
            return "n", repr(value)
        case date() | time() | timedelta():
            serial: float = to_excel(value, epoch)  # type: ignore[no-untyped-call]  # openpyxl's
            return "n", repr(serial)
        case str() if value.startswith("#") and value.isupper():
            return "e", escape(value)
    return "str", escape(value)
