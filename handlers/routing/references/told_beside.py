"""What was done, where the words that end an item tell it with figures."""

from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references.candidate_times import PART_OF_DAY
from handlers.worklog import log_command, log_entry
from union.reading.acts.changes.changes import read_changes, sentences
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.message import Intent, Measure, Message
from union.reading.text.normal_form import EitherScript as Regex
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense
from union.worklog.told_ends import GOES_FIRST

CLAUSE = Regex(r"[,，]")
GAP, MOST = Regex(r"[,，;；\s]"), 4
LONG_AGO = timedelta(days=100)
OF_BRANCHES = Regex(r"(?:车间|小组|分工?会|科室|班组|部门|支部|项目|小区|单位|门店)")
INTENDED = Regex(r"(?:计划|预计|拟|暂定|打算)[^,。;]{0,8}\d")  # figures of what is yet to be done


def told_with(turn: Turn, change: ItemChange, title: str = "") -> tuple[Message | None, tuple[int, int]]:
    """What was done, where figures were told with it, in its sentence and those after it that look back too.

    A figure of the item's own name tells nothing, nor does one of who handed it in: 「三间报价齐了」, 「四个车间名单都齐了」.
    """
    text, (start, end) = turn.said.text, change.sentence
    for first, last in sentences(text):
        if first < end:
            continue
        if _looks_ahead(turn, text[first:last]):
            gap = CLAUSE.search(text, first, last)  # 「11 members came in, mgmt will study it」
            if gap is not None and not _looks_ahead(turn, text[first : gap.start()]):
                end = gap.start()
            break
        end = last
    end = min([end, *_changes_behind(turn, change, end), *_ahead(text, start, end)])
    message = message_reading.read_words(turn, text[start:end], Intent.LOG)
    for gap in list(GAP.finditer(text, start, end))[: -MOST - 1 : -1]:  # 「…花了260 票明天给莉姐」
        if not _is_misread(turn, message):
            break
        end = gap.start()
        message = message_reading.read_words(turn, text[start:end], Intent.LOG)
    has_figures = any(
        each.money or any(_is_told_of(one, title) for one in each.measures) for each in message.facts
    ) and not any(INTENDED.match(each) for each in change.after)
    if not has_figures or log_command.wrong_day(turn, message) is not None:
        return None, change.sentence
    return log_entry.as_log(message), (start, end)


def _ahead(text: str, start: int, end: int) -> list[int]:
    """Where the clause begins that tells where one goes first."""
    found = GOES_FIRST.search(text, start, end)
    signs = [each.start() for each in CLAUSE.finditer(text, start, found.start())] if found else []
    return signs[-1:]


def _changes_behind(turn: Turn, change: ItemChange, end: int) -> list[int]:
    """Where something else begins that is no end: 「河口所的交了，城关所的要宽两天」."""
    starts = (each.stretch[0] for each in read_changes(turn.said.text) if each.deed is not ChangeDeed.FINISH)
    return [each for each in starts if change.stretch[1] <= each < end]


def _is_told_of(one: Measure, title: str) -> bool:
    return normal(one.text).text not in normal(title).text and not OF_BRANCHES.match(one.what or "")


def _is_misread(turn: Turn, message: Message) -> bool:
    """Whether the day of something finished lies ahead, or so far back that one ahead was taken for last year's."""
    whens = [message.when, *(fact.when for fact in message.facts)]
    oldest = turn.with_group().wall(turn.said.at) - LONG_AGO
    is_old = any(each is not None and each.start < oldest for each in whens)
    return is_old or log_command.wrong_day(turn, message) is not None


def _looks_ahead(turn: Turn, words: str) -> bool:
    """Whether a sentence is about what is still to be done, or about another item that is over."""
    # 「中午还去看了王老师，送了慰问金500元」 names none
    if any(each.own or each.deed is not ChangeDeed.FINISH for each in read_changes(words)):
        return True
    said = tense(normal(words).text)
    if said is Tense.PLANNED:
        return True
    when = message_reading.read_words(turn, words, Intent.EVENT).when
    is_hour = said is Tense.DONE and when is not None and PART_OF_DAY.fullmatch(when.text) is not None
    if is_hour:  # what was done at noon was done today
        return False
    return when is not None and when.start.date() > turn.with_group().day(turn.said.at)
