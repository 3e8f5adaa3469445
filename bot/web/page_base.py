"""What every page of the office stands on: who comes, answers that are pages, forms that are acted on once, and what
these ask first: are they filled in as ours are, does what the page showed still hold.

A page is a function of a visitor and a request that gives a `Page` (or leads elsewhere, or is a file); a form's gives a `Done`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.web.page_templates import FRAMED, LANGUAGE, Drawing, chosen_language, words_for
from bot.web.site import Site
from handlers.core.services import Services
from handlers.core.turn import Turn
from handlers.office import texts as phrases
from handlers.office import web_session
from handlers.office.web_session import SESSION_GOOD, Visitor
from storage.engine.database import Broken, Database, Unwritable
from union.core.period import Grain
from union.core.rate_limit import SPAN, Floods
from union.core.records import dataclass, field
from union.core.rights import Action
from union.reading.message import When
from union.reading.privacy.redaction import mask_private, visible
from union.words import LANGUAGES, Words

COOKIE, FLASH = "gonghui", "gonghui-said"
MOST_FIELDS = 300
MOST_WAITING = 4  # files being made or read, or waited for
MOST_SAID = 400  # characters shown once after a form: a cookie holds no more
PER_MINUTE = 120  # pages and forms of one session: more than anybody reads
PHOTOS_PER_MINUTE = 600  # a page asks for all its photos at once


class TurnedAway(Exception):
    """Instead of a page a few sentences are shown, the first as the title: `said`, with the status `code` (bot/web/app.py)."""

    said: Callable[[Words], Sequence[str]]
    code: int

    def __init_subclass__(cls, said: Callable[[Words], Sequence[str]], code: int) -> None:
        cls.said, cls.code = staticmethod(said), code


class Missing(TurnedAway, said=phrases.missing, code=404):
    """What was asked for is not there, or not for this visitor: both look the same."""


class NotAllowed(TurnedAway, said=phrases.refused, code=403):
    """The table of rights says no, or the form was not one of this session's."""


class Hurried(TurnedAway, said=phrases.hurried, code=429):
    """Too many pages a minute in one session."""


class Closed(TurnedAway, said=phrases.closed, code=401):
    """No session: it is said how to get one, and nothing of any group."""


class Used(TurnedAway, said=phrases.used, code=404):
    """A link that was forged, is too old, was used, or is of somebody who has left: nobody is told which."""


class Busy(TurnedAway, said=phrases.busy, code=503):
    """A file could not be made or read just now."""


class OneByOne:
    """What workers do for the pages, one after the other; Busy for whoever comes when too many wait."""

    def __init__(self) -> None:
        self._gate, self._places = asyncio.Semaphore(1), asyncio.Semaphore(MOST_WAITING)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        if self._places.locked():
            raise Busy
        async with self._places, self._gate:
            yield


class Mistaken(TurnedAway, said=phrases.failed, code=500):
    """A mistake of ours."""


@dataclass(frozen=True, slots=True)
class Page:
    """A template of bot/web/pages with its values; `here` is the part of the pages it belongs to."""

    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    here: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A form was acted on: where the visitor is led (a path of the group's) and what is said there."""

    path: str
    said: str = ""


# Each in its own words, whatever the page is in.
NAMED = {"zh_Hans": "简体", "zh_Hant": "繁體", "en": "English"}
View = Callable[[Visitor, Request], Page | Done | Response]
Act = Callable[[Visitor, FormData], Done]
T = TypeVar("T")


class Ours(IntegerConvertor):
    """A number of ours in an address: none has more digits, and SQLite takes no number without end."""

    regex = "[0-9]{1,9}"


register_url_convertor("ours", Ours())


def require_found(found: T | None) -> T:
    """What was asked for; Missing where it is not."""
    if found is None:
        raise Missing
    return found


def demand(guest: Visitor, right: Action | None) -> None:
    """The table of rights, asked at this moment."""
    if right is not None and not guest.turn.may(right):
        raise NotAllowed


class Office:
    """Gives routes below /g/NUMBER, the group's number; a session is of one group, every other number is nowhere."""

    def __init__(self, services: Services, site: Site, drawing: Drawing) -> None:
        self.services = services
        self.site = site
        self.drawing = drawing
        self.workers = OneByOne()
        self._floods = Floods()

    def page(self, path: str, view: View, right: Action | None = None) -> Route:
        """A page of the group's, that only reads; for whoever has the right."""

        async def show(request: Request) -> Response:
            return self._shown(request, view, right)

        return Route(f"/g/{{group:int}}{path}", show, methods=["GET"])

    def form(self, path: str, act: Act, right: Action | None = None) -> Route:
        """What a page's form posts to: acted on in one transaction for whoever has the right, and answered by leading elsewhere."""

        async def posted(request: Request) -> Response:
            async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
                return self.acted(request, sent, act, right)

        return Route(f"/g/{{group:int}}{path}", posted, methods=["POST"])

    def visitor(self, db: Database, request: Request) -> Visitor:
        """Whoever comes. Raises Closed without a session, Missing for a group that is not the session's, Hurried."""
        guest = self.anybody(db, request)
        if guest is None:
            raise Closed
        if guest.group.id != request.path_params["group"]:
            raise Missing
        is_photo = "photo" in request.path_params
        limit = PHOTOS_PER_MINUTE if is_photo else PER_MINUTE
        stream, at = self._floods.stream((guest.visit.id, is_photo), limit), int(guest.turn.now.timestamp())
        if stream.is_over(at):
            raise Hurried
        stream.take(at)
        return guest

    def turned_away(self, request: Request, why: TurnedAway) -> Response:
        _ = words_for(request)
        title, *lines = why.said(_)
        home = "" if isinstance(why, Closed) else self.site.path("/")
        values = {"title": title, "lines": lines, "home": home}
        answer = self.drawing.page(request, _, "plain.html", values, why.code)
        if isinstance(why, Hurried):
            answer.headers["Retry-After"] = str(SPAN)
        return answer

    def path(self, guest: Visitor, within: str) -> str:
        """A path of the group's as a link writes it."""
        return self.site.path(f"/g/{guest.group.id}{within}")

    def anybody(self, db: Database, request: Request) -> Visitor | None:
        """Whoever has a session here, of whichever group."""
        cookie = request.cookies.get(COOKIE, "")
        return web_session.visitor(self.services, db, cookie, chosen_language(request))

    def remember(
        self,
        response: Response,
        name: str,
        value: str,
        span: timedelta = SESSION_GOOD,
        *,
        framed: bool = False,
    ) -> None:
        """A cookie no script reads. In Telegram's web version it stands in a frame, and is that frame's alone."""
        crosses = framed and self.site.secure
        response.set_cookie(
            name, value, max_age=int(span.total_seconds()), path=self.site.prefix or "/",
            secure=self.site.secure, httponly=True, samesite="none" if crosses else "lax",
        )  # fmt: skip
        if crosses:
            *rest, (field, last) = response.raw_headers
            response.raw_headers[:] = [*rest, (field, last + b"; Partitioned")]

    def forget(self, request: Request, response: Response, name: str) -> None:
        self.remember(response, name, "", timedelta(), framed=FRAMED in request.cookies)

    def lead(self, request: Request, path: str, said: str = "") -> Response:
        """Lead elsewhere, where `said` is shown once."""
        response = RedirectResponse(path, status_code=303)
        if said:
            shown = said if len(said) <= MOST_SAID else f"{said[:MOST_SAID]}……"
            signed = web_session.signed_text(self.services, FLASH, shown)
            self.remember(response, FLASH, signed, timedelta(minutes=1), framed=FRAMED in request.cookies)
        return response

    def _shown(self, request: Request, view: View, right: Action | None) -> Response:
        if request.query_params.get("lang") in LANGUAGES:
            return self._switched(request)
        with self.services.store.reading() as db:
            guest = self.visitor(db, request)
            demand(guest, right)
            response = self._answered(request, guest, view(guest, request))
        if web_session.is_to_be_noted(guest):
            # Where nothing can be written pages can still be read.
            with suppress(Unwritable, Broken), self.services.store.unit() as db:
                web_session.note(self.services, db, guest)
        return response

    def _switched(self, request: Request) -> Response:
        """The page again, in the language chosen from now on."""
        query = urlencode(_query_pairs(request))
        response = RedirectResponse(f"{request.url.path}{'?' if query else ''}{query}", status_code=303)
        framed = FRAMED in request.cookies
        self.remember(response, LANGUAGE, request.query_params["lang"], timedelta(days=365), framed=framed)
        return response

    def check_form(self, guest: Visitor, sent: FormData) -> None:
        """Raises NotAllowed for a form that is none of this session's."""
        if not web_session.is_form_token(self.services, guest.given, str(sent.get("form", ""))):
            raise NotAllowed

    def acted(self, request: Request, sent: FormData, act: Act, right: Action | None = None) -> Response:
        """What came of a form: token and right checked, acted on whole or not at all."""
        with self.services.store.unit() as db:
            guest = self.visitor(db, request)
            self.check_form(guest, sent)
            demand(guest, right)
            done = act(guest, sent)
        self.services.wake()
        return self.lead(request, self.path(guest, done.path), done.said)

    def _answered(self, request: Request, guest: Visitor, made: Page | Done | Response) -> Response:
        if isinstance(made, Page):
            return self._drawn(request, guest, made)
        return self.lead(request, self.path(guest, made.path), made.said) if isinstance(made, Done) else made

    def _drawn(self, request: Request, guest: Visitor, page: Page) -> Response:
        _ = guest.turn._
        said = web_session.read_text(self.services, FLASH, request.cookies.get(FLASH, ""))
        values = {
            "title": page.title,
            "here": page.here,
            "group": guest.group,
            "member": guest.member,
            "standing": _(guest.standing.value),
            "said": said,
            # The pages of those who run the group; everybody may look at who does what, and at what holds.
            "more": [
                *([("signing", "/signing", _("审签"))] if guest.turn.may(Action.SIGN) else []),
                *(("roles", "/roles", _("分工")), ("settings", "/settings", _("设置"))),
            ],
            "help": self.site.path("/help"),
            "languages": [
                (code, name, "?" + urlencode([*_query_pairs(request), ("lang", code)]), _.language == code)
                for code, name in NAMED.items()
            ],
            "form_token": web_session.form_token(self.services, guest.given),
            "link": lambda within: self.path(guest, within),
            "may": lambda action: guest.turn.may(Action[action]),
        }
        clash = values.keys() & page.values.keys()
        if clash:
            raise ValueError(f"a page's values hide the frame's: {sorted(clash)}")
        response = self.drawing.page(request, _, page.template, {**values, **page.values})
        if said:
            self.forget(request, response, FLASH)
        return response


def _query_pairs(request: Request) -> list[tuple[str, str]]:
    """What stands behind the address but for the language."""
    return [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]


LONGEST_CODE = 64
CLOCK = "%H:%M"
WAS = "was"  # the field with what held when the page was shown


def text(sent: FormData, name: str) -> str:
    """A field as it may be kept: no number that identifies a person. Missing where a form of ours would have it."""
    said = sent.get(name)
    if not isinstance(said, str):
        raise Missing
    return mask_private(visible(said))


def code(sent: FormData, name: str) -> str:
    """A field that one of our buttons filled, or a browser's own field of a day or an hour; never kept."""
    said = sent.get(name)
    if not isinstance(said, str) or len(said) > LONGEST_CODE:
        raise Missing
    return said


def number(sent: FormData, name: str) -> int:
    return require_found(whole_number(text(sent, name)))


def whole_number(said: str) -> int | None:
    """The number a field or an address holds; None for what is none, or larger than any of ours."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def moment(day: str, clock: str) -> When:
    """A day, or an hour of it, as a browser's fields have them; Missing for what is none."""
    try:
        at = datetime.strptime(clock, CLOCK).time() if clock else time.min  # noqa: DTZ007 wall time
        start = datetime.combine(date.fromisoformat(day), at)
    except ValueError as error:
        raise Missing from error
    return When("", start, None, Grain.MINUTE if clock else Grain.DAY)


def trouble(turn: Turn, sent: FormData, now: str, wanted: str, told: str) -> str:
    """Why nothing is to be done: it holds already, or somebody was faster and `told` holds now; "" to go on."""
    if wanted == now:
        return turn._("没有变化")
    faster = turn._("刚才别处已经改过，现在是：{now}。没有再改，请看过再定。", now=told or turn._("未填"))
    return faster if text(sent, WAS) != now else ""
