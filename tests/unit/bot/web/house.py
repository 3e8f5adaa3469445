"""A committee whose pages are visited in process: every visitor has the link the bot sent in private."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import httpx

from bot.config import settings as config_settings
from bot.telegram.update_intake import Intake
from bot.web.app import web_app
from bot.web.site import keys_of
from handlers.core.messages.incoming_message import Who
from handlers.core.sealed_secrets import unsealed
from handlers.office import web_command
from handlers.office.web_session import LINK, Pass, signed_pass
from storage.core import groups, people
from tests.unit.handlers.office import Office
from tests.unit.handlers.stage import LI, OTHER_CHAT, WANG, ZHOU, in_private
from union.core.groups import Group, Person, Role

ORIGIN = "http://127.0.0.1"
CHEN, SUN = Who(104, "陈晓", None, "en"), Who(105, "孙立", None, "zh-hant")
ROLES = {ZHOU: Role.ADMIN, LI: Role.OFFICER, WANG: Role.MEMBER}
LINKS = re.compile(r'(?:href|src|action)="([^"]*)"')


class House:
    """周敏 is 管理员, 李建国 委员, 王芳 群成员 of the first group; 陈晓 and 周敏 are of the second."""

    def __init__(self, photos: Path | None = None) -> None:
        self.office = Office("2026-11-20 10:00")
        self.stage = self.office.stage
        self.services = self.stage.services
        self.services.public_url = f"{ORIGIN}{config_settings.OFFICE}"
        self.services.key = keys_of("1:test")
        self.services.photos = photos
        self.first = self.office.group
        self.people: dict[Who, Person] = {}
        with self.office.store.unit() as db:
            groups.create(db, OTHER_CHAT, "东风厂工会", self.stage.now)
            for who in (*ROLES, CHEN, SUN):
                self.people[who] = people.upsert_person(
                    db, who.user_id, who.name, who.username, who.language, self.stage.now, in_private=True
                )
        self.second = self.stage.group(OTHER_CHAT)
        for who, role in ROLES.items():
            self.enrol(self.first, who, role)
        self.enrol(self.second, CHEN, Role.ADMIN)

    def enrol(self, group: Group, who: Who, role: Role) -> None:
        """Put somebody on a roster."""
        with self.office.store.unit() as db:
            people.enrol(db, group, self.people[who], role, self.stage.now, by_hand=True)

    def leave(self, who: Who) -> None:
        """Somebody leaves the first group."""
        with self.office.store.unit() as db:
            people.leave(db, self.first, self.people[who], self.stage.now)

    def link(self, who: Who) -> str:
        """What the bot answers to /web in private, without the origin."""
        self.stage.write(who, "/web", web_command.web, in_private(who))
        sql = "select params from outbox where chat_id = ? order by id desc limit 1"
        params = json.loads(next(iter(self.office.store.db.query(sql, [who.user_id])))["params"])
        kept = str(params["reply_markup"]["inline_keyboard"][0][0]["url"])
        return unsealed(self.services.key, who.user_id, kept).removeprefix(ORIGIN)

    def browser(self, **headers: str) -> "Browser":
        """One that has been nowhere yet."""
        settings = config_settings.demo(ORIGIN)
        # Only the webhook takes updates in.
        app = web_app(self.services, settings, cast(Intake, None))
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        return Browser(transport=transport, base_url=ORIGIN, headers=headers)

    async def entered(self, who: Who) -> "Browser":
        """A browser with this person's session."""
        browser = self.browser()
        assert (await browser.post(self.link(who))).status_code == 303
        return browser

    def later(self, **span: float) -> None:
        """Time passes."""
        self.stage.now += timedelta(**span)

    def forged(self, **changes: Any) -> str:
        """A well signed link with something else in it."""
        given = {"group_id": self.first.id, "person_id": self.people[LI].id, "visit_id": 1, "secret": "x"}
        return f"{config_settings.OFFICE}/enter/{signed_pass(self.services, LINK, Pass(**(given | changes)))}"


class Browser(httpx.AsyncClient):
    """Follows no redirect by itself."""

    async def see(self, path: str, group: int = 1) -> httpx.Response:
        """A page of a group."""
        return await self.get(f"{config_settings.OFFICE}/g/{group}{path}")

    async def token(self) -> str:
        """What this session's forms bring along."""
        found = re.search(r'name="form" value="([^"]+)"', (await self.see("/month")).text)
        assert found is not None
        return found[1]
