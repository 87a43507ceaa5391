"""What `--help` says: of commands, arguments and options, and of calls that no command takes.

The command line names a text by its key, `help="help.draft"`, and puts it into words when it
is shown.
"""

from __future__ import annotations

from gridscore.messages import Wording

TEXTS: dict[str, Wording] = {
    # ---- the page ----
    "usage": Wording("Usage", "用法", "用法"),
    "arguments": Wording("Arguments", "参数", "參數"),
    "options": Wording("Options", "选项", "選項"),
    "commands": Wording("Commands", "命令", "命令"),
    "examples": Wording("Examples", "示例", "示例"),
    "any-option": Wording("OPTION", "选项", "選項"),
    "any-command": Wording("COMMAND", "命令", "命令"),
    "more": Wording(
        "More about a command: {command} COMMAND --help",
        "各命令的详细用法：{command} 命令 --help",
        "各命令的詳細用法：{command} 命令 --help",
    ),
    # ---- what stands for a value ----
    "metavar.P": Wording("PERIOD", "期间", "期間"),
    "metavar.Y": Wording("YEAR", "年度", "年度"),
    "metavar.PATH": Wording("PATH", "路径", "路徑"),
    "metavar.WHO": Wording("WHO", "人员", "人員"),
    "metavar.FILE": Wording("FILE", "文件", "檔案"),
    "metavar.DIR": Wording("DIR", "文件夹", "資料夾"),
    "metavar.KIND": Wording("KIND", "种类", "種類"),
    "metavar.ID": Wording("ID", "名称", "名稱"),
    "metavar.TEXT": Wording("TEXT", "文字", "文字"),
    "metavar.NAME": Wording("NAME", "名称", "名稱"),
    "metavar.LANG": Wording("LANG", "语言", "語言"),
    "metavar.SHELL": Wording("SHELL", "环境", "環境"),
    "metavar.LIST": Wording("LIST", "列表", "清單"),
    "metavar.ID|FILE": Wording("ID|FILE", "办法|文件", "辦法|檔案"),
    "metavar.FILE|ID": Wording("FILE|ID", "文件|办法", "檔案|辦法"),
    "metavar.FILE|-": Wording("FILE|-", "文件|-", "檔案|-"),
    "metavar.KEY=VALUE": Wording("KEY=VALUE", "键=值", "鍵=值"),
    # ---- commands ----
    "gridscore": Wording(
        "Assess grid workers by a written regulation: every point and every yuan with its clause and its source cell.",
        "按成文办法考核网格员：每一分、每一元都注明条款和原始单元格。",
        "按成文辦法考核網格員：每一分、每一元都註明條款和原始儲存格。",
    ),
    "example.check": Wording(
        "what is wrong or missing in the ledgers",
        "检查台账有什么错漏",
        "檢查台賬有什麼錯漏",
    ),
    "example.quarter": Wording(
        "the quarter's grades and money", "一个季度的等次和金额", "一個季度的等次和金額"
    ),
    "example.explain": Wording(
        "where W007's figures come from", "W007 各项数字的来由", "W007 各項數字的來由"
    ),
    "example.init": Wording(
        "begin a folder for this regulation",
        "按这个办法新建台账文件夹",
        "按這個辦法新建台賬資料夾",
    ),
    "example.forms": Wording(
        "all forms of the quarter, with names",
        "该季度的全部表格，已填姓名",
        "該季度的全部表格，已填姓名",
    ),
    "example.forms-panel": Wording("the annual sheets alone", "只要年终测评表", "只要年終測評表"),
    "example.forms-templates": Wording(
        "copy the templates, to change their look", "复制模板，自定格式", "複製範本，自訂格式"
    ),
    "example.check-mark": Wording(
        "mark the problems in copies", "在表格副本上标出问题", "在表格副本上標出問題"
    ),
    "example.check-output": Wording(
        "all problems in a workbook", "把全部问题写进一个工作簿", "把全部問題寫進一個活頁簿"
    ),
    "example.month": Wording(
        "into results/2026-03.xlsx", "写到 results/2026-03.xlsx", "寫到 results/2026-03.xlsx"
    ),
    "example.quarter-file": Wording(
        "into results/2026Q1.xlsx", "写到 results/2026Q1.xlsx", "寫到 results/2026Q1.xlsx"
    ),
    "example.slips": Wording(
        "also a page for each worker, and a list for the notice board without full names",
        "另出每人一页的通知单，以及姓名打码的公示名单",
        "另出每人一頁的通知單，以及姓名打碼的公示名單",
    ),
    "example.draft": Wording(
        "what there is so far", "缺表也先算出已有的部分", "缺表也先算出已有的部分"
    ),
    "example.half-year": Wording(
        "into results/2026H1.xlsx", "写到 results/2026H1.xlsx", "寫到 results/2026H1.xlsx"
    ),
    "example.year-end": Wording(
        "into results/2026.xlsx", "写到 results/2026.xlsx", "寫到 results/2026.xlsx"
    ),
    "example.journal": Wording(
        "also every amount in a line of its own", "另出逐笔明细", "另出逐筆明細"
    ),
    "example.explain-sheet": Wording(
        "as a sheet to print and sign", "写成可打印、签字的说明表", "寫成可列印、簽字的說明表"
    ),
    "example.explain-code": Wording(
        "what a problem code means", "解释一个问题代码", "解釋一個問題代碼"
    ),
    "example.scheme-show": Wording(
        "a regulation as a person reads it", "按人读的方式显示一部办法", "按人讀的方式顯示一部辦法"
    ),
    "example.scheme-check": Wording(
        "every problem of your own scheme, and a dry run",
        "列出自己办法的全部问题，并试算",
        "列出自己辦法的全部問題，並試算",
    ),
    "example.scheme-new": Wording(
        "asks for id, title, period and items",
        "逐项询问编号、名称、周期和项目",
        "逐項詢問編號、名稱、週期和項目",
    ),
    "example.json-schema": Wording(
        "for an editor, beside the scheme file",
        "供编辑器使用，放在办法文件旁",
        "供編輯器使用，放在辦法檔案旁",
    ),
    "command.init": Wording(
        "Start a ledger folder: settings with remarks, a README, folders, blank ledgers.",
        "新建台账文件夹：带说明的设置、README、各期文件夹和空白台账。",
        "新建台賬資料夾：帶說明的設定、README、各期資料夾和空白台賬。",
    ),
    "command.forms": Wording(
        "Write blank forms to hand out, with roster, period, choices and limits filled in.",
        "生成可下发的空白表格，填好花名册、期间、下拉选项和填写范围。",
        "產生可下發的空白表格，填好花名冊、期間、下拉選項和填寫範圍。",
    ),
    "command.check": Wording(
        "Read everything, compute nothing, and list every problem. Exit status 1 on errors.",
        "读取全部台账，不作计算，列出所有问题。有错误时退出状态为 1。",
        "讀取全部台賬，不作計算，列出所有問題。有錯誤時結束狀態為 1。",
    ),
    "command.month": Wording(
        "Assess one month: scores, grades, ranks, money due, withheld and paid.",
        "考核一个月：得分、等次、名次，应发、扣发和实发金额。",
        "考核一個月：得分、等次、名次，應發、扣發和實發金額。",
    ),
    "command.quarter": Wording(
        "Assess one quarter: scores, grades, ranks, money due, withheld and paid.",
        "考核一个季度：得分、等次、名次，应发、扣发和实发金额。",
        "考核一個季度：得分、等次、名次，應發、扣發和實發金額。",
    ),
    "command.half-year": Wording(
        "Assess one half-year: scores, grades, ranks, money due, withheld and paid.",
        "考核半年：得分、等次、名次，应发、扣发和实发金额。",
        "考核半年：得分、等次、名次，應發、扣發和實發金額。",
    ),
    "command.year-end": Wording(
        "Assess the year: routine marks, panel and residents' vote, grades, bonuses.",
        "年度考核：平时分、年终测评、居民满意度、等次和年终奖。",
        "年度考核：平時分、年終測評、居民滿意度、等次和年終獎。",
    ),
    "command.explain": Wording(
        "Show where every point and yuan of one worker comes from, or explain a problem code.",
        "列出一名人员每一分、每一元的来由，或解释一个问题代码。",
        "列出一名人員每一分、每一元的來由，或解釋一個問題代碼。",
    ),
    "command.scheme": Wording(
        "The regulations: list them, read one, check or begin one of your own.",
        "考核办法：列出、查看，检查或新建自己的办法。",
        "考核辦法：列出、查看，檢查或新建自己的辦法。",
    ),
    "command.scheme.list": Wording(
        "List the regulations: the shipped ones, and those in the ledger folder around here.",
        "列出各考核办法：自带的，以及当前台账文件夹中的。",
        "列出各考核辦法：自帶的，以及目前台賬資料夾中的。",
    ),
    "command.scheme.show": Wording(
        "Show a regulation: its rules with clauses and amounts, its readings, what is left out.",
        "查看一部办法：规则及其条款和金额、规则口径、不计算的条款。",
        "查看一部辦法：規則及其條款和金額、規則口徑、不計算的條款。",
    ),
    "command.scheme.check": Wording(
        "Check a scheme file: every problem with its line, then a dry run. Exit status 2 on errors.",
        "检查办法文件：列出所有问题及行号，再作试算。有错误时退出状态为 2。",
        "檢查辦法檔案：列出所有問題及行號，再作試算。有錯誤時結束狀態為 2。",
    ),
    "command.scheme.new": Wording(
        "Begin a scheme file with comments; what is not given is asked for on a terminal.",
        "新建一份带注释的办法文件；没有写明的内容在终端逐项询问。",
        "新建一份帶註解的辦法檔案；沒有寫明的內容在終端機逐項詢問。",
    ),
    "command.scheme.json-schema": Wording(
        "Print the JSON Schema of scheme files, by which editors complete and check them.",
        "输出办法文件的 JSON Schema，供编辑器补全和检查。",
        "輸出辦法檔案的 JSON Schema，供編輯器補全和檢查。",
    ),
    # ---- arguments ----
    "paths": Wording(
        "Files or folders to read, or - for csv on standard input. Without any, the ledger folder around the working directory.",
        "要读取的文件或文件夹；- 表示从标准输入读取 csv。不写时读取当前所在的台账文件夹。",
        "要讀取的檔案或資料夾；- 表示從標準輸入讀取 csv。不寫時讀取目前所在的台賬資料夾。",
    ),
    "month": Wording(
        "The month: 2026-03, 2026年3月.",
        "月份：2026-03、2026年3月。",
        "月份：2026-03、2026年3月。",
    ),
    "quarter": Wording(
        "The quarter: 2026Q1, 2026年第一季度.",
        "季度：2026Q1、2026年第一季度。",
        "季度：2026Q1、2026年第一季度。",
    ),
    "half-year": Wording(
        "The half-year: 2026H1, 2026年上半年.",
        "半年：2026H1、2026年上半年。",
        "半年：2026H1、2026年上半年。",
    ),
    "year": Wording("The year: 2026, 2026年.", "年度：2026、2026年。", "年度：2026、2026年。"),
    "who": Wording(
        "A worker's id or name, or a code such as GS501.",
        "人员的工号或姓名，或 GS501 之类的代码。",
        "人員的工號或姓名，或 GS501 之類的代碼。",
    ),
    "period": Wording(
        "The period: 2026Q1 or 2026.", "期间：2026Q1 或 2026。", "期間：2026Q1 或 2026。"
    ),
    "scheme-shown": Wording(
        "A regulation, also ID@VERSION, or a scheme file. Without one, that of the ledger folder.",
        "考核办法的名称，也可写 名称@版本，或办法文件；不写时为台账文件夹所用的办法。",
        "考核辦法的名稱，也可寫 名稱@版本，或辦法檔案；不寫時為台賬資料夾所用的辦法。",
    ),
    "scheme-checked": Wording(
        "The scheme file, or a regulation's id.",
        "办法文件，或考核办法的名称。",
        "辦法檔案，或考核辦法的名稱。",
    ),
    "scheme-file": Wording(
        "Where to write; without it, ID.toml in this folder.",
        "写到哪里；不写时为当前文件夹中的 ID.toml。",
        "寫到哪裡；不寫時為目前資料夾中的 ID.toml。",
    ),
    # ---- options ----
    "scheme": Wording(
        "The regulation: a shipped one or a scheme file.",
        "考核办法：自带办法的名称，或办法文件。",
        "考核辦法：自帶辦法的名稱，或辦法檔案。",
    ),
    "set": Wording(
        "Override one value, e.g. pay.subsidy=600. Repeatable.",
        "改动一个值，如 pay.subsidy=600。可多次使用。",
        "改動一個值，如 pay.subsidy=600。可多次使用。",
    ),
    "output": Wording(
        "Where to write: .xlsx .csv .tsv .json .jsonl .parquet by the ending; - is stdout.",
        "写到哪里：按扩展名 .xlsx .csv .tsv .json .jsonl .parquet 决定格式；- 表示标准输出。",
        "寫到哪裡：按副檔名 .xlsx .csv .tsv .json .jsonl .parquet 決定格式；- 表示標準輸出。",
    ),
    "format": Wording(
        "Format on stdout: csv tsv json jsonl parquet xlsx table md.",
        "标准输出的格式：csv tsv json jsonl parquet xlsx table md。",
        "標準輸出的格式：csv tsv json jsonl parquet xlsx table md。",
    ),
    "format.text-json": Wording(
        "text, or json for programs.",
        "text 供人阅读，json 供程序使用。",
        "text 供人閱讀，json 供程式使用。",
    ),
    "format.table-json": Wording("table or json.", "table 或 json。", "table 或 json。"),
    "format.table-md-json": Wording(
        "table, md or json.", "table、md 或 json。", "table、md 或 json。"
    ),
    "output.explain": Wording(
        "Write it to a file: .xlsx, a sheet to print and sign, or .json.",
        "写入文件：.xlsx 为可打印签字的说明表，也可为 .json。",
        "寫入檔案：.xlsx 為可列印簽字的說明表，也可為 .json。",
    ),
    "slips": Wording(
        "Also write a page for each worker, and the forms the regulation attaches (.xlsx).",
        "同时写出每人一页的通知单和办法所附表格（.xlsx）。",
        "同時寫出每人一頁的通知單和辦法所附表格（.xlsx）。",
    ),
    "public": Wording(
        "Also write the list for the notice board: rank, name, grade.",
        "同时写出公示名单：名次、姓名、等次。",
        "同時寫出公示名單：名次、姓名、等次。",
    ),
    "mask": Wording(
        "With --public: show a name by its first and last character only.",
        "与 --public 合用：姓名打码（张*、张*丽）。",
        "與 --public 合用：姓名打碼（張*、張*麗）。",
    ),
    "journal": Wording(
        "Also write the journal of every posting.", "同时写出逐笔明细。", "同時寫出逐筆明細。"
    ),
    "lang": Wording(
        "Language of everything shown and written: en, zh-Hans or zh-Hant.",
        "显示和写出内容所用的语言：en、zh-Hans 简体或 zh-Hant 繁体。",
        "顯示和寫出內容所用的語言：en、zh-Hans 簡體或 zh-Hant 繁體。",
    ),
    "force": Wording(
        "Overwrite an existing output, never a ledger.",
        "覆盖已有的输出文件；台账从不覆盖。",
        "覆蓋已有的輸出檔案；台賬從不覆蓋。",
    ),
    "strict": Wording("Warnings count as errors.", "警告按错误处理。", "警告按錯誤處理。"),
    "draft": Wording(
        "Compute what there is; every output is marked as a draft.",
        "按现有资料计算；所有输出都标明为草稿。",
        "按現有資料計算；所有輸出都標明為草稿。",
    ),
    "quiet": Wording(
        "Show errors only, no summary.", "只显示错误，不显示摘要。", "只顯示錯誤，不顯示摘要。"
    ),
    "verbose": Wording(
        "Show every problem, and what was read as what.",
        "显示所有问题，以及读到的表格和列。",
        "顯示所有問題，以及讀到的表格和欄。",
    ),
    "no-color": Wording("No colours.", "不用颜色。", "不用顏色。"),
    "progress": Wording(
        "Show how far a long run has come, or not; by default on a terminal only.",
        "显示或不显示长时间运行的进度；默认只在终端显示。",
        "顯示或不顯示長時間執行的進度；預設只在終端機顯示。",
    ),
    "bom": Wording(
        "Begin csv on stdout with a BOM.",
        "标准输出的 csv 以 BOM 开头。",
        "標準輸出的 csv 以 BOM 開頭。",
    ),
    "new-id": Wording(
        "Its id: small letters, digits, hyphens.",
        "办法的 id：小写字母、数字、连字符。",
        "辦法的 id：小寫字母、數字、連字符。",
    ),
    "new-title": Wording("What the regulation is called.", "办法的名称。", "辦法的名稱。"),
    "new-routine": Wording(
        "month, quarter, half-year or year.",
        "month 月、quarter 季、half-year 半年或 year 年。",
        "month 月、quarter 季、half-year 半年或 year 年。",
    ),
    "new-criteria": Wording(
        "What is scored, with points: Work log=25,Attendance=25; an id may stand before: log:Work log=25.",
        "考核项目及分值：工作日志=25,考勤=25；前面可写 id：log:工作日志=25。",
        "考核項目及分值：工作日誌=25,考勤=25；前面可寫 id：log:工作日誌=25。",
    ),
    "version": Wording("Show the version and stop.", "显示版本号后结束。", "顯示版本號後結束。"),
    "help": Wording("Show this page and stop.", "显示本页后结束。", "顯示本頁後結束。"),
    "install-completion": Wording(
        "Switch on completion by the Tab key in a shell: bash, zsh, fish or powershell.",
        "为命令行环境装上 Tab 键补全：bash、zsh、fish 或 powershell。",
        "為命令列環境裝上 Tab 鍵補全：bash、zsh、fish 或 powershell。",
    ),
    "show-completion": Wording(
        "Print the script that does so, to install it yourself.",
        "输出补全脚本，供自行安装。",
        "輸出補全指令碼，供自行安裝。",
    ),
    # ---- calls that no command takes ----
    "call.hint": Wording(
        "For help: {command} --help", "查看用法：{command} --help", "查看用法：{command} --help"
    ),
    "call.no-command": Wording(
        "What is to be done? Name a command: {known}.",
        "要做什么？请写一个命令：{known}。",
        "要做什麼？請寫一個命令：{known}。",
    ),
    "call.unknown-command": Wording(
        "There is no command “{given}”. Commands: {known}.",
        "没有命令“{given}”。可用：{known}。",
        "沒有命令「{given}」。可用：{known}。",
    ),
    "call.unknown-command-near": Wording(
        "There is no command “{given}”; did you mean {near}?",
        "没有命令“{given}”，是否指 {near}？",
        "沒有命令「{given}」，是否指 {near}？",
    ),
    "call.unknown-option": Wording(
        "There is no option {given} here.",
        "这里没有选项 {given}。",
        "這裡沒有選項 {given}。",
    ),
    "call.unknown-option-near": Wording(
        "There is no option {given} here; did you mean {near}?",
        "这里没有选项 {given}，是否指 {near}？",
        "這裡沒有選項 {given}，是否指 {near}？",
    ),
    "call.missing-argument": Wording(
        "{name} is missing. {meaning}", "缺少“{name}”。{meaning}", "缺少「{name}」。{meaning}"
    ),
    "call.missing-value": Wording(
        "The option {name} takes a value: {name} {value}",
        "选项 {name} 后面要写值：{name} {value}",
        "選項 {name} 後面要寫值：{name} {value}",
    ),
    "call.needless-value": Wording(
        "The option {name} takes no value.",
        "选项 {name} 后面不写值。",
        "選項 {name} 後面不寫值。",
    ),
    "call.wrong-value": Wording(
        "{name} does not take this value. {meaning}",
        "{name} 不能这样写。{meaning}",
        "{name} 不能這樣寫。{meaning}",
    ),
    "call.too-much": Wording(
        "Too much in the call: {given}. If one value has blanks in it, put it into quotation marks.",
        "多余的内容：{given}。如果一个值中间有空格，请用引号括起来。",
        "多餘的內容：{given}。如果一個值中間有空格，請用引號括起來。",
    ),
    "call.stopped": Wording(
        "Stopped; nothing was written.", "已中止，没有写出任何内容。", "已中止，沒有寫出任何內容。"
    ),
    "call.completion-installed": Wording(
        "Completion for {shell} is installed in {path}. It works in every terminal opened from now on.",
        "已为 {shell} 安装命令补全：{path}。新打开的终端即可使用。",
        "已為 {shell} 安裝命令補全：{path}。新開的終端機即可使用。",
    ),
    "call.completion-failed": Wording(
        "Completion could not be installed: {why}. Add what --show-completion {shell} prints to the start-up file of your shell.",
        "命令补全未能安装：{why}。请把 --show-completion {shell} 输出的内容加到命令行环境的启动文件中。",
        "命令補全未能安裝：{why}。請把 --show-completion {shell} 輸出的內容加到命令列環境的啟動檔中。",
    ),
    "call.shell-unknown": Wording(
        "Completion does not know the shell “{given}”; it knows: {known}.",
        "命令补全不支持“{given}”，可用：{known}。",
        "命令補全不支援「{given}」，可用：{known}。",
    ),
    # ---- init and forms ----
    "init-folder": Wording("The folder, new or empty.", "新的或空的文件夹。", "新的或空的資料夾。"),
    "init-station": Wording(
        "What stands at the top of forms and results.",
        "站名，印在表格和结果的上方。",
        "站名，印在表格和結果的上方。",
    ),
    "init-year": Wording(
        "Which year; without it, the present one.", "年度；不写时为今年。", "年度；不寫時為今年。"
    ),
    "init-force": Wording(
        "Write settings and README anew; ledgers that are there stay as they are.",
        "重写设置和 README；已有的台账保持不变。",
        "重寫設定和 README；已有的台賬保持不變。",
    ),
    "forms-kinds": Wording(
        "Which forms: roster, scores, panel, survey, ballots, incidents, faults, findings, exemptions, measures, totals, history, or their Chinese names. Without any, those that the period needs.",
        "哪些表格：花名册、评分表、年终测评表、满意度统计、满意度测评表、奖惩台账、不合格记录、问题台账、免评记录、指标数据、总分表、往年考核结果，或其英文名。不写时为该期需要的各种表格。",
        "哪些表格：花名冊、評分表、年終測評表、滿意度統計、滿意度測評表、獎懲台賬、不合格記錄、問題台賬、免評記錄、指標數據、總分表、往年考核結果，或其英文名。不寫時為該期需要的各種表格。",
    ),
    "forms-period": Wording(
        "Which period they are for; without it, the present one.",
        "用于哪一期；不写时为当前一期。",
        "用於哪一期；不寫時為目前一期。",
    ),
    "forms-scorer": Wording(
        "Who scores: a score sheet for each, instead of one for each zone. Repeatable.",
        "评分人：每人一份评分表，不按责任区分。可重复。",
        "評分人：每人一份評分表，不按責任區分。可重複。",
    ),
    "forms-output": Wording(
        "The folder to write to; without it, that of the period, such as 2026/Q1.",
        "写到哪个文件夹；不写时为该期的文件夹，如 2026/Q1。",
        "寫到哪個資料夾；不寫時為該期的資料夾，如 2026/Q1。",
    ),
    "forms-templates": Wording(
        "Copy the templates into the folder's templates/, or into that of -o, to be edited there, and stop.",
        "把模板复制到台账文件夹的 templates/ 或 -o 所指的文件夹供修改，然后结束。",
        "把範本複製到台賬資料夾的 templates/ 或 -o 所指的資料夾供修改，然後結束。",
    ),
    "forms-force": Wording(
        "Overwrite forms that are there and blank; one that is filled in stays.",
        "覆盖已有的空白表格；已填写的保持不变。",
        "覆蓋已有的空白表格；已填寫的保持不變。",
    ),
    "check-mark": Wording(
        "Also write copies of the workbooks into this folder, with every problem marked where it stands.",
        "另在此文件夹写出表格副本，在问题所在处作标注。",
        "另在此資料夾寫出表格副本，在問題所在處作標注。",
    ),
    "check-output": Wording(
        "Also write the list of all problems: .xlsx .csv .tsv .json .jsonl .parquet by the ending.",
        "同时写出全部问题的清单：按扩展名 .xlsx .csv .tsv .json .jsonl .parquet 决定格式。",
        "同時寫出全部問題的清單：按副檔名 .xlsx .csv .tsv .json .jsonl .parquet 決定格式。",
    ),
    "check-force": Wording(
        "Write over the list of an earlier run, and over marked copies that were changed since.",
        "覆盖已有的问题清单，以及标注之后又改动过的副本。",
        "覆蓋已有的問題清單，以及標注之後又改動過的副本。",
    ),
}
