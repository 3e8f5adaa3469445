"""What several rules of a time and readers of other words share: numerals, weekdays, lunar days. The rules stand in union/data/times.toml."""

D1 = "[一二三四五六七八九]"
COUNT = r"(?:\d{1,3}(?:\.\d)?|[一二两俩三四五六七八九十百]{1,6})"
ONE_TO_TEN = "[一二三四五六七八九十]"
LUNAR_DAY = rf"(?>初{ONE_TO_TEN}|廿{D1}?|二十{D1}?|十{D1}?|三十)"
WEEK = "(?:周|星期|礼拜)"
WD = "[一二三四五六日天]"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
# What may stand before 年 in another word: 三年前, 去年后, 青年前.
NO_YEAR_END = "[\\d一二两三四五六七八九十百千几多半数今明去本当前后来每周整全学青中老近往历同新逐成童少晚早隔次翌这那上下]"
