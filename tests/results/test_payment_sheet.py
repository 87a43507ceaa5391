"""The payment list: sums that stay right, capital figures, accounts as text, lines to sign."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
from fake_report import PEOPLE, make_table

from gridscore.messages import Lang
from gridscore.numbers import UNSET
from gridscore.results.model import Kind, PaymentList
from gridscore.results.xlsx.workbook import write_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from gridscore.results.model import Report

FIRST = 4


def payments(report: Report, *, values: bool = True) -> Worksheet:
    target = io.BytesIO()
    write_workbook(report, target)
    book = openpyxl.load_workbook(target, data_only=values)
    return book["发放表" if report.lang is Lang.ZH_HANS else "Payment list"]


def test_sums_are_live_and_stand_in_capital_figures_too(chinese_report: Report) -> None:
    shown, written = payments(chinese_report), payments(chinese_report, values=False)
    total = FIRST + PEOPLE
    assert [cell.value for cell in shown[total][:6]] == ["合计", None, None, 44500, 500, 45000]
    assert written.cell(total, 6).value == "=SUM(F4:F28)"
    capitals = [cell.value for cell in shown[total + 1] if cell.value]
    assert capitals == ["实发（元）合计（大写）", "肆万伍仟元整"]
    assert written.cell(total + 1, 4).value == (
        '=IF(ROUND(F29*100,0)=4500000,"肆万伍仟元整","金额已改动，请重新填写大写金额")'
    )
    assert str(shown.cell(total + 2, 1).value).startswith("合计中 500.00 元为向街道办事处申请")


def test_the_account_is_text_and_there_is_room_to_sign(chinese_report: Report) -> None:
    sheet = payments(chinese_report)
    headings = [cell.value for cell in sheet[FIRST - 1]]
    assert " ".join(headings) == (
        "序号 工号 姓名 年终奖（元） 表彰奖（元） 实发（元） 银行账号 签名 备注"
    )
    account = sheet.cell(FIRST, 7)
    assert (account.value, account.data_type, account.number_format) == ("000000", "s", "@")
    assert not sheet.column_dimensions["H"].hidden
    assert sheet.column_dimensions["H"].width >= 16
    signed = str(sheet.cell(sheet.max_row, 1).value).split()
    assert [text.rstrip("_：") for text in signed] == ["制表", "审核", "负责人", "日期"]
    assert sheet.page_setup.orientation == "landscape"


def test_an_amount_that_is_not_set_leaves_the_sums_open(chinese_report: Report) -> None:
    table = make_table(
        "payments",
        {
            "number": (Kind.COUNT, [1, 2]),
            "id": (Kind.TEXT, ["1", "2"]),
            "withheld": (Kind.MONEY, [5000, 0]),
            "paid": (Kind.MONEY, [UNSET, 100]),
        },
        Lang.ZH_HANS,
    )
    report = replace(
        chinese_report,
        money={"withheld": 5000, "paid": None},
        make_payments=lambda: PaymentList(table),
    )
    shown, written = payments(report), payments(report, values=False)
    assert [shown.cell(row, 4).value for row in (4, 5, 6)] == [None, 1, "未设定"]
    assert shown["C6"].value == 50
    assert written["D6"].value == '=IF(COUNTBLANK(D4:D5)>0,"未设定",SUM(D4:D5))'
    assert shown["C7"].value == "未设定"
    assert written["C7"].value == (
        '=IF(NOT(ISNUMBER(D6)),"未设定","金额已改动，请重新填写大写金额")'
    )


def test_in_english(english_report: Report) -> None:
    sheet = payments(english_report)
    assert [cell.value for cell in sheet[FIRST + PEOPLE + 1] if cell.value] == [
        "paid in capital figures",
        "肆万伍仟元整",
    ]
