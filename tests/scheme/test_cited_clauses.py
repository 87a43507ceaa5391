"""Which clause each rule of the shipped regulations cites, as the regulations number them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from gridscore.scheme.files import SHIPPED
from gridscore.scheme.loading import shipped_schemes

if TYPE_CHECKING:
    from collections.abc import Iterator

GRADES = ("excellent", "good", "pass", "fail")
AREAS = ("patrol", "log", "environment", "service", "ability")
MODES = ("daily", "superior", "special", "media", "public", "missed")

Cited = dict[str, str]


def numbered(part: str) -> Cited:
    """The five areas are the first five items of a part."""
    return {f"criteria.{area}": f"{part}-{item}" for item, area in enumerate(AREAS, 1)}


def graded(clause: str) -> Cited:
    return {f"grades.{grade}": clause for grade in GRADES}


OFFENCES = {"ladders.late-report": "四-1", "ladders.environment": "四-2"}
ANNUAL = {"survey": "三-6", "scoring": "四-3", "year": "四-3"}
FORMS = ("quarterly-sheet", "annual-sheet", "survey-sheet")
CITED: dict[str, Cited] = {
    "longyunli-2014": numbered("三")
    | graded("三")
    | ANNUAL
    | OFFENCES
    | {"pay.bonus": "四-3", "pay.commendation": "四-4"},
    "daqinggou-2013": numbered("三")
    | graded("四-3")
    | ANNUAL
    | OFFENCES
    | {"pay.subsidy": "四-1", "pay.bonus": "四-3", "pay.commendation": "四-4"}
    | {f"forms.{form}": "附" for form in FORMS},
    "daqinggou-2015": {
        f"criteria.{item}": "四-3" for item in ("attendance", "reporting", "tasks", "log")
    }
    | graded("四-3")
    | {"scoring": "四-3", "year": "四-3"}
    | OFFENCES
    | {"pay.subsidy": "四-1", "pay.pots.performance": "四-2", "pay.commendation": "四-4"},
    "jimiya": numbered("二")
    | graded("二-6")
    | {"subjects": "一", "score": "二", "year": "二-6", "groups.1": "一"}
    | {"ladders.late-report": "四-2"}
    | {f"ladders.{cause}": "四-3" for cause in ("misconduct", "absence", "crime")}
    | {"pay.bonus": "二-6"}
    | {f"pay.rewards.{deed}": "四-1" for deed in ("clue", "rescue", "protection", "hazard")},
    "haze-grid": {
        "subjects": "第三条",
        "score": "第九条",
        "ranking": "第八条",
        "year": "第八条",
        "sections.additions": "第五条",
    }
    | {f"sections.{mode}": "第七条" for mode in MODES},
}


def cited(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """List the rules below a part of a scheme file, each by its path, with the clause it cites."""
    if isinstance(node, dict):
        if "clause" in node:
            yield path, node["clause"]
        for key, below in node.items():
            if key not in ("readings", "not_modelled"):
                yield from cited(below, f"{path}.{key}".lstrip("."))
    elif isinstance(node, list):
        for place, below in enumerate(node, 1):
            name = below.get("id", place) if isinstance(below, dict) else place
            yield from cited(below, f"{path}.{name}")


@pytest.mark.parametrize("name", sorted(CITED))
def test_every_rule_cites_its_clause(name: str) -> None:
    document = tomllib.loads((SHIPPED / f"{name}.toml").read_text("utf-8"))
    assert dict(cited(document)) == CITED[name]


def test_every_shipped_regulation_is_listed() -> None:
    assert sorted(CITED) == sorted(shipped_schemes())
