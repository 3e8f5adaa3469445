"""Two committees with everything a button can be about, the people around them, and a press of any button by anybody."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from handlers.calendar import several_items
from handlers.calendar.changes import handover
from handlers.calendar.templates import template_card as template_cards
from handlers.calendar.templates import template_proposal
from handlers.core.button_press import pressed
from handlers.core.job_context import Desk
from handlers.core.messages.incoming_message import Incoming, Where, Who
from handlers.core.messages.outgoing_message import Press
from handlers.events import occurrences
from handlers.helped import handouts
from handlers.people import administrator as people_administrator
from handlers.reports import month_post
from handlers.routing import handler_table
from handlers.routing.references import log_additions, log_corrections, proposals, spoken_changes
from handlers.routing.talk import doubt_answer, item_doubt, kept_notes, taken_back
from handlers.worklog import log_command, receipt_questions
from handlers.worklog.corrections import correction
from handlers.worklog.photos import photos
from storage.attendance import sign_ups
from storage.calendar import templates
from storage.core import drafts, groups, holiday_notices, people
from storage.core.rows import to_text
from storage.events import event_parts
from storage.events import queries as events_queries
from storage.events.event_parts import Attached
from storage.feeds import subscriptions
from storage.festivals import card_states
from storage.office import web_sessions
from storage.reminders import personal_reminders
from storage.reports import forms, publication
from storage.worklog import entries, possible_duplicates
from tests.robots import robot
from tests.unit.handlers import care_books, plan_books
from tests.unit.handlers.open_questions import OF_ALL
from tests.unit.handlers.plan_books import FIRST, item
from tests.unit.handlers.stage import (
    CHAT,
    OTHER_CHAT,
    Stage,
    administrator,
    in_group,
    in_private,
    stage,
)
from union.attendance.competition_results import Result
from union.attendance.sign_up_list import Entry
from union.calendar.templates import Anchor, Template, TemplateStep
from union.core import period as periods
from union.core.groups import Group, Person, Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Check, Event, Override, Owner, Rule, Status
from union.festivals.notice_values import Arrangement, HolidayNotice
from union.reading.message import Measure
from union.reminders.own_reminder import OwnReminder
from union.worklog.entries import Fact, LogEntry

NOTICE = HolidayNotice(2027, (Arrangement(("元旦",), (date(2027, 1, 1),)),))
OUTING = Template("春游", (TemplateStep("通知", -2, working=True), TemplateStep("春游")), own=True)
EARLIER_TODAY = datetime.fromisoformat("2026-11-18 09:30")
NAMES = ("admin", "author", "other", "member", "newcomer", "former", "outsider", "stranger")
WHO = {name: Who(500 + place, name, None, "zh-hans") for place, name in enumerate(NAMES)}
ROLES = {"admin": Role.ADMIN, "author": Role.OFFICER, "other": Role.OFFICER, "member": Role.MEMBER}
IN_GROUP = ("admin", "author", "other", "member", "newcomer")
KNOWN_IN_PRIVATE = ("admin", "author", "other", "member")
UNKNOWN_IN_PRIVATE = ("newcomer", "former", "outsider", "stranger")
# What a press may change; messages, names of people and the audit are not among it.
TABLES = (
    "own_reminders", "events", "event_owners", "overrides", "reminders", "logs", "log_versions", "facts", "measures",
    "settings", "memberships", "packs", "digests", "kept_reports", "drafts", "photos", "lessons", "holidays", "templates", "paper_templates",
    "twins", "gatherings", "answers", "sign_ins", "headcounts", "signups", "results", "mirrors", "mirror_posts", "shares", "checks", "ticks", "notes", "plans", "plan_items", "cares", "care_days", "feeds", "web_visits",
    "branches", "branch_names", "log_branches", "event_branches", "helped_families", "helped_visits",
    "requests", "request_steps", "request_owners", "request_box", "budgets", "budget_crossings", "muted_rules",
)  # fmt: skip
ACTS = {
    **handler_table.DEEDS,
    people_administrator.DEED: lambda turn: people_administrator.take(turn, [administrator(WHO["other"])]),
}


@dataclass(frozen=True)
class Books:
    """What one committee has, by our ids."""

    group: Group
    log: int
    undone: int
    tied: int
    lapsed: int
    twin: int
    meeting: int
    today: int
    match: int
    report: int
    shared: int
    check: int
    note: int
    gone: int
    cancelled: int
    series: int
    times: dict[str, str]
    template: int
    adopted: int
    withdrawn: int
    paper: int
    form: int
    plans: dict[str, int]
    questions: dict[str, int]
    person: int
    own: int
    mirror: int
    code: str
    care: dict[str, int]


UNDATED = {"title": "清仓库", "owners": [], "days": ["2099-12-04"]}
TAXI = {"text": "打车24块", "does": log_additions.ADDS}
DROPPED = {"text": "例会黄了", "answer": item_doubt.CANCEL, "doubt": 1}


class Everything:
    """Group A with its people, group B with other people, the same things in both."""

    def __init__(self, like: "Everything | None" = None) -> None:
        self.stage: Stage = stage()
        self.stage.services.public_url = "https://union.example"
        self.stage.services.key = lambda purpose: purpose.encode()
        self._numbers = count(900)
        self._state: tuple[int, dict[str, list[Any]]] | None = None
        if like is None:
            self._found()
        else:
            like.stage.store.db.conn.backup(self.stage.store.db.conn)
            self.people, self.books, self.others = dict(like.people), like.books, like.others

    def _found(self) -> None:
        with self.stage.store.unit() as db:
            for chat_id in (CHAT, OTHER_CHAT):
                groups.create(db, chat_id, "工会", self.stage.now)
        self.people = {name: self._person(name, CHAT, role) for name, role in ROLES.items()}
        self.people["outsider"] = self._person("outsider", OTHER_CHAT, Role.ADMIN)
        self._person("author", OTHER_CHAT, Role.OFFICER)
        self.people["former"] = self._person("former", CHAT, Role.OFFICER)
        with self.stage.store.unit() as db:
            people.leave(db, self.stage.group(), self.people["former"], self.stage.now)
        self.books = self._fill(CHAT, self.people["author"])
        self.others = self._fill(OTHER_CHAT, self.people["outsider"])

    def press(
        self, name: str, deed: str, *ids: object, private: bool = False, on: int | None = None,
        group: Group | None = None, chat_id: int = CHAT,
    ) -> str | None:  # fmt: skip
        """Somebody presses; `on` is the message whose button it is. The toast."""
        who = WHO[name]
        where: Where = in_private(who) if private else in_group(chat_id)
        press = Press(deed, (group or self.books.group).id, tuple(str(each) for each in ids))
        came = Incoming(0, where, who, press=press, press_id="p", pressed_in=on)
        self.stage.come(pressed(ACTS), came)
        return self.stage.gateway.toasts[-1]

    def state(self) -> dict[str, list[Any]]:
        """Every row a press may change; read anew when something was written."""
        db = self.stage.store.db
        written = db.conn.total_changes
        if self._state is None or self._state[0] != written:
            self._state = (
                written,
                {table: db.execute(f"select * from {table}").fetchall() for table in TABLES},
            )
        return self._state[1]

    def said_to(self, name: str) -> int:
        """How many messages were ever queued for somebody's private chat."""
        return len(self.stage.queued(WHO[name].user_id, "sendMessage"))

    def message(self, about: str, chat_id: int = CHAT) -> int:
        """A message of ours with this mark stands in the chat; its id."""
        message_id = next(self._numbers)
        with self.stage.store.unit() as db:
            db.execute(
                """insert into outbox (group_id, chat_id, lane, method, params, state, about, created_at,
                   next_try_at, message_id) values (?, ?, 2, 'sendMessage', ?, 'sent', ?, ?, '', ?)""",
                [
                    self.books.group.id,
                    chat_id,
                    json.dumps({"text": "…"}),
                    about,
                    to_text(self.stage.now),
                    message_id,
                ],
            )
        return message_id

    def _person(self, name: str, chat_id: int, role: Role) -> Person:
        with self.stage.store.unit() as db:
            who = WHO[name]
            person = people.upsert_person(db, who.user_id, who.name, None, who.language, self.stage.now)
            people.enrol(db, self.stage.group(chat_id), person, role, self.stage.now, by_hand=True)
        return person

    def _fill(self, chat_id: int, author: Person) -> Books:
        group = self.stage.group(chat_id)
        with self.stage.store.unit() as db:
            made = {
                "log": self._log(group, author),
                "undone": self._log(group, author, undone=True),
                **self._fulfilling(group, author),
                "meeting": self._event(group, author, Kind.MEETING),
                "today": self._event(group, author, Kind.MEETING, start=EARLIER_TODAY),
                "match": self._event(group, author, Kind.COMPETITION),
                "report": self._event(group, author, Kind.REPORT),
                **self._shared(group, author),
                "cancelled": self._event(group, author, Kind.MEETING, Status.CANCELLED),
                "series": self._event(group, author, Kind.MEETING, rule=Rule("FREQ=WEEKLY;BYDAY=WE")),
            }
            moved = Override(FIRST + timedelta(days=7), start=FIRST + timedelta(days=8))
            event = events_queries.get(db, group, made["series"])
            assert event is not None
            events_queries.override(db, group, event, moved, self.stage.now, None)
            match = events_queries.get(db, group, made["match"])
            assert match is not None
            sign_ups.enter(db, group, occurrences.of_whole_event(match), Entry(author.id), self.stage.now)
            self._voted(group, made["today"])
            made["template"] = templates.save(db, group, OUTING, author, self.stage.now)
            made |= self._taken_over(group, author)
            self._offer(group)
        times = {"next": "202611251500", "moved": "202612021500"}
        return Books(
            group,
            **made,
            code=self._code(group),
            times=times,
            plans=plan_books.fill(self.stage, group, author, made["cancelled"]),
            care=care_books.fill(self.stage, group, author),
            questions=self._ask(group, author, made["series"], made["log"], made["cancelled"]),
            person=author.id,
            own=self._own(group, author),
            mirror=robot(self.stage, group, author),
        )

    def _voted(self, group: Group, meeting: int) -> None:
        """A vote was taken in the meeting."""
        db, result = self.stage.store.db, "表决「吸收李明入会」：应到3人、实到3人，赞成3票，通过"
        one = occurrences.of_whole_event(events_queries.of_ids(db, group, [meeting])[meeting])
        sign_ups.keep_results(db, group, one, [Result("", result)], self.stage.now)

    def _taken_over(self, group: Group, author: Person) -> dict[str, int]:
        """A notice of holidays, another taken back, and a template of reports, known by when it was given."""
        db, now = self.stage.store.db, self.stage.now
        adopted, withdrawn = (holiday_notices.adopt(db, group, NOTICE, author, now) for _each in range(2))
        holiday_notices.withdraw(db, group, withdrawn, now)
        forms.save_template(db, group, "模板.docx", b"docx", author, now)
        form = forms.save(db, group, "月报表.xlsx", b"xlsx", author, now)
        return {"adopted": adopted, "withdrawn": withdrawn, "paper": int(now.timestamp()), "form": form}

    def _offer(self, group: Group) -> None:
        """What the bot has put to the group: festivals' cards, months' drafts; a calendar it has given out."""
        db, now = self.stage.store.db, self.stage.now
        web_sessions.issue(db, group, people.roster(db, group)[0].person, "hash", now)
        subscriptions.make(db, group, "5" * 64, f"hash {group.id}", now)
        card_states.offer(db, group, "春节", 2027, None, now)
        card_states.offer(db, group, "端午", 2027, None, now)
        card_states.decide(db, group, "端午", 2027, "declined")
        publication.draft(db, group, "2026-10", "", 1, publication.DRAFT, now)
        publication.draft(db, group, "2026-09", "", 1, publication.RETURNED, now)

    def _code(self, group: Group) -> str:
        """What the buttons under October's draft know it by."""
        desk = Desk(self.stage.services, self.stage.store.db, self.stage.now, group)
        return month_post.code_of(month_post.report_now(desk, periods.month(2026, 10)))

    def _log(self, group: Group, author: Person, *, undone: bool = False) -> int:
        db, now = self.stage.store.db, self.stage.now
        fact = Fact("帮扶慰问", "走访", group.day(now), (Measure("3户", Decimal(3), "户"),))
        entry = LogEntry(0, 0, author.name, author.id, "走访3户", now, (fact,), group.chat_id, 7)
        kept = entries.add(db, group, entry, now)
        if undone:
            entries.set_undone(db, group, kept, True, now, author)
        return kept.id

    def _fulfilling(self, group: Group, author: Person) -> dict[str, int]:
        """A log that fulfils an item, one taken back that did, and one that may tell of the same as the first."""
        db = self.stage.store.db
        made = {"tied": self._log(group, author), "lapsed": self._log(group, author, undone=True)}
        for log_id in made.values():
            entry = entries.get(db, group, log_id)
            event_id = self._event(group, author, Kind.VISIT, Status.DONE)
            if entry is not None:
                entries.tie(db, group, entry, event_id)
        made["twin"] = self._log(group, author)
        later, earlier = (entries.get(db, group, made[name]) for name in ("twin", "tied"))
        if later is not None and earlier is not None:
            possible_duplicates.ask(db, group, later, earlier)
        return made

    def _event(
        self, group: Group, author: Person, kind: Kind, status: Status = Status.OPEN, rule: Rule | None = None,
        start: datetime = FIRST,
    ) -> int:  # fmt: skip
        return item(self.stage, group, author, kind, status, rule, start)

    def _shared(self, group: Group, author: Person) -> dict[str, int]:
        """Two answer for it, the author has done his share; with a checklist, an attachment, a note taken back."""
        db, now = self.stage.store.db, self.stage.now
        owners = (Owner(author.name, author.id), Owner("王芳"))
        new = Event(
            0, 0, "年报", Kind.REPORT, FIRST, Grain.MINUTE, owners=owners, checks=(Check("盖章"),),
            author_id=author.id,
        )  # fmt: skip
        event = events_queries.add(db, group, new, now)
        event_parts.set_share(db, group, occurrences.of_whole_event(event), owners[0], now, done=True)
        file = Attached("F1", "document", "表.docx")
        note = event_parts.add(db, group, event, "", file, author, (group.chat_id, 81), now)
        gone = event_parts.add(db, group, event, "带章", None, author, (group.chat_id, 82), now)
        event_parts.set_withdrawn(db, group, gone, True, now)
        return {"shared": event.id, "check": event.checks[0].id, "note": note.id, "gone": gone.id}

    def _own(self, group: Group, author: Person) -> int:
        with self.stage.store.unit() as db:
            one = OwnReminder(0, author.id, group.chat_id, "交月报", FIRST, FIRST)
            return personal_reminders.add(db, group, one, None, self.stage.now)

    def _ask(self, group: Group, author: Person, series: int, log: int, cancelled: int) -> dict[str, int]:
        """Open questions: most in the group, those of a private chat in the author's."""
        now, outing = self.stage.now, template_proposal.keep(OUTING, Anchor(FIRST, Grain.MINUTE))
        said = {"text": "下周三例会", "message_id": 70, "at": now.isoformat(), "photo": None}
        told = said | {"text": "今天走访困难职工3户"}
        asked: dict[str, tuple[int, dict[str, Any], Group | None]] = {
            **dict.fromkeys(("item.reading", "item.when"), (group.chat_id, said | UNDATED, group)),
            "item.rule": (group.chat_id, said | {"text": "每周开例会"}, group),
            "ask.sources": (group.chat_id, {"what": "慰问", "numbers": [1]}, group),
            "find.page": (group.chat_id, {"what": "慰问", "hits": [[1, "2026-11-10", True]]}, group),
            "series.ended": (group.chat_id, {"event_id": series, "rrule": "FREQ=DAILY"}, group),
            "which": (author.user_id, told, None),
            "group": (author.user_id, {}, group),
            photos.DRAFT: (author.user_id, told | {"photo": ["F", "U", None], "log_id": log}, group),
            **dict.fromkeys((log_command.FORWARDED, doubt_answer.SUBJECT), (author.user_id, told, group)),
            spoken_changes.ASKING: (group.chat_id, said | {"text": "例会取消", "place": 0}, group),
            proposals.ASKING: (group.chat_id, said | {"text": "例会能不能取消？", "by": 0}, group),
            kept_notes.SUBJECT: (group.chat_id, said | {"event_id": series, "original": None}, group),
            correction.OFFERED: (group.chat_id, said | {"text": "应该是16号", "log_id": log}, group),
            log_additions.SUBJECT: (group.chat_id, said | TAXI | {"log": log}, group),
            log_corrections.ASKING: (group.chat_id, said | {"text": "刚才那条日期错了，应该是16号"}, group),
            taken_back.ASKING: (group.chat_id, said | {"text": "发错群了，那条不算"}, group),
            "holidays": (group.chat_id, {"year": 2027, "parts": holiday_notices.notice_json(NOTICE)}, group),
            handouts.SUBJECT: (group.chat_id, {"what": "慰问", "logs": [log]}, group),
            several_items.LEFT_OVER: (group.chat_id, said, group),
            receipt_questions.LEFT_OVER: (group.chat_id, {"log": log, "words": ["168"]}, group),
            item_doubt.WHICH: (group.chat_id, said | DROPPED, group),
            **{subject: (group.chat_id, data, group) for subject, data in OF_ALL.items()},
            handover.ASKING: (group.chat_id, self._handing(author), group),
            handover.HANDED: (group.chat_id, {"name": author.name, "changes": self._handed(group)}, group),
            template_cards.SUBJECT: (group.chat_id, outing, group),
        }
        with self.stage.store.unit() as db:
            return {
                subject: drafts.begin(db, chat_id, subject, data, now, now, group=where, person=author)
                for subject, (chat_id, data, where) in asked.items()
            }

    def _handing(self, author: Person) -> dict[str, Any]:
        """Everything of the author's to another officer of the group."""
        to = "other" if author.user_id == WHO["author"].user_id else "author"
        return {"of": author.user_id, "name": author.name, "to": WHO[to].user_id}

    def _handed(self, group: Group) -> list[dict[str, Any]]:
        """An item that went from 王芳 to two owners."""
        shared = [event for event in events_queries.open_ones(self.stage.store.db, group) if event.owners]
        now = [[owner.name, owner.person_id] for owner in shared[0].owners]
        return [{"event_id": shared[0].id, "before": [["王芳", None]], "after": now}]


Ids = Callable[[Books], tuple[object, ...]]
