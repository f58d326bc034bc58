//! Countries: ISO 3166-1 alpha-2, all 249 officially assigned codes as of 2026, and user-assigned XK, which locale data
//! (CLDR) knows as Kosovo.
//!
//! English and Chinese names stand here only to recognise what an author wrote instead of a code; pages take their
//! names from `locale` and `site.toml`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Fault, nearest_name};

/// The code itself, if it is one: two capitals, `CN`.
///
/// Else the fault's proposal is the code meant by a lower-case code, an alpha-3 code (`CHN`), a common wrong one (`UK`,
/// `EL`), or a name in English or Chinese (`中国`, `Republic of Korea`); a misspelled name gives a guess.
/// Source: ISO 3166-1; user-assigned XK as in CLDR.
pub fn country(text: &str) -> Result<&'static str, Fault> {
    if let Ok(i) = COUNTRIES.binary_search_by(|row| row.0.cmp(text)) {
        return Ok(COUNTRIES[i].0);
    }
    match meant(text) {
        Some(code) => Err(Fault::spelling(code)),
        None => Err(Fault::unlisted(guess(text))),
    }
}

/// All codes, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().map(|row| row.0)
}

/// The English and the Chinese name by which an author may mean a country, for messages only.
pub fn names(code: &str) -> Option<(&'static str, &'static str)> {
    COUNTRIES.binary_search_by(|row| row.0.cmp(code)).ok().map(|i| (COUNTRIES[i].2, COUNTRIES[i].3))
}

/// The part of the world that a country or region is counted to, by its number: `142` is Asia.
///
/// Every code of the list has one. Source: UN M49; Antarctica, which that counts to no part, goes with Oceania as in CLDR,
/// and so do `TW` and `XK` with Asia and Europe.
pub fn continent(code: &str) -> Option<&'static str> {
    CONTINENTS.iter().find(|(_, codes)| codes.split(' ').any(|known| known == code)).map(|(number, _)| *number)
}

#[rustfmt::skip]
const CONTINENTS: &[(&str, &str)] = &[
    ("002", "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW"),
    ("009", "AQ AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS"),
    ("019", "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI"),
    ("142", "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"),
    ("150", "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"),
];

/// The code that another spelling than the list's stands for beyond doubt, and the code itself.
pub fn meant(text: &str) -> Option<&'static str> {
    /// By alias, code and name in lower case; made once, since whatever stands in brackets behind a party is looked up.
    static SPELLINGS: LazyLock<FxHashMap<Cow<'static, str>, &'static str>> = LazyLock::new(|| {
        let names = COUNTRIES.iter().flat_map(|(two, three, english, chinese)| {
            [two, three, english, chinese].map(|name| (Cow::Owned(name.to_lowercase()), *two))
        });
        names.chain(ALIASES.iter().map(|(name, code)| (Cow::Borrowed(*name), *code))).collect()
    });
    let text = super::halfwidth(text);
    SPELLINGS.get(text.trim().to_lowercase().as_str()).copied()
}

/// The country whose name is nearest. Codes are not compared: every two letters are near to every other two.
fn guess(text: &str) -> Option<&'static str> {
    let names = COUNTRIES.iter().flat_map(|row| [row.2, row.3]).chain(ALIASES.iter().map(|(name, _)| *name));
    nearest_name(text, names).and_then(meant)
}

/// Code, alpha-3 code, English and Chinese name; sorted by code.
#[rustfmt::skip]
const COUNTRIES: &[(&str, &str, &str, &str)] = &[
    ("AD", "AND", "Andorra", "安道尔"),
    ("AE", "ARE", "United Arab Emirates", "阿联酋"),
    ("AF", "AFG", "Afghanistan", "阿富汗"),
    ("AG", "ATG", "Antigua and Barbuda", "安提瓜和巴布达"),
    ("AI", "AIA", "Anguilla", "安圭拉"),
    ("AL", "ALB", "Albania", "阿尔巴尼亚"),
    ("AM", "ARM", "Armenia", "亚美尼亚"),
    ("AO", "AGO", "Angola", "安哥拉"),
    ("AQ", "ATA", "Antarctica", "南极洲"),
    ("AR", "ARG", "Argentina", "阿根廷"),
    ("AS", "ASM", "American Samoa", "美属萨摩亚"),
    ("AT", "AUT", "Austria", "奥地利"),
    ("AU", "AUS", "Australia", "澳大利亚"),
    ("AW", "ABW", "Aruba", "阿鲁巴"),
    ("AX", "ALA", "Åland Islands", "奥兰群岛"),
    ("AZ", "AZE", "Azerbaijan", "阿塞拜疆"),
    ("BA", "BIH", "Bosnia and Herzegovina", "波斯尼亚和黑塞哥维那"),
    ("BB", "BRB", "Barbados", "巴巴多斯"),
    ("BD", "BGD", "Bangladesh", "孟加拉国"),
    ("BE", "BEL", "Belgium", "比利时"),
    ("BF", "BFA", "Burkina Faso", "布基纳法索"),
    ("BG", "BGR", "Bulgaria", "保加利亚"),
    ("BH", "BHR", "Bahrain", "巴林"),
    ("BI", "BDI", "Burundi", "布隆迪"),
    ("BJ", "BEN", "Benin", "贝宁"),
    ("BL", "BLM", "Saint Barthélemy", "圣巴泰勒米"),
    ("BM", "BMU", "Bermuda", "百慕大"),
    ("BN", "BRN", "Brunei", "文莱"),
    ("BO", "BOL", "Bolivia", "玻利维亚"),
    ("BQ", "BES", "Bonaire, Sint Eustatius and Saba", "博奈尔、圣尤斯特歇斯和萨巴"),
    ("BR", "BRA", "Brazil", "巴西"),
    ("BS", "BHS", "Bahamas", "巴哈马"),
    ("BT", "BTN", "Bhutan", "不丹"),
    ("BV", "BVT", "Bouvet Island", "布韦岛"),
    ("BW", "BWA", "Botswana", "博茨瓦纳"),
    ("BY", "BLR", "Belarus", "白俄罗斯"),
    ("BZ", "BLZ", "Belize", "伯利兹"),
    ("CA", "CAN", "Canada", "加拿大"),
    ("CC", "CCK", "Cocos Islands", "科科斯群岛"),
    ("CD", "COD", "Democratic Republic of the Congo", "刚果民主共和国"),
    ("CF", "CAF", "Central African Republic", "中非"),
    ("CG", "COG", "Congo", "刚果"),
    ("CH", "CHE", "Switzerland", "瑞士"),
    ("CI", "CIV", "Côte d'Ivoire", "科特迪瓦"),
    ("CK", "COK", "Cook Islands", "库克群岛"),
    ("CL", "CHL", "Chile", "智利"),
    ("CM", "CMR", "Cameroon", "喀麦隆"),
    ("CN", "CHN", "China", "中国"),
    ("CO", "COL", "Colombia", "哥伦比亚"),
    ("CR", "CRI", "Costa Rica", "哥斯达黎加"),
    ("CU", "CUB", "Cuba", "古巴"),
    ("CV", "CPV", "Cabo Verde", "佛得角"),
    ("CW", "CUW", "Curaçao", "库拉索"),
    ("CX", "CXR", "Christmas Island", "圣诞岛"),
    ("CY", "CYP", "Cyprus", "塞浦路斯"),
    ("CZ", "CZE", "Czechia", "捷克"),
    ("DE", "DEU", "Germany", "德国"),
    ("DJ", "DJI", "Djibouti", "吉布提"),
    ("DK", "DNK", "Denmark", "丹麦"),
    ("DM", "DMA", "Dominica", "多米尼克"),
    ("DO", "DOM", "Dominican Republic", "多米尼加"),
    ("DZ", "DZA", "Algeria", "阿尔及利亚"),
    ("EC", "ECU", "Ecuador", "厄瓜多尔"),
    ("EE", "EST", "Estonia", "爱沙尼亚"),
    ("EG", "EGY", "Egypt", "埃及"),
    ("EH", "ESH", "Western Sahara", "西撒哈拉"),
    ("ER", "ERI", "Eritrea", "厄立特里亚"),
    ("ES", "ESP", "Spain", "西班牙"),
    ("ET", "ETH", "Ethiopia", "埃塞俄比亚"),
    ("FI", "FIN", "Finland", "芬兰"),
    ("FJ", "FJI", "Fiji", "斐济"),
    ("FK", "FLK", "Falkland Islands (Malvinas)", "福克兰群岛（马尔维纳斯）"),
    ("FM", "FSM", "Micronesia", "密克罗尼西亚"),
    ("FO", "FRO", "Faroe Islands", "法罗群岛"),
    ("FR", "FRA", "France", "法国"),
    ("GA", "GAB", "Gabon", "加蓬"),
    ("GB", "GBR", "United Kingdom", "英国"),
    ("GD", "GRD", "Grenada", "格林纳达"),
    ("GE", "GEO", "Georgia", "格鲁吉亚"),
    ("GF", "GUF", "French Guiana", "法属圭亚那"),
    ("GG", "GGY", "Guernsey", "根西"),
    ("GH", "GHA", "Ghana", "加纳"),
    ("GI", "GIB", "Gibraltar", "直布罗陀"),
    ("GL", "GRL", "Greenland", "格陵兰"),
    ("GM", "GMB", "Gambia", "冈比亚"),
    ("GN", "GIN", "Guinea", "几内亚"),
    ("GP", "GLP", "Guadeloupe", "瓜德罗普"),
    ("GQ", "GNQ", "Equatorial Guinea", "赤道几内亚"),
    ("GR", "GRC", "Greece", "希腊"),
    ("GS", "SGS", "South Georgia and the South Sandwich Islands", "南乔治亚岛和南桑威奇群岛"),
    ("GT", "GTM", "Guatemala", "危地马拉"),
    ("GU", "GUM", "Guam", "关岛"),
    ("GW", "GNB", "Guinea-Bissau", "几内亚比绍"),
    ("GY", "GUY", "Guyana", "圭亚那"),
    ("HK", "HKG", "Hong Kong", "中国香港"),
    ("HM", "HMD", "Heard Island and McDonald Islands", "赫德岛和麦克唐纳群岛"),
    ("HN", "HND", "Honduras", "洪都拉斯"),
    ("HR", "HRV", "Croatia", "克罗地亚"),
    ("HT", "HTI", "Haiti", "海地"),
    ("HU", "HUN", "Hungary", "匈牙利"),
    ("ID", "IDN", "Indonesia", "印度尼西亚"),
    ("IE", "IRL", "Ireland", "爱尔兰"),
    ("IL", "ISR", "Israel", "以色列"),
    ("IM", "IMN", "Isle of Man", "马恩岛"),
    ("IN", "IND", "India", "印度"),
    ("IO", "IOT", "British Indian Ocean Territory", "英属印度洋领地"),
    ("IQ", "IRQ", "Iraq", "伊拉克"),
    ("IR", "IRN", "Iran", "伊朗"),
    ("IS", "ISL", "Iceland", "冰岛"),
    ("IT", "ITA", "Italy", "意大利"),
    ("JE", "JEY", "Jersey", "泽西"),
    ("JM", "JAM", "Jamaica", "牙买加"),
    ("JO", "JOR", "Jordan", "约旦"),
    ("JP", "JPN", "Japan", "日本"),
    ("KE", "KEN", "Kenya", "肯尼亚"),
    ("KG", "KGZ", "Kyrgyzstan", "吉尔吉斯斯坦"),
    ("KH", "KHM", "Cambodia", "柬埔寨"),
    ("KI", "KIR", "Kiribati", "基里巴斯"),
    ("KM", "COM", "Comoros", "科摩罗"),
    ("KN", "KNA", "Saint Kitts and Nevis", "圣基茨和尼维斯"),
    ("KP", "PRK", "North Korea", "朝鲜"),
    ("KR", "KOR", "South Korea", "韩国"),
    ("KW", "KWT", "Kuwait", "科威特"),
    ("KY", "CYM", "Cayman Islands", "开曼群岛"),
    ("KZ", "KAZ", "Kazakhstan", "哈萨克斯坦"),
    ("LA", "LAO", "Laos", "老挝"),
    ("LB", "LBN", "Lebanon", "黎巴嫩"),
    ("LC", "LCA", "Saint Lucia", "圣卢西亚"),
    ("LI", "LIE", "Liechtenstein", "列支敦士登"),
    ("LK", "LKA", "Sri Lanka", "斯里兰卡"),
    ("LR", "LBR", "Liberia", "利比里亚"),
    ("LS", "LSO", "Lesotho", "莱索托"),
    ("LT", "LTU", "Lithuania", "立陶宛"),
    ("LU", "LUX", "Luxembourg", "卢森堡"),
    ("LV", "LVA", "Latvia", "拉脱维亚"),
    ("LY", "LBY", "Libya", "利比亚"),
    ("MA", "MAR", "Morocco", "摩洛哥"),
    ("MC", "MCO", "Monaco", "摩纳哥"),
    ("MD", "MDA", "Moldova", "摩尔多瓦"),
    ("ME", "MNE", "Montenegro", "黑山"),
    ("MF", "MAF", "Saint Martin (French part)", "法属圣马丁"),
    ("MG", "MDG", "Madagascar", "马达加斯加"),
    ("MH", "MHL", "Marshall Islands", "马绍尔群岛"),
    ("MK", "MKD", "North Macedonia", "北马其顿"),
    ("ML", "MLI", "Mali", "马里"),
    ("MM", "MMR", "Myanmar", "缅甸"),
    ("MN", "MNG", "Mongolia", "蒙古"),
    ("MO", "MAC", "Macao", "中国澳门"),
    ("MP", "MNP", "Northern Mariana Islands", "北马里亚纳群岛"),
    ("MQ", "MTQ", "Martinique", "马提尼克"),
    ("MR", "MRT", "Mauritania", "毛里塔尼亚"),
    ("MS", "MSR", "Montserrat", "蒙特塞拉特"),
    ("MT", "MLT", "Malta", "马耳他"),
    ("MU", "MUS", "Mauritius", "毛里求斯"),
    ("MV", "MDV", "Maldives", "马尔代夫"),
    ("MW", "MWI", "Malawi", "马拉维"),
    ("MX", "MEX", "Mexico", "墨西哥"),
    ("MY", "MYS", "Malaysia", "马来西亚"),
    ("MZ", "MOZ", "Mozambique", "莫桑比克"),
    ("NA", "NAM", "Namibia", "纳米比亚"),
    ("NC", "NCL", "New Caledonia", "新喀里多尼亚"),
    ("NE", "NER", "Niger", "尼日尔"),
    ("NF", "NFK", "Norfolk Island", "诺福克岛"),
    ("NG", "NGA", "Nigeria", "尼日利亚"),
    ("NI", "NIC", "Nicaragua", "尼加拉瓜"),
    ("NL", "NLD", "Netherlands", "荷兰"),
    ("NO", "NOR", "Norway", "挪威"),
    ("NP", "NPL", "Nepal", "尼泊尔"),
    ("NR", "NRU", "Nauru", "瑙鲁"),
    ("NU", "NIU", "Niue", "纽埃"),
    ("NZ", "NZL", "New Zealand", "新西兰"),
    ("OM", "OMN", "Oman", "阿曼"),
    ("PA", "PAN", "Panama", "巴拿马"),
    ("PE", "PER", "Peru", "秘鲁"),
    ("PF", "PYF", "French Polynesia", "法属波利尼西亚"),
    ("PG", "PNG", "Papua New Guinea", "巴布亚新几内亚"),
    ("PH", "PHL", "Philippines", "菲律宾"),
    ("PK", "PAK", "Pakistan", "巴基斯坦"),
    ("PL", "POL", "Poland", "波兰"),
    ("PM", "SPM", "Saint Pierre and Miquelon", "圣皮埃尔和密克隆"),
    ("PN", "PCN", "Pitcairn", "皮特凯恩群岛"),
    ("PR", "PRI", "Puerto Rico", "波多黎各"),
    ("PS", "PSE", "Palestine", "巴勒斯坦"),
    ("PT", "PRT", "Portugal", "葡萄牙"),
    ("PW", "PLW", "Palau", "帕劳"),
    ("PY", "PRY", "Paraguay", "巴拉圭"),
    ("QA", "QAT", "Qatar", "卡塔尔"),
    ("RE", "REU", "Réunion", "留尼汪"),
    ("RO", "ROU", "Romania", "罗马尼亚"),
    ("RS", "SRB", "Serbia", "塞尔维亚"),
    ("RU", "RUS", "Russia", "俄罗斯"),
    ("RW", "RWA", "Rwanda", "卢旺达"),
    ("SA", "SAU", "Saudi Arabia", "沙特阿拉伯"),
    ("SB", "SLB", "Solomon Islands", "所罗门群岛"),
    ("SC", "SYC", "Seychelles", "塞舌尔"),
    ("SD", "SDN", "Sudan", "苏丹"),
    ("SE", "SWE", "Sweden", "瑞典"),
    ("SG", "SGP", "Singapore", "新加坡"),
    ("SH", "SHN", "Saint Helena, Ascension and Tristan da Cunha", "圣赫勒拿、阿森松和特里斯坦-达库尼亚"),
    ("SI", "SVN", "Slovenia", "斯洛文尼亚"),
    ("SJ", "SJM", "Svalbard and Jan Mayen", "斯瓦尔巴和扬马延"),
    ("SK", "SVK", "Slovakia", "斯洛伐克"),
    ("SL", "SLE", "Sierra Leone", "塞拉利昂"),
    ("SM", "SMR", "San Marino", "圣马力诺"),
    ("SN", "SEN", "Senegal", "塞内加尔"),
    ("SO", "SOM", "Somalia", "索马里"),
    ("SR", "SUR", "Suriname", "苏里南"),
    ("SS", "SSD", "South Sudan", "南苏丹"),
    ("ST", "STP", "São Tomé and Príncipe", "圣多美和普林西比"),
    ("SV", "SLV", "El Salvador", "萨尔瓦多"),
    ("SX", "SXM", "Sint Maarten (Dutch part)", "荷属圣马丁"),
    ("SY", "SYR", "Syria", "叙利亚"),
    ("SZ", "SWZ", "Eswatini", "斯威士兰"),
    ("TC", "TCA", "Turks and Caicos Islands", "特克斯和凯科斯群岛"),
    ("TD", "TCD", "Chad", "乍得"),
    ("TF", "ATF", "French Southern Territories", "法属南部领地"),
    ("TG", "TGO", "Togo", "多哥"),
    ("TH", "THA", "Thailand", "泰国"),
    ("TJ", "TJK", "Tajikistan", "塔吉克斯坦"),
    ("TK", "TKL", "Tokelau", "托克劳"),
    ("TL", "TLS", "Timor-Leste", "东帝汶"),
    ("TM", "TKM", "Turkmenistan", "土库曼斯坦"),
    ("TN", "TUN", "Tunisia", "突尼斯"),
    ("TO", "TON", "Tonga", "汤加"),
    ("TR", "TUR", "Türkiye", "土耳其"),
    ("TT", "TTO", "Trinidad and Tobago", "特立尼达和多巴哥"),
    ("TV", "TUV", "Tuvalu", "图瓦卢"),
    ("TW", "TWN", "Taiwan", "中国台湾"),
    ("TZ", "TZA", "Tanzania", "坦桑尼亚"),
    ("UA", "UKR", "Ukraine", "乌克兰"),
    ("UG", "UGA", "Uganda", "乌干达"),
    ("UM", "UMI", "United States Minor Outlying Islands", "美国本土外小岛屿"),
    ("US", "USA", "United States", "美国"),
    ("UY", "URY", "Uruguay", "乌拉圭"),
    ("UZ", "UZB", "Uzbekistan", "乌兹别克斯坦"),
    ("VA", "VAT", "Vatican City", "梵蒂冈"),
    ("VC", "VCT", "Saint Vincent and the Grenadines", "圣文森特和格林纳丁斯"),
    ("VE", "VEN", "Venezuela", "委内瑞拉"),
    ("VG", "VGB", "British Virgin Islands", "英属维尔京群岛"),
    ("VI", "VIR", "United States Virgin Islands", "美属维尔京群岛"),
    ("VN", "VNM", "Vietnam", "越南"),
    ("VU", "VUT", "Vanuatu", "瓦努阿图"),
    ("WF", "WLF", "Wallis and Futuna", "瓦利斯和富图纳"),
    ("WS", "WSM", "Samoa", "萨摩亚"),
    ("XK", "XKX", "Kosovo", "科索沃"),
    ("YE", "YEM", "Yemen", "也门"),
    ("YT", "MYT", "Mayotte", "马约特"),
    ("ZA", "ZAF", "South Africa", "南非"),
    ("ZM", "ZMB", "Zambia", "赞比亚"),
    ("ZW", "ZWE", "Zimbabwe", "津巴布韦"),
];

/// Other names, in lower case, and codes of other lists (EU institutions write `EL` and `UK`); sorted.
#[rustfmt::skip]
const ALIASES: &[(&str, &str)] = &[
    ("aland islands", "AX"),
    ("america", "US"),
    ("bolivarian republic of venezuela", "VE"),
    ("bolivia, plurinational state of", "BO"),
    ("bosnia", "BA"),
    ("bosnia & herzegovina", "BA"),
    ("britain", "GB"),
    ("brunei darussalam", "BN"),
    ("burma", "MM"),
    ("cape verde", "CV"),
    ("chinese taipei", "TW"),
    ("cocos (keeling) islands", "CC"),
    ("congo (brazzaville)", "CG"),
    ("congo (kinshasa)", "CD"),
    ("congo, the democratic republic of the", "CD"),
    ("cote d'ivoire", "CI"),
    ("curacao", "CW"),
    ("czech republic", "CZ"),
    ("côte d’ivoire", "CI"),
    ("democratic people's republic of korea", "KP"),
    ("deutschland", "DE"),
    ("dprk", "KP"),
    ("dr congo", "CD"),
    ("drc", "CD"),
    ("east timor", "TL"),
    ("el", "GR"),
    ("england", "GB"),
    ("españa", "ES"),
    ("falkland islands", "FK"),
    ("federal republic of germany", "DE"),
    ("federated states of micronesia", "FM"),
    ("great britain", "GB"),
    ("hellas", "GR"),
    ("holland", "NL"),
    ("holy see", "VA"),
    ("holy see (vatican city state)", "VA"),
    ("hong kong sar", "HK"),
    ("hong kong sar, china", "HK"),
    ("hong kong, china", "HK"),
    ("hongkong", "HK"),
    ("iran, islamic republic of", "IR"),
    ("islamic republic of iran", "IR"),
    ("italia", "IT"),
    ("ivory coast", "CI"),
    ("kingdom of saudi arabia", "SA"),
    ("korea", "KR"),
    ("korea (south)", "KR"),
    ("korea, republic of", "KR"),
    ("ksa", "SA"),
    ("kyrgyz republic", "KG"),
    ("lao pdr", "LA"),
    ("lao people's democratic republic", "LA"),
    ("macao sar", "MO"),
    ("macao, china", "MO"),
    ("macau", "MO"),
    ("macau, china", "MO"),
    ("macedonia", "MK"),
    ("mainland china", "CN"),
    ("micronesia, federated states of", "FM"),
    ("moldova, republic of", "MD"),
    ("nippon", "JP"),
    ("northern ireland", "GB"),
    ("p. r. china", "CN"),
    ("p.r. china", "CN"),
    ("p.r.c.", "CN"),
    ("palestine, state of", "PS"),
    ("people's republic of china", "CN"),
    ("plurinational state of bolivia", "BO"),
    ("pr china", "CN"),
    ("prc", "CN"),
    ("republic of korea", "KR"),
    ("republic of moldova", "MD"),
    ("republic of singapore", "SG"),
    ("republic of south africa", "ZA"),
    ("republic of the congo", "CG"),
    ("reunion", "RE"),
    ("rsa", "ZA"),
    ("russian federation", "RU"),
    ("saint barthelemy", "BL"),
    ("sao tome and principe", "ST"),
    ("scotland", "GB"),
    ("slovak republic", "SK"),
    ("state of palestine", "PS"),
    ("swaziland", "SZ"),
    ("syrian arab republic", "SY"),
    ("taiwan, china", "TW"),
    ("taiwan, province of china", "TW"),
    ("tanzania, united republic of", "TZ"),
    ("the bahamas", "BS"),
    ("the gambia", "GM"),
    ("the netherlands", "NL"),
    ("the philippines", "PH"),
    ("turkey", "TR"),
    ("u.a.e.", "AE"),
    ("u.k.", "GB"),
    ("u.s.", "US"),
    ("u.s.a.", "US"),
    ("uae", "AE"),
    ("uk", "GB"),
    ("united kingdom of great britain and northern ireland", "GB"),
    ("united republic of tanzania", "TZ"),
    ("united states of america", "US"),
    ("vatican", "VA"),
    ("venezuela, bolivarian republic of", "VE"),
    ("viet nam", "VN"),
    ("wales", "GB"),
    ("中华人民共和国", "CN"),
    ("中国台湾省", "TW"),
    ("中国大陆", "CN"),
    ("中国澳门特别行政区", "MO"),
    ("中国香港特别行政区", "HK"),
    ("中國", "CN"),
    ("中國台灣", "TW"),
    ("中非共和国", "CF"),
    ("俄国", "RU"),
    ("俄罗斯联邦", "RU"),
    ("俄联邦", "RU"),
    ("刚果(布)", "CG"),
    ("刚果(金)", "CD"),
    ("刚果共和国", "CG"),
    ("刚果（布）", "CG"),
    ("刚果（金）", "CD"),
    ("北朝鲜", "KP"),
    ("北爱尔兰", "GB"),
    ("南韩", "KR"),
    ("印尼", "ID"),
    ("台湾", "TW"),
    ("台湾省", "TW"),
    ("台灣", "TW"),
    ("吉尔吉斯", "KG"),
    ("哈萨克", "KZ"),
    ("埃斯瓦蒂尼", "SZ"),
    ("多米尼加共和国", "DO"),
    ("大不列颠", "GB"),
    ("大韩民国", "KR"),
    ("大马", "MY"),
    ("威尔士", "GB"),
    ("寮国", "LA"),
    ("尼德兰", "NL"),
    ("巴新", "PG"),
    ("德意志联邦共和国", "DE"),
    ("捷克共和国", "CZ"),
    ("教廷", "VA"),
    ("日本国", "JP"),
    ("星加坡", "SG"),
    ("朝鲜民主主义人民共和国", "KP"),
    ("汶莱", "BN"),
    ("沙特", "SA"),
    ("法兰西", "FR"),
    ("波黑", "BA"),
    ("澳洲", "AU"),
    ("澳门", "MO"),
    ("澳门特别行政区", "MO"),
    ("特多", "TT"),
    ("福克兰群岛", "FK"),
    ("纽西兰", "NZ"),
    ("美利坚合众国", "US"),
    ("联合王国", "GB"),
    ("苏格兰", "GB"),
    ("英格兰", "GB"),
    ("茅利塔尼亚", "MR"),
    ("蒙古国", "MN"),
    ("越南社会主义共和国", "VN"),
    ("阿拉伯联合酋长国", "AE"),
    ("香港", "HK"),
    ("香港特别行政区", "HK"),
    ("马其顿", "MK"),
    ("马尔维纳斯群岛", "FK"),
    ("马岛", "FK"),
];

#[cfg(test)]
mod tests {
    use super::super::Reason;
    use super::*;

    fn check(text: &str, expected: Result<&'static str, (Reason, &[&str])>) {
        let expected = expected.map_err(|(reason, proposals)| Fault::of(reason, proposals));
        assert_eq!(country(text), expected, "{text}");
    }

    #[test]
    fn tables_are_sorted_complete_and_lead_to_codes() {
        super::super::tests::assert_sorted_and_unique(codes());
        super::super::tests::assert_sorted_and_unique(ALIASES.iter().map(|(name, _)| *name));
        assert_eq!(codes().count(), 250);
        for (name, code) in ALIASES {
            assert_eq!(country(code), Ok(*code), "{name}");
            assert_eq!(*name, name.to_lowercase());
        }
        let mut three: Vec<_> = COUNTRIES.iter().map(|row| row.1).collect();
        three.sort_unstable();
        super::super::tests::assert_sorted_and_unique(three);
    }

    #[test]
    fn every_country_lies_in_one_part_of_the_world() {
        let parts = CONTINENTS.iter().flat_map(|(_, codes)| codes.split(' '));
        let mut listed: Vec<&str> = parts.collect();
        listed.sort_unstable();
        assert_eq!(listed, codes().collect::<Vec<_>>());
        let part = |code| continent(code).unwrap_or("-");
        assert_eq!(["CN", "IE", "BR", "AU", "MA", "中国"].map(part), ["142", "150", "019", "009", "002", "-"]);
    }

    #[test]
    fn no_name_means_two_countries() {
        let other = || ALIASES.iter().map(|(name, _)| name.to_string());
        let mut names: Vec<String> = COUNTRIES.iter().map(|row| row.2.to_lowercase()).chain(other()).collect();
        names.extend(COUNTRIES.iter().map(|row| row.3.to_string()));
        names.sort_unstable();
        super::super::tests::assert_sorted_and_unique(names.iter().map(String::as_str));
    }

    #[test]
    fn codes_are_themselves() {
        for code in ["CN", "GB", "GR", "XK", "AX", "ZW", "TW", "HK"] {
            check(code, Ok(code));
        }
    }

    #[test]
    fn common_wrong_codes_have_their_cure() {
        for (wrong, code) in
            [("UK", "GB"), ("EL", "GR"), ("cn", "CN"), ("CHN", "CN"), ("Deu", "DE"), ("USA", "US"), ("ＣＮ", "CN")]
        {
            check(wrong, Err((Reason::Spelling, &[code])));
        }
    }

    #[test]
    fn names_in_english_and_chinese_have_their_cure() {
        for (name, code) in [
            ("China", "CN"),
            ("中国", "CN"),
            ("中华人民共和国", "CN"),
            ("中国香港", "HK"),
            ("台湾", "TW"),
            ("俄罗斯", "RU"),
            ("爱尔兰", "IE"),
            ("Russian Federation", "RU"),
            ("South Korea", "KR"),
            ("印尼", "ID"),
            ("türkiye", "TR"),
            ("Turkey", "TR"),
            ("Viet Nam", "VN"),
        ] {
            check(name, Err((Reason::Spelling, &[code])));
        }
    }

    #[test]
    fn a_misspelled_name_is_guessed_and_a_wrong_code_is_not() {
        check("Germny", Err((Reason::Unlisted, &["DE"])));
        check("哈萨克斯担", Err((Reason::Unlisted, &["KZ"])));
        check("QQ", Err((Reason::Unlisted, &[])));
        check("火星", Err((Reason::Unlisted, &[])));
        check("", Err((Reason::Unlisted, &[])));
    }
}
