"""Answers to questions of nothing but known words (union/reading/questions/plain_questions.py): an item, a number, days, a room, somebody's items or leave; and what an item of ours has cost so far."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import chain

from handlers.attendance import spoken_answers, spoken_sign_ups
from handlers.calendar.views import cal_command
from handlers.core import message_reading
from handlers.core.messages.message_subject import About
from handlers.core.name_visibility import entry_as_shown
from handlers.core.turn import Turn
from handlers.events import absence_changes, absences, occurrences
from handlers.events.texts import quote_of_origin
from handlers.questions import event_answers, list_answers, open_work, quoted_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import newest_told, say, words_for
from handlers.questions.scope import facts_of, gathered, scope_of
from handlers.reports.report_data import masked
from handlers.worklog.texts import one_line
from storage.events import queries as events_queries
from storage.worklog import entries, entry_search
from storage.worklog.entry_search import EntryFilter
from union.attendance.spoken_answers import OF_ENTRIES
from union.core.groups import Person
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.questions.answers import answer, in_words
from union.reading.questions.cost_questions import JOINED, CostAsked, cost_asked
from union.reading.questions.plain_questions import HELD, PERSON, PlainQuestion, known_title, plain_question
from union.reading.questions.question_reader import is_about_the_past
from union.reading.questions.report_periods import DaysAsked
from union.reading.questions.subject_words import has_term
from union.reading.questions.time_spans import days, spans_asked
from union.reading.questions.work_questions import Question
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reminders.lead_times import is_due_by
from union.reports.sections import INCOME, MONEY, Headline
from union.worklog.entries import LogEntry
from union.worklog.totals import Filed


def answered(turn: Turn) -> bool:
    """Whether a question of nothing but known words was answered, before a rule takes it for a plan or a change."""
    said = turn.said
    is_bare = not (said.edited or said.forwarded or said.reply_to or said.photo or said.document)
    may_be = turn.where.private or said.addressed or turn.settings.group_questions == "answer"
    return is_bare and may_be and turn.may(Action.SEE) and tell_plain_answer(turn, said.text)


def tell_plain_answer(turn: Turn, text: str) -> bool:
    """Whether the words were such a question (plain_questions.py); then what they ask was told."""
    said = turn.said.text
    if _told_as_entered(turn, said) or spoken_sign_ups.is_count_asked(turn):
        return True
    if spoken_answers.tell_who_comes(turn, said) or told_costs(turn, said):
        return True
    if quoted_answers.told_result(turn, said):
        return True
    person, text = _person_in(turn, simplified(text))
    items = _named_plainly(turn, text)
    first = items[0].event if items else None
    text, title = known_title(text, first.title, first.place or "") if first else (text, "")
    asked = plain_question(text, title, turn.written, turn.notice)
    return asked is not None and (
        open_work.told_progress(turn, turn.said.text) or _answer(turn, asked, person, items)
    )


def _told_as_entered(turn: Turn, text: str) -> bool:
    """How many have entered, where nobody did so here and a log says it: 「健步走有52人报名」."""
    scope = scope_of(turn, text) if OF_ENTRIES.search(text) else None
    if scope is None or scope.question.wants != "people":
        return False
    found = gathered(turn, scope)
    entered = [each for each in found.filed if OF_ENTRIES.search(each.text)]
    figures = () if found.is_near else answer(scope.question, entered)
    numbers, what = (
        sorted({number for each in figures for number in each.amount.sources}),
        words_for(turn, scope),
    )
    if figures:
        say(turn, [phrases.figure(turn._, figures, what=what, logs=len(numbers))], what, numbers)
    return bool(figures)


def _person_in(turn: Turn, text: str) -> tuple[Person | None, str]:
    """Who of us the words speak of, and the words with a sign for the name."""
    person, called = message_reading.person_in(turn, text)
    return person, text.replace(called, PERSON, 1) if person else text


def _named_plainly(turn: Turn, text: str) -> list[Occurrence]:
    """The items the words name; of where or at what hour something is, what takes place: 「读书会星期几」."""
    items, plain = event_answers.each_once(turn), normal(text).text.lower()
    fits = title_mention_scores([one.event.title for one in items], text, by_rarity=False)
    best = sorted(zip(fits, items, strict=True), key=lambda each: -each[0])
    named = [one for fit, one in best if fit >= event_answers.NAMED]
    if whole := [one for one in named if normal(one.event.title).text.lower() in plain]:
        return whole
    if HELD.search(plain):
        named = [one for one in named if not is_due_by(one.event)] or named
    likely = [one for fit, one in best if fit]
    return named or (likely if len(likely) == 1 else [])  # 「名单」


def _answer(turn: Turn, asked: PlainQuestion, person: Person | None, items: Sequence[Occurrence]) -> bool:
    group, today, days = turn.with_group(), turn.today, asked.days
    match asked.of:
        case "item":
            return _tell_named(turn, items)
        case "number":
            event, entry = (each.numbered(turn.db, group, asked.number) for each in (events_queries, entries))
            one = (
                occurrences.of_subject(turn.db, group, About("event", event.id), turn.now) if event else None
            )
            return (
                turn.tell("\n".join(_with_quote(turn, entry)))
                if entry
                else one is not None and event_answers.tell(turn, [one])
            )
        case "times":
            return event_answers.told_times(turn, items, days[1] if days else None)
        case "told" if days is not None:
            return list_answers.told_of_days(turn, days, asked.category, person)
        case "leave" if person is None:
            return absence_changes.answer_who_is_away(turn, turn.said.text, days)
        case "leave" | "own":
            person = person or turn.me()
            spans = (each for each in (days, (today, today + event_answers.AHEAD)) if each)
            away = (absences.lines(turn._, turn.db, group, *each, today, person) for each in spans)
            return any(each and turn.tell("\n".join(each)) for each in away)
        case "person":
            who = person or turn.me()
            return who is not None and open_work.told_of_person(turn, who, days)
        case "days" if days is not None:
            cal_command.answer(turn, DaysAsked(*days))
            return True
    return _told_open(turn, asked)


def _with_quote(turn: Turn, entry: LogEntry) -> list[str]:
    """A log as it is kept, and the words that told it."""
    said = entry_as_shown(turn, entry).text
    return [one_line(turn._, entry, turn.today), quote_of_origin(turn._, said, event_answers.LONGEST)]


def _tell_named(turn: Turn, items: Sequence[Occurrence]) -> bool:
    """Whether the items are what is asked about, and not what logs tell: 「手套什么时候发的」, "how many hampers did we give out"."""
    said, is_ahead = turn.said.text, all(one.status is Status.OPEN for one in items)
    is_counted = event_answers.HOW_MANY.search(said) and open_work.has_progress(turn, items)
    is_of_logs = is_counted or (is_ahead and is_about_the_past(said))
    if is_of_logs or event_answers.is_figure_of_past(turn, items):
        return False
    text, group = normal(said).text, turn.with_group()
    undated = (normal(each.title).text for each in events_queries.undated_events(turn.db, group))
    return not any(each in text for each in undated) and event_answers.tell(turn, items)


def _told_open(turn: Turn, asked: PlainQuestion) -> bool:
    """What is open: all of it, what is due, what nobody has."""
    found = [
        one
        for one in open_work.all_open(turn)
        if asked.days is None or one.last_moment.date() < asked.days[1]
    ]
    if asked.of == "nobody":
        found = [one for one in found if not one.event.owners]
    if asked.of == "late":
        found = [one for one in found if one.last_moment.date() < turn.today]
    if asked.of == "due":
        found = [one for one in found if is_due_by(one.event)]
    return open_work.tell_each(turn, found) or turn.tell(turn._("没有符合的记录。"))


LATELY, SHORTEST, MOST, AFTERWARDS = timedelta(days=200), 3, 10, timedelta(days=14)
POINTED = EitherScript(r"[这那呢嗰]一?[个次场回趟]|\b(?:this|that)\b", any_case=True)
CORE = Regex(
    r"(?:全[体厂校院局]|本[厂校院]|[教全]?职工|员工|会员|工会|年度|第?[一二三四五六七八九十]{1,3}届|\d{4}年?|迎新|庆){0,3}(?P<core>[\u4e00-\u9fff]{2,4}?)(?:友谊|对抗|趣味|邀请|争霸|技能|大){0,2}(?:比赛|竞赛|大?赛|活动|讲座|培训班?|晚会|座谈会|培训|展|会|班|课)"
)


def told_costs(turn: Turn, text: str) -> bool:
    """Whether it is asked what items of ours have cost, by their names and of no other days; then the sum and the logs of each are told."""
    asked = cost_asked(text)
    if asked is not None and asked.is_whole:  # where no item is called so, the logs are asked
        turn.speak_as(replace(turn.said, text=asked.words))
    named = _items_named(turn, asked.words) if asked else []
    is_of_task = bool(asked and asked.is_whole) and all(is_due_by(one.event) for one, _name in named)
    if asked is None or not named or is_of_task:
        return False
    rest = simplified(asked.words)
    for _one, name in named:
        rest = rest.replace(simplified(name), " ")
    if spans_asked(normal(rest).text, turn.written):
        return False
    told = [(one, name, _spent_on(turn, one, name, asked)) for one, name in named]
    every = list(dict.fromkeys(each for _one, _name, filed in told for each in filed))
    if not every:
        return False  # another answer may know what is called otherwise
    lines = [line for each in told for line in _cost_lines(turn, *each)]
    if len(told) > 1:
        lines.append(phrases.in_all(turn._, _figures_spent(turn, every), count=len(every)))
    what = turn._("、").join(name for _one, name in named)
    say(turn, lines, what, sorted({each.number for each in every}))
    return True


def _cost_lines(turn: Turn, one: Occurrence, name: str, filed: list[Filed]) -> list[str]:
    if not filed:
        return [event_answers.line(turn, one), turn._("还没有记过支出。")]
    logs, figures = len({each.number for each in filed}), _figures_spent(turn, filed)
    return [phrases.figure(turn._, figures, what=name, logs=logs), *newest_told(turn, filed, MOST)]


def _figures_spent(turn: Turn, filed: list[Filed]) -> list[Headline]:
    question = Question(days(turn.today - LATELY, turn.today + A_DAY), None, None, MONEY)
    came = [each for each in answer(question._replace(is_income=True), filed) if each.kind == INCOME]
    return [*(each for each in answer(question, filed) if each.kind == MONEY), *came]


def _items_named(turn: Turn, words: str) -> list[tuple[Occurrence, str]]:
    """The items named, each in a piece of the words: "the gathering and Auntie Lim"; where some piece names none, the one all of them name."""
    pieces = [_item_named(turn, each) for each in JOINED.split(words)]
    apart = {each[0].event.id: each for each in pieces if each is not None}
    whole = _item_named(turn, words)
    if len(apart) > 1 and len(apart) == len(pieces):
        return list(apart.values())
    return [whole] if whole else []


def _item_named(turn: Turn, words: str) -> tuple[Occurrence, str] | None:
    """The item that is named best, no series or festival, and by which piece of its title; 「这个比赛」 is the newest of them."""
    items = [
        one
        for one in event_answers.each_once(turn)
        if one.event.rule is None
        and one.event.kind is not Kind.FESTIVAL  # 「春节年货花了多少」 asks of no 春节
    ]
    fits = title_mention_scores([one.event.title for one in items], words, by_rarity=False)
    best = max(fits, default=0.0)
    if best < event_answers.NAMED:
        return None
    held = [one for one, fit in zip(items, fits, strict=True) if fit == best]
    one = min(held, key=lambda each: (bool(each.event.deadline), len(each.event.title)))
    name = _piece(one.event.title, words)
    is_named = len(name) >= SHORTEST or name == one.event.title
    if not is_named:
        return (one, one.event.title) if POINTED.search(words) else None
    return one, name


def _piece(title: str, words: str) -> str:
    """What a title shares with the words, as it is written; an English one whole."""
    if title.isascii():
        return title
    same = SequenceMatcher(
        None, simplified(title).lower(), simplified(words).lower(), autojunk=False
    ).find_longest_match()
    return title[same.a : same.a + same.size].strip()


def _spent_on(turn: Turn, one: Occurrence, name: str, asked: CostAsked) -> list[Filed]:
    """The facts with a sum of the logs that name it or what is to be counted in, or that were told of it or of a task of it."""
    group, end = turn.with_group(), turn.today + A_DAY
    ids = [each.event.id for each in event_answers.each_once(turn) if _belongs_to_item(each, one, name)]
    tied = {each.number for each in chain(*(entries.tied_to(turn.db, group, each) for each in ids))}
    found = entry_search.speaking(turn.db, group, EntryFilter(end - LATELY, end))
    told_of = in_words(facts_of([masked(each) for each in found]))
    names, core = (simplified(name), *asked.things), CORE.fullmatch(simplified(one.event.title))
    since, until = (one.event.said_at or one.start).date(), one.start.date() + AFTERWARDS

    def is_of_it(each: Filed, words: str) -> bool:
        """By its name; while it was planned and held by what sets it apart, too: 跳绳 of 「教职工跳绳比赛」."""
        is_then = core is not None and since <= each.fact.day <= until
        terms = (*names, core["core"]) if core and is_then else names
        return each.number in tied or any(has_term(term, words) for term in terms)

    return [each for each, words in told_of if each.fact.money and is_of_it(each, words)]


def _belongs_to_item(each: Occurrence, one: Occurrence, name: str) -> bool:
    """Whether it is the item itself, a task that is called after it, or one that was given with it."""
    event, other = one.event, each.event
    is_with = bool(event.said_at) and (event.author_id, event.said_at) == (other.author_id, other.said_at)
    # "book the chalet" of what is held in the 「Pasir Ris chalet」
    where = (event.place or "").split()[-1:]
    is_there = is_due_by(other) and any(len(each) > 2 and each in other.title for each in where)
    return other.id == event.id or name in other.title or is_with or is_there
