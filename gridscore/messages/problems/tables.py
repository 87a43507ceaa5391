"""GS2xx. Tables and their headings: what is recognised, left out or taken to be meant."""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import E, N, W

SEVERITIES = {
    "GS201": W, "GS202": E, "GS203": E, "GS204": E, "GS205": N, "GS206": E, "GS207": E, "GS208": E,
    "GS209": N, "GS210": N, "GS211": E, "GS212": N, "GS213": N, "GS214": W, "GS215": W, "GS216": W,
    "GS217": W, "GS218": E, "GS220": W, "GS221": N, "GS222": N, "GS223": E, "GS224": W, "GS225": E,
    "GS226": W,
}  # fmt: skip

TEXTS = {
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
        "Write one of these instead, in the cell, the title, or the name of the sheet or file: {kinds}.",
        "请改为{kinds}，写在期间一列、标题、工作表名或文件名中。",
        "請改為{kinds}，寫在期間一欄、標題、工作表名稱或檔案名稱中。",
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
    "GS226.what": Wording(
        "This {table} names only a year, and was taken for the annual sheet of {period}.",
        "这张{table}只写了年份，按{period}的年终测评表处理。",
        "這張{table}只寫了年份，按{period}的年終測評表處理。",
    ),
    "GS226.repair": Wording(
        "If it is the annual one, write “annual” into its title. If not, write the period: {kinds}.",
        "如果是年终测评表，请在标题中写上“年终”；如果不是，请写明期间：{kinds}。",
        "如果是年終測評表，請在標題中寫上「年終」；如果不是，請寫明期間：{kinds}。",
    ),
}
