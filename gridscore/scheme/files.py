"""Finding scheme files: by path or id, with what they extend, in the version in force on a day."""

from __future__ import annotations

import difflib
import os
import tomllib
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from gridscore.problems import UsageError
from gridscore.records import dataclass, replace
from gridscore.scheme.faults import SchemeFaultError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridscore.scheme.toml_lines import Path as KeyPath

TomlTable: TypeAlias = dict[str, Any]
"""A parsed TOML table: any value TOML knows, decimals exact."""

SHIPPED = Path(__file__).parents[1] / "schemes"
"""Where the regulations stand that are shipped with the program."""
ENDING = ".toml"
STATION_FILE = "gridscore.toml"


@dataclass(frozen=True)
class SchemeText:
    """One scheme file as it was read; `name` is how people know it: an id, or a path."""

    name: str
    text: str
    table: TomlTable

    @cached_property
    def lines(self) -> Mapping[KeyPath, int]:
        """The line of each key of the file."""
        from gridscore.scheme.toml_lines import key_lines

        return key_lines(self.text)


@dataclass(frozen=True)
class SchemeFile:
    """A scheme file together with all that it extends.

    `table` is what they say together, `layers` are the files, the named one first. `faults` are
    what could not be put together, `versions` all there are of this scheme, if it was found by id.
    """

    table: TomlTable
    layers: tuple[SchemeText, ...]
    faults: tuple[SchemeFaultError, ...] = ()
    versions: tuple[SchemeFile, ...] = ()

    @property
    def name(self) -> str:
        """How the file is known."""
        return self.layers[0].name

    @property
    def id(self) -> str:
        """The scheme's id, empty where the file gives none."""
        return str(self.table.get("id", ""))

    @property
    def version(self) -> str:
        """The version of the scheme."""
        return str(self.table.get("version", "1"))

    @property
    def in_force(self) -> date:
        """The first day it is in force; without one it always was."""
        day = self.table.get("in_force")
        return day if type(day) is date else date.min

    @property
    def last_day(self) -> date | None:
        """The last day it is in force: that before the next version; None if there is none."""
        later = [other.in_force for other in self.versions if other.in_force > self.in_force]
        return min(later) - timedelta(days=1) if later else None


def shipped_schemes() -> list[str]:
    """List the ids of the shipped regulations, each once, whatever versions it has."""
    return sorted({stem.partition("@")[0] for stem in _shipped_stems()})


def _shipped_stems() -> list[str]:
    return sorted(file.stem for file in SHIPPED.iterdir() if file.suffix == ENDING)


def find_scheme(name: str, day: date | None = None, folder: Path | None = None) -> SchemeFile:
    """Find a scheme by path, by id, or by `id@version`, among the shipped ones and the folder's.

    Of several versions the one in force on `day` is taken, without a day the newest; before the
    first one that is the first. Raises UsageError when there is none, when it cannot be read,
    and when two files say they are in force from the same day.
    """
    if name.endswith(ENDING):
        return _compose(_read_path(name))
    versions = find_versions(name.partition("@")[0], folder)
    wanted = name.partition("@")[2]
    if wanted:
        versions = [version for version in versions if version.version == wanted]
    if not versions:
        raise _unknown(name, folder)
    if wanted:
        return versions[0]
    begun = [version for version in versions if day is None or version.in_force <= day]
    return begun[-1] if begun else versions[0]


def scheme_of_text(name: str, text: str) -> SchemeFile:
    """Take a scheme from a text that is not, or not yet, a file; `name` is how it is told of."""
    return _compose(_parse(name, text))


def find_versions(scheme_id: str, folder: Path | None = None) -> list[SchemeFile]:
    """List the versions of a scheme, the oldest first; raises UsageError as `find_scheme` does."""
    shipped = [stem for stem in _shipped_stems() if stem.partition("@")[0] == scheme_id]
    found = [_compose(_read_shipped(stem)) for stem in shipped]
    found += [file for file in own_schemes(folder) if file.id == scheme_id]
    found.sort(key=lambda file: file.in_force)
    by_day: dict[date, SchemeFile] = {}
    for file in found:
        other = by_day.setdefault(file.in_force, file)
        if other is not file:
            raise UsageError("scheme-versions", id=scheme_id, one=other.name, other=file.name)
    return [replace(file, versions=tuple(found)) for file in found]


def own_schemes(folder: Path | None) -> list[SchemeFile]:
    """Read the scheme files that stand in a ledger folder itself; raises UsageError."""
    if folder is None or not folder.is_dir():
        return []
    paths = sorted(path for path in folder.glob(f"*{ENDING}") if path.name != STATION_FILE)
    texts = [_read_path(str(path)) for path in paths if not path.name.startswith(".")]
    return [_compose(text) for text in texts if {"id", "extends"} & text.table.keys()]


def _unknown(name: str, folder: Path | None) -> UsageError:
    known = sorted({*shipped_schemes(), *(file.id for file in own_schemes(folder))})
    near = difflib.get_close_matches(name, known, 1)
    return UsageError(
        "scheme-unknown-near" if near else "scheme-unknown",
        name=name,
        near="".join(near),
        known=known,
    )


def _read_path(name: str) -> SchemeText:
    if Path(name).name == STATION_FILE:
        raise UsageError("scheme-is-settings", name=name, known=shipped_schemes())
    try:
        text = Path(name).read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError("scheme-missing", name=name) from error
    except UnicodeDecodeError as error:
        raise UsageError("toml-not-utf8", file=name) from error
    except (OSError, ValueError) as error:  # also for what is no path at all
        raise UsageError("toml-unreadable", file=name) from error
    return _parse(name, text)


def _read_shipped(stem: str) -> SchemeText:
    return _parse(stem, (SHIPPED / f"{stem}{ENDING}").read_text("utf-8"))


def _parse(name: str, text: str) -> SchemeText:
    try:
        return SchemeText(name, text, tomllib.loads(text, parse_float=Decimal))
    except (ValueError, RecursionError) as error:  # also for numbers of endless digits
        raise not_toml(name, text) from error


def not_toml(name: str, text: str) -> UsageError:
    """Say what keeps a text from being TOML, all of it; `name` is how people know the file."""
    from gridscore.scheme.toml_mistakes import mistakes_of

    return UsageError("not-toml", file=name, mistakes=mistakes_of(text))


def _compose(text: SchemeText, below: tuple[SchemeText, ...] = ()) -> SchemeFile:
    """Lay a file over the one it extends; `below` are the files that brought us here."""
    table = dict(text.table)
    extends, remove = table.pop("extends", None), table.pop("remove", [])
    if extends is None:
        stray = [SchemeFaultError("remove-alone", rule="remove")] if remove else []
        return SchemeFile(table, (text,), tuple(stray))
    from gridscore.scheme.merging import merge_tables, remove_parts

    parent = _compose(_extended(text, extends, below), (*below, text))
    kept, faults = remove_parts(parent.table, remove)
    file = SchemeFile(merge_tables(kept, table), (text, *parent.layers), (*parent.faults, *faults))
    if (file.id, file.version) == (parent.id, parent.version):
        same = SchemeFaultError("extends-same", id=file.id, version=file.version)
        return replace(file, faults=(*file.faults, same))
    return file


def _extended(text: SchemeText, extends: object, below: tuple[SchemeText, ...]) -> SchemeText:
    """Read the file that another extends: a shipped one by its name, or one beside it by path."""
    seen = [_identity(one.name) for one in (*below, text)]
    given = str(extends)
    if given.endswith(ENDING):
        name = str(Path(text.name).parent / given)
    elif given in _shipped_stems():
        name = given
    else:
        near = difflib.get_close_matches(given, _shipped_stems(), 1) or _shipped_stems()
        raise UsageError("extends-unknown", name=text.name, given=given, near=near)
    if _identity(name) in seen:
        raise UsageError("extends-circle", name=text.name, given=given)
    return _read_path(name) if name.endswith(ENDING) else _read_shipped(name)


def _identity(name: str) -> str:
    with suppress(ValueError):  # what is no path at all is told when it is read
        return os.path.realpath(name) if name.endswith(ENDING) else name
    return name
