"""A question of the group nobody else heard that names an item, a case or work of ours: what is held of it is told, or that nothing is."""

from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.questions import event_answers, list_answers
from handlers.questions.ask_command import CALLED, OF_SOMEBODY, OF_YOU, words_of
from handlers.questions.event_answers import TO_SOMEBODY
from union.core.rights import Action
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.talk_signs import is_talk
from union.reading.questions.item_questions import has_question_word
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.identifiers import DAY_SAID
from union.reading.text.normal_form import EitherScript

LONGEST, SURELY = 50, 1.5
# How something stands, how it ended, which of two it is.
STATE = EitherScript(
    r"(?:结果|情况|进展|进度|后来|最后|现在|而家|依家|宜家|家阵|单嘢|[件单嗰那]事)[^,，。]{0,4}(?:点|怎么样|怎样|如何|咋样)(?:样|了|呀|啊|呢|㗎|啦|喇)?\W{0,3}$|[搞成跟办](?:成|得|到)?(?:点|怎么样)(?:样|了|呀|啊|呢)?\W{0,3}$|(?:有|冇|没有?)[^,，。]{0,4}(?:下文|进展|消息|结果|着落|回音)|(?:定|定系|还是|抑或)[^,，。?？]{2,12}[?？]\s{0,2}$"
    r"|\b(?:any|got)\b.{0,12}\b(?:update|news|progress|outcome|result)s?\b|\b(?:what(?:'s| is)? (?:the )?(?:status|latest|outcome|result)|how(?:'s| is| did| about)\b)|\bwh(?:at|ere|en|o|ich)\b.{3,40}\?",
    any_case=True,
)
ASKED = EitherScript(r"[?？]\s{0,2}$")
# What is put to the others, or wished, is no question of what is held.
PUT = EitherScript(
    r"[改推挪换換延][期到做成去]|取消|(?:可以|得|好|行|要|使|需)[唔不](?:可以|得|好|行|要|使|需)|可唔可以|得唔得|能不能|好吗|好嗎|行吗|行嗎|得嘛|不如|要不|大家|各位|有[冇没]人|(?:谁|誰|[边邊][个個位]|[哪边][个位])[都也]?(?:想|要|有空|得[闲閒]|[帮幫])|怎么办|點算"
    r"|\b(?:shall|should|can|could|may|let'?s|how about|what if|anyone|everyone)\b",
    any_case=True,
)
# 「谁去看林老师」, 「赵敏去看林老师吗」: of what somebody has no volunteers are looked for.
GOING = EitherScript(
    r"(?:谁|誰|[边邊][个個位])[^,，。?？]{0,8}(?:去|来|來|嚟|参加|參加)[^了过過,，。?？]{2,16}[?？\s]{0,2}$|[\u4e00-\u9fff]{2,4}(?:也|都|要|会|會){0,2}(?:去|参加|參加)(?:[唔不]去)?[^了过過,，。?？]{2,16}(?:[吗嗎嘛]|[?？])[?？\s]{0,2}$",
)
CASE = EitherScript(
    r"(?:[单單宗][嘢野案]?|个案|個案|案件?|投[诉訴]|申[诉訴]|[调調]解|聆[讯訊]|仲裁|工[伤傷]|欠薪|追薪|\bcase\b|\bcomplaint\b|\bclaim\b)",
    any_case=True,
)
POINTED = EitherScript(
    r"[\u4e00-\u9fff]{1,4}(?:嗰|那|呢|这|這|個|个|的|嘅)?(?:[单單宗件]|个案|個案|case)|\b[A-Z][a-z]{2,12}(?:'s)? case\b"
)


def tell_what_is_held(turn: Turn) -> bool:
    """Whether it was such a question; then it was answered."""
    said, text = turn.said, turn.said.text
    is_bare = not (said.edited or said.forwarded or said.photo or said.document or said.address)
    may_be = is_bare and (said.reply_to is None or said.reply_to_bot) and len(text) <= LONGEST
    is_asked = may_be and (ASKED.search(text) or STATE.search(text) or has_question_word(text))
    is_state = STATE.search(text) is not None
    is_going = GOING.search(text) is not None
    of_others = (CALLED, *(() if is_going else (TO_SOMEBODY,)), OF_SOMEBODY, OF_YOU, PUT)
    if not is_asked or any(each.search(text) for each in of_others) or read_changes(text):
        return False
    if is_going:
        return _may_tell(turn) and _tell_items(turn, text, is_owned=True)
    if is_talk(text) and not (is_state and CASE.search(text)):
        return False
    if not _may_tell(turn):
        return False
    return _tell_items(turn, text, is_state=is_state) or (is_state and _tell_of_case(turn, text))


def _may_tell(turn: Turn) -> bool:
    return turn.settings.group_questions == "answer" and turn.may(Action.SEE)


def _tell_items(turn: Turn, text: str, *, is_state: bool = False, is_owned: bool = False) -> bool:
    """`is_owned`: only of what somebody has already; of anything else the others are asked."""
    found = event_answers.likely_items(turn, text)
    fits = title_mention_scores([one.event.title for one in found], text, by_rarity=False)
    days = {int(each["day"]) for each in DAY_SAID.finditer(text)}
    named = [
        one
        for one, fit in zip(found, fits, strict=True)
        if fit >= (event_answers.NAMED if is_state or one.start.day in days else SURELY)
    ]
    named = [one for one in named if one.start.day in days] or named
    named = [one for one in named if one.event.owners] if is_owned else named
    lines = event_answers.lines(turn, named[: event_answers.SHOWN], is_quoted=is_state) if named else []
    return bool(named) and turn.tell("\n".join(lines), about=event_answers.subject_of(named))


def _tell_of_case(turn: Turn, text: str) -> bool:
    """What logs say of it; of a case that is named, that none does."""
    if list_answers.told_nearest(turn, words_of(turn)):
        return True
    state = STATE.search(text)
    if state is None or CASE.search(text) is None or POINTED.search(text) is None:
        return False
    what = brief(text[: state.start()].rstrip() or text)
    return turn.tell(turn._("日程和记录里都没有「{what}」。{examples}", what=what, examples=""))
