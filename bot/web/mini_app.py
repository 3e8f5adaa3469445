"""The pages inside Telegram: a page that hands over what Telegram wrote behind #, and the session that begins with it.

Telegram's own script stands at another address and is not loaded; what is needed of it is in assets/opening.js.
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.page_base import Office
from bot.web.page_templates import FRAMED, LOOK, LOOKS, words_for
from handlers.office import mini_app
from handlers.office import texts as phrases
from handlers.office.mini_app import PATH, Opening
from union.words import language_of, page_words

MOST_FIELDS = 10


def routes(office: Office) -> list[BaseRoute]:
    """The page a button of Telegram's opens, and what it posts."""
    opener = Opener(office)
    return [
        Route(PATH, opener.ask, methods=["GET"]),
        Route(PATH, opener.open, methods=["POST"]),
    ]


class Opener:
    """The door from inside Telegram."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._services = office.services

    async def ask(self, request: Request) -> Response:
        """The page whose script posts what stands behind #: a browser never sends that by itself."""
        _ = words_for(request)
        values = {
            "title": _("正在打开"),
            "lines": phrases.opening(_),
            "group": _number(request.query_params.get("group", "")) or "",
        }
        return self._office.drawing.page(request, _, "opening.html", values, framed=True)

    async def open(self, request: Request) -> Response:
        """Telegram named somebody: a session, or the groups to choose from."""
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
            data, asked = _field(sent, "data"), _number(_field(sent, "group"))
            opening = mini_app.read(self._services, data)
            if opening is None:
                return self._unopened(request, None)
            return self._opened(request, opening, asked, _field(sent, "look"), data)

    def _opened(self, request: Request, opening: Opening, asked: int, look: str, data: str) -> Response:
        office = self._office
        with self._services.store.unit() as db:
            found = mini_app.enter(self._services, db, opening, asked)
            again = None if found else office.anybody(db, request)
        if found is None and again is not None and mini_app.is_same(again, opening):
            return office.lead(request, office.path(again, "/month"))  # the same page, loaded once more
        if found is None:
            return self._unopened(request, opening)
        if found.group is None:
            return self._choice(
                request, opening, [(each.id, each.title) for each in found.choices], look, data
            )
        response = office.lead(request, office.site.path(f"/g/{found.group.id}/month"))
        office.keep(response, found.cookie, framed=True)
        office.remember(response, FRAMED, "1", framed=True)
        if look in LOOKS:
            office.remember(response, LOOK, look, framed=True)
        return response

    def _choice(
        self, request: Request, opening: Opening, groups: list[tuple[int, str]], look: str, data: str
    ) -> Response:
        _ = page_words(language_of(opening.language))
        values = {"title": phrases.which(_), "groups": groups, "data": data, "shown": look}
        return self._office.drawing.page(request, _, "which.html", values, framed=True)

    def _unopened(self, request: Request, opening: Opening | None) -> Response:
        """Forged, too old, used, or of somebody who is in no group: nobody is told which."""
        _ = page_words(language_of(opening.language)) if opening else words_for(request)
        values = {"title": _("没有打开"), "lines": phrases.unopened(_)}
        return self._office.drawing.page(request, _, "plain.html", values, 403, framed=True)


def _field(sent: FormData, name: str) -> str:
    said = sent.get(name, "")
    return said if isinstance(said, str) else ""


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
