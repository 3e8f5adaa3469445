"""Sentences and clauses of a line, cut at 。；, and where a number begins a task, not within brackets or quotes; which of the times
in a clause date its deed, under the heading it stands under; which clauses say one thing together.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.yearplan.items import deeds
from union.yearplan.items.deeds import is_schedulable_deed
from union.yearplan.structure.vocabulary import inner_numbers
from union.yearplan.times.stated_time import DIGIT, Stated, end_of, span

SIGN = Regex(
    r"[。;!?\n,:()“”《》]|(?<=[\u4e00-\u9fff”)\"])[.](?!\d)|\s{2,}|(?<=[\u4e00-\u9fff”)])\s(?=[\u4e00-\u9fff“])"
)
CLOCK = Regex(r"(?<=\d):(?=\d)")
OPEN, CLOSE = "(“《", ")”》"
LONGEST_QUOTE = 60  # signs; what is open longer was never closed
FAR = 3  # signs between two times that are no mere list of times
EDGES = " \t,。;:!?、"


class PlanClause(NamedTuple):
    """A clause and the times in it, by their places in the line as read."""

    start: int
    end: int
    times: tuple[Stated, ...]


class PlanSentence(NamedTuple):
    """A sentence or a numbered task, with its clauses in order."""

    start: int
    end: int
    clauses: tuple[PlanClause, ...]


def sentences(text: str, start: int, stated: Sequence[Stated]) -> list[PlanSentence]:
    """The sentences from `start` on, each with its clauses and their times."""
    stops, commas = _joined(text, *_stops(text, start), stated)
    begins = [one.begin for one in stated]
    found: list[PlanSentence] = []
    for begin, end in _spans_between_cuts(start, len(text), stops):
        parts: list[PlanClause] = []
        inside = commas[bisect_left(commas, (begin, 0)) : bisect_left(commas, (end, 0))]
        for first, last in _spans_between_cuts(begin, end, inside):
            times = tuple(stated[bisect_left(begins, first) : bisect_left(begins, last)])
            first, last = _trimmed(text, first, last)
            if last > first:
                parts += _split(text, PlanClause(first, last, times))
        if parts:
            found.append(PlanSentence(parts[0].start, parts[-1].end, tuple(parts)))
    return found


def _split(text: str, clause: PlanClause) -> list[PlanClause]:
    """「半年总结于7月5日前、全年总结于12月10日前上报」: two deeds, each with its time."""
    for one, other in pairwise(clause.times):
        close = one.end + text.startswith(")、", one.end)  # 「竞赛（6月中旬）、演练（6月下旬）」
        is_cut = text[close : close + 1] == "、" and (other.is_loose or other.begin - close > FAR)
        if is_cut and not (one.festival or other.festival):
            earlier = tuple([time for time in clause.times if time.end <= one.end])
            later = tuple([time for time in clause.times if time.begin > one.end])
            rest = _split(text, PlanClause(close + 1, clause.end, later))
            return [PlanClause(clause.start, close, earlier), *rest]
    return [clause]


def _stops(text: str, start: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    stops = list(inner_numbers(text, start))
    commas: list[tuple[int, int]] = []
    opened = -1
    for found in SIGN.finditer(text, start):
        sign = found[0]
        if opened >= 0 and (sign in CLOSE or found.start() - opened > LONGEST_QUOTE or sign == "\n"):
            opened = -1
        if opened < 0 and sign in OPEN:
            opened = found.start()
        if opened >= 0 or sign in OPEN or sign in CLOSE:
            continue
        if sign in "。;!?\n.":
            stops.append(found.span())
        elif not CLOCK.match(text, found.start()):
            commas.append(found.span())
    return sorted(stops), commas


def _joined(
    text: str, stops: list[tuple[int, int]], commas: list[tuple[int, int]], stated: Sequence[Stated]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """「召开职代会。（3月）」: brackets with a time behind a sentence belong to it."""
    begins = [one.begin for one in stated]
    apart: list[tuple[int, int]] = []
    for stop in stops:
        opened = stop[1]
        closed = text.find(")", opened, opened + LONGEST_QUOTE) if text[opened : opened + 1] == "(" else -1
        is_last = closed > 0 and text[closed + 1 : closed + 2] in ("", "。", ";", " ", "\n")
        if is_last and bisect_left(begins, opened) < bisect_left(begins, closed):
            commas = sorted([*commas, stop])
        else:
            apart.append(stop)
    return apart, commas


def _spans_between_cuts(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = start
    for first, last in [*cuts, (end, end)]:
        if first > at:
            yield at, first
        at = max(at, last)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end].lstrip(EDGES)
    return end - len(said), end - len(said) + len(said.rstrip(EDGES))


LIST_SIGN = Regex(r"、|\s?/\s?|(?<=[\u4e00-\u9fff]{3})[和及](?=[\u4e00-\u9fff]{4})")
DEED = Regex(
    r"(?:[^准机]会|[^比]赛|比赛|活动|培训班?|讲座|慰问|走访|表彰|启动|总结|评比|评选|评优|测评|评议|考核|体检|踏青|演练|座谈|征文|展览?"
    r"|述职|换届|比武|联欢|联谊|疗养|检查|审计|决算|预算|动员|签订|春游|秋游|登山|健步走|送清凉|送温暖|灯谜|参观|宣传|调研|收缴|推荐|植树|插花)$"
)
BEGINS_TASK = Regex(
    r"(?:召开|举办|举行|组织|开展|慰问|走访|看望|签订|评选|表彰|制定|修订|发放|参加|启动|上报|报送|完成|收缴|办理|推荐)(?=[^、]{2})(?!好|成)"
)
# These go with their own object alone; 「举办乒乓球、拔河比赛」 share their verb.
OWN = Regex(r"(?:慰问|走访|看望|签订|制定|修订|发放|上报|报送)[^、]{3}")
LONGEST, SHORTEST = 16, 4


def listed(text: str, sentence: PlanSentence) -> list[PlanSentence]:
    """The tasks of a list that a sentence is or begins with, each as a sentence; else the sentence as it is."""
    clause = sentence.clauses[0]
    parts = _parts(text, clause)
    if len(parts) < 2 or any(not one.festival for one in clause.times):
        return [sentence]
    is_list = all(BEGINS_TASK.match(text, begin, end) for begin, end in parts) or all(
        (SHORTEST <= end - begin <= LONGEST and DEED.search(text[begin:end])) or OWN.match(text, begin, end)
        for begin, end in parts
    )
    if not is_list:
        return [sentence]
    clauses = [
        PlanClause(begin, end, tuple([one for one in clause.times if begin <= one.begin < end]))
        for begin, end in parts
    ]
    last = (clauses[-1], *sentence.clauses[1:])
    return [
        *(PlanSentence(one.start, one.end, (one,)) for one in clauses[:-1]),
        PlanSentence(parts[-1][0], sentence.end, last),
    ]


def _parts(text: str, clause: PlanClause) -> list[tuple[int, int]]:
    """The stretches between the signs of the list; not within brackets or quotes, nor within the name of a time."""
    if any(sign in text[clause.start : clause.end] for sign in "(“《"):
        return []
    found, at = [], clause.start
    for sign in LIST_SIGN.finditer(text, clause.start, clause.end):
        if not any(one.begin < sign.end() and sign.start() < one.end for one in clause.times):
            found.append((at, sign.start()))
            at = sign.end()
    return [*found, (at, clause.end)]


BEGINS = Regex(r"^[^,。;]{0,4}(?:开赛|开始|启动|开幕|开班|开课|开营|搞起来|起)$")
ENDS = Regex(
    r"[至到于在]?(?:[前底]|之前)?(?:全部|正式)?(?:结束|截止|闭幕|收官|完成|结业|为止|见分晓|揭晓|止)"
)
# 「完成全年工作总结，报送上级」: what is handed in, and to whom.
WRITTEN = Regex(r"(?:总结|小结|计划|报告|报表|材料|名单|方案|统计|台账|年报)$")
HANDED_ON = Regex(
    r"[并及按时]*(?:报送|上报|呈报|上交|报|交)[至到给]?(?:上级|[^,。;]{0,8}(?:上级|工会|总|局|委|办|办公室|部门|党组|科|处|室|公司|集团))(?:备案|存档|审批|审核)?"
)
WIDE = (Grain.QUARTER, Grain.HALF, Grain.YEAR)
GETTING_READY = Regex(r"筹备|准备|布置|安排|动员|制[定订]|拟定|计划|启动|报名|迎接|总结|上报|初拟|修订")
TO = Regex(r"[^,。;]{0,6}[到至—~-][^,。;]{0,2}$")
BY_RULE = Regex(r"(?:按照|按|根据|依照|遵照)[^,。;]*(?:要求|规定|原则|标准|惯例|精神|制度)$")
YEARLY, MONEY = "FREQ=YEARLY", Regex(r"(?:拿出|安排|投入|列支|拨付|提取)[^,。;]{0,12}元")
# 「（7月10日—8月20日，与七月工作衔接）」
BESIDES = Regex(r"[,;][与跟同]$")
LISTED, EACH = Regex(r"[、和及与]"), Regex(r"(?:各|分别)")
PAPER = Regex(r"(?:的)?(?:工会)?(?:工作)?(?:总结|小结|计划|考核|报告)")
SEASON_NOUN = Regex(
    r"(?:[春夏秋冬]季)[^,。;]{0,10}(?:活动|赛|运动会|游|踏青|长跑|慰问|送|进行|走访|培训|组织|开展|举办|植树|采摘|体检|拔河|各)"
)


def dated(text: str, times: Sequence[Stated], clause: str, heading: Stated | None) -> list[Stated]:
    """The times that date the deed of a clause, in order; under a heading its time rules what lies outside."""
    counted = (one for one in times if _counts(one, clause, heading))
    left = [one for one in counted if not BESIDES.search(text, max(0, one.begin - 3), one.begin)]
    if heading:
        left = [_time_under_heading(one, heading) for one in left if not _is_other_time(one, clause, heading)]
    rules = [one for one in left if one.when.rrule and not one.festival]
    is_fixed = (one for one in left if not (one.when.rrule or one.festival or one.is_loose))
    if any(one.when.grain is Grain.MONTH for one in is_fixed):  # 「每年一次的体检安排在四月份」
        rules = [one for one in rules if one.when.rrule != YEARLY]
        left = [one for one in left if one.when.rrule != YEARLY or one.festival]
    if rules:
        return rules[:1]
    return left if _has_separate_times(text, left) else _narrowed(_spanned(text, left))


def _has_separate_times(text: str, times: Sequence[Stated]) -> bool:
    """「上半年、年终各汇报一次」: none of them only says what another is about."""
    return (
        len(times) > 1
        and not any(one.when.rrule or one.festival for one in times)
        and all(LISTED.fullmatch(text, one.end, other.begin) for one, other in pairwise(times))
        and EACH.match(text, times[-1].end) is not None
    )


def _counts(one: Stated, clause: str, heading: Stated | None) -> bool:
    if one.is_campaign and heading:
        return False
    if one.needs_month:
        return heading is not None and heading.when.rrule is None and heading.holds(one)
    if one.is_loose:
        return heading is None and is_schedulable_deed(clause)
    if one.when.rrule and (BY_RULE.match(clause) or (one.when.rrule == YEARLY and MONEY.search(clause))):
        return False
    if one.when.text.endswith("季") and len(one.when.text) == 2 and one.when.rrule is None:
        return heading is None and SEASON_NOUN.search(clause) is not None
    return True


def _is_other_time(one: Stated, clause: str, heading: Stated) -> bool:
    """「上半年工作总结」 in June names the half; 「筹备五月份运动会」 is done in the month it stands under."""
    if one.when.rrule or one.festival or heading.when.rrule or heading.holds(one):
        return False
    if one.when.grain in WIDE or one.holds(heading):
        return True
    if heading.when.grain in (Grain.DAY, Grain.WEEK) and not DIGIT.search(one.when.text):
        return True  # 「第4周 3.22-3.28 期中座谈会」: the days say when
    return not one.is_fine and GETTING_READY.search(clause) is not None


def _time_under_heading(one: Stated, heading: Stated) -> Stated:
    """A festival outside the heading's months is kept, or prepared, in them."""
    if one.festival and not one.when.rrule and not heading.when.rrule and not heading.holds(one):
        return one._replace(when=heading.when)
    return one


def _spanned(text: str, times: list[Stated]) -> list[Stated]:
    """「从3月开始到6月结束」 is one span."""
    if len(times) != 2 or any(one.festival or one.when.rrule or one.is_loose for one in times):
        return times
    first, last = times
    if not TO.match(text, first.end, last.begin) or last.first <= first.first or last.when.deadline:
        return times
    said = f"{first.when.text}{text[first.end : last.begin]}{last.when.text}"
    when = span(said, first.first, end_of(last.when), first.when.grain)
    return [first._replace(end=last.end, when=when)]


def _narrowed(times: list[Stated]) -> list[Stated]:
    """Without what only surrounds another: 「今年3月」, 「3月份庆三八」; a day said beside a festival is its day."""
    fine = [one for one in times if one.is_fine and not one.festival]
    feasts = [one for one in times if one.festival]
    months = [one for one in times if not one.festival and not one.is_fine]
    dates = [one for one in times if one.when.grain not in WIDE]
    if dates and len(dates) < len(times):  # 「7月公布上半年经费」: what it is about
        return _narrowed(dates)
    if feasts and fine:
        return [one._replace(when=fine[0].when) for one in feasts[:1]]
    if feasts and months:
        is_kept = [months[0].holds(one) or one.when.rrule for one in feasts]
        both = zip(feasts, is_kept, strict=True)
        return [one if is_one else one._replace(when=months[0].when) for one, is_one in both]
    around = [one for one in times if any(one.holds(other) and not other.holds(one) for other in times)]
    return [one for one in times if one.festival or one not in around]


def joined(times: Sequence[Stated], later: Sequence[Stated]) -> tuple[Stated, ...]:
    """「3月上旬，召开庆三八表彰大会」: a time and the festivals named in a clause behind it."""
    return tuple(_narrowed([*times, *later]))


def unnamed(text: str, clause: PlanClause, governing: Sequence[Stated]) -> list[tuple[int, int]]:
    """Where the times stand that a clause's title leaves out: not 「全年」 in 「全年总结」, which dates nothing."""
    # A quarter or half year beside the time that dates the deed names it; so does a paper's own time.
    spans = (Grain.QUARTER, Grain.HALF)
    names = [
        one
        for one in clause.times
        if PAPER.match(text, one.end) or (one.when.grain in spans and not one.when.rrule)
    ]
    return spans_of(one for one in clause.times if one in governing or one not in names)


def spans_of(times: Iterable[Stated]) -> list[tuple[int, int]]:
    """Where times stand that are no part of a title."""
    return [(one.begin, one.end) for one in times if not one.is_campaign]


def with_merged_clauses(text: str, sentence: PlanSentence) -> PlanSentence:
    """「10月8日开赛，11月底结束」: two clauses that are one time; a paper and whom it goes to are one deed."""
    parts: list[PlanClause] = []
    for clause in sentence.clauses:
        last = parts[-1] if parts else None
        if last and len(last.times) == len(clause.times) == 1 and _runs(text, last, clause):
            (first,), (end,) = last.times, clause.times
            when = span(f"{first.when.text}-{end.when.text}", first.first, end.after, first.when.grain)
            one = first._replace(end=end.end, when=when)
            parts[-1] = PlanClause(last.start, clause.end, (one,))
        elif (
            last
            and not clause.times
            and WRITTEN.search(text[last.start : last.end])
            and HANDED_ON.fullmatch(text, clause.start, clause.end)
        ):
            parts[-1] = PlanClause(last.start, clause.end, last.times)
        else:
            parts.append(clause)
    return sentence if len(parts) == len(sentence.clauses) else sentence._replace(clauses=tuple(parts))


def is_in_name(text: str, one: Stated) -> bool:
    """A festival, or the half year of 「上半年工作小结，6月25日前上报」."""
    is_of_paper = one.when.grain in WIDE and one.when.rrule is None and PAPER.match(text, one.end)
    return one.festival is not None or bool(is_of_paper)


def _runs(text: str, begins: PlanClause, ends: PlanClause) -> bool:
    first, last = begins.times[0], ends.times[0]
    is_span = BEGINS.search(text[first.end : begins.end]) and ENDS.fullmatch(text_without_times(text, ends))
    return bool(is_span) and first.first < last.after and not (first.when.rrule or last.when.rrule)


def is_date(one: Stated) -> bool:
    return not (one.is_season or one.is_loose or one.when.rrule)


def without_seasons(sentence: PlanSentence) -> PlanSentence:
    """「4月，组织春季踏青」: beside a date a season is but a word."""
    clauses = (
        clause._replace(times=tuple([one for one in clause.times if not one.is_season]))
        for clause in sentence.clauses
    )
    return sentence._replace(clauses=tuple(clauses))


def without_yearly(text: str, sentence: PlanSentence) -> PlanSentence:
    """「每年一次的体检，安排在四月份」: in the plan of one year the month says all."""
    clauses = list(sentence.clauses)
    for place, (one, following) in enumerate(pairwise(sentence.clauses)):
        is_yearly = any(time.when.rrule == YEARLY and not time.festival for time in one.times)
        left = text_without_times(text, following)
        is_said = is_yearly and any(map(is_date, following.times))
        if is_said and (deeds.is_pointing(left) or deeds.completes(left)):
            times = tuple([each for each in one.times if each.when.rrule != YEARLY])
            clauses[place] = one._replace(times=times)
    return sentence._replace(clauses=tuple(clauses))


def text_without_times(text: str, clause: PlanClause) -> str:
    """The words of a clause without its times; a campaign's name is one of them."""
    at, left = clause.start, ""
    for one in (one for one in clause.times if not one.is_campaign):
        left += text[at : one.begin]
        at = one.end
    return left + text[at : clause.end]
