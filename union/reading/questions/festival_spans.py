"""Days about a festival in a question: those days, or where they hold nothing the work that speaks of it."""

from union.core import period
from union.core.lazy_regex import Regex
from union.reading.questions.time_spans import DURING, Asked
from union.reading.questions.work_questions import Question

FESTIVAL = Regex("春节|元旦|元宵|清明|五一|劳动节|端午|六一|中秋|国庆|重阳|三八|妇女节")


def of_festival(question: Question, found: list[Asked], said: str) -> Question | None:
    """「春节期间」 taken for what speaks of the festival, that year."""
    if len(found) != 1 or question.versus is not None or found[0].festival is not None:
        return None
    named = FESTIVAL.search(said[found[0].begin : found[0].end + 1])
    year = period.of_key(str(found[0].period.first.year))
    if named is None or year is None or not DURING.search(said[found[0].begin : found[0].end + 2]):
        return None
    terms = (named[0], *question.terms)
    return question._replace(
        period=year, terms=terms, subject="".join(terms), category=None, fixed=(named[0],)
    )
