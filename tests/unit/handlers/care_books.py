"""What a committee has to care for, for the presses of any button: our ids by what they are."""

from dataclasses import replace

from handlers.helped import told_names
from handlers.privacy.exposed_numbers import ASKED, SUBJECT, Offer
from handlers.requests import answers
from storage.branches import branch_list
from storage.budgets import queries as budgets_queries
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.core import drafts, groups, rows
from storage.helped import name_register
from storage.requests import queries as requests_queries
from tests.unit.handlers.plan_books import item
from tests.unit.handlers.stage import Stage
from union.budgets.expenditure import Budget
from union.core.groups import Group, Person
from union.core.kinds import Kind
from union.reading.life.life_event import Occasion
from union.reading.privacy.redaction import Exposed
from union.requests import lifecycle as request_values


def fill(stage: Stage, group: Group, author: Person) -> dict[str, int]:
    """Everything a button about care can be about."""
    made = {"exposed": _exposed(stage, group, author), "budget": _budget(stage, group, author)}
    made |= _branches(stage, group)
    made |= _requests(stage, group, author)
    return made | _visits(stage, group, author) | _helped(stage, group, author)


def _exposed(stage: Stage, group: Group, author: Person) -> int:
    """The offer to delete a message in which the author wrote somebody's ID number."""
    offer = Offer(
        author.user_id, author.name, stage.now.isoformat(), ASKED, (Exposed.ID,), {77: "身份证****002X"}
    )
    with stage.store.unit() as db:
        now = stage.now
        return drafts.begin(db, group.chat_id, SUBJECT, offer.data(), now, now, group=group, person=author)


def _branches(stage: Stage, group: Group) -> dict[str, int]:
    """Two branches, the second with another name, and one that is given up."""
    with stage.store.unit() as db:
        made = [branch_list.add(db, group, name, None, stage.now) for name in ("甲车间", "乙车间", "老车间")]
        branch_list.add_name(db, group, made[1], "乙班", stage.now)
        branch_list.set_retired(db, group, made[2], stage.now)
    return {"branch": made[0].number, "other_branch": made[1].number, "old_branch": made[2].number}


def _budget(stage: Stage, group: Group, author: Person) -> int:
    """What is planned for visits this year."""
    with stage.store.unit() as db:
        planned = Budget(stage.now.year, "帮扶慰问", "CNY", 3000000)
        return budgets_queries.set_budget(db, group, planned, author, stage.now).id


def _visits(stage: Stage, group: Group, author: Person) -> dict[str, int]:
    """Proposals nobody has answered, declined ones, one told twice; and the item of one that was accepted."""
    day = group.day(stage.now)
    care = Care(0, Occasion.ILLNESS, "老刘", day, day, branch="二车间", words="住院", teller_id=author.id)
    with stage.store.unit() as db:
        visit = item(stage, group, author, Kind.VISIT)
        made = {
            state.value: visits_due.add(db, group, replace(care, state=state), stage.now)
            for state in (State.OFFERED, State.DECLINED, State.GONE)
        }
        accepted = replace(care, occasion=Occasion.BIRTH, state=State.ACCEPTED, event_id=visit)
        visits_due.add(db, group, accepted, stage.now)
    return made | {"visit": visit}


def _requests(stage: Stage, group: Group, author: Person) -> dict[str, int]:
    """Requests of the author's: one given to himself, one to nobody, one answered; and an answer looked at once more."""
    day = group.day(stage.now)
    with stage.store.unit() as db:
        groups.change_setting(db, group, "requests", True)
        given, free, answered = (
            requests_queries.add(db, group, text, day, 3, author, None) for text in ("热饭", "班车", "工服")
        )
        requests_queries.give(db, group, given, author)
        requests_queries.set_state(db, group, answered, request_values.RequestState.ANSWERED)
        requests_queries.happened(db, group, answered, request_values.Step.ANSWER, day, "下周发")
        data = {"number": given.number, "step": answers.ANSWER, "text": "明天起有"}
        sure = drafts.begin(
            db, author.user_id, answers.SURE, data, stage.now, stage.now, group=group, person=author
        )
    return {"given": given.number, "free": free.number, "answered": answered.number, "sure": sure}


def _helped(stage: Stage, group: Group, author: Person) -> dict[str, int]:
    """A family the author told of, and one whose name he was asked about just now."""
    with stage.store.unit() as db:
        family = name_register.keep(db, group, "王秀兰", stage.now, by=author)
        log_id = rows.row_or_none(db, "select min(id) as id from logs where group_id = ?", [group.id])
        data = {
            "log_id": log_id and log_id["id"],
            "lines": [["王秀兰", None, None, 50000, None]],
            "chosen": [],
        }
        asked = drafts.begin(
            db, author.user_id, told_names.SUBJECT, data, stage.now, stage.now, group=group, person=author
        )
        return {"family": family.number, "same": asked}
