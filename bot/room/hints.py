"""The one line that tells a visitor of the page what to try next.
Computed from what the visitor has done so far; the sample data does not count."""

from bot.room.room import Room

WROTE, PRESSED, JUMPED, PRIVATE = "wrote", "pressed", "jumped", "private"

STEPS = (
    (WROTE, "试试点“记一条”，一句话就记下一件工作；再点“到月底”看月报。"),
    (PRESSED, "点回执下面的按钮试试；自己的消息也可以改，记录会跟着改。"),
    (JUMPED, "把时间往前拨：点“到下一个提醒”或“到月底”，看小秘自己开口。"),
    (PRIVATE, "换到“私聊小秘”，点“问一问”，看数字从哪几条消息来。"),
)
LAST = "月报的文档可以下载；换个身份再试，或点“重新开始”从头来过。"


def done(room: Room, step: str) -> None:
    """The visitor has done this; kept over restarts."""
    if step not in room.journal.table("visit"):
        room.journal.put("visit", step, True)
        room.notice()


def hint(room: Room) -> str:
    """The first thing not yet tried."""
    tried = room.journal.table("visit")
    return next((words for step, words in STEPS if step not in tried), LAST)
