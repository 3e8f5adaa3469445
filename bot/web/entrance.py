"""In and out: the link from the private chat, a button of Telegram's, the session either opens, 「退出」.

Opening the link only asks; the session is begun by its button, so that no preview and no scanner uses it up. Inside
Telegram a page hands over what Telegram wrote behind #: its own script stands at another address and is not loaded;
what is needed of it is in assets/opening.js.
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.page_base import COOKIE, Closed, Done, Office, TurnedAway, Used, whole_number
from bot.web.page_templates import FRAMED, LOOK, LOOKS, chosen_language, words_for
from handlers.office import mini_app, web_session
from handlers.office import texts as phrases
from handlers.office.mini_app import PATH, Opening
from handlers.office.web_session import Visitor
from storage.office import web_sessions
from union.words import language_of, page_words

MOST_FIELDS = 10


def routes(office: Office) -> list[BaseRoute]:
    """Asking, entering, leaving, and the way on from the bare address; the page a button of Telegram's opens."""
    entrance = Entrance(office)
    return [
        Route("/", entrance.begin, methods=["GET"]),
        Route("/enter/{link}", entrance.ask, methods=["GET"]),
        Route("/enter/{link}", entrance.enter, methods=["POST"]),
        Route("/g/{group:int}/leave", entrance.leave, methods=["POST"]),
        Route(PATH, entrance.ask_telegram, methods=["GET"]),
        Route(PATH, entrance.open, methods=["POST"]),
    ]


class Entrance:
    """How a visitor comes in: by a link, and from inside Telegram."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._services = office.services
        self._store = office.services.store

    async def begin(self, request: Request) -> Response:
        """The bare address leads whoever has a session to his group."""
        with self._store.reading() as db:
            guest = self._office.anybody(db, request)
        if guest is None:
            raise Closed
        return RedirectResponse(self._office.path(guest, "/month"), 303)

    async def ask(self, request: Request) -> Response:
        with self._store.reading() as db:
            link, language = request.path_params["link"], chosen_language(request)
            guest = web_session.invited(self._services, db, link, language)
        if guest is None:
            raise Used
        _ = guest.turn._
        values = {"title": _("进入「{title}」", title=guest.group.title), "name": guest.member.person.name}
        return self._office.drawing.page(request, _, "enter.html", values)

    async def enter(self, request: Request) -> Response:
        with self._store.unit() as db:
            entered = web_session.enter(self._services, db, request.path_params["link"])
        if entered is None:
            raise Used
        guest, cookie = entered
        response = self._office.lead(request, self._office.path(guest, "/month"))
        self._office.remember(response, COOKIE, cookie)
        return response

    async def leave(self, request: Request) -> Response:
        """「退出」."""
        async with request.form(max_files=0) as sent:
            try:
                response = self._office.acted(request, sent, _leave)
            except TurnedAway as why:
                response = self._office.turned_away(request, why)
        self._office.forget(request, response, COOKIE)
        return response

    async def ask_telegram(self, request: Request) -> Response:
        """The page whose script posts what stands behind #: a browser never sends that by itself."""
        _ = words_for(request)
        values = {
            "title": _("正在打开"),
            "lines": phrases.opening(_),
            "group": whole_number(request.query_params.get("group", "")) or "",
        }
        return self._office.drawing.page(request, _, "opening.html", values, framed=True)

    async def open(self, request: Request) -> Response:
        """Telegram named somebody: a session, or the groups to choose from."""
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
            data, asked = _field(sent, "data"), whole_number(_field(sent, "group")) or 0
            opening = mini_app.verified_opening(self._services, data)
            if opening is None:
                return self._unopened(request, None)
            return self._opened(request, opening, asked, _field(sent, "look"), data)

    def _opened(self, request: Request, opening: Opening, asked: int, look: str, data: str) -> Response:
        office = self._office
        with self._store.unit() as db:
            found = mini_app.enter(self._services, db, opening, asked)
            again = None if found else office.anybody(db, request)
        if found is None and again is not None and mini_app.is_opening_of_visitor(again, opening):
            return office.lead(request, office.path(again, "/month"))  # the same page, loaded once more
        if found is None:
            return self._unopened(request, opening)
        if found.group is None:
            _ = page_words(language_of(opening.language))
            groups = [(each.id, each.title) for each in found.choices]
            values = {"title": phrases.which(_), "groups": groups, "data": data, "shown": look}
            return office.drawing.page(request, _, "which.html", values, framed=True)
        response = office.lead(request, office.site.path(f"/g/{found.group.id}/month"))
        office.remember(response, COOKIE, found.cookie, framed=True)
        office.remember(response, FRAMED, "1", framed=True)
        if look in LOOKS:
            office.remember(response, LOOK, look, framed=True)
        return response

    def _unopened(self, request: Request, opening: Opening | None) -> Response:
        """Forged, too old, used, or of somebody who is in no group: nobody is told which."""
        _ = page_words(language_of(opening.language)) if opening else words_for(request)
        values = {"title": _("没有打开"), "lines": phrases.unopened(_), "home": ""}
        return self._office.drawing.page(request, _, "plain.html", values, 403, framed=True)


def _leave(guest: Visitor, sent: FormData) -> Done:
    web_sessions.end(guest.turn.db, guest.group, guest.visit)
    return Done("/month")


def _field(sent: FormData, name: str) -> str:
    said = sent.get(name, "")
    return said if isinstance(said, str) else ""
