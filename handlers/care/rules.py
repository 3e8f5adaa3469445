"""/care, 五必访: the group's rules as a table with buttons, the visits that are open, and the one offer to listen."""

from datetime import timedelta

from handlers.care import texts as phrases
from handlers.care import visit_card
from handlers.core import message_reading, pending_questions
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.core.turn import Answers, Deeds, Turn
from handlers.events import occurrences
from handlers.settings import settings_command
from handlers.settings import texts as setting_texts
from storage.care import visits_due
from storage.core import drafts, groups, people
from storage.core.outbox.queue import Lane
from storage.events import queries as events_queries
from union.care.visit_rules import VisitRule, Who, rule_of, rules, with_change
from union.core.groups import in_charge
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.life.life_event import Occasion
from union.reading.numbers.numerals import number
from union.reading.text.normal_form import normal
from union.settings.choices import OFFERED
from union.words import language_of, words

WORDS = ("五必访", "必访")
AMOUNT = "care.amount"  # of the draft: a sum asked for
KEPT = timedelta(days=1)
DAYS = (0, 1, 3, 5, 7, 15)
NOTHING = ("无", "不定", "没有", "取消", "清空", "0", "0元")
MOST = 15  # visits listed; the others are in /due


def show(turn: Turn) -> None:
    turn.say(*_view(turn))


def _view(turn: Turn) -> tuple[str, Rows]:
    group, found = turn.with_group(), _open(turn)
    may_change = turn.may(Action.CARE) or turn.incoming.anonymous
    held = list(rules(group.settings.care_rules).values())
    told = {
        "both": turn._("群里和私聊说到的都提议探望"),
        "private": turn._("只在私聊里说到时提议探望"),
        "off": turn._("已关，不提议"),
    }
    lines = [
        turn._("五必访：{mode}", mode=told.get(group.settings.care, told["private"])),
        *(phrases.rule_line(turn._, rule, turn.currency) for rule in held),
        "",
        phrases.open_visits(turn._, len(found), len(visits_due.offered(turn.db, group))),
        *(_visit(turn, one) for one in found[:MOST]),
        *([turn._("……还有{count}项，发 /due 看", count=len(found) - MOST)] if len(found) > MOST else []),
        "",
        turn._("点一项改规矩；下面一行定在哪里听。")
        if may_change
        else turn._("改规矩请找本群管理员或负责人。"),
    ]
    return "\n".join(lines), _rows(turn) if may_change else ()


def _visit(turn: Turn, one: Occurrence) -> str:
    """An open visit; in private with who goes, and for them and the 负责人 with the name told in private."""
    group, me = turn.with_group(), turn.me()
    if not turn.where.private:
        return phrases.visit(turn._, one, turn.today)
    mine = me is not None and me.id in {owner.person_id for owner in one.event.owners}
    care = visits_due.of_event(turn.db, group, one.event.id)
    told = care is not None and (mine or turn.may(Action.HELPED_NAMES))
    name = visit_card.registered(turn, care) if care is not None and told else ""
    owners = turn._("、").join(owner.name for owner in one.event.owners)
    return phrases.visit(turn._, one, turn.today, owners=owners, name=name)


def _open(turn: Turn) -> list[Occurrence]:
    """The open visits by their last day."""
    group = turn.with_group()
    ids = [each.event_id for each in visits_due.open_visits(turn.db, group) if each.event_id is not None]
    found = (
        occurrences.of_whole_event(event) for event in events_queries.of_ids(turn.db, group, ids).values()
    )
    return sorted(found, key=lambda one: (one.start, one.event.number))


def _rows(turn: Turn) -> Rows:
    group = turn.with_group()
    buttons = [
        turn.button(turn._(rule.sign), "care.rule", rule.occasion.value)
        for rule in rules(group.settings.care_rules).values()
    ]
    modes = [
        turn.button(
            setting_texts.choice(turn._, "care", code, ticked=group.settings.care == code), "care.mode", code
        )
        for code in OFFERED["care"]
    ]
    return [buttons[:4], buttons[4:], modes]


def _show_rule(turn: Turn, occasion: Occasion) -> None:
    rule = rule_of(turn.settings.care_rules, occasion)
    how = turn._("没有组长的，请负责人去。点按钮改；到点前提醒、过期催办和其他日程一样。")
    text = "\n".join([phrases.rule_line(turn._, rule, turn.currency), how])
    turn.edit_pressed(text, _choices(turn, rule))


def _choices(turn: Turn, rule: VisitRule) -> Rows:
    """Whether it is a reason to go, within how many days, who goes, how much; what holds is ticked."""
    name, _ = rule.occasion.value, turn._
    days = [
        _choice_button(turn, rule, "days", each, _("{count}天", count=each) if each else _("当天"))
        for each in DAYS
    ]
    counted = ((_("按自然日"), False), (_("按工作日"), True))
    sorts = [_choice_button(turn, rule, "working", each, label) for label, each in counted]
    who = [_choice_button(turn, rule, "who", each, phrases.visitor_label(_, each)) for each in Who]
    label = _("改为不访") if rule.visited else _("改为要访")
    switch = turn.button(label, "care.put", name, "visited", int(not rule.visited))
    sum_ = turn.button(_("慰问金…"), "care.amount", name)
    back = turn.button(_("‹ 返回"), "care.rules")
    return [[switch, sum_], days[:3], days[3:], sorts, who, [back]]


def _choice_button(turn: Turn, rule: VisitRule, field: str, value: int | Who, label: str) -> Button:
    """What holds is ticked."""
    told = turn._("✓ {choice}", choice=label) if getattr(rule, field) == value else label
    code = value if isinstance(value, Who) else int(value)
    return turn.button(told, "care.put", rule.occasion.value, field, code)


def _keep(turn: Turn, occasion: Occasion, field: str, code: str) -> bool:
    """Keep a change; False where it is none of a rule's."""
    line = with_change(turn.settings.care_rules, occasion, field, code)
    if line is not None:
        turn.change_setting("care_rules", line)
    return line is not None


def _press_put(turn: Turn, ids: tuple[str, ...]) -> None:
    name, field, code = ids
    unforged(field != "amount" and _keep(turn, Occasion(name), field, code))
    turn.toast = turn._("已改")
    _show_rule(turn, Occasion(name))


def _press_mode(turn: Turn, ids: tuple[str, ...]) -> None:
    unforged(settings_command.change(turn, "care", ids[0]) is None)
    turn.toast = turn._("已改")
    turn.edit_pressed(*_view(turn))


def _press_hint(turn: Turn, ids: tuple[str, ...]) -> None:
    """Under the question whether the group shall be listened to."""
    unforged(ids[0] in ("0", "1"))
    if ids[0] == "1":
        settings_command.change(turn, "care", "both")
        turn.edit_pressed(
            turn._(
                "好，以后群里说到这类事，我提议探望，点了「安排」才排进日程。哪些事要访、几天内、慰问金，发 /care 看和改。"
            )
        )
    else:
        turn.edit_pressed(turn._("好的，群里不提。私聊告诉我，我照样提议。以后想开：/care"))


def _press_amount(turn: Turn, ids: tuple[str, ...]) -> None:
    """The usual amount is asked for, and the reply is it."""
    rule = rule_of(turn.settings.care_rules, Occasion(ids[0]))
    what = phrases.occasion_label(turn._, rule.occasion)
    question = turn._("{sign}：慰问金一般多少？请回复这条消息，例如：500元；不定就回「不定」。", sign=what)
    pending_questions.ask(turn, AMOUNT, {"occasion": rule.occasion.value}, KEPT, question)


def amount_given(turn: Turn, draft: drafts.Draft) -> bool:
    """A reply to the question, by whoever sets the rules: 「500」, 「500元」, 「不定」."""
    said = turn.said.text.strip()
    if not turn.may(Action.CARE) or draft.data["occasion"] not in set(Occasion):
        return False
    code = "" if simplified_text(said) in NOTHING else _minor(turn, said)
    occasion = Occasion(draft.data["occasion"])
    if code is None or not _keep(turn, occasion, "amount", code):
        return pending_questions.ask_again(
            turn, draft, turn._("没看出金额。请再回复一次，例如：500元，或「不定」")
        )
    drafts.end(turn.db, draft)
    rule = rule_of(turn.settings.care_rules, occasion)
    return turn.tell(turn._("已改，{line}", line=phrases.rule_line(turn._, rule, turn.currency)))


def _minor(turn: Turn, said: str) -> str | None:
    """One sum in the group's own currency, in minor units; None for anything else."""
    plain = number(said)
    if plain is not None:
        minor = plain * 100
        return str(int(minor)) if minor == minor.to_integral_value() else None
    found = message_reading.read_words(turn, f"慰问金{normal(said).text}").money
    fitting = len(found) == 1 and found[0].currency == turn.currency
    return str(found[0].minor) if fitting and found[0].minor_max is None and found[0].per is None else None


def tell_once(turn: Turn) -> None:
    """Ask whoever is in charge and can be reached; nobody's words are quoted, nobody is named."""
    group = turn.with_group()
    if group.settings.care_offered:
        return
    reached = [each.person for each in in_charge(people.roster(turn.db, group)) if each.person.reachable]
    for person in reached:
        _ = words(language_of(person.language))
        row = [turn.button(_("开启"), "care.hint", 1), turn.button(_("不用"), "care.hint", 0)]
        text = _("「{group}」群里提到职工住院、家里有事这类事。要我在群里提醒探望吗？", group=group.title)
        turn.desk().tell(person, text, [row], lane=Lane.ANSWER)
    if reached:
        groups.change_setting(turn.db, group, "care_offered", True)
        turn.group = turn.services.group(turn.db, group.id)


ANSWERS: Answers = {AMOUNT: amount_given}
next_answers = pending_questions.unreplied(
    ANSWERS, lambda turn: _minor(turn, turn.said.text.strip()) is not None
)
DEEDS: Deeds = {
    "care.rules": permitted_deed(Action.CARE, lambda turn, _ids: turn.edit_pressed(*_view(turn))),
    "care.rule": permitted_deed(Action.CARE, lambda turn, ids: _show_rule(turn, Occasion(ids[0]))),
    "care.put": permitted_deed(Action.CARE, _press_put),
    "care.mode": permitted_deed(Action.CARE, _press_mode),
    "care.hint": permitted_deed(Action.CARE, _press_hint),
    "care.amount": permitted_deed(Action.CARE, _press_amount),
}
