"""What marked copies say: the list of problems, the column of them, the notes in cells."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "sheet": Wording("Problems", "问题清单", "問題清單"),
    "title": Wording("Problems: {counts}", "问题清单：{counts}", "問題清單：{counts}"),
    "how": Wording(
        "Mend the coloured cells, save, and hand this workbook in again: this sheet, the colours, the notes and the last column are not read, and the next check takes them away.",
        "请改正着色的单元格，保存后交回即可。本表、颜色、批注和最后一列不会被读取，下次检查时自动清除。",
        "請改正著色的儲存格，儲存後交回即可。本表、顏色、註解和最後一欄不會被讀取，下次檢查時自動清除。",
    ),
    "number": Wording("no.", "序号", "序號"),
    "severity": Wording("kind", "类别", "類別"),
    "sheet-of": Wording("sheet", "工作表", "工作表"),
    "cell": Wording("cell", "单元格", "儲存格"),
    "value": Wording("what stands there", "现有内容", "現有內容"),
    "what": Wording("what is wrong", "问题", "問題"),
    "repair": Wording("what to do", "处理办法", "處理辦法"),
    "code": Wording("code", "代码", "代碼"),
    "more": Wording(
        "… and {count} more, which are neither listed nor marked: mend these first, then check again.",
        "……另有 {count} 个未列出、未标注：请先改正以上问题，再检查一次。",
        "……另有 {count} 個未列出、未標注：請先改正以上問題，再檢查一次。",
    ),
    "column": Wording("problems", "问题", "問題"),
    "told": Wording(
        "{severity} [{code}]: {what} {repair}",
        "{severity}[{code}]：{what}{repair}",
        "{severity}[{code}]：{what}{repair}",
    ),
    # ---- the overview of all files ----
    "overview": Wording("problems", "问题清单", "問題清單"),
    "overview-files": Wording("Files", "文件", "檔案"),
    "overview-title": Wording(
        "What was read: {counts}", "检查结果：{counts}", "檢查結果：{counts}"
    ),
    "overview-how": Wording(
        "The originals are as they were. Each copy has its problems on its first sheet.",
        "原文件没有改动。每个副本的第一张表列有该文件的问题。",
        "原檔案沒有改動。每個副本的第一張表列有該檔案的問題。",
    ),
    "file": Wording("file", "文件", "檔案"),
    "read-as": Wording("read as", "识别为", "識別為"),
    "rows": Wording("rows", "行数", "行數"),
    "problems": Wording("problems", "问题", "問題"),
    "copy": Wording("marked copy", "标注副本", "標注副本"),
    "not-read": Wording("not read", "没有读取", "沒有讀取"),
    "no-copy": Wording("none: it cannot be opened", "无：文件打不开", "無：檔案打不開"),
    "too-large": Wording(
        "none: the file is too large to be marked",
        "无：文件太大，不作标注",
        "無：檔案太大，不作標注",
    ),
    "plain": Wording(
        "{name}, without the looks of the original", "{name}（不含原格式）", "{name}（不含原格式）"
    ),
    "sound": Wording("no problems", "没有问题", "沒有問題"),
    "no-file": Wording("(of no file)", "（不属于某个文件）", "（不屬於某個檔案）"),
    "summary-line": Wording(
        "{file}: {kinds}; {counts}{copy}",
        "{file}：{kinds}；{counts}{copy}",
        "{file}：{kinds}；{counts}{copy}",
    ),
    "summary-kind": Wording("{kind}, {rows} rows", "{kind} {rows} 行", "{kind} {rows} 行"),
    "summary-copy": Wording(" → {copy}", " → {copy}", " → {copy}"),
}
