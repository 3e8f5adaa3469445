"""审签: the drafts that wait, for the 负责人; published, sent back or given a 说明 as in the chat, and at the same time."""

from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.form_checks import text
from bot.web.page_base import Act, Done, Missing, Office, Page, there
from handlers.core.messages.outgoing_message import MESSAGE_UNITS
from handlers.core.turn import Turn
from handlers.office.web_session import Visitor
from handlers.reports import approval as drafts
from handlers.reports import approval_answers, month_post
from handlers.reports.approval_answers import LONGEST
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted
from union.core.period import Period
from union.core.rights import Action
from union.reports.text import title as title_of

Found = tuple[Period, Posted]


def routes(office: Office) -> list[BaseRoute]:
    return [
        office.page("/signing", _signing, Action.SIGN),
        office.form("/signing/publish", _while(DRAFT, _publish), Action.SIGN),
        office.form("/signing/return", _while(DRAFT, _give_back), Action.SIGN),
        office.form("/signing/remark", _while(DRAFT, _remark), Action.SIGN),
        office.form("/signing/again", _while(RETURNED, _again), Action.SIGN),
    ]


def _signing(guest: Visitor, request: Request) -> Page:
    turn = guest.turn
    shown = [_draft(guest, key) for key in publication.waiting(turn.db, guest.group)]
    values = {"drafts": shown, "longest": LONGEST}
    return Page("signing.html", turn._("审签月报"), values, "signing")


def _draft(guest: Visitor, key: str) -> dict[str, object]:
    """One month's draft as it is now, with the code by which it is signed."""
    turn, group, desk = guest.turn, guest.group, guest.turn.desk()
    month, row = there(group.months.of_key(key)), there(publication.of_period(turn.db, group, key))
    told = month_post.report_now(desk, month)
    return {
        "key": key,
        "name": title_of.period_name(month, turn._, now=desk.wall.date()),
        "text": month_post.report_text(told, turn._, MESSAGE_UNITS)[0],
        "foot": drafts.foot(turn._, **month_post.facts(desk, month, turn._)),
        "code": month_post.code_of(told),
        "is_draft": row.state == DRAFT,
        "remarks": row.remarks,
    }


def _while(state: str, act: Callable[[Turn, FormData, Found], str]) -> Act:
    """A form about a month's draft while that stands so: pressed in the chat meanwhile, it is over here too."""

    def acted(guest: Visitor, sent: FormData) -> Done:
        turn, month = guest.turn, guest.group.months.of_key(text(sent, "month"))
        if month is None or turn.me() is None:
            raise Missing
        row = publication.of_period(turn.db, guest.group, month.key)
        if row is None or row.state != state:
            return Done("/signing", approval_answers.over(turn._))
        return Done("/signing", act(turn, sent, (month, row)))

    return acted


def _publish(turn: Turn, sent: FormData, found: Found) -> str:
    """Only the very draft the page showed."""
    return approval_answers.publish(turn, *found, text(sent, "code")) or turn._("已发布")


def _give_back(turn: Turn, sent: FormData, found: Found) -> str:
    said = approval_answers.keepable(text(sent, "text"))
    if not said:
        return turn._("请写一句再提交。")
    return approval_answers.too_long(turn._, said) or approval_answers.give_back(turn, *found, said)


def _remark(turn: Turn, sent: FormData, found: Found) -> str:
    """An empty field removes the 说明."""
    said = approval_answers.keepable(text(sent, "text"))
    return approval_answers.too_long(turn._, said) or approval_answers.remark(turn, *found, said)


def _again(turn: Turn, sent: FormData, found: Found) -> str:
    month, row = found
    drafts.show_anew(turn.desk(), month, row.shown + 1)
    return turn._("新稿已送审。")
