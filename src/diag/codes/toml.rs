//! What can be wrong with TOML as such, in `site.toml` and `theme.toml`.

super::codes! {
    TOML_SYNTAX = "toml-syntax", Error {
        message: "this place cannot be read as TOML" / "此处不是有效的 TOML";
        label: "here, or just before" / "在这里或稍前";
        help: "each line is `name = value`; text stands in straight quotes, lists in `[…]`, groups begin with a line `[name]`"
            / "每行写成 `名称 = 值`；文字加英文引号，列表写在 `[…]` 中，分组以单独一行 `[名称]` 开头",
            "look whether a comma is missing between two items, or `{close}` at the end of this line or of one above" / "请检查两项之间是否少了逗号，或者这一行或上面某行的末尾是否少了 `{close}`",
            "a remark begins with `#`, not with `{remark}`" / "注释以 `#` 开头，不能用 `{remark}`",
            "if you ask somebody for help, show them this: {reason}" / "如果需要请人帮忙，请把这句话给对方看：{reason}";
        explain: "The file does not follow the rules of TOML, and none of the usual mistakes explains why. The place that is named is where reading stopped.\n\n\
            Right:\n\n    base_url = \"https://catalogue.example/\"\n    languages = [\"en\", \"zh\"]\n\n    [checks]\n    past-intakes = \"deny\""
            / "文件不符合 TOML 的规则，而且不属于常见的几类错误。报告指出的是读取停止的位置。\n\n\
            正确写法：\n\n    base_url = \"https://catalogue.example/\"\n    languages = [\"en\", \"zh\"]\n\n    [checks]\n    past-intakes = \"deny\"";
    }
    TOML_DOUBLED_KEY = "toml-doubled-key", Error {
        message: "`{key}` is given twice" / "`{key}` 写了两次";
        label: "given again here" / "这里又写了一次";
        help: "keep the right one and delete the other; a group `[name]` may also begin once only" / "保留正确的一个，删除另一个；分组 `[名称]` 也只能出现一次";
        explain: "Within one group every name may stand once, and every group `[name]` may begin once. If it stood twice, nobody could tell which value is meant.\n\n\
            Wrong:\n\n    theme = \"default\"\n    theme = \"blue\"\n\nRight:\n\n    theme = \"blue\""
            / "同一组里每个名称只能写一次，每个分组 `[名称]` 也只能开始一次，否则无法知道以哪个为准。\n\n\
            错误：\n\n    theme = \"default\"\n    theme = \"blue\"\n\n正确：\n\n    theme = \"blue\"";
    }
    TOML_FULL_WIDTH_SIGN = "toml-full-width-sign", Error {
        message: "the full-width sign `{sign}` stands where TOML wants `{wanted}`" / "这里用了全角符号 `{sign}`，TOML 要求 `{wanted}`";
        label: "write `{wanted}`" / "请改为 `{wanted}`";
        help: "switch the keyboard to half-width signs" / "请切换到英文标点";
        explain: "TOML knows only half-width signs: `=`, `,`, `[`, `]` and the straight quotes. The full-width and curly ones of Chinese keyboards and of Word look alike but mean nothing to it, outside quoted text.\n\n\
            Wrong: `name ＝ “南京邮电大学”`. Right: `name = \"南京邮电大学\"`."
            / "TOML 只认半角符号：`=`、`,`、`[`、`]` 和直引号。中文输入法和 Word 写出的全角符号、弯引号看起来相似，但在引号之外不起作用。\n\n\
            错误：`name ＝ “南京邮电大学”`。正确：`name = \"南京邮电大学\"`。";
    }
    TOML_COLON = "toml-colon", Error {
        message: "a colon stands behind `{key}`; TOML wants `=`" / "`{key}` 后面用了冒号，TOML 要求 `=`";
        label: "write ` = `" / "请改为 ` = `";
        help: "`name: value` is YAML, as in the entries; this file is TOML: `name = \"value\"`" / "`名称: 值` 是条目所用的 YAML 写法；本文件是 TOML，请写 `名称 = \"值\"`";
        explain: "The entries of a catalogue are YAML, its settings are TOML. In TOML a name and its value are parted by `=`, and text stands in quotes.\n\n\
            Wrong: `theme: default`. Right: `theme = \"default\"`."
            / "目录的条目用 YAML，设置用 TOML。TOML 用 `=` 分隔名称和值，文字要加引号。\n\n错误：`theme: default`。正确：`theme = \"default\"`。";
    }
    TOML_QUOTES = "toml-quotes", Error {
        message: "text needs straight quotes around it in TOML" / "TOML 中的文字要加英文引号";
        label: "write `\"{text}\"`" / "请改为 `\"{text}\"`", "put quotes around the text" / "请给文字加引号";
        help: "only numbers, dates, `true` and `false` stand without quotes" / "只有数字、日期、`true` 和 `false` 不加引号";
        explain: "In TOML every text stands in quotes; only numbers, dates, `true` and `false` go without. A text that begins with a quotation mark needs another one at its end, on the same line.\n\n\
            Wrong: `theme = default`, `theme = \"default`. Right: `theme = \"default\"`."
            / "在 TOML 中，所有文字都要加引号；只有数字、日期、`true` 和 `false` 不加。以引号开头的文字必须在同一行以引号结尾。\n\n\
            错误：`theme = default`、`theme = \"default`。正确：`theme = \"default\"`。";
    }
}
