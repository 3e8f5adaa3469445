"""Whether the writer comes to something, in words of their own, and who comes, asked: 「理事会我请假」, "can't make it, got wedding", 「委员会都谁来」.

Which item is meant is found out by whoever knows them (handlers/attendance).
"""

from collections.abc import Collection
from typing import NamedTuple

from union.attendance.headcount import Answer
from union.core.lazy_regex import Regex
from union.reading.replies.title_replies import rejoined
from union.reading.text.normal_form import EitherScript, normal

LONGEST = 90
SIGNS = EitherScript(
    r"[来來嚟去到参參席假空法场場身开開往缺定]|\b(?:com(?:e|es|ing)|go(?:ing)?|mak(?:e|ing)|attend(?:s|ing|ance)?|join(?:ing)?|miss|skip|be there|see you|count me|apolog\w{1,4}|coming|free|absent|turn(?:ing)? up)\b",
    any_case=True,
)
CLAUSES = EitherScript(
    r"[,，。;；!！\n]|(?<=[A-Za-z])\.(?=\s|$)|[?？](?=.)|\s(?:but|as|because|cos|coz|since)\s"
)
# Asked, supposed, said of all or of another: nobody answers for themselves with it.
NO_ANSWER = EitherScript(
    r"[吗嗎么嘛?？谁誰哪几幾]|什么|会不会|能不能|可不可以|要不要|是不是|是否|[边邊][个個位]|如果|要是|假如|万一|除非|大家|各位|所有人|每[个人]|[你您他她它]|我们?(?:家|妈|爸|老|爱人|女儿|儿子|徒弟|孩子)|一般|从来|以前|昨[天日]|前天|上[次周个]|没?有?人(?:来|去|参加)|的(?:人|同志|同事)|来得及|[来去到]不及|负责(?!人)|不去想|过不去"
    r"|\b(?:if|whoever|anyone|anybody|everyone|everybody|who|you|u|he|she|they|his|her|their|yesterday|last|never|can we|shall we|should we|could we|is it)\b",
    any_case=True,
)
# 「报名表谁来做？要不我来」: who takes on a deed comes to nothing.
TAKES_ON = EitherScript(
    r"谁[^,，。;；]{0,4}[做写弄搞办管买拿印排订接带盯跟]|要不(?:就|还是)?(?:由|让)?我来|(?:这[个件]|那[个件])?(?:事|活)[^,，。]{0,4}我来"
)
# Beside 「惠州不去了」 without 我: nobody goes there.
OFF_FOR_ALL = EitherScript(
    r"再说|改天|改期|取消|[开明]春|下次|以后|大雨|暴雨|台风|打风|[退赔](?:款|钱|票|给|畀|回|定金|订金)|[一逐]个个?退|\b(?:cancel|refund|postpone|next (?:year|time)|storm)",
    any_case=True,
)
GO = r"(?:过?来|过?去|到(?:场|会)?|参加|参会|出席|赴会|捧场)"
SELF = r"(?:我|本人|俺)(?!们)"
OWN = Regex(rf"{SELF}")
TAIL = r"(?:会议|开会|活动|培训)?[了啦的啊呀呢吧哦哈喔咯]{0,3}$"
UNSURE = Regex(
    rf"(?:未必|不一定|不确定|说不准|不敢保证|没把握)(?:能不能|会不会|能够?|会|可以|得|到时)?{GO}|(?:可能|也许|恐怕|怕是?|搞不好|说不定)(?:会|要|就|都)?(?:{GO}不|不(?:能|得)?{GO}|缺席|请假)|(?:能不能|是否能?){GO}(?:还)?(?:不一定|不确定|说不准|未定|没定)|待定"
)
OUT = Regex(
    rf"(?:{GO}|赶)不(?:了|到|成|得|来|过来|上|开会)|(?<!不得)(?<!不能)不(?:能够?|克|便|方便|来得|去得|会)?(?:再)?{GO}(?:得|到|成|开会)?{TAIL}|请个?假|(?:没|无)(?:空|时间|办法|法)(?:来|去|参加|出席|到)?{TAIL}|无法(?:参加|出席|到会|到场|来|去)|没法(?:参加|出席|来|去)|(?:走|抽|脱)不开身?|抽不出(?:身|空|时间)|缺席|去唔成"
)
IN = Regex(
    rf"{SELF}(?:那天|到时|当天)?(?:一定|肯定|准时|按时|应该|照样|照常|会|能|可以|有空|没问题|也|都|就|要|想){{0,3}}{GO}{TAIL}|{SELF}(?:报名)?(?:参加|出席|会到|一定到)(?:[\u4e00-\u9fff]{{2,8}})?{TAIL}|(?:算|加|预)(?:上)?{SELF}(?:一个|一份)?{TAIL}"
)
# 「扫墓那个不去了，约不上号」: the thing is called off; who stays away says 我, or why.
CALLED_OFF = Regex(r"(?<=[\u4e00-\u9fff]{2})(?:就|先|也|还是)?不(?:能|会|再)?去了")
OF_ONESELF = EitherScript(
    r"我(?!们|們)|本人|家[里裡]|有[点點]?事|[加值当當顶頂]班|[请請][个個]?假|身[体體]|不舒服|[发發][烧燒]|孩子|出差|[没冇沒]空"
)
I_DO = r"(?:^|\bi\b[^,.!?]{0,24}|sorry[^,.!?]{0,12})"
OUT_ENGLISH = Regex(
    rf"{I_DO}\b(?:can(?:'?t|\s?not)|won'?t(?: be able to)?|will not(?: be able to)?|unable to|not able to|not going to|not gonna)\s(?:make it|come|attend|join|go\b(?!\s(?:through|ahead|over))|be there|turn up|be coming)"
    rf"|{I_DO}\b(?:not|am not|'?m not)\s(?:coming|going(?!\sto)|attending|joining|free)\b|{I_DO}\b(?:have to|gotta|got to|must|gonna|will|need to)\s(?:miss|skip|give (?:this|it|that)[a-z ]{{0,12}} a miss)\b|\bcount me out\b|\bapologies for (?:my )?absence\b",
    any_case=True,
)
UNSURE_ENGLISH = Regex(
    r"\b(?:may|might)\s(?:not\s)?(?:be able to\s)?(?:make it|come|attend|join|be there|miss)\b|\bnot (?:so )?(?:sure|certain) (?:if|whether)? ?(?:i |can |i'll )|\bmaybe (?:i )?(?:can'?t|cannot|not|won'?t)|\bput me (?:down )?as (?:maybe|tentative)",
    any_case=True,
)
IN_ENGLISH = Regex(
    r"(?:^|\b)(?:i|me)(?:\s?(?:'ll|'m|will|can|am|shall|would))?(?:\s(?:definitely|surely|sure|also|still|can|be|too)){0,2}\s(?:be there|come|coming|attend|attending|join|joining|make it|going(?! to)|in)(?:\stoo|\sas well|\slah|\salso|\sfor sure)?(?=$|\s(?:for|to|on|at|with|by|the)\b)|\bcount me in\b|\bsee you (?:guys |all )?there\b",
    any_case=True,
)
SURE_IF = Regex(r"\bnot (?:so )?(?:sure|certain) (?:if|whether)", any_case=True)


class SpokenAnswer(NamedTuple):
    """`clause` says it, `rest` are the other clauses: why, or something else; `is_own`: it says 我 or I."""

    answer: Answer
    clause: str
    rest: str
    is_own: bool


def read_answer(text: str) -> SpokenAnswer | None:
    """What the writer says of their own coming; None where it is asked, supposed or said of others."""
    if len(text) > LONGEST or SIGNS.search(text) is None or TAKES_ON.search(text):
        return None
    clauses = [each for each in CLAUSES.split(text) if each and each.strip()]
    for at, each in enumerate(clauses):
        answer = _answer(each)
        if answer is not None:
            rest = rejoined([*clauses[:at], *clauses[at + 1 :]])
            is_own = OWN.search(normal(each).text) is not None
            said = SpokenAnswer(answer, each.strip(), rest, is_own)
            return None if answer is Answer.LEAVE and _is_outing_called_off(said, text) else said
    return None


def _is_outing_called_off(said: SpokenAnswer, text: str) -> bool:
    """Whether it is the thing nobody goes to any more: told beside it, or by a clause with no reason of the writer's own."""
    is_bare = CALLED_OFF.search(normal(said.clause).text) is not None and OF_ONESELF.search(text) is None
    return is_bare or (not said.is_own and OFF_FOR_ALL.search(said.rest) is not None)


def _answer(clause: str) -> Answer | None:
    plain = SURE_IF.sub("not sure", clause)
    if NO_ANSWER.search(plain):
        return None
    said, spelt = normal(clause).text.strip(" 。."), " ".join(clause.replace("’", "'").split()).strip(" .!")
    ways = (
        (Answer.MAYBE, UNSURE, UNSURE_ENGLISH),
        (Answer.LEAVE, OUT, OUT_ENGLISH),
        (Answer.YES, IN, IN_ENGLISH),
    )
    return next((one for one, han, latin in ways if han.search(said) or latin.search(spelt)), None)


# 「有邊個嚟唔到」, 「都谁来」, 「几个人参加」, "who's coming"; who did something there, or is to bring it, is another question.
WHO = r"(?:谁|哪(?:几|一)?(?:个|位|些)(?:人|同志|同事)?|(?:多少|几)个?(?:人|位|名)|有没有人)"
ENTERED = r"报名(?:人数|情况|的)"
WHO_IN = Regex(
    rf"谁[来去]谁不[来去]|{WHO}(?:都|会|能|要|说|话|讲|确定|已经|答应|可以|打算|想|过?了?){{0,3}}(?:说|话|讲)?(?:会|要|能)?(?:来|去|参加|出席|到会|参会)(?:的|了|啊|呀|呢|吗)?[?\s]{{0,3}}$|(?<![下出上起落后原本看算说过回])(?:来|去|参加|出席|到会|参会)的?(?:人)?(?:都)?(?:有|是)(?:谁|哪些|哪几|(?:多少|几)(?![钱元块点号时份场次月天]))"
    rf"|报(?:了|名了?|上了?)(?:的)?(?:都)?(?:一共|总共)?(?:有|是|到)?(?:多少|几)个?(?:人|位|名)|{WHO}(?:都|已经?|现在|一共)?报(?:了?名|上名?)|{ENTERED}(?:现在|目前|到现在)?(?:有|是|到|情况)?(?:多少|几|怎么样|如何)"
)
WHO_OUT = Regex(
    rf"{WHO}(?:都|会|要|说|话|讲|可能|还|那天|当天){{0,3}}(?:{GO}不(?:了|到|成|得|来)|不(?:能|会|克)?{GO}(?!过)|请(?:了|过)?个?假|缺席|没空|走不开)|(?:请假|缺席|[来去到]不[了到成]|不[来去])的(?:都)?(?:有|是)(?:谁|哪些|哪几|多少|几)"
)
WHO_IN_ENGLISH = Regex(
    r"\b(?:who(?:'s|s| is| are| all| will| can| else)?|how many(?: of us| people| pax)?|any(?:one|body)|got any(?:one|body))(?:\s(?:is|are|all|will|can|be|has|have|already|said|say|else|confirmed?|they)){0,3}\s?(?:\b(?:com(?:e|ing)|going(?! to (?!the\b|our\b))|attend(?:ing)?|join(?:ing)?|be there|mak(?:e|ing) it|sign(?:ed|ing) up|regist\w{2,6}|rsvp\w{0,3})\b)",
    any_case=True,
)
WHO_OUT_ENGLISH = Regex(
    r"\b(?:who(?:'s|s| is| are| else| all)?|how many|any(?:one|body))\b[^,.?!]{0,16}\b(?:can(?:'?t|\s?not)|won'?t|not|unable to)\s(?:be\s)?(?:com(?:e|ing)|going|attend(?:ing)?|join(?:ing)?|mak(?:e|ing) it|free|be there)|\bwho(?:'s|s| is)? (?:absent|missing|skipping)\b",
    any_case=True,
)


OF_ENTRIES = EitherScript(r"报[了咗名上]|\b(?:sign\w{0,3} up|regist|rsvp)", any_case=True)
# 「明天的会大家能来吗」, 「陈静来不来」; of the last whoever is one of us is asked about.
COMES = r"(?:[来去]不[来去]|(?:能不能|会不会|可不可以)(?:过?来|过?去|到|参加)(?:开会)?|(?:能|会|可以|有空)?(?:过?来|过?去|到(?:场|会)?|参加|出席)(?:得了|的|开会)?(?:吗|没|么))"
EACH_ASKED = Regex(
    rf"(?:大家|各位|你们|几位|都){COMES}|\b(?:can|is|will|are) (?:everyone|everybody|you all|all of you) (?:make it|come|coming|be there|attend|join)",
    any_case=True,
)
ONE_ASKED = Regex(
    rf"(?:{COMES}[^,，。?？]{{0,10}}|(?:能|会|可以)(?:来|去|到|参加)[^,，。?？]{{1,8}}(?:吗|么))[?\s]{{0,3}}$"
)
# 「春游谁去啊」, "anyone joining": said to all, it calls for answers as long as there are none.
CALL = EitherScript(
    r"(?:大家|各位|你们|你們|几位|幾位)[都还還]?(?:能|会|會|可以|有空|得|来|來|嚟|去|到|参|參)|\b(?:everyone|everybody|you all|all of you)\b|(?<![都有])(?:谁|誰|哪[个個位]|[边邊][个個位])(?:想|要|愿意|願意)?(?:过|過)?(?:来|來|嚟|去|参加|參加)[啊呀呢的咧]?\W{0,3}$|\bany(?:one|body)\b(?! (?:not|can't|cannot))|\bwho(?: wants?|'s in|s in)\b",
    any_case=True,
)


# 「邊個得閒嚟幫手？」, "who can help?": hands are wanted for what is planned there.
HELP_WANTED = EitherScript(
    r"(?:谁|誰|[边邊][个個位]|哪[位个個]|有[没沒]?有?冇?人)[^,，。;；]{0,8}?(?:有空|得[闲閒]|可以|能|想|愿意|願意|方便|来|來|嚟|去|[帮幫]|搭把手|一[起齐齊])|(?:还|仲)?(?:缺|差)(?:几|幾|\d)?个?人|(?:要|想|需)要?(?:搵|揾|找)[^,，。;；]{0,4}(?:人|义工|義工|志愿者)"
    r"|\b(?:who|any(?:one|body))\b[^.!?]{0,20}\b(?:help|free|join|come|available)\b|\bneed\s(?:\w{1,12}\s)?(?:volunteers?|helpers?|hands)\b",
    any_case=True,
)
# All of a message that answers it: 「我可以」, 「我得閒」, "me too".
VOLUNTEERS = EitherScript(
    r"(?:我|本人)(?:都|也|那天|到时|到時)?(?:可以|[行得能去]|得[闲閒]|有空|ok|[来來嚟]|[帮幫](?:忙|手)?|没问题|冇問題){1,3}[的啊呀啦喇吧嘅㗎]?[。!！~]?|[算加预預](?:上|埋)?我(?:一个|一個|一份)?[啊呀啦喇吧]?[。!！~]?"
    r"|(?:me|me too|i can|i can (?:help|come|make it)|i'?m (?:free|in|available)|i'?ll (?:help|come|join|be there)|count me in)(?:\s(?:too|also|lah?|as well))?[.!]?",
    any_case=True,
)


def coming_asked(text: str) -> Answer | None:
    """Whether it is asked who comes (YES) or who stays away (LEAVE)."""
    if len(text) > LONGEST:
        return None
    said, spelt = normal(text).text.strip(" 。."), text.replace("’", "'")
    if WHO_OUT.search(said) or WHO_OUT_ENGLISH.search(spelt):
        return Answer.LEAVE
    is_asked = WHO_IN.search(said) or WHO_IN_ENGLISH.search(spelt) or attendance_call(text)
    return Answer.YES if is_asked else None


def attendance_call(text: str) -> str | None:
    """The words, where they ask all who read them whether they come."""
    is_asked = len(text) <= LONGEST and (EACH_ASKED.search(normal(text).text) or EACH_ASKED.search(text))
    return text if is_asked else None


def is_attendance_asked_of(text: str, people: Collection[str]) -> bool:
    """Whether it is asked if somebody of these comes: 「明天开会陈静来不来」."""
    said = normal(text).text.strip(" 。.")
    return (
        len(text) <= LONGEST and ONE_ASKED.search(said) is not None and any(each in said for each in people)
    )
