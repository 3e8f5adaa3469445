"""How each piece of a time is written, one small pattern a piece, with the words it is for.

Groups are named sort_part. Words an officer may add (@list) stand in union/data/phrases.toml.
"""

D1 = "[一二三四五六七八九]"
MM = rf"(?:元(?=月)|1[0-2]|0?[1-9](?!\d)|十[一二]?|{D1})"
DD = rf"(?:\d{{1,2}}|三十一?|二十{D1}?|廿{D1}?|十{D1}?|{D1})"
HH = rf"(?:\d{{1,2}}|二十[一二三四]?|十{D1}?|[零两]|{D1})"
MIN = rf"(?:\d{{1,2}}|[二三四五]?十{D1}?|零?{D1}|零\d?)"
# Minutes without 分 take two signs: 「八点二十」, 「3点05」.
MINUTES = rf"(?:\d\d|[二三四五]?十{D1}?|零{D1})"
# After 「周三、四」 stands no noun that 四 would count.
LIST_ENDS = r"$|[,。;!?\s():的上下中早晚前内两都全开]"
# Two figures in a row are about: 七八点.
ABOUT = "(?:十一二|一两|[一二两]三|三四|四五|五六|六七|七八|八九|九十)"
# No clock is the tail of a number: 「二十七点三」; but 「初十八点」 is one.
NO_TAIL = "(?<!(?<!初)[十百千万亿点])"
# 「8月2、3两天」: the days are counted instead of named.
DAYS_COUNTED = "(?:这|共|一共)?[两二三四五六七]天"
# Between two figures one apart: 一二月.
IN_A_ROW = "(?:(?<=一)(?=二)|(?<=二)(?=三)|(?<=三)(?=四)|(?<=四)(?=五)|(?<=五)(?=六)|(?<=六)(?=七)|(?<=七)(?=八)|(?<=八)(?=九)|(?<=九)(?=十月))"
COUNT = r"(?:\d{1,3}(?:\.\d)?|[一二两俩三四五六七八九十百]{1,6})"
TO = "(?:-{1,2}|~|到|至)"
AFTER_TO = "(?<=[到至~-])"
ONE_TO_TEN = "[一二三四五六七八九十]"
LUNAR_DAY = rf"(?>初{ONE_TO_TEN}|廿{D1}?|二十{D1}?|十{D1}?|三十)"
WEEK = "(?:周|星期|礼拜)"
WD = "[一二三四五六日天]"
WHICH = "(?:上{1,3}|下{1,4}|这|本)"
YY = r"(?:\d\d|[零一二三四五六七八九]{2})"
# What follows a year of two signs: 26年12月, 07年第三季度, 零六年端午; 「工龄15年」 is none.
OF_YEAR = (
    rf"(?:度|的?(?:{MM}月|(?:第?[一二三四1-4]|首)个?季度|[上下]半年|第{COUNT}个?(?:月|季度|周|星期|礼拜)"
    rf"|前{COUNT}个?(?:月|季度)(?![前后])|[底初末]|元旦|春节|元宵|清明|五一|端午|七夕|中秋|国庆|重阳|除夕))"
)
ALONE = r"(?<![\d.])"
# A date of two bare numbers stands alone or after a word that leads to a date: 「定于12.5」, not 「均1.5」.
LED_TO = (
    r"(?:(?<![\u4e00-\u9fff\d./A-Za-z¥$:])|(?<=[在于定至到从自改为是或])|(?<=[周期拜][一二三四五六日天]))"
)
# 「体检：12/4、12/9」, 「体检12.4、12.9」: the first of several of its kind needs no such word.
LISTED = r"(?<![\d./A-Za-z$¥])(?=\d{1,2}/\d{1,2}[、,]\s?\d{1,2}/\d{1,2}(?![\d./%])|(?P<dotted_alike>\d{1,2}\.)\d{1,2}、(?P=dotted_alike)\d{1,2}(?![\d./%]))"
# 「例会12/8下午3点」: nor does one that a part of the day or a clock time stands behind.
CLOCKED = r"(?<![\d./A-Za-z$¥:价格额率分度约共])(?=\d{1,2}(?:/\d{1,2}\s?|\.\d{1,2})(?:[上下中]午|早上|晚上|夜晚|下昼|(?:[01]?\d|2[0-3])[点:]))"

MOMENTS: dict[str, str] = {
    # 2026-12-05, 2026/12/5, 2026.12.05
    "iso": rf"{ALONE}(?P<iso_year>\d{{4}})(?P<iso_sign>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso_sign)(?P<iso_day>\d{{2}}(?=\d\d:\d\d)|\d{{1,2}}(?!\d))日?",
    # 10/31/2026, 31.10.2026
    "year_last": rf"{ALONE}(?P<year_last_month>\d{{1,2}})(?P<year_last_sign>[-/.])(?P<year_last_day>\d{{1,2}})(?P=year_last_sign)(?P<year_last_number>(?:19|20)\d\d)(?!\d)",
    # 26.12.05
    "short_iso": rf"{LED_TO}(?P<short_iso_year>[2-4]\d)(?P<short_iso_sign>[-/.])(?P<short_iso_month>0[1-9]|1[0-2]|[1-9](?=[.]))(?P=short_iso_sign)(?P<short_iso_day>0[1-9]|[12]\d|3[01]|[1-9])(?![\d./%-]|@after_decimal)",
    "year_month": rf"{ALONE}(?P<year_month_year>(?:19|20)\d\d)[-/.](?P<year_month_number>0?[1-9]|1[0-2])(?![\d.%@after_decimal])",
    # 20261205, 2026 12 05
    "compact": r"(?<!\d)(?P<compact_year>20\d\d)(?P<compact_gap> ?)(?P<compact_month>0[1-9]|1[0-2])(?P=compact_gap)(?P<compact_day>0[1-9]|[12]\d|3[01])(?!\d)",
    # 9:30, 2:00 pm, 15:00整; after a date without a gap: 2026-12-0509:30
    "colon": (
        r"(?:(?<![\d:.])|(?<=[-/.月]\d\d)(?=\d\d:))(?P<colon_hour>\d{1,2})(?:\s?:\s?|(?:(?<=午\d)|(?<=午\d\d)|(?<=[早晚]上\d))\.)"
        r"(?P<colon_minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
        r"(?:\s?(?P<colon_half>[aApP])\.?[mM](?![A-Za-z])|(?P<colon_p>p)(?![A-Za-z\d])|[时点分整](?!间))?"
    ),
    "english": r"(?<![\d:.])(?P<english_hour>\d{1,2})\s?(?P<english_half>[aApP])\.?[mM](?![A-Za-z])",
    # 2到4点, 9-11点半
    "hours": rf"(?<!\d){NO_TAIL}(?P<hours_from>{HH})(?:点|时)?{TO}(?P<hours_to>{HH})(?:点钟?|时)(?P<hours_half>半(?!年))?(?!@after_clock|\d|{MINUTES}|{D1}[分刻])",
    # 9点半, 14时30分, 八点二十; not 「三点建议」, 「一时」, 「好一点」
    "clock": (
        rf"(?:(?<!\d)(?:(?!一[点时]){NO_TAIL}|(?<![差有早晚快慢多少好大小远近高低长短先第十])(?=一点(?:半(?![点个小天年数斤])|钟(?![头情])|[一三]刻|[二三四五]十|零[一-九])))|(?<=[午晚晨日号早上夜到至-])|(?<=[周期拜]{WD})|(?:(?<=[-./]\d)|(?<=[-./]\d\d))(?=[{D1[1:-1]}十零两]))(?:差(?P<clock_short>一刻|{MIN}分)钟?(?:到|就)?)?"
        rf"(?:(?P<clock_about>{ABOUT})|(?P<clock_hour>{HH}))(?:点钟?|时(?![间代期候常效段]))"
        rf"(?:(?P<clock_half>半(?!年))|过?(?P<clock_quarter>[一三13])刻钟?|整|[差欠](?P<clock_lack>一刻|{MIN}分)钟?"
        rf"|过?(?P<clock_minute>{MIN}(?=分)|{MINUTES}(?![\d刻]))(?:分(?!钟))?|(?P<clock_digit>\d(?![\d号楼层车栋组区班室#])|{D1}(?:(?![\u4e00-\u9fff\d])|(?=[度倍%]|个百分)))|(?=(?P<clock_tail>{D1})(?![{D1[1:-1]}十楼号层车室栋组区班队线院门季月金])))?"
        r"(?:\s?(?P<clock_meridian>[aApP])\.?[mM](?![A-Za-z]))?多?(?!@after_clock)"
    ),
    "office": r"下班(?=[之以]?前|时)",
    # 现在 alone, or where a range begins
    "now": r"\A(?P<now_word>现在|此刻|此时|当前)[!?。]?\Z|(?:现在|此刻)(?=(?:开始|起)?(?:到|至|-|~))",
    # 3、4月份, 7-8月, 5日至8日, 5-8号
    "months": rf"{ALONE}(?P<months_from>{MM})(?:月份?)?(?:{TO}|(?:、{MM})?、|{IN_A_ROW})(?P<months_to>{MM})月份?(?![\d一二三四五六七八九十初底末中上下])",
    "days": rf"(?<![\d.])(?<!\d:)(?P<days_from>{DD})(?:日|号)?(?:{TO}|(?P<days_between>(?:、{DD}[日号]?){{0,12}})(?P<days_sign>[、和及]))(?P<days_to>{DD})(?:[日号](?!@after_number)|(?(days_sign){DAYS_COUNTED}|(?!)))",
    "year": (
        rf"(?<![\d第])(?:(?P<year_full>(?:19|20)\d\d(?=年|Q[1-4]|{TO}(?:\d{{2}}|\d{{4}})年)|[一二][零0九][零0一二三四五六七八九]{{2}}(?=年)"
        rf"|两千(?:零{D1}|[二三四五六七八九]?十{D1}?)?(?=年))(?:年度?)?"
        rf"|(?<!\.)(?P<year_short>{YY}(?=年{OF_YEAR})|[0零]\d(?=年)|零{D1}(?=年)|{AFTER_TO}\d\d(?=年))年度?)"
    ),
    # 9999年12月31日: kept together, so that its day is not read alone
    "no_year": rf"(?<![\d第])(?!(?:19|20)\d\d年)\d{{3,5}}年(?={MM}月{DD})",
    "this_year": (
        r"(?P<this_year_word>全年|(?:今|本|明|去|大{0,3}前|大{0,3}后|来|[上下]一?|这一)年(?:度(?![假过]))?)(?!级)"
    ),
    "two_years": r"(?P<two_years_from>[去今明])[今明后]这?两年(?![前后])",
    "quarters": rf"第?(?P<quarters_from>[一二三1-3])(?:{TO}|、)?第?(?P<quarters_to>[二三四2-4])季度",
    "quarter": (
        rf"(?:第?(?P<quarter_number>[一二三四1-4])(?:(?<=第.)个)?|(?<=年)首)季度|(?P<quarter_which>{WHICH})一?个?季(?:度|(?=[初末底]))"
        r"|(?<![A-Za-z\d])[Qq](?P<quarter_figure>[1-4])(?![A-Za-z\d.])(?:季度)?"
    ),
    "half": r"(?P<half_which>[上下]|(?<=[年度])[前后])半年|(?P<half_of>[上下这])个半年",
    "half_month": r"(?P<half_month_which>[上下]|(?<=月)[前后])半个?月",
    # 前三季度, 今年前五个月, 12月最后两周
    "some_units": (
        rf"(?:(?<=[年月度周期拜])的?|(?=前[二两三23]个?季度))(?P<some_units_way>前|头|最后|后)(?![一1][天日周个月季])(?P<some_units_count>{COUNT})"
        r"(?P<some_units_unit>个?月(?![初底末中])|个?季度|周|个?星期|个?礼拜|天|日)(?![前后内])"
    ),
    "nth_weekday": (
        rf"的?(?:(?P<nth_weekday_back>倒数)?第(?P<nth_weekday_number>[一二三四五1-5])|(?P<nth_weekday_last>最[后末]一?|末一?(?=个))|首|头一?)个?{WEEK}(?P<nth_weekday_day>{WD}|末)"
    ),
    # 国庆后第一个周六, 12月8日前最后一个周五
    "weekday_from": (
        rf"(?:之|以)?(?P<weekday_from_way>[前后])的?(?:第(?P<weekday_from_number>[一二三四五1-5])|(?P<weekday_from_last>最[后末]一?)|首|头一?)个?{WEEK}(?P<weekday_from_day>{WD})"
    ),
    "nth_workday": (
        r"的?(?P<nth_workday_way>[前后])?的?(?:(?P<nth_workday_back>倒数)?第(?P<nth_workday_number>[一二三四五六七八九十]|\d{1,2})"
        r"|(?P<nth_workday_last>最[后末]一?|末)|首|头一?)个?工作日"
        r"|的?(?P<nth_workday_off>后)的?(?:(?:上班|开工)的?(?:第一天|头一天|首日)|(?:第一|头一)天(?:上班|开工))"
    ),
    # 第三个月, 第38周
    "nth_unit": (
        rf"的?(?:第(?P<nth_unit_number>{COUNT})|(?P<nth_unit_last>最后一?)|首|头一?)个?(?P<nth_unit_unit>周|星期|礼拜|月|季度)(?!期刊)"
    ),
    # 13月5日: kept together, so that its day is not read alone
    "no_month": rf"(?<![\d.第])(?:1[3-9]|[2-9]\d|00?|十[三四五六七八九]|二十{D1}?)月(?=份|底|初|{DD}[日号])份?",
    "month": rf"{ALONE}(?P<month_number>{MM})月份?(?!@after_month)",
    "this_month": rf"(?P<this_month_which>{WHICH}|当)一?个?月份?",
    "weekend": rf"(?:(?P<weekend_which>{WHICH})一?个?)?(?:周末|双休日)",
    # 周一至五, 周六、日, 周六日
    "weekdays": (
        rf"(?:(?P<weekdays_which>{WHICH})一?个?)?{WEEK}"
        rf"(?:(?P<weekdays_from>{WD})(?:{TO}(?P<weekdays_to>{WD})(?![点时十]|@after_weekday)|(?P<weekdays_between>(?:、{WD}){{0,5}})[、和及](?P<weekdays_and>{WD})(?={LIST_ENDS}))"
        rf"|(?P<weekdays_six>[六6])(?:[、和及跟与]?{WEEK}[日天7]|[、和]?日(?![程常报记期子用落])))"
    ),
    "weekday": rf"(?:(?P<weekday_which>{WHICH})一?个?)?{WEEK}(?P<weekday_day>{WD}|[1-7](?![\d点:时年]))(?!次|(?<=一)@after_weekday)",
    "week": rf"(?P<week_which>{WHICH})一?个?{WEEK}(?!@after_week)",
    "following": rf"{AFTER_TO}(?:(?P<following_next>次日|翌日|后一天|第二天)|当天|当日)",
    # 下周今天, 明年的今日
    "anniversary": r"(?<=[周月年期拜])的?今[天日]",
    "relative": (
        r"(?P<relative_word>大{0,3}前天|大{0,3}后天|[昨今明本后]日(?!报|子|常|头)|[昨今明]天|[明今昨后]儿个?|即日(?=起?[至到~-]))"
        rf"|(?P<relative_short>[今明昨当]|(?<![\u4e00-\u9fff])大{{0,2}}[前后](?=[早晚](?:上|{HH}[点时]|\d{{1,2}}:)))(?=早|晚|晨|夜)"
    ),
    "two_days": r"(?P<two_days_from>[昨今明])[今明后](?:这?两)?[天日]",
    "within": r"(?<![\d一二两三四五六七八九十几本这今明去])(?P<within_word>[周月年])(?=内)",
    # 三天后, 两周内, 半个月后, 一个半小时后, 再过十天; 「5日前」 is a deadline, not an offset
    "offset": (
        rf"(?<![\d.第月一二两三四五六七八九十百])(?:(?P<offset_hours>{COUNT})个?(?:小时|钟头)零?(?={COUNT}分)|(?P<offset_years>{COUNT})年零?(?={COUNT}个?月))?(?P<offset_pass>再过|(?<![\u4e00-\u9fff])过(?!两天|了))?(?!半天)(?:(?P<offset_about>(?!九十){ABOUT}|三五)|(?P<offset_count>{COUNT}|半)(?P<offset_half>个半|半|[来多几](?!个?半))?)"
        r"(?P<offset_unit>个?工作日|个?自然日|个?小时|个?钟头|刻钟|分钟|个?钟(?![头表点声])|个?星期|个?礼拜|个?季度|(?<=[半俩])月|个月|天|周|年|(?<=两)日|日(?!之?以?前))"
        r"(?P<offset_more>半)?(?(offset_pass)(?:[之以]?后)?|(?:[之以]?(?P<offset_way>后|前|内)|过后))(?![勤续台])"
    ),
    "next_workday": r"(?P<next_workday_which>下{1,3}|上)一?个?工作日",
    "day": rf"(?<![\d.])(?!(?<!月)一日)(?P<day_number>{DD})(?:日(?!@after_ri)|号(?!@after_number))",
    "bare_day": r"(?<=月)(?P<bare_day_number>[一二三四五六七八九](?=上午|下午|中午|晚上|早上|[早晚]\d|$)|\d\d(?=\d\d:\d\d)|\d{1,2}(?!\d))(?![.:/%]|-(?!\d{1,2}月|[一二三四五六七八九十]{1,2}月)|[点时分个名月])",
    # 12.5, 12/5, 12-05, 12·5; 「6-18 19:30」
    "dotted": (
        rf"(?:{LED_TO}|{LISTED}|{CLOCKED})(?P<dotted_month>\d{{1,2}})[./·](?P<dotted_day>\d{{1,2}})(?:日(?!@after_ri)|号(?!@after_number))?(?![\d./%·]|@after_decimal)"
    ),
    "dashed": (
        rf"(?<!-){LED_TO}(?P<dashed_month>\d\d(?=-\d\d)|1?\d(?=-\d{{1,2}}\s?(?:\d{{1,2}}:\d\d|上午|下午|晚上|早上|中午)))-(?P<dashed_day>\d{{1,2}})"
        r"(?![\d./%-]|@after_decimal)"
    ),
    "ten_days": r"(?P<ten_days_word>上中|中下|[上中下])旬",
    "edge": (
        r"(?:(?<=[月年度份季])|(?<![一二两三四五六七八九十几个半多\d])(?P<edge_of>[月年]|季度|(?<![\u4e00-\u9fff])季))"
        r"(?P<edge_word>初|底|末|中(?!旬|国|心|秋|央|共|层|级|队|学|午|间)|终(?!奖|总结|考|评)|伊始)|(?P<edge_year>岁末|岁尾)"
    ),
    "shift": rf"(?:之|以)?(?P<shift_way>[前后])的?(?P<shift_count>{COUNT}|半)(?P<shift_unit>个?工作日|天|日|周|个?星期|个?礼拜|个?月(?!\d{{1,2}}[日号]))",
    "nth_day": (
        rf"(?:(?:之|以)?(?P<nth_day_after>后))?的?"
        rf"(?:(?P<nth_day_back>倒数)?第(?P<nth_day_number>{COUNT})[天日]|(?P<nth_day_last>最后一[天日])|(?P<nth_day_first>首日|头一天))"
    ),
    "same_day": r"当天|当日|那天|这天",
    "part": (
        r"(?P<part_word>凌晨|(?<=[天日号])黎明|黎明(?=前|时分)|拂晓|清晨|清早|早晨|早上|(?<=[天日号])一早|早间|晨间|一大早|大清早|上午|中午|正午|晌午|午间|下午|午后|傍晚|晚上|晚间|夜晚|夜里|夜间|半夜|深夜|午夜|子夜)(?!好)"
        rf"|(?P<part_short>早|晚)(?=(?:{HH}[点时]|\d{{1,2}}:\d\d))"
        rf"|(?:(?:(?<=[今明昨后当天日号夕宵秋])|(?<=冬至)|(?<=大年)|(?<=[初廿十][一二三四五六七八九十]))|(?<=[周期拜]{WD}))(?P<part_after>[早晚夜晨])(?:上?的?(?:午夜|半夜|深夜)(?=[十零\d]))?(?!@after_part)"
    ),
}
