"""A group that is not listened to tells of a life event: the 负责人 is asked once ever, in private, whether it shall be."""

from handlers.care import texts as phrases
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from storage.core import groups, people
from storage.core.outbox.queue import Lane
from union.core.groups import in_charge
from union.words import language_of, words


def tell_once(turn: Turn) -> None:
    """Ask whoever is in charge and can be reached; nobody's words are quoted, nobody is named."""
    group = turn.with_group()
    if group.settings.care_offered:
        return
    reached = [each.person for each in in_charge(people.roster(turn.db, group)) if each.person.reachable]
    for person in reached:
        _ = words(language_of(person.language))
        row = [
            button(_("开启"), "care.hint", group.id, 1),
            button(phrases.label_no(_), "care.hint", group.id, 0),
        ]
        turn.desk().tell(
            person,
            _("「{group}」群里提到职工住院、家里有事这类事。要我在群里提醒探望吗？", group=group.title),
            [row],
            lane=Lane.ANSWER,
        )
    if reached:
        groups.change_setting(turn.db, group, "care_offered", True)
        turn.group = groups.get(turn.db, group.id, turn.services.defaults)
