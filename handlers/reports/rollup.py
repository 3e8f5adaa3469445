"""三级汇总: 「汇总码」 in the group above, 「加入汇总 7K3F-92QD」 in a branch, and both admins have agreed; 「退出汇总」 ends it.
A branch's figures go up when its month is posted, at the lock, and with each 更正稿.
"""

from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.messages import outgoing_message
from handlers.core.messages.command_words import argument, said_word
from handlers.core.messages.outgoing_message import Rows, brief, button
from handlers.core.turn import Deeds, Turn
from handlers.reports import month_post
from storage.core import drafts, groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from storage.reports import locked_reports, publication, rollups
from storage.reports.rollups import FINAL
from union.core.groups import Group
from union.core.period import Period
from union.core.records import replace
from union.core.rights import Action
from union.reports.amendments import figures_moved
from union.reports.document import letterhead
from union.reports.rollup import BranchFigures, figures_of
from union.requests.request_drafts import hash_of, new_code, read_code
from union.words import Words

NAME = "rollup"
CODE, JOIN, LEAVE, SHOW = ("汇总码",), ("加入汇总",), ("退出汇总",), ("三级汇总",)
WORDS = (*CODE, *JOIN, *LEAVE, *SHOW)
GIVEN, ASKED, YES, NO = "rollup.code", "rollup.asked", "rollup.yes", "rollup.no"
KEPT = timedelta(days=7)


def command(turn: Turn) -> None:
    """Give a code, ask to be taken in, leave, or say who hands up to whom."""
    said = turn.said.text.strip()
    turn.needs(Action.SEE)
    if said_word(said, (*CODE, *JOIN, *LEAVE)) is None:
        turn.say(_standing(turn))
        return
    turn.needs(Action.SETTINGS, turn._("三级汇总由本群管理员设置。"))
    if said_word(said, CODE) is not None:
        code = new_code()
        pending_questions.begin(turn, GIVEN, {"hash": hash_of(code)}, KEPT)
        text = turn._(
            "汇总码：{code}（7天内有效）\n请下级群的管理员在他们群里发：加入汇总 {code}\n这边同意后，他们每月的合计数报上来，不带姓名。",
            code=code,
        )
        turn.say(text)
    elif said_word(said, LEAVE) is not None:
        _leave(turn, argument(said, LEAVE).strip())
    else:
        _join(turn, argument(said, JOIN).strip())


def _join(turn: Turn, said: str) -> None:
    group, code, link = turn.with_group(), read_code(said), rollups.of_branch(turn.db, turn.with_group())
    hashed = hash_of(code) if code else ""
    given = next((each for each in drafts.waiting(turn.db, GIVEN) if each.data["hash"] == hashed), None)
    above = groups.get(turn.db, given.group_id, turn.services.defaults) if given and given.group_id else None
    if link is not None:
        turn.say(turn._("本群已经报给上级群了。要换，先发「退出汇总」。"))
    elif given is None or above is None or above.id == group.id:
        turn.say(turn._("没有这个汇总码，或者过期了。请上级群的管理员发「汇总码」再要一个。"))
    else:
        drafts.end(turn.db, given)
        name = letterhead(group.settings).issuer or group.title
        _, data, until = turn._, {"branch": group.id, "name": name}, turn.now + KEPT
        draft = drafts.begin(turn.db, above.chat_id, ASKED, data, turn.now, until, group=above)
        rows = [[button(_("同意"), YES, above.id, draft), button(_("不同意"), NO, above.id, draft)]]
        _tell(
            turn, above, _("「{name}」请求把每月的合计数报到本群（三级汇总）。请管理员定。", name=name), rows
        )
        turn.say(turn._("已经告诉「{title}」，那边同意后，从最近一个月起报合计数。", title=above.title))


def _leave(turn: Turn, name: str) -> None:
    group = turn.with_group()
    own, under = rollups.of_branch(turn.db, group), rollups.below(turn.db, group)
    link = next((each for each in under if each.branch == name), None) or own
    if link is None:
        turn.say(turn._("本群没有报给上级群。下级单位要退，写上名称，如：退出汇总 三车间工会"))
        return
    rollups.end(turn.db, link)
    turn.audit("rollup", "end")
    turn.say(turn._("已退出汇总：「{name}」的数不再上报，报过的留着。", name=link.branch))
    other = groups.get(turn.db, link.group_id if link is not own else link.above_id, turn.services.defaults)
    if other is not None:
        _tell(turn, other, turn._("三级汇总已经停了：「{name}」的数不再上报。", name=link.branch))


def _standing(turn: Turn) -> str:
    group, _ = turn.with_group(), turn._
    own, under = rollups.of_branch(turn.db, group), rollups.below(turn.db, group)
    above = groups.get(turn.db, own.above_id, turn.services.defaults) if own else None
    lines, names = [], _("、").join(brief(each.branch) for each in under)
    if above:
        lines.append(_("本群报给：{title}", title=above.title))
    if under:
        lines.append(_("报到本群的：{names}", names=names))
    return "\n".join([*lines, _("上级群的管理员发「汇总码」，下级群的管理员发「加入汇总 码」。")])


def _decide(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, ASKED, Action.SETTINGS)
    branch = groups.get(turn.db, draft.data["branch"], turn.services.defaults)
    name, above, agreed = draft.data["name"], turn.with_group(), turn.press.deed == YES
    drafts.end(turn.db, draft)
    if branch is None or rollups.of_branch(turn.db, branch) is not None:
        turn.edit_pressed(turn._("「{name}」已经不在，或者报给了别的群。", name=name))
        return
    if any(each.branch == name for each in rollups.below(turn.db, above)):
        name = turn._("{name}（{number}）", name=name, number=branch.id)
    if agreed:
        rollups.link(turn.db, branch, above, name, turn.now)
        turn.audit("rollup", "begin")
    here, there = turn._("没有同意「{name}」的请求。"), turn._("「{title}」没有同意三级汇总。")
    if agreed:
        here = turn._("「{name}」每月的合计数会报到本群，月报里有汇总表。停：退出汇总 {name}")
        there = turn._("「{title}」同意了，本群每月的合计数会报上去，不带姓名。停：退出汇总")
    turn.edit_pressed(here.format(name=name))
    _tell(turn, branch, there.format(title=above.title))


def _tell(turn: Turn, group: Group, text: str, rows: Rows = ()) -> None:
    params = outgoing_message.message(text, rows)
    queue.enqueue_outgoing(
        turn.db, Outgoing(group.chat_id, "sendMessage", params, group_id=group.id), turn.now
    )


def is_linked(desk: Desk) -> bool:
    return rollups.of_branch(desk.db, desk.group) is not None


def hand_up(desk: Desk) -> None:
    """The month that was locked last and the one that is posted, where they tell something else than what went up."""
    locked = publication.latest_locked(desk.db, desk.group)
    months = desk.group.months
    month = months.of_key(locked) if locked else months.containing(desk.wall.date())
    for one in (month, months.after(month)) if month else ():
        hand_up_month(desk, one)


def hand_up_month(desk: Desk, one: Period) -> None:
    """One month, and who answers for the report above hears of it where that is locked."""
    link, group = rollups.of_branch(desk.db, desk.group), desk.group
    above = groups.get(desk.db, link.above_id, desk.services.defaults) if link else None
    posted = publication.of_period(desk.db, group, one.key)
    if link is None or above is None or posted is None or posted.waits:  # nobody has seen it yet
        return
    found = locked_reports.latest(desk.db, group, one.key) if posted.locked else None
    state = f"{FINAL}:{found.version}" if found else posted.told
    if state != rollups.state(desk.db, above, link.branch, one.key):
        report = found.report if found else month_post.report_now(desk, one)
        came = figures_of(report, link.branch, is_final=found is not None)
        if locked_reports.latest(desk.db, above, one.key):
            _tell_moved(replace(desk, group=above), came, one, f"moved:{group.id}:{one.key}:{state}")
        rollups.take(desk.db, above, one.key, came, state, desk.now)


def _tell_moved(desk: Desk, now: BranchFigures, month: Period, key: str) -> None:
    """The admins above in private, the group where none can be reached: their locked report says what came before."""
    came = rollups.came_up(desk.db, desk.group, month.key)
    before = next((each.sums for each in came if each.branch == now.branch), ())

    def said(_: Words) -> str:
        then, after = ({("", each.name(_), each.unit): each for each in side} for side in (before, now.sums))
        figures = _("，").join(moved for _subject, moved in figures_moved(then, after, _))
        text = _(
            "【{group}】「{branch}」{month}上报的数有变：{figures}。本群{month}月报已定稿，仍是原来的数。",
            **month_post.facts(desk, month, _) | {"branch": now.branch, "figures": figures},
        )
        return text if figures else ""

    admins = [each.person for each in people.admins(desk.db, desk.group)]
    if said(desk._) and not month_post.tell_each(desk, admins, said, key):
        desk.post(said(desk._), key=key)


def is_above(db: Database, group: Group) -> bool:
    return bool(rollups.below(db, group))


def late(db: Database, group: Group, month: Period, *, is_locked: bool = False) -> list[str]:
    """The branches whose month has not come up yet, or not as it was locked."""
    came = {each.branch for each in rollups.came_up(db, group, month.key) if each.is_final or not is_locked}
    return [each.branch for each in rollups.below(db, group) if each.branch not in came]


DEEDS: Deeds = {YES: _decide, NO: _decide}
