"""Laws of every assessment, whatever the scheme and the ledgers say."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from gridscore.cli.deliver import origin_of
from gridscore.engine.assess import assess_period
from gridscore.engine.dismissals import run_of
from gridscore.engine.rounds_held import rounds_held
from gridscore.journal import Unit, total_of
from gridscore.messages import Lang
from gridscore.numbers import UNSET, format_hundredths
from gridscore.periods import Period, PeriodKind, day_date
from gridscore.problems import Place, Problem
from gridscore.results.console.explanation import print_derivation
from gridscore.results.console.summary import print_summary
from gridscore.results.derivation import as_json, derive
from gridscore.results.problem_list import what_is_wrong, what_to_do
from gridscore.results.scheme_text import outline_as_data, outline_as_markdown
from gridscore.results.streams.stream import write_table
from gridscore.results.terminal import Console
from gridscore.results.xlsx.workbook import write_workbook
from gridscore.scheme.outline.whole import outline_of
from gridscore.scheme.remarks import remarks_on
from tests.properties.any_ledger import HEADINGS, YEAR, any_taking_event
from tests.properties.any_run import Pair, assess, report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.results.model import Report, Table
    from gridscore.scheme.loading import LoadedScheme
    from gridscore.scheme.scoring import Score
    from tests.properties.any_ledger import Row

    Runs = Mapping[Period, Assessment]

UNPUBLISHED = ("posting", "file", "sheet", "cell")
"""What a line's place in the ledgers decides."""


# ---- the journal adds up ----


def keep_journal(result: Report) -> None:
    """Lines add up to every total and payment, and say by which clause and why."""
    columns = {column.id: list(column.values) for column in result.journal.columns}
    sums: dict[tuple[str, str], int] = defaultdict(int)
    names = ("id", "account", "amount", "clause", "reason", "unit")
    lines = zip(*(columns[name] for name in names), strict=True)
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


def show_scheme(loaded: LoadedScheme) -> None:
    """Put the regulation itself into words."""
    outline = outline_of(loaded)
    for lang in Lang:
        assert outline_as_markdown(outline, lang)
        json.dumps(outline_as_data(outline, lang))
    for remark in remarks_on(loaded):
        assert remark.in_language(Lang.EN)


def write_everything(pair: Pair, case: Case, assessment: Assessment, lang: Lang) -> None:
    """Write a result as workbook, csv and json; show its summary, and explain each row."""
    result = report(pair, case, assessment, lang)
    write_workbook(result, io.BytesIO())
    console = Console(io.StringIO(), width=80)
    print_summary(result, console)
    for person in assessment.person.tolist():
        derivation = derive(case, assessment, result, person, lang)
        print_derivation(derivation, lang, console)
        json.dumps(as_json(derivation))
    for table in (result.roster, result.journal):
        write_table(table, io.BytesIO(), "csv", bom=True)
        write_table(table, io.BytesIO(), "json", bom=True, meta=origin_of(result))


# ---- the columns add up ----


def keep_columns(pair: Pair, assessment: Assessment) -> None:
    """What is due and added, less what is withheld, is paid; a round's columns make its total."""
    figures = assessment.figures
    money = [figures[name] for name in ("due", "bonus", "commendation") if name in figures]
    if "paid" in figures:
        known = figures["paid"] != UNSET
        owed = sum(column[known] for column in money)
        withheld = figures["withheld"][known] if "withheld" in figures else 0
        assert (figures["paid"][known] == owed - withheld).all()
        assert all((column[known] != UNSET).all() for column in money)
    else:
        assert not money
    scheme = pair.loaded.scheme
    if assessment.period.kind is not scheme.routine or scheme.routine is PeriodKind.YEAR:
        return
    names = [*(one.id for one in scheme.criteria), "opening", "additions", "deductions"]
    names += [section.id for section in scheme.sections if section.within is None]
    parts = [figures[name] for name in names if name in figures]
    # a total that was handed in has no parts
    known = np.any([part != UNSET for part in parts], axis=0) if parts else np.zeros(0, bool)
    if known.any():
        added = sum(np.where(part[known] == UNSET, 0, part[known]) for part in parts)
        low, high = bounds_of(scheme.score)
        total = np.clip(added, low, high)
        step = (scheme.score.round_to if scheme.score else None) or 1
        assert (figures["total"][known] == (2 * total + step) // (2 * step) * step).all()


def bounds_of(score: Score | None) -> tuple[int, int]:
    """Give the limits of a total."""
    low = score.floor if score else 0
    high = score.cap if score else None
    return low if isinstance(low, int) else -(10**9), high if isinstance(high, int) else 10**9


def keep_ranks(pair: Pair, case: Case, assessment: Assessment) -> None:
    """Whoever has a rank stands one behind all who have more, among those he is ranked with."""
    ranking, roster = pair.loaded.scheme.ranking, case.ledger.roster
    if ranking is not None and not {"parent", "top"}.isdisjoint(ranking.within):
        return  # who stands above whom is worked out
    rank, total = assessment.figures["rank"].tolist(), assessment.figures["total"].tolist()
    keys = [
        tuple(getattr(roster, by)[stint] for by in (ranking.within if ranking else ()))
        for stint in assessment.stint
    ]
    ranked = [row for row, one in enumerate(rank) if one != UNSET]
    for row in ranked:
        rivals = [total[other] for other in ranked if keys[other] == keys[row]]
        assert rank[row] == 1 + sum(other > total[row] for other in rivals)


def keep_pools(pair: Pair, case: Case, assessment: Assessment) -> None:
    """A pool is shared to the last fen in every group that anybody is paid in."""
    roster = case.ledger.roster
    for payment in pair.loaded.scheme.pay.payments:
        lines = [
            p
            for p in assessment.postings
            if p.account.endswith(f":{payment.id}") and p.unit is Unit.YUAN
        ]
        pool = case.fen(payment.pool) if payment.pool is not None else UNSET
        if pool == UNSET or payment.forfeited or payment.per in ("parent", "top") or not lines:
            continue
        paid = total_of(lines, Unit.YUAN, len(assessment.person))
        sums: dict[int, int] = defaultdict(int)
        for row, stint in enumerate(assessment.stint.tolist()):
            sums[int(getattr(roster, payment.per)[stint]) if payment.per else 0] += int(paid[row])
        assert set(sums.values()) <= {0, pool}


def year_starts_from_published_totals(pair: Pair, case: Case, year: Assessment) -> None:
    """The routine mark is the mean of the totals that its periods publish, by their own runs.

    A period is left out whose rounds were none of them held.
    """
    scheme = pair.loaded.scheme
    if scheme.routine is PeriodKind.YEAR:
        return
    held = rounds_held(case, YEAR)
    parts = YEAR.parts(scheme.gather or scheme.routine)
    weights = scheme.year.round_weights or [1] * len(parts)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for part, weight in zip(parts, weights, strict=True):
        if not set(held).isdisjoint(part.parts(scheme.routine)):
            for who, total in totals(case, assess(case, part)).items():
                sums[who][0] += 0 if total == UNSET else weight * total
                sums[who][1] += 0 if total == UNSET else weight
    for who, mark in totals(case, year, "routine").items():
        dividend, divisor = sums[who]
        mean = (2 * dividend + divisor) // (2 * divisor) if divisor else UNSET
        assert mark == mean, who


# ---- nothing depends on where rows stand ----


def shown(result: Report) -> dict[str, list[str]]:
    """Write out all that is published but for the places of rows in the ledgers."""
    return {
        "roster": _lines(result.roster),
        "groups": [line for group in result.groups for line in _lines(group.table)],
        "journal": sorted(_lines(result.journal)),
        "problems": sorted({_told(problem) for problem in result.problems}),  # once a sheet
        "money": [str(result.money), str(result.grades), str([*result.changes])],
    }


def order_changes_nothing(pair: Pair, case: Case, before: Runs, random: Random) -> None:
    """Rows in another order, in other files, come to the same in all that is published.

    No two events of a person fall on one day, where the order does count (R20).
    """
    other = pair.case(random)
    for period, assessment in before.items():
        plain = shown(report(pair, case, assessment))
        mixed = shown(report(pair, other, assess(other, period)))
        for part, lines in plain.items():
            assert mixed[part] == lines, (period, part)


def _lines(table: Table) -> list[str]:
    columns = [column for column in table.columns if column.id not in UNPUBLISHED]
    return [
        str(line) for line in zip(*(map(str, column.values) for column in columns), strict=True)
    ]


def _told(problem: Problem) -> str:
    details = {k: v for k, v in problem.details.items() if not isinstance(v, Place)}
    return f"{problem.code} {problem.severity} {problem.value} {details}"


# ---- what only takes never helps ----


def totals(case: Case, assessment: Assessment, figure: str = "total") -> dict[str, int]:
    """Give the total, or another figure, of every row by id."""
    ids = [case.ledger.roster.ids[person] for person in assessment.person]
    return dict(zip(ids, assessment.figures[figure].tolist(), strict=True))


def dismissals(case: Case) -> list[int]:
    """Give the day of dismissal of everybody."""
    return run_of(case, YEAR, assess_period).dismissal.tolist()


def taking_never_helps(pair: Pair, case: Case, before: Runs, random: Random) -> None:
    """One more event of a rule that only takes points raises nobody's total.

    Unless it dismisses: what follows a dismissal counts no more (R11); or is the first thing of a
    round, which is then held.
    """
    event = any_taking_event(random, pair.loaded.scheme, pair.tables)
    if event is None:
        return
    table, row = event
    worse = pair.case(tables={**pair.tables, table: [*pair.tables[table], row]})
    held = rounds_held(case, YEAR) == rounds_held(worse, YEAR)
    if not held or dismissals(worse) != dismissals(case):
        return
    for period, assessment in before.items():
        old, new = totals(case, assessment), totals(worse, assess(worse, period))
        for who, total in old.items():
            assert (total == UNSET) == (new[who] == UNSET), (period, who, row)
            assert new[who] <= total, (period, who, row)
            assert who == row["id"] or new[who] == total, (period, who, row)


# ---- what does not bear on a result ----


def nothing_looks_ahead(pair: Pair, case: Case, before: Runs) -> None:
    """Events after a period are nothing to it."""
    all_logs = {name: pair.tables[name] for name in HEADINGS if name in pair.tables}
    for period, assessment in before.items():
        last = str(day_date(period.last_day))
        logs = {
            name: [row for row in rows if row["date"] <= last] for name, rows in all_logs.items()
        }
        if logs == all_logs:
            continue
        fewer = pair.case(tables={**pair.tables, **logs})
        same_figures(case, assessment, assess(fewer, period))


def waiting_events_move_nothing(pair: Pair, case: Case, before: Runs) -> None:
    """Without its pending and revoked events a log comes to the same (R7)."""
    counted = [row for row in pair.tables["incidents"] if row["status"] in ("", "confirmed")]
    if counted == pair.tables["incidents"]:
        return
    fewer = pair.case(tables={**pair.tables, "incidents": counted})
    for period, assessment in before.items():
        same_figures(case, assessment, assess(fewer, period))


def same_figures(case: Case, assessment: Assessment, other: Assessment) -> None:
    """Two runs give everybody the same figures, grades and standings, whatever they tell."""
    assert assessment.person.tolist() == other.person.tolist()
    assert assessment.figures.keys() == other.figures.keys()
    for name, column in assessment.figures.items():
        assert column.tolist() == other.figures[name].tolist(), (assessment.period, name)
    assert assessment.grade.tolist() == other.grade.tolist(), assessment.period
    assert assessment.standing.tolist() == other.standing.tolist(), assessment.period


def each_for_himself(pair: Pair, case: Case, before: Runs) -> None:
    """Nobody's total goes by what is handed in of somebody else.

    Unless a round or the panel's sheet counts as held because of him, a tally of his grid is
    one that names no other's, or an override of the first half dismisses by places that he took.
    """
    year = pair.loaded.scheme.year
    if year.rounds == "held" or year.weights_without_panel is not None:
        return
    gone = pair.tables["roster"][0]["id"]
    tables = {
        name: [row for row in rows if row.get("id") != gone] for name, rows in pair.tables.items()
    }
    tables["roster"] = [
        {**row, "parent": "" if row["parent"] == gone else row["parent"]}
        for row in tables["roster"]
    ]
    grids = {row["grid"] for row in tables["roster"]}
    for name in ("survey", "ballots"):
        rows = tables.get(name, [])
        tables[name] = [row for row in rows if row["id"] or row["grid"] in grids]
    tables = {name: rows for name, rows in tables.items() if rows or name in HEADINGS}
    if "roster" not in tables:
        return
    fewer = pair.case(tables=tables)
    ids = case.ledger.roster.ids
    others = [day for who, day in zip(ids, dismissals(case), strict=True) if who != gone]
    if others != dismissals(fewer):
        return
    for period, assessment in before.items():
        old, new = totals(case, assessment), totals(fewer, assess(fewer, period))
        old.pop(gone, None)
        assert new == old, (period, gone)


# ---- what a station is like beside these people ----


def a_twin_moves_nothing(pair: Pair, case: Case, before: Runs) -> None:
    """With everybody there twice, in grids and zones of their own, each keeps his total.

    Nothing is held where an override of the first half dismisses by ranks, which twins share.
    """
    own = {row["id"] for row in pair.tables["roster"]}
    tables = {
        name: [*rows, *(_twin(row, own) for row in rows)] for name, rows in pair.tables.items()
    }
    doubled = pair.case(tables=tables)
    if dismissals(case) != dismissals(doubled)[: len(own)]:
        return
    for period, assessment in before.items():
        old, new = totals(case, assessment), totals(doubled, assess(doubled, period))
        assert new == old | {f"X{who}": total for who, total in old.items()}, period


def _twin(row: Row, own: set[str]) -> Row:
    """Write a row about the twin of whom it is about; who stands above is a twin, too."""
    twin = dict(row)
    for key in ("id", "grid", "zone"):
        if row.get(key):
            twin[key] = f"X{row[key]}"
    for key in ("parent", "assessor"):
        if row.get(key) in own:
            twin[key] = f"X{row[key]}"
    return twin | ({"name": f"{row['name']}二"} if "name" in row else {})


def moving_to_the_same_place_moves_nothing(
    pair: Pair, case: Case, before: Runs, random: Random
) -> None:
    """A row of the roster that is split in two, the second from the next day on, is the same (R26).

    The year of his own begins with the day a person joined, which a row without one leaves open.
    """
    rows = pair.tables["roster"]
    number = random.randrange(len(rows))
    row = rows[number]
    first = date.fromisoformat(row["joined"] or "2025-11-01")
    last = date.fromisoformat(row["left"] or "2027-02-01")
    own_years = any(ladder.window == "own-year" for ladder in pair.loaded.scheme.ladders)
    if own_years or first == last:
        return
    begins = first + timedelta(random.randint(1, (last - first).days))
    ends = begins - timedelta(1)
    halves = [{**row, "left": ends.isoformat()}, {**row, "joined": begins.isoformat()}]
    moved = pair.case(
        tables={**pair.tables, "roster": [*rows[:number], *halves, *rows[number + 1 :]]}
    )
    for period, assessment in before.items():
        same_figures(case, assessment, assess(moved, period))


def a_higher_mark_never_hurts(pair: Pair, case: Case, before: Runs, random: Random) -> None:
    """Full points for one item by one scorer lower nobody's total, and raise his own alone.

    Unless by his grade or rank somebody is dismissed, or is not any more.
    """
    scored = {one.id: one.max for one in pair.loaded.scheme.scored}
    rows = pair.tables.get("scores", [])
    given = [
        (number, key, scored[row.get("criterion", key)])
        for number, row in enumerate(rows)
        for key in ([*scored, "points"])
        if row.get(key)
    ]
    if not given:
        return
    number, key, most = random.choice(given)
    better = [*rows]
    better[number] = {**rows[number], key: format_hundredths(most)}
    other = pair.case(tables={**pair.tables, "scores": better})
    if dismissals(other) != dismissals(case):
        return
    for period, assessment in before.items():
        old, new = totals(case, assessment), totals(other, assess(other, period))
        who = rows[number]["id"]
        assert new.get(who, UNSET) >= old.pop(who, UNSET), (period, who)
        assert all(new[one] == total for one, total in old.items()), period
