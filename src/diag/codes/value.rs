//! What can be wrong with a single value that is nearly right: dates, amounts, figures, stages, languages.

super::codes! {
    NOT_A_DATE = "not-a-date", Error {
        message: "`{text}` is not a date" / "`{text}` 不是日期";
        help: "did you mean `{proposal}`?" / "是否想写 `{proposal}`？",
            "a date is written `2026-05-31`, `2026-05`, `2026` or `2026-autumn`, as exact as it is known"
            / "日期写作 `2026-05-31`、`2026-05`、`2026` 或 `2026-autumn`，知道多少写多少";
        explain: "A date is written year first, in digits with hyphens, so that it means the same to every reader. Write as much as you know: \
the day, the month, the year alone or a season. The page shows it as each language writes dates.\n\n\
Wrong:\n\n    starts: soon\n\nRight:\n\n    starts: 2026-autumn"
            / "日期按“年-月-日”用数字和连字符书写，这样对所有读者含义相同。知道多少写多少：日、月、年或季节。页面会按各语言的习惯显示。\n\n\
错误：\n\n    starts: 今年秋天\n\n正确：\n\n    starts: 2026-autumn";
    }
    DATE_SPELLING = "date-spelling", Error {
        message: "`{text}` is not written as dates are: {reason}" / "`{text}` 的写法不对：{reason}";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "dates are `2026-05-31`, `2026-05`, `2026` or `2026-autumn`; with a time of day `2026-05-31 15:00`"
            / "日期写作 `2026-05-31`、`2026-05`、`2026` 或 `2026-autumn`；带时间写作 `2026-05-31 15:00`";
        explain: "The text is a date, but not in the one form that all files share. The year comes first, month and day have two digits, hyphens join \
them, and the digits are those of the Latin keyboard. Where only one date can be meant, the message gives it.\n\n\
Wrong:\n\n    apply_by: 31.5.2026\n\nRight:\n\n    apply_by: 2026-05-31"
            / "这段文字是日期，但不是全站统一的写法。年份在前，月和日写两位数，用半角连字符连接，数字也用半角。若只有一种理解，提示中会给出正确写法。\n\n\
错误：\n\n    apply_by: 2026年5月31日\n\n正确：\n\n    apply_by: 2026-05-31";
    }
    AMBIGUOUS_DATE = "ambiguous-date", Error {
        message: "`{text}` can be two different days" / "`{text}` 可以理解为两个不同的日子";
        label: "which is the month?" / "哪个是月份？";
        help: "write `{first}` or `{second}`" / "请写 `{first}` 或 `{second}`",
            "write the year first, then the month, then the day: `2026-05-31`" / "请按年、月、日的顺序书写：`2026-05-31`";
        explain: "In some countries the day comes first, in others the month; where both numbers are at most 12 nobody can tell. Nothing is guessed.\n\n\
Wrong:\n\n    apply_by: 3/4/2026\n\nRight:\n\n    apply_by: 2026-04-03"
            / "有的国家日在前，有的国家月在前；两个数都不超过 12 时无法判断。程序从不猜测。\n\n错误：\n\n    apply_by: 3/4/2026\n\n正确：\n\n    apply_by: 2026-04-03";
    }
    NO_SUCH_DATE = "no-such-date", Error {
        message: "there is no day `{text}`: this month has {last} days" / "没有 `{text}` 这一天：该月只有 {last} 天",
            "`{text}` does not exist: {reason}" / "`{text}` 不存在：{reason}";
        help: "did you mean `{proposal}`?" / "是否想写 `{proposal}`？", "look it up in the source; if only the month is known, write `2026-05`" / "请核对来源；若只知道月份，可写 `2026-05`";
        explain: "The text has the form of a date, but no calendar has that day, month or time. It is often a slip of the keyboard; sometimes month and \
day have changed places.\n\nWrong:\n\n    signed: 2026-02-30\n\nRight:\n\n    signed: 2026-02-28"
            / "写法是日期的形式，但日历上没有这一天、这个月或这个时刻。常见原因是输入错误，或月和日写反了。\n\n\
错误：\n\n    signed: 2026-02-30\n\n正确：\n\n    signed: 2026-02-28";
    }
    NOT_A_TIME = "not-a-time", Error {
        message: "`{text}` is not a day with a time" / "`{text}` 不是日期加时间";
        help: "did you mean `{proposal}`?" / "是否想写 `{proposal}`？",
            "write the day, a blank and the time in 24 hours: `2026-05-31 15:00`" / "请写日期、空格和 24 小时制的时间：`2026-05-31 15:00`";
        explain: "A time is a day and a time of day in 24 hours with a blank between them. Its zone stands elsewhere: with the event, or in site.toml.\n\n\
Wrong:\n\n    start: at three\n\nRight:\n\n    start: 2026-05-31 15:00"
            / "时间由日期、空格和 24 小时制的时刻组成。时区写在别处：活动的 `zone` 或 site.toml。\n\n错误：\n\n    start: 下午三点\n\n正确：\n\n    start: 2026-05-31 15:00";
    }
    NOT_A_TERM = "not-a-term", Error {
        message: "`{text}` is not how a term is written: {reason}" / "`{text}` 不是学期的写法：{reason}", "`{text}` is not a term" / "`{text}` 不是学期";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "write `{season}` for the season, or `{academic}` for the academic year" / "季节写 `{season}`，学年写 `{academic}`",
            "terms are `2026-autumn`, `2026/2027` for the academic year, `2026/2027-1/2` for the first of its two terms"
            / "学期写作 `2026-autumn`；学年写作 `2026/2027`；该学年两个学期中的第一个写作 `2026/2027-1/2`";
        explain: "A term is a season of a year, an academic year, or one term of an academic year with the number of terms that it has.\n\n\
Wrong:\n\n    term: 2026-2027-1\n\nRight:\n\n    term: 2026/2027-1/2"
            / "学期可以写成某年的季节、学年，或学年中的第几学期（并写明一共几个学期）。\n\n错误：\n\n    term: 2026—2027学年第一学期\n\n正确：\n\n    term: 2026/2027-1/2";
    }
    NOT_A_PERIOD = "not-a-period", Error {
        message: "`{text}` is not how a period is written" / "`{text}` 不是起止时间的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "write `{from}` or `{until}`: one date does not say whether it is the beginning or the end" / "请写 `{from}` 或 `{until}`：只有一个日期无法判断是开始还是结束",
            "add the beginning: `{length} from 2026-09-01`" / "请加上开始时间：`{length} from 2026-09-01`",
            "periods are `2024-09-01 to 2029-08-31`, `5 years from 2024-09-01`, `from 2024-09-01`, `until 2026-09-30` or `indefinite`"
            / "起止时间写作 `2024-09-01 to 2029-08-31`、`5 years from 2024-09-01`、`from 2024-09-01`、`until 2026-09-30` 或 `indefinite`";
        explain: "A period says from when until when something holds; the last day is part of it. Either end may be left out, and `indefinite` says that \
the source states no end.\n\nWrong:\n\n    validity: 2024-2028\n\nRight:\n\n    validity: 2024 to 2028"
            / "起止时间说明某事从何时到何时有效，最后一天包含在内。任何一端都可以不写；`indefinite` 表示来源写明没有期限。\n\n\
错误：\n\n    validity: 2024至2028\n\n正确：\n\n    validity: 2024 to 2028";
    }
    PERIOD_END_UNKNOWN = "period-end-unknown", Error {
        message: "nobody can tell when `{length}` from `{from}` end" / "无法得知从 `{from}` 起 `{length}` 何时结束";
        label: "the end cannot be worked out" / "无法推算结束时间";
        help: "write the end as the source has it: `{from} to …`" / "请按来源写明结束时间：`{from} to …`", "or write a beginning as exact as the length: weeks need a day" / "或写出足够精确的开始日期：以周计算需要具体到日";
        explain: "The end of a period is worked out at the precision of its beginning: 5 years from 2024 last until 2028. Weeks from a month, or terms from \
any date, have no certain end.\n\nWrong:\n\n    validity: 3 terms from 2024\n\nRight:\n\n    validity: 2024 to 2025"
            / "结束时间按开始日期的精度推算：从 2024 起 5 年到 2028。从某个月起算若干周，或从任何日期起算若干学期，都没有确定的结束时间。\n\n\
错误：\n\n    validity: 3 terms from 2024\n\n正确：\n\n    validity: 2024 to 2025";
    }
    NOT_A_DURATION = "not-a-duration", Error {
        message: "`{text}` is not how a length of time is written: {reason}" / "`{text}` 不是时长的写法：{reason}";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "write `{count} years`, `{count} terms`, `{count} months`, `{count} weeks` or `{count} days`" / "请写 `{count} years`、`{count} terms`、`{count} months`、`{count} weeks` 或 `{count} days`",
            "the units are year, term, month, week, day and hour" / "单位有 year（年）、term（学期）、month（月）、week（周）、day（天）、hour（小时）";
        explain: "A length of time is a whole number, a blank and a unit, so that it can be added and shown in every language. Only years and months are ever \
turned into each other, since terms differ from university to university.\n\nWrong:\n\n    duration: 4\n\nRight:\n\n    duration: 4 years"
            / "时长由整数、空格和英文单位组成，这样才能相加并用各种语言显示。只有年和月可以互相换算，因为各校学期长短不同。\n\n\
错误：\n\n    duration: 四年\n\n正确：\n\n    duration: 4 years";
    }
    COUNT_OF_NONE = "count-of-none", Error {
        message: "`{text}` counts nothing" / "数量不能是 `{text}`";
        label: "at least 1" / "至少为 1";
        help: "leave the field out where there is none, or where nobody knows" / "若没有或不知道，请删除该字段";
        explain: "A capacity or a count is at least 1. A field that is left out says nothing; a zero would be read as \"no places\".\n\n\
Wrong:\n\n    capacity: 0\n\nRight:\n\n    capacity: 60"
            / "名额或数量至少为 1。不写表示没有说明；写 0 会被理解为“没有名额”。\n\n错误：\n\n    capacity: 0\n\n正确：\n\n    capacity: 60";
    }
    AMOUNT_SPELLING = "amount-spelling", Error {
        message: "`{text}` is not how a number is written" / "`{text}` 不是数字的写法";
        label: "digits, and a point before decimals" / "只写数字，小数用点";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write digits without commas, blanks or words: `86000`, `900.50`" / "只写数字，不加逗号、空格或汉字：`86000`、`900.50`";
        explain: "A comma groups thousands in one country and begins the decimals in another. So numbers are written in plain digits, with a point before \
decimals; the page shows them as each language does.\n\nWrong:\n\n    fee: 86,000 CNY\n\nRight:\n\n    fee: 86000 CNY"
            / "逗号在一些国家用来分千位，在另一些国家表示小数。因此数字只写阿拉伯数字，小数用点；页面会按各语言的习惯显示。\n\n\
错误：\n\n    fee: 8.6万 CNY\n\n正确：\n\n    fee: 86000 CNY";
    }
    TOO_MANY_DECIMALS = "too-many-decimals", Error {
        message: "`{text}` has more decimals than {currency} has, which are {digits}" / "`{text}` 的小数位数超过 {currency} 的 {digits} 位";
        help: "if the point groups thousands, write `{proposal}`" / "若点是千位分隔符，请写 `{proposal}`",
            "write as many decimals as the currency has, or none" / "小数位数不要超过该货币的位数，或不写小数";
        explain: "Most currencies have two decimals, some have none. Three digits after a point usually mean that the point groups thousands, as German and \
Indonesian texts write it.\n\nWrong:\n\n    fee: 17.500 EUR\n\nRight:\n\n    fee: 17500 EUR"
            / "多数货币有两位小数，有的没有。点后有三位数字通常说明点是千位分隔符（德语、印尼语等的写法）。\n\n错误：\n\n    fee: 17.500 EUR\n\n正确：\n\n    fee: 17500 EUR";
    }
    UNKNOWN_CURRENCY = "unknown-currency", Error {
        message: "`{text}` is not the code of a currency" / "`{text}` 不是货币代码";
        label: "a code such as CNY or EUR" / "应为 CNY、EUR 之类的代码";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write one of {candidates}" / "请写其中之一：{candidates}",
            "currencies are the three capitals of ISO 4217: CNY, USD, EUR, JPY" / "货币使用 ISO 4217 的三个大写字母：CNY、USD、EUR、JPY";
        explain: "Signs are shared: `¥` is the yuan and the yen, `$` the currency of some twenty countries. So each currency has its three capitals of the \
standard ISO 4217, behind the amount.\n\nWrong:\n\n    fee: 86000 RMB\n\nRight:\n\n    fee: 86000 CNY"
            / "货币符号会重名：`¥` 既是人民币也是日元，`$` 有二十多个国家使用。因此一律使用 ISO 4217 的三字母代码，写在金额之后。\n\n\
错误：\n\n    fee: 86000元\n\n正确：\n\n    fee: 86000 CNY";
    }
    MISSING_CURRENCY = "missing-currency", Error {
        message: "`{text}` has no currency" / "`{text}` 没有写货币";
        help: "write the currency behind it, such as {examples}" / "请在后面写货币，如 {examples}", "a currency is the three capitals of ISO 4217, such as CNY" / "货币是 ISO 4217 的三个大写字母，如 CNY";
        explain: "Readers come from many countries, so an amount alone says nothing.\n\nWrong:\n\n    fee: 86000\n\nRight:\n\n    fee: 86000 CNY per year"
            / "读者来自许多国家，只有数字说明不了什么。\n\n错误：\n\n    fee: 86000\n\n正确：\n\n    fee: 86000 CNY per year";
    }
    CURRENCY_FIRST = "currency-first", Error {
        message: "the currency stands before the amount in `{text}`" / "`{text}` 中货币写在了金额前面";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write the amount first: `86000 {currency}`" / "请先写金额：`86000 {currency}`";
        explain: "An amount is written first and its currency behind it, in all files alike; the page puts them as each language does.\n\n\
Wrong:\n\n    fee: CNY 86000\n\nRight:\n\n    fee: 86000 CNY"
            / "所有文件统一先写金额、后写货币；页面会按各语言的习惯排列。\n\n错误：\n\n    fee: CNY 86000\n\n正确：\n\n    fee: 86000 CNY";
    }
    NOT_A_FEE = "not-a-fee", Error {
        message: "`{text}` is not how an amount of money is written" / "`{text}` 不是金额的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "`{range}` is a range: write the amount that most people pay, and say the rest in `note`" / "`{range}` 是区间：请写多数人支付的金额，其余写在 `note` 中",
            "leave out `{rough}`, and say it in `note`" / "请去掉 `{rough}`，写在 `note` 中说明",
            "amounts are `86000 CNY`, `86000 CNY per year` or `free`" / "金额写作 `86000 CNY`、`86000 CNY per year` 或 `free`";
        explain: "A fee is an amount in digits, the code of its currency and, where it is paid more than once, `per` with what it is paid for. \
`free` says that nothing is paid.\n\nWrong:\n\n    fee: 86000 CNY/year\n\nRight:\n\n    fee: 86000 CNY per year"
            / "费用由数字金额、货币代码组成；若多次收取，再用 `per` 写明周期。`free` 表示免费。\n\n错误：\n\n    fee: 免费\n\n正确：\n\n    fee: free";
    }
    UNKNOWN_FEE_PERIOD = "unknown-fee-period", Error {
        message: "`per {text}` is not one of the times for which fees are paid" / "`per {text}` 不是可用的收费周期";
        label: "year, term, month, credit or program" / "应为 year、term、month、credit 或 program";
        help: "write `{proposal}`" / "请写 `{proposal}`", "fees are paid per year, term, month, credit or program" / "收费周期有 year（年）、term（学期）、month（月）、credit（学分）、program（全程）";
        explain: "Fees can be compared only when they say what they are paid for in the same words.\n\n\
Wrong:\n\n    fee: 43000 CNY per semester\n\nRight:\n\n    fee: 43000 CNY per term"
            / "只有用同样的词说明收费周期，费用才能比较。\n\n错误：\n\n    fee: 43000 CNY per 学期\n\n正确：\n\n    fee: 43000 CNY per term";
    }
    NOT_A_FIGURE = "not-a-figure", Error {
        message: "`{text}` is not how a figure is written" / "`{text}` 不是统计数字的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "figures are `280000`, or with one of `over`, `almost`, `about`, `at-least`, `up-to` before the number" / "统计数字写作 `280000`，或在数字前加 `over`（超过）、`almost`（近）、`about`（约）、`at-least`（至少）、`up-to`（至多）";
        explain: "A figure is a number in plain digits; before it may stand one word that says how exact the source is. The page words it in each language. \
A remark, a unit or another date belong to the long form.\n\nWrong:\n\n    students: 30,000+\n\nRight:\n\n    students: over 30000"
            / "统计数字用阿拉伯数字书写，前面可以有一个词说明来源的确切程度，页面会用各种语言表达。备注、单位或另外的时间请用完整写法。\n\n\
错误：\n\n    students: 3万多人\n\n正确：\n\n    students: over 30000";
    }
    UNKNOWN_FIGURE = "unknown-figure", Error {
        message: "there is no figure called `{name}`" / "没有名为 `{name}` 的统计指标";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "to add it, name it in site.toml: `[labels.metric]`, then `{name} = { en = \"…\", zh = \"…\" }`" / "若要新增，请在 site.toml 的 `[labels.metric]` 下写 `{name} = { en = \"…\", zh = \"…\" }`";
        explain: "Figures have fixed names, so that the same one can be found with every institution and shown in every language. A site adds its own by giving \
them a label.\n\nWrong:\n\n    studnets: 30000\n\nRight:\n\n    students: 30000"
            / "统计指标的名称是固定的，这样各机构的同类数字才能对照，并用各种语言显示。本站可以通过添加标签增加自己的指标。\n\n\
错误：\n\n    学生: 30000\n\n正确：\n\n    students: 30000";
    }
    UNSOURCED_FIGURE = "unsourced-figure", Warning, lint {
        message: "`{name}` has {lacking}" / "统计数字 `{name}` {lacking}";
        help: "write `as_of: 2026` and `source: …` beside it" / "请在旁边写 `as_of: 2026` 和 `source: …`";
        explain: "A figure without a date grows wrong in silence, and one without a source cannot be checked. Both may stand once for a group; the source may \
be left out where the entry has exactly one.\n\nWrong:\n\n    stats:\n      - students: 30000\n\nRight:\n\n    stats:\n      - as_of: 2026\n        students: 30000"
            / "没有时间的数字会悄悄过时，没有来源的数字无法核对。两者都可以为一组数字只写一次；条目恰好只有一个来源时，来源可省略。\n\n\
错误：\n\n    stats:\n      - students: 30000\n\n正确：\n\n    stats:\n      - as_of: 2026\n        students: 30000";
    }
    NOT_A_TOTAL = "not-a-total", Error {
        message: "`{text}` is not how a total is written" / "`{text}` 不是总数的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`", "totals are `12`, `over 20`, or `more` where nobody says how many" / "总数写作 `12`、`over 20`，未说明数量时写 `more`";
        explain: "A total says how many there are by the source where only some are named. It is a whole number, a qualified one, or `more`.\n\n\
Wrong:\n\n    parties_total: and others\n\nRight:\n\n    parties_total: more"
            / "只列出一部分时，总数说明来源所称的数量：整数、带限定词的数，或 `more`。\n\n错误：\n\n    parties_total: 等20多所\n\n正确：\n\n    parties_total: over 20";
    }
    NOT_A_QUOTA = "not-a-quota", Error {
        message: "`{text}` is not how a quota is written: {reason}" / "`{text}` 不是名额的写法：{reason}", "`{text}` is not how a quota is written" / "`{text}` 不是名额的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "the order is number, unit (persons, person-terms, person-months, person-days), `per year`, `per term` or `in total`, then `out` or `in`" / "顺序为：数字、单位（persons、person-terms、person-months、person-days）、`per year`、`per term` 或 `in total`，最后 `out`（派出）或 `in`（接收）";
        explain: "Quotas are counted in persons, or in persons times terms, months or days, since one place may be shared. The parts stand in one order.\n\n\
Wrong:\n\n    quota: 10 students a year\n\nRight:\n\n    quota: 10 persons per year out"
            / "名额按人计算，也可按人·学期、人·月、人·天计算，因为一个名额可能由几人分用。各部分的顺序是固定的。\n\n\
错误：\n\n    quota: 每年派出10人\n\n正确：\n\n    quota: 10 persons per year out";
    }
    NOT_CREDITS = "not-credits", Error {
        message: "`{text}` is not how credits are written" / "`{text}` 不是学分的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`", "say by whose rules they count: {examples}" / "请注明学分体系：{examples}",
            "credits are `160 cn` (Chinese) or `240 ects` (European)" / "学分写作 `160 cn`（中国学分）或 `240 ects`（欧洲学分）";
        explain: "A credit means another amount of work in each system, so the system always stands behind the number.\n\n\
Wrong:\n\n    credits: 160\n\nRight:\n\n    credits: 160 cn"
            / "各学分体系中一个学分代表的学习量不同，因此数字后面总要写明体系。\n\n错误：\n\n    credits: 160学分\n\n正确：\n\n    credits: 160 cn";
    }
    NOT_A_STAGE = "not-a-stage", Error {
        message: "`{text}` is not how a stage is written: {reason}" / "`{text}` 不是培养阶段的写法：{reason}", "`{text}` is not how a stage is written" / "`{text}` 不是培养阶段的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`",
            "where the length is not known, write `{at: {party}}`" / "若时长未知，请写 `{at: {party}}`",
            "a stage is `3 years at wangchuan`: how long, `at`, and the party" / "培养阶段写作 `3 years at wangchuan`：时长、`at`、院校短名";
        explain: "Each stage says how long one studies and where. Formulas like 3+1 are worked out from the stages and never written.\n\n\
Wrong:\n\n    stages: 3+1\n\nRight:\n\n    stages:\n      - 3 years at wangchuan\n      - 1 year at corrib-valley"
            / "每个阶段写明学习多久、在哪里。“3+1”之类的写法由各阶段得出，不必也不能写。\n\n\
错误：\n\n    stages: 3+1\n\n正确：\n\n    stages:\n      - 3 years at wangchuan\n      - 1 year at corrib-valley";
    }
    UNKNOWN_STAGE = "unknown-stage", Error {
        message: "`{text}` is the party of {count} stages" / "有 {count} 个阶段都在 `{text}`",
            "no stage of this program is called `{text}`" / "该项目没有名为 `{text}` 的培养阶段";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？", "the stages are {known}" / "可用的阶段有：{known}",
            "give the stage an `id` and write it here" / "请给该阶段加上 `id`，并在此处引用";
        explain: "A fee belongs to a stage by the stage's `id`, or by its party where only one stage is there. So the page can show what each part costs.\n\n\
Wrong:\n\n    tuition: {fee: 17500 EUR, stage: final}\n\nRight:\n\n    tuition: {fee: 17500 EUR, stage: corrib-valley}"
            / "学费通过阶段的 `id` 对应到培养阶段；若某院校只有一个阶段，也可以写该院校的短名。这样页面才能显示各阶段的费用。\n\n\
错误：\n\n    tuition: {fee: 17500 EUR, stage: 第二阶段}\n\n正确：\n\n    tuition: {fee: 17500 EUR, stage: corrib-valley}";
    }
    PAST_FEE = "past-fee", Warning, lint {
        message: "this fee is for {year}, which is over" / "该费用适用于 {year}，已经过去";
        help: "write the fee of the coming year, or remove `year` if it still holds" / "请填写新学年的费用；若仍然适用，请删除 `year`";
        explain: "Applicants would take an old fee for the one they will pay. An academic year counts as over from October of its second year.\n\n\
Wrong, in 2028:\n\n    year: 2026/2027\n\nRight:\n\n    year: 2028/2029"
            / "申请人会把旧费用当成自己要交的费用。学年从第二个年份的十月起算作已结束。\n\n错误（2028 年）：\n\n    year: 2026/2027\n\n正确：\n\n    year: 2028/2029";
    }
    PAST_INTAKES = "past-intakes", Warning, lint {
        message: "all intakes are over: the last date was {last}" / "所有招生批次都已过期：最后的日期是 {last}";
        label: "the last one" / "最后一批";
        help: "add the next intake; if there is none, say so by `phase: closed` or remove the intakes" / "请添加下一批；若不再招生，请写 `phase: closed` 或删除这些批次";
        explain: "The page can only say \"closed\" when every date is over, and nobody can tell whether the next dates were forgotten.\n\n\
Right:\n\n    intakes:\n      - {term: 2029-autumn, apply_by: 2029-06-30}"
            / "所有日期都过去后，页面只能显示“已截止”，读者无法判断是否忘了更新。\n\n正确：\n\n    intakes:\n      - {term: 2029-autumn, apply_by: 2029-06-30}";
    }
    APPROVAL_NUMBER = "approval-number", Warning, lint {
        message: "`{text}` does not have the form of an approval number" / "`{text}` 不符合批准书编号的格式";
        label: "18 characters, such as MOE99XX1A20260001N" / "18 位，如 MOE99XX1A20260001N";
        help: "write `{proposal}`" / "请写 `{proposal}`", "compare it with the certificate, character by character" / "请与批准书逐字核对";
        explain: "The numbers that China's ministry of education and the provinces give to cooperative programs have 18 characters: three capitals, two digits, two \
capitals, a digit, a capital, eight digits, a capital. One character too few is easily overlooked; older approvals may really differ.\n\n\
Wrong:\n\n    number: MOE99XX1A2026001N\n\nRight:\n\n    number: MOE99XX1A20260001N"
            / "教育部和各省颁发的中外合作办学批准书编号为 18 位：三个大写字母、两位数字、两个大写字母、一位数字、一个大写字母、八位数字、一个大写字母。少一位很容易被忽略；较早的批准书格式可能确实不同。\n\n\
错误：\n\n    number: MOE99XX1A2026001N\n\n正确：\n\n    number: MOE99XX1A20260001N";
    }
    NOT_AN_EQF_LEVEL = "not-an-eqf-level", Error {
        message: "`{text}` is not a level of the European Qualifications Framework" / "`{text}` 不是欧洲资历框架的等级";
        label: "1 to 8" / "1 到 8";
        help: "write `{proposal}`" / "请写 `{proposal}`", "the levels go from 1 to 8; a bachelor's degree is 6, a master's 7, a doctorate 8" / "等级为 1 到 8；学士为 6，硕士为 7，博士为 8";
        explain: "The European Qualifications Framework has eight levels, written as a number alone.\n\nWrong:\n\n    eqf: level 6\n\nRight:\n\n    eqf: 6"
            / "欧洲资历框架有八个等级，只写数字。\n\n错误：\n\n    eqf: 六级\n\n正确：\n\n    eqf: 6";
    }
    NOT_A_LANGUAGE = "not-a-language", Error {
        message: "`{text}` is not the code of a language" / "`{text}` 不是语言代码";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write one of {candidates}" / "请写其中之一：{candidates}",
            "languages are codes of BCP 47: `en`, `zh`, `ru`, `zh-Hant`" / "语言使用 BCP 47 代码：`en`、`zh`、`ru`、`zh-Hant`";
        explain: "A language is written as its code, so that the page can name it in the reader's language. The code of a language is often not that of a country: \
Chinese is `zh`, Japanese `ja`, Korean `ko`.\n\nWrong:\n\n    languages: [English, cn]\n\nRight:\n\n    languages: [en, zh]"
            / "语言写代码，页面会用读者的语言显示名称。语言代码往往与国家代码不同：中文是 `zh`，日语是 `ja`，韩语是 `ko`。\n\n\
错误：\n\n    languages: [英语, cn]\n\n正确：\n\n    languages: [en, zh]";
    }
    SHARES_OVER_100 = "shares-over-100", Error {
        message: "the languages come to {total} of the teaching" / "各语言的授课占比合计 {total}";
        label: "together at most 100%" / "合计不得超过 100%";
        help: "correct the shares, or leave them out where they are not known" / "请更正占比；不清楚时可以不写占比";
        explain: "The share of a language says how much of the teaching is in it, so all shares together are at most the whole. Languages without a share may \
stand beside them.\n\nWrong:\n\n    languages: [en 60%, zh 55%]\n\nRight:\n\n    languages: [en 55%, zh 45%]"
            / "占比表示用该语言授课的比例，因此各语言合计最多为 100%。也可以并列写出没有占比的语言。\n\n\
错误：\n\n    languages: [en 60%, zh 55%]\n\n正确：\n\n    languages: [en 55%, zh 45%]";
    }
    NOT_A_SHARE = "not-a-share", Error {
        message: "`{text}` is not how a share is written" / "`{text}` 不是占比的写法";
        help: "write `{proposal}`" / "请写 `{proposal}`", "a share is a whole number from 1 to 100 with `%`: `en 55%`" / "占比是 1 到 100 的整数加 `%`：`en 55%`";
        explain: "Behind the code of a language may stand how much of the teaching is in it, in per cent.\n\n\
Wrong:\n\n    languages: [en 0.55]\n\nRight:\n\n    languages: [en 55%]"
            / "语言代码后可以写授课占比（百分比）。\n\n错误：\n\n    languages: [英语55%]\n\n正确：\n\n    languages: [en 55%]";
    }
    NOT_A_PROOF = "not-a-proof", Error {
        message: "`{text}` is neither a level nor a test: {reason}" / "`{text}` 既不是等级也不是考试：{reason}",
            "`{text}` is neither a level nor a language test that is known" / "`{text}` 既不是等级，也不是已知的语言考试";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write one of {candidates}" / "请写其中之一：{candidates}",
            "write a level of the CEFR (`B2`), or a test with its least score (`IELTS 6.0`); several that will do are joined by ` or `" / "请写 CEFR 等级（`B2`），或考试及最低分（`IELTS 6.0`）；几项满足其一即可时用 ` or ` 连接";
        explain: "Requirements of different programs can be compared only when tests have the same names and scores the same form. A level is never worked out \
from a score, since the tables disagree.\n\nWrong:\n\n    language_proof: {en: good English}\n\nRight:\n\n    language_proof: {en: IELTS 6.0 or TOEFL iBT 80}"
            / "只有考试名称和分数写法一致，各项目的要求才能比较。等级从不由分数换算，因为各种对照表并不一致。\n\n\
错误：\n\n    language_proof: {en: 雅思6分}\n\n正确：\n\n    language_proof: {en: IELTS 6.0 or TOEFL iBT 80}";
    }
    NO_SUCH_SCORE = "no-such-score", Error {
        message: "`{text}`: the test gives no such score" / "`{text}`：该考试没有这样的分数";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write one of {candidates}" / "请写其中之一：{candidates}", "look the score up in the source, and whether it is of this test" / "请核对来源中的分数以及考试名称";
        explain: "Every test has its own scale: IELTS goes from 0 to 9 in halves, the TOEFL iBT from 0 to 120, HSK from 1 to 9. A score outside of it often belongs \
to another test.\n\nWrong:\n\n    en: IELTS 65\n\nRight:\n\n    en: IELTS 6.5"
            / "每种考试有自己的分制：雅思 0 到 9（以 0.5 为一档），托福网考 0 到 120，HSK 1 到 9 级。超出范围的分数往往属于另一种考试。\n\n\
错误：\n\n    zh: HSK 180\n\n正确：\n\n    zh: HSK 4";
    }
    TEST_OF_OTHER_LANGUAGE = "test-of-other-language", Error {
        message: "{test} proves `{proves}`, and stands under `{language}`" / "{test} 证明的是 `{proves}`，却写在 `{language}` 下";
        help: "move it: `{proves}: {text}`" / "请移到：`{proves}: {text}`";
        explain: "Under each language stand the tests of that language.\n\nWrong:\n\n    language_proof: {en: HSK 4}\n\nRight:\n\n    language_proof: {zh: HSK 4}"
            / "每种语言下写该语言的考试。\n\n错误：\n\n    language_proof: {en: HSK 4}\n\n正确：\n\n    language_proof: {zh: HSK 4}";
    }
    PROOF_WITHOUT_LANGUAGE = "proof-without-language", Error {
        message: "`{text}` does not say which language it proves" / "`{text}` 没有写明是哪种语言的要求";
        help: "write `{proposal}`" / "请写 `{proposal}`";
        explain: "What must be proved stands under the code of its language, since many programs ask for two.\n\n\
Wrong:\n\n    language_proof: IELTS 6.0\n\nRight:\n\n    language_proof: {en: IELTS 6.0}"
            / "语言要求写在该语言的代码下面，因为许多项目要求两种语言。\n\n错误：\n\n    language_proof: HSK 4\n\n正确：\n\n    language_proof: {zh: HSK 4}";
    }
    UNKNOWN_SECTION = "unknown-section", Error {
        message: "tests have no part `{text}`" / "考试没有 `{text}` 这一部分";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？", "the parts are {known}" / "各部分为：{known}";
        explain: "The parts of a test have fixed names, so that they can be shown in every language.\n\n\
Wrong:\n\n    sections: {oral: 6.0}\n\nRight:\n\n    sections: {speaking: 6.0}"
            / "考试各部分的名称是固定的，这样才能用各种语言显示。\n\n错误：\n\n    sections: {口语: 6.0}\n\n正确：\n\n    sections: {speaking: 6.0}";
    }
    NOT_A_RENEWAL = "not-a-renewal", Error {
        message: "`{text}` is not a way of renewal" / "`{text}` 不是续签方式";
        help: "write `{proposal}`" / "请写 `{proposal}`", "write `none`, `on-review`, `automatic` or `automatic for 5 years`" / "请写 `none`（到期终止）、`on-review`（协商续签）、`automatic`（自动续签）或 `automatic for 5 years`（每次 5 年）";
        explain: "What happens at the end of an agreement is one of three things; behind `automatic` may stand for how long it goes on each time.\n\n\
Wrong:\n\n    renewal: yes\n\nRight:\n\n    renewal: automatic for 5 years"
            / "协议到期后有三种情况；`automatic` 后可以写明每次续签多久。\n\n错误：\n\n    renewal: 自动续签5年\n\n正确：\n\n    renewal: automatic for 5 years";
    }
}
