"""签领表、公示稿: asked for by 「签领表 春节慰问」, 「签领表 #12」, in reply to a log or in a sentence; what is in it is said first, the
files follow, made outside of any transaction in a child process. In a group it has codes, in private the names its reader may see.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import date, timedelta

from handlers.core import file_jobs
from handlers.core.button_press import permitted_deed
from handlers.core.command_limits import heavy
from handlers.core.job_context import Desk
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.outgoing_message import Rows, brief
from handlers.core.name_visibility import shows_names
from handlers.core.pending_questions import begin, pressed
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.core.drafts import KeptWish, Wishes
from storage.engine.database import Database
from storage.helped import name_register
from storage.worklog import entries, entry_search
from union.core.groups import Group
from union.core.period import A_DAY
from union.core.records import dataclass
from union.core.rights import Action
from union.core.units import money_text
from union.helped.families import masked
from union.helped.handouts import (
    NOTICES,
    SHEETS,
    Handout,
    PaperSort,
    WorkAsked,
    giving,
    handout_totals,
    newest_run,
    work_asked,
)
from union.helped.handouts import title as title_of
from union.reading.privacy.redaction import HIDDEN, mask_names
from union.reading.questions.subject_words import has_term, ways
from union.reading.text.normal_form import EitherScript
from union.reports.document import FileForm, file_name, letterhead
from union.words import Words, words
from union.worklog.entries import LogEntry

WORDS = (*SHEETS, *NOTICES)
PAPER = rf"(?P<sort>{'|'.join(WORDS)})"
PLEASE = r"(?:小秘[,，\s]{0,2})?(?:请|麻烦|帮忙?|给我|帮我)?(?:生成|整理|导出|打印|发|出|整|做|弄|要|来)(?:一下)?(?:一?[份个张])"
NAMED = EitherScript(rf"{PLEASE}(?P<what>[^,，。;；!！?？\n]{{0,24}}?)的?{PAPER}[。!！]?")
HELPED = "帮扶慰问"
SUBJECT, MAKE = "helped.handout", "helped.paper"
KEPT = timedelta(days=30)
A_YEAR = timedelta(days=365)
APART = 30  # days between two that are not of one round
MOST = 60  # logs
Make = Callable[[FileForm, PaperSort, Handout, str], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class WantedHandout(KeptWish):
    """One to be made of these logs and sent to a chat; `named`: of which of them it shows the families' names."""

    what: str
    sort: PaperSort
    form: FileForm
    logs: Sequence[int]
    named: Sequence[int] = ()


WISHES = Wishes("handout", WantedHandout, ("what", "sort", "form"))


def ask(turn: Turn) -> None:
    """What is in it, and the file; in words what is missing."""
    turn.needs(Action.SEE)
    said = simplified_text(turn.said.text)
    found = NAMED.fullmatch(said)
    words = found["what"] if found else argument(said, WORDS)
    sort = PaperSort.PUBLIC if any(each in said for each in NOTICES) else PaperSort.SHEET
    logs, what = _replied(turn) if not words else [], words.strip()
    logs = logs or _logs_asked_for(turn, work_asked(words, turn.with_group().wall(turn.said.at)))
    if logs:
        offer(turn, logs, what, sort)
    elif what:
        turn.say(turn._("没有找到说「{what}」的慰问记录。可以写编号，如：签领表 #12 #15", what=brief(what)))
    else:
        turn.say(turn._("近一年没有慰问记录。可以写编号，如：签领表 #12"))


def offer(turn: Turn, logs: Sequence[LogEntry], what: str, sort: PaperSort) -> None:
    """Say what these logs come to, make the paper asked for and hold the others ready."""
    what = _title(turn, what, logs)
    ids = [each.id for each in logs]
    handout = gathered(turn.db, turn.with_group(), what, ids, turn.services)
    if not handout.givings:
        numbers = _logs([each.number for each in logs])
        turn.say(turn._("{logs} 里没有写金额、物品和名单，做不了签领表。", logs=numbers))
        return
    draft = begin(turn, SUBJECT, {"what": what, "logs": ids}, KEPT)
    _want(turn, what, ids, sort, FileForm.DOCX)
    turn.say(_offered(turn._, handout, sort, private=turn.where.private), _rows(turn, draft))


def buttons(turn: Turn, entry: LogEntry) -> Rows:
    return _rows(turn, begin(turn, SUBJECT, {"what": _title(turn, "", [entry]), "logs": [entry.id]}, KEPT))


def _rows(turn: Turn, draft_id: int) -> Rows:
    papers = (
        (turn._("签领表 Word"), PaperSort.SHEET, FileForm.DOCX),
        (turn._("签领表 Excel"), PaperSort.SHEET, FileForm.XLSX),
        (turn._("公示稿 Word"), PaperSort.PUBLIC, FileForm.DOCX),
    )
    return [[turn.button(label, MAKE, draft_id, sort, form) for label, sort, form in papers]]


def _replied(turn: Turn) -> list[LogEntry]:
    about = turn.replied_about()
    entry = entries.get(turn.db, turn.with_group(), about.id) if about and about.subject == "log" else None
    return [entry] if entry and not entry.undone else []


def _logs_asked_for(turn: Turn, asked: WorkAsked) -> list[LogEntry]:
    """The logs asked for by number; else those of help that say the words, of the days said or the newest round of a year."""
    group = turn.with_group()
    if asked.numbers:
        return [each for each in entries.by_numbers(turn.db, group, asked.numbers) if not each.undone]
    today: date = turn.today
    first, end = (asked.period.first, asked.period.end) if asked.period else (today - A_YEAR, today + A_DAY)
    wanted = entry_search.EntryFilter(first, end, [ways(each) for each in asked.terms], HELPED, most=MOST)
    told = [masked(each) for each in entry_search.speaking(turn.db, group, wanted)]
    told = [each for each in told if all(has_term(term, each.text) for term in asked.terms)]
    if asked.period is None:
        kept = newest_run([(each.number, each.facts[0].day) for each in told], APART)
        told = [each for each in told if each.number in kept]
    return sorted(told, key=lambda each: each.number)


def _title(turn: Turn, what: str, logs: Sequence[LogEntry]) -> str:
    """The words it was asked by, unless they name a person or are a number; else the category of work."""
    said = "" if "#" in what or "＃" in what or HIDDEN in mask_names(f"慰问{what}") else what
    category = next((fact.category for each in logs for fact in each.facts), HELPED)
    return said or turn._(category)


def _press(turn: Turn, ids: tuple[str, ...]) -> None:
    """Ids: the draft that holds the logs, which of the two, the form."""
    draft = pressed(turn, SUBJECT)
    _want(turn, draft.data["what"], draft.data["logs"], PaperSort(ids[1]), FileForm(ids[2]))
    turn.toast = turn._("正在生成，马上发来")


def _want(turn: Turn, what: str, ids: Sequence[int], sort: PaperSort, form: FileForm) -> None:
    group = turn.with_group()
    named = [each.id for each in entries.of_ids(turn.db, group, ids) if shows_names(turn, each.author_id)]
    wanted = WantedHandout(group.id, turn.where.chat_id, turn.where.topic, what, sort, form, ids, named)
    WISHES.add(turn.db, group, wanted, turn.now)


def _offered(_: Words, handout: Handout, sort: PaperSort, *, private: bool) -> str:
    """What it is made of and comes to; what is to be checked or filled in; where the names are."""
    logs = _logs(sorted(each.number for each in handout.givings))
    facts = {"title": title_of(handout, sort, _), "logs": logs, "told": handout_totals(handout, _)}
    lines = [_("{title}，按 {logs} 做，共{told}。文件马上发来。", **facts)]
    for each in handout.givings:
        currency = each.sums[0][0] if each.sums else ""
        if each.exceeds:
            more = money_text(each.exceeds, currency, _)
            lines.append(_("#{number} 名单合计比记录多{more}，请核对。", number=each.number, more=more))
        elif each.undivided > 0 and sort is PaperSort.SHEET:
            rest = money_text(each.undivided, currency, _)
            lines.append(
                _("#{number} 有{rest}没写每户多少，表里单列，发放时填。", number=each.number, rest=rest)
            )
        if each.unlisted:
            lines.append(
                _("#{number} 还有{count}户（人）没有列进表里。", number=each.number, count=each.unlisted)
            )
    has_codes = any(line.code for each in handout.givings for line in each.lines)
    if sort is PaperSort.SHEET and not private and has_codes:
        lines.append(_("群里的表只写代号；要带姓名的，请在私聊里发同样的话。"))
    if sort is PaperSort.PUBLIC:
        lines.append(_("公示稿不写姓名和代号；公示期、监督电话请自己填。"))
    return "\n".join(lines)


def _logs(numbers: Sequence[int]) -> str:
    return " ".join(f"#{each}" for each in numbers)


DEEDS = {MAKE: heavy(permitted_deed(Action.SEE, _press))}


def gathered(
    db: Database,
    group: Group,
    what: str,
    log_ids: Sequence[int],
    services: Services,
    named: Collection[int] = (),
) -> Handout:
    """What these logs handed out, as they stand; names of the families of those `named`."""
    told = name_register.families_by_log(db, group, log_ids)
    found = (
        giving(entry, told.get(entry.id, ()), named=entry.id in named)
        for entry in entries.of_ids(db, group, log_ids)
        if not entry.undone
    )
    givings = sorted((each for each in found if each is not None), key=lambda each: (each.day, each.number))
    issuer = letterhead(group.settings).issuer or group.title
    return Handout(what, issuer, group.day(services.now()), tuple(givings))


async def make_wanted(services: Services, make: Make) -> None:
    """Make and queue every one wanted; `make` gets the form, which of the two, what was handed out and the language."""

    async def made(wanted: WantedHandout, group: Group) -> tuple[str, bytes] | None:
        with services.store.reading() as db:
            handout = gathered(db, group, wanted.what, wanted.logs, services, wanted.named)
        if not handout.givings:  # they were taken back meanwhile
            return None
        services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=False)
        language, sort = group.settings.language, wanted.sort
        title = title_of(handout, sort, words(language))
        return title, await make(wanted.form, sort, handout, language)

    await file_jobs.fulfil(services, WISHES, made, _send, _give_up)


def _send(desk: Desk, wanted: WantedHandout, made: tuple[str, bytes] | None) -> None:
    if made is None:
        file_jobs.say(desk, wanted, desk._("这些记录都撤销了，没有可做的。"))
        return
    title, content = made
    file_jobs.send(desk, wanted, (file_name(title, wanted.form), content), title)


def _give_up(desk: Desk, wanted: WantedHandout) -> None:
    file_jobs.say(desk, wanted, desk._("「{what}」没有做成，请稍后再发一次。", what=wanted.what))
