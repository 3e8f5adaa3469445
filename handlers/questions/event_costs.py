"""What an item of ours has cost so far: the logs that name it, that were told as done of it, and of the tasks given with it."""

from datetime import timedelta
from difflib import SequenceMatcher
from itertools import chain

from handlers.core.turn import Turn
from handlers.questions import event_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import newest_told, say
from handlers.questions.scope import facts_of
from handlers.reports.report_data import masked
from storage.worklog import entries, entry_search
from storage.worklog.entry_search import EntryFilter
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY
from union.events.model import Occurrence
from union.questions.answers import answer, in_words
from union.reading.questions.cost_questions import JOINED, CostAsked, cost_asked
from union.reading.questions.subject_words import has_term
from union.reading.questions.time_spans import days, spans_asked
from union.reading.questions.work_questions import Question
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reminders.lead_times import is_due_by
from union.reports.sections import INCOME, MONEY, Headline
from union.worklog.totals import Filed

LATELY, SHORTEST, MOST, AFTERWARDS = timedelta(days=200), 3, 10, timedelta(days=14)
POINTED = EitherScript(r"[这那呢嗰]一?[个次场回趟]|\b(?:this|that)\b", any_case=True)
CORE = Regex(
    r"(?:全[体厂校院局]|本[厂校院]|[教全]?职工|员工|会员|工会|年度|第?[一二三四五六七八九十]{1,3}届|\d{4}年?|迎新|庆){0,3}(?P<core>[\u4e00-\u9fff]{2,4}?)(?:友谊|对抗|趣味|邀请|争霸|技能|大){0,2}(?:比赛|竞赛|大?赛|活动|讲座|培训班?|晚会|座谈会|培训|展|会|班|课)"
)


def told_costs(turn: Turn, text: str) -> bool:
    """Whether it is asked what items of ours have cost, by their names and of no other days; then the sum and the logs of each are told."""
    asked = cost_asked(text)
    named = _items_named(turn, asked.words) if asked else []
    if asked is None or not named:
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
