"""What a form that changes something asks first: is it filled in as ours are, and does what the page showed still hold."""

from datetime import date, datetime, time

from starlette.datastructures import FormData

from bot.web.page_base import Missing
from handlers.core.turn import Turn
from union.core.grain import Grain
from union.reading.message import When
from union.reading.privacy.redaction import mask_private, visible

LONGEST_CODE = 64
CLOCK = "%H:%M"
WAS = "was"  # the field with what held when the page was shown


def text(sent: FormData, name: str) -> str:
    """A field as it may be kept: no number that identifies a person. Missing where a form of ours would have it."""
    said = sent.get(name)
    if not isinstance(said, str):
        raise Missing
    return mask_private(visible(said))


def code(sent: FormData, name: str) -> str:
    """A field that one of our buttons filled, or a browser's own field of a day or an hour; never kept."""
    said = sent.get(name)
    if not isinstance(said, str) or len(said) > LONGEST_CODE:
        raise Missing
    return said


def number(sent: FormData, name: str) -> int:
    said = text(sent, name)
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Missing
    return int(said)


def moment(day: str, clock: str) -> When:
    """A day, or an hour of it, as a browser's fields have them; Missing for what is none."""
    try:
        at = datetime.strptime(clock, CLOCK).time() if clock else time.min  # noqa: DTZ007 wall time
        start = datetime.combine(date.fromisoformat(day), at)
    except ValueError as error:
        raise Missing from error
    return When("", start, None, Grain.MINUTE if clock else Grain.DAY)


def trouble(turn: Turn, sent: FormData, now: str, wanted: str, told: str) -> str:
    """Why nothing is to be done: it holds already, or somebody was faster and `told` holds now; "" to go on."""
    if wanted == now:
        return turn._("没有变化")
    return (
        turn._("刚才别处已经改过，现在是：{now}。没有再改，请看过再定。", now=told or turn._("未填"))
        if text(sent, WAS) != now
        else ""
    )
