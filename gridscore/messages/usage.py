"""What is told when a call, a scheme or a setting is wrong, and when something else fails."""

from __future__ import annotations

from gridscore.messages import Wording

_TARIFF = """

    extends = "{scheme}"
    id = "own-tariff"
    title = "…"

    [[entries]]
    id = "daily-findings"
    clause = "{clause}"
    title = "…"
    findings = ["daily"]
    points = {{ minor = -0.5, serious = -1, grave = -2 }}{section}

"""

TEXTS: dict[str, Wording] = {
    "error": Wording("error", "错误", "錯誤"),
    "period-malformed": Wording(
        "“{given}” is no period. Write 2026Q1 for a quarter, 2026 for a year, 2026-03 for a month.",
        "无法识别期间“{given}”。季度写 2026Q1 或 2026年第一季度，年度写 2026，月份写 2026-03。",
        "無法識別期間「{given}」。季度寫 2026Q1 或 2026年第一季度，年度寫 2026，月份寫 2026-03。",
    ),
    "period-kind": Wording(
        "{given} is not a {wanted}, which this command assesses. For instance: {example}.",
        "本命令按{wanted}考核，{given} 不是{wanted}。例如：{example}。",
        "本命令按{wanted}考核，{given} 不是{wanted}。例如：{example}。",
    ),
    "period-not-of-scheme": Wording(
        "The regulation {scheme} is assessed by: {kinds}; not by the {given}.",
        "办法 {scheme} 按{kinds}考核，没有{given}考核。",
        "辦法 {scheme} 按{kinds}考核，沒有{given}考核。",
    ),
    "tariff-missing": Wording(
        "The regulation {scheme} names no points: they are the city's to set, and {period} is not scored without them.\n"
        "Write a scheme file such as the following, check it with `gridscore scheme check FILE`, and give it with --scheme FILE:"
        + _TARIFF
        + "Or hand in the totals of {period} to be ranked as they are: a table with id, period and total.",
        "办法 {scheme} 未定分值，由各市自定；没有分值，{period}不予计分。\n"
        "请写一个如下的办法文件，用 gridscore scheme check 文件 检查，再用 --scheme 文件 指定："
        + _TARIFF
        + "或提交{period}的总分表（编号、期间、总分），按上报总分排名。",
        "辦法 {scheme} 未定分值，由各市自定；沒有分值，{period}不予計分。\n"
        "請寫一個如下的辦法檔案，用 gridscore scheme check 檔案 檢查，再用 --scheme 檔案 指定："
        + _TARIFF
        + "或提交{period}的總分表（編號、期間、總分），按上報總分排名。",
    ),
    "kind.month": Wording("month", "月度", "月度"),
    "kind.quarter": Wording("quarter", "季度", "季度"),
    "kind.half-year": Wording("half-year", "半年度", "半年度"),
    "kind.year": Wording("year", "年度", "年度"),
    "no-scheme": Wording(
        "It is not known which regulation applies: there is no gridscore.toml with a line scheme in"
        " {folder} or above it. Work inside the ledger folder, or give --scheme with one of:"
        " {known}.",
        "不知道按哪个办法考核：{folder} 及其上级文件夹中没有写明 scheme 的 gridscore.toml。"
        "请到台账文件夹内运行，或用 --scheme 指定：{known}。",
        "不知道按哪個辦法考核：{folder} 及其上級資料夾中沒有寫明 scheme 的 gridscore.toml。"
        "請到台賬資料夾內執行，或用 --scheme 指定：{known}。",
    ),
    "no-paths": Wording(
        "Nothing to read: name files or folders, or work inside a ledger folder with a gridscore.toml.",
        "没有可读的台账：请写出文件或文件夹，或到台账文件夹（内有 gridscore.toml）中运行。",
        "沒有可讀的台賬：請寫出檔案或資料夾，或到台賬資料夾（內有 gridscore.toml）中執行。",
    ),
    "scheme-unknown": Wording(
        "There is no regulation “{name}”. Known ones: {known}; or the path of a .toml file.",
        "没有办法“{name}”。可用：{known}；或写 .toml 文件的路径。",
        "沒有辦法「{name}」。可用：{known}；或寫 .toml 檔案的路徑。",
    ),
    "scheme-unknown-near": Wording(
        "There is no regulation “{name}”; did you mean {near}? Known ones: {known}.",
        "没有办法“{name}”，是否指 {near}？可用：{known}。",
        "沒有辦法「{name}」，是否指 {near}？可用：{known}。",
    ),
    "scheme-versions": Wording(
        "Two files of the scheme {id} are in force from the same day: {one} and {other}. Give one of them its own in_force, or name the file with --scheme FILE.",
        "办法 {id} 有两个文件的施行日期相同：{one} 和 {other}。请改其中一个的 in_force，或用 --scheme 指明文件。",
        "辦法 {id} 有兩個檔案的施行日期相同：{one} 和 {other}。請改其中一個的 in_force，或用 --scheme 指明檔案。",
    ),
    "version-taken": Wording(
        "{id}: version {version} is taken, in force from {since} ({file}).",
        "{id}：采用第{version}版，自 {since} 起施行（{file}）。",
        "{id}：採用第{version}版，自 {since} 起施行（{file}）。",
    ),
    "version-not-yet": Wording(
        "{id}, version {version}, is in force only from {since}; it is used for {period} all the same.",
        "{id} 第{version}版自 {since} 起施行；{period}尚未施行，仍按其计算。",
        "{id} 第{version}版自 {since} 起施行；{period}尚未施行，仍按其計算。",
    ),
    "extends-unknown": Wording(
        "{name} extends “{given}”, which is not a shipped regulation. Did you mean: {near}? Or give the path of a .toml file beside it.",
        "{name} 的 extends 为“{given}”，自带办法中没有。是否指：{near}？或写同一文件夹内 .toml 文件的路径。",
        "{name} 的 extends 為「{given}」，自帶辦法中沒有。是否指：{near}？或寫同一資料夾內 .toml 檔案的路徑。",
    ),
    "extends-circle": Wording(
        "{name} extends {given}, which extends it in turn.",
        "{name} 继承 {given}，而后者又继承前者。",
        "{name} 繼承 {given}，而後者又繼承前者。",
    ),
    "scheme-missing": Wording(
        "The scheme file {name} cannot be read: there is no such file. Check the path.",
        "办法文件 {name} 无法读取：没有这个文件。请检查路径是否写对。",
        "辦法檔案 {name} 無法讀取：沒有這個檔案。請檢查路徑是否寫對。",
    ),
    "dry-run-reading": Wording("the invented ledgers", "虚构台账", "虛構台賬"),
    "scheme-invalid": Wording(
        "The scheme {name} has errors:\n{problems}",
        "办法 {name} 有错误：\n{problems}",
        "辦法 {name} 有錯誤：\n{problems}",
    ),
    "set-malformed": Wording(
        "--set takes KEY=VALUE, for instance --set pay.subsidy=600; given: {given}.",
        "--set 的写法是 键=值，例如 --set pay.subsidy=600；收到：{given}。",
        "--set 的寫法是 鍵=值，例如 --set pay.subsidy=600；收到：{given}。",
    ),
    "set-unknown": Wording(
        "--set {key}: there is no such key. Keys there: {near}.",
        "--set {key}：没有这个键。可用：{near}。",
        "--set {key}：沒有這個鍵。可用：{near}。",
    ),
    "set-no": Wording(
        "--set {key}: there is no such key, and nothing stands there that --set could change.",
        "--set {key}：没有这个键，那里也没有 --set 可以更改的内容。",
        "--set {key}：沒有這個鍵，那裡也沒有 --set 可以更改的內容。",
    ),
    "setting-unknown": Wording(
        "gridscore.toml: {key} is no amount that this regulation leaves to the station; those are: {known}."
        " Correct or delete the line: amounts that the scheme file states are changed there.",
        "gridscore.toml：{key} 不是本办法留给本站自定的金额；可以自定的有：{known}。"
        "请改正或删去这一行：办法文件中已经写明的金额，到办法文件中改。",
        "gridscore.toml：{key} 不是本辦法留給本站自定的金額；可以自定的有：{known}。"
        "請改正或刪去這一列：辦法檔案中已經寫明的金額，到辦法檔案中改。",
    ),
    "setting-none": Wording(
        "gridscore.toml: {key} is no amount that this regulation leaves to the station: it leaves none."
        " Delete the line: amounts that the scheme file states are changed there.",
        "gridscore.toml：{key} 不是本办法留给本站自定的金额：本办法没有这样的金额。"
        "请删去这一行：办法文件中已经写明的金额，到办法文件中改。",
        "gridscore.toml：{key} 不是本辦法留給本站自定的金額：本辦法沒有這樣的金額。"
        "請刪去這一列：辦法檔案中已經寫明的金額，到辦法檔案中改。",
    ),
    "setting-not-money": Wording(
        "{key} must be an amount in yuan, not negative, at most two decimals; given: {value}.",
        "{key} 应为金额（元），不为负，最多两位小数；收到：{value}。",
        "{key} 應為金額（元），不為負，最多兩位小數；收到：{value}。",
    ),
    "toml-unreadable": Wording(
        "{file} cannot be read: access is denied, or it is no file. "
        "Ask its owner for the right to read it, or copy it to a folder of your own.",
        "{file} 无法读取：没有读取权限，或不是文件。请向文件的所有者取得读取权限，或复制到自己的文件夹。",
        "{file} 無法讀取：沒有讀取權限，或不是檔案。請向檔案的所有者取得讀取權限，或複製到自己的資料夾。",
    ),
    "toml-not-utf8": Wording(
        "{file} is not written in UTF-8. In the editor choose “save as”, encoding UTF-8.",
        "{file} 不是 UTF-8 编码。请在编辑器中“另存为”，编码选 UTF-8。",
        "{file} 不是 UTF-8 編碼。請在編輯器中「另存為」，編碼選 UTF-8。",
    ),
    "not-toml": Wording(
        "{file} cannot be understood:\n{mistakes}",
        "{file} 写法有误：\n{mistakes}",
        "{file} 寫法有誤：\n{mistakes}",
    ),
    "scheme-is-settings": Wording(
        '{name} holds the settings of a ledger folder, no regulation. They name theirs in the line scheme = "…", and within the folder no --scheme is needed; else give one of: {known}; or a scheme file.',
        '{name} 是台账文件夹的设置，不是考核办法。设置中 scheme = "…" 一行写明办法，在该文件夹内运行时不必写 --scheme；否则请写：{known}；或办法文件。',
        '{name} 是台賬資料夾的設定，不是考核辦法。設定中 scheme = "…" 一行寫明辦法，在該資料夾內執行時不必寫 --scheme；否則請寫：{known}；或辦法檔案。',
    ),
    "settings-key": Wording(
        "{file}: there is no key {key}. Did you mean: {near}?",
        "{file}：没有 {key} 这个键，是否指：{near}？",
        "{file}：沒有 {key} 這個鍵，是否指：{near}？",
    ),
    "choice-unknown": Wording(
        "“{given}” is not known here; choose one of: {known}.",
        "没有“{given}”，可选：{known}。",
        "沒有「{given}」，可選：{known}。",
    ),
    "settings-not-text": Wording(
        "{file}: {key} must be text in quotation marks; given: {value}.",
        "{file}：{key} 应为引号内的文字；收到：{value}。",
        "{file}：{key} 應為引號內的文字；收到：{value}。",
    ),
    "settings-not-words": Wording(
        '{file}: {section} is a section of lines such as "own word" = "known word".',
        '{file}：{section} 应为一节，每行写 "本站用语" = "已知用语"。',
        '{file}：{section} 應為一節，每行寫 "本站用語" = "已知用語"。',
    ),
    "settings-own-word": Wording(
        "gridscore.toml, [{section}]: “{word}” is said to mean “{meant}”, which is not known either. Did you mean: {near}?",
        "gridscore.toml 的 [{section}]：“{word}”写成等于“{meant}”，但“{meant}”也不认识。是否指：{near}？",
        "gridscore.toml 的 [{section}]：「{word}」寫成等於「{meant}」，但「{meant}」也不認識。是否指：{near}？",
    ),
    "settings-lang": Wording(
        "{file}: lang {value} is not known; one of: {known}.",
        "{file}：没有语言 {value}；可用：{known}。",
        "{file}：沒有語言 {value}；可用：{known}。",
    ),
    "format-unknown": Wording(
        "“{given}”: results are written as {known}; choose the ending or --format accordingly.",
        "“{given}”：结果可写成 {known}；请按此选择扩展名或 --format。",
        "「{given}」：結果可寫成 {known}；請按此選擇副檔名或 --format。",
    ),
    "format-with-file": Wording(
        "--format {given} does not fit the file {output}: its ending decides. --format is for standard output.",
        "--format {given} 与文件 {output} 不符：文件以扩展名为准，--format 只用于标准输出。",
        "--format {given} 與檔案 {output} 不符：檔案以副檔名為準，--format 只用於標準輸出。",
    ),
    "mask-alone": Wording(
        "--mask says how names stand on the public list: use it with --public FILE.",
        "--mask 用于公示名单的姓名，请与 --public 文件 合用。",
        "--mask 用於公示名單的姓名，請與 --public 檔案 合用。",
    ),
    "same-output": Wording(
        "Two outputs cannot both go to {given}: name a file for each.",
        "两项输出不能写入同一个文件 {given}，请各用一个文件名。",
        "兩項輸出不能寫入同一個檔案 {given}，請各用一個檔名。",
    ),
    "output-is-input": Wording(
        "{given} is one of the ledgers that were read; choose another name for the output.",
        "{given} 是读入的台账之一，请换一个输出文件名。",
        "{given} 是讀入的台賬之一，請換一個輸出檔名。",
    ),
    "output-is-ledger": Wording(
        "{given} holds a ledger, and is not overwritten even with --force. Choose another name for"
        " the output, or move that file away first.",
        "{given} 里是台账，即使加 --force 也不覆盖。请换一个输出文件名，或先移走那个文件。",
        "{given} 裡是台賬，即使加 --force 也不覆蓋。請換一個輸出檔名，或先移走那個檔案。",
    ),
    "input-changed": Wording(
        "{file} was changed or taken away while it was being read. Run the command again.",
        "{file} 在读取过程中被改动或移走，请重新运行。",
        "{file} 在讀取過程中被改動或移走，請重新執行。",
    ),
    "xlsx-to-terminal": Wording(
        "A {given} file cannot be shown on a terminal: name a file with -o, or send it into a pipe.",
        "{given} 文件不能显示在终端：请用 -o 写出文件名，或接入管道。",
        "{given} 檔案不能顯示在終端：請用 -o 寫出檔名，或接入管道。",
    ),
    "stdin-alone": Wording(
        "“-” stands for standard input and can be named once, with nothing else beside it.",
        "“-”表示标准输入，只能单独写一次。",
        "「-」表示標準輸入，只能單獨寫一次。",
    ),
    "output-exists": Wording(
        "{path} exists already and was left as it is. Use --force to overwrite it, or give another name.",
        "{path} 已存在，未作改动。要覆盖请加 --force，或另取文件名。",
        "{path} 已存在，未作改動。要覆蓋請加 --force，或另取檔名。",
    ),
    "explain-swapped": Wording(
        "Whom it is about comes first, then the period: gridscore explain {who} {period}",
        "先写人，再写期间：gridscore explain {who} {period}",
        "先寫人，再寫期間：gridscore explain {who} {period}",
    ),
    "who-unknown": Wording(
        "“{who}” is nobody in the roster. {near}",
        "花名册中没有“{who}”。{near}",
        "花名冊中沒有「{who}」。{near}",
    ),
    "who-ambiguous": Wording(
        "{who} is the name of several people; give the id: {ids}.",
        "叫 {who} 的不止一人，请写工号：{ids}。",
        "叫 {who} 的不止一人，請寫工號：{ids}。",
    ),
    "who-absent": Wording(
        "{who} is not assessed in {period}: not in post then, or dismissed before.",
        "{who} 不在{period}的考核之列：当期不在岗，或此前已解聘。",
        "{who} 不在{period}的考核之列：當期不在崗，或此前已解聘。",
    ),
    "did-you-mean": Wording("Did you mean {near}?", "是否指 {near}？", "是否指 {near}？"),
    "code-unknown": Wording(
        "There is no problem code {code}. {near}",
        "没有问题代码 {code}。{near}",
        "沒有問題代碼 {code}。{near}",
    ),
    "explain-needs-period": Wording(
        "Which period? For instance: gridscore explain {who} 2026Q1",
        "要看哪个期间？例如：gridscore explain {who} 2026Q1",
        "要看哪個期間？例如：gridscore explain {who} 2026Q1",
    ),
    "explain-code-alone": Wording(
        "What a code means is shown as text: leave out --output and --format.",
        "问题代码的说明以文本显示，请去掉 --output 和 --format。",
        "問題代碼的說明以文字顯示，請去掉 --output 和 --format。",
    ),
    "stdout-failed": Wording(
        "The result could not be written to standard output: {why}.",
        "结果无法写到标准输出：{why}。",
        "結果無法寫到標準輸出：{why}。",
    ),
    "out-of-memory": Wording(
        "The memory of this computer does not suffice for ledgers of this size. Close other "
        "programs and run again, or use a computer with more memory.",
        "本机内存不足，处理不了这么大的台账。请关闭其他程序后重试，或换一台内存更大的电脑。",
        "本機記憶體不足，處理不了這麼大的台賬。請關閉其他程式後重試，或換一台記憶體更大的電腦。",
    ),
    "folder-gone": Wording(
        "The folder that you are in does not exist any more: go to another one with cd.",
        "当前所在的文件夹已不存在，请用 cd 换到别的文件夹。",
        "目前所在的資料夾已不存在，請用 cd 換到別的資料夾。",
    ),
    "bug-unsaved": Wording(
        "This is a bug in gridscore, not in your files; nothing was written.\n"
        "The details could not be saved; please send this to the developers: {what}",
        "这是 gridscore 自身的缺陷，与您的文件无关；没有写出任何内容。\n"
        "详情未能存盘，请把这一行发给开发者：{what}",
        "這是 gridscore 自身的缺陷，與您的檔案無關；沒有寫出任何內容。\n"
        "詳情未能存檔，請把這一行發給開發者：{what}",
    ),
    "written": Wording("written: {path}", "已写出：{path}", "已寫出：{path}"),
    "read-as": Wording(
        "{place}: {kind}, {rows} rows, headings in row {header}",
        "{place}：{kind}，{rows} 行，表头在第 {header} 行",
        "{place}：{kind}，{rows} 列，表頭在第 {header} 列",
    ),
    "tidied": Wording(
        "    {place}: “{written}” read as {reads}",
        "    {place}：“{written}”读作 {reads}",
        "    {place}：「{written}」讀作 {reads}",
    ),
    "bug": Wording(
        "This is a bug in gridscore, not in your files; nothing was written.\nThe details were saved in {path}; please send that file to the developers.",
        "这是 gridscore 自身的缺陷，与您的文件无关；没有写出任何内容。\n详情已存入 {path}，请把该文件发给开发者。",
        "這是 gridscore 自身的缺陷，與您的檔案無關；沒有寫出任何內容。\n詳情已存入 {path}，請把該檔案發給開發者。",
    ),
    "notices-left-out": Wording(
        "Not shown here: {count} notices; gridscore check lists them, and so does --verbose.",
        "此处未列出 {count} 条提示，可用 gridscore check 或 --verbose 查看。",
        "此處未列出 {count} 條提示，可用 gridscore check 或 --verbose 查看。",
    ),
    "nothing-written": Wording(
        "Nothing was written. Mend the errors above and run again.",
        "没有写出任何结果。请改正以上错误后重新运行。",
        "沒有寫出任何結果。請改正以上錯誤後重新執行。",
    ),
    "problems-in-file": Wording(
        "All of them in a file, to sort and to filter: gridscore check -o problems.xlsx, with the same files.",
        "要把全部问题写进一个文件，便于排序和筛选：gridscore check -o problems.xlsx，文件同上。",
        "要把全部問題寫進一個檔案，便於排序和篩選：gridscore check -o problems.xlsx，檔案同上。",
    ),
    "check-clean": Wording("No problems found.", "没有发现问题。", "沒有發現問題。"),
    "no-scheme-named": Wording(
        "Which regulation? Give one of: {known}; or the path of a .toml file.",
        "查看哪个办法？可用：{known}；或写 .toml 文件的路径。",
        "查看哪個辦法？可用：{known}；或寫 .toml 檔案的路徑。",
    ),
    "scheme-unsound": Wording(
        "{name} has errors and is not listed: gridscore scheme check {name}",
        "{name} 有错误，未列出：gridscore scheme check {name}",
        "{name} 有錯誤，未列出：gridscore scheme check {name}",
    ),
    "scheme-remark": Wording("note: {text}", "提示：{text}", "提示：{text}"),
    "scheme-sound": Wording(
        "{name} is sound: {id}, version {version}, rules {digest}.",
        "{name} 没有问题：{id} 第{version}版，规则校验码 {digest}。",
        "{name} 沒有問題：{id} 第{version}版，規則校驗碼 {digest}。",
    ),
    "dry-run-done": Wording(
        "Dry run: {people} invented people, {periods} periods assessed.",
        "试算：虚构 {people} 人，考核 {periods} 期，均已算出。",
        "試算：虛構 {people} 人，考核 {periods} 期，均已算出。",
    ),
    "dry-run-raised": Wording(
        "The dry run of {period} breaks off: {why}",
        "{period}的试算中断：{why}",
        "{period}的試算中斷：{why}",
    ),
    "dry-run-failed": Wording(
        "{name} is sound in itself, but an invented station cannot be assessed by it.",
        "{name} 本身没有问题，但用虚构的站点试算未能完成。",
        "{name} 本身沒有問題，但用虛構的站點試算未能完成。",
    ),
    "new-missing": Wording(
        "On a terminal these are asked for; here give: {names}.",
        "在终端会逐项询问；此处请写：{names}。",
        "在終端會逐項詢問；此處請寫：{names}。",
    ),
    "new-criteria": Wording(
        "“{given}” is no criterion with its points. Write them as: Work log=25,Attendance=25",
        "“{given}”不是考核项目及分值。写法：工作日志=25,考勤=25",
        "「{given}」不是考核項目及分值。寫法：工作日誌=25,考勤=25",
    ),
    "new-not-toml": Wording(
        "{given}: a scheme file ends in .toml.",
        "{given}：办法文件应以 .toml 结尾。",
        "{given}：辦法檔案應以 .toml 結尾。",
    ),
    "new-is-settings": Wording(
        "{given} is the name of a ledger folder's settings. Choose another name for the scheme file.",
        "{given} 是台账文件夹设置的文件名，办法文件请另取名字。",
        "{given} 是台賬資料夾設定的檔名，辦法檔案請另取名字。",
    ),
    "new-next": Wording(
        "Fill in the clauses and rules, then: gridscore scheme check {path}",
        "请填写条款和规则，然后运行：gridscore scheme check {path}",
        "請填寫條款和規則，然後執行：gridscore scheme check {path}",
    ),
    "new-ask-id": Wording(
        "Id of the scheme (small letters, digits, hyphens)",
        "办法的 id（小写字母、数字、连字符）",
        "辦法的 id（小寫字母、數字、連字符）",
    ),
    "new-ask-title": Wording("Title of the regulation", "办法名称", "辦法名稱"),
    "new-ask-routine": Wording(
        "How often: month, quarter, half-year or year",
        "考核周期：month 月、quarter 季、half-year 半年、year 年",
        "考核週期：month 月、quarter 季、half-year 半年、year 年",
    ),
    "new-ask-criteria": Wording(
        "What is scored, with points, such as Work log=25,Attendance=25",
        "考核项目及分值，如 工作日志=25,考勤=25",
        "考核項目及分值，如 工作日誌=25,考勤=25",
    ),
    # ---- forms and folders ----
    "no-folder": Wording(
        "This needs a ledger folder: work inside one with a gridscore.toml; gridscore init starts one.",
        "请到台账文件夹（内有 gridscore.toml）中运行；还没有的，可用 gridscore init 新建。",
        "請到台賬資料夾（內有 gridscore.toml）中執行；還沒有的，可用 gridscore init 新建。",
    ),
    "forms-no-roster": Wording(
        "The roster is not filled in yet, so the forms have blank rows: fill it in, then write the forms again.",
        "花名册还没有填写，表格留了空行：填好花名册后可以重新生成。",
        "花名冊還沒有填寫，表格留了空行：填好花名冊後可以重新產生。",
    ),
    "forms-second-roster": Wording(
        "{path} has a roster already, and a second one would be read as well. Write the form to a folder outside with -o.",
        "{path} 中已有花名册，再放一份会被一并读取。请用 -o 写到台账文件夹以外的地方。",
        "{path} 中已有花名冊，再放一份會被一併讀取。請用 -o 寫到台賬資料夾以外的地方。",
    ),
    "templates-among-ledgers": Wording(
        "In {path} the templates would be read as ledgers. Leave out -o, which puts them into templates/, or name a folder outside.",
        "放在 {path} 的模板会被当作台账读取。请去掉 -o（即放入 templates/），或指定台账文件夹以外的地方。",
        "放在 {path} 的範本會被當作台賬讀取。請去掉 -o（即放入 templates/），或指定台賬資料夾以外的地方。",
    ),
    "forms-unused": Wording(
        "{scheme} draws on no form of the kind {kind}. Those it draws on: {known}.",
        "办法 {scheme} 用不到 {kind} 这种表格。用到的有：{known}。",
        "辦法 {scheme} 用不到 {kind} 這種表格。用到的有：{known}。",
    ),
    "form-filled": Wording(
        "{path} is filled in: it is never overwritten. Move it elsewhere, or write to another folder with -o.",
        "{path} 已经填写，不会覆盖。请把它移到别处，或用 -o 写到另一个文件夹。",
        "{path} 已經填寫，不會覆蓋。請把它移到別處，或用 -o 寫到另一個資料夾。",
    ),
    "style-unreadable": Wording(
        "The style file {path} cannot be read: check that it is there and may be opened.",
        "无法读取样式文件 {path}，请检查文件是否存在、能否打开。",
        "無法讀取樣式檔 {path}，請檢查檔案是否存在、能否開啟。",
    ),
    "style-values": Wording(
        "The style file {path} has unknown, missing or unusable values: {names}. "
        "Compare it with the one gridscore ships.",
        "样式文件 {path} 中有无法识别、缺少或不可用的项：{names}。请与自带的样式文件对照。",
        "樣式檔 {path} 中有無法識別、缺少或不可用的項：{names}。請與內附的樣式檔對照。",
    ),
    "template-unreadable": Wording(
        "The template {path} cannot be opened. Save it as .xlsx in WPS or Excel, or delete it to use the shipped one.",
        "模板 {path} 无法打开。请用 WPS 或 Excel 另存为 .xlsx，或删除它以使用自带的模板。",
        "範本 {path} 無法開啟。請用 WPS 或 Excel 另存為 .xlsx，或刪除它以使用自帶的範本。",
    ),
    "template-no-headings": Wording(
        "The template {path} has no row of headings. One row must have a placeholder for each column, alone in its cell: {columns}.",
        "模板 {path} 没有表头行。应有一行，每列一格，各写一个占位符：{columns}。",
        "範本 {path} 沒有表頭行。應有一列，每欄一格，各寫一個佔位符：{columns}。",
    ),
    "template-two-rows": Wording(
        "The template {path} has placeholders of columns in two rows; the second begins at {cell}. All headings belong into one row.",
        "模板 {path} 的列占位符分在两行，第二行从 {cell} 开始。表头只能占一行。",
        "範本 {path} 的欄佔位符分在兩列，第二列從 {cell} 開始。表頭只能佔一列。",
    ),
    "template-placeholder": Wording(
        "The template {path}, cell {cell}: there is no placeholder {given}. Did you mean: {known}?",
        "模板 {path} 的 {cell}：没有 {given} 这个占位符。是否指：{known}？",
        "範本 {path} 的 {cell}：沒有 {given} 這個佔位符。是否指：{known}？",
    ),
    "template-lacks": Wording(
        "The template {path} lacks {columns}, which a form that is handed back needs (one of them will do; instructions stand above the headings).",
        "模板 {path} 缺少 {columns}，没有它交回的表无法读取（有其一即可；填表说明应在表头上方）。",
        "範本 {path} 缺少 {columns}，沒有它交回的表無法讀取（有其一即可；填表說明應在表頭上方）。",
    ),
    "template-twice": Wording(
        "The template {path} has {column} twice.",
        "模板 {path} 中 {column} 出现了两次。",
        "範本 {path} 中 {column} 出現了兩次。",
    ),
    "init-no-scheme": Wording(
        "Which regulation is the folder for? Give --scheme with one of: {known}; or a scheme file.",
        "这个文件夹按哪个办法考核？请用 --scheme 指定：{known}；或写办法文件。",
        "這個資料夾按哪個辦法考核？請用 --scheme 指定：{known}；或寫辦法檔案。",
    ),
    "init-exists": Wording(
        "{path} exists already, so nothing was written. Choose another folder; --force writes settings and README anew, adds the blank ledgers that are missing, and leaves the others as they are.",
        "{path} 已存在，没有写出任何文件。请另选一个文件夹；加 --force 则重写设置和 README，补上缺少的空白台账，已有的台账保持不变。",
        "{path} 已存在，沒有寫出任何檔案。請另選一個資料夾；加 --force 則重寫設定和 README，補上缺少的空白台賬，已有的台賬保持不變。",
    ),
    "init-inside": Wording(
        "{path} lies in the ledger folder {around}, whose commands would read both. Choose a place outside of it.",
        "{path} 在台账文件夹 {around} 里面，两边的台账会混在一起读取。请换到该文件夹以外。",
        "{path} 在台賬資料夾 {around} 裡面，兩邊的台賬會混在一起讀取。請換到該資料夾以外。",
    ),
    "init-not-folder": Wording(
        "{path} is a file, no folder.", "{path} 是文件，不是文件夹。", "{path} 是檔案，不是資料夾。"
    ),
    "init-done": Wording(
        "{path} is ready. Read README.txt there, and fill in the roster first.",
        "{path} 已建好。请先看其中的 README.txt，再填花名册。",
        "{path} 已建好。請先看其中的 README.txt，再填花名冊。",
    ),
    # ---- check ----
    "check-period": Wording(
        "“{given}” is a period. check takes files or folders, and without them looks through the whole"
        " ledger folder: gridscore check. What takes the period is {command}.",
        "“{given}”是期间。check 后面写文件或文件夹，不写就检查整个台账文件夹：gridscore check。"
        "按期间运行的是 {command}。",
        "「{given}」是期間。check 後面寫檔案或資料夾，不寫就檢查整個台賬資料夾：gridscore check。"
        "按期間執行的是 {command}。",
    ),
    # ---- marked copies ----
    "mark-nothing": Wording(
        "There is no file to mark: name workbooks or folders.",
        "没有可标注的文件：请写出表格文件或文件夹。",
        "沒有可標注的檔案：請寫出表格檔案或資料夾。",
    ),
    "mark-among-ledgers": Wording(
        "{path} holds ledgers that are read; marked copies need a folder of their own.",
        "{path} 中有读入的台账；标注副本须放在单独的文件夹。",
        "{path} 中有讀入的台賬；標注副本須放在單獨的資料夾。",
    ),
    "mark-folder-taken": Wording(
        "{path} holds other files; choose a new or empty folder for the marked copies.",
        "{path} 中有别的文件；请为标注副本另选一个新的或空的文件夹。",
        "{path} 中有別的檔案；請為標注副本另選一個新的或空的資料夾。",
    ),
    "mark-changed": Wording(
        "{path} was changed since it was marked, so nothing was written. If the corrections in it are to stay, put it in the place of its ledger first; --force writes over it, or choose another folder.",
        "{path} 在标注之后改动过，没有写出任何文件。其中的改动要保留的，请先用它代替原表；加 --force 则覆盖它，也可另选一个文件夹。",
        "{path} 在標注之後改動過，沒有寫出任何檔案。其中的改動要保留的，請先用它代替原表；加 --force 則覆蓋它，也可另選一個資料夾。",
    ),
    "mark-rest": Wording(
        "Other files, in which nothing needs to be mended: {count}.",
        "其余 {count} 个文件没有需要改正的问题。",
        "其餘 {count} 個檔案沒有需要改正的問題。",
    ),
    "marked": Wording(
        "Marked copies in {path}: {count}. The originals are as they were.",
        "{path} 中有 {count} 个标注副本；原文件没有改动。",
        "{path} 中有 {count} 個標注副本；原檔案沒有改動。",
    ),
}
