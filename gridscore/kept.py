"""Files that were found sound once need not be checked again: their checked form is kept.

It is kept where Python keeps its compiled modules, and as they are: made anew when the file or the
code that checks it changed, left out where nothing can be written, safe to delete. As with them,
whoever may change what is kept may change the program itself.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from enum import Enum
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

from gridscore import __version__, declare

if TYPE_CHECKING:
    from pydantic import BaseModel

_PACKAGE = Path(__file__).parent
FOLDER = Path(cache_from_source(__file__)).parent
"""Where the forms are kept."""

_MOST = 50
"""Forms that are kept; beyond, the oldest goes."""

_KIND, _VALUE, _GIVEN = "kind", "value", "given"

in_use = False
"""Whether this process may recall and keep: it then checks nothing that it has recalled."""


def recall(source: str, module: str) -> tuple[Any, str] | None:
    """Recall the checked form of a file's text, and a note that was kept with it.

    `module` is the one whose classes it is made of; it is imported plainly, without pydantic.
    None where nothing is kept, and where pydantic is there already: classes that check and plain
    ones would not go together.
    """
    import json

    if not in_use or "pydantic" in sys.modules:
        return None
    try:
        seal, _, content = _place(source, module).read_bytes().partition(b"\n")
    except OSError:
        return None
    if seal != _seal(content):  # cut short or damaged
        return None
    *origin, form, note = json.loads(content)
    if origin != _origin(source, module):
        return None
    declare.plainly = True
    try:
        import_module(module)
    finally:
        declare.plainly = False
    return _made(form), note


def keep(source: str, module: str, checked: BaseModel, note: str = "") -> None:
    """Keep the checked form of a file's text, where that may be done."""
    import json

    if not in_use:
        return
    place = _place(source, module)
    aside = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        content = json.dumps([*_origin(source, module), _plain(checked), note]).encode()
        place.parent.mkdir(exist_ok=True)
        try:
            aside.write_bytes(_seal(content) + b"\n" + content)
            aside.replace(place)
        finally:
            aside.unlink(missing_ok=True)
        kept = sorted(place.parent.glob("kept-*.json"), key=lambda path: path.stat().st_mtime)
        for old in kept[:-_MOST]:
            old.unlink()


def _place(source: str, module: str) -> Path:
    """Name the file; should two texts ever have the same name, one takes the other's place."""
    return FOLDER / f"kept-{crc32(f'{module}:{source}'.encode('utf-8', 'replace')):08x}.json"


def _seal(content: bytes) -> bytes:
    """Sum content up, so that what is no longer as it was written is not taken for a regulation."""
    return f"{crc32(content):08x}".encode()


def _origin(source: str, module: str) -> list[object]:
    """Say what a form depends on: the text, and the code that checks it."""
    folders = (_PACKAGE, _PACKAGE.joinpath(*module.split(".")[1:-1]))
    modules = [entry for folder in folders for entry in os.scandir(folder)]
    code = [
        [entry.path, entry.stat().st_size, entry.stat().st_mtime_ns]
        for entry in modules
        if entry.name.endswith(".py")
    ]
    return [source, __version__, sorted(code)]


def _plain(value: object) -> object:
    """Turn a checked value into what json writes: tables that name their kind, lists for tuples."""
    if isinstance(value, Enum):
        return {_KIND: _name(value), _VALUE: value.value}
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {_KIND: "dict", _VALUE: [[_plain(k), _plain(v)] for k, v in value.items()]}
    if isinstance(value, date):
        return {_KIND: "date", _VALUE: value.isoformat()}
    model = cast("BaseModel", value)
    fields = {name: _plain(getattr(model, name)) for name in type(model).model_fields}
    return {_KIND: _name(model), _VALUE: fields, _GIVEN: sorted(model.model_fields_set)}


def _name(value: object) -> str:
    return f"{type(value).__module__}:{type(value).__name__}"


def _made(form: Any) -> Any:
    """Make the value that `_plain` turned into this."""
    if isinstance(form, list):
        return tuple(map(_made, form))
    if not isinstance(form, dict):
        return form
    kind, value = form[_KIND], form[_VALUE]
    if kind == "dict":
        return {_made(key): _made(part) for key, part in value}
    if kind == "date":
        return date.fromisoformat(value)
    module, _, name = kind.partition(":")
    made = getattr(sys.modules[module], name)
    if _GIVEN not in form:
        return made(value)
    fields = {name: _made(part) for name, part in value.items()}
    return made.model_construct(frozenset(form[_GIVEN]), **fields)
