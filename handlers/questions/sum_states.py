"""Whether a sum was paid, claimed back, returned or has its receipt, asked of the logs: 「年货合同款付了没」, "my 660 claim, did i submit receipt?"."""

from datetime import timedelta
from decimal import Decimal

from handlers.core.turn import Turn
from handlers.worklog import texts as phrases
from storage.worklog import entries
from union.core.lazy_regex import Regex
from union.core.period import A_DAY
from union.core.rights import Action
from union.reading.acts.changes.corrections import placed_figures
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import slots_of

BACK, A_WORD, MOST = timedelta(days=200), 1.0, 3
OR_NOT = r"(?:没有?|沒有?|未|吗|嗎|冇|么)"
ASKED = EitherScript(
    rf"(?P<paid>(?:[款钱錢费費]|[订訂定]金|尾[数數])[^,，。?？]{{0,6}}(?:付|给|給|畀|俾|找|出|转|轉|打|结|結)(?:出去|清|账|帳)?[了咗过過]?{OR_NOT})"
    rf"|(?P<receipt>(?:发票|發票|收据|收據|[单單][据據])[^,，。?？]{{0,4}}[交有攞拿][到了咗过過]{{0,2}}{OR_NOT}|\b(?:did|have|has) (?:i|we|he|she|\w{{2,12}}) (?:submit|give|gave|hand|send)[^.?]{{0,16}}(?:receipt|invoice))"
    rf"|(?P<claimed>[报報][了咗]?[销銷]?[了咗]?{OR_NOT}|\b(?:reimbursed|claimed)\b[^.?]{{0,20}}(?:yet|already|or not|\?))"
    rf"|(?P<returned>[押按]金[^,，。?？]{{0,6}}[退拿攞][^,，。?？]{{0,4}}{OR_NOT}|\bdeposit\b[^.?]{{0,16}}(?:back|return(?:ed)?|refund(?:ed)?)[^.?]{{0,16}}(?:yet|already|or not|\?))",
    any_case=True,
)
COSTS = EitherScript(r"多少|幾多|几多|\bhow (?:much|many)\b", any_case=True)
TOLD = {
    "paid": Regex(
        r"(?<![没未不])(?:付(?:了|清|讫|过|完|出)|(?<!到)付款(?!码)|给了|结清|找清|转账|打款|发放了)|paid",
        any_case=True,
    ),
    "receipt": Regex(r"发票|收据|单据"),
    "claimed": Regex(r"报销|reimburs", any_case=True),
    "returned": Regex(
        r"(?:押金|按金|订金)[^,。;]{0,12}(?:退|拿回|returned|back|refund)|退[^,。;]{0,4}押金", any_case=True
    ),
}


def tell_sum_state(turn: Turn) -> bool:
    """Whether that was asked of what a log tells; then what the logs say of it is told."""
    text, said = turn.said.text, turn.said
    found = ASKED.search(text)
    may_be = turn.where.private or said.addressed or turn.settings.group_questions == "answer"
    if found is None or said.reply_to is not None or not (may_be and turn.may(Action.SEE)):
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if COSTS.search(rest):
        return False  # 「健步走一共花多少，跑步机的钱付了吗」 asks of two things
    logs, state = _logs_meant(turn, rest), found.lastgroup or ""
    yes = [each for each in logs if TOLD[state].search(normal(each.text).text)]
    if not logs:
        return False
    head = turn._("有记录：") if yes else _none(turn, state)
    lines = [phrases.one_line(turn._, each, turn.today) for each in (yes or logs)[-MOST:]]
    turn.say("\n".join([head, *lines]))
    return True


def _none(turn: Turn, state: str) -> str:
    if state == "paid":
        return turn._("没有记过付款。最接近的记录：")
    if state == "receipt":
        return turn._("没有记过交发票。最接近的记录：")
    if state == "claimed":
        return turn._("没有记过报销。最接近的记录：")
    return turn._("没有记过退押金。最接近的记录：")


def _logs_meant(turn: Turn, text: str) -> list[LogEntry]:
    """Those that tell the figure that is named, else those that its words name the loudest."""
    group = turn.with_group()
    happened = entries.happened(turn.db, group, turn.today - BACK, turn.today + A_DAY)
    known = [each for each in entries.of_ids(turn.db, group, [one.id for one in happened]) if not each.undone]
    values: set[Decimal] = {each.value for *_place, each, _ in placed_figures(normal(text).text)}
    held = [each for each in known if values & {one.value for one in slots_of(each.facts)}]
    if held:
        return held
    loud = title_mention_scores([f"{each.text}\n{each.item}" for each in known], text, by_rarity=False)
    most = max(loud, default=0.0)
    return [each for each, one in zip(known, loud, strict=True) if one == most >= A_WORD]
