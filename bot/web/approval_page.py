"""审签: the drafts that wait, for the 负责人; published, sent back or given a 说明 as in the chat, and at the same time."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.form_checks import demand, text
from bot.web.page_base import Done, Missing, Office, Page
from handlers.core.job_context import Desk
from handlers.core.messages.text_limits import MESSAGE_UNITS
from handlers.office.web_session import Visitor
from handlers.reports import approval as drafts
from handlers.reports import approval_answers, month_post, report_message
from handlers.reports import approval_texts as sign_phrases
from handlers.reports.approval_answers import LONGEST
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted
from union.core.groups import Person
from union.core.period import Period
from union.core.rights import Action
from union.reports import report_schedule
from union.reports.text import title as title_of

Found = tuple[Person, Period, Posted]


def routes(office: Office) -> list[BaseRoute]:
    """The drafts, and what can be done with one."""
    return [
        office.page("/signing", _signing),
        office.form("/signing/publish", _publish),
        office.form("/signing/return", _give_back),
        office.form("/signing/remark", _remark),
        office.form("/signing/again", _again),
    ]


def _signing(guest: Visitor, request: Request) -> Page:
    demand(guest, Action.SIGN)
    turn = guest.turn
    shown = [_draft(guest, key) for key in publication.waiting(turn.db, guest.group)]
    values = {"drafts": shown, "longest": LONGEST}
    return Page("signing.html", turn._("审签月报"), values, "signing")


def _draft(guest: Visitor, key: str) -> dict[str, object]:
    """One month's draft as it is now, with the code by which it is signed."""
    turn, group, desk = guest.turn, guest.group, _desk(guest)
    month, row = group.months.of_key(key), publication.of_period(turn.db, group, key)
    if month is None or row is None:
        raise Missing
    told, today = month_post.report_now(desk, month), desk.wall.date()
    closing = report_schedule.locking(month, group.settings, group.notice)
    return {
        "key": key,
        "name": title_of.period_name(month, turn._, now=today),
        "text": report_message.text(told, turn._, MESSAGE_UNITS)[0],
        "foot": sign_phrases.foot(turn._, closing, today),
        "code": drafts.code_of(told),
        "is_draft": row.state == DRAFT,
        "remarks": row.remarks,
    }


def _publish(guest: Visitor, sent: FormData) -> Done:
    """Only the very draft the page showed."""
    found = _found(guest, sent, DRAFT)
    if found is None:
        return _over(guest)
    trouble = approval_answers.publish(guest.turn, *found, text(sent, "code"))
    return Done("/signing", trouble or guest.turn._("已发布"))


def _give_back(guest: Visitor, sent: FormData) -> Done:
    found, said = _found(guest, sent, DRAFT), approval_answers.keepable(text(sent, "text"))
    if found is None:
        return _over(guest)
    return _wrong(guest, said) or Done("/signing", approval_answers.give_back(guest.turn, *found, said))


def _remark(guest: Visitor, sent: FormData) -> Done:
    """An empty field removes the 说明."""
    found, said = _found(guest, sent, DRAFT), approval_answers.keepable(text(sent, "text"))
    if found is None:
        return _over(guest)
    if len(said) > LONGEST:
        return Done("/signing", sign_phrases.too_long(guest.turn._, LONGEST))
    _person, month, row = found
    kept = approval_answers.remark(guest.turn, month, row, said)
    return Done("/signing", sign_phrases.remarks_kept(guest.turn._, kept))


def _again(guest: Visitor, sent: FormData) -> Done:
    found = _found(guest, sent, RETURNED)
    if found is None:
        return _over(guest)
    _person, month, row = found
    drafts.show_anew(_desk(guest), month, row.shown + 1)
    return Done("/signing", guest.turn._("新稿已送审。"))


def _found(guest: Visitor, sent: FormData, state: str) -> Found | None:
    """The month a form is about, while it can still be done: pressed in the chat meanwhile, it is over here too."""
    demand(guest, Action.SIGN)
    me, month = guest.turn.me(), guest.group.months.of_key(text(sent, "month"))
    if month is None or me is None:
        raise Missing
    row = publication.of_period(guest.turn.db, guest.group, month.key)
    return None if row is None or row.state != state else (me, month, row)


def _wrong(guest: Visitor, said: str) -> Done | None:
    if not said:
        return Done("/signing", guest.turn._("请写一句再提交。"))
    return Done("/signing", sign_phrases.too_long(guest.turn._, LONGEST)) if len(said) > LONGEST else None


def _over(guest: Visitor) -> Done:
    return Done("/signing", sign_phrases.over(guest.turn._))


def _desk(guest: Visitor) -> Desk:
    turn = guest.turn
    return Desk(turn.services, turn.db, turn.now, guest.group)
