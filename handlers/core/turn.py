"""One turn of a conversation: an update, the group it concerns, one open transaction, and what is said back.

A handler is a plain function of a Turn: it cannot await, so nothing can slip into its transaction.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from handlers.core import press_texts
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject, outgoing_message
from handlers.core.messages.incoming_message import Incoming, Said, Where, Who
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import Button, Entities, Press, Rows, button, may_repeat
from handlers.core.services import Services
from storage.core import audit_log, groups, people
from storage.core.drafts import Draft
from storage.core.groups import Around, Traits
from storage.core.outbox import queue, sent_messages
from storage.core.outbox.queue import Lane, Outgoing
from storage.core.outbox.sent_messages import Sent
from storage.engine.database import Database
from union.core.almanac.workdays import Notice
from union.core.groups import REGIONS, Group, Member, Person, Role, Settings, in_charge
from union.core.rights import Action, Place, Standing, Tie, is_action_allowed, standing_of
from union.settings.choices import OFFERED, code_of
from union.words import Words, language_of, words
from union.worklog.entries import LogEntry

OLD = timedelta(minutes=10)  # older messages are answered together
GATHER = timedelta(seconds=3)  # how long such answers wait for each other
T = TypeVar("T")


class NotDone(Exception):
    """What was asked or pressed is not done: said in words, or in a toast, an alert where it is to be read at leisure."""

    def __init__(self, why: str, *, alert: bool = False) -> None:
        super().__init__(why)
        self.alert = alert


@dataclass(slots=True)
class Turn:
    """What a handler works with. `now` is aware UTC; `group` is None where no group is concerned yet."""

    services: Services
    db: Database
    now: datetime
    incoming: Incoming
    group: Group | None = None
    toast: str | None = None
    alert: bool = False
    answers: int = 0  # how many messages and changes it has queued
    answer_texts: list[str] = field(default_factory=list)
    answers_in: int | None = None  # the outbox row in whose message the first answer appears
    _me: Person | None = field(default=None)
    _asked: dict[Hashable, tuple[int, Any]] = field(default_factory=dict)
    tongue: Words | None = None  # the page's or the private chat's, once it is known

    @property
    def where(self) -> Where:
        return self.incoming.where

    @property
    def said(self) -> Said:
        """The message; AttributeError for a press, which holds none."""
        if self.incoming.said is None:
            raise AttributeError("this turn holds no message")
        return self.incoming.said

    @property
    def press(self) -> Press:
        """The pressed button; ValueError for a message, as for a forged button."""
        if self.incoming.press is None:
            raise ValueError("nothing was pressed in this turn")
        return self.incoming.press

    @property
    def settings(self) -> Settings:
        return self.group.settings if self.group else self.services.defaults

    @property
    def currency(self) -> str:
        return REGIONS[self.settings.region].currency

    @property
    def _(self) -> Words:
        """Sentences in the language of this chat."""
        if self.tongue is not None:
            return self.tongue
        who = self.incoming.who
        if self.where.private and who is not None:
            self.tongue = words(language_of(people.chosen(self.db, who.user_id) or who.language))
            return self.tongue
        return words(self.settings.language)

    @property
    def place(self) -> Place:
        return Place.PRIVATE if self.where.private else Place.GROUP

    @property
    def is_old(self) -> bool:
        """Whether the message was written well before it is read: it came while the bot was away."""
        return self.incoming.said is not None and self.now - self.said.at > OLD

    def with_group(self) -> Group:
        """The group this turn is about; a handler that needs one is only reached when there is one."""
        if self.group is None:
            raise LookupError("no group in this turn")
        return self.group

    @property
    def wall(self) -> datetime:
        """Now as wall time in the group's zone, naive."""
        return self.with_group().wall(self.now)

    @property
    def today(self) -> date:
        return self.with_group().day(self.now)

    @property
    def written(self) -> datetime:
        """When the message was written, as wall time in the group's zone, naive."""
        return self.with_group().wall(self.said.at)

    @property
    def written_on(self) -> date:
        return self.with_group().day(self.said.at)

    @property
    def notice(self) -> Notice | None:
        """The days off the group was told of."""
        return self.with_group().notice

    def button(self, label: str, deed: str, *ids: object) -> Button:
        return button(label, deed, self.with_group().id, *ids)

    def to_private(self, label: str, payload: str) -> list[list[Button]]:
        """A button into the private chat with the bot; `payload` stands behind the /start it sends."""
        return [[Button(label, url=self.services.face.start_link(payload))]]

    def desk(self) -> Desk:
        return Desk(self.services, self.db, self.now, self.with_group())

    def speak_as(self, said: Said) -> None:
        """Go on with another message's words: one that was remembered, or one with its photo."""
        self.incoming = replace(self.incoming, said=said)

    def once(self, question: Hashable, ask: Callable[[], T]) -> T:
        """What the database says to a question asked again and again in a turn: anew when anything was written meanwhile."""
        stamp, found = self.services.store.changes, self._asked.get(question)
        if found is None or found[0] != stamp:
            found = self._asked[question] = (stamp, ask())
        answer: T = found[1]
        return answer

    def settled(self, question: Hashable, answer: Callable[[], T]) -> T:
        """What follows from the values in the question alone: worked out once in a turn, whatever is written meanwhile."""
        if question not in self._asked:
            self._asked[question] = (0, answer())
        found: T = self._asked[question][1]
        return found

    def is_cut(self, text: str) -> None:
        """From now on stretches of this message are heard."""
        self.settled("whole", lambda: text)

    def uncut_text(self, text: str) -> str:
        """The message that these words of the turn were cut from; they themselves where none was cut."""
        return self.settled("whole", lambda: "") or text

    def change_setting(self, name: str, value: object) -> None:
        """Set something of the group, and write down by whom; from now on the turn's group has it."""
        group, told = self.with_group(), "quiet" if name.startswith("quiet_") else name
        before = f"{told}:{code_of(group.settings, told)}" if told in OFFERED else name
        groups.change_setting(self.db, group, name, value)
        self.audit("setting", before)
        self.group = self.services.group(self.db, group.id)

    def audit(self, action: str, subject: object) -> None:
        """Write down what the writer did in the group: `subject` is a number or a setting's name, never words of a message."""
        audit_log.audit(self.db, self.with_group(), self.me(), action, str(subject), self.now)

    def traits(self) -> Traits:
        group = self.with_group()
        return self.once(("traits", group.id), lambda: groups.traits(self.db, group))

    def around(self, entry: LogEntry) -> Around:
        """What there is at all about one of its entries."""
        group = self.with_group()
        return self.once(("around", group.id, entry.id), lambda: groups.log_relations(self.db, group, entry))

    def meet(self) -> None:
        """Whoever writes or presses in a group is in it, also who had left."""
        who, group = self.incoming.who, self.with_group()
        if who is not None:
            found = people.restore_membership(self.db, group, who.user_id)
            self._asked[_place(group, who)] = (self.services.store.changes, found)
            self._hear(group, who)

    def _hear(self, group: Group, who: Who) -> None:
        """They are known by name from now on, and on the roster where something waits for somebody of that name."""
        if not self.services.speakers.heard(group.id, who) or self.member() is not None:
            return
        person = self.me() if people.is_awaited(self.db, group, who.name) else None
        if person is not None:
            people.enrol(self.db, group, person, Role.OFFICER, self.now)

    def me(self) -> Person | None:
        """The person who wrote or pressed, kept from now on; None for an anonymous administrator."""
        who = self.incoming.who
        if self._me is None and who is not None:
            row = None if self.group is None else self._in_group(self.group, who)
            self._me = people.upsert_person(self.db, *who, self.now, in_private=self.where.private, row=row)
        return self._me

    def member(self) -> Member | None:
        """The writer's place on the group's roster, None without a group; nothing is stored by asking."""
        who, group = self.incoming.who, self.group
        if who is None or group is None:
            return None
        return people.place(self._in_group(group, who))

    def _in_group(self, group: Group, who: Who) -> dict[str, Any] | None:
        return self.once(_place(group, who), lambda: people.in_group(self.db, group, who.user_id))

    def groups_of_writer(self) -> list[Group]:
        """In private: the groups Telegram says the writer is in; the roster may not know them yet."""
        found = (self.services.group(self.db, each) for each in self._told_inside())
        return [group for group in found if group is not None and group.active]

    def _told_inside(self) -> list[int]:
        who = self.incoming.who
        if who is None or not self.where.private:
            return []
        return self.services.whereabouts.groups_of(who.user_id, self.now)

    def standing(self) -> Standing:
        """What the writer is to the group."""
        if self.incoming.anonymous:
            return Standing.ANONYMOUS
        is_inside = self.group is not None and self.group.id in self._told_inside()
        return standing_of(self.member(), self.settings, Place.GROUP if is_inside else self.place)

    def may(self, action: Action, author_id: int | None = None, *, owner_id: int | None = None) -> bool:
        """Whether the writer may do this here, with the thing this author made where it is about one.

        `owner_id`: to whom the thing was given.
        """
        ties = self._ties(author_id, owner_id) if action.ties else ()
        return is_action_allowed(self.standing(), action, self.place, ties)

    def needs(self, action: Action, why: str = "") -> None:
        """Raise `NotDone` for whoever may not do this here; `why` where there is more to say than that."""
        if not self.may(action):
            raise NotDone(why or press_texts.not_allowed(self._))

    def there(self, found: T | None, gone: str = "") -> T:
        """What something is about; `NotDone` where it is there no more, and `gone` says so."""
        if found is None:
            raise NotDone(gone or press_texts.gone(self._))
        return found

    def may_change(self, author_id: int | None) -> bool:
        """Whether the writer may change what this author filed: the author, or an admin.

        What an anonymous administrator filed is the anonymous administrators' own.
        """
        member = self.member()
        own = self.incoming.anonymous if author_id is None else member and member.person.id == author_id
        return self.may(Action.CHANGE_ANY) or (bool(own) and self.may(Action.CHANGE_OWN))

    def enrol(self) -> Person | None:
        """Put a newcomer on the roster as 委员, for something has been filed; returns the person."""
        person = self.me()
        if person is not None and self.standing() is Standing.NEWCOMER:
            people.enrol(self.db, self.with_group(), person, Role.OFFICER, self.now)
        return person

    def say(
        self,
        text: str,
        rows: Rows = (),
        *,
        entities: Entities = (),
        about: str | None = None,
        joinable: Mapping[str, Any] | None = None,
        key: str | None = None,
    ) -> int | None:
        """Queue a message to this chat and topic; returns its outbox row."""
        if self.answers_in is not None:
            row, self.answers_in = self.answers_in, None
            self.edit(row, text, rows, entities)
            return row
        params = outgoing_message.message(text, rows, entities)
        if self.incoming.said is not None and not self.where.private:
            to = {"message_id": self.said.message_id, "allow_sending_without_reply": True}
            params["reply_parameters"] = to
        later = self.now + GATHER if self.is_old and joinable is not None else None
        how: dict[str, Any] = {"about": about, "joinable": joinable, "key": key, "not_before": later}
        return self.put(self._outgoing("sendMessage", params, **how))

    def tell(self, text: str, rows: Rows = (), *, about: str | None = None) -> bool:
        """`say`, and True: the message was for us."""
        self.say(text, rows, about=about)
        return True

    def nod(self) -> None:
        """👌 on the message in a group, for what needs no line."""
        params = {"message_id": self.said.message_id, "reaction": ["👌"]}
        self.put(self._outgoing("setMessageReaction", params))

    def edit(self, outbox_id: int, text: str, rows: Rows = (), entities: Entities = ()) -> None:
        """Queue a change of one of our messages; without rows its keyboard goes."""
        params = outgoing_message.message(text, rows, entities)
        lane = Lane.ANSWER if self.incoming.press is None else Lane.PRESS
        self.put(self._outgoing("editMessageText", params, lane, edits=outbox_id))

    def edit_pressed(self, text: str, rows: Rows = (), entities: Entities = ()) -> None:
        sent = self.pressed_row()
        if sent is not None:
            self.edit(sent.id, text, rows, entities)

    def show(self, text: str, rows: Rows = (), *, about: str | None = None) -> None:
        """In the message whose button was pressed, else in one of its own."""
        if self.incoming.press is not None:
            self.edit_pressed(text, rows)
        else:
            self.say(text, rows, about=about)

    def pressed_row(self) -> Sent | None:
        """The outbox row of the message whose button was pressed."""
        return self._sent(self.incoming.pressed_in)

    def mark_pressed(self, about: str) -> None:
        """Remember what the pressed message shows from now on."""
        sent = self.pressed_row()
        if sent is not None:
            sent_messages.mark(self.db, sent.id, about)

    def replied_row(self) -> Sent | None:
        """The outbox row of the message this one replies to; None when it is not ours."""
        return self._sent(self.said.reply_to) if self.said.reply_to_bot else None

    def _sent(self, message_id: int | None) -> Sent | None:
        if message_id is None:
            return None
        return sent_messages.of_message(self.db, self.where.chat_id, message_id)

    def replied_about(self) -> About | None:
        """What our message this one replies to is about; None where it is not ours, or about no one thing."""
        sent = self.replied_row()
        return message_subject.read(sent.about) if sent is not None else None

    def put(self, out: Outgoing) -> int | None:
        """Queue anything; None when its key is known already."""
        self.answers += 1
        self.answer_texts.append(str(out.params.get("text", "")))
        if self.incoming.said is not None and self.incoming.who is not None:
            self.services.unheard.pop((self.where.chat_id, self.incoming.who.user_id), None)
        return queue.enqueue_outgoing(self.db, out, self.now)

    def heard(self) -> None:
        groups.set_last_message_time(self.db, self.with_group(), self.now)

    def _ties(self, author_id: int | None, owner_id: int | None) -> set[Tie]:
        member = self.member()
        if member is None:
            return set()
        chiefs = in_charge(people.roster(self.db, self.with_group()))
        found = {Tie.CHIEF} if any(each.person.id == member.person.id for each in chiefs) else set()
        owned = {Tie.OWNER} if member.person.id == owner_id else set()
        return found | owned | ({Tie.AUTHOR} if member.person.id == author_id else set())

    def _outgoing(
        self, method: str, params: Mapping[str, Any], lane: Lane = Lane.ANSWER, **more: Any
    ) -> Outgoing:
        """To this chat and topic; `more`: as of an Outgoing."""
        group_id = self.group.id if self.group else None
        place = (self.where.chat_id, method, params, lane, group_id, self.where.topic)
        return Outgoing(*place, mark=may_repeat(self._), **more)


Act = Callable[[Turn], None]  # a handler
Deeds = Mapping[str, Act]  # what buttons do, by the name of the deed
Answer = Callable[[Turn, Draft], bool]  # whether a reply was an answer to the question
Answers = Mapping[str, Answer]  # by the subject of the question


def _place(group: Group, who: Who) -> Hashable:
    """The question for somebody's place on a roster."""
    return "member", group.id, who.user_id
