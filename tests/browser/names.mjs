// The made-up bodies and subjects of the test site, each as [slug, English, Chinese, Russian, …].
//
// A name that is null is missing on purpose. None of them exists. Only lists of names stand here; what is said about
// them, and what is left untranslated, is in `site.mjs`.

/** Subjects: slug, names, ISCED-F code. The Russian ones are long, as such names are. */
export const majors = [
  ["robotics", "Robotics", "机器人工程", "Мехатроника и робототехника", "0714"],
  ["river-engineering", "River Engineering", "江河工程", "Гидротехническое строительство", "0732"],
  ["communications", "Communications Engineering", "通信工程", "Инфокоммуникационные технологии и системы связи", "0714"],
  ["computing", "Computing", "计算机科学与技术", "Высокопроизводительные вычислительные системы", "0613"],
  ["software", "Software Engineering", "软件工程", "Программная инженерия", "0613"],
  ["materials", "Materials of Light", "光学材料", "Материаловедение и оптоэлектронное приборостроение", "0722"],
  ["management", "Management of Bridges", "桥梁管理", "Предпринимательство и администрирование мостов", "0413"],
  ["mist-studies", "Mist Studies", "云雾学", "Метеорология", "0532"],
  ["power", "Electric Power", "电气工程", "Электроэнергетика и электрооборудование", "0713"],
  ["lantern-design", "Lantern Design", null, "Проектирование светильников", "0212"],
];

/** Partners: slug, names, type, country, city in three languages, latitude, longitude; null for no coordinates. */
export const partners = [
  ["corrib-valley", "Corrib Valley Institute", "科里布谷学院", "Институт долины Корриб", "university", "IE", ["Corrib Valley", "科里布谷", "Долина Корриб"], 53.3, -9.1],
  ["heron-bay", "Heron Bay University", "鹭湾大学", "Университет Залива Цапель", "university", "GB", ["Heron Bay", "鹭湾", "Залив Цапель"], 51.6, -3.9],
  ["quiet-harbour", "University of the Quiet Harbour", "静港大学", "Университет Тихой Гавани", "university", "AU", ["Quiet Harbour", "静港", "Тихая Гавань"], -33.1, 151.6],
  ["northern-lamp", "Northern Lamp Polytechnic", "北灯理工大学", "Политехнический университет Северной Лампы", "university", "RU", ["Lampograd", "灯城", "Лампоград"], 60.2, 30.8],
  ["birch-steppe", "Birch Steppe State University", "桦原国立大学", "Берёзовостепной государственный университет", "university", "RU", ["Birch Steppe", "桦原", "Берёзовая Степь"], 55.4, 83.2],
  ["cedar-pass", "Cedar Pass Technical University", "雪松关工业大学", "Кедроперевальский технический университет", "university", "BY", ["Cedar Pass", "雪松关", "Кедровый Перевал"], 53.7, 27.9],
  ["lake-of-bells", "Lake of Bells University", "钟湖大学", "Университет Озера Колоколов", "university", "DE", ["Bell Lake", "钟湖", "Колокольное Озеро"], 50.9, 11.4],
  ["seven-mills", "Seven Mills School of Engineers", "七磨坊工程师学校", "Школа инженеров Семи Мельниц", "college", "FR", ["Seven Mills", "七磨坊", "Семь Мельниц"], 47.3, 1.2],
  ["amber-coast", "Amber Coast University", "琥珀海岸大学", "Университет Янтарного Берега", "university", "LV", ["Amber Coast", "琥珀海岸", "Янтарный Берег"], 56.9, 23.5],
  ["salt-fjord", "Salt Fjord University", "盐峡湾大学", "Университет Солёного Фьорда", "university", "NO", ["Salt Fjord", "盐峡湾", "Солёный Фьорд"], 67.2, 14.6],
  ["thousand-steps", "University of the Thousand Steps", "千阶大学", "Университет Тысячи Ступеней", "university", "IT", ["Thousand Steps", "千阶", "Тысяча Ступеней"], 41.1, 14.3],
  ["olive-gate", "Olive Gate University", "橄榄门大学", "Университет Оливковых Ворот", "university", "GR", ["Olive Gate", "橄榄门", "Оливковые Ворота"], 38.4, 22.1],
  ["red-canyon", "Red Canyon State College", "红峡州立学院", "Колледж Красного Каньона", "college", "US", ["Red Canyon", "红峡", "Красный Каньон"], 37.2, -112.8],
  ["maple-ferry", "Maple Ferry University", "枫渡大学", "Университет Кленовой Переправы", "university", "CA", ["Maple Ferry", "枫渡", "Кленовая Переправа"], 45.9, -76.2],
  ["prairie-wind", "Prairie Wind University", "草原风大学", "Университет Степного Ветра", "university", "US", ["Prairie Wind", "草原风", "Степной Ветер"], 41.6, -97.4],
  ["condor-peak", "Condor Peak University", "神鹰峰大学", "Университет Пика Кондора", "university", "CL", ["Condor Peak", "神鹰峰", "Пик Кондора"], -33.6, -70.4],
  ["river-of-glass", "River of Glass University", "琉璃河大学", "Университет Стеклянной Реки", "university", "BR", ["River of Glass", "琉璃河", "Стеклянная Река"], -22.4, -44.1],
  ["baobab-square", "Baobab Square University", "猴面包树广场大学", "Университет Площади Баобабов", "university", "KE", ["Baobab Square", "猴面包树广场", "Площадь Баобабов"], -0.9, 36.8],
  ["tall-dune", "Tall Dune Institute", "高沙丘学院", "Институт Высокой Дюны", "research-institute", "EG", ["Tall Dune", "高沙丘", "Высокая Дюна"], 29.6, 31.4],
  ["pearl-tide", "Pearl Tide University", "珠潮大学", "Университет Жемчужного Прилива", "university", "MY", ["Pearl Tide", "珠潮", "Жемчужный Прилив"], 3.3, 101.9],
  ["floating-market", "Floating Market University", "水上集市大学", "Университет Плавучего Рынка", "university", "TH", ["Floating Market", "水上集市", "Плавучий Рынок"], 14.2, 100.2],
  ["paper-crane", "Paper Crane University", "纸鹤大学", "Университет Бумажного Журавля", "university", "JP", ["Paper Crane", "纸鹤", "Бумажный Журавль"], 35.2, 137.4],
  ["moon-gate", "Moon Gate University", "月门大学", "Университет Лунных Ворот", "university", "KR", ["Moon Gate", "月门", "Лунные Ворота"], 36.1, 127.9],
  ["jade-terrace", "Jade Terrace University", "玉阶大学", "Университет Нефритовой Террасы", "university", "CN", ["Jade Terrace", "玉阶", "Нефритовая Терраса"], 30.9, 103.8],
  ["lotus-ford", "Lotus Ford University", "莲津大学", "Университет Лотосового Брода", "university", "VN", ["Lotus Ford", "莲津", "Лотосовый Брод"], 20.7, 105.6],
  ["clove-island", "Clove Island University", null, "Университет Гвоздичного Острова", "university", "ID", ["Clove Island", "丁香岛", "Гвоздичный Остров"], -6.4, 106.9],
  ["kite-hill", null, "风筝山大学", null, "university", "CN", ["Kite Hill", "风筝山", "Гора Змеев"], 25.2, 110.4],
  ["moss-robot", "Moss Robot Works", "苔藓机器人公司", "Завод моховых роботов", "company", "FI", ["Mossholm", "苔藓岛", "Моховой Остров"], 61.4, 23.9],
  ["mountain-sea-council", "Mountain and Sea Council", "山海理事会", "Совет гор и морей", "intergovernmental", null, ["Cloud Pass", "云关", "Облачный Перевал"], null, null],
  ["league-of-bridges", "League of Bridges", "桥梁联合会", "Лига мостов", "association", "CH", ["Two Bridges", "双桥", "Два Моста"], null, null],
];
