//! What only the whole can tell, and that is worth a look.

super::codes! {
    MISSING_TRANSLATION = "missing-translation", Warning, lint {
        message: "this entry has no {lacking} in {language}" / "本条目的{language}版缺少 {lacking}";
        help: "write it in `{file}`, or behind `{code}:` where the languages of a text stand side by side; until then the page shows another language, under a notice"
            / "请写在 `{file}` 中；如果各语言的文字并列写在一处，请写在 `{code}:` 后面。补写之前，页面会显示其他语言的文字并加以说明";
        explain: "Every page exists in every language of the site. What is not translated yet is shown in the language there is, marked as such, and \
the page is not offered to search engines as a translation. This warning is the list of what is left to write."
            / "每个页面在每种语言中都存在。尚未翻译的部分会显示已有语言的文字并加以标注，也不会作为译文提供给搜索引擎。此警告就是待翻译清单。";
    }
    STALE_TRANSLATION = "stale-translation", Warning, lint {
        message: "the {language} is of {date}; the {newer} was changed after that, on {newer_date}" / "{language}版更新于 {date}，而{newer}版在其后的 {newer_date} 修改过";
        label: "older" / "较旧";
        other: "newer" / "较新";
        help: "bring the text up to date and change `updated`" / "请更新文字并修改 `updated`";
        explain: "Each language's file may say when it was last changed, with `updated`. When one is older than another, its readers may miss what was \
changed; the page tells them so until it is brought up to date."
            / "各语言的文件可以用 `updated` 写明最后修改日期。某一语言较旧时，其读者可能错过改动；在更新之前，页面会作出说明。";
    }
    EXPIRED = "expired", Warning, lint {
        message: "this ended on {until}" / "此项已于 {until} 到期";
        help: "if it was renewed, add the new agreement with `renews`; if not, it stays as history" / "若已续签，请新增协议并写 `renews`；否则保留作历史记录";
        explain: "An agreement or approval past its last day is shown as expired. This warning asks whether that is true, or whether a renewal has not \
been entered yet."
            / "过期的协议或批准书会显示为已到期。此警告提醒确认：确实到期，还是续签尚未录入。";
    }
    EXPIRING = "expiring", Warning, lint {
        message: "this ends on {until}, in {days} days" / "此项将于 {until} 到期，还剩 {days} 天";
        help: "see to its renewal" / "请安排续签";
        explain: "An agreement or approval that ends within the window of site.toml (`[windows] agreement_expiring_days`, 180 if nothing is said) is \
reported, so that its renewal is not forgotten."
            / "在 site.toml 规定的期限内（`[windows] agreement_expiring_days`，默认 180 天）到期的协议或批准书会被提示，以免忘记续签。";
    }
    REVIEW_OVERDUE = "review-overdue", Warning, lint {
        message: "this entry was to be looked at again by {date}" / "本条目应在 {date} 之前复核";
        help: "look whether it is still right; then set a new `review_by`" / "请核对内容，然后填写新的 `review_by`";
        explain: "`review_by` is a promise to look at an entry again. When the day has passed, this warning remains until a new day is set."
            / "`review_by` 表示应在该日之前复核。过期后会一直提示，直到填写新的日期。";
    }
    DRAFT_SHOWN = "draft-shown", Warning, lint {
        message: "`{entry}` is a draft: it stands here as mere text until it is published" / "`{entry}` 是草稿，发布之前此处只显示文字";
        help: "publish the draft, or leave the reference for later" / "请发布该草稿，或稍后再引用";
        explain: "A reference to a draft is kept, but shows no link, since the page does not exist yet. With `--drafts` a preview shows both."
            / "对草稿的引用会保留，但不显示链接，因为页面尚不存在。用 `--drafts` 生成预览时两者都会显示。";
    }
    SAME_NAME = "same-name", Warning, lint {
        message: "two {kinds} are called `{name}`: this one and `{first}`" / "两个{kinds}都叫 `{name}`：本条目和 `{first}`";
        label: "here" / "此处";
        other: "and here" / "还有此处";
        help: "if they are one, keep one and put the other's short name into `aliases`; if not, tell them apart in their names" / "若是同一个，请保留一个并把另一个的短名写入 `aliases`；若不是，请在名称中加以区分";
        explain: "Two entries with the same name are mostly one body entered twice, and then its programs and agreements are split between two pages. \
Capitals, spaces and punctuation make no difference here."
            / "同名的两个条目往往是同一机构录入了两次，其项目和协议会分散在两个页面上。比较时不计大小写、空格和标点。";
    }
    ACRONYM_TWICE = "acronym-twice", Warning, lint {
        message: "`{acronym}` is an acronym of `{first}` too" / "`{acronym}` 也是 `{first}` 的缩写";
        label: "here" / "此处";
        other: "and here" / "还有此处";
        help: "this may well be true; lower this check in site.toml if it is" / "这可能属实；若是，可在 site.toml 中调低此项检查";
        explain: "Acronyms are not unique: NUST is a university in Pakistan, and some write it for another in China. The warning makes sure that it is \
meant."
            / "缩写并不唯一：NUST 是巴基斯坦的一所大学，也有人用它指中国的另一所。此警告用于确认并非误写。";
    }
    MISSPELLING = "misspelling", Warning, lint {
        message: "the text says `{wrong}`, which is a misspelling of `{right}` (`{entry}`)" / "文中写了 `{wrong}`，这是 `{right}`（`{entry}`）的误写",
            "the text says `{wrong}`, which is a misspelling of `{entry}`" / "文中写了 `{wrong}`，这是 `{entry}` 的误写";
        other: "listed as a misspelling here" / "在此处列为误写";
        help: "write the right name" / "请改用正确的名称";
        explain: "`other_names` of an entry may list misspellings, so that search finds the entry by them. In our own texts they should not stand."
            / "条目的 `other_names` 可以列出常见误写，使搜索能找到它。但正文中不应出现这些误写。";
    }
    MORE_THAN_DECLARED = "more-than-declared", Warning, lint {
        message: "{listed} are listed, but the total is {total}" / "列出了 {listed} 个，但总数写的是 {total}";
        label: "fewer than are listed" / "少于列出的数量";
        help: "correct the total, or the list" / "请更正总数或列表";
        explain: "A total stands beside a list that names only some. It can be larger than the list, never smaller.\n\nWrong:\n\n    parties: [njupt, nyit, qmul]\n    parties_total: 2"
            / "总数写在只列出一部分的列表旁边，可以大于列表的数量，但不能更小。\n\n错误：\n\n    parties: [njupt, nyit, qmul]\n    parties_total: 2";
    }
    CONTACT_WITHHELD = "contact-withheld", Warning, lint {
        message: "this is not shown, since `{person}` does not share email and telephone" / "`{person}` 未公开邮箱和电话，此处不会显示";
        label: "stays out of the page" / "不会出现在页面上";
        other: "and this too" / "此处同样";
        help: "if the person agrees, write `public_contact: true` in that entry" / "若本人同意，请在该条目中写 `public_contact: true`",
            "if this is the address of an office, remove `person`" / "若这是单位的联系方式，请删除 `person`";
        explain: "The email and telephone of a person are shown only where the person's own entry says `public_contact: true`. Until then they are \
left out everywhere, also where a contact of another entry names the person; the name itself is shown.\n\n\
Wrong:\n\n    contacts: {person: li-lan, email: office@njupt.example}\n\nRight:\n\n    contacts: {role: {en: Admissions, zh: 招生办公室}, email: office@njupt.example}"
            / "只有在人物自己的条目中写了 `public_contact: true`，其邮箱和电话才会显示。否则在任何地方都不显示，包括其他条目的联系人中写了此人时；姓名仍会显示。\n\n\
错误：\n\n    contacts: {person: li-lan, email: office@njupt.example}\n\n正确：\n\n    contacts: {role: {en: Admissions, zh: 招生办公室}, email: office@njupt.example}";
    }
    UNLINKED_NAME = "unlinked-name", Allow, lint {
        message: "`{name}` has an entry, `{entry}`, and is not linked to it" / "`{name}` 有对应条目 `{entry}`，但没有链接过去";
        label: "named here first" / "此处首次提到";
        help: "write `[{name}](entry:{entry})`" / "请写成 `[{name}](entry:{entry})`";
        explain: "A text names a body or a program that has an entry of its own, and no word of the text leads there. This is not wrong, so it is reported only \
where site.toml asks for it. One link in each text is enough; headings, code and other links are left alone.\n\nIn site.toml:\n\n    [checks]\n    unlinked-name = \"warn\"\n\n\
Before:\n\n    The last year is spent at Queen Mary University of London.\n\nAfter:\n\n    The last year is spent at [Queen Mary University of London](entry:institutions/qmul)."
            / "正文提到了有自己条目的机构或项目，却没有任何链接指向它。这不算错误，因此只有在 site.toml 中要求时才会报告。每篇正文有一处链接即可；标题、代码和其他链接中的名称不计。\n\n在 site.toml 中：\n\n    [checks]\n    unlinked-name = \"warn\"\n\n\
修改前：\n\n    最后一年在伦敦玛丽女王大学学习。\n\n修改后：\n\n    最后一年在[伦敦玛丽女王大学](entry:institutions/qmul)学习。";
    }
}
