"""The model of a regulation: what a scheme file may say, and what each key means.

Points and amounts are written in the file as plain numbers and held in hundredths. Unknown
keys are refused everywhere. The engine reads nothing but this model, and no scheme by name.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    model_validator,
)

from gridscore.messages import Lang
from gridscore.numbers import format_hundredths, hundredths
from gridscore.periods import PeriodKind
from gridscore.scheme.faults import SchemeFaultError


def _to_hundredths(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise SchemeFaultError("not-a-number")
    try:
        return hundredths(value)
    except (ValueError, ArithmeticError) as error:
        raise SchemeFaultError("too-many-decimals") from error


LARGEST_AMOUNT, LARGEST_WEIGHT, LARGEST_MAXIMUM = 10**11, 10**6, 10**7
"""Limits in hundredths, far above any regulation, that keep sums of products within int64."""

Hundredths = Annotated[int, BeforeValidator(_to_hundredths)]
"""Points or yuan, up to two decimals in the file, hundredths in memory."""

NotNegative = Annotated[Hundredths, Field(ge=0, le=LARGEST_AMOUNT)]

Weight = Annotated[Hundredths, Field(gt=0, le=LARGEST_WEIGHT)]
"""A weight, up to two decimals in the file, hundredths in memory; percent where parts add up."""

SettingKey = Annotated[str, Field(pattern=r"^pay(\.[a-z][a-z0-9_-]*)+$")]
"""How a station names an amount that it sets, such as `pay.subsidy`."""

Clause = Annotated[str, Field(min_length=1)]
"""How the regulation numbers the place a rule comes from, such as `四-1`."""

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]

WHOLE = 10000
"""All of it: 100 points, or 100 percent."""

COLUMNS = frozenset(
    {
        *("rank", "id", "name", "grid", "zone", "role", "level", "parent", "period", "scorer"),
        *("total", "grade", "due", "withheld", "paid", "standing", "reasons", "draft"),
        *("criterion", "points"),
    }
)
"""Columns of ledgers and results, which no criterion can be called."""

AUTHORITIES = ("city", "district", "street", "community", "department", "media", "resident")
Authority = Literal["city", "district", "street", "community", "department", "media", "resident"]


class Part(BaseModel):
    """A piece of a scheme file: frozen, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class OpenAmount(Part):
    """An amount that the regulation leaves open: the station sets it under this key (R14)."""

    setting: SettingKey


def _to_amount(value: object) -> int | OpenAmount:
    if isinstance(value, dict | OpenAmount):
        return OpenAmount.model_validate(value)
    amount = _to_hundredths(value)
    if not 0 <= amount <= LARGEST_AMOUNT:
        raise SchemeFaultError("too-small" if amount < 0 else "too-large")
    return amount


Amount = Annotated[int | OpenAmount, BeforeValidator(_to_amount)]
"""Money: yuan in the file and fen in memory, or `{ setting = "…" }` where the station decides."""


class Text(Part):
    """A title or an explanation in the languages of the tool."""

    en: str
    zh_hans: str = Field(alias="zh-Hans")
    zh_hant: str = Field(alias="zh-Hant")

    def in_language(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        return {Lang.EN: self.en, Lang.ZH_HANS: self.zh_hans, Lang.ZH_HANT: self.zh_hant}[lang]


class Criterion(Part):
    """One thing the panel gives points for, up to `max`."""

    id: Identifier
    clause: Clause
    max: Annotated[Hundredths, Field(gt=0, le=LARGEST_MAXIMUM)]
    title: Text


class Scoring(Part):
    """How several scorers make one figure (R4)."""

    clause: Clause
    trim: Annotated[int, Field(ge=0, le=100, strict=True)] = 0
    role_weights: dict[str, Weight] = Field(default_factory=dict)


class Band(Part):
    """A label from a lower bound upwards, the bound included (R1)."""

    id: Identifier
    floor: NotNegative = Field(alias="from")


class Survey(Part):
    """The residents' vote (R13, R21)."""

    clause: Clause
    denominator: Literal["sampled", "valid"] = "sampled"
    labels: Annotated[tuple[Band, ...], Field(min_length=1)]


YearPart = Literal["routine", "panel", "survey"]


class Year(Part):
    """How the year is put together from weighted parts, in percent (R5, R15).

    `rounds` says which routine periods must have their sheets: every one of the year, or only
    those that the station held a round in, that is, handed any sheet in for.
    """

    clause: Clause
    rounds: Literal["every", "held"] = "every"
    weights: dict[YearPart, Weight]
    weights_without_panel: dict[YearPart, Weight]
    grade_leavers: StrictBool = False

    @model_validator(mode="after")
    def _weights_make_a_whole(self) -> Self:
        for key in ("weights", "weights_without_panel"):
            total = sum(getattr(self, key).values())
            if total != WHOLE:
                raise SchemeFaultError("weights-sum", key=key, total=format_hundredths(total))
        if "panel" in self.weights_without_panel:
            raise SchemeFaultError("panel-weighed")
        return self


class Grade(Band):
    """A grade, best first."""

    clause: Clause


class Step(Part):
    """What one occurrence brings; effects that a step does not name it does not have.

    `withhold` takes yuan off the subsidy of the routine period (R10), `deduct` takes points off
    the year's total (R9), `grade` is the year's grade whatever the total, `dismiss` ends the
    post (R11).
    """

    withhold: NotNegative = 0
    deduct: NotNegative = 0
    grade: Identifier | None = None
    dismiss: StrictBool = False


class Ladder(Part):
    """Steps by number of occurrences within the calendar year (R7, R8)."""

    id: Identifier
    clause: Clause
    category: Identifier
    title: Text
    authorities: tuple[Authority, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @property
    def withholds(self) -> bool:
        """Whether some step takes money off the period's pay."""
        return any(step.withhold for step in self.steps)

    @property
    def marks_the_year(self) -> bool:
        """Whether some step takes points off the year's total or decides its grade."""
        return any(step.deduct or step.grade for step in self.steps)

    @property
    def dismisses(self) -> bool:
        """Whether some step ends the post."""
        return any(step.dismiss for step in self.steps)


class Subsidy(Part):
    """Money due for each routine period in post, from which ladders withhold."""

    clause: Clause
    amount: Amount
    title: Text


class Bonus(Part):
    """Money at year end by grade (R15, R22)."""

    clause: Clause
    amounts: dict[str, Amount]
    proration: Literal["none", "quarter", "month"] = "none"


class Commendation(Part):
    """Money for each documented commendation (R24)."""

    clause: Clause
    category: Identifier
    amount: Amount
    applied_for: StrictBool = False


class Pay(Part):
    """All the money the regulation knows; what it does not know is left out."""

    subsidy: Subsidy | None = None
    bonus: Bonus | None = None
    commendation: Commendation | None = None

    @property
    def parts(self) -> list[Subsidy | Bonus | Commendation]:
        """The payments there are."""
        return [part for part in (self.subsidy, self.bonus, self.commendation) if part is not None]


class Reading(Part):
    """A choice where the regulation is silent or unclear, and the keys that change it.

    The shared readings R1 … R26 have their wording in the message catalogue; a scheme's own
    reading brings its `choice`.
    """

    id: str
    clause: Clause
    key: str = ""
    choice: Text | None = None


class NotModelled(Part):
    """A clause that nothing is computed from, and why."""

    clause: Clause
    why: Text


def _ids_once(kind: str, ids: list[str]) -> None:
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise SchemeFaultError("stands-twice", kind=kind, names=", ".join(twice))


class Scheme(Part):
    """A regulation."""

    id: Identifier
    version: str
    in_force: date
    routine: Literal[PeriodKind.MONTH, PeriodKind.QUARTER]
    clauses: tuple[Clause, ...]
    title: Text
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    scoring: Scoring
    survey: Survey
    year: Year
    grades: Annotated[tuple[Grade, ...], Field(min_length=1)]
    ladders: tuple[Ladder, ...] = ()
    pay: Pay = Pay()
    readings: tuple[Reading, ...] = ()
    not_modelled: tuple[NotModelled, ...] = ()

    @property
    def categories(self) -> list[str]:
        """Incident categories some rule claims, in the order of the rules."""
        commended = [self.pay.commendation.category] if self.pay.commendation else []
        return [ladder.category for ladder in self.ladders] + commended

    @model_validator(mode="after")
    def _names_are_unique_and_known(self) -> Self:
        _ids_once("criteria", [criterion.id for criterion in self.criteria])
        for lang in Lang:
            titles = [criterion.title.in_language(lang) for criterion in self.criteria]
            _ids_once("criteria titles", titles)
        taken = [criterion.id for criterion in self.criteria if criterion.id in COLUMNS]
        if taken:
            raise SchemeFaultError("criterion-column", names=", ".join(taken))
        full_marks = sum(criterion.max for criterion in self.criteria)
        if full_marks != WHOLE:
            raise SchemeFaultError("maxima-sum", total=format_hundredths(full_marks))
        _ids_once("grades", [grade.id for grade in self.grades])
        _ids_once("ladders", [ladder.id for ladder in self.ladders])
        _ids_once("incident categories", self.categories)
        grades = {grade.id for grade in self.grades}
        unknown = set(self.pay.bonus.amounts) ^ grades if self.pay.bonus else set()
        if unknown:
            raise SchemeFaultError("bonus-grades", names=", ".join(sorted(unknown)))
        forced = {step.grade for ladder in self.ladders for step in ladder.steps if step.grade}
        if forced - grades:
            raise SchemeFaultError("step-grades", names=", ".join(sorted(forced - grades)))
        return self

    @model_validator(mode="after")
    def _withheld_money_is_due(self) -> Self:
        withholding = [ladder.id for ladder in self.ladders if ladder.withholds]
        if withholding and self.pay.subsidy is None:
            raise SchemeFaultError("nothing-to-withhold", names=", ".join(withholding))
        return self

    @model_validator(mode="after")
    def _bands_descend_to_zero(self) -> Self:
        for kind, bands in (("grades", self.grades), ("survey.labels", self.survey.labels)):
            floors = [band.floor for band in bands]
            if any(upper <= lower for upper, lower in pairwise(floors)):
                raise SchemeFaultError("bands-order", kind=kind)
            if floors[0] > WHOLE:
                raise SchemeFaultError("bands-high", kind=kind, name=bands[0].id)
            if floors[-1] != 0:
                raise SchemeFaultError("bands-gap", kind=kind, name=bands[-1].id)
        return self

    @model_validator(mode="after")
    def _every_clause_is_accounted_for(self) -> Self:
        cited = set(self.cited_clauses())
        listed = {entry.clause for entry in self.not_modelled}
        silent = [clause for clause in self.clauses if clause not in cited | listed]
        if silent:
            raise SchemeFaultError("clauses-silent", names=", ".join(silent))
        strange = sorted((cited | listed) - set(self.clauses))
        if strange:
            raise SchemeFaultError("clauses-strange", names=", ".join(strange))
        return self

    def cited_clauses(self) -> list[str]:
        """Return the clauses that rules cite; readings and not-modelled clauses are not rules."""
        return [
            *(criterion.clause for criterion in self.criteria),
            self.scoring.clause,
            self.survey.clause,
            self.year.clause,
            *(grade.clause for grade in self.grades),
            *(ladder.clause for ladder in self.ladders),
            *(part.clause for part in self.pay.parts),
        ]
