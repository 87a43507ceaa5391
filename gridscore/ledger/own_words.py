"""A station's own words: `[headings]`, `[values]` and `[sheets]` of its `gridscore.toml`.

Headings and values are taught by what gridscore knows already: `"走访" = "patrol"`,
`"口头表扬" = "commendation"`. A sheet is told which table it holds, or that it holds none.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.parsing import choices as known
from gridscore.ledger.parsing.choices import (
    by_word,
    choice_key,
    incident_categories,
    titled_choices,
)
from gridscore.ledger.parsing.near import near_words
from gridscore.ledger.parsing.values import plain_key
from gridscore.messages import Lang, term
from gridscore.messages.word_list import WordList
from gridscore.problems import UsageError, make_problem
from gridscore.records import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.vocabulary import Vocabulary
    from gridscore.problems import Problem

NO_TABLE = "none"
TAUGHT_ANEW = "GS705"
PANEL = "panel"
"""The score sheet of the year, which is recognised as any score sheet is."""

CHOICE_COLUMNS = frozenset(
    {"category", "authority", "status", "severity", "source", "group", "choice", "scorer_role"}
    | {"criterion", "measure", "grade"}
)
"""The columns in which a word is one of several choices."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a station calls things, each with the word that gridscore knows; as it was written."""

    headings: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)


class Teaching:
    """A station's words, understood: raises UsageError for one that means nothing known."""

    def __init__(self, own: OwnWords, kinds: Sequence[TableKind], vocabulary: Vocabulary) -> None:
        self.kinds = _with_headings(own.headings, kinds)
        meanings = _meanings(vocabulary) if own.values else {}
        self._values = _values(own.values, meanings)
        self.problems = _told_of_known(own.values, meanings)
        self._sheets = _sheets(own.sheets, kinds)

    def kinds_in(self, grid: Grid) -> Sequence[TableKind]:
        """Return the tables that a sheet may hold; none for one that is to be left out."""
        name = plain_key(grid.ref.name or grid.ref.file.rpartition("/")[2].rpartition(".")[0])
        for pattern, kind in self._sheets.items():
            if fnmatchcase(name, pattern):
                return [_taken_for_granted(one) for one in self.kinds if one.id == kind]
        return self.kinds

    def value(self, word: str) -> str | None:
        """Return the word that gridscore knows for one of the station's own."""
        return self._values.get(choice_key(word))

    @property
    def has_values(self) -> bool:
        """Whether the station has taught any value at all."""
        return bool(self._values)


def _with_headings(headings: Mapping[str, str], kinds: Sequence[TableKind]) -> list[TableKind]:
    """Let the columns go by the station's headings too, which nothing else then goes by.

    A heading of signs alone looks like a blank one, and is left out.
    """
    for word, meant in headings.items():
        target = heading_key(meant)
        if not any(target in kind.column_of for kind in kinds):
            known_keys = {key for kind in kinds for key in kind.column_of}
            raise _unknown("headings", word, meant, near_words(target, known_keys))
        key = heading_key(word)
        kinds = [_with_heading(kind, key, target) if key else kind for kind in kinds]
    return list(kinds)


def _with_heading(kind: TableKind, key: str, target: str) -> TableKind:
    column_id = kind.column_of.get(target)
    if column_id is None:
        return kind
    columns = tuple(
        replace(column, keys=column.keys | {key} if column.id == column_id else column.keys - {key})
        for column in kind.columns
    )
    return replace(kind, columns=columns, foreign=kind.foreign - {key})


def _values(values: Mapping[str, str], meanings: Mapping[str, set[str]]) -> dict[str, str]:
    for word, meant in values.items():
        if choice_key(meant) not in meanings:
            raise _unknown("values", word, meant, near_words(choice_key(meant), meanings))
    return {choice_key(word): meant for word, meant in values.items()}


def _told_of_known(values: Mapping[str, str], meanings: Mapping[str, set[str]]) -> list[Problem]:
    """Tell of words that gridscore knows already and that now mean something else."""
    return [
        make_problem(TAUGHT_ANEW, None, word, meant=meant, known=sorted(known))
        for word, meant in values.items()
        if (known := meanings.get(choice_key(word), set()) - meanings[choice_key(meant)])
    ]


def _meanings(vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Gather what every word that any column of choices knows means there, by its key."""
    fixed = (known.AUTHORITIES, known.STATUS_WORDS, known.ROLES, known.ANSWERS)
    titled = (
        titled_choices(known.SEVERITIES, vocabulary.severities),
        titled_choices(known.SOURCES, vocabulary.sources),
        titled_choices(known.VOTERS, vocabulary.voter_groups),
        titled_choices(known.GRADES, vocabulary.grades),
    )
    items = (*vocabulary.criteria, *vocabulary.fault_criteria, *vocabulary.measures)
    named = {item.id: item.words for item in items}
    meanings: dict[str, set[str]] = {}
    for choices in (*fixed, *titled, incident_categories(vocabulary), named):
        for key, name in by_word(choices).items():
            meanings.setdefault(key, set()).add(name)
    return meanings


def _sheets(sheets: Mapping[str, str], kinds: Sequence[TableKind]) -> dict[str, str]:
    if not sheets:
        return {}
    ids = {kind.id for kind in kinds} | {PANEL, NO_TABLE}
    named = {
        choice_key(word): name
        for name in sorted(ids - {NO_TABLE})
        for word in (name, *(term("table", name).in_language(lang) for lang in Lang))
    } | {NO_TABLE: NO_TABLE}
    for sheet, meant in sheets.items():
        if choice_key(meant) not in named:
            raise _unknown("sheets", sheet, meant, sorted(ids))
    tables = {plain_key(sheet): named[choice_key(meant)] for sheet, meant in sheets.items()}
    return {sheet: "scores" if table == PANEL else table for sheet, table in tables.items()}


def _taken_for_granted(kind: TableKind) -> TableKind:
    """Recognise a kind by any of its columns: the station has said what the sheet holds."""
    marks = tuple(frozenset({column.id}) for column in kind.columns)
    return replace(kind, marks=marks, foreign=frozenset(), gives_way=False)


def _unknown(section: str, word: str, meant: str, near: Iterable[str]) -> UsageError:
    return UsageError(
        "settings-own-word", section=section, word=word, meant=meant, near=WordList(tuple(near))
    )
