"""/find, 查找 拔河: logs and items that hold all the words, newest first, a page at a time."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.core import pending_questions
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.reports import source_logs
from handlers.reports.report_data import masked
from handlers.reports.source_logs import Told
from storage.core import drafts
from storage.events import event_parts
from storage.events import queries as events_queries
from storage.worklog import entries, entry_search
from storage.worklog.entry_search import Hit
from union.core.almanac.date_format import day_words
from union.core.period import Period
from union.core.rights import Action
from union.events.model import Status
from union.reading.privacy.redaction import mask_names
from union.reading.questions.time_spans import days, spans_asked
from union.reading.text.normal_form import normal

WORDS = ("查找", "搜索", "搜寻")
PAGE = "find.page"
MOST, MOST_WORDS = 120, 6  # fifteen pages: more words narrow the rest down
KEPT = timedelta(days=30)
EVER = days(date(1990, 1, 1), date(2200, 1, 1))


def find(turn: Turn) -> None:
    """Several words are all of them; 「去年」 or 「10月」 among them narrows the days."""
    turn.needs(Action.SEE)
    said = argument(turn.said.text, WORDS)
    words, span = _words_and_period(turn, said)
    if not words:
        turn.say(turn._("请写要找的词，如：\n查找 拔河\n查找 去年 慰问金"))
        return
    found = entry_search.holding(turn.db, turn.with_group(), words, span.first, span.end, MOST)
    hits = readable(turn, found, words)
    what = " ".join(said.split())
    if not hits:
        turn.say(turn._("没有找到「{what}」。可以少写几个词再找，或换个说法。", what=brief(what)))
        return
    group = turn.with_group()
    what = turn._("{what}（太多，只列最近{most}条）", what=what, most=MOST) if len(found) == MOST else what
    data = {"what": what, "hits": [[hit.number, hit.day.isoformat(), hit.is_log] for hit in hits]}
    draft_id = drafts.begin(turn.db, turn.where.chat_id, PAGE, data, turn.now, turn.now + KEPT, group=group)
    _show(turn, what, hits, draft_id, None)


def _words_and_period(turn: Turn, said: str) -> tuple[list[str], Period]:
    """The words looked for, and the days said by a word of its own."""
    span, words = EVER, list[str]()
    for word in said.split()[:MOST_WORDS]:
        plain = normal(word).text
        named = [each for each in spans_asked(plain, turn.written) if each.festival is None]
        if len(named) == 1 and (named[0].begin, named[0].end) == (0, len(plain)):
            span = named[0].period
        else:
            words.append(word)
    return words, span


def readable(turn: Turn, hits: Sequence[Hit], words: Sequence[str]) -> list[Hit]:
    """Those whose words as everybody may read them hold what is looked for: a helped person is not found by name."""
    told = entries.by_numbers(turn.db, turn.with_group(), [hit.number for hit in hits if hit.is_log])
    texts = {entry.number: masked(entry).text for entry in told}
    texts |= {hit.number: _item_text(turn, hit.number) for hit in hits if not hit.is_log}
    wanted = [word.casefold() for word in words]
    return [hit for hit in hits if all(word in texts.get(hit.number, "").casefold() for word in wanted)]


def _item_text(turn: Turn, number: int) -> str:
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is None:
        return ""
    notes = " ".join(note.text for note in event_parts.of_event(turn.db, turn.with_group(), event))
    return mask_names(f"{event.title} {event.said} {notes}")


def _show(turn: Turn, what: str, hits: Sequence[Hit], draft_id: int, page: int | None) -> None:
    def head(count: int, place: int, pages: int) -> str:
        said = {"what": brief(what), "count": count, "page": place, "pages": pages}
        if pages > 1:
            return turn._("「{what}」共找到{count}条，第{page}/{pages}页", **said)
        return turn._("「{what}」共找到{count}条", **said)

    source_logs.show_told(turn, head, hits, lambda hit: hit_line(turn, hit), (PAGE, draft_id), page)


def hit_line(turn: Turn, hit: Hit) -> Told:
    """A line of what was found."""
    group = turn.with_group()
    if hit.is_log:
        entry = entries.numbered(turn.db, group, hit.number)
        return source_logs.log_line(turn, entry) if entry else Told(hit.number, None, "")
    event = events_queries.numbered(turn.db, group, hit.number)
    if event is None:
        return Told(hit.number, None, "")
    day = day_words(turn._, hit.day, now=turn.today)
    line = turn._("{day} 日程：{title}", day=day, title=brief(event.title))
    states = {
        Status.DONE: turn._("已完成"),
        Status.CANCELLED: turn._("已取消"),
        Status.GIVEN_UP: turn._("不再办理"),
    }
    state = states.get(event.status)
    return Told(event.number, None, turn._("{line}（{state}）", line=line, state=state) if state else line)


def _press_page(turn: Turn) -> None:
    """Ids: the draft that holds what was found, and the page."""
    press = turn.press
    draft = pending_questions.pressed_by(turn, PAGE, Action.SEE, turn._("结果已过期，请再找一次"))
    hits = [Hit(number, date.fromisoformat(day), is_log) for number, day, is_log in draft.data["hits"]]
    _show(turn, draft.data["what"], hits, draft.id, press.number(1) if len(press.ids) > 1 else 0)


DEEDS = {PAGE: _press_page}
