"""The pieces an outline is made of, and the words that rules of every sort share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from gridscore.messages import Localised, in_words, say, wording
from gridscore.numbers import format_money, format_percent
from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gridscore.messages import Lang
    from gridscore.scheme.base import Amount, Text
    from gridscore.scheme.model import Scheme

Words: TypeAlias = Localised | str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message of `messages.regulation` with its details, some of them phrases again."""

    key: str
    details: Mapping[str, object] = field(default_factory=dict)

    def in_language(self, lang: Lang) -> str:
        """Put it into words."""
        return say(f"regulation.{self.key}", lang, **self.details)


def phrase(key: str, /, **details: object) -> Phrase:
    """Make a phrase."""
    return Phrase(key, details)


@dataclass(frozen=True, slots=True)
class Row:
    """Several words in a row, with the mark between them that `mark` names in the messages."""

    words: tuple[Words, ...]
    mark: str = "comma"

    def in_language(self, lang: Lang) -> str:
        """Put them into words."""
        return say(f"regulation.{self.mark}", lang).join(str(in_words(w, lang)) for w in self.words)


def row(words: Iterable[Words], mark: str = "comma") -> Row:
    """Make a row of words."""
    return Row(tuple(words), mark)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its clause, what it is called, its path in the file, and what it says."""

    clause: str
    title: Words
    path: str
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Rules of one sort under a heading."""

    heading: Phrase
    rules: tuple[Rule, ...]


def points(amount: int) -> str:
    """Write points or another plain quantity as short as can be: 2000 hundredths are `20`."""
    return format_percent(amount)


def signed(amount: int) -> str:
    """Write points with their sign: `+2`, `-0.5`."""
    return f"{'+' if amount > 0 else ''}{points(amount)}"


def yuan(amount: Amount) -> Words:
    """Write money, or the key under which the station sets it (R14)."""
    if isinstance(amount, int):
        return phrase("yuan", amount=_short(format_money(amount)))
    return phrase("open", key=amount.setting)


def signed_yuan(amount: int) -> Phrase:
    """Write money with its sign."""
    sign = "+" if amount > 0 else ""
    return phrase("yuan", amount=sign + _short(format_money(amount)))


def _short(money: str) -> str:
    return money.removesuffix(".00")


def known(kind: str, name: str) -> Words:
    """Name an id of the shared vocabulary; one of a station's own stands for itself."""
    for key in (f"terms.{kind}.{name}", f"regulation.{kind}.{name}"):
        try:
            return wording(key)
        except KeyError:
            continue
    return name


def names(kind: str, ids: Iterable[str], mark: str = "comma") -> Row:
    """Name several ids of the shared vocabulary."""
    return row((known(kind, name) for name in ids), mark)


class Titled(Protocol):
    """What has an id and perhaps a title of its own."""

    @property
    def id(self) -> str:
        """How it is referred to."""
        ...

    @property
    def title(self) -> Text | None:
        """What it is called."""
        ...


class Namer:
    """Names what a scheme refers to by id: by the title it gives, else by the shared words."""

    def __init__(self, scheme: Scheme) -> None:
        self.grades = _titles("grade", scheme.grades)
        self.standings = _titles("standing", scheme.known_standings)
        self.severities = _titles("severity", scheme.severities)
        columns: tuple[Titled, ...] = (*scheme.criteria, *scheme.sections, *scheme.measures)
        rules: tuple[Titled, ...] = (*scheme.entries, *scheme.ladders, *scheme.pay.rewards)
        self.columns = _titles("figure", columns)
        self.rules = _titles("rule", rules)
        self.pots = _titles("pot", scheme.pay.bearers)
        self.overrides = _titles("rule", scheme.overrides)

    def grade(self, name: str) -> Words:
        """Name a grade."""
        return self.grades.get(name, name)

    def grade_row(self, ids: Iterable[str], mark: str) -> Row:
        """Name several grades."""
        return row((self.grade(name) for name in ids), mark)

    def standing(self, name: str) -> Words:
        """Name a standing."""
        return self.standings.get(name, known("standing", name))

    def severity(self, name: str) -> Words:
        """Name a severity."""
        return self.severities.get(name, name)

    def figure(self, name: str) -> Words:
        """Name a figure of a result: a criterion, section or measure, or a column of every one."""
        return self.columns.get(name) or known("figure", name)

    def rule(self, name: str) -> Words:
        """Name a rule whose occurrences are counted."""
        return self.rules.get(name) or self.columns.get(name) or known("rule", name)

    def override(self, name: str) -> Words:
        """Name an override that a condition asks about."""
        return self.overrides.get(name, name)

    def pot(self, name: str) -> Words:
        """Name a pot that money is withheld from."""
        return self.pots.get(name, name)


def _titles(kind: str, parts: Iterable[Titled]) -> dict[str, Words]:
    return {part.id: part.title or known(kind, part.id) for part in parts}
