"""How a repeated time is written, one small pattern a piece: 每天, 隔周周二, 每月最后一个工作日, 逢双月, 半年一次.

Groups are named sort_part, as in patterns.py.
"""

from union.understanding.patterns import DD, LUNAR_DAY, ONE_TO_TEN, TO, WD, WEEK

RULES: dict[str, str] = {
    # 每天, 每个工作日, 每周一三五, 隔周周二, 周一到周五每天
    "every_workday": r"每(?:一)?个?工作日|工作日(?:每天|每日|天天)",
    "weekly_span": rf"每?{WEEK}(?P<weekly_span_from>{WD}){TO}{WEEK}?(?P<weekly_span_to>{WD})(?:的)?(?:每天|每日|天天)",
    "every_day": r"每天|每日|天天|每(?=早|晚)",
    "every_week": (
        rf"(?:每(?:(?P<every_week_gap>隔)?(?P<every_week_number>[一两二三四2-4])?个?)|逢|(?P<every_week_other>隔))(?:一)?个?{WEEK}"
        rf"(?:(?P<every_week_end>末)|(?:的?{WEEK})?(?P<every_week_days>{WD}(?:(?:[、和,及/]|到|至|-)?{WEEK}?{WD})*)(?!次|(?<=一)@after_weekday))?"
    ),
    # 每月25号, 每月底, 每月第一个周一, 每月最后一个工作日, 每两个月, 逢双月, 每月初一和十五, 每月农历廿三
    "every_month": (
        rf"(?:每(?P<every_month_gap>隔)?(?P<every_month_number>[一两二三四六2346])?个?月|(?:每?逢)?(?P<every_month_parity>[单双])月|隔月)份?的?"
        rf"(?:(?P<every_month_lunar>(?:(?:农历|阴历|旧历)的?{LUNAR_DAY}|初{ONE_TO_TEN})(?:[、和]{LUNAR_DAY})*)(?![次个项件场批日号])"
        rf"|(?P<every_month_days>{DD}(?:[日号]?[、和]{DD})*)[日号]|(?P<every_month_edge>月?[初底末中]|[上中下]旬|(?:的)?最后一天|第一天)"
        rf"|(?:第(?P<every_month_nth>[一二三四五])|(?P<every_month_last>最后一?)|首)个?(?:{WEEK}(?P<every_month_weekday>{WD})|(?P<every_month_work>工作日)))?"
    ),
    "every_quarter": r"每个?季度?的?(?P<every_quarter_edge>末|底|初|首月|第一个月|最后一个月|最后一天)?",
    "every_half": r"每半年",
    "every_year": r"每年(?:的)?",
    "rate": r"(?P<rate_unit>一(?:周|月|季度?|年)|半年)(?=一次)",
}
