"""GS4xx. People, and tables that disagree with the roster or with each other."""

from __future__ import annotations

from gridscore.messages import Wording
from gridscore.messages.severity import E, N, W

SEVERITIES = {
    "GS401": E, "GS402": E, "GS403": E, "GS404": E, "GS405": E, "GS406": E, "GS407": E, "GS408": E,
    "GS409": E, "GS410": N, "GS411": E, "GS412": E, "GS413": E, "GS414": W, "GS415": W, "GS416": N,
    "GS417": E, "GS418": E, "GS419": E, "GS420": E, "GS421": E, "GS422": N, "GS423": N, "GS424": E,
    "GS425": E, "GS426": E, "GS427": E, "GS428": E, "GS429": W, "GS430": E, "GS431": E, "GS432": W,
    "GS433": E, "GS434": W, "GS435": W, "GS436": W, "GS437": E, "GS438": W,
}  # fmt: skip

TEXTS = {
    "GS401.what": Wording(
        "There is no roster.",
        "没有花名册。",
        "沒有花名冊。",
    ),
    "GS401.repair": Wording(
        "Hand in a table with the columns {required}; it may also have: {optional}. Where only part"
        " of the ledger folder was named, name the whole of it, or nothing inside it.",
        "请提供一份花名册，必须有{required}，还可以有：{optional}。"
        "如果只写了台账文件夹的一部分，请写整个文件夹，或在其中运行而不写路径。",
        "請提供一份花名冊，必須有{required}，還可以有：{optional}。"
        "如果只寫了台賬資料夾的一部分，請寫整個資料夾，或在其中執行而不寫路徑。",
    ),
    "GS402.what": Wording(
        "“{value}” is not in the roster.{near}",
        "花名册中没有工号“{value}”。{near}",
        "花名冊中沒有工號「{value}」。{near}",
    ),
    "GS402.repair": Wording(
        "Correct the id, or add the person to the roster; who has left stays in it, with the day of"
        " leaving.{heading_row}",
        "请改正工号，或在花名册中补上此人；已经离职的人也要留在花名册中，写上离职日期。{heading_row}",
        "請改正工號，或在花名冊中補上此人；已經離職的人也要留在花名冊中，寫上離職日期。{heading_row}",
    ),
    "GS403.what": Wording(
        "Nobody in the roster is named “{value}”.{near}",
        "花名册中没有叫“{value}”的人。{near}",
        "花名冊中沒有叫「{value}」的人。{near}",
    ),
    "GS403.repair": Wording(
        "Correct the name, or add the person to the roster; who has left stays in it, with the day of"
        " leaving.{heading_row}",
        "请改正姓名，或在花名册中补上此人；已经离职的人也要留在花名册中，写上离职日期。{heading_row}",
        "請改正姓名，或在花名冊中補上此人；已經離職的人也要留在花名冊中，寫上離職日期。{heading_row}",
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
        "Correct the one that is wrong, here or in the roster. If the person changed name, leave the name"
        " blank here: the id will do.",
        "请改正此处或花名册中写错的一项。如果是本人改了名，把此处的姓名清空即可，有工号就行。",
        "請改正此處或花名冊中寫錯的一項。如果是本人改了名，把此處的姓名清空即可，有工號就行。",
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
        " before the later one starts (joined). If the person has two posts at a time, keep one row and"
        " write both into it. If they are two people, correct the id.",
        "如果是重复的行，请删除；如果是调动，请把前一行的离职日期写到后一行入职日期的前一天；"
        "如果是一人兼管两处，请只留一行，两处写在一起；如果是两个人，请改正工号。",
        "如果是重複的列，請刪除；如果是調動，請把前一列的離職日期寫到後一列入職日期的前一天；"
        "如果是一人兼管兩處，請只留一列，兩處寫在一起；如果是兩個人，請改正工號。",
    ),
    "GS408.what": Wording(
        "The id {id} has another name at {other}: {other_name}.",
        "工号 {id} 在 {other} 的姓名是：{other_name}。",
        "工號 {id} 在 {other} 的姓名是：{other_name}。",
    ),
    "GS408.repair": Wording(
        "Correct the name or the id: one id is one person. Who changed name has the new one in every row.",
        "请改正姓名或工号：一个工号只能是一个人。本人改了名的，各行都写现在的姓名。",
        "請改正姓名或工號：一個工號只能是一個人。本人改了名的，各列都寫現在的姓名。",
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
        "Delete one of the rows; if the whole sheet is a copy, move one of the files out of the folder. If"
        " two people scored, write their names in a column headed scorer.",
        "请删除其中一行；如果整张表是副本，请把其中一个文件移出文件夹。如果是两个人评的，请增加“评分人”一列写明。",
        "請刪除其中一列；如果整張表是副本，請把其中一個檔案移出資料夾。如果是兩個人評的，請增加「評分人」一欄寫明。",
    ),
    "GS412.what": Wording(
        "{who} was scored twice by the same scorer for the same period, with different points;"
        " first at {other}.",
        "{who} 在同一期间被同一评分人重复评分，分数不同；第一次在 {other}。",
        "{who} 在同一期間被同一評分人重複評分，分數不同；第一次在 {other}。",
    ),
    "GS412.repair": Wording(
        "Keep the row that counts; of a whole sheet before and after it was corrected, move the earlier"
        " file out of the folder. If two people scored, write their names in a column headed scorer.",
        "请保留有效的一行；如果整张表是更正前后的两份，请把更正前的文件移出文件夹。"
        "如果是两个人评的，请增加“评分人”一列写明。",
        "請保留有效的一列；如果整張表是更正前後的兩份，請把更正前的檔案移出資料夾。"
        "如果是兩個人評的，請增加「評分人」一欄寫明。",
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
    "GS437.what": Wording(
        "This has ids and names as a roster has, and names {count} people of {other} at the same time.",
        "这张表也有工号和姓名，同样认作花名册，其中 {count} 人与 {other} 的重复，时间重叠。",
        "這張表也有工號和姓名，同樣認作花名冊，其中 {count} 人與 {other} 的重複，時間重疊。",
    ),
    "GS437.repair": Wording(
        "If it is another list, as of telephone numbers or attendance, move it out of the folder, or write the last lines"
        " into gridscore.toml. If it is a copy, keep one. If these people moved, write left and joined in both.\n"
        "{sheet_lines}",
        "如果这张表不是花名册（如通讯录、考勤表），请移出台账文件夹，或在 gridscore.toml 中写上最后两行；"
        "如果是副本，请只留一份；如果这些人有调动，请在两处写明离职日期和入职日期。\n{sheet_lines}",
        "如果這張表不是花名冊（如通訊錄、考勤表），請移出台賬資料夾，或在 gridscore.toml 中寫上最後兩行；"
        "如果是副本，請只留一份；如果這些人有調動，請在兩處寫明離職日期和入職日期。\n{sheet_lines}",
    ),
    "GS438.what": Wording(
        "Totals here are formulas that no program has worked out, {count} in all; they were not compared.",
        "这一列的总分是没有保存结果的公式，共 {count} 个，未作核对。",
        "這一欄的總分是沒有儲存結果的公式，共 {count} 個，未作核對。",
    ),
    "GS438.repair": Wording(
        "The points of the items count all the same. To have the totals compared, open the file in Excel, WPS or"
        " LibreOffice and save it once.",
        "各项分数照常计算。需要核对总分的，请用 Excel、WPS 或 LibreOffice 打开文件并保存一次。",
        "各項分數照常計算。需要核對總分的，請用 Excel、WPS 或 LibreOffice 開啟檔案並儲存一次。",
    ),
}
