"""An answer that never reached the member who asked: whoever handles the request hears it, and nobody else."""

from datetime import datetime

from handlers import request_cards
from handlers.desk import Desk
from handlers.phrases import request_staff as phrases
from handlers.services import Services
from storage import groups, people, requests
from storage.database import Database
from storage.outbox import Waiting
from union.words import language_of, words


def told(services: Services, db: Database, row: Waiting, now: datetime) -> bool:
    """Whether the row was about somebody's own request; then it is said to those who handle it."""
    group = groups.get(db, row.group_id, services.defaults) if row.group_id else None
    number = requests.number_told(db, group, row.id) if group else None
    if group is None or number is None:
        return False
    one, member = requests.get(db, group, number), people.known(db, row.chat_id)
    if one is None or member is None:
        return True
    desk = Desk(services, db, now, group)
    for person in request_cards.handlers_of(db, group, one):
        _ = words(language_of(person.language))
        key = f"request.unheard:{row.id}:{person.id}"
        desk.tell(person, phrases.unreachable(_, one, member.name), key=key, about=request_cards.mark(one))
    return True
