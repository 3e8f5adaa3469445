"""What an entry or an item was read from and why, and what became of it since: the lines of an answer to /why.

A group is shown no more of a private message than its echo would show.
"""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.branches import branch_assignment
from handlers.branches import texts as about_branches
from handlers.calendar import event_creation
from handlers.core import message_reading
from handlers.core.messages import command_words
from handlers.core.name_visibility import shows_names
from handlers.core.turn import Turn
from handlers.events.texts import closed_line, leads_words, title_line, when_words
from handlers.worklog import log_receipt
from handlers.worklog import texts as worklog_phrases
from handlers.yearplan import proposals
from storage.core import groups, people
from storage.events import queries as events_queries
from storage.worklog import entries, photos
from storage.worklog.entries import Version
from union.core.almanac.date_format import day_words, moment_words
from union.core.groups import Settings
from union.core.kinds import kind_words
from union.events.model import Event, Occurrence, Rule, Status
from union.events.recurrence import first_start
from union.reading.acts.lessons import learned
from union.reading.explain.explanation import Explanation, explain, readings, reason_lines, sentence
from union.reading.explain.reading_text import when_words as read_when
from union.reading.message import Intent, Message, When
from union.reading.names.branches import named_branches
from union.reading.names.people import ONESELF
from union.reading.privacy.redaction import helped_names, mask_names
from union.reminders.lead_times import chosen
from union.words import Words
from union.worklog.entries import LogEntry

COMMANDS = {Intent.LOG: message_reading.LOG_WORDS, Intent.EVENT: message_reading.PLAN_WORDS}
REREAD = ("filed", "edited")  # what makes the words be read


def of_entry(turn: Turn, entry: LogEntry) -> list[str]:
    """The entry as it stands, its words with what was read in them, why, and what was corrected."""
    group, _ = turn.with_group(), turn._
    today, versions = turn.today, entries.versions(turn.db, group, entry)
    line = (worklog_phrases.undone if entry.undone else worklog_phrases.one_line)(_, entry, today)
    head = "\n".join([log_receipt.with_notes(turn, entry, line), *_photos(turn, entry)])
    text = _visible(turn, entry.text, entry.chat_id, entry.author_id)
    if text is None:
        return [head, said_in_private(_, entry.number), *_corrections(turn, entry, versions)]
    taught = [each.at for each in versions if each.reason in REREAD][-1]
    found = _explained(turn, text, entry.said_at, taught, Intent.LOG)
    who = quote_heading(_, entry.author, group.wall(entry.said_at), today)
    return [
        head,
        who,
        *_explanation_lines(turn, found),
        *_branch(turn, entry, text),
        *_corrections(turn, entry, versions),
    ]


def _branch(turn: Turn, entry: LogEntry, text: str) -> list[str]:
    if not entry.branch_by:
        return []
    found = named_branches(text, branch_assignment.active(turn))
    words = tuple(dict.fromkeys(text[each.start : each.end] for each in found.mentions))
    return [about_branches.because(turn._, entry, words)]


def _photos(turn: Turn, entry: LogEntry) -> list[str]:
    if not (entry.photos and turn.settings.save_photos):
        return []
    found = photos.of_entry(turn.db, turn.with_group(), entry)
    told = turn._("照片{count}张，已保存{saved}张", count=entry.photos, saved=found.saved)
    if found.failed:
        told = turn._(
            "{told}，{failed}张没存下来（打不开、像素太多，或 Telegram 已取不到）",
            told=told,
            failed=found.failed,
        )
    return [told]


def of_item(turn: Turn, one: Occurrence) -> list[str]:
    """The item as it stands, its words with what was read in them, why, and what was changed."""
    event = one.event
    return [
        title_line(turn._, one, turn.today) if one.status is Status.OPEN else closed_line(turn._, one),
        *_words_of(turn, event),
        *_moved_once(turn, one),
    ]


def _words_of(turn: Turn, event: Event) -> list[str]:
    group, _ = turn.with_group(), turn._
    planned = proposals.quote_of_event(turn, event)
    if planned:
        return [planned]
    if event.said_at is None:
        return [
            _("不是从哪句话读来的：采用「{festival}」节日安排时一起排上的。", festival=_(event.festival))
            if event.pack and event.festival
            else _("没有留下原话。")
        ]
    text = _visible(turn, event.said, events_queries.chat_of(turn.db, group, event), event.author_id)
    if text is None:
        return [said_in_private(_, event.number)]
    found = _explained(turn, text, event.said_at, event.said_at, Intent.EVENT)
    author = people.member_of(turn.db, group, event.author_id or 0)
    wall = group.wall(event.said_at)
    who = quote_heading(_, author.person.name if author else "", wall, turn.today)
    return [
        who,
        *_explanation_lines(turn, found),
        *_time_changed(turn, event, found.message, wall),
        *_rest_changed(turn, event, found.message),
    ]


def _explanation_lines(turn: Turn, found: Explanation) -> list[str]:
    return [*sentence(turn._, found), *readings(turn._, found), *reason_lines(turn._, found, is_kept=True)]


def _explained(turn: Turn, text: str, at: datetime, taught: datetime, aim: Intent) -> Explanation:
    """The words explained as what they became: behind a command they need not show it themselves.

    `at` is when they were written, `taught` when they were read: lessons that came later had no say. Both aware UTC.
    """
    group, region = turn.with_group(), turn.settings.region
    words, wall = command_words.argument(text, COMMANDS[aim]), group.wall(at)
    lessons = [each for each in message_reading.of_turn(turn).lessons if each.at and each.at < taught]
    known = learned(lessons)
    found = explain(words, wall, region=region, learned=known, notice=group.notice, _=turn._)
    if found.message.intent is aim:
        return found
    return explain(words, wall, region=region, meant=aim, learned=known, notice=group.notice, _=turn._)


def _visible(turn: Turn, text: str, chat_id: int | None, author_id: int | None) -> str | None:
    """The words as this reader may see them; None for what somebody else wrote in private."""
    if shows_names(turn, author_id):
        return text
    was_in_group = chat_id in groups.chat_ids(turn.db, turn.with_group())
    return mask_names(text) if was_in_group else None


def _corrections(turn: Turn, entry: LogEntry, versions: Sequence[Version]) -> list[str]:
    _, why = turn._, [each.reason for each in versions]
    edits = why.count("edited")
    last = max((place for place, reason in enumerate(why) if reason in REREAD), default=0)
    since = set(why[last:])
    lines = [_("原话改过{times}次，这里是最后一次的。", times=edits)] if edits else []
    if "category" in since:
        names = _("、").join(_(each) for each in dict.fromkeys(fact.category for fact in entry.facts))
        lines.append(_("类别后来改为：{categories}", categories=names))
    if "figures" in since:
        lines.append(_("数字后来按回复改过"))
    if "day" in since:
        days = _("、").join(
            day_words(_, day, now=turn.today) for day in sorted({fact.day for fact in entry.facts})
        )
        lines.append(_("日期后来改为：{days}", days=days))
    return lines


def _time_changed(turn: Turn, event: Event, message: Message, wall: datetime) -> list[str]:
    rrule, shift = (event.rule.rrule, event.rule.shift) if event.rule else (None, None)
    now = When("", event.start, event.end, event.grain, event.deadline, rrule, shift)
    words = read_when(turn._, now, turn.wall)
    if message.when is None:
        return [turn._("原话没说时间，后来补上的：{when}", when=words)]
    if message.planned_when and _is_time_of(event, message.planned_when, wall):
        return []
    was_offered = any(_is_time_of(event, each, wall) for each in message.alternatives)
    return [
        turn._("您选的是：{when}", when=words) if was_offered else turn._("时间后来改为：{when}", when=words)
    ]


def _is_time_of(event: Event, when: When, wall: datetime) -> bool:
    rule = Rule(when.rrule, when.shift) if when.rrule else None
    start = first_start(rule, when.start, wall) if rule else when.start
    return (start, when.end, when.grain, rule) == (event.start, event.end, event.grain, event.rule)


def _rest_changed(turn: Turn, event: Event, message: Message) -> list[str]:
    lines = []
    if message.kind is not None and message.kind is not event.kind:
        lines.append(turn._("类型现在是：{kind}", kind=kind_words(turn._, event.kind)))
    helped = helped_names(message.text)
    if event.place != (
        message.place and event_creation.public(message.place, helped)[: event_creation.LONGEST_PLACE]
    ):
        lines.append(
            turn._("地点后来改为：{place}", place=event.place) if event.place else turn._("地点后来去掉了")
        )
    names = tuple(owner.name for owner in event.owners)
    said = tuple(
        event_creation.owner(turn, name).name for name in message.owners[: event_creation.MOST_OWNERS]
    )
    if names != said and not set(message.owners) & set(ONESELF):
        who = turn._("、").join(names)
        lines.append(turn._("负责人后来改为：{names}", names=who) if who else turn._("负责人后来去掉了"))
    return lines


def _moved_once(turn: Turn, one: Occurrence) -> list[str]:
    if one.event.rule is None or one.start == one.original:
        return []
    _, today = turn._, turn.today
    day = day_words(_, one.original.date(), now=today)
    return [_("{day}这一次后来改为：{when}", day=day, when=when_words(_, one, today))]


def quote_heading(_: Words, who: str, at: datetime, today: date) -> str:
    """Before the words something was read from; `at` is wall time."""
    return (
        _("原话（{who}，{at}）：", who=who, at=moment_words(_, at, now=today))
        if who
        else _("原话（{at}）：", at=moment_words(_, at, now=today))
    )


def said_in_private(_: Words, number: int) -> str:
    """The words were written to the bot alone."""
    return _("原话是私下发给我的，这里不显示。本人可以私聊我发「为什么 #{number}」。", number=number)


def reminder(_: Words, event: Event, lead: str, settings: Settings) -> str:
    """Which lead brought a reminder, and where the lead comes from."""
    if lead.startswith("late"):
        return _("这次提醒：已过期限还没办完，工作日每天提一次，五次以后每周一提。")
    if lead.startswith("snooze"):
        return _("这次提醒：有人点了「推迟」，到时候再提。")
    words = leads_words(_, [lead])
    if event.leads is not None:
        return _("这次提醒：{lead}，是这一项自己定的。", lead=words)
    if chosen(settings.leads, event.kind) is not None:
        return _("这次提醒：{lead}，是本群给「{kind}」定的。", lead=words, kind=kind_words(_, event.kind))
    return _("这次提醒：{lead}，是「{kind}」的默认安排。", lead=words, kind=kind_words(_, event.kind))
