"""How a repeated time is written, one small pattern a piece: 每天, 隔周周二, 每月最后一个工作日, 逢双月, 半年一次.

Groups are named sort_part, as in base_patterns.py; a part `loose` makes a rule only of the time beside it.
"""

from union.reading.time.pieces.base_patterns import D1, DD, HH, LUNAR_DAY, MM, ONE_TO_TEN, TO, WD, WEEK

FEW = "[一两二三四五六七八九十2-9]"
AND = "[、,和及与跟/]"
NTH = f"[一二三四五1-5](?:{AND}第?[一二三四五1-5])*"
# 一三五, 二、四: days of the week that do not follow on each other are a list, and a list is a rule.
APART = "(?:一、?[三四五六]|二、?[四五六日天]|三、?[五六日天]|四、?[六日天]|五、?[日天])(?:、?[二三四五六日天]){0,4}"
HABIT = "长期有效|长期|雷打不动|固定|例行|照旧不变|(?<![小老阿])周周|天天"
TENS_DAY = rf"(?>{ONE_TO_TEN}|10|0|[1-9](?!\d))"

RULES: dict[str, str] = {
    # 每天, 每个工作日, 每三天, 每周一三五, 隔周周二, 周一到周五每天
    "every_workday": (
        r"每逢?(?:一)?个?工作日|每周的?(?:每个)?工作日|(?<![个前后末首下十一二两三四五六七八九\d])工作日的?(?:每天|每日|天天|(?=早|晚|上午|中午|下午|傍晚|\d{1,2}[点:时]))"
    ),
    # also with a clock time: 周一至周五晚上7点, but not 下周一至周五
    "weekly_span": (
        rf"(?<![上下这本])每?{WEEK}(?P<weekly_span_from>{WD}){TO}{WEEK}?(?P<weekly_span_to>{WD})的?(?:每天|每日|天天|都|(?=[,\s]?(?:[上下]午|[早晚中][上间午]?|傍晚)?{HH}(?:[点时:])))"
    ),
    "weekly_list": (
        rf"(?<![上下这本每个])(?:{WEEK}(?=(?P<weekly_list_days>{WD}(?:{AND}?{WEEK}?{WD}){{1,6}}))(?P=weekly_list_days)的?(?:每天|每日|天天|(?=[^。;!?\n]{{0,24}}(?:{HABIT})))"
        rf"|{WEEK}(?P<weekly_list_apart>{APART})(?:(?=的?(?:每?[早晚]|[上下中]午|傍晚|清晨|{HH}[点时:]))|(?<=一三五|二四六)(?![\d点时人号名个楼号届级期年]))(?!{WD}))"
    ),
    "every_other_day": r"每隔一?[天日]|隔[天日](?=[^,。;]{0,6}(?:一次|□))",
    "every_day": (
        rf"每(?P<every_day_gap>隔)?(?P<every_day_number>{FEW}|1[05])[天日](?![内之])|每一?[天日]|天天"
        r"|每(?=早|晚)|每个(?=早上|上午|中午|下午|傍晚|晚上|早晨)"
    ),
    "every_week": (
        rf"(?:每(?:(?P<every_week_gap>隔)?(?P<every_week_number>[一两二三四2-4])?个?)|每?逢(?:每个?)?|(?P<every_week_other>隔|每?逢?[单双](?=周的?{WEEK}))"
        rf"|(?P<every_week_loose>(?<![单双隔小老阿])周)(?=周{WD}))(?:一)?个?{WEEK}"
        rf"(?:(?P<every_week_end>末)|(?:的?{WEEK})?(?P<every_week_days>{WD}(?:(?:{AND}|到|至|-)?的?{WEEK}?{WD})*)(?!次|(?<=一)@after_weekday)"
        rf"|(?P<every_week_figures>[1-7](?:(?:{AND}|到|至|-){WEEK}?[1-7])*)(?![\d点:时.次个□])"
        r"|的?(?P<every_week_edge>最后一个工作日|第一个工作日|首个工作日|最后一[天日]|第一[天日]|头一[天日]|首日))?"
        r"|每逢?个?(?P<every_week_rest>双休日|周末|休息日)"
    ),
    # 连续三周的周六
    "for_weeks": (
        rf"(?:连续|连着|接连|连)(?P<for_weeks_number>{FEW})个?{WEEK},?的?(?:每个?)?{WEEK}(?P<for_weeks_day>{WD})"
    ),
    # 每月25号, 每月底, 每月第一个周一, 每月最后一个工作日, 每两个月, 逢双月, 每月初一和十五, 每月农历廿三
    "every_month": (
        rf"(?:每逢?(?P<every_month_gap>隔)?(?P<every_month_number>{FEW})?个?月|每?逢?(?P<every_month_parity>(?<=逢)[单双奇偶])数?月|每?(?P<every_month_odd>[单双]|[单双奇偶](?=数))数?月(?=份?的?(?:{DD}[日号]|最后|第|[上中下]旬|底|末|初))"
        rf"|(?P<every_month_other>隔)一?个?月|(?P<every_month_loose>月)月(?!红|饼))份?的?"
        rf"(?:(?P<every_month_lunar>(?:(?:农历|阴历|旧历)的?{LUNAR_DAY}|初{ONE_TO_TEN}|廿{D1}?)(?:[、和]?{LUNAR_DAY})*)(?![次个项件场批日号一二三四五六七八九])"
        rf"|(?P<every_month_from>{DD})[日号]?{TO}(?P<every_month_to>{DD})[日号]"
        rf"|逢(?P<every_month_tens>{TENS_DAY}(?:{AND}?逢?{TENS_DAY})*)(?:的日子)?(?![日号])"
        rf"|逢?(?P<every_month_days>{DD}(?:(?:[日号]{AND}?|{AND}){DD})*)[日号]"
        rf"|(?:[前头](?P<every_month_first>{FEW})|最后(?P<every_month_final>{FEW}))[天日]"
        rf"|倒数第(?P<every_month_back>{FEW})(?:[天日]|个?(?:{WEEK}(?P<every_month_backday>{WD})|(?P<every_month_backwork>工作日)))"
        rf"|(?P<every_month_edge>[上中下]旬|月?[初底末中终](?!心|小学|学|午|间|周|一个)|最后一[天日]|第一[天日]|头一[天日]|首日|末日)"
        rf"|(?:第(?P<every_month_nth>{NTH})|(?P<every_month_last>最[后末]一?|末一?(?=[个周]))|首|头一?(?=个|{WEEK})|[前头](?P<every_month_run>[两二三23])(?=个))个?"
        rf"(?:{WEEK}的?{WEEK}?(?P<every_month_weekday>{WD}|末)|(?P<every_month_work>工作日)|(?P<every_month_week>{WEEK})))?"
    ),
    # 每逢初一十五, 初一、十五
    "every_moon": (
        rf"(?:(?:每[逢到]|逢|每个)的?(?:(?:农历|阴历|旧历)的?(?={LUNAR_DAY})|(?=[初廿]))|(?:农历|阴历|旧历)的?每个?月的?(?={LUNAR_DAY})|每个?(?:农历|阴历|旧历)的?每?个?月份?的?(?={LUNAR_DAY})"
        r"|(?=初一[、,和及跟与]?十五(?![日号])|初二[、,和及跟与]?十六(?![日号])))"
        rf"(?P<every_moon_days>{LUNAR_DAY}(?:[、,和及跟与]?{LUNAR_DAY})*)(?![日号个])"
    ),
    "tens": (
        rf"每?逢(?P<tens_days>{TENS_DAY}(?:(?:{AND}?逢|{AND}){TENS_DAY})+)(?![\d周年月号日])"
        rf"|(?:农历|阴历|旧历)的?(?:每个?月)?的?逢(?P<tens_lunar>{TENS_DAY}(?:{AND}?逢?{TENS_DAY})*)"
    ),
    "every_ten_days": r"每(?:一|个|一个)?旬",
    "every_quarter": (
        r"(?:每(?P<every_quarter_gap>隔)?[逢到]?(?:一)?个?季度?|逢(?=季度?[初末底])季度?|(?<![一二三四本上下这每个第\d])季度(?=末月|首月|第[一二三]个月|最后一?个月))的?(?P<every_quarter_edge>末月|(?:末|底)(?!月)|初|首月"
        r"|第[一二三]个月|头一?个月|最后一?个月|最后一个?工作日|第一个?工作日|首个工作日|最后一天|第一天|首日|头一天|第一周|首周|最后一周)?"
    ),
    "every_half": r"每隔?个?半年(?:的)?(?P<every_half_edge>末|底|最后一天)?",
    "every_year": (
        rf"(?:每(?P<every_year_gap>隔)?(?P<every_year_number>{FEW}|一)?年度?(?!级|产|薪)|每?逢?(?P<every_year_parity>[单双奇偶])数?年(?=的?{MM}月)|(?P<every_year_other>隔)年(?=[^,。;]{{0,6}}(?:一次|□))|(?P<every_year_loose>年年|每逢|每到|每个(?=[^月周季天])))的?"
        rf"(?P<every_year_months>(?:{MM}月?份?{AND})+{MM}月份?|(?<!\d){D1}{D1}(?:两个?)?月|{MM}(?:月?份?)(?:底|末)?{AND}{MM}月(?=[底末]))?的?(?P<every_year_edge>最后一个?工作日|第一个?工作日|首个工作日|最后一[天日]|第一[天日]|头一[天日])?"
    ),
    "rate": rf"每?(?P<rate_number>{FEW}|一|半|1[05]?)个?(?P<rate_half>半)?(?P<rate_unit>天|周|星期|礼拜|月|季度?|年)(?=[开搞办做组织]{{0,2}}(?P<rate_times>[一两二三四1-4])[次回])",
}
