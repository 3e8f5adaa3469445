"""Sentences about a message that shows the whole group somebody's ID, card or phone number."""

from collections.abc import Sequence

from storage.core.outbox.outbox_status import KEPT, NO_RIGHTS
from union.reading.privacy.exposed_numbers import Exposed
from union.words import Words

HOURS = 48  # Telegram lets a bot delete no message older than this
LONGEST = 3000  # characters of the masked words; Telegram takes 4,096 in all


def offer(_: Words, sorts: Sequence[Exposed], count: int, *, is_filed: bool, has_file: bool) -> str:
    """Whether the message shall go; `is_filed`: a log or an item keeps its masked words."""
    what = _("、").join(_(each) for each in sorts)
    if count > 1:
        head = _("这{count}条消息里有{what}。要我删掉原消息吗？", count=count, what=what)
    else:
        head = _("这条消息里有{what}。要我删掉原消息吗？", what=what)
    kept = _("记录里只留后四位。") if is_filed else _("删后由我贴出只留后四位的。")
    return head + kept + (_("图片、文件会一起删掉。") if has_file else "")


def deleted(_: Words, told: Sequence[str], numbers: Sequence[int]) -> str:
    """The messages are gone; `told` are the masked words of those that no log or item keeps."""
    head = _("原消息已删。")
    if numbers:
        filed = _("、").join(f"#{number}" for number in numbers)
        head += _("{filed} 里只留后四位。", filed=filed)
    return "\n".join([head, *told])


def wrote(_: Words, name: str, words: str) -> str:
    """A message's masked words with whose they were."""
    cut = words if len(words) <= LONGEST else words[:LONGEST] + "…"
    return _("{name}：{words}", name=name, words=cut)


def refused(_: Words, cause: str) -> str:
    """Telegram did not let it go; how it goes all the same."""
    told = {
        NO_RIGHTS: _(
            "没删掉：我是群管理员，但没有「删除消息」的权限。请群主在群资料的「管理员」里给我打开，再按一次。"
        ),
        KEPT: _("没删掉：我还不是群管理员。请群主在群资料的「管理员」里添加我并打开「删除消息」，再按一次。"),
    }
    by_hand = _("也可以由写的人或群管理员长按那条消息自己删；超过{hours}小时的我删不了。", hours=HOURS)
    return told.get(cause, _("没删掉：Telegram 没有同意，请过一会儿再按一次。")) + by_hand
