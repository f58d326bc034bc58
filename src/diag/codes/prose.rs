//! What can be wrong with Markdown.

super::codes! {
    /// Arguments: `tag` (inline) or `block` (its first tag); `break` for `<br>`.
    RAW_HTML = "raw-html", Warning, lint {
        message: "HTML is not published: `{tag}` is left out" / "HTML 不会发布：`{tag}` 被略去",
            "HTML is not published: the block that begins with `{block}` is left out, with everything in it"
            / "HTML 不会发布：以 `{block}` 开头的整块内容被略去",
            "HTML is not published: this block is left out, with everything in it" / "HTML 不会发布：这一整块内容被略去";
        label: "left out" / "被略去";
        help: "to begin a new line, put `{break}` at the end of the line before it; in a table, use two rows" / "如需换行，请在上一行末尾写 `{break}`；表格中请分成两行",
            "write Markdown: `**bold**`, `*emphasis*`, `[text](address)`, `| tables |`"
            / "请改用 Markdown：`**加粗**`、`*强调*`、`[文字](地址)`、`| 表格 |`";
        explain: "Text is written in Markdown. HTML tags in it are left out, because a tag can carry programs and can break the page for readers with a screen reader or a phone. The words between two tags inside a line stay; but a line that begins with a tag such as `<div>` begins a whole block of HTML, and everything down to the next blank line goes with it, Markdown included.\n\nWrong: `<b>Deadline:</b> 30 June`\nRight: `**Deadline:** 30 June`\n\nComments, `<!-- like this -->`, are left out too, without this warning."
            / "正文用 Markdown 书写。其中的 HTML 标签会被略去，因为标签可能携带程序，也可能让使用读屏软件或手机的读者无法阅读。行内两个标签之间的文字会保留；但以 `<div>` 之类标签开头的一行会开始一整块 HTML，直到下一个空行为止的全部内容（包括其中的 Markdown）都会一起被略去。\n\n错误：`<b>截止日期：</b>6月30日`\n正确：`**截止日期：**6月30日`\n\n注释 `<!-- 像这样 -->` 也会被略去，但不会有此警告。";
    }

    COMMENT_NOT_CLOSED = "comment-not-closed", Error {
        message: "a comment is opened and never closed: all that follows is hidden" / "注释没有结束：其后的内容全部被隐藏";
        label: "no `-->` ends this comment" / "没有 `-->` 来结束这条注释";
        help: "write `-->` where the comment ends" / "请在注释结束处写上 `-->`";
        explain: "A comment begins with `<!--` and ends with `-->`. Without its end, the rest of the file is part of the comment and no reader sees it. \n\nWrong: `<!-- ask the office about fees`\nRight: `<!-- ask the office about fees -->`"
            / "注释以 `<!--` 开始，以 `-->` 结束。缺少结尾时，文件余下的内容都成了注释，读者一个字也看不到。\n\n错误：`<!-- 费用待核实`\n正确：`<!-- 费用待核实 -->`";
    }

    /// Arguments: `scheme`.
    LINK_SCHEME = "link-scheme", Error {
        message: "addresses that begin with `{scheme}:` are not published" / "以 `{scheme}:` 开头的地址不会发布";
        label: "may begin with `https:`, `mailto:`, `tel:` or `entry:`, or be a file beside this text"
            / "可以用 `https:`、`mailto:`、`tel:`、`entry:` 开头，或是本条目文件夹中的文件";
        help: "link to a web address, an entry (`entry:programs/…`) or a file in this entry's folder"
            / "请链接到网址、条目（`entry:programs/…`）或本条目文件夹中的文件";
        explain: "Links may lead to web addresses (`https:`, `http:`), mail addresses (`mailto:`), telephone numbers (`tel:`), entries of this catalogue (`entry:`), places of the same page (`#fees`) and files in the entry's folder. Everything else can run a program in the reader's browser or works on one computer only, and is refused; disguised spellings are recognised. The link's text stays on the page without the link. A file whose name has a colon looks like such an address: rename it.\n\nWrong: `[form](file:///C:/form.pdf)`\nRight: `[form](form.pdf)`, with `form.pdf` in the entry's folder"
            / "链接可以指向网址（`https:`、`http:`）、邮箱（`mailto:`）、电话（`tel:`）、本目录的条目（`entry:`）、本页中的位置（`#学费`）以及条目文件夹中的文件。其他地址可能在读者的浏览器中运行程序，或者只在某一台电脑上有效，因此一律拒绝，伪装的写法也能识别。链接的文字会保留，但没有链接。文件名中带有冒号也会被当作此类地址：请改名。\n\n错误：`[表格](file:///C:/form.pdf)`\n正确：`[表格](form.pdf)`，并把 `form.pdf` 放进条目的文件夹";
    }

    LINK_WITHOUT_TARGET = "link-without-target", Error {
        message: "this link leads nowhere" / "这个链接没有目标";
        help: "write where it leads between the round brackets: `[text](entry:programs/…)`"
            / "请在圆括号中写出目标：`[文字](entry:programs/…)`";
        explain: "Between the round brackets of a link stands where it leads. An empty pair, or a lone `#`, leads to the page one is on.\n\nWrong: `[Fees]()`\nRight: `[Fees](#fees)` or `[Fees](entry:pages/fees)`"
            / "链接的圆括号中应写明目标。空括号或单独一个 `#` 只会回到当前页面。\n\n错误：`[学费]()`\n正确：`[学费](#学费)` 或 `[学费](entry:pages/fees)`";
    }

    /// Arguments: `host` (written `//host`, with `web` as cure) or `path` (written `/path`, with `cure`).
    LINK_ABSOLUTE = "link-absolute", Error {
        message: "`{host}` names a host without `https:`" / "`{host}` 只写了主机名，缺少 `https:`",
            "`{path}` is an address on the server, not in this catalogue" / "`{path}` 是服务器上的地址，而不是目录中的条目或文件";
        help: "write `{web}`" / "请写成 `{web}`",
            "write `{cure}`" / "请写成 `{cure}`",
            "link to entries as `entry:KIND/NAME`, to files by their name in this entry's folder"
            / "链接条目请写 `entry:类别/名称`，链接文件请写它在本条目文件夹中的文件名";
        explain: "The catalogue may be published in a sub-folder of a server, be opened from a folder or be read in a feed; an address that begins with `/` leads elsewhere in each. `entry:` links are turned into the right address everywhere, in the reader's language.\n\nWrong: `[Robotics](/en/programs/robotics-3-1/)`\nRight: `[Robotics](entry:programs/robotics-3-1)`"
            / "目录可能发布在服务器的子目录中，可能直接从文件夹打开，也可能在订阅中阅读；以 `/` 开头的地址在每种情况下指向不同的地方。`entry:` 链接则总会变成正确的地址，并使用读者的语言。\n\n错误：`[机器人工程](/zh/programs/robotics-3-1/)`\n正确：`[机器人工程](entry:programs/robotics-3-1)`";
    }

    /// Arguments: one of `outside` (with `cure`), `backslash` (with `slashes`), `unreadable`.
    LINK_PATH = "link-path", Error {
        message: "`{outside}` leads out of this entry's folder" / "`{outside}` 指向本条目文件夹之外",
            "`{backslash}` has a backslash" / "`{backslash}` 中有反斜杠",
            "`{unreadable}` holds characters that no file name has" / "`{unreadable}` 中含有文件名不会有的字符";
        help: "write `{cure}`" / "请写成 `{cure}`",
            "write `{slashes}`" / "请写成 `{slashes}`",
            "put the file into this entry's folder and link to it by its name" / "请把文件放进本条目的文件夹，并按文件名链接";
        explain: "A file that a text links to, or a picture that it shows, lies in the folder of the entry, next to the text, so that both move together. Other entries are linked by `entry:`. Parts of a path are separated by `/`, on Windows too.\n\nWrong: `[form](../../forms/form.pdf)`, `[form](files\\form.pdf)`\nRight: `[form](files/form.pdf)`, or `[form](entry:pages/application-form)` where the form is an entry"
            / "正文链接的文件和显示的图片都放在条目自己的文件夹里，与正文在一起，这样移动时不会分开。其他条目用 `entry:` 链接。路径的各部分用 `/` 分隔，在 Windows 上也一样。\n\n错误：`[表格](../../forms/form.pdf)`、`[表格](files\\form.pdf)`\n正确：`[表格](files/form.pdf)`；如果表格本身是条目，则写 `[表格](entry:pages/application-form)`";
    }

    /// Arguments: `link`, `cure`.
    WEB_LINK_FORM = "web-link-form", Error {
        message: "`{link}` is no complete address" / "`{link}` 不是完整的地址";
        label: "like `https://www.example.edu/apply`, `mailto:office@example.edu`, `tel:+862500000000`"
            / "例如 `https://www.example.edu/apply`、`mailto:office@example.edu`、`tel:+862500000000`";
        help: "write `{cure}`" / "请写成 `{cure}`";
        explain: "A web address begins with `https://` and a host, a mail address with `mailto:`, a telephone number with `tel:` and the country's code. Without that beginning a browser looks for a file of this name. The colon is the ASCII one, not `：` of a Chinese keyboard.\n\nWrong: `[Apply](www.example.edu/apply)`, `[Apply](https：//www.example.edu/apply)`\nRight: `[Apply](https://www.example.edu/apply)`"
            / "网址以 `https://` 加主机名开头，邮箱以 `mailto:` 开头，电话以 `tel:` 加国家代码开头。没有这个开头，浏览器会去找同名的文件。冒号必须是半角 `:`，不能是全角 `：`。\n\n错误：`[申请](www.example.edu/apply)`、`[申请](https：//www.example.edu/apply)`\n正确：`[申请](https://www.example.edu/apply)`";
    }

    /// Arguments: `link`, `cure`.
    MARKDOWN_LINK = "markdown-link", Warning, lint {
        message: "`{link}` is a source file, not a page" / "`{link}` 是源文件，不是页面";
        label: "entries are linked by `entry:`" / "条目用 `entry:` 链接";
        help: "write `{cure}`" / "请写成 `{cure}`",
            "write `entry:KIND/NAME`, as in `entry:programs/robotics-3-1`" / "请写 `entry:类别/名称`，例如 `entry:programs/robotics-3-1`";
        explain: "Markdown files are not published; each entry has a page instead, in every language. An `entry:` link leads to the page in the reader's language and is checked. Where the file's path tells which entry is meant, the link works all the same.\n\nWrong: `[Robotics](../../programs/robotics-3-1/en.md)`\nRight: `[Robotics](entry:programs/robotics-3-1)`"
            / "Markdown 文件本身不会发布；每个条目在每种语言中都有自己的页面。`entry:` 链接会指向读者语言的页面，并且会被检查。如果从路径能看出所指的条目，链接仍然有效。\n\n错误：`[机器人工程](../../programs/robotics-3-1/zh.md)`\n正确：`[机器人工程](entry:programs/robotics-3-1)`";
    }

    /// Arguments: `link`; `cure`, or `slug` where only the kind is missing.
    ENTRY_LINK_FORM = "entry-link-form", Error {
        message: "`{link}` does not say of which kind `{slug}` is" / "`{link}` 没有写明 `{slug}` 属于哪个类别",
            "`{link}` is not of the form `entry:KIND/NAME`" / "`{link}` 不是 `entry:类别/名称` 的形式";
        label: "like `entry:programs/robotics-3-1`" / "例如 `entry:programs/robotics-3-1`";
        help: "write `{cure}`" / "请写成 `{cure}`",
            "write `entry:KIND/{slug}`, where KIND is the name of its folder in `content`" / "请写成 `entry:类别/{slug}`，类别即它在 `content` 中的文件夹名";
        explain: "A link to an entry names the two folders in which it lies below `content`, its kind and its name: no language, no `.md`, small letters, a plain colon. `#` and the id of a heading may follow.\n\nWrong: `[Fees](entry:en/programs/Robotics-3-1.md)`, `[Fees](entry:robotics-3-1)`\nRight: `[Fees](entry:programs/robotics-3-1#fees)`"
            / "指向条目的链接写出它在 `content` 下的两级文件夹，即类别和名称：不写语言，不写 `.md`，用小写字母和半角冒号。后面可以加 `#` 和标题的 id。\n\n错误：`[学费](entry:zh/programs/Robotics-3-1.md)`、`[学费](entry:robotics-3-1)`\n正确：`[学费](entry:programs/robotics-3-1#fees)`";
    }

    PICTURE_FROM_ELSEWHERE = "picture-from-elsewhere", Error {
        message: "this picture lies on another server" / "这张图片在别的服务器上";
        label: "a file in this entry's folder belongs here" / "这里应是本条目文件夹中的文件";
        help: "save the picture into this entry's folder, if its owner allows it, and write its file name"
            / "如果版权允许，请把图片保存到本条目的文件夹，并写文件名";
        explain: "A picture from another server vanishes when that server changes, tells its owner who reads the page, and is blocked in some countries. Pictures lie in the entry's folder and are published with it.\n\nWrong: `![The campus](https://example.org/campus.jpg)`\nRight: `![The campus](campus.jpg)`"
            / "别的服务器上的图片会在对方改动时消失，会让对方知道谁在阅读，在有些国家还打不开。图片应放在条目的文件夹中一起发布。\n\n错误：`![校园](https://example.org/campus.jpg)`\n正确：`![校园](campus.jpg)`";
    }

    /// Arguments: `path`.
    PICTURE_WITHOUT_ALT = "picture-without-alt", Error {
        message: "the picture `{path}` has no description" / "图片 `{path}` 没有文字说明";
        help: "write between the square brackets what it shows: `![students in the robotics laboratory]({path})`"
            / "请在方括号中写出图片内容：`![学生在机器人实验室]({path})`";
        explain: "People who cannot see a picture read, or hear, the words between its square brackets; so do search engines. Say what the picture shows in one sentence.\n\nWrong: `![](laboratory.jpg)`\nRight: `![Students assemble a robot arm](laboratory.jpg)`"
            / "看不到图片的读者会读到（或听到）方括号中的文字，搜索引擎也是如此。请用一句话说明图片的内容。\n\n错误：`![](laboratory.jpg)`\n正确：`![学生正在组装机械臂](laboratory.jpg)`";
    }

    PICTURE_WITHOUT_PATH = "picture-without-path", Error {
        message: "this picture has no file" / "这张图片没有文件";
        help: "write the name of a picture in this entry's folder: `![description](campus.jpg)`"
            / "请写出本条目文件夹中图片的文件名：`![说明](campus.jpg)`";
        explain: "Between the round brackets of a picture stands its file name, relative to the entry's folder.\n\nWrong: `![The campus]()`\nRight: `![The campus](campus.jpg)`"
            / "图片的圆括号中应写文件名，从条目的文件夹算起。\n\n错误：`![校园]()`\n正确：`![校园](campus.jpg)`";
    }

    HEADING_LEVEL_ONE = "heading-level-one", Warning, lint {
        message: "a heading of the first level is shown as one of the second" / "一级标题会显示为二级标题";
        label: "the page's title is the first level" / "页面的标题才是一级标题";
        help: "begin it with `##`" / "请以 `##` 开头";
        explain: "The first level is the title of the page, which comes from the entry's `title`; a second one confuses readers who move by headings. Headings in the text begin with `##`; parts of those with `###`.\n\nWrong: `# Admission`\nRight: `## Admission`"
            / "一级标题就是页面的标题，来自条目的 `title`；再有一个会让靠标题跳转的读者困惑。正文中的标题以 `##` 开头，其下的小标题以 `###` 开头。\n\n错误：`# 入学要求`\n正确：`## 入学要求`";
    }

    /// Arguments: `heading` (as it should be) or `address`.
    SHOWN_AS_TYPED = "shown-as-typed", Warning, lint {
        message: "no space stands behind the signs of the heading `{heading}`, so it is shown as text" / "标题 `{heading}` 的 `#` 后面少了空格，会被当作普通文字显示",
            "the link to `{address}` is not written as links are, so it is shown as text" / "指向 `{address}` 的链接写法不对，会被当作普通文字显示";
        label: "write `{heading}`" / "请写 `{heading}`", "`{address}` is not linked" / "`{address}` 没有成为链接";
        help: "put a space behind the last `#`: `{heading}`" / "请在最后一个 `#` 后面加空格：`{heading}`",
            "write `[text]({address})`: half-width brackets, no space between `]` and `(`, none in the address" / "请写 `[文字]({address})`：用半角括号，`]` 和 `(` 之间不留空格，网址中也不能有空格";
        explain: "Markdown knows headings and links by a few signs in a fixed order. One sign that is full-width, or a space too many or too few, and the line is shown to readers as it was typed.\n\nWrong: `##Fees`\nRight: `## Fees`\n\nWrong: `[the form] (https://www.example.edu/form)`\nRight: `[the form](https://www.example.edu/form)`"
            / "Markdown 靠固定顺序的几个符号识别标题和链接。只要有一个符号是全角，或者多了、少了一个空格，这一行就会原样显示给读者。\n\n错误：`##学费`\n正确：`## 学费`\n\n错误：`【表格】（https://www.example.edu/form）`\n正确：`[表格](https://www.example.edu/form)`";
    }

    /// Arguments: `attribute`.
    HEADING_ATTRIBUTE = "heading-attribute", Warning, lint {
        message: "`{attribute}` in the braces of a heading is left out" / "标题花括号中的 `{attribute}` 被略去";
        label: "an id (`#fees`) or a class (`.wide`) may stand here" / "这里只能写 id（`#fees`）或类名（`.wide`）";
        help: "if the braces belong to the words, put a backslash before the first of them" / "如果花括号是文字的一部分，请在左括号前加一个反斜杠";
        explain: "Braces at the end of a heading give it an id, so that links can lead there, and rarely a class. Both are made of letters, digits, `-` and `_`. Anything else in them is left out.\n\nWrong: `## Fees {style=color:red}`, `## Fees {2026}`\nRight: `## Fees {#fees}`, `## Fees \\{2026}`"
            / "标题末尾的花括号用来写 id（供链接使用），偶尔写类名。两者只含字母、汉字、数字、`-` 和 `_`。其他内容都会被略去。\n\n错误：`## 学费 {style=color:red}`、`## 学费 {2026}`\n正确：`## 学费 {#fees}`、`## 学费 \\{2026}`";
    }

    /// Arguments: `id`; `reserved` (its beginning) or `cure` (an id).
    HEADING_ID = "heading-id", Error {
        message: "ids that begin with `{reserved}` are kept for the page itself: `{id}` cannot be used"
            / "以 `{reserved}` 开头的 id 留给页面本身使用：不能用 `{id}`",
            "`{id}` is no id: it may hold letters, digits, `-` and `_`" / "`{id}` 不是有效的 id：只能含字母、汉字、数字、`-` 和 `_`";
        help: "write `#` and `{cure}` between the braces" / "请在花括号中写 `#` 和 `{cure}`",
            "choose an id that does not begin with `{reserved}`" / "请换一个不以 `{reserved}` 开头的 id";
        explain: "The id of a heading stands in addresses (`…/robotics-3-1/#fees`) and in links. It is made of letters of any script, digits, `-` and `_`. Templates give ids that begin with `page-` to parts of the page, and footnotes have ids that begin with `fn-` and `fnref-`; a heading may not take those.\n\nWrong: `## Fees {#fees&funding}`, `## Fees {#page-fees}`\nRight: `## Fees {#fees}`"
            / "标题的 id 会出现在网址（`…/robotics-3-1/#fees`）和链接中，由各种文字的字母、汉字、数字、`-` 和 `_` 组成。以 `page-` 开头的 id 由模板用于页面各部分，以 `fn-` 和 `fnref-` 开头的用于脚注，标题不能使用。\n\n错误：`## 学费 {#fees&funding}`、`## 学费 {#page-fees}`\n正确：`## 学费 {#fees}`";
    }

    /// Arguments: `id`. Places: the second heading's id, the first's.
    DUPLICATE_HEADING_ID = "duplicate-heading-id", Error {
        message: "two headings have the id `{id}`" / "两个标题使用了同一个 id `{id}`";
        label: "used a second time" / "第二次使用";
        other: "used here first" / "首次使用处";
        help: "give one of them another id: links to `#{id}` lead to the first" / "请给其中一个换 id：指向 `#{id}` 的链接只会到达第一个";
        explain: "An id is the address of one place. Where two headings have the same, every link leads to the first. Headings without braces get different ids by themselves.\n\nWrong: `## Fees in China {#fees}` and `## Fees abroad {#fees}`\nRight: `## Fees in China {#fees-china}` and `## Fees abroad {#fees-abroad}`"
            / "一个 id 只对应一个位置。两个标题相同时，所有链接都只会到达第一个。没有花括号的标题会自动得到不同的 id。\n\n错误：`## 国内学费 {#fees}` 和 `## 国外学费 {#fees}`\n正确：`## 国内学费 {#fees-china}` 和 `## 国外学费 {#fees-abroad}`";
    }

    /// Arguments: `limit`.
    NESTED_TOO_DEEP = "nested-too-deep", Error {
        message: "lists and quotations are nested more than {limit} deep here" / "列表和引用在这里嵌套超过 {limit} 层";
        help: "take out some `>` or `-` at the beginning of this line" / "请去掉此行开头的一些 `>` 或 `-`";
        explain: "No reader can follow so many lists in lists, and browsers give up; what is deeper is shown flat. Mostly a row of `-` or `>` was typed by accident: a line across the page is `---` between two blank lines.\n\nWrong: a line of a hundred `> > > >`\nRight: `> a quotation`, or `- an item` with at most a few items inside"
            / "列表套列表到这么深，没有读者能看懂，浏览器也无法显示；更深的部分会平铺显示。多半是误打了一长串 `-` 或 `>`：分隔线应写成前后有空行的 `---`。\n\n错误：一行里有上百个 `> > > >`\n正确：`> 引用`，或 `- 列表项`，里面最多再套几层";
    }

    SPACE_BETWEEN_SCRIPTS = "space-between-scripts", Warning, lint {
        message: "a space is typed between Chinese characters and Latin letters or digits" / "汉字与字母或数字之间打了空格";
        label: "no space belongs here" / "这里不应有空格";
        help: "delete it: the page makes the gap by itself, in the right width" / "请删除：页面会自动留出宽度合适的间隙";
        explain: "The small gap between Chinese characters and Latin letters or digits belongs to the layout: browsers make it a quarter of a character wide. A typed space is wider, is found or not found by a search, and differs from text to text. Spaces inside code and addresses are left alone.\n\nWrong: `学习 4 年，获得 NJUPT 学位`\nRight: `学习4年，获得NJUPT学位`"
            / "汉字与拉丁字母、数字之间的间隙属于排版，浏览器会自动留出约四分之一字宽。手打的空格过宽，影响搜索，而且各处不一致。代码和地址中的空格不受影响。\n\n错误：`学习 4 年，获得 NJUPT 学位`\n正确：`学习4年，获得NJUPT学位`";
    }
}
