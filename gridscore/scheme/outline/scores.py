"""What a round is scored by and how the year comes together, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.scheme.base import WHOLE
from gridscore.scheme.outline.pieces import Part, Rule, known, names, phrase, points, row
from gridscore.scheme.scoring import Answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridscore.scheme.model import Scheme
    from gridscore.scheme.outcome import Year
    from gridscore.scheme.outline.pieces import Row, Words
    from gridscore.scheme.scoring import Criterion, Measure, Score, Scoring, Survey


def score_part(scheme: Scheme) -> Part:
    """Word the score of a round: opening balance, criteria, scorers, measures, the survey."""
    return Part(phrase("part.score"), tuple(_score_rules(scheme)))


def _score_rules(scheme: Scheme) -> Iterator[Rule]:
    if scheme.score:
        lines = tuple(_score_lines(scheme.score))
        yield Rule(scheme.score.clause, phrase("rule.score"), "score", lines)
    for criterion in scheme.criteria:
        lines = tuple(_criterion_lines(criterion))
        yield Rule(criterion.clause, criterion.title, f"criteria.{criterion.id}", lines)
    if scheme.scoring:
        lines = tuple(_scoring_lines(scheme.scoring))
        yield Rule(scheme.scoring.clause, phrase("rule.scoring"), "scoring", lines)
    for measure in scheme.measures:
        lines = tuple(_measure_lines(scheme, measure))
        yield Rule("", measure.title, f"measures.{measure.id}", lines)
    if scheme.given_totals:
        yield Rule("", phrase("rule.given"), "given_totals", (phrase("given"),))
    if scheme.survey:
        lines = tuple(_survey_lines(scheme.survey))
        yield Rule(scheme.survey.clause, phrase("rule.survey"), "survey", lines)


def _measure_lines(scheme: Scheme, measure: Measure) -> Iterator[Words]:
    if measure.rate is not None:
        titles = {one.id: one.title for one in scheme.measures}
        part, whole = (titles[name] for name in measure.rate)
        yield phrase("measure.rate", part=part, whole=whole)
        if isinstance(measure.of_none, int):
            yield phrase("measure.of-none", whole=whole, rate=points(measure.of_none))
        else:
            yield phrase("measure.of-none.skip", whole=whole)
    elif measure.events:
        yield phrase("measure.events", names=names("category", measure.events))
    elif measure.service is not None:
        unit = phrase(f"measure.service.{measure.service}")
        yield phrase("measure.service", unit=unit, as_of=phrase(f"measure.as-of.{measure.as_of}"))
        if measure.missing == "skip":
            yield phrase("measure.service.skip")
    else:
        yield phrase(f"measure.{measure.missing}")


def _score_lines(score: Score) -> Iterator[Words]:
    if score.opening:
        yield phrase("score.opening", points=points(score.opening))
    if score.full != WHOLE:
        yield phrase("score.full", points=points(score.full))
    yield _bound("score.floor", score.floor)
    if score.cap is not None:
        yield _bound("score.cap", score.cap)
    if score.round_to is not None:
        yield phrase("score.round-to", step=points(score.round_to))


def _bound(key: str, bound: int | str) -> Words:
    if isinstance(bound, int):
        return phrase(key, points=points(bound))
    return phrase(f"{key}.none")


def _criterion_lines(criterion: Criterion) -> Iterator[Words]:
    if criterion.is_scored:
        yield phrase("criterion.max", points=points(criterion.max))
    else:
        full, floor = points(criterion.max), points(criterion.floor)
        yield phrase("criterion.opens", points=full, floor=floor)
    if criterion.fault is not None:
        yield phrase("criterion.fault", points=points(criterion.fault))
    if criterion.also:
        yield phrase("criterion.also", names=row(criterion.also))
    if criterion.weight is not None:
        yield phrase("criterion.weight", share=points(criterion.weight))


def _scoring_lines(scoring: Scoring) -> Iterator[Words]:
    yield phrase("scoring.trim", count=scoring.trim) if scoring.trim else phrase("scoring.mean")
    if scoring.role_weights:
        yield phrase("scoring.roles", weights=_weighed(scoring.role_weights, "role"))
    yield phrase(f"scoring.blank.{scoring.blank}")


def _survey_lines(survey: Survey) -> Iterator[Words]:
    yield phrase(f"survey.{survey.denominator}")
    if survey.answers != Answers():
        worth = survey.answers.model_dump()
        yield phrase("survey.answers", worth=_weighed(worth, "band"))
    if survey.groups:
        yield phrase("survey.groups", weights=_weighed(survey.groups, "voters"))
    if survey.minimum:
        yield phrase("survey.minimum", count=survey.minimum)
    if survey.group_minimum:
        yield phrase("survey.group-minimum", count=survey.group_minimum)
    if survey.labels:
        labels = (
            phrase("survey.label", floor=points(label.floor), name=known("band", label.id))
            for label in survey.labels
        )
        yield phrase("survey.labels", labels=row(labels))


def _weighed(weights: Mapping[Any, int], kind: str) -> Row:
    """Write names with their shares in percent."""
    return row(
        phrase("share", name=known(kind, name), share=points(weight))
        for name, weight in weights.items()
    )


def year_part(scheme: Scheme) -> Part:
    """Word how the year is put together."""
    rule = Rule(scheme.year.clause, phrase("rule.year"), "year", tuple(_year_lines(scheme)))
    return Part(phrase("part.year"), (rule,))


def _year_lines(scheme: Scheme) -> Iterator[Words]:
    year: Year = scheme.year
    yield phrase("year.weights", weights=_weighed(year.weights, "rule"))
    if year.weights_without_panel is not None:
        weights = _weighed(year.weights_without_panel, "rule")
        yield phrase("year.without-panel", weights=weights)
    for part, taker in year.instead.items():
        lacking = known("rule", part)
        if taker == "shared":
            yield phrase("year.shared", part=lacking)
        else:
            yield phrase("year.instead", part=lacking, taker=known("rule", taker))
    if scheme.gather:
        gather, routine = (
            known("figure", f"every-{kind}") for kind in (scheme.gather, scheme.routine)
        )
        yield phrase("year.gather", gather=gather, routine=routine)
    if year.round_weights:
        shares = row(points(weight) for weight in year.round_weights)
        yield phrase("year.round-weights", shares=shares)
    yield phrase(f"year.rounds.{year.rounds}")
    yield phrase("year.leavers" if year.grade_leavers else "year.no-leavers")
