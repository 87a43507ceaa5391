"""What reading hands on: typed columns of integers, and where each value stands.

A table is a set of numpy columns of one length, one entry per ledger row. People, sheets and
words are integer codes into lists, so that a table of millions of rows stays small, and every
value can still name its cell: `sheet` (an index into `Ledger.sheets`), `row` and `col` (both
counted from 0).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from gridscore.columns import worked_out
from gridscore.equal_rows import RowsByCode, distinct
from gridscore.records import NamedTuple, dataclass, field, replace
from gridscore.side_by_side import CachedProperty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gridscore.ledger.inputs import Input
    from gridscore.ledger.words import Words
    from gridscore.periods import Period
    from gridscore.problems import Place, Problem

    Ints = NDArray[np.int32]
    Codes = NDArray[np.integer]  # of any width that holds them
    Narrow = NDArray[np.integer]  # as narrow as holds them: to be widened before they are added up
    Amounts = NDArray[np.int64]

BLANK = -1
"""A code, a count or points that were left blank."""

FIRST_DAY, LAST_DAY = -(2**31), 2**31 - 1
"""Day numbers that stand for "since ever" and "until further notice"."""


@dataclass(frozen=True, slots=True)
class SheetRef:
    """A sheet that was read; `name` is empty for a text file."""

    file: str
    name: str = ""


class TidiedCell(NamedTuple):
    """A cell that could only be read after tidying: where, what stands there, how it reads."""

    place: Place
    written: str
    reads: str


class Tidied(Protocol):
    """The tidied cells of a column; put into words only when somebody asks."""

    def __len__(self) -> int:
        """Count them."""
        ...

    def cells(self) -> Iterator[TidiedCell]:
        """Go through them, downwards."""
        ...


@dataclass(frozen=True, slots=True)
class TableRead:
    """What one table was taken for, for `--verbose`."""

    sheet: SheetRef
    kind: str
    header_row: int
    rows: int
    period: Period | None = None
    headings: tuple[tuple[str, str], ...] = ()  # (heading as it stands, column it was taken for)
    ignored: tuple[str, ...] = ()  # headings that stay out of the computation
    tidied: Sequence[Tidied] = ()
    is_blank_form: bool = False  # nothing is filled in yet


@dataclass(frozen=True, slots=True)
class Roster:
    """The people, in order of their id, and their stints (rows of the roster, R26).

    Person columns have length n, stint columns length m. A stint's `person` indexes the
    person columns; `joined` and `left` are day numbers, both days in post.
    """

    ids: Words
    names: Words
    accounts: Words
    person: Ints
    joined: Ints
    left: Ints
    grid: Ints  # code into `grids`, BLANK where none
    zone: Ints  # code into `zones`, BLANK where none
    role: Ints  # code into `roles`, BLANK where none
    level: Ints  # 1 to 9, BLANK where none
    parent: Ints  # code into `parents`, BLANK where none
    superior: Ints  # the person or unit that the parent names, BLANK if it is nobody of the roster
    grids: Words
    zones: Words
    roles: Words
    parents: Words
    sheet: Narrow
    row: Ints
    joined_col: Ints  # BLANK where the table has no such column


@dataclass(frozen=True, slots=True)
class Scores:
    """Score sheets: one entry per worker, period and scorer; c criteria in scheme order.

    `points` are hundredths, shape (n, c), BLANK where the scorer left a blank. `row` and `col`
    have shape (n, c) too, for sheets in the long shape; for wide ones they are broadcast.
    """

    worker: Ints
    period: Narrow  # code into `periods`
    scorer: Ints  # code into `scorers`; the empty name is an unnamed scorer
    role: Ints  # code into `roles`, BLANK where none
    points: Narrow
    sheet: Narrow
    row: Ints
    col: Ints
    periods: Sequence[Period]
    scorers: Sequence[str]
    roles: Sequence[str]


CITY = -2
"""The assessor of a finding who is the city itself, above every unit."""


@dataclass(frozen=True, slots=True)
class Incidents:
    """Every row of the logs, in ledger order (files by path, sheets in order, rows down: R7).

    Incident logs, fault logs and lists of findings make one table. A fault of a criterion is
    of category `fault:ID`, a finding of a mode `finding:MODE`. Each row is an event, and one that
    was not resolved in time is a second one, on the day of `missed`.
    """

    day: Ints
    worker: Ints
    category: Narrow  # code into `categories`, canonical names
    authority: Narrow  # code into `authorities`, canonical names; BLANK where none
    document: Ints  # code into `documents`, as written; BLANK where none
    status: Narrow  # CONFIRMED, PENDING or REVOKED
    severity: Narrow  # code into `severities`, BLANK where none
    quantity: Amounts  # hundredths, BLANK where none
    points: Amounts  # hundredths as written, UNSET where none
    assessor: Ints  # code into `assessors`, BLANK where none
    assessor_person: Ints  # an index of the roster, CITY, or BLANK where it is nobody known
    missed: Ints  # day number of the day after a time limit that was missed, LAST_DAY where none
    sheet: Narrow
    row: Ints
    col: Ints  # of the category cell, which stands for the row in the journal
    categories: Sequence[str]
    authorities: Sequence[str]
    documents: Words
    severities: Sequence[str]
    assessors: Sequence[str]

    def dated_in(self, period: Period) -> NDArray[np.bool_]:
        """Mark the rows of which an event is dated in a period."""
        return period.has_days(self.day) | worked_out(period.has_days, self.missed)

    @property
    def days(self) -> list[int]:
        """List the day numbers that events are dated on, each once and in order."""
        missed = self.missed[self.missed != LAST_DAY]
        return sorted({*distinct(self.day).tolist(), *distinct(missed).tolist()})


CONFIRMED, PENDING, REVOKED = range(3)


@dataclass(frozen=True)
class Ballots:
    """Ballots handed in one by one: the tally that each is counted in, and the cell it stands in.

    An entry per ballot, in the order of the ledger; `tally` is one of so many `tallies`, an entry
    of `Survey`.
    """

    tallies: int
    tally: Ints
    sheet: Narrow
    row: Ints
    col: Ints

    @CachedProperty
    def of_tally(self) -> RowsByCode:
        """Where the ballots of each tally stand."""
        return RowsByCode.of(self.tally, self.tallies)


@dataclass(frozen=True, slots=True)
class Survey:
    """Residents' votes, one entry per tally, for a worker or for a grid (R13, R26)."""

    worker: Ints  # BLANK for a tally kept per grid
    grid: Ints  # code into `Roster.grids`; BLANK for a tally kept per worker
    period: Ints  # code into `periods`; BLANK where the tally does not say
    answers: Ints  # shape (n, 3): satisfied, fair, poor ballots
    sampled: Ints  # ballots sampled, BLANK where not stated
    group: Ints  # code into `groups`, the group of voters; BLANK where none
    sheet: Narrow
    row: Ints
    col: Ints  # shape (n, 4): satisfied, fair, poor, sampled; BLANK where there is no column
    ballots: Ballots  # those that tallies were counted from
    periods: Sequence[Period]
    groups: Sequence[str]


@dataclass(frozen=True, slots=True)
class Exemptions:
    """Recorded exemptions from assessment (R16)."""

    worker: Ints
    period: Ints  # code into `periods`
    reason: Ints  # code into `reasons`
    sheet: Narrow
    row: Ints
    col: Ints  # of the reason cell
    periods: Sequence[Period]
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """Measured quantities, one entry per worker, period and measure."""

    worker: Ints
    period: Ints  # code into `periods`
    measure: Ints  # the scheme's measures in their order
    value: Amounts  # hundredths
    sheet: Narrow
    row: Ints
    col: Ints
    periods: Sequence[Period]


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals handed in ready made, one entry per worker and period."""

    worker: Ints
    period: Ints  # code into `periods`
    total: Amounts  # hundredths
    sheet: Narrow
    row: Ints
    col: Ints
    periods: Sequence[Period]


@dataclass(frozen=True, slots=True)
class PastGrades:
    """Grades of earlier periods, one entry per worker and period."""

    worker: Ints
    period: Ints  # code into `periods`
    grade: Ints  # code into `grades`
    sheet: Narrow
    row: Ints
    col: Ints
    periods: Sequence[Period]
    grades: Sequence[str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was read, and every problem met on the way (errors included)."""

    roster: Roster
    scores: Scores
    incidents: Incidents
    survey: Survey
    exemptions: Exemptions
    measures: Measures
    totals: Totals
    past_grades: PastGrades
    handed_in: frozenset[str]  # the kinds of table that were read, empty ones too
    sheets: list[SheetRef]
    problems: list[Problem] = field(default_factory=list)
    tables: list[TableRead] = field(default_factory=list)
    panel_awaited: frozenset[Period] = frozenset()  # years of annual sheets that await points
    inputs: tuple[Input, ...] = ()

    def people_alone(self) -> Ledger:
        """Keep who the people are and where they belong, and let go of the rows of all else."""
        return replace(
            self,
            scores=_emptied(self.scores),
            incidents=_emptied(self.incidents),
            survey=_emptied(self.survey),
            exemptions=_emptied(self.exemptions),
            measures=_emptied(self.measures),
            totals=_emptied(self.totals),
            past_grades=_emptied(self.past_grades),
            tables=[],
        )


Rows = TypeVar("Rows", Scores, Incidents, Survey, Exemptions, Measures, Totals, PastGrades)


def _emptied(table: Rows) -> Rows:
    """Make a table of no rows and no words, which keeps nothing of another alive."""
    columns = {name: getattr(table, name) for name in table.__match_args__}
    return replace(
        table,
        **{
            name: column[:0].copy() if hasattr(column, "dtype") else []
            for name, column in columns.items()
        },
    )


@cache
def column_letters(col: int) -> str:
    """Name a column as Excel does: 0 is `A`, 26 is `AA`."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, col: int) -> str:
    """Name a cell as Excel does: (3, 4) is `E4`."""
    return f"{column_letters(col)}{row + 1}"
