"""What every form that changes something asks first: may this person, and does what the page showed still hold."""

from starlette.datastructures import FormData

from bot.web.office import Missing, NotAllowed
from handlers.phrases import web_admin as phrases
from handlers.visiting import Visitor
from union.rights import Action

WAS = "was"  # the field with what held when the page was shown


def text(sent: FormData, name: str) -> str:
    """A field as text; Missing where a form of ours would have it."""
    said = sent.get(name)
    if not isinstance(said, str):
        raise Missing
    return said.replace("\r\n", "\n").strip()


def number(sent: FormData, name: str) -> int:
    """A field as one of our numbers."""
    said = text(sent, name)
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Missing
    return int(said)


def demand(guest: Visitor, action: Action) -> None:
    """The table of rights, asked at this moment."""
    if not guest.turn.may(action):
        raise NotAllowed


def trouble(guest: Visitor, sent: FormData, now: str, wanted: str, told: str) -> str:
    """Why nothing is to be done: it holds already, or somebody was faster and `told` holds now; "" to go on."""
    if wanted == now:
        return phrases.unchanged(guest.turn._)
    return phrases.stale(guest.turn._, told) if text(sent, WAS) != now else ""
