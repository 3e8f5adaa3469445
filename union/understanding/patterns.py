"""How each piece of a time is written, one small pattern a piece, with the words it is for.

Groups are named sort_part. Words an officer may add (@list) stand in union/data/phrases.toml.
"""

D1 = "[一二三四五六七八九]"
MM = rf"(?:元(?=月)|1[0-2]|0?[1-9](?!\d)|十[一二]?|{D1})"
DD = rf"(?:\d{{1,2}}|三十一?|二十{D1}?|廿{D1}?|十{D1}?|{D1})"
HH = rf"(?:\d{{1,2}}|二十[一二三四]?|十{D1}?|[零两]|{D1})"
MIN = rf"(?:\d{{1,2}}|[二三四五]?十{D1}?|零?{D1})"
COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4})"
TO = "(?:-{1,2}|~|到|至)"
ONE_TO_TEN = "[一二三四五六七八九十]"
LUNAR_DAY = rf"(?:初{ONE_TO_TEN}|廿{D1}?|二十{D1}?|十{D1}?|三十)"
WEEK = "(?:周|星期|礼拜)"
WD = "[一二三四五六日天]"
WHICH = "(?:上上|下下|上|下|这|本)"
ALONE = r"(?<![\d.])"
# A date of two bare numbers stands alone or after a word that leads to a date: 「定于12.5」, not 「均1.5」.
LED_TO = r"(?:(?<![\u4e00-\u9fff\d./A-Za-z¥$:])|(?<=[在于定至到从自改为是]))"

MOMENTS: dict[str, str] = {
    # 2026-12-05, 2026/12/5, 2026.12.05
    "iso": rf"{ALONE}(?P<iso_year>\d{{4}})(?P<iso_sign>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso_sign)(?P<iso_day>\d{{1,2}})(?!\d)日?",
    "year_month": rf"{ALONE}(?P<year_month_year>(?:19|20)\d\d)[-/.](?P<year_month_number>0?[1-9]|1[0-2])(?![\d.%@after_decimal])",
    # 9:30, 2:00 pm
    # 20261205
    "compact": r"(?<!\d)(?P<compact_year>20\d\d)(?P<compact_month>0[1-9]|1[0-2])(?P<compact_day>0[1-9]|[12]\d|3[01])(?!\d)",
    "colon": r"(?<![\d:.])(?P<colon_hour>\d{1,2}):(?P<colon_minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?(?P<colon_half>[aApP])\.?[mM])?",
    "english": r"(?<![\d:.])(?P<english_hour>\d{1,2})\s?(?P<english_half>[aApP])\.?[mM](?![A-Za-z])",
    # 2到4点, 9-11点半
    "hours": rf"(?<!\d)(?P<hours_from>{HH})(?:点|时)?{TO}(?P<hours_to>{HH})(?:点钟?|时)(?P<hours_half>半)?(?!@after_clock)",
    # 9点半, 14时30分, 八点二十; not 「三点建议」, 「一时」, 「好一点」
    "clock": (
        rf"(?:(?<!\d)(?!一[点时])|(?<=[午晚晨日号早上夜到至-]))(?P<clock_hour>{HH})(?:点钟?|时(?![间代期候常效段]))"
        rf"(?:(?P<clock_half>半)|(?P<clock_quarter>[一三13])刻|整|过?(?P<clock_minute>{MIN})(?:分(?!钟)|(?![\d刻])))?多?(?!@after_clock)"
    ),
    "office": r"下班(?=之?前|时)",
    # 农历八月十五, 正月初六, 腊月廿三, 大年初二
    "lunar": (
        rf"(?:(?P<lunar_said>农历|阴历|旧历)的?)?(?P<lunar_leap>闰)?(?P<lunar_month>正|腊|冬|十[一二]?|{D1})月"
        rf"(?P<lunar_day>初[一二三四五六七八九十]|廿{D1}?|二十{D1}?|十{D1}?|三十)(?![日号个多余一二三四五六七八九十\d])"
    ),
    "new_year": r"(?:大年|春节)初(?P<new_year_day>[一二三四五六七八九十])",
    "moon": r"(?P<moon_name>[正腊])月(?:里|间)?",
    # 3、4月份, 7-8月, 5日至8日, 5-8号
    "months": rf"{ALONE}(?P<months_from>{MM})(?:月份?)?(?:{TO}|、)(?P<months_to>{MM})月份?(?![\d一二三四五六七八九十初])",
    "days": rf"(?<![\d.:])(?P<days_from>{DD})(?:日|号)?(?:{TO}|、)(?P<days_to>{DD})(?:日|号)(?!@after_number)",
    "year": rf"(?<![\d第])(?:(?P<year_full>(?:19|20)\d\d|[一二][零九][零一二三四五六七八九]{{2}})年度?|(?P<year_short>2\d|二[零一二三四五六七八九])年(?={MM}月))",
    # 9999年12月31日: kept together, so that its day is not read alone
    "no_year": rf"(?<![\d第])(?!(?:19|20)\d\d年)\d{{3,5}}年(?={MM}月{DD})",
    "this_year": r"(?P<this_year_word>全年|今年|本年度?|明年|大后年|后年|去年|前年|来年|上年度?|下年度?)",
    "quarter": rf"第?(?P<quarter_number>[一二三四1-4])季度|(?P<quarter_which>{WHICH})一?个?季度",
    "half": r"(?P<half_which>[上下])半年",
    "nth_weekday": rf"的?(?:第(?P<nth_weekday_number>[一二三四五])|(?P<nth_weekday_last>最后一?))个?{WEEK}(?P<nth_weekday_day>{WD})",
    "nth_workday": r"的?(?P<nth_workday_way>[前后])?的?(?:第(?P<nth_workday_number>[一二三四五六七八九十])|(?P<nth_workday_last>最后一?)|首)个?工作日",
    # 13月5日: kept together, so that its day is not read alone
    "no_month": rf"(?<![\d.第])(?:1[3-9]|[2-9]\d|00?|十[三四五六七八九]|二十{D1}?)月(?=份|底|初|{DD}[日号])份?",
    "month": rf"{ALONE}(?P<month_number>{MM})月份?(?!@after_month)",
    "this_month": rf"(?P<this_month_which>{WHICH}|当)一?个?月份?",
    "weekend": rf"(?P<weekend_which>{WHICH})?一?个?(?:周末|双休日)",
    "weekday": rf"(?P<weekday_which>{WHICH})?一?个?{WEEK}(?P<weekday_day>{WD}|[1-7](?![\d点:时年]))(?!次|(?<=一)@after_weekday)",
    "week": rf"(?P<week_which>{WHICH})一?个?{WEEK}(?!@after_week)",
    "relative": (
        r"(?P<relative_word>大前天|大后天|前天|昨天|昨日|今天|今日|明天|明日|后天|后日|明儿个?|今儿个?|昨儿个?|后儿个?)"
        r"|(?P<relative_short>[今明昨当])(?=早|晚|晨|夜)"
    ),
    "two_days": r"明后(?:两|这两)?天",
    "within": r"(?<![\d一二两三四五六七八九十几本这今明去])(?P<within_word>[周月年])(?=内)",
    # 三天后, 两周内, 半个月后, 一个半小时后; 「5日前」 is a deadline, not an offset
    "offset": (
        rf"(?<![\d第月])(?P<offset_count>{COUNT}|半)(?P<offset_half>个半|半)?"
        r"(?P<offset_unit>个?工作日|个?小时|个?钟头|刻钟|分钟|个?星期|个?礼拜|个?季度|(?<=半)月|个月|天|周|年|日(?!之?以?前))"
        r"(?:之|以)?(?P<offset_way>后|前|内)(?![勤续台])"
    ),
    "next_workday": r"下一?个工作日",
    "day": rf"(?<![\d.])(?!(?<!月)一日)(?P<day_number>{DD})(?:日(?!@after_ri)|号(?!@after_number))",
    "bare_day": r"(?<=月)(?P<bare_day_number>\d{1,2})(?![\d.:/%-]|[点时分个名月])",
    # 12.5, 12/5, 12-05
    "dotted": rf"{LED_TO}(?P<dotted_month>\d{{1,2}})[./](?P<dotted_day>\d{{1,2}})(?:日(?!@after_ri))?(?![\d./%]|@after_decimal)",
    "dashed": rf"(?<!-){LED_TO}(?P<dashed_month>\d\d)-(?P<dashed_day>\d\d)(?![\d./%-]|@after_decimal)",
    "ten_days": r"(?P<ten_days_word>[上中下])旬",
    "edge": (
        r"(?:(?<=[月年度份])|(?<![\d一二两三四五六七八九十几个半多])(?P<edge_of>[月年]))"
        r"(?P<edge_word>初|底|末|中(?!旬|国|心|秋|央|共|层|级|队|学|午|间)|终(?!奖|总结|考|评))|(?P<edge_year>岁末|岁尾)"
    ),
    "shift": rf"(?:之|以)?(?P<shift_way>[前后])的?(?P<shift_count>{COUNT}|半)(?P<shift_unit>个?工作日|天|日|周|个?星期|个?礼拜|个?月)",
    "nth_day": r"(?:(?:之|以)?(?P<nth_day_after>后))?的?(?:第(?P<nth_day_number>[一二三四五六七八])[天日]|(?P<nth_day_last>最后一[天日])|(?P<nth_day_first>首日|头一天))",
    "days_off": r"(?:放假期间|假期|期间|长假|小长假|假日|放假|假(?=后|前))",
    "same_day": r"当天|当日|那天|这天",
    "part": (
        r"(?P<part_word>凌晨|清晨|清早|早晨|早上|大清早|上午|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜里|夜间|半夜|深夜|午夜)(?!好)"
        rf"|(?P<part_short>早|晚)(?=(?:{HH}[点时]|\d{{1,2}}:\d\d))"
        rf"|(?:(?<=[今明昨后当天日号])|(?<=[周期拜]{WD}))(?P<part_after>[早晚夜晨])(?!@after_part)"
    ),
}
