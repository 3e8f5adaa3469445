"""The work log, filtered and paged; one entry with its photos; and whatever bears a number."""

from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.web.page_base import Done, Missing, Office, Page
from handlers.core.name_visibility import as_shown, shows_names
from handlers.office import texts as words_of
from handlers.office.web_session import Visitor
from handlers.questions import find_command
from handlers.reports import source_logs
from handlers.worklog import texts as worklog_texts
from storage.core import groups
from storage.events import queries as events_queries
from storage.worklog import entries, entry_search, photo_folder, photos
from storage.worklog.entry_search import EntryFilter
from union.core import period as periods
from union.core.kinds import CATEGORIES
from union.reports.text.title import period_name
from union.worklog.entries import LogEntry

PAGE = 30
MOST_MONTHS = 60
LARGEST = 10**9


def routes(office: Office) -> list[BaseRoute]:
    """The list, an entry, a number, a photo."""
    return [
        office.page("/logs", _logs),
        office.page("/log/{number:int}", _log),
        office.page("/number/{number:int}", _number),
        office.page("/photo/{photo:int}", _photo),
    ]


def listed(guest: Visitor, choice: EntryFilter, asked: str) -> dict[str, object]:
    """For a template, a page of entries with what is said of each: found, how many in words, the page and of how many pages."""
    db, group = guest.turn.db, guest.group
    count = entry_search.count(db, group, choice)
    pages = max(1, -(-count // PAGE))
    page = min(max(number_asked(asked), 1), pages)
    found = entry_search.page(db, group, choice, PAGE, (page - 1) * PAGE)
    told = [(entry, source_logs.told(guest.turn, entry).text) for entry in found]
    return {"found": told, "count": words_of.found(guest.turn._, count), "page": page, "pages": pages}


def number_asked(said: str) -> int:
    """A page's number; 1 for what is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1


def _logs(guest: Visitor, request: Request) -> Page:
    turn, group, asked = guest.turn, guest.group, request.query_params
    month = periods.of_key(asked.get("month", ""))
    span = month if month and month.is_month else find_command.EVER
    category = asked.get("category", "") if asked.get("category", "") in CATEGORIES else ""
    author = number_asked(asked["author"]) if asked.get("author", "").isdigit() else None
    words = asked.get("q", "").split()[: find_command.MOST_WORDS]
    numbers = _numbers(guest, words, span.first, span.end)
    choice = EntryFilter(span.first, span.end, (), category, author, numbers=numbers)
    kept = {name: asked[name] for name in ("month", "category", "author", "q") if asked.get(name)}
    values = {
        **listed(guest, choice, asked.get("page", "")),
        "turned": lambda to: "?" + urlencode({**kept, "page": to}),
        "asked": {name: asked.get(name, "") for name in ("month", "category", "author", "q")},
        "months": _months(guest),
        "categories": CATEGORIES,
        "authors": [
            (person_id, name)
            for name, person_id, _told in entry_search.authors_told(turn.db, group, span.first, span.end)
            if person_id is not None
        ],
    }
    return Page("logs.html", turn._("工作记录"), values, "logs")


def _numbers(guest: Visitor, words: list[str], first: date, end: date) -> list[int] | None:
    """The entries that hold all these words as everybody may read them; None where no words were given."""
    if not words:
        return None
    hits = entry_search.holding(guest.turn.db, guest.group, words, first, end, find_command.MOST)
    return [
        hit.number for hit in find_command.readable(guest.turn, [hit for hit in hits if hit.is_log], words)
    ]


def _months(guest: Visitor) -> list[tuple[str, str]]:
    """The newest first, back to the first there is anything of."""
    today = guest.group.day(guest.turn.now)
    first = entries.first_day(guest.turn.db, guest.group) or today
    found: list[tuple[str, str]] = []
    month = periods.containing(max(today, first))
    while month.end > first and len(found) < MOST_MONTHS:
        found.append((month.key, period_name(month, guest.turn._, now=None)))
        month = periods.before(month)
    return found


def _log(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    number = request.path_params["number"]
    entry = entries.numbered(turn.db, group, number) if number < LARGEST else None
    if entry is None:
        raise Missing
    event = events_queries.get(turn.db, group, entry.event_id) if entry.event_id else None
    shown = photos.saved_of(turn.db, group, entry) if may_see_photos(guest, entry) else []
    values = {
        "entry": as_shown(turn, entry),
        "told": worklog_texts.told(turn._, entry, group.day(turn.now)),
        "told_by": words_of.said_by(turn._, entry, group.wall(entry.said_at)),
        "photos": shown,
        "unseen": entry.photos - len(shown),
        "event": event,
    }
    return Page("log.html", turn._("记录 #{number}", number=number), values, "logs")


def may_see_photos(guest: Visitor, entry: LogEntry) -> bool:
    """What was sent in private is for those who may read it unmasked: a picture cannot be masked as words are."""
    in_group = entry.chat_id in groups.chat_ids(guest.turn.db, guest.group)
    return in_group or shows_names(guest.turn, entry.author_id)


def _number(guest: Visitor, request: Request) -> Done:
    """An entry or an item, whichever bears the number."""
    number = request.path_params["number"]
    if number < LARGEST:
        if entries.numbered(guest.turn.db, guest.group, number) is not None:
            return Done(f"/log/{number}")
        if events_queries.numbered(guest.turn.db, guest.group, number) is not None:
            return Done(f"/item/{number}")
    raise Missing


def _photo(guest: Visitor, request: Request) -> Response:
    turn, folder = guest.turn, guest.turn.services.photos
    number = request.path_params["photo"]
    found = photos.saved_one(turn.db, guest.group, number) if number < LARGEST else None
    entry = entries.numbered(turn.db, guest.group, found[0]) if found else None
    if found is None or entry is None or folder is None or not may_see_photos(guest, entry):
        raise Missing
    content = photo_folder.read(folder, found[1])
    if content is None:
        raise Missing
    return Response(content, media_type="image/jpeg")
