//! What can be wrong with links, anchors, pictures and files in prose.

super::codes! {
    MISSING_FILE = "missing-file", Error {
        message: "there is no file `{file}` beside this entry" / "此条目旁没有文件 `{file}`";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？", "the files here are {known}" / "这里的文件有：{known}",
            "a link to another entry begins with `entry:`: write `entry:{entry}`" / "指向其他条目的链接以 `entry:` 开头，请写 `entry:{entry}`",
            "a link to a mailbox begins with `mailto:`: write `mailto:{mailbox}`" / "邮箱链接以 `mailto:` 开头，请写 `mailto:{mailbox}`",
            "put `{wanted}` into the folder of the entry; its name must be the same to the letter" / "请把 `{wanted}` 放进条目的文件夹，文件名须完全一致";
        explain: "Pictures and documents lie in the folder of the entry that uses them, and are named as they are called there. Capital and small \
letters are different.\n\nWrong:\n\n    ![校园](Campus.jpg)      the file is campus.jpg\n\nRight:\n\n    ![校园](campus.jpg)"
            / "图片和文档放在使用它们的条目的文件夹中，按文件名引用，区分大小写。\n\n错误：\n\n    ![校园](Campus.jpg)      文件名是 campus.jpg\n\n正确：\n\n    ![校园](campus.jpg)";
    }
    UNKNOWN_ANCHOR = "unknown-anchor", Error {
        message: "no heading of this page is called `#{anchor}`" / "本页没有名为 `#{anchor}` 的标题";
        help: "did you mean `#{suggestion}`?" / "是否想写 `#{suggestion}`？",
            "give the heading its name: `## … {#{anchor}}`" / "请给标题命名：`## … {#{anchor}}`";
        explain: "A link that begins with `#` leads to a heading of the same text. A heading's name is made of its words, or written behind it, which \
is better: then it stays the same in every language and when the heading is reworded.\n\n\
Right:\n\n    See [the fees](#fees).\n\n    ## Fees {#fees}"
            / "以 `#` 开头的链接指向同一篇文字中的标题。标题的名字默认取自其文字；最好在标题后写明，这样各语言一致，改动标题文字也不受影响。\n\n\
正确：\n\n    参见[费用](#fees)。\n\n    ## 学费 {#fees}";
    }
    UNKNOWN_ENTRY_ANCHOR = "unknown-entry-anchor", Error {
        message: "`{entry}` has no heading `#{anchor}` in {languages}" / "`{entry}` 的 {languages} 版中没有标题 `#{anchor}`";
        help: "did you mean `#{suggestion}`?" / "是否想写 `#{suggestion}`？",
            "write the name behind the heading in every language: `## … {#{anchor}}`" / "请在每种语言的标题后写上名字：`## … {#{anchor}}`";
        explain: "A link to a heading of another entry must lead there in every language in which that entry has words, since readers of any language \
follow it. Headings get a name that is the same in every language by writing it behind them.\n\n\
Right, in en.md:\n\n    ## Fees {#fees}\n\nand in zh.md:\n\n    ## 学费 {#fees}"
            / "指向其他条目标题的链接，必须在该条目的每种语言中都有效，因为各语言的读者都会点击它。在标题后写上名字，各语言即可一致。\n\n\
正确（en.md）：\n\n    ## Fees {#fees}\n\n以及（zh.md）：\n\n    ## 学费 {#fees}";
    }
}
