"""In and out: the link from the private chat, the session it opens, 「退出」.

Opening the link only asks; the session is begun by its button, so that no preview and no scanner uses it up.
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.page_base import COOKIE, Done, Office
from bot.web.page_templates import chosen_language
from handlers.office import texts as phrases
from handlers.office import web_session
from handlers.office.web_session import Visitor
from storage.office import web_sessions


def routes(office: Office) -> list[BaseRoute]:
    """Asking, entering, leaving, and the way on from the bare address."""
    entrance = Entrance(office)
    return [
        Route("/", entrance.begin, methods=["GET"]),
        Route("/enter/{link}", entrance.ask, methods=["GET"]),
        Route("/enter/{link}", entrance.enter, methods=["POST"]),
        Route("/g/{group:int}/leave", entrance.leave, methods=["POST"]),
    ]


class Entrance:
    """The office's door from inside."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._services = office.services
        self._store = office.services.store

    async def begin(self, request: Request) -> Response:
        """The bare address leads whoever has a session to his group."""
        with self._store.reading() as db:
            guest = self._office.anybody(db, request)
        if guest is None:
            return self._office.closed(request)
        return RedirectResponse(self._office.path(guest, "/month"), 303)

    async def ask(self, request: Request) -> Response:
        """Who it is, and the button."""
        with self._store.reading() as db:
            link, language = request.path_params["link"], chosen_language(request)
            guest = web_session.invited(self._services, db, link, language)
        if guest is None:
            return self._used_up(request)
        _ = guest.turn._
        values = {"title": _("进入「{title}」", title=guest.group.title), "name": guest.member.person.name}
        return self._office.drawing.page(request, _, "enter.html", values)

    async def enter(self, request: Request) -> Response:
        """The button was pressed."""
        with self._store.unit() as db:
            entered = web_session.enter(self._services, db, request.path_params["link"])
        if entered is None:
            return self._used_up(request)
        guest, cookie = entered
        response = self._office.lead(request, self._office.path(guest, "/month"))
        self._office.keep(response, cookie)
        return response

    async def leave(self, request: Request) -> Response:
        """「退出」."""
        async with request.form(max_files=0) as sent:
            response = self._office.acted(request, sent, _leave)
        self._office.forget(request, response, COOKIE)
        return response

    def _used_up(self, request: Request) -> Response:
        """Forged, too old, used, or of somebody who has left: nobody is told which."""
        return self._office.plain(request, phrases.used, 404)


def _leave(guest: Visitor, sent: FormData) -> Done:
    web_sessions.end(guest.turn.db, guest.group, guest.visit)
    return Done("/month")
