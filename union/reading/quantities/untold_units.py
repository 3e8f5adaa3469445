"""A figure whose unit is not told takes that of what it stands with: 「应到62人，实到60」, 「应发40份，实发38」."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex

REAL = Regex(
    r"(?:实际?(?P<deed>[到检参领发收训缴])了?|到会|到场|实有|来了|到了)(?P<figure>\d{1,6})(?=[,。;、!?)\s]|$)"
)
SENTENCE_END = Regex(r"[。;!?\n]")
OF_PEOPLE = ("人", "名", "位", "人次", "户", "家", "个")
ATTENDED = ("到", "参", "训", "检", None)
NEAR = 40


def untold(text: str, told: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Where such figures stand and their unit; `told` are the counts with theirs, in order."""
    for match in REAL.finditer(text):
        start, end = match.span("figure")
        if any(a < end and start < b for a, b, _ in told):
            continue
        before = [
            unit
            for a, b, unit in told
            if start - NEAR <= b <= start and not SENTENCE_END.search(text, b, start)
        ]
        is_of_people = match["deed"] in ATTENDED
        fitting = [unit for unit in before if unit in OF_PEOPLE or not is_of_people]
        if fitting:
            yield start, end, fitting[-1]
        elif is_of_people and match[0].startswith(("实到", "到会", "到场")):
            yield start, end, "人"
