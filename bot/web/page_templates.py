"""Templates and assets of the pages: Jinja2 with everything escaped, files that lie in this package, nothing from elsewhere."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.guard import POLICY
from bot.web.site import Site
from union.core.lazy_regex import Regex
from union.words import LANGUAGES, SOURCE, Words, language_of, page_words

FRAMED = "gonghui-framed"  # a cookie of a browser window of Telegram's
TELEGRAM = "'self' https://web.telegram.org"  # its apps show pages by themselves, the web version in a frame
LANGUAGE, LOOK = "gonghui-language", "gonghui-look"  # cookies: how a browser wants the pages; no secrets
LOOKS = ("light", "dark")
TYPES = {
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png",
}  # fmt: skip
DAY = Regex(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: ?[周週][一二三四五六日])?|[周週][一二三四五六日]")


class Drawing:
    """Turns a template and its values into an answer."""

    def __init__(self, site: Site) -> None:
        self._site = site
        kept = [each for name in ("assets", "pictures") for each in (files("bot.web") / name).iterdir()]
        self._assets = {each.name: each.read_bytes() for each in kept}
        self._marks = {name: sha256(content).hexdigest()[:10] for name, content in self._assets.items()}

    def asset(self, name: str) -> str:
        """The path of a file of ours; another content has another path, so that it may be kept for long."""
        return self._site.path(f"/assets/{self._marks[name]}/{name}")

    def page(
        self, request: Request, _: Words, template: str, values: Mapping[str, Any], code: int = 200, *, framed: bool = False,
    ) -> Response:  # fmt: skip
        """An answer in HTML; `framed`: it may stand in Telegram's window, as do all pages of a session begun there."""
        look, language = request.cookies.get(LOOK, ""), _.language.replace("_", "-")
        frame = {"_": _, "language": language, "look": look if look in LOOKS else "", "asset": self.asset}
        text = _templates().get_template(template).render({**frame, **values})
        answer = Response(text, status_code=code, media_type="text/html; charset=utf-8")
        if framed or FRAMED in request.cookies:
            answer.headers["Content-Security-Policy"] = POLICY.format(images="'self'", frames=TELEGRAM)
        return answer

    def routes(self) -> list[BaseRoute]:
        """The assets, and the officers' manual (made by tools/manual_page.py): Chinese, and of no group, so that anybody may read it."""

        async def served(request: Request) -> Response:
            name = request.path_params["name"]
            content = self._assets.get(name)
            if content is None:
                return Response(status_code=404)
            kind = TYPES[name.rpartition(".")[2]]
            return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=86400"})

        async def manual(request: Request) -> Response:
            return self.page(request, page_words(SOURCE), "manual.html", {"home": self._site.path("/")})

        return [
            Route("/assets/{mark}/{name}", served, methods=["GET"]),
            Route("/help", manual, methods=["GET"]),
        ]


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("bot.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["days"] = days_kept
    return found


def days_kept(words: str) -> Markup:
    """A line whose days stay on one line each: never 周 at an end and 六 below, nor 11月 and 20日."""
    return Markup(DAY.sub(r'<span class="kept">\g<0></span>', str(escape(words))))


def chosen_language(request: Request) -> str:
    """The language this browser was switched to; "" for none."""
    said = request.cookies.get(LANGUAGE, "")
    return said if said in LANGUAGES else ""


def words_for(request: Request) -> Words:
    """For somebody unknown: what the browser was switched to, else the first language it asks for."""
    first = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    return page_words(chosen_language(request) or language_of(first))
