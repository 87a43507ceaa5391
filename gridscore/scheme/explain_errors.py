"""What is wrong with a scheme file, in words: the line, the rule, the key, and what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gridscore.messages import say
from gridscore.numbers import HUNDRED
from gridscore.records import dataclass
from gridscore.scheme.base import SETTING_PATTERN, WHOLE
from gridscore.scheme.faults import SchemeFaultError, SchemeFaultsError
from gridscore.scheme.known_keys import keys_at, tables_with
from gridscore.scheme.mending import faults_of_mended
from gridscore.scheme.merging import name_key
from gridscore.scheme.misspelled import nearest_key, without_what_misspelling_explains
from gridscore.scheme.union_errors import one_branch_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from gridscore.messages import Lang
    from gridscore.scheme.files import SchemeFile, TomlTable

    Loc = tuple[str | int, ...]

_KEYS = {
    "missing": "missing",
    "string_type": "not-text",
    "string_pattern_mismatch": "bad-identifier",
    "string_too_short": "empty",
    "too_short": "empty",
    "int_type": "not-whole",
    "int_parsing": "not-whole",
    "int_from_float": "not-whole",
    "bool_type": "not-truth",
    "bool_parsing": "not-truth",
    "date_type": "not-date",
    "date_parsing": "not-date",
    "date_from_datetime_parsing": "not-date",
    "model_type": "not-table",
    "model_attributes_type": "not-table",
    "dict_type": "not-table",
    "tuple_type": "not-list",
    "greater_than": "not-positive",
}
"""Which message tells of which kind of pydantic error."""

_LONGEST_COUNT = 9999
"""Limits up to here are told: they are of whole numbers; the others only keep sums within int64."""

_PLACES_TOLD = 6
"""Of the tables that a key belongs to, so many are named."""

_PLAIN_TEXTS = frozenset({"Text", "Named"})
"""Tables that are mostly written as text alone: a title, a severity."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message of `messages.scheme` with its details."""

    key: str
    details: Mapping[str, object]

    def in_language(self, lang: Lang) -> str:
        """Put it into words."""
        return say(f"scheme.{self.key}", lang, **self.details)


@dataclass(frozen=True, slots=True)
class SchemeProblem:
    """One error: where it stands, the rule or key, and what is wrong.

    `file` is empty where the scheme is one file; `line` is 0 where no line can be named, as for
    a value given by `--set`, which is then the `override`.
    """

    file: str
    line: int
    override: str
    where: str
    what: Phrase

    def in_language(self, lang: Lang) -> str:
        """Put the whole into one line of text."""
        text = self.what.in_language(lang)
        if self.where:
            text = say("scheme.at", lang, where=self.where, what=text)
        if self.override:
            return say("scheme.at", lang, where=f"--set {self.override}", what=text)
        if self.file:
            return say("scheme.in-file", lang, file=self.file, line=self.line or "?", what=text)
        return say("scheme.in-line", lang, line=self.line, what=text) if self.line else text


@dataclass(frozen=True, slots=True)
class SchemeErrors:
    """Every error of a scheme, by file and line; `more` may show once these are mended."""

    problems: tuple[SchemeProblem, ...]
    more: bool

    def in_language(self, lang: Lang) -> str:
        """Write one error a line."""
        lines = dict.fromkeys(problem.in_language(lang) for problem in self.problems)
        more = [say("scheme.more", lang)] if self.more else []
        return "\n".join(f"  {line}" for line in [*lines, *more])


def explain_errors(
    error: ValidationError | None,
    table: TomlTable,
    file: SchemeFile,
    overrides: Mapping[str, object],
) -> SchemeErrors:
    """Put together what the model refuses, what the parts say against each other, and `file`'s.

    `table` is what was checked: the file with the `overrides` of this run. Where the model
    refuses some part, the rest is checked without it.
    """
    details = one_branch_each(error.errors(include_url=False) if error else [], table)
    details = without_what_misspelling_explains(details, table)
    faults, more = list(file.faults), False
    whole = [detail for detail in details if _faults_in(detail)]
    broken = [detail for detail in details if not _faults_in(detail)]
    for detail in whole:
        faults += _faults_in(detail)
    if broken:
        found, more = faults_of_mended(table, broken)
        faults += found
    problems = [_tell(told, table, file, overrides) for told in _missing_together(broken)]
    problems += [
        _placed(fault.at, fault.rule, Phrase(fault.key, fault.details), file, overrides)
        for fault in faults
    ]
    names = [layer.name for layer in file.layers]
    problems.sort(key=lambda problem: (names.index(problem.file or names[0]), problem.line))
    return SchemeErrors(tuple(problems), more)


def _faults_in(detail: ErrorDetails) -> Sequence[SchemeFaultError]:
    """Give the faults that the checks of the whole found, if the error is about them."""
    whole = detail.get("ctx", {}).get("error")
    return whole.faults if isinstance(whole, SchemeFaultsError) else ()


def _missing_together(details: Sequence[ErrorDetails]) -> Iterator[tuple[Loc, Phrase]]:
    """Say what is wrong where; all the keys that one table lacks are told at once."""
    lacking: dict[Loc, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            lacking.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    for detail in details:
        *holder, _ = loc = detail["loc"]
        keys = lacking.get(tuple(holder), []) if detail["type"] == "missing" else []
        if len(keys) < 2:
            yield loc, _what(detail)
        elif loc[-1] == keys[0]:
            yield tuple(holder), Phrase("missing-several", {"keys": keys})


def _tell(
    told: tuple[Loc, Phrase],
    table: TomlTable,
    file: SchemeFile,
    overrides: Mapping[str, object],
) -> SchemeProblem:
    """Place what is wrong; a fault that names a key of its part is told in the line of that key."""
    loc, what = told
    where = ".".join(_names(loc, table))
    key = what.details.get("key")
    at = f"{where}.{key}" if key is not None else where
    return _placed(at, where, what, file, overrides)


def _what(detail: ErrorDetails) -> Phrase:
    given = detail["input"]
    context = detail.get("ctx", {})
    fault = context.get("error")
    if detail["type"] == "extra_forbidden":
        return _unknown_key(detail["loc"], given)
    if isinstance(fault, SchemeFaultError):
        what = Phrase(fault.key, fault.details)
    elif detail["type"] in ("literal_error", "enum"):
        choices = re.findall(r"'([^']*)'", context["expected"])
        what = Phrase("not-of-choice", {"choices": choices})
    elif context.get("class_name") in _PLAIN_TEXTS:
        what = Phrase("not-text", {})
    elif "ge" in context or "le" in context:
        what = _beyond(context)
    elif context.get("pattern") == SETTING_PATTERN:
        what = Phrase("bad-setting", {})
    else:
        what = Phrase(_KEYS.get(detail["type"], "other"), {})
    if detail["type"] == "missing" or isinstance(given, dict | list):
        return what
    return Phrase("given", {"what": what, "given": _as_toml(given)})


def _beyond(context: Mapping[str, Any]) -> Phrase:
    """Tell a limit that a number lies beyond, where it is one that somebody may ask for."""
    least, most = context.get("ge"), context.get("le")
    if least is not None and least >= 0:
        return Phrase("less-than", {"least": least}) if least else Phrase("too-small", {})
    if most == WHOLE:
        return Phrase("more-than", {"most": WHOLE // HUNDRED})
    return Phrase("more-than", {"most": most}) if (most or WHOLE) <= _LONGEST_COUNT else _TOO_LARGE


_TOO_LARGE = Phrase("too-large", {})


def _as_toml(value: object) -> str:
    """Write a value as it stands in the file: a number in quotation marks is seen to be text."""
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unknown_key(loc: Sequence[str | int], given: object) -> Phrase:
    known = keys_at(loc[:-1])
    parts = given if isinstance(given, list) else [given]
    if len(loc) > 1 and loc[-1] in keys_at(()) and not any(isinstance(p, dict) for p in parts):
        return Phrase("unknown-key-above", {})
    places = tables_with(str(loc[-1]))
    if places:
        return Phrase("unknown-key-here", {"places": places[:_PLACES_TOLD]})
    near = nearest_key(str(loc[-1]), known)
    if near:
        return Phrase("unknown-key-near", {"near": near})
    return Phrase("unknown-key", {"known": list(known)})


# ---- places ----


def _names(loc: Sequence[str | int], table: TomlTable) -> Iterator[str]:
    """Write a path with the ids of rules in place of their numbers: `ladders.late-report.steps`."""
    here: Any = table
    key = ""
    for step in loc:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        rule = here.get(name_key(key)) if isinstance(here, dict) else None
        key = str(rule or step + 1) if isinstance(step, int) else step
        yield key


def _placed(
    at: str, where: str, what: Phrase, file: SchemeFile, overrides: Mapping[str, object]
) -> SchemeProblem:
    """Find the file and line that a path of names leads to, or comes nearest to.

    What lies in a table that no file has is told of the override that the table began with.
    """
    names = at.split(".")
    depths = [_walk(layer.table, names) for layer in file.layers]
    deepest = max(range(len(depths)), key=lambda number: len(depths[number]))
    layer, path = file.layers[deepest], depths[deepest]
    unknown = ".".join(names[: len(path) + 1])
    about = (
        key for key in overrides if f"{at}.".startswith(f"{key}.") or key.startswith(f"{unknown}.")
    )
    override = next(about, "")
    shown = layer.name if len(file.layers) > 1 else ""
    line = 0 if override or not path else layer.lines.get(path, 0)
    return SchemeProblem(shown, line, override, where, what)


def _walk(table: TomlTable, names: Sequence[str]) -> tuple[str | int, ...]:
    """Follow names as far as they lead; of two rules with one id the later is meant."""
    here: Any = table
    path: tuple[str | int, ...] = ()
    key = ""
    for name in names:
        step = _step(here, name, key)
        if step is None:
            break
        here, path, key = here[step], (*path, step), name
    return path


def _step(here: Any, name: str, key: str) -> str | int | None:
    if isinstance(here, dict):
        return name if name in here else None
    if not isinstance(here, list):
        return None
    id_key = name_key(key)
    ids = [str(one.get(id_key, "")) if isinstance(one, dict) else str(one) for one in here]
    if name in ids:
        return len(ids) - 1 - ids[::-1].index(name)
    return int(name) - 1 if name.isdecimal() and 0 < int(name) <= len(here) else None
