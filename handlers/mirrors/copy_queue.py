"""Copies of the group's posts for the places it has named: queued with the post, in the same transaction.

What the sender of copies (bot/delivery/mirror_sender.py) may not decide is decided here, and a failure told to the 管理员.
"""

from collections.abc import Callable
from datetime import datetime

from handlers.core.job_context import Desk
from handlers.core.messages import outgoing_message
from handlers.core.sealed_secrets import opened
from handlers.core.services import Services
from handlers.mirrors import texts as phrases
from storage.core import people
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane
from storage.engine.database import Database
from storage.mirrors import destinations
from storage.mirrors.destinations import TEST, Copy, Mirror
from union.core.groups import permitted, pushed_forward
from union.mirrors.destinations import Address, Channel, Content, Load, parts, read_address
from union.words import language_of, words

PURPOSE = "mirrors"
LATE = "late"  # the bot was away so long that the copy is of no use: no fault of the place's
DEATHS = 3  # in a row: then the place rests until somebody has looked after it


def copy(
    desk: Desk,
    content: Content,
    text: str | Callable[[], str],
    key: str,
    *,
    mailed: bool | None = None,
    file_id: int | None = None,
) -> None:
    """Queue a post for every place that wants its kind. `key`: the post's own, so that none goes there twice.

    `mailed`: to mailboxes alone, or to every other place: a report goes there with its file, so not before that is made.
    A `text` that takes time to make is given as what makes it: few groups have such a place.
    """
    for mirror in _wanting(desk, content):
        if mailed in (None, mirror.channel is Channel.MAIL):
            told = text if isinstance(text, str) else text()
            title = phrases.title(desk._, group=desk.group.title, first=told.split("\n", 1)[0])
            whole = phrases.copy(desk._, group=desk.group.title, text=told)
            made = destinations.NewCopy(content, title, whole, key, file_id)
            destinations.queue_copy(desk.db, desk.group, mirror, made, desk.now)


def is_mailed(desk: Desk, content: Content) -> bool:
    return any(each.channel is Channel.MAIL for each in _wanting(desk, content))


def _wanting(desk: Desk, content: Content) -> list[Mirror]:
    found = destinations.of_group(desk.db, desk.group)
    return [each for each in found if not each.paused and content in each.contents]


def address_of(services: Services, mirror: Mirror) -> Address | None:
    """The address itself; None after the bot was given another token, or the operator another list of hosts."""
    written = opened(services.key, PURPOSE, mirror.sealed)
    found = read_address(written, services.mirror_hosts) if written is not None else None
    return found if isinstance(found, Address) else None


def load(services: Services, db: Database, waiting: Copy) -> Load | None:
    """What is still to be handed over of a copy; None where that is not possible any more."""
    group = services.group(db, waiting.group_id)
    mirror = destinations.get(db, group, waiting.mirror_id) if group else None
    address = address_of(services, mirror) if mirror else None
    if group is None or address is None:
        return None
    _ = words(group.settings.language)
    left = parts(_, waiting.text, address.channel)[waiting.parts_done :]
    if waiting.doubtful and left:
        left[0] = f"{left[0]}\n{outgoing_message.may_repeat(_)}"
    is_filed = waiting.file_id is not None and address.channel is Channel.MAIL
    file = queue.file(db, waiting.file_id) if is_filed and waiting.file_id is not None else None
    return Load(waiting.id, address, waiting.title, tuple(left), file)


def awake(services: Services, db: Database, waiting: Copy, now: datetime) -> datetime:
    """From when a copy may go: not in the group's quiet hours, unless somebody tries the place."""
    group = services.group(db, waiting.group_id)
    if group is None or waiting.content == TEST or permitted(group.wall(now), group.settings):
        return now
    return group.utc(pushed_forward(group.wall(now), group.settings))


def arrived(services: Services, db: Database, sent: Copy, now: datetime) -> None:
    """It is well again; who tried the place hears so."""
    group = services.group(db, sent.group_id)
    mirror = destinations.get(db, group, sent.mirror_id) if group else None
    if group is None or mirror is None:
        return
    destinations.arrived(db, group, mirror.id)
    if sent.content == TEST:
        desk = Desk(services, db, now, group)
        _tell(desk, mirror, phrases.trial_arrived, f"mirror/{sent.id}", asked=True)


def died(services: Services, db: Database, lost: Copy, fault: str, now: datetime) -> None:
    """The 管理员 hear of the first copy of several that did not arrive, and when the place is given a rest."""
    group = services.group(db, lost.group_id)
    if group is None:
        return
    is_test, is_late = lost.content == TEST, fault == LATE
    mirror = destinations.died(db, group, lost.mirror_id, fault, counts=not (is_test or is_late))
    if mirror is None:
        return
    desk, key = Desk(services, db, now, group), f"mirror/{lost.id}"
    if is_test:
        _tell(desk, mirror, phrases.trial_failed, key, asked=True)
    elif is_late:
        _tell(desk, mirror, phrases.failed, f"mirror/{mirror.id}/late/{now:%Y-%m-%d}")
    elif mirror.deaths == DEATHS:
        destinations.pause(db, group, mirror, True)
        _tell(desk, mirror, phrases.rests, key)
    elif mirror.deaths == 1:
        _tell(desk, mirror, phrases.failed, key)


def _tell(desk: Desk, mirror: Mirror, said: Callable[..., str], key: str, *, asked: bool = False) -> None:
    for admin in (each.person for each in people.admins(desk.db, desk.group)):
        _ = words(language_of(admin.language))
        facts = {
            "group": desk.group.title,
            "place": phrases.name(_, mirror),
            "why": phrases.why(_, mirror.fault),
        }
        desk.tell(admin, said(_, **facts), key=f"{key}/{admin.id}", lane=Lane.ANSWER, asked=asked)
