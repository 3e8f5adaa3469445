"""The items of one line: every deed with the time that governs it, and the exact words it stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from union.core.lazy_regex import Regex
from union.yearplan.items import deeds
from union.yearplan.items.clause_dates import (
    PlanClause,
    PlanSentence,
    dated,
    sentences,
    spans_of,
    text_without_times,
    unnamed,
)
from union.yearplan.items.time_scope import Deed, PlanPlace, ToldBefore, deeds_of
from union.yearplan.model import PlanItem
from union.yearplan.structure import vocabulary as structure_vocabulary
from union.yearplan.structure.normal_line import normalized_line
from union.yearplan.structure.vocabulary import RINGS
from union.yearplan.times.stated_time import Stated

LONGEST_HEAD, LONGEST_NAMED, LONGEST_TOPIC = 30, 22, 8
NUMBERED = Regex(rf"(?:\d[.、]|\d\)[、.]?|[{RINGS}][、.]?|[一二三四五六七八九十][是)][、,]?)\s?$")
LAST_YEAR = Regex(r"(?:在|于)?(?:去年|前年|上一?年度?|上学[期年]|过去[一的几]|近[一二两三五几][年个])")
# 「现将主要工作列出」, 「工作安排如下」: what the list below is, no deed.
ANNOUNCED = Regex(r"现将.*|.*如下(?:活动|安排|工作|内容)?(?:\(.{0,99})?$")
# How it is done each time belongs to the deed named before: 「每次推荐一本书」.
DETAIL = Regex(r"每[次期场批队组人][^,。;]*")
# 「…座谈会。同时举办讲座」 goes on with the time said before.
SAME_TIME = Regex(r"(?:与此)?同时[^,]")
LONGEST_TASK, SHORTEST_TASK = 16, 4
HOLIDAY = Regex(r".*放(?:[寒暑]?假|假[\d一二三四五六七八九十]{1,2}天)$")
THIS_YEAR = Regex(r"今年|本年|本学[期年]|新的?[一学]|今后|下一步")
FESTIVALS_END = Regex(
    r"(?:(?<=节)日(?=[慰福活礼]))?[”\"’』」》)]{0,4}(?:节日?)?[”\"』」]{0,4}(?:等?[两三四五六七八][大个](?:传统|重要|重大|法定)?节日|等[^,。;]{0,6}?(?:节假?日|节庆|纪念日|节点)(?:期间|前后|前夕|来临之际|活动日)?|等(?=[^级])|期间|前后|前夕|前|来临之际|到来之际|当天(?:[上下]午|晚上)?|之际|为契机|契机|的?有利时机)*+"
)
BETWEEN = Regex(r"[、,和及与或“\"”’‘「」\s]*")
GREETING = Regex(
    r"(?:组织|开展|举办|搞好|做好|继续|认真|积极){0,4}(?:庆祝?|欢庆|迎接?|纪念|利用|抓住|借助|结合|围绕|以|在|为){1,4}[“\"「]{0,2}$"
)
NEXT_GREETED = Regex(r"[、和及与]?[“\"]?(?:庆祝?|喜?迎|纪念)[“\"]?$")
LIST = Regex(r"[^、和及]{2,14}(?:(?:、|和|及)[^、和及]{2,14}){1,6}$")
LIST_END = Regex(r"(?:等)?(?:系列)?活动$|等$")
LABELED = ("owner_labels", "time_labels", "other_labels")
LABELS = Regex(lambda: rf"(?:{'|'.join(map(structure_vocabulary.either, LABELED))})\s?:")
TIME_LABEL = Regex(lambda: rf"(?:{structure_vocabulary.either('time_labels')})\s?:")


def items_of(place: PlanPlace, stated: Sequence[Stated]) -> list[PlanItem]:
    """The items of a line, in order."""
    text = place.said.text
    found: list[PlanItem] = []
    told = ToldBefore("", place.before)
    for index, sentence in enumerate(_sentences(text, place.start, stated)):
        sentence = _of_this_year(text, sentence)
        if not sentence.clauses:
            continue
        sentence, place = _headed(sentence, place)
        if not sentence.clauses or (
            LABELS.match(text, sentence.start, sentence.end) is not None
            and TIME_LABEL.match(text, sentence.start) is None
        ):
            found = _owned(found, text[sentence.start : sentence.end], len(found))
            continue
        if not deeds.has_slogan(text, sentence.start, sentence.end):
            count = len(found)
            place_in_line = 0 if _is_task(place, sentence) else index
            for deed in deeds_of(place, sentence, place_in_line, told):
                found += _items(place, deed)
            found = _owned(found, text[sentence.start : sentence.end], count)
        told = _antecedents(text, sentence, index, told)
    return found


def _sentences(text: str, start: int, stated: Sequence[Stated]) -> list[PlanSentence]:
    """The sentences of a line; 「同时举办…」 is none of its own."""
    left: list[PlanSentence] = []
    for one in _without_head(text, sentences(text, start, stated)):
        is_timed = any(not time.is_loose for clause in one.clauses for time in clause.times)
        if left and not is_timed and SAME_TIME.match(text, one.start):
            left[-1] = PlanSentence(left[-1].start, one.end, (*left[-1].clauses, *one.clauses))
        else:
            left.append(one)
    return left


def _is_task(place: PlanPlace, sentence: PlanSentence) -> bool:
    """One with a number, or 「3月：…；互助保障宣传；…」, one of a month's list."""
    text, start = place.said.text, sentence.start
    is_short = len(sentence.clauses) == 1 and SHORTEST_TASK <= sentence.end - start <= LONGEST_TASK
    is_short = is_short and not deeds.gives_reason(text, start, sentence.end)
    if place.heading and is_short and text[:start].rstrip().endswith(";"):
        return True
    return NUMBERED.search(text, max(0, start - 5), start) is not None


def field_items(place: PlanPlace, stated: Sequence[Stated]) -> list[PlanItem]:
    """What stands above a field 「时间：…」, at the times of the field; what it says in brackets is a remark."""
    text = place.said.text
    opened = text.find("(", place.start)
    said = [one for one in stated if not one.is_loose and (opened < 0 or one.begin < opened)]
    head = text[place.start : opened if opened >= 0 else len(text)].rstrip("。;")
    if not said or any(sign in head for sign in ",。;"):  # 「时间：3月初赛，5月决赛」
        return []
    times = dated(text, said, text[place.start :], place.heading)
    # The festival that dates it is no part of its name.
    own = tuple(one._replace(begin=-1, end=-1, names="") for one in times)
    clause = PlanClause(place.start, len(text), own)
    return list(_items(place, Deed(clause, own, (0, len(text)), named=place.before)))


def _without_head(text: str, found: list[PlanSentence]) -> list[PlanSentence]:
    """「1．防暑降温。7月至9月，…」: the words that head a paragraph, where what follows has its own times."""
    is_head = (
        len(found) > 1
        and found[0].end - found[0].start <= LONGEST_TOPIC
        and text[found[0].end : found[0].end + 1] == "。"
        and not found[0].clauses[0].times
        and not deeds.begins_deed(text, found[0].start, found[0].end)
        and any(not one.is_loose for clause in found[1].clauses for one in clause.times)
    )
    return found[1:] if is_head else found


def _of_this_year(text: str, sentence: PlanSentence) -> PlanSentence:
    """Without what it tells of another year, 「去年3月承办了…，今年要…」, or announces; days off are no work."""
    was = False
    left: list[PlanClause] = []
    for clause in sentence.clauses:
        said = text[clause.start : clause.end]
        was = (was or LAST_YEAR.match(said) is not None) and not THIS_YEAR.search(said)
        if not (
            was
            or ANNOUNCED.fullmatch(said)
            or HOLIDAY.fullmatch(said)
            or (not clause.times and DETAIL.fullmatch(said))
        ):
            left.append(clause)
    return sentence if len(left) == len(sentence.clauses) else sentence._replace(clauses=tuple(left))


def _antecedents(text: str, sentence: PlanSentence, index: int, told: ToldBefore) -> ToldBefore:
    """What a later 「此项工作」 may mean: the short first sentence of the line, or the last deed."""
    told_of = (one for one in sentence.clauses if deeds.begins_deed(text, one.start, one.end))
    first = next(told_of, sentence.clauses[0])
    said = "" if deeds.is_pointing(text_without_times(text, first)) else text[first.start : first.end]
    is_head = index == 0 and sentence.end - sentence.start <= LONGEST_HEAD
    return ToldBefore(text[sentence.start : sentence.end] if is_head else told.head, said)


def _headed(sentence: PlanSentence, place: PlanPlace) -> tuple[PlanSentence, PlanPlace]:
    """A time that heads the rest of a line, 「三月份：」 in its middle, or dates a whole sentence from its end: 「…（3月）」."""
    text, first = place.said.text, sentence.clauses[0]
    if (
        len(first.times) == 1
        and text[first.end : first.end + 1] == ":"
        and deeds.is_pointing(text_without_times(text, first))
        and not structure_vocabulary.label_of(text[first.start : first.end + 1])
    ):
        return sentence._replace(clauses=sentence.clauses[1:]), place._replace(heading=first.times[0])
    return sentence, place


def _owned(found: list[PlanItem], text: str, count: int) -> list[PlanItem]:
    """The items from `count` on, or the last one, with those the words name for them."""
    is_told = any(sign in text for sign in (":", *deeds.ANSWERING))
    names = deeds.owners(text) if is_told else ()
    if not names:
        return found
    first = count if count < len(found) else max(0, len(found) - 1)
    return [*found[:first], *((one if one.owners else replace(one, owners=names)) for one in found[first:])]


def _items(place: PlanPlace, deed: Deed) -> Iterator[PlanItem]:
    """One item for every time of a deed; where it names festivals, one for each."""
    own = (one for one in deed.times if deed.clause.start <= one.begin < deed.clause.end)
    if feasts := [one for one in own if one.festival and one.names]:
        yield from _festive(place, deed, feasts)
        return
    title = _title(place, deed)
    if len(title) < deeds.SHORTEST:
        return
    if all(one.festival and one.names for one in deed.times) and place.heading not in deed.times:
        title = deeds.festive_title("、".join(one.names for one in deed.times), title, "")
    for one in deed.times:
        for name in _listed_titles(title):
            yield _item(place, deed, one, name, is_festive=False)


def _title(place: PlanPlace, deed: Deed) -> str:
    """The title of a deed, from its clause or from what it points to; too short a one takes what was said before."""
    if deed.named:
        said = normalized_line(deed.named)
        return deeds.title(said, 0, len(said.text), ())
    clause, text = deed.after or deed.clause, place.said.text
    used = [one for one in clause.times if one in deed.times or one.needs_month]
    spans = spans_of(used) if place.heading else unnamed(text, clause, used)
    title = deeds.title(place.said, clause.start, clause.end, spans)
    if title not in structure_vocabulary.listed("short_deeds") or deed.told is None:
        return title
    told = deed.told
    # 「坚持厂务公开，每半年公开一次」: a title that says too little takes what was spoken of
    before = deeds.title(place.said, told.start, told.end, spans_of(told.times))
    if not before or len(before) > LONGEST_NAMED:
        return title
    return before if title in before else before + title


def _listed_titles(title: str) -> list[str]:
    """「乒乓球、拔河比赛」 are two competitions."""
    if not LIST.fullmatch(title) or "“" in title:
        return [title]
    bare = LIST_END.sub("", title)
    parts = deeds.titles_with_shared_noun(re.split("[、和及]", bare)) or deeds.titles_with_shared_noun(
        re.split("[、和及]", title)
    )
    return parts or [title]


def _item(place: PlanPlace, deed: Deed, one: Stated, title: str, *, is_festive: bool) -> PlanItem:
    quote = place.said.quote(*deed.quote)
    whole = place.said.text[deed.quote[0] : deed.quote[1]]
    sort = deeds.kind(title, whole, is_festive=is_festive, is_deadline=one.when.deadline)
    return PlanItem(title, sort, one.when, one.festival, (), quote, place.section, place.line)


def _festive(place: PlanPlace, deed: Deed, feasts: Sequence[Stated]) -> Iterator[PlanItem]:
    """An item for each festival of a clause, with the deed said behind it or shared by all."""
    text, end = place.said.text, deed.clause.end
    leads = text[deed.clause.start : feasts[0].begin]
    shared = _shared_deed(place, deed, leads)
    ends = [*(one.begin for one in feasts[1:]), end]
    own = [_title_after_festival(place, one, stop, deed) for one, stop in zip(feasts, ends, strict=True)]
    for i, one in enumerate(feasts):
        named = next((words_ for words_ in own[i:] if words_), shared)
        title = deeds.festive_title(one.names, named, leads)
        yield _item(place, deed, one, title, is_festive=True)


def _title_after_festival(place: PlanPlace, one: Stated, end: int, deed: Deed) -> str:
    """What is said right behind a festival, up to the next or the clause's end."""
    text = place.said.text
    behind = FESTIVALS_END.match(text, one.end, end)
    start = behind.end() if behind else end
    if BETWEEN.fullmatch(text, start, end):
        return ""
    lead = NEXT_GREETED.search(text, start, end)
    end = lead.start() if lead else end
    others = [span for span in spans_of(deed.clause.times) if start <= span[0] < end]
    return deeds.title(place.said, start, end, others).strip("、和及与").lstrip("”").rstrip("“")


def _shared_deed(place: PlanPlace, deed: Deed, leads: str) -> str:
    """The deed in the clause that follows, or in the words before the first festival."""
    if deed.after:
        return deeds.title(place.said, deed.after.start, deed.after.end, spans_of(deed.after.times))
    start = deed.clause.start
    greeting = GREETING.search(leads)
    end = start + (greeting.start() if greeting else len(leads))
    if end - start <= deeds.SHORTEST:
        return ""
    before = deeds.title(place.said, start, end, spans_of(deed.clause.times))
    return before if deeds.has_kind(before) else ""
