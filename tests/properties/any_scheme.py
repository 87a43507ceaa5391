"""Random regulations, sound and senseless, over every construct of the scheme language.

A scheme is a table as a scheme file has it, and `as_toml` writes it as one. Whatever comes out
loads: each part names only what another part brings.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

Table = dict[str, Any]

ROLES = ("组长", "组员", "deputy")
GROUPINGS = ("grid", "zone", "role", "level", "parent", "top")
MODES = ("daily", "superior", "special", "media", "public")
AUTHORITIES = ("city", "district", "street", "community", "department", "media", "resident")
ODD_TITLES = ('{value} of {0}, in "brackets"', "=1+1", "甲；乙 | *丙*", "100% {")
"""Titles are anybody's text: blanks of a format, formulas, marks of a table."""

_ROUNDS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def as_toml(table: Table) -> str:
    """Write a scheme as the text of a scheme file."""
    return "\n".join(_lines(table, "")) + "\n"


def _lines(table: Table, path: str) -> list[str]:
    """Write values first, then tables and lists of tables under headings of their own."""
    lines, below = [], []
    for key, value in table.items():
        name = f"{path}{key}"
        if isinstance(value, dict) and path in ("", "pay.") and key != "title":
            below += [f"[{name}]", *_lines(value, f"{name}.")]
        elif isinstance(value, list) and value and path in ("", "pay."):
            if all(isinstance(one, dict) for one in value):
                below += [line for one in value for line in (f"[[{name}]]", *_lines(one, "-"))]
            else:
                lines.append(f"{key} = {_inline(value)}")
        else:
            lines.append(f"{_key(key)} = {_inline(value)}")
    return [*lines, *below]


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def any_scheme(random: Random) -> Table:
    """Make up a regulation."""
    return _Maker(random).scheme()


class _Maker:
    """Makes one scheme, part by part; what is made already is in `made`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.made: Table = {}
        self.clauses = 0
        self.claimed: set[str] = set()
        self.grades: list[str] = []
        self.pots_each: list[str] = []

    # ---- small things ----

    def often(self, chance: float) -> bool:
        return self.random.random() < chance

    def some(self, items: Any, most: int | None = None, least: int = 0) -> list[Any]:
        """Pick a few of some items, in their order."""
        items = list(items)
        most = min(len(items), len(items) if most is None else most)
        count = self.random.randint(min(least, most), most)
        chosen = set(self.random.sample(range(len(items)), count))
        return [item for number, item in enumerate(items) if number in chosen]

    def points(self, least: int, most: int) -> Decimal:
        """Pick points: mostly whole ones, sometimes halves or any hundredth."""
        step = self.random.choices([100, 50, 1], [6, 2, 1])[0]
        whole = self.random.randint(-(-least * 100 // step), most * 100 // step)
        return Decimal(whole * step) / 100

    def parts_of(self, total: int, count: int) -> list[int]:
        """Split a whole number into so many positive parts."""
        cuts = sorted(self.random.sample(range(1, total), count - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]

    def clause(self) -> str:
        self.clauses += 1
        return f"{'一二三四五'[self.clauses % 5]}-{self.clauses}"

    def title(self, word: str) -> Any:
        kind = self.random.random()
        if kind < 0.05:
            return f"{word} {self.random.choice(ODD_TITLES)}"
        if kind < 0.3:
            return {"en": f"{word} (en)", "zh-Hans": f"{word} 简", "zh-Hant": f"{word} 繁"}
        return f"{word} 项"

    def rule(self, name: str, **more: Any) -> Table:
        return {"id": name, "clause": self.clause(), "title": self.title(name.upper()), **more}

    def amount(self, most: int, key: str) -> Any:
        if self.often(0.12):
            return {"setting": f"pay.{key}"}
        return self.points(0, most)

    # ---- the whole ----

    def scheme(self) -> Table:
        routine = self.random.choices(list(_ROUNDS), [2, 5, 2, 2])[0]
        longer = [k for k in ("quarter", "half-year") if _ROUNDS[k] > _ROUNDS[routine]]
        self.made = {"id": "any", "title": self.title("any"), "routine": routine}
        if longer and self.often(0.35):
            self.made["gather"] = self.random.choice(longer)
        if self.often(0.3):
            self.made["in_force"] = date(2026, 3, 1)
        self._name_things()
        self._score()
        self._survey_and_year()
        self._tariff()
        self._grades()
        self._ladders()
        self._money()
        self._after_the_total()
        self._payments()
        if self.often(0.3):
            self.made["readings"] = [{"id": "R1", "clause": "一", "key": "grades"}]
        return {key: value for key, value in self.made.items() if value not in ([], {})}

    @property
    def cadences(self) -> list[str]:
        kinds = (self.made["routine"], self.made.get("gather"), "year")
        return list(dict.fromkeys(kind for kind in kinds if kind))

    def ids(self, kind: str) -> list[str]:
        return [one["id"] for one in self.made.get(kind, ())]

    def _name_things(self) -> None:
        if self.often(0.2):
            subjects: Table = {"clause": self.clause()}
            if self.often(0.5):
                subjects["levels"] = self.some((1, 2, 3), least=1)
            if self.often(0.5):
                subjects["roles"] = self.some(ROLES, least=1)
            self.made["subjects"] = subjects
        if self.often(0.3):
            self.made["severities"] = ["minor", {"id": "bad", "title": "恶劣"}]
        if self.often(0.3):
            self.made["standings"] = ["warned", {"id": "watched", "title": "观察"}]
        self.severities = (
            ["minor", "bad"] if "severities" in self.made else ["minor", "serious", "grave"]
        )
        self.standings = ["warned", "watched" if "standings" in self.made else "seriously-warned"]
        self.made["measures"] = [
            {
                "id": f"m-{n}",
                "title": self.title(f"m-{n}"),
                **self._counted_by(),
            }
            for n in range(self.random.choice((0, 0, 1, 2)))
        ]

    def _counted_by(self) -> Table:
        """Say how a measure is counted: handed in, with blanks or without, by log or roster."""
        if self.often(0.3):
            return {"events": self.some(("e-0-x", "e-1-x", "m-x"), 2, 1)}
        if self.often(0.2):
            unit, day = self.random.choice(("months", "years")), ("first-day", "last-day")
            return {"service": unit, "as_of": self.random.choice(day), "missing": "skip"}
        return {"missing": "skip"} if self.often(0.4) else {}

    # ---- what a round is scored by ----

    def _score(self) -> None:
        count = self.random.choice((0, 1, 2, 3, 4))
        opening = self.random.choice((0, 0, 20, 100)) if count else self.random.choice((0, 60, 100))
        criteria = [self._criterion(f"c-{n}") for n in range(count)]
        full = opening + sum(_full(one) for one in criteria)
        self.made["given_totals"] = self.often(0.15) or full == 0
        self.made["criteria"] = criteria
        if any(not (one.get("opens") or one.get("fault")) for one in criteria):
            self.made["scoring"] = self._scoring()
        score: Table = {"clause": self.clause(), "opening": opening, "full": full or 100}
        if self.often(0.5):
            score["floor"] = self.random.choice(("none", 0, -10, Decimal("5.5")))
        score["cap"] = self.random.choice(("none", full or 100, (full or 100) + 10))
        if self.often(0.25):
            score["round_to"] = self.random.choice((Decimal("0.5"), 1, Decimal("0.1")))
        self.full = full or Decimal(100)
        if score["cap"] != "none" and score["cap"] < 10:  # there may be a floor above it
            score["cap"] = "none"
        if opening or full != 100 or self.often(0.7):
            self.made["score"] = score

    def _criterion(self, name: str) -> Table:
        made = {
            "id": name,
            "clause": self.clause(),
            "max": self.random.choice((10, 20, 25, 50, 100)),
        }
        made["title"] = self.title(name)
        if self.often(0.2):
            made["also"] = [f"又名{name}"]
        if self.often(0.25):
            made["weight"] = self.random.choice((20, 50, Decimal("33.33"), 100))
        kind = self.random.random()
        if kind < 0.2:
            made["opens"] = True
        elif kind < 0.4:
            made["fault"] = self.random.choice((1, 2, Decimal("0.5"), Decimal("3.33")))
        if kind < 0.4 and self.often(0.2):
            made["floor"] = self.random.choice((-5, 2))
        return made

    def _scoring(self) -> Table:
        scoring: Table = {"clause": self.clause()}
        if self.often(0.3):
            scoring["trim"] = 1
        if self.often(0.3):
            scoring["role_weights"] = dict(
                zip(("leader", "member"), self.parts_of(100, 2), strict=True)
            )
        if self.often(0.3):
            scoring["blank"] = self.random.choice(("leave-out", "zero"))
        return scoring

    def _survey_and_year(self) -> None:
        routine, year = self.made["routine"], {"clause": self.clause()}
        parts = ["routine"]
        if routine != "year" and self.often(0.3):
            parts.append("panel")
        if self.often(0.35):
            self.made["survey"] = self._survey()
            parts += ["survey"] if self.often(0.75) else []
        if len(parts) > 1 and self.often(0.1):
            parts.remove("routine")
        year["weights"] = dict(zip(parts, self.parts_of(100, len(parts)), strict=True))
        if "panel" in parts and self.often(0.6):
            others = [part for part in parts if part != "panel"] or ["routine"]
            year["weights_without_panel"] = dict(
                zip(others, self.parts_of(100, len(others)), strict=True)
            )
        if self.often(0.3):
            year["rounds"] = "held"
        if self.often(0.2):
            count = 12 // _ROUNDS[self.made.get("gather", routine)]
            year["round_weights"] = self.parts_of(100, count)
        if self.often(0.3):
            lacking = self.some(parts, 2, 1)
            counted = set(year.get("weights_without_panel", parts))  # whatever sheets are held
            standing = [part for part in parts if part in counted and part not in lacking]
            year["instead"] = {part: self.random.choice(["shared", *standing]) for part in lacking}
        if self.often(0.3):
            year["grade_leavers"] = True
        self.made["year"] = year

    def _survey(self) -> Table:
        survey: Table = {"clause": self.clause()}
        if self.often(0.5):
            survey["denominator"] = "valid"
        if self.often(0.4):
            survey["labels"] = [{"id": "satisfied", "from": 80}, {"id": "poor", "from": 0}]
        if self.often(0.4):
            survey["answers"] = {"satisfied": 100, "fair": 60, "poor": self.random.choice((0, 5))}
        if self.often(0.3):
            survey["minimum"] = 6
        if self.often(0.35):
            survey["groups"] = {"residents": 70, "shops": 30}
            survey["group_minimum"] = 3
        return survey

    # ---- the tariff ----

    def _tariff(self) -> None:
        if "score" not in self.made:
            return
        names = [f"s-{n}" for n in range(self.random.choice((0, 0, 1, 2, 3)))]
        sections = [self.rule(name) for name in names]
        for number, section in enumerate(sections):
            if self.often(0.6):
                section["at_most"] = self.points(0, 10)
            if self.often(0.6):
                section["at_least"] = -self.points(0, 10)
            if self.often(0.1):
                section["document"] = True
            if number and self.often(0.6):
                section["within"] = self.random.choice(names[:number])
        self.random.shuffle(sections)
        self.made["sections"] = sections
        self.made["entries"] = [self._entry(f"e-{n}") for n in range(self.random.randint(0, 5))]

    def _entry(self, name: str) -> Table:
        entry = self.rule(name)
        about = self.random.choice(["category"] * 5 + ["findings", "missed"] + ["measure"] * 2)
        kind = {"findings": "finding", "missed": "missed"}.get(about, "")
        free_modes = [mode for mode in MODES if f"{kind}:{mode}" not in self.claimed]
        measures = [*self.ids("measures"), *(["survey"] if "survey" in self.made else [])]
        if about == "measure" and measures:
            self._about_a_measure(entry, self.random.choice(measures))
        elif kind and free_modes:
            entry[about] = self.some(free_modes, 2, 1)
            self.claimed |= {f"{kind}:{mode}" for mode in entry[about]}
            self._about_events(entry, MODES)
        else:
            entry["category"] = [f"{name}-x", f"{name}-y"] if self.often(0.2) else f"{name}-x"
            self._about_events(entry, AUTHORITIES)
        if self.often(0.35):
            entry["per"] = self.random.choice((1, 2, Decimal("2.5")))
            entry["units"] = self.random.choice(("started", "whole", "exact"))
        if self.often(0.15):
            entry["free"] = self.random.choice((1, 2))
        if self.often(0.2) and "points" in entry:
            entry["cap"] = self.points(1, 8)
        if self.often(0.3) and entry.get("yuan"):
            entry["yuan_cap"] = self.points(1, 80)
        places = [key for key in ("criteria", "sections") if self.made.get(key)]
        place = self.random.choice([*places, ""]) if places and _moves(entry) else ""
        if place == "criteria":
            moved = [one["id"] for one in self.made["criteria"]]
            entry["criterion"] = self.random.choice(moved)
        elif place == "sections":
            entry["section"] = self.random.choice(self.ids("sections"))
        if place != "criteria" and self.often(0.25):
            entry["on"] = "year"
        return entry

    def _about_a_measure(self, entry: Table, measure: str) -> None:
        entry["measure"] = measure
        entry["points"] = self.random.choice((-1, 1)) * (self.points(0, 2) or 1)
        if self.often(0.7):
            bound = 80 if measure == "survey" else self.random.randint(0, 20)
            entry[self.random.choice(("short_of", "beyond"))] = bound
        if self.often(0.15):
            entry["yuan"] = self.points(-20, 20)

    def _about_events(self, entry: Table, whose: tuple[str, ...]) -> None:
        moved = self.some(("points", "yuan", "marks"), 3, 1)
        if "points" in moved:
            entry["points"] = self._points_of_an_event(self.random.choice((-1, -1, 1)))
        for key, most in (("yuan", 60), ("marks", 6)):
            if key in moved:
                sign = self.random.choice((-1, 1))
                entry[key] = sign * (self.points(0, most) or 1)
                entry[key] = self._by_severity(sign, most) if self.often(0.25) else entry[key]
        if "marks" in moved and self.often(0.25):
            entry["marks_cap"] = self.random.choice((3, 5, Decimal("2.5")))
        if self.often(0.2):
            factors = (2, Decimal("1.5"), Decimal("0.5"))
            entry["times"] = {one: self.random.choice(factors) for one in self.some(whose, 3, 1)}
        if self.often(0.25):
            self._repeats(entry)
        if "category" in entry and self.often(0.2):
            entry["authorities"] = self.some(AUTHORITIES, 4, 1)
        if self.often(0.15):
            entry["document"] = True

    def _points_of_an_event(self, sign: int) -> Any:
        kind = self.random.random()
        if kind < 0.15:
            low, high = sorted((self.points(0, 5), self.points(0, 5)))
            return {"from": low, "to": high} if sign > 0 else {"from": -high, "to": -low}
        return self._by_severity(sign, 8) if kind < 0.4 else sign * (self.points(0, 8) or 1)

    def _repeats(self, entry: Table) -> None:
        factors = (1, 2, 3, Decimal("0.5"))
        entry["repeats"] = [self.random.choice(factors) for _ in range(self.random.randint(1, 3))]
        rolling = {"months": self.random.randint(1, 14)}
        entry["repeats_within"] = self.random.choice(("year", "round", rolling))
        if self.often(0.3):
            entry["repeats_alike"] = True

    def _by_severity(self, sign: int, most: int) -> Table:
        amounts = {name: sign * self.points(0, most) for name in self.severities}
        if self.often(0.15):
            amounts[self.severities[0]] = -sign * self.points(0, most)
        return amounts

    # ---- grades and ladders ----

    def _grades(self) -> None:
        if self.often(0.12):
            self.made["grades"] = []
            return
        names = ["excellent", "good", "pass", "fail"][: self.random.choice((2, 3, 4, 4))]
        names[-1] = "fail"
        top = self.full
        bounds = sorted(self.random.sample(range(1, 20), len(names) - 1), reverse=True)
        floors = [Decimal(int(top * bound * 5)) / 100 for bound in bounds]
        grades: list[Table] = []
        for name, floor in zip(names, [*floors, 0], strict=True):
            grade: Table = {"id": name, "from": floor}
            if grades and self.often(0.15):
                above = grades[-1]["from"]
                grade["to"] = above - min(Decimal(1), (above - floor) / 2).quantize(Decimal("0.01"))
            if self.often(0.5):
                grade["clause"] = self.clause()
            if self.often(0.2):
                grade["title"] = self.title(name)
            grades.append(grade)
        if len({one["from"] for one in grades}) < len(grades):
            self.made["grades"] = [{"id": "fail", "from": 0}]
            self.grades = ["fail"]
            return
        self.made["grades"], self.grades = grades, names

    def _ladders(self) -> None:
        self.made["ladders"] = []
        pots = self._pots()
        for number in range(self.random.choice((0, 1, 1, 2, 3))):
            self.made["ladders"].append(self._ladder(f"l-{number}", pots))

    def _ladder(self, name: str, pots: list[str]) -> Table:
        ladder = self.rule(name)
        marked = [
            one["id"]
            for one in self.made.get("entries", ())
            if one.get("marks") and "measure" not in one
        ]
        eventful = [one["id"] for one in self.made.get("entries", ()) if "measure" not in one]
        kind = self.random.random()
        if kind < 0.35 and marked:
            earlier = self.ids("ladders") if self.often(0.2) else []
            ladder |= {"of": [*self.some(marked, 3, 1), *self.some(earlier, 1)], "by": "marks"}
        elif kind < 0.55 and (eventful or self.ids("ladders")):
            ladder["of"] = self.some([*eventful, *self.ids("ladders")], 3, 1)
        else:
            ladder["category"] = [f"{name}-x", f"{name}-y"] if self.often(0.2) else f"{name}-x"
            if self.often(0.25):
                ladder["authorities"] = self.some(AUTHORITIES, 4, 1)
            if self.often(0.15):
                ladder["document"] = True
        ladder["window"] = self.random.choice(
            ("year", "quarter", "round", "ever", "own-year", {"months": self.random.randint(1, 14)})
        )
        if self.often(0.2) and ladder.get("by") == "marks":
            ladder["bank"] = True
        if not isinstance(ladder["window"], dict) and self.often(0.2):
            ladder["carry"] = self.random.choice((50, 100, Decimal("33.33")))
        if self.often(0.2):
            ladder["clean"] = {
                "months": self.random.randint(1, 7),
                **({"off": self.random.choice((1, 2))} if self.often(0.7) else {}),
            }
        if self.often(0.3):
            ladder["beyond"] = self.random.choice(("repeat", "nothing"))
        ladder["steps"] = self._steps(ladder, pots)
        return ladder

    def _steps(self, ladder: Table, pots: list[str]) -> list[Table]:
        count = self.random.randint(1, 3)
        steps = [self._step(pots) for _ in range(count)]
        if self.often(0.12):
            steps[-1]["dismiss"] = True
        if ladder.get("by") == "marks":
            bounds = sorted(self.random.sample(range(1, 13), count))
            for step, bound in zip(steps, bounds, strict=True):
                step["at"] = bound
        elif self.often(0.2):
            for number, step in enumerate(steps):
                step["at"] = 2 * number + self.random.randint(1, 2)
        return steps

    def _step(self, pots: list[str]) -> Table:
        step: Table = {}
        if pots and self.often(0.4):
            step["withhold"] = self.points(1, 80)
            if self.often(0.3):
                step["withhold_share"] = step.pop("withhold")
            if self.often(0.4):
                step["pot"] = self.random.choice(pots)
        elif pots and self.often(0.2):
            step["forfeit"] = self.random.choice(pots)
        if self.often(0.4):
            step["deduct"] = self.points(1, 20)
        if self.grades and self.often(0.25):
            step[self.random.choice(("grade", "at_most", "at_least"))] = self.random.choice(
                self.grades
            )
        if self.often(0.25):
            step["standing"] = self.random.choice(self.standings)
            if self.often(0.4):
                step["lasts"] = self.random.choice(("window", "reached", {"months": 5}))
        if self.often(0.1):
            step["clears"] = True
        return step

    # ---- money ----

    def _pots(self) -> list[str]:
        """Decide upon pots, which steps name; takers among the entries need one."""
        pay = self.made.setdefault("pay", {})
        kinds = (
            [kind for kind in _ROUNDS if _ROUNDS[kind] <= _ROUNDS[self.cadences[-2]]]
            if len(self.cadences) > 1
            else ["year"]
        )
        takes = any(_takes(one.get("yuan", 0)) for one in self.made.get("entries", ()))
        count = self.random.choice((0, 1, 2)) or int(takes)
        pots = []
        if count and self.often(0.5):
            pay["subsidy"] = {
                "clause": self.clause(),
                "title": self.title("subsidy"),
                "amount": self.amount(100, "subsidy"),
            }
            pots.append("subsidy")
        pay["pots"] = [
            self.rule(f"p-{n}", amount=self.amount(60, f"p-{n}")) for n in range(count - len(pots))
        ]
        every = [*([pay["subsidy"]] if "subsidy" in pay else []), *pay["pots"]]
        for pot in every:
            if self.often(0.5):
                pot["each"] = self.random.choice([*kinds, "year"])
            if self.often(0.3):
                ways = ("month", "half-month", "mid-month", "whole-month", "day")
                pot["proration"] = self.random.choice(ways)
        self.pots_each = [pot.get("each", self.made["routine"]) for pot in every]
        self._leave_money_that_is_not_there()
        return [*pots, *(pot["id"] for pot in pay["pots"])]

    def _leave_money_that_is_not_there(self) -> None:
        """Let no entry take money from pots that never fall due with it."""
        of_year = {each == "year" for each in self.pots_each}
        for entry in self.made.get("entries", ()):
            on_year = entry.get("on") == "year" or self.made["routine"] == "year"
            if of_year and on_year not in of_year and _takes(entry.get("yuan", 0)):
                entry["yuan"] = 15
            shorter = any(_ROUNDS[each] < _ROUNDS[self.made["routine"]] for each in self.pots_each)
            if shorter and _takes(entry.get("yuan", 0)):
                entry.pop("yuan_cap", None)

    def _money(self) -> None:
        pay = self.made["pay"]
        if self.grades and self.often(0.5):
            amounts = {name: self.amount(900, f"bonus.{name}") for name in self.grades}
            pay["bonus"] = {"clause": self.clause(), "amounts": amounts}
            if self.often(0.5):
                pay["bonus"]["proration"] = self.random.choice(("none", "quarter", "month", "day"))
        if self.often(0.3):
            pay["commendation"] = self._reward("commendation")
        pay["rewards"] = [
            {**self.rule(f"r-{n}"), **self._reward(f"r-{n}-x")}
            for n in range(self.random.choice((0, 0, 1, 2)))
        ]

    def _reward(self, category: str) -> Table:
        reward: Table = {"clause": self.clause(), "category": category}
        reward["amount"] = self.amount(300, category)
        if self.often(0.4):
            reward["authorities"] = self.some(AUTHORITIES, 4, 1)
        if self.often(0.3):
            reward["applied_for"] = True
        return reward

    def _payments(self) -> None:
        self.made["pay"]["payments"] = [
            self._payment(f"y-{n}") for n in range(self.random.choice((0, 0, 1, 2, 3)))
        ]
        self.made["pay"] = {key: value for key, value in self.made["pay"].items() if value}

    def _payment(self, name: str) -> Table:
        payment = self.rule(name, each=self.random.choice(self.cadences))
        ways = ["flat", "per_point", "by_rank", "pool"]
        ways += ["by_grade", "by_role", "pool"] if self.grades else []
        way = self.random.choice(ways)
        if way == "flat":
            payment["flat"] = self.amount(90, name)
        elif way == "per_point":
            payment["per_point"] = self.amount(9, name)
            payment["above"] = self.points(0, int(self.full) - 1)
        elif way == "by_rank":
            payment["by_rank"] = [self.points(0, 100) for _ in range(self.random.randint(1, 3))]
        elif way == "by_grade":
            payment["by_grade"] = {
                one: self.amount(90, f"{name}.{one}") for one in self.some(self.grades, least=1)
            }
        elif way == "by_role":
            payment["by_role"] = {
                role: {
                    one: self.amount(90, f"{name}.{one}") for one in self.some(self.grades, least=1)
                }
                for role in self.some(self.made.get("subjects", {}).get("roles", ROLES), 2, 1)
            }
        else:
            self._pool(payment, name)
        if self.often(0.3):
            payment["when"] = [
                self._condition([payment["each"]]) for _ in range(self.random.randint(1, 2))
            ]
        if self.often(0.3):
            payment["minimum_months"] = self.random.randint(0, _ROUNDS[payment["each"]])
        if way != "pool" and self.often(0.4):
            fitting = [
                one for one in ("quarter", "month") if _ROUNDS[one] <= _ROUNDS[payment["each"]]
            ]
            ways = ("none", "day", "half-month", "mid-month", "whole-month", *fitting)
            payment["proration"] = self.random.choice(ways)
        return payment

    def _pool(self, payment: Table, name: str) -> None:
        payment["pool"] = self.amount(999, name)
        months = _ROUNDS[payment["each"]]
        if any(_ROUNDS[each] <= months for each in self.pots_each) and self.often(0.6):
            payment["forfeited"] = True
        payment["share"] = self.random.choice(
            ("alike", "points", "grade") if self.grades else ("alike", "points")
        )
        if payment["share"] == "grade":
            payment["shares"] = {
                one: self.random.randint(1, 5) for one in self.some(self.grades, least=1)
            }
        if self.grades and self.often(0.3):
            payment["among"] = self.some(self.grades, least=1)
        if self.often(0.4):
            payment["remainder"] = "best"
        if self.often(0.4):
            payment["per"] = self.random.choice(GROUPINGS)

    # ---- what a total leads to ----

    def _after_the_total(self) -> None:
        for grade in self.made["grades"][:-1]:
            if self.often(0.2):
                grade["needs"] = [
                    self._condition(self.cadences, without="grade")
                    for _ in range(self.random.randint(1, 2))
                ]
        self._overrides()
        if len(self.grades) > 1:
            self.made["quotas"] = [
                self._quota(f"q-{n}") for n in range(self.random.choice((0, 0, 0, 1, 2)))
            ]
        if self.often(0.3):
            ranking: Table = {"clause": self.clause(), "within": self.some(GROUPINGS, 2)}
            self.made["ranking"] = ranking | ({"change": True} if self.often(0.5) else {})
        self.made["groups"] = (
            [self._group(by) for by in self.some(GROUPINGS, 2)] if self.often(0.4) else []
        )

    def _runs_of(self, on: str) -> list[str]:
        rounds = self.cadences[:-1] or self.cadences
        return {"round": rounds, "year": ["year"], "both": self.cadences}[on]

    def _condition(self, kinds: list[str], depth: int = 0, without: str = "") -> Table:
        """Make a condition that can be seen in at least one of the runs of such kinds.

        `without` names a sort of condition that does not fit: a grade cannot need a grade.
        """
        rules = self._counting_rules()
        ways = ["figure", "figure", "role"] + (["count", "none"] if rules else [])
        ways += ["grade", "previous", "graded"] if self.grades else []
        ways += ["met"] if self._overrides_of_rounds() else []
        ways += ["any"] if depth == 0 else []
        way = self.random.choice([one for one in ways if one != without])
        if way == "any":
            inner = [self._condition(kinds, 1, without) for _ in range(self.random.randint(2, 3))]
            return {"any": inner, "number": self.random.randint(1, 2)}
        if way == "none":
            return {"none": self.some(rules, 2, 1)}
        if way == "count":
            return {"count": self.random.choice(rules), **self._bounds(0, 4)}
        if way == "role":
            return {"role": self.some(ROLES, 2, 1)}
        return self._on_a_figure(kinds) if way == "figure" else self._looking_back(way, kinds)

    def _counting_rules(self) -> list[str]:
        entries = (one["id"] for one in self.made.get("entries", ()) if "measure" not in one)
        rules = [*self.ids("ladders"), *entries]
        rules += [one["id"] for one in self.made["criteria"] if "fault" in one]
        rules += [one["id"] for one in self.made["pay"].get("rewards", ())]
        return rules + (["commendation"] if "commendation" in self.made["pay"] else [])

    def _looking_back(self, way: str, kinds: list[str]) -> Table:
        """Ask about grades, or about overrides of rounds that stand already."""
        if way == "grade":
            return {"grade": self.some(self.grades, 2, 1)}
        if way == "previous":
            past = self.random.choice(({"years": 1}, {"years": 2}, {"rounds": 1}, {"rounds": 3}))
            return {"previous": self.some(self.grades, 2, 1), **past}
        named = self._overrides_of_rounds() if way == "met" else self.grades
        if way == "met" and self.often(0.5):
            return {"met": self.some(named, 2, 1), "rounds": self.random.randint(1, 3)}
        most = self._rounds_counted(kinds)
        return {way: self.some(named, 2, 1), **self._bounds(0, most)}

    def _rounds_counted(self, kinds: list[str]) -> int:
        """Tell how many rounds there are at most in the longest of such periods."""
        routine = self.made["routine"]
        longest = 12 if routine in kinds else max(_ROUNDS[kind] for kind in kinds)
        return longest // _ROUNDS[routine]

    def _on_a_figure(self, kinds: list[str]) -> Table:
        figures = [
            "total",
            "rank",
            *("months", "whole_months", "days_in_post", "rank_from_last"),
            *self.ids("criteria"),
            *self.ids("sections"),
            *self.ids("measures"),
        ]
        if "year" in kinds:
            figures += ["routine"]
            figures += ["panel"] if "panel" in self.made["year"]["weights"] else []
            figures += ["survey_rate"] if "survey" in self.made else []
        figure = self.random.choice(figures)
        months = max(_ROUNDS[kind] for kind in kinds)
        most = {"rank": 4, "months": months, "whole_months": months, "days_in_post": 28}
        cap = self.made.get("score", {}).get("cap", "none")
        highest = min(int(self.full), 100 if cap == "none" else int(cap))
        most |= dict.fromkeys(("total", "routine", "panel"), highest)
        most["survey_rate"] = 100
        for one in self.made["criteria"]:
            most[one["id"]] = max(int(one["max"] * one.get("weight", 100) / 100) - 1, 0)
        if figure.startswith("rank") and self.often(0.4):
            key = self.random.choice(("within_share", "beyond_share"))
            rounding = self.random.choice(("down", "half-up", "up"))
            return {"figure": figure, key: self.random.choice((5, 30, 50)), "rounding": rounding}
        least = 1 if figure.startswith("rank") else 0
        for one in self.made.get("sections", ()):
            most[one["id"]] = int(one.get("at_most", 20))
        return {"figure": figure, **self._bounds(least, most.get(figure, 20))}

    def _bounds(self, least: int, most: int) -> Table:
        """Make bounds that some figure from `least` to `most` lies within, and some does not."""
        low = self.points(least, most)
        bounds = (
            {"at_most": low, "below": min(low + 1, Decimal(most))}
            if low < most
            else {"at_most": low}
        )
        bounds |= {"at_least": low, "above": low} if low < most else {"at_least": low}
        chosen = self.some(bounds, 2, 1)
        if chosen == ["at_most", "above"]:
            chosen = ["at_most"]
        return {key: bounds[key] for key in chosen}

    def _overrides(self) -> None:
        """Make overrides, those of rounds to be asked about by what stands behind them."""
        self.made["overrides"] = []
        for number in range(self.random.choice((0, 0, 0, 1, 2, 3))):
            self.made["overrides"].append(self._override(f"o-{number}"))

    def _overrides_of_rounds(self) -> list[str]:
        rounds_too = {"round", "both"} if self.made["routine"] != "year" else {"year", "both"}
        return [one["id"] for one in self.made.get("overrides", ()) if one["on"] in rounds_too]

    def _override(self, name: str) -> Table:
        override = self.rule(name, on=self.random.choice(("round", "year", "both")))
        kinds = self._runs_of(override["on"])
        override["when"] = [self._condition(kinds) for _ in range(self.random.randint(1, 2))]
        if self.grades and self.often(0.1):
            override["ungraded"] = True
        does: Table = {
            key: self.random.choice(self.grades)
            for key in self.some(("grade", "at_most", "at_least"), 2)
            if self.grades
        }
        if not does or self.often(0.2):
            does["standing"] = self.random.choice(self.standings)
        if self.often(0.2):
            does["dismiss"] = True
        return override | does

    def _quota(self, name: str) -> Table:
        quota: Table = {"id": name, "clause": self.clause()}
        quota["grades"] = (
            self.grades[: self.random.randint(1, len(self.grades) - 1)]
            if self.often(0.6)
            else self.some(self.grades[:-1], least=1)
        )
        size = (
            {"share": self.points(1, 100)}
            if self.often(0.6)
            else {"number": self.random.randint(0, 3)}
        )
        quota |= size
        if self.often(0.4):
            quota["per"] = self.random.choice(GROUPINGS)
        if "share" in quota:
            quota["of"] = self.random.choice(("graded", "in-post"))
        quota["rounding"] = self.random.choice(("down", "half-up", "up"))
        quota["ties"] = self.random.choice(("in", "out"))
        if self.often(0.3):
            quota["tie_break"] = self.some(
                ["months", *self.ids("criteria"), *self.ids("measures")], 2
            )
        quota["on"] = self.random.choice(("round", "year", "both"))
        return quota

    def _group(self, by: str) -> Table:
        group: Table = {"clause": self.clause(), "by": by}
        group["total"] = self.random.choice(("mean", "sum", "worst", "best"))
        if self.grades and self.often(0.7):
            group["rules"] = [self._member_rule() for _ in range(self.random.randint(0, 2))]
        elif self.often(0.5):
            group["graded"] = False
        return group

    def _member_rule(self) -> Table:
        rule: Table = {"clause": self.clause(), "members": self.some(self.grades, 2, 1)}
        rule["at_least"] = self.random.randint(1, 2)
        return rule | {
            key: self.random.choice(self.grades) for key in self.some(("grade", "at_most"), least=1)
        }


def _moves(entry: Table) -> bool:
    """Say whether an entry moves points, as the scheme model asks it."""
    points = entry.get("points", 0)
    return bool(points) and (not isinstance(points, dict) or any(points.values()))


def _full(criterion: Table) -> Decimal:
    """The most a criterion adds to a round (R3)."""
    weighed = Decimal(criterion["max"]) * criterion.get("weight", 100) / 100
    return (weighed * 100 + Decimal("0.5")).__floor__() / Decimal(100)


def _takes(yuan: Any) -> bool:
    return any(one < 0 for one in (yuan.values() if isinstance(yuan, dict) else [yuan]))
