"""The 负责人 and whom they give requests to: the list of open ones, one request, 开始办理, 交给…; always in private."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.core import press_texts as press_phrases
from handlers.core.messages.outgoing_message import Rows, button, page_buttons
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.requests import request_card
from handlers.requests import texts as phrases
from storage.core import people
from storage.requests import queries as requests_queries
from union.core.groups import Group, Member, Role
from union.core.rights import Action
from union.requests.lifecycle import Request, RequestState, Step, due, workdays_left

PAGE = 8
OFFICERS = (Role.ADMIN, Role.OFFICER, Role.LEADER)


def show_lists(turn: Turn, found: Sequence[Group]) -> None:
    """The open requests of the group whose requests the reader handles; of several groups it is asked which."""
    if len(found) == 1:
        turn.group = found[0]
        turn.say(*_list(turn, 0), about=requests_queries.LIST)
        return
    rows = [[button(group.title, "req.list", group.id, 0)] for group in found]
    turn.say(turn._("看哪个群的诉求？"), rows)


def show_one(turn: Turn, found: Sequence[Group], number: int) -> bool:
    """「诉求 3号」 of whoever handles it; whether there was one of theirs."""
    shown = False
    for group in found:
        turn.group = group
        one = requests_queries.get(turn.db, group, number)
        if one is not None and request_card.may_handle(turn, one):
            _show_card(turn, one)
            shown = True
    return shown


def handled(turn: Turn, number: int) -> Request:
    """A request the presser handles; else `NotDone`."""
    one = requests_queries.get(turn.db, turn.with_group(), number)
    if one is None or not request_card.may_handle(turn, one):
        raise NotDone(press_phrases.not_allowed(turn._))
    return one


def of_open(turn: Turn) -> Request:
    """The one of the pressed button, while it waits for an answer."""
    one = handled(turn, turn.press.number())
    if not one.is_open:
        request_card.refresh(turn.desk(), one.number)
        raise NotDone(phrases.settled(turn._, one))
    return one


def _list(turn: Turn, page: int) -> tuple[str, Rows]:
    group, _ = turn.with_group(), turn._
    mine = [
        each for each in requests_queries.open_ones(turn.db, group) if request_card.may_handle(turn, each)
    ]
    own = [[turn.button(_("我要提诉求"), "req.new")]] if group.settings.requests else []
    if not mine:
        return _("「{title}」没有待答复的诉求。办过的发「诉求 3号」看。", title=group.title), own
    mine.sort(key=lambda each: (due(each, group.notice), each.number))
    last = (len(mine) - 1) // PAGE
    page = min(page, last)
    shown = mine[page * PAGE : page * PAGE + PAGE]
    lines = [
        phrases.line(
            _, each, workdays_left(due(each, group.notice), turn.today, group.notice),
            request_card.owner_name(turn.db, each),
        )
        for each in shown
    ]  # fmt: skip
    text = "\n".join(
        [_("「{title}」待答复的诉求，共{count}件：", title=group.title, count=len(mine)), *lines]
    )
    turns = page_buttons(_, page, last, "req.list", group.id)
    return text, [*request_card.request_buttons(_, group, shown), *([turns] if turns else []), *own]


def _turn_page(turn: Turn) -> None:
    member = turn.member()
    if (
        member is None
        or not turn.where.private
        or not request_card.is_handled_by(turn.db, turn.with_group(), member.person)
    ):
        raise NotDone(press_phrases.not_allowed(turn._))
    turn.edit_pressed(*_list(turn, turn.press.number()))


def _show_card(turn: Turn, one: Request) -> None:
    member = turn.member()
    if member is not None:
        text, rows = request_card.drawn(turn.desk(), one, member.person)
        request_card.set_aside(turn.desk(), one, [member.person])
        turn.say(text, rows, about=request_card.mark(one))


def _begin(turn: Turn) -> None:
    one = of_open(turn)
    group = turn.with_group()
    if one.state is RequestState.RECEIVED:
        requests_queries.set_state(turn.db, group, one, RequestState.WORKING)
        requests_queries.happened(turn.db, group, one, Step.BEGUN, turn.today, person=turn.me())
    turn.toast = turn._("好的")
    request_card.refresh(turn.desk(), one.number)


def _ask_whom(turn: Turn) -> None:
    one, group, page = _request_to_assign(turn), turn.with_group(), turn.press.number(1)
    found = [each for each in people.roster(turn.db, group) if each.role in OFFICERS]
    last = (len(found) - 1) // PAGE
    page = min(page, last)
    rows = [
        [turn.button(_name_with_title(turn, each), "req.to", one.number, each.person.id)]
        for each in found[page * PAGE : page * PAGE + PAGE]
    ]
    turns = page_buttons(turn._, page, last, "req.give", group.id, one.number)
    back = turn.button(turn._("‹ 返回"), "req.back", one.number)
    turn.edit_pressed(turn._("诉求{number}号交给谁办？", number=one.number), [*rows, [*turns, back]])


def _name_with_title(turn: Turn, member: Member) -> str:
    name, title = member.person.name, member.title
    return turn._("{name}（{title}）", name=name, title=title) if title else name


def _request_to_assign(turn: Turn) -> Request:
    """The open request of the button, where the presser may say who handles it."""
    turn.needs(Action.GIVE_REQUEST)
    return of_open(turn)


def _give(turn: Turn) -> None:
    one = _request_to_assign(turn)
    member = people.member_of(turn.db, turn.with_group(), turn.press.number(1))
    if member is None or member.role not in OFFICERS:
        raise NotDone(turn._("只能交给名册里的委员、组长或管理员"))
    requests_queries.give(turn.db, turn.with_group(), one, member.person)
    turn.audit("request.give", f"request:{one.number}")
    me = turn.me()
    request_card.refresh(turn.desk(), one.number)
    if me is None or me.id != member.person.id:
        request_card.tell_owner(turn.desk(), replace(one, owner_id=member.person.id), member.person)
    turn.toast, turn.alert = turn._("已交给{name}", name=member.person.name), not member.person.reachable
    if turn.alert:
        turn.toast = turn._("已交给{name}，但对方没有私聊过我，收不到，请您转告", name=member.person.name)
    _restore(turn, one.number)


def _restore(turn: Turn, number: int) -> None:
    """The pressed message is the card again."""
    desk, member = turn.desk(), turn.member()
    one = requests_queries.get(turn.db, turn.with_group(), number)
    if member is not None and one is not None:
        turn.edit_pressed(*request_card.drawn(desk, one, member.person))


DEEDS: Deeds = {
    "req.list": _turn_page,
    "req.show": lambda turn: _show_card(turn, handled(turn, turn.press.number())),
    "req.begin": _begin,
    "req.give": _ask_whom,
    "req.to": _give,
    "req.back": lambda turn: _restore(turn, handled(turn, turn.press.number()).number),
}
