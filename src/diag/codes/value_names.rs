//! What can be wrong with names, references, parties, places, codes of registers, addresses and files.

super::codes! {
    REFERENCE_FORM = "reference-form", Error {
        message: "`{text}` is an address or a file, not the slug of an entry" / "`{text}` 是网址或文件名，不是条目的短名";
        label: "write the slug" / "请写短名";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "A field names another entry by its slug: the name of its folder or file under `content/`, without the ending. \
An entry of another kind than the field's first is written `kind/slug`. Addresses of pages, names of files and the `entry:` of links in prose do not belong here.\n\n\
Wrong:\n\n    host: content/institutions/corrib-valley.yaml\n\nRight:\n\n    host: corrib-valley"
            / "字段用短名指向另一个条目：短名就是它在 `content/` 下的文件夹名或文件名（不含扩展名）。\
若不是该字段的首选类别，则写成 `类别/短名`。页面网址、文件名以及正文链接用的 `entry:` 都不能写在这里。\n\n\
错误：\n\n    host: content/institutions/corrib-valley.yaml\n\n正确：\n\n    host: corrib-valley";
    }
    SEVERAL_IN_ONE = "several-in-one", Error {
        message: "`{text}` is one text, but names several entries" / "`{text}` 是一段文字，却写了多个条目";
        label: "a list belongs in square brackets" / "列表要放在方括号中";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "a field that takes a single entry keeps one of them" / "若字段只能填一个条目，请只保留一个";
        explain: "Commas separate the items of a list only between `[` and `]`; without the brackets all of it is one text, and no entry is called so. \
In place of brackets each item may stand on a line of its own behind `- `.\n\n\
Wrong:\n\n    parties: wangchuan, corrib-valley\n\nRight:\n\n    parties: [wangchuan, corrib-valley]"
            / "只有在 `[` 和 `]` 之间，逗号才用来分隔列表的各项；没有方括号时，整行是一段文字，没有条目叫这个名字。也可以不用方括号，每项单独一行，以 `- ` 开头。\n\n\
错误：\n\n    parties: wangchuan、corrib-valley\n\n正确：\n\n    parties: [wangchuan, corrib-valley]";
    }
    ROLE_NOT_TAKEN = "role-not-taken", Error {
        message: "`{field}` takes an entry alone, without `{brackets}`" / "`{field}` 只填条目短名，不带 `{brackets}`";
        label: "no role belongs here" / "此处不写角色";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "A role in brackets may stand behind a party: of a program, an agreement, an alliance. This field only points at an entry, so nothing follows the slug.\n\n\
Wrong:\n\n    publisher: wangchuan (lead)\n\nRight:\n\n    publisher: wangchuan"
            / "只有参与方（项目、协议、联盟的各方）后面可以用括号写角色。这个字段只指向一个条目，短名之后不写任何内容。\n\n\
错误：\n\n    publisher: wangchuan (lead)\n\n正确：\n\n    publisher: wangchuan";
    }
    PARTY_FORM = "party-form", Error {
        message: "`{text}` is not how a party is written" / "参与方不能写成 `{text}`", "this is not how a party is written" / "参与方的写法不对";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "a party is `slug`, `slug (role)`, `unnamed` or `unnamed (TH)`" / "参与方写作 `短名`、`短名 (角色)`、`unnamed` 或 `unnamed (TH)`";
        explain: "A party is the slug of its entry; its role may follow in round brackets, after one space. A party without a name is `unnamed`, with its country in brackets if that is known. \
Everything else goes into the long form: `{party: …, role: …, note: …}`.\n\n\
Wrong:\n\n    parties: [wangchuan(lead), corrib-valley host]\n\nRight:\n\n    parties: [wangchuan (lead), corrib-valley (host)]"
            / "参与方写条目的短名；角色写在后面的圆括号里，括号前空一格。未具名的一方写 `unnamed`，知道国家时写在括号里。其他内容请用完整写法：`{party: …, role: …, note: …}`。\n\n\
错误：\n\n    parties: [wangchuan(lead), corrib-valley host]\n\n正确：\n\n    parties: [wangchuan (lead), corrib-valley (host)]";
    }
    FULL_WIDTH_BRACKETS = "full-width-brackets", Error {
        message: "the brackets in `{text}` are full-width ones" / "`{text}` 用了全角括号";
        label: "half-width brackets belong here" / "此处要用半角括号";
        help: "write `{proposal}`, with one space before the bracket" / "请写 `{proposal}`，括号前空一格";
        explain: "Slugs, roles and codes are read by the program, so that the signs around them are those of the English keyboard. \
Texts for readers keep the punctuation of their language.\n\nWrong:\n\n    parties: [wangchuan（lead）]\n\nRight:\n\n    parties: [wangchuan (lead)]"
            / "短名、角色和代码由程序读取，其中的标点必须用英文半角。给读者看的文字仍用本语言的标点。\n\n\
错误：\n\n    parties: [wangchuan（lead）]\n\n正确：\n\n    parties: [wangchuan (lead)]";
    }
    UNKNOWN_ROLE = "unknown-role", Error {
        message: "`{role}` is not a role of a party" / "`{role}` 不是参与方的角色";
        label: "a role belongs here" / "此处应是一个角色";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "the roles are {known}; a bare slug claims none" / "可用的角色有：{known}；只写短名则不表示任何角色";
        explain: "The role of a party is one word of a closed list, the same in every language; the page shows it in the reader's. \
A party has one role; what it does beyond that stands in its `note`. Behind `unnamed` two capital letters are a country.\n\n\
Wrong:\n\n    parties: [wangchuan (leader)]\n\nRight:\n\n    parties: [wangchuan (lead)]"
            / "参与方的角色只能从固定的词表中选一个，在所有语言中相同，页面会用读者的语言显示。每一方只有一个角色，其余写进 `note`。`unnamed` 后面的两个大写字母表示国家或地区。\n\n\
错误：\n\n    parties: [wangchuan (牵头)]\n\n正确：\n\n    parties: [wangchuan (lead)]";
    }
    ROLE_TWICE = "role-twice", Error {
        message: "the role of this party is written twice" / "该参与方的角色写了两次";
        label: "here" / "此处";
        other: "and here" / "还有此处";
        help: "keep one of the two" / "请只保留一处";
        explain: "In the long form of a party the role has a field of its own; it need not stand in brackets behind the slug too. When both are there, nobody can tell which one holds.\n\n\
Wrong:\n\n    - {party: wangchuan (lead), role: host}\n\nRight:\n\n    - {party: wangchuan, role: host}"
            / "在完整写法中，角色有自己的字段，不必再写在短名后的括号里。两处都写时无法判断以哪处为准。\n\n\
错误：\n\n    - {party: wangchuan (lead), role: host}\n\n正确：\n\n    - {party: wangchuan, role: host}";
    }
    PARTICIPANT_FORM = "participant-form", Error {
        message: "`{text}` alone does not say whether this participant is a person or a body" / "只写 `{text}` 无法说明该参加者是个人还是机构",
            "this participant has neither `person`, `name` nor `party`" / "该参加者既没有 `person`、`name`，也没有 `party`";
        label: "a person's `name` or a body's slug belongs here" / "此处应有个人的 `name` 或机构的短名";
        help: "a person is written `{name: {en: …, zh: …}, position: {en: …, zh: …}}`, a body by its slug, a person who is an entry `people/…`"
                / "个人写作 `{name: {en: …, zh: …}, position: {en: …, zh: …}}`，机构写短名，已建条目的个人写 `people/…`",
            "a body that the source does not name is `unnamed`" / "来源没有具名的机构写 `unnamed`";
        explain: "Bodies that take part in an event are named by their slugs, so that the event stands on their pages too. A person is `person`, the slug of an entry, or a `name` in words, \
with the `position` held at that time and, where it helps, the `party` that the person stood for.\n\nWrong:\n\n    participants:\n      chair: {en: The ferryman, zh: 摆渡人}\n\n\
Right:\n\n    participants:\n      chair:\n        name: {en: The ferryman, zh: 摆渡人}\n        party: wangchuan\n        position: {en: Keeper of the ferry, zh: 渡船管理员}"
            / "参加活动的机构用短名书写，这样活动也会出现在它们的页面上。个人写条目短名 `person`，没有条目的用文字写 `name`，并可写当时的职务 `position` 和所代表的机构 `party`。\n\n\
错误：\n\n    participants:\n      chair: {en: The ferryman, zh: 摆渡人}\n\n\
正确：\n\n    participants:\n      chair:\n        name: {en: The ferryman, zh: 摆渡人}\n        party: wangchuan\n        position: {en: Keeper of the ferry, zh: 渡船管理员}";
    }
    PARTICIPANT_TWICE = "participant-twice", Error {
        message: "this person is named twice: by an entry and in words" / "同一个人写了两次：一次是条目，一次是文字";
        label: "remove `name`" / "请删去 `name`";
        help: "the page takes the name from the person's entry; another spelling belongs to its `other_names`"
            / "页面会采用个人条目中的姓名；其他写法请写入该条目的 `other_names`";
        explain: "A person who is an entry is named by its slug alone, so that the name stands in one place. The position at that time is still \
written here, since it is a fact of the event.\n\nWrong:\n\n    participants:\n      chair: {person: he-an, name: {en: He An, zh: 何安}}\n\n\
Right:\n\n    participants:\n      chair: {person: he-an, position: {en: President, zh: 校长}}"
            / "已建条目的个人只写短名，姓名只保存在一处。当时的职务仍写在这里，因为那是活动的事实。\n\n\
错误：\n\n    participants:\n      chair: {person: he-an, name: {en: He An, zh: 何安}}\n\n\
正确：\n\n    participants:\n      chair: {person: he-an, position: {en: President, zh: 校长}}";
    }
    PART_TWICE = "part-twice", Error {
        message: "this participant stands in a group already, so `part` says it twice" / "该参加者已列在某一身份之下，`part` 重复了";
        label: "here" / "此处";
        other: "and here" / "还有此处";
        help: "remove `part`, or list this participant under its own part" / "请删除 `part`，或把该参加者移到相应的身份之下";
        explain: "The participants of an event are grouped by what they do there, or listed with a `part` each. Inside a group the part is known: \
a second one would contradict it or repeat it.\n\nWrong:\n\n    participants:\n      guest:\n        - {party: wangchuan, part: chair}\n\n\
Right:\n\n    participants:\n      chair: [wangchuan]"
            / "活动的参加者可以按身份分组，也可以逐个写 `part`。分组之内身份已经确定，再写一次要么矛盾，要么重复。\n\n\
错误：\n\n    participants:\n      guest:\n        - {party: wangchuan, part: chair}\n\n正确：\n\n    participants:\n      chair: [wangchuan]";
    }
    NO_PARTY = "no-party", Error {
        message: "`{text}` is not a party" / "`{text}` 不是参与方";
        label: "a party belongs here" / "此处应是参与方";
        help: "a party whose name is not known is written `{unnamed}`, with its country `unnamed (TH)`" / "不知名称的一方写 `{unnamed}`，知道国家时写 `unnamed (TH)`",
            "that there are more than are listed is written beside the list: `parties_total: {more}`" / "还有其他未列出的各方时，请在列表之外写 `parties_total: {more}`",
            "where no party at all is known, `not-stated` stands in place of the whole list" / "若一方都不知道，请用 `not-stated` 代替整个列表";
        explain: "A list of parties holds bodies only. A body whose name nobody knows is `unnamed`, once for each; how many there are in all is written beside the list.\n\n\
Wrong:\n\n    parties: [wangchuan, unknown, more]\n\nRight:\n\n    parties: [wangchuan, unnamed]\n    parties_total: more"
            / "参与方列表中只能写机构。不知名称的机构写 `unnamed`，每个写一次；总数写在列表之外。\n\n\
错误：\n\n    parties: [wangchuan, 未知, more]\n\n正确：\n\n    parties: [wangchuan, unnamed]\n    parties_total: more";
    }
    PARTY_WITHOUT_BODY = "party-without-body", Error {
        message: "this party has both `{both}` and `unnamed`" / "该参与方同时写了 `{both}` 和 `unnamed`",
            "this party has neither `party` nor `unnamed`" / "该参与方既没有 `party` 也没有 `unnamed`";
        other: "`party` is here" / "`party` 在此处";
        help: "write `party: slug` for a body that has an entry, else `unnamed: …` with what the source says of it" / "有条目的机构写 `party: 短名`，否则写 `unnamed: …` 并说明来源中的描述";
        explain: "The long form of a party says who it is: `party` with the slug of its entry, or `unnamed` with what the source says of a body that it does not name. One of the two, never both.\n\n\
Wrong:\n\n    - {role: host, note: Signed two days later.}\n\nRight:\n\n    - {party: corrib-valley, role: host, note: Signed two days later.}"
            / "参与方的完整写法必须说明是谁：`party` 写条目短名；来源没有具名时用 `unnamed` 写来源中的描述。二者必居其一，不能同时出现。\n\n\
错误：\n\n    - {role: host, note: 两天后签署。}\n\n正确：\n\n    - {party: corrib-valley, role: host, note: 两天后签署。}";
    }
    PARTY_AS_TEXT = "party-as-text", Error {
        message: "a party is an entry, not a text" / "参与方应是条目，不能只写文字";
        label: "a slug belongs here" / "此处应是短名";
        help: "add an entry for it with its name and write its slug; it gets no page of its own as long as nothing else is known of it" / "请为它建立只有名称的条目，并在此写短名；在没有其他内容之前，它不会有单独的页面",
            "a body that the source does not name is `{unnamed: {en: …, zh: …}}`" / "来源没有具名的机构写作 `{unnamed: {en: …, zh: …}}`";
        explain: "Everything that takes part in a program or an agreement is an entry, so that its page can list what it takes part in and its name is written once. \
An entry with a name and nothing else is enough.\n\nWrong:\n\n    parties: [wangchuan, {en: Moss Robot Works, zh: 苔藓机器人公司}]\n\nRight:\n\n    parties: [wangchuan, moss-robot]"
            / "参与项目或协议的各方都是条目，这样它的页面能列出它参与的内容，名称也只写一次。条目只有名称也可以。\n\n\
错误：\n\n    parties: [wangchuan, {en: Moss Robot Works, zh: 苔藓机器人公司}]\n\n正确：\n\n    parties: [wangchuan, moss-robot]";
    }
    COUNTRY_OF_NAMED = "country-of-named", Error {
        message: "a party that has an entry takes no country (`{country}`)" / "已有条目的参与方不写国家或地区（`{country}`）";
        label: "its entry says where it is" / "所在地由它的条目说明";
        help: "remove the country here; it stands in the entry's own `country`" / "请删除此处的国家或地区，它写在该条目自己的 `country` 中";
        explain: "Where a body is, its own entry says, once. Only a party without a name may have its country beside it.\n\n\
Wrong:\n\n    parties: [corrib-valley (IE)]\n\nRight:\n\n    parties: [corrib-valley, unnamed (TH)]"
            / "机构所在的国家或地区由它自己的条目说明，只写一次。只有未具名的一方才在此处写国家。\n\n\
错误：\n\n    parties: [corrib-valley (IE)]\n\n正确：\n\n    parties: [corrib-valley, unnamed (TH)]";
    }
    NOT_A_SLUG = "not-a-slug", Error {
        message: "`{reserved}` means something else as a value and cannot be a slug" / "`{reserved}` 另有含义，不能用作短名",
            "`{device}` is a name that Windows cannot store" / "Windows 无法保存名为 `{device}` 的文件",
            "this slug has {length} characters; 100 is the most" / "短名有 {length} 个字符，最多 100 个",
            "`{text}` is not a slug" / "`{text}` 不是短名";
        label: "small letters, digits and single hyphens" / "只能用小写字母、数字和单个连字符";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "a slug is like `robotics-3-1`: it is part of a web address" / "短名形如 `robotics-3-1`，它是网址的一部分";
        explain: "A slug is the name of an entry's folder and the last part of its address, the same in all languages: small letters a to z, digits, and single hyphens between them.\n\n\
Wrong:\n\n    aliases: [River_Academy, 望川书院]\n\nRight:\n\n    aliases: [river-academy]"
            / "短名是条目文件夹的名称，也是网址的最后一段，在所有语言中相同：只用小写字母 a 到 z、数字，以及其间的单个连字符。\n\n\
错误：\n\n    aliases: [River_Academy, 望川书院]\n\n正确：\n\n    aliases: [river-academy]";
    }
    TAG_FORM = "tag-form", Error {
        message: "`{text}` is not one short key word" / "`{text}` 不是一个简短的关键词";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "a key word has no comma, no `#` before it and at most 60 characters" / "关键词不含逗号，前面不加 `#`，最多 60 个字符";
        explain: "Each key word is an item of the list, so that entries with the same one can be found together.\n\n\
Wrong:\n\n    tags: rivers, robots\n\nRight:\n\n    tags: [rivers, robots]"
            / "每个关键词是列表中的一项，这样有相同关键词的条目才能归到一起。\n\n错误：\n\n    tags: 江河、机器人\n\n正确：\n\n    tags: [江河, 机器人]";
    }
    NAME_WITHOUT_TYPE = "name-without-type", Error {
        message: "the name `{text}` does not say what sort of name it is" / "名称 `{text}` 没有说明是哪种名称";
        label: "a name with its type belongs here" / "此处应写明名称类型";
        help: "for example `other_names: {proposal}`" / "例如 `other_names: {proposal}`",
            "the types are `official`, `short`, `acronym`, `former`, `alias`, `transliteration`, `misspelling`"
            / "名称类型有：`official`（正式）、`short`（简称）、`acronym`（缩写）、`former`（曾用名）、`alias`（别名）、`transliteration`（转写）、`misspelling`（误写）";
        explain: "Further names are kept by their type: an acronym is shown in brackets, a former name is not an error, a misspelling is never shown and only found by search.\n\n\
Wrong:\n\n    other_names: [WCU, River Academy]\n\nRight:\n\n    other_names: {acronym: [WCU], former: [River Academy]}"
            / "其他名称按类型保存：缩写显示在括号中，曾用名不算错误，误写从不显示，只供搜索。\n\n\
错误：\n\n    other_names: [WCU, 望川书院]\n\n正确：\n\n    other_names: {acronym: [WCU], former: [望川书院]}";
    }
    NOT_A_COUNTRY = "not-a-country", Error {
        message: "`{text}` is not the code of a country or region" / "`{text}` 不是国家或地区代码";
        label: "two capital letters, ISO 3166-1" / "两个大写字母，ISO 3166-1";
        help: "write `{proposal}`" / "请写 `{proposal}`", "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？";
        explain: "Countries and regions are written by their code of ISO 3166-1, two capital letters; pages show the name in the reader's language. \
`site.toml` can replace a name under `[labels.region]`.\n\nWrong:\n\n    country: China\n\nRight:\n\n    country: CN"
            / "国家和地区用 ISO 3166-1 代码书写，即两个大写字母；页面会用读者的语言显示名称。名称可在 `site.toml` 的 `[labels.region]` 中替换。\n\n\
错误：\n\n    country: 中国\n\n正确：\n\n    country: CN";
    }
    GEO_FORM = "geo-form", Error {
        message: "coordinates do not say which number is the latitude" / "坐标没有说明哪个是纬度、哪个是经度";
        label: "a map with `lat` and `lon` belongs here" / "此处应写 `lat` 和 `lon`";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write `{lat: …, lon: …}`" / "请写 `{lat: …, lon: …}`";
        explain: "Some maps put the latitude first and some the longitude, so that a bare pair is often wrong. Both are written with their names, in degrees as decimal numbers; north and east are positive.\n\n\
Wrong:\n\n    geo: [118.93, 32.11]\n\nRight:\n\n    geo: {lat: 32.11, lon: 118.93}"
            / "有的地图先写纬度，有的先写经度，因此只写两个数很容易弄反。请写明名称，用十进制度数；北纬和东经为正。\n\n\
错误：\n\n    geo: [118.93, 32.11]\n\n正确：\n\n    geo: {lat: 32.11, lon: 118.93}";
    }
    NOT_DEGREES = "not-degrees", Error {
        message: "`{text}` is not a number of degrees" / "`{text}` 不是十进制度数";
        label: "a decimal number" / "应为十进制小数";
        help: "write `{proposal}`" / "请写 `{proposal}`", "south and west are negative: `-9.1`" / "南纬和西经用负数：`-9.1`";
        explain: "Coordinates are decimal numbers with a point, without signs for degrees, minutes or directions: north and east are positive, south and west negative.\n\n\
Wrong:\n\n    geo: {lat: 53°18′N, lon: 9°6′W}\n\nRight:\n\n    geo: {lat: 53.3, lon: -9.1}"
            / "坐标用带小数点的十进制数，不写度分秒和方向符号；北纬、东经为正，南纬、西经为负。\n\n\
错误：\n\n    geo: {lat: 北纬53°18′, lon: 西经9°6′}\n\n正确：\n\n    geo: {lat: 53.3, lon: -9.1}";
    }
    GEO_RANGE = "geo-range", Error {
        message: "`{field}` is {degrees}, which lies outside of -{limit} to {limit}" / "`{field}` 为 {degrees}，超出 -{limit} 到 {limit} 的范围";
        label: "at most {limit} degrees" / "最多 {limit} 度";
        help: "check the decimal point" / "请检查小数点";
        explain: "A latitude lies between -90 and 90 degrees, a longitude between -180 and 180. A number outside of that is no place on earth: often its decimal point is lost.\n\n\
Wrong:\n\n    geo: {lat: 3211, lon: 118.93}\n\nRight:\n\n    geo: {lat: 32.11, lon: 118.93}"
            / "纬度在 -90 到 90 度之间，经度在 -180 到 180 度之间。超出范围的数不是地球上的位置，常见原因是漏了小数点。\n\n\
错误：\n\n    geo: {lat: 3211, lon: 118.93}\n\n正确：\n\n    geo: {lat: 32.11, lon: 118.93}";
    }
    GEO_SWAPPED = "geo-swapped", Error {
        message: "a latitude of {lat} cannot be: latitude and longitude seem to be swapped" / "纬度不可能是 {lat}：纬度和经度似乎写反了";
        label: "this looks like the longitude" / "这像是经度";
        other: "and this like the latitude" / "这像是纬度";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "`lat` is the latitude, from -90 (south) to 90 (north); `lon` the longitude, from -180 (west) to 180 (east). \
Many maps copy the longitude first.\n\nWrong:\n\n    geo: {lat: 118.93, lon: 32.11}\n\nRight:\n\n    geo: {lat: 32.11, lon: 118.93}"
            / "`lat` 是纬度，从 -90（南）到 90（北）；`lon` 是经度，从 -180（西）到 180（东）。许多地图复制出来的坐标先写经度。\n\n\
错误：\n\n    geo: {lat: 118.93, lon: 32.11}\n\n正确：\n\n    geo: {lat: 32.11, lon: 118.93}";
    }
    NOT_AN_IDENTIFIER = "not-an-identifier", Error {
        message: "a character of `{check}` is wrong: its check digits do not fit {register}" / "`{check}` 有字符写错：校验码与{register}不符",
            "`{text}` is not {register}" / "`{text}` 不是{register}";
        label: "{register} belongs here" / "此处应是{register}";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "it looks like `{example}`" / "形如 `{example}`";
        explain: "Identifiers tell an institution apart from all others in a public register, so that other systems can find it. ROR identifiers and ISNI have check digits, by which a typing mistake is found; \
copy the identifier from the register's page.\n\nWrong:\n\n    ids: {ror: 03cve4548}\n\nRight:\n\n    ids: {ror: 03cve4549}"
            / "标识用来在公共注册库中唯一确定一所机构，便于其他系统查找。ROR 和 ISNI 带有校验码，可以发现输入错误；请从注册库的页面复制标识。\n\n\
错误：\n\n    ids: {ror: 03cve4548}\n\n正确：\n\n    ids: {ror: 03cve4549}";
    }
    NOT_AN_ISCED_FIELD = "not-an-isced-field", Error {
        message: "`{text}` is not a field of ISCED-F 2013" / "`{text}` 不是 ISCED-F 2013 的领域代码";
        label: "two, three or four digits" / "应为两位、三位或四位数字";
        help: "write `\"{proposal}\"` ({title})" / "请写 `\"{proposal}\"`（{title}）",
            "did you mean `\"{suggestion}\"` ({title})?" / "是否想写 `\"{suggestion}\"`（{title}）？";
        explain: "ISCED-F 2013 is the list of fields of education by which majors of all countries are compared. Its codes have two digits (broad), three (narrow) or four (detailed); the zero in front belongs to the code.\n\n\
Wrong:\n\n    isced_f: 613\n\nRight:\n\n    isced_f: \"0613\""
            / "ISCED-F 2013 是联合国教科文组织的教育领域分类，用来比较各国的专业。代码有两位（大类）、三位（中类）或四位（小类），开头的零是代码的一部分。\n\n\
错误：\n\n    isced_f: 613\n\n正确：\n\n    isced_f: \"0613\"";
    }
    NATIONAL_CODE = "national-code", Error {
        message: "`{text}` has not the shape of a code of {list}" / "`{text}` 不符合{list}代码的格式";
        label: "a code like `{example}` belongs here" / "此处应是形如 `{example}` 的代码";
        help: "write `\"{proposal}\"`" / "请写 `\"{proposal}\"`";
        explain: "A code of the Chinese catalogue of majors has six digits, with `T` for a special and `K` for a controlled undergraduate major behind them; a discipline of graduate study has four. \
A CIP code of the United States is `14.4201`. The zero in front belongs to the code.\n\n\
Wrong:\n\n    national_codes: {cn: 80902, us_cip: 144201}\n\nRight:\n\n    national_codes: {cn: \"080902\", us_cip: \"14.4201\"}"
            / "中国专业目录代码为六位数字，本科特设专业后加 `T`，国家控制布点专业后加 `K`；研究生一级学科为四位数字。美国 CIP 代码形如 `14.4201`。开头的零是代码的一部分。\n\n\
错误：\n\n    national_codes: {cn: 80902, us_cip: 144201}\n\n正确：\n\n    national_codes: {cn: \"080902\", us_cip: \"14.4201\"}";
    }
    NOT_A_LANGUAGE_TAG = "not-a-language-tag", Error {
        message: "`{text}` is not the code of a language" / "`{text}` 不是语言代码";
        label: "a language of BCP 47 belongs here" / "此处应是 BCP 47 语言代码";
        help: "write `{proposal}`" / "请写 `{proposal}`", "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？";
        explain: "Languages are written by their code of BCP 47: `en`, `zh-Hans`, `pt-BR`. It is the code of a language and not of a country: Chinese is `zh`, Japanese `ja`, Korean `ko`.\n\n\
Wrong:\n\n    lang: cn\n\nRight:\n\n    lang: zh"
            / "语言用 BCP 47 代码书写：`en`、`zh-Hans`、`pt-BR`。注意是语言代码而不是国家代码：中文是 `zh`，日语是 `ja`，韩语是 `ko`。\n\n\
错误：\n\n    lang: cn\n\n正确：\n\n    lang: zh";
    }
    NOT_A_WEB_ADDRESS = "not-a-web-address", Error {
        message: "`{text}` is not a web address" / "`{text}` 不是网址";
        label: "an address that begins with `https://` or `http://`" / "应以 `https://` 或 `http://` 开头";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "A web address is written in full, with `https://` (or `http://`) in front, without blanks and without punctuation behind it. Copy it from the address line of your browser. \
Other schemes, such as `javascript:` or `ftp:`, are refused.\n\nWrong:\n\n    website: www.wangchuan.example\n\nRight:\n\n    website: https://www.wangchuan.example"
            / "网址要写完整，以 `https://`（或 `http://`）开头，中间没有空格，末尾没有标点。请从浏览器地址栏复制。其他协议（如 `javascript:`、`ftp:`）不接受。\n\n\
错误：\n\n    website: www.wangchuan.example\n\n正确：\n\n    website: https://www.wangchuan.example";
    }
    NOT_AN_EMAIL = "not-an-email", Error {
        message: "`{text}` is not an email address" / "`{text}` 不是电子邮箱";
        label: "an address such as `office@wangchuan.example`" / "应形如 `office@wangchuan.example`";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "two addresses are two contacts" / "两个邮箱请写成两个联系人";
        explain: "An email address is one name, `@`, and a domain with a point, without `mailto:`, brackets or blanks. Two addresses are two contacts.\n\n\
Wrong:\n\n    email: office＠wangchuan.example\n\nRight:\n\n    email: office@wangchuan.example"
            / "电子邮箱由名称、半角 `@` 和带点的域名组成，不写 `mailto:`、括号或空格。两个邮箱请写成两个联系人。\n\n\
错误：\n\n    email: office＠wangchuan.example\n\n正确：\n\n    email: office@wangchuan.example";
    }
    NOT_A_PHONE_NUMBER = "not-a-phone-number", Error {
        message: "`{text}` is not a telephone number that can be dialled from abroad" / "`{text}` 不是可从国外拨打的电话号码";
        label: "a number that begins with `+` and the country" / "应以 `+` 和国家代码开头";
        help: "write `\"{proposal}\"`" / "请写 `\"{proposal}\"`",
            "a number is like `\"+86 25 0000 0000\"`; an extension goes into `note`" / "号码形如 `\"+86 25 0000 0000\"`；分机号写在 `note` 中";
        explain: "Readers call from other countries, so a number begins with `+` and its country's code (E.164), without the zero that is dialled inside of the country. Blanks and hyphens may group the digits.\n\n\
Wrong:\n\n    phone: 025-00000000\n\nRight:\n\n    phone: \"+86 25 0000 0000\""
            / "读者可能从国外拨打，因此号码以 `+` 和国家代码开头（E.164），去掉国内长途用的 0。数字之间可以用空格或连字符分组。\n\n\
错误：\n\n    phone: 025-00000000\n\n正确：\n\n    phone: \"+86 25 0000 0000\"";
    }
    CONTACT_FORM = "contact-form", Error {
        message: "a contact is a map of fields, and `{text}` stands alone" / "联系人是一组字段，不能只写 `{text}`";
        label: "say what it is" / "请写明是什么";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "A contact says whom to ask and how: `role`, `email`, `phone`, `url`, `hours`, `topics`. One of them is enough, but it needs its name.\n\n\
Wrong:\n\n    contacts: office@wangchuan.example\n\nRight:\n\n    contacts: {email: office@wangchuan.example}"
            / "联系人说明向谁询问、如何联系：`role`、`email`、`phone`、`url`、`hours`、`topics`。只写一项也可以，但要写明字段名。\n\n\
错误：\n\n    contacts: office@wangchuan.example\n\n正确：\n\n    contacts: {email: office@wangchuan.example}";
    }
    FILE_NAME = "file-name", Error {
        message: "`{address}` is a web address, not a file beside the entry" / "`{address}` 是网址，不是条目文件夹中的文件",
            "`{text}` is not the name of a file beside the entry" / "`{text}` 不是条目文件夹中的文件名";
        label: "the name of a file in the entry's folder" / "应为条目文件夹中的文件名";
        help: "write `{proposal}`, with `/` between folders" / "请写 `{proposal}`，文件夹之间用 `/`",
            "put the file into the folder of this entry and write `{last}`" / "请把文件放进该条目的文件夹，然后写 `{last}`",
            "a picture is stored beside the entry; a document elsewhere is written `{url: …, title: …}` instead of `{address}`"
            / "图片要存放在条目文件夹中；放在别处的文件请写 `{url: …, title: …}`，代替 `{address}`";
        explain: "Pictures and documents lie in the folder of the entry that uses them and are named from there. Files elsewhere on a computer or on other sites may vanish or change, and would tell others who reads the page.\n\n\
Wrong:\n\n    cover: {file: 'C:\\pictures\\bridge.png', alt: A stone bridge}\n\nRight:\n\n    cover: {file: bridge.png, alt: A stone bridge}"
            / "图片和文件放在使用它们的条目文件夹里，从那里起写文件名。电脑其他位置或其他网站上的文件可能消失或改变，也会让别人知道谁在看页面。\n\n\
错误：\n\n    cover: {file: 'D:\\图片\\bridge.png', alt: 一座石桥}\n\n正确：\n\n    cover: {file: bridge.png, alt: 一座石桥}";
    }
    FILE_OR_ADDRESS = "file-or-address", Error {
        message: "`{text}` is a web address and needs a title" / "`{text}` 是网址，需要标题",
            "this document has both `{both}` and `url`" / "该文件同时写了 `{both}` 和 `url`",
            "this document has neither `file` nor `url`" / "该文件既没有 `file` 也没有 `url`";
        other: "`file` is here" / "`file` 在此处";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "a file beside the entry is `{file: …, title: …}`, one elsewhere `{url: …, title: …}`, an entry of documents its slug" / "条目文件夹中的文件写 `{file: …, title: …}`，别处的写 `{url: …, title: …}`，资料条目写其短名";
        explain: "A document lies beside the entry (`file`) or somewhere on the web (`url`), one of the two. One on the web needs a title, since an address says nothing to a reader. A document that is an entry is named by its slug.\n\n\
Wrong:\n\n    documents: https://wangchuan.example/form.pdf\n\nRight:\n\n    documents: {url: https://wangchuan.example/form.pdf, title: Application form}"
            / "文件要么在条目文件夹中（`file`），要么在网上（`url`），二者选一。网上的文件需要标题，因为网址对读者没有意义。本身是条目的资料写其短名。\n\n\
错误：\n\n    documents: https://wangchuan.example/form.pdf\n\n正确：\n\n    documents: {url: https://wangchuan.example/form.pdf, title: 申请表}";
    }
    MEDIA_WITHOUT_ALT = "media-without-alt", Error {
        message: "the picture `{file}` has no `alt`" / "图片 `{file}` 没有 `alt`", "a picture needs its `alt`" / "图片需要 `alt`";
        label: "what does it show?" / "图片内容是什么？";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "add `alt: {en: …, zh: …}`: one sentence with what the picture shows" / "请添加 `alt: {en: …, zh: …}`，用一句话说明图片内容";
        explain: "`alt` says in words what a picture shows, for people who do not see it and for search engines. It is not the caption, which may say who and when.\n\n\
Wrong:\n\n    cover: bridge.png\n\nRight:\n\n    cover: {file: bridge.png, alt: {en: A stone bridge over a wide river, zh: 宽阔河面上的一座石桥}}"
            / "`alt` 用文字说明图片的内容，供看不到图片的人和搜索引擎使用。它不同于图片说明（caption），后者可以写人物和时间。\n\n\
错误：\n\n    cover: bridge.png\n\n正确：\n\n    cover: {file: bridge.png, alt: {en: A stone bridge over a wide river, zh: 宽阔河面上的一座石桥}}";
    }
    SOURCE_FORM = "source-form", Error {
        message: "`{text}` is neither the slug of an entry nor a map with the fields of a source" / "`{text}` 既不是条目短名，也不是信息来源的一组字段";
        label: "a map with `title` belongs here" / "此处应写 `title` 等字段";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "A source says where facts come from, so that a reader can judge them and find them again. Where it is an entry, its name is enough: `documents/yearbook`, `news/bell-rings`. \
Else write `title` at least, and `publisher`, `url`, `published` where they are known.\n\n\
Wrong:\n\n    sources: https://wangchuan.example/yearbook\n\nRight:\n\n    sources:\n      - title: {en: Yearbook of the Two Rivers, zh: 双河年鉴}\n        url: https://wangchuan.example/yearbook"
            / "信息来源说明内容出自哪里，便于读者判断和查找。来源本身是条目时，写其名称即可，例如 `documents/yearbook`、`news/bell-rings`；否则至少写 `title`，知道时还写 `publisher`、`url`、`published`。\n\n\
错误：\n\n    sources: https://wangchuan.example/yearbook\n\n正确：\n\n    sources:\n      - title: {en: Yearbook of the Two Rivers, zh: 双河年鉴}\n        url: https://wangchuan.example/yearbook";
    }
}
