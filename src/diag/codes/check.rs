//! What only the whole can tell, and that cannot be so.

super::codes! {
    DATES_OUT_OF_ORDER = "dates-out-of-order", Error {
        message: "`{second_field}` ({second}) is before `{first_field}` ({first})" / "`{second_field}`（{second}）早于 `{first_field}`（{first}）";
        label: "cannot come first" / "不可能更早";
        other: "`{first_field}` stands here" / "`{first_field}` 在此处";
        help: "correct one of the two dates" / "请更正其中一个日期";
        explain: "Some dates have an order that cannot be otherwise: a period begins before it ends, applications close before the term starts. Two \
dates count as out of order only if no reading of them is right: `2026` and `2026-03` are fine.\n\n\
Wrong:\n\n    apply_by: 2026-10-01\n    starts: 2026-09-01\n\nRight:\n\n    apply_by: 2026-06-30\n    starts: 2026-09-01"
            / "有些日期的先后是固定的：期限先开始后结束，报名截止早于开学。只有在任何理解下都不成立时才算顺序错误：`2026` 与 `2026-03` 没有问题。\n\n\
错误：\n\n    apply_by: 2026-10-01\n    starts: 2026-09-01\n\n正确：\n\n    apply_by: 2026-06-30\n    starts: 2026-09-01";
    }
    SESSION_OUTSIDE_EVENT = "session-outside-event", Error {
        message: "`{field}` ({time}) is not within the event, {from} to {until}" / "`{field}`（{time}）不在活动期间 {from} 至 {until} 之内",
            "`{field}` ({time}) is not on the date of the event, {from}" / "`{field}`（{time}）不在活动日期 {from} 当天";
        label: "outside the event" / "在活动之外";
        other: "the event" / "活动日期";
        help: "correct the session, or the event's `from` and `until`" / "请更正该环节的时间，或活动的 `from` 和 `until`",
            "an event of several days also has `until`, its last day" / "持续数天的活动还要写 `until`，即最后一天";
        explain: "The sessions of an event take place within its dates. `from` is its first day, `until` its last; without `until` it is over on the \
day on which it begins. Dates that are known coarsely only (`2026-05`) are taken as widely as they can be read.\n\n\
Wrong:\n\n    from: 2015-05-23\n    sessions:\n      - start: 2015-05-24 09:00\n\n\
Right:\n\n    from: 2015-05-23\n    until: 2015-05-24\n    sessions:\n      - start: 2015-05-24 09:00"
            / "活动的各环节都在活动期间之内。`from` 是第一天，`until` 是最后一天；不写 `until` 时活动当天结束。只知道大致日期（如 `2026-05`）时按最宽的范围理解。\n\n\
错误：\n\n    from: 2015-05-23\n    sessions:\n      - start: 2015-05-24 09:00\n\n\
正确：\n\n    from: 2015-05-23\n    until: 2015-05-24\n    sessions:\n      - start: 2015-05-24 09:00";
    }
    CYCLE = "cycle", Error {
        message: "`{field}` of `{itself}` leads to `{itself}` itself" / "`{itself}` 的 `{field}` 指向它自己",
            "`{field}` leads round in a circle: {way}" / "`{field}` 形成了循环：{way}";
        label: "one of these must not stand" / "其中一处应删除";
        other: "and this leads on" / "这里继续指向下一个";
        help: "remove `{field}` at the one of these entries where it is wrong" / "请在其中有误的条目中删除 `{field}`";
        explain: "An agreement cannot renew itself, nor a major be a part of itself, not even by way of others. Follow the entries in the message and \
remove the one step that is wrong."
            / "协议不能续签自身，专业也不能隶属于自身，间接的也不行。请沿着提示中的条目检查，删除错误的那一步。";
    }
    ALIAS_TAKEN = "alias-taken", Error {
        message: "the former address `{alias}` is that of `{entry}` now" / "曾用短名 `{alias}` 现在是 `{entry}` 的地址",
            "two entries claim the former address `{alias}`" / "两个条目都声明了曾用短名 `{alias}`";
        label: "leads here" / "应跳转到此处";
        other: "and here" / "也跳转到此处";
        help: "remove it from `aliases`" / "请从 `aliases` 中删除";
        explain: "`aliases` holds former slugs of an entry, so that old links and bookmarks still lead to it. An address can lead to one entry only."
            / "`aliases` 列出条目的曾用短名，使旧链接和书签仍然有效。一个地址只能指向一个条目。";
    }
    SLUG_OF_A_LIST = "slug-of-a-list", Error {
        message: "the short name `{slug}` is kept for lists of {kinds}" / "短名 `{slug}` 已保留给{kinds}的列表使用";
        label: "choose another" / "请换一个短名";
        help: "give it a longer short name, such as `{slug}-1`: rename its file or folder, or change `aliases`" / "请换用更长的短名，例如 `{slug}-1`：重命名文件或文件夹，或修改 `aliases`";
        explain: "Entries of a kind that share something have lists of their own, such as `/programs/level/master/`, and long lists have further pages, such as \
`/programs/page/2/`. So the words behind `/programs/` that begin such an address cannot be the short name of an entry. Only its own kind matters: a \
major may be called `level`."
            / "具有同一特征的条目有自己的列表页，例如 `/programs/level/master/`；较长的列表有后续页面，例如 `/programs/page/2/`。因此，这类地址中 `/programs/` 之后的那个词不能用作条目的短名。该限制只针对同一类条目：专业仍可命名为 `level`。";
    }
    INTERNAL_SHOWN = "internal-shown", Error {
        message: "`{entry}` is internal, but this entry would show it to everyone" / "`{entry}` 是内部条目，但本条目会将其公开显示";
        help: "remove the reference, or make `{entry}` public" / "请删除引用，或将 `{entry}` 设为公开";
        explain: "An entry with `visibility: internal` is checked but never published. A public entry that names it would give its name away."
            / "写有 `visibility: internal` 的条目只检查、不发布。公开条目若引用它，就会泄露其名称。";
    }
    TOO_FEW_PARTIES = "too-few-parties", Error {
        message: "an agreement needs two parties, and this one has {count}" / "协议至少需要两方，此处只有 {count} 方";
        help: "add the other party; where only some are known, say how many there are with `parties_total`" / "请补充另一方；若只知道一部分，请用 `parties_total` 写明总数",
            "several agreements around one body are one entry with `batch: {count: 17, hub: xjtu}`" / "以一方为中心的多份协议可合为一条，写 `batch: {count: 17, hub: xjtu}`";
        explain: "An agreement is between two or more parties; an alliance counts for its members. A partner that is not known is `unnamed`, with its country where that is known: \
`unnamed (TH)`.\n\nRight:\n\n    parties: [njupt, nyit]"
            / "协议由两方或多方签订；联盟按其成员数计算。未知的一方写 `unnamed`，知道国家时可写 `unnamed (TH)`。\n\n正确：\n\n    parties: [njupt, nyit]";
    }
    TOO_FEW_PARTNERS = "too-few-partners", Error {
        message: "a joint unit that runs has two partners, and this one has {count}" / "运行中的联合机构至少有两个合作方，此处只有 {count} 个";
        help: "add the other partner, as `unnamed` where nobody knows its name; where only some are known, say how many there are with `partners_total`" / "请补充另一合作方，名称不详时写 `unnamed`；若只知道一部分，请用 `partners_total` 写明总数",
            "if it does not run yet, its `phase` is `proposed` or `planned`" / "若尚未运行，请将 `phase` 写为 `proposed` 或 `planned`";
        explain: "A joint unit belongs to two or more bodies. While it is only proposed or planned, its partners may still be looked for; once it \
runs, they are known, or at least counted.\n\nWrong:\n\n    phase: running\n    partners: [njupt]\n\nRight:\n\n    phase: running\n    partners: [njupt, nyit]"
            / "联合机构由两个或多个机构共同举办。在倡议或筹建阶段可以尚无合作方；一旦运行，合作方应当已知，至少知道有几个。\n\n\
错误：\n\n    phase: running\n    partners: [njupt]\n\n正确：\n\n    phase: running\n    partners: [njupt, nyit]";
    }
    JOINT_DEGREE_OF_ONE = "joint-degree-of-one", Error {
        message: "a joint degree is awarded by two bodies together, and no award here is" / "联合学位由两个机构共同授予，此处没有这样的学位";
        label: "says joint degree" / "写明联合学位";
        other: "the awards" / "授予的学位";
        help: "name both bodies in `awarded_by` of one award, or choose another arrangement" / "请在同一学位的 `awarded_by` 中写明两个机构，或改选其他合作形式";
        explain: "In a joint degree two or more universities sign one certificate. Two certificates of two universities are a double degree; where the \
source does not say, `joint` is the honest word.\n\nRight:\n\n    arrangement: joint-degree\n    awards:\n      - title: {en: Master of Science, zh: 理学硕士}\n        awarded_by: [njupt, qmul]"
            / "联合学位是两所或多所大学共同签发的一张证书；两校各发一张是双学位；来源没有说明时请写 `joint`。\n\n\
正确：\n\n    arrangement: joint-degree\n    awards:\n      - title: {en: Master of Science, zh: 理学硕士}\n        awarded_by: [njupt, qmul]";
    }
    DOUBLE_DEGREE_OF_ONE = "double-degree-of-one", Error {
        message: "a double degree is two awards of two bodies, and the awards here are not" / "双学位是两个机构的两个学位，此处的学位不符合";
        label: "says double degree" / "写明双学位";
        other: "the awards" / "授予的学位";
        help: "list both awards, each with its own `awarded_by`, or choose another arrangement" / "请列出两个学位并各写 `awarded_by`，或改选其他合作形式";
        explain: "In a double degree a graduate receives two certificates, one of each university. One certificate signed by both is a joint degree; where \
the source does not say, `joint` is the honest word."
            / "双学位的毕业生得到两张证书，每校一张。两校共同签发的一张证书是联合学位；来源没有说明时请写 `joint`。";
    }
    STAGES_DO_NOT_ADD_UP = "stages-do-not-add-up", Error {
        message: "the stages take {total}, but `duration` says {duration}" / "各阶段合计 {total}，而 `duration` 写的是 {duration}";
        help: "correct the stages or the duration; the duration may be left out where there are stages" / "请更正阶段或学制；写了阶段时可以不写学制";
        explain: "Where a program states both its stages and its duration, the two must agree. Years and months are added up together, terms and weeks \
only with their like; a program with a stage of unknown length is not judged."
            / "若同时写了培养阶段和学制，两者必须一致。年和月合并计算，学期和周只与同类相加；有阶段时长未知时不作判断。";
    }
    NOT_A_FILTER = "not-a-filter", Error {
        message: "a list cannot be narrowed down by `{field}`" / "列表不能按 `{field}` 筛选";
        label: "a field with words or a reference belongs here" / "此处应为取固定词或引用条目的字段";
        help: "use a field whose value is a word, such as `level`, or an entry, such as `majors`" / "请使用取值为固定词（如 `level`）或条目（如 `majors`）的字段";
        explain: "A page may list the entries of a kind, narrowed down by fields that take a word of a closed list or name an entry. Texts, dates and amounts \
cannot be compared in this way.\n\nRight:\n\n    lists:\n      - kind: programs\n        where: {level: master}"
            / "页面可以列出某一类别的条目，并按取固定词或引用条目的字段筛选。文字、日期和金额不能这样比较。\n\n\
正确：\n\n    lists:\n      - kind: programs\n        where: {level: master}";
    }
}
