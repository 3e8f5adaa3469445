"""An answer that never reached the member who asked: whoever handles the request hears it, and nobody else."""

from datetime import datetime

from handlers.core.job_context import Desk
from handlers.core.services import Services
from handlers.requests import officer_texts as phrases
from handlers.requests import request_card
from storage.core import groups, people
from storage.core.outbox.queue import Waiting
from storage.engine.database import Database
from storage.requests import queries as requests_queries
from union.words import language_of, words


def told(services: Services, db: Database, row: Waiting, now: datetime) -> bool:
    """Whether the row was about somebody's own request; then it is said to those who handle it."""
    group = groups.get(db, row.group_id, services.defaults) if row.group_id else None
    number = requests_queries.number_told(db, group, row.id) if group else None
    if group is None or number is None:
        return False
    one, member = requests_queries.get(db, group, number), people.known(db, row.chat_id)
    if one is None or member is None:
        return True
    desk = Desk(services, db, now, group)
    for person in request_card.handlers_of(db, group, one):
        _ = words(language_of(person.language))
        key = f"request.unheard:{row.id}:{person.id}"
        desk.tell(person, phrases.unreachable(_, one, member.name), key=key, about=request_card.mark(one))
    return True
