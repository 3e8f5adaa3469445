"""The stretches of a message that most surely do different things: 「慰问品备齐了 19份 还有啊 我10月13号到15号休年假」.

Each run of clauses is weighed by the second opinion (opinion.py); the message is cut where that explains its clauses best. What
does the same stays together, and so do asides, reasons and bare figures with what stands before them.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import partial
from math import log
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.reading.acts.opinion import LONGEST, Opinion, Sense, opinion

# Another matter begins.
NEXT = (
    r"另外(?![一两几的])|[还還仲]有(?:啊|就是说?|[一两]?[个件]事|(?!\s?\d))|再一个|再就是|对了|對[了咗]|同埋|顺便(?:说一[下句])?|接下来|然后"
    r"|(?:oh|also|btw|and also|n also|another thing|next thing|next up|next(?=\s(?:i|we)\b))\b"
)
BEGINS_NEXT = Regex(rf"[\s,，]{{0,3}}(?:{NEXT})[\s,，:：]{{0,3}}", any_case=True)
CLAUSE_END = Regex(
    r"(?P<stop>[。！!？?；;\n]\s{0,9}|(?<=[\u4e00-\u9fff])(?<![周日号天月午点半晚早])[～~]{1,3}(?=[\u4e00-\u9fff])|(?<=[a-z\d)])\.\s{1,9}(?=\S)|\s?[\u2600-\u27bf\U0001f300-\U0001faff]{1,3}\s{1,9}(?=\w))"
    r"|(?<=[\u4e00-\u9fff\d)）～~%])\s{1,9}(?=[\u4e00-\u9fff\d“「（(@])|(?<=[\u4e00-\u9fff])\s(?=[A-Za-z])|[,，](?!\d{3}(?!\d))\s{0,9}"
    r"|\s(?=(?:oh|btw)\s)",
    any_case=True,
)
# What follows is of what stands before it.
OF_BEFORE = Regex(
    r"[\s,，]{0,3}(?:下一?[次回场場届期个個](?![\u4e00-\u9fff]{2,8}\d)|到时|到時|届时|其中|同一?[天日时個个]|那就|那天|[这這那嗰](?:个|個|次|场|場|项|項|件|批)|它|[也都]|next (?:one|round|session|mtg|meeting)\b|same\b|it\b|it's|that\b|those\b|they\b)",
    any_case=True,
)
NEXT_OF = Regex(
    r"[\s,，]{0,3}下一?[次回场場届期个個](?![是在几幾什啥哪])[\u4e00-\u9fff]{2}"
)  # 「下次例会是哪天」
WORDS, FIGURE = Regex(r"[^\W\d_]"), Regex(r"\d|[一二三四五六七八九十]{1,3}[点號号日月]")
MOST_CLAUSES, MOST_TOGETHER = 24, 6
HARDLY, MAYBE, LIKELY, SURE = 0.35, 0.4, 0.55, 0.65
# A day and an hour, or a day and what the writer then does: what is most likely planned surely is, by itself.
A_DAY = r"(?:\d[号日]|[周期拜][一二三四五六日天]|[明后]天)"
OWN_PLAN = Regex(
    rf"{A_DAY}[^,，。;；\n]{{0,4}}?(?:[上下中]午|早上|晚上?|傍晚)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[点:：]|{A_DAY}(?:[上下中]午|早上|晚上)?(?P<by_me>我)[再就会要先]?[去来到找跟](?![^,，。;；\n]{{0,12}}[了过])"
)
BEHIND_STOP, WITHIN = -0.2, 0.6  # what a cut costs, in the logarithm of one clause's likelihood
TOLD_BEHIND, ASKED_BEHIND = 0.88, 0.8
FOR_FACT = Regex(
    r"(?<!前)几[号点日月]|[哪边邊][天日个個位里儿]|几时|幾時|什么时[候间]|啥时|多[少久]|[谁誰]|\bwh(?:en|o|ere)\b|\bhow (?:many|much)\b",
    any_case=True,
)
FEWEST_WORDS = 3


class Does(StrEnum):
    """What a stretch does, as far as that parts it from another."""

    TELLS = "tells"
    PLANS = "plans"
    CHANGES = "changes"
    IS_AWAY = "is away"
    ASKS = "asks"
    CORRECTS = "corrects"
    NOTHING = "nothing"


DOES = {
    Sense.TOLD: Does.TELLS,
    Sense.FINISHED: Does.TELLS,
    Sense.PARTLY: Does.TELLS,
    Sense.CORRECTED: Does.TELLS,
    Sense.ADDED: Does.TELLS,
    Sense.PLANNED: Does.PLANS,
    Sense.TASKED: Does.PLANS,
    Sense.MOVED: Does.CHANGES,
    Sense.CANCELLED: Does.CHANGES,
    Sense.ABSENT: Does.IS_AWAY,
    Sense.ASKED: Does.ASKS,
    Sense.LIVED: Does.NOTHING,
    Sense.CHATTER: Does.NOTHING,
}
WORK = (Does.TELLS, Does.PLANS, Does.CHANGES, Does.IS_AWAY)
# Within a sentence a change is of what stands before it, and what is planned behind it is its new time.
PARTED_WITHIN = (
    (Does.TELLS, Does.PLANS),
    (Does.TELLS, Does.ASKS),
    (Does.TELLS, Does.IS_AWAY),
    (Does.PLANS, Does.IS_AWAY),
    (Does.CHANGES, Does.IS_AWAY),
)


class WeighedClause(NamedTuple):
    """Where one stands; `is_first`: of a sentence, `is_next`: of what the writer calls another matter, `is_own`: asks or plans by itself."""

    start: int
    end: int
    is_first: bool
    is_next: bool
    is_own: bool = False


class ActStretch(NamedTuple):
    """A run of clauses, what it does and how likely that is."""

    start: int
    end: int
    does: Does
    share: float
    is_first: bool
    is_next: bool
    begins: Does  # what its first clause does by itself

    def is_work(self, least: float) -> bool:
        """Whether it is work, at least so likely."""
        return self.does in WORK and self.share >= least


Weigh = Callable[[int, int], tuple[Does, float] | None]  # of the clauses from one to before another
Way = tuple[float, tuple[ActStretch, ...]]


def stretches(
    text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None
) -> tuple[ActStretch, ...]:
    """The stretches that surely do different things, all of the text among them; none where it is one thing."""
    found = clauses(text)
    if not 1 < len(found) <= MOST_CLAUSES:
        return ()
    weigh = partial(opinion, now=now, region=region, notice=notice)
    known: dict[tuple[int, int], tuple[Does, float] | None] = {}

    def most_likely(first: int, last: int) -> tuple[Does, float] | None:
        """Of the clauses from one to before another."""
        if (first, last) not in known:
            known[first, last] = _most_likely(text[found[first].start : found[last - 1].end], weigh)
        return known[first, last]

    alone = [most_likely(at, at + 1) for at in range(len(found))]
    kinds = {one[0] for one in alone if one and one[1] >= HARDLY and one[0] in (*WORK, Does.ASKS)}
    if not kinds & {*WORK} or (len(kinds) < 2 and not any(one.is_next for one in found[1:])):
        return ()
    found = [
        one._replace(is_own=_is_own(text[one.start : one.end], said))
        for one, said in zip(found, alone, strict=True)
    ]
    return _joined(text, _best_runs(found, most_likely))


def _is_own(words: str, said: tuple[Does, float] | None) -> bool:
    """Whether a clause by itself surely asks for a fact, or plans something for a day it names."""
    match said:
        case (Does.ASKS, share):
            return share >= ASKED_BEHIND and FOR_FACT.search(words) is not None
        case (Does.PLANS, share):
            return share >= HARDLY and OWN_PLAN.search(words) is not None
    return False


def clauses(text: str) -> Sequence[WeighedClause]:
    """Sentences, and what commas and blanks part in them; words that only lead on belong to what follows."""
    found: list[WeighedClause] = []
    begin, is_first, is_next = 0, True, False
    ends = [
        (each.start("stop") + 1 if each["stop"] else each.start(), each.end(), bool(each["stop"]))
        for each in CLAUSE_END.finditer(text)
    ]
    for end, behind, is_stop in (*ends, (len(text), len(text), True)):
        words = text[begin:end]
        if WORDS.search(words) or any(sign.isdigit() for sign in words):
            leads = BEGINS_NEXT.match(words)
            if leads is not None and leads.end() == len(words) and not is_stop:
                is_next = True
                continue
            is_next = is_next or leads is not None
            found.append(WeighedClause(begin, end, is_first or is_next, is_next))
            begin, is_first, is_next = behind, is_stop, False
        else:
            is_first = is_first or is_stop
    return found


def _most_likely(words: str, weigh: Callable[[str], Opinion | None]) -> tuple[Does, float] | None:
    """What words do, and how likely that is; None of too many."""
    leads = BEGINS_NEXT.match(words)
    said = weigh(words[leads.end() :] if leads else words) if len(words) <= LONGEST else None
    if said is None:
        return None
    shares = dict.fromkeys(Does, 0.0)
    for sense, share in said.shares.items():
        shares[DOES[sense]] += share
    best = max(shares, key=lambda each: shares[each])
    return best, shares[best]


def _best_runs(found: Sequence[WeighedClause], most_likely: Weigh) -> Sequence[ActStretch]:
    """The runs that make their clauses likeliest, less what each cut costs."""
    best: list[Way | None] = [(0.0, ())]
    for last in range(1, len(found) + 1):
        ways = [
            way
            for first in range(_first_of(found, last), last)
            if (way := _way(found, best[first], (first, last), most_likely)) is not None
        ]
        best.append(max(ways, key=lambda each: each[0], default=None))
    return best[-1][1] if best[-1] is not None else ()


def _first_of(found: Sequence[WeighedClause], last: int) -> int:
    """Where a run that ends there may begin: within its matter."""
    begins = next((at for at in range(last - 1, 0, -1) if found[at].is_next or found[at].is_own), 0)
    return max(begins, last - MOST_TOGETHER)


def _way(
    found: Sequence[WeighedClause], before: Way | None, run: tuple[int, int], most_likely: Weigh
) -> Way | None:
    """What goes before with these clauses behind it as one run."""
    first, last = run
    likeliest, begins = most_likely(first, last), most_likely(first, first + 1)
    if before is None or likeliest is None or begins is None:
        return None
    begin = found[first]
    cost = BEHIND_STOP if begin.is_first else WITHIN
    stretch = ActStretch(
        begin.start, found[last - 1].end, *likeliest, begin.is_first, begin.is_next, begins[0]
    )
    return before[0] + (last - first) * log(likeliest[1]) - cost, (*before[1], stretch)


def _joined(text: str, runs: Sequence[ActStretch]) -> tuple[ActStretch, ...]:
    """What does the same, or surely nothing, is one with what stands before it; first within each matter."""
    parts: list[ActStretch] = []
    for run in runs:
        last = parts[-1] if parts else None
        if last is None or run.is_next or _is_apart(text, last, run):
            parts.append(run)
        elif last.is_work(LIKELY) or not run.is_work(LIKELY):
            parts[-1] = last._replace(end=run.end)
        else:
            parts[-1] = run._replace(start=last.start, is_first=last.is_first, is_next=last.is_next)
    found: list[ActStretch] = []
    for part in parts:
        if not found or not part.is_next or _is_apart(text, found[-1], part):
            found.append(part)
        else:
            found[-1] = found[-1]._replace(end=part.end)
    return tuple(found) if len(found) > 1 else ()


def _is_apart(text: str, last: ActStretch, run: ActStretch) -> bool:
    least = LIKELY if run.is_first else SURE
    if run.does is Does.ASKS:
        return _is_asked_behind(text, last, run)
    is_timed = run.does is Does.PLANS and OWN_PLAN.search(text, run.start, run.end) is not None
    if not (last.is_work(least) and run.is_work(HARDLY if is_timed else least)):
        return False
    if not _are_different(text, last, run):
        return False
    if run.does is Does.TELLS and run.share < TOLD_BEHIND:
        return False  # 「12月20日聚餐，8桌。每人50元」, 「明天的课停一次。14号的照上」
    leads = BEGINS_NEXT.match(text, run.start, run.end)
    if OF_BEFORE.match(text, leads.end() if leads else run.start, run.end):
        return False
    if any(len(WORDS.findall(text[each.start : each.end])) < FEWEST_WORDS for each in (last, run)):
        return False
    # 「表退回来了，缺签名，6号前重交」 is of one thing
    return run.is_first or (run.begins is run.does and (last.does, run.does) in PARTED_WITHIN)


def _is_asked_behind(text: str, last: ActStretch, run: ActStretch) -> bool:
    """「名单交了，会费截到几号？」: a question for a fact of its own, no doubt of what was told in front of it."""
    is_sure = last.does is Does.TELLS and last.share >= MAYBE and run.share >= ASKED_BEHIND
    is_own = OF_BEFORE.match(text, run.start, run.end) is None or NEXT_OF.match(text, run.start) is not None
    return is_sure and is_own and FOR_FACT.search(text, run.start, run.end) is not None


def _are_different(text: str, last: ActStretch, run: ActStretch) -> bool:
    """Whether they do different things, or plan two things, each with its time, the second of which is called another."""
    if last.does is not run.does or not run.is_next:
        return last.does is not run.does
    is_timed = all(FIGURE.search(text, each.start, each.end) for each in (last, run))
    return is_timed and run.does is Does.PLANS
