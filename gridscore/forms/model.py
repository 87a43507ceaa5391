"""A form before it is laid out: its columns, what may be entered there, the rows filled in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gridscore.periods import FIRST_YEAR, LAST_YEAR
from gridscore.records import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.periods import Period

FIRST_DATE, LAST_DATE = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class FreeText:
    """Anything, kept as text."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words, from a drop-down list; no list where there are none."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Points from 0 up to a maximum, in hundredths."""

    maximum: int


@dataclass(frozen=True, slots=True)
class Figure:
    """Any number."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least`, up to `most` if there is one; `message` is a key of wordings."""

    least: int
    message: str
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day within a stretch of time, both ends included."""

    first: date = FIRST_DATE
    last: date = LAST_DATE


@dataclass(frozen=True, slots=True)
class SumOf:
    """Adds up the columns of another placeholder; nobody enters anything."""

    placeholder: str


Entry = FreeText | OneOf | Points | Figure | Whole | Day | SumOf


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a form: its heading, what may be entered, whether we fill it in ourselves."""

    heading: str
    entry: Entry
    is_given: bool = False

    def headed(self, words: str) -> Field:
        """Return the same column under other words."""
        return replace(self, heading=words)


@dataclass(frozen=True, slots=True)
class Form:
    """One workbook to be handed out.

    `fields` are the columns by the placeholder of the template they stand for: one each, or
    several for `criteria` and `measures`. `rows` hold what is filled in, by placeholder;
    `blank_rows` follow them. `who` is the zone or scorer it is for, if any; `signatures` says
    which line of signatures it ends with.
    """

    kind: str
    period: Period | None
    name: str
    title: str
    who: str
    instructions: str
    signatures: str
    fields: Mapping[str, Sequence[Field]]
    rows: Sequence[Mapping[str, str | int | date]]
    blank_rows: int
