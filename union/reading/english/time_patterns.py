"""How a time is written in English, one small pattern a piece, with the words it is for.

Groups are named sort_part, as in union/reading/time/pieces/base_patterns.py; @name stands for the words of that table in union/data/english.toml.
"""

NUMBER = r"(?:\d{1,3}|@numbers)"
UNIT = r"(?:@units)"
WD = r"(?>@weekdays)"
WDS = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days)"  # 「tues」 is one Tuesday
MONTH = r"(?:@months)"
HOUR = r"(?:\d{1,2}|@hours)"
AND = r"(?:\s?(?>and|&|,\s?and|,|/)\s?)"
TO = r"(?:\s?(?:-|~|to|until|till|thru|through)\s?)"
# Not 「Dec 5pm」, 「Dec 5:30」, 「Dec 5,000」, 「5% March」.
NUMERAL = r"\d{1,2}(?!\d|[:,]\d|\.\d\d|\s?[ap]\.?m|\s?%)"
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{NUMERAL}|@ordinals)"

LAST = r"(?:,?\s?(?:and|&)\s?(?:the\s)?)"  # before the last of a list


def _year(sort: str) -> str:
    return rf"(?:[\s,-]{{0,2}}(?P<{sort}_year>20\d\d)|[\s-]'?(?P<{sort}_short>[2-4]\d)(?![.:]\d|\s?[ap]\.?m))?(?![\d%]|,\d)"


def _plus(name: str) -> str:
    return rf"(?P<{name}>\sand\sa\shalf)?"


def _clock(sort: str) -> str:
    return rf"(?P<{sort}hour>\d{{1,2}})(?:[:.](?P<{sort}minute>[0-5]\d))?(?:\s?(?P<{sort}half>[ap])(?:\.m\.|\.?m\b))?"


PIECES: dict[str, str] = {
    # 24/7, march past, Monday blues: kept together, so that nothing in them is read alone
    "no_time": r"@no_times",
    # the day before yesterday, tmr
    "relative": r"(?P<relative_word>@days)",
    # every Mon to Fri; every Friday, every other Tue, each Mon and Thu; Mondays and Wednesdays
    "every_span": rf"(?:(?:every|each)\s)(?P<every_span_from>{WD})s?{TO}(?P<every_span_to>{WD})s?",
    "every_days": rf"(?:every|each)\s(?P<every_days_gap>other\s|second\s|alternate\s)?(?P<every_days_names>{WD}s?(?:{AND}{WD}s?){{0,6}})",
    "plural_days": rf"(?P<plural_days_names>{WDS}(?:{AND}{WDS}){{0,6}})(?!')",
    # every two months, each weekday, once a quarter
    "every_unit": rf"(?:every|each|once\s(?:an?|every))\s(?:(?P<every_unit_count>other|second|alternate|{NUMBER})\s)?(?P<every_unit_name>@repeated)s?",
    "adverb": r"(?P<adverb_word>@adverbs)",
    # early March, mid-December, end of the year, start of next quarter; month-end
    "edge": rf"(?:the\s)?(?P<edge_word>@edges)(?:[\s-](?:of\s)?)(?:the\s)?(?:(?P<edge_month>{MONTH})|(?P<edge_which>this\s|next\s|last\s)?(?P<edge_unit>week|month|quarter|year))",
    "edge_after": r"(?P<edge_after_unit>month|year|quarter)[\s-]end",
    # first quarter, Q3, next quarter; second half, H1
    "quarter": r"(?:the\s)?(?P<quarter_order>first|1st|second|2nd|third|3rd|fourth|4th)\squarter|Q(?P<quarter_number>[1-4])|(?P<quarter_which>this|next|last)\squarter",
    "half": r"(?:the\s)?(?P<half_order>first|1st|second|2nd)\shalf(?:\sof\s(?P<half_year>the\syear))?|H(?P<half_number>[12])",
    # 2026-12-05; 23/1/2027, 5.12.26; 5/12
    "iso": r"(?P<iso_year>20\d\d)(?P<iso_sign>[-/.])(?P<iso_month>\d{1,2})(?P=iso_sign)(?P<iso_day>\d{1,2})(?!\d)(?:T(?P<iso_clock>\d\d:\d\d)(?::\d\d)?)?",
    "numeric": r"(?P<numeric_first>\d{1,2})(?P<numeric_sign>[-/.])(?P<numeric_second>\d{1,2})(?P=numeric_sign)(?P<numeric_year>20\d\d|[2-4]\d)(?!\d|[./-]\d)",
    "short": r"(?P<short_first>\d{1,2})/(?P<short_second>\d{1,2})(?![\d/%]|[.:]\d|\s(?:of|hours?|hrs?|days?)\b)",
    # 12, 19 and 26 Oct; Oct 12, 19 & 26
    "day_list": rf"(?P<day_list_days>{DAY}(?:,\s?{DAY}){{0,8}}{LAST}{DAY})[\s-]?(?:of\s)?(?P<day_list_month>{MONTH})\.?{_year('day_list')}",
    "month_day_list": rf"(?P<month_day_list_month>{MONTH})\.?\s?(?P<month_day_list_days>{DAY}(?:,\s?{DAY}){{0,8}}{LAST}{DAY}){_year('month_day_list')}",
    # 5-8 March, 5 & 6 Dec; March 5 to 8
    "dates": (
        rf"(?P<dates_from>{DAY})(?:{TO}|\s?(?:and|&)\s?)(?P<dates_to>{DAY})[\s-]?(?:of\s)?(?P<dates_month>{MONTH})\.?{_year('dates')}"
    ),
    "month_dates": rf"(?P<month_dates_month>{MONTH})\.?\s?(?P<month_dates_from>{DAY})(?:{TO}|\s?(?:and|&)\s?)(?P<month_dates_to>{DAY}){_year('month_dates')}",
    # 5th of Dec, 5-Dec-26, the fifth of December 2026; Sept. 3rd, December the fifth
    "date": rf"(?P<date_day>{DAY})[\s-]?(?:of\s)?(?P<date_month>{MONTH})(?![A-Za-z])\.?{_year('date')}",
    "month_date": rf"(?P<month_date_month>{MONTH})\.?[\s-]?(?:the\s)?(?P<month_date_day>{DAY}){_year('month_date')}",
    # the first Monday (of the month), the last Friday; the first working day
    "nth_weekday": rf"(?:the\s)?(?P<nth_weekday_order>@places)\s(?P<nth_weekday_name>{WD})",
    "last_weekday": rf"(?P<last_weekday_the>the\s)?last\s(?P<last_weekday_name>{WD})",
    "nth_workday": r"(?:the\s)?(?P<nth_workday_order>first|last)\s(?:working|business)\sday",
    # the first week of Dec, second week of next month
    "nth_week": rf"(?:the\s)?(?P<nth_week_order>first|1st|second|2nd|third|3rd|fourth|4th|last)\sweek\s(?:of|in)\s(?:(?P<nth_week_month>{MONTH})|(?P<nth_week_which>this|next)\smonth)",
    # the last day (of the month)
    "nth_day": r"(?:the\s)?(?P<nth_day_order>first|last)\sday",
    # the 1st and 15th (of every month)
    "ordinals": rf"(?P<ordinals_days>\d{{1,2}}(?:st|nd|rd|th)(?:{AND}(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)){{1,5}})",
    # the 25th, where no noun follows it (5th floor)
    "ordinal": r"(?P<ordinal_day>\d{1,2})(?:st|nd|rd|th)(?=\s?(?:$|[,.;:!?)@&]|-|\d|(?:of|at|in|on|every|each|from|to|and|next|this|morning|afternoon|evening|noon|is|we)\b))",
    # June, next May; not 「this may help」
    "month": rf"(?:(?P<month_which>this(?!\s(?-i:may|march))|next|last)\s)?(?P<month_name>{MONTH})",
    "of_month": r"of\sthe\smonth",
    # next month, this year
    "span": r"(?P<span_word>@spans)",
    "year": r"(?P<year_number>20[2-4]\d)(?![\d%]|[./:-]\d|,\d)",
    # in three days, within 5 working days; two weeks from now, 3 days ago
    "offset": (
        rf"(?P<offset_lead>in|within|in\sthe\snext|within\sthe\snext|over\sthe\snext)\s(?P<offset_count>half\san|{NUMBER}){_plus('offset_plus')}\s"
        rf"(?P<offset_unit>{UNIT}){_plus('offset_more')}(?!\sand\s{NUMBER}\s{UNIT})(?:'?\stime)?"
        rf"|(?P<offset_number>half\san|{NUMBER}){_plus('offset_also')}\s(?P<offset_what>{UNIT})\s(?P<offset_way>from\s(?:now|today)|hence|later|ago)"
    ),
    # three days before (Mid-Autumn), the week after; 「a week on Friday」 is known so as not to be read as Friday
    "shift": rf"(?:(?P<shift_count>{NUMBER})|the)\s(?P<shift_unit>{UNIT})\s(?P<shift_way>before|after|prior\sto|from|on)(?!\syesterday|\stomorrow)",
    "festival": r"(?P<festival_name>@festivals)(?P<festival_off>\s(?:holidays?|break|period))?",
    "weekend": r"(?:(?P<weekend_which>this\scoming|this|next|last|the|coming)\s)?weekend",
    # Mon to Wed next week; next Wed, this coming Friday; next week Thursday
    "weekday_span": rf"(?:(?P<weekday_span_which>this|next|last)\s)?(?P<weekday_span_from>{WD})s?{TO}(?P<weekday_span_to>{WD})s?(?:\s(?:of\s)?(?P<weekday_span_week>this|next|last)\sweek)?",
    "weekday": rf"(?:(?P<weekday_which>this\scoming|coming|this|next|past)\s)?(?P<weekday_name>{WD})(?:\s(?:of\s)?(?P<weekday_week>this|next|last)\sweek)?(?!\sweek\b)",
    "week": rf"(?P<week_which>this|next|last)\sweek(?:\s(?:on\s)?(?P<week_day>{WD}))?",
    "day_end": r"(?P<day_end_word>@day_ends)",
    "part": r"(?:in\sthe\s)?(?P<part_word>@parts)",
    # 9-11am, from 2 to 4pm, 9:30 - 11:00, between 3pm and 4.30pm
    "clocks": rf"(?P<clocks_lead>from\s|between\s)?{_clock('clocks_')}(?:{TO}|\sand\s){_clock('clocks_to_')}(?!\d|[:.,/%]\d|(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b)",
    # quarter to ten, half past nine; 9 o'clock; noon; 1400hrs; 2.30 pm, 14:00
    "spoken": rf"(?:a\s)?(?P<spoken_part>half|quarter)\s(?P<spoken_way>past|to|after)\s(?P<spoken_hour>{HOUR})(?:\s?(?P<spoken_half>[ap])\.?m)?",
    "oclock": rf"(?P<oclock_hour>{HOUR})\s?o'?clock",
    "noon": r"(?:12\s)?(?P<noon_word>noon|midday|midnight)",
    "military": r"(?P<military_hour>[01]\d|2[0-3]):?(?P<military_minute>[0-5]\d)\s?(?:hrs|hr|hours|h)",
    # 0900, at 1430: beside a day
    "digits": r"(?:at\s)?(?P<digits_hour>0\d|(?<=at\s)1\d|(?<=at\s)2[0-3])(?P<digits_minute>[0-5]\d)",
    "clock": rf"(?=\d{{1,2}}(?:[:.][0-5]\d|\s?[ap]\.?m)){_clock('clock_')}(?!\d|[:.,/%]\d)",
    "at_hour": r"(?:at|@)\s?(?P<at_hour_number>@hours|\d{1,2}(?![\d%]|[.:,/-]\d|-))(?!\s?o'?clock)",
}
