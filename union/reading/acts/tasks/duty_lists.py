"""What a message shares out among those known, with one day for all: 「横幅国华，新闻稿嘉欣写。都9号前要」, 「都周五前：李工把…，陈姐把…」."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts import titles
from union.reading.acts.extraction import Seen, names_period
from union.reading.acts.tasks.assignments import HEAD, REST, TOLD_OF, marked, roster_names_by_form
from union.reading.acts.tasks.doers import title_of_part
from union.reading.acts.tasks.segments import MINUTES
from union.reading.message import Message
from union.reading.text.identifiers import list_marks
from union.reading.text.normal_form import normal
from union.reading.time.dates.reference_time import TimeRead

TIME = r"□{2,24}"
ONE, OWN = rf"{HEAD}{REST}*+", Regex(r"我(?![们俩仨哋的])")
WHO = rf"(?P<who>{ONE}(?:(?:[、和跟同&]|·?(?:and|n)·?)?{ONE}){{0,3}})"
MARK = r"(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）.、]|[①-⑩]|-)?·?\s?"
NO_NAME = rf"[^,。;:!?\n□{HEAD}{REST}]"
SEP = r"(?:[ ·]?(?:[:：|,]|[-–—]{1,2})[ ·]?|[ ·])"
MID = r"(?P<mid>□{2,24}(?:[之以]?前|[之以]?内)?)?"
STEP = Regex(r"(?:第[一二三四]步)?(?:首先|先|然后|接着|之后|跟着|最后|跟住)(?=由|[\ue000])")
ASKED = r"(?:由|让|请|叫|归|麻烦|交给)?"
# 「横幅:国华」, 「工作报告美玲写」, "finance report Siti"; and 「国华：约记者」, 「陈姐把登记表收上来」, "Siti - press release"
THING_FIRST = Regex(
    rf"\s?{MARK}(?P<thing>(?!谢|感谢|多谢|辛苦|表扬|祝|恭喜|听说|看到|遇到|要?出差|请假){NO_NAME}{{2,24}}?)(?<![和跟同与给]){SEP}?{ASKED}{WHO}{MID}(?P<deed>[来去]?{NO_NAME}{{0,6}}?)\s?"
)
NAME_FIRST = Regex(
    rf"\s?{MARK}{ASKED}{WHO}{MID}(?:{SEP}|[你您]|负责|来|去|把|就|先|(?:负责|争取)(?=[\u4e00-\u9fff])){{0,2}}(?P<thing>(?![的说讲是在也都不没未已刚,]|要?出差|请假|休|有[事空]){NO_NAME}{{2,24}})\s?"
)
SHARED = r"(?:以上|[这呢]?[两三四五2-5几][样件项份个场次]事?|全部|统统|统一|都|均|全都|一律|all|both|everything|·){0,3}+"
# When all of it is due: 「两样都24号前搞掂」, "all by sat", 「1月8号前都要弄好」
DUE = Regex(
    rf"\s?{SHARED}[在于要得须]?·?(?P<when>{TIME})\s?{SHARED}(?:前|之前|以前)?(?:[买备做办搞印收写整弄订找发送寄报填租借画排贴领取]{{1,2}}[齐好完妥定]|[交报发]?[给畀俾]{HEAD}|都|要|得|须|可以|[一起齐]|搞[定掂妥]|落实|弄好|办好|做好|备[齐好]|完成|到位|交[齐给上]?|出来|有数|ready|走完|[给畀俾发]我|·|[吧啊哈哦啦])*+",
    any_case=True,
)
# 「交畀总会秘书」 between the duties and their day
RECEIVED = Regex(r"[,\s]{0,2}(?:[交报发寄][给畀俾到去])[^,。;□]{1,12}")
AFTER_DAY = Regex(r"(?:[之以]?前|之内|内)?[ ·,]{0,2}")
TOLD, NAMED, TIMES, LINE = Regex(TOLD_OF), Regex(ONE), Regex(TIME), Regex(r"\n")
OF_ALL = Regex(rf"\s?(?:{SHARED})(?<=[上样件项份个场次事部统一都均律lhg])", any_case=True)
HEADED = Regex(
    rf"[^:：\n]{{0,30}}?(?P<when>{TIME})[^:：\n]{{0,12}}[:：]\s?$|[^,。;\n]{{0,30}}?[两三四五六2-8几][件样份个处项张][^,。;\n□]{{0,24}}(?P<due>{TIME})前?[,:]\s?$"
)
LINE_MARK = re.compile(r"^\s{0,4}[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）.、．]\s{0,3}", re.MULTILINE)
SENTENCE, CLAUSE = Regex(r"[。;!\n]"), Regex(r"[,、]|(?<=[\u4e00-\u9fff)])\s(?=[(（]\d)")
TABLE, SIGN = frozenset("|\t"), re.compile(r"[,，、;；。:：\n)）]|\.\s")
MOST, LEAST, LONGEST, EDGES = 8, 2, 400, " .,，、。;；\n"


def is_called_by_itself(message: Message, written: str) -> bool:
    """Whether the words of a plan are its name already, or the part in brackets: the rest of the message names others."""
    title = message.title or ""
    return message.text != written and title in (
        message.text,
        title_of_part(title.partition("（")[0], message.text),
    )


class ListedDuty(NamedTuple):
    """A thing, the names of those who see to it, what is done with it, in the words of the message, and by when if that is said."""

    thing: str
    owners: tuple[str, ...]
    deed: str
    due: TimeRead | None


class DutyList(NamedTuple):
    """What is shared out, and what stands before and behind; `is_of_before`: its day stands there, of the same thing."""

    before: str
    duties: tuple[ListedDuty, ...]
    behind: str
    is_of_before: bool


class _Clause(NamedTuple):
    """A clause that is a duty, with the time in it, or only a time; `group`: of those between two stops or marks of a list."""

    start: int
    end: int
    group: int
    duty: "_Stretch | None" = None
    due: tuple[int, int] | None = None
    is_listed: bool = False


class _Stretch(NamedTuple):
    thing: tuple[int, int]
    who: tuple[int, int]
    deed: tuple[int, int]


def may_share_out(text: str) -> bool:
    """Whether words have clauses enough to share something out; far cheaper than to look for it."""
    return len(text) <= LONGEST and TABLE.isdisjoint(text) and len(SIGN.findall(text)) >= LEAST


def without_marks(text: str) -> str:
    """The lines of a list without their marks, which a reader of times may take for hours."""
    bare, count = LINE_MARK.subn("", text) if "\n" in text else (text, 0)
    return bare if count >= LEAST else text


def names_several_people(text: str, people: Sequence[str]) -> bool:
    """Whether words name so many of us that something may be shared out among them."""
    return OWN.sub(HEAD, marked(normal(text).text, tuple(people))).count(HEAD) >= LEAST


def duty_list(seen: Seen, people: Sequence[str]) -> DutyList | None:
    """What a message shares out with one day for all of it, or in a list with a day for each; None where it does not."""
    said, known = seen.said, {"我": "我", **roster_names_by_form(tuple(people))}
    shown = titles.covered_places((one.begin, one.end) for one in seen.reads if names_period(seen, one))
    words = "".join(said.text[at] if at in shown else sign for at, sign in enumerate(seen.words))
    plain = OWN.sub(HEAD, marked(words, tuple(people)))
    run = _longest_run(list(_clauses(plain, said.text)))
    days = sum(one.duty is None and one.due is not None for one in run)
    is_of_minutes = (days > 1 or any(one.is_listed for one in run)) and MINUTES.search(said.text) is not None
    found = _with_days(plain, run) if run and not is_of_minutes else None
    if found is None:
        return None
    spans, behind, is_before = found
    dues = [_time_at_span(seen, span) for span in spans]
    if any(
        span and not (one and one.has_day and not (one.has_clock or one.when.rrule))
        for span, one in zip(spans, dues, strict=True)
    ):
        return None
    stretches = [each.duty for each in run if each.duty is not None]
    duties = tuple(
        ListedDuty(
            said.quote(*one.thing).strip(EDGES),
            tuple(known[words[slice(*name.span())]] for name in NAMED.finditer(plain, *one.who)),
            said.quote(*one.deed).strip(EDGES),
            due,
        )
        for one, due in zip(stretches, dues, strict=True)
    )
    before = said.raw[: said.places[run[0].start]].strip(EDGES)
    rest = said.raw[said.places[behind] :].strip(EDGES) if behind < len(plain) else ""
    return DutyList(before, duties, rest, is_before)


def _time_at_span(seen: Seen, span: tuple[int, int] | None) -> TimeRead | None:
    return next((one for one in seen.reads if span and one.begin < span[1] and span[0] < one.end), None)


def _clauses(plain: str, text: str) -> Iterator[_Clause]:
    """The clauses of a text in order, each as what it is."""
    marks = dict(list_marks(text))
    lines = {one.end() for one in LINE.finditer(plain)}
    lines |= {0} if lines else set()
    stops = {one.end() for one in SENTENCE.finditer(plain)} | marks.keys()
    head = plain.find(":", 0, min(marks, default=len(plain)))
    heads = {head + 1} if head > 0 and HEAD not in plain[:head] else set[int]()
    cuts = sorted({0, len(plain) + 1, *stops, *heads, *(one.end() for one in CLAUSE.finditer(plain))})
    group, done = 0, 0
    for at, (start, end) in enumerate(pairwise(cuts)):
        group += start in stops
        if start < done:
            continue
        step = STEP.match(plain, start)
        begin = step.end() if step else marks.get(start, start)
        is_listed = start in marks or start in lines or step is not None
        behind = cuts[at + 2] if is_listed and at + 2 < len(cuts) and cuts[at + 1] not in stops else end
        found = _clause(plain, begin, _end(plain, begin, behind), group, is_listed=is_listed)
        if found.duty is None or behind == end:
            found = _clause(plain, begin, _end(plain, begin, end), group, is_listed=is_listed)
        else:  # 「福利方案，陈静，11日前」
            done = behind
        yield found._replace(start=start)


def _end(plain: str, start: int, end: int) -> int:
    return max(start, len(plain[: min(end, len(plain))].rstrip(" ·,。;\n、")))


def _clause(plain: str, start: int, end: int, group: int, *, is_listed: bool) -> _Clause:
    if due := DUE.fullmatch(plain, start, end):
        return _Clause(start, end, group, due=due.span("when"))
    times = [one.span() for one in TIMES.finditer(plain, start, end)]
    first, last = start, end
    if len(times) == 1:  # at its head or its end
        behind = len(plain[start : times[0][0]].strip(" ·,")) > 0
        tail = AFTER_DAY.match(plain, times[0][1], end)
        at = tail.end() if tail else times[0][1]
        first = start if behind else at
        last = len(plain[: times[0][0]].rstrip(" ·,")) if behind and at >= end else end
    duty = _duty(plain, first, last) if not times or (is_listed and len(times) == 1) else None
    return _Clause(start, end, group, duty, times[0] if times and duty else None, is_listed)


def _duty(plain: str, start: int, end: int) -> _Stretch | None:
    if OF_ALL.match(plain, start):  # 「两场都是国华和我去」
        return None
    for form in (THING_FIRST, NAME_FIRST):
        found = form.fullmatch(plain, start, end)
        if found and not TOLD.match(plain, found.end("who")):
            deed = found.span("deed") if form is THING_FIRST else (found.end("who"), found.end("who"))
            return _Stretch(found.span("thing"), found.span("who"), deed)
    return None


def _longest_run(clauses: Sequence[_Clause]) -> list[_Clause]:
    """The clauses in a row that are duties and their days, of which two are duties at least; empty where there are none."""
    runs: list[list[_Clause]] = [[]]
    for one in clauses:
        if one.duty is not None or (one.due is not None and runs[-1]):
            runs[-1].append(one)
        elif runs[-1] and one.start < one.end:
            runs.append([])
    best = max(runs, key=lambda run: sum(each.duty is not None for each in run))
    return best if LEAST <= sum(each.duty is not None for each in best) <= MOST else []


def _with_days(plain: str, run: Sequence[_Clause]) -> tuple[list[tuple[int, int] | None], int, bool] | None:
    """The day of each duty, where what is behind them begins, and whether the day stands before them; None where one has none."""
    duties = [one for one in run if one.duty is not None]
    dues = [one.due for one in duties]
    alone = [one for one in run if one.duty is None and one.due is not None]
    for one in alone:
        own = [at for at, each in enumerate(duties) if each.group == one.group and each.start < one.start]
        is_of_all = not own or OF_ALL.match(plain, one.start) is not None
        for at in range(len(duties)) if is_of_all else own:
            dues[at] = dues[at] or one.due
    end = run[-1].end
    if all(dues):
        return dues, end, False
    if any(dues):
        are_enough = all(one.is_listed for one in duties) and sum(map(bool, dues)) >= LEAST
        return (dues, end, False) if are_enough else None
    due, behind = _due(plain, run[0].start, end)
    return ([due] * len(duties), behind or end, behind is None) if due else None


def _due(plain: str, first: int, last: int) -> tuple[tuple[int, int] | None, int | None]:
    """The time of all behind whom it is handed to, or before them or in their heading, and where the rest begins where it is behind."""
    if received := RECEIVED.match(plain, last):
        end = SENTENCE.search(plain, received.end())
        end_at = end.start() if end else len(plain)
        if found := DUE.fullmatch(plain, received.end() + 1, end_at):
            return found.span("when"), end_at
    begin = max(plain.rfind(sign, 0, first) for sign in "。;\n") + 1
    before = max(plain.rfind(sign, begin, max(begin, first - 1)) for sign in ",。;") + 1
    for at in (before, begin):
        found = DUE.fullmatch(plain, at, max(at, first - 1)) or HEADED.match(plain, at, first)
        if found:
            return found.span("due" if found.groupdict().get("due") else "when"), None
    return None, None
