"""Files → grids of raw cells, safely: one module per family of formats.

`read_grids` never raises for what a file holds. A file that cannot or must not be read is a
problem in its place, and the others are read all the same.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from io import SEEK_END, BytesIO
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from gridscore.ledger.grid import Grid
from gridscore.ledger.model import SheetRef, cell_name
from gridscore.ledger.own_forms import is_aid, without_marks
from gridscore.ledger.sources.content import EXPECTED, HEAD, WORKBOOKS, Content, is_zip, recognise
from gridscore.ledger.sources.limits import (
    HUGE,
    MAX_COLUMNAR_BYTES,
    MAX_COLUMNS,
    MAX_FILE_BYTES,
    MIB,
)
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.memory import keep_freed_memory
from gridscore.problems import Place, Problem, make_problem
from gridscore.records import NamedTuple, replace
from gridscore.side_by_side import AT_ONCE, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from io import BufferedIOBase, BufferedReader
    from pathlib import Path

    from gridscore.ledger.discover import SourceFile
    from gridscore.ledger.grid import Cell, Rows, Unused
    from gridscore.ledger.sources.alike import Top
    from gridscore.ledger.sources.workbook import Sheet

    FindUnused = Callable[[str, Sequence[list[Cell]]], Unused]
    """Tells, of a file and its first rows, which of its columns no table has a use for."""
    _ReadFile = tuple[int, tuple[list[Grid], list[Problem]]]  # with its place among all files
    _Job = Callable[[], list[_ReadFile]]

STDIN = "-"

_LARGE_WORKBOOK = _LARGE_TEXT = MIB // 16  # bytes; a workbook has packed them
_VERY_LARGE = 4 * MIB  # bytes of text, whose columns take megabytes each
_MUCH_TEXT = 2 * MIB  # bytes that make up for loading what reads text by columns
_SMALL_TEXT = MIB  # bytes up to which a text is read together with those headed alike
_TOGETHER = 4 * MIB  # bytes of texts that are read together
_MOST_HELD = 4 * _TOGETHER  # bytes of texts that wait for others


def read_grids(
    files: Iterable[SourceFile],
    look_at: Callable[[list[Grid]], None] | None = None,
    unused: FindUnused | None = None,
) -> tuple[list[Grid], list[Problem]]:
    """Read every sheet of the files, in order, and tell which could not be read.

    Small texts that are headed alike may be read together: see `Grid.alike`. Where somebody is to
    `look_at` what was read together, that is done while the next is being read, in no order; but
    for what is huge. Of a parquet, columns that are `unused` are left out: see `Grid.whole`.
    """
    jobs = _jobs(files, look_at or (lambda _: None), unused)
    by_file = sorted(chain.from_iterable(in_order(jobs, AT_ONCE)), key=itemgetter(0))
    grids = [grid for _, (read, _) in by_file for grid in read]
    return grids, [problem for _, (_, noted) in by_file for problem in noted]


def _jobs(
    files: Iterable[SourceFile], look_at: Callable[[list[Grid]], None], unused: FindUnused | None
) -> Iterator[tuple[_Job, bool]]:
    """Tell how to read all files, and whether that takes so long that the next is begun meanwhile.

    A huge text keeps two processors busy by itself. What reads text by columns takes long to
    load. It is where there is much text, in one file or many, and then serves for smaller files,
    too; small ones that are headed alike are read together.
    """
    sized = [(file, _size(file.path), _may_be_by_columns(file.path)) for file in files]
    much_text = sum(size for _, size, is_text in sized if is_text) >= _MUCH_TEXT
    if any(size >= (_VERY_LARGE if is_text else _LARGE_WORKBOOK) for _, size, is_text in sized):
        keep_freed_memory()  # before the first file is begun, which loads Arrow
    waiting = _Waiting()
    for number, (file, size, is_text) in enumerate(sized):
        held = _held(number, file) if is_text and much_text and size <= _SMALL_TEXT else None
        if held:
            for job, is_long in map(_job_of_alike, waiting.after(held)):
                yield partial(_seen, job, look_at), is_long
        elif is_text:
            by_columns = much_text and size >= _LARGE_TEXT
            job = partial(_read_one, number, file, by_columns=by_columns, unused=unused)
            if by_columns and size >= HUGE and _expected(file.path) is Content.TEXT:
                yield job, False  # which keeps two processors busy by itself
            else:
                yield partial(_seen, job, look_at), by_columns
        else:
            job = partial(_read_one, number, file)
            yield partial(_seen, job, look_at), size >= _LARGE_WORKBOOK
    for job, is_long in map(_job_of_alike, waiting.all()):
        yield partial(_seen, job, look_at), is_long


def _seen(job: _Job, look_at: Callable[[list[Grid]], None]) -> list[_ReadFile]:
    """Read, and let somebody look at what was read."""
    read = job()
    look_at([grid for _, (grids, _) in read for grid in grids])
    return read


class _Held(NamedTuple):
    """A small text that was read already, with its place among all files and its first lines."""

    number: int
    file: SourceFile
    text: bytes
    top: Top

    @property
    def is_large(self) -> bool:
        return len(self.text) >= _LARGE_TEXT


class _Waiting:
    """Small texts that wait for others that are headed alike, until there are enough."""

    def __init__(self) -> None:
        self._alike: dict[tuple[int, bytes], list[_Held]] = {}
        self._sizes: Counter[tuple[int, bytes]] = Counter()
        self._size = 0

    def after(self, held: _Held) -> list[list[_Held]]:
        """Let a text wait, and return those that after it need not wait any longer."""
        shape = held.top.shape
        self._alike.setdefault(shape, []).append(held)
        self._sizes[shape] += len(held.text)
        self._size += len(held.text)
        if self._size >= _MOST_HELD:
            return self.all()
        if self._sizes[shape] < _TOGETHER:
            return []
        self._size -= self._sizes.pop(shape)
        return [self._alike.pop(shape)]

    def all(self) -> list[list[_Held]]:
        """Return all that wait."""
        alike = [*self._alike.values()]
        self._alike.clear()
        self._sizes.clear()
        self._size = 0
        return alike


def _held(number: int, file: SourceFile) -> _Held | None:
    """Read a small text; None where it is to be read by itself, which tells what is wrong."""
    from gridscore.ledger.sources.alike import top_of, without_quotes

    if _expected(file.path) is not Content.TEXT:
        return None
    try:
        text = without_quotes(read_bytes(file.path))
    except RefusedError:
        return None
    top = top_of(text)
    return _Held(number, file, text, top) if top else None


def _job_of_alike(alike: Sequence[_Held]) -> tuple[_Job, bool]:
    """Tell how to read texts that are headed alike: together, if that is worth while."""
    if len(alike) == 1 or sum(len(held.text) for held in alike) < _LARGE_TEXT:
        return partial(_read_each, alike), any(held.is_large for held in alike)
    return partial(_read_alike, alike), True


def _read_alike(alike: Sequence[_Held]) -> list[_ReadFile]:
    """Read texts that are headed alike as one, or else each by itself."""
    from gridscore.ledger.sources.alike import read_together

    together = read_together([held.text for held in alike], [held.top for held in alike])
    if together is None:
        return _read_each(alike)
    return [
        (held.number, ([Grid(SheetRef(held.file.shown), [], alike=together)], [])) for held in alike
    ]


def _read_each(alike: Sequence[_Held]) -> list[_ReadFile]:
    return [
        read
        for held in alike
        for read in _read_one(held.number, held.file, by_columns=held.is_large)
    ]


def _read_one(
    number: int, file: SourceFile, *, by_columns: bool = False, unused: FindUnused | None = None
) -> list[_ReadFile]:
    return [(number, _read(file, by_columns=by_columns, unused=unused))]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # which reading it will tell
        return 0


def _read(
    file: SourceFile, *, by_columns: bool = False, unused: FindUnused | None = None
) -> tuple[list[Grid], list[Problem]]:
    try:
        grids, problems = _read_sound(file, by_columns=by_columns, unused=unused)
    except RefusedError as refusal:
        return [], [refusal.as_problem(file.shown)]
    return [_with_whole(grid, file, by_columns=by_columns) for grid in grids], problems


def _read_sound(
    file: SourceFile, *, by_columns: bool = False, unused: FindUnused | None = None
) -> tuple[list[Grid], list[Problem]]:
    """Read a file; raises RefusedError where that cannot or must not be done."""
    expected = EXPECTED[file.path.suffix.lower()]
    with _opened(file.path) as stream:
        return _read_file(file.shown, stream, expected, by_columns=by_columns, unused=unused)


def _with_whole(grid: Grid, file: SourceFile, *, by_columns: bool) -> Grid:
    """Let a sheet be read again with the columns that were left out."""
    if isinstance(grid.rows, list) or not grid.rows.left_out:
        return grid

    def read_again() -> Grid:
        grids, _ = _read_sound(file, by_columns=by_columns)
        return grids[0]

    return replace(grid, whole=read_again)


def read_stdin(data: bytes) -> tuple[list[Grid], list[Problem]]:
    """Read a text table that came on standard input; its file is shown as `-`."""
    by_columns = len(data) >= _MUCH_TEXT
    try:
        return _read_file(STDIN, BytesIO(data), Content.TEXT, by_columns=by_columns)
    except RefusedError as refusal:
        return [], [refusal.as_problem(STDIN)]


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raises RefusedError if it cannot be opened or is too large."""
    with _opened(path) as stream:
        return _whole(stream)


def _opened(path: Path) -> BufferedReader:
    """Open a file; raises RefusedError if that cannot be, or if it is too large."""
    try:
        limit = MAX_COLUMNAR_BYTES if _may_be_by_columns(path) else MAX_FILE_BYTES
        if path.stat().st_size > limit:
            raise RefusedError("GS108", limit=limit // MIB)
        return path.open("rb")
    except FileNotFoundError as error:
        raise RefusedError("GS101") from error
    except OSError as error:
        raise RefusedError("GS106") from error


def _whole(stream: BufferedIOBase) -> bytes:
    try:
        stream.seek(0)
        return stream.read()
    except OSError as error:
        raise RefusedError("GS106") from error


def _may_be_by_columns(path: Path) -> bool:
    return _expected(path) in (Content.TEXT, Content.PARQUET)


def _expected(path: Path) -> Content | None:
    return EXPECTED.get(path.suffix.lower())


def _read_file(
    shown: str,
    stream: BufferedIOBase,
    expected: Content,
    *,
    by_columns: bool,
    unused: FindUnused | None = None,
) -> tuple[list[Grid], list[Problem]]:
    by_names = partial(unused, shown) if unused else None
    content, sheets = _read_guarded(stream, expected, by_columns=by_columns, unused=by_names)
    for sheet in sheets:
        _refuse_wide(sheet)
    ledgers = _without_aids(sheets)
    if sheets and not ledgers:
        raise RefusedError("GS105")
    if not any(_holds_something(sheet.rows) for sheet in ledgers):
        raise RefusedError("GS107")
    problems = []
    if content is not expected:
        problems.append(make_problem("GS111", Place(shown), format=content.value))
    problems += [
        make_problem("GS118", Place(shown, sheet.name))
        for sheet in ledgers
        if sheet.is_hidden and _holds_something(sheet.rows)
    ]
    return [
        Grid(SheetRef(shown, sheet.name), sheet.rows, sheet.look) for sheet in ledgers
    ], problems


def _without_aids(sheets: list[Sheet]) -> list[Sheet]:
    """Leave out what gridscore itself put into a form or a marked copy."""
    ledgers = [sheet for sheet in sheets if not is_aid(sheet.rows)]
    if len(ledgers) == len(sheets):
        return sheets
    return [replace(sheet, rows=without_marks(sheet.rows)) for sheet in ledgers]


def _read_guarded(
    stream: BufferedIOBase,
    expected: Content,
    *,
    by_columns: bool,
    unused: Callable[[Sequence[list[Cell]]], Unused] | None,
) -> tuple[Content, list[Sheet]]:
    """Read a file by its true content; whatever a reader raises becomes a RefusedError."""
    try:
        content = _content_by_head(stream)
        if content is Content.PARQUET:
            return content, [_parquet_sheet(stream, unused)]
        if by_columns and content is Content.TEXT:
            return content, [_text_sheet(stream, by_columns=True, unused=unused)]
        return _read_content(_whole(stream), expected)
    except (RefusedError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the Rust reader is no Exception
        if isinstance(error, MemoryError) and stream.seek(0, SEEK_END) >= _MUCH_TEXT:
            raise  # a small file for which memory does not suffice is a damaged one
        raise RefusedError("GS110") from error


def _content_by_head(stream: BufferedIOBase) -> Content | None:
    """Tell what a file holds by its beginning; None for a workbook, and for one without a byte."""
    head = stream.read(HEAD)
    return recognise(head) if head and not is_zip(head) else None


def _text_sheet(
    stream: BufferedIOBase,
    *,
    by_columns: bool,
    unused: Callable[[Sequence[list[Cell]]], Unused] | None = None,
) -> Sheet:
    from gridscore.ledger.sources.text import read_text
    from gridscore.ledger.sources.workbook import Sheet

    try:
        return Sheet("", read_text(stream, by_columns=by_columns, unused=unused))
    except OSError as error:
        raise RefusedError("GS106") from error


def _parquet_sheet(
    stream: BufferedIOBase, unused: Callable[[Sequence[list[Cell]]], Unused] | None
) -> Sheet:
    from gridscore.ledger.sources.parquet import read_parquet
    from gridscore.ledger.sources.workbook import Sheet

    try:
        return Sheet("", read_parquet(stream, unused))
    except OSError as error:
        if error.errno:  # those that Arrow raises for what is damaged have no number
            raise RefusedError("GS106") from error
        raise


def _read_content(data: bytes, expected: Content) -> tuple[Content, list[Sheet]]:
    if not data:
        raise RefusedError("GS107")
    if is_zip(data):
        return _read_zip(data)
    content = recognise(data)
    if content is Content.XLS:
        from gridscore.ledger.sources.xls import read_xls

        return content, read_xls(data)
    if content is not Content.TEXT:
        raise RefusedError(_REFUSED[content])
    try:
        return content, [_text_sheet(BytesIO(data), by_columns=False)]
    except RefusedError as error:
        if expected is Content.TEXT:
            raise
        raise RefusedError("GS113") from error  # rather no text at all


_REFUSED = {
    Content.LOCKED: "GS109",
    Content.MARKUP: "GS112",
    Content.OTHER: "GS114",
}


def _read_zip(data: bytes) -> tuple[Content, list[Sheet]]:
    from gridscore.ledger.sources.archive import Archive
    from gridscore.ledger.sources.content import is_own_result, recognise_parts
    from gridscore.ledger.sources.workbook import read_zipped

    archive = Archive(data)
    if is_own_result(archive):
        raise RefusedError("GS105")
    content = recognise_parts(archive.names)
    if content not in WORKBOOKS:
        raise RefusedError("GS114")
    return content, read_zipped(data, archive, content)


def _refuse_wide(sheet: Sheet) -> None:
    rows = sheet.rows
    width = max(map(len, rows), default=0) if isinstance(rows, list) else rows.width
    if width > MAX_COLUMNS:
        row = next(number for number, cells in enumerate(rows) if len(cells) == width)
        cell = cell_name(row, width - 1)
        raise RefusedError("GS123", sheet=sheet.name, cell=cell, limit=f"{MAX_COLUMNS:,}")


def _holds_something(rows: Rows) -> bool:
    return any(cell != "" for row in rows for cell in row)
