"""Extending a scheme: what a file changes in the one that it names, and what it drops from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridscore.scheme.faults import SchemeFaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.files import TomlTable


def merge_tables(parent: TomlTable, child: TomlTable) -> TomlTable:
    """Lay `child` over `parent`; neither is changed.

    Tables merge key by key and lists of rules by the rules' ids, where a new rule comes last;
    any other value of the child stands in place of the parent's.
    """
    merged = dict(parent)
    for key, value in child.items():
        merged[key] = _merged(key, parent[key], value) if key in parent else value
    return merged


def _merged(key: str, old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return merge_tables(old, new)
    name = name_key(key)
    if _are_rules(old, name) and _are_rules(new, name):
        return _merge_rules(old, new, name)
    return new


def name_key(key: str) -> str:
    """Tell by which key the tables of a list are named: clauses that are left out have no id."""
    return "clause" if key == "not_modelled" else "id"


def _are_rules(value: Any, name: str) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) and name in one for one in value)


def _merge_rules(old: list[TomlTable], new: list[TomlTable], name: str) -> list[TomlTable]:
    places = {_key(rule[name]): place for place, rule in enumerate(old)}
    merged = list(old)
    for rule in new:
        place = places.pop(_key(rule[name]), None)  # a second one of that id is left to be told
        if place is None:
            merged.append(rule)
        else:
            merged[place] = merge_tables(merged[place], rule)
    return merged


def _key(name: Any) -> str:
    return repr(name)  # whatever stands there, also what cannot be a dictionary's key


def remove_parts(table: TomlTable, paths: object) -> tuple[TomlTable, list[SchemeFaultError]]:
    """Drop what `remove` names, such as `ladders.environment` or `year.weights.panel`.

    Returns the table without these parts, and a fault for each path that leads nowhere.
    """
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        return table, [SchemeFaultError("remove-list", rule="remove")]
    faults = []
    for number, path in enumerate(paths):
        without = _without(table, path.split("."))
        if isinstance(without, dict):
            table = without
        else:
            place = f"remove.{number + 1}"
            faults.append(SchemeFaultError("remove-unknown", rule="remove", at=place, path=path))
    return table, faults


def _without(value: Any, path: list[str], key: str = "") -> Any:
    """Return a copy of a table or list without one part; None where there is no such part."""
    step, rest = path[0], path[1:]
    keys = [place for place, name in _named(value, key) if name == step]
    if not keys:
        return None
    place = keys[0]
    if rest:
        inner = _without(value[place], rest, step)
        if inner is None:
            return None
    copy = value.copy()
    if rest:
        copy[place] = inner
    else:
        del copy[place]
    return copy


def _named(value: Any, key: str) -> Iterator[tuple[Any, str]]:
    """List the parts of a table or list with the names by which paths speak of them."""
    if isinstance(value, dict):
        yield from ((name, name) for name in value)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield place, str(one.get(name_key(key))) if isinstance(one, dict) else str(one)
