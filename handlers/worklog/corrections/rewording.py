"""Words of a log put right: those denied, what they stand for, its place, what it is called; the same figures told again; and what it gets more of."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from handlers.branches.branch_assignment import as_edited
from handlers.core import message_reading
from handlers.core.messages import command_words
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry
from handlers.worklog.corrections import correction
from storage.core import people
from union.reading.acts.changes.log_additions import cost, is_fee, is_price, says_missing
from union.reading.acts.changes.log_rewordings import PutAnew, asks_to_part, read_anew
from union.reading.acts.classification import category
from union.reading.message import Intent
from union.reading.privacy.redaction import mask_private
from union.reading.reader import OTHER
from union.reading.replies.correction_lessons import category_called
from union.reading.replies.short_replies import Denial, read_afterthought
from union.reading.text.normal_form import EitherScript, simplified
from union.worklog.corrections import figures_told_again, with_added_figures, with_price
from union.worklog.counted_figures import by_its_way
from union.worklog.duplicates import wrong_words
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import without_denied

SHORTEST, SHORTEST_TITLE = 2, 4  # 「不是我」 is talk
IT_WAS = EitherScript(
    r"(?:不是|唔系|不对)?[,，\s]{0,2}(?:其实|应该|就|即|这|那|呢个){0,2}(?:是|系)(?!不是|唔系|咁|呀|啊|的|嘅|吗|咪|谁|边)|(?:it|that|this)(?:'s|\s(?:is|was))\s(?:a\s|the\s)?",
    any_case=True,
)
DO_NOT_FORGET = EitherScript(
    r"(?:唔好|唔可以|别|不要|不能|莫)[漏忘掉少]|[写记](?:清楚|上|埋|返)|\b(?:don'?t\s(?:miss|leave\sout|forget)|write\s(?:it|the\sname))",
    any_case=True,
)
BESIDE = "，"


def reworded_in_reply(turn: Turn, entry: LogEntry) -> bool:
    """Do what a reply says of the log's words; False for any other."""
    if asks_to_part(turn.said.text):
        return turn.tell(
            turn._(
                "一条记录拆不成两条。请先「撤销 #{number}」，再把两件事分两条发给我。", number=entry.number
            )
        )
    answers = [_put_anew(turn, entry, each) for each in read_anew(turn.said.text)]
    text = _lines(answers) or _put_by_kind(turn, entry) or _figures_told_again(turn, entry)
    if text is not None:
        correction.answer_correction(turn, entry, text)
    return text is not None


def _lines(answers: Sequence[str | None]) -> str | None:
    return next((each for each in reversed(answers) if each is not None), None)


def _put_anew(turn: Turn, entry: LogEntry, said: PutAnew) -> str | None:
    """Its sort, its place or what it is called, as the reply has it."""
    entry = log_entry.anew(turn, entry)
    if said.category:
        category = category_called(simplified(said.category))
        return correction.recategorised(turn, entry, category) if category else None
    if said.place:
        wrong = said.wrong or _place_of(entry, said)
        text = reworded(turn, entry, Denial(wrong, said.place)) if wrong and wrong in entry.text else None
        return text or _with_words(turn, entry, said.place)
    if said.title and len(entry.facts) == 1:
        fact = replace(entry.facts[0], title=said.title)
        return correction.corrected(turn, entry, replace(entry, facts=(fact,)), "edited")
    return None


def _place_of(entry: LogEntry, said: PutAnew) -> str:
    found = list(said.kind.finditer(entry.text)) if said.kind else []
    return found[0]["place"] if len(found) == 1 else ""


def _with_words(turn: Turn, entry: LogEntry, words: str) -> str | None:
    changed = replace(entry, text=f"{entry.text}，{words}")
    text = correction.corrected(turn, entry, changed, "edited")
    return "\n".join([text, turn._("补上了「{words}」", words=words)])


def _put_by_kind(turn: Turn, entry: LogEntry) -> str | None:
    """The right words in the place of those they stand for: 「写错了，是孙广田」."""
    said = read_afterthought(turn.said.text)
    names = [each.person.name for each in people.roster(turn.db, turn.with_group())]
    for piece in said.pieces if said and said.is_slip else ():
        wrong = wrong_words(entry.text, piece, names)
        text = reworded(turn, entry, Denial(wrong, piece.right)) if wrong else None
        if text is not None:
            return text
    return None


def _figures_told_again(turn: Turn, entry: LogEntry) -> str | None:
    """「係300張傳單，12個新會員」 below 300张、12个: what they count, and nothing new."""
    read = message_reading.read_words(turn, turn.said.text, Intent.LOG).facts
    facts = without_denied(entry, turn.said.text) or figures_told_again(entry.facts, read)
    return correction.corrected(turn, entry, replace(entry, facts=facts), "figures") if facts else None


def described_anew(turn: Turn, entry: LogEntry) -> bool:
    """「係探訪退休會員榮叔，1個人，唔好漏咗個名」 in reply: what the work was, no work of its own; its words and figures join the log's."""
    text = turn.said.text
    found = IT_WAS.match(text)
    if found is None or len(entry.facts) != 1:
        return False
    told = [each.strip() for each in correction.CLAUSES.split(text[found.end() :])]
    kept = [each for each in told if each and not DO_NOT_FORGET.search(each)]
    words, fact = mask_private(BESIDE.join(kept)), entry.facts[0]
    message = message_reading.read_words(turn, words, Intent.LOG)
    if not kept or len(kept[0]) < SHORTEST_TITLE or message.category not in (fact.category, OTHER):
        return False
    if message.category == OTHER and len(kept) == len(told):
        return False  # 「係呀，辛苦晒」
    there = {(one.value, one.unit) for one in fact.measures}
    more = [one for each in message.facts for one in each.measures if (one.value, one.unit) not in there]
    fact = replace(fact, title=kept[0], measures=(*fact.measures, *more))
    changed = replace(entry, facts=(fact,), text=f"{entry.text}{BESIDE}{words}")
    answer = correction.corrected(turn, entry, changed, "edited")
    added = turn._("补上了「{words}」", words=words)
    correction.answer_correction(turn, entry, "\n".join([answer, added]))
    return True


def is_denial_of_log(entry: LogEntry, denial: Denial) -> bool:
    """Whether the words denied are the log's own, or a figure it has been given since."""
    figures = [each.text or "" for fact in entry.facts for _nth, each in fact.figures]
    return len(denial.wrong) >= SHORTEST and any(denial.wrong in each for each in (entry.text, *figures))


def reworded(turn: Turn, entry: LogEntry, denial: Denial) -> str | None:
    """Read the log's words anew; None for what they can't be, and for figures where a reply has corrected them otherwise."""
    problem = log_command.trouble(turn, entry, by_words=True)
    if problem is not None:
        return problem
    before = _log_from_words(turn, entry, entry.text)
    after = _log_from_words(turn, entry, entry.text.replace(denial.wrong, denial.right))
    if entry.text.count(denial.wrong) != 1 or before is None or after is None:
        return None
    is_plain = before.facts == entry.facts
    if not is_plain and _figures(before) != _figures(after):
        return None
    facts = entry.facts
    if is_plain:  # a word put right is no word on the sort of work
        told = zip_longest(after.facts, entry.facts[: len(after.facts)])
        facts = tuple(
            replace(new, category=old.category) if old and new.category == OTHER else new for new, old in told
        )
    changed = replace(as_edited(entry, after), facts=facts, text=after.text)
    text = correction.corrected(turn, entry, changed, "edited")
    if _figures(after) != _figures(before):
        return text
    return "\n".join([text, turn._("「{wrong}」改成了「{right}」", wrong=denial.wrong, right=denial.right)])


def _figures(entry: LogEntry) -> list[object]:
    return [(fact.day, fact.category, fact.measures, fact.money) for fact in entry.facts]


def _log_from_words(turn: Turn, entry: LogEntry, text: str) -> LogEntry | None:
    """What these words make, as if said when the log was; None where they can be no log."""
    said_now = turn.said
    turn.speak_as(replace(said_now, text=text, at=entry.said_at))
    message = message_reading.read_words(turn, command_words.argument(text, log_command.WORDS), Intent.LOG)
    read = log_entry.entry_of(turn, message)
    wrong = log_command.wrong_day(turn, message)
    turn.speak_as(said_now)
    return None if wrong or not read.facts or log_entry.is_too_large(read) else read


BARE_FIGURE = EitherScript(r"\d{1,4}(?=\s|$)")
END = EitherScript(r"[的了吧哈呢。.!！\s]{1,4}$")


def added_words(turn: Turn, entry: LogEntry, words: str) -> str:
    """The log with these words as more of it: their figures, or where they have none the words themselves; what to say."""
    problem = log_command.trouble(turn, entry, by_words=True)
    if problem is not None:
        return problem
    facts = facts_with_addition(turn, entry, words, is_its=True)
    if facts and says_missing(turn.said.text) and _sums_known_already(entry, facts):
        facts = entry.facts  # 「场地费200没写上」, though it was
    changed = replace(entry, facts=facts) if facts else replace(entry, text=f"{entry.text}{BESIDE}{words}")
    if log_entry.is_too_large(changed) or facts == entry.facts:
        return correction.corrected(turn, entry, entry, "figures")
    text = correction.corrected(turn, entry, changed, "figures" if facts else "edited")
    return text if facts else "\n".join([text, turn._("补上了「{words}」", words=words)])


def is_bare_figure(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Whether they have a figure that is none of anything: 「裁判那份 13」."""
    is_any = any(map(str.isdigit, words))
    return is_any and facts_with_addition(turn, entry, words, is_its=True) is None


def _sums_known_already(entry: LogEntry, facts: tuple[Fact, ...]) -> bool:
    """Whether all that would be added are sums that the log has."""
    there = [(one.minor, one.currency) for fact in entry.facts for one in fact.money]
    now = [(one.minor, one.currency) for fact in facts for one in fact.money]
    counts = [[each.measures for each in told] for told in (entry.facts, facts)]
    return len(now) > len(there) and set(now) == set(there) and counts[0] == counts[1]


def facts_with_addition(turn: Turn, entry: LogEntry, words: str, *, is_its: bool) -> tuple[Fact, ...] | None:
    """The log's facts with what is added; None where that is of another sort of work and not said to be its (`is_its`), or still to come."""
    if is_price(words):
        return _facts_with_price(turn, entry, words)
    last, found = entry.facts[-1], category(words)
    message = message_reading.read_words(turn, words, Intent.LOG)
    figures = [one for one in message.facts if one.measures or one.money]
    paid = cost(words)
    if not figures and paid and (last.money or is_fee(paid[0])):  # beside money a bare figure is money, too
        message = message_reading.read_words(turn, paid[1], Intent.LOG)
        figures = [one for one in message.facts if one.money]
    bare = BARE_FIGURE.match(words)
    if not figures and bare is not None and len(last.measures) == 1:  # "another 2" behind 5 members
        message = message_reading.read_words(turn, f"{bare[0]}{last.measures[0].unit}", Intent.LOG)
        figures = [one for one in message.facts if one.measures]
    is_other = not is_its and found not in (None, last.category)
    if is_other or not figures or log_entry.day_ahead(turn, message) is not None:
        return None
    facts = list(entry.facts)
    for one in figures:
        one = replace(one, money=tuple(map(by_its_way, one.money)))  # 「加班费那件补充一下，追回来2600元」
        when = one.when or message.when
        day = log_entry.day_of(when, turn.written_on) if when else last.day
        if day == last.day:
            facts[-1] = with_added_figures(facts[-1], one)
        else:
            facts.append(Fact(last.category, last.title, day, one.measures, one.money))
    return tuple(facts)


def _facts_with_price(turn: Turn, entry: LogEntry, words: str) -> tuple[Fact, ...] | None:
    """With what each of those told last got, read as if it had been said with them."""
    read = message_reading.read_words(turn, f"{entry.text}{BESIDE}{END.sub('', words)}", Intent.LOG).facts
    prices = [each for one in read[-1:] for each in one.money if each.per and each.text]
    priced = with_price(entry.facts[-1], prices[-1]) if prices else None
    return (*entry.facts[:-1], priced) if priced is not None else None
