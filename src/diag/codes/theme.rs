//! What can be wrong with templates, strings and theme.toml: for whoever edits a theme.

super::codes! {
    UNKNOWN_THEME = "unknown-theme", Error {
        message: "there is no theme `{theme}`" / "没有名为 `{theme}` 的主题";
        label: "a folder of `themes/`" / "应为 `themes/` 下的文件夹名";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "create the folder `themes/{theme}`, or delete the line `theme`: the built-in theme is used then"
            / "请新建文件夹 `themes/{theme}`，或删除 `theme` 一行以使用内置主题";
        explain: "`theme` in site.toml names a folder below `themes/`. Its files lie over the built-in theme one by one (unless its theme.toml says `base = \"none\"`), so the folder may hold a single file; but it must exist, \
            since a misspelt name would silently give you the built-in looks.\n\n\
            Wrong: `theme = \"unversity\"` with the folder `themes/university/`. Right: `theme = \"university\"`."
            / "site.toml 中的 `theme` 是 `themes/` 下某个文件夹的名称。其中的文件会逐个覆盖内置主题，因此文件夹里只有一个文件也可以；但文件夹必须存在，\
            否则写错的名称会悄悄变成内置外观。\n\n\
            错误：`theme = \"unversity\"`，而文件夹是 `themes/university/`。正确：`theme = \"university\"`。";
    }
    THEME_NOT_TEXT = "theme-not-text", Error {
        message: "this file of the theme is not UTF-8 text" / "主题中的这个文件不是 UTF-8 文本";
        help: "save it as UTF-8; pictures and other files belong into `static/` of the theme"
            / "请另存为 UTF-8；图片等其他文件应放在主题的 `static/` 中";
        explain: "Files in `templates/` and `strings/` of a theme are text in UTF-8. This one holds bytes that no UTF-8 text has: it was saved in another encoding, or it is no text.\n\n\
            Wrong: `themes/university/templates/logo.png`. Right: `themes/university/static/logo.png`."
            / "主题的 `templates/` 和 `strings/` 中的文件都必须是 UTF-8 文本。这个文件含有 UTF-8 中不存在的字节：可能以别的编码保存，也可能根本不是文本。\n\n\
            错误：`themes/university/templates/logo.png`。正确：`themes/university/static/logo.png`。";
    }
    THEME_KEY = "theme-key", Error {
        message: "theme.toml has no key `{key}`" / "theme.toml 中没有 `{key}` 这一项";
        label: "not known here" / "此处不认识";
        help: "theme.toml holds `contract`, `base` and `without` and nothing else; values for templates go to `[extra]` of site.toml"
            / "theme.toml 只有 `contract`、`base` 和 `without` 三项；要交给模板的值请写在 site.toml 的 `[extra]` 中";
        explain: "theme.toml says for which version of the program's names a theme was written, with `base = \"none\"` that it takes nothing of the built-in theme, and with `without` what its templates never ask for. What is written there otherwise would never be read.\n\n\
            Right:\n\n    contract = 1\n\nValues that templates shall see stand in site.toml below `[extra]` and are `site.extra` in a template."
            / "theme.toml 只说明主题是按哪一版名称写的，（写上 `base = \"none\"` 时）不沿用内置主题的任何内容，以及（`without`）模板从不使用哪些内容。写在这里的其他内容永远不会被读取。\n\n\
            正确写法：\n\n    contract = 1\n\n要让模板用到的值，请写在 site.toml 的 `[extra]` 下，在模板中用 `site.extra` 取得。";
    }
    THEME_CONTRACT = "theme-contract", Error {
        message: "this theme was written for contract {written}; the program has contract {contract}"
            / "这个主题是按第 {written} 版约定写的，而本程序使用第 {contract} 版";
        label: "must be {contract}" / "应为 {contract}";
        help: "read what changed in the changelog, change the templates, then write `contract = {contract}`"
            / "请查看更新日志中的变化，修改模板后写成 `contract = {contract}`";
        explain: "The contract is the version of all names that templates see (`page.title`, `entry.level` …). When a name changes, the number goes up by one, \
            so that a theme with older templates is refused as a whole and does not fail in the middle of a page.\n\n\
            Compare your templates with the built-in ones, change what was renamed, then set the number in theme.toml."
            / "约定是模板中所有名称（`page.title`、`entry.level` 等）的版本号。名称有变时版本号加一，这样旧模板会被整体拒绝，而不是在某个页面中途出错。\n\n\
            请把您的模板与内置模板对照，改掉已更名的部分，然后修改 theme.toml 中的数字。";
    }
    THEME_WITHOUT_CONTRACT = "theme-without-contract", Warning, lint {
        message: "the theme does not say which contract it was written for" / "主题没有说明是按哪一版约定写的";
        help: "write `contract = {contract}` into `{file}`" / "请在 `{file}` 中写上 `contract = {contract}`";
        explain: "A theme of your own should have a file theme.toml with the line `contract = 1`. It tells a later program for which names the templates were written; \
            without it, a template that uses a renamed value fails at the first page that needs it, with a message that is harder to understand.\n\n\
            Right: `themes/university/theme.toml` with the one line `contract = 1`."
            / "自己的主题应有 theme.toml 文件，内容为一行 `contract = 1`。它告诉以后的程序这些模板是按哪一版名称写的；\
            没有它，用到已更名内容的模板会在某个页面上出错，报告也更难看懂。\n\n\
            正确：`themes/university/theme.toml` 中写一行 `contract = 1`。";
    }
    THEME_BASE = "theme-base", Error {
        message: "there is no base `{written}` for a theme" / "主题不能以 `{written}` 为基础";
        label: "`default` or `none`" / "应为 `default` 或 `none`";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "delete the line to change the built-in theme file by file; write `base = \"none\"` for a theme that has every template itself"
            / "若只想逐个文件改动内置主题，请删除这一行；若主题自带全部模板，请写 `base = \"none\"`";
        explain: "A theme lies over the built-in one: each file takes the place of the built-in file of the same name. With `base = \"none\"` nothing lies below, and the theme has its own templates, files and words; \
            only the names of kinds, fields and words of lists are still there. A theme cannot lie over a third one.\n\n\
            Wrong: `base = \"university\"`. Right: `base = \"none\"`, or no such line."
            / "主题覆盖在内置主题之上：每个文件取代内置主题中的同名文件。写上 `base = \"none\"` 后，下面不再有任何内容，模板、文件和界面文字都由主题自带，\
            只有条目类别、字段和固定用词的名称仍然可用。主题不能以另一个主题为基础。\n\n\
            错误：`base = \"university\"`。正确：`base = \"none\"`，或不写这一行。";
    }
    THEME_WITHOUT = "theme-without", Error {
        message: "`{written}` is nothing that a theme can say it does without" / "`{written}` 不是主题可以声明不用的内容";
        label: "not known here" / "此处不认识";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "what there is: {known}" / "可用的有：{known}";
        explain: "`without` in theme.toml names what no template of the theme asks for, so that it is not made for every entry; builds of large catalogues are quicker for it. A template that asks for it all the same fails with `template-undefined`. \
            Only a few parts can be named, those that cost most.\n\n\
            Wrong: `without = [\"names\"]`. Right: `without = [\"row.names\", \"entry.similar\"]`."
            / "theme.toml 中的 `without` 列出主题的模板从不使用的内容，程序就不必为每个条目准备，大型目录的构建因此更快。如果模板仍然用到，会报告 `template-undefined`。\
            只能列出少数几项，即最费时的那些。\n\n\
            错误：`without = [\"names\"]`。正确：`without = [\"row.names\", \"entry.similar\"]`。";
    }
    STRINGS_SYNTAX = "strings-syntax", Error {
        message: "this file of strings cannot be read as YAML" / "这个界面文字文件不是有效的 YAML";
        label: "here, or in the line above" / "在这里或上一行";
        help: "each line is `name: \"text\"`, two spaces further in for each level" / "每行写成 `名称: \"文字\"`，每一级缩进两个空格",
            "the YAML reader says: {reason}" / "YAML 读取程序的说明：{reason}";
        explain: "The words of the interface stand in `strings/<language>.yaml`, a YAML file of names and texts. Reading stopped at the place that is named. \
            Put every text in quotes: then colons, `#` and `yes` in it do no harm.\n\n\
            Right:\n\n    nav:\n      home: \"Home\"\n      skip: \"Skip to content\""
            / "界面文字写在 `strings/<语言>.yaml` 中，是由名称和文字组成的 YAML 文件。报告指出的是读取停止的位置。请给每段文字加上英文引号，这样其中的冒号、`#` 等不会造成问题。\n\n\
            正确写法：\n\n    nav:\n      home: \"首页\"\n      skip: \"跳到正文\"";
    }
    STRINGS_FORM = "strings-form", Error {
        message: "`{key}` must be a text, or texts by plural form" / "`{key}` 应为一段文字，或按单复数形式分列的文字",
            "a file of strings is a map of names and texts" / "界面文字文件应由名称和文字组成";
        label: "not a text" / "不是文字";
        help: "write `{key}: \"…\"`; for a plural, texts under `one` and `other`" / "请写成 `{key}: \"…\"`；有单复数之分时在其下分列 `one` 和 `other`";
        explain: "A string of the interface is one text, or several texts under the plural forms of the language (`zero`, `one`, `two`, `few`, `many`, `other`), of which `other` must be there. \
            Numbers, lists and `true` are no texts: put them in quotes.\n\n\
            Wrong: `count: 12`. Right: `count: \"12\"`, or `count: {one: \"{n} entry\", other: \"{n} entries\"}`. Chinese needs `other` only."
            / "界面文字是一段文字，或按语言的单复数形式（`zero`、`one`、`two`、`few`、`many`、`other`）分列的几段文字，其中 `other` 必须有。数字、列表和 `true` 不是文字，请加引号。\n\n\
            错误：`count: 12`。正确：`count: \"12\"`，或 `count: {other: \"共{n}项\"}`。中文只需要 `other`。";
    }
    STRINGS_MISSING = "strings-missing", Warning, lint {
        message: "{count} words of the interface have no text in {language}: {keys}" / "界面中有 {count} 处文字没有{language}版：{keys}";
        help: "write them into `{file}`; until then they are shown in English" / "请写入 `{file}`；在此之前以英文显示";
        explain: "The built-in theme speaks English and Chinese. For another language of the site its words must be written once, in `strings/<language>.yaml` of a theme; \
            what is missing there is shown in English in the middle of a page of that language.\n\n\
            Copy the built-in English file, translate the texts behind the colons, leave the names and what stands in `{…}` as they are."
            / "内置主题自带英文和中文。网站若有其他语言，需要在主题的 `strings/<语言>.yaml` 中写好界面文字；缺少的部分会在该语言的页面中以英文显示。\n\n\
            请复制内置的英文文件，翻译冒号后面的文字，名称和 `{…}` 中的内容保持不变。";
    }
    STRING_UNKNOWN = "string-unknown", Error {
        message: "the theme has no string `{key}`" / "主题中没有名为 `{key}` 的界面文字";
        label: "asked for here" / "在这里用到";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "write it into `strings/en.yaml` and the files of the other languages, or give `default=\"…\"`"
            / "请写入 `strings/en.yaml` 和其他语言的文件，或给出 `default=\"…\"`";
        explain: "A template asks for words of the interface by name: `t(key=\"nav.home\")` is `home` below `nav` in `strings/<language>.yaml`. This name is in none of the files.\n\n\
            Wrong: `t(key=\"nav.hme\")`. Right: `t(key=\"nav.home\")`, or a new line `hme: \"…\"` below `nav` in each language's file."
            / "模板按名称取界面文字：`t(key=\"nav.home\")` 对应 `strings/<语言>.yaml` 中 `nav` 下的 `home`。所有文件中都没有这个名称。\n\n\
            错误：`t(key=\"nav.hme\")`。正确：`t(key=\"nav.home\")`，或在各语言文件的 `nav` 下新增一行 `hme: \"…\"`。";
    }
    STRING_UNFILLED = "string-unfilled", Error {
        message: "the string `{key}` needs `{argument}`; {given} is given" / "界面文字 `{key}` 需要 `{argument}`，这里给出的是 {given}",
            "the string `{key}` needs `{argument}`" / "界面文字 `{key}` 需要 `{argument}`";
        label: "not given here" / "这里没有给出";
        help: "write `t(key=\"{key}\", {argument}=…)`" / "请写成 `t(key=\"{key}\", {argument}=…)`";
        explain: "A string may hold places in braces that the template fills: `\"as of {date}\"` needs `date`. If the template does not give it, the braces would be printed on the page.\n\n\
            Wrong: `t(key=\"figure.as_of\", day=x)`. Right: `t(key=\"figure.as_of\", date=x)`."
            / "界面文字中可以有用大括号标出、由模板填入的部分：`\"截至{date}\"` 需要 `date`。如果模板没有给出，页面上就会出现大括号。\n\n\
            错误：`t(key=\"figure.as_of\", day=x)`。正确：`t(key=\"figure.as_of\", date=x)`。";
    }
    ASSET_UNKNOWN = "asset-unknown", Error {
        message: "the theme has no file `static/{path}`" / "主题中没有文件 `static/{path}`";
        label: "asked for here" / "在这里用到";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "put the file into `static/` of the theme" / "请把文件放入主题的 `static/` 中";
        explain: "`asset(path=\"…\")` gives the address of a file in the folder `static/` of the theme. There is no file of this name, so the page would point at nothing.\n\n\
            Wrong: `asset(path=\"theme.css\")` for `static/assets/theme.css`. Right: `asset(path=\"assets/theme.css\")`."
            / "`asset(path=\"…\")` 给出主题 `static/` 文件夹中某个文件的网址。那里没有这个文件，页面会指向不存在的地址。\n\n\
            错误：文件是 `static/assets/theme.css`，却写 `asset(path=\"theme.css\")`。正确：`asset(path=\"assets/theme.css\")`。";
    }
    TEMPLATE_SYNTAX = "template-syntax", Error {
        message: "this template cannot be read" / "模板有语法错误";
        label: "here" / "在这里";
        help: "the template engine says: {reason}" / "模板引擎的说明：{reason}";
        explain: "Templates are HTML with `{{ value }}`, `{% if … %}` and `{# remarks #}` in between (Tera 2). Reading stopped at the place that is named; the cause may be a line above. \
            Usual causes are a missing `{% endif %}`, `{% endfor %}` or `%}`, and quotation marks from a word processor.\n\n\
            Wrong: `{% if entry.summary %}<p>…</p>`. Right: `{% if entry.summary %}<p>…</p>{% endif %}`."
            / "模板是夹有 `{{ 值 }}`、`{% if … %}` 和 `{# 注释 #}` 的 HTML（Tera 2）。报告指出的是读取停止的位置，原因可能在上面一行。常见原因是缺少 `{% endif %}`、`{% endfor %}` 或 `%}`，或使用了中文引号。\n\n\
            错误：`{% if entry.summary %}<p>…</p>`。正确：`{% if entry.summary %}<p>…</p>{% endif %}`。";
    }
    TEMPLATE_UNDEFINED = "template-undefined", Error {
        message: "there is no `{name}` here" / "这里没有 `{name}`";
        label: "not known here" / "此处不认识";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "what exists: {known}" / "这里有：{known}";
        explain: "A template may only print what exists, so that a misspelt name does not leave a hole in thousands of pages. Every field of an entry exists on every page of its kind; a field without a value is empty and prints nothing. \
            A component sees its own arguments only (`@site` among them takes `site` along).\n\n\
            Wrong: `{{ entry.levle }}`. Right: `{{ entry.level.text }}`. Where a name may really be absent, write `{{ entry.extra?.motto or \"\" }}`."
            / "模板只能输出确实存在的内容，这样写错的名称不会在成千上万个页面上留下空白。一个条目的每个字段在该类的每个页面上都存在；没有值的字段为空，什么也不显示。组件只能看到自己的参数。\n\n\
            错误：`{{ entry.levle }}`。正确：`{{ entry.level.text }}`。如果某个名称确实可能不存在，请写成 `{{ entry.extra?.motto or \"\" }}`。";
    }
    TEMPLATE_UNKNOWN_NAME = "template-unknown-name", Error {
        message: "there is no {what} `{name}`" / "没有名为 `{name}` 的{what}";
        label: "not known" / "不认识";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "what exists: {known}" / "现有的有：{known}";
        explain: "A template uses filters (`{{ title | upper }}`), tests (`{% if x is map %}`), functions (`{{ t(key=\"nav.home\") }}`) and components (`{{<twin of={x} />}}`). Filters, tests and functions are those of Tera 2, with `t`, `asset`, `qr`, `once`, `phrases`, `pick`, `shape` and our `group_by`; \
            components are defined in any template of the theme.\n\n\
            Wrong: `{{ title | uper }}`. Right: `{{ title | upper }}`."
            / "模板中可以使用过滤器（`{{ title | upper }}`）、判断（`{% if x is map %}`）、函数（`{{ t(key=\"nav.home\") }}`）和组件（`{{<twin of={x} />}}`）。前三类由 Tera 2 提供，另有 `t`、`asset`、`qr`、`once`、`phrases`、`pick`、`shape` 和我们自己的 `group_by`；组件可以定义在主题的任何模板中。\n\n\
            错误：`{{ title | uper }}`。正确：`{{ title | upper }}`。";
    }
    TEMPLATE_BLOCK = "template-block", Error {
        message: "no template above this one has a block `{name}`" / "所继承的模板中没有名为 `{name}` 的块";
        label: "would never be shown" / "永远不会显示";
        help: "use the name of a block of the template that `extends` names" / "请使用 `extends` 所指模板中已有的块名";
        explain: "A template that begins with `{% extends \"entry.html\" %}` fills blocks of that template. A block with a name that is not there would be read and thrown away without a word.\n\n\
            Wrong: `{% block fact %}…{% endblock %}` below `entry.html`. Right: `{% block facts %}…{% endblock %}`."
            / "以 `{% extends \"entry.html\" %}` 开头的模板用来填充那个模板中的块。名称对不上的块会被悄悄丢掉。\n\n\
            错误：继承 `entry.html` 却写 `{% block fact %}…{% endblock %}`。正确：`{% block facts %}…{% endblock %}`。";
    }
    TEMPLATE_MISSING = "template-missing", Error {
        message: "the theme has no template `{name}`" / "主题中没有模板 `{name}`",
            "the theme lacks {count} templates: {names}" / "主题缺少 {count} 个模板：{names}";
        label: "`theme` is `{theme}` here" / "此处的 `theme` 为 `{theme}`",
            "named here" / "在这里提到";
        help: "did you mean `{suggestion}`?" / "是不是 `{suggestion}`？",
            "write it as `templates/{name}` of the theme" / "请在主题中新建 `templates/{name}`",
            "write {count} files into `themes/{theme}/templates`, or delete `base = \"none\"` in its theme.toml: then the built-in ones are used"
            / "请在 `themes/{theme}/templates` 中写好这 {count} 个文件，或删除其 theme.toml 中的 `base = \"none\"` 以使用内置模板";
        explain: "A template names another one by its path below `templates/`, and each kind of entry has a template named after its folder (`programs.html`). Without it there would be no page. A theme with `base = \"none\"` has all of them itself.\n\n\
            Wrong: `{% extends \"bas.html\" %}`. Right: `{% extends \"base.html\" %}`."
            / "模板以 `templates/` 下的路径提到另一个模板；每类条目都有一个以其文件夹命名的模板（`programs.html`）。缺少它就无法生成页面。写有 `base = \"none\"` 的主题须自带全部模板。\n\n\
            错误：`{% extends \"bas.html\" %}`。正确：`{% extends \"base.html\" %}`。";
    }
    TEMPLATE_CIRCLE = "template-circle", Error {
        message: "templates lead back to themselves: {chain}" / "模板互相循环：{chain}";
        help: "take one `extends` or `include` of this circle away" / "请去掉这个循环中的一处 `extends` 或 `include`";
        explain: "A template that extends or includes another must not come back to itself in the end, since the page would never be finished.\n\n\
            Wrong: `base.html` includes `menu.html`, and `menu.html` extends `base.html`. Right: `menu.html` extends nothing."
            / "模板继承或引入其他模板时，不能最终又回到自己，否则页面永远生成不完。\n\n\
            错误：`base.html` 引入 `menu.html`，而 `menu.html` 又继承 `base.html`。正确：`menu.html` 不继承任何模板。";
    }
    TEMPLATE_DEPTH = "template-depth", Error {
        message: "more than {limit} templates stand one inside the other here" / "此处模板层层引用超过 {limit} 层";
        label: "one too many" / "从这里起超出";
        help: "put the text of some of them into one template" / "请把其中几个模板的内容合并到一个模板中";
        explain: "A template that includes or extends another, which includes another, and so on, makes a chain. A long chain takes the memory in which \
the program keeps its place and would end it in the middle of a build, so there is a limit, far above what a theme needs.\n\n\
Right: a page extends `entry.html`, which extends `base.html`; parts that several pages need are components."
            / "模板引入或继承另一个模板，后者又引用下一个，就形成一条链。链太长会耗尽程序记录位置的内存，使生成中途终止，因此设有上限，远高于主题的实际需要。\n\n\
正确：页面继承 `entry.html`，后者继承 `base.html`；多个页面共用的部分写成组件。";
    }
    COMPONENT_TWICE = "component-twice", Error {
        message: "the component `{name}` is defined twice" / "组件 `{name}` 定义了两次";
        label: "defined again here" / "这里又定义了一次";
        other: "defined first here" / "第一次定义在这里";
        help: "give one of them another name, or put the whole file `templates/components.html` in place of the built-in one"
            / "请给其中一个换个名称，或用自己的 `templates/components.html` 整个替换内置文件";
        explain: "Components are known to all templates of a theme, so each name may be used once. Your theme replaces whole files of the built-in one: to change a component, copy the built-in `components.html` into your theme and edit it there.\n\n\
            Wrong: `mine.html` with `{% component row(…) %}` beside the built-in `components.html`. Right: an own `components.html`, or the name `my_row`."
            / "组件在主题的所有模板中通用，因此每个名称只能用一次。自己的主题是按整个文件覆盖内置主题的：要修改组件，请把内置的 `components.html` 复制到自己的主题中再改。\n\n\
            错误：内置 `components.html` 之外，又在 `mine.html` 中写 `{% component row(…) %}`。正确：使用自己的 `components.html`，或改名为 `my_row`。";
    }
    TEMPLATE_ARGUMENT = "template-argument", Error {
        message: "`{function}` has no argument `{argument}`" / "`{function}` 没有参数 `{argument}`";
        label: "called here" / "在这里调用";
        help: "it takes {known}" / "它的参数有 {known}";
        explain: "Arguments of functions and filters are given by name. One that does not exist would be passed over without a word and the result would be another than you think, so it is refused.\n\n\
            Wrong: `asset(file=\"assets/theme.css\")`. Right: `asset(path=\"assets/theme.css\")`."
            / "函数和过滤器的参数按名称给出。不存在的参数会被悄悄忽略，结果与预期不同，因此程序会拒绝。\n\n\
            错误：`asset(file=\"assets/theme.css\")`。正确：`asset(path=\"assets/theme.css\")`。";
    }
    TEMPLATE_ONCE = "template-once", Error {
        message: "`once` stands within what `once` renders" / "`once` 写在了由 `once` 生成的内容里";
        label: "called here" / "在这里调用";
        help: "call the component by its name here: `{{<{name} … />}}`" / "在这里请直接按名称调用组件：`{{<{name} … />}}`";
        explain: "`once(component=\"row\", of=one)` renders a component the first time it is asked for and keeps the result for all pages of the language. What it keeps is whole: a component within it is part of it already, so it is called by its name.\n\n\
            Wrong, in the component `row`: `{{ once(component=\"twin\", of=of.twin) }}`. Right: `{{<twin of={of.twin} />}}`."
            / "`once(component=\"row\", of=one)` 在第一次用到时生成组件，并为该语言的所有页面保留结果。保留的内容是完整的，其中的组件已经是它的一部分，因此应直接按名称调用。\n\n\
            错误（在组件 `row` 中）：`{{ once(component=\"twin\", of=of.twin) }}`。正确：`{{<twin of={of.twin} />}}`。";
    }
    TEMPLATE_ERROR = "template-error", Error {
        message: "this template fails" / "模板执行出错";
        label: "here" / "在这里";
        help: "the template engine says: {reason}" / "模板引擎的说明：{reason}";
        explain: "The template could be read, but a value does not fit what is done with it: a list is taken for a text, a component lacks an argument, a number is divided by nothing. The place that is named is where it happened.\n\n\
            Wrong: `{% for word in entry.level %}` (one word, no list). Right: `{{ entry.level.text }}`."
            / "模板本身可以读取，但某个值与用法不符：例如把列表当成文字、组件缺少参数、除以零。报告指出的就是出错的位置。\n\n\
            错误：`{% for word in entry.level %}`（这是一个词，不是列表）。正确：`{{ entry.level.text }}`。";
    }
}
