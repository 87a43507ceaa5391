"""What slips and attached forms are filled in with: everybody's derivation, rounds and votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.engine.assess import assess_period
from gridscore.numbers import UNSET, format_hundredths
from gridscore.problems import has_errors
from gridscore.records import dataclass
from gridscore.results.derivation import derive_everybody
from gridscore.results.history import rounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridscore.engine.assessment import Assessment, Case
    from gridscore.ledger.model import Survey
    from gridscore.messages import Lang
    from gridscore.results.derivation import Derivation
    from gridscore.results.model import Report


@dataclass(frozen=True, slots=True)
class Vote:
    """One tally of residents' answers; `sampled` is BLANK where it is not stated."""

    group: str
    satisfied: int
    fair: int
    poor: int
    sampled: int


@dataclass(frozen=True, slots=True)
class Slip:
    """One person's slip; `rounds` are the totals of a longer period's rounds, as published."""

    derivation: Derivation
    rounds: tuple[tuple[str, str], ...] = ()
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class FormToFill:
    """A form that the regulation attaches to this period; `shows` as in the scheme file."""

    title: str
    clause: str
    shows: str


@dataclass(frozen=True, slots=True)
class SlipBook:
    """Everybody's slip, in order of id, and the forms to fill in for each.

    `full` are the points that there are for each criterion, in hundredths, by account.
    """

    slips: tuple[Slip, ...]
    forms: tuple[FormToFill, ...]
    full: dict[str, int]


def slip_book(case: Case, assessment: Assessment, report: Report, lang: Lang) -> SlipBook:
    """Gather everything that slips and forms show of an assessment."""
    scheme, period = case.scheme, assessment.period
    forms = tuple(
        FormToFill(form.title.in_language(lang), form.clause, form.shows)
        for form in scheme.forms
        if form.each is period.kind
    )
    wanted = {form.shows for form in forms}
    rounds = _totals_of_rounds(case, assessment) if "year" in wanted else {}
    votes = _votes_of(case, assessment) if "survey" in wanted else {}
    slips = tuple(
        Slip(derivation, tuple(rounds.get(person, ())), tuple(votes.get(person, ())))
        for person, derivation in derive_everybody(case, assessment, report, lang).items()
    )
    full = {f"points:criterion:{criterion.id}": criterion.full for criterion in scheme.criteria}
    return SlipBook(slips, forms, full)


def _totals_of_rounds(case: Case, assessment: Assessment) -> dict[int, list[tuple[str, str]]]:
    """Give everybody's published total of each round that makes up a longer period."""
    totals: dict[int, list[tuple[str, str]]] = {}
    for period in rounds_of(case, assessment.period):
        one = assess_period(case, period)
        if has_errors(one.problems):
            continue
        for person, total in zip(one.person.tolist(), one.figures["total"].tolist(), strict=True):
            shown = "" if total == UNSET else format_hundredths(total)
            totals.setdefault(person, []).append((str(period), shown))
    return totals


def _votes_of(case: Case, assessment: Assessment) -> dict[int, list[Vote]]:
    """Give everybody's tallies: those that the line of the vote draws on."""
    tallies = case.ledger.survey
    known = _by_place(tallies)
    votes: dict[int, list[Vote]] = {}
    for posting in assessment.postings:
        if posting.account != "points:survey" or posting.cells is None:
            continue
        cells = posting.cells(np.arange(len(posting.row)))
        start, sheets, rows = cells.start.tolist(), cells.sheet.tolist(), cells.row.tolist()
        for line, row in enumerate(posting.row.tolist()):
            spots = range(start[line], start[line + 1])
            found = {known[place] for i in spots if (place := (sheets[i], rows[i])) in known}
            mine = votes.setdefault(int(assessment.person[row]), [])
            mine += [vote for vote in _as_votes(tallies, sorted(found)) if vote not in mine]
    return votes


def _by_place(tallies: Survey) -> dict[tuple[int, int], int]:
    places = zip(tallies.sheet.tolist(), tallies.row.tolist(), strict=True)
    return {place: index for index, place in enumerate(places)}


def _as_votes(tallies: Survey, found: Iterable[int]) -> list[Vote]:
    groups = [*tallies.groups, ""]  # the last: BLANK
    return [
        Vote(
            group=groups[int(tallies.group[index])],
            satisfied=int(tallies.answers[index, 0]),
            fair=int(tallies.answers[index, 1]),
            poor=int(tallies.answers[index, 2]),
            sampled=int(tallies.sampled[index]),
        )
        for index in found
    ]
