"""Sentences about which item of the calendar an entry fulfils."""

from handlers.core.messages.text_limits import brief
from union.events.model import Occurrence, Status
from union.reading.privacy.redaction import mask_names
from union.words import Words

LONGEST_TITLE = 20


def label_ask(_: Words, one: Occurrence) -> str:
    """The one button under an echo."""
    return _("这是不是 #{number} {title}？记为完成", number=one.event.number, title=_title(one))


def label_choose(_: Words, one: Occurrence) -> str:
    """A button for one of several."""
    return _("是 #{number} {title}，记为完成", number=one.event.number, title=_title(one))


def tied(_: Words, one: Occurrence, missing: int) -> str:
    """The line below an echo: what the entry fulfils; `missing` owners have still to do their share."""
    if one.status is Status.DONE:
        return _("✅ 对应日程 #{number} {title}，已完成", number=one.event.number, title=_title(one))
    if missing:
        return _(
            "对应日程 #{number} {title}，还差{count}人完成",
            number=one.event.number,
            title=_title(one),
            count=missing,
        )
    return _("对应日程 #{number} {title}", number=one.event.number, title=_title(one))


def still_done(_: Words, one: Occurrence) -> str:
    """Below an entry that was taken back: its item is not."""
    return _("日程 #{number} {title}仍记为已完成。", number=one.event.number, title=_title(one))


def _title(one: Occurrence) -> str:
    return brief(mask_names(one.event.title), LONGEST_TITLE)
