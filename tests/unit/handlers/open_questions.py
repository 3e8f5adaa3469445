"""A question of each kind, as it lies open: what buttons under it are pressed about."""

from typing import Any

from handlers.attendance import ballot_board, collections, representatives
from handlers.calendar import event_receipt, minutes_card
from handlers.events import absences
from handlers.people import appointments
from handlers.reports import rollup
from handlers.settings import quiet_requests

APPOINTED: dict[str, Any] = {"before": []}
QUIETED = {"before": {"hushed": ""}, "at": "2026-11-20T02:00:00+00:00"}
AWAY = {"name": "周敏", "first": "2026-11-23", "last": "2026-11-24", "stand_in": None}
COLLECTING = {"kind": "notice", "title": "补拍证件照", "got": [], "steps": [], "called": 0}
VOTE = {
    "kind": "vote",
    "title": "吸收李明入会",
    "options": ["赞成", "反对", "弃权"],
    "votes": {"999": [1]},
    "called": 0,
    "secret": False,
    "between": False,
}
A_TASK: dict[str, Any] = {
    "title": "订好会场",
    "kind": "deadline",
    "owners": [],
    "place": None,
    "festival": None,
    "when": {
        "text": "12月4日前",
        "start": "2026-12-04T00:00",
        "end": None,
        "grain": "day",
        "deadline": True,
        "rrule": None,
        "shift": None,
    },
    "on": True,
}
TASKS: dict[str, Any] = {
    "text": "会议纪要：12月4日前订好会场",
    "message_id": 0,
    "at": "2026-11-20T02:00:00+00:00",
    "lines": [A_TASK | {"readings": [A_TASK["when"]]}],
    "open": 0,
}
OF_ALL: dict[str, dict[str, Any]] = {
    minutes_card.SUBJECT: TASKS,
    representatives.SUBJECT: {"before": ["周敏"]},
    appointments.SUBJECT: APPOINTED,
    event_receipt.SUBJECT: {"names": ["老刘"], "events": []},
    absences.SUBJECT: AWAY,
    quiet_requests.SUBJECT: QUIETED,
    collections.SUBJECT: COLLECTING,
    ballot_board.SUBJECT: VOTE,
    rollup.ASKED: {"branch": 1, "name": "三车间"},
}
