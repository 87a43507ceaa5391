"""What an assessment hands to the writers: columns with a kind, independent of any format."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, SupportsIndex, overload

from gridscore.periods import spoken
from gridscore.records import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from gridscore.ledger.inputs import Stamp
    from gridscore.messages import Lang
    from gridscore.problems import Problem
    from gridscore.results.slips import SlipBook


class Kind(StrEnum):
    """What a column holds, which decides how it is written."""

    TEXT = "text"  # str, as it stands in a ledger: never interpreted
    WORD = "word"  # str, one of our own terms, already in the reader's language
    COUNT = "count"  # int64
    CHANGE = "change"  # int64, shown with its sign
    POINTS = "points"  # int64, hundredths of a point
    RATE = "rate"  # int64, hundredths of a percent
    MONEY = "money"  # int64, fen


TEXTS = frozenset({Kind.TEXT, Kind.WORD})
"""The kinds that hold strings."""

WHOLE_NUMBERS = frozenset({Kind.COUNT, Kind.CHANGE})
"""The kinds whose figures are not hundredths."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a result: figures as int64 with `numbers.UNSET` for none, or strings.

    `id` is the canonical English name, `heading` the one to show.
    """

    id: str
    heading: str
    kind: Kind
    values: NDArray[np.int64] | Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns of one length."""

    name: str
    columns: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def parts(self, rows: int) -> Iterator[Table]:
        """Cut the table into parts of so many rows, at least one; they share its columns."""
        for start in range(0, max(len(self), 1), rows):
            part = slice(start, start + rows)
            yield Table(
                self.name,
                tuple(
                    Column(one.id, one.heading, one.kind, one.values[part]) for one in self.columns
                ),
            )


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The groups of one grouping, best first: their members, totals, grades and ranks.

    `by` is the canonical name of what they are grouped by, `heading` the one to show.
    """

    by: str
    heading: str
    clause: str
    table: Table


@dataclass(frozen=True, slots=True)
class Ranking:
    """The groups that ranks are given in, where they are.

    `by` are the columns that say who is ranked with whom; each of `groups` begins at a row of the
    roster, and is called so. Without groups everybody is ranked with everybody.
    """

    by: frozenset[str] = frozenset()
    groups: tuple[tuple[int, str], ...] = ()


EVERYBODY = Ranking()


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many rows have a grade."""

    grade: str
    heading: str
    count: int


@dataclass(frozen=True, slots=True)
class StandingChange:
    """Somebody who was dismissed or left, and why, in the reader's language."""

    id: str
    name: str
    standing: str
    reason: str


class StandingChanges(Sequence[StandingChange]):
    """Changes of standing by columns: each is made when it is shown, of very many only a few."""

    def __init__(
        self,
        ids: Sequence[str],
        names: Sequence[str],
        standings: Sequence[str],
        reasons: Sequence[str],
    ) -> None:
        self._columns = ids, names, standings, reasons

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, at: SupportsIndex) -> StandingChange: ...
    @overload
    def __getitem__(self, at: slice) -> StandingChanges: ...
    def __getitem__(self, at: SupportsIndex | slice) -> StandingChange | StandingChanges:
        if isinstance(at, slice):
            return StandingChanges(*(column[at] for column in self._columns))
        return StandingChange(*(column[int(at)] for column in self._columns))

    def __iter__(self) -> Iterator[StandingChange]:
        return map(StandingChange, *self._columns)


@dataclass(frozen=True, slots=True)
class ReadingInForce:
    """A reading that decided something, its wording and the keys that change it."""

    id: str
    clause: str
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class PeriodSummary:
    """What one period came to, to be set beside another: figures without names.

    `grades` are numbers of people by grade id, `mean` the mean of the totals in hundredths, UNSET
    where there is none. `money` holds totals in fen by column id, None where an amount is not set.
    """

    period: str
    people: int
    grades: dict[str, int]
    mean: int
    money: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class History:
    """The period before, where its sheets are there, and the rounds that make up a longer one."""

    before: PeriodSummary | None = None
    rounds: tuple[PeriodSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentList:
    """What is paid to whom, in order of id; `applied` is what of it is only applied for, in fen."""

    table: Table
    applied: int = 0


def _nothing_before() -> History:
    return History()


def _no_stamps() -> tuple[Stamp, ...]:
    return ()


def _no_slips() -> SlipBook:
    raise LookupError("a report that was built without an assessment has no slips")


def _no_journal() -> Table:
    raise LookupError("a report of nothing but its tables has no journal")


def _rule_itself(_: str, rule: str) -> str:
    return rule


@dataclass(frozen=True)
class Report:
    """The result of one run, in one language, ready for any writer.

    The journal is put into words by `make_journal` when it is first asked for: a roster alone
    does without; so are the payment list, the stamps of what was read, what is compared with and
    the hash of the rules.
    `money` holds totals in fen by column id (`due`, `withheld`, `paid`, `bonus`, `commendation`),
    None where an amount is not set. `title_of` names the rule of an account in words.
    """

    lang: Lang
    station: str
    period: str
    title: str
    scheme_id: str
    scheme_version: str
    make_scheme_hash: Callable[[], str]
    scheme_title: str
    draft: bool
    roster: Table
    make_journal: Callable[[], Table]
    grades: tuple[GradeCount, ...]
    money: dict[str, int | None]
    changes: Sequence[StandingChange]
    readings: tuple[ReadingInForce, ...]
    problems: Sequence[Problem] = ()
    groups: tuple[GroupTable, ...] = ()
    ranking: Ranking = EVERYBODY
    title_of: Callable[[str, str], str] = _rule_itself
    make_payments: Callable[[], PaymentList] | None = None
    make_stamps: Callable[[], tuple[Stamp, ...]] = _no_stamps
    make_history: Callable[[], History] = _nothing_before
    make_slips: Callable[[], SlipBook] = _no_slips
    make_journal_parts: Callable[[], Iterable[Table]] | None = None
    make_parent_names: Callable[[], Mapping[str, str]] = dict
    """How each word that the roster has for a superior is shown, whichever of its names it is."""

    @property
    def period_in_words(self) -> str:
        """The period as people write it: `2026年第一季度`."""
        return spoken(self.period, self.lang)

    def tables_alone(self, journal_parts: Callable[[], Iterable[Table]] | None) -> Report:
        """Let go of what slips and sheets beside the roster are made from.

        The journal is made by `journal_parts` from now on, if any is to be written.
        """
        return replace(
            self,
            make_journal=_no_journal,
            make_journal_parts=journal_parts,
            make_payments=None,
            make_stamps=_no_stamps,
            make_history=_nothing_before,
            make_slips=_no_slips,
            make_parent_names=dict,
        )

    @cached_property
    def scheme_hash(self) -> str:
        """A hash of the rules the result goes by."""
        return self.make_scheme_hash()

    @cached_property
    def journal(self) -> Table:
        """The journal of every posting behind the roster."""
        return self.make_journal()

    def journal_parts(self) -> Iterable[Table]:
        """Go through the journal some thousand people at a time, unless all of it is there."""
        if self.make_journal_parts is None or "journal" in vars(self):
            return [self.journal]
        return self.make_journal_parts()
