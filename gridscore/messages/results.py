"""What result files say, and why an output could not be written."""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    # ---- sheets of the workbook ----
    "sheet.roster": Wording("Results", "考核结果", "考核結果"),
    "sheet.summary": Wording("Summary", "汇总", "匯總"),
    "sheet.journal": Wording("Journal", "明细", "明細"),
    "sheet.payments": Wording("Payment list", "发放表", "發放表"),
    "sheet.slips": Wording("Notices", "考核结果通知单", "考核結果通知單"),
    "sheet.public": Wording("Public list", "公示名单", "公示名單"),
    "sheet.proof": Wording("Reconciliation", "明细核对", "明細核對"),
    "sheet.sources": Wording("Sources", "依据", "依據"),
    "sheet.by": Wording("By {group}", "按{group}", "按{group}"),
    "draft": Wording("DRAFT", "草稿", "草稿"),
    "draft-title": Wording("{title} (DRAFT)", "{title}（草稿）", "{title}（草稿）"),
    "draft-across": Wording("DRAFT", "草 稿", "草 稿"),
    "pages": Wording(
        "page {page} of {pages}", "第 {page} 页，共 {pages} 页", "第 {page} 頁，共 {pages} 頁"
    ),
    "note": Wording(
        "by {scheme} ({id}, version {version})",
        "依据：{scheme}（{id}，第{version}版）",
        "依據：{scheme}（{id}，第{version}版）",
    ),
    "total": Wording("Total", "合计", "合計"),
    "not-set": Wording("not set", "未设定", "未設定"),
    # ---- the summary sheet ----
    "summary.station": Wording("Station", "单位", "單位"),
    "summary.period": Wording("Period", "考核期间", "考核期間"),
    "summary.scheme": Wording("Regulation", "考核办法", "考核辦法"),
    "summary.scheme-version": Wording("Version", "版本", "版本"),
    "summary.scheme-hash": Wording("Fingerprint", "规则校验码", "規則校驗碼"),
    "summary.program": Wording("Made by", "计算程序", "計算程式"),
    "summary.grades": Wording("Grades", "等次分布", "等次分佈"),
    "summary.people": Wording("People", "人数", "人數"),
    "summary.mean": Wording("Mean total", "平均总分", "平均總分"),
    "summary.rounds": Wording("Period by period", "各期情况", "各期情況"),
    "summary.ungraded": Wording("no grade", "无等次", "無等次"),
    "summary.everyone": Wording("All", "总人数", "總人數"),
    "summary.money": Wording("Money (yuan)", "金额", "金額"),
    "summary.changes": Wording("Changes of standing", "人员变动", "人員變動"),
    "summary.problems": Wording("Warnings and notices", "提醒与说明", "提醒與說明"),
    "summary.readings": Wording("How the rules were read", "规则口径", "規則口徑"),
    "summary.none": Wording("none", "无", "無"),
    "summary.more-problems": Wording(
        "and {count} more: `gridscore check` lists them all",
        "另有 {count} 条，运行 gridscore check 可全部列出",
        "另有 {count} 條，執行 gridscore check 可全部列出",
    ),
    "summary.rest": Wording(
        "and {count} more: see the sheet {sheet}",
        "另有 {count} 条，见“{sheet}”表",
        "另有 {count} 條，見「{sheet}」表",
    ),
    "summary.more-changes": Wording(
        "and {count} more: see the roster",
        "另有 {count} 人，见考核结果",
        "另有 {count} 人，見考核結果",
    ),
    "summary.more-places": Wording("and {count} more places", "另有 {count} 处", "另有 {count} 處"),
    "chart.grades": Wording("People by grade", "等次分布", "等次分佈"),
    "chart.rounds": Wording("Mean total by period", "各期平均总分", "各期平均總分"),
    "chart.rounds-grades": Wording("Grades by period", "各期等次分布", "各期等次分佈"),
    "chart.groups": Wording("Mean total by {group}", "各{group}平均总分", "各{group}平均總分"),
    # ---- the payment list ----
    "payments.applied": Wording(
        "{amount} applied for", "其中 {amount} 元待批复", "其中 {amount} 元待批覆"
    ),
    "payments.applied-in-all": Wording(
        "Of the sum, {amount} yuan are applied for at the street office and not granted yet.",
        "合计中 {amount} 元为向街道办事处申请的奖金，以批复为准。",
        "合計中 {amount} 元為向街道辦事處申請的獎金，以批覆為準。",
    ),
    "payments.capitals": Wording("{of} in capital figures", "{of}合计（大写）", "{of}合計（大寫）"),
    "payments.changed": Wording(
        "an amount was changed: write the capital figures anew",
        "金额已改动，请重新填写大写金额",
        "金額已改動，請重新填寫大寫金額",
    ),
    "date": Wording("Date", "日期", "日期"),
    "to-sign": Wording("{mark}: ____________", "{mark}：____________", "{mark}：____________"),
    # ---- the proof of the journal ----
    "proof.lines": Wording("journal, {unit}", "明细合计（{unit}）", "明細合計（{unit}）"),
    "proof.published": Wording("published: {figure}", "公布：{figure}", "公佈：{figure}"),
    "proof.difference": Wording("difference", "差额", "差額"),
    "proof.agrees": Wording(
        "The lines of every worker add up to the published figures.",
        "每人的明细合计与公布结果一致。",
        "每人的明細合計與公佈結果一致。",
    ),
    "proof.differs": Wording(
        "Lines and published figures differ: see the column of differences.",
        "明细合计与公布结果不一致，见差额列。",
        "明細合計與公佈結果不一致，見差額欄。",
    ),
    # ---- slips and attached forms ----
    "slip.title": Wording("{result}: notice", "{result}通知单", "{result}通知單"),
    "slip.rank": Wording(
        "{rank} of {of}", "第 {rank} 名（共 {of} 名）", "第 {rank} 名（共 {of} 名）"
    ),
    "slip.rest": Wording(
        "{count} further lines together: see the sheet {sheet} of the result",
        "其余 {count} 条合计，逐条见考核结果“{sheet}”表",
        "其餘 {count} 條合計，逐條見考核結果「{sheet}」表",
    ),
    "slip.objection": Wording("If you disagree", "异议办法", "異議辦法"),
    "slip.received": Wording("Received by (worker)", "本人签收", "本人簽收"),
    "form.criterion": Wording("criterion", "考核项目", "考核項目"),
    "form.full": Wording("out of", "满分", "滿分"),
    "form.points": Wording("points", "得分", "得分"),
    "form.voters": Wording("voters", "测评人", "測評人"),
    "form.ballots": Wording("ballots", "票数", "票數"),
    "form.sampled": Wording("ballots sampled", "抽样总票数", "抽樣總票數"),
    "form.no-vote": Wording("no vote", "无测评数据", "無測評資料"),
    "form.opinion": Wording("What the panel finds", "考核小组意见", "考核小組意見"),
    "form.panel": Wording("Assessment panel", "考核小组", "考核小組"),
    "form.worker": Wording("Worker assessed", "被考核人", "被考核人"),
    # ---- one worker's explanation ----
    "sheet.explain": Wording("Explanation", "考核依据", "考核依據"),
    "explain.running": Wording("so far", "累计", "累計"),
    "explain.source": Wording("source", "出处", "出處"),
    # ---- the sources ----
    "sources.files": Wording("Files that were read", "读取的文件", "讀取的檔案"),
    # ---- headings of summary and sources, besides those of the result columns ----
    "heading.count": Wording("people", "人数", "人數"),
    "heading.share": Wording("share", "占比", "佔比"),
    "heading.change": Wording("change", "增减", "增減"),
    "heading.modified": Wording(
        "changed (Beijing time)", "修改时间（北京时间）", "修改時間（北京時間）"
    ),
    "heading.size": Wording("bytes", "字节数", "位元組數"),
    "heading.file": Wording("file", "文件", "檔案"),
    "heading.sha256": Wording("SHA-256", "SHA-256 校验值", "SHA-256 校驗值"),
    "heading.item": Wording("item", "项目", "項目"),
    "heading.severity": Wording("severity", "类别", "類別"),
    "heading.code": Wording("code", "代码", "代碼"),
    "heading.message": Wording("what, and what to do", "内容及处理办法", "內容及處理辦法"),
    "heading.place": Wording("where", "位置", "位置"),
    "heading.reading": Wording("reading", "口径", "口徑"),
    "heading.text": Wording("how it was read", "口径说明", "口徑說明"),
    "heading.key": Wording("changed by", "可调整的设置", "可調整的設定"),
    # ---- an output that cannot be written: OutputNotWritableError.reason ----
    "output.is-folder": Wording(
        "{path} is a folder: name a file in it.",
        "{path} 是文件夹，请写明其中的文件名。",
        "{path} 是資料夾，請寫明其中的檔案名稱。",
    ),
    "output.not-a-file": Wording(
        "{path} is not an ordinary file: choose another name, or `-` for the standard output.",
        "{path} 不是普通文件，请换一个文件名；要输出到标准输出请写 -。",
        "{path} 不是一般檔案，請換一個檔案名稱；要輸出到標準輸出請寫 -。",
    ),
    "output.no-folder": Wording(
        "The folder for {path} does not exist: create it, or choose another one.",
        "{path} 所在的文件夹不存在，请先建立该文件夹或换一个位置。",
        "{path} 所在的資料夾不存在，請先建立該資料夾或換一個位置。",
    ),
    "output.no-permission": Wording(
        "{path} may not be written here: it or its folder is write-protected. "
        "Choose another folder.",
        "没有写入 {path} 的权限：文件或所在文件夹是只读的，请换一个位置。",
        "沒有寫入 {path} 的權限：檔案或所在資料夾是唯讀的，請換一個位置。",
    ),
    "output.in-use": Wording(
        "{path} is held by another program: close it in Excel or WPS and run again, "
        "or choose another name.",
        "{path} 正被其他程序占用，请在 Excel 或 WPS 中关闭后重试，或换一个文件名。",
        "{path} 正被其他程式佔用，請在 Excel 或 WPS 中關閉後重試，或換一個檔案名稱。",
    ),
    "output.no-space": Wording(
        "{path} was not written: the disk is full. Free some space or choose another disk.",
        "{path} 未能写入：磁盘已满，请清理空间或换一个磁盘。",
        "{path} 未能寫入：磁碟已滿，請清理空間或換一個磁碟。",
    ),
    "output.long-name": Wording(
        "The name {path} is too long: choose a shorter one.",
        "文件名 {path} 太长，请换一个短一些的名称。",
        "檔案名稱 {path} 太長，請換一個短一些的名稱。",
    ),
    "output.failed": Wording(
        "{path} could not be written: check the disk or the network share, and run again.",
        "{path} 未能写入，请检查磁盘或网络共享后重试。",
        "{path} 未能寫入，請檢查磁碟或網路共用後重試。",
    ),
    # ---- a style file that cannot be used ----
}
