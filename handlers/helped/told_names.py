"""Names of helped families, told in private for a log of the group: asked for, matched with the register, kept by code."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.core import pending_questions
from handlers.core import press_texts as presses
from handlers.core.button_press import unforged
from handlers.core.messages.incoming_message import Where
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.helped import handouts
from handlers.helped import texts as phrases
from handlers.worklog import log_receipt
from handlers.worklog import texts as log_phrases
from storage.core import drafts, groups
from storage.core.drafts import Draft
from storage.helped import name_register
from storage.reports import publication
from storage.worklog import entries
from union.core.rights import Action, Standing
from union.core.units import money_text
from union.helped.families import (
    MOST,
    Family,
    Help,
    HelpedLine,
    HelpedList,
    code_of,
    facts_with_codes,
    read_list,
    twice,
    with_codes,
)
from union.worklog.entries import LogEntry

SUBJECT = "helped.names"  # of the draft
KEPT = timedelta(hours=1)
LINK = re.compile(r"n([0-9]{1,16})-([0-9]{1,16})")  # behind /start: a group and one of its logs
NAMED = "names"  # the reason of a log's version


def begin_from_link(turn: Turn, argument: str) -> bool:
    """/start behind 「私聊补名单」: ask for the names of that log; False for another argument."""
    found = LINK.fullmatch(argument)
    if found is None:
        return False
    turn.group = turn.services.served(turn.db, int(found[1])) or turn.group
    if turn.group is None or turn.standing() is Standing.STRANGER:
        turn.group = None
        turn.say(presses.not_yours(turn._))
    else:
        ask(turn, entries.get(turn.db, turn.group, int(found[2])))
    return True


def ask(turn: Turn, entry: LogEntry | None) -> None:
    """Ask for the names of a log; its author, the 负责人 and the admin may tell them."""
    group, me = turn.with_group(), turn.me()
    if entry is None or entry.undone or me is None:
        raise NotDone(presses.gone(turn._))
    if not turn.may(Action.HELPED_NAMES, entry.author_id):
        raise NotDone(phrases.not_yours(turn._))
    drafts.give_up(turn.db, turn.where.chat_id, me, (SUBJECT,))
    line = log_phrases.one_line(turn._, entry, turn.today)
    known = name_register.of_log(turn.db, group, entry.id)
    question = phrases.ask(turn._, line, known, group.settings.names_kept)
    pending_questions.ask(turn, SUBJECT, {"log_id": entry.id}, KEPT, question)


def answered(turn: Turn, draft: Draft) -> bool:
    """The names were written: all of them are understood, or none is kept."""
    me = turn.me()
    if not turn.where.private or me is None or draft.person_id != me.id or "lines" in draft.data:
        return False
    entry = entries.get(turn.db, turn.with_group(), draft.data["log_id"])
    if entry is None or not turn.may(Action.HELPED_NAMES, entry.author_id):
        return turn.tell(phrases.not_yours(turn._))
    found = read_list(turn.said.text)
    _refuse_wrong(turn, found)
    lines = [[each.name, each.number, each.branch, each.minor, each.reason] for each in found.lines]
    _go_on(turn, draft, {"log_id": draft.data["log_id"], "lines": lines, "chosen": []})
    return True


def _refuse_wrong(turn: Turn, found: HelpedList) -> None:
    """Say what is not understood: then none of them is kept."""
    _, group = turn._, turn.with_group()
    if found.wrong or not found.lines:
        wrong = found.wrong or [(1, turn.said.text[:20])]
        # Lines that hold no name where it should stand.
        told = [_("第{place}行「{words}」", place=place, words=words) for place, words in wrong[:5]]
        how = _(
            "{lines}没看出姓名，全部没有记。请一行一户、姓名写在最前面，再发一次。", lines=_("、").join(told)
        )
        raise NotDone(how)
    if len(found.lines) > MOST:
        raise NotDone(_("一次最多{most}户，没有记，请分几次发。", most=MOST))
    doubled = twice(found.lines)
    if doubled is not None:
        raise NotDone(_("「{name}」写了两次，没有记。是两户请加上车间，再发一次。", name=doubled))
    for each in found.lines:
        if each.number is not None and name_register.numbered(turn.db, group, each.number) is None:
            raise NotDone(_("名册里没有{code}，没有记。发 /helped 看名册。", code=code_of(each.number)))


def _go_on(turn: Turn, draft: Draft, data: Mapping[str, Any]) -> None:
    """Ask about the first name that the register knows, or keep them all."""
    lines = [HelpedLine(*each) for each in data["lines"]]
    chosen = {place for place, _family_id in data["chosen"]}
    for place, line in enumerate(lines):
        known = (
            name_register.same_name(turn.db, turn.with_group(), line.name, line.branch) if line.name else []
        )
        if place not in chosen and known:
            drafts.change(turn.db, draft, data)
            group, _ = turn.with_group(), turn._
            told = [
                (each, next((one.day for one in name_register.helps(turn.db, group, each)), None))
                for each in known
            ]
            labels = {
                each.id: _("是{code}", code=each.code) if len(known) > 1 else _("是，同一户")
                for each in known
            }
            labels[0] = _("不是，另记一户")
            at = "helped.same", draft.id, place
            rows = [[turn.button(label, *at, family_id)] for family_id, label in labels.items()]
            turn.show(phrases.same_family_question(_, line.name, told, turn.today), rows)
            return
    drafts.end(turn.db, draft)
    _keep(turn, data["log_id"], lines, dict(data["chosen"]))


def _press_same(turn: Turn) -> None:
    """One family is, or is not, the one that is known."""
    draft, me = pending_questions.pressed(turn, SUBJECT), turn.me()
    if me is None or draft.person_id != me.id or "lines" not in draft.data:
        raise NotDone(presses.done_before(turn._))
    place, family_id = turn.press.number(1), turn.press.number(2)
    line = HelpedLine(*draft.data["lines"][place])
    known = [each.id for each in name_register.same_name(turn.db, turn.with_group(), line.name, line.branch)]
    unforged(not family_id or family_id in known)
    if place in {each for each, _family_id in draft.data["chosen"]}:
        raise NotDone(presses.done_before(turn._))
    _go_on(turn, draft, {**draft.data, "chosen": [*draft.data["chosen"], [place, family_id]]})


def _keep(turn: Turn, log_id: int, lines: list[HelpedLine], chosen: Mapping[int, int]) -> None:
    group, me = turn.with_group(), turn.me()
    entry = entries.get(turn.db, group, log_id)
    if entry is None or not turn.may(Action.HELPED_NAMES, entry.author_id):
        turn.say(presses.gone(turn._))
        return
    currency = next((money.currency for fact in entry.facts for money in fact.money), turn.currency)
    day = entry.facts[0].day if entry.facts else group.day(entry.said_at)
    told = list[tuple[Family, int | None, bool]]()
    for place, line in enumerate(lines):
        family, is_new = _family(turn, line, chosen.get(place, 0))
        money = currency if line.minor is not None else None
        got = Help(day, minor=line.minor, currency=money, reason=line.reason)
        name_register.give(turn.db, group, family, entry, got, turn.now, me)
        told.append((family, line.minor, is_new))
    turn.audit("helped.told", f"#{entry.number}")
    _relabel(turn, entry, [family for family, _minor, _new in told])
    notes = [phrases.stored(turn._, entry.number, told, currency), _differ(turn, entry, currency)]
    turn.show("\n".join(note for note in notes if note), handouts.buttons(turn, entry))


def _family(turn: Turn, line: HelpedLine, family_id: int) -> tuple[Family, bool]:
    db, group = turn.db, turn.with_group()
    found = name_register.numbered(db, group, line.number) if line.number is not None else None
    if family_id:
        found = next(
            each
            for each in name_register.same_name(db, group, line.name, line.branch)
            if each.id == family_id
        )
    if found is not None:
        return name_register.tell_again(db, group, found, turn.now, line.branch), False
    new = name_register.keep(db, group, line.name, turn.now, branch=line.branch, by=turn.me(), is_other=True)
    return new, True


def _differ(turn: Turn, entry: LogEntry, currency: str) -> str:
    """Where each family of the log has its sum, also those told before, they make the log's."""
    group = turn.with_group()
    told = [
        each.minor if each.currency == currency else None
        for family in name_register.of_log(turn.db, group, entry.id)
        for each in name_register.helps(turn.db, group, family)
        if each.number == entry.number
    ]
    sums = [minor for minor in told if minor is not None]
    logged = sum(
        money.minor
        for fact in entry.facts
        for money in fact.money
        if money.currency == currency and not money.per
    )
    if len(sums) < len(told) or not logged or sum(sums) == logged:
        return ""
    return turn._(
        "名单合计{listed}，记录里是{logged}，请核对。月报按记录里的数。",
        listed=money_text(sum(sums), currency, turn._),
        logged=money_text(logged, currency, turn._),
    )


def _relabel(turn: Turn, entry: LogEntry, families: list[Family]) -> None:
    """The log of the group shows the codes; what a locked report tells of stays as it is."""
    group = turn.with_group()
    months = {group.months.containing(fact.day).key for fact in entry.facts}
    was_said_there = entry.chat_id in groups.chat_ids(turn.db, group)
    if was_said_there and not any(publication.is_locked(turn.db, group, key) for key in months):
        text = with_codes(entry.text, families)
        changed = replace(entry, text=text, facts=facts_with_codes(entry.facts, families))
        if changed != entry:
            entries.revise(turn.db, group, changed, turn.now, NAMED, turn.me())
    there = replace(turn.incoming, where=Where(group.chat_id, group.title, private=False, forum=group.forum))
    log_receipt.redraw(replace(turn, incoming=there), entry)


def text_with_codes(turn: Turn, entry: LogEntry) -> str:
    """The words of an edited message with the codes that its log has been given."""
    if turn.where.private:
        return turn.said.text
    families = name_register.of_log(turn.db, turn.with_group(), entry.id)
    return with_codes(turn.said.text, families) if families else turn.said.text


ANSWERS: Answers = {SUBJECT: answered}
next_answers = pending_questions.unreplied(ANSWERS, lambda turn: read_list(turn.said.text).is_certain_list)
DEEDS: Deeds = {"helped.same": _press_same}
