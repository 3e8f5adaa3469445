"""A committee that sends in its year plan: what the tests of /plan start from."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from handlers.core.messages.incoming_message import Document, Who
from handlers.routing import handler_table
from handlers.yearplan.plan_reading_job import AtWork, PlanReport, read_plans
from storage.core import groups, people
from storage.events import queries as events_queries
from storage.yearplan import plan_items, plans
from storage.yearplan.plans import Plan
from tests.unit.handlers.stage import CHAT, LI, ZHOU, command, stage
from tests.unit.handlers.stage import Stage as Bot
from union.core.almanac.workdays import Notice
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event
from union.reading.message import When
from union.yearplan.model import Duty, PlanItem, YearPlan, YearUnknown
from union.yearplan.proposals import Proposal

TITLE = "2027年工会工作计划"
SENT = Document("F1", "计划.docx", 900)


def month(number: int, year: int = 2027) -> When:
    """「3月」."""
    return When(f"{number}月", datetime(year, number, 1), None, Grain.MONTH)


def day(text: str, *, deadline: bool = False) -> When:
    """「2027-03-08」."""
    return When(text, datetime.fromisoformat(text), None, Grain.DAY, deadline=deadline)


def item(
    title: str, when: When, kind: Kind = Kind.ACTIVITY, section: str = "文体活动", *owners: str
) -> PlanItem:
    """An item whose sentence is its time and title."""
    return PlanItem(title, kind, when, None, owners, f"{when.text}{title}", section, 0)


VISIT = item("走访困难职工", day("2027-01-20"), Kind.VISIT, "帮扶慰问", "王 芳")
CONGRESS = item("职工代表大会", day("2027-03-10"), Kind.MEETING, "民主管理")
MATCH = item("篮球比赛", month(10), Kind.COMPETITION)
QUARTERLY = item(
    "小组长例会",
    When("每季度", datetime(2027, 1, 1), datetime(2028, 1, 1), Grain.YEAR, rrule="FREQ=MONTHLY;INTERVAL=3"),
    Kind.MEETING,
    "民主管理",
)
ITEMS = (VISIT, CONGRESS, MATCH, QUARTERLY)
DUTIES = (Duty("关心职工身心健康", "民主管理"),)


@dataclass
class Reader:
    """Reads every plan as this one; raises what stands first among `faults`, each once."""

    items: Sequence[PlanItem] = ITEMS
    said_year: int | None = 2027
    title: str = TITLE
    faults: list[Exception] = field(default_factory=list)
    heard: list[tuple[bytes, str, int | None]] = field(default_factory=list)

    async def __call__(
        self,
        content: bytes,
        file_name: str,
        *,
        year: int | None,
        region: str,
        notice: Notice | None,
        told: PlanReport,
        wall: datetime,
        zone: str,
    ) -> YearPlan:
        """The plan as values."""
        self.heard.append((content, file_name, year))
        if self.faults:
            raise self.faults.pop(0)
        meant = year or self.said_year
        if meant is None:
            raise YearUnknown
        told(1, 2)
        return YearPlan(self.title, meant, self.said_year, tuple(self.items), DUTIES)


class Committee:
    """A group of 周敏 (管理员), 李建国 and 王芳, and what reads its plans."""

    def __init__(self, reader: Reader | None = None) -> None:
        self.bot: Bot = stage()
        self.reader = reader or Reader()
        self.bot.gateway.file = b"PK"
        with self.bot.store.unit() as db:
            groups.create(db, CHAT, "工会", self.bot.now)
        for who, role in ((ZHOU, Role.ADMIN), (LI, Role.OFFICER)):
            self.enrol(who, role)

    def enrol(self, who: Who, role: Role) -> None:
        """Put somebody on the roster."""
        with self.bot.store.unit() as db:
            person = people.upsert_person(db, who.user_id, who.name, None, "zh-hans", self.bot.now)
            people.enrol(db, self.bot.group(), person, role, self.bot.now, by_hand=True)

    def plan(self, text: str = "/plan", who: Who = ZHOU, **more: object) -> None:
        """Somebody gives the command."""
        self.bot.write(who, text, command("plan"), **more)

    def send(self, **more: object) -> None:
        """周敏 sends the document, and it is read."""
        self.plan(document=SENT, **more)
        self.read()

    def read(self) -> None:
        """The program reads what waits."""
        asyncio.run(read_plans(self.bot.services, self.reader, AtWork()))

    def press(self, label: str, who: Who = ZHOU) -> str | None:
        """A button of the newest message that has it."""
        return self.bot.press(who, label, handler_table.DEEDS)

    def reply(self, text: str, act: object, to: str, who: Who = ZHOU) -> None:
        """In reply to our newest message with these words."""
        self.bot.deliver()
        found = self.bot.store.db.query(
            "select message_id from outbox where params like ? and method = 'sendMessage' order by id desc",
            [f"%{to}%"],
        )
        message_id = next(iter(found))["message_id"]
        self.bot.write(who, text, act, reply_to=message_id, reply_to_bot=True)  # type: ignore[arg-type]

    def adopt(self, ticked: int) -> str | None:
        """加入日历."""
        return self.press(f"加入日历（已选{ticked}项）")

    def events(self) -> list[Event]:
        """What stands on the calendar, by number, cancelled items included."""
        db, group = self.bot.store.db, self.bot.group()
        ids = [row["id"] for row in db.query("select id from events order by number")]
        return [event for each in ids if (event := events_queries.get(db, group, each))]

    def newest(self) -> Plan:
        """The plan sent last."""
        [row] = self.bot.store.db.query("select max(id) as id from plans")
        found = plans.get(self.bot.store.db, self.bot.group(), row["id"])
        assert found is not None
        return found

    def proposals(self) -> list[Proposal]:
        """What it proposes."""
        return plan_items.of_plan(self.bot.store.db, self.bot.group(), self.newest().id)

    def shown(self) -> str:
        """The newest text in the group."""
        return self.bot.shown()


def anew(one: PlanItem, when: When) -> PlanItem:
    """The same item at another time, as an edited plan has it."""
    return replace(one, when=when, quote=f"{when.text}{one.title}")
