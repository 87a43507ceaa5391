"""What stands in a new ledger folder: the comments of its settings, the clerk's README."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    "head": Wording(
        "The settings of this ledger folder. What follows a # is a remark that is not read.",
        "本台账文件夹的设置。# 后面的文字是说明，程序不读。",
        "本台賬資料夾的設定。# 後面的文字是說明，程式不讀。",
    ),
    "scheme": Wording(
        "which regulation applies; all of them: gridscore scheme list",
        "按哪个办法考核；全部办法见 gridscore scheme list",
        "按哪個辦法考核；全部辦法見 gridscore scheme list",
    ),
    "station": Wording(
        "what stands at the top of forms and results",
        "站名，印在表格和结果的上方",
        "站名，印在表格和結果的上方",
    ),
    "lang": Wording(
        "language: en, zh-Hans (simplified) or zh-Hant (traditional)",
        "语言：zh-Hans 简体、zh-Hant 繁体、en 英文",
        "語言：zh-Hans 簡體、zh-Hant 繁體、en 英文",
    ),
    "amounts": Wording(
        "Yuan that the regulation leaves to the station. Take away the # and write the real\namount in place of 0; what stays out is shown as not set, and nothing is paid for it.",
        "办法没有写明、由本站自定的金额（元）。去掉行首的 #，把 0 改成实际金额；\n没有填写的，结果中显示为未设定，也不发放。",
        "辦法沒有寫明、由本站自定的金額（元）。去掉行首的 #，把 0 改成實際金額；\n沒有填寫的，結果中顯示為未設定，也不發放。",
    ),
    "readme.head": Wording(
        "{station}\nLedgers for {scheme}", "{station}\n{scheme} 台账", "{station}\n{scheme} 台賬"
    ),
    "readme.numbers": Wording(
        "1. |2. |3. |4. |5. |6. ", "一、|二、|三、|四、|五、|六、", "一、|二、|三、|四、|五、|六、"
    ),
    "readme.roster": Wording(
        "Fill in the roster: {roster}.", "先填花名册：{roster}。", "先填花名冊：{roster}。"
    ),
    "readme.settings": Wording(
        "Open gridscore.toml in a text editor and fill in the amounts that the regulation leaves open.",
        "用记事本打开 gridscore.toml，填写办法没有写明的金额。",
        "用記事本開啟 gridscore.toml，填寫辦法沒有寫明的金額。",
    ),
    "readme.forms": Wording(
        "In this folder, run: gridscore forms --period {period}\n   It writes the sheets of that period with everybody's name, ready to be handed out, into {folder}.\n   The blank tables that lie here already may be filled in just as well.",
        "在本文件夹运行：gridscore forms --period {period}\n   会在 {folder} 中生成该期的表格，填好姓名，可直接下发。\n   也可以直接填写文件夹里现成的空白表。",
        "在本資料夾執行：gridscore forms --period {period}\n   會在 {folder} 中產生該期的表格，填好姓名，可直接下發。\n   也可以直接填寫資料夾裡現成的空白表。",
    ),
    "readme.hand-in": Wording(
        "Put what comes back into the folder of its period ({folder}), under any name.\n   Incidents go into {log} as they happen, or into the log of the period; each into one of them.",
        "收回的表放进所属期间的文件夹（{folder}），文件名不限。\n   奖惩事项随时记入 {log}（或当期的奖惩台账）；同一件事只记一处。",
        "收回的表放進所屬期間的資料夾（{folder}），檔名不限。\n   獎懲事項隨時記入 {log}（或當期的獎懲台賬）；同一件事只記一處。",
    ),
    "readme.check": Wording(
        "Look for mistakes: gridscore check\n   To have them marked in copies of the workbooks: gridscore check --mark marked",
        "检查有无错漏：gridscore check\n   要在表格副本上标出问题：gridscore check --mark 问题标注",
        "檢查有無錯漏：gridscore check\n   要在表格副本上標出問題：gridscore check --mark 問題標注",
    ),
    "readme.assess": Wording(
        "Work out the results: gridscore {command} {period}\n   They are written to {result}. The year: gridscore year-end {year}",
        "计算结果：gridscore {command} {period}\n   结果写到 {result}。年度：gridscore year-end {year}",
        "計算結果：gridscore {command} {period}\n   結果寫到 {result}。年度：gridscore year-end {year}",
    ),
    "readme.blank": Wording(
        "A table that nobody has filled in does no harm. A log or list of exemptions that is left\nblank says that there was nothing to record.",
        "没有填写的空白表留着无妨。奖惩台账、免评记录等空着，表示没有需要记录的事项。",
        "沒有填寫的空白表留著無妨。獎懲台賬、免評記錄等空著，表示沒有需要記錄的事項。",
    ),
}
