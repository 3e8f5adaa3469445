"""Why a file that somebody sent is not read, in a sentence that says what to do."""

from union.documents.reading import MOST_BYTES, Refused
from union.words import Words


def refusal(_: Words, reason: Refused) -> str:
    """The sentence for a reason."""
    sentences = {
        Refused.TOO_LARGE: _("文件太大（最大{size}KB），请把要读的部分贴成文字。", size=MOST_BYTES // 1000),
        Refused.OLD_WORD: _("旧的 .doc 格式读不了，请另存为 .docx 或 .txt 再发。"),
        Refused.OTHER_KIND: _("只能读 .docx 和 .txt，请另存后再发，或把文字贴上来。"),
        Refused.MACROS: _("文件里带有宏，不读。请另存为不带宏的 .docx 再发。"),
        Refused.BROKEN: _("文件损坏或加了密码，打不开。请重新保存后再发，或把文字贴上来。"),
        Refused.NOT_FETCHED: _("文件没有取下来，请再发一次。"),
        Refused.EMPTY: _("文件里没有文字。"),
    }
    return sentences[reason]
