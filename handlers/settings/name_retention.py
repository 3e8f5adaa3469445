"""「姓名保留」: how long names told in private are kept; before that is made shorter it is said how many would go."""

from handlers.core.group_choice import veil as veil
from handlers.core.messages.keyboards import Rows
from handlers.core.turn import Turn
from handlers.settings import texts as setting_phrases
from storage.privacy import name_expiry, name_removal
from union.settings.choices import changes

NAME = "names_kept"


def question(turn: Turn, code: str) -> tuple[str, Rows] | None:
    """What to ask before this choice; None where nothing would go that is kept now."""
    fields, group = changes(NAME, code), turn.with_group()
    if fields is None or fields[NAME] >= turn.settings.names_kept:
        return None
    before = name_expiry.kept_since(turn.now, fields[NAME])
    families = name_removal.families_named_before(turn.db, group, before)
    logs = name_expiry.waiting(turn.db, group, before)
    if not (families or logs):
        return None
    chosen = setting_phrases.choice(turn._, NAME, code, ticked=False)
    rows = [[turn.button(turn._("改"), "settings.names", code), turn.button(turn._("不改"), "settings.back")]]
    return turn._(
        "改成「{months}」，下一次整理（每天一次）会遮去{families}户的姓名、{logs}条私聊记录里的姓名，不能恢复。改吗？",
        months=chosen,
        families=families,
        logs=logs,
    ), rows
