"""A proposal nobody answered on its day is laid before the 负责人 the next morning, once, in private."""

from datetime import timedelta

from handlers.care import texts as phrases
from handlers.care import visit_card
from handlers.core.job_context import Desk
from storage.care import visits_due
from storage.care.visits_due import Care
from storage.core import people
from union.care.visit_rules import rule_of
from union.core.groups import Person, in_charge
from union.core.regions import REGIONS
from union.words import language_of, words

OFF = "off"
LONGEST = timedelta(days=7)  # the bot was away: what is older is left


def remind(desk: Desk) -> None:
    """Each card once; who answers it settles it for everybody."""
    today = desk.wall.date()
    if desk.group.settings.care == OFF:
        return
    waiting = [
        each for each in visits_due.offered(desk.db, desk.group) if today - LONGEST <= each.day < today
    ]
    chiefs = in_charge(people.roster(desk.db, desk.group)) if waiting else []
    for care in waiting:
        for chief in chiefs:
            _tell(desk, chief.person, care)


def _tell(desk: Desk, person: Person, care: Care) -> None:
    group, _ = desk.group, words(language_of(person.language))
    told = phrases.told(_, care.branch, care.person, care.relation, care.words)
    rule, currency = (
        rule_of(group.settings.care_rules, care.occasion),
        REGIONS[group.settings.region].currency,
    )
    card = phrases.card(_, told, rule, care.due, desk.wall.date(), currency=currency)
    text = _("「{group}」还没人答：\n{card}", group=group.title, card=card)
    key = f"care-wait:{care.id}:{person.id}"
    desk.tell(person, text, visit_card.rows_of(_, group, care), key=key, about=visit_card.mark(care))
