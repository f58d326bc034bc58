//! What can be wrong with finished pages and the output folder.

super::codes! {
    DEAD_LINK = "dead-link", Error {
        message: "the page `{page}` links to `{to}`, which is not part of the site"
            / "页面 `{page}` 链接到 `{to}`，但网站中没有它";
        label: "leads to nothing" / "没有指向任何页面";
        help: "the theme made this link (those in your texts were checked before): look for it in the template of this page"
            / "这个链接由主题生成（正文中的链接此前已经检查过）：请在该页面的模板中查找";
        explain: "`build --verify` reads the finished pages as a browser would, and this link leads to no page or file of the site. \
Links that you write in content are checked before any page is made, so this one comes from a template or from a site's own theme. \
Wrong: `<a href=\"/programs/\">` in a site whose pages begin with a language, or which lies below `https://example.edu/catalogue/`. \
Right: take the URL from what the template is given, `<a href=\"{{ page.url }}\">`, and never write it by hand."
            / "`build --verify` 会像浏览器一样读取生成好的页面；这个链接没有指向网站中的任何页面或文件。\
您在内容中写的链接在生成页面之前就已检查过，所以这个链接来自模板或网站自己的主题。\
错误：页面网址以语言开头，或网站位于 `https://example.edu/catalogue/` 之下，模板中却写着 `<a href=\"/programs/\">`。\
正确：使用模板得到的网址，例如 `<a href=\"{{ page.url }}\">`，不要手写网址。";
    }

    DEAD_FRAGMENT = "dead-fragment", Error {
        message: "the page `{page}` links to `{to}#{fragment}`, but that page has no id `{fragment}`"
            / "页面 `{page}` 链接到 `{to}#{fragment}`，但目标页面中没有 id `{fragment}`";
        label: "the page is there, the place in it is not" / "页面存在，但页面中没有这个位置";
        help: "the theme made this link (those in your texts were checked before): give the element in the template this id, or correct the link"
            / "这个链接由主题生成（正文中的链接此前已经检查过）：请在模板中给相应元素加上这个 id，或改正链接";
        explain: "The part of a link after `#` names a place in a page: the element with that `id`. The page is there, but has no such element, so that a reader \
lands at its top. Anchors that you write in content are checked before any page is made, so this link comes from a template or from a site's own theme. \
Wrong: `<a href=\"#fees\">` where the section is `<section id=\"page-fees\">`. Right: the same word in both. \
Ids in Chinese, as in `#学费`, are compared after decoding."
            / "链接中 `#` 之后的部分指页面中的一个位置，即带有该 `id` 的元素。目标页面存在，但没有这样的元素，读者只会停在页面顶部。\
您在内容中写的锚点在生成页面之前就已检查过，所以这个链接来自模板或网站自己的主题。\
错误：链接是 `<a href=\"#fees\">`，而小节是 `<section id=\"page-fees\">`。正确：两处使用同一个词。\
中文 id（例如 `#学费`）会先解码再比较。";
    }

    EMPTY_LINK = "empty-link", Error {
        message: "the page `{page}` has an empty `{attribute}`" / "页面 `{page}` 中有空的 `{attribute}`";
        label: "a URL belongs here" / "这里应有一个网址";
        help: "the theme made this: leave out the whole attribute or element where there is nothing to link to"
            / "这是主题生成的：没有链接目标时，请省略整个属性或元素";
        explain: "An attribute that must lead somewhere is there, but without a value. A browser takes an empty `href` for a link to the same page, and \
loads the page a second time for an empty `src`. Usually a template prints an optional URL without asking whether there is one. \
Wrong: `<img src=\"{{ entry.picture.url }}\">` where an entry has no picture. \
Right: `{% if entry.picture %}<img src=\"{{ entry.picture.url }}\">{% endif %}`."
            / "某个必须指向目标的属性存在，但没有值。浏览器会把空的 `href` 当作指向本页的链接，遇到空的 `src` 则会再次加载本页。\
通常是模板没有先判断就输出了可选的网址。\
错误：条目没有图片，模板仍写 `<img src=\"{{ entry.picture.url }}\">`。\
正确：`{% if entry.picture %}<img src=\"{{ entry.picture.url }}\">{% endif %}`。";
    }

    DOUBLED_ID = "doubled-id", Error {
        message: "the id `{id}` stands more than once in the page `{page}`" / "页面 `{page}` 中的 id `{id}` 不止出现一次";
        label: "it stood before" / "前面已经用过";
        help: "the theme made this id (those of your headings are unique): begin ids in templates with `page-`, and number them in loops"
            / "这个 id 由主题生成（正文标题的 id 不会重复）：模板中的 id 请以 `page-` 开头，循环中请加上编号";
        explain: "An `id` names one element of a page. Where it stands twice, links to it reach the first only, and labels and screen readers may mean the wrong one. \
The ids of headings in content are made unique, so a template repeats one, often in a loop or by including a part twice. \
Wrong: `{% for item in list %}<li id=\"item\">{% endfor %}`. \
Right: `{% for item in list %}<li id=\"page-item-{{ loop.index }}\">{% endfor %}`. Ids that begin with `page-` are never those of headings."
            / "`id` 用来指明页面中的一个元素。若同一个 id 出现两次，链接只能到达第一个，标签和屏幕阅读器也可能指错元素。\
正文标题的 id 由程序保证不重复，所以是模板重复了它，常见原因是在循环中使用，或两次包含同一部分。\
错误：`{% for item in list %}<li id=\"item\">{% endfor %}`。\
正确：`{% for item in list %}<li id=\"page-item-{{ loop.index }}\">{% endfor %}`。以 `page-` 开头的 id 不会与标题的 id 相同。";
    }

    UNREADABLE_PAGE = "unreadable-page", Error {
        message: "the finished page `{page}` cannot be read as HTML" / "生成的页面 `{page}` 无法作为 HTML 读取";
        help: "the theme made this: look for a tag that is never closed in the template of this page"
            / "这是主题生成的：请在该页面的模板中查找没有结束的标签";
        explain: "`build --verify` reads each finished page, and its parser gave up on this one: a tag without its `>` goes on for megabytes. \
Nothing in it could be checked. Wrong: `<a href=\"/en/` with a quotation mark that is never closed. Right: `<a href=\"/en/\">`."
            / "`build --verify` 会读取每个生成的页面，但这个页面无法解析：某个标签缺少 `>`，延续了数兆字节。其中的内容都无法检查。\
错误：`<a href=\"/en/`，引号没有闭合。正确：`<a href=\"/en/\">`。";
    }
    STATIC_COLLISION = "static-collision", Error {
        message: "a static file of the theme would lie where `{path}` of the site lies" / "主题的静态文件与网站的 `{path}` 位置相同";
        help: "rename the file in the theme's folder `static`" / "请在主题的 `static` 文件夹中重命名该文件";
        explain: "Files below `static` of a theme are copied to the root of the site. Two files cannot have one address, also not where they differ in \
capital and small letters only, since some systems take those for the same."
            / "主题 `static` 下的文件会复制到网站根目录。两个文件不能使用同一地址；仅大小写不同也不行，因为有些系统视为相同。";
    }
}
