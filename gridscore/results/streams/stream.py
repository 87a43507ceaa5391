"""Writes a table as csv, tsv, json, jsonl, parquet or md.

Figures leave as they were published: two decimals, written digit by digit, never through a
float. csv, tsv and md are for people and carry the headings of the reader's language; json,
jsonl and parquet are for programs and carry the canonical column ids.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from itertools import chain
from typing import TYPE_CHECKING, cast

from gridscore.numbers import UNSET, format_hundredths
from gridscore.patterns import pattern
from gridscore.results.escape import defused, encodable_in_utf8
from gridscore.results.model import TEXTS, WHOLE_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO, TextIO

    import numpy as np
    from numpy.typing import NDArray

    from gridscore.results.model import Column, Table

_GROUP = 1 << 19  # rows that are held as Arrow's numbers at once, which are twice as wide
_BREAKS = pattern(r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
_MARKDOWN = pattern(r"([\\|`*_<>&\[\]])")


def write_table(
    table: Table,
    target: BinaryIO,
    format: str,  # noqa: A002  the word users type
    *,
    bom: bool,
    meta: Mapping[str, object] | None = None,
) -> None:
    """Write `table` to `target` in one of csv, tsv, json, jsonl, parquet and md.

    `bom` marks csv and tsv as UTF-8 for Excel. `meta`, of values that `json.dumps` takes,
    says where the table comes from: json puts it under "meta", parquet into the schema.
    `target` need not be seekable. Raises KeyError for another format.
    """
    parts = table.parts(_GROUP) if format == "parquet" else [table]
    write_parts(parts, target, format, bom=bom, meta=meta)


def write_parts(
    parts: Iterable[Table],
    target: BinaryIO,
    format: str,  # noqa: A002  the word users type
    *,
    bom: bool,
    meta: Mapping[str, object] | None = None,
) -> None:
    """Write a table that comes in parts, at least one, like `write_table`.

    No more than one part is held in memory. In parquet each is a group of rows.
    """
    parts = iter(parts)
    head = next(parts)
    parts = chain([head], parts)
    if format == "parquet":
        _write_parquet(head, parts, target, meta or {})
        return
    if len(head) >= LARGE and format in _LARGE_WRITERS:
        if bom and format in {"csv", "tsv"}:
            target.write(codecs.BOM_UTF8)
        _LARGE_WRITERS[format](parts, target, meta or {})
        return
    # Text of ledgers may hold what UTF-8 cannot (a file name's stray bytes): it is spelt out.
    stream = io.TextIOWrapper(target, "utf-8", "backslashreplace", newline="")
    try:
        if bom and format in {"csv", "tsv"}:
            stream.write("\ufeff")
        if format == "json":
            _write_json(parts, stream, meta or {})
        else:
            _LINE_WRITERS[format](head, parts, stream)
    finally:
        stream.detach()  # flushes; the target is the caller's to close


def _figures(column: Column, unset: str) -> list[str]:
    """Write each figure of a column out; an equal figure is put into words only once."""
    numbers: list[int] = cast("NDArray[np.int64]", column.values).tolist()
    write = str if column.kind in WHOLE_NUMBERS else format_hundredths
    written = {number: write(number) for number in set(numbers)}
    written[UNSET] = unset
    return [written[number] for number in numbers]


def _cells(table: Table, text: Callable[[str], str], unset: str) -> Iterator[tuple[str, ...]]:
    """Go through the rows as texts: figures with `unset` for none, strings put through `text`."""
    columns = (
        map(text, cast("Sequence[str]", column.values))
        if column.kind in TEXTS
        else _figures(column, unset)
        for column in table.columns
    )
    return zip(*columns, strict=True)


def _write_csv(head: Table, parts: Iterable[Table], stream: TextIO) -> None:
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(defused(column.heading) for column in head.columns)
    for part in parts:
        rows.writerows(_cells(part, defused, ""))


def _write_tsv(head: Table, parts: Iterable[Table], stream: TextIO) -> None:
    rows = csv.writer(stream, delimiter="\t", lineterminator="\n")
    rows.writerow(defused_line(column.heading) for column in head.columns)
    for part in parts:
        rows.writerows(_cells(part, defused_line, ""))


def defused_line(text: str) -> str:
    """Put a text on one line, as no spreadsheet takes for a formula."""
    return _one_line(defused(text))


def _one_line(text: str) -> str:
    return text if text.isprintable() else _BREAKS.sub(" ", text)


def _write_markdown(head: Table, parts: Iterable[Table], stream: TextIO) -> None:
    rules = ("---" if column.kind in TEXTS else "---:" for column in head.columns)
    _write_markdown_row(stream, (_markdown_text(column.heading) for column in head.columns))
    _write_markdown_row(stream, rules)
    for part in parts:
        for row in _cells(part, _markdown_text, ""):
            _write_markdown_row(stream, row)


def _write_markdown_row(stream: TextIO, cells: Iterable[str]) -> None:
    stream.write(f"| {' | '.join(cells)} |\n")


def _markdown_text(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", _one_line(text))


def json_text(text: str) -> str:
    """Write a text as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _json_rows(table: Table) -> Iterator[str]:
    keys = (json_text(column.id).replace("%", "%%") for column in table.columns)
    pattern = f"{{{', '.join(f'{key}: %s' for key in keys)}}}"
    return (pattern % cells for cells in _cells(table, json_text, "null"))


def plain_rows(table: Table) -> list[dict[str, str]]:
    """Give a small table as rows by column id; figures as they were published, "" for none."""
    names = [column.id for column in table.columns]
    return [dict(zip(names, cells, strict=True)) for cells in _cells(table, str, "")]


def _write_json(parts: Iterable[Table], stream: TextIO, meta: Mapping[str, object]) -> None:
    stream.write(f'{{"meta": {json.dumps(dict(meta), ensure_ascii=False)}, "rows": [')
    separator = "\n"
    for row in chain.from_iterable(map(_json_rows, parts)):
        stream.write(f"{separator}{row}")
        separator = ",\n"
    stream.write("\n]}\n")


def _write_json_lines(_: Table, parts: Iterable[Table], stream: TextIO) -> None:
    for part in parts:
        stream.writelines(f"{row}\n" for row in _json_rows(part))


def _write_parquet(
    head: Table, parts: Iterable[Table], target: BinaryIO, meta: Mapping[str, object]
) -> None:
    from gridscore.results.streams.parquet import write_groups

    write_groups(head, parts, target, json.dumps(dict(meta), ensure_ascii=False))


def _write_large_csv(parts: Iterable[Table], target: BinaryIO, _: Mapping[str, object]) -> None:
    from gridscore.results.streams.large_stream import write_rows

    write_rows(parts, target, ",", "\r\n", defused)


def _write_large_tsv(parts: Iterable[Table], target: BinaryIO, _: Mapping[str, object]) -> None:
    from gridscore.results.streams.large_stream import write_rows

    write_rows(parts, target, "\t", "\n", defused_line)


def _write_large_json(parts: Iterable[Table], target: BinaryIO, meta: Mapping[str, object]) -> None:
    from gridscore.results.streams.large_stream import write_objects

    head = f'{{"meta": {json.dumps(dict(meta), ensure_ascii=False)}, "rows": [\n'
    target.write(encodable_in_utf8(head).encode())
    write_objects(parts, target, json_text, ",\n")
    target.write(b"\n]}\n")


def _write_large_json_lines(
    parts: Iterable[Table], target: BinaryIO, _: Mapping[str, object]
) -> None:
    from gridscore.results.streams.large_stream import write_objects

    write_objects(parts, target, json_text, "\n")
    target.write(b"\n")


_LINE_WRITERS: dict[str, Callable[[Table, Iterable[Table], TextIO], None]] = {
    "csv": _write_csv,
    "tsv": _write_tsv,
    "md": _write_markdown,
    "jsonl": _write_json_lines,
}
_LARGE_WRITERS: dict[str, Callable[[Iterable[Table], BinaryIO, Mapping[str, object]], None]] = {
    "csv": _write_large_csv,
    "tsv": _write_large_tsv,
    "json": _write_large_json,
    "jsonl": _write_large_json_lines,
}
LARGE = 20_000
"""Rows from which on a table is written by columns."""
