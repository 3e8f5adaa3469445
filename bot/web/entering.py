"""In and out: the link from the private chat, the session it opens, 「退出」.

Opening the link only asks; the session is begun by its button, so that no preview and no scanner uses it up.
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.drawing import words_for
from bot.web.office import COOKIE, Done, Office
from handlers import visiting
from handlers.phrases import web as phrases
from handlers.visiting import Visitor
from storage import web_visits


def routes(office: Office) -> list[BaseRoute]:
    """Asking, entering, leaving, and the way on from the bare address."""
    store, services = office.services.store, office.services

    async def ask(request: Request) -> Response:
        with store.reading() as db:
            guest = visiting.invited(services, db, request.path_params["link"])
        if guest is None:
            return _used_up(office, request)
        _ = guest.turn._
        values = {"title": phrases.enter_title(_, guest.group.title), "name": guest.member.person.name}
        return office.drawing.page(_, "enter.html", values)

    async def enter(request: Request) -> Response:
        with store.unit() as db:
            entered = visiting.enter(services, db, request.path_params["link"])
        if entered is None:
            return _used_up(office, request)
        guest, cookie = entered
        response = office.lead(office.path(guest, "/month"))
        office.keep(response, cookie)
        return response

    async def begin(request: Request) -> Response:
        """The bare address leads whoever has a session to his group."""
        with store.reading() as db:
            guest = visiting.visitor(services, db, request.cookies.get(COOKIE, ""))
        return (
            office.closed(request) if guest is None else RedirectResponse(office.path(guest, "/month"), 303)
        )

    async def leave(request: Request) -> Response:
        async with request.form(max_files=0) as sent:
            response = office.acted(request, sent, _leave)
        response.delete_cookie(COOKIE, path=office.site.cookie_path)
        return response

    return [
        Route("/", begin, methods=["GET"]),
        Route("/enter/{link}", ask, methods=["GET"]),
        Route("/enter/{link}", enter, methods=["POST"]),
        Route("/g/{group:int}/leave", leave, methods=["POST"]),
    ]


def _leave(guest: Visitor, sent: FormData) -> Done:
    web_visits.end(guest.turn.db, guest.group, guest.visit)
    return Done("/month")


def _used_up(office: Office, request: Request) -> Response:
    """Forged, too old, used, or of somebody who has left: nobody is told which."""
    _ = words_for(request)
    values = {"title": phrases.used_title(_), "lines": phrases.used(_)}
    return office.drawing.page(_, "plain.html", values, 404)
