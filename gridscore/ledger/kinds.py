"""Which tables there are, and which of them a regulation draws on.

Tables whose columns depend on the regulation are described by a function of its vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger import known_columns as on
from gridscore.ledger.headings import KnownHeadings
from gridscore.ledger.known_columns import Column
from gridscore.ledger.parsing.items import keys_of
from gridscore.messages import Lang, Wording, term
from gridscore.records import dataclass, replace
from gridscore.side_by_side import CachedProperty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.vocabulary import Item, Vocabulary


@dataclass(frozen=True)
class TableKind:
    """A table that is recognised by its headings.

    Each entry of `required` names columns one of which must be there. A table is taken for
    this kind when all columns of one of its `marks` are there, or several headings that look
    like those `often_shortened`, and none of `foreign`. `unread` are columns that are known but
    stay out of the computation. `states` are the columns that say something of whom a row names: a
    form of ours with all of them blank is not filled in yet. What asks for little `gives_way` to
    any other kind.
    `left_out_by` names the regulation that draws on no such table, "" where it does.
    """

    id: str
    columns: tuple[Column, ...]
    required: tuple[tuple[str, ...], ...]
    marks: tuple[frozenset[str], ...]
    often_shortened: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    states: tuple[str, ...] = ()
    may_be_empty: bool = False
    gives_way: bool = False
    left_out_by: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it is a score sheet with a row for each criterion."""
        return self.id == "scores" and "criterion" in self.titles

    @property
    def title(self) -> Wording:
        """How the table is called."""
        return term("table", self.id)

    @CachedProperty
    def column_of(self) -> dict[str, str]:
        """The column that each heading key stands for."""
        return {key: column.id for column in self.columns for key in column.keys}

    @CachedProperty
    def item_of(self) -> dict[str, str]:
        """The criterion that each heading key of a column for one stands for."""
        return {key: column.id for column in self.columns if column.is_item for key in column.keys}

    @CachedProperty
    def item_headings(self) -> KnownHeadings:
        """Finds the headings of criteria."""
        return KnownHeadings(self.item_of)

    @CachedProperty
    def titles(self) -> dict[str, Wording]:
        """How each column is shown."""
        return {column.id: column.title for column in self.columns}

    def title_of(self, alternatives: tuple[str, ...]) -> Wording:
        """Name one required column, or the columns either of which will do."""
        titles = [self.titles[column] for column in alternatives]
        return Wording(*(" / ".join(words) for words in zip(*titles, strict=True)))


def _keys(*columns: Column) -> frozenset[str]:
    return frozenset[str]().union(*(column.keys for column in columns))


_WHO = ("id", "name")

_LEVELS = (on.LEVEL, on.PARENT)

ROSTER = TableKind(
    id="roster",
    columns=(
        *(on.ID, on.NAME, on.GRID, on.ZONE, on.ROLE, *_LEVELS, on.JOINED, on.LEFT, on.ACCOUNT),
    ),
    required=(("id",), ("name",)),
    marks=(frozenset({"id", "name"}), *(frozenset({day}) for day in ("joined", "left"))),
    foreign=_keys(
        *(on.PERIOD, on.SCORER, on.TOTAL, on.CRITERION, on.POINTS, on.DATE, on.SATISFIED),
        *(on.POOR, on.RESULT, on.STATED_POINTS),
    ),
    gives_way=True,
)

LONG_SCORES = TableKind(
    id="scores",
    columns=(on.ID, on.NAME, on.PERIOD, on.SCORER, on.SCORER_ROLE, on.CRITERION, on.POINTS),
    required=(_WHO, ("criterion",), ("points",)),
    marks=(frozenset({"criterion", "points"}),),
    states=("points",),
)

INCIDENTS = TableKind(
    id="incidents",
    columns=(
        *(on.DATE, on.ID, on.NAME, on.CATEGORY, on.AUTHORITY, on.DOCUMENT, on.STATUS, on.NOTE),
        *(on.SEVERITY, on.COUNT, on.STATED_POINTS),
    ),
    required=(("date",), _WHO, ("category",)),
    marks=tuple(frozenset({"category", other}) for other in ("date", "document", "status")),
    may_be_empty=True,
)

FAULTS = TableKind(
    id="faults",
    columns=(on.DATE, on.ID, on.NAME, on.CRITERION, on.COUNT, on.NOTE),
    required=(("date",), _WHO, ("criterion",)),
    marks=(frozenset({"criterion", "date"}),),
    foreign=on.POINTS.keys,
    may_be_empty=True,
)

FINDINGS = TableKind(
    id="findings",
    columns=(
        *(on.DATE, on.ID, on.NAME, on.SOURCE, on.SEVERITY, on.ASSESSOR, on.CATEGORY),
        *(on.DEADLINE, on.RESOLVED, on.DOCUMENT, on.NOTE, on.COUNT, on.STATED_POINTS),
    ),
    required=(("date",), _WHO, ("source",), ("severity",)),
    marks=tuple(
        frozenset({"source", other}) for other in ("severity", "deadline", "resolved", "assessor")
    ),
    unread=frozenset({"category"}),
    may_be_empty=True,
)

SURVEY = TableKind(
    id="survey",
    columns=(
        *(on.ID, on.NAME, on.GRID, on.PERIOD, on.GROUP),
        *(on.SATISFIED, on.FAIR, on.POOR, on.SAMPLED, on.RETURNED, on.VALID, on.TOTAL),
    ),
    required=((*_WHO, "grid"), ("satisfied",), ("fair",), ("poor",)),
    marks=(frozenset({"satisfied"}), frozenset({"fair", "poor"})),
    states=("satisfied", "fair", "poor", "sampled"),
)

BALLOTS = TableKind(
    id="ballots",
    columns=(on.ID, on.NAME, on.GRID, on.PERIOD, on.GROUP, on.CHOICE),
    required=((*_WHO, "grid"), ("choice",)),
    marks=(frozenset({"choice"}),),
    foreign=_keys(on.TOTAL, on.GRADE, on.SATISFIED, on.FAIR, on.POOR),
    states=("choice",),
)

EXEMPTIONS = TableKind(
    id="exemptions",
    columns=(on.ID, on.NAME, on.PERIOD, on.REASON, on.DOCUMENT),
    required=(_WHO, ("period",), ("reason",)),
    marks=(frozenset({"reason"}),),
    may_be_empty=True,
)

LONG_MEASURES = TableKind(
    id="measures",
    columns=(on.ID, on.NAME, on.PERIOD, on.MEASURE, on.VALUE, on.NOTE),
    required=(_WHO, ("measure",), ("value",)),
    marks=(frozenset({"measure", "value"}),),
    states=("value",),
)

TOTALS = TableKind(
    id="totals",
    columns=(on.ID, on.NAME, on.PERIOD, on.TOTAL),
    required=(_WHO, ("total",)),
    marks=tuple(frozenset({who, "total"}) for who in _WHO),
    foreign=_keys(
        *(on.DATE, on.CATEGORY, on.CRITERION, on.POINTS, on.SATISFIED, on.FAIR, on.POOR),
        *(on.SCORER, on.JOINED, on.LEFT),
    ),
    states=("total",),
)

HISTORY = TableKind(
    id="history",
    columns=(on.ID, on.NAME, on.PERIOD, on.GRADE),
    required=(_WHO, ("grade",)),
    marks=tuple(frozenset({who, "grade"}) for who in _WHO),
    foreign=_keys(on.DATE, on.CATEGORY, on.CRITERION, on.POINTS),
    states=("grade",),
)

_DRAWN_ON_AS = {"ballots": "survey", "totals": "given-totals"}
"""What a regulation must use for a table of a kind to count, if it is not called so."""


def wide_scores(criteria: Sequence[Item]) -> TableKind:
    """Describe the score sheet of a scheme: one column per criterion, by id or any title."""
    columns = _item_columns(criteria)
    keys = _keys(*columns)
    return TableKind(
        id="scores",
        columns=(*(on.ID, on.NAME, on.PERIOD, on.SCORER, on.SCORER_ROLE, on.TOTAL), *columns),
        required=(_WHO, *((column.id,) for column in columns)),
        marks=tuple(frozenset({column.id}) for column in columns),
        often_shortened=keys,
        states=tuple(column.id for column in columns),
    )


def wide_measures(vocabulary: Vocabulary) -> TableKind:
    """Describe the table with one column per measure; it need not have all of them."""
    columns = _item_columns(vocabulary.measures)
    return TableKind(
        id="measures",
        columns=(on.ID, on.NAME, on.PERIOD, on.NOTE, *columns),
        required=(_WHO,),
        marks=tuple(frozenset({column.id}) for column in columns),
        states=tuple(column.id for column in columns),
        foreign=_keys(
            *(on.DATE, on.CATEGORY, on.CRITERION, on.SATISFIED, on.JOINED, on.LEFT),
            *_item_columns(vocabulary.criteria),
        ),
    )


_POINT_WORDS = ("", "得分", "评分", "評分", "打分", "分数", "分數", "分")
"""What people add to a criterion at the head of its column."""


def _item_columns(items: Sequence[Item]) -> tuple[Column, ...]:
    return tuple(
        Column(
            item.id,
            Wording(*(item.title.in_language(lang) for lang in Lang)),
            frozenset(key + more for key in keys for more in _POINT_WORDS),
            is_item=True,
            maximum=item.maximum,
        )
        for item, keys in zip(items, keys_of(items), strict=True)
    )


def table_kinds(vocabulary: Vocabulary) -> tuple[TableKind, ...]:
    """Return the tables that are read under a scheme, and those it has no use for.

    Where several kinds fit equally well, the first of them counts. Tables that a station may
    have for other ends, of totals and of grades, are known only where they are drawn on.
    """
    scored = vocabulary.criteria or vocabulary.fault_criteria
    kinds = [
        *([wide_scores(scored)] if scored else []),
        *(LONG_SCORES, SURVEY, FAULTS, FINDINGS, INCIDENTS, EXEMPTIONS),
        *([wide_measures(vocabulary)] if vocabulary.measures else []),
        *(LONG_MEASURES, BALLOTS),
        *([_totals(vocabulary)] if "given-totals" in vocabulary.uses else []),
        *([HISTORY] if "history" in vocabulary.uses else []),
        ROSTER,
    ]
    return tuple(_of_scheme(kind, vocabulary) for kind in kinds)


def _totals(vocabulary: Vocabulary) -> TableKind:
    """Describe the table of given totals: what names a criterion is a score sheet."""
    items = (*vocabulary.criteria, *vocabulary.fault_criteria, *vocabulary.measures)
    return replace(TOTALS, foreign=TOTALS.foreign | _keys(*_item_columns(items)))


def _of_scheme(kind: TableKind, vocabulary: Vocabulary) -> TableKind:
    """Leave out the columns that nothing draws on, and the whole kind if nothing does."""
    if _DRAWN_ON_AS.get(kind.id, kind.id) not in vocabulary.uses:
        return replace(kind, left_out_by=vocabulary.scheme_id)
    idle = _idle_columns(kind.id, vocabulary)
    if not idle:
        return kind
    return replace(kind, columns=tuple(col for col in kind.columns if col.id not in idle))


def _idle_columns(kind: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Name the optional columns of a kind that no rule of the scheme draws on."""
    match kind:
        case "roster" if not vocabulary.levels:
            return frozenset(column.id for column in _LEVELS)
        case "incidents":
            return frozenset({"severity", "count", "points"}) - vocabulary.event_columns
        case "findings":
            return frozenset({"count", "points"}) - vocabulary.event_columns
        case "survey" | "ballots" if not vocabulary.voter_groups:
            return frozenset({"group"})
    return frozenset()
