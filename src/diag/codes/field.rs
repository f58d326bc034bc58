//! What can be wrong with fields: unknown, missing, twice, in the wrong place or of the wrong shape.

super::codes! {
    WRONG_SHAPE = "wrong-shape", Error {
        message: "`{field}` takes fields such as `{example}`, not {found}" / "`{field}` 应填写下级字段，例如 `{example}`，而不是{found}",
            "`{field}` takes {expected}, not {found}" / "`{field}` 应填写{expected}，而不是{found}",
            "{expected} belongs here, not {found}" / "此处应填写{expected}，而不是{found}";
        label: "this is {found}" / "这里是{found}";
        help: "write `{single}`, without brackets" / "请去掉方括号，写成 `{single}`",
            "this field takes a single value: keep one, without brackets: {choices}" / "这个字段只能有一个值，请保留其中一个并去掉方括号：{choices}",
            "`prospectus explain wrong-shape` shows the forms" / "运行 `prospectus explain wrong-shape` 查看各种写法";
        explain: "A field takes a certain kind of value: a text, a date, a list, or a map of further fields. Here another kind was found. \
A frequent cause is indentation: a line that begins further right belongs to the field above it.\n\n\
Wrong:\n\n    level:\n      - bachelor\n      - master\n\nRight:\n\n    level: bachelor\n\n\
The forms: a text or word stands alone (`level: bachelor`); several stand in brackets (`majors: [law, software-engineering]`), or each on a line \
of its own behind `- `; further fields stand in braces (`city: {en: Nanjing, zh: 南京}`), or each on a line of its own, two spaces further in. \
`prospectus schema programs` lists every field of programs with what it takes."
            / "每个字段只接受一种形式的值：文字、日期、列表，或一组下级字段。此处的形式不对。常见原因是缩进：比上一行更靠右的行属于上一行的字段。\n\n\
错误：\n\n    level:\n      - bachelor\n      - master\n\n正确：\n\n    level: bachelor\n\n\
几种形式：单个文字或词直接写（`level: bachelor`）；多个值写在方括号里（`majors: [law, software-engineering]`），或每个一行、以 `- ` 开头；\
下级字段写在花括号里（`city: {en: Nanjing, zh: 南京}`），或每个一行并多缩进两个空格。\
运行 `prospectus schema programs` 可以查看项目的每个字段可以写什么。";
    }
    EMPTY_FIELD = "empty-field", Error {
        message: "`{answer_of}` has no answer: `{text}` says that nobody knows it" / "`{answer_of}` 没有答案：`{text}` 只表示还不知道",
            "`{field}` is empty" / "`{field}` 是空的", "a text is empty" / "有一处文字是空的";
        label: "an answer belongs here" / "这里应填写内容";
        help: "write `{answer_of}: not-stated`: the page then says so in each language" / "请写 `{answer_of}: not-stated`，页面会用各种语言显示“未说明”",
            "write a value for `{field}`, or remove the line" / "请填写 `{field}` 的内容，或删除这一行",
            "if `{field}` must be answered and nobody knows the answer, write `not-stated`" / "如果 `{field}` 是必填字段而无人知晓答案，请写 `not-stated`";
        explain: "A field without a value says nothing, and a reader cannot tell whether it was forgotten. Remove the line, or answer it; \
required fields take `not-stated` as an honest answer.\n\nWrong:\n\n    capacity:\n\nRight:\n\n    capacity: 60"
            / "没有值的字段什么也没说，读者无法判断是否漏填。请删除该行或填写；必填字段可以如实写 `not-stated`。\n\n\
错误：\n\n    capacity:\n\n正确：\n\n    capacity: 60";
    }
    MISSING_FIELD = "missing-field", Error {
        message: "{owner} need `{field}`, and it is missing here" / "{owner}必须填写 `{field}`，此处缺少";
        help: "add `{fact}: …`; where nobody knows, write `{fact}: not-stated`" / "请添加 `{fact}: …`；若无人知晓，请写 `{fact}: not-stated`",
            "make a file `{file}` in this folder and write it there" / "请在这个文件夹中新建 `{file}`，写在里面",
            "write `{words}: …` between the two lines `---` of each language's file, or once in facts.yaml: `{words}: {en: …, zh: …}`"
            / "请在各语言文件的两行 `---` 之间写 `{words}: …`，或在 facts.yaml 中写一次：`{words}: {en: …, zh: …}`";
        explain: "Some fields must be answered, because pages and lists rest on them. Nothing is ever guessed: where nobody knows the answer, \
`not-stated` is one, and the page says \"not stated\".\n\nRight:\n\n    level: bachelor\n    arrangement: not-stated\n\n\
The title or name is the one field that must be known, in one language at least: it stands in the file of its language (`title: Robotics` in en.md) or, \
for all languages, in facts.yaml."
            / "有些字段必须回答，因为页面和列表都依赖它们。程序从不猜测：若无人知晓，请写 `not-stated`，页面会显示“未说明”。\n\n\
正确：\n\n    level: bachelor\n    arrangement: not-stated\n\n\
只有标题或名称不能写 `not-stated`，至少要有一种语言：可以写在该语言的文件里（en.md 中写 `title: Robotics`），也可以在 facts.yaml 中写出各种语言。";
    }
    NAME_NOT_STATED = "name-not-stated", Error {
        message: "`{field}` cannot be `not-stated`: an entry without it could not be listed" / "`{field}` 不能写 `not-stated`：没有它就无法列出该条目";
        label: "a name or title belongs here" / "此处应是名称或标题";
        help: "write what the source calls it, in one language at least; if it has no name, describe it: `a joint laboratory`"
            / "请按来源写明名称，至少用一种语言；若没有名称，请写一个说明，如 `联合实验室`";
        explain: "Every entry has a name or a title in one language at least: lists, links and the page itself begin with it. Where the source \
gives no name, a plain description is honest and can be listed.\n\nWrong:\n\n    name: not-stated\n\nRight:\n\n    name: {en: A joint laboratory, zh: 联合实验室}"
            / "每个条目至少要有一种语言的名称或标题，列表、链接和页面都以它开头。来源没有给出名称时，可以如实写一个说明。\n\n\
错误：\n\n    name: not-stated\n\n正确：\n\n    name: {en: A joint laboratory, zh: 联合实验室}";
    }
    UNKNOWN_FIELD = "unknown-field", Error {
        message: "{owner} have no field `{field}`" / "{owner}没有字段 `{field}`";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "the fields are {known}" / "可用的字段有：{known}";
        explain: "Every field has a fixed name, so that a spelling mistake cannot lose a fact in silence. Own facts that the catalogue has no field \
for go under `extra`.\n\nWrong:\n\n    credtis: 160 cn\n\nRight:\n\n    credits: 160 cn"
            / "每个字段的名称是固定的，这样拼写错误就不会悄悄丢失内容。目录没有对应字段的内容请放在 `extra` 下。\n\n\
错误：\n\n    credtis: 160 cn\n\n正确：\n\n    credits: 160 cn";
    }
    FACT_IN_WORDS = "fact-in-words", Error {
        message: "`{field}` is a fact: it stands once, in facts.yaml" / "`{field}` 是事实，只在 facts.yaml 中写一次";
        label: "not in a language's file" / "不能写在某一语言的文件里";
        help: "move this line to facts.yaml of the same folder" / "请把这一行移到同一文件夹的 facts.yaml";
        explain: "What is true in every language is written once, in facts.yaml, so that two languages can never disagree about it. A language's \
file holds words only: the title, the summary and other texts, and `updated`, `checked` and `draft` of that language."
            / "在所有语言中都成立的内容只在 facts.yaml 中写一次，这样两种语言就不会互相矛盾。语言文件只放文字：标题、摘要等，以及该语言的 `updated`、`checked` 和 `draft`。";
    }
    UNKNOWN_WORD = "unknown-word", Error {
        message: "`{word}` is not a word for {list}" / "`{word}` 不是{list}的可用词";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "a field that takes several words has them in brackets, `{several}`; one that takes a single word keeps one of them" / "可以写多个词的字段要加方括号：`{several}`；只能写一个词的字段请保留其中一个",
            "the words are {known}" / "可用的词有：{known}";
        explain: "Some fields take one word of a closed list, so that programs can be filtered and compared. The words are the same in every \
language; the page shows them in the reader's.\n\nWrong:\n\n    level: Bachelor's degree\n\nRight:\n\n    level: bachelor"
            / "有些字段只能从固定的词表中选一个，以便筛选和比较。词在所有语言中相同，页面会用读者的语言显示。\n\n错误：\n\n    level: 本科\n\n正确：\n\n    level: bachelor";
    }
    UNKNOWN_LANGUAGE = "unknown-language", Error {
        message: "this site has no language `{language}`" / "本站没有语言 `{language}`";
        label: "a language of the site belongs here" / "此处应是本站的一种语言";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "the languages in site.toml are {known}" / "site.toml 中的语言有：{known}",
            "one text for all languages is written `{same: …}`" / "所有语言共用的文字写作 `{same: …}`";
        explain: "A text is written once for each language of the site, under the codes that `languages` in site.toml lists; `same` stands for all of \
them.\n\nWrong:\n\n    title: {en: Robotics, cn: 机器人工程}\n\nRight:\n\n    title: {en: Robotics, zh: 机器人工程}"
            / "文字按本站的每种语言各写一次，键是 site.toml 中 `languages` 列出的代码；`same` 表示所有语言相同。\n\n\
错误：\n\n    title: {en: Robotics, cn: 机器人工程}\n\n正确：\n\n    title: {en: Robotics, zh: 机器人工程}";
    }
    COMMA_IN_TEXT = "comma-in-text", Error {
        message: "the comma before `{text}` ends the text" / "`{text}` 前的逗号使文字提前结束";
        label: "read as a language of its own" / "被当成了另一种语言";
        help: "put the whole text into quotes: `\"{whole}\"`" / "请给整段文字加上引号：`\"{whole}\"`";
        explain: "Between `{` and `}` a comma separates one language from the next. A text that holds a comma needs quotes.\n\n\
Wrong:\n\n    title: {en: Letters, Arts, zh: 文学与艺术}\n\nRight:\n\n    title: {en: \"Letters, Arts\", zh: 文学与艺术}"
            / "在 `{` 和 `}` 之间，逗号用来分隔各语言。含有逗号的文字需要加引号。\n\n\
错误：\n\n    title: {en: Letters, Arts, zh: 文学与艺术}\n\n正确：\n\n    title: {en: \"Letters, Arts\", zh: 文学与艺术}";
    }
    LANGUAGES_IN_WORDS = "languages-in-words", Error {
        message: "`{field}` lists languages inside the file of one language" / "`{field}` 在单一语言的文件里又列出了多种语言";
        label: "this file is `{language}` already" / "这个文件本身就是 `{language}`";
        help: "write the text alone, or move the whole map to facts.yaml" / "请只写这种语言的文字，或把整个列表移到 facts.yaml";
        explain: "The front matter of `zh.md` holds Chinese texts, that of `en.md` English ones: each is written without naming the language again.\n\n\
Wrong, in zh.md:\n\n    title: {zh: 机器人工程}\n\nRight:\n\n    title: 机器人工程"
            / "`zh.md` 的文件头只放中文，`en.md` 只放英文，因此不必再注明语言。\n\n错误（zh.md）：\n\n    title: {zh: 机器人工程}\n\n正确：\n\n    title: 机器人工程";
    }
    TEXT_TWICE = "text-twice", Error {
        message: "`{field}` is written twice: here and in facts.yaml" / "`{field}` 写了两次：此处和 facts.yaml";
        label: "here" / "此处";
        other: "and here" / "还有此处";
        help: "keep one of the two" / "请只保留一处";
        explain: "A text may stand in facts.yaml, with all its languages, or in the file of each language, but not in both: nobody could tell which one holds."
            / "文字可以写在 facts.yaml（含全部语言），也可以分别写在各语言的文件里，但不能两处都写，否则无法判断以哪处为准。";
    }
    LISTS_DIFFER = "lists-differ", Error {
        message: "`{field}` has {count} items in `{language}` and {other_count} in `{other}`"
            / "`{field}` 在 `{language}` 中有 {count} 项，在 `{other}` 中有 {other_count} 项";
        label: "one item for each of the other language" / "应与另一语言逐项对应";
        other: "the other list" / "另一个列表";
        help: "bring the two lists to the same items in the same order" / "请让两个列表的条目和顺序一致";
        explain: "A list of texts says the same things in every language, item by item. When the counts differ, one language has lost something."
            / "文字列表在每种语言中应逐项对应。数目不同说明某种语言漏了内容。";
    }
    NOT_A_BOOLEAN = "not-a-boolean", Error {
        message: "`{text}` is neither `true` nor `false`" / "`{text}` 既不是 `true` 也不是 `false`";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write {known}" / "请写 {known}";
        explain: "A field that asks yes or no takes `true` or `false`.\n\nWrong:\n\n    draft: yes\n\nRight:\n\n    draft: true"
            / "是非字段只接受 `true` 或 `false`。\n\n错误：\n\n    draft: 是\n\n正确：\n\n    draft: true";
    }
    NOT_A_NUMBER = "not-a-number", Error {
        message: "`{text}` is not a whole number" / "`{text}` 不是整数";
        label: "digits only" / "只写数字";
        help: "write it in digits without commas, spaces or units: `1500`" / "请只用数字，不加逗号、空格或单位：`1500`";
        explain: "A count is written in digits only, so that it can be added and compared. The page shows it with the separators of its language.\n\n\
Wrong:\n\n    capacity: 60人\n\nRight:\n\n    capacity: 60"
            / "数量只写数字，以便计算和比较；页面会按各语言的习惯加分隔符。\n\n错误：\n\n    capacity: 60人\n\n正确：\n\n    capacity: 60";
    }
    NOT_STATED_OPTIONAL = "not-stated-optional", Error {
        message: "`{field}` need not be answered, so `{text}` says nothing here" / "`{field}` 不是必填字段，不必写 `{text}`",
            "`{text}` stands among the values of `{list}`" / "`{list}` 的多个值中有一个是 `{text}`",
            "`{language_of}` need not be written in every language, so `{text}` says nothing here"
            / "`{language_of}` 不必每种语言都有，这里不用写 `{text}`";
        help: "take it out; if `{list}` is required and nothing is known, write `{list}: not-stated`, without brackets"
            / "请删除它；如果 `{list}` 是必填字段而内容未知，请写 `{list}: not-stated`，不加方括号",
            "remove `{language_of}` here: until somebody writes it, the page shows another language, under a notice"
            / "请删除这里的 `{language_of}`：没有写之前，页面会显示其他语言的内容并加以说明",
            "remove `{field}` with its value" / "请删除 `{field}` 及其内容";
        explain: "`not-stated` answers a field that must be answered, so that nobody takes it for forgotten. Dates, periods, lengths and places take it too, since a source may leave them open. \
Any other optional field is simply left out, and so are `TBD`, `unknown` and the like.\n\nWrong, since not every exchange has a quota:\n\n    quota: not-stated\n\nRight: no line `quota` at all."
            / "`not-stated` 用于必填字段，表示并非漏填；日期、起止时间、时长和地点即使可省略也可以这样写，因为来源可能没有说明。其他可选字段不知道就不写，“待定”“未知”之类也不必写。\n\n\
错误（并非每个交流机会都有名额）：\n\n    quota: not-stated\n\n正确：不写 `quota` 这一行。";
    }
}
