"""Sentences and clauses of a line: cut at 。；, and where a number begins a task; not within brackets or quotes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.yearplan.structure.vocabulary import inner_numbers
from union.yearplan.times.stated_time import Stated

SIGN = Regex(
    r"[。;!?\n,:()“”《》]|(?<=[\u4e00-\u9fff”)\"])[.](?!\d)|\s{2,}|(?<=[\u4e00-\u9fff”)])\s(?=[\u4e00-\u9fff“])"
)
OPEN, CLOSE = "(“《", ")”》"
LONGEST_QUOTE = 60  # signs; what is open longer was never closed
FAR = 3  # signs between two times that are no mere list of times
EDGES = " \t,。;:!?、"


class Clause(NamedTuple):
    """A clause and the times in it, by their places in the line as read."""

    start: int
    end: int
    times: tuple[Stated, ...]


class PlanSentence(NamedTuple):
    """A sentence or a numbered task, with its clauses in order."""

    start: int
    end: int
    clauses: tuple[Clause, ...]


def sentences(text: str, start: int, stated: Sequence[Stated]) -> list[PlanSentence]:
    """The sentences from `start` on, each with its clauses and their times."""
    stops, commas = _joined(text, *_stops(text, start), stated)
    begins = [one.begin for one in stated]
    found: list[PlanSentence] = []
    for begin, end in _between(start, len(text), stops):
        parts: list[Clause] = []
        inside = commas[bisect_left(commas, (begin, 0)) : bisect_left(commas, (end, 0))]
        for first, last in _between(begin, end, inside):
            times = tuple(stated[bisect_left(begins, first) : bisect_left(begins, last)])
            first, last = _trimmed(text, first, last)
            if last > first:
                parts += _split(text, Clause(first, last, times))
        if parts:
            found.append(PlanSentence(parts[0].start, parts[-1].end, tuple(parts)))
    return found


def _split(text: str, clause: Clause) -> list[Clause]:
    """「半年总结于7月5日前、全年总结于12月10日前上报」: two deeds, each with its time."""
    for one, other in pairwise(clause.times):
        close = one.end + text.startswith(")、", one.end)  # 「竞赛（6月中旬）、演练（6月下旬）」
        is_cut = text[close : close + 1] == "、" and (other.is_loose or other.begin - close > FAR)
        if is_cut and not (one.festival or other.festival):
            rest = Clause(
                close + 1, clause.end, tuple([time for time in clause.times if time.begin > one.end])
            )
            earlier = tuple([time for time in clause.times if time.end <= one.end])
            return [Clause(clause.start, close, earlier), *_split(text, rest)]
    return [clause]


def _stops(text: str, start: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where sentences are cut, and where clauses are."""
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
        elif not (
            sign == ":"
            and text[found.start() - 1 : found.start()].isdigit()
            and text[found.end() : found.end() + 1].isdigit()
        ):
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


def _between(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches between the cuts."""
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
BEGINS = Regex(
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
    is_list = all(BEGINS.match(text, begin, end) for begin, end in parts) or all(
        (SHORTEST <= end - begin <= LONGEST and DEED.search(text[begin:end])) or OWN.match(text, begin, end)
        for begin, end in parts
    )
    if not is_list:
        return [sentence]
    clauses = [
        Clause(begin, end, tuple([one for one in clause.times if begin <= one.begin < end]))
        for begin, end in parts
    ]
    last = (clauses[-1], *sentence.clauses[1:])
    return [
        *(PlanSentence(one.start, one.end, (one,)) for one in clauses[:-1]),
        PlanSentence(parts[-1][0], sentence.end, last),
    ]


def _parts(text: str, clause: Clause) -> list[tuple[int, int]]:
    """The stretches between the signs of the list; not within brackets or quotes, nor within the name of a time."""
    if any(sign in text[clause.start : clause.end] for sign in "(“《"):
        return []
    found, at = [], clause.start
    for sign in LIST_SIGN.finditer(text, clause.start, clause.end):
        if not any(one.begin < sign.end() and sign.start() < one.end for one in clause.times):
            found.append((at, sign.start()))
            at = sign.end()
    return [*found, (at, clause.end)]
