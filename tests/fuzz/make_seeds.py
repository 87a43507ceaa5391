"""Makes `seeds/`: one small workbook as LibreOffice saves it in each format it writes."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

SEEDS = Path(__file__).parent / "seeds"
SHEETS = {
    "花名册": (
        ("青禾社区网格员花名册",),
        ("工号", "姓名", "网格", "责任区", "入职日期"),
        ("W1", "甲一", "G1", "春耕", date(2020, 3, 1)),
        ("W2", "乙二", "G2", "春耕", None),
        ("W3", "丙三", "G3", "夏耘", date(2026, 2, 1)),
    ),
    "评分": (
        ("2026年第一季度考核评分表",),
        (
            "工号",
            "姓名",
            "走访巡查与信息采集（20分）",
            "工作日志（20分）",
            "市容环境卫生",
            "服务态度",
            "工作能力",
            "总分",
        ),
        ("W1", "甲一", 18, 17.5, 16, 19, 15, "=SUM(C3:G3)"),
        ("W2", "乙二", 18, 17.5, 16, 19, 16, "=SUM(C4:G4)"),
        ("W3", "丙三", 18, 17.5, 16, 19, 17, "=SUM(C5:G5)"),
    ),
    "奖惩台账": (
        ("日期", "工号", "类别", "级别", "文号", "状态"),
        (date(2026, 2, 3), "W1", "信息漏报", "街道", "示〔2026〕1号", "已确认"),
        ("2026年3月5日", "W2", "表彰", "区", "示〔2026〕2号", None),
    ),
}


def main() -> None:
    """Write the workbook and let LibreOffice save it anew in each format."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["花名册"].merge_cells("A1:E1")
    with TemporaryDirectory() as folder:
        source = Path(folder, "office.xlsx")
        book.save(source)
        for ending in ("ods", "xls", "xlsx"):
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            command += ["--convert-to", ending, "--outdir", str(SEEDS), str(source)]
            subprocess.run(command, check=True, timeout=120)


if __name__ == "__main__":
    main()
