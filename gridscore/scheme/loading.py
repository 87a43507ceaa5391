"""Finding, overriding, reading and naming a scheme: from a file to a checked regulation."""

from __future__ import annotations

import difflib
import json
import tomllib
from copy import deepcopy
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from gridscore.foreign_names import as_text
from gridscore.kept import keep, recall
from gridscore.numbers import UNSET, hundredths
from gridscore.problems import UsageError
from gridscore.records import dataclass
from gridscore.scheme.files import find_scheme, shipped_schemes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from gridscore.scheme.files import SchemeFile, TomlTable
    from gridscore.scheme.model import Scheme

__all__ = ["LoadedScheme", "load_file", "load_scheme", "open_settings", "shipped_schemes"]

_MODEL = "gridscore.scheme.model"

LARGEST_SETTING = 10**11
"""Fen; keeps sums over millions of people within int64."""


@dataclass(frozen=True)
class LoadedScheme:
    """A checked scheme, the station's settings in fen, and the rules in force as JSON.

    `overrides` are the rules changed for this run, by key; `file` is where the scheme stood.
    """

    scheme: Scheme
    settings: Mapping[str, int]
    rules: str
    overrides: Mapping[str, object]
    file: SchemeFile

    @cached_property
    def digest(self) -> str:
        """A hash of the effective rules, overrides and settings included, not the file's layout."""
        import hashlib

        amounts = json.dumps(dict(self.settings), sort_keys=True, ensure_ascii=False)
        text = f'{{"scheme": {self.rules}, "settings": {amounts}}}'
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def load_scheme(
    name: str,
    overrides: Sequence[str] = (),
    settings: Mapping[str, object] | None = None,
    *,
    day: date | None = None,
    folder: Path | None = None,
    once: bool = False,
) -> LoadedScheme:
    """Load a scheme by id, or by the path of its file, with `KEY=VALUE` overrides.

    `settings` are the station's own, by dotted key (`pay.subsidy`), in yuan. Of several versions
    the one in force on `day` is taken, the newest without one; `folder` is the ledger folder,
    which may hold schemes of its own. `once` says that the process needs no other scheme: one
    that was found sound before is then not checked again. Raises UsageError, with every problem
    found, when anything is wrong.
    """
    return load_file(find_scheme(name, day, folder), overrides, settings, once=once)


def load_file(
    file: SchemeFile,
    overrides: Sequence[str] = (),
    settings: Mapping[str, object] | None = None,
    *,
    once: bool = False,
) -> LoadedScheme:
    """Check a scheme that was found; raises UsageError as `load_scheme` does."""
    table = file.table
    given = dict(settings or {})
    open_keys = open_settings(table)
    changed: dict[str, object] = {}
    for override in overrides:
        key, value = _split(override)
        if key in open_keys:
            given[key] = value
            continue
        table = table if changed else deepcopy(table)
        _override(table, key, value)
        changed[key] = value
    scheme, rules = _sound(table, file, changed) if once else _checked(table, file, changed)
    amounts = {key: _amount(key, value) for key, value in given.items() if key in open_keys}
    unknown = given.keys() - open_keys.keys()
    if unknown:  # here, but perhaps not in other versions
        unknown.difference_update(*(open_settings(other.table) for other in file.versions))
    if unknown:
        told = "setting-unknown" if open_keys else "setting-none"
        raise UsageError(told, key=min(unknown), known=sorted(open_keys))
    return LoadedScheme(scheme, amounts, rules, changed, file)


def _split(override: str) -> tuple[str, object]:
    """Read `KEY=VALUE`; the value is TOML, a bare word is a string."""
    key, sign, value = as_text(override).partition("=")
    if not sign or not key.strip():
        raise UsageError("set-malformed", given=override)
    try:
        return key.strip(), tomllib.loads(f"value = {value}", parse_float=Decimal)["value"]
    except (ValueError, RecursionError):
        return key.strip(), value.strip()


def open_settings(table: object) -> dict[str, None]:
    """Find the keys of amounts that the regulation leaves to the station (R14), at any depth.

    They come in the order of the file, as the keys of a dictionary.
    """
    parts = table if isinstance(table, list) else []
    found: dict[str, None] = {}
    if isinstance(table, dict):
        setting = table.get("setting")
        found |= {setting: None} if isinstance(setting, str) else {}
        parts = list(table.values())
    for part in parts:
        found |= open_settings(part)
    return found


def _override(table: TomlTable, key: str, value: object) -> None:
    """Replace one value in place; a table in a list is named by its id.

    A table that the file leaves out begins with this key; what else it must say is told then.
    A list of rules that it leaves out has none to name.
    """
    *path, last = key.split(".")
    target: object = table
    for place, step in enumerate(path):
        above = path[:place]
        if isinstance(target, dict) and step not in target and _may_begin([*above, step]):
            target[step] = {}
        inner = _step_into(target, step)
        if inner is None and not _may_stand(above, step):
            raise _unknown(key, _nearest(target, step, above))
        target = inner
    if not isinstance(target, dict) or not (last in target or _may_stand(path, last)):
        raise _unknown(key, _nearest(target, last, path))
    target[last] = value


def _unknown(key: str, near: list[str]) -> UsageError:
    return UsageError("set-unknown", key=key, near=near) if near else UsageError("set-no", key=key)


def _may_begin(path: list[str]) -> bool:
    """Say whether there may be a table where the file has none."""
    from gridscore.scheme.known_keys import may_be_table

    return may_be_table(path)


def _may_stand(path: list[str], key: str) -> bool:
    """Say whether a table that lacks a key may have it: one with a default, a weight by role."""
    from gridscore.scheme.known_keys import keys_at, takes_any_key

    return takes_any_key(path) or key in keys_at(path)


def _step_into(target: object, step: str) -> object:
    """Give what stands under a key, or the table of a list with that id; None for neither."""
    if isinstance(target, dict) and step in target:
        return target[step]
    if isinstance(target, list):
        for entry in target:
            if isinstance(entry, dict) and entry.get("id") == step:
                return entry
    return None


def _nearest(target: object, step: str, path: list[str]) -> list[str]:
    """Name what might have been meant: what stands there, and what may."""
    from gridscore.scheme.known_keys import keys_at

    if isinstance(target, dict):
        names = [*dict.fromkeys([*target, *keys_at(path)])]
    elif isinstance(target, list):
        names = [entry["id"] for entry in target if isinstance(entry, dict) and "id" in entry]
    else:
        names = []
    return difflib.get_close_matches(step, names, 3, 0.4) or sorted(names)


def _sound(table: TomlTable, file: SchemeFile, changed: Mapping[str, object]) -> tuple[Scheme, str]:
    """Check the rules unless they were found sound before; returns what `_checked` does."""
    said = [layer.text for layer in file.layers] + [f"{key}={changed[key]!r}" for key in changed]
    source = "\0".join(said)
    known = recall(source, _MODEL)
    if known is None:
        known = _checked(table, file, changed)
        keep(source, _MODEL, *known)
    return known


def _checked(
    table: TomlTable, file: SchemeFile, changed: Mapping[str, object]
) -> tuple[Scheme, str]:
    """Check the rules; returns them also as JSON, which they are known by."""
    scheme = _validate(table, file, changed)
    dumped = scheme.model_dump(mode="json")
    return scheme, json.dumps(dumped, sort_keys=True, ensure_ascii=False)


def _validate(table: TomlTable, file: SchemeFile, changed: Mapping[str, object]) -> Scheme:
    from pydantic import ValidationError

    from gridscore.scheme.model import Scheme

    errors: ValidationError | None = None
    try:
        scheme = Scheme.model_validate(table)
    except ValidationError as error:
        errors = error
    if errors is None and not file.faults:
        return scheme
    from gridscore.scheme.explain_errors import explain_errors

    problems = explain_errors(errors, table, file, changed)
    raise UsageError("scheme-invalid", name=file.name, problems=problems) from errors


def _amount(key: str, value: object) -> int:
    """Turn a setting in yuan into fen."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        try:
            amount = hundredths(value)
        except (ValueError, ArithmeticError):
            amount = UNSET  # told below, like any other value that is no amount
        if 0 <= amount <= LARGEST_SETTING:
            return amount
    raise UsageError("setting-not-money", key=key, value=str(value))
