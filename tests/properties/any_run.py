"""Runs random pairs of scheme and ledger, and says what must hold of whatever comes out."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gridscore.cli.deliver import _meta
from gridscore.engine.assessment import Case
from gridscore.engine.checking import check_case
from gridscore.engine.events import trace_events
from gridscore.engine.routine import assess_routine
from gridscore.engine.year import assess_year
from gridscore.ledger.assemble import assemble_ledger
from gridscore.messages import Lang
from gridscore.numbers import UNSET
from gridscore.periods import Period, PeriodKind
from gridscore.problems import Place, Problem, Severity
from gridscore.results.model import Report
from gridscore.results.problem_list import what_is_wrong, what_to_do
from gridscore.results.report import build_report
from gridscore.results.stream import write_table
from gridscore.results.workbook import write_workbook
from gridscore.scheme.loading import LoadedScheme, load_scheme, open_settings
from tests.properties.any_ledger import YEAR, Tables, any_ledger, any_taking_event, grids_of
from tests.properties.any_scheme import any_scheme, as_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.engine.assessment import Assessment
    from gridscore.results.model import Table

UNPUBLISHED = ("posting", "file", "sheet", "cell")
"""What a line's place in the ledgers decides."""


@dataclass(frozen=True)
class Pair:
    """A regulation, what a station hands in under it, and which periods of it are looked at."""

    seed: int
    loaded: LoadedScheme
    tables: Tables
    periods: tuple[Period, ...]
    draft: bool

    @classmethod
    def of(cls, seed: int) -> Pair:
        """Make up the pair of a seed."""
        random = Random(seed)
        loaded = load_text(as_toml(any_scheme(random)), random)
        tables = any_ledger(random, loaded.scheme)
        periods = [
            period
            for kind in loaded.scheme.cadences
            for period in sorted(random.sample(YEAR.parts(kind), min(2, len(YEAR.parts(kind)))))
        ]
        return cls(seed, loaded, tables, tuple(periods), random.random() < 0.5)

    def case(self, random: Random | None = None, tables: Tables | None = None) -> Case:
        """Read the ledgers; with `random` in another order, split over more files."""
        grids = grids_of(self.tables if tables is None else tables, random)
        ledger = assemble_ledger(grids, self.loaded.scheme, None)
        wrong = [problem for problem in ledger.problems if problem.severity is Severity.ERROR]
        assert not wrong, wrong
        return Case(ledger, self.loaded.scheme, self.loaded.settings, self.draft)


def load_text(text: str, random: Random) -> LoadedScheme:
    """Load a scheme; of the amounts that it leaves open some are set."""
    with TemporaryDirectory() as folder:
        path = f"{folder}/any.toml"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        settings: dict[str, object] = {}
        for key in open_settings(load_scheme(path).file.table):
            if random.random() < 0.6:
                settings[key] = random.randint(0, 500)
        return load_scheme(path, settings=settings)


def assess(case: Case, period: Period) -> Assessment:
    """Assess a period as the commands do, whatever lacks."""
    run = assess_year if period.kind is PeriodKind.YEAR else assess_routine
    return run(case, period)


def report(pair: Pair, case: Case, assessment: Assessment, lang: Lang = Lang.EN) -> Report:
    """Put an assessment into words."""
    return build_report(case, pair.loaded, assessment, lang, "站")


# ---- the journal adds up ----


def keep_journal(result: Report) -> None:
    """Lines add up to every total and payment, and say by which clause and why."""
    columns = {column.id: list(column.values) for column in result.journal.columns}
    sums: dict[tuple[str, str], int] = defaultdict(int)
    lines = zip(*(columns[name] for name in ("id", "account", "amount", "clause", "reason", "unit")))
    for who, account, amount, clause, reason, unit in lines:
        assert clause, account
        assert reason, account
        assert unit or amount == 0, account
        sort = str(account).partition(":")[0]
        assert bool(unit) == (sort in ("points", "pay")), account
        sums[str(who), sort] += 0 if amount == UNSET else int(amount)
    rows = {column.id: list(column.values) for column in result.roster.columns}
    assert len(set(rows["id"])) == len(rows["id"])
    for number, who in enumerate(rows["id"]):
        for sort, name in (("points", "total"), ("pay", "paid")):
            figure = rows[name][number]
            assert sums[str(who), sort] == (0 if figure == UNSET else figure), (who, name)


def tell_problems(problems: list[Problem]) -> None:
    """Every problem can be told in every language."""
    for problem in problems:
        assert isinstance(problem, Problem)
        for lang in Lang:
            assert what_is_wrong(problem, lang)
            what_to_do(problem, lang)


def write_everything(result: Report) -> None:
    """Write a result as workbook, csv and json."""
    write_workbook(result, io.BytesIO())
    for format in ("csv", "json"):
        for table in (result.roster, result.journal):
            write_table(table, io.BytesIO(), format, bom=True, meta=_meta(result))


# ---- nothing depends on where rows stand ----


def shown(result: Report) -> dict[str, list[str]]:
    """Write out all that is published but for the places of rows in the ledgers."""
    return {
        "roster": _lines(result.roster),
        "groups": [line for group in result.groups for line in _lines(group.table)],
        "journal": sorted(_lines(result.journal)),
        "problems": sorted({_told(problem) for problem in result.problems}),  # once a sheet
        "money": [str(result.money), str(result.grades), str(result.changes)],
    }


def _lines(table: Table) -> list[str]:
    columns = [column for column in table.columns if column.id not in UNPUBLISHED]
    return [str(line) for line in zip(*(map(str, column.values) for column in columns), strict=True)]


def _told(problem: Problem) -> str:
    details = {k: v for k, v in problem.details.items() if not isinstance(v, Place)}
    return f"{problem.code} {problem.severity} {problem.value} {details}"


# ---- what only takes never helps ----


def totals(case: Case, assessment: Assessment) -> dict[str, int]:
    """Give the total of every row by id."""
    ids = [case.ledger.roster.ids[person] for person in assessment.person]
    return dict(zip(ids, assessment.figures["total"].tolist(), strict=True))


def dismissals(case: Case) -> list[int]:
    """Give the day of dismissal of everybody."""
    history = trace_events(case.ledger, case.scheme, YEAR, YEAR.last_day)
    return history.dismissal_day().tolist()


def never_helps(pair: Pair, case: Case, before: dict[Period, Assessment]) -> None:
    """One more event of a rule that only takes points raises nobody's total."""
    event = any_taking_event(Random(pair.seed), pair.loaded.scheme, pair.tables)
    if event is None:
        return
    table, row = event
    worse = pair.case(tables={**pair.tables, table: [*pair.tables[table], row]})
    if dismissals(worse) != dismissals(case):
        return
    for period, assessment in before.items():
        old, new = totals(case, assessment), totals(worse, assess(worse, period))
        for who, total in old.items():
            assert (total == UNSET) == (new[who] == UNSET), (period, who, row)
            assert new[who] <= total, (period, who, row)
            assert who == row["id"] or new[who] == total, (period, who, row)


def hold_laws(pair: Pair) -> Iterator[str]:
    """Assess the pair and hold every law; yields the name of each law when it was held."""
    case = pair.case()
    tell_problems(check_case(case))
    runs = {period: assess(case, period) for period in pair.periods}
    for assessment in runs.values():
        tell_problems(assessment.problems)
        for lang in Lang:
            keep_journal(report(pair, case, assessment, lang))
    yield "journal"
    random = Random(pair.seed)
    other = pair.case(random)
    for period, assessment in runs.items():
        plain = shown(report(pair, case, assessment))
        mixed = shown(report(pair, other, assess(other, period)))
        for part, lines in plain.items():
            assert mixed[part] == lines, (period, part)
    yield "order"
    never_helps(pair, case, runs)
    yield "taking"
    period = random.choice(pair.periods)
    write_everything(report(pair, case, runs[period], random.choice(list(Lang))))
    yield "written"
