"""GS1xx. Files: what cannot be found, opened or read."""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import E, N, W

SEVERITIES = {
    "GS101": E, "GS102": E, "GS103": E, "GS104": W, "GS105": N, "GS106": E, "GS107": E, "GS108": E,
    "GS109": E, "GS110": E, "GS111": N, "GS112": E, "GS113": E, "GS114": E, "GS115": E, "GS116": E,
    "GS117": E, "GS118": N, "GS119": E, "GS120": E, "GS121": E, "GS122": E, "GS123": E, "GS124": E,
}  # fmt: skip

TEXTS = {
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
        "Open the file in WPS or Excel, save it as .xlsx and hand that in. An archive has to be"
        " unpacked, a table in a picture or PDF typed in.",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 后再交。压缩包请先解压；图片或 PDF 中的表格需要重新录入。",
        "請用 WPS 或 Excel 開啟，另存為 .xlsx 後再交。壓縮檔請先解壓縮；圖片或 PDF 中的表格需要重新輸入。",
    ),
    "GS104.what": Wording(
        "This file was left out: files of its kind ({ending}) cannot be read.",
        "跳过了这个文件：无法读取这种文件（{ending}）。",
        "略過了這個檔案：無法讀取這種檔案（{ending}）。",
    ),
    "GS104.repair": Wording(
        "If it is a ledger, open it in WPS or Excel and save it as .xlsx; unpack an archive, and type in"
        " a table in a picture or PDF. Then, or if it is none, move it elsewhere.",
        "如果是台账，请用 WPS 或 Excel 打开并另存为 .xlsx；压缩包请先解压，图片或 PDF 中的表格请重新录入。"
        "然后把它移到别处；不是台账的也请移走。",
        "如果是台賬，請用 WPS 或 Excel 開啟並另存為 .xlsx；壓縮檔請先解壓縮，圖片或 PDF 中的表格請重新輸入。"
        "然後把它移到別處；不是台賬的也請移走。",
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
