"""/log, the buttons of receipts, photos."""

from handlers.core.feature import Command, Feature
from handlers.core.hooks import Claim
from handlers.worklog import event_link, log_command, log_receipt, receipt_buttons, record_form
from handlers.worklog.corrections import branch_correction, correction
from handlers.worklog.photos import photos
from union.reading.acts.tasks.orders import filed_on_order

FEATURE = Feature(
    "worklog",
    commands=(Command("log", log_command.WORDS, record_form.log, "记一笔工作：走访12户，慰问金6000元"),),
    buttons=(
        branch_correction.DEEDS,
        correction.DEEDS,
        event_link.DEEDS,
        log_receipt.DEEDS,
        log_command.DEEDS,
        photos.DEEDS,
        receipt_buttons.DEEDS,
    ),
    claims=(Claim(filed_on_order, log_command.claimed),),
    answers=(photos.ANSWERS, record_form.ANSWERS),
    next_answers=(record_form.next_answers,),
)
