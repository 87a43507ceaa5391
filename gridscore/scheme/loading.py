"""Finding, overriding, reading and naming a scheme: from a file to a checked regulation."""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridscore.numbers import UNSET, hundredths
from gridscore.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.scheme.model import Scheme

LARGEST_SETTING = 10**11
"""Fen; keeps sums over millions of people within int64."""

TomlTable = dict[str, Any]
"""A parsed TOML table: any value TOML knows, decimals exact."""


@dataclass(frozen=True, slots=True)
class LoadedScheme:
    """A checked scheme, the station's settings in fen, and a hash of the rules in force.

    The hash covers the effective rules, overrides and settings included, not the file's layout.
    `overrides` are the rules changed for this run, by key.
    """

    scheme: Scheme
    settings: Mapping[str, int]
    digest: str
    overrides: Mapping[str, object]


def shipped_schemes() -> list[str]:
    """List the ids of the shipped regulations."""
    folder = resources.files("gridscore.schemes")
    names = [Path(entry.name) for entry in folder.iterdir()]
    return sorted(name.stem for name in names if name.suffix == ".toml")


def load_scheme(
    name: str, overrides: Sequence[str] = (), settings: Mapping[str, object] | None = None
) -> LoadedScheme:
    """Load a shipped scheme by id, or a scheme file by path, with `KEY=VALUE` overrides.

    `settings` are the station's own, by dotted key (`pay.subsidy`), in yuan. Raises UsageError,
    with every problem found, when anything is wrong.
    """
    table = _parse(_source(name), name)
    given = dict(settings or {})
    open_keys = _open_settings(table)
    changed: dict[str, object] = {}
    for override in overrides:
        key, value = _split(override)
        if key in open_keys:
            given[key] = value
        else:
            _override(table, key, value)
            changed[key] = value
    scheme = _validate(table, name)
    amounts = {key: _amount(key, value) for key, value in given.items() if key in open_keys}
    unknown = sorted(set(given) - open_keys)
    if unknown:
        raise UsageError("setting-unknown", key=unknown[0], known=", ".join(sorted(open_keys)))
    return LoadedScheme(scheme, amounts, _digest(scheme, amounts), changed)


def _source(name: str) -> str:
    path = Path(name)
    try:
        if path.suffix == ".toml":
            return path.read_text("utf-8-sig")
        if name in shipped_schemes():
            return (resources.files("gridscore.schemes") / f"{name}.toml").read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("scheme-unreadable", name=name, why=str(error)) from error
    known = shipped_schemes()
    near = difflib.get_close_matches(name, known, 1)
    raise UsageError(
        "scheme-unknown-near" if near else "scheme-unknown",
        name=name,
        near="".join(near),
        known=", ".join(known),
    )


def _parse(text: str, name: str) -> TomlTable:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:  # also for numbers of endless digits
        raise UsageError("scheme-not-toml", name=name, why=str(error)) from error


def _split(override: str) -> tuple[str, object]:
    """Read `KEY=VALUE`; the value is TOML, a bare word is a string."""
    key, sign, value = override.partition("=")
    if not sign or not key.strip():
        raise UsageError("set-malformed", given=override)
    try:
        return key.strip(), tomllib.loads(f"value = {value}", parse_float=Decimal)["value"]
    except (ValueError, RecursionError):
        return key.strip(), value.strip()


def _open_settings(table: object) -> set[str]:
    """Find the keys of amounts that the regulation leaves to the station (R14), at any depth."""
    if isinstance(table, list):
        return set().union(*map(_open_settings, table))
    if not isinstance(table, dict):
        return set()
    setting = table.get("setting")
    own = {setting} if isinstance(setting, str) else set()
    return own.union(*map(_open_settings, table.values()))


def _override(table: TomlTable, key: str, value: object) -> None:
    """Replace one value in place; a table in a list is named by its id."""
    *path, last = key.split(".")
    target: object = table
    for step in path:
        target = _step_into(target, step, key)
    if not isinstance(target, dict) or (last not in target and not _is_open(path)):
        raise UsageError("set-unknown", key=key, near=_nearest(target, last))
    target[last] = value


def _is_open(path: list[str]) -> bool:
    """Say whether a table takes keys of the station's own: weights by role do."""
    return path == ["scoring", "role_weights"]


def _step_into(target: object, step: str, key: str) -> object:
    if isinstance(target, dict) and step in target:
        return target[step]
    if isinstance(target, list):
        for entry in target:
            if isinstance(entry, dict) and entry.get("id") == step:
                return entry
    raise UsageError("set-unknown", key=key, near=_nearest(target, step))


def _nearest(target: object, step: str) -> str:
    if isinstance(target, dict):
        names = list(target)
    elif isinstance(target, list):
        names = [str(entry.get("id")) for entry in target if isinstance(entry, dict)]
    else:
        names = []
    return ", ".join(difflib.get_close_matches(step, names, 3, 0.4) or sorted(names))


def _validate(table: TomlTable, name: str) -> Scheme:
    from pydantic import ValidationError

    from gridscore.scheme.model import Scheme

    try:
        return Scheme.model_validate(table)
    except ValidationError as error:
        from gridscore.scheme.explain_errors import SchemeErrors

        raise UsageError(
            "scheme-invalid", name=name, problems=SchemeErrors(error, table)
        ) from error


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


def _digest(scheme: Scheme, settings: Mapping[str, int]) -> str:
    rules = {"scheme": scheme.model_dump(mode="json"), "settings": dict(settings)}
    text = json.dumps(rules, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
