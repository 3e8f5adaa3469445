"""The sort of work and the day that a reply gives a log: either alone, or each in a clause of its own; and a sum that is not paid yet, which counts for nothing.

「呢筆係康樂活動，12月4號買嘅，唔係其他」, 「日期不对，是12月4号买的」, "this is publicity, done on 28 nov, not others".
"""

import re
from datetime import timedelta
from typing import NamedTuple

from handlers.core import message_reading
from handlers.core import not_understood_texts as plains
from handlers.core.turn import Turn
from handlers.worklog import log_entry, log_receipt
from handlers.worklog.corrections import correction
from storage.worklog import entries
from union.core.almanac.date_format import day_words
from union.core.records import replace
from union.reading.acts.changes.corrections import read_correction
from union.reading.english.translation import is_english
from union.reading.message import Money, When
from union.reading.money.flows import Flow, flow_of
from union.reading.replies.correction_lessons import UNDER, category_called, named_category, sorts_meant
from union.reading.replies.sorts_said import DENIED, IS_SORT, read_sorts
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.entries import Fact, LogEntry

LONGEST = 60  # signs of a day and its clock time
# 「日期改昨天」, 「是11月3日」
OF_DAY = re.compile(
    r"(?:这[条個个笔]?|那[条個个笔]?)?的?(?:日期|[时時][间間]|日子)?(?:[写寫记記弄搞]?[错錯]了|不[对對]|有[误誤])?[,，\s]?(?:不是今天[,，\s]?)?(?:其[实實]|[实實][际際]上?)?(?:[应應][该該]|[应應][当當]|[应應])?(?:是|[为為]|改[为為]|改成|改到|改|:|：)?(?:在|于)?\s*"
)
ENGLISH_LEAD = re.compile(
    r"^\s{0,2}(?:(?:it|that|this|the date|date)\s)?(?:(?:is|was|were|should be)\s)?(?:(?:[a-z]{2,10}ed|bought|paid|done|held|made|went|gave|spent|sent)\s)?(?:on\s)?(?=\S{1,12}(?:\s|$))",
    re.IGNORECASE,
)
DAY_END = re.compile(
    r"(?:的事[情儿]?|[去办辦搞做开開买買订訂付派发發收打请請](?:的|了)|的|那天|才[对對])$|[\s·](?:one|leh|lah)$"
)
MOST = 5
# 「日期不对」, 「類別都要改」, "wrong date": what follows is the right one.
SLIPPED = EitherScript(
    r"(?:sorry|不好意思|唔好意思|抱歉|(?:这[条个笔]?|那[条个笔]?)?的?(?P<of>分类|类别|类型)?(?:日期|时间|日子)?(?:都|也)?(?:[写记弄搞打]?错(?:了|咗)?|不对|唔啱|有误|要改|改(?:一下|返)?|得改|要换)|wrong(?:\s(?:date|day|category|one))?|(?:date|category)\s(?:is\s)?wrong)",
    any_case=True,
)


class SaidParts(NamedTuple):
    """The right category and day, of which one may be missing."""

    category: str | None
    day: str | None


def put_right(turn: Turn, entry: LogEntry) -> bool:
    """Whether all clauses of a reply together are its sort and its day; then it has them, with one receipt."""
    said = _read_clauses(turn)
    if said is None:
        return False
    text = correction.recategorised(turn, entry, said.category) if said.category else None
    if said.day:
        text = day_answered(turn, log_entry.anew(turn, entry), said.day)
    if text is not None:
        correction.answer_correction(turn, entry, text)
    return text is not None


STOP = "，"


def is_of_other_sort(turn: Turn, entry: LogEntry) -> bool:
    """「这是竞赛的奖品，不是慰问」, "should be under helping members / grievance": the sort they speak of; of several it is asked which."""
    said, is_denied = read_sorts(turn.said.text), is_sort_denied(turn.said.text, entry)
    if not (is_denied or UNDER.search(turn.said.text)):
        return False
    behind = [
        each for each in said.plain if IS_SORT.match(each)
    ]  # 「不是慰问，是气排球赛的，交名单不用记账」
    given = sort_beside_figures(turn.said.text, entry)
    meant = [given] if given else sorts_meant(STOP.join(behind or said.plain))
    meant = [each for each in meant if each not in said.denied]
    if len(meant) == 1:
        correction.answer_correction(turn, entry, correction.recategorised(turn, entry, meant[0]))
    elif meant or is_denied:
        correction.ask_sort(turn, entry)
    return bool(meant) or is_denied


def is_sort_denied(text: str, entry: LogEntry) -> bool:
    """Whether words say that a log is not of its sort."""
    return any(fact.category in read_sorts(text).denied for fact in entry.facts)


def sort_beside_figures(text: str, entry: LogEntry) -> str | None:
    """「矿泉水是108，也不是慰问，是文体的」, 「改成108，归文体活动」: the sort that clauses without a figure give."""
    read = read_sorts(text)
    plain = [each for each in read.plain if not any(map(str.isdigit, each))]
    said = [named_category(each) for each in plain if not category_called(each)]
    if is_sort_denied(text, entry):
        said += [sort for each in plain if IS_SORT.match(each) for sort in sorts_meant(each)]
    found = {each for each in said if each not in (None, *read.denied)}
    return found.pop() if len(found) == 1 else None


def category_beside(text: str) -> str | None:
    """The sort of work that a clause gives in so many words: 「…係4號買，計返入康樂活動」."""
    found = [
        named_category(each)
        for each in correction.CLAUSES.split(text)[1:MOST]
        if not category_called(each.strip())
    ]
    return next(filter(None, found), None)


def _read_clauses(turn: Turn) -> SaidParts | None:
    """None where a clause says anything else, or there is only one."""
    clauses = [stripped for each in correction.CLAUSES.split(turn.said.text) if (stripped := each.strip())]
    if not 1 < len(clauses) <= MOST:
        return None
    category, day = None, None
    for each in clauses:
        if SLIPPED.fullmatch(each) or _is_denied(turn, each):
            continue
        named = named_category(each)
        if named is None and not isinstance(day_said(turn, each), When):
            return None
        category, day = (named, day) if named else (category, each)
    return SaidParts(category, day)


def _is_denied(turn: Turn, clause: str) -> bool:
    """「唔係其他」, "not 2 dec"."""
    found = DENIED.fullmatch(clause)
    wrong = found["wrong"] if found and read_correction(clause) is None else ""  # 「不是12户是11户」
    return bool(wrong) and (named_category(wrong) is not None or day_said(turn, wrong) is not None)


def day_answered(turn: Turn, entry: LogEntry, text: str) -> str | None:
    """What to say to words that are a day, and nothing else; None to any other."""
    found, today = day_said(turn, text), turn.written_on
    if found is None or isinstance(found, str):
        return plains.no_such_time(turn._, found) if found else None
    if found.start.date() > today:
        return turn._(
            "{day}还没到，没有改。请回复实际做的那天。", day=day_words(turn._, found.start.date(), now=today)
        )
    return correction.moved(turn, entry, log_entry.day_of(found, today))


def day_said(turn: Turn, text: str) -> When | str | None:
    """The day that is all the words say; as a string one that cannot be."""
    plain = normal(ENGLISH_LEAD.sub("", text) if is_english(text) else text).text
    words = DAY_END.sub("", OF_DAY.sub("", plain.strip(" 。.，,"), count=1))
    if len(words) > LONGEST:
        return None
    message = message_reading.read_words(turn, f"{words}{message_reading.WAS_DONE}")
    when, wrong = message.when, log_entry.impossible_time(message)
    if wrong is not None and wrong.strip() == words:
        return wrong
    return when if when is not None and when.text.strip() == words else None


UNPAID = EitherScript(
    r"(?:还|仲|尚|实际|其实)?[没未冇](?:有)?(?:真的?)?(?:支?付(?:款|钱)?|给钱|畀钱|俾钱|结账|找数)(?!的人)|(?:只|净|就|不过|光)(?:是|系)?(?:个|一个|份)?(?:报价|询价|预算)|报价(?:而已|嚟㗎)"
    r"|\b(?:not|n['’]?t)\s(?:been\s)?(?:yet\s)?paid\b|\bunpaid\b|\b(?:only|just)\s(?:a\s|the\s)?(?:quote|quotation|estimate)\b",
    any_case=True,
)
# The sum that is meant: 「那690」, "the $690".
POINTED = EitherScript(
    r"(?:那|这|呢|嗰)(?:个|笔|条)?\D{0,3}(?P<those>\d[\d,]{1,9}(?:\.\d{1,2})?)|(?P<that>\d[\d,]{1,9}(?:\.\d{1,2})?)\s?(?:元|块|蚊)?(?:那|这|嗰)(?:笔|条|个)|\bthe\s\D{0,3}(?P<the>\d[\d,]{1,9}(?:\.\d{1,2})?)",
    any_case=True,
)
# 「那480没花工会的钱，去掉吧」: it is no sum of ours at all.
TAKEN_OFF = EitherScript(r"去掉|拿掉|删|撤|不算|\b(?:remove|take (?:it |that )?off|drop)\b", any_case=True)
PLANNED, CENTS, BACK = "预计", 100, timedelta(days=40)


def replied(turn: Turn, entry: LogEntry) -> bool:
    """Whether a reply to a log says so of its sums, or of the one it names."""
    return (
        not TAKEN_OFF.search(turn.said.text)
        and bool(UNPAID.search(turn.said.text))
        and _set_aside(turn, entry, _sum_said(turn))
    )


def claimed(turn: Turn, _said: object) -> bool:
    """The same of a sum that is named, where one log of these weeks tells it."""
    meant, group = None if TAKEN_OFF.search(turn.said.text) else _sum_said(turn), turn.with_group()
    happened = entries.happened(turn.db, group, turn.today - BACK, turn.today + timedelta(1)) if meant else ()
    told = entries.of_ids(turn.db, group, [each.id for each in happened])
    found = [each for each in told if any(_sums_meant(fact, meant) for fact in each.facts)]
    return len(found) == 1 and _set_aside(turn, found[0], meant)


def _sum_said(turn: Turn) -> int | None:
    said = POINTED.search(normal(turn.said.text).text)
    return int(float(said[said.lastgroup or 0].replace(",", "").rstrip(".")) * CENTS) if said else None


def _sums_meant(fact: Fact, meant: int | None) -> list[Money]:
    return [each for each in fact.money if each.per is None and meant in (None, each.minor)]


def _set_aside(turn: Turn, entry: LogEntry, meant: int | None) -> bool:
    if not any(_sums_meant(fact, meant) for fact in entry.facts):
        return False
    facts = tuple(replace(fact, money=_unspent(entry, fact, meant)) for fact in entry.facts)
    changed = replace(entry, facts=facts)
    text = correction.corrected(turn, entry, changed, "figures") if changed != entry else ""
    correction.answer_correction(turn, entry, text or log_receipt.text(turn, entry))
    return True


def _unspent(entry: LogEntry, fact: Fact, meant: int | None) -> tuple[Money, ...]:
    """Its sums, those meant as planned; what was worked out from a price has no words of its own, and goes: the price stays."""
    unpaid = [one for one in _sums_meant(fact, meant) if flow_of(one, fact.title, entry.text) is Flow.SPENT]
    kept = [one for one in fact.money if one not in unpaid or one.text]
    return tuple(replace(one, what=PLANNED) if one in unpaid else one for one in kept)
