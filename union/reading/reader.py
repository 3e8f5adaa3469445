"""Reads one message: normalise → quantities → dates and rules → kind, category, intent → one `Message`.

Pure: text and `now` in, value out; never raises.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain, own_end
from union.reading.acts import classification, facts, titles
from union.reading.acts.act_kinds import is_of_agenda, is_order, tells_no_work
from union.reading.acts.classification import words_by_ground
from union.reading.acts.event_notes import of_event
from union.reading.acts.extraction import (
    Seen,
    before_what_comes,
    evidence,
    is_budgeted,
    look,
    no_title,
    with_coming_time,
)
from union.reading.acts.facts import ANOTHER_SUM, Stretch, learnt, stretches
from union.reading.acts.intent import intent, is_nearly_sure_work, may_plan, may_tell
from union.reading.acts.lessons import Learned, LessonSubject
from union.reading.acts.tasks.relative_days import intended
from union.reading.acts.title_model import better_title, rules_title
from union.reading.life.detection import besides
from union.reading.message import FactRead, Intent, Message, When
from union.reading.money.flows import Flow, flow_of
from union.reading.names import people
from union.reading.other_languages import read_other_language
from union.reading.quantities.computed_totals import closes, with_product
from union.reading.quantities.counted_nouns import counts_of_plan
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reading.text.tense import CLAUSE_END, Tense, plan_begins, tense
from union.reading.time.dates.reference_time import TimeRead
from union.reading.time.false_times import is_occasion, without_occasions, without_subjects
from union.reading.time.several_dates import listed_dates
from union.reading.time.time_choice import at_figure, chosen

if TYPE_CHECKING:
    from union.core.almanac.days_off import Notice

FINE = (Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.WEEK)
OTHER, CARE = "其他", "帮扶慰问"  # whoever counts homes called on them
MORE, NEXT_CLAUSE = Regex("再|继续|剩|余下|其余"), 16  # 「走访12户，下周再走8户」
LATE_NOTE = Regex(
    r"[^,。;:\n]{0,18}补[记登报录][:\n]|[\s【\[(]{0,3}(?:\d{1,2}月份?)?补充?[记登报录](?![名考到道价刊销表])"
)
SENTENCE_END = Regex(r"[。;!?\n]")
CLOSED = Regex(r"截止了?[,。;]\s?最?[后终]?(?:一?共|总共|合计)[\u4e00-\u9fff]{0,4}\d")
PAID_FOR = Regex(r"份?的?(?:会费|会址|房租|场?租金?|[水电煤网]{1,2}费|电话费|津贴)")
DEEDS = frozenset(("deeds", "acts", "events", "results"))
WORK = (Intent.EVENT, Intent.LOG)
OF_MONEY = "财务经审"  # money that came in is work of the treasurer's, whatever it is for
T = TypeVar("T")
ABOVE_NAMES = EitherScript(
    r"(?<=[\u4e00-\u9fff]{2})(?:报名)?(?:接龙|报名)$"
)  # 「春茗接龍 21/3 7pm」 and names below


def read(
    text: str,
    now: datetime,
    *,
    region: str = "CN",
    meant: Intent | None = None,
    learned: Learned | None = None,
    notice: "Notice | None" = None,
) -> Message:
    """What a message means; `now` is local wall time (of an aware one its own wall time is used).

    `meant` is for words behind a command, where the intent is known: `/log …` is a log however it is put.
    `learned` is what the group has taught about categories and kinds, `notice` its calendar of days off.
    """
    wall = now.replace(tzinfo=None)
    if (other := read_other_language(text, wall, region, meant)) is not None:
        return _with_figures(other, wall, region, learned) if meant is Intent.LOG else other
    is_late = meant is None and _is_late_note(text)
    seen = with_coming_time(look(text, wall, region, Intent.LOG if is_late else meant, notice), wall, meant)
    aim = meant or (Intent.LOG if is_late and _looks_back(seen, wall) else _aim(seen, wall))
    before = told_part if meant is None else before_what_comes
    told, rest, acted = before(seen, wall, region, notice), None, None
    if told is not None:
        rest, acted = _plan_behind(seen, told, wall, region), seen.best and seen.best.when
        seen, aim = told, Intent.LOG
    aim = Intent.QUESTION if aim is Intent.NONE and _is_question(seen, wall) else aim
    if aim is Intent.EVENT and meant is None:
        seen, aim = _log_or_event(seen, wall)
    if meant is None and aim in WORK and _is_life(seen, wall, region, notice):
        aim = Intent.NONE
    if meant is None and aim is Intent.LOG:
        aim = Intent.NONE if tells_no_work(seen) else aim
        plan = look(text, wall, region, Intent.EVENT, notice) if is_budgeted(seen) else None
        if plan is not None and may_plan(evidence(plan, wall)):
            seen, aim = plan, Intent.EVENT
    seen = _of_deed(seen, wall, notice) if aim is Intent.LOG else seen
    facts = _facts(seen, learned, wall, notice) if aim is Intent.LOG else ()
    seen, note = of_event(seen, wall, region, notice) if aim is Intent.EVENT else (seen, "")
    return replace(_message(text, seen, aim, facts, learned, rest, acted), note=note)


def _plan_behind(whole: Seen, told: Seen, now: datetime, region: str) -> str | None:
    words = whole.said.raw[len(told.said.raw) :].rstrip(titles.EDGE_SIGNS + "，。；")
    words = intended(words.lstrip(titles.EDGE_SIGNS.replace("(", "，。；")))  # 「(a) …」
    return words if may_plan(evidence(look(words, now, region, Intent.EVENT), now)) else None


def _with_figures(other: Message, now: datetime, region: str, learned: Learned | None) -> Message:
    """Work told in another language: sums and figures are read as in any sentence, its day is the one found."""
    seen = _of_deed(look(other.title or "", now, region, Intent.LOG), now, None)
    facts = tuple(replace(one, when=other.when) for one in _facts(seen, learned, now, None))
    told = _message(other.text, seen, Intent.LOG, facts, learned, None, None)
    return replace(told, when=other.when, alternatives=())


def _is_life(seen: Seen, now: datetime, region: str, notice: "Notice | None") -> bool:
    """Whether what seems work is somebody's life event, and nothing besides is: 「李师傅下月退休」."""
    rest = besides(seen.said, [(one.begin, one.end) for one in seen.reads]) if not seen.prices else None
    return rest is not None and _aim(look(rest, now, region, notice=notice), now) not in WORK


def _is_late_note(text: str) -> bool:
    """Whether a message says of itself that it is late: 「补记 11月3日 …」, 「補登12月3日…」."""
    return ("补" in text[:24] or "補" in text[:24]) and LATE_NOTE.match(normal(text).text) is not None


def _looks_back(seen: Seen, now: datetime) -> bool:
    is_gone = seen.best is None or seen.best.when.start <= now
    is_work = classification.category(seen.words) is not None
    return seen.has_figures and is_gone and is_work and tense(seen.said.text) is not Tense.PLANNED


def _log_or_event(seen: Seen, now: datetime) -> tuple[Seen, Intent]:
    """What seems planned for a feast may tell of work before it: 「迎国庆书画展，参观300人」 at the end of September.

    So does what closes today, with what has come in: 「提案征集今天截止，一共收到21条」.
    """
    text, left = seen.said.text, seen.reads
    if seen.has_figures and CLOSED.search(text):
        left = [one for one in left if one.when.start.date() != now.date()]
    without = _with_times(seen, without_occasions(left, text, seen.counts, now))
    is_told = without is not seen and without.best is None and _aim(without, now) is Intent.LOG
    return (without, Intent.LOG) if is_told else (seen, Intent.EVENT)


def _of_deed(seen: Seen, now: datetime, notice: "Notice | None") -> Seen:
    """Of what was told only the times of deeds; what is counted in clauses of talk is none of the work: 「我也蹭了一碗」, 「路上堵了两小时」."""
    spans = facts.asides(evidence(seen, now))
    kept = [
        one
        for one in seen.counts
        if one.measure.unit == "%" or not any(start <= one.start < end for start, end in spans)
    ]
    seen = _with_times(seen._replace(counts=kept), without_subjects(seen.reads, seen.said.text, now))
    if seen.best is None or not is_occasion(seen.best, seen.said.text, now, notice):
        return seen
    deeds = [one for one in seen.reads if not is_occasion(one, seen.said.text, now, notice)]
    return seen._replace(best=chosen(deeds, seen.said.text, seen.counts))


def _with_times(seen: Seen, reads: list[TimeRead]) -> Seen:
    if len(reads) == len(seen.reads):
        return seen
    return seen._replace(reads=reads, best=chosen(reads, seen.said.text, seen.counts))


def _followed(seen: Seen, kind: Kind | None, category: str | None, learned: Learned | None) -> int | None:
    """The number of the group's lesson that the kind of a plan, the category of anything else follows."""
    if learned is None:
        return None
    lesson = learned.lesson(LessonSubject.KIND if kind else LessonSubject.CATEGORY, seen.words)
    return lesson.id if lesson and lesson.chosen == (kind or category) else None


def _is_question(seen: Seen, wall: datetime) -> bool:
    # Whoever only reads what was done or planned loads none of the questions.
    from union.reading.questions.work_questions import is_question_to_bot

    return is_question_to_bot(seen.said, wall, is_dated=seen.best is not None and seen.best.has_day)


def _aim(seen: Seen, now: datetime) -> Intent:
    """The intent; with no time but an impossible one there is none."""
    return Intent.NONE if seen.impossible and not seen.reads else _intent(seen, now)


def told_part(seen: Seen, now: datetime, region: str, notice: "Notice | None") -> Seen | None:
    """What a message told with figures before it went on to plan or to ask; None where it told nothing surely."""
    if not seen.has_figures:
        return None
    fine = (one for one in seen.reads if one.when.grain in FINE)
    days = (one for one in fine if one.has_day or one.when.grain is Grain.WEEK)  # no bare clock time
    ahead = [one.begin for one in days if one.when.start.date() > now.date()]
    begins = plan_begins(seen.said.text, ahead)
    if begins is None:
        return None
    begins = _with_its_thing(seen, begins) or begins
    last = max((end for _, end in seen.figures if end <= begins), default=begins)
    # 「…来了36人，夜班那拨没赶上，我想下周一再讲一次」
    counted = CLAUSE_END.search(seen.said.text, last, begins)
    for end in dict.fromkeys((begins, counted.end() if counted else begins)):
        part = look(seen.said.raw[: seen.said.places[end]], now, region, notice=notice)
        is_sure = part.best is not None or tense(part.said.text) is Tense.DONE or "完成" in part.said.text
        is_sure = is_sure or MORE.search(seen.said.text, begins, begins + NEXT_CLAUSE) is not None
        if is_sure and part.has_figures and _aim(part, now) is Intent.LOG:
            return part
    return None


def _with_its_thing(seen: Seen, begins: int) -> int:
    """「桌卡我来做，周五交」, 「31人报名，大巴国强你订，14号前」: what is to be done is named in the clause before its day."""
    if not any(map(str.isalpha, seen.words[begins:])):
        told = max((end for _, end in seen.figures if end <= begins), default=0)
        return min((each.end() for each in CLAUSE_END.finditer(seen.said.text, told, begins - 1)), default=0)
    first = max((end.end() for end in SENTENCE_END.finditer(seen.said.text, 0, begins)), default=0)
    return first if people.owners(seen.words[first:begins]).values else 0


def hindered(text: str, now: datetime, *, region: str = "CN", notice: "Notice | None" = None) -> bool:
    """Whether a message would plan or tell union work, were its impossible time one that can be."""
    wall = now.replace(tzinfo=None)
    seen = look(text, wall, region, notice=notice)
    return bool(seen.impossible) and not seen.reads and _intent(seen, wall, is_dated=True) in WORK


def wavers(text: str, now: datetime, *, region: str = "CN", notice: "Notice | None" = None) -> bool:
    """Whether a message may tell or plan union work, though not surely: in private that is asked."""
    wall = now.replace(tzinfo=None)
    if read_other_language(text, wall, region) is not None:
        return True
    return is_nearly_sure_work(evidence(look(text, wall, region, notice=notice), wall))


def may_tell_of_work(text: str, now: datetime, *, region: str = "CN", notice: "Notice | None" = None) -> bool:
    """Whether words with a figure may tell what was done, to whom it is known what they are about."""
    wall = now.replace(tzinfo=None)
    return may_tell(evidence(look(text, wall, region, notice=notice), wall))


def _intent(seen: Seen, now: datetime, *, is_dated: bool = False) -> Intent:
    weighed = evidence(seen, now, is_dated=is_dated)
    found = intent(weighed)
    if found is Intent.LOG and is_order(seen):
        return Intent.EVENT if may_plan(weighed) else Intent.NONE
    return Intent.NONE if found is Intent.EVENT and is_of_agenda(seen) else found


def _message(
    text: str,
    seen: Seen,
    aim: Intent,
    facts: tuple[FactRead, ...],
    learned: Learned | None,
    rest: str | None,
    acted: When | None,
) -> Message:
    kind, title = _kind_and_title(seen, learned) if aim is Intent.EVENT else (None, None)
    when, times, others = _times(seen)
    category = facts[0].category if facts else classification.category(seen.words, learned)
    where, who = people.place(seen.words), people.owners(seen.words)
    measures = tuple(each for fact in facts for each in fact.measures)
    money = tuple(each for fact in facts for each in fact.money)
    if not facts:
        measures = tuple([one.measure for one in seen.counts])
        measures = counts_of_plan(measures) if aim is Intent.EVENT else measures
        money = with_product(seen.said.text, seen.prices, seen.counts)
    return Message(
        text,
        aim,
        kind=kind,
        title=facts[0].title if facts else title,
        category=category,
        festival=next((one.festival for one in seen.reads if one.festival), None),
        when=when,
        alternatives=others if aim is not Intent.LOG and len(times) == 1 else (),
        owners=who.values,
        place=seen.said.quote(*where.words[0]) if where.words else None,
        measures=measures,
        money=money,
        facts=facts,
        impossible=seen.impossible,
        lesson=_followed(seen, kind, category, learned),
        rest=rest,
        acted=acted,
        times=times,
    )


def _times(seen: Seen) -> tuple[When | None, tuple[When, ...], tuple[When, ...]]:
    """The time a message is about, all its dates, and what the time could mean besides."""
    best = seen.best
    times = listed_dates(seen.reads, seen.said.text, best) if best else ()
    if best is None or not times:
        return None, (), ()
    is_span = best.rest and best.when.end and times[0].start == best.when.start
    return best.when if is_span else times[0], times, best.others  # days in a row are told as a span as well


def _kind_and_title(seen: Seen, learned: Learned | None) -> tuple[Kind, str | None]:
    title = rules_title(seen)
    is_task = seen.best is not None and seen.best.when.deadline
    named = title and better_title(seen, title, is_task=is_task)
    if named and not is_task and "\n" in seen.said.raw:
        named = ABOVE_NAMES.sub("", named)
    # 「报送台账」 is a report, 「台账」 is none
    said = title if title and named and named in title else named
    is_one_clause = not any(sign in seen.words for sign in ",。;\n")
    kind = classification.kind(seen.words if is_one_clause or not said else simplified(said), learned)
    kind = kind or classification.kind(seen.words, learned)
    return kind or (Kind.DEADLINE if is_task else Kind.OTHER), named


def _facts(
    seen: Seen, learned: Learned | None, now: datetime, notice: "Notice | None"
) -> tuple[FactRead, ...]:
    """The deeds, each under its own day; one that names none falls on the day named before it."""
    places = seen.figures
    parts = stretches(
        seen.words, places, {one.begin for one in seen.reads if one.has_day and one.when.grain in FINE}
    )
    homes = CARE if any(one.measure.unit == "户" for one in seen.counts) else OTHER
    work = classification.category(seen.words, learned) or homes
    text = seen.said.text
    dates = titles.covered_places([(a - (text[a - 1 : a] in ("于", "在")), b) for a, b in no_title(seen)])
    figures = titles.covered_places(places)
    facts: list[FactRead] = []
    for part in parts:
        title = titles.fact_title(seen.said, dates, figures, part.start, part.end)
        category = (learnt(seen.words, part, learned) or work) if len(parts) > 1 else work
        times_in = [
            one
            for one in _in_stretch(seen.reads, part, lambda one: one.begin)
            if not is_occasion(one, seen.said.text, now, notice)
        ]
        near = at_figure(times_in, seen.words, _in_stretch(places, part, lambda one: one[0]), now)
        first = chosen(times_in, seen.said.text, []) if times_in else None
        own = near if near and first and (parts[1:] or _is_day_without_work(first, near, seen)) else first
        own = None if own and len(parts) > 1 and _is_period(own, text) else own
        goes_on = facts and (own is None or _is_of_day(own, facts[-1].when or (seen.best and seen.best.when)))
        is_message_s = own is None or seen.best is None or own.begin == seen.best.begin
        when = facts[-1].when if goes_on else None if is_message_s or own is None else own.when
        if own is None and not facts and _is_of_later(seen, parts):
            when = When("", now.replace(hour=0, minute=0, second=0, microsecond=0), None, Grain.DAY)
        counts = _in_stretch(seen.counts, part, lambda one: one.start)
        money = with_product(seen.said.text, _in_stretch(seen.prices, part, lambda one: one.start), counts)
        flows = (one.flow if one.per else flow_of(one, title, seen.said.raw).value for one in money)
        money = tuple(replace(one, flow=flow) for one, flow in zip(money, flows, strict=True))
        if money and not counts and all(one.flow == Flow.IN.value for one in money):
            category = OF_MONEY
        facts.append(FactRead(category, title, when, tuple(one.measure for one in counts), money))
    return tuple(_paid_alike(facts, parts, seen))


def _is_day_without_work(first: TimeRead, near: TimeRead, seen: Seen) -> bool:
    """「昨天下雨，今天走访3户」, 「他妈妈前天过世，今天去吊唁，帛金300元」: whether a day stands in a clause of no work, the next one in one of work."""
    idle, told = (CLAUSE_END.split(seen.words[one.end :])[0] for one in (first, near))
    is_idle = first.end + len(idle) < near.begin and DEEDS.isdisjoint(words_by_ground(idle))
    is_work = classification.category(told) is not None or not DEEDS.isdisjoint(words_by_ground(told))
    return bool(idle) and is_idle and is_work


def _is_of_later(seen: Seen, parts: Sequence[Stretch]) -> bool:
    """Whether the day named is that of a later deed: 「来了98人。昨天又入会17人」."""
    behind = seen.best is not None and len(parts) > 1 and seen.best.begin >= parts[1].start
    is_apart = behind and seen.said.text[parts[0].end - 1 : parts[0].end] in "。!"
    return is_apart or (behind and ANOTHER_SUM.match(seen.said.text, parts[1].start) is not None)


def _is_period(own: TimeRead, text: str) -> bool:
    """「9月会费」 says what the sum is for, not when it came."""
    return own.when.grain is Grain.MONTH and PAID_FOR.match(text, own.end) is not None


def _paid_alike(facts: Sequence[FactRead], parts: Sequence[Stretch], seen: Seen) -> Sequence[FactRead]:
    """「周一走访3户，周二走访4户，每户300元」: a price told behind one deed done on several days is paid for all of them."""
    if len(facts) < 2 or len({(one.category, one.title) for one in facts}) > 1:
        return facts
    counts = [_in_stretch(seen.counts, part, lambda one: one.start) for part in parts]
    if not closes(seen.said.text, seen.prices, counts):
        return facts
    paid = [with_product(seen.said.text, seen.prices, each) for each in counts]
    return [replace(one, money=money) for one, money in zip(facts, paid, strict=True)]


def _in_stretch(found: Sequence[T], part: Stretch, place: Callable[[T], int]) -> Sequence[T]:
    return found[bisect_left(found, part.start, key=place) : bisect_left(found, part.end, key=place)]


def _is_of_day(own: TimeRead, named: When | None) -> bool:
    """「昨天上午慰问12人，下午慰问9人」: the part of a day or the clock time behind a day belongs to that day."""
    return not own.has_day and named is not None and own_end(named.start, named.grain) <= named.start + A_DAY
