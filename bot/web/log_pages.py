"""The work log, filtered and paged; one entry: its words and figures, its photos, what can be put right of it; whatever bears a number."""

from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.web.page_base import Done, Missing, Office, Page, number, require_found, text, whole_number
from handlers.core import press_texts
from handlers.core.name_visibility import entry_as_shown, shows_names
from handlers.office import page_turn
from handlers.office import texts as words_of
from handlers.office.page_turn import PageTurn
from handlers.office.web_session import Visitor
from handlers.questions import find_command
from handlers.reports import source_logs
from handlers.worklog import log_command, log_replies
from handlers.worklog import texts as worklog_texts
from handlers.worklog.corrections import correction
from storage.core import groups
from storage.events import queries as events_queries
from storage.worklog import entries, entry_search, facts, photos
from storage.worklog.entry_search import EntryFilter
from union.core import period as periods
from union.core.almanac.date_format import moment_words
from union.core.groups import Role
from union.core.kinds import CATEGORIES
from union.core.rights import Action
from union.reports.text.title import period_name
from union.words import Words
from union.worklog.entries import LogEntry

PAGE = 30
MOST_MONTHS = 60
LONGEST = 300


def routes(office: Office) -> list[BaseRoute]:
    return [
        office.page("/logs", _logs),
        office.page("/log/{number:ours}", _log),
        office.form("/log/say", _say, Action.CHANGE_OWN),
        office.page("/number/{number:ours}", _number),
        office.page("/photo/{photo:ours}", _photo),
    ]


def listed(guest: Visitor, choice: EntryFilter, asked: str) -> dict[str, Any]:
    """For a template, a page of entries with what is said of each: found, how many in words, the page and of how many pages."""
    db, group = guest.turn.db, guest.group
    count = entry_search.count(db, group, choice)
    pages = max(1, -(-count // PAGE))
    page = min(whole_number(asked) or 1, pages)
    found = entry_search.page(db, group, choice, PAGE, (page - 1) * PAGE)
    told = [(entry, source_logs.log_line(guest.turn, entry).text) for entry in found]
    return {"found": told, "count": guest.turn._("共{count}条", count=count), "page": page, "pages": pages}


def _logs(guest: Visitor, request: Request) -> Page:
    turn, group, asked = guest.turn, guest.group, request.query_params
    month = periods.of_key(asked.get("month", ""))
    span = month if month and month.is_month else find_command.EVER
    category = asked.get("category", "") if asked.get("category", "") in CATEGORIES else ""
    author = whole_number(asked.get("author", ""))
    words = asked.get("q", "").split()[: find_command.MOST_WORDS]
    ends, most = (span.first, span.end), find_command.MOST
    found = entry_search.holding(turn.db, group, words, *ends, most) if words else []
    hits = find_command.readable(turn, found, words)
    numbers = [hit.number for hit in hits if hit.is_log] if words else None
    choice = EntryFilter(*ends, (), category, author, numbers=numbers)
    said = {name: asked.get(name, "") for name in ("month", "category", "author", "q")}
    kept = {name: each for name, each in said.items() if each}
    authors = entry_search.authors_told(turn.db, group, *ends)
    values = {
        **listed(guest, choice, asked.get("page", "")),
        "items": [find_command.hit_line(turn, hit) for hit in hits if not hit.is_log][:PAGE],
        "turned": lambda to: "?" + urlencode({**kept, "page": to}),
        "asked": said,
        "months": _months(guest),
        "categories": CATEGORIES,
        "authors": [(person, name) for name, person, _told in authors if person is not None],
    }
    return Page("logs.html", turn._("工作记录"), values, "logs")


def _months(guest: Visitor) -> list[tuple[str, str]]:
    today = guest.group.day(guest.turn.now)
    first = facts.first_day(guest.turn.db, guest.group) or today
    months = [*periods.CALENDAR.between(first, max(today, first))][-MOST_MONTHS:]
    return [(month.key, period_name(month, guest.turn._, now=None)) for month in reversed(months)]


def _log(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    entry = _requested_log(guest, request.path_params["number"])
    event = events_queries.get(turn.db, group, entry.event_id) if entry.event_id else None
    shown = photos.saved_of(turn.db, group, entry) if may_see_photos(guest, entry) else []
    today, days = group.day(turn.now), {fact.day for fact in entry.facts}
    values = {
        "entry": entry_as_shown(turn, entry),
        "told": worklog_texts.facts_line(turn._, entry, today),
        "told_by": words_of.author_line(turn._, entry, group.wall(entry.said_at)),
        "message": source_logs.link_of(entry),
        "photos": shown,
        "unseen": entry.photos - len(shown),
        "event": event,
        "versions": _versions(guest, entry),
        "may_change": turn.may_change(entry.author_id) and log_command.trouble(turn, entry) is None,
        "categories": list(enumerate(CATEGORIES)),
        "category": entry.facts[0].category if len({fact.category for fact in entry.facts}) == 1 else "",
        "day": "" if correction.has_several_days(entry) or not days else min(days).isoformat(),
        "today": today.isoformat(),
        "longest": LONGEST,
    }
    return Page("log.html", turn._("记录 #{number}", number=entry.number), values, "logs")


def _requested_log(guest: Visitor, asked: int) -> LogEntry:
    return require_found(entries.numbered(guest.turn.db, guest.group, asked))


def _versions(guest: Visitor, entry: LogEntry) -> list[str]:
    found = entries.versions(guest.turn.db, guest.group, entry)[1:]
    named = action_labels(guest.turn._)
    moments = (moment_words(guest.turn._, guest.group.wall(each.at), now=None) for each in found)
    reasons = (named.get(each.reason, named["edited"]) for each in found)
    return [f"{at} {why}" for at, why in zip(moments, reasons, strict=True)]


def action_labels(_: Words) -> dict[str, str]:
    """What each kind of change is called, by its name in the audit."""
    return {
        "done": _("完成"), "cancelled": _("取消"), "given_up": _("不办了"), "open": _("恢复"), "item": _("改了日程"),
        "undo": _("撤销记录"), "redo": _("恢复记录"), "figures": _("改了数字"), "day": _("改了日期"),
        "category": _("改了类别"), "edited": _("改了内容"), "back": _("改回原样"), "tie": _("记录对上日程"),
        "setting": _("改了设置"), "chief": _("改了负责人"), "title": _("改了职务"), "handover": _("移交"),
        **dict.fromkeys((f"role:{role}" for role in Role), _("改了角色")),
        "plan": _("采用年度计划"), "plan.undo": _("撤销年度计划"), "sign": _("审签月报"), "return": _("退回月报"),
        "amend": _("发更正稿"), "budget": _("改了预算"), "web": _("结束网页登录"),
    }  # fmt: skip


def _say(guest: Visitor, sent: FormData) -> Done:
    """Figures, a day, a category, a branch in words, read as a reply to the entry is; what puts nothing right is answered here alone."""
    entry = _requested_log(guest, number(sent, "number"))
    said = " ".join(text(sent, "text").split())[:LONGEST]
    path, _ = f"/log/{entry.number}", guest.turn._
    problem = log_command.trouble(guest.turn, entry)
    if problem or entry.undone or not said:
        return Done(path, problem or (press_texts.done_before(_) if entry.undone else _("请写一句再提交。")))

    def put_right(turn: PageTurn) -> bool:
        log_replies.corrects(turn, entry, said)
        return _requested_log(guest, entry.number).version != entry.version

    turn = page_turn.writing(guest.turn, said)
    page_turn.unless_idle(turn, put_right)
    return Done(path, turn.told or _("没看懂要改什么。例如：应该是15户、加上参加30人、日期改11月3日"))


def may_see_photos(guest: Visitor, entry: LogEntry) -> bool:
    """What was sent in private is for those who may read it unmasked: a picture cannot be masked as words are."""
    in_group = entry.chat_id in groups.chat_ids(guest.turn.db, guest.group)
    return in_group or shows_names(guest.turn, entry.author_id)


def _number(guest: Visitor, request: Request) -> Done:
    number = request.path_params["number"]
    if entries.numbered(guest.turn.db, guest.group, number) is not None:
        return Done(f"/log/{number}")
    if events_queries.numbered(guest.turn.db, guest.group, number) is not None:
        return Done(f"/item/{number}")
    raise Missing


def _photo(guest: Visitor, request: Request) -> Response:
    turn, folder = guest.turn, guest.turn.services.photos
    log_number, path = require_found(photos.saved_one(turn.db, guest.group, request.path_params["photo"]))
    if folder is None or not may_see_photos(guest, _requested_log(guest, log_number)):
        raise Missing
    return Response(require_found(photos.read(folder, path)), media_type="image/jpeg")
