"""Blanks typed for commas, as on a phone: 「会费收齐了 一共18640」, 「叉车11 月台装卸34」, 「年货发好了 油72桶」, 「26号上午车队 27号上午仓储」."""

import re
from functools import cache

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.numbers.numerals import CHINESE

STOPS = Regex(r"[,。;!?\n]")
HAN = "\u4e00-\u9fff"
# Not 「周三 下午」, one time.
BETWEEN_WORDS = Regex(
    rf"(?<=[{HAN}\d][{HAN}])(?<!\d[月日号点时分周年])(?<!第[一二三四五六七八九十][周季])(?P<gap> )(?=[{HAN}]{{2}}|(?!共)[{HAN}]\d)"
    r"(?![早晚]\d)(?!(?<=(?:[周期拜][一二三四五六日天末]|[今明后昨]天) )(?:[上下中]午|[早晚]上|傍晚|凌晨|清晨))"
)
# Behind a figure that stands right behind a word: in 「走访 12 户」 blanks stand on both sides of it.
BEHIND_FIGURE = Regex(rf"[{HAN}]\d{{1,7}}(?:\.\d{{1,2}})?(?P<gap> )(?=[{HAN}])")
DAY = (
    r"(?:(?:\d{1,2}月)?\d{1,2}[日号](?!楼|线|门|车|院|会议|机|库|窗|仓)"
    rf"|(?:1[0-2]|[1-9])(?:/(?:[12]\d|3[01]|[1-9])(?=[(周星礼上下早晚]|(?![截前交到])[{HAN}]{{2}}|\s?\d{{1,2}}[:点])|\.(?:[12]\d|3[01]|[1-9])(?=周|星期|礼拜|[上下中]午|[早晚]上|\s?\d{{1,2}}[:点])))"
)
BEFORE_DAY = Regex(rf"{DAY}[^\n]{{1,24}}?(?<![-~–—至到和及、])(?P<gap> )(?={DAY})")
BEFORE_DAYS = Regex(rf"(?<=[{HAN}]{{2}})(?P<gap> )(?={DAY}[^\n]{{1,24}}? {DAY})")
# 「贴春联的事定了 21号上午9点」, 「收齐了 一共61人 18号…」, 「回来啦 74个人」: behind a clause that tells of something over, or a figure.
OVER = Regex(
    rf"(?P<gap> )(?:(?<=[{HAN}]{{2}} )(?={DAY}[之以]?前[^,。;\n]{{0,6}}[交报发给]我)|(?:(?<=\d[{HAN}] )(?<!\d[月日号点时分周年] )|(?<=[{HAN}]了 ))(?={DAY})|(?<=[件桩样事] )(?={DAY}|周)|(?<=(?:[完好齐定散]了|[{HAN}][啦咯喽哉]|结束) )(?=\d))"
)
# 「28号大检查 1班9点 2班10点半 工程车班下午2点」, 「彩排26号下午2点 正式演30号晚上7点」: who comes at which hour, what is on which day.
GROUPED = Regex(
    rf"(?<=[{HAN}\d])(?P<gap> )(?=(?:\d{{1,2}}|[{HAN}]{{1,5}})(?:班|组|队|车间|分会|批)(?:[上下中]午|[早晚]上)?\d{{1,2}}(?:点|:\d\d)|[{HAN}]{{2,6}}{DAY})"
)
# 「3月16 17 18三日」
DAYS = Regex(r"\d{1,2}月\d{1,2}(?: \d{1,2}){1,6}(?=[两三四五六七]?[日号天 ])")
# 「灯谜🏮明天晚上6点半」, 「开完 / 到咗19个」, 「一共4260元~ 11月8号送到」: drawn between two clauses.
DRAWN = Regex(
    rf"(?<=[{HAN}\d])(?: / | ?[\u2600-\u27bf\U0001f300-\U0001faff]{{1,4}} ?|(?<=[的了啦呀啊哦嘞哈吧呢咯喔])~{{1,3}} ?|(?<=[元块人份户个])~{{1,3}} )(?=[{HAN}\d$])",
    signs=r"/~\u2600-\u27bf\U0001f300-\U0001faff",
)
# 「旅行cancel 太少人」, 「时间有变 7点半开」, 「后天停 30号照常」: what stands behind is why, the new time, or another day.
BEHIND_CHANGE = Regex(
    rf"(?:[{HAN}](?i:cancel(?:led)?|postponed|done|ok|full)(?P<gap> )(?=[{HAN}]{{2}})(?![个嗰呢咗左了晒])|(?:有变|变动|改动|变了)(?P<more> )(?=\d)"
    rf"|(?:(?:停|取消|不[开去来搞办打上练])[了吧]?|停[一两三四五几][天次周回])(?P<off> )(?={DAY}|\d{{1,2}}[、和 ]\d))"
)
MORE = "多余来几好左右以上把度成秒年日号点时周岁中晚早前后"


def with_gaps(plain: str) -> str:
    """The text, as long as it was, with a comma for each blank that parts clauses; where it has stops of its own
    only for those behind a figure, which would be lost."""
    plain = DAYS.sub(lambda found: found[0].replace(" ", "、"), plain)
    signs = list(plain)
    for match in BEHIND_FIGURE.finditer(plain):
        unit = _goes_on().match(plain, match.end())
        if unit is None or (
            unit[0] not in "月点时号" and plain[unit.end() :][:1].isdigit()
        ):  # 「收17040 支31350」
            signs[match.start("gap")] = ","
    for match in BEHIND_CHANGE.finditer(plain):
        signs[match.start(match.lastgroup or "gap")] = ","
    if STOPS.search(plain) is None:
        for pattern in (BETWEEN_WORDS, BEFORE_DAY, BEFORE_DAYS, OVER, GROUPED):
            for match in pattern.finditer(plain):
                signs[match.start("gap")] = ","
    return "".join(signs)


@cache
def _goes_on() -> re.Pattern[str]:
    """A figure's unit, its word for money or the rest of its number."""
    limits = lexicon.unit_limits()
    units = [re.escape(unit) + limits.get(unit, "") for unit in lexicon.units()]
    return re.compile(
        "|".join(
            (
                f"月(?!台)|分(?![拣会部店厂公])|(?!一[共起些])[{CHINESE}{MORE}块]",
                *map(re.escape, lexicon.meant("money")),
                *units,
            )
        )
    )
