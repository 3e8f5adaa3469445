"""What every page of the office stands on: who comes, answers that are pages, forms that are acted on once.

A page is a function of a visitor and a request that gives a `Page` (or leads elsewhere, or is a file); a form's gives a `Done`.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.web.drawing import Drawing, words_for
from bot.web.site import Site
from handlers import visiting
from handlers import web_passes as passes
from handlers.phrases import web as phrases
from handlers.services import Services
from handlers.visiting import Visitor
from handlers.web import SESSION_GOOD
from storage.database import Broken, Database, Unwritable
from union.rights import Action

COOKIE, FLASH = "gonghui", "gonghui-said"
FORM_FIELD = "form"
FLASH_SECONDS = 60
MOST_FIELDS = 300


class Missing(Exception):
    """What was asked for is not there, or not for this visitor: both look the same."""


class NotAllowed(Exception):
    """The table of rights says no."""


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


View = Callable[[Visitor, Request], Page | Done | Response]
Act = Callable[[Visitor, FormData], Done]


class Office:
    """Gives routes below /g/NUMBER, the group's number; a session is of one group, every other number is nowhere."""

    def __init__(self, services: Services, site: Site, drawing: Drawing) -> None:
        self.services = services
        self.site = site
        self.drawing = drawing

    def page(self, path: str, view: View) -> Route:
        """A page of the group's, that only reads."""

        async def show(request: Request) -> Response:
            return self._shown(request, view)

        return Route(f"/g/{{group:int}}{path}", show, methods=["GET"])

    def form(self, path: str, act: Act) -> Route:
        """What a page's form posts to: acted on in one transaction, and answered by leading elsewhere."""

        async def posted(request: Request) -> Response:
            async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
                return self.acted(request, sent, act)

        return Route(f"/g/{{group:int}}{path}", posted, methods=["POST"])

    def visitor(self, db: Database, request: Request) -> Visitor | None:
        """Whoever comes, None without a session; Missing for a group that is not the session's."""
        guest = visiting.visitor(self.services, db, request.cookies.get(COOKIE, ""))
        if guest is not None and guest.group.id != request.path_params["group"]:
            raise Missing
        return guest

    def closed(self, request: Request) -> Response:
        """For whoever has no session: how to get one. It says nothing of any group."""
        _ = words_for(request)
        values = {"title": phrases.closed_title(_), "lines": phrases.closed(_)}
        return self.drawing.page(_, "plain.html", values, 401)

    def missing(self, request: Request) -> Response:
        """There is no such page."""
        _ = words_for(request)
        values = {"title": phrases.missing_title(_), "lines": phrases.missing(_)}
        return self.drawing.page(_, "plain.html", values, 404)

    def busy(self, request: Request) -> Response:
        """A file could not be made just now."""
        _ = words_for(request)
        values = {"title": phrases.busy_title(_), "lines": phrases.busy(_)}
        return self.drawing.page(_, "plain.html", values, 503)

    def failed(self, request: Request) -> Response:
        """A mistake of ours."""
        _ = words_for(request)
        values = {"title": phrases.failed_title(_), "lines": phrases.failed(_)}
        return self.drawing.page(_, "plain.html", values, 500)

    def refused(self, request: Request) -> Response:
        """The form was not one of this session's, or the table of rights says no."""
        _ = words_for(request)
        values = {"title": phrases.refused_title(_), "lines": phrases.refused(_)}
        return self.drawing.page(_, "plain.html", values, 403)

    def path(self, guest: Visitor, within: str) -> str:
        """A path of the group's as a link writes it."""
        return self.site.path(f"/g/{guest.group.id}{within}")

    def keep(self, response: Response, cookie: str) -> None:
        """Give a browser its session."""
        response.set_cookie(
            COOKIE, cookie, max_age=int(SESSION_GOOD.total_seconds()), path=self.site.cookie_path,
            secure=self.site.secure, httponly=True, samesite="lax",
        )  # fmt: skip

    def lead(self, path: str, said: str = "") -> Response:
        """Lead elsewhere, where `said` is shown once."""
        response = RedirectResponse(path, status_code=303)
        if said:
            signed = passes.signed_text(self.services, FLASH, said)
            response.set_cookie(
                FLASH, signed, max_age=FLASH_SECONDS, path=self.site.cookie_path,
                secure=self.site.secure, httponly=True, samesite="lax",
            )  # fmt: skip
        return response

    def _shown(self, request: Request, view: View) -> Response:
        try:
            with self.services.store.reading() as db:
                guest = self.visitor(db, request)
                if guest is None:
                    return self.closed(request)
                response = self._answered(request, guest, view(guest, request))
        except Missing:
            return self.missing(request)
        except NotAllowed:
            return self.refused(request)
        if visiting.is_to_be_noted(guest):
            self._note(guest)
        return response

    def _note(self, guest: Visitor) -> None:
        """Where nothing can be written pages can still be read."""
        with suppress(Unwritable, Broken), self.services.store.unit() as db:
            visiting.note(self.services, db, guest)

    def acted(self, request: Request, sent: FormData, act: Act) -> Response:
        """What came of a form: token checked, acted on whole or not at all."""
        try:
            with self.services.store.unit() as db:
                guest = self.visitor(db, request)
                if guest is None:
                    return self.closed(request)
                if not passes.is_form_token(self.services, guest.given, str(sent.get(FORM_FIELD, ""))):
                    raise NotAllowed
                done = act(guest, sent)
        except Missing:
            return self.missing(request)
        except NotAllowed:
            return self.refused(request)
        self.services.wake()
        return self.lead(self.path(guest, done.path), done.said)

    def _answered(self, request: Request, guest: Visitor, made: Page | Done | Response) -> Response:
        match made:
            case Page():
                return self._drawn(request, guest, made)
            case Done():
                return self.lead(self.path(guest, made.path), made.said)
        return made

    def _drawn(self, request: Request, guest: Visitor, page: Page) -> Response:
        _ = guest.turn._
        said = passes.read_text(self.services, FLASH, request.cookies.get(FLASH, ""))
        values = {
            "title": page.title,
            "here": page.here,
            "group": guest.group,
            "member": guest.member,
            "standing": _(guest.standing.value),
            "said": said,
            "form_token": passes.form_token(self.services, guest.given),
            "link": lambda within: self.path(guest, within),
            "may": lambda action: guest.turn.may(Action[action]),
        }
        clash = values.keys() & page.values.keys()
        if clash:
            raise ValueError(f"a page's values hide the frame's: {sorted(clash)}")
        response = self.drawing.page(_, page.template, {**values, **page.values})
        if said:
            response.delete_cookie(FLASH, path=self.site.cookie_path)
        return response
