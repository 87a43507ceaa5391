"""The text of a new scheme file, with comments for who goes on writing it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gridscore.messages import say
from gridscore.numbers import HUNDRED, divide_half_up, format_percent, hundredths
from gridscore.problems import UsageError
from gridscore.records import dataclass
from gridscore.scheme.base import LARGEST_POINTS, WHOLE
from gridscore.scheme.toml_text import toml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridscore.messages import Lang

_BETWEEN = re.compile(r"[,，;；、\n]+")
_CRITERION = re.compile(r"(?:(?P<id>[a-z][a-z0-9-]*)[:：])?(?P<title>[^=＝]+)[=＝](?P<points>.+)")
_IDS = {
    "patrol": ("走访巡查与信息采集", "走訪巡查與信息採集"),
    "log": ("工作日志", "工作日誌"),
    "environment": ("市容环境卫生", "市容環境衛生"),
    "service": ("服务态度", "服務態度"),
    "ability": ("工作能力", "工作能力"),
    "attendance": ("考勤", "考勤"),
    "reporting": ("信息上报", "信息上報"),
    "tasks": ("专项工作", "專項工作"),
}
_BOUNDS = {"excellent": 90, "good": 75, "pass": 60, "fail": 0}
"""Where the grades of a new file begin, in percent of the full mark; a reading to be settled."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A criterion as it was asked for; `points` in hundredths."""

    id: str
    title: str
    points: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a new scheme is to be: its id, title, round and criteria."""

    id: str
    title: str
    routine: str
    criteria: tuple[Wish, ...]


def read_criteria(given: str) -> tuple[Wish, ...]:
    """Read `工作日志=25,考勤=25`; raises UsageError naming what cannot be read.

    An id may stand before a title (`log:工作日志=25`); else it is a well-known one, made from the
    title's Latin letters, or a number.
    """
    wishes: list[Wish] = []
    for part in filter(None, map(str.strip, _BETWEEN.split(given))):
        match = _CRITERION.fullmatch(part)
        points = _points(match["points"]) if match else 0
        if match is None or not 0 < points <= LARGEST_POINTS:
            raise UsageError("new-criteria", given=part)
        title = match["title"].strip()
        name = match["id"] or _id_of(title, len(wishes) + 1)
        wishes.append(Wish(name, title, points))
    if not wishes:
        raise UsageError("new-criteria", given=given)
    return tuple(wishes)


def _points(text: str) -> int:
    try:
        return hundredths(Decimal(text.strip().removesuffix("分")))
    except (ValueError, ArithmeticError):
        return 0


def _id_of(title: str, number: int) -> str:
    known = next((name for name, words in _IDS.items() if title in words), None)
    latin = "-".join(re.findall(r"[a-z0-9]+", title.lower()))
    return known or (latin if re.match("[a-z]", latin) else f"item-{number}")


def skeleton(wishes: Wishes, lang: Lang) -> str:
    """Write the scheme file; it passes `gridscore scheme check` as it is."""
    return "\n".join(_lines(wishes, lang)) + "\n"


def _lines(wishes: Wishes, lang: Lang) -> Iterator[str]:
    full = sum(wish.points for wish in wishes.criteria)
    yield from _comment("head", lang)
    yield ""
    yield f"id = {toml_text(wishes.id)}"
    yield 'version = "1"'
    yield f"# in_force = 2026-01-01  # {_say('in-force', lang)}"
    yield f"routine = {toml_text(wishes.routine)}  # {_say('routine', lang)}"
    yield f"title = {toml_text(wishes.title)}"
    yield from ["", *_comment("clauses", lang), 'clauses = ["一", "二", "三"]']
    yield from _heading("scored", lang)
    for wish in wishes.criteria:
        yield from ["", "[[criteria]]", f"id = {toml_text(wish.id)}", 'clause = "一"']
        yield from [f"max = {format_percent(wish.points)}", f"title = {toml_text(wish.title)}"]
    if full != WHOLE:
        yield from ["", "[score]", 'clause = "一"']
        yield f"full = {format_percent(full)}  # {_say('full', lang)}"
    yield from ["", f"[scoring]  # {_say('scoring', lang)}", 'clause = "一"']
    yield f"trim = 0  # {_say('trim', lang)}"
    yield from _heading("year", lang)
    yield from ["", "[year]", 'clause = "二"']
    yield f'rounds = "every"  # {_say("rounds", lang)}'
    yield f"weights = {{ routine = 100 }}  # {_say('weights', lang)}"
    yield from ["", *_comment("grades", lang)]
    for grade, percent in _BOUNDS.items():
        bound = format_percent(divide_half_up(full * percent, HUNDRED))
        yield from ["", "[[grades]]", f"id = {toml_text(grade)}", f"from = {bound}"]
        yield 'clause = "二"'
    yield from _heading("more", lang)
    yield from ["", *_comment("ladder", lang), *_commented(_LADDER)]
    yield from ["", *_comment("pay", lang), *_commented(_PAY)]
    yield from _heading("readings", lang)
    for reading, key in (("R1", "grades"), ("R3", ""), ("R4", "scoring.trim"), ("R16", "")):
        yield from ["", "[[readings]]", f"id = {toml_text(reading)}", 'clause = "二"']
        yield from [f"key = {toml_text(key)}"] if key else []
    yield from _heading("left-out", lang)
    yield from ["", "[[not_modelled]]", 'clause = "三"', f"why = {toml_text(_say('why', lang))}"]


_LADDER = (
    "[[ladders]]",
    'id = "late-report"',
    'clause = "三"',
    'category = "late-report"',
    'title = "…"',
    'steps = [{ deduct = 5 }, { deduct = 10 }, { grade = "fail" }]',
)
_PAY = (
    "[pay.bonus]",
    'clause = "三"',
    'amounts = { excellent = 1000, good = 800, pass = { setting = "pay.bonus.pass" }, fail = 0 }',
)


def _commented(lines: Sequence[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _heading(name: str, lang: Lang) -> Iterator[str]:
    yield from ["", f"# {'-' * 64} {_say(name, lang)}"]


def _comment(name: str, lang: Lang) -> Iterator[str]:
    return _commented(_say(name, lang).split("\n"))


def _say(name: str, lang: Lang) -> str:
    return say(f"skeleton.{name}", lang)
