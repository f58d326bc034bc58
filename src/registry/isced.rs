//! Fields of education: ISCED-F 2013 (UNESCO Institute for Statistics, 2014), all broad, narrow and detailed fields with
//! the residual ones of its appendix II (not further defined, not elsewhere classified, inter-disciplinary).
//!
//! English titles are the classification's; Chinese titles are the project's plain translation.

use super::{Fault, Reason, nearest_name};

/// A field of education or training.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Two digits for a broad field, three for a narrow one, four for a detailed one.
    pub code: &'static str,
    pub en: &'static str,
    pub zh: &'static str,
}

/// How fine a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Broad,
    Narrow,
    Detailed,
}

impl Field {
    pub fn level(&self) -> Level {
        match self.code.len() {
            2 => Level::Broad,
            3 => Level::Narrow,
            _ => Level::Detailed,
        }
    }

    /// The field one level up: `061` of `0613`; `None` for a broad one.
    pub fn parent(&self) -> Option<&'static Field> {
        (self.level() != Level::Broad).then(|| by_code(&self.code[..self.code.len() - 1])).flatten()
    }
}

/// The field of a code, whose leading zero belongs to it.
///
/// Else the proposal is the code with its zero (`613` means `0613`), without dots or blanks (`06.1.3`), without a title
/// behind it (`0613 Software`), with the zeros at its end that six-digit lists add, or the code of a title in English or
/// Chinese. Of a code that is not in the list, the proposal is the field that would hold it. Source: ISCED-F 2013,
/// appendices I and II.
pub fn isced_f(text: &str) -> Result<&'static Field, Fault> {
    if let Some(field) = by_code(text) {
        return Ok(field);
    }
    let folded = super::halfwidth(text);
    let folded = folded.trim();
    let digits: String = folded
        .trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-' || c == ' ')
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ' ' | '-'))
        .filter(char::is_ascii_digit)
        .collect();
    if digits.is_empty() {
        return Err(by_title(folded));
    }
    match meant(&digits) {
        Some(field) => Err(Fault::spelling(field.code)),
        None if digits.len() > 4 || digits.len() < 2 => Err(Fault::new(Reason::Shape)),
        None => Err(Fault::unlisted((2..digits.len()).rev().find_map(|end| by_code(&digits[..end])).map(|f| f.code))),
    }
}

/// All fields, sorted by code: each broad one before its narrow ones, each narrow one before its detailed ones.
pub fn fields() -> &'static [Field] {
    FIELDS
}

fn by_code(code: &str) -> Option<&'static Field> {
    FIELDS.binary_search_by(|field| field.code.cmp(code)).ok().map(|i| &FIELDS[i])
}

/// A number loses its leading zero in spreadsheets and YAML; six-digit national lists (Erasmus+, HESA) add two zeros.
fn meant(digits: &str) -> Option<&'static Field> {
    by_code(digits).or_else(|| by_code(&format!("0{digits}"))).or_else(|| {
        let short = digits.strip_suffix("00").filter(|short| short.len() == 4)?;
        by_code(short)
    })
}

fn by_title(title: &str) -> Fault {
    // Titles repeat down the levels (Law is 042 and 0421): the finest is what a major is about.
    let exact = FIELDS.iter().rev().find(|field| field.en.eq_ignore_ascii_case(title) || field.zh == title);
    if let Some(field) = exact {
        return Fault::spelling(field.code);
    }
    match nearest_name(title, FIELDS.iter().rev().flat_map(|field| [field.en, field.zh])) {
        Some(near) => {
            Fault::unlisted(FIELDS.iter().rev().find(|field| field.en == near || field.zh == near).map(|f| f.code))
        }
        None => Fault::new(Reason::Shape),
    }
}

#[rustfmt::skip]
const FIELDS: &[Field] = &[
    Field { code: "00", en: "Generic programmes and qualifications", zh: "通用课程与资格" },
    Field { code: "000", en: "Generic programmes and qualifications not further defined", zh: "通用课程与资格（未进一步界定）" },
    Field { code: "0000", en: "Generic programmes and qualifications not further defined", zh: "通用课程与资格（未进一步界定）" },
    Field { code: "001", en: "Basic programmes and qualifications", zh: "基础课程与资格" },
    Field { code: "0011", en: "Basic programmes and qualifications", zh: "基础课程与资格" },
    Field { code: "002", en: "Literacy and numeracy", zh: "识字与算术" },
    Field { code: "0021", en: "Literacy and numeracy", zh: "识字与算术" },
    Field { code: "003", en: "Personal skills and development", zh: "个人技能与发展" },
    Field { code: "0031", en: "Personal skills and development", zh: "个人技能与发展" },
    Field { code: "009", en: "Generic programmes and qualifications not elsewhere classified", zh: "通用课程与资格（未另分类）" },
    Field { code: "0099", en: "Generic programmes and qualifications not elsewhere classified", zh: "通用课程与资格（未另分类）" },
    Field { code: "01", en: "Education", zh: "教育" },
    Field { code: "011", en: "Education", zh: "教育" },
    Field { code: "0110", en: "Education not further defined", zh: "教育（未进一步界定）" },
    Field { code: "0111", en: "Education science", zh: "教育科学" },
    Field { code: "0112", en: "Training for pre-school teachers", zh: "学前教师培训" },
    Field { code: "0113", en: "Teacher training without subject specialisation", zh: "不分学科的教师培训" },
    Field { code: "0114", en: "Teacher training with subject specialisation", zh: "分学科的教师培训" },
    Field { code: "0119", en: "Education not elsewhere classified", zh: "教育（未另分类）" },
    Field { code: "018", en: "Inter-disciplinary programmes and qualifications involving education", zh: "涉及教育的跨学科课程与资格" },
    Field { code: "0188", en: "Inter-disciplinary programmes and qualifications involving education", zh: "涉及教育的跨学科课程与资格" },
    Field { code: "02", en: "Arts and humanities", zh: "艺术与人文" },
    Field { code: "020", en: "Arts and humanities not further defined", zh: "艺术与人文（未进一步界定）" },
    Field { code: "0200", en: "Arts and humanities not further defined", zh: "艺术与人文（未进一步界定）" },
    Field { code: "021", en: "Arts", zh: "艺术" },
    Field { code: "0210", en: "Arts not further defined", zh: "艺术（未进一步界定）" },
    Field { code: "0211", en: "Audio-visual techniques and media production", zh: "视听技术与媒体制作" },
    Field { code: "0212", en: "Fashion, interior and industrial design", zh: "服装、室内与工业设计" },
    Field { code: "0213", en: "Fine arts", zh: "美术" },
    Field { code: "0214", en: "Handicrafts", zh: "手工艺" },
    Field { code: "0215", en: "Music and performing arts", zh: "音乐与表演艺术" },
    Field { code: "0219", en: "Arts not elsewhere classified", zh: "艺术（未另分类）" },
    Field { code: "022", en: "Humanities (except languages)", zh: "人文（语言除外）" },
    Field { code: "0220", en: "Humanities (except languages) not further defined", zh: "人文（语言除外）（未进一步界定）" },
    Field { code: "0221", en: "Religion and theology", zh: "宗教与神学" },
    Field { code: "0222", en: "History and archaeology", zh: "历史与考古" },
    Field { code: "0223", en: "Philosophy and ethics", zh: "哲学与伦理学" },
    Field { code: "0229", en: "Humanities (except languages) not elsewhere classified", zh: "人文（语言除外）（未另分类）" },
    Field { code: "023", en: "Languages", zh: "语言" },
    Field { code: "0230", en: "Languages not further defined", zh: "语言（未进一步界定）" },
    Field { code: "0231", en: "Language acquisition", zh: "语言习得" },
    Field { code: "0232", en: "Literature and linguistics", zh: "文学与语言学" },
    Field { code: "0239", en: "Languages not elsewhere classified", zh: "语言（未另分类）" },
    Field { code: "028", en: "Inter-disciplinary programmes and qualifications involving arts and humanities", zh: "涉及艺术与人文的跨学科课程与资格" },
    Field { code: "0288", en: "Inter-disciplinary programmes and qualifications involving arts and humanities", zh: "涉及艺术与人文的跨学科课程与资格" },
    Field { code: "029", en: "Arts and humanities not elsewhere classified", zh: "艺术与人文（未另分类）" },
    Field { code: "0299", en: "Arts and humanities not elsewhere classified", zh: "艺术与人文（未另分类）" },
    Field { code: "03", en: "Social sciences, journalism and information", zh: "社会科学、新闻与信息" },
    Field { code: "030", en: "Social sciences, journalism and information not further defined", zh: "社会科学、新闻与信息（未进一步界定）" },
    Field { code: "0300", en: "Social sciences, journalism and information not further defined", zh: "社会科学、新闻与信息（未进一步界定）" },
    Field { code: "031", en: "Social and behavioural sciences", zh: "社会与行为科学" },
    Field { code: "0310", en: "Social and behavioural sciences not further defined", zh: "社会与行为科学（未进一步界定）" },
    Field { code: "0311", en: "Economics", zh: "经济学" },
    Field { code: "0312", en: "Political sciences and civics", zh: "政治学与公民学" },
    Field { code: "0313", en: "Psychology", zh: "心理学" },
    Field { code: "0314", en: "Sociology and cultural studies", zh: "社会学与文化研究" },
    Field { code: "0319", en: "Social and behavioural sciences not elsewhere classified", zh: "社会与行为科学（未另分类）" },
    Field { code: "032", en: "Journalism and information", zh: "新闻与信息" },
    Field { code: "0320", en: "Journalism and information not further defined", zh: "新闻与信息（未进一步界定）" },
    Field { code: "0321", en: "Journalism and reporting", zh: "新闻与报道" },
    Field { code: "0322", en: "Library, information and archival studies", zh: "图书馆、信息与档案学" },
    Field { code: "0329", en: "Journalism and information not elsewhere classified", zh: "新闻与信息（未另分类）" },
    Field { code: "038", en: "Inter-disciplinary programmes and qualifications involving social sciences, journalism and information", zh: "涉及社会科学、新闻与信息的跨学科课程与资格" },
    Field { code: "0388", en: "Inter-disciplinary programmes and qualifications involving social sciences, journalism and information", zh: "涉及社会科学、新闻与信息的跨学科课程与资格" },
    Field { code: "039", en: "Social sciences, journalism and information not elsewhere classified", zh: "社会科学、新闻与信息（未另分类）" },
    Field { code: "0399", en: "Social sciences, journalism and information not elsewhere classified", zh: "社会科学、新闻与信息（未另分类）" },
    Field { code: "04", en: "Business, administration and law", zh: "商业、管理与法律" },
    Field { code: "040", en: "Business, administration and law not further defined", zh: "商业、管理与法律（未进一步界定）" },
    Field { code: "0400", en: "Business, administration and law not further defined", zh: "商业、管理与法律（未进一步界定）" },
    Field { code: "041", en: "Business and administration", zh: "商业与管理" },
    Field { code: "0410", en: "Business and administration not further defined", zh: "商业与管理（未进一步界定）" },
    Field { code: "0411", en: "Accounting and taxation", zh: "会计与税务" },
    Field { code: "0412", en: "Finance, banking and insurance", zh: "金融、银行与保险" },
    Field { code: "0413", en: "Management and administration", zh: "管理与行政" },
    Field { code: "0414", en: "Marketing and advertising", zh: "市场营销与广告" },
    Field { code: "0415", en: "Secretarial and office work", zh: "秘书与办公室工作" },
    Field { code: "0416", en: "Wholesale and retail sales", zh: "批发与零售" },
    Field { code: "0417", en: "Work skills", zh: "工作技能" },
    Field { code: "0419", en: "Business and administration not elsewhere classified", zh: "商业与管理（未另分类）" },
    Field { code: "042", en: "Law", zh: "法律" },
    Field { code: "0421", en: "Law", zh: "法律" },
    Field { code: "048", en: "Inter-disciplinary programmes and qualifications involving business, administration and law", zh: "涉及商业、管理与法律的跨学科课程与资格" },
    Field { code: "0488", en: "Inter-disciplinary programmes and qualifications involving business, administration and law", zh: "涉及商业、管理与法律的跨学科课程与资格" },
    Field { code: "049", en: "Business, administration and law not elsewhere classified", zh: "商业、管理与法律（未另分类）" },
    Field { code: "0499", en: "Business, administration and law not elsewhere classified", zh: "商业、管理与法律（未另分类）" },
    Field { code: "05", en: "Natural sciences, mathematics and statistics", zh: "自然科学、数学与统计学" },
    Field { code: "050", en: "Natural sciences, mathematics and statistics not further defined", zh: "自然科学、数学与统计学（未进一步界定）" },
    Field { code: "0500", en: "Natural sciences, mathematics and statistics not further defined", zh: "自然科学、数学与统计学（未进一步界定）" },
    Field { code: "051", en: "Biological and related sciences", zh: "生物及相关科学" },
    Field { code: "0510", en: "Biological and related sciences not further defined", zh: "生物及相关科学（未进一步界定）" },
    Field { code: "0511", en: "Biology", zh: "生物学" },
    Field { code: "0512", en: "Biochemistry", zh: "生物化学" },
    Field { code: "0519", en: "Biological and related sciences not elsewhere classified", zh: "生物及相关科学（未另分类）" },
    Field { code: "052", en: "Environment", zh: "环境" },
    Field { code: "0520", en: "Environment not further defined", zh: "环境（未进一步界定）" },
    Field { code: "0521", en: "Environmental sciences", zh: "环境科学" },
    Field { code: "0522", en: "Natural environments and wildlife", zh: "自然环境与野生生物" },
    Field { code: "0529", en: "Environment not elsewhere classified", zh: "环境（未另分类）" },
    Field { code: "053", en: "Physical sciences", zh: "物理科学" },
    Field { code: "0530", en: "Physical sciences not further defined", zh: "物理科学（未进一步界定）" },
    Field { code: "0531", en: "Chemistry", zh: "化学" },
    Field { code: "0532", en: "Earth sciences", zh: "地球科学" },
    Field { code: "0533", en: "Physics", zh: "物理学" },
    Field { code: "0539", en: "Physical sciences not elsewhere classified", zh: "物理科学（未另分类）" },
    Field { code: "054", en: "Mathematics and statistics", zh: "数学与统计学" },
    Field { code: "0540", en: "Mathematics and statistics not further defined", zh: "数学与统计学（未进一步界定）" },
    Field { code: "0541", en: "Mathematics", zh: "数学" },
    Field { code: "0542", en: "Statistics", zh: "统计学" },
    Field { code: "058", en: "Inter-disciplinary programmes and qualifications involving natural sciences, mathematics and statistics", zh: "涉及自然科学、数学与统计学的跨学科课程与资格" },
    Field { code: "0588", en: "Inter-disciplinary programmes and qualifications involving natural sciences, mathematics and statistics", zh: "涉及自然科学、数学与统计学的跨学科课程与资格" },
    Field { code: "059", en: "Natural sciences, mathematics and statistics not elsewhere classified", zh: "自然科学、数学与统计学（未另分类）" },
    Field { code: "0599", en: "Natural sciences, mathematics and statistics not elsewhere classified", zh: "自然科学、数学与统计学（未另分类）" },
    Field { code: "06", en: "Information and Communication Technologies (ICTs)", zh: "信息与通信技术" },
    Field { code: "061", en: "Information and Communication Technologies (ICTs)", zh: "信息与通信技术" },
    Field { code: "0610", en: "Information and Communication Technologies (ICTs) not further defined", zh: "信息与通信技术（未进一步界定）" },
    Field { code: "0611", en: "Computer use", zh: "计算机使用" },
    Field { code: "0612", en: "Database and network design and administration", zh: "数据库与网络的设计和管理" },
    Field { code: "0613", en: "Software and applications development and analysis", zh: "软件与应用程序的开发和分析" },
    Field { code: "0619", en: "Information and Communication Technologies (ICTs) not elsewhere classified", zh: "信息与通信技术（未另分类）" },
    Field { code: "068", en: "Inter-disciplinary programmes and qualifications involving Information and Communication Technologies (ICTs)", zh: "涉及信息与通信技术的跨学科课程与资格" },
    Field { code: "0688", en: "Inter-disciplinary programmes and qualifications involving Information and Communication Technologies (ICTs)", zh: "涉及信息与通信技术的跨学科课程与资格" },
    Field { code: "07", en: "Engineering, manufacturing and construction", zh: "工程、制造与建筑" },
    Field { code: "070", en: "Engineering, manufacturing and construction not further defined", zh: "工程、制造与建筑（未进一步界定）" },
    Field { code: "0700", en: "Engineering, manufacturing and construction not further defined", zh: "工程、制造与建筑（未进一步界定）" },
    Field { code: "071", en: "Engineering and engineering trades", zh: "工程与工程技术" },
    Field { code: "0710", en: "Engineering and engineering trades not further defined", zh: "工程与工程技术（未进一步界定）" },
    Field { code: "0711", en: "Chemical engineering and processes", zh: "化学工程与工艺" },
    Field { code: "0712", en: "Environmental protection technology", zh: "环境保护技术" },
    Field { code: "0713", en: "Electricity and energy", zh: "电力与能源" },
    Field { code: "0714", en: "Electronics and automation", zh: "电子与自动化" },
    Field { code: "0715", en: "Mechanics and metal trades", zh: "机械与金属加工" },
    Field { code: "0716", en: "Motor vehicles, ships and aircraft", zh: "机动车、船舶与飞机" },
    Field { code: "0719", en: "Engineering and engineering trades not elsewhere classified", zh: "工程与工程技术（未另分类）" },
    Field { code: "072", en: "Manufacturing and processing", zh: "制造与加工" },
    Field { code: "0720", en: "Manufacturing and processing not further defined", zh: "制造与加工（未进一步界定）" },
    Field { code: "0721", en: "Food processing", zh: "食品加工" },
    Field { code: "0722", en: "Materials (glass, paper, plastic and wood)", zh: "材料（玻璃、纸张、塑料与木材）" },
    Field { code: "0723", en: "Textiles (clothes, footwear and leather)", zh: "纺织品（服装、鞋类与皮革）" },
    Field { code: "0724", en: "Mining and extraction", zh: "采矿与开采" },
    Field { code: "0729", en: "Manufacturing and processing not elsewhere classified", zh: "制造与加工（未另分类）" },
    Field { code: "073", en: "Architecture and construction", zh: "建筑学与建筑施工" },
    Field { code: "0730", en: "Architecture and construction not further defined", zh: "建筑学与建筑施工（未进一步界定）" },
    Field { code: "0731", en: "Architecture and town planning", zh: "建筑学与城市规划" },
    Field { code: "0732", en: "Building and civil engineering", zh: "建筑与土木工程" },
    Field { code: "078", en: "Inter-disciplinary programmes and qualifications involving engineering, manufacturing and construction", zh: "涉及工程、制造与建筑的跨学科课程与资格" },
    Field { code: "0788", en: "Inter-disciplinary programmes and qualifications involving engineering, manufacturing and construction", zh: "涉及工程、制造与建筑的跨学科课程与资格" },
    Field { code: "079", en: "Engineering, manufacturing and construction not elsewhere classified", zh: "工程、制造与建筑（未另分类）" },
    Field { code: "0799", en: "Engineering, manufacturing and construction not elsewhere classified", zh: "工程、制造与建筑（未另分类）" },
    Field { code: "08", en: "Agriculture, forestry, fisheries and veterinary", zh: "农业、林业、渔业与兽医" },
    Field { code: "080", en: "Agriculture, forestry, fisheries and veterinary not further defined", zh: "农业、林业、渔业与兽医（未进一步界定）" },
    Field { code: "0800", en: "Agriculture, forestry, fisheries and veterinary not further defined", zh: "农业、林业、渔业与兽医（未进一步界定）" },
    Field { code: "081", en: "Agriculture", zh: "农业" },
    Field { code: "0810", en: "Agriculture not further defined", zh: "农业（未进一步界定）" },
    Field { code: "0811", en: "Crop and livestock production", zh: "作物与牲畜生产" },
    Field { code: "0812", en: "Horticulture", zh: "园艺" },
    Field { code: "0819", en: "Agriculture not elsewhere classified", zh: "农业（未另分类）" },
    Field { code: "082", en: "Forestry", zh: "林业" },
    Field { code: "0821", en: "Forestry", zh: "林业" },
    Field { code: "083", en: "Fisheries", zh: "渔业" },
    Field { code: "0831", en: "Fisheries", zh: "渔业" },
    Field { code: "084", en: "Veterinary", zh: "兽医" },
    Field { code: "0841", en: "Veterinary", zh: "兽医" },
    Field { code: "088", en: "Inter-disciplinary programmes and qualifications involving agriculture, forestry, fisheries and veterinary", zh: "涉及农业、林业、渔业与兽医的跨学科课程与资格" },
    Field { code: "0888", en: "Inter-disciplinary programmes and qualifications involving agriculture, forestry, fisheries and veterinary", zh: "涉及农业、林业、渔业与兽医的跨学科课程与资格" },
    Field { code: "089", en: "Agriculture, forestry, fisheries and veterinary not elsewhere classified", zh: "农业、林业、渔业与兽医（未另分类）" },
    Field { code: "0899", en: "Agriculture, forestry, fisheries and veterinary not elsewhere classified", zh: "农业、林业、渔业与兽医（未另分类）" },
    Field { code: "09", en: "Health and welfare", zh: "卫生与福利" },
    Field { code: "090", en: "Health and welfare not further defined", zh: "卫生与福利（未进一步界定）" },
    Field { code: "0900", en: "Health and welfare not further defined", zh: "卫生与福利（未进一步界定）" },
    Field { code: "091", en: "Health", zh: "卫生" },
    Field { code: "0910", en: "Health not further defined", zh: "卫生（未进一步界定）" },
    Field { code: "0911", en: "Dental studies", zh: "牙科" },
    Field { code: "0912", en: "Medicine", zh: "医学" },
    Field { code: "0913", en: "Nursing and midwifery", zh: "护理与助产" },
    Field { code: "0914", en: "Medical diagnostic and treatment technology", zh: "医疗诊断与治疗技术" },
    Field { code: "0915", en: "Therapy and rehabilitation", zh: "治疗与康复" },
    Field { code: "0916", en: "Pharmacy", zh: "药学" },
    Field { code: "0917", en: "Traditional and complementary medicine and therapy", zh: "传统与补充医学和疗法" },
    Field { code: "0919", en: "Health not elsewhere classified", zh: "卫生（未另分类）" },
    Field { code: "092", en: "Welfare", zh: "福利" },
    Field { code: "0920", en: "Welfare not further defined", zh: "福利（未进一步界定）" },
    Field { code: "0921", en: "Care of the elderly and of disabled adults", zh: "老年人与残疾成人护理" },
    Field { code: "0922", en: "Child care and youth services", zh: "儿童照料与青少年服务" },
    Field { code: "0923", en: "Social work and counselling", zh: "社会工作与咨询" },
    Field { code: "0929", en: "Welfare not elsewhere classified", zh: "福利（未另分类）" },
    Field { code: "098", en: "Inter-disciplinary programmes and qualifications involving health and welfare", zh: "涉及卫生与福利的跨学科课程与资格" },
    Field { code: "0988", en: "Inter-disciplinary programmes and qualifications involving health and welfare", zh: "涉及卫生与福利的跨学科课程与资格" },
    Field { code: "099", en: "Health and welfare not elsewhere classified", zh: "卫生与福利（未另分类）" },
    Field { code: "0999", en: "Health and welfare not elsewhere classified", zh: "卫生与福利（未另分类）" },
    Field { code: "10", en: "Services", zh: "服务" },
    Field { code: "100", en: "Services not further defined", zh: "服务（未进一步界定）" },
    Field { code: "1000", en: "Services not further defined", zh: "服务（未进一步界定）" },
    Field { code: "101", en: "Personal services", zh: "个人服务" },
    Field { code: "1010", en: "Personal services not further defined", zh: "个人服务（未进一步界定）" },
    Field { code: "1011", en: "Domestic services", zh: "家政服务" },
    Field { code: "1012", en: "Hair and beauty services", zh: "美发与美容服务" },
    Field { code: "1013", en: "Hotel, restaurants and catering", zh: "酒店、餐馆与餐饮" },
    Field { code: "1014", en: "Sports", zh: "体育" },
    Field { code: "1015", en: "Travel, tourism and leisure", zh: "旅行、旅游与休闲" },
    Field { code: "1019", en: "Personal services not elsewhere classified", zh: "个人服务（未另分类）" },
    Field { code: "102", en: "Hygiene and occupational health services", zh: "卫生与职业健康服务" },
    Field { code: "1020", en: "Hygiene and occupational health services not further defined", zh: "卫生与职业健康服务（未进一步界定）" },
    Field { code: "1021", en: "Community sanitation", zh: "社区卫生" },
    Field { code: "1022", en: "Occupational health and safety", zh: "职业健康与安全" },
    Field { code: "1029", en: "Hygiene and occupational health services not elsewhere classified", zh: "卫生与职业健康服务（未另分类）" },
    Field { code: "103", en: "Security services", zh: "安全服务" },
    Field { code: "1030", en: "Security services not further defined", zh: "安全服务（未进一步界定）" },
    Field { code: "1031", en: "Military and defence", zh: "军事与国防" },
    Field { code: "1032", en: "Protection of persons and property", zh: "人身与财产保护" },
    Field { code: "1039", en: "Security services not elsewhere classified", zh: "安全服务（未另分类）" },
    Field { code: "104", en: "Transport services", zh: "运输服务" },
    Field { code: "1041", en: "Transport services", zh: "运输服务" },
    Field { code: "108", en: "Inter-disciplinary programmes and qualifications involving services", zh: "涉及服务的跨学科课程与资格" },
    Field { code: "1088", en: "Inter-disciplinary programmes and qualifications involving services", zh: "涉及服务的跨学科课程与资格" },
    Field { code: "109", en: "Services not elsewhere classified", zh: "服务（未另分类）" },
    Field { code: "1099", en: "Services not elsewhere classified", zh: "服务（未另分类）" },
    Field { code: "99", en: "Field unknown", zh: "领域不详" },
    Field { code: "999", en: "Field unknown", zh: "领域不详" },
    Field { code: "9999", en: "Field unknown", zh: "领域不详" },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, (Reason, &[&str])>) {
        let expected = expected.map_err(|(reason, proposals)| Fault::of(reason, proposals));
        assert_eq!(isced_f(text).map(|field| field.code), expected, "{text}");
    }

    #[test]
    fn the_table_is_sorted_and_every_field_has_its_parent() {
        super::super::tests::assert_sorted_and_unique(FIELDS.iter().map(|field| field.code));
        for field in FIELDS {
            assert!((2..=4).contains(&field.code.len()), "{}", field.code);
            assert_eq!(field.parent().is_none(), field.level() == Level::Broad, "{}", field.code);
            assert!(field.zh.chars().any(crate::text::is_han), "{}", field.code);
        }
        // The classification's own count: 11 broad, 29 narrow and 80 detailed fields, besides the residual ones (and 99).
        let residual = |field: &&Field| field.code.ends_with(['0', '8', '9']) && field.level() != Level::Broad;
        let count =
            |level| FIELDS.iter().filter(|f| f.level() == level && !residual(f) && !f.code.starts_with("99")).count();
        assert_eq!([count(Level::Broad), count(Level::Narrow), count(Level::Detailed)], [11, 29, 80]);
    }

    #[test]
    fn a_field_has_a_level_and_titles_in_both_languages() {
        let field = isced_f("0613").expect("0613 is in the list");
        assert_eq!((field.level(), field.en), (Level::Detailed, "Software and applications development and analysis"));
        assert_eq!(field.zh, "软件与应用程序的开发和分析");
        assert_eq!(field.parent().map(|f| f.code), Some("061"));
        assert_eq!(isced_f("07").map(|f| f.zh), Ok("工程、制造与建筑"));
    }

    #[test]
    fn a_lost_zero_is_given_back() {
        check("613", Err((Reason::Spelling, &["0613"])));
        check("61", Err((Reason::Spelling, &["061"])));
        check("6", Err((Reason::Spelling, &["06"])));
        check("714", Err((Reason::Spelling, &["0714"])));
        check("101", Ok("101"));
        check("1015", Ok("1015"));
    }

    #[test]
    fn other_spellings_and_titles_have_their_cure() {
        for (wrong, code) in [
            ("06.1.3", "0613"),
            ("０６１３", "0613"),
            ("0613 软件", "0613"),
            ("ISCED-F 0714", "0714"),
            ("061300", "0613"),
            ("软件与应用程序的开发和分析", "0613"),
            ("护理与助产", "0913"),
            ("Law", "0421"),
            ("physics", "0533"),
        ] {
            check(wrong, Err((Reason::Spelling, &[code])));
        }
    }

    #[test]
    fn an_unknown_code_leads_to_the_field_above() {
        check("0618", Err((Reason::Unlisted, &["061"])));
        check("0717", Err((Reason::Unlisted, &["071"])));
        check("1300", Err((Reason::Unlisted, &[])));
        check("Phisics", Err((Reason::Unlisted, &["0533"])));
        check("军事与国访", Err((Reason::Unlisted, &["1031"])));
        check("魔法", Err((Reason::Shape, &[])));
        check("", Err((Reason::Shape, &[])));
        check("123456789", Err((Reason::Shape, &[])));
    }
}
