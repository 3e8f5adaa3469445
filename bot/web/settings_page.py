"""The settings: what holds, for everybody; for the 管理员 a form each, one change a form, checked as in the chat."""

from collections.abc import Callable
from enum import StrEnum

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.page_base import WAS, Done, Missing, Office, Page, require_found, text, trouble
from handlers.core.turn import Turn
from handlers.feeds import feed_command
from handlers.office import web_command
from handlers.office.web_session import Visitor
from handlers.reminders import lead_settings
from handlers.settings import letterhead, settings_command
from handlers.settings import texts as setting_phrases
from union.core.kinds import Kind, kind_words
from union.core.records import dataclass
from union.core.rights import Action
from union.reminders.lead_times import chosen
from union.reports.document import FIELDS, LONGEST
from union.settings.choices import OFFERED, SECTIONS, SWITCHES, TIMES, code_of
from union.words import Words

DAYS = ("0", *(str(day) for day in range(1, 29)))
ELSEWHERE = {"leads": "/settings/leads", "letterhead": "/settings/letterhead"}


class Shape(StrEnum):
    SWITCH = "switch"
    CHOICE = "choice"
    CLOCK = "clock"
    SPAN = "span"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Row:
    """A setting as the page shows it; `code` is what holds, `choices` are codes with their words."""

    name: str
    label: str
    now: str
    purpose: str
    shape: Shape
    code: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    path: str = ""

    @property
    def ends(self) -> tuple[str, str]:
        """Of a span both its clocks as a browser writes them; of 「不设」 twice midnight."""
        begins, _, ends = ("0000-0000" if self.code == "none" else self.code).partition("-")
        return clock_field(begins), clock_field(ends)


def routes(office: Office) -> list[BaseRoute]:
    return [
        office.page("/settings", _settings),
        office.form("/settings", _change, Action.SETTINGS),
        office.page("/settings/leads", _leads),
        office.form("/settings/leads", _change_leads, Action.SETTINGS),
        office.page("/settings/letterhead", _letterhead),
        office.form("/settings/letterhead", _change_letterhead, Action.SETTINGS),
        office.form("/settings/topic", _to_main_chat, Action.SETTINGS),
        office.form("/settings/feed/renew", _renew_feed, Action.FEED_OF_ALL),
        office.form("/settings/feed/stop", _stop_feed, Action.FEED_OF_ALL),
        office.form("/settings/logins/end", _end_logins, Action.WEB_OF_ALL),
    ]


def clock_field(code: str) -> str:
    """「0830」 as a browser's clock field has it, 「08:30」."""
    return f"{code[:2]}:{code[2:]}"


def _settings(guest: Visitor, request: Request) -> Page:
    turn, _ = guest.turn, guest.turn._
    labels = {name: label for label, name in setting_phrases.setting_labels(_).items()}
    values = {
        "sections": [
            (place, _(title), [_row(turn, labels[name], name) for name in names])
            for place, (title, names) in SECTIONS.items()
        ],
        "topics": [
            (name, back(_))
            for name, (_here, back, _told) in setting_phrases.TOPICS.items()
            if getattr(turn.settings, name) is not None
        ],
        "feed": _("本群有一个订阅地址。") if _feed_mark(turn) else _("本群没有在用的订阅地址。"),
        "feed_mark": _feed_mark(turn),
    }
    return Page("settings.html", _("设置"), values, "settings")


def _row(turn: Turn, label: str, name: str) -> Row:
    _, held = turn._, turn.settings
    if name in ELSEWHERE:
        now = (
            lead_settings.chosen_leads_text(_, held.leads)
            if name == "leads"
            else letterhead.filled_fields_line(_, held)
        )
        return Row(name, label, now, "", Shape.ELSEWHERE, path=ELSEWHERE[name])
    code = code_of(held, name)
    codes = DAYS if name == "month_end" else OFFERED[name]
    choices = tuple(
        (each, _choice_text(_, name, each)) for each in (codes if code in codes else (code, *codes))
    )
    now, purpose = _choice_text(_, name, code), setting_phrases.purpose(_, name)
    return Row(name, label, now, purpose, _shape(name), code, choices)


def _shape(name: str) -> Shape:
    if name in SWITCHES:
        return Shape.SWITCH
    if name in TIMES:
        return Shape.CLOCK
    return Shape.SPAN if name == "quiet" else Shape.CHOICE


def _choice_text(_: Words, name: str, code: str) -> str:
    return setting_phrases.choice(_, name, code, ticked=False)


def _change(guest: Visitor, sent: FormData) -> Done:
    """One setting, through the very function the chat's buttons use."""
    turn, name, before = guest.turn, text(sent, "name"), guest.group
    if name not in OFFERED:
        raise Missing
    code, now = _wanted(name, sent), code_of(before.settings, name)
    told = _choice_text(turn._, name, now)
    said = trouble(turn, sent, now, code, told) or settings_command.change(turn, name, code)
    if not said:
        moved = settings_command.follow_region(turn, before)
        said = f"{setting_phrases.changed(turn._, name, turn.settings)}\n{moved}".strip()
    return Done(f"/settings#{name}", said)


def _wanted(name: str, sent: FormData) -> str:
    """The code a form means; what is none is refused by `settings.change`."""
    if _shape(name) is not Shape.SPAN or "code" in sent:
        return text(sent, "code").replace(":", "")
    ends = [text(sent, end).replace(":", "") for end in ("from", "until")]
    return "none" if ends[0] == ends[1] else "-".join(ends)


def _leads(guest: Visitor, request: Request) -> Page:
    turn, _ = guest.turn, guest.turn._
    kinds = [
        (kind.value, kind_words(_, kind), _lead_code(turn, kind), _lead_choices(turn, kind)) for kind in Kind
    ]
    return Page("leads.html", _("提醒提前"), {"kinds": kinds}, "settings")


def _lead_code(turn: Turn, kind: Kind) -> str:
    """The code of what holds; of lead times somebody wrote in the chat, those themselves."""
    own = chosen(turn.settings.leads, kind)
    if own is None:
        return lead_settings.DEFAULT
    return ",".join(own) or lead_settings.NONE


def _lead_choices(turn: Turn, kind: Kind) -> list[tuple[str, str]]:
    _, now, codes = turn._, _lead_code(turn, kind), lead_settings.codes(kind)
    shown = codes if now in codes else (now, *codes)
    return [(code, lead_settings.of_kind(_, lead_settings.leads_behind(code))) for code in shown]


def _change_leads(guest: Visitor, sent: FormData) -> Done:
    turn, code = guest.turn, text(sent, "code")
    kind = require_found(next((each for each in Kind if each.value == text(sent, "name")), None))
    told = lead_settings.of_kind(turn._, lead_settings.current_leads(turn, kind))
    said = trouble(turn, sent, _lead_code(turn, kind), code, told)
    if not said:
        try:
            lead_settings.choose(turn, kind, code)
        except ValueError as error:
            raise Missing from error
        said = lead_settings.changed(turn, kind)
    return Done(f"/settings/leads#{kind}", said)


def _letterhead(guest: Visitor, request: Request) -> Page:
    turn = guest.turn
    fields = [
        (name, label, getattr(turn.settings, name), letterhead.example(turn._, name))
        for label, name in letterhead.field_labels(turn._).items()
    ]
    return Page("letterhead.html", turn._("月报抬头"), {"fields": fields, "longest": LONGEST}, "settings")


def _change_letterhead(guest: Visitor, sent: FormData) -> Done:
    """An empty field clears the text, as 「无」 does in the chat."""
    turn, name, wanted = guest.turn, text(sent, "name"), " ".join(text(sent, "text").split())
    if name not in FIELDS:
        raise Missing
    now = str(getattr(turn.settings, name))
    said = trouble(guest.turn, sent, now, wanted, now)
    return Done(f"/settings/letterhead#{name}", said or letterhead.change(turn, name, wanted or "无"))


def _to_main_chat(guest: Visitor, sent: FormData) -> Done:
    try:
        settings_command.to_main_chat(guest.turn, text(sent, "name"))
    except ValueError as error:
        raise Missing from error
    return Done("/settings", guest.turn._("已改：发回主群"))


def _feed_mark(turn: Turn) -> str:
    """Which address is in use, without telling it; "" for none."""
    feed = feed_command.of_group(turn)
    return "" if feed is None or feed.stopped else feed_command.mark(feed)


def _renew_feed(guest: Visitor, sent: FormData) -> Done:
    """Of the very address the page showed: a second press would make the first one's address useless."""
    renewed = guest.turn._("订阅地址已换新，旧地址不能用了。新地址请在私聊发 /feed 看。")
    return _of_feed(guest, sent, feed_command.renew_group, renewed)


def _stop_feed(guest: Visitor, sent: FormData) -> Done:
    return _of_feed(guest, sent, feed_command.stop_group, guest.turn._("订阅地址已停用。"))


def _of_feed(guest: Visitor, sent: FormData, act: Callable[[Turn], object], told: str) -> Done:
    was = text(sent, WAS)
    if not was or was != _feed_mark(guest.turn):
        told = guest.turn._("订阅地址刚才已经改过，没有再改。")
    else:
        act(guest.turn)
    return Done("/settings#feed", told)


def _end_logins(guest: Visitor, sent: FormData) -> Done:
    """This session ends with the others."""
    return Done("/settings", web_command.end_all(guest.turn))
