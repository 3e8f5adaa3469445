"""Sentences about a group's own template for its reports' Word files."""

from datetime import date

from union.core.almanac.date_format import day_words
from union.core.files.refusal import MOST_BYTES, Refused
from union.words import Words


def overview(_: Words, name: str | None, saved: date | None, today: date, *, may_change: bool) -> str:
    """Which template holds, and how another is given."""
    if name is None or saved is None:
        holds = _("Word 月报用默认版式（公文格式）。")
    else:
        holds = _(
            "Word 月报用本群的模板「{name}」，{day}收到。", name=name, day=day_words(_, saved, now=today)
        )
    if not may_change:
        return "\n".join([holds, _("换模板请找本群管理员。")])
    how = _("换模板：发一份 .docx（{size}KB 以内），说明写「月报模板」。", size=MOST_BYTES // 1000)
    return "\n".join([holds, how, _("样式按名字认，可先要一份样本，改好再发来。")])


def taken(_: Words, name: str, *, replaced: bool) -> str:
    """A template was taken over."""
    if replaced:
        return _("模板已换成「{name}」，下一份 Word 月报起用它。", name=name)
    return _("已记下模板「{name}」，下一份 Word 月报起用它。", name=name)


def restored(_: Words) -> str:
    """Back to our own layout."""
    return _("已恢复默认模板，下一份 Word 月报起用公文格式。")


def default_already(_: Words) -> str:
    """There was no other."""
    return _("用的就是默认模板。")


def admins_only(_: Words) -> str:
    """Somebody else sent one."""
    return _("月报模板由本群管理员更换。")


def refused(_: Words, reason: Refused) -> str:
    """Why a file can't be a template, and what to do."""
    reasons = {
        Refused.TOO_LARGE: _("文件太大（最大{size}KB），请去掉图片另存再发。", size=MOST_BYTES // 1000),
        Refused.MACROS: _("文件里带有宏。请另存为不带宏的 .docx 再发。"),
        Refused.ELSEWHERE: _("文件里链接或嵌着别的文件。请去掉后另存为 .docx 再发。"),
        Refused.LOCKED: _("文件设了密码。请去掉密码另存再发。"),
        Refused.NOT_FETCHED: _("文件没有取下来，请再发一次。"),
        Refused.BROKEN: _("文件损坏或加了密码，打不开。请重新保存再发。"),
        Refused.TOO_MUCH: _("文件里的内容太多。请删去正文，只留样式和页眉页脚再发。"),
        Refused.TOO_DEEP: _("文件的结构套得太深。请新建一份 .docx 设好样式再发。"),
    }
    why = reasons.get(reason) or _("只有 .docx 能当模板。请在 Word 或 WPS 里另存为 .docx 再发。")
    return _("模板没有换：{why}", why=why)


def sample_name(_: Words) -> str:
    """The file name of the sample."""
    return _("月报模板样本.docx")


def sample_caption(_: Words) -> str:
    """What stands under the sample."""
    return _("默认版式的样本。改好样式、页边距、页眉页脚，再发来，说明写「月报模板」。")


def label_sample(_: Words) -> str:
    """Button: send me the default as a starting point."""
    return _("要一份样本")


def label_restore(_: Words) -> str:
    """Button: back to our layout."""
    return _("恢复默认模板")
