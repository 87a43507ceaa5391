from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from fake_report import make_table
from hypothesis import given
from hypothesis import strategies as st

from gridscore.messages import Lang
from gridscore.numbers import UNSET
from gridscore.results.model import Kind, Table
from gridscore.results.streams.stream import write_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridscore.results.model import Report


class Pipe(io.BytesIO):
    """A target that can neither seek nor tell, as stdout in a pipe."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError("not seekable")

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError("not seekable")


def written(
    table: Table, name: str, *, bom: bool = False, meta: Mapping[str, object] | None = None
) -> bytes:
    target = Pipe()
    write_table(table, target, name, bom=bom, meta=meta)
    return target.getvalue()


def names(*texts: str) -> Table:
    return make_table("t", {"name": (Kind.TEXT, texts)}, Lang.EN)


@pytest.fixture
def table() -> Table:
    return make_table(
        "t",
        {
            "rank": (Kind.COUNT, [1, UNSET]),
            "id": (Kind.TEXT, ["007", '=1+1,"x"']),
            "total": (Kind.POINTS, [3103, 5]),
            "survey_rate": (Kind.RATE, [8833, UNSET]),
            "paid": (Kind.MONEY, [24000000, -5]),
            "grade": (Kind.WORD, ["优秀", ""]),
        },
        Lang.ZH_HANS,
    )


def test_csv_has_headings_two_decimals_and_no_separators(table: Table) -> None:
    assert written(table, "csv").decode() == (
        "名次,工号,总分,满意率（%）,实发（元）,等次\r\n"
        "1,007,31.03,88.33,240000.00,优秀\r\n"
        ',"\'=1+1,""x""",0.05,,-0.05,\r\n'
    )


def test_only_csv_and_tsv_carry_a_byte_order_mark(table: Table) -> None:
    mark = b"\xef\xbb\xbf"
    for name in ("csv", "tsv"):
        assert written(table, name, bom=True).startswith(mark)
        assert not written(table, name).startswith(mark)
    for name in ("json", "jsonl", "md", "parquet"):
        assert written(table, name, bom=True) == written(table, name)


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@x", "\tx", "\rx", "  =1", "\u3000=1", "＝1", "＋", "－1", "＠", "\n=1"],
)
def test_text_that_looks_like_a_formula_is_defused(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written(names(text), "csv").decode(), newline="")))
    assert rows[1] == [f"'{text}"]
    assert written(names(text), "tsv").decode().splitlines()[1].strip('"').startswith("'")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_csv_gives_every_text_back(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written(names(text, "x"), "csv").decode(), newline="")))
    assert rows[1:] in ([[text], ["x"]], [[f"'{text}"], ["x"]])


def test_tsv_has_one_line_a_row() -> None:
    text = written(names("a\tb\r\nc\u2028d", "e\x0bf"), "tsv").decode()
    assert text == "name\na b c d\ne f\n"


def test_json_numbers_have_two_decimals_and_none_is_null(table: Table) -> None:
    text = written(table, "json", meta={"period": "2026", "draft": True}).decode()
    assert (
        '{"rank": 1, "id": "007", "total": 31.03, "survey_rate": 88.33, '
        '"paid": 240000.00, "grade": "优秀"}'
    ) in text
    document = json.loads(text, parse_float=Decimal)
    assert document["meta"] == {"period": "2026", "draft": True}
    assert document["rows"][1] == {
        "rank": None,
        "id": '=1+1,"x"',
        "total": Decimal("0.05"),
        "survey_rate": None,
        "paid": Decimal("-0.05"),
        "grade": "",
    }


def test_json_lines_are_the_rows_of_the_json_document(table: Table) -> None:
    lines = [json.loads(line) for line in written(table, "jsonl").splitlines()]
    assert lines == json.loads(written(table, "json"))["rows"]


def test_a_table_without_rows_is_still_a_document() -> None:
    empty = names()
    assert json.loads(written(empty, "json")) == {"meta": {}, "rows": []}
    assert written(empty, "jsonl") == b""
    assert written(empty, "csv") == b"name\r\n"


def test_parquet_holds_exact_decimals_and_nulls(table: Table) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    read = pq.read_table(io.BytesIO(written(table, "parquet", meta={"period": "2026"})))
    read.validate(full=True)
    assert read.schema.field("paid").type == pa.decimal128(18, 2)
    assert read.schema.field("rank").type == pa.int64()
    assert read.schema.field("id").type == pa.string()
    assert json.loads(read.schema.metadata[b"gridscore"]) == {"period": "2026"}
    assert read.to_pydict() == {
        "rank": [1, None],
        "id": ["007", '=1+1,"x"'],
        "total": [Decimal("31.03"), Decimal("0.05")],
        "survey_rate": [Decimal("88.33"), None],
        "paid": [Decimal("240000.00"), Decimal("-0.05")],
        "grade": ["优秀", ""],
    }


def test_markdown_escapes_what_would_be_markup() -> None:
    text = written(names("a|b", "<img>\n[x](y)", "_1_"), "md").decode()
    assert text == "| name |\n| --- |\n| a\\|b |\n| \\<img\\> \\[x\\](y) |\n| \\_1\\_ |\n"


def test_markdown_aligns_figures_to_the_right(table: Table) -> None:
    assert written(table, "md").decode().splitlines()[1:3] == [
        "| ---: | --- | ---: | ---: | ---: | --- |",
        "| 1 | 007 | 31.03 | 88.33 | 240000.00 | 优秀 |",
    ]


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "jsonl", "md", "parquet"])
def test_bytes_of_undecodable_file_names_do_not_stop_the_writing(name: str) -> None:
    assert b"udce9" in written(names("caf\udce9.csv"), name)


@pytest.mark.parametrize("name", ["csv", "json", "parquet"])
def test_the_same_report_gives_the_same_bytes(chinese_report: Report, name: str) -> None:
    assert written(chinese_report.roster, name) == written(chinese_report.roster, name)


def test_an_unknown_format_is_a_mistake_of_the_caller(table: Table) -> None:
    target = io.BytesIO()
    with pytest.raises(KeyError):
        write_table(table, target, "xlsx", bom=False)
    assert not target.closed
