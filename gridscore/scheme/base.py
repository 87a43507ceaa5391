"""What every part of a scheme file is made of: exact numbers, names, clauses, wordings."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Protocol

from gridscore.declare import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from gridscore.messages import Lang, Localised, term
from gridscore.numbers import hundredths
from gridscore.scheme.faults import SchemeFaultError


def to_hundredths(value: object) -> int:
    """Turn a number of the file into hundredths; raises SchemeFaultError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise SchemeFaultError("not-a-number")
    try:
        return hundredths(value)
    except (ValueError, ArithmeticError) as error:
        raise SchemeFaultError("too-many-decimals") from error


LARGEST_AMOUNT, LARGEST_WEIGHT, LARGEST_POINTS = 10**11, 10**6, 10**7
"""Limits in hundredths, far above any regulation, that keep sums of products within int64."""

WHOLE = 10000
"""All of it: 100 points, or 100 percent."""

Hundredths = Annotated[int, BeforeValidator(to_hundredths)]
"""Points or yuan, up to two decimals in the file, hundredths in memory."""

NotNegative = Annotated[Hundredths, Field(ge=0, le=LARGEST_AMOUNT)]
Positive = Annotated[Hundredths, Field(gt=0, le=LARGEST_POINTS)]
Signed = Annotated[Hundredths, Field(ge=-LARGEST_POINTS, le=LARGEST_POINTS)]

Weight = Annotated[Hundredths, Field(gt=0, le=LARGEST_WEIGHT)]
"""A weight, up to two decimals in the file, hundredths in memory; percent where parts add up."""

Count = Annotated[int, Field(ge=0, le=10**6, strict=True)]
"""A whole number of things, people or months."""

SETTING_PATTERN = r"^pay(\.[a-z][a-z0-9_-]*)+$"
SettingKey = Annotated[str, Field(pattern=SETTING_PATTERN)]
"""How a station names an amount that it sets, such as `pay.subsidy`."""

Words = Annotated[str, Field(min_length=1)]
"""A name in any language."""

CLAUSE_MARK = "、"


def _joined(value: object) -> object:
    """Let a list of clauses stand for the rule that comes from all of them."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return CLAUSE_MARK.join(value)
    return value


Clause = Annotated[str, Field(min_length=1), BeforeValidator(_joined)]
"""How the regulation numbers the place a rule comes from, such as `四-1`; a list for several."""

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]

AUTHORITIES = ("city", "district", "street", "community", "department", "media", "resident")
Authority = Literal["city", "district", "street", "community", "department", "media", "resident"]


class Part(BaseModel):
    """A piece of a scheme file: frozen, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


def refuse_idle(part: BaseModel, key: str, *companions: str, told: str = "") -> None:
    """Refuse a key that was given and does nothing, since none of its companions was.

    `told` names them as the file does. Raises SchemeFaultError.
    """
    if key in part.model_fields_set and not any(getattr(part, name) for name in companions):
        raise SchemeFaultError("idle-key", key=key, companion=told or list(companions))


class Identified(Protocol):
    """A rule with an id, whatever sort it is of."""

    @property
    def id(self) -> str:
        """How the rule is named."""
        ...


class Cited(Protocol):
    """A rule with its clause, whatever sort it is of."""

    @property
    def clause(self) -> str:
        """Where the regulation says it."""
        ...


class Band(Protocol):
    """A name for figures from a lower bound upwards."""

    @property
    def id(self) -> str:
        """How it is named."""
        ...

    @property
    def floor(self) -> int:
        """The least figure of it, in hundredths."""
        ...


class OpenAmount(Part):
    """An amount that the regulation leaves open: the station sets it under this key (R14)."""

    setting: SettingKey


def to_amount(value: object) -> int | OpenAmount:
    """Turn yuan of the file into fen, or take a setting; raises SchemeFaultError for the rest."""
    if isinstance(value, dict | OpenAmount):
        return OpenAmount.model_validate(value)
    amount = to_hundredths(value)
    if not 0 <= amount <= LARGEST_AMOUNT:
        raise SchemeFaultError("too-small" if amount < 0 else "too-large")
    return amount


Amount = Annotated[int | OpenAmount, BeforeValidator(to_amount)]
"""Money: yuan in the file and fen in memory, or `{ setting = "…" }` where the station decides."""


class Text(Part):
    """A title or an explanation; a plain string stands for itself in every language."""

    en: str
    zh_hans: str = Field(alias="zh-Hans")
    zh_hant: str = Field(alias="zh-Hant")

    @model_validator(mode="before")
    @classmethod
    def _one_for_all(cls, value: object) -> object:
        if isinstance(value, str):
            value = {"en": value, "zh-Hans": value, "zh-Hant": value}
        if isinstance(value, dict) and any(one == "" for one in value.values()):
            raise SchemeFaultError("empty")
        return value

    def in_language(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        return {Lang.EN: self.en, Lang.ZH_HANS: self.zh_hans, Lang.ZH_HANT: self.zh_hant}[lang]


class Named(Part):
    """Something with an id and perhaps a title: a severity, a group of voters, a standing."""

    id: Identifier
    title: Text | None = None

    def word(self, kind: str) -> Localised:
        """How it is shown: by its title, or as a term of its kind."""
        return self.title or term(kind, self.id)

    @model_validator(mode="before")
    @classmethod
    def _bare_id(cls, value: object) -> object:
        return {"id": value} if isinstance(value, str) else value


def listed(value: object) -> object:
    """Let one value stand for a list of one."""
    return [value] if isinstance(value, str) else value


Identifiers = Annotated[tuple[Identifier, ...], BeforeValidator(listed)]
"""One id or a list of them."""


class Rolling(Part):
    """A window of so many months back from each event."""

    months: Annotated[int, Field(gt=0, le=1200, strict=True)]
