"""审签: before the group sees the month's report the 负责人 get it in private; signing it is the lock.

The round's side. Buttons and answers are handlers/reports/approval_answers.py's.
"""

from collections.abc import Callable

from handlers.calendar.views import month_picture_job
from handlers.core.job_context import Desk
from handlers.core.messages.keyboards import Rows, button
from handlers.core.messages.outgoing_message import MESSAGE_UNITS
from handlers.reports import amendment_question, month_post
from handlers.reports.month_post import Shown, of_month
from storage.core import people
from storage.core.outbox import sent_messages
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted
from union.core import groups
from union.core.message_layout import utf16
from union.core.period import Period
from union.reports.model import Digest
from union.words import Words, language_of, sentence, words

PUBLISH, RETURN, REMARK, AGAIN = "sign.publish", "sign.return", "sign.remark", "sign.again"
mended = sentence("{month}月报已有新稿，见下面。")
published = sentence("{month}月报已由{name}审签发布，已定稿。")
replaced = sentence("您已不是负责人，{month}月报由现在的负责人审签。")
# Below a draft.
foot = sentence("发布即定稿，之后的记录列为补报。到{when}仍未审签的，按「未审签」发布。")
# Nobody can sign: to the 管理员, or in the group.
unreachable = sentence(
    "【{group}】{month}月报待审签，但负责人都没有私聊过我，收不到。请负责人先私聊我，发 /start；"
    "到{when}仍未审签的，按「未审签」发布。"
)
waits = sentence("{month}月报待审签，请负责人先私聊我，发 /start；到{when}仍未审签的，按「未审签」发布。")


def holds(desk: Desk, row: Posted | None) -> bool:
    """Whether the month waits for a signature: the group wants one, and has seen nothing yet."""
    return desk.group.settings.signing and (row is None or row.waits)


def keep(desk: Desk, month: Period, row: Posted | None) -> None:
    """Show the draft, keep it up to date, show it again when it was mended; safe at every round."""
    may_ring = groups.permitted(desk.wall, desk.group.settings)
    if row is None:
        if may_ring:
            show_anew(desk, month, 1)
        return
    if row.stamp == _stamp(desk):
        return
    told = month_post.report_now(desk, month)
    is_same = row.told == month_post.fingerprint(told)
    if row.state == RETURNED and not is_same:
        if may_ring:
            show_anew(desk, month, row.shown + 1)
    elif row.state == RETURNED or (is_same and row.stamp.endswith(_audience(desk))):
        _note(desk, told, row.shown, row.state)
    else:
        _keep_draft(desk, month, told, row.shown)


def show_anew(desk: Desk, month: Period, shown: int) -> None:
    """A draft as a new message to each 负责人; the one before says so."""
    if shown > 1:
        over(desk, month, shown - 1, mended)
    _keep_draft(desk, month, month_post.report_now(desk, month), shown)


def refresh(desk: Desk, month: Period, row: Posted) -> None:
    _keep_draft(desk, month, month_post.report_now(desk, month), row.shown)


def publish(desk: Desk, month: Period, row: Posted, name: str) -> None:
    """Signed: locked, and now the group sees it."""
    told = month_post.lock(desk, month, signed_by=name)
    month_post.post(desk, month, told)
    month_post.want_file(desk, month)
    month_picture_job.want_behind_report(desk, month)
    over(desk, month, row.shown, published, name=name)
    amendment_question.after_lock(desk, told)


def over(
    desk: Desk, month: Period, shown: int, told: Callable[..., str], rows: Rows = (), **more: object
) -> None:
    """Nothing is left to sign of this draft: every copy says what became of it."""
    said = of_month(desk, month, told, **more)
    month_post.change_copies(desk, _mark(month, shown), lambda _: Shown(said(_), rows))


def signers(desk: Desk) -> list[groups.Member]:
    return [each for each in groups.in_charge(people.roster(desk.db, desk.group)) if each.person.reachable]


def _keep_draft(desk: Desk, month: Period, told: Digest, shown: int) -> None:
    """Edit the copies there are, send those that are missing, take back those of former 负责人."""
    chiefs, there = signers(desk), sent_messages.standing(desk.db, desk.group, _mark(month, shown))
    _note(desk, told, shown, DRAFT)
    wanted = {each.person.user_id for each in chiefs}
    gone = replaced(desk._, **month_post.facts(desk, month, desk._))
    for each in there:
        if each.chat_id not in wanted:
            desk.edit_in(each.chat_id, each.id, gone)
    for chief in chiefs:
        own = [each.id for each in there if each.chat_id == chief.person.user_id]
        person, mark = chief.person, _mark(told.period, shown)
        now = _draft(desk, told, shown, words(language_of(person.language)))
        for row in own:
            desk.edit_in(person.user_id, row, now.text, now.rows, now.entities)
        if not own:
            key = f"{mark}:{desk.group.id}:{person.id}"
            desk.tell(person, now.text, now.rows, key=key, about=mark, entities=now.entities)
    if not wanted:
        _say_unreachable(desk, month)


def _draft(desk: Desk, told: Digest, shown: int, _: Words) -> Shown:
    """The report between what it is and what happens next."""
    group, month, facts = desk.group, told.period, month_post.facts(desk, told.period, _)
    head = _("【{group}】{month}月报送审稿，请审签", **facts)
    if shown > 1:
        head = _("【{group}】{month}月报送审稿（第{number}稿），请审签", **facts, number=shown)
    head, below = f"{head}\n\n", f"\n\n{foot(_, **facts)}"
    text, spans = month_post.report_text(told, _, MESSAGE_UNITS - utf16(head) - utf16(below))
    moved = [{**each, "offset": each["offset"] + utf16(head)} for each in spans]
    ids = (group.id, month.key, month_post.code_of(told))
    choices = [
        [button(_("发布"), PUBLISH, *ids)],
        [button(_("退回修改"), RETURN, *ids), button(_("改一句"), REMARK, *ids)],
    ]
    return Shown(head + text + below, [*choices, *month_post.report_buttons(told, group, _)], moved)


def _say_unreachable(desk: Desk, month: Period) -> None:
    """Once a month: to the 管理员 in private, else in the group in one line."""
    group, key = desk.group, f"unsigned:{desk.group.id}:{month.key}"
    admins = (each.person for each in people.admins(desk.db, group))
    if not month_post.tell_each(desk, admins, of_month(desk, month, unreachable), key):
        text = waits(desk._, **month_post.facts(desk, month, desk._))
        desk.post(text, topic=group.settings.digest_topic, key=key)


def _note(desk: Desk, told: Digest, shown: int, state: str) -> None:
    """Keep what the draft tells and who may sign it."""
    known = f"{_stamp(desk)} {month_post.fingerprint(told)}"
    publication.draft(desk.db, desk.group, told.period.key, known, shown, state, desk.now)


def _stamp(desk: Desk) -> str:
    """As of a post; who may sign belongs to it."""
    return month_post.stamp(desk) + _audience(desk)


def _audience(desk: Desk) -> str:
    return f"@{','.join(str(each.person.id) for each in signers(desk))}"


def _mark(month: Period, shown: int) -> str:
    return f"signing:{month.key}:{shown}"
