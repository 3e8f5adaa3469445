"""What every form that changes something asks first: may this person, and does what the page showed still hold."""

from starlette.datastructures import FormData

from bot.web.page_base import Missing, NotAllowed
from handlers.office import texts as phrases
from handlers.office.web_session import Visitor
from union.core.rights import Action
from union.reading.privacy.redaction import mask_private, visible

WAS = "was"  # the field with what held when the page was shown


def text(sent: FormData, name: str) -> str:
    """A field as it may be kept: no number that identifies a person. Missing where a form of ours would have it."""
    said = sent.get(name)
    if not isinstance(said, str):
        raise Missing
    return mask_private(visible(said))


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
    return (
        guest.turn._("刚才别处已经改过，现在是：{now}。没有再改，请看过再定。", now=told)
        if text(sent, WAS) != now
        else ""
    )
