"""What the writer wants: plan, tell, ask, command, or nothing of the bot's business (conventions, Don't butt in)."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from union.grain import Grain
from union.understanding import classify, lexicon
from union.understanding.choose import beginning
from union.understanding.message import Intent, When
from union.understanding.moments import TimeRead
from union.understanding.regex import Regex
from union.understanding.tense import Tense, Tenses, tense

# Commands by their Chinese words: the whole message, or followed by a blank, a line break, 「：」 or 「#」.
COMMAND = Regex(
    r"\s*(?:/[A-Za-z_]+|(?:看日程|日程|安排|记录|登记|记|日历|待办|月报|简报|总结|问|统计|帮助|撤销|完成|提醒我|查找|计划|节日|放假|分工"
    r"|设置|订阅|网页|我的|为什么|隐私|走访情况|预算|导出|算了)(?=[\s:#]|$))"
)
QUESTION_END = Regex(r"[?]\s*$|[吗呢吧]\s*[?!。]?\s*$|[了完好去来到交报办发]没有?\s*(?:[?!。,]|$)")
REMIND = Regex(r"提醒(?:我|大家|各位|一下)|到时候?提醒")
CHANGED = Regex(r"改[到为在成]|(?:推迟|延期|提前|调整)[到至]")  # 「周三的不开了，改到周四」 is a plan
# 「给夜班职工送夜宵」, 「为职工追回工资」
GIVEN = Regex(r"(?:给|为|向|帮|到)[^,。;\n]{1,14}(?:发|送|派|赠|讨回|追回)")
# 「送文化进工地」: the name of a campaign.
CAMPAIGN = Regex(r"送[^,。;\n]{1,6}[进到下](?:社区|企业|工地|车间|乡|基层|一线|班组|校)")
# 「筹备会开过了」
HAS_MET = Regex(
    r"(?<!家长)(?<!同学)会(?:议)?(?:已|已经)?开(?:过|完|好)?了|开了[^,。;\s]{0,8}(?<!家长)(?<!同学)会(?![员费])"
)
# 「开收心会」: a meeting of any name, but not one of the writer's own life.
MEETS = Regex(r"开(?:个|一次|一个)?[^,。;\s开]{1,8}(?<!家长)(?<!同学)(?<!演唱)(?<!音乐)会(?![员费展计])")
# 「我明天体检」 is the writer's own; 「我们」 and 「我工会」 are not.
MYSELF = Regex(r"(?:^|[,。;!\s□])我(?![们会厂司院校局矿市县区镇]|公司|单位|工会|分会|车间|部门)")
OUR_WORK = Regex(r"工会|职工|会员|会费|慰问|走访|职代会|分会|委员")
CLAUSE = Regex(r"[,。;!\n]")
# Without a figure 「体检报告出来了」 tells no deed, 「体检了」 does.
AS_NOUN = Regex(r"慰问(?=品)|(?:体检|培训|宣传|检查|献血|义诊|宣讲)(?!了|过|完)")
FINISHED = Regex(r"结束|收官|闭幕|落幕|完毕|圆满|[办开搞做发送]完?了")
COUNTED = Regex(r"[\d一二两三四五六七八九十百千]")
HEADING = 14  # signs of a message that is hardly more than a plan's name: 「下个月职工运动会」
FOR_ALL = Regex("都|一律|统一|凡是")
SOME_WORK = 0.9  # with a deed and a figure a hint of union work is enough
SURE_KIND, SURE_WORK, STRONG_WORK = 2.5, 1.9, 4.5


class Evidence(NamedTuple):
    """What is known of a message when its intent is weighed; `words` is `text` without its dates.

    `figures` counts quantities, `sums` money spent; prices are neither. `durations` of the quantities say how long,
    `people`: somebody is counted.
    `is_dated`: a time was said that cannot be; the message is weighed as if it could.
    """

    text: str
    words: str
    now: datetime
    when: TimeRead | None
    figures: int
    sums: int
    durations: int = 0
    people: bool = False
    is_dated: bool = False


class Because(StrEnum):
    """Why a message has its intent, or none."""

    COMMAND = "command"
    ASKED = "questions"
    SUPPOSED = "suppositions"
    RULE = "rules"
    PRIVATE = "private_life"
    DENIED = "denials"
    HEARSAY = "hearsay"
    FELT = "feelings"
    OPINION = "opinions"
    OWN_LIFE = "own_life"
    FOR_ALL = "for_all"
    SHORT = "shortfalls"
    TOLD = "told"
    OVER = "over"
    PLANNED = "planned"
    UNDATED = "undated"
    UNSURE = "unsure"


class Verdict(NamedTuple):
    """An intent with its reason; `span` is where the words that decided stand in the text, where it was words."""

    intent: Intent
    because: Because
    span: tuple[int, int] | None = None


def intent(seen: Evidence) -> Intent:
    """The intent as far as it is sure; whatever is not surely union work planned or told is NONE."""
    return verdict(seen).intent


def verdict(seen: Evidence) -> Verdict:
    """The intent as far as it is sure, and why."""
    if found := COMMAND.match(seen.text):
        return Verdict(Intent.COMMAND, Because.COMMAND, found.span())
    if other := _something_else(seen):
        return other
    work = _work(seen.words)
    if _tells(seen, work):
        return Verdict(Intent.LOG, Because.TOLD)
    kind = max(classify.scores("kinds", seen.words).values(), default=0.0)
    if _is_over(seen) and (kind >= SURE_KIND or MEETS.search(seen.words)):
        return Verdict(Intent.EVENT, Because.OVER)
    is_due = seen.when is not None and seen.when.when.deadline and work >= SURE_WORK
    if _plans(seen) and (
        is_due
        or REMIND.search(seen.text)
        or kind >= SURE_KIND
        or MEETS.search(seen.words)
        or (kind > 0 and (work >= SURE_WORK or "工会" in seen.text))
    ):
        return Verdict(Intent.EVENT, Because.PLANNED)
    return Verdict(Intent.NONE, Because.UNSURE if seen.when or seen.is_dated else Because.UNDATED)


def is_told(tenses: Tenses, place: int, is_report: bool) -> bool:
    """Whether a bare date at this place points back: told as done, or part of a report."""
    found = tenses.at(place)
    return found is Tense.DONE or (found is Tense.UNSAID and is_report)


def reports(text: str, figures: int) -> bool:
    """Whether a text without any tense reports what was done: a deed with several figures, nothing planned."""
    return figures >= 2 and tense(text) is not Tense.PLANNED and bool(_listed("deeds").search(text))


def _work(words: str) -> float:
    """How loudly the words speak of union work; a campaign or a meeting held is enough, 「工会」 alone is a hint."""
    found = max(classify.scores("categories", words).values(), default=0.0)
    if CAMPAIGN.search(words) or HAS_MET.search(words):
        return max(found, SURE_WORK)
    return max(found, 1.0) if "工会" in words else found


def _something_else(seen: Evidence) -> Verdict | None:
    """Asked, denied, only supposed, quoted as a rule, praised, or of somebody's own life."""
    text = seen.text
    if found := QUESTION_END.search(text):
        return Verdict(Intent.NONE, Because.ASKED, found.span())
    names = [Because.ASKED, Because.SUPPOSED, Because.RULE, Because.PRIVATE]
    if not CHANGED.search(text):
        names += [Because.DENIED, Because.HEARSAY]
    if seen.figures == seen.durations:
        names.append(Because.FELT if seen.sums else Because.OPINION)
    for name in names:
        if found := _listed(name).search(text):
            return Verdict(Intent.NONE, name, found.span())
    if (found := MYSELF.search(seen.words)) and not OUR_WORK.search(text):
        return Verdict(Intent.NONE, Because.OWN_LIFE, (found.end() - 1, found.end()))
    if seen.when and FOR_ALL.search(seen.words) and _begins(text, seen.when):
        # 「从今天起都在群里说」 announces how things are done
        return Verdict(Intent.NONE, Because.FOR_ALL, (seen.when.begin, seen.when.end))
    if (found := _listed(Because.SHORT).search(text)) and _is_only_short(text):
        return Verdict(Intent.NONE, Because.SHORT, found.span())
    return None


def _is_only_short(text: str) -> bool:
    """Whether a shortfall is all the text tells; 「走访12户，2户没去成」 tells more."""
    if not _listed("shortfalls").search(text) or CHANGED.search(text):
        return False
    rest = "".join(part for part in CLAUSE.split(text) if not _listed("shortfalls").search(part))
    return not (_listed("deeds").search(rest) and COUNTED.search(rest))


def _tells(seen: Evidence, work: float) -> bool:
    """Told as done: words or figures of a report, a deed, no future date."""
    if _listed("talk").search(seen.text):
        return False
    said, counted = tense(seen.text), seen.sums + seen.figures
    has_deed, has_result = _has_deed(seen.text, counted), _tells_a_result(seen.text)
    if not (has_deed or has_result or seen.people or HAS_MET.search(seen.words)):
        return False  # 「竞赛的题错了12道」
    is_told = has_deed or said is Tense.DONE or counted > 1 or _names_a_day(seen) or has_result
    if said is Tense.PLANNED or not is_told or not (has_deed or counted):
        return False
    if not has_deed and not seen.figures and not OUR_WORK.search(seen.text):
        return False  # 「买了副球拍，花了280」
    if work < (SOME_WORK if counted and (has_deed or _is_ours(seen, said)) else SURE_WORK):
        return False
    if seen.when and _is_ahead(seen.when, seen.now, said):
        return False
    return said is Tense.DONE or counted > 0 or _names_a_day(seen) or work >= STRONG_WORK


def _has_deed(text: str, counted: int) -> bool:
    """Whether the text has a verb of union work; without figures it stands in the clause that tells of the past.

    「走访走访，腿都走细了」 tells no deed, nor does 「走访的照片找不着了」.
    """
    deeds = _not_done().sub("", text)
    if counted:
        return bool(_listed("deeds").search(deeds))
    clauses = [part for part in CLAUSE.split(AS_NOUN.sub("", deeds)) if _listed("deeds").search(part)]
    if not clauses or tense(text) is not Tense.DONE or FINISHED.search(text):
        return bool(clauses)
    return any(tense(part) is Tense.DONE for part in clauses)


def _names_a_day(seen: Evidence) -> bool:
    return seen.when is not None and seen.when.has_day and not seen.when.when.rrule


def _is_ours(seen: Evidence, said: Tense) -> bool:
    """Done for somebody (给夜班职工送), or told as done and counted of our own people."""
    if GIVEN.search(seen.text):
        return True
    is_over = said is Tense.DONE and FINISHED.search(seen.text)
    return bool(is_over and seen.figures and OUR_WORK.search(seen.text))


def _tells_a_result(text: str) -> bool:
    return bool(_listed("results").search(text) or GIVEN.search(text))


def _is_ahead(one: TimeRead, now: datetime, said: Tense) -> bool:
    """Whether the time lies ahead; a span that has begun does not, nor a rule by which something was done."""
    when = one.when
    if when.rrule:
        return said is not Tense.DONE
    if when.deadline:
        return when.start.date() >= now.date()
    is_vague = when.end is not None and when.end - when.start > timedelta(
        days=3
    )  # 「年终」 in what is told as done
    return when.start > now and not (said is Tense.DONE and is_vague)


def _plans(seen: Evidence) -> bool:
    """A date ahead, today included; what was said in the past tense plans nothing."""
    if seen.when is None:
        return seen.is_dated
    when = seen.when.when
    if Tenses(seen.text).at(seen.when.begin) is Tense.DONE and not when.deadline:
        return False
    if _is_coarse(when) and len(seen.text) > HEADING and not _listed("deeds").search(seen.words):
        return False  # 「明年可得把职代会开好」
    return when.rrule is not None or (when.end or when.start).date() >= seen.now.date()


def _begins(text: str, one: TimeRead) -> bool:
    return text[max(0, one.begin - 1) : one.begin] in ("从", "自") and beginning(text, one) is not None


def _is_over(seen: Evidence) -> bool:
    """A plan at a clock time gone by: 「昨天下午3点开会」 may be a slip; whoever plans is told that it is past."""
    if seen.when is None or seen.figures or seen.sums or seen.when.when.grain is not Grain.MINUTE:
        return False
    is_past = seen.when.has_day and not seen.when.when.rrule and seen.when.when.start < seen.now
    return is_past and tense(seen.words) is Tense.UNSAID


def _is_coarse(when: When) -> bool:
    return when.grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR) and not (
        when.deadline or when.rrule
    )


@cache
def _not_done() -> re.Pattern[str]:
    """A deed that is part of a name: 走访照片, 表彰大会上."""
    deeds, names = ("|".join(lexicon.phrases(name)) for name in ("deeds", "not_done"))
    return re.compile(f"(?:{deeds})(?:{names})")


@cache
def _listed(name: str) -> re.Pattern[str]:
    """The words of a list of phrases.toml as one pattern."""
    return re.compile("|".join(lexicon.phrases(name)))
