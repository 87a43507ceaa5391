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
"""What is told to people: problems, and the wordings of all that is told."""

ROOMS = {
    "problems": TOOLS | {"messages"},
    "messages": TOOLS,
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

ORACLE = Path(__file__).parent / "oracle"
RUNS_THE_ENGINE = "engine_run.py"
"""The one module of the oracle, beside its tests, that knows of what it is held against."""

FREE = frozenset({"__init__", "__main__"})
"""Modules that are not held to anything: the package itself, and the entry point."""


def imported(path: Path, *, to_run: bool = False) -> Iterator[str]:
    """Name every module or name of the package that a file imports, for types or `to_run`."""
    tree = ast.parse(path.read_text("utf-8"))
    if to_run:
        tree = WithoutTypes().visit(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


class WithoutTypes(ast.NodeTransformer):
    """Leaves out what is imported for types alone."""

    def visit_If(self, node: ast.If) -> ast.If | None:
        is_for_types = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        return None if is_for_types else node


def imports_to_run() -> dict[str, set[str]]:
    """Name the modules that each module imports, now or when it is called."""
    files = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }
    imports = {}
    for module, path in files.items():
        names = [name.removeprefix("gridscore.") for name in imported(path, to_run=True)]
        near = {name if name in files else name.rpartition(".")[0] for name in names}
        imports[module] = (near & files.keys()) - {module}
    return imports


def circles(imports: dict[str, set[str]]) -> set[frozenset[str]]:
    """Find the modules that lead back to each other."""
    reached = {module: set(near) for module, near in imports.items()}
    for middle in imports:
        for near in reached.values():
            if middle in near:
                near.update(reached[middle])
    both_ways = (
        frozenset(other for other in near if module in reached[other])
        for module, near in reached.items()
    )
    return {circle for circle in both_ways if circle}


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


def test_modules_do_not_import_each_other() -> None:
    assert circles(imports_to_run()) == set()


def test_circles_are_found() -> None:
    imports = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set[str]()}
    assert circles(imports) == {frozenset({"b", "c"})}


def test_the_oracle_shares_no_code_with_what_it_checks() -> None:
    independent = {
        path
        for path in ORACLE.glob("*.py")
        if path.name != RUNS_THE_ENGINE and not path.name.startswith("test_")
    }
    knowing = {
        path.name
        for path in independent
        for name in imported(path)
        if name.split(".")[0] == "gridscore"
    }
    assert independent
    assert knowing == set()
    assert any(name.startswith("gridscore.") for name in imported(ORACLE / RUNS_THE_ENGINE))
