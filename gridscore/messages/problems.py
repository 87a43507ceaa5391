"""The catalogue of problem codes: how severe each is, what it says, what to do about it.

Ranges: GS1xx files, GS2xx tables and headings, GS3xx values in cells, GS4xx people and tables
that disagree, GS5xx something is missing (R16), GS6xx how a reading was applied, GS7xx settings.
"""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

SEVERITIES: dict[str, Severity] = {}

TEXTS: dict[str, Wording] = {}

# ---- GS1xx: files ----

SEVERITIES |= {
    "GS101": E, "GS102": E, "GS103": E, "GS104": W, "GS105": N, "GS106": E, "GS107": E, "GS108": E,
    "GS109": E, "GS110": E, "GS111": N, "GS112": E, "GS113": E, "GS114": E, "GS115": E, "GS116": E,
    "GS117": E, "GS118": N, "GS119": E, "GS120": E, "GS121": E, "GS122": E, "GS123": E, "GS124": E,
}  # fmt: skip

TEXTS |= {
    "GS101.what": Wording(
        "There is no such file or folder.",
        "没有这个文件或文件夹。",
        "沒有這個檔案或資料夾。",
    ),
    "GS101.repair": Wording(
        "Check how the path is written, and whether the file was moved or renamed; of a link,"
        " whether the drive that it leads to is connected.",
        "请检查路径是否写对，文件是否被移动或改名；如果是链接，请检查它指向的磁盘是否已连接。",
        "請檢查路徑是否寫對，檔案是否被移動或改名；如果是連結，請檢查它指向的磁碟是否已連接。",
    ),
    "GS102.what": Wording(
        "There is no ledger file here.",
        "这里没有台账文件。",
        "這裡沒有台賬檔案。",
    ),
    "GS102.repair": Wording(
        "Put the ledgers here (.xlsx, .xls, .xlsm, .xlsb, .ods, .csv, .tsv, .txt or .parquet),"
        " or name another file or folder.",
        "请把台账（.xlsx、.xls、.xlsm、.xlsb、.ods、.csv、.tsv、.txt 或 .parquet）放到这里，"
        "或改为指定别的文件或文件夹。",
        "請把台賬（.xlsx、.xls、.xlsm、.xlsb、.ods、.csv、.tsv、.txt 或 .parquet）放到這裡，"
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
        "如果是台賬，請用 WPS 或 Excel 開啟並另存為 .xlsx；如果不是，請移到別處。",
    ),
    "GS105.what": Wording(
        "This is a result of gridscore, not a ledger; it was left out.",
        "这是 gridscore 生成的结果，不是台账，已跳过。",
        "這是 gridscore 產生的結果，不是台賬，已略過。",
    ),
    "GS105.repair": Wording(
        "Nothing needs to be done. Results are best kept in a folder of their own.",
        "无需处理。建议把结果放在单独的文件夹里。",
        "無需處理。建議把結果放在單獨的資料夾裡。",
    ),
    "GS106.what": Wording(
        "This cannot be opened: there is no permission, or another program holds it.",
        "无法打开：没有权限，或正被其他程序占用。",
        "無法開啟：沒有權限，或正被其他程式佔用。",
    ),
    "GS106.repair": Wording(
        "Close it in other programs, or ask for the right to read it.",
        "请在其他程序中关闭它，或申请读取权限。",
        "請在其他程式中關閉它，或申請讀取權限。",
    ),
    "GS107.what": Wording(
        "The file is empty: it holds nothing.",
        "文件是空的，没有任何内容。",
        "檔案是空的，沒有任何內容。",
    ),
    "GS107.repair": Wording(
        "It was probably not saved or copied to the end: save or copy it again, or remove it."
        " If this command's own output goes there (| tee), let it go to another folder.",
        "可能没有保存或复制完整：请重新保存或复制，或将其删除。"
        "如果是用 | tee 保存本命令的输出，请存到别的文件夹。",
        "可能沒有儲存或複製完整：請重新儲存或複製，或將其刪除。"
        "如果是用 | tee 儲存本命令的輸出，請存到別的資料夾。",
    ),
    "GS108.what": Wording(
        "The file is larger than {limit} MiB.",
        "文件超过 {limit} MiB。",
        "檔案超過 {limit} MiB。",
    ),
    "GS108.repair": Wording(
        "Take out pictures and sheets that are not ledgers, or split the file.",
        "请删去图片和不是台账的工作表，或拆分文件。",
        "請刪去圖片和不是台賬的工作表，或拆分檔案。",
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
        "无法读取：文件已损坏或格式异常。",
        "無法讀取：檔案已損壞或格式異常。",
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
        "方便时请按正确的扩展名另存。",
        "方便時請按正確的副檔名另存。",
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
        "The file is named like a workbook, but holds neither a workbook nor a text.",
        "文件名像工作簿，但内容既不是工作簿，也不是文本。",
        "檔案名稱像活頁簿，但內容既不是活頁簿，也不是文字。",
    ),
    "GS113.repair": Wording(
        "Open it in WPS or Excel and save it as .xlsx; if it does not open, get it once more from"
        " where it came from.",
        "请用 WPS 或 Excel 打开并另存为 .xlsx；打不开的，请从来源处重新取得。",
        "請用 WPS 或 Excel 開啟並另存為 .xlsx；打不開的，請從來源處重新取得。",
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
        "這個活頁簿解開後遠大於正常台賬，為安全起見沒有讀取。",
    ),
    "GS115.repair": Wording(
        "Copy the cells of the ledger to a new workbook and hand that in. If the file came from"
        " a stranger, do not open it.",
        "请把台账的单元格复制到新工作簿后再交。如果文件来历不明，请不要打开。",
        "請把台賬的儲存格複製到新活頁簿後再交。如果檔案來歷不明，請不要開啟。",
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
        "这个工作表已隐藏，仍照常读取。",
        "這個工作表已隱藏，仍照常讀取。",
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
    "GS123.what": Wording(
        "A row reaches to this cell: more than {limit} cells, more than Excel has columns.",
        "有一行一直延伸到这个单元格，超过 {limit} 格，比 Excel 的列数还多。",
        "有一列一直延伸到這個儲存格，超過 {limit} 格，比 Excel 的欄數還多。",
    ),
    "GS123.repair": Wording(
        "Take out what stands right of the table, or see whether line breaks were lost.",
        "请删去表格右边的内容，或检查换行是否丢失。",
        "請刪去表格右邊的內容，或檢查換行是否遺失。",
    ),
    "GS124.what": Wording(
        "This is neither a file nor a folder.",
        "这既不是文件，也不是文件夹。",
        "這既不是檔案，也不是資料夾。",
    ),
    "GS124.repair": Wording(
        "Name a file or a folder. CSV that comes through a pipe is read with - as the path.",
        "请指定文件或文件夹。经管道传来的 CSV 用 - 作路径读取。",
        "請指定檔案或資料夾。經管道傳來的 CSV 用 - 作路徑讀取。",
    ),
}

# ---- GS2xx: tables and headings ----

SEVERITIES |= {
    "GS201": W, "GS202": E, "GS203": E, "GS204": E, "GS205": N, "GS206": E, "GS207": E, "GS208": E,
    "GS209": N, "GS210": N, "GS211": E, "GS212": N, "GS213": N, "GS214": W, "GS215": W, "GS216": W,
    "GS217": W, "GS218": E, "GS220": W, "GS221": N, "GS222": N, "GS223": E, "GS224": W, "GS225": E,
}  # fmt: skip

TEXTS |= {
    "GS201.what": Wording(
        "No table is recognised here. Found: {found}. Nearest: {nearest}; missing: {missing}.",
        "没有认出这是什么表。找到的标题：{found}。最接近的是：{nearest}，缺少：{missing}。",
        "沒有認出這是什麼表。找到的標題：{found}。最接近的是：{nearest}，缺少：{missing}。",
    ),
    "GS201.repair": Wording(
        "If this is a ledger, give its columns the missing headings, or teach them by lines in"
        " gridscore.toml. If it is none, nothing needs to be done; the last lines keep it quiet.\n"
        "{lines}\n{sheet_lines}",
        "如果这是台账，请补上缺少的列标题，或在 gridscore.toml 中写明本站的叫法。"
        "如果不是，无需处理；写上最后两行就不再提示。\n{lines}\n{sheet_lines}",
        "如果這是台賬，請補上缺少的欄標題，或在 gridscore.toml 中寫明本站的叫法。"
        "如果不是，無需處理；寫上最後兩行就不再提示。\n{lines}\n{sheet_lines}",
    ),
    "GS202.what": Wording(
        "The {table} lacks: {missing}. Headings found: {found}.",
        "{table}缺少以下列：{missing}。找到的标题：{found}。",
        "{table}缺少以下欄：{missing}。找到的標題：{found}。",
    ),
    "GS202.repair": Wording(
        "Add the missing columns, or head the column that holds them so; or teach the station's own"
        " headings by lines in gridscore.toml:\n{lines}",
        "请补上缺少的列；如果只是标题写法不同，请改正标题，也可以在 gridscore.toml 中写明本站的叫法：\n{lines}",
        "請補上缺少的欄；如果只是標題寫法不同，請改正標題，也可以在 gridscore.toml 中寫明本站的叫法：\n{lines}",
    ),
    "GS203.what": Wording(
        "The {table} has the column {heading} more than once: {found}.",
        "{table}中“{heading}”一列重复出现：{found}。",
        "{table}中「{heading}」一欄重複出現：{found}。",
    ),
    "GS203.repair": Wording(
        "Keep the column that counts; delete the others or head them differently.",
        "请保留有效的一列，其余的删除或改用别的标题。",
        "請保留有效的一欄，其餘的刪除或改用別的標題。",
    ),
    "GS204.what": Wording(
        "The {table} has headings, but no rows.",
        "{table}只有表头，没有内容。",
        "{table}只有表頭，沒有內容。",
    ),
    "GS204.repair": Wording(
        "Fill it in. A table that is not needed may be removed; the roster always is.",
        "请填写内容。用不到的表可以删除，花名册不能没有。",
        "請填寫內容。用不到的表可以刪除，花名冊不能沒有。",
    ),
    "GS205.what": Wording(
        "Columns of the {table} that are not read: {columns}.",
        "{table}中有些列不参与计算：{columns}。",
        "{table}中有些欄不參與計算：{columns}。",
    ),
    "GS205.repair": Wording(
        "Nothing needs to be done, unless one of them was meant to count: then correct its heading.",
        "无需处理。如果其中某列应当参与计算，请改正它的标题。",
        "無需處理。如果其中某欄應當參與計算，請改正它的標題。",
    ),
    "GS206.what": Wording(
        "It does not say which period this {table} is for.",
        "这张{table}没有写明是哪个期间的。",
        "這張{table}沒有寫明是哪個期間的。",
    ),
    "GS206.repair": Wording(
        "Write the period, such as 2026Q1, in a column headed period, in the title above the"
        " headings, or in the name of the sheet or file.",
        "请写明期间（如“2026年第一季度”）：可写在“期间”一列、表头上方的标题、工作表名或文件名中。",
        "請寫明期間（如「2026年第一季度」）：可寫在「期間」一欄、表頭上方的標題、"
        "工作表名稱或檔案名稱中。",
    ),
    "GS207.what": Wording(
        "Different periods are named: {found}.",
        "写明的期间互相矛盾：{found}。",
        "寫明的期間互相矛盾：{found}。",
    ),
    "GS207.repair": Wording(
        "Correct the one that is wrong.",
        "请改正写错的一处。",
        "請改正寫錯的一處。",
    ),
    "GS208.what": Wording(
        "“{value}” is not the kind of period that belongs here.",
        "此处不能用“{value}”这样的期间。",
        "此處不能用「{value}」這樣的期間。",
    ),
    "GS208.repair": Wording(
        "Write one of these: {kinds}.",
        "请填写：{kinds}。",
        "請填寫：{kinds}。",
    ),
    "GS209.what": Wording(
        "This {table} names no period; it was taken for {period}, which was asked for.",
        "这张{table}没有写明期间，按本次考核的{period}处理。",
        "這張{table}沒有寫明期間，按本次考核的{period}處理。",
    ),
    "GS209.repair": Wording(
        "If that is right, nothing needs to be done; for the year's end, write the period into it.",
        "如果无误，本次无需处理；为便于年终汇总，请在表中写明期间。",
        "如果無誤，本次無需處理；為便於年終彙總，請在表中寫明期間。",
    ),
    "GS210.what": Wording(
        "No rows in the {table}: nothing is recorded.",
        "{table}没有填写，视为没有需要记录的事项。",
        "{table}沒有填寫，視為沒有需要記錄的事項。",
    ),
    "GS210.repair": Wording(
        "If that is right, nothing needs to be done.",
        "如果确实没有，无需处理。",
        "如果確實沒有，無需處理。",
    ),
    "GS211.what": Wording(
        "This row of the {table} has more cells than there are headings, so its cells may be shifted.",
        "{table}的这一行比表头多出单元格，内容可能错位。",
        "{table}的這一列比表頭多出儲存格，內容可能錯位。",
    ),
    "GS211.repair": Wording(
        "Look for a comma too many, such as 18,5 for 18.5, or give the last column a heading.",
        "请检查是否多了逗号（如把 18.5 写成 18,5），或给最后一列补上标题。",
        "請檢查是否多了逗號（如把 18.5 寫成 18,5），或給最後一欄補上標題。",
    ),
    "GS212.what": Wording(
        "This {table} was left out: no rule of {scheme} draws on one.",
        "这张{table}没有读取：{scheme} 没有用到这种表的规定。",
        "這張{table}沒有讀取：{scheme} 沒有用到這種表的規定。",
    ),
    "GS212.repair": Wording(
        "If it should count, choose the regulation it belongs to with --scheme; else nothing needs to be done.",
        "如果应当计入，请用 --scheme 选择相应的考核办法；否则无需处理。",
        "如果應當計入，請用 --scheme 選擇相應的考核辦法；否則無需處理。",
    ),
    "GS213.what": Wording(
        "This {table} is not filled in yet; it was left out.",
        "这份{table}尚未填写，已跳过。",
        "這份{table}尚未填寫，已略過。",
    ),
    "GS213.repair": Wording(
        "Fill it in; a form that is not needed does no harm.",
        "请填写；用不着的表留着也无妨。",
        "請填寫；用不著的表留著也無妨。",
    ),
    "GS214.what": Wording(
        "This {table} is a form without a row: as it stands, nobody loses a point.",
        "这份{table}是没有填写的空表：照此人人不扣分。",
        "這份{table}是沒有填寫的空表：照此人人不扣分。",
    ),
    "GS214.repair": Wording(
        "If nothing is to be recorded, nothing needs to be done; else fill it in first.",
        "如果确实没有需要记录的，无需处理；否则请先填写。",
        "如果確實沒有需要記錄的，無需處理；否則請先填寫。",
    ),
    "GS215.what": Wording(
        "The annual sheet for {year} is not filled in, and no other was handed in: the year is computed without.",
        "{year} 年度的年终测评表尚未填写，也没有别的测评表：年度按没有年终测评计算。",
        "{year} 年度的年終測評表尚未填寫，也沒有別的測評表：年度按沒有年終測評計算。",
    ),
    "GS215.repair": Wording(
        "Fill it in, or delete it if the station holds no annual assessment by a panel.",
        "请填写；如果本站不作年终测评，请删除此表。",
        "請填寫；如果本站不作年終測評，請刪除此表。",
    ),
    "GS216.what": Wording(
        "The sheet states {stated} points for “{heading}”; by the regulation it is worth {worth}.",
        "表中“{heading}”写的是 {stated} 分，考核办法规定为 {worth} 分。",
        "表中「{heading}」寫的是 {stated} 分，考核辦法規定為 {worth} 分。",
    ),
    "GS216.repair": Wording(
        "What was given counts as it stands, out of {worth}. If points were given out of {stated},"
        " convert them, or choose the regulation that the sheet belongs to with --scheme.",
        "所填分数原样计入，满分按 {worth} 分。如果评分时按 {stated} 分为满分，请先折算，"
        "或用 --scheme 选择与此表相符的考核办法。",
        "所填分數原樣計入，滿分按 {worth} 分。如果評分時按 {stated} 分為滿分，請先折算，"
        "或用 --scheme 選擇與此表相符的考核辦法。",
    ),
    "GS217.what": Wording(
        "This annual sheet for {year} is made out to people and has no points yet, so the panel's mark counts.",
        "这份 {year} 年度的年终测评表已写有人员，但还没有分数；年终测评因此计入该年度。",
        "這份 {year} 年度的年終測評表已寫有人員，但還沒有分數；年終測評因此計入該年度。",
    ),
    "GS217.repair": Wording(
        "Fill it in. Delete it if the station holds no annual assessment by a panel: the year is then computed without.",
        "请填写。如果本站不作年终测评，请删除此表，年度即按没有年终测评计算。",
        "請填寫。如果本站不作年終測評，請刪除此表，年度即按沒有年終測評計算。",
    ),
    "GS218.what": Wording(
        "A second {table} begins here, beside the first.",
        "从这里起是第二张{table}，与第一张左右并排。",
        "從這裡起是第二張{table}，與第一張左右並排。",
    ),
    "GS218.repair": Wording(
        "Move it with its headings below the first one, or to a sheet of its own.",
        "请把它连同标题移到第一张的下方，或另放一张工作表。",
        "請把它連同標題移到第一張的下方，或另放一張工作表。",
    ),
    "GS220.what": Wording(
        "{heading}: the row of sums says {value}; what was read adds up to {added}.",
        "{heading}：合计行写的是 {value}，实际读取的合计为 {added}。",
        "{heading}：合計列寫的是 {value}，實際讀取的合計為 {added}。",
    ),
    "GS220.repair": Wording(
        "Look whether a row is missing or a figure is wrong; what counts are the rows, not their sum.",
        "请核对是否漏了一行或填错数字；计算以各行为准，不以合计为准。",
        "請核對是否漏了一列或填錯數字；計算以各列為準，不以合計為準。",
    ),
    "GS221.what": Wording(
        "Parts of the {table} are hidden, and were read like the rest: {hidden}.",
        "{table}中有隐藏的内容，仍照常读取：{hidden}。",
        "{table}中有隱藏的內容，仍照常讀取：{hidden}。",
    ),
    "GS221.repair": Wording(
        "If something hidden should not count, delete it; else nothing needs to be done.",
        "如果隐藏的内容不应计入，请删除；否则无需处理。",
        "如果隱藏的內容不應計入，請刪除；否則無需處理。",
    ),
    "GS222.what": Wording(
        "This sheet was left out: gridscore.toml says that it holds no table.",
        "没有读取这个工作表：gridscore.toml 中写明它不是台账。",
        "沒有讀取這個工作表：gridscore.toml 中寫明它不是台賬。",
    ),
    "GS222.repair": Wording(
        "If it should count, delete its line under [sheets].",
        "如果应当计入，请删去 [sheets] 中的这一行。",
        "如果應當計入，請刪去 [sheets] 中的這一列。",
    ),
    "GS223.what": Wording(
        "This {table} gives no points scored: {found} says what was taken off, or what criteria are worth.",
        "这份{table}没有实得分：{found}写的是扣分或分值。",
        "這份{table}沒有實得分：{found}寫的是扣分或分值。",
    ),
    "GS223.repair": Wording(
        "Enter the points scored under the heading points: what a criterion is worth, less what was taken off. If"
        " they are points scored already, head them so.",
        "请填写实得分（分值减去扣分），标题写“得分”。如果所填的本来就是实得分，请改正标题。",
        "請填寫實得分（分值減去扣分），標題寫「得分」。如果所填的本來就是實得分，請改正標題。",
    ),
    "GS224.what": Wording(
        "{heading}: “{value}”. This column is not read; the row of the {table} counts all the same.",
        "“{heading}”写的是“{value}”，但这一列不参与计算，{table}的这一行照样算数。",
        "「{heading}」寫的是「{value}」，但這一欄不參與計算，{table}的這一列照樣算數。",
    ),
    "GS224.repair": Wording(
        "If it should not count, delete the row. Of somebody who has left, give the day in the column left.",
        "如果不应算数，请删去这一行；如果是人员已离职，请在“离职日期”一列填写日期。",
        "如果不應算數，請刪去這一列；如果是人員已離職，請在「離職日期」一欄填寫日期。",
    ),
    "GS225.what": Wording(
        "Numbers stand in this {table} under no heading, beside those of scorers: they count for nobody.",
        "这份{table}的评分人旁边还有一列数字，没有标题，不知道是谁评的。",
        "這份{table}的評分人旁邊還有一欄數字，沒有標題，不知道是誰評的。",
    ),
    "GS225.repair": Wording(
        "Write above them who gave them; if they are no points, give them a heading such as “average”, or"
        " delete them. In a text file a comma too many, such as 18,5 for 18.5, shifts cells.",
        "请在这一列上方写明评分人；如果不是评分，请写上“平均分”等标题，或删去这一列。"
        "文本文件中多一个逗号（如把 18.5 写成 18,5）也会错位。",
        "請在這一欄上方寫明評分人；如果不是評分，請寫上「平均分」等標題，或刪去這一欄。"
        "文字檔中多一個逗號（如把 18.5 寫成 18,5）也會錯位。",
    ),
}

# ---- GS3xx: values in cells ----

SEVERITIES |= {
    "GS301": E, "GS302": E, "GS303": E, "GS304": E, "GS305": E, "GS306": E, "GS307": E, "GS308": E,
    "GS309": E, "GS310": E, "GS311": E, "GS312": E, "GS313": E, "GS314": E, "GS315": E, "GS316": E,
    "GS317": E, "GS318": E, "GS319": E, "GS320": N, "GS321": E, "GS322": E, "GS323": E, "GS324": E,
    "GS325": N, "GS326": W, "GS327": E, "GS328": E, "GS329": W,
}  # fmt: skip

TEXTS |= {
    "GS301.what": Wording(
        "{heading}: the cell holds an error value.",
        "{heading}：单元格是错误值。",
        "{heading}：儲存格是錯誤值。",
    ),
    "GS301.repair": Wording(
        "Correct its formula, or type the value itself.",
        "请改正公式，或直接填写数值。",
        "請改正公式，或直接填寫數值。",
    ),
    "GS302.what": Wording(
        "{heading}: the formula in this cell was never calculated.",
        "{heading}：单元格的公式还没有计算过。",
        "{heading}：儲存格的公式還沒有計算過。",
    ),
    "GS302.repair": Wording(
        "Open the file once in WPS or Excel and save it.",
        "请用 WPS 或 Excel 打开文件，保存一次。",
        "請用 WPS 或 Excel 開啟檔案，儲存一次。",
    ),
    "GS303.what": Wording(
        "{heading}: this is not a number.",
        "{heading}：这不是数字。",
        "{heading}：這不是數字。",
    ),
    "GS303.repair": Wording(
        "Write the number in plain digits, such as 18.5, or leave the cell blank.",
        "请直接填写数字，如 18.5；没有就留空。",
        "請直接填寫數字，如 18.5；沒有就留空。",
    ),
    "GS304.what": Wording(
        "{heading}: this is a date, not a number.",
        "{heading}：这是日期，不是数字。",
        "{heading}：這是日期，不是數字。",
    ),
    "GS304.repair": Wording(
        "Set the cell's format to General and type the number again.",
        "请把单元格格式改为“常规”，重新填写数字。",
        "請把儲存格格式改為「通用格式」，重新填寫數字。",
    ),
    "GS305.what": Wording(
        "{heading}: more than the {maximum} points that can be given.",
        "{heading}：超过了满分 {maximum} 分。",
        "{heading}：超過了滿分 {maximum} 分。",
    ),
    "GS305.repair": Wording(
        "Write points from 0 to {maximum}.",
        "请填写 0 至 {maximum} 之间的分数。",
        "請填寫 0 至 {maximum} 之間的分數。",
    ),
    "GS306.what": Wording(
        "{heading}: the number is below zero.",
        "{heading}：数字小于 0。",
        "{heading}：數字小於 0。",
    ),
    "GS306.repair": Wording(
        "Write 0 or more.",
        "请填写 0 或以上的数字。",
        "請填寫 0 或以上的數字。",
    ),
    "GS307.what": Wording(
        "{heading}: more than two decimals.",
        "{heading}：小数超过两位。",
        "{heading}：小數超過兩位。",
    ),
    "GS307.repair": Wording(
        "Write at most two decimals, such as 18.25; gridscore does not round what a scorer gave.",
        "请最多保留两位小数，如 18.25；gridscore 不会替评分人取舍。",
        "請最多保留兩位小數，如 18.25；gridscore 不會替評分人取捨。",
    ),
    "GS308.what": Wording(
        "{heading}: this is not a date.",
        "{heading}：这不是日期。",
        "{heading}：這不是日期。",
    ),
    "GS308.repair": Wording(
        "Write year, month and day, such as 2026-03-05.",
        "请写明年、月、日，如 2026-03-05。",
        "請寫明年、月、日，如 2026-03-05。",
    ),
    "GS309.what": Wording(
        "{heading}: this is a plain number; shown as a date it would be {date}.",
        "{heading}：这是普通数字；按日期显示是 {date}。",
        "{heading}：這是普通數字；按日期顯示是 {date}。",
    ),
    "GS309.repair": Wording(
        "Set the cell's format to a date, look whether it is the day that was meant, and save.",
        "请把单元格格式改为“日期”，核对是否正确，然后保存。",
        "請把儲存格格式改為「日期」，核對是否正確，然後儲存。",
    ),
    "GS310.what": Wording(
        "{heading}: this date can be read in more than one way.",
        "{heading}：这个日期有不止一种读法。",
        "{heading}：這個日期有不止一種讀法。",
    ),
    "GS310.repair": Wording(
        "Write the year first and with four digits, such as 2026-03-05.",
        "请按年-月-日填写，年份写四位，如 2026-03-05。",
        "請按年-月-日填寫，年份寫四位，如 2026-03-05。",
    ),
    "GS311.what": Wording(
        "{heading}: there is no such day.",
        "{heading}：没有这一天。",
        "{heading}：沒有這一天。",
    ),
    "GS311.repair": Wording(
        "Correct the month or the day.",
        "请改正月份或日期。",
        "請改正月份或日期。",
    ),
    "GS312.what": Wording(
        "{heading}: the year lies outside {first} to {last}.",
        "{heading}：年份不在 {first} 至 {last} 之间。",
        "{heading}：年份不在 {first} 至 {last} 之間。",
    ),
    "GS312.repair": Wording(
        "Correct the year.",
        "请改正年份。",
        "請改正年份。",
    ),
    "GS313.what": Wording(
        "{heading} is blank, but has to be filled in.",
        "{heading}没有填写。",
        "{heading}沒有填寫。",
    ),
    "GS313.repair": Wording(
        "Fill the cell in, or delete the row if it is not needed.",
        "请填写；如果用不到这一行，请删除。",
        "請填寫；如果用不到這一列，請刪除。",
    ),
    "GS314.what": Wording(
        "{heading}: ballots are whole numbers.",
        "{heading}：票数必须是整数。",
        "{heading}：票數必須是整數。",
    ),
    "GS314.repair": Wording(
        "Write how many ballots there were, 0 if there were none; no words, and no share or percentage of them.",
        "请只填票数，没有就填 0；不要填文字、百分比或小数。",
        "請只填票數，沒有就填 0；不要填文字、百分比或小數。",
    ),
    "GS315.what": Wording(
        "{heading}: more than {maximum} ballots.",
        "{heading}：票数超过 {maximum}。",
        "{heading}：票數超過 {maximum}。",
    ),
    "GS315.repair": Wording(
        "Correct the number; probably something else was typed into this cell.",
        "请改正数字；可能填错了内容。",
        "請改正數字；可能填錯了內容。",
    ),
    "GS316.what": Wording(
        "{heading}: a date or another value that is no text.",
        "{heading}：这是日期或其他非文字内容。",
        "{heading}：這是日期或其他非文字內容。",
    ),
    "GS316.repair": Wording(
        "Set the cell's format to Text and type it again.",
        "请把单元格格式改为“文本”，重新填写。",
        "請把儲存格格式改為「文字」，重新填寫。",
    ),
    "GS317.what": Wording(
        "{heading}: Excel keeps only {digits} digits of a number, so the last ones are lost.",
        "{heading}：Excel 的数字只保留 {digits} 位，后面的数字已经丢失。",
        "{heading}：Excel 的數字只保留 {digits} 位，後面的數字已經遺失。",
    ),
    "GS317.repair": Wording(
        "Set the cell's format to Text and type all digits again.",
        "请把单元格格式改为“文本”，重新填写全部数字。",
        "請把儲存格格式改為「文字」，重新填寫全部數字。",
    ),
    "GS318.what": Wording(
        "{heading}: this is none of the choices.{near}",
        "{heading}：没有这个选项。{near}",
        "{heading}：沒有這個選項。{near}",
    ),
    "GS318.repair": Wording(
        "Write one of these: {choices}.",
        "请从以下选项中选填一个：{choices}。",
        "請從以下選項中選填一個：{choices}。",
    ),
    "GS319.what": Wording(
        "{heading}: this is not a period.",
        "{heading}：这不是期间。",
        "{heading}：這不是期間。",
    ),
    "GS319.repair": Wording(
        "Write one period a row, as text, such as 2026Q1, 2026年第一季度 or 2026; several take a row each.",
        "请按文本填写，每行一个期间，如 2026Q1、2026年第一季度 或 2026年；几个期间分几行写。",
        "請按文字填寫，每列一個期間，如 2026Q1、2026年第一季度 或 2026年；幾個期間分幾列寫。",
    ),
    "GS320.what": Wording(
        "{count} cells were tidied to be read (blanks, full-width characters, numbers stored as"
        " text, units), the first as {reads}.",
        "有 {count} 个单元格整理后读取（空格、全角字符、文本型数字、单位等），第一个读作 {reads}。",
        "有 {count} 個儲存格整理後讀取（空格、全形字元、文字型數字、單位等），第一個讀作 {reads}。",
    ),
    "GS320.repair": Wording(
        "Nothing needs to be done; --verbose lists them all.",
        "无需处理；加 --verbose 可全部列出。",
        "無需處理；加 --verbose 可全部列出。",
    ),
    "GS321.what": Wording(
        "{heading}: this is not a level.",
        "{heading}：这不是级别。",
        "{heading}：這不是級別。",
    ),
    "GS321.repair": Wording(
        "Write a number from 1 (the highest) to 9, or leave the cell blank.",
        "请填写 1（最高）至 9 的数字，如 2 或二级；没有就留空。",
        "請填寫 1（最高）至 9 的數字，如 2 或二級；沒有就留空。",
    ),
    "GS322.what": Wording(
        "{heading}: the figure is larger than {maximum}.",
        "{heading}：数字超过 {maximum}。",
        "{heading}：數字超過 {maximum}。",
    ),
    "GS322.repair": Wording(
        "Correct the number; probably something else was typed into this cell.",
        "请改正数字；可能填错了内容。",
        "請改正數字；可能填錯了內容。",
    ),
    "GS323.what": Wording(
        "{heading}: how often something happened is a whole number from 1.",
        "{heading}：次数必须是 1 或以上的整数。",
        "{heading}：次數必須是 1 或以上的整數。",
    ),
    "GS323.repair": Wording(
        "Write how often it happened, leave the cell blank for once, or delete the row.",
        "请填写次数，只有一次的可以不填；没有发生的，请删除这一行。",
        "請填寫次數，只有一次的可以不填；沒有發生的，請刪除這一列。",
    ),
    "GS324.what": Wording(
        "{heading}: a merged cell covers this one; a figure counts only for the row it stands in.",
        "{heading}：此单元格被合并单元格覆盖；数字只对所在的一行有效。",
        "{heading}：此儲存格被合併儲存格覆蓋；數字只對所在的一列有效。",
    ),
    "GS324.repair": Wording(
        "Unmerge the cells and write the figure into each row it is meant for.",
        "请取消合并，在每一行分别填写。",
        "請取消合併，在每一列分別填寫。",
    ),
    "GS325.what": Wording(
        "Dates of the {table} name no year; they were taken to be in {year}, which was asked for.",
        "{table}中有日期没有写年份，按本次考核的 {year} 年处理。",
        "{table}中有日期沒有寫年份，按本次考核的 {year} 年處理。",
    ),
    "GS325.repair": Wording(
        "If that is right, nothing needs to be done; better write the year, in each date or in the title.",
        "如果无误，本次无需处理；建议在日期中或标题中写明年份。",
        "如果無誤，本次無需處理；建議在日期中或標題中寫明年份。",
    ),
    "GS326.what": Wording(
        "This day is not in {year}, the year that the {table} is named for.",
        "这个日期不在{table}所属的 {year} 年之内。",
        "這個日期不在{table}所屬的 {year} 年之內。",
    ),
    "GS326.repair": Wording(
        "Correct the year if it is a slip. If it is right, nothing needs to be done: the row counts"
        " on the day it states.",
        "如果年份写错了，请改正；如果无误，无需处理，按所写日期计入。",
        "如果年份寫錯了，請改正；如果無誤，無需處理，按所寫日期計入。",
    ),
    "GS327.what": Wording(
        "{heading}: this says the same as the row above, and would say another thing once rows move.",
        "{heading}：写的是“同上”，一旦排序或增删行，意思就变了。",
        "{heading}：寫的是「同上」，一旦排序或增刪列，意思就變了。",
    ),
    "GS327.repair": Wording(
        "Write out what is meant.",
        "请写明完整的内容。",
        "請寫明完整的內容。",
    ),
    "GS328.what": Wording(
        "{heading}: this gives no points, but says why there are none.",
        "{heading}：这里没有分数，写的是未参加考核的原因。",
        "{heading}：這裡沒有分數，寫的是未參加考核的原因。",
    ),
    "GS328.repair": Wording(
        "If the person is not assessed in this period, record it in the table of exemptions (id, period, reason)"
        " and leave the points blank.",
        "如果本期不参加考核，请记入免评记录（工号、期间、原因），此处留空。",
        "如果本期不參加考核，請記入免評記錄（工號、期間、原因），此處留空。",
    ),
    "GS329.what": Wording(
        "{heading}: no document can be told by this, yet the row counts as one that has a document number.",
        "{heading}：看不出是哪份文件，本条仍按有文号处理。",
        "{heading}：看不出是哪份文件，本條仍按有文號處理。",
    ),
    "GS329.repair": Wording(
        "Write the number as it stands on the document, with its year; leave the cell blank if there is none.",
        "请照文件写明文号，如“样例〔2026〕12号”；没有文号的请留空。",
        "請照文件寫明文號，如「樣例〔2026〕12號」；沒有文號的請留空。",
    ),
}

# ---- GS4xx: people, and tables that disagree ----

SEVERITIES |= {
    "GS401": E, "GS402": E, "GS403": E, "GS404": E, "GS405": E, "GS406": E, "GS407": E, "GS408": E,
    "GS409": E, "GS410": N, "GS411": E, "GS412": E, "GS413": E, "GS414": W, "GS415": W, "GS416": N,
    "GS417": E, "GS418": E, "GS419": E, "GS420": E, "GS421": E, "GS422": N, "GS423": N, "GS424": E,
    "GS425": E, "GS426": E, "GS427": E, "GS428": E, "GS429": W, "GS430": E, "GS431": E, "GS432": W,
    "GS433": E, "GS434": W, "GS435": W, "GS436": W,
}  # fmt: skip

TEXTS |= {
    "GS401.what": Wording(
        "There is no roster.",
        "没有花名册。",
        "沒有花名冊。",
    ),
    "GS401.repair": Wording(
        "Hand in a table with the columns {required}; it may also have: {optional}.",
        "请提供一份花名册，必须有{required}，还可以有：{optional}。",
        "請提供一份花名冊，必須有{required}，還可以有：{optional}。",
    ),
    "GS402.what": Wording(
        "“{value}” is not in the roster.{near}",
        "花名册中没有工号“{value}”。{near}",
        "花名冊中沒有工號「{value}」。{near}",
    ),
    "GS402.repair": Wording(
        "Correct the id, or add the person to the roster.{heading_row}",
        "请改正工号，或在花名册中补上此人。{heading_row}",
        "請改正工號，或在花名冊中補上此人。{heading_row}",
    ),
    "GS403.what": Wording(
        "Nobody in the roster is named “{value}”.{near}",
        "花名册中没有叫“{value}”的人。{near}",
        "花名冊中沒有叫「{value}」的人。{near}",
    ),
    "GS403.repair": Wording(
        "Correct the name, or add the person to the roster.{heading_row}",
        "请改正姓名，或在花名册中补上此人。{heading_row}",
        "請改正姓名，或在花名冊中補上此人。{heading_row}",
    ),
    "GS404.what": Wording(
        "Several people are named “{value}”: {ids}.",
        "有几个人叫“{value}”：{ids}。",
        "有幾個人叫「{value}」：{ids}。",
    ),
    "GS404.repair": Wording(
        "Add a column with the id, and write which of them is meant.",
        "请增加“工号”一列，写明是哪一位。",
        "請增加「工號」一欄，寫明是哪一位。",
    ),
    "GS405.what": Wording(
        "Id and name do not fit: {id} is {roster_name} in the roster, not “{value}”.{others}",
        "工号与姓名不符：花名册中 {id} 是{roster_name}，不是“{value}”。{others}",
        "工號與姓名不符：花名冊中 {id} 是{roster_name}，不是「{value}」。{others}",
    ),
    "GS405.repair": Wording(
        "Correct the one that is wrong, here or in the roster.",
        "请改正此处或花名册中写错的一项。",
        "請改正此處或花名冊中寫錯的一項。",
    ),
    "GS406.what": Wording(
        "The row names nobody: id and name are blank.",
        "这一行没有工号，也没有姓名。",
        "這一列沒有工號，也沒有姓名。",
    ),
    "GS406.repair": Wording(
        "Write whom the row is about, or delete it.",
        "请写明是谁，或删除这一行。",
        "請寫明是誰，或刪除這一列。",
    ),
    "GS407.what": Wording(
        "This row overlaps in time with another of the same id: {other}.",
        "与同一工号的另一行时间重叠：{other}。",
        "與同一工號的另一列時間重疊：{other}。",
    ),
    "GS407.repair": Wording(
        "Delete the row if it is a copy. If the person moved, end the earlier row (left) the day"
        " before the later one starts (joined). If they are two people, correct the id.",
        "如果是重复的行，请删除；如果是调动，请把前一行的离职日期写到后一行入职日期的前一天；"
        "如果是两个人，请改正工号。",
        "如果是重複的列，請刪除；如果是調動，請把前一列的離職日期寫到後一列入職日期的前一天；"
        "如果是兩個人，請改正工號。",
    ),
    "GS408.what": Wording(
        "The id {id} has another name at {other}: {other_name}.",
        "工号 {id} 在 {other} 的姓名是：{other_name}。",
        "工號 {id} 在 {other} 的姓名是：{other_name}。",
    ),
    "GS408.repair": Wording(
        "Correct the name or the id: one id is one person.",
        "请改正姓名或工号：一个工号只能是一个人。",
        "請改正姓名或工號：一個工號只能是一個人。",
    ),
    "GS409.what": Wording(
        "{heading} lies before the day of joining, {joined}.",
        "{heading}早于入职日期 {joined}。",
        "{heading}早於入職日期 {joined}。",
    ),
    "GS409.repair": Wording(
        "Correct one of the two dates.",
        "请改正其中一个日期。",
        "請改正其中一個日期。",
    ),
    "GS410.what": Wording(
        "The same id had another account before, {other_account}; this later one is used.",
        "同一工号此前的账号是 {other_account}；采用后面这个。",
        "同一工號此前的帳號是 {other_account}；採用後面這個。",
    ),
    "GS410.repair": Wording(
        "If the earlier one is right, correct this one.",
        "如果前面的才正确，请改正这个。",
        "如果前面的才正確，請改正這個。",
    ),
    "GS411.what": Wording(
        "{who} was scored twice by the same scorer for the same period, with the same points;"
        " first at {other}.",
        "{who} 在同一期间被同一评分人重复评分，分数相同；第一次在 {other}。",
        "{who} 在同一期間被同一評分人重複評分，分數相同；第一次在 {other}。",
    ),
    "GS411.repair": Wording(
        "Delete one of the rows. If two people scored, write their names in a column headed scorer.",
        "请删除其中一行。如果是两个人评的，请增加“评分人”一列写明。",
        "請刪除其中一列。如果是兩個人評的，請增加「評分人」一欄寫明。",
    ),
    "GS412.what": Wording(
        "{who} was scored twice by the same scorer for the same period, with different points;"
        " first at {other}.",
        "{who} 在同一期间被同一评分人重复评分，分数不同；第一次在 {other}。",
        "{who} 在同一期間被同一評分人重複評分，分數不同；第一次在 {other}。",
    ),
    "GS412.repair": Wording(
        "Keep the row that counts. If two people scored, write their names in a column headed"
        " scorer.",
        "请保留有效的一行。如果是两个人评的，请增加“评分人”一列写明。",
        "請保留有效的一列。如果是兩個人評的，請增加「評分人」一欄寫明。",
    ),
    "GS413.what": Wording(
        "The same scorer scored the same item of the same person twice; first at {other}.",
        "同一评分人对同一人的同一项目重复评分；第一次在 {other}。",
        "同一評分人對同一人的同一項目重複評分；第一次在 {other}。",
    ),
    "GS413.repair": Wording(
        "Keep the row that counts.",
        "请保留有效的一行。",
        "請保留有效的一列。",
    ),
    "GS414.what": Wording(
        "The total says {value}, but the points in this row add up to {added}.",
        "总分写的是 {value}，但本行各项相加是 {added}。",
        "總分寫的是 {value}，但本列各項相加是 {added}。",
    ),
    "GS414.repair": Wording(
        "Check the row; gridscore uses the points of the items, not the total.",
        "请核对本行；gridscore 以各项分数为准，不用总分。",
        "請核對本列；gridscore 以各項分數為準，不用總分。",
    ),
    "GS415.what": Wording(
        "The total cannot be read, so it was not compared; the points add up to {added}.",
        "总分无法读取，未作核对；各项相加是 {added}。",
        "總分無法讀取，未作核對；各項相加是 {added}。",
    ),
    "GS415.repair": Wording(
        "Check the total; gridscore uses the points of the items.",
        "请核对总分；gridscore 以各项分数为准。",
        "請核對總分；gridscore 以各項分數為準。",
    ),
    "GS416.what": Wording(
        "The regulation attaches nothing to incidents of the kind “{value}”; it is recorded only.",
        "考核办法对“{value}”没有规定，仅作记录。",
        "考核辦法對「{value}」沒有規定，僅作記錄。",
    ),
    "GS416.repair": Wording(
        "If another kind was meant, correct it.",
        "如果类别写错了，请改正。",
        "如果類別寫錯了，請改正。",
    ),
    "GS417.what": Wording(
        "There is no grid “{value}” in the roster.{near}",
        "花名册中没有网格“{value}”。{near}",
        "花名冊中沒有網格「{value}」。{near}",
    ),
    "GS417.repair": Wording(
        "Correct the grid, or add it to the roster.",
        "请改正网格，或在花名册中补上。",
        "請改正網格，或在花名冊中補上。",
    ),
    "GS418.what": Wording(
        "In the roster, {id} is never in the grid “{value}”, but in: {grids}.",
        "花名册中 {id} 不在网格“{value}”，而在：{grids}。",
        "花名冊中 {id} 不在網格「{value}」，而在：{grids}。",
    ),
    "GS418.repair": Wording(
        "Correct the id or the grid; either of them is enough.",
        "请改正工号或网格；只写其中一项也可以。",
        "請改正工號或網格；只寫其中一項也可以。",
    ),
    "GS419.what": Wording(
        "There are {votes} answers, more than the ballots sampled.",
        "满意、一般、差三项合计 {votes} 票，超过了抽样总票数。",
        "滿意、一般、差三項合計 {votes} 票，超過了抽樣總票數。",
    ),
    "GS419.repair": Wording(
        "Count the ballots again and correct the numbers.",
        "请核对票数并改正。",
        "請核對票數並改正。",
    ),
    "GS420.what": Wording(
        "Nobody voted: there are no ballots to take a rate from.",
        "没有人投票，无法计算满意率。",
        "沒有人投票，無法計算滿意率。",
    ),
    "GS420.repair": Wording(
        "Write the real numbers, or delete the row if there was no vote.",
        "请填写实际票数；如果没有投票，请删除这一行。",
        "請填寫實際票數；如果沒有投票，請刪除這一列。",
    ),
    "GS421.what": Wording(
        "There is another tally for the same period: {other}.",
        "同一期间另有一行统计：{other}。",
        "同一期間另有一列統計：{other}。",
    ),
    "GS421.repair": Wording(
        "Keep the row that counts.",
        "请保留有效的一行。",
        "請保留有效的一列。",
    ),
    "GS422.what": Wording(
        "The same exemption is recorded already: {other}.",
        "已有同样的免评记录：{other}。",
        "已有同樣的免評記錄：{other}。",
    ),
    "GS422.repair": Wording(
        "Nothing needs to be done; one of the rows can be deleted.",
        "无需处理；可以删除其中一行。",
        "無需處理；可以刪除其中一列。",
    ),
    "GS423.what": Wording(
        "This row has no ballots yet; it was left out.",
        "这一行还没有填写票数，已略过。",
        "這一列還沒有填寫票數，已略過。",
    ),
    "GS423.repair": Wording(
        "Fill it in once the ballots are counted.",
        "计票后请填写。",
        "計票後請填寫。",
    ),
    "GS424.what": Wording(
        "{heading} is blank.",
        "{heading}没有填写。",
        "{heading}沒有填寫。",
    ),
    "GS424.repair": Wording(
        "Write the number of ballots; 0 if there were none.",
        "请填写票数；没有就填 0。",
        "請填寫票數；沒有就填 0。",
    ),
    "GS425.what": Wording(
        "{heading}: another row states it for the same period: {other}.",
        "{heading}：同一期间另有一行已填写：{other}。",
        "{heading}：同一期間另有一列已填寫：{other}。",
    ),
    "GS425.repair": Wording(
        "Keep the one that counts.",
        "请保留有效的一处。",
        "請保留有效的一處。",
    ),
    "GS426.what": Wording(
        "In the roster these stand above each other in a circle: {chain}.",
        "花名册中的上级关系成了循环：{chain}。",
        "花名冊中的上級關係成了循環：{chain}。",
    ),
    "GS426.repair": Wording(
        "Correct the superior of one of them.",
        "请改正其中一处的上级。",
        "請改正其中一處的上級。",
    ),
    "GS427.what": Wording(
        "Level {level} is assessed by “{value}”, which stands at level {parent_level}, not above.",
        "级别为 {level}，而上级“{value}”的级别为 {parent_level}，并不更高。",
        "級別為 {level}，而上級「{value}」的級別為 {parent_level}，並不更高。",
    ),
    "GS427.repair": Wording(
        "Correct the level or the superior; the smaller number is the higher level.",
        "请改正级别或上级；数字越小级别越高。",
        "請改正級別或上級；數字越小級別越高。",
    ),
    "GS428.what": Wording(
        "This day lies before that of the finding, {date}.",
        "该日期早于发现问题的日期 {date}。",
        "該日期早於發現問題的日期 {date}。",
    ),
    "GS428.repair": Wording(
        "Correct one of the two dates.",
        "请改正其中一个日期。",
        "請改正其中一個日期。",
    ),
    "GS429.what": Wording(
        "{heading}: {value} ballots are stated, while the three answers add up to {votes}.",
        "{heading}写的是 {value}，满意、一般、差三项合计 {votes}。",
        "{heading}寫的是 {value}，滿意、一般、差三項合計 {votes}。",
    ),
    "GS429.repair": Wording(
        "Count the ballots again; the answers are what counts.",
        "请核对票数；计算以三项合计为准。",
        "請核對票數；計算以三項合計為準。",
    ),
    "GS430.what": Wording(
        "This ballot has {count} answers ticked; it takes just one.",
        "这张选票勾选了 {count} 项，应当只勾选一项。",
        "這張選票勾選了 {count} 項，應當只勾選一項。",
    ),
    "GS430.repair": Wording(
        "Tick the answer that was meant; delete the row if the ballot is spoilt.",
        "请只勾选一项；废票请删除这一行。",
        "請只勾選一項；廢票請刪除這一列。",
    ),
    "GS431.what": Wording(
        "{heading}: neither a tick nor blank, among ballots that are ticked.",
        "{heading}：选票应打勾或留空，这里是别的内容。",
        "{heading}：選票應打勾或留空，這裡是別的內容。",
    ),
    "GS431.repair": Wording(
        "Write √ or leave the cell blank. Numbers of ballots belong in a table of their own.",
        "请填“√”或留空。票数应填在另一张统计表中。",
        "請填「√」或留空。票數應填在另一張統計表中。",
    ),
    "GS432.what": Wording(
        "All that stands in this {table} ({count}) stands in another one as well: {other}. Both count.",
        "这份{table}的内容（{count} 条）在另一处也全都有：{other}。两处都会计入。",
        "這份{table}的內容（{count} 條）在另一處也全都有：{other}。兩處都會計入。",
    ),
    "GS432.repair": Wording(
        "If it is a copy, or an earlier state of the same log, remove it. If other events are meant, nothing needs to be done.",
        "如属副本或同一台账的旧稿，请移走；如果确是另外的事项，无需处理。",
        "如屬副本或同一台賬的舊稿，請移走；如果確是另外的事項，無需處理。",
    ),
    "GS433.what": Wording(
        "This {table} has answers beside satisfied, fair and poor: {found}. Their ballots would count nowhere.",
        "这份{table}除满意、一般、差外还有：{found}，这些票将无处计入。",
        "這份{table}除滿意、一般、差外還有：{found}，這些票將無處計入。",
    ),
    "GS433.repair": Wording(
        "Add these ballots to the answer that they count as, and delete the column.",
        "请把这些票并入应计的那一项（满意、一般或差），并删除该列。",
        "請把這些票併入應計的那一項（滿意、一般或差），並刪除該欄。",
    ),
    "GS434.what": Wording(
        "No scorer is named for these points of {who}, while {scorer} scored the same at {other}."
        " They count as those of one scorer more.",
        "{who} 的这些分数没有写评分人，而同一期间已有 {scorer} 的评分（{other}）；没写的按另一人的评分一起平均。",
        "{who} 的這些分數沒有寫評分人，而同一期間已有 {scorer} 的評分（{other}）；沒寫的按另一人的評分一起平均。",
    ),
    "GS434.repair": Wording(
        "Write who gave them; if they are a mean or a copy, delete the row.",
        "请写明评分人；如果是平均分或重复的，请删去这一行。",
        "請寫明評分人；如果是平均分或重複的，請刪去這一列。",
    ),
    "GS435.what": Wording(
        "All points for {period}, of {count} people, are the same as those for {other_period}: {other}.",
        "{period}的评分（{count} 人）与{other_period}的完全相同：{other}。",
        "{period}的評分（{count} 人）與{other_period}的完全相同：{other}。",
    ),
    "GS435.repair": Wording(
        "If the sheet was copied, enter the points of its own period. If they were given so, nothing needs to be done.",
        "如果是照抄上一期的表，请改填本期的分数；如果确实如此评分，无需处理。",
        "如果是照抄上一期的表，請改填本期的分數；如果確實如此評分，無需處理。",
    ),
    "GS436.what": Wording(
        "{name} has the ids {other_id} (at {other}) and {value}, which differ only in zeros or capitals; they count as two people.",
        "{name} 有 {other_id}（{other}）和 {value} 两个编号，只差前面的零或大小写；按两个人计算。",
        "{name} 有 {other_id}（{other}）和 {value} 兩個編號，只差前面的零或大小寫；按兩個人計算。",
    ),
    "GS436.repair": Wording(
        "If it is one person, write one id in every table. If they are two, nothing needs to be done.",
        "如为同一人，请在各表中统一编号；如确为两人，无需处理。",
        "如為同一人，請在各表中統一編號；如確為兩人，無需處理。",
    ),
}

# ---- GS5xx: something is missing (R16) ----

SEVERITIES |= {
    "GS501": E, "GS502": E, "GS503": E, "GS504": E, "GS505": E, "GS506": E, "GS507": E, "GS508": E,
    "GS509": E, "GS510": E, "GS511": E, "GS512": E, "GS513": E, "GS514": E, "GS515": E,
}  # fmt: skip

TEXTS |= {
    "GS501.what": Wording(
        "{id} {name} has no points for {period}.",
        "{id} {name} 没有{period}的评分。",
        "{id} {name} 沒有{period}的評分。",
    ),
    "GS501.repair": Wording(
        "Hand in the sheet with the points, or record an exemption with its reason for that period. With --draft the rest is computed.",
        "请补上评分，或在免评记录中写明本期免评原因；加 --draft 可先算出其余部分。",
        "請補上評分，或在免評記錄中寫明本期免評原因；加 --draft 可先算出其餘部分。",
    ),
    "GS502.what": Wording(
        "{id} {name} has no score for “{criterion}” in {period}: every scorer left it blank.",
        "{id} {name} 在{period}的“{criterion}”没有任何评分。",
        "{id} {name} 在{period}的「{criterion}」沒有任何評分。",
    ),
    "GS502.repair": Wording(
        "Enter at least one score; 0 is a score too.",
        "请至少填写一个分数；0 分也要写 0。",
        "請至少填寫一個分數；0 分也要寫 0。",
    ),
    "GS503.what": Wording(
        "{id} {name} has no points on an annual panel sheet for {period}, where the panel's mark counts.",
        "{id} {name} 没有{period}的年终测评得分，而年终测评计入该年度。",
        "{id} {name} 沒有{period}的年終測評得分，而年終測評計入該年度。",
    ),
    "GS503.repair": Wording(
        "Hand in the annual sheet, or record an exemption for the year.",
        "请补上年终测评表，或在免评记录中写明年度免评原因。",
        "請補上年終測評表，或在免評記錄中寫明年度免評原因。",
    ),
    "GS504.what": Wording(
        "{id} {name} has no residents' vote for {period}.",
        "{id} {name} 没有{period}的满意度统计。",
        "{id} {name} 沒有{period}的滿意度統計。",
    ),
    "GS504.repair": Wording(
        "Add the tally for this worker or for the grid, or record an exemption for that period.",
        "请补上该人员或其网格的满意度票数，或在免评记录中写明本期免评原因。",
        "請補上該人員或其網格的滿意度票數，或在免評記錄中寫明本期免評原因。",
    ),
    "GS505.what": Wording(
        "The role “{role}” of scorer “{scorer}” has no weight, while scores are weighed by role.",
        "评分人“{scorer}”的身份“{role}”没有权重，而本办法按身份加权。",
        "評分人「{scorer}」的身份「{role}」沒有權重，而本辦法按身份加權。",
    ),
    "GS505.repair": Wording(
        "Fill in the scorer's role, one of: {roles}.",
        "请填写评分人身份，可填：{roles}。",
        "請填寫評分人身份，可填：{roles}。",
    ),
    "GS506.what": Wording(
        "No fault log was handed in, and {period} is scored by faults.",
        "没有不合格记录表，而{period}按不合格记录计分。",
        "沒有不合格記錄表，而{period}按不合格記錄計分。",
    ),
    "GS506.repair": Wording(
        "Hand in a fault log with the columns date, id, criterion and count; if there were no faults, one with headings only.",
        "请提交不合格记录表（日期、工号、考核项目、次数）；若无不合格，只留表头即可。",
        "請提交不合格記錄表（日期、工號、考核項目、次數）；若無不合格，只留表頭即可。",
    ),
    "GS507.what": Wording(
        "{id} {name} has no figure for {measure} in {period}.",
        "{id} {name} 在{period}没有{measure}的数据。",
        "{id} {name} 在{period}沒有{measure}的數據。",
    ),
    "GS507.repair": Wording(
        "Add it to a table of measures (id, period, measure, value), or record an exemption for the period.",
        "请在指标数据表中补上（工号、期间、指标、数值），或在免评记录中写明本期免评原因。",
        "請在指標數據表中補上（工號、期間、指標、數值），或在免評記錄中寫明本期免評原因。",
    ),
    "GS508.what": Wording(
        "The event “{category}” of {id} {name} on {date} says no severity that {rule} ({clause}) has an amount for.",
        "{id} {name} {date} 的“{category}”没有写明程度，而{rule}（{clause}）按程度计算。",
        "{id} {name} {date} 的「{category}」沒有寫明程度，而{rule}（{clause}）按程度計算。",
    ),
    "GS508.repair": Wording(
        "Fill in the severity, one of: {wanted}.",
        "请填写程度，可填：{wanted}。",
        "請填寫程度，可填：{wanted}。",
    ),
    "GS509.what": Wording(
        "The event “{category}” of {id} {name} on {date} says no quantity, which {rule} ({clause}) counts in units of {wanted}.",
        "{id} {name} {date} 的“{category}”没有数量，而{rule}（{clause}）按每 {wanted} 计算。",
        "{id} {name} {date} 的「{category}」沒有數量，而{rule}（{clause}）按每 {wanted} 計算。",
    ),
    "GS509.repair": Wording(
        "Fill in how many days, minutes or pieces in the count column.",
        "请在“数量”一列填写天数、分钟数或件数。",
        "請在「數量」一欄填寫天數、分鐘數或件數。",
    ),
    "GS510.what": Wording(
        "The event “{category}” of {id} {name} on {date} states no points, which {rule} ({clause}) leaves between {wanted}.",
        "{id} {name} {date} 的“{category}”没有填写分值，{rule}（{clause}）规定在 {wanted} 之间。",
        "{id} {name} {date} 的「{category}」沒有填寫分值，{rule}（{clause}）規定在 {wanted} 之間。",
    ),
    "GS510.repair": Wording(
        "Fill in the points that were decided.",
        "请填写所定的分值。",
        "請填寫所定的分值。",
    ),
    "GS511.what": Wording(
        "The points stated for “{category}” of {id} {name} on {date} lie outside what {rule} ({clause}) allows.",
        "{id} {name} {date} 的“{category}”所填分值超出{rule}（{clause}）的范围。",
        "{id} {name} {date} 的「{category}」所填分值超出{rule}（{clause}）的範圍。",
    ),
    "GS511.repair": Wording(
        "Allowed: {wanted}. Correct the points.",
        "允许范围：{wanted}。请改正分值。",
        "允許範圍：{wanted}。請改正分值。",
    ),
    "GS512.what": Wording(
        "“{assessor}” assessed {id} {name} on {date}, and is neither a unit above it nor the city.",
        "{date} 对 {id} {name} 的考核单位“{assessor}”既不是其上级，也不是市级。",
        "{date} 對 {id} {name} 的考核單位「{assessor}」既不是其上級，也不是市級。",
    ),
    "GS512.repair": Wording(
        "Those who may assess it are: {allowed}. Correct the assessor, or the unit's parent in the roster.",
        "可以考核它的是：{allowed}。请改正考核单位，或花名册中该单位的上级。",
        "可以考核它的是：{allowed}。請改正考核單位，或花名冊中該單位的上級。",
    ),
    "GS513.what": Wording(
        "{id} {name} has no vote of the group “{group}” for {period}, and every group of voters is weighed.",
        "{id} {name} 在{period}没有“{group}”一类投票人的满意度统计，而各类投票人均须计入。",
        "{id} {name} 在{period}沒有「{group}」一類投票人的滿意度統計，而各類投票人均須計入。",
    ),
    "GS513.repair": Wording(
        "Add the tally of that group, with the group in its own column, or record an exemption for that period.",
        "请补上该类投票人的票数，并在“投票人类别”一列写明类别，或在免评记录中写明本期免评原因。",
        "請補上該類投票人的票數，並在「投票人類別」一欄寫明類別，或在免評記錄中寫明本期免評原因。",
    ),
    "GS514.what": Wording(
        "The vote on {about} for {period} has {ballots} ballots; fewer than {minimum} make no vote.",
        "{about} 在{period}的满意度统计只有 {ballots} 票，少于 {minimum} 票无效。",
        "{about} 在{period}的滿意度統計只有 {ballots} 票，少於 {minimum} 票無效。",
    ),
    "GS514.repair": Wording(
        "Correct the figures, ask more residents, or record an exemption for that period.",
        "请改正票数、补充抽样，或在免评记录中写明本期免评原因。",
        "請改正票數、補充抽樣，或在免評記錄中寫明本期免評原因。",
    ),
    "GS515.what": Wording(
        "The event “{category}” of {id} {name} on {date} stands for several, and {rule} ({clause}) tells the first from the next.",
        "{id} {name} {date} 的“{category}”一行记了多次，而{rule}（{clause}）须区分第几次。",
        "{id} {name} {date} 的「{category}」一列記了多次，而{rule}（{clause}）須區分第幾次。",
    ),
    "GS515.repair": Wording(
        "Write a row of its own for each occurrence.",
        "请每次单独填一行。",
        "請每次單獨填一列。",
    ),
}

# ---- GS6xx: how a reading was applied ----

SEVERITIES |= {
    "GS601": N, "GS602": N, "GS603": W, "GS604": W, "GS605": N, "GS606": N, "GS607": N, "GS608": W,
    "GS609": N, "GS610": N, "GS611": N, "GS612": W, "GS613": W, "GS614": N, "GS615": N, "GS616": N,
    "GS617": N, "GS618": N, "GS619": N, "GS620": W, "GS621": W, "GS622": W, "GS623": W, "GS624": W,
    "GS626": W, "GS630": W, "GS631": N, "GS632": W, "GS641": W, "GS642": N, "GS643": W, "GS644": W,
    "GS645": W, "GS646": W,
}  # fmt: skip

TEXTS |= {
    "GS601.what": Wording(
        "The incident of {id} {name} on {date} is still pending and does not count (R7).",
        "{id} {name} {date} 的事项尚在核实或申诉中，暂不计入（R7）。",
        "{id} {name} {date} 的事項尚在核實或申訴中，暫不計入（R7）。",
    ),
    "GS601.repair": Wording(
        "Nothing needs to be done; set its status to confirmed once it is.",
        "无需处理；确认后把状态改为“已确认”。",
        "無需處理；確認後把狀態改為「已確認」。",
    ),
    "GS602.what": Wording(
        "The incident of {id} {name} on {date} was revoked and does not count (R7).",
        "{id} {name} {date} 的事项已撤销，不计入（R7）。",
        "{id} {name} {date} 的事項已撤銷，不計入（R7）。",
    ),
    "GS602.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS603.what": Wording(
        "The notice against {id} {name} on {date} does not count: it comes from “{authority}”, and only certain authorities count (R12).",
        "{id} {name} {date} 的通报不计入：发文单位为“{authority}”，不在计入的级别之内（R12）。",
        "{id} {name} {date} 的通報不計入：發文單位為「{authority}」，不在計入的級別之內（R12）。",
    ),
    "GS603.repair": Wording(
        "If city or district issued it, correct the authority column.",
        "如确由市或区通报，请改正“发文单位”一列。",
        "如確由市或區通報，請改正「發文單位」一欄。",
    ),
    "GS604.what": Wording(
        "The commendation of {id} {name} on {date} is listed and not paid: it has no document number (R24).",
        "{id} {name} {date} 的表彰没有文号，只列出，不发奖金（R24）。",
        "{id} {name} {date} 的表彰沒有文號，只列出，不發獎金（R24）。",
    ),
    "GS604.repair": Wording(
        "Enter the document number if there is one.",
        "如有文号，请补填。",
        "如有文號，請補填。",
    ),
    "GS605.what": Wording(
        "{id} {name}, {date}: document {document} was counted already, so this entry is the same fact and does not count again (R19).",
        "{id} {name} {date}：文号 {document} 已计入一次，本条为同一事项，不重复计入（R19）。",
        "{id} {name} {date}：文號 {document} 已計入一次，本條為同一事項，不重複計入（R19）。",
    ),
    "GS605.repair": Wording(
        "Nothing needs to be done; correct the number if these are two facts.",
        "无需处理；如为两件事，请改正文号。",
        "無需處理；如為兩件事，請改正文號。",
    ),
    "GS606.what": Wording(
        "The entry of {id} {name} on {date} does not count: it comes after the dismissal (R11).",
        "{id} {name} {date} 的事项在解聘之后，不计入（R11）。",
        "{id} {name} {date} 的事項在解聘之後，不計入（R11）。",
    ),
    "GS606.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS607.what": Wording(
        "{id} {name} has more than one “{category}” on {date}; each is its own step, this one is number {number} (R20).",
        "{id} {name} 在 {date} 有不止一次“{category}”，逐次计算，本次为第 {number} 次（R20）。",
        "{id} {name} 在 {date} 有不止一次「{category}」，逐次計算，本次為第 {number} 次（R20）。",
    ),
    "GS607.repair": Wording(
        "Nothing needs to be done; delete the row if it is the same fact entered twice.",
        "无需处理；如属重复登记，请删去一行。",
        "無需處理；如屬重複登記，請刪去一列。",
    ),
    "GS608.what": Wording(
        "The incident on {date} is not counted: {id} {name} was not in post that day.",
        "{date} 的事项不计入：{id} {name} 当日不在岗。",
        "{date} 的事項不計入：{id} {name} 當日不在崗。",
    ),
    "GS608.repair": Wording(
        "Check the date, or the joined and left dates in the roster.",
        "请核对日期，或花名册中的入职、离职日期。",
        "請核對日期，或花名冊中的入職、離職日期。",
    ),
    "GS609.what": Wording(
        "{id} {name} is graded fail and is still paid {amount} yuan: clause {clause} says so (R22).",
        "{id} {name} 等次为不合格，仍按条款 {clause} 发 {amount} 元（R22）。",
        "{id} {name} 等次為不合格，仍按條款 {clause} 發 {amount} 元（R22）。",
    ),
    "GS609.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS610.what": Wording(
        "Scorer “{scorer}” left “{criterion}” of {id} {name} blank; the mean is that of the other scorers (R23).",
        "评分人“{scorer}”未给 {id} {name} 的“{criterion}”打分，按其他评分人平均（R23）。",
        "評分人「{scorer}」未給 {id} {name} 的「{criterion}」打分，按其他評分人平均（R23）。",
    ),
    "GS610.repair": Wording(
        "Nothing needs to be done; enter the score if it was forgotten, 0 if it is zero.",
        "无需处理；如属漏填请补上，零分请填 0。",
        "無需處理；如屬漏填請補上，零分請填 0。",
    ),
    "GS611.what": Wording(
        "The sheet of {id} {name} for {period} is ignored: dismissed before that period (R11).",
        "{id} {name} 在{period}之前已解聘，该评分表不计（R11）。",
        "{id} {name} 在{period}之前已解聘，該評分表不計（R11）。",
    ),
    "GS611.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS612.what": Wording(
        "The sheet of {id} {name} for {period} is ignored: not in post in that period.",
        "{id} {name} 在{period}不在岗，该评分表不计。",
        "{id} {name} 在{period}不在崗，該評分表不計。",
    ),
    "GS612.repair": Wording(
        "Check the joined and left dates in the roster, or the sheet's period.",
        "请核对花名册中的入职、离职日期，或评分表的期间。",
        "請核對花名冊中的入職、離職日期，或評分表的期間。",
    ),
    "GS613.what": Wording(
        "The sheet of {id} {name} for {period} is ignored: an exemption is recorded for that period.",
        "{id} {name} 在{period}有免评记录，该评分表不计。",
        "{id} {name} 在{period}有免評記錄，該評分表不計。",
    ),
    "GS613.repair": Wording(
        "Remove the exemption or the sheet.",
        "请删去免评记录或评分表之一。",
        "請刪去免評記錄或評分表之一。",
    ),
    "GS614.what": Wording(
        "{id} {name} has no points for {period}, the period of the dismissal; the row stays without total (R11).",
        "{id} {name} 在解聘当期（{period}）没有评分，该行不计总分（R11）。",
        "{id} {name} 在解聘當期（{period}）沒有評分，該行不計總分（R11）。",
    ),
    "GS614.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS615.what": Wording(
        "{id} {name} was dismissed and has no annual panel sheet for {period}; the total is that of the other parts (R18).",
        "{id} {name} 已解聘，没有{period}的年终测评表，总分只含其余部分（R18）。",
        "{id} {name} 已解聘，沒有{period}的年終測評表，總分只含其餘部分（R18）。",
    ),
    "GS615.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS616.what": Wording(
        "{id} {name} was dismissed and has no residents' vote for {period}; the total is that of the other parts (R18).",
        "{id} {name} 已解聘，没有{period}的满意度统计，总分只含其余部分（R18）。",
        "{id} {name} 已解聘，沒有{period}的滿意度統計，總分只含其餘部分（R18）。",
    ),
    "GS616.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS617.what": Wording(
        "There are no annual panel sheets for {year}; the year is put together from the other parts alone (R5).",
        "没有 {year} 年的年终测评表，年度分只由其余部分合成（R5）。",
        "沒有 {year} 年的年終測評表，年度分只由其餘部分合成（R5）。",
    ),
    "GS617.repair": Wording(
        "If annual sheets exist, put them into the folder; their period is the year.",
        "如有年终测评表，请放入文件夹，期间写年份。",
        "如有年終測評表，請放入資料夾，期間寫年份。",
    ),
    "GS618.what": Wording(
        "{id} {name} was exempt in every period in post in {year}: there is no routine mark, so no total and no grade.",
        "{id} {name} 在 {year} 年各在岗期间均免评，没有平时分，不计总分和等次。",
        "{id} {name} 在 {year} 年各在崗期間均免評，沒有平時分，不計總分和等次。",
    ),
    "GS618.repair": Wording(
        "Nothing needs to be done.",
        "无需处理。",
        "無需處理。",
    ),
    "GS619.what": Wording(
        "{id} {name} has a tally of their own and so has the grid; their own is used (R26).",
        "{id} {name} 本人和所在网格都有满意度统计，采用本人的（R26）。",
        "{id} {name} 本人和所在網格都有滿意度統計，採用本人的（R26）。",
    ),
    "GS619.repair": Wording(
        "Nothing needs to be done; delete the tally that is not meant.",
        "无需处理；如有一份不应计入，请删去。",
        "無需處理；如有一份不應計入，請刪去。",
    ),
    "GS620.what": Wording(
        "{id} {name} was not in post on {date}, the day of the commendation; it is paid all the same.",
        "{id} {name} 在表彰日 {date} 不在岗，奖金仍照发。",
        "{id} {name} 在表彰日 {date} 不在崗，獎金仍照發。",
    ),
    "GS620.repair": Wording(
        "Check the date, or the joined and left dates in the roster.",
        "请核对日期，或花名册中的入职、离职日期。",
        "請核對日期，或花名冊中的入職、離職日期。",
    ),
    "GS621.what": Wording(
        "{id} {name} has a like entry on {date} in another file or sheet; both count, this one as number {number} (R20).",
        "{id} {name} 在 {date} 的同类事项在另一文件或工作表中也有，两条都计入，本条为第 {number} 次（R20）。",
        "{id} {name} 在 {date} 的同類事項在另一檔案或工作表中也有，兩條都計入，本條為第 {number} 次（R20）。",
    ),
    "GS621.repair": Wording(
        "If it is a copy of the log, remove one of the two.",
        "如属台账副本，请移走其中一份。",
        "如屬台賬副本，請移走其中一份。",
    ),
    "GS622.what": Wording(
        "{id} {name} was dismissed on {date}, in an earlier year, but is still in post in the roster.",
        "{id} {name} 已于 {date}（往年）解聘，但花名册中仍在岗。",
        "{id} {name} 已於 {date}（往年）解聘，但花名冊中仍在崗。",
    ),
    "GS622.repair": Wording(
        "Enter the left date in the roster, or a new row if the person was taken on again.",
        "请在花名册填写离职日期；如重新聘用，请另起一行。",
        "請在花名冊填寫離職日期；如重新聘用，請另起一列。",
    ),
    "GS623.what": Wording(
        "There is no score sheet at all for {period}: it is taken that no round was held, and the routine mark is the mean of the others.",
        "没有任何{period}的评分表，视为该期未作考核，平时分取其余各期的平均。",
        "沒有任何{period}的評分表，視為該期未作考核，平時分取其餘各期的平均。",
    ),
    "GS623.repair": Wording(
        "If there was a round, put its sheets into the folder.",
        "如该期作过考核，请把评分表放入文件夹。",
        "如該期作過考核，請把評分表放入資料夾。",
    ),
    "GS624.what": Wording(
        "The commendation of {id} {name} on {date} is listed and not paid: it comes from “{authority}”, and only certain authorities count.",
        "{id} {name} {date} 的表彰只登记、不发奖：发文单位为“{authority}”，不在计入的级别之内。",
        "{id} {name} {date} 的表彰只登記、不發獎：發文單位為「{authority}」，不在計入的級別之內。",
    ),
    "GS624.repair": Wording(
        "If an authority that counts issued it, correct the authority column.",
        "如确由计入级别的单位表彰，请改正“发文单位”一列。",
        "如確由計入級別的單位表彰，請改正「發文單位」一欄。",
    ),
    "GS626.what": Wording(
        "The tally of {about} is left out: it names no group of voters that this regulation weighs.",
        "{about} 的满意度统计未计入：没有写明本办法所列的投票人类别。",
        "{about} 的滿意度統計未計入：沒有寫明本辦法所列的投票人類別。",
    ),
    "GS626.repair": Wording(
        "Write the group of voters, one of: {groups}.",
        "请填写投票人类别，可填：{groups}。",
        "請填寫投票人類別，可填：{groups}。",
    ),
    "GS630.what": Wording(
        "The total of {id} {name}, {total}, lies in no band and has no grade: {grade} ends at {end}, {above}.",
        "{id} {name} 的总分 {total} 不在任何分数段内，不评等次：{grade}至 {end} 为止，{above}。",
        "{id} {name} 的總分 {total} 不在任何分數段內，不評等次：{grade}至 {end} 為止，{above}。",
    ),
    "GS630.repair": Wording(
        "Ask whoever issued the regulation which grade is meant, and correct “from” or “to” of the scheme's grades.",
        "请向办法制定单位确认应为何等次，并改正办法文件中 grades 的 from 或 to。",
        "請向辦法制定單位確認應為何等次，並改正辦法檔中 grades 的 from 或 to。",
    ),
    "GS631.what": Wording(
        "{id} {name} is dismissed with {date} by “{rule}” ({clause}), but is in post afterwards in the roster.",
        "{id} {name} 按“{rule}”（{clause}）于 {date} 解聘，但花名册中此后仍在岗。",
        "{id} {name} 按「{rule}」（{clause}）於 {date} 解聘，但花名冊中此後仍在崗。",
    ),
    "GS631.repair": Wording(
        "Enter {date} as the left date in the roster: the next year goes by the roster.",
        "请在花名册的离职日期填写 {date}：下一年度以花名册为准。",
        "請在花名冊的離職日期填寫 {date}：下一年度以花名冊為準。",
    ),
    "GS632.what": Wording(
        "{id} {name} was dismissed on {date} and has a later roster row; nobody is assessed again in the year of the dismissal (R11).",
        "{id} {name} 已于 {date} 解聘，花名册中另有此后入职的一行；解聘当年不再考核（R11）。",
        "{id} {name} 已於 {date} 解聘，花名冊中另有此後入職的一列；解聘當年不再考核（R11）。",
    ),
    "GS632.repair": Wording(
        "If the person was taken on again, nothing needs to be done: the next year goes by the roster. Else correct the roster or the log.",
        "如确已重新聘用，无需处理：下一年度以花名册为准。否则请改正花名册或台账。",
        "如確已重新聘用，無需處理：下一年度以花名冊為準。否則請改正花名冊或台賬。",
    ),
    "GS641.what": Wording(
        "“{category}” of {id} {name} on {date} does not count: it has no document number, and its rule asks for one.",
        "{id} {name} {date} 的“{category}”没有文号，而规则要求有文件依据，不计入。",
        "{id} {name} {date} 的「{category}」沒有文號，而規則要求有文件依據，不計入。",
    ),
    "GS641.repair": Wording(
        "Enter the document number if there is one.",
        "如有文号，请补填。",
        "如有文號，請補填。",
    ),
    "GS642.what": Wording(
        "The change of rank is left open: the ledgers of {before} have errors, so the ranks of that period are not known.",
        "名次变化未列出：{before}的台账有错误，无法得出该期名次。",
        "名次變化未列出：{before}的台賬有錯誤，無法得出該期名次。",
    ),
    "GS642.repair": Wording(
        "Assess {before} by itself to see them, and correct them.",
        "请单独考核{before}查看并改正。",
        "請單獨考核{before}查看並改正。",
    ),
    "GS643.what": Wording(
        "No list of findings was handed in, and {period} is scored by findings: nobody loses points by them.",
        "没有问题台账，而{period}按问题计分：无人因此扣分。",
        "沒有問題台賬，而{period}按問題計分：無人因此扣分。",
    ),
    "GS643.repair": Wording(
        "Hand in the findings (date, id, source, severity); if there were none, a list with headings only.",
        "请提交问题台账（日期、编号、来源、程度）；若无问题，只留表头即可。",
        "請提交問題台賬（日期、編號、來源、程度）；若無問題，只留表頭即可。",
    ),
    "GS644.what": Wording(
        "“{category}” of {id} {name} on {date} does not count: it comes from “{authority}”, and only certain authorities count.",
        "{id} {name} {date} 的“{category}”不计入：发文单位为“{authority}”，不在计入的级别之内。",
        "{id} {name} {date} 的「{category}」不計入：發文單位為「{authority}」，不在計入的級別之內。",
    ),
    "GS644.repair": Wording(
        "If an authority that counts issued it, correct the authority column.",
        "如确由计入级别的单位发文，请改正“发文单位”一列。",
        "如確由計入級別的單位發文，請改正「發文單位」一欄。",
    ),
    "GS645.what": Wording(
        "“{category}” of {id} {name} on {date} is pending or revoked in this row, while an earlier row has the same as confirmed: that one counts (R7).",
        "{id} {name} {date} 的“{category}”在本行为申诉中或已撤销，但前面另有相同的一行为已确认，那一行仍计入（R7）。",
        "{id} {name} {date} 的「{category}」在本列為申訴中或已撤銷，但前面另有相同的一列為已確認，那一列仍計入（R7）。",
    ),
    "GS645.repair": Wording(
        "If it is the same incident, change the status in the earlier row and delete this one. If there were two, nothing needs to be done.",
        "如为同一事项，请在前面那一行改状态，并删去本行；如确为两件，无需处理。",
        "如為同一事項，請在前面那一列改狀態，並刪去本列；如確為兩件，無需處理。",
    ),
    "GS646.what": Wording(
        "“{category}” of {id} {name} on {date}: document {document} has the same numbers as that of another entry of this day, yet other words, so both count.",
        "{id} {name} {date} 的“{category}”：文号 {document} 与当日另一条的文号数字相同而文字不同，两条都已计入。",
        "{id} {name} {date} 的「{category}」：文號 {document} 與當日另一條的文號數字相同而文字不同，兩條都已計入。",
    ),
    "GS646.repair": Wording(
        "If it is one document, write its number the same way in both rows; it then counts once.",
        "如为同一文件，请把两处文号写成一样，即只计一次；如为两份文件，无需处理。",
        "如為同一文件，請把兩處文號寫成一樣，即只計一次；如為兩份文件，無需處理。",
    ),
}

# ---- GS7xx: settings ----

SEVERITIES |= {
    "GS701": N, "GS702": W, "GS703": N, "GS704": N, "GS705": W,
}  # fmt: skip

TEXTS |= {
    "GS701.what": Wording(
        "The amount {key} is not set: the regulation leaves it to the station, so what is due and paid stays open (R14).",
        "金额 {key} 未设定：办法没有规定，由本站自定；应发和实发暂空（R14）。",
        "金額 {key} 未設定：辦法沒有規定，由本站自定；應發和實發暫空（R14）。",
    ),
    "GS701.repair": Wording(
        "Write it into gridscore.toml, or add --set {key}=600 to the command.",
        "请在 gridscore.toml 中填写，或在命令中加 --set {key}=600。",
        "請在 gridscore.toml 中填寫，或在命令中加 --set {key}=600。",
    ),
    "GS702.what": Wording(
        "The regulation {scheme} is in force from {date}; {period} begins before that.",
        "办法 {scheme} 自 {date} 起施行，{period}早于该日。",
        "辦法 {scheme} 自 {date} 起施行，{period}早於該日。",
    ),
    "GS702.repair": Wording(
        "Check the period, or choose the regulation that was in force then.",
        "请核对期间，或改用当时施行的办法。",
        "請核對期間，或改用當時施行的辦法。",
    ),
    "GS703.what": Wording(
        "{pool}: the {amount} yuan of {period} are not paid, for nobody has a part in them ({clause}).",
        "{pool}：{period}的 {amount} 元未发放，因为无人参与分配（{clause}）。",
        "{pool}：{period}的 {amount} 元未發放，因為無人參與分配（{clause}）。",
    ),
    "GS703.repair": Wording(
        "Nothing needs to be done; check the grades and totals if somebody should share in it.",
        "无需处理；如应有人分配，请核对等次与总分。",
        "無需處理；如應有人分配，請核對等次與總分。",
    ),
    "GS704.what": Wording(
        "The money of {period} contains that of its shorter periods: {pots}.",
        "{period}的金额中包含其中各期的款项：{pots}。",
        "{period}的金額中包含其中各期的款項：{pots}。",
    ),
    "GS704.repair": Wording(
        "If it is paid by their own lists, do not pay it by this one a second time.",
        "如果各期已按本期发放表发放，请勿按本表重复发放。",
        "如果各期已按本期發放表發放，請勿按本表重複發放。",
    ),
    "GS705.what": Wording(
        "[values] of gridscore.toml makes “{value}” mean {meant}, wherever it stands; without that line it means: {known}.",
        "gridscore.toml 的 [values] 把“{value}”一律当作 {meant}；不写这一行时，它的意思是：{known}。",
        "gridscore.toml 的 [values] 把「{value}」一律當作 {meant}；不寫這一行時，它的意思是：{known}。",
    ),
    "GS705.repair": Wording(
        "Remove the line, unless the station does use the word so.",
        "请删去这一行；如果本站确实这样用这个词，无需处理。",
        "請刪去這一行；如果本站確實這樣用這個詞，無需處理。",
    ),
}
