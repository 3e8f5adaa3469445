"""/budget: who sets a budget, what its buttons do, and that nothing is taken back over somebody's head."""

from handlers.budgets import budget_command as handler
from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Incoming
from handlers.core.messages.outgoing_message import Press
from handlers.routing.free_text import in_group as in_group_chat
from storage.budgets import queries as budgets_queries
from storage.core import people
from storage.engine.database import Database
from tests.unit.handlers.office import Office, at
from tests.unit.handlers.stage import LI, ZHOU, in_group
from union.core.groups import Role

HELP = "帮扶慰问"


def committee() -> Office:
    """周敏 is 管理员, 李建国 委员 and 负责人."""
    office = Office("2026-11-20 10:00")
    with office.store.unit() as db:
        for who, role in ((ZHOU, Role.ADMIN), (LI, Role.OFFICER)):
            person = people.upsert_person(db, who.user_id, who.name, None, "zh-hans", office.stage.now)
            people.enrol(db, office.group, person, role, office.stage.now, by_hand=True)
    return office


def held(office: Office) -> dict[str, int]:
    """Yuan by category this year."""
    db: Database = office.store.db
    return {name: each.minor // 100 for name, each in budgets_queries.of_year(db, office.group, 2026).items()}


def test_only_in_charge_sets_a_budget() -> None:
    """The 管理员 and whoever is 负责人; any 委员 may look."""
    office = committee()
    office.stage.write(LI, "预算 帮扶慰问 3万", handler.budget)
    assert held(office) == {}
    person = people.person_of_user(office.store.db, LI.user_id)
    assert person is not None
    with office.store.unit() as db:
        people.set_chief(db, office.group, person, True)
    office.stage.write(LI, "预算 帮扶慰问 3万", handler.budget)
    assert held(office) == {HELP: 30000}


def test_nothing_is_taken_back_over_a_later_change() -> None:
    """撤销 of what was changed again says so and changes nothing; of the newest it brings back what held."""
    office = committee()
    office.stage.write(ZHOU, "预算 帮扶慰问 3万", handler.budget)
    office.stage.deliver()
    first = office.store.db.execute("select max(message_id) from outbox").fetchone()[0]
    office.stage.write(ZHOU, "预算 帮扶慰问 4万\n文体 1万", handler.budget)
    toast = press(office, "budget.undo", 1, 1, on=first)
    assert toast is not None and "后来又改过" in toast
    assert held(office) == {HELP: 40000, "文体活动": 10000}
    assert office.stage.press(ZHOU, "撤销", handler.DEEDS) == "已改回"
    assert held(office) == {HELP: 30000}
    assert office.stage.press(ZHOU, "恢复", handler.DEEDS) == "已改回"
    assert held(office) == {HELP: 40000, "文体活动": 10000}


def test_lines_beyond_the_thirtieth_are_said_to_be_left_out() -> None:
    """Nothing of a long list is left out in silence."""
    office = committee()
    office.stage.write(
        ZHOU, "\n".join(["预算", *(f"文体 {number}00元" for number in range(1, 33))]), handler.budget
    )
    assert held(office) == {"文体活动": 3000}
    assert "后面2行没有记下" in office.posts()[-1]


def test_a_log_counts_on_its_own_year() -> None:
    """What was done on 30 December and is told in January is of the old year, whose name is said."""
    office = committee()
    office.stage.write(ZHOU, "预算\n帮扶慰问 2026年 1000\n帮扶慰问 2027年 900", handler.budget)
    office.stage.now = at("2027-01-04 10:00")
    office.stage.write(ZHOU, "12月30日走访困难职工2户，慰问金850元", in_group_chat)
    assert office.posts()[-1].endswith("2026年帮扶慰问已用850元，为预算的85%")
    office.stage.write(ZHOU, "今天走访困难职工2户，慰问金900元", in_group_chat)
    assert office.posts()[-1].endswith("帮扶慰问已用900元，为预算的100%")
    assert "2027年" not in office.posts()[-1]


def test_a_misspelt_category_is_taken_once_it_is_said() -> None:
    """The button holds the category meant and the amount; nothing is kept before it is pressed."""
    office = committee()
    office.stage.write(ZHOU, "预算 帮抚慰问 3万", handler.budget)
    assert held(office) == {}
    office.stage.press(ZHOU, "是，帮扶慰问30000元", handler.DEEDS)
    assert held(office) == {HELP: 30000}


def press(office: Office, deed: str, *ids: object, on: int) -> str | None:
    """Somebody presses an old button."""
    meant = Press(deed, office.group.id, tuple(str(each) for each in ids))
    came = Incoming(0, in_group(), ZHOU, press=meant, press_id="p", pressed_in=on)
    office.stage.come(pressed(handler.DEEDS), came)
    return office.stage.gateway.toasts[-1]
