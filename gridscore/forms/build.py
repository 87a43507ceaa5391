"""From a regulation, a roster and a period to the forms a station needs."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from gridscore.forms.choices import Choices
from gridscore.forms.kinds import Span
from gridscore.forms.model import (
    LAST_DATE,
    Day,
    Entry,
    Field,
    Figure,
    Form,
    FreeText,
    OneOf,
    Points,
    SumOf,
    Whole,
)
from gridscore.forms.people import Person, everybody, people_assessed, roster_rows
from gridscore.ledger import known_columns
from gridscore.ledger.own_forms import FORM_MARK
from gridscore.messages import Lang, Wording, in_words, say, wording
from gridscore.numbers import format_hundredths
from gridscore.periods import day_date
from gridscore.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from gridscore.forms.kinds import FormKind
    from gridscore.ledger.model import Ledger
    from gridscore.ledger.vocabulary import Item, Vocabulary
    from gridscore.periods import Period
    from gridscore.scheme.model import Scheme

    Row = dict[str, str | int | date]

BLANK_ROWS = 34
"""Rows of a form in which whoever fills it in says whom they are about.

So many, and the line for signatures, fill one upright page or two lying ones; a few more would
stand alone on another.
"""
SPARE_ROWS = 10
"""Rows below those that are filled in, where people may be added."""
_BALLOT_ROWS = 200
_LISTS_OF_PEOPLE = frozenset({"scores", "panel", "survey", "measures", "totals", "history"})
_SIGNED_BY_SCORERS = frozenset({"scores", "panel"})


@dataclass(frozen=True)
class FormMaker:
    """Makes the forms of one station; `ledger` is what is known of it, None where nothing is."""

    scheme: Scheme
    vocabulary: Vocabulary
    lang: Lang
    ledger: Ledger | None = None

    @cached_property
    def people(self) -> list[Person]:
        """Everybody on the roster, where there is one."""
        return everybody(self.ledger) if self.ledger else []

    def make(
        self, kind: FormKind, period: Period | None, scorers: Sequence[str] = ()
    ) -> list[Form]:
        """Make the forms of one kind and period.

        Score sheets of a round are one for each zone, those of scorers that are named one each.
        """
        if kind.id in ("scores", "panel") and scorers:
            assessed = self._assessed(period)
            return [self._form(kind, period, assessed, who=one, scorer=one) for one in scorers]
        assessed = self._assessed(period) if kind.id in _LISTS_OF_PEOPLE else []
        zones = _in_order(one.zone for one in assessed) if kind.id == "scores" else [""]
        if len(zones) < 2:
            return [self._form(kind, period, assessed)]
        return [
            self._form(kind, period, [one for one in assessed if one.zone == zone], who=zone)
            for zone in zones
        ]

    def _assessed(self, period: Period | None) -> list[Person]:
        if self.ledger is None or period is None:
            return self.people
        return people_assessed(self.ledger, self.scheme, period)

    def _form(
        self,
        kind: FormKind,
        period: Period | None,
        people: Sequence[Person],
        *,
        who: str = "",
        scorer: str = "",
    ) -> Form:
        by_grid = kind.span is Span.VOTE and _share_grids(people or self.people)
        rows = self._rows(kind, people, by_grid=by_grid, scorer=scorer)
        columns = [name for name in kind.columns if self._has_column(kind, name, by_grid=by_grid)]
        given = {name for row in rows for name in row} if kind.id != "roster" else set()
        fields = {
            name: self._fields(kind, name, period, is_given=name in given) for name in columns
        }
        levels = "-levels" if kind.id == "roster" and self.vocabulary.levels else ""
        text_of = "scores" if kind.id == "panel" else kind.id
        words = period or ""
        return Form(
            kind=kind.id,
            period=period,
            name=self._with_who(self._say(f"file.{kind.id}"), who),
            title=self._with_who(self._say(f"title.{kind.id}", period=words), who),
            who=who,
            instructions=self._say(
                "instructions.all",
                text=wording(f"forms.instructions.{text_of}{levels}"),
                mark=FORM_MARK,
            ),
            signatures=f"signatures.{'sheet' if kind.id in _SIGNED_BY_SCORERS else 'log'}",
            fields=fields,
            rows=rows,
            blank_rows=_blank_rows(kind.id, len(rows)),
        )

    def _say(self, key: str, **details: object) -> str:
        return say(f"forms.{key}", self.lang, **details)

    def _with_who(self, what: str, who: str) -> str:
        return self._say("of", what=what, who=who) if who else what

    # ---- rows ----

    def _rows(
        self, kind: FormKind, people: Sequence[Person], *, by_grid: bool, scorer: str
    ) -> list[Row]:
        if kind.id == "roster":
            return roster_rows(self.ledger) if self.ledger else []
        if kind.id not in _LISTS_OF_PEOPLE:
            return []
        rows: list[Row] = [{"id": one.id, "name": one.name} for one in people]
        if by_grid:
            rows = [{"grid": grid} for grid in _in_order(one.grid for one in people) if grid]
        if kind.id == "survey" and self.vocabulary.voter_groups:
            groups = Choices(self.vocabulary, self.lang).groups
            rows = [{**row, "group": group} for row in rows for group in groups]
        return [{**row, "scorer": scorer} for row in rows] if scorer else rows

    # ---- columns ----

    def _has_column(self, kind: FormKind, name: str, *, by_grid: bool) -> bool:
        match name:
            case "level" | "parent":
                return self.vocabulary.levels
            case "scorer_role":
                return bool(self.scheme.scoring and self.scheme.scoring.role_weights)
            case "severity" | "points" if kind.id == "incidents":
                return name in self.vocabulary.event_columns
            case "count" | "points" if kind.id in ("incidents", "findings"):
                return name in self.vocabulary.event_columns
            case "group":
                return bool(self.vocabulary.voter_groups)
            case "id" | "name" if kind.span is Span.VOTE:
                return not by_grid
            case "grid" if kind.span is Span.VOTE:
                return by_grid or not self.people
        return True

    def _fields(
        self, kind: FormKind, name: str, period: Period | None, *, is_given: bool
    ) -> list[Field]:
        if name == "criteria":
            return [self._criterion(item) for item in self.vocabulary.criteria]
        if name == "measures":
            titles = [str(in_words(item.title, self.lang)) for item in self.vocabulary.measures]
            return [Field(title, Figure()) for title in titles]
        heading = self._heading(name)
        return [Field(heading, self._entry(kind.id, name, period), is_given)]

    def _criterion(self, item: Item) -> Field:
        points = format_hundredths(item.maximum).removesuffix(".00")
        return Field(self._say("points", title=item.title, points=points), Points(item.maximum))

    def _heading(self, name: str) -> str:
        constant = "STATED_POINTS" if name == "points" else name.upper()
        title: Wording = getattr(known_columns, constant).title
        if self.lang is Lang.EN:
            return title.en.replace("_", " ").capitalize()
        return title.in_language(self.lang)

    def _entry(self, kind: str, name: str, period: Period | None) -> Entry:
        choices = Choices(self.vocabulary, self.lang)
        match name:
            case "id" if kind not in ("roster", *_LISTS_OF_PEOPLE):
                return OneOf(tuple(one.id for one in self.people))
            case "name" if kind not in ("roster", *_LISTS_OF_PEOPLE):
                return OneOf(_only_once(one.name for one in self.people))
            case "grid" if kind == "ballots":
                return OneOf(tuple(filter(None, _in_order(one.grid for one in self.people))))
            case "total" if kind != "totals":
                return SumOf("criteria")
            case "points" | "total":
                return Figure()
            case "sampled" | "satisfied" | "fair" | "poor":
                return Whole(0, "wrong.count")
            case "count":
                return Whole(1, "wrong.times") if kind == "faults" else Figure()
            case "level":
                return Whole(1, "wrong.level", most=9)
            case "period" if kind == "exemptions" and period:
                return OneOf(choices.periods(self.scheme, period))
        return _DAYS[name](period) if name in _DAYS else choices.entry(name) or FreeText()


def _only_once(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out what stands several times: such a name does not say who is meant."""
    counts = Counter(words)
    return tuple(word for word, count in counts.items() if count == 1)


def _in_order(words: Iterable[str]) -> list[str]:
    """Return each word once, in the order of the roster."""
    return list(dict.fromkeys(words))


def _any_day(_: Period | None) -> Day:
    return Day()


def _day_within(period: Period | None) -> Day:
    return Day(day_date(period.first_day), day_date(period.last_day)) if period else Day()


def _day_from(period: Period | None) -> Day:
    return Day(day_date(period.first_day), LAST_DATE) if period else Day()


_DAYS = {
    "date": _day_within,
    "deadline": _day_from,
    "resolved": _day_from,
    "joined": _any_day,
    "left": _any_day,
}


def _share_grids(people: Iterable[Person]) -> bool:
    """Say whether some grid has several people, so that the vote is about the grid."""
    return any(count > 1 for count in Counter(one.grid for one in people if one.grid).values())


def _blank_rows(kind: str, filled: int) -> int:
    if kind == "ballots":
        return _BALLOT_ROWS
    if kind == "roster" and filled:
        return SPARE_ROWS
    return 0 if filled else BLANK_ROWS
