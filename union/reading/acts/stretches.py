"""The stretches of a message that do different things: 「慰问品备齐了 19份 还有啊 我10月13号到15号休年假」.

A conditional random field over the clauses of a message (docs/decisions/0042-cuts-are-learned.md): each clause has a sense, and from one to the
next either the same stretch goes on or a new one begins. The weights are made by `python -m tools.stretch_weights` of messages that
their writers cut themselves (union/data/stretch_weights.bin, cut_weights.bin).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from functools import cache
from itertools import accumulate, pairwise
from math import exp, log
from typing import Any, NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.sign_table import Row, SignTable, log_sum, marginals, plus, read_table
from union.data import FOLDER
from union.reading.acts.extraction import look
from union.reading.acts.opinion import (
    LONGEST,
    PASSED_ON,
    Opinion,
    Sense,
    features,
    in_one_form,
    opinion,
    sense_likelihoods,
)
from union.reading.acts.tasks.segments import MINUTES
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import BARE, ERRANDS, THEY_SAY

NEXT = (  # Another matter begins.
    r"另(?:外(?![一两几的])|(?=[,，:：]))|[还還仲]有(?:啊|就是说?|[一两]?[个件]事|(?!\s?\d))|再一个|再就是|第[一二三四五六]个(?![月周星礼季年])|对了|對[了咗]|[诶欸](?=[\u4e00-\u9fff])|喂(?=[\u4e00-\u9fff]{2,3}你)|[係系]呢(?=[^\s?？])|[話话][时時][話话]|同埋|顺便(?:说一[下句])?|接下来|然后"
    r"|(?:oh ya|oh|also|btw|and also|n also|another thing|next thing|next up|next(?=\s(?:i|we)\b))(?![A-Za-z])"
)
BEGINS_NEXT = EitherScript(rf"[\s,，]{{0,3}}(?:{NEXT})[\s,，:：]{{0,3}}", any_case=True)
CLAUSE_END = EitherScript(
    r"(?P<stop>[。！!？?；;\n]\s{0,9}|(?<=[\u4e00-\u9fff])(?<![周日号天月午点半晚早])[～~]{1,3}(?=[\u4e00-\u9fff])|(?<=[a-z\d)])\.\s{1,9}(?=\S)|\s?[\u2600-\u27bf\U0001f300-\U0001faff]{1,3}\s{1,9}(?=\w))"
    # 「12月12日星期六 晚上7点」 is one time
    r"|(?<=[\u4e00-\u9fff\d)）～~%])(?!(?:(?<=[日号號天）)])|(?<=[./]\d)|(?<=[./]\d\d)|(?<=[期周週拜][一二三四五六日天]))\s{1,9}(?:[上下中]午|[早晚]上|夜晚|朝早|[上下晏][昼晝]|傍晚|[早晚])?[\d一二三四五六七八九十两兩]{1,3}[:：点點时時])\s{1,9}(?=[\u4e00-\u9fff\d“「（(@])|(?<=[\u4e00-\u9fff])\s(?=[A-Za-z])|[,，](?!\d{3}(?!\d))\s{0,9}"
    r"|\s(?=(?:oh|btw)\s)",
    any_case=True,
)
OF_BEFORE = Regex(  # What follows is of what stands before it
    r"[\s,，]{0,3}(?:下一?[次回场場届期个個](?![\u4e00-\u9fff]{2,8}\d)|到时|到時|届时|其中|同一?[天日时個个]|那就|那天|[这這那嗰](?:个|個|次|场|場|项|項|件|批)|它|[也都]|next (?:one|round|session|mtg|meeting)\b|same\b|it\b|it's|that\b|those\b|they\b)",
    any_case=True,
)
# What the writer does next, on a day to come: 「差3份 15号到货我补发」, 「…剩下两户我周五下午去」, 「下星期三夜晚再去西環派」.
A_DAY = r"(?:\d[号號日]|\d{1,2}\.\d{1,2}|[周週期拜][一二三四五六日天]|[明后後聽听][天日晚])"
WE = "(?:我[们們哋]?|俺们?|咱们?)"
IN_ENGLISH = (
    r"(?:then )?(?:i|we)(?:'ll| will| can| go)?\s(?:bring|book|buy|print|order|collect|pay|settle|send|prepare|call|email|do|draft|pass|get)\b"
    r"[^,.;]{0,30}\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|tmr|tomorrow|by \d{1,2})\b"
)
AFTER_TALKS = rf"下一?[次回輪轮場场期届屆个個](?:再?[开開倾傾谈談议議]|[会會]|[系係是])?[下星\d]{{0,2}}(?:{A_DAY}|\d{{1,2}}月\d)|{THEY_SAY}[^,，。;；\d]{{0,4}}\d?{A_DAY}(?:之?前|[内內])"
NEXT_STEP = EitherScript(
    rf"(?!如果|要是|等|每|各|大家|[你他她恁]|厂家|公司)(?![^,，。;；]{{0,24}}(?:挪|改[到在为期]|推[到迟遲后後]|延|[调調][到整]|提前|取消|出差|[请請]假|休[息假]|老家|[探回]亲"
    rf"|看病|睇病|看牙|体检|考试|年审|培训班|[接送带陪](?:孩子|老婆|老公|爸|妈)|看我|我老?[姐哥弟妹爸妈爷奶姥舅姑]|不在|旅[游遊]|学习|學習|玩|上班|加班|\d[号號日]?[至到-]\d))"
    rf"(?:[^,，。;；]{{0,24}}?{A_DAY}[^,，。;；]{{0,12}}?(?:{WE}[再就还還会會要先在亲親自]{{0,2}}(?:[给給][^,，。;；]{{1,6}}?)?(?:{ERRANDS})|(?:咱们?|我[们們哋])(?!再?[聊说說见見喝吃])[\u4e00-\u9fff]{{2}})"
    rf"|(?:[约約]了?)?[下这這本个個星礼禮]{{0,3}}{A_DAY}[^,，。;；我你他佢]{{0,10}}?(?:再(?:[去来來到找派谈談倾傾议議碰]|[见見](?=[\u4e00-\u9fffA-Za-z]{{2}}))|[送带帶拿][去来來到]|[补補][发發送签簽做交])"
    rf"|[^,，。;；]{{0,12}}?{WE}[^,，。;；]{{0,4}}?{A_DAY}[^,，。;；]{{0,8}}?(?:{ERRANDS})|{IN_ENGLISH}"
    rf"|[下这這本个個星礼禮\d]{{0,3}}{A_DAY}(?:[上下][午晝昼]|晚上?|早上)?[再就]?{BARE}(?=[,，。;；！!\s]|$))(?![^,，。;；]{{0,12}}(?:[了过過咗](?!没|沒)|[不唔]))"
    rf"|{AFTER_TALKS}",
    any_case=True,
)
FOLLOWS = EitherScript(  # what comes of what is over; of what was moved it tells why: 「演练提前一天 12号客户来验厂」
    rf"(?!.{{0,20}}?(?:我(?![们們哋])|[医醫病术術牙孕孩]))[^,，。]{{0,16}}?{A_DAY}[^,，。]{{0,8}}?(?:复[查核检審审议議]|来(?:核|查|看|验|审|谈)|验收|签[字约署]|公[示布]|颁奖|[付打退]款|领[奖证])"
)
TALKS = EitherScript(AFTER_TALKS)
GIVEN = EitherScript(
    rf"[再就会會]?[下这這本个個星礼禮\d]{{0,3}}{A_DAY}[再就会會]?{BARE}(?=[,，。;；！!\s]|$)"
)  # behind a name
HANDS_OVER = EitherScript(r"[补補送交发發领領拿贴貼派]")  # what nobody does who is away
MYSELF = EitherScript(r"[我俺](?![们們哋])|(?<![\w'])i(?:'ll| will)?\s", any_case=True)
WORDS, EDGES = Regex(r"[^\W\d_]"), " ,，。;；!！\n"


# 「1）… 2）…」, 「(a)… (b)…」 have a reader of their own; 「12日（三）」 is a weekday
POINTS = EitherScript(
    r"[①-⑳]|(?<![\d.])\d{1,2}[)）、](?!\d)|(?<![\d日号號])[(（](?:[一二三四五六七八九十a-h]|[iv]{1,4})[)）]"
)
# Somebody else, who is asked or told: 「@somebody 今年慰问了多少户」.
CALLED, LAUGHTER = EitherScript(r"@(?!所有人|全体|all\b|everyone)", any_case=True), "哈哈哈"


def has_own_reading(text: str) -> bool:
    """Whether it is a list, minutes, somebody else's or put to somebody: what is read by itself, and not cut."""
    is_others = PASSED_ON.search(text.replace(LAUGHTER, "")) is not None or CALLED.match(text) is not None
    return is_others or len(POINTS.findall(text)) > 1 or MINUTES.search(normal(text).text) is not None


class Clause(NamedTuple):
    """Where one stands; `is_next`: of what the writer calls another matter."""

    start: int
    end: int
    is_next: bool


def clauses(text: str) -> Sequence[Clause]:
    """Words that only lead on belong to what follows."""
    found: list[Clause] = []
    begin, is_next = 0, False
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
            found.append(Clause(begin, end, is_next))
            begin, is_next = behind, False
    return found


def behind_stops(text: str, at: int) -> int:
    """The first place from there on that is no blank and no stop."""
    return at + len(text[at:]) - len(text[at:].lstrip(EDGES))


SENSES = len(Sense)
MOST_SIGNS = 4  # at the beginning of a clause
MOST_CLAUSES, LEAST_SHARE = 24, 1e-3
LEAN = 0.4  # what speaks for a cut beyond what was learned: a lost act costs more than a needless cut


class WeighedClause(NamedTuple):
    """Its words in one form, its signs, the second opinion on it alone, and the signs of a cut before it."""

    words: str
    signs: Sequence[str]
    shares: Row
    before: Sequence[str]


class Stretched(NamedTuple):
    """How many clauses a stretch has (`many`), how likely it is that one begins there, and how likely each sense of it is."""

    many: int
    cut: float
    shares: Row


def weighed(
    text: str, found: Sequence[Clause], now: datetime, *, region: str = "CN", notice: Notice | None = None
) -> list[WeighedClause]:
    """The clauses of a text, each with its signs; of a long one its beginning."""
    known: list[WeighedClause] = []
    for start, end in pairwise([*(one.start for one in found), len(text)]):
        whole = text[start:end].strip(EDGES)
        words = whole[:LONGEST]
        seen = look(words, now, region, notice=notice)
        signs, form = features(words, seen, now), in_one_form(seen.words)
        begin = behind_stops(text, start)
        stop = text[len(text[:begin].rstrip(EDGES)) : begin]
        before = _of_cut(known[-1].words, form, stop, whole) if known else ()
        known.append(WeighedClause(form, signs, sense_likelihoods(signs), before))
    return known


def _of_cut(last: str, words: str, stop: str, written: str) -> list[str]:
    """What may speak for or against a cut between two clauses."""
    pairs, others = _pairs(words), _pairs(last)
    marks = "".join(sign if sign in each else "-" for each in (words, last) for sign in "T0")
    english = written.lower().split()
    return [
        f"stop {stop[:3]}",
        *(f"begins {words[:size]}" for size in range(1, MOST_SIGNS + 1)),
        *(f"ended {last[-size:]}" for size in range(1, MOST_SIGNS)),
        *(f"has {each}" for each in sorted(pairs)),
        *(f"had {each}" for each in sorted(others)),
        *(f"word {' '.join(english[:size])}" for size in (1, 2) if written.isascii()),
        f"shares {min(2, len([each for each in pairs & others if not set(each) & set('T0')]))}",
        f"marks {marks}",
        f"lengths {min(5, len(words) // 4)} {min(5, len(last) // 4)}",
        *(["of before"] if OF_BEFORE.match(written) else []),
    ]


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def parted(
    found: Sequence[WeighedClause], known: tuple[SignTable, SignTable] | None = None
) -> list[Stretched]:
    """The likeliest stretches of these clauses, in order."""
    own, cuts = known or _tables()
    senses = [_senses(own, one) for one in found]
    gaps = [_gap(own, cuts, *both) for both in pairwise(found)]
    counts = _counts(senses, gaps, own.dense)
    likely_cuts, begins = [1.0, *_cut_shares(senses, gaps, own.dense)], [0, *accumulate(counts)]
    rows = (zip(*senses[start:end], strict=True) for start, end in pairwise(begins))
    shares = marginals(
        [[sum(column) for column in row] for row in rows], own.dense["order"], own.dense["first"]
    )
    cuts_there = [likely_cuts[at] for at in begins[:-1]]
    return [Stretched(*each) for each in zip(counts, cuts_there, shares, strict=True)]


def _senses(own: SignTable, one: WeighedClause) -> Row:
    logs = [log(each + LEAST_SHARE) for each in one.shares]
    return [
        sign + sum([weight * each for weight, each in zip(row, logs, strict=True)])
        for sign, row in zip(own.sums(one.signs), own.dense["opinions"], strict=True)
    ]


def _gap(own: SignTable, cuts: SignTable, last: WeighedClause, this: WeighedClause) -> float:
    before, behind = ([each + LEAST_SHARE for each in one.shares] for one in (last, this))
    both = [one * other for one in before for other in behind]
    shared = sum([one * other for one, other in zip(before, behind, strict=True)])
    signs = zip(own.dense["beside"], [*both, shared, max(behind)], strict=True)
    beside = sum([weight * each for weight, each in signs])
    return float(cuts.sums(this.before)[0] + beside + own.dense["cut"])


def _counts(senses: Sequence[Row], gaps: Row, known: Mapping[str, Any]) -> list[int]:
    """Of how many clauses each stretch is, in the likeliest way (Viterbi)."""
    best: Row = plus(senses[0], known["first"])
    ways = list[list[int]]()  # by clause and sense: the sense before it, itself where the stretch goes on
    columns = list(zip(*known["order"], strict=True))
    for own, gap in zip(senses[1:], gaps, strict=True):
        anew = [plus(best, column) for column in columns]
        tops = [max(each) for each in anew]
        goes_on = [score >= top + gap + LEAN for score, top in zip(best, tops, strict=True)]
        ways.append(
            [-1 if on else each.index(top) for on, each, top in zip(goes_on, anew, tops, strict=True)]
        )
        ahead = zip(goes_on, best, tops, strict=True)
        best = plus(own, [score if on else top + gap + LEAN for on, score, top in ahead])
    counts, sense = [1], best.index(max(best))
    for way in reversed(ways):
        if way[sense] < 0:
            counts[-1] += 1
        else:
            sense = way[sense]
            counts.append(1)
    return counts[::-1]


def _cut_shares(senses: Sequence[Row], gaps: Row, known: Mapping[str, Any]) -> list[float]:
    """How likely a stretch begins behind each gap, over all ways to cut and to name them (forward and backward)."""
    columns = list(zip(*known["order"], strict=True))
    ahead, anew = [plus(senses[0], known["first"])], list[list[float]]()  # `anew`: that cut in the gap before
    for own, gap in zip(senses[1:], gaps, strict=True):
        anew.append([log_sum(plus(ahead[-1], column)) + gap for column in columns])
        ahead.append(plus(own, [log_sum(both) for both in zip(ahead[-1], anew[-1], strict=True)]))
    behind = [[0.0] * SENSES]
    for own, gap in zip(reversed(senses[1:]), reversed(gaps), strict=True):
        rest = plus(own, behind[0])
        cut = [log_sum(plus(rest, row)) + gap for row in known["order"]]
        behind.insert(0, [log_sum(both) for both in zip(rest, cut, strict=True)])
    whole = log_sum(ahead[-1])
    return [
        exp(log_sum(sum(each) for each in zip(*three, strict=True)) - whole)
        for three in zip(anew, senses[1:], behind[1:], strict=True)
    ]


@cache
def _tables() -> tuple[SignTable, SignTable]:
    """A column for each sense (dense: of the opinion's shares, of a cut, from one stretch's sense to the next); one for a cut."""
    return read_table(FOLDER / "stretch_weights.bin"), read_table(FOLDER / "cut_weights.bin")


LIKELY, SURE = 0.4, 0.6  # that a stretch begins; one that does the same as the one before it


class Does(Enum):
    """What a stretch does, as far as that parts it from another."""

    TELLS = (Sense.TOLD, Sense.FINISHED, Sense.PARTLY, Sense.CORRECTED, Sense.ADDED)
    PLANS = (Sense.PLANNED, Sense.TASKED)
    CHANGES = (Sense.MOVED, Sense.CANCELLED)
    IS_AWAY = (Sense.ABSENT,)
    ASKS = (Sense.ASKED,)
    LIVES = (Sense.LIVED,)
    NOTHING = (Sense.CHATTER,)


class ActStretch(NamedTuple):
    """A run of clauses and what it most likely does; `is_next`: the writer calls it another matter."""

    start: int
    end: int
    said: Opinion
    is_next: bool

    @property
    def does(self) -> Does:
        """The likeliest."""
        return next(each for each in Does if self.said.best in each.value)


def stretches(
    text: str,
    now: datetime,
    *,
    region: str = "CN",
    notice: Notice | None = None,
    called: tuple[str, ...] = (),
) -> tuple[ActStretch, ...]:
    """The stretches that do different things, all of the text among them; none where it is one thing, or nothing."""
    found = clauses(text)
    if not 1 < len(found) <= MOST_CLAUSES:
        return ()
    parts, at = list[ActStretch](), 0
    for count, cut, shares in parted(weighed(text, found, now, region=region, notice=notice)):
        first, last = found[at], found[at + count - 1]
        one = ActStretch(first.start, last.end, Opinion.of(shares), first.is_next)
        if parts and cut < (SURE if one.does is parts[-1].does else LIKELY):
            parts[-1] = parts[-1]._replace(end=one.end)
        else:
            parts.append(one)
        at += count
    steps = [one for one in found[1:] if is_next_step(text, one, called)]
    for step in steps:
        parts = _with_next_step(text, found, parts, step, called)
    if (
        parts and steps and parts[0].does is Does.PLANS and parts[0].end < len(text)
    ):  # the field took it all for plans
        own = opinion(text[: parts[0].end], now, region=region, notice=notice)
        parts[0] = parts[0]._replace(said=own or parts[0].said)
    return tuple(parts) if sum(one.does is not Does.NOTHING for one in parts) > 1 else ()


def is_next_step(
    text: str, one: Clause | ActStretch, called: Sequence[str], last: ActStretch | None = None
) -> bool:
    """Whether a clause says what the writer or the group does next, who of those so `called` does, or what others said they would."""
    name = next((each for each in called if text.startswith(each, one.start)), "")
    is_given = name and GIVEN.match(text, one.start + len(name), one.end)
    follows = (last is None or last.does is not Does.CHANGES) and FOLLOWS.match(text, one.start, one.end)
    return bool(is_given or follows or NEXT_STEP.match(text, one.start, one.end))


def _with_next_step(
    text: str, found: Sequence[Clause], parts: Sequence[ActStretch], step: Clause, called: Sequence[str]
) -> list[ActStretch]:
    """What is told or changed, and what the writer does next, apart: the step is neither an absence nor another change."""
    at = next((at for at, one in enumerate(parts) if one.start <= step.start < one.end), 0)
    is_within = parts[at].start < step.start
    last = parts[at if is_within else at - 1]
    talks = TALKS.match(text, step.start, step.end)  # 「佢哋話26號前覆，下一輪31號3點」
    is_step = talks or (last.start > found[0].start and is_next_step(text, last, called))
    ahead = (Does.TELLS, Does.CHANGES, *([Does.PLANS] if is_step or not is_within else []))
    is_due = HANDS_OVER.search(text, step.start, step.end) is not None
    known = (Does.PLANS,) if is_due else (Does.PLANS, Does.IS_AWAY)
    is_known = not is_within and parts[at].does in known
    if last.does not in ahead or is_known or not is_next_step(text, step, called, last):
        return list(parts)
    end = max(one.end for one in found if one.start < step.start)
    sense = Sense.TASKED if MYSELF.search(text, step.start, step.end) else Sense.PLANNED
    said = Opinion({each: float(each is sense) for each in Sense})
    before = [parts[at]._replace(end=end)] if is_within else []
    return [*parts[:at], *before, ActStretch(step.start, parts[at].end, said, step.is_next), *parts[at + 1 :]]
