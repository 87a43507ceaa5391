"""GS3xx. Values in cells: what is no number, day or choice, and what was tidied."""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import E, N, W

SEVERITIES = {
    "GS301": E, "GS302": E, "GS303": E, "GS304": E, "GS305": E, "GS306": E, "GS307": E, "GS308": E,
    "GS309": E, "GS310": E, "GS311": E, "GS312": E, "GS313": E, "GS314": E, "GS315": E, "GS316": E,
    "GS317": E, "GS318": E, "GS319": E, "GS320": N, "GS321": E, "GS322": E, "GS323": E, "GS324": E,
    "GS325": N, "GS326": W, "GS327": E, "GS328": E, "GS329": W,
}  # fmt: skip

TEXTS = {
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
        "Write one of these: {choices}. What the station calls it can be taught once, under [values] of gridscore.toml.",
        "请从以下选项中选填一个：{choices}。本站惯用的叫法，可在 gridscore.toml 的 [values] 中写明一次。",
        "請從以下選項中選填一個：{choices}。本站慣用的叫法，可在 gridscore.toml 的 [values] 中寫明一次。",
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
        " and leave the points of this row blank.",
        "如果本期不参加考核，请记入免评记录（工号、期间、原因），这一行的分数留空。",
        "如果本期不參加考核，請記入免評記錄（工號、期間、原因），這一列的分數留空。",
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
