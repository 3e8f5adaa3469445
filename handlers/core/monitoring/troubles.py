"""What the operator hears of: the kinds of trouble, and which of them are open.

Anybody may tell, at any moment, also inside a transaction: nothing is written or sent here. bot/delivery/operator_notices.py does both.
"""

from datetime import datetime, timedelta
from enum import StrEnum, auto

from union.core.records import dataclass

DAILY = timedelta(days=1)  # how often a trouble that lasts is told again
CALM = timedelta(minutes=2)  # a trouble that comes back within it was never over
DETAIL_CHARACTERS = 80


class Trouble(StrEnum):
    """Every kind of trouble. Who finds one calls `tell`; whoever finds it gone calls `over`, as often as it likes."""

    FULL = auto()  # these seven are the database's, and found by bot/delivery/operator_notices.py itself
    FAILING = auto()
    READ_ONLY = auto()
    LOCKED = auto()
    CORRUPT = auto()
    REPLACED = auto()
    GONE = auto()
    PUT_BACK = auto()
    SPACE = auto()
    PHOTOS = auto()
    BACKUP = auto()
    BACKUP_CHECK = auto()
    REPLICA = auto()
    CONFLICT = auto()
    TOKEN = auto()
    ROUND = auto()
    UNDELIVERED = auto()
    SENDING = auto()
    SET_ASIDE = auto()
    SLOW = auto()
    DEADLY = auto()
    STALLED = auto()
    UNREADABLE = auto()
    CLOCK = auto()


# What happens and is past; all other kinds last until `over`.
EVENTS = frozenset(
    {
        Trouble.PUT_BACK,
        Trouble.UNDELIVERED,
        Trouble.SENDING,
        Trouble.SET_ASIDE,
        Trouble.SLOW,
        Trouble.DEADLY,
        Trouble.STALLED,
        Trouble.UNREADABLE,
        Trouble.CLOCK,
    }
)
# A trouble shorter than this is not reported: another program held the lock while it looked at the file.
PATIENCE = {Trouble.LOCKED: timedelta(seconds=10), Trouble.CONFLICT: timedelta(minutes=1)}


class TroubleTurn(StrEnum):
    """What there is to say of a trouble."""

    BEGUN = auto()
    LASTS = auto()
    OVER = auto()


@dataclass(slots=True)
class Known:
    """One open trouble. Moments are aware UTC; `since` is None until it was looked at, `told` until it was said.

    `times` counts what happened since it was told.
    """

    trouble: Trouble
    about: str = ""
    detail: str = ""
    since: datetime | None = None
    told: datetime | None = None
    gone: bool = False
    gone_at: datetime | None = None
    times: int = 0

    @property
    def name(self) -> str:
        """Its key: 「round/3」, or only the kind."""
        return f"{self.trouble}/{self.about}" if self.about else str(self.trouble)


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """One line for the operator, not yet in words."""

    turn: TroubleTurn
    known: Known
    since: datetime


class Troubles:
    """The open troubles of one bot. Details hold numbers and types: never a person's words or name, never a token."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def tell(self, trouble: Trouble, detail: str = "", about: str = "") -> None:
        """Something is wrong; `about` tells several of one kind apart (a group's number)."""
        fresh = Known(trouble, about)
        known = self._known.setdefault(fresh.name, fresh)
        known.detail = detail[:DETAIL_CHARACTERS]
        known.gone, known.gone_at = False, None
        known.times += 1

    def over(self, trouble: Trouble, about: str = "") -> None:
        """It is well again; nothing happens when it never was otherwise."""
        known = self._known.get(Known(trouble, about).name)
        if known is not None:
            known.gone = True

    def remember(self, known: Known) -> None:
        self._known.setdefault(known.name, known)

    def news(self, now: datetime) -> list[TroubleLine]:
        """What is to be said now; each stays news until `said`."""
        found = [(known, _turn(known, now)) for known in self._known.values()]
        for known, turn in found:
            if turn is None and _is_finished(known, now):
                del self._known[known.name]
        return [TroubleLine(turn, known, known.since or now) for known, turn in found if turn is not None]

    def said(self, news: TroubleLine, now: datetime) -> None:
        """The operator has been told, or nobody is there to be told."""
        news.known.told, news.known.times = now, 0
        if news.turn is TroubleTurn.OVER:
            self._known.pop(news.known.name, None)

    def open_kinds(self) -> frozenset[Trouble]:
        return frozenset(known.trouble for known in self._known.values() if not known.gone)

    def is_open(self, trouble: Trouble, about: str = "") -> bool:
        known = self._known.get(Known(trouble, about).name)
        return known is not None and not known.gone


def _turn(known: Known, now: datetime) -> TroubleTurn | None:
    # Stamp what is new; a clock set back must not silence anything for long
    known.since = min(known.since or now, now)
    if known.told is not None:
        known.told = min(known.told, now)
    if known.gone:
        known.gone_at = min(known.gone_at or now, now)
    if known.told is None:
        is_ripe = now - (known.since or now) >= PATIENCE.get(known.trouble, timedelta())
        return TroubleTurn.BEGUN if is_ripe and not known.gone else None
    if known.gone:
        return TroubleTurn.OVER if now - (known.gone_at or now) >= CALM else None
    is_due = now - known.told >= DAILY and (known.trouble not in EVENTS or known.times > 0)
    return TroubleTurn.LASTS if is_due else None


def _is_finished(known: Known, now: datetime) -> bool:
    """Nothing will ever be said of it: it was too short, or it is an event of yesterday."""
    if known.told is None:
        return known.gone
    return known.trouble in EVENTS and known.times == 0 and now - known.told >= DAILY
