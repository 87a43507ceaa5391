"""The catalogue of problem codes: how severe each is, what it says, what to do about it.

Ranges: GS1xx files, GS2xx tables and headings, GS3xx values in cells, GS4xx people and tables
that disagree, GS5xx something is missing (R16), GS6xx how a reading was applied, GS7xx settings.
"""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.problems import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

SEVERITIES: dict[str, Severity] = {}

TEXTS: dict[str, Wording] = {}

# ---- GS1xx: files ----

SEVERITIES |= {
    "GS101": E, "GS102": E, "GS103": E, "GS104": W, "GS105": N, "GS106": E, "GS107": E,
    "GS108": E, "GS109": E, "GS110": E, "GS111": N, "GS112": E, "GS113": E, "GS114": E,
    "GS115": E, "GS116": E, "GS117": E, "GS118": N, "GS119": E, "GS120": E, "GS121": E,
    "GS122": E,
}  # fmt: skip

TEXTS |= {
    "GS101.what": Wording(
        "There is no such file or folder.",
        "没有这个文件或文件夹。",
        "沒有這個檔案或資料夾。",
    ),
    "GS101.repair": Wording(
        "Check how the path is written, and whether the file was moved or renamed.",
        "请检查路径是否写对，文件是否被移动或改名。",
        "請檢查路徑是否寫對，檔案是否被移動或改名。",
    ),
    "GS102.what": Wording(
        "There is no ledger file here.",
        "这里没有台账文件。",
        "這裡沒有臺帳檔案。",
    ),
    "GS102.repair": Wording(
        "Put the ledgers here (.xlsx, .xls, .xlsm, .xlsb, .ods, .csv, .tsv or .txt),"
        " or name another file or folder.",
        "请把台账（.xlsx、.xls、.xlsm、.xlsb、.ods、.csv、.tsv 或 .txt）放到这里，"
        "或改为指定别的文件或文件夹。",
        "請把臺帳（.xlsx、.xls、.xlsm、.xlsb、.ods、.csv、.tsv 或 .txt）放到這裡，"
        "或改為指定別的檔案或資料夾。",
    ),
    "GS103.what": Wording(
        "Files of this kind ({ending}) cannot be read.",
        "无法读取这种文件（{ending}）。",
        "無法讀取這種檔案（{ending}）。",
    ),
    "GS103.repair": Wording(
        "Open the file in WPS or Excel, save it as .xlsx and hand that in. A table in a"
        " picture or PDF has to be typed in.",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 后再交。图片或 PDF 中的表格需要重新录入。",
        "請用 WPS 或 Excel 開啟，另存為 .xlsx 後再交。圖片或 PDF 中的表格需要重新輸入。",
    ),
    "GS104.what": Wording(
        "This file was left out: files of its kind ({ending}) cannot be read.",
        "跳过了这个文件：无法读取这种文件（{ending}）。",
        "略過了這個檔案：無法讀取這種檔案（{ending}）。",
    ),
    "GS104.repair": Wording(
        "If it is a ledger, open it in WPS or Excel and save it as .xlsx; else move it elsewhere.",
        "如果是台账，请用 WPS 或 Excel 打开并另存为 .xlsx；如果不是，请移到别处。",
        "如果是臺帳，請用 WPS 或 Excel 開啟並另存為 .xlsx；如果不是，請移到別處。",
    ),
    "GS105.what": Wording(
        "This is a result of gridscore, not a ledger; it was left out.",
        "这是 gridscore 生成的结果，不是台账，已跳过。",
        "這是 gridscore 產生的結果，不是臺帳，已略過。",
    ),
    "GS105.repair": Wording(
        "Nothing needs to be done. Results are best kept in a folder of their own.",
        "无需处理。建议把结果放在单独的文件夹里。",
        "無需處理。建議把結果放在單獨的資料夾裡。",
    ),
    "GS106.what": Wording(
        "This cannot be opened: there is no permission, or another program holds it.",
        "无法打开：没有权限，或正被其他程序占用。",
        "無法開啟：沒有權限，或正被其他程式占用。",
    ),
    "GS106.repair": Wording(
        "Close it in other programs, or ask for the right to read it.",
        "请在其他程序中关闭它，或申请读取权限。",
        "請在其他程式中關閉它，或申請讀取權限。",
    ),
    "GS107.what": Wording(
        "The file is empty (0 bytes).",
        "文件是空的（0 字节）。",
        "檔案是空的（0 位元組）。",
    ),
    "GS107.repair": Wording(
        "It was probably not saved or copied to the end: save or copy it again, or remove it.",
        "可能没有保存或复制完整：请重新保存或复制，或将其删除。",
        "可能沒有儲存或複製完整：請重新儲存或複製，或將其刪除。",
    ),
    "GS108.what": Wording(
        "The file is larger than {limit} MiB.",
        "文件超过 {limit} MiB。",
        "檔案超過 {limit} MiB。",
    ),
    "GS108.repair": Wording(
        "Take out pictures and sheets that are not ledgers, or split the file.",
        "请删去图片和不是台账的工作表，或拆分文件。",
        "請刪去圖片和不是臺帳的工作表，或拆分檔案。",
    ),
    "GS109.what": Wording(
        "The file is protected by a password.",
        "文件设有打开密码。",
        "檔案設有開啟密碼。",
    ),
    "GS109.repair": Wording(
        "Open it in WPS or Excel with its password, remove the password"
        " (File, Info, Protect Workbook, Encrypt with Password, leave it blank) and save.",
        "请在 WPS 或 Excel 中输入密码打开，去掉密码"
        "（文件 → 信息 → 保护工作簿 → 用密码进行加密，清空密码）后保存。",
        "請在 WPS 或 Excel 中輸入密碼開啟，去掉密碼"
        "（檔案 → 資訊 → 保護活頁簿 → 以密碼加密，清空密碼）後儲存。",
    ),
    "GS110.what": Wording(
        "This cannot be read; it is damaged or written in an unusual way.",
        "无法读取：内容已损坏或写法异常。",
        "無法讀取：內容已損壞或寫法異常。",
    ),
    "GS110.repair": Wording(
        "Open the file in WPS or Excel and save it as .xlsx; if it does not open, copy it again"
        " from where it came.",
        "请用 WPS 或 Excel 打开并另存为 .xlsx；如果打不开，请从来源处重新复制。",
        "請用 WPS 或 Excel 開啟並另存為 .xlsx；如果打不開，請從來源處重新複製。",
    ),
    "GS111.what": Wording(
        "The file's ending does not fit: what it holds is {format}. It was read as such.",
        "文件的扩展名与内容不符：内容其实是 {format}，已按此读取。",
        "檔案的副檔名與內容不符：內容其實是 {format}，已按此讀取。",
    ),
    "GS111.repair": Wording(
        "Save it under the right ending when there is occasion.",
        "有机会时请按正确的扩展名另存。",
        "有機會時請按正確的副檔名另存。",
    ),
    "GS112.what": Wording(
        "This is a web page or XML file, not a workbook or text table.",
        "这是网页或 XML 文件，不是工作簿或文本表格。",
        "這是網頁或 XML 檔案，不是活頁簿或文字表格。",
    ),
    "GS112.repair": Wording(
        "Many systems export such files as .xls: open it in WPS or Excel and save it as .xlsx.",
        "许多系统导出的 .xls 就是这样：请用 WPS 或 Excel 打开，另存为 .xlsx。",
        "許多系統匯出的 .xls 就是這樣：請用 WPS 或 Excel 開啟，另存為 .xlsx。",
    ),
    "GS113.what": Wording(
        "The file is named like a workbook, but it is not one.",
        "文件名像工作簿，但内容不是工作簿。",
        "檔案名稱像活頁簿，但內容不是活頁簿。",
    ),
    "GS113.repair": Wording(
        "If it is a text table, rename it to end in .csv; else open it in WPS or Excel and save"
        " it as .xlsx.",
        "如果是文本表格，请把扩展名改为 .csv；否则请用 WPS 或 Excel 打开并另存为 .xlsx。",
        "如果是文字表格，請把副檔名改為 .csv；否則請用 WPS 或 Excel 開啟並另存為 .xlsx。",
    ),
    "GS114.what": Wording(
        "There is no workbook in this file; it may be a document, a picture or an archive.",
        "文件里没有工作簿，可能是文档、图片或压缩包。",
        "檔案裡沒有活頁簿，可能是文件、圖片或壓縮檔。",
    ),
    "GS114.repair": Wording(
        "Unpack an archive and hand in what is in it; save a table from a document as .xlsx.",
        "压缩包请解压后再交；文档中的表格请另存为 .xlsx。",
        "壓縮檔請解壓後再交；文件中的表格請另存為 .xlsx。",
    ),
    "GS115.what": Wording(
        "This workbook unpacks to far more than a ledger can hold; for safety it was not read.",
        "这个工作簿解开后远大于正常台账，为安全起见没有读取。",
        "這個活頁簿解開後遠大於正常臺帳，為安全起見沒有讀取。",
    ),
    "GS115.repair": Wording(
        "Copy the cells of the ledger to a new workbook and hand that in. If the file came from"
        " a stranger, do not open it.",
        "请把台账的单元格复制到新工作簿后再交。如果文件来历不明，请不要打开。",
        "請把臺帳的儲存格複製到新活頁簿後再交。如果檔案來歷不明，請不要開啟。",
    ),
    "GS116.what": Wording(
        "This workbook declares XML entities, as no office program does; for safety it was not"
        " read.",
        "这个工作簿含有办公软件不会写入的 XML 实体声明，为安全起见没有读取。",
        "這個活頁簿含有辦公軟體不會寫入的 XML 實體宣告，為安全起見沒有讀取。",
    ),
    "GS116.repair": Wording(
        "Ask whoever made it for a file saved by WPS or Excel.",
        "请向制作者索取用 WPS 或 Excel 保存的文件。",
        "請向製作者索取用 WPS 或 Excel 儲存的檔案。",
    ),
    "GS117.what": Wording(
        "The sheet reaches to this cell: more than {limit} cells in all, most of them surely"
        " blank.",
        "工作表一直延伸到这个单元格，共超过 {limit} 个单元格，其中绝大多数应是空白。",
        "工作表一直延伸到這個儲存格，共超過 {limit} 個儲存格，其中絕大多數應是空白。",
    ),
    "GS117.repair": Wording(
        "Go to the last cell with Ctrl+End, delete the rows and columns beyond the table, and"
        " save.",
        "请按 Ctrl+End 找到最后的单元格，删除表格以外的行和列后保存。",
        "請按 Ctrl+End 找到最後的儲存格，刪除表格以外的列和欄後儲存。",
    ),
    "GS118.what": Wording(
        "This sheet is hidden, and it was read like the others.",
        "这个工作表是隐藏的，已同样读取。",
        "這個工作表是隱藏的，已同樣讀取。",
    ),
    "GS118.repair": Wording(
        "If it should not count, delete it or move it to another file.",
        "如果不应计入，请删除它或移到别的文件。",
        "如果不應計入，請刪除它或移到別的檔案。",
    ),
    "GS119.what": Wording(
        "The text is neither in UTF-8 nor in GB18030 (GBK); it may be in Big5.",
        "文本的编码既不是 UTF-8，也不是 GB18030（GBK），可能是 Big5。",
        "文字的編碼既不是 UTF-8，也不是 GB18030（GBK），可能是 Big5。",
    ),
    "GS119.repair": Wording(
        "Open it in WPS or Excel, see that the characters are right, and save it as .xlsx.",
        "请用 WPS 或 Excel 打开，确认文字正确，另存为 .xlsx。",
        "請用 WPS 或 Excel 開啟，確認文字正確，另存為 .xlsx。",
    ),
    "GS120.what": Wording(
        "Line {line} holds characters that no text has: this is not a text table, or UTF-16"
        " without its mark.",
        "第 {line} 行含有文本中不会有的字符：这不是文本表格，或是缺少标记的 UTF-16。",
        "第 {line} 行含有文字中不會有的字元：這不是文字表格，或是缺少標記的 UTF-16。",
    ),
    "GS120.repair": Wording(
        "Open it in WPS or Excel and save it as .xlsx, or as CSV in UTF-8.",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 或 UTF-8 编码的 CSV。",
        "請用 WPS 或 Excel 開啟，另存為 .xlsx 或 UTF-8 編碼的 CSV。",
    ),
    "GS121.what": Wording(
        "A quotation mark opens in this row and is never closed, so that all that follows would"
        " be one cell.",
        "这一行有一个引号没有配对，后面的内容会全部变成一个单元格。",
        "這一列有一個引號沒有成對，後面的內容會全部變成一個儲存格。",
    ),
    "GS121.repair": Wording(
        'Close the quotation mark (") or delete it; within a quoted cell it is written twice.',
        '请补上或删去这个引号（"）；引号内的单元格里要写两个引号。',
        '請補上或刪去這個引號（"）；引號內的儲存格裡要寫兩個引號。',
    ),
    "GS122.what": Wording(
        "The text table has more than {limit} cells.",
        "文本表格超过 {limit} 个单元格。",
        "文字表格超過 {limit} 個儲存格。",
    ),
    "GS122.repair": Wording(
        "Split the file, or take out rows of separators without anything between them.",
        "请拆分文件，或删去只有分隔符的空行。",
        "請拆分檔案，或刪去只有分隔符號的空列。",
    ),
}


# ---- GS2xx: tables and headings ----


# ---- GS3xx: values in cells ----


# ---- GS4xx: people, and tables that disagree ----


# ---- GS5xx: something is missing (R16) ----

SEVERITIES["GS501"] = E
TEXTS["GS501.what"] = Wording(
    "{id} {name} has no score sheet for {period}.",
    "{id} {name} 没有 {period} 的评分表。",
    "{id} {name} 沒有 {period} 的評分表。",
)
TEXTS["GS501.repair"] = Wording(
    "Hand in the sheet, or record an exemption with its reason for that period. With --draft the rest is computed.",
    "请补交评分表，或在免评记录中写明该期间的免评原因。加 --draft 可先算其余部分。",
    "請補交評分表，或在免評記錄中寫明該期間的免評原因。加 --draft 可先算其餘部分。",
)

SEVERITIES["GS502"] = E
TEXTS["GS502.what"] = Wording(
    "{id} {name} has no score for “{criterion}” in {period}: every scorer left it blank.",
    "{id} {name} 在 {period} 的“{criterion}”没有任何评分。",
    "{id} {name} 在 {period} 的「{criterion}」沒有任何評分。",
)
TEXTS["GS502.repair"] = Wording(
    "Enter at least one score; 0 is a score too.",
    "请至少填写一个分数；0 分也要写 0。",
    "請至少填寫一個分數；0 分也要寫 0。",
)

SEVERITIES["GS503"] = E
TEXTS["GS503.what"] = Wording(
    "{id} {name} has no annual panel sheet for {period}, while others have one.",
    "{id} {name} 没有 {period} 年的年终测评表，而其他人有。",
    "{id} {name} 沒有 {period} 年的年終測評表，而其他人有。",
)
TEXTS["GS503.repair"] = Wording(
    "Hand in the annual sheet, or record an exemption for the year.",
    "请补交年终测评表，或记录该年度免评。",
    "請補交年終測評表，或記錄該年度免評。",
)

SEVERITIES["GS504"] = E
TEXTS["GS504.what"] = Wording(
    "{id} {name} has no residents' vote for {period}.",
    "{id} {name} 没有 {period} 年的满意度统计。",
    "{id} {name} 沒有 {period} 年的滿意度統計。",
)
TEXTS["GS504.repair"] = Wording(
    "Add the tally for this worker or for the grid, or record an exemption for the year.",
    "请补上该人员或其网格的满意度票数，或记录该年度免评。",
    "請補上該人員或其網格的滿意度票數，或記錄該年度免評。",
)

SEVERITIES["GS505"] = E
TEXTS["GS505.what"] = Wording(
    "The role “{role}” of scorer “{scorer}” has no weight, while scores are weighed by role.",
    "评分人“{scorer}”的身份“{role}”没有权重，而本办法按身份加权。",
    "評分人「{scorer}」的身份「{role}」沒有權重，而本辦法按身份加權。",
)
TEXTS["GS505.repair"] = Wording(
    "Fill in the scorer's role, one of: {roles}.",
    "请填写评分人身份，可填：{roles}。",
    "請填寫評分人身份，可填：{roles}。",
)


# ---- GS6xx: how a reading was applied ----

SEVERITIES["GS601"] = N
TEXTS["GS601.what"] = Wording(
    "The incident of {id} {name} on {date} is still pending and does not count (R7).",
    "{id} {name} {date} 的事项尚在核实或申诉中，暂不计入（R7）。",
    "{id} {name} {date} 的事項尚在核實或申訴中，暫不計入（R7）。",
)
TEXTS["GS601.repair"] = Wording(
    "Nothing to do; set its status to confirmed once it is.",
    "无需处理；确认后把状态改为“已确认”。",
    "無需處理；確認後把狀態改為「已確認」。",
)

SEVERITIES["GS602"] = N
TEXTS["GS602.what"] = Wording(
    "The incident of {id} {name} on {date} was revoked and does not count (R7).",
    "{id} {name} {date} 的事项已撤销，不计入（R7）。",
    "{id} {name} {date} 的事項已撤銷，不計入（R7）。",
)
TEXTS["GS602.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS603"] = W
TEXTS["GS603.what"] = Wording(
    "The notice against {id} {name} on {date} does not count: it comes from “{authority}”, and only certain authorities count (R12).",
    "{id} {name} {date} 的通报不计入：通报单位为“{authority}”，不在计入的级别之内（R12）。",
    "{id} {name} {date} 的通報不計入：通報單位為「{authority}」，不在計入的級別之內（R12）。",
)
TEXTS["GS603.repair"] = Wording(
    "If city or district issued it, correct the authority column.",
    "如确由市或区通报，请更正“级别/通报单位”一栏。",
    "如確由市或區通報，請更正「級別/通報單位」一欄。",
)

SEVERITIES["GS604"] = W
TEXTS["GS604.what"] = Wording(
    "The commendation of {id} {name} on {date} is listed and not paid: it has no document number (R24).",
    "{id} {name} {date} 的表彰没有文号，只列出，不发奖金（R24）。",
    "{id} {name} {date} 的表彰沒有文號，只列出，不發獎金（R24）。",
)
TEXTS["GS604.repair"] = Wording(
    "Enter the document number if there is one.",
    "如有文号，请补填。",
    "如有文號，請補填。",
)

SEVERITIES["GS605"] = N
TEXTS["GS605.what"] = Wording(
    "{id} {name}, {date}: document {document} was counted already, so this entry is the same fact and does not count again (R19).",
    "{id} {name} {date}：文号 {document} 已计入一次，本条为同一事项，不重复计入（R19）。",
    "{id} {name} {date}：文號 {document} 已計入一次，本條為同一事項，不重複計入（R19）。",
)
TEXTS["GS605.repair"] = Wording(
    "Nothing to do; correct the number if these are two facts.",
    "无需处理；如为两件事，请更正文号。",
    "無需處理；如為兩件事，請更正文號。",
)

SEVERITIES["GS606"] = N
TEXTS["GS606.what"] = Wording(
    "The entry of {id} {name} on {date} does not count: it comes after the dismissal (R11).",
    "{id} {name} {date} 的事项在解聘之后，不计入（R11）。",
    "{id} {name} {date} 的事項在解聘之後，不計入（R11）。",
)
TEXTS["GS606.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS607"] = N
TEXTS["GS607.what"] = Wording(
    "{id} {name} has more than one “{category}” on {date}; each is its own step, this one is number {number} (R20).",
    "{id} {name} 在 {date} 有不止一次“{category}”，逐次计算，本次为第 {number} 次（R20）。",
    "{id} {name} 在 {date} 有不止一次「{category}」，逐次計算，本次為第 {number} 次（R20）。",
)
TEXTS["GS607.repair"] = Wording(
    "Nothing to do; delete the row if it is the same fact entered twice.",
    "无需处理；如属重复登记，请删去一行。",
    "無需處理；如屬重複登記，請刪去一行。",
)

SEVERITIES["GS608"] = W
TEXTS["GS608.what"] = Wording(
    "The incident on {date} is not counted: {id} {name} was not in post that day.",
    "{date} 的事项不计入：{id} {name} 当日不在岗。",
    "{date} 的事項不計入：{id} {name} 當日不在崗。",
)
TEXTS["GS608.repair"] = Wording(
    "Check the date, or the joined and left dates in the roster.",
    "请核对日期，或花名册中的入职、离职日期。",
    "請核對日期，或花名冊中的入職、離職日期。",
)

SEVERITIES["GS609"] = N
TEXTS["GS609.what"] = Wording(
    "{id} {name} is graded fail and is still paid {amount} yuan: clause {clause} says so (R22).",
    "{id} {name} 等次为不合格，仍按条款 {clause} 发 {amount} 元（R22）。",
    "{id} {name} 等次為不合格，仍按條款 {clause} 發 {amount} 元（R22）。",
)
TEXTS["GS609.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS610"] = N
TEXTS["GS610.what"] = Wording(
    "Scorer “{scorer}” left “{criterion}” of {id} {name} blank; the mean is that of the other scorers (R23).",
    "评分人“{scorer}”未给 {id} {name} 的“{criterion}”打分，按其他评分人平均（R23）。",
    "評分人「{scorer}」未給 {id} {name} 的「{criterion}」打分，按其他評分人平均（R23）。",
)
TEXTS["GS610.repair"] = Wording(
    "Nothing to do; enter the score if it was forgotten, 0 if it is zero.",
    "无需处理；如属漏填请补上，零分请填 0。",
    "無需處理；如屬漏填請補上，零分請填 0。",
)

SEVERITIES["GS611"] = N
TEXTS["GS611.what"] = Wording(
    "The sheet of {id} {name} for {period} is ignored: dismissed before that period (R11).",
    "{id} {name} 在 {period} 之前已解聘，该评分表不计（R11）。",
    "{id} {name} 在 {period} 之前已解聘，該評分表不計（R11）。",
)
TEXTS["GS611.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS612"] = W
TEXTS["GS612.what"] = Wording(
    "The sheet of {id} {name} for {period} is ignored: not in post in that period.",
    "{id} {name} 在 {period} 不在岗，该评分表不计。",
    "{id} {name} 在 {period} 不在崗，該評分表不計。",
)
TEXTS["GS612.repair"] = Wording(
    "Check the joined and left dates in the roster, or the sheet's period.",
    "请核对花名册中的入职、离职日期，或评分表的期间。",
    "請核對花名冊中的入職、離職日期，或評分表的期間。",
)

SEVERITIES["GS613"] = W
TEXTS["GS613.what"] = Wording(
    "The sheet of {id} {name} for {period} is ignored: an exemption is recorded for that period.",
    "{id} {name} 在 {period} 有免评记录，该评分表不计。",
    "{id} {name} 在 {period} 有免評記錄，該評分表不計。",
)
TEXTS["GS613.repair"] = Wording(
    "Remove the exemption or the sheet.",
    "请删去免评记录或评分表之一。",
    "請刪去免評記錄或評分表之一。",
)

SEVERITIES["GS614"] = N
TEXTS["GS614.what"] = Wording(
    "{id} {name} has no sheet for {period}, the period of the dismissal; the row stays without total (R11).",
    "{id} {name} 在解聘当期 {period} 没有评分表，该行不计总分（R11）。",
    "{id} {name} 在解聘當期 {period} 沒有評分表，該行不計總分（R11）。",
)
TEXTS["GS614.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS615"] = N
TEXTS["GS615.what"] = Wording(
    "{id} {name} was dismissed and has no annual panel sheet for {period}; the total is that of the other parts (R18).",
    "{id} {name} 已解聘，没有 {period} 年的年终测评表，总分按其余部分列示（R18）。",
    "{id} {name} 已解聘，沒有 {period} 年的年終測評表，總分按其餘部分列示（R18）。",
)
TEXTS["GS615.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS616"] = N
TEXTS["GS616.what"] = Wording(
    "{id} {name} was dismissed and has no residents' vote for {period}; the total is that of the other parts (R18).",
    "{id} {name} 已解聘，没有 {period} 年的满意度统计，总分按其余部分列示（R18）。",
    "{id} {name} 已解聘，沒有 {period} 年的滿意度統計，總分按其餘部分列示（R18）。",
)
TEXTS["GS616.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS617"] = N
TEXTS["GS617.what"] = Wording(
    "There are no annual panel sheets for {year}; the year is put together from the other parts alone (R5).",
    "没有 {year} 年的年终测评表，年度分只由其余部分合成（R5）。",
    "沒有 {year} 年的年終測評表，年度分只由其餘部分合成（R5）。",
)
TEXTS["GS617.repair"] = Wording(
    "If annual sheets exist, put them into the folder; their period is the year.",
    "如有年终测评表，请放入文件夹，期间写年份。",
    "如有年終測評表，請放入資料夾，期間寫年份。",
)

SEVERITIES["GS618"] = N
TEXTS["GS618.what"] = Wording(
    "{id} {name} was exempt in every period in post in {year}: there is no routine mark, so no total and no grade.",
    "{id} {name} 在 {year} 年各在岗期间均免评，没有平时分，不计总分和等次。",
    "{id} {name} 在 {year} 年各在崗期間均免評，沒有平時分，不計總分和等次。",
)
TEXTS["GS618.repair"] = Wording(
    "Nothing to do.",
    "无需处理。",
    "無需處理。",
)

SEVERITIES["GS619"] = N
TEXTS["GS619.what"] = Wording(
    "{id} {name} has a tally of their own and so has the grid; their own is used (R26).",
    "{id} {name} 本人和所在网格都有满意度统计，采用本人的（R26）。",
    "{id} {name} 本人和所在網格都有滿意度統計，採用本人的（R26）。",
)
TEXTS["GS619.repair"] = Wording(
    "Nothing to do; delete the tally that is not meant.",
    "无需处理；如有一份不应计入，请删去。",
    "無需處理；如有一份不應計入，請刪去。",
)


# ---- GS7xx: settings ----

SEVERITIES["GS701"] = N
TEXTS["GS701.what"] = Wording(
    "The amount {key} is not set: the regulation leaves it to the station, so what is due and paid stays open (R14).",
    "金额 {key} 未设定：办法把它留给站里确定，应发和实发暂空（R14）。",
    "金額 {key} 未設定：辦法把它留給站裡確定，應發和實發暫空（R14）。",
)
TEXTS["GS701.repair"] = Wording(
    "Give it, for instance, as --set {key}=600, or in gridscore.toml.",
    "可用 --set {key}=600 给出，或写入 gridscore.toml。",
    "可用 --set {key}=600 給出，或寫入 gridscore.toml。",
)
