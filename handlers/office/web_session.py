"""Who visits the web pages: the session, the group, the person's standing asked anew; and a turn as if in private.

A page shows what the bot would tell this person in private, so it is composed from the same turn.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from itsdangerous import BadSignature, URLSafeSerializer

from handlers.core.messages.incoming_message import Incoming, Where, Who
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.core import people
from storage.engine.database import Database
from storage.office import web_sessions
from union.core.groups import Group, Member, Person
from union.core.records import dataclass
from union.core.rights import Action, Standing
from union.words import language_of, page_words

LINK_GOOD = timedelta(minutes=15)
SESSION_GOOD = timedelta(days=7)
IDLE = timedelta(hours=12)
NOTED = timedelta(minutes=5)  # how exactly it is kept when a session was in use
LINK, SESSION, FORM = "web-link", "web-session", "web-form"
SECRET_BYTES = 16
LONGEST = 400  # characters of any word of ours


class Pass(NamedTuple):
    """What a link or a session's cookie says."""

    group_id: int
    person_id: int
    visit_id: int
    secret: str

    @property
    def hash(self) -> str:
        """As it is kept."""
        return hash_of(self.secret)


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person at one group's pages. `turn` composes what they may read; it is never to say anything."""

    turn: Turn
    visit: web_sessions.Visit
    given: Pass
    member: Member

    @property
    def group(self) -> Group:
        """The group this session is of, and of no other."""
        return self.turn.with_group()

    @property
    def standing(self) -> Standing:
        return self.turn.standing()


def visitor(services: Services, db: Database, cookie: str, language: str = "") -> Visitor | None:
    """Whoever this session's cookie stands for; None where it stands for nobody, any more or at all.

    `language`: one of ours the visitor has chosen; "": the person's, else the group's.
    """
    guest = _visitor_of_pass(services, db, read_pass(services, SESSION, cookie), language)
    if guest is None or not is_same_hash(guest.given.hash, guest.visit.session):
        return None
    opened, seen, now = guest.visit.opened_at, guest.visit.seen_at, guest.turn.now
    if opened is None or seen is None or now >= opened + SESSION_GOOD or now >= seen + IDLE:
        return None
    return guest


def invited(services: Services, db: Database, link: str, language: str = "") -> Visitor | None:
    """Whoever an unused link was sent to; None once it is used, too old, or its person is no member any more."""
    guest = _visitor_of_pass(services, db, read_pass(services, LINK, link), language)
    if guest is None or not is_same_hash(guest.given.hash, guest.visit.link):
        return None
    is_good = guest.visit.session is None and guest.turn.now < guest.visit.issued_at + LINK_GOOD
    return guest if is_good else None


def enter(services: Services, db: Database, link: str) -> tuple[Visitor, str] | None:
    """Use a link: the visitor and the new session's cookie; None where the link is no good, or was just used."""
    guest = invited(services, db, link)
    if guest is None:
        return None
    cookie = _begin_session(services, db, guest.group, guest.visit)
    return None if cookie is None else (guest, cookie)


def welcome(services: Services, db: Database, group: Group, person: Person) -> str | None:
    """A session for somebody Telegram itself has named, without a link: its cookie, None for whom the table refuses."""
    now = services.now()
    turn = as_in_private(services, db, group, person, now)
    if not turn.may(Action.WEB):
        return None
    web_sessions.forget(db, group, now - SESSION_GOOD - LINK_GOOD)
    number = web_sessions.issue(db, group, person, hash_of(new_secret()), now)
    visit = web_sessions.get(db, group, number)
    return _begin_session(services, db, group, visit) if visit else None


def note(services: Services, db: Database, guest: Visitor) -> None:
    """The session is in use; kept now and then only."""
    web_sessions.mark_visit_seen(db, guest.group, guest.visit, services.now())


def is_to_be_noted(guest: Visitor) -> bool:
    """Whether it was long enough ago that it was kept."""
    return guest.visit.seen_at is None or guest.turn.now >= guest.visit.seen_at + NOTED


def as_in_private(
    services: Services, db: Database, group: Group, person: Person, now: datetime, language: str = ""
) -> Turn:
    """A turn of this person's private chat in which nothing was said, in the words of the pages."""
    who = Who(person.user_id, person.name, person.username, person.language)
    incoming = Incoming(0, Where(person.user_id, "", private=True), who)
    own = language_of(person.language) if person.language else group.settings.language
    return Turn(services, db, now, incoming, group, _me=person, tongue=page_words(language or own))


def _begin_session(services: Services, db: Database, group: Group, visit: web_sessions.Visit) -> str | None:
    """The session of a link; None where it was just used."""
    secret = new_secret()
    if not web_sessions.begin(db, group, visit, hash_of(secret), services.now()):
        return None
    return signed_pass(services, SESSION, Pass(group.id, visit.person_id, visit.id, secret))


def _visitor_of_pass(services: Services, db: Database, given: Pass | None, language: str) -> Visitor | None:
    """Whoever a pass names: group served, visit known, person on the roster and allowed to see, at this moment."""
    group = services.served(db, given.group_id) if given else None
    if given is None or group is None or not group.active:
        return None
    visit = web_sessions.get(db, group, given.visit_id)
    member = people.member_of(db, group, given.person_id)
    if visit is None or visit.person_id != given.person_id or member is None:
        return None
    turn = as_in_private(services, db, group, member.person, services.now(), language)
    return Visitor(turn, visit, given, member) if turn.may(Action.WEB) else None


def new_secret() -> str:
    """128 random bits as text."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_of(secret: str) -> str:
    """A secret as it is kept; it is random, so a plain hash can't be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_same_hash(secret_hash: str, kept: str | None) -> bool:
    """Whether it is the one kept, in constant time."""
    return kept is not None and hmac.compare_digest(secret_hash, kept)


def signed_pass(services: Services, purpose: str, given: Pass) -> str:
    """The pass as letters for an address or a cookie, good for this purpose alone."""
    return str(_serializer(services, purpose).dumps(list(given)))


def read_pass(services: Services, purpose: str, text: str) -> Pass | None:
    """The pass in such letters; None for what is not ours."""
    if len(text) > LONGEST:
        return None
    try:
        return Pass(*_serializer(services, purpose).loads(text))
    except (BadSignature, ValueError, TypeError):
        return None


def form_token(services: Services, given: Pass) -> str:
    """What a form of this session must bring along; another site's page cannot know it."""
    return hmac.digest(services.key(FORM), f"{given.visit_id}/{given.secret}".encode(), "sha256").hex()


def is_form_token(services: Services, given: Pass, brought: str) -> bool:
    return hmac.compare_digest(form_token(services, given).encode(), brought.encode())


def signed_text(services: Services, purpose: str, text: str) -> str:
    return str(_serializer(services, purpose).dumps(text))


def read_text(services: Services, purpose: str, text: str) -> str:
    try:
        said = _serializer(services, purpose).loads(text)
    except (BadSignature, ValueError):
        return ""
    return said if isinstance(said, str) else ""


def _serializer(services: Services, purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        services.key(purpose), salt=purpose, signer_kwargs={"digest_method": hashlib.sha256}
    )
