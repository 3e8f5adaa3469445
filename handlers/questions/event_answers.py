"""Questions about one item of the calendar: 「互助保障名单谁负责」, 「名单交了没有」, and about days to come."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.attendance import attendance_card
from handlers.attendance.texts import lists
from handlers.calendar.views import due_list
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import brief
from handlers.core.speakers import people_names
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.texts import all_times, quote_of_origin
from handlers.questions import texts as phrases
from handlers.questions.answer_words import period_words
from handlers.questions.scope import main_category
from handlers.reminders.texts import time_left_words
from handlers.worklog.texts import one_line
from storage.events import queries as events_queries
from storage.worklog import entries
from union.attendance.sign_up_list import Lists
from union.core.almanac.date_format import day_words, span_words
from union.core.groups import Person
from union.core.period import Grain, is_clock_time
from union.events.model import Occurrence, Status
from union.questions.named_things import nearest
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.questions import item_questions
from union.reading.questions.question_reader import is_about_the_past
from union.reading.questions.report_periods import PLACE_ASKED
from union.reading.questions.thresholds import plainly
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript, simplified
from union.reminders.lead_times import is_due_by
from union.words import Words

BETWEEN, IN_CHARGE = "，", "负责"
BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
WHO_ASKED = EitherScript(
    r"谁|誰|[边邊][个個位](?!先|早)|哪[两几一]?[个位](?:人|同志|老师)?(?!在?[先前]|早|[屋室厅楼房场酒地馆])|\bwho",
    any_case=True,
)
WHAT_ASKED = EitherScript(
    r"哪几|[带穿发交拿备][些点]?(?:什么|啥|么斯|咩|乜)|(?:什么|啥|咩|乜)(?:内容|节目|东西|嘢|主题)|\bbring|\bwear|\bprovided?",
    any_case=True,
)
HOW_MANY = EitherScript(
    r"多少|几(?![点號号天月日时時周位层楼])|幾(?![点點號号天月日时時周位层楼])|\bhow (?:many|much)\b|\b(?:spen[dt]|cost|more|most|fewer|fewest|least)\b",
    any_case=True,
)
A_FIGURE = EitherScript(r"[$¥]\s?\d|\d\s?(?:元|块|蚊|人|名|位|户|份|桌|围|席|pax)", any_case=True)
ASKED_APART = EitherScript(r"[?？,，]")
ENDS = EitherScript(r"[。！!；;\n]")
TO_SOMEBODY = EitherScript(
    "[你您他她]|我[的那这家]|谁(?:[都也]|[^,，。]{1,4}谁|(?:参加|[去来])(?![了的过着])|有空|方便|[拿借捡要有帮能跟替]|看[见到])|[每各]个?[^,，。?？]{1,5}?[出去来派报](?:几|多少)"
)
SHOWN, MOST, LONGEST, AROUND, A_YEAR = 3, 8, 120, 20, 366
HELD_WHERE = EitherScript(
    r"[在到]哪|哪[里儿]|哪一?[个间].{0,2}[屋室厅楼房]|几楼|地[点方]|(?i:\bwhere\b|\bvenue\b)"
)
HOUR_ASKED = EitherScript(r"几点|(?i:\bwhat time\b)")
NAMED, MOSTLY, WHOLLY = 1.0, 1.5, 2.0  # how surely words name an item


def tell(turn: Turn, found: Sequence[Occurrence]) -> bool:
    """Whether there are any; then how each of them stands and who has it is said."""
    return bool(found) and turn.tell("\n".join(lines(turn, found[:SHOWN])), about=subject_of(found))


def subject_of(found: Sequence[Occurrence]) -> str | None:
    """What a reply to the answer is about: "that's me, I take it" behind who collects the sizes."""
    return message_subject.of_time(found[0]) if len(found) == 1 else None


def items_asked_about(turn: Turn, text: str) -> list[Occurrence]:
    """The items of the calendar that are asked about."""
    pieces = (text, *(each for each in ASKED_APART.split(text) if each))  # 「封信写成点呀?边个跟紧?」
    asked = next((found for each in pieces if (found := item_questions.item_asked(each))), None)
    if asked is None:
        return []
    is_who = WHO_ASKED.search(text) is not None  # 「议程谁弄」 of 「…开理事会，何国伟负责议程」
    said = item_by_sentence(each_once(turn), [asked]) if is_who else []
    return _best_named_items(turn, asked) or said or _cancelled_items_named(turn, asked)


def is_figure_of_past(turn: Turn, found: Sequence[Occurrence]) -> bool:
    """Whether a figure is asked of what is over, or in words of the past, and no words that gave it say one."""
    is_asked = bool(found) and HOW_MANY.search(plainly(turn.said.text)) is not None
    is_over = all(one.status is not Status.OPEN or one.end <= turn.wall for one in found)
    is_past = is_over or is_about_the_past(turn.said.text)  # "how many donors so far", beside the next drive
    return is_asked and is_past and not any(A_FIGURE.search(_sentence(one)) for one in found)


def tell_likely_items(turn: Turn, text: str) -> bool:
    """Whether the words name an item of ours; then how it stands is said."""
    return tell(turn, likely_items(turn, text))


def likely_items(turn: Turn, text: str) -> list[Occurrence]:
    """The items of ours the words name, the most surely named first."""
    items = each_once(turn)
    fits = title_mention_scores([each.event.title for each in items], text, by_rarity=False)
    named = zip(fits, items, strict=True)
    found = sorted((each for each in named if each[0] >= NAMED), key=lambda each: -each[0])
    return [one for fit, one in found if fit > found[0][0] - NAMED]  # "class" of another class says nothing


def lines(turn: Turn, found: Sequence[Occurrence], *, is_quoted: bool = False) -> list[str]:
    """How these stand; with the words that gave the one that is meant where it is asked what its line does not tell."""
    if HOW_MANY.search(turn.said.text):  # 「春游一个人标准多少」: what says a figure
        found = [one for one in found if A_FIGURE.search(_sentence(one))] or found
    is_quoted = is_quoted or _is_untold(turn.said.text, found[0])
    more = quoted(turn, found[0]) if is_quoted and len(found) == 1 else []
    is_held = len(found) == 1 and not (found[0].event.place or found[0].event.deadline)
    if is_held and HELD_WHERE.search(plainly(turn.said.text)):
        more = [turn._("还没有说在哪里。"), *more]
    if len(found) == 1 and found[0].event.grain is Grain.DAY and HOUR_ASKED.search(turn.said.text):
        more = [turn._("还没有说几点。"), *more]
    return [*(line(turn, one, is_quoted=bool(more)) for one in found), *_filed_log_lines(turn, found), *more]


def _filed_log_lines(turn: Turn, found: Sequence[Occurrence]) -> list[str]:
    """What was filed of the one that is meant, where a figure of it is asked."""
    if len(found) > 1 or HOW_MANY.search(turn.said.text) is None:
        return []
    logs = entries.tied_to(turn.db, turn.with_group(), found[0].event.id)
    return [one_line(turn._, each, turn.today) for each in logs[-SHOWN:]]


def asked_when(turn: Turn, text: str, *, of_one: bool = False) -> list[Occurrence]:
    """The items by name of which it is asked when they are: several, or one of which a day is said that may be right.

    `of_one`: also one named by all of its title, of which nothing else is said.
    """
    is_then = item_questions.asks_whether_then(text) or item_questions.asks_days_left(text)
    if not (is_then or item_questions.asks_when(text)) or item_questions.asks_closing(text):
        return []
    items = list({one.event.title: one for one in each_once(turn)}.values())
    fits = title_mention_scores([each.event.title for each in items], text)
    best = sorted(zip(fits, items, strict=True), key=lambda each: -each[0])
    found = [one for fit, one in best if fit >= NAMED]
    is_whole = of_one and max(fits, default=0.0) >= (WHOLLY if TO_SOMEBODY.search(text) else MOSTLY)
    if item_questions.asks_order(text):
        held = [one for one in found if not is_due_by(one.event)]
        found = sorted(held if len(held) > 1 else found, key=lambda one: one.start)
    return found if is_then or is_whole or len(found) > 1 else []


def _is_untold(asked: str, one: Occurrence) -> bool:
    """Whether only the words that gave an item may tell who, where or what is asked."""
    if WHO_ASKED.search(asked):
        of = item_questions.item_asked(asked)  # 「材料谁弄」 of 「开职代会，李建国负责材料」
        is_other = (
            of and item_by_sentence([one], [of]) and title_mention_scores([one.event.title], of)[0] < NAMED
        )
        return bool(is_other) or not one.event.owners
    is_where = PLACE_ASKED.search(asked) is not None and not one.event.place
    is_sum = HOW_MANY.search(asked) is not None and A_FIGURE.search(_sentence(one)) is not None
    return is_where or is_sum or WHAT_ASKED.search(asked) is not None


def quoted(turn: Turn, one: Occurrence) -> list[str]:
    """The words that gave an item, nobody helped named in them, from the sentence with its title on, of a long one from a little before the title."""
    said, own = one.event.said, _sentence(one)
    begin = said.find(own) + max(own.find(one.event.title[:4]) - AROUND, 0) * (len(own) > LONGEST)
    if said[:begin][-1:].isascii() and said[:begin][-1:].isalnum():  # within a word
        begin = said.find(" ", begin) + 1
    return [quote_of_origin(turn._, said[begin:].strip(), LONGEST)] if said else []


def of_how_many(turn: Turn, found: Sequence[Occurrence]) -> list[str]:
    """A line behind the first MOST of them."""
    return [turn._("……共{count}项", count=len(found))] if len(found) > MOST else []


def fitting(items: Sequence[Occurrence], words: Sequence[str], topic: str) -> list[Occurrence]:
    """Those whose words the topic names."""
    return [one for one, fit in zip(items, title_mention_scores(words, topic), strict=True) if fit >= NAMED]


def tell_own(
    turn: Turn, person: Person, beside: Sequence[str] = (), days: tuple[date, date] | None = None
) -> bool:
    """What somebody has still to do, as their own list has it; `beside`: what is nobody's."""
    card = due_list.own_page(turn, person, 0, days=days)
    return turn.tell("\n".join([card.body.text, *beside]), card.rows, about=card.mark)


def tell_plans_ahead(turn: Turn, text: str) -> bool:
    """Whether a figure of days to come was asked: there is none yet, only what is planned."""
    period = item_questions.time_ahead(text, turn.written)
    if period is None:
        return False
    planned = occurrences.between_dates(turn.db, turn.with_group(), period.first, period.end)
    titles = list(dict.fromkeys(one.event.title for one in planned))
    said = phrases.period_ahead_line(
        turn._, period_words(turn, period, year=True), titles[:SHOWN], len(titles)
    )
    return turn.tell("\n".join([said, phrases.examples(turn._, main_category(turn))]))


def told_closing(turn: Turn, text: str) -> bool:
    """Whether it was asked until when one may enter or hand in; then its day is told, or the words that may name it."""
    found = closing(turn, text)
    if not found:
        return False
    due = [one for one in found if is_due_by(one.event)]
    told = [line(turn, one) for one in (due or found)[:SHOWN]]
    if not due:  # the day that was set for the entries, else the words the item was given in
        gathering = attendance_card.gathering_of(turn.db, turn.with_group(), found[0])
        closes = gathering.closes if gathering else None
        told += [lists(turn._, Lists(), None, closes)] if closes else quoted(turn, found[0])
    return turn.tell("\n".join(told))


def closing(turn: Turn, text: str) -> list[Occurrence]:
    """What still lies ahead and is named where that is asked, what is due of it first: the entries for it, or what was told with it."""
    if not item_questions.asks_closing(text):
        return []
    ahead = [one for one in each_once(turn) if one.status is Status.OPEN]
    ahead = [one for one in ahead if one.last_moment.date() >= turn.today]
    topic = item_questions.without_closing(text)
    best = _best(ahead, [one.event.title for one in ahead], topic)
    if not best:
        told = [one for one in ahead if item_questions.is_of_closing(one.event.said)]
        best = _best(told, [one.event.said for one in told], topic)
    messages = {(one.event.author_id, one.event.said_at) for one in best if one.event.said_at}
    beside = [one for one in ahead if is_due_by(one.event) and item_questions.is_of_closing(one.event.title)]
    beside = [one for one in beside if (one.event.author_id, one.event.said_at) in messages]
    return [*(one for one in beside if one not in best), *best]


def _best(items: Sequence[Occurrence], words: Sequence[str], topic: str) -> list[Occurrence]:
    fits = title_mention_scores(words, topic)
    most = max(fits, default=0.0)
    return [one for one, fit in zip(items, fits, strict=True) if fit == most >= NAMED]


def nearby_occurrences(turn: Turn) -> Sequence[Occurrence]:
    """The times of everything from two months back on."""
    today = turn.today
    group = turn.with_group()
    return turn.once(
        ("times around", group.id),
        lambda: occurrences.between_dates(turn.db, group, today - BEHIND, today + AHEAD),
    )


def each_once(turn: Turn) -> list[Occurrence]:
    """The next time of everything not long past and to come, the last where none is to come; the last first."""
    return next_occurrences(nearby_occurrences(turn), turn.today)


def next_occurrences(times: Sequence[Occurrence], today: date) -> list[Occurrence]:
    """The next time of each, the last where none is to come."""
    found = dict[int, Occurrence]()
    for one in reversed(times):
        is_next = one.status is Status.OPEN and one.last_moment.date() >= today
        if is_next or one.event.id not in found:
            found[one.event.id] = one
    return list(found.values())


def _cancelled_items_named(turn: Turn, words: str) -> list[Occurrence]:
    """What was lately called off under that name: 「电影还看不看了」."""
    group = turn.with_group()
    gone = events_queries.closed_since(turn.db, group, Status.CANCELLED, turn.now - BEHIND)
    named = nearest([words], [(About("event", each.id), each.title) for each in gone]).full_matches
    return [one for each in named if (one := occurrences.of_subject(turn.db, group, each, turn.now))]


def _best_named_items(turn: Turn, words: str) -> list[Occurrence]:
    """The items so called, each once: the next time of a series, the last where none is to come."""
    names = [
        (one, " ".join((one.event.title, *(each.name for each in one.event.owners))))
        for one in nearby_occurrences(turn)
    ]
    so_called = nearest([words], names).full_matches  # 「方案马强交了吗」
    if not so_called:  # 「体检名单谁负责」 of 「女职工体检4月28日，名单由马强汇总」
        found = nearest([words], [(one, f"{name} {one.event.said}") for one, name in names]).full_matches
        so_called = _best(found, [one.event.title for one in found], words)
    return next_occurrences(so_called, turn.today)[::-1]


def item_by_sentence(items: Sequence[Occurrence], words: Sequence[str]) -> list[Occurrence]:
    """The one item whose own sentence says all the words, where no title does: 「夜宵是哪几天」 of 「春晚彩排，工会备夜宵」."""
    found = nearest(words, [(one, _sentence(one)) for one in items]).full_matches
    return found if len({one.event.id for one in found}) == 1 else []


def _sentence(one: Occurrence) -> str:
    """The sentence that gave an item, of a message of several."""
    title = one.event.title
    return next((each for each in ENDS.split(one.event.said) if title[:4] in each), one.event.said)


def line(turn: Turn, one: Occurrence, *, is_named: bool = True, is_quoted: bool = False) -> str:
    """How an item stands and whose it is; of a late one only where `is_named`. `is_quoted`: the words that gave it follow."""
    today, last = turn.today, one.last_moment.date()
    late = max((today - last).days, 0) if one.status is Status.OPEN and one.event.deadline else 0
    owners = None if late and not is_named else [each.name for each in one.event.owners]
    is_told = is_quoted and any(
        each in simplified(one.event.said) for each in (IN_CHARGE, *roster_names_by_form(people_names(turn)))
    )
    if not owners and not one.event.deadline and (is_told or not WHO_ASKED.search(turn.said.text)):
        owners = None
    told = item(turn._, one, owners, last, today, late)
    if one.status is Status.DONE and one.event.rule is None:
        told += _ended_words(turn, one)
    if item_questions.asks_days_left(turn.said.text) and one.status is Status.OPEN:
        told = turn._("，").join([told, time_left_words(turn._, one, today)])
    times = occurrences.dates_left(turn.db, turn.with_group(), one.event, turn.wall)
    return turn._("，").join([told, all_times(turn._, times, today)]) if len(times) > 1 else told


def _ended_words(turn: Turn, one: Occurrence) -> str:
    """「（李建国 12月4日 周五）」: who finished it, and when."""
    group = turn.with_group()
    ended = events_queries.closing_of(turn.db, group, one.event)
    if ended is None:
        return ""
    day = day_words(turn._, group.wall(ended[1]).date(), now=turn.today)
    return turn._("（{who}）", who=" ".join(filter(None, (ended[0], day))))


def told_times(turn: Turn, items: Sequence[Occurrence], end: date | None) -> bool:
    """「羽毛球年底前还有几次」: the times to come of a series until that day, else until the year ends."""
    event, end = items[0].event, end or date(turn.today.year + 1, 1, 1)
    times = occurrences.coming(turn.db, turn.with_group(), event, turn.wall, A_YEAR) if event.rule else []
    if not (times := [each for each in times if each.start.date() < end]):
        return tell(turn, items)
    said = {"number": event.number, "title": brief(event.title), "said": all_times(turn._, times, turn.today)}
    return turn.tell(turn._("#{number} {title}：{said}", **said))


def item(_: Words, one: Occurrence, owners: Sequence[str] | None, day: date, today: date, late: int) -> str:
    """「#33 交互助保障名单：王芳负责，11月16日 周一截止，未完成，已过期限4天」; of what takes place its hour and place, too."""
    by = _("、").join(brief(each) for each in owners or ())
    parts = [_("{names}负责", names=by) if by else _("没有写谁负责")] if owners is not None else []
    when = day_words(_, day, now=today)
    if is_clock_time(one.event.grain) or (one.start.date() != day and not one.event.deadline):
        when = span_words(_, one.start, one.end, one.event.grain, now=today)
    parts.append(_("{day}截止", day=when) if one.event.deadline else when)
    parts += [brief(one.event.place)] if one.event.place and not one.event.deadline else []
    parts.append(_state(_, one.status, is_ahead=not one.event.deadline and day >= today))
    if late:
        parts.append(_("已过期限{days}天", days=late))
    name = {"number": one.event.number, "title": brief(one.event.title)}
    return _("#{number} {title}：{said}", said=_("，").join(parts), **name)


def _state(_: Words, status: Status, *, is_ahead: bool) -> str:
    match status:
        case Status.DONE:
            return _("已完成")
        case Status.OPEN:
            return _("还没到") if is_ahead else _("未完成")
    return _("已取消") if status is Status.CANCELLED else _("不办了")
