"""/log, the buttons of receipts, photos."""

from handlers.core.feature import Command, Feature
from handlers.core.hooks import Claim, Reply
from handlers.core.messages import message_subject
from handlers.worklog import (
    item_progress,
    log_command,
    log_receipt,
    log_replies,
    receipt_buttons,
    record_form,
)
from handlers.worklog.corrections import correction
from handlers.worklog.photos import photos
from union.attendance.collection_parts import read_told_parts
from union.reading.acts.act_kinds import filed_on_order

FEATURE = Feature(
    "worklog",
    commands=(Command("log", log_command.WORDS, record_form.log, "记一笔工作：走访12户，慰问金6000元"),),
    buttons=(
        correction.DEEDS,
        log_receipt.DEEDS,
        log_command.DEEDS,
        photos.DEEDS,
        receipt_buttons.DEEDS,
    ),
    claims=(
        Claim(filed_on_order, log_command.claimed),
        Claim(read_told_parts, item_progress.claimed, is_for_all=True),
    ),
    replies={
        message_subject.WRITTEN: Reply(log_replies.replied_to_words, as_written=True),
        message_subject.LOG: Reply(log_replies.replied),
        log_receipt.JOINED: Reply(log_replies.replied),
    },
    answers=(photos.ANSWERS, record_form.ANSWERS),
    next_answers=(record_form.next_answers,),
)
