"""签领表 and 公示稿: noted in a transaction, made outside of any in a child process, sent in another."""

from collections.abc import Awaitable, Callable, Collection, Sequence

from handlers.core import file_jobs
from handlers.core.job_context import Desk
from handlers.core.services import Services
from storage.engine.database import Database
from storage.helped import name_register
from storage.helped.wanted_handouts import WISHES, WantedHandout
from storage.worklog import entries
from union.core.groups import Group
from union.helped import handout_texts as texts
from union.helped.handouts import Handout, giving
from union.reports.document import letterhead
from union.reports.document_names import Form, file_name
from union.words import words

Make = Callable[[Form, texts.PaperSort, Handout, str], Awaitable[bytes]]


def gathered(
    db: Database,
    group: Group,
    what: str,
    log_ids: Sequence[int],
    services: Services,
    named: Collection[int] = (),
) -> Handout:
    """What these logs handed out, as they stand; names of the families of those `named`."""
    told = name_register.told_of(db, group, log_ids)
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
        language, sort = group.settings.language, texts.PaperSort(wanted.sort)
        title = texts.title(handout, sort, words(language))
        return title, await make(Form(wanted.form), sort, handout, language)

    await file_jobs.fulfil(services, WISHES, made, _send, _give_up)


def _send(desk: Desk, wanted: WantedHandout, made: tuple[str, bytes] | None) -> None:
    if made is None:
        file_jobs.say(desk, wanted, desk._("这些记录都撤销了，没有可做的。"))
        return
    title, content = made
    file_jobs.send(desk, wanted, (file_name(title, Form(wanted.form)), content), title)


def _give_up(desk: Desk, wanted: WantedHandout) -> None:
    file_jobs.say(desk, wanted, desk._("「{what}」没有做成，请稍后再发一次。", what=wanted.what))
