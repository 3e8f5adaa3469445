"""Absences told clause by clause, whatever stands beside them: kept, and the rest is heard as if it were all."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import absence_changes, absences
from storage.core import drafts
from union.attendance.participation_replies import read_part
from union.core.period import A_DAY
from union.core.rights import Action
from union.reading.acts.absences.absence_clauses import AwayRead, read_absences
from union.reading.acts.absences.absence_forms import OWN_AFFAIR, Absence, absence_put_right, stand_in
from union.reading.acts.absences.absence_signs import THAT_DAY, WHOEVER
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.tasks.task_handover import passed_on
from union.reading.english.translation import is_english
from union.reading.questions.question_reader import has_asking_words
from union.reading.text.normal_form import EitherScript, normal
from union.worklog import ending_choice

A_SENTENCE = 8  # signs
MORE_CLAUSES = EitherScript(r"[,，。;；!！\n]\s{0,3}\S|[A-Za-z]\s[A-Za-z]")
# 「电话可能不接」, 「有急事微信」, 「让周敏顶一下」: who is to be turned to, and how.
REACHED = EitherScript(
    r"[,，;；\s]{0,2}(?:有(?:急|要)?事[^,，。;；\n]{0,12}|(?:电话|手机|微信|消息)[^,，。;；\n]{0,8}(?:不接|关机|不通|接不到|不看|看不到)[^,，。;；\n]{0,3}|(?:让|由|请|找|叫)[\u4e00-\u9fff]{2,4}?(?:来|去|先)?[顶替代](?:一下|一天|班|我|着){1,2})(?=[,，。;；\n]|$)"
)


def absences_kept(turn: Turn) -> bool:
    """Keep everybody whom the clauses tell to be away; True where nothing else is said, else the turn goes on with the rest."""
    said = turn.said
    if (
        said.edited
        or said.forwarded
        or has_asking_words(WHOEVER.sub("", said.text))
        or not turn.may(Action.LOG)
    ):
        return False
    if (right := absence_put_right(said.text)) and absence_changes.corrected(turn, right):
        return True
    people = speakers.people_names(turn)
    found = message_reading.looked_once(turn, read_absences, names=people)
    is_doubtful = len(found) == 1 and not found[0].is_clear
    if not found or (is_doubtful and not MORE_CLAUSES.search(said.text)):
        return False  # 「周一我没空」 may answer which day suits
    others = (*read_changes(said.text), *passed_on(said.text, people))
    # Who cannot come tells why something is held later, or who does it.
    told = [
        (each, one)
        for each in found
        if (each.is_clear or not others)
        and (one := absences.upcoming_absence(turn, _with_stand_in(said.text, each.found), each.runs))
    ]
    if len(told) < len(found) or (said.reply_to_bot and read_part(said.text) is not None):
        return False
    is_of_one_day = all(first == last for _, one in told for first, last in one.runs)
    if is_of_one_day and absences.named_occurrence(turn, said.text):
        return False  # 「周四的碰头会请个假」 answers it
    rest = _words_outside(said.text, [stretch for each, _ in told for stretch in each.stretches])
    if THAT_DAY.search(rest):
        return False  # 「我10号请假，那晚的会取消」 would lose its day
    for each, one in told:
        _keep_or_lengthen(turn, each, one)
    turn.speak_as(replace(said, text=_work_beside(turn, rest.strip(absences.EDGES)) or said.text))
    return turn.said.text == said.text


def _words_outside(text: str, cut: Sequence[tuple[int, int]]) -> str:
    return "".join(sign for at, sign in enumerate(text) if not any(first <= at < end for first, end in cut))


def _with_stand_in(text: str, found: Absence) -> Absence:
    """In English whoever is to be asked meanwhile is sought in all of the message."""
    return replace(found, stand_in=stand_in(text)) if is_english(text) and not found.stand_in else found


def _work_beside(turn: Turn, rest: str) -> str:
    """What else is told, with its own stops where nothing of it is why somebody is away; what has a figure is heard in any case."""
    rest = REACHED.sub("", rest).strip(absences.EDGES)
    work = absences.work_in(turn, rest)
    is_reason = ending_choice.RELATIVES.search(rest) or OWN_AFFAIR.search(rest)
    is_all = not is_reason and (
        work or (len(rest) >= A_SENTENCE and any(map(str.isdigit, normal(rest).text)))
    )
    return rest if is_all else work


def _keep_or_lengthen(turn: Turn, read: AwayRead, told: absences.AbsenceTold) -> None:
    """The days that are not known yet; what is longer than was said before takes its place."""
    kept = drafts.of_subject(turn.db, turn.with_group(), absences.SUBJECT)
    own = [each for each in kept if told.person and each.person_id == told.person.id]
    known = [absences.kept_days(each) for each in own]
    for first, last in told.runs:
        if read.is_longer and not read.is_dated and known:
            first, last = known[-1][1] + A_DAY, known[-1][1] + A_DAY + (last - first)
        before = [
            each
            for each in own
            if absences.kept_days(each)[0] <= first <= absences.kept_days(each)[1] + A_DAY
        ]
        if before and last > absences.kept_days(before[-1])[1]:
            first = absences.kept_days(before[-1])[0]
            drafts.end(turn.db, before[-1])
        if told.found.stand_in or not absences.is_run_known((first, last), known):
            absences.keep(turn, told, (first, last), is_asked=not (before or read.is_longer))
