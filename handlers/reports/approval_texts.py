"""Sentences of 审签: the draft in private, what becomes of it, and what is said where nobody can sign."""

from datetime import date, datetime

from handlers.core.messages.text_limits import brief
from union.core.almanac.date_format import moment_words
from union.core.period import Period
from union.reports.text import title as title_of
from union.words import Words

QUOTED = 200


def head(_: Words, group_title: str, month: Period, today: date, shown: int) -> str:
    """Above the draft."""
    name = title_of.period_name(month, _, now=today)
    if shown > 1:
        return _(
            "【{group}】{month}月报送审稿（第{number}稿），请审签",
            group=group_title,
            month=name,
            number=shown,
        )
    return _("【{group}】{month}月报送审稿，请审签", group=group_title, month=name)


def foot(_: Words, closing: datetime, today: date) -> str:
    """Below the draft."""
    return _(
        "发布即定稿，之后的记录列为补报。到{when}仍未审签的，按「未审签」发布。",
        when=moment_words(_, closing, now=today),
    )


def published(_: Words, month: Period, today: date, name: str) -> str:
    """In place of the draft, when somebody has signed it."""
    return _(
        "{month}月报已由{name}审签发布，已定稿。", month=title_of.period_name(month, _, now=today), name=name
    )


def returned(_: Words, month: Period, today: date, name: str, reason: str) -> str:
    """In place of the draft, when somebody has sent it back."""
    return _(
        "{month}月报已由{name}退回修改：{reason}\n记录改动后会再送审。",
        month=title_of.period_name(month, _, now=today),
        name=name,
        reason=brief(reason, QUOTED),
    )


def newer(_: Words, month: Period, today: date) -> str:
    """In place of a draft after which another has come."""
    return _("{month}月报已有新稿，见下面。", month=title_of.period_name(month, _, now=today))


def unsigned(_: Words, month: Period, today: date) -> str:
    """In place of the draft, when the lock came first."""
    return _(
        "{month}月报到定稿时间未审签，已按「未审签」发布。", month=title_of.period_name(month, _, now=today)
    )


def switched_off(_: Words, month: Period, today: date) -> str:
    """In place of the draft, when the group does not want it signed any more."""
    return _("审签已关闭，{month}月报已照常发布。", month=title_of.period_name(month, _, now=today))


def not_yours_now(_: Words, month: Period, today: date) -> str:
    """In place of the draft of somebody who is not 负责人 any more."""
    return _(
        "您已不是负责人，{month}月报由现在的负责人审签。", month=title_of.period_name(month, _, now=today)
    )


def nobody_reachable(_: Words, month: Period, closing: datetime, today: date, group_title: str) -> str:
    """To the 管理员: whoever should sign cannot be reached."""
    return _(
        "【{group}】{month}月报待审签，但负责人都没有私聊过我，收不到。请负责人先私聊我，发 /start；"
        "到{when}仍未审签的，按「未审签」发布。",
        group=group_title,
        month=title_of.period_name(month, _, now=today),
        when=moment_words(_, closing, now=today),
    )


def nobody_reachable_here(_: Words, month: Period, closing: datetime, today: date) -> str:
    """The same in the group, where no 管理员 can be reached either."""
    return _(
        "{month}月报待审签，请负责人先私聊我，发 /start；到{when}仍未审签的，按「未审签」发布。",
        month=title_of.period_name(month, _, now=today),
        when=moment_words(_, closing, now=today),
    )


def to_mend(_: Words, month: Period, today: date, group_title: str, name: str, reason: str) -> str:
    """To the authors and the 管理员: what the 负责人 wants changed."""
    return _(
        "【{group}】{month}月报被{name}退回修改：{reason}\n请更正有关记录，改后会再送审。",
        group=group_title,
        month=title_of.period_name(month, _, now=today),
        name=name,
        reason=brief(reason, QUOTED),
    )


def to_mend_here(_: Words, month: Period, today: date, reason: str) -> str:
    """The same in the group, where none of them can be reached."""
    return _(
        "{month}月报被退回修改：{reason}\n请更正有关记录，改后会再送审。",
        month=title_of.period_name(month, _, now=today),
        reason=brief(reason, QUOTED),
    )


def ask_remarks(_: Words, now: str) -> str:
    """「改一句」 was pressed."""
    if now:
        return _(
            "报告末尾的「说明」现在是：{now}\n请直接回一句，换成新的；回「无」删去。", now=brief(now, QUOTED)
        )
    return _("请直接回一句，写进报告末尾的「说明」。")


def remarks_kept(_: Words, now: str) -> str:
    """The 说明 is written."""
    return _("「说明」已写进月报，请在上面的送审稿里发布。") if now else _("「说明」已删去。")


def too_long(_: Words, most: int) -> str:
    """An answer that is no sentence any more."""
    return _("太长了，请在{most}字以内。", most=most)


def over(_: Words) -> str:
    """The month is locked, or its draft is out of date."""
    return _("这一稿已处理过了")
