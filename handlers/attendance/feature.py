"""Sign-up, attendance, what is collected from each, finding a day and votes."""

from handlers.attendance import (
    attendance_question,
    ballot_board,
    ballots,
    collections,
    name_list,
    representatives,
    sign_up,
    spoken_answers,
    spoken_sign_ups,
)
from handlers.core import attachments
from handlers.core.feature import Feature, Job, Phase, brought_back
from handlers.core.hooks import Claim
from union.attendance.ballots import SIGNS, read_ballot
from union.attendance.expected_replies import read_collecting
from union.attendance.representatives import SIGNS as REGISTER_SIGNS
from union.attendance.representatives import read_register
from union.attendance.spoken_answers import attendance_call, read_answer
from union.attendance.spoken_sign_ups import read_sign_up

FEATURE = Feature(
    "attendance",
    buttons=(
        name_list.DEEDS,
        sign_up.DEEDS,
        collections.DEEDS,
        ballots.DEEDS,
        representatives.DEEDS,
    ),
    documents={representatives.NAME: (attachments.with_words, representatives.take_up)},
    command_replies={"undo": ballots.undone_in_reply},
    claims=(
        Claim(read_register, representatives.claimed, is_for_all=True, signs=REGISTER_SIGNS),
        Claim(read_collecting, collections.claimed, is_for_all=True),
        Claim(read_ballot, ballots.claimed, is_for_all=True, signs=SIGNS),
        Claim(read_sign_up, spoken_sign_ups.claimed, is_for_all=True),
        Claim(attendance_call, spoken_answers.take_call, is_for_all=True),
        Claim(read_answer, spoken_answers.claimed, is_for_all=True),
    ),
    jobs=(
        Job(attendance_question.ask, Phase.DAY),
        Job(ballot_board.close_old, Phase.DAY),
        brought_back(collections.SUBJECT, collections.tell),
    ),
)
