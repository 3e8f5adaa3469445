"""What may be kept of a deed's words so that the like is known again: no names of people, no figures."""

import re

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.acts.lessons import RUN, any_of, common
from union.reading.names.helped_names import HELPED, SURNAMES
from union.reading.privacy.redaction import HIDDEN, MARK, mask_names, mask_private
from union.reading.text.normal_form import normal

# Whoever is called by name and title; 「＊＊」 and 「****」 are names and numbers cut before.
PERSON = Regex(
    rf"@[A-Za-z0-9_]{{1,32}}|[{SURNAMES}][\u4e00-\u9fff]{{0,2}}(?:同志|老师|师傅|主席|书记|主任|委员|组长|部长|先生|女士)"
    rf"|[\u4e00-\u9fff]{re.escape(HIDDEN)}|{re.escape(MARK)}[\dXx]{{0,4}}"
)
VISITED = Regex(
    lambda: rf"(?<=慰问|看望|探望|走访|帮扶|救助|资助|补助|住院|患病|退休)了?{HELPED.spelt('@ONE_NAME')}"
)
WORK_WORDS = Regex(
    lambda: any_of(word for each in lexicon.weighed("categories") for word, _weight in each.words)
)


def kept_words(text: str) -> str:
    """What may be kept of a deed's words so that it is known again: 「看望刘建国，包粽子3场」 → 「看望 包粽子」."""
    unnamed = VISITED.sub(_unless_known, PERSON.sub(" ", mask_names(mask_private(text))))
    said = normal(unnamed).text
    without = common().sub(lambda match: " " if match.lastgroup == "filling" else match[0], said)
    return " ".join(match[0] for match in RUN.finditer(without))


def _unless_known(match: re.Match[str]) -> str:
    """「慰问刘建国」 loses the name; 「慰问包粽子」 keeps what is a word of union work."""
    return match[0] if WORK_WORDS.search(match[0]) else " "
