"""A notice that says when, where and what on lines of their own, as the sentence that plans the same.

「关于召开例会的通知\\n时间：12月3日下午2点\\n地点：三楼会议室\\n参加人员：全体委员」 → 「12月3日下午2点，例会，地点：三楼会议室」.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.titles import INVITING
from union.reading.english.translation import is_english
from union.reading.lexicon import TextRules
from union.reading.text.normal_form import simplified

MOST_LINES, LONGEST, LONGEST_TITLE, LONGEST_NAME = 24, 1200, 50, 16
SHORT, MOST_BESIDE = 8, 2
OF = "(?:会议|活动|开会|培训|比赛|集合|举办|举行|开始|讲座|具体|集合){0,2}"
LINE = Regex(
    r"^[^\w\s(（【《「“]{0,3}\s?(?:[(（]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]?[、.．:：)）]?\s?)?(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,7}(?=\s?[:：])|[A-Za-z][A-Za-z&/\s]{2,18}?(?=\s?[:：]|\s[-–]\s))\s?[:：–-]\s?(?P<value>\S.{0,120})$"
)
DAY = Regex(rf"{OF}(?:日期|日子)|(?i:date|day)")
TIME = Regex(rf"{OF}(?:日期[及和与]?)?时间|(?i:time|when|date(?:&|/|and)time)")
PLACE = Regex(rf"{OF}(?:地点|地址|场地|会场|集合点|场所)|(?i:venue|place|where|location)")
THING = Regex(rf"{OF}(?:主题|事项|名称|项目)|(?i:event|subject|activity|what)")
MATTER = Regex(rf"{OF}内容")
OWNER = Regex(r"(?:主持|主持人|负责人?|召集人|牵头人|联系人|联络人)|(?i:chair|chairedby|pic|incharge)")
# What tells of something that was, or of several.
TOLD = Regex(r"人数|花费|支出|金额|合计|情况|效果|总结|成果|小结|[已了]\s?[。!！]?$|圆满|顺利")
HAS_DAY = Regex(
    r"(?i:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b|tomorrow|tmr|today|tonight|\d\s?[ap]m\b)|[\d一二三四五六七八九十]\s?[月号日]|(?<!\d)\d{1,2}[./]\d{1,2}(?!\d)|[周期拜][一二三四五六日天]|[今明后听][天日晚]|[一二三四五六七八九十]点|\d\s?[点时:：]"
)
MINUTES = Regex(
    r"纪要|会议记录|记录人?\s?[:：]|决议|议定|列席|(?<!得)(?<!准)(?<!能)(?<!可)(?<!故)缺席|实到|(?i:\bminutes\b|\bresolved\b|\baction (?:items?|points?)\b|\babsent\b)"
)
ANSWER = Regex(r"收到.{0,4}(?:回|覆)")
NAMED = TextRules("notices", "named")  # what is noticed, in the words around it
NAMELESS = Regex(  # Greetings, 「会议通知」, what a forwarded message begins with
    r"(?i:^\W{0,12}forwarded\b|^(?:from|to|cc|sent|subject)\s?:|^\W{0,4}(?:notice|reminder|announcement|invitation)?\W{0,4}$|^\W{0,3}(?:dear|hi|hello|hey|good\s(?:morning|afternoon|evening))\b[^:]{0,30}$)|^[^\w]{0,4}(?:紧急|重要|温馨|补充)?(?:会议|活动)?(?:通知|通告|公告|提示|提醒|预告)?[^\w]{0,4}$|^[^\w]{0,3}(?:各位|各|全体|大家|亲爱的).{0,16}$|^(?:你|您|大家)好|^[^\w]{0,12}(?:转发|发件人|收件人)"
)
COMMA, EDGES = Regex(r"\s?[,，]\s?"), "* \t。.;；,，:：!！~【】[]📢📣🔔⏰📍★●■◆▲"


class _Labelled(NamedTuple):
    """`label` is simplified and without blanks, `written` the line without its number."""

    label: str
    value: str
    written: str


class _Lines(NamedTuple):
    head: Sequence[str]
    labelled: Sequence[_Labelled]
    others: Sequence[str]


def as_sentence(text: str) -> str | None:
    """The plan in one sentence, without its note; None of what is no such notice, tells of work done, or names several times."""
    lines = _lines(text) if len(text) <= LONGEST else []
    if not 2 < len(lines) <= MOST_LINES:
        return None
    found = _sorted_out(lines)
    days, times, places, things = (_values(found, label) for label in (DAY, TIME, PLACE, THING))
    places = [COMMA.sub(" ", place) for place in places]  # 「NTUC Centre, Rm 801」 is one
    when = " ".join((*days, *times))
    is_one = len(days) < 2 and len(times) == 1 and len(places) < 2 and HAS_DAY.search(simplified(when))
    title = things[0] if things else _title(found.head) or next(iter(_values(found, MATTER)), None)
    is_told = any(
        TOLD.search(simplified(line)) for line in (*found.head, *(one.label for one in found.labelled))
    )
    if not is_one or not title or is_told or MINUTES.search(simplified(text)):
        return None
    dated = [one.written for one in found.labelled if not _is_known_label(one.label) and _is_dated(one.value)]
    more = [*dated, *(line for line in found.others if _is_dated(line))]
    if len(more) > MOST_BESIDE:
        return None  # a list of what is to be done, below where it was agreed
    if is_english(text):
        plan = [f"{title} {when}", *(f"venue {place}" for place in places), *_owner(found, "{} to chair")]
        return ". ".join([", ".join(part.strip(EDGES) for part in plan), *more])
    plan = [when, title, *(f"地点：{place}" for place in places), *_owner(found, "{}负责")]
    plan += [line for line in found.others if ANSWER.search(simplified(line))]
    return "。".join(["，".join(part.strip(EDGES) for part in plan), *more])


def note_of(text: str) -> str:
    """What else such a notice says (who comes, what to bring): the item's note."""
    found = _sorted_out(_lines(text))
    labelled = [
        one.written for one in found.labelled if not (_is_known_label(one.label) or _is_dated(one.value))
    ]
    told = [line for line in found.others if len(line) > SHORT and not _is_dated(line)]
    said = (line.strip(EDGES) for line in (*labelled, *told))
    return "；".join(line for line in said if not INVITING.fullmatch(line))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _sorted_out(lines: Sequence[str]) -> _Lines:
    """The lines before the first label, those with labels, and what stands between and behind them."""
    head, labelled, others = list[str](), list[_Labelled](), list[str]()
    for line in lines:
        match = LINE.match(line)
        label = simplified("".join(match["label"].split())) if match else ""
        if match is not None and (labelled or _is_known_label(label)):
            labelled.append(_Labelled(label, match["value"].strip(), line[match.start("label") :]))
        else:
            (others if labelled else head).append(line)
    return _Lines(head, labelled, others)


def _is_known_label(label: str) -> bool:
    return any(pattern.fullmatch(label) for pattern in (DAY, TIME, PLACE, THING, OWNER))


def _is_dated(words: str) -> bool:
    return HAS_DAY.search(simplified(words)) is not None


def _values(found: _Lines, known: Regex) -> list[str]:
    return [one.value for one in found.labelled if known.fullmatch(one.label)]


def _title(head: Sequence[str]) -> str | None:
    """What is noticed: in the words that usually say it, else in the first line that is no greeting."""
    for rule in NAMED.rules:
        for line in head:
            match = rule.pattern.search(simplified(line))
            if match and not NAMELESS.match(match["what"]):
                return line[slice(*match.span("what"))].strip(EDGES)
    bare = (line.strip(EDGES) for line in head if not NAMELESS.match(simplified(line)))
    return next((line for line in bare if 1 < len(line) <= LONGEST_TITLE), None)


def _owner(found: _Lines, form: str) -> Iterator[str]:
    """Who answers for it."""
    owners = _values(found, OWNER)
    if owners and len(owners[0]) <= LONGEST_NAME:
        yield form.format(owners[0])
