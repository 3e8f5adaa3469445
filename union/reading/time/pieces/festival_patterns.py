"""How festivals' days and lunar days are written: 正月初六, 农历8月十五, 廿八, 丙午年腊月, 国庆前夕, 中秋那几天.

Groups are named sort_part, as in base_patterns.py; the festivals' own names stand in union/data.
"""

from union.reading.time.pieces.base_patterns import D1, ONE_TO_TEN, WD

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
SAID = "(?:农历|阴历|旧历|夏历)"
# True where the words before leave no doubt that the lunar calendar is meant.
SURE = "(?(lunar_said)|(?(lunar_sure)|(?!)))"
FIGURE = r"(?:[12]\d|30|[1-9])(?!\d)"
# What may stand before 年 in another word: 三年前, 去年后, 青年前.
NO_YEAR_END = "[\\d一二两三四五六七八九十百千几多半数今明去本当前后来每周整全学青中老近往历同新逐成童少晚早隔次翌这那上下]"

FEASTS: dict[str, str] = {
    # 丙午年正月初五, 马年腊月; 马年大吉 is no time
    "lunar_year": (
        rf"{SAID}?的?(?:(?P<lunar_year_stem>[{STEMS}][{BRANCHES}])[{ANIMALS}]?|(?P<lunar_year_animal>[{ANIMALS}]))年"
        rf"(?={SAID}|的?(?:闰?[正腊冬{D1[1:-1]}十]{{1,2}}月|春节|除夕|大年|元宵|端午|中秋|重阳|腊八|小年|初[{ONE_TO_TEN[1:-1]}]|年三十))"
    ),
    "old_style": rf"{SAID}的?(?=(?:19|20)\d\d年|[今明去本后]年)",
    # 农历八月十五, 正月初六, 腊月廿三, 闰六月初一, 腊月18, 农历8月23号; 八月十五 may be either
    "lunar": (
        rf"(?:(?P<lunar_said>{SAID})的?)?(?P<lunar_sure>(?=闰?[正腊冬]月))?(?P<lunar_leap>闰)?"
        rf"(?P<lunar_month>正|腊|冬|十[一二]?|{D1}|(?(lunar_said)(?:1[0-2]|[1-9])|(?!)))月份?的?"
        rf"(?P<lunar_day>初{ONE_TO_TEN}|(?<=[正七八十]月)半(?![年个天])|廿{D1}?|二十{D1}?|十{D1}?|三十|{SURE}(?:初?{FIGURE}|{D1}))(?:{SURE}[日号])?"
        r"(?![日号个多余一二三四五六七八九十\d])"
    ),
    # 九月九, 五月五, 二月二: the feast, if no 日 is behind it
    "twin": rf"(?P<twin_month>[二五七九])月(?P=twin_month)(?![日号十个多次万余月年\d{D1[1:-1]}])",
    "new_year": rf"(?:大年|春节|(?<!{NO_YEAR_END})年)初(?P<new_year_day>{ONE_TO_TEN})(?![次个场季批步月中级]|轮(?![到值流]))",
    # 廿八上午, 初五开工, 正月初三到初六; 初一至初三 may be forms of a school
    "moon_day": (
        rf"{SAID}的?(?P<moon_day_bare>初{ONE_TO_TEN}|廿{D1}?|二十{D1}?|十{D1}?|三十)(?![\d月个周年号日多余一二三四五六七八九十])"
        rf"|(?<![月年\d一二三四五六七八九十最当起历])(?P<moon_day_said>廿{D1}?|初[四五六七八九十]|(?<=[到至-])初[一二三]"
        r"|初[一二三](?=早|晚|上午|下午|中午|前|后|到|至|-|那天|这天|当天|开工|拜年|值班|回|上班))(?![日号个月次中级期步年\d一二三四五六七八九十])"
    ),
    "moon_eve": r"(?<![\d一二月初年廿第])三十(?=晚|夜|那天|下午)|大年(?=夜(?!饭))",
    # 正月里, 农历十月, 闰六月, 腊月底
    "moon": (
        rf"{SAID}的?(?P<moon_leap>闰)?(?P<moon_number>1[0-2]|[1-9]|十[一二]?|{D1})月份?(?![\d初廿半])(?:里|间)?"
        rf"|闰(?P<moon_twice>十[一二]?|{D1})月份?|(?P<moon_name>[正腊冬])月份?(?:里|间)?"
    ),
    "eve": r"的?(?:前夕|前夜|前一?晚|前一夜|头天晚上?)",
    "feast_week": rf"的?[那当](?:一|个)?(?:周|星期)(?!{WD})|所在(?:的?那?一?)周",
    "days_off": r"(?:放假期间|假期里?|期间|长假|小长假|黄金周|假日|放假|假(?=后|前)|[那这]几[天日])",
}
