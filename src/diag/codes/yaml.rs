//! What can be wrong with YAML as such: syntax, and the parts of YAML that a catalogue does without; front matter.

super::codes! {
    YAML_SYNTAX = "yaml-syntax", Error {
        message: "this place cannot be read as YAML" / "此处不是有效的 YAML";
        label: "here, or in the line above" / "在这里或上一行";
        help: "each line is `name: value`; parts of a value stand below it, two spaces further in; text with special signs goes in quotes"
            / "每行写成 `名称: 值`；下一级内容另起一行并多缩进两个空格；含有特殊符号的文字请加英文引号",
            "if you ask somebody for help, show them this: {reason}" / "如果需要请人帮忙，请把这句话给对方看：{reason}";
        explain: "The file does not follow the rules of YAML, and none of the usual mistakes explains why. \
            The place that is named is where reading stopped; the mistake is there or a line or two above.\n\n\
            Look for a missing colon, a missing quotation mark or bracket, or a line that stands too far left or right. \
            A quick cure is to take the line out: if the message goes, the mistake was in it.\n\n\
            Right:\n\n    title:\n      en: Software engineering\n      zh: 软件工程\n    majors: [software-engineering, law]\n    note: \"text with a colon: in quotes\""
            / "文件不符合 YAML 的规则，而且不属于常见的几类错误。报告指出的是读取停止的位置，错误就在那里或上面一两行。\n\n\
            请检查是否少了冒号、引号或括号，或者某行缩进过多或过少。也可以先删去这一行：如果报错消失，错误就在这一行。\n\n\
            正确写法：\n\n    title:\n      en: Software engineering\n      zh: 软件工程\n    majors: [software-engineering, law]\n    note: \"含有 : 的文字要加引号\"";
    }
    YAML_DOUBLED_KEY = "yaml-doubled-key", Error {
        message: "`{key}` is given twice" / "`{key}` 写了两次";
        label: "given again here" / "这里又写了一次";
        other: "given first here" / "第一次写在这里";
        help: "keep the right one and delete the other" / "保留正确的一个，删除另一个";
        explain: "Within one group every name may stand once. If it stood twice, one of the values would be lost without a word, and nobody could tell which one.\n\n\
            Wrong:\n\n    credits: 120 cn\n    level: bachelor\n    credits: 124 cn\n\nRight:\n\n    credits: 124 cn\n    level: bachelor\n\n\
            Several values of one field are a list: `majors: [law, software-engineering]`."
            / "同一组里每个名称只能写一次。如果写两次，其中一个值会悄悄丢失，而且无法知道是哪一个。\n\n\
            错误：\n\n    credits: 120 cn\n    level: bachelor\n    credits: 124 cn\n\n正确：\n\n    credits: 124 cn\n    level: bachelor\n\n\
            一个字段有多个值时请写成列表：`majors: [law, software-engineering]`。";
    }
    YAML_TAG = "yaml-tag", Error {
        message: "`{tag}` is read as a YAML tag, which a catalogue does without" / "`{tag}` 会被当作 YAML 标签，本目录不使用标签";
        label: "this word" / "这个词";
        help: "if the text shall begin with `!`, put it in quotes; else delete the `!`, or the whole word" / "如果文字本来就以 `!` 开头，请加引号；否则删除 `!`，或删除整个词";
        explain: "A word that begins with `!` in front of a value is a tag: it tells YAML how to read the value. Here the field itself decides that, so tags are refused.\n\n\
            Wrong: `note: !important bring your passport`. Right: `note: \"!important bring your passport\"`, or without the word."
            / "值前面以 `!` 开头的词是 YAML 的“标签”，用来规定如何读取这个值。本目录由字段自己决定读法，因此不接受标签。\n\n\
            错误：`note: !重要 请携带护照`。正确：`note: \"!重要 请携带护照\"`，或者去掉这个词。";
    }
    YAML_ANCHOR = "yaml-anchor", Error {
        message: "`{anchor}` is read as a YAML anchor, which a catalogue does without" / "`{anchor}` 会被当作 YAML 锚点，本目录不使用锚点";
        label: "this word" / "这个词";
        help: "if the text shall begin with `&`, put it in quotes; else delete the word" / "如果文字本来就以 `&` 开头，请加引号；否则删除这个词";
        explain: "A word that begins with `&` in front of a value gives it a name, by which other places can repeat it. In a catalogue every file says itself what it means, so this is refused.\n\n\
            Wrong: `fee: &usual 12000 CNY`. Right: `fee: 12000 CNY`. Text that begins with the sign needs quotes: `title: \"& more\"`."
            / "值前面以 `&` 开头的词会给这个值起名，供别处重复引用。目录中每个文件都应把内容写完整，因此不接受。\n\n\
            错误：`fee: &usual 12000 CNY`。正确：`fee: 12000 CNY`。文字本来就以这个符号开头时请加引号：`title: \"&更多\"`。";
    }
    YAML_ALIAS = "yaml-alias", Error {
        message: "`{alias}` is read as a YAML alias, which a catalogue does without" / "`{alias}` 会被当作 YAML 引用，本目录不使用这种引用";
        label: "this value" / "这个值";
        help: "if the text shall begin with `*`, put it in quotes; else write the value itself here" / "如果文字本来就以 `*` 开头，请加引号；否则在这里直接写出值";
        explain: "A value that begins with `*` repeats a value that was given a name with `&` elsewhere. A catalogue does without, since a reader of the file could not see what is meant.\n\n\
            Wrong: `note: *new* since 2026`. Right: `note: \"*new* since 2026\"`. Wrong: `fee: *usual`. Right: `fee: 12000 CNY`."
            / "以 `*` 开头的值表示重复别处用 `&` 命名的值。看文件的人无法直接知道它是什么，因此目录不使用这种写法。\n\n\
            错误：`note: *新* 2026 年起`。正确：`note: \"*新* 2026 年起\"`。错误：`fee: *usual`。正确：`fee: 12000 CNY`。";
    }
    YAML_MERGE_KEY = "yaml-merge-key", Error {
        message: "`<<` merges another group into this one, which a catalogue does without" / "`<<` 会把另一组内容并入这里，本目录不使用这种写法";
        label: "here" / "在这里";
        help: "write the fields themselves here" / "请在这里直接写出各个字段";
        explain: "`<<` is a special name of YAML: it copies all fields of another group to this place. A reader of the file cannot see what the group holds then, so every group is written out.\n\n\
            Wrong:\n\n    <<: *usual\n    credits: 120 cn\n\nRight:\n\n    level: bachelor\n    credits: 120 cn"
            / "`<<` 是 YAML 的特殊名称，会把另一组的全部字段复制到这里。这样看文件的人就看不出这一组到底有什么，因此每组内容都要写完整。\n\n\
            错误：\n\n    <<: *usual\n    credits: 120 cn\n\n正确：\n\n    level: bachelor\n    credits: 120 cn";
    }
    YAML_DOCUMENTS = "yaml-documents", Error {
        message: "a second document begins here; a file holds one" / "这里开始了第二份文档，一个文件只能有一份";
        label: "after this line" / "从这一行起";
        help: "delete the line `---`, or move what follows to a file of its own" / "删除 `---` 这一行，或把后面的内容移到单独的文件";
        explain: "In YAML a line `---` ends one document and begins another. A file of a catalogue describes one thing, so it holds one document.\n\n\
            Wrong:\n\n    level: bachelor\n    ---\n    credits: 120 cn\n\nRight:\n\n    level: bachelor\n    credits: 120 cn"
            / "在 YAML 中，单独一行 `---` 表示结束一份文档并开始另一份。目录中的一个文件只描述一个对象，因此只能有一份文档。\n\n\
            错误：\n\n    level: bachelor\n    ---\n    credits: 120 cn\n\n正确：\n\n    level: bachelor\n    credits: 120 cn";
    }
    YAML_NESTING = "yaml-nesting", Error {
        message: "this is nested more than {limit} levels deep" / "嵌套超过了 {limit} 层";
        label: "this level is one too many" / "从这一层起超出";
        help: "look for brackets `[` that are doubled by mistake" / "请检查是否误写了多余的 `[`";
        explain: "No field of a catalogue needs more than a handful of levels, one inside the other. Deeper nesting is a slip (a key that was held down, a file that was put together by a broken program) or an attack on the reader.\n\n\
            Wrong: `majors: [[[[[[…law…]]]]]]`. Right: `majors: [law]`."
            / "目录中的字段只需要很少几层嵌套。更深的嵌套只会来自误操作（按键卡住、出错的程序生成的文件）或者针对读取程序的攻击。\n\n\
            错误：`majors: [[[[[[…law…]]]]]]`。正确：`majors: [law]`。";
    }
    YAML_KEY_NOT_TEXT = "yaml-key-not-text", Error {
        message: "the name of a field must be a word, not a list or a group" / "字段名称必须是一个词，不能是列表或一组内容";
        label: "this stands where a name belongs" / "这里应当是名称";
        help: "write `name: value`; double braces as in templates need quotes around the whole value"
            / "请写成 `名称: 值`；如果值中有模板那样的双花括号，请给整个值加引号";
        explain: "What stands before a colon is the name of a field. YAML also allows a list or a whole group there; a catalogue has no use for it, so it is a slip, usually a bracket too many.\n\n\
            Wrong: `[title]: Law` or `title: {{ name }}`. Right: `title: Law`."
            / "冒号前面是字段的名称。YAML 也允许那里是列表或一组内容，但目录用不到，所以这通常是多写了一个括号。\n\n\
            错误：`[title]: 法学` 或 `title: {{ name }}`。正确：`title: 法学`。";
    }
    YAML_FULL_WIDTH_COLON = "yaml-full-width-colon", Error {
        message: "a full-width colon `：` stands behind `{key}`" / "`{key}` 后面用了全角冒号 `：`";
        label: "write `: `, a half-width colon and a space" / "请改为半角冒号加一个空格";
        help: "switch the keyboard to half-width signs; if this is text and no field, put it in quotes" / "请切换到英文标点；如果这里本来就是文字而不是字段，请加英文引号";
        explain: "YAML knows only the half-width colon `:` followed by a space. The full-width colon `：` of Chinese keyboards is an ordinary character to it, so the whole line is taken for text.\n\n\
            Wrong: `title：软件工程`. Right: `title: 软件工程`.\n\n\
            Inside a text the full-width colon is welcome: `title: 软件工程：双学位`. A line of text that happens to begin like a field is put in quotes: `\"note：…\"`."
            / "YAML 只认半角冒号 `:`，而且后面要有一个空格。中文输入法的全角冒号 `：` 只是普通字符，整行会被当作文字。\n\n\
            错误：`title：软件工程`。正确：`title: 软件工程`。\n\n\
            文字内部可以用全角冒号：`title: 软件工程：双学位`。如果一行文字恰好看起来像字段，请加英文引号：`\"note：……\"`。";
    }
    YAML_FULL_WIDTH_COMMA = "yaml-full-width-comma", Error {
        message: "a full-width comma `{sign}` stands between the parts of a list or group" / "列表或分组的各项之间用了全角标点 `{sign}`",
            "a semicolon `{semicolon}` stands between the parts of a group" / "分组的各项之间用了分号 `{semicolon}`";
        label: "write `, `, a half-width comma and a space" / "请改为半角逗号加一个空格";
        help: "switch the keyboard to half-width signs; if the comma belongs to the text, put the text in quotes" / "请切换到英文标点；如果它本来就是文字的一部分，请给文字加英文引号";
        explain: "Between `[` and `]` or `{` and `}` YAML parts the items by the half-width comma `,` only. The full-width comma of Chinese keyboards is an ordinary character to it, so two items become one.\n\n\
            Wrong: `majors: [law，software-engineering]`. Right: `majors: [law, software-engineering]`. Wrong: `title: {en: Law，zh: 法学}`. Right: `title: {en: Law, zh: 法学}`.\n\n\
            One item that has such a comma within is put in quotes: `[\"双学位，双证书\"]`."
            / "在 `[` 与 `]` 或 `{` 与 `}` 之间，YAML 只用半角逗号 `,` 分隔各项。全角逗号只是普通字符，两项会被当成一项。\n\n\
            错误：`majors: [law，software-engineering]`。正确：`majors: [law, software-engineering]`。错误：`title: {en: Law，zh: 法学}`。正确：`title: {en: Law, zh: 法学}`。\n\n\
            如果一项文字内部本来就有全角逗号，请加英文引号：`[\"双学位，双证书\"]`。";
    }
    YAML_FULL_WIDTH_BRACKET = "yaml-full-width-bracket", Error {
        message: "a full-width bracket `{sign}` stands where `{open}` is meant" / "这里应是 `{open}`，却用了全角括号 `{sign}`";
        label: "write `{open}`" / "请改为 `{open}`";
        help: "write `{open}` here and `{close}` at the end, both half-width; if this is text, put the whole of it in quotes"
            / "请在这里写 `{open}`，结尾写 `{close}`，都用半角；如果这里本来就是文字，请给整段加英文引号";
        explain: "A list stands between `[` and `]`, a group between `{` and `}`. The full-width signs of a Chinese keyboard are ordinary characters to YAML, so that the whole line is taken for text.\n\n\
            Wrong: `majors: 【law, software-engineering】`. Right: `majors: [law, software-engineering]`. Wrong: `title: ｛en: Law, zh: 法学｝`. Right: `title: {en: Law, zh: 法学}`.\n\n\
            Inside a text such brackets are welcome: `title: 【2026】招生简章`."
            / "列表写在 `[` 和 `]` 之间，分组写在 `{` 和 `}` 之间。中文输入法的全角括号在 YAML 中只是普通字符，整行会被当作文字。\n\n\
            错误：`majors: 【law, software-engineering】`。正确：`majors: [law, software-engineering]`。错误：`title: ｛en: Law, zh: 法学｝`。正确：`title: {en: Law, zh: 法学}`。\n\n\
            文字内部可以用全角括号：`title: 【2026】招生简章`。";
    }
    YAML_NO_COLON = "yaml-no-colon", Error {
        message: "this line has no colon, so it is neither a field nor an item of a list" / "这一行没有冒号，既不是字段也不是列表项";
        label: "write `name: value`" / "请写成 `名称: 值`";
        help: "put a colon and a space between the name of the field and its value" / "请在字段名称和值之间写冒号和一个空格",
            "if it is text that goes on from the line above, begin it two spaces further in than that line; a remark begins with `# `"
            / "如果它是上一行文字的延续，请比上一行多缩进两个空格；注释要以 `# ` 开头";
        explain: "Each line of facts begins with the name of a field, a colon and a space. A line without them is taken for text that goes on in the next line, until a colon there makes no sense.\n\n\
            Wrong: `level = bachelor` or `level bachelor`. Right: `level: bachelor`."
            / "事实文件的每一行都以字段名称、冒号和一个空格开头。没有冒号的行会被当作延续到下一行的文字，直到下一行的冒号变得无法理解。\n\n\
            错误：`level = bachelor` 或 `level bachelor`。正确：`level: bachelor`。";
    }
    YAML_WIDE_SPACE = "yaml-wide-space", Error {
        message: "{name} stands where YAML wants ordinary spaces" / "这里用了{name}，YAML 只认普通空格";
        label: "replace it by ordinary spaces" / "请替换为普通（半角）空格";
        help: "switch the keyboard to half-width signs and type the spaces again; a copy from Word or a web page may have brought them"
            / "请切换到英文输入法重新输入空格；这种空格可能来自 Word 或网页的复制粘贴";
        explain: "YAML tells by ordinary spaces what belongs to what. The wide space of Chinese keyboards (U+3000) and the no-break space of Word and web pages (U+00A0) look alike but are ordinary characters to it, \
            so a line that begins with one belongs to nothing above it.\n\n\
            Wrong:\n\n    title:\n    　zh: 软件工程\n\nRight:\n\n    title:\n      zh: 软件工程\n\nInside a text such spaces may stay."
            / "YAML 靠普通空格判断层级。中文输入法的全角空格（U+3000）以及 Word 和网页中的不换行空格（U+00A0）看起来相似，但在 YAML 中只是普通字符，\
            以它开头的行不属于上面的任何一项。\n\n\
            错误：\n\n    title:\n    　zh: 软件工程\n\n正确：\n\n    title:\n      zh: 软件工程\n\n文字内部可以保留这样的空格。";
    }
    YAML_CURLY_QUOTES = "yaml-curly-quotes", Error {
        message: "the quotation mark `{sign}` is not one that YAML knows" / "YAML 不认识引号 `{sign}`";
        label: "write `\"` or no quotes" / "请改为英文引号 `\"`，或不加引号";
        help: "use straight quotes; if the curly ones belong to the text, put straight ones around them: `\"“…”\"`"
            / "请使用英文直引号；如果弯引号是文字的一部分，请在外面再加一对直引号：`\"“……”\"`";
        explain: "Only the straight quotes `\"` and `'` are quotation marks to YAML. Curly ones, which Word and Chinese keyboards write, are ordinary characters: they would be shown on the page, and a colon between them is not protected.\n\n\
            Wrong: `title: “Monash: a spring”`. Right: `title: \"Monash: a spring\"`.\n\n\
            Curly quotes inside a text are welcome: `title: 服务“一带一路”的人才`. A text that both begins and ends with them goes in straight ones: `title: \"“双一流”\"`."
            / "YAML 只把直引号 `\"` 和 `'` 当作引号。Word 和中文输入法写出的弯引号是普通字符：它们会显示在页面上，也不能保护中间的冒号。\n\n\
            错误：`title: “Monash: 春季”`。正确：`title: \"Monash: 春季\"`。\n\n\
            文字内部可以使用弯引号：`title: 服务“一带一路”的人才`。如果文字以弯引号开头并以弯引号结尾，请在外面加直引号：`title: \"“双一流”\"`。";
    }
    YAML_TAB = "yaml-tab", Error {
        message: "a tab stands where YAML wants spaces" / "这里用了制表符（Tab），YAML 只认空格";
        label: "replace it by spaces" / "请替换为空格";
        help: "set the editor to write spaces: in VS Code click `Tab Size` in the status bar, then `Convert Indentation to Spaces`"
            / "请让编辑器输入空格：在 VS Code 中点击状态栏的“制表符长度”，选择“将缩进转换为空格”";
        explain: "YAML tells by the number of spaces at the start of a line what belongs to what. A tab has no certain width, so YAML forbids it there.\n\n\
            Wrong: a line `<Tab>zh: 软件工程` below `title:`. Right: `  zh: 软件工程`, with two spaces."
            / "YAML 靠行首空格的个数判断层级。制表符（Tab）的宽度不固定，因此 YAML 不允许用它缩进。\n\n\
            错误：在 `title:` 下面写 `<Tab>zh: 软件工程`。正确：`  zh: 软件工程`，行首用两个空格。";
    }
    YAML_MISSING_SPACE = "yaml-missing-space", Error {
        message: "a space is missing behind `{sign}`" / "`{sign}` 后面少了一个空格",
            "`{bullet}` does not begin an item of a list" / "列表项不能用 `{bullet}` 开头";
        label: "write `{sign} `, with a space" / "请在 `{sign}` 后面加一个空格",
            "write `- `, a hyphen and a space" / "请写 `- `，即半角连字符加一个空格";
        help: "if this is text and no field or item, put it in quotes" / "如果这里本来就是文字而不是字段或列表项，请加英文引号";
        explain: "A colon makes a field and a hyphen makes an item only if a space follows. Without it the whole is taken for text, as in `12:30` or `well-known`.\n\n\
            Wrong: `level:bachelor`. Right: `level: bachelor`. Wrong: `-law`. Right: `- law`."
            / "冒号后面有空格才表示字段，连字符后面有空格才表示列表项。没有空格时，整体会被当作文字，就像 `12:30` 或 `well-known`。\n\n\
            错误：`level:bachelor`。正确：`level: bachelor`。错误：`-law`。正确：`- law`。";
    }
    YAML_COMMENT_IN_TEXT = "yaml-comment-in-text", Warning, lint {
        message: "`{lost}` is not part of the text: `#` behind a space begins a comment" / "`{lost}` 不属于这段文字：空格后的 `#` 表示注释开始";
        label: "left out of the site" / "不会出现在网站上";
        help: "if it belongs to the text, put the whole text in quotes: `\"{text} {lost}\"`" / "如果它属于文字，请给整段文字加引号：`\"{text} {lost}\"`",
            "if it is a comment, write a space behind `#`" / "如果确实是注释，请在 `#` 后面加一个空格";
        explain: "In YAML a `#` that follows a space begins a comment, which goes to the end of the line and is read by nobody. A text that holds \
such a sign stands in quotes.\n\nWrong: `title: Robotics #1`. Right: `title: \"Robotics #1\"`."
            / "在 YAML 中，空格后面的 `#` 表示注释开始，直到行末的内容都不会被读取。含有这个符号的文字要加引号。\n\n\
错误：`title: 机器人 #1`。正确：`title: \"机器人 #1\"`。";
    }
    YAML_UNCLOSED_QUOTE = "yaml-unclosed-quote", Error {
        message: "a quotation mark `{sign}` is opened here and not closed where it should be" / "引号 `{sign}` 在这里开始，但没有在应有的位置结束";
        label: "opened here" / "从这里开始";
        help: "write `{sign}` at the end of the text too; text that goes on in further lines is indented there" / "请在文字末尾也写上 `{sign}`；如果文字有多行，后面的行要缩进";
        explain: "A text that begins with a quotation mark ends at the next one of the same sort. Without it YAML takes all that follows for text.\n\n\
            Wrong: `title: \"Law and society`. Right: `title: \"Law and society\"`, or `title: Law and society` without quotes.\n\n\
            A quotation mark inside is written `\\\"` between double quotes, and twice (`''`) between single ones."
            / "以引号开头的文字到下一个同样的引号结束。如果缺少结尾的引号，YAML 会把后面的全部内容都当作文字。\n\n\
            错误：`title: \"法律与社会`。正确：`title: \"法律与社会\"`，或者不加引号：`title: 法律与社会`。\n\n\
            双引号内部的引号写成 `\\\"`，单引号内部的引号写两次（`''`）。";
    }
    YAML_UNCLOSED_BRACKET = "yaml-unclosed-bracket", Error {
        message: "`{open}` is opened here and `{close}` never follows" / "`{open}` 在这里开始，后面却没有 `{close}`",
            "`{close}` closes nothing that was opened" / "`{close}` 没有对应的开头";
        label: "`{open}` is opened here" / "`{open}` 从这里开始", "nothing was opened" / "没有对应的开头";
        other: "reading stopped here" / "读到这里停止";
        help: "close it with `{close}`; text that begins with `{open}` needs quotes" / "请用 `{close}` 结束；如果文字本来就以 `{open}` 开头，请加英文引号";
        explain: "A list between brackets begins with `[` and ends with `]`, a group begins with `{` and ends with `}`. One of the pair is missing here, or the wrong one was taken.\n\n\
            Wrong: `majors: [law, software-engineering`. Right: `majors: [law, software-engineering]`. Wrong: `title: {en: Law, zh: 法学]`. Right: `title: {en: Law, zh: 法学}`.\n\n\
            Text that begins with such a sign is put in quotes: `note: \"[2026] new\"`."
            / "方括号列表以 `[` 开始、以 `]` 结束，花括号分组以 `{` 开始、以 `}` 结束。这里少了其中一个，或者用错了。\n\n\
            错误：`majors: [law, software-engineering`。正确：`majors: [law, software-engineering]`。错误：`title: {en: Law, zh: 法学]`。正确：`title: {en: Law, zh: 法学}`。\n\n\
            文字本来就以这些符号开头时请加英文引号：`note: \"[2026] 新增\"`。";
    }
    YAML_COLON_IN_TEXT = "yaml-colon-in-text", Error {
        message: "the text has a colon and a space within, which YAML takes for a new field" / "文字中有“冒号加空格”，YAML 会把它当作新的字段";
        label: "this colon" / "这个冒号";
        help: "put the whole text in straight quotes: `\"…\"`" / "请给整段文字加英文引号：`\"……\"`";
        explain: "A colon followed by a space parts a name from its value. A text that has one within must stand in quotes, else nobody could tell the two apart.\n\n\
            Wrong: `title: Monash: a spring abroad`. Right: `title: \"Monash: a spring abroad\"`.\n\n\
            A full-width colon inside a Chinese text needs no quotes: `title: 莫纳什：海外春季`."
            / "“冒号加空格”用来分隔名称和值。如果文字内部有它，必须加引号，否则无法区分。\n\n\
            错误：`title: Monash: a spring abroad`。正确：`title: \"Monash: a spring abroad\"`。\n\n\
            中文文字内部的全角冒号不需要引号：`title: 莫纳什：海外春季`。";
    }
    YAML_RESERVED_START = "yaml-reserved-start", Error {
        message: "the item `{beside}` stands beside the name of its field: `{sign}` begins an item only on a line of its own" / "列表项 `{beside}` 写在了字段名称的同一行：`{sign}` 开头的列表项要另起一行",
            "`{unanswered}` is no value: `{sign}` alone says nothing" / "`{unanswered}` 不是有效的内容：单独一个 `{sign}` 没有意义",
            "a text cannot begin with `{sign}` unless it stands in quotes" / "文字不能以 `{sign}` 开头，除非加引号";
        label: "a value belongs here" / "这里应填写内容";
        help: "put it on a line of its own below the name: `{beside}`; a list in one line stands in brackets: `[…, …]`" / "请在字段名称下面另起一行写 `{beside}`；写在同一行的列表要加方括号：`[…, …]`",
            "if `{unanswered}` means that nobody knows, write `not-stated`, or remove the line of a field that need not be answered"
            / "如果 `{unanswered}` 表示还不知道，请写 `not-stated`；不是必填字段时请删除这一行",
            "put a text that begins with `{sign}` in straight quotes, the whole of it: `\"…\"`" / "以 `{sign}` 开头的文字，请给整段加英文引号：`\"……\"`";
        explain: "YAML keeps some signs at the start of a text for itself, among them `@`, `%` and the back-tick. In quotes they are ordinary characters.\n\n\
            Wrong: `note: @njupt`. Right: `note: \"@njupt\"`."
            / "YAML 把一些符号留作自用，文字不能以它们开头，例如 `@`、`%` 和反引号。加引号后它们就是普通字符。\n\n\
            错误：`note: @njupt`。正确：`note: \"@njupt\"`。";
    }
    YAML_AFTER_QUOTE = "yaml-after-quote", Error {
        message: "text goes on behind the closing quotation mark" / "引号已经结束，后面还有文字";
        label: "this is outside the quotes" / "这部分在引号之外";
        help: "put the whole text in quotes; a quotation mark inside is written `\\\"` between double quotes and `''` between single ones"
            / "请给整段文字加引号；双引号内部的引号写成 `\\\"`，单引号内部的引号写成 `''`";
        explain: "A text that begins with a quotation mark ends at the next one of the same sort. What stands behind it belongs to nothing.\n\n\
            Wrong: `title: \"Law\" and society`. Right: `title: '\"Law\" and society'`. Wrong: `title: 'It's new'`. Right: `title: \"It's new\"`."
            / "以引号开头的文字到下一个同样的引号结束，后面的内容没有归属。\n\n\
            错误：`title: \"法律\"与社会`。正确：`title: '\"法律\"与社会'`。错误：`title: 'It's new'`。正确：`title: \"It's new\"`。";
    }
    YAML_INDENTATION = "yaml-indentation", Error {
        message: "this line is indented by {spaces} spaces, which fits none of the lines above" / "此行缩进了 {spaces} 个空格，与上面的任何一行都不对齐",
            "this line does not stand where a line may begin" / "此行的位置不对";
        label: "this line" / "这一行";
        help: "lines that belong together begin in the same column; what belongs to a field stands below it, two spaces further in"
            / "同一级的行要左对齐；属于某个字段的内容写在它下面，并多缩进两个空格",
            "lines above begin behind this many spaces: {columns}" / "上面各级的缩进空格数：{columns}";
        explain: "YAML tells by the spaces at the start of a line what it belongs to. Lines of one group, and the items of one list, begin in the same column.\n\n\
            Wrong:\n\n    majors:\n      - law\n     - software-engineering\n\nRight:\n\n    majors:\n      - law\n      - software-engineering"
            / "YAML 靠行首空格判断一行属于什么。同一组的字段、同一列表的各项都要左对齐。\n\n\
            错误：\n\n    majors:\n      - law\n     - software-engineering\n\n正确：\n\n    majors:\n      - law\n      - software-engineering";
    }
    YAML_SECOND_VALUE = "yaml-second-value", Error {
        message: "the field `{field}` stands below `{parent}`, which has a value already" / "`{parent}` 已经有了值，下面不能再写字段 `{field}`",
            "a list item stands below `{parent}`, which has a value already" / "`{parent}` 已经有了值，下面不能再写列表项";
        label: "this line" / "这一行";
        help: "if `{field}` stands beside `{parent}`, begin both lines in the same column" / "如果 `{field}` 与 `{parent}` 是并列的字段，请让两行左对齐",
            "if this line belongs to `{parent}`, nothing may stand behind the colon of `{parent}`" / "如果这一行属于 `{parent}`，`{parent}` 的冒号后面就不能有内容";
        explain: "A field has either a value on its own line, or items or further fields in the lines below it, never both. Often the lower line is only indented too far.\n\n\
            Wrong:\n\n    title: Law\n      zh: 法学\n\nRight:\n\n    title:\n      en: Law\n      zh: 法学\n\n\
            Wrong:\n\n    majors: law\n      - software-engineering\n\nRight:\n\n    majors:\n      - law\n      - software-engineering\n\n\
            If it is a text of several lines, write `|` behind the colon and the whole text below."
            / "一个字段要么在同一行写值，要么在下面的行里写列表项或下一级字段，不能两者都有。很多时候只是下一行多缩进了。\n\n\
            错误：\n\n    title: Law\n      zh: 法学\n\n正确：\n\n    title:\n      en: Law\n      zh: 法学\n\n\
            错误：\n\n    majors: law\n      - software-engineering\n\n正确：\n\n    majors:\n      - law\n      - software-engineering\n\n\
            如果是多行文字，请在冒号后写 `|`，把全部文字写在下面。";
    }
    YAML_FIELD_AMONG_ITEMS = "yaml-field-among-items", Error {
        message: "a line without `- ` stands among the items of a list" / "列表各项之间出现了不以 `- ` 开头的行";
        label: "this line" / "这一行";
        other: "the list begins here" / "列表从这里开始";
        help: "begin it with `- ` if it is an item; move it to the column of the fields above the list if it is a field"
            / "如果是列表项，请以 `- ` 开头；如果是字段，请与列表所属的字段左对齐";
        explain: "Every item of a list begins with a hyphen and a space, in the same column. A field stands in the column of the other fields.\n\n\
            Wrong:\n\n    majors:\n      - law\n      level: bachelor\n\nRight:\n\n    majors:\n      - law\n    level: bachelor"
            / "列表的每一项都以“连字符加空格”开头，并且左对齐。字段要与其他字段左对齐。\n\n\
            错误：\n\n    majors:\n      - law\n      level: bachelor\n\n正确：\n\n    majors:\n      - law\n    level: bachelor";
    }
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed", Error {
        message: "the front matter is opened by `---` and never closed" / "文件头以 `---` 开始，却没有结束";
        label: "opened here" / "从这里开始";
        other: "was this meant to close it?" / "这一行是想用来结束的吗？";
        help: "write a line of exactly three hyphens, `---`, behind the last field" / "请在最后一个字段之后另起一行，只写三个半角连字符 `---`";
        explain: "A Markdown file may begin with front matter: fields between two lines of three hyphens. Without the second line nobody can tell where the fields end and the text begins.\n\n\
            Wrong:\n\n    ---\n    title: Law\n\n    The course …\n\nRight:\n\n    ---\n    title: Law\n    ---\n\n    The course …"
            / "Markdown 文件开头可以有文件头，即两行 `---` 之间的字段。缺少第二行时，无法知道字段到哪里结束、正文从哪里开始。\n\n\
            错误：\n\n    ---\n    title: 法学\n\n    本课程……\n\n正确：\n\n    ---\n    title: 法学\n    ---\n\n    本课程……";
    }
    FRONT_MATTER_NOT_FIRST = "front-matter-not-first", Error {
        message: "front matter must begin on the first line of the file" / "文件头必须从文件的第一行开始";
        label: "delete this, or move it below the front matter" / "请删除这部分，或移到文件头之后";
        other: "the front matter begins here" / "文件头从这里开始";
        help: "nothing may stand before the first `---`, not even an empty line" / "第一个 `---` 之前不能有任何内容，空行也不行";
        explain: "Fields between two lines `---` are front matter only at the very start of a file; further below, the same line is a rule across the page. So even an empty line before it changes what the file means.\n\n\
            Wrong: an empty line or a heading, then `---`, `title: Law`, `---`. Right: `---` is the first line, the heading comes behind the second `---`."
            / "只有在文件最开头，两行 `---` 之间的内容才是文件头；在后面，`---` 表示一条分隔线。因此前面哪怕只有一个空行，含义也会改变。\n\n\
            错误：先是空行或标题，然后是 `---`、`title: 法学`、`---`。正确：第一行就是 `---`，标题写在第二个 `---` 之后。";
    }
    FRONT_MATTER_TOML = "front-matter-toml", Error {
        message: "the front matter stands between `+++` and is TOML; here it is YAML between `---`" / "文件头写在 `+++` 之间（TOML），这里要求写在 `---` 之间（YAML）";
        label: "write `---`" / "请改为 `---`";
        help: "write `---` in place of `+++`, and `name: value` in place of `name = \"value\"`" / "把 `+++` 改为 `---`，把 `name = \"value\"` 改为 `name: value`";
        explain: "Some other site generators take front matter in TOML between lines of three plus signs. Here every entry is YAML, so that staff learn one form only.\n\n\
            Wrong:\n\n    +++\n    title = \"Law\"\n    +++\n\nRight:\n\n    ---\n    title: Law\n    ---"
            / "有些网站生成工具把文件头写成 TOML，放在两行 `+++` 之间。这里所有条目都用 YAML，工作人员只需学习一种写法。\n\n\
            错误：\n\n    +++\n    title = \"法学\"\n    +++\n\n正确：\n\n    ---\n    title: 法学\n    ---";
    }
    FRONT_MATTER_DASHES = "front-matter-dashes", Error {
        message: "`{found}` is not the line of three hyphens between which front matter stands" / "`{found}` 不是文件头所用的三个半角连字符",
            "no line `---` stands above the field `{first}`" / "字段 `{first}` 上面缺少一行 `---`";
        label: "write a line `---` above `{first}`" / "请在 `{first}` 上面写一行 `---`", "write exactly `---`, not `{found}`" / "请只写 `---`，不要写 `{found}`";
        help: "fields stand between two lines of exactly three half-width hyphens, `---`, with nothing else on them; the text begins below the second"
            / "字段写在两行 `---` 之间（每行正好三个半角连字符，不要有其他字符），正文写在第二行下面";
        explain: "Front matter stands between two lines of exactly three half-width hyphens, at the start of the line. Word and Chinese keyboards like to make dashes of them (`———`, `－－－`), which look alike but mean nothing here.\n\n\
            Wrong: `———`, `－－－`, `--`, ` ---`. Right: `---`."
            / "文件头写在两行之间，每行正好是行首的三个半角连字符。Word 和中文输入法常把它们变成破折号（`———`、`－－－`），看起来相似，却不起作用。\n\n\
            错误：`———`、`－－－`、`--`、` ---`。正确：`---`。";
    }
}
