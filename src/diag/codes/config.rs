//! What can be wrong with `site.toml`.

super::codes! {
    MISSING_SETTING = "missing-setting", Error {
        message: "site.toml needs `{setting}`, and it is missing" / "site.toml 必须有 `{setting}`，此处缺少";
        help: "add this line: `{example}`" / "请添加这一行：`{example}`";
        explain: "Three settings must be answered before there is a site: its title, the address at which it will be published, and its languages. \
Everything else has a default.\n\nRight:\n\n    title = { en = \"Study with us\", zh = \"合作办学目录\" }\n    base_url = \"https://catalogue.example/\"\n    \
languages = [\"en\", \"zh\"]"
            / "有三项设置必须填写才能生成网站：标题、发布地址和语言。其余设置都有默认值。\n\n\
正确：\n\n    title = { en = \"Study with us\", zh = \"合作办学目录\" }\n    base_url = \"https://catalogue.example/\"\n    languages = [\"en\", \"zh\"]";
    }
    WEB_ADDRESS = "web-address", Error {
        message: "`{url}` cannot be `{field}`: {reason}" / "`{url}` 不能用作 `{field}`：{reason}";
        label: "the address of a folder on the web" / "应为网上某个文件夹的地址";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "This address is the beginning of other addresses: pages are put behind `base_url`, files behind `edit_url`. So it starts with `https://` or \
`http://` and names a folder, without `?` or `#`. A slash at the end is added where it is missing.\n\n\
Wrong:\n\n    base_url = \"catalogue.example/index.html\"\n\nRight:\n\n    base_url = \"https://catalogue.example/\""
            / "这个地址是其他地址的开头：页面接在 `base_url` 之后，文件接在 `edit_url` 之后。因此它以 `https://` 或 `http://` 开头，指向一个文件夹，不含 `?` 或 `#`。末尾缺少的斜杠会自动补上。\n\n\
错误：\n\n    base_url = \"catalogue.example/index.html\"\n\n正确：\n\n    base_url = \"https://catalogue.example/\"";
    }
    LANGUAGE_CODE = "language-code", Error {
        message: "`{code}` cannot be the code of a language: {reason}" / "`{code}` 不能用作语言代码：{reason}";
        label: "a language's code, such as `en`, `zh` or `zh-hant`" / "应为语言代码，如 `en`、`zh` 或 `zh-hant`";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "The code of a language is the name of its files (`zh.md`) and the beginning of its addresses (`/zh/`). It is the language's international code in \
small letters, perhaps with more parts behind hyphens. It names the language, not the country: Chinese is `zh`, Japanese is `ja`.\n\n\
Wrong:\n\n    languages = [\"en\", \"cn\"]\n    languages = [\"en\", \"zh_CN\"]\n\nRight:\n\n    languages = [\"en\", \"zh\"]\n\n\
A language may also be a table that gives it a fuller tag or another name: `{ code = \"zh\", tag = \"zh-Hans\", name = \"中文\" }`."
            / "语言代码用作文件名（`zh.md`）和网址开头（`/zh/`）。它是该语言的国际代码，用小写字母，后面可用连字符接更多部分。它表示语言而不是国家：中文是 `zh`，日语是 `ja`。\n\n\
错误：\n\n    languages = [\"en\", \"cn\"]\n    languages = [\"en\", \"zh_CN\"]\n\n正确：\n\n    languages = [\"en\", \"zh\"]\n\n\
语言也可以写成表，注明更完整的标签或另外的名称：`{ code = \"zh\", tag = \"zh-Hans\", name = \"中文\" }`。";
    }
    LANGUAGE_TAG = "language-tag", Error {
        message: "`{tag}` is not the tag of a language" / "`{tag}` 不是语言标签";
        label: "a BCP 47 tag, such as `en-GB` or `zh-Hans`" / "应为 BCP 47 标签，如 `en-GB` 或 `zh-Hans`";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "if the code must stay, write a table with a tag of its own: `{example}`" / "若要保留这个代码，请写成带标签的表：`{example}`";
        explain: "Browsers, search engines and screen readers learn from the tag in which language a page is written. Tags follow the standard BCP 47: \
the language, perhaps its script, perhaps a region, with hyphens between them.\n\n\
Wrong:\n\n    { code = \"zh\", tag = \"zh_CN\" }\n\nRight:\n\n    { code = \"zh\", tag = \"zh-Hans\" }"
            / "浏览器、搜索引擎和读屏软件靠标签判断页面的语言。标签遵循 BCP 47 标准：语言，可加文字，可加地区，中间用连字符。\n\n\
错误：\n\n    { code = \"zh\", tag = \"zh_CN\" }\n\n正确：\n\n    { code = \"zh\", tag = \"zh-Hans\" }";
    }
    SETTING_TWICE = "setting-twice", Error {
        message: "`{text}` stands twice in `{field}`" / "`{text}` 在 `{field}` 中出现了两次";
        label: "again here" / "此处重复";
        other: "first here" / "首次出现在此处";
        help: "remove one of the two" / "请删除其中一处";
        explain: "Each language, menu item, institution or featured entry is listed once; the order of the list is the order on the site. Two languages may not share \
a tag either, since readers and search engines could not tell them apart.\n\n\
Wrong:\n\n    menu = [\"programs\", \"news\", \"programs\"]\n\nRight:\n\n    menu = [\"programs\", \"news\"]"
            / "每种语言、菜单项、机构或推荐条目只列一次，列表的顺序就是网站上的顺序。两种语言也不能使用同一个标签，否则读者和搜索引擎无法区分。\n\n\
错误：\n\n    menu = [\"programs\", \"news\", \"programs\"]\n\n正确：\n\n    menu = [\"programs\", \"news\"]";
    }
    UNKNOWN_ZONE = "unknown-zone", Error {
        message: "`{zone}` is not the name of a time zone" / "`{zone}` 不是时区名称";
        label: "a zone's name, such as `Asia/Shanghai`" / "应为时区名称，如 `Asia/Shanghai`";
        help: "write `{proposal}`" / "请写 `{proposal}`", "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？";
        explain: "Deadlines end at the end of the day in the site's time zone; the times of an event are those of its own `zone`, where it has one. Zones have the names of the IANA database: a continent and a city. Differences such as \
`UTC+8` are not used, because many places change their clocks in summer.\n\nWrong:\n\n    zone = \"Beijing\"\n\nRight:\n\n    zone = \"Asia/Shanghai\""
            / "截止日期以网站时区的当天结束为准；活动写有 `zone` 时，其时间以该时区为准。时区使用 IANA 数据库中的名称：洲名加城市名。不使用 `UTC+8` 之类的写法，因为许多地方夏天会调整时钟。\n\n\
错误：\n\n    zone = \"北京\"\n\n正确：\n\n    zone = \"Asia/Shanghai\"";
    }
    OUT_OF_RANGE = "out-of-range", Error {
        message: "`{field}` is {number}, and must lie between {least} and {most}" / "`{field}` 是 {number}，必须在 {least} 和 {most} 之间";
        help: "write a whole number from {least} to {most}" / "请写 {least} 到 {most} 之间的整数";
        explain: "This setting is a number with fixed bounds: `hue` is an angle on the circle of colours, from 0 to 360; a window is a number of days.\n\n\
Wrong:\n\n    hue = 400\n\nRight:\n\n    hue = 195"
            / "这项设置是有固定范围的数字：`hue` 是色环上的角度，从 0 到 360；期限是天数。\n\n错误：\n\n    hue = 400\n\n正确：\n\n    hue = 195";
    }
    SETTING_FORM = "setting-form", Error {
        message: "`{text}` is not {expected}" / "`{text}` 不是{expected}";
        help: "write `{proposal}`" / "请写 `{proposal}`", "for example `{example}`" / "例如 `{example}`";
        explain: "Some settings are texts of a certain form: `theme` is the name of a folder in `themes/`, `logo` is a file in the theme's `static` folder, a term is \
written `1/2` (the first of two in the academic year), and labels stand under the code they replace.\n\n\
Wrong:\n\n    theme = \"themes/blue\"\n    [terms]\n    autumn = \"first\"\n\nRight:\n\n    theme = \"blue\"\n    [terms]\n    autumn = \"1/2\""
            / "有些设置是特定形式的文字：`theme` 是 `themes/` 中的文件夹名，`logo` 是主题 `static` 文件夹中的文件，学期写作 `1/2`（学年两学期中的第一学期），标签写在要替换的代码之下。\n\n\
错误：\n\n    theme = \"themes/blue\"\n    [terms]\n    autumn = \"第一学期\"\n\n正确：\n\n    theme = \"blue\"\n    [terms]\n    autumn = \"1/2\"";
    }
    UNKNOWN_MENU_ITEM = "unknown-menu-item", Error {
        message: "the menu cannot lead to `{item}`" / "菜单不能指向 `{item}`";
        label: "a kind, a section of the theme or a page belongs here" / "应为一个类别、主题栏目或页面";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "it takes {known}, and pages such as `pages/about`" / "可用的有 {known}，以及 `pages/about` 这样的页面";
        explain: "The menu leads to the index of a kind (`programs`), to a section of the theme (`compare`, `deadlines`, `search`) or to a page of the site's own \
(`pages/about`). A single program or institution is reached through its index, or listed in `featured`.\n\n\
Wrong:\n\n    menu = [\"program\", \"about\"]\n\nRight:\n\n    menu = [\"programs\", \"pages/about\"]"
            / "菜单可以指向某一类别的列表（`programs`）、主题的栏目（`compare`、`deadlines`、`search`）或网站自己的页面（`pages/about`）。单个项目或机构可从列表进入，或写在 `featured` 中。\n\n\
错误：\n\n    menu = [\"program\", \"关于\"]\n\n正确：\n\n    menu = [\"programs\", \"pages/about\"]";
    }
    KIND_NEEDED = "kind-needed", Error {
        message: "`{text}` does not say of which kind it is" / "`{text}` 没有说明属于哪一类别";
        label: "entries of any kind are named with their kind" / "这里可写任何类别的条目，需注明类别";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write the folder before it, as in `programs/{bare}`" / "请在前面写上文件夹名，如 `programs/{bare}`";
        explain: "Where a setting takes entries of any kind, the folder must stand before the slug, since two kinds may use the same slug.\n\n\
Wrong:\n\n    featured = [\"robotics-3-1\"]\n\nRight:\n\n    featured = [\"programs/robotics-3-1\"]"
            / "如果一项设置可以写任何类别的条目，就必须在短名前写上文件夹名，因为不同类别可能使用相同的短名。\n\n\
错误：\n\n    featured = [\"robotics-3-1\"]\n\n正确：\n\n    featured = [\"programs/robotics-3-1\"]";
    }
    UNKNOWN_CHECK = "unknown-check", Error {
        message: "there is no check called `{check}`" / "没有名为 `{check}` 的检查";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "`prospectus explain` lists all codes" / "运行 `prospectus explain` 查看全部代码";
        explain: "Each line of `[checks]` names the code of a diagnostic, as it stands in the brackets of a message, and what to do about it.\n\n\
For `warning[missing-translation]: …`, right:\n\n    [checks]\n    missing-translation = \"deny\""
            / "`[checks]` 的每一行写一条诊断的代码（即消息方括号中的名称）以及处理方式。\n\n\
对于 `warning[missing-translation]: …`，正确：\n\n    [checks]\n    missing-translation = \"deny\"";
    }
    CHECK_FIXED = "check-fixed", Error {
        message: "`{check}` may not be lowered to `{level}`" / "`{check}` 不能降为 `{level}`";
        label: "it would let a broken page out" / "否则会发布有错误的页面";
        help: "remove this line and cure what it reports" / "请删除这一行，并改正它所报告的问题";
        explain: "Some checks are a matter of policy, for example whether a missing translation stops the build: these may be set to `allow`, `warn` or `deny`. \
The others tell of mistakes that leave no right page to build, such as a reference to nothing. They may be raised, never lowered.\n\n\
Wrong:\n\n    [checks]\n    unknown-reference = \"allow\"\n\nRight:\n\n    [checks]\n    missing-translation = \"allow\""
            / "有些检查取决于各单位的要求，例如缺少译文是否停止构建，可设为 `allow`、`warn` 或 `deny`。其他检查报告的错误使页面无法正确生成，例如引用了不存在的条目，只能提高级别，不能降低。\n\n\
错误：\n\n    [checks]\n    unknown-reference = \"allow\"\n\n正确：\n\n    [checks]\n    missing-translation = \"allow\"";
    }
    SETTING_BELOW_TABLE = "setting-below-table", Error {
        message: "`{setting}` belongs to the site, and stands below `[{table}]`" / "`{setting}` 是整个网站的设置，却写在 `[{table}]` 之下";
        label: "read as a part of the table above" / "被当作上面表的一部分";
        help: "move this line above the first line in brackets" / "请把这一行移到第一个方括号行之前";
        explain: "In TOML every line after a line in brackets belongs to that table, until the next line in brackets. So the settings of the site itself come first.\n\n\
Wrong:\n\n    [windows]\n    closing_soon_days = 30\n    theme = \"blue\"\n\nRight:\n\n    theme = \"blue\"\n    [windows]\n    closing_soon_days = 30"
            / "在 TOML 中，方括号行之后的每一行都属于那个表，直到下一个方括号行。因此网站本身的设置要写在最前面。\n\n\
错误：\n\n    [windows]\n    closing_soon_days = 30\n    theme = \"blue\"\n\n正确：\n\n    theme = \"blue\"\n    [windows]\n    closing_soon_days = 30";
    }
}
