"""Which rooms of the house may know of which others, as docs/architecture.md draws them.

Imports for types alone count too: whoever names a thing knows of it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "gridscore"

TOOLS = frozenset(
    {
        *("arrow", "columns", "declare", "equal_rows", "foreign_names", "kept", "memory"),
        *("numbers", "patterns", "periods", "records", "side_by_side", "__version__"),
    }
)
"""Modules of the package itself that know nothing of what is assessed."""

WORDS = frozenset({"problems", "messages"})
"""Each knows of the other: how severe a problem is stands beside its texts."""

ROOMS = {
    "problems": TOOLS | WORDS,
    "messages": TOOLS | WORDS,
    "scheme": TOOLS | WORDS,
    "ledger": TOOLS | WORDS | {"scheme"},
    "journal": TOOLS | {"ledger"},
    "engine": TOOLS | WORDS | {"scheme", "ledger", "journal"},
    "results": TOOLS | WORDS | {"scheme", "ledger", "journal", "engine"},
    "marking": TOOLS | WORDS | {"ledger", "results"},
    "folder": TOOLS | WORDS | {"scheme"},
    "forms": TOOLS | WORDS | {"scheme", "ledger", "engine", "results", "folder"},
    "trial": TOOLS | WORDS | {"scheme", "ledger", "engine", "results"},
    "cli": TOOLS
    | WORDS
    | {"scheme", "ledger", "engine", "results", "marking", "folder", "forms", "trial"},
}
"""What each room may know of, beside itself."""

FREE = frozenset({"__init__", "__main__"})
"""Modules that are not held to anything: the package itself, and the entry point."""


def imported(path: Path) -> Iterator[str]:
    """Name every module or name of the package that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def known_to(room: str) -> set[str]:
    """Name the rooms and modules of the package that a room imports anything of."""
    inside = PACKAGE / room
    files = inside.rglob("*.py") if inside.is_dir() else [inside.with_suffix(".py")]
    names = (name.split(".") for path in files for name in imported(path))
    return {parts[1] for parts in names if parts[0] == "gridscore"} - {room}


@pytest.mark.parametrize("room", [*ROOMS, *sorted(TOOLS - {"__version__"})])
def test_a_room_knows_only_of_those_below_it(room: str) -> None:
    assert known_to(room) <= ROOMS.get(room, TOOLS)


def test_what_a_room_imports_is_seen() -> None:
    assert {"ledger", "scheme", "journal", "numbers"} <= known_to("engine")
    assert known_to("journal") >= {"ledger", "columns"}


def test_every_room_is_held_to_its_place() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    rooms -= {"__pycache__", "schemes", *FREE}
    assert rooms == (ROOMS.keys() | TOOLS) - {"__version__"}


def test_rooms_stand_above_each_other() -> None:
    below: set[str] = {*TOOLS, *WORDS}
    for room, known in ROOMS.items():
        assert known <= below, room
        below.add(room)
