"""What opens the web pages: signed words that name group, person and visit, and hold a secret.

Signed with a key from the bot's token, so that a forged one is known without a question to the database;
the database has only the secret's hash, and a link that waits to be sent is sealed, so that who reads it opens nothing.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

from handlers.core.services import Services

LINK, SESSION, FORM = "web-link", "web-session", "web-form"
SECRET_BYTES = 16
LONGEST = 400  # characters of any word of ours


@dataclass(frozen=True, slots=True)
class Pass:
    """What a link or a session's cookie says."""

    group_id: int
    person_id: int
    visit_id: int
    secret: str

    @property
    def hash(self) -> str:
        """As it is kept."""
        return hash_of(self.secret)


def new_secret() -> str:
    """128 random bits as text."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_of(secret: str) -> str:
    """A secret as it is kept; it is random, so a plain hash can't be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_of(secret_hash: str, kept: str | None) -> bool:
    """Whether it is the one kept, in constant time."""
    return kept is not None and hmac.compare_digest(secret_hash, kept)


def written(services: Services, purpose: str, given: Pass) -> str:
    """The pass as letters for an address or a cookie, good for this purpose alone."""
    said = [given.group_id, given.person_id, given.visit_id, given.secret]
    return str(_serializer(services, purpose).dumps(said))


def read(services: Services, purpose: str, text: str) -> Pass | None:
    """The pass in such letters; None for what is not ours."""
    if len(text) > LONGEST:
        return None
    try:
        group_id, person_id, visit_id, secret = _serializer(services, purpose).loads(text)
    except (BadSignature, ValueError, TypeError):
        return None
    return Pass(group_id, person_id, visit_id, secret)


def form_token(services: Services, given: Pass) -> str:
    """What a form of this session must bring along; another site's page cannot know it."""
    said = f"{given.visit_id}/{given.secret}".encode()
    return hmac.digest(services.key(FORM), said, "sha256").hex()


def is_form_token(services: Services, given: Pass, brought: str) -> bool:
    """Whether a form was one of this session's."""
    return hmac.compare_digest(form_token(services, given).encode(), brought.encode())


def signed_text(services: Services, purpose: str, text: str) -> str:
    """A short text that only we can have written."""
    return str(_serializer(services, purpose).dumps(text))


def read_text(services: Services, purpose: str, text: str) -> str:
    """That text; "" for what is not ours."""
    try:
        said = _serializer(services, purpose).loads(text)
    except (BadSignature, ValueError):
        return ""
    return said if isinstance(said, str) else ""


def _serializer(services: Services, purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        services.key(purpose), salt=purpose, signer_kwargs={"digest_method": hashlib.sha256}
    )
