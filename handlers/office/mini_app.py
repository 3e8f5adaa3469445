"""The pages as a Mini App: what Telegram says of who opens it is checked as Telegram prescribes, and good once.

「Validating data received via the Mini App」, core.telegram.org/bots/webapps: the hash is over all other fields.
"""

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from handlers.core.services import Services
from handlers.office import web_session
from storage.core import people
from storage.engine.database import Database
from storage.office import web_sessions
from union.core.groups import Group
from union.core.json_object import json_object
from union.core.records import dataclass

PATH = "/app"
LONGEST = 4096  # characters
MOST_FIELDS = 20
GOOD = timedelta(hours=1)
AHEAD = timedelta(minutes=5)  # by how much Telegram's clock may be before ours
START = re.compile(r"g([0-9]{1,9})")  # behind startapp=: the group
HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opens it, as Telegram has signed it; `group_id`: of which group, 0 where nothing was said."""

    user_id: int
    language: str
    group_id: int
    hash: str


@dataclass(frozen=True, slots=True)
class Opened:
    """Where an opening leads: the groups to choose from, or the one with the new session's cookie."""

    choices: tuple[Group, ...] = ()
    group: Group | None = None
    cookie: str = ""


def address(services: Services, group: Group | None = None) -> str:
    """What a button opens; "" where no Mini App can be."""
    if not services.mini_app_key or not services.public_url:
        return ""
    return f"{services.public_url}{PATH}" + (f"?group={group.id}" if group else "")


def verified_opening(services: Services, data: str) -> Opening | None:
    """Whoever Telegram says it is; None for what is forged, misshapen, older than an hour, or said twice over."""
    if not services.mini_app_key or len(data) > LONGEST:
        return None
    try:
        pairs = parse_qsl(data, keep_blank_values=True, strict_parsing=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    fields = dict(pairs)
    given = fields.pop("hash", "")
    if len(fields) + 1 != len(pairs) or not HASH.fullmatch(given):
        return None
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    ours = hmac.new(services.mini_app_key, lines.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(ours, given) or not _is_fresh(fields.get("auth_date", ""), services.now()):
        return None
    return _opening(fields.get("user", ""), fields.get("start_param", ""), given)


def enter(services: Services, db: Database, opening: Opening, asked: int) -> Opened | None:
    """A session of the group asked for, or the groups to choose from; None where it opens nothing (any more).

    Only what begins a session is used up.
    """
    person = people.person_of_user(db, opening.user_id)
    numbers = people.groups_of(db, person) if person else []
    found = [group for number in numbers if (group := services.served(db, number))]
    wanted = asked or opening.group_id
    meant = [group for group in found if group.id == wanted] if wanted else found
    if person is None or not found or web_sessions.is_opening_used(db, _opening_hash(opening)):
        return None
    if len(meant) != 1:
        return Opened(choices=tuple(found))
    cookie = web_session.welcome(services, db, meant[0], person)
    now = services.now()
    if cookie is None or not web_sessions.use_opening(db, _opening_hash(opening), now, now - 2 * GOOD):
        return None
    return Opened(group=meant[0], cookie=cookie)


def is_opening_of_visitor(guest: web_session.Visitor | None, opening: Opening) -> bool:
    """Whether whoever has a session here is the one Telegram names."""
    return guest is not None and guest.member.person.user_id == opening.user_id


def _is_fresh(said: str, now: datetime) -> bool:
    if not (said.isascii() and said.isdigit() and len(said) <= 11):
        return False
    return now - GOOD <= datetime.fromtimestamp(int(said), UTC) <= now + AHEAD


def _opening(said: str, start: str, given: str) -> Opening | None:
    user = json_object(said) or {}
    if type(user.get("id")) is not int or not 0 < user["id"] < 2**53:
        return None
    code, asked = user.get("language_code"), START.fullmatch(start)
    language = code if isinstance(code, str) else ""
    return Opening(user["id"], language, int(asked[1]) if asked else 0, given)


def _opening_hash(opening: Opening) -> str:
    """The hash is what opens: who reads the database must not find it there."""
    return hashlib.sha256(opening.hash.encode()).hexdigest()
