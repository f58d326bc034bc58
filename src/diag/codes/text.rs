//! What can be wrong with the bytes of a file, before anything in it is read.

super::codes! {
    NOT_UTF8 = "not-utf8", Error {
        message: "this file is not UTF-8 text: line {line} holds bytes that no UTF-8 text has"
            / "文件不是 UTF-8 文本：第 {line} 行含有 UTF-8 中不存在的字节";
        label: "from here on" / "从这里开始";
        help: "save it as UTF-8: in VS Code click the encoding in the status bar, then `Save with Encoding`"
            / "请另存为 UTF-8：在 VS Code 中点击状态栏的编码，选择“通过编码保存”";
        explain: "Every text file of a catalogue is UTF-8, because …"
            / "目录中的每个文本文件都必须是 UTF-8 编码……";
    }
}
