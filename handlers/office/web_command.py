"""/web, 网页: a link to the group's pages, for one person, once; and the end of all of them."""

from handlers.core import group_choice
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed
from handlers.core.messages.outgoing_message import Button, Rows, button
from handlers.core.sealed_secrets import for_chat
from handlers.core.turn import Deeds, Turn
from handlers.office import mini_app
from handlers.office import texts as phrases
from handlers.office import web_session as passes
from storage.core import people
from storage.core.outbox.queue import Lane
from storage.office import web_sessions
from union.core.groups import Group, Person
from union.core.rights import Action
from union.words import Words, language_of, words

START = "web"  # behind /start: the button in the group leads here


def web(turn: Turn) -> None:
    """In private the link, or which group; in the group only the way there."""
    person = turn.me()
    if not turn.services.public_url:
        turn.say(phrases.off(turn._))
    elif person is None:
        turn.say(phrases.only_in_private(turn._), turn.to_private(turn._("私聊取地址"), START))
    elif turn.where.private:
        _in_private(turn, person)
    else:
        # Who can be written to has it in private at once; the group never sees an address.
        group = turn.with_group()
        if not person.reachable or people.member(turn.db, group, person) is None:
            turn.say(phrases.only_in_private(turn._), turn.to_private(turn._("私聊取地址"), START))
            return
        _ = words(language_of(person.language))
        text, rows = phrases.link(_, title=group.title), _rows(turn, _, group, person)
        turn.desk().tell(person, text, rows, lane=Lane.ANSWER, asked=True)
        turn.say(turn._("网页的地址已私聊发给您。"))


def _in_private(turn: Turn, person: Person) -> None:
    inside = group_choice.groups_of(turn, person)
    found = [group for group in inside if people.member(turn.db, group, person) is not None]
    if not inside:
        turn.say(group_choice.no_group(turn))
    elif not found:
        turn.say(
            turn._("网页给登记了的人看：请先说一句做过的工作，我记下就登记了；只限委员记录的群请联系管理员。")
        )
    elif len(found) == 1:
        _say(turn, found[0], person)
    else:
        turn.say(phrases.which(turn._), [[button(group.title, "web.open", group.id)] for group in found])


def _say(turn: Turn, group: Group, person: Person) -> None:
    turn.say(phrases.link(turn._, title=group.title), _rows(turn, turn._, group, person))


def _rows(turn: Turn, _: Words, group: Group, person: Person) -> Rows:
    """The address, and for the 管理员 the end of all logins."""
    rows = [[Button(_("打开网页"), url=_address(turn, group, person))]]
    inside = mini_app.address(turn.services, group)
    if inside:
        rows.append([Button(_("在 Telegram 里打开"), app=inside)])
    if group_choice.may_in_private(turn, group, person, Action.WEB_OF_ALL):
        rows.append([button(_("让所有网页登录失效"), "web.end", group.id)])
    return rows


def _address(turn: Turn, group: Group, person: Person) -> str:
    """A new link; what can't be in use any more is forgotten by the way."""
    web_sessions.forget(turn.db, group, turn.now - passes.SESSION_GOOD - passes.LINK_GOOD)
    secret = passes.new_secret()
    visit_id = web_sessions.issue(turn.db, group, person, passes.hash_of(secret), turn.now)
    given = passes.Pass(group.id, person.id, visit_id, secret)
    link = passes.signed_pass(turn.services, passes.LINK, given)
    return f"{turn.services.public_url}/enter/{for_chat(turn.services.key, person.user_id, link)}"


def _open(turn: Turn, ids: tuple[str, ...]) -> None:
    """A group was chosen in private; nowhere else is there such a button."""
    person = turn.me()
    if not turn.services.public_url:
        turn.toast = phrases.off(turn._)
    elif person is None or not turn.where.private:
        turn.toast = press_phrases.old_button(turn._)
    else:
        _say(turn, turn.with_group(), person)


def end_all(turn: Turn) -> str:
    """Every session of the group and every unused link is over; what to say about it."""
    group = turn.with_group()
    count = web_sessions.end_all(turn.db, group)
    turn.audit("web", "end")
    named = {"title": group.title, "count": count}
    if count:
        return turn._("「{title}」的网页登录已全部失效（{count}个），没用过的地址也作废了。", **named)
    return turn._("「{title}」没有正在使用的网页登录，没用过的地址已作废。", **named)


def _end(turn: Turn, ids: tuple[str, ...]) -> None:
    turn.say(end_all(turn))


DEEDS: Deeds = {
    "web.open": permitted_deed(Action.WEB, _open),
    "web.end": permitted_deed(Action.WEB_OF_ALL, _end),
}
