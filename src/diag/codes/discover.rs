//! What can be wrong with the files and folders below `content/`, before any of them is understood.

super::codes! {
    NO_CONTENT = "no-content", Error {
        message: "there is no folder `content` beside site.toml" / "site.toml 旁边没有 `content` 文件夹";
        help: "entries stand in folders such as `content/programs/robotics/`" / "条目放在 `content/programs/robotics/` 这样的文件夹中";
        explain: "All entries of the catalogue stand below the folder `content`, which lies beside site.toml and is written in small letters.\n\n\
Right:\n\n    site.toml\n    content/institutions/our-university.yaml\n    content/programs/robotics/facts.yaml"
            / "目录的所有条目都放在 `content` 文件夹下，它与 site.toml 并列，名称为小写。\n\n\
正确：\n\n    site.toml\n    content/institutions/our-university.yaml\n    content/programs/robotics/facts.yaml";
    }
    UNKNOWN_FOLDER = "unknown-folder", Error {
        message: "there is no kind of entry called `{folder}`" / "没有名为 `{folder}` 的条目类别";
        help: "rename the folder to `{suggestion}`" / "请把文件夹改名为 `{suggestion}`", "the kinds are {known}" / "类别有：{known}";
        explain: "The folders below `content` are the kinds of entries, and their names are fixed, since pages, lists and addresses rest on them. \
What has no kind of its own may be written as a page in `content/pages`.\n\nWrong:\n\n    content/program/robotics.yaml\n\nRight:\n\n    content/programs/robotics.yaml"
            / "`content` 下的文件夹是条目的类别，名称是固定的，因为页面、列表和网址都依赖它们。没有对应类别的内容可以写成 `content/pages` 中的页面。\n\n\
错误：\n\n    content/项目/robotics.yaml\n\n正确：\n\n    content/programs/robotics.yaml";
    }
    LOOSE_FILE = "loose-file", Error {
        message: "`{words}` cannot stand alone in the folder of a kind" / "`{words}` 不能单独放在类别文件夹中",
            "`{nested}` lies in a folder inside an entry, where only pictures and documents are read" / "`{nested}` 位于条目内的文件夹，那里只读取图片和文件",
            "`{file}` does not belong directly in `{folder}`" / "`{file}` 不应直接放在 `{folder}` 中";
        help: "an entry with words is a folder: `{entry}`" / "有文字的条目是一个文件夹：`{entry}`",
            "the ending of an entry in one file is `.yaml`: `{single}`" / "单文件条目的扩展名是 `.yaml`：`{single}`",
            "an entry stands directly in the folder of its kind: `{moved}`" / "条目直接放在类别文件夹中：`{moved}`",
            "only entries stand in `{folder}`; pictures and documents go into the folder of the entry that uses them" / "`{folder}` 中只放条目；图片和文件请放进使用它们的条目的文件夹",
            "`{notes}` can stand beside `content`" / "`{notes}` 可以放在 `content` 旁边";
        explain: "Below `content` come the folders of the kinds, and in them the entries: a folder each, or one file `slug.yaml` where an entry has neither words nor \
pictures. Anything else there would be published nowhere, so it is not passed over in silence.\n\n\
Wrong:\n\n    content/programs/robotics.md\n    content/programs/campus.jpg\n\n\
Right:\n\n    content/programs/robotics/en.md\n    content/programs/robotics/campus.jpg"
            / "`content` 下是各类别的文件夹，其中是条目：每个条目一个文件夹；没有文字和图片的条目可以是一个文件 `slug.yaml`。其他文件放在那里不会被发布，因此会提示。\n\n\
错误：\n\n    content/programs/robotics.md\n    content/programs/campus.jpg\n\n\
正确：\n\n    content/programs/robotics/zh.md\n    content/programs/robotics/campus.jpg";
    }
    BAD_SLUG = "bad-slug", Error {
        message: "`{slug}` cannot be the name of an entry: {reason}" / "`{slug}` 不能用作条目的短名：{reason}";
        help: "rename it to `{proposal}`" / "请改名为 `{proposal}`",
            "choose a short name in Latin letters, such as `{example}`; the name in each language stands in the entry" / "请用拉丁字母取一个短名，如 `{example}`；各语言的名称写在条目里";
        explain: "The name of an entry's folder or file is a part of its address in every language and of every reference to it. So that it works in every browser, \
on every computer and in every message, it has small letters a to z, digits, and single hyphens between them. It is no translation: \
the names that readers see stand in the entry.\n\nWrong:\n\n    content/majors/软件工程/\n    content/majors/Software_Engineering/\n\n\
Right:\n\n    content/majors/software-engineering/"
            / "条目的文件夹名或文件名是它在各语言网址中的一部分，也用于所有引用。为了在任何浏览器、电脑和邮件中都能使用，它只含小写字母 a 到 z、数字和单个连字符。它不是译名：读者看到的名称写在条目里。\n\n\
错误：\n\n    content/majors/软件工程/\n    content/majors/Software_Engineering/\n\n正确：\n\n    content/majors/software-engineering/";
    }
    NAMES_CLASH = "names-clash", Error {
        message: "`{name}` and `{other}` are the same name on many computers" / "`{name}` 和 `{other}` 在许多电脑上是同一个名称";
        other: "the other" / "另一个";
        help: "rename or delete one of the two" / "请改名或删除其中一个";
        explain: "Windows and macOS do not tell large letters from small ones in file names, and a letter with an accent can be stored in two ways that look the same. Where two \
names differ only in this, one file overwrites the other as soon as somebody copies the folder.\n\n\
Wrong:\n\n    campus.jpg\n    Campus.jpg\n\nRight:\n\n    campus.jpg\n    campus-2.jpg"
            / "Windows 和 macOS 的文件名不区分大小写，带重音的字母也可能有两种看起来相同的存储方式。如果两个名称只有这种差别，复制文件夹时其中一个会被覆盖。\n\n\
错误：\n\n    校园-A.jpg\n    校园-a.jpg\n\n正确：\n\n    校园-a.jpg\n    校园-b.jpg";
    }
    UNPUBLISHED_TYPE = "unpublished-type", Error {
        message: "files of the type `.{type}` are not published" / "不发布 `.{type}` 类型的文件",
            "a file without an ending such as `.pdf` is not published" / "没有 `.pdf` 这类扩展名的文件不会发布";
        help: "save it as `.{instead}`" / "请另存为 `.{instead}`",
            "its first bytes are those of `.{found}`: rename it to `{proposal}`" / "文件开头是 `.{found}` 的格式：请改名为 `{proposal}`",
            "published are {known}" / "可发布的类型：{known}";
        explain: "Beside an entry lie the pictures and documents that its words use. Only types that every reader can open and that can do no harm are published: \
jpg, png, webp, avif and gif pictures, pdf, docx, xlsx, pptx, csv, txt and zip.\n\nWrong:\n\n    brochure.doc\n\nRight:\n\n    brochure.pdf"
            / "条目旁边放其文字所用的图片和文件。只发布读者都能打开且无害的类型：图片 jpg、png、webp、avif、gif，以及 pdf、docx、xlsx、pptx、csv、txt 和 zip。\n\n\
错误：\n\n    招生简章.doc\n\n正确：\n\n    招生简章.pdf";
    }
    ACTIVE_FILE = "active-file", Error {
        message: "`.{type}` files can hold programs, so they are not published from content" / "`.{type}` 文件可能含有程序，不从内容中发布";
        help: "save a picture as `.png` or `.webp`, a text as `.pdf`" / "图片请另存为 `.png` 或 `.webp`，文字请另存为 `.pdf`",
            "a logo or a drawing that is part of the design goes into the theme's `static` folder" / "作为设计一部分的标志或图形请放进主题的 `static` 文件夹";
        explain: "SVG pictures, HTML pages and scripts are run by the reader's browser with all rights of the university's site. A file that came by mail could so act in the \
site's name. Therefore content brings none of them; themes, which a few people look after, may.\n\nWrong:\n\n    content/programs/robotics/map.svg\n\nRight:\n\n    content/programs/robotics/map.png"
            / "SVG 图片、HTML 页面和脚本会在读者的浏览器中以大学网站的权限运行，来历不明的文件可能冒用网站的名义。因此内容中不允许使用；由专人维护的主题可以使用。\n\n\
错误：\n\n    content/programs/robotics/map.svg\n\n正确：\n\n    content/programs/robotics/map.png";
    }
    TYPE_DISAGREES = "type-disagrees", Error {
        message: "this file is called `.{type}`, but holds {found}" / "文件扩展名是 `.{type}`，内容却是{found}",
            "this file is called `.{type}`, but does not begin like one" / "文件扩展名是 `.{type}`，但开头不是该格式";
        help: "rename it to `{proposal}`" / "请改名为 `{proposal}`",
            "run `{command}` to fetch the file itself" / "请运行 `{command}` 取回文件本身",
            "open it in its own program and save it again as `.{again}`" / "请用相应软件打开并重新另存为 `.{again}`";
        explain: "A file's ending and its first bytes must tell the same, since browsers go by the one and programs by the other. A picture is not converted by renaming it.\n\n\
Wrong: a JPEG picture called `campus.png`.\n\nRight: the same picture called `campus.jpg`."
            / "文件的扩展名和开头的字节必须一致，因为浏览器和其他软件分别依据它们判断类型。改名不会转换图片格式。\n\n\
错误：JPEG 图片命名为 `校园.png`。\n\n正确：同一张图片命名为 `校园.jpg`。";
    }
    FILE_EMPTY = "file-empty", Error {
        message: "this file is empty" / "这个文件是空的";
        help: "save it again, or delete it" / "请重新保存，或删除它";
        explain: "A picture or document with no bytes at all cannot be shown; it is usually left by a copy or a download that broke off.\n\n\
Wrong: `brochure.pdf` of 0 bytes. Right: the same file with its pages, or no file."
            / "没有任何字节的图片或文件无法显示，通常是复制或下载中断造成的。\n\n错误：0 字节的 `招生简章.pdf`。正确：内容完整的文件，或者没有这个文件。";
    }
    FILE_TOO_LARGE = "file-too-large", Error {
        message: "this file has {size} MiB; a file may have at most {limit} MiB" / "文件有 {size} MiB，最多 {limit} MiB";
        help: "make the picture or document smaller, or publish it elsewhere and link to it" / "请缩小图片或文件，或发布到别处再加链接";
        explain: "Large files make pages slow for readers far away and swell the folder for everybody who works on it; git never forgets them. Pictures from a camera can be saved \
at 3000 pixels width, a PDF \"for the screen\".\n\nWrong: a film of 300 MiB beside the entry. Right: a link to the place where the film is shown."
            / "大文件使远方的读者打开很慢，也使所有编辑者的文件夹变大，而且 Git 会永远保留它们。相机照片可存为 3000 像素宽，PDF 可选择“适合屏幕”。\n\n\
错误：条目旁放 300 MiB 的视频。正确：链接到播放视频的网页。";
    }
    BROKEN_PICTURE = "broken-picture", Error {
        message: "this picture is damaged or cut off" / "这张图片已损坏或不完整";
        help: "open it in a picture viewer: if it shows, save it again; if not, fetch it again from where it came" / "请用看图软件打开：若能显示，请重新保存；若不能，请从来源重新获取";
        explain: "The file begins as a picture of its type does, but its width and height, or the picture behind them, cannot be read. It is usually left by a copy or a download \
that broke off, and a browser would show nothing or half of it.\n\nWrong: a photo of 3 MB of which 40 kB arrived. Right: the whole photo, saved again."
            / "文件的开头符合该图片类型，但读不出宽度和高度，或其后的图像数据。这通常是复制或下载中断造成的，浏览器会什么都不显示，或只显示一半。\n\n错误：3 MB 的照片只传了 40 kB。正确：重新保存的完整照片。";
    }
    TOO_DEEP = "too-deep", Error {
        message: "this folder lies too deep: an entry's files may lie {limit} folders below it" / "文件夹层次太深：条目的文件最多可放在其下 {limit} 层文件夹中";
        help: "move its files up" / "请把其中的文件移到上层";
        explain: "The files of an entry lie in its folder, or in a few folders inside it where there are many. What lies deeper is not read.\n\n\
Wrong:\n\n    content/news/forum/a/b/c/d/photo.jpg\n\nRight:\n\n    content/news/forum/photos/photo.jpg"
            / "条目的文件放在它的文件夹里，文件多时可再分几层。更深的不会读取。\n\n错误：\n\n    content/news/forum/a/b/c/d/照片.jpg\n\n正确：\n\n    content/news/forum/photos/照片.jpg";
    }
    NAME_NOT_PORTABLE = "name-not-portable", Error {
        message: "`{name}` cannot be a file's name everywhere: {reason}" / "`{name}` 不能在所有电脑上用作文件名：{reason}";
        help: "rename it to `{proposal}`" / "请改名为 `{proposal}`", "choose a shorter or simpler name" / "请改用更短或更简单的名称";
        explain: "A catalogue is edited on Windows, macOS and Linux. Windows cannot write some names at all: those with `< > : \" | ? * \\`, those that end in a dot or a blank, \
those of its devices (`con`, `aux`, `nul`, …), and very long ones. One such name, and colleagues cannot fetch the folder any more.\n\n\
Wrong:\n\n    plan: 2026?.pdf\n\nRight:\n\n    plan-2026.pdf"
            / "目录会在 Windows、macOS 和 Linux 上编辑。Windows 无法写入某些名称：含有 `< > : \" | ? * \\` 的、以点或空格结尾的、设备名（`con`、`aux`、`nul` 等），以及过长的。只要有一个这样的名称，同事就无法取回整个文件夹。\n\n\
错误：\n\n    计划：a?.pdf\n\n正确：\n\n    计划-a.pdf";
    }
    NAME_NOT_UTF8 = "name-not-utf8", Error {
        message: "this name is not UTF-8 text, so nothing in it is read" / "这个名称不是 UTF-8 文本，因此不会读取";
        help: "rename it; names from an old archive may need to be unpacked with the right encoding (GBK)" / "请改名；旧压缩包中的名称可能需要用正确的编码（GBK）解压";
        explain: "File names are text, and their bytes must be UTF-8, as on every current system. Names in an older encoding usually come from a ZIP archive made on a Chinese \
Windows; the bytes that are no text are shown as `\\xNN`.\n\nWrong:\n\n    \\xc4\\xcf.pdf\n\nRight:\n\n    南.pdf"
            / "文件名是文本，字节必须是 UTF-8，现在的系统都是如此。旧编码的名称通常来自中文 Windows 上制作的 ZIP 压缩包；不是文本的字节显示为 `\\xNN`。\n\n错误：\n\n    \\xc4\\xcf.pdf\n\n正确：\n\n    南.pdf";
    }
    SYMLINK = "symlink", Error {
        message: "this is a symbolic link, which is not followed" / "这是符号链接，不会跟随";
        help: "put the file or folder itself here" / "请把文件或文件夹本身放在这里";
        explain: "A symbolic link leads to another place, perhaps outside the catalogue, and does not work on every computer. So that nothing is published that does not lie in the \
folder, links below `content` are not followed.\n\nWrong: `content/programs/robotics` as a link to `../../old/robotics`. Right: the folder itself."
            / "符号链接指向别处，可能在目录之外，而且并非在每台电脑上都有效。为了不发布文件夹之外的内容，`content` 下的链接不会被跟随。\n\n\
错误：`content/programs/robotics` 是指向 `../../old/robotics` 的链接。正确：放文件夹本身。";
    }
    SPECIAL_FILE = "special-file", Error {
        message: "this is {what}, not a file" / "这是{what}，不是普通文件";
        help: "delete it" / "请删除它";
        explain: "Pipes, sockets and devices have no contents that could be published, and reading one might never end. A catalogue holds files and folders only.\n\n\
Wrong: a named pipe called `facts.yaml`. Right: a text file of that name."
            / "管道、套接字和设备没有可发布的内容，读取可能永远不会结束。目录中只有文件和文件夹。\n\n错误：名为 `facts.yaml` 的管道。正确：同名的文本文件。";
    }
}
