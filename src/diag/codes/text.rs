//! What can be wrong with the bytes of a file, before anything in it is read.

super::codes! {
    NOT_UTF8 = "not-utf8", Error {
        message: "this file is not UTF-8 text: line {line} holds bytes that no UTF-8 text has"
            / "文件不是 UTF-8 文本：第 {line} 行含有 UTF-8 中不存在的字节";
        label: "from here on" / "从这里开始";
        help: "save it as UTF-8: in VS Code click the encoding in the status bar, then `Save with Encoding`"
            / "请另存为 UTF-8：在 VS Code 中点击状态栏的编码，选择“通过编码保存”";
        explain: "Every text file of a catalogue is UTF-8, because it is the one encoding that holds all languages and that every program reads alike. \
            This file has bytes that cannot occur in UTF-8: it was saved in another encoding, it was cut in the middle of a character, or it is no text at all.\n\n\
            Open the file and look at the line that is named. If single letters are wrong (`Universit�t` in place of `Universität`), type them again and save as UTF-8. \
            If the file is a picture or a document of Word, give it its proper ending (`.jpg`, `.docx`)."
            / "目录中的每个文本文件都必须是 UTF-8 编码，因为只有它能容纳所有语言，而且所有程序的读法一致。\
            这个文件含有 UTF-8 中不可能出现的字节：它可能以别的编码保存，可能在一个字的中间被截断，也可能根本不是文本。\n\n\
            请打开文件，查看报告指出的那一行。如果只是个别字母不对（例如 `Universität` 变成了 `Universit�t`），重新输入后以 UTF-8 保存即可。\
            如果文件其实是图片或 Word 文档，请改成正确的扩展名（`.jpg`、`.docx`）。";
    }
    UTF16_TEXT = "utf16-text", Error {
        message: "this file is UTF-16, not UTF-8" / "文件是 UTF-16 编码，不是 UTF-8";
        help: "save it as UTF-8: Windows' Notepad calls UTF-16 `Unicode`; choose `UTF-8` in its `Save as`"
            / "请另存为 UTF-8：Windows 记事本把 UTF-16 叫作“Unicode”，请在“另存为”中选择“UTF-8”";
        explain: "UTF-16 stores two bytes for most characters. Windows' Notepad writes it when `Unicode` is chosen, Excel when a sheet is saved as `Unicode text`. \
            Every text file of a catalogue is UTF-8.\n\n\
            Wrong: `Save as`, encoding `Unicode` or `UTF-16 LE`. Right: `Save as`, encoding `UTF-8` (with or without BOM: both are read). No words are lost by the change."
            / "UTF-16 编码中多数字符占两个字节。在 Windows 记事本中选择“Unicode”，或在 Excel 中另存为“Unicode 文本”，得到的都是 UTF-16。\
            目录中的每个文本文件都必须是 UTF-8。\n\n\
            错误：另存为时编码选择“Unicode”或“UTF-16 LE”。正确：编码选择“UTF-8”（带不带 BOM 都可以）。改换编码不会丢失文字。";
    }
    GBK_TEXT = "gbk-text", Error {
        message: "this file is not UTF-8: from line {line} on it looks like GBK, the older Chinese encoding"
            / "文件不是 UTF-8：从第 {line} 行起看来是 GBK（GB18030）编码";
        label: "from here on" / "从这里开始";
        help: "in VS Code click the encoding in the status bar, choose `Reopen with Encoding`, `Simplified Chinese (GBK)`; when the text reads well, `Save with Encoding`, `UTF-8`"
            / "在 VS Code 中点击状态栏的编码，先“通过编码重新打开”，选“简体中文 (GBK)”；文字显示正常后再“通过编码保存”，选“UTF-8”";
        explain: "Older Windows programs save Chinese text as GBK or GB18030 (`ANSI` in Notepad). Every text file of a catalogue is UTF-8, \
            since a GBK file cannot be told apart from others with certainty and would come out as nonsense.\n\n\
            First reopen the file as GBK, so that the characters are read rightly, and only then save it as UTF-8. \
            Wrong: saving at once as UTF-8 while the screen shows `�Ͼ�`, which stores the nonsense for good. Right: the screen shows `南京`, then save."
            / "较旧的 Windows 程序会把中文存成 GBK 或 GB18030（记事本中叫“ANSI”）。目录中的每个文本文件都必须是 UTF-8，\
            因为 GBK 文件无法可靠地辨认，直接使用会变成乱码。\n\n\
            请先用 GBK 重新打开，让文字正确显示，然后再保存为 UTF-8。\
            错误：屏幕上显示 `�Ͼ�` 时就直接存为 UTF-8，乱码会被永久保存。正确：屏幕上显示“南京”之后再保存。";
    }
    NUL_BYTE = "nul-byte", Error {
        message: "line {line} holds a NUL byte, which no text has" / "第 {line} 行含有 NUL 字节，文本中不应有它";
        label: "here" / "在这里";
        help: "restore the file from its last good version, or delete that place and type it again"
            / "请恢复文件的上一个正常版本，或删除此处后重新输入";
        explain: "A NUL byte (0) never stands in text. It is left behind when a disk was full, a computer lost power while saving, or when the file is not text at all (a picture, a database). \
            What follows it may be missing.\n\n\
            Compare the file with its last good version (`git diff`, or the history on the website of your repository) and take that version, then make your change again."
            / "文本中不会出现 NUL 字节（0）。磁盘写满、保存时断电，或者文件根本不是文本（图片、数据库）时会留下它。它后面的内容可能已经丢失。\n\n\
            请与上一个正常版本比较（`git diff`，或在代码仓库网站上查看历史），恢复那个版本，然后重新修改。";
    }
    CONFLICT_MARKERS = "conflict-markers", Error {
        message: "two versions of this file were merged and the choice between them was never made"
            / "文件合并时有冲突，还没有在两个版本之间做出选择";
        label: "the first version begins here" / "第一个版本从这里开始";
        other: "a marker of the same conflict" / "同一处冲突的标记";
        help: "keep the right lines, delete the others and the three lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
            / "保留正确的内容，删除其余内容以及以 `<<<<<<<`、`=======`、`>>>>>>>` 开头的三行";
        explain: "When two people change the same lines, git writes both versions into the file, between lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`, and waits for somebody to choose.\n\n\
            Wrong:\n\n    <<<<<<< HEAD\n    credits: 120 cn\n    =======\n    credits: 124 cn\n    >>>>>>> new-plan\n\n\
            Right, if 124 is true:\n\n    credits: 124 cn\n\n\
            If you are not sure which one is true, ask the person named in the history of the file."
            / "两个人修改了同样的行时，git 会把两个版本都写进文件，放在以 `<<<<<<<`、`=======`、`>>>>>>>` 开头的行之间，等人来选择。\n\n\
            错误：\n\n    <<<<<<< HEAD\n    credits: 120 cn\n    =======\n    credits: 124 cn\n    >>>>>>> new-plan\n\n\
            如果 124 是对的，正确写法：\n\n    credits: 124 cn\n\n\
            如果不确定哪个正确，请询问文件历史中列出的修改人。";
    }
    TEXT_TOO_LARGE = "text-too-large", Error {
        message: "this file has {size} bytes; a text file may have at most {limit} (1 MiB)"
            / "文件有 {size} 字节，文本文件最多 {limit} 字节（1 MiB）";
        help: "a picture or table belongs in a file of its own beside the text; a long text can be divided into several entries"
            / "图片或表格请放在文本旁边的单独文件中；很长的文字可以拆成几个条目";
        explain: "A page of text has some thousand bytes; a file of more than 1 MiB (1048576 bytes) is nearly always something else: a picture pasted into Markdown as text, an export of a database, the wrong file. \
            The limit also keeps a build quick.\n\n\
            Wrong: `![campus](data:image/png;base64,iVBORw0…)`. Right: save the picture as `campus.png` beside the text and write `![campus](campus.png)`."
            / "一页文字只有几千字节；超过 1 MiB（1048576 字节）的文件几乎总是别的东西：以文本形式粘贴进 Markdown 的图片、数据库导出，或者放错了文件。\
            这个上限也让构建保持快速。\n\n\
            错误：`![校园](data:image/png;base64,iVBORw0…)`。正确：把图片存成 `campus.png` 放在文字旁边，然后写 `![校园](campus.png)`。";
    }
}
