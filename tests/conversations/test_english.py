"""What the bot says in the English transcript is English: no Chinese word, no Chinese sign."""

import re
from pathlib import Path

TRANSCRIPT = Path(__file__).parent / "english.txt"
CHINESE = re.compile(r"[\u3001\u3002\u3008-\u300f\u4e00-\u9fff，：；！？（）]")
SPEAKER = re.compile(r"(?P<bot>小秘[^：]*)?[^：]*：")
SPOKEN = "Mary：/settings language English"  # from then on in the group
CHOSEN = ("小秘→Li",)  # in private until Li chooses English


def test_an_english_branch_reads_no_chinese() -> None:
    """From the moment the language is chosen; what people write is theirs."""
    lines = TRANSCRIPT.read_text("utf-8").splitlines()
    wrong, bot_speaks, private = [], False, False
    for line in lines[lines.index(SPOKEN) + 1 :]:
        said = SPEAKER.match(line) if not line.startswith(" ") else None
        if said is not None:
            bot_speaks, private = said["bot"] is not None, line.startswith(CHOSEN)
        text = line[said.end() :] if said else line
        bot_speaks = bot_speaks and not line.startswith("小秘点了")  # a nod, as the transcript writes it
        if bot_speaks and CHINESE.search(text) and not (private and "English" not in text):
            wrong.append(line)
    assert wrong == []
