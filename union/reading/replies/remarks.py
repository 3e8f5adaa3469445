"""What is said beside an item to come, and changes nothing of it: where one gathers, what to bring, who judges, what is still missing.

It is kept as the item's note. What wants something of us, asks, or is only talk among colleagues is none.
"""

from union.core.lazy_regex import Regex
from union.reading.acts.talk_signs import is_talk
from union.reading.questions.question_reader import has_asking_words
from union.reading.replies.short_replies import Courtesy, courtesy
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import Tense, tense

FEWEST, LONGEST, LONGEST_PASSING = 4, 200, 24
# It wants something changed or denies it: kept as a note it would seem done.
WANTS = EitherScript(
    r"[改换挪删撤移调拖]|去掉|取消|推迟|提前|延[后期到]|[靠顺]后|[晚早迟][一两二三几半\d]|(?:不变|照旧|一样|照常|不动|照样)[了吧]?$|不是|唔系|不对|[弄搞写记说]错|错了|应该|重复|归[到入]|算(?:到|作|是|完)|完成|办[完好妥]|搞[掂定]|转给|交给|不要了|作废|怎么"
    r"|^same (?:time|place|day|date|venue)|\b(?:change|cancel|move|delete|remove|wrong|should be|(?:is|was|it'?s|said) not|postpone|undo|rename|reschedule|shift|instead)\b",
    any_case=True,
)
# Of what was said, or of the one who says it.
PASSING = EitherScript(
    r"^(?:[跟和同给]|请)?(?:大家|各位|大伙儿?)?(?:说|讲|通知|知会|汇报|转告|互相转告|布置)(?:一[下声]|个事儿?)[啊哈呀]?$|(?:时间|空)(?:留|腾|空|安排)出来|(?:别|不要)(?:弄|搞|记)[混错]"
    r"|^(?:真|太|终于|总算|辛苦|谢|多谢|唔该|哈|呵|唉|哎|哇|这么|原来|难怪)"
    r"|^(?:收到|好[的嘞啊呀吧滴]?|行|嗯|哦|知道|明白|了解|可以|没问题|冇问题|同意|赞成|没事|不客气|早|ok|okay|noted|thanks?|thx|sure|great|nice|good|haha|lol|wah|alamak|aiyo)(?:$|[^一-鿿A-Za-z0-9]|[了吧啊哈呀啦])"
    r"|我觉得|我看|我估计|我想|听说|好像|希望|但愿|可惜|羡慕|累|烦|真是|哈哈|\b(?:i think|i guess|hope|sian|lah)\b",
    any_case=True,
)
# Of a day of its own it is perhaps a plan.
A_DAY = r"[一二三四五六七八九十](?:[号日號]|月[一二三四五六七八九十])|[周期拜][一二三四五六日天]|[今明后後聽听]天|月底|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|tmr|tomorrow|today|tonight"
OF_DAY = EitherScript(
    rf"\d[号日月/](?!\d{{3}})|\d(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|{A_DAY}",
    any_case=True,
)
WORDS = Regex(r"[\u4e00-\u9fff]|[A-Za-z0-9]{1,20}")
# 「食环署见完，对方答应加保障条款」: what came of a talk is a record, with a figure or without.
OUTCOME = EitherScript(
    r"[见谈会解商讯开][了完毕]{1,3}.{0,12}(?:对方|他们|[资厂院校管馆处署局]方|公司|雇主|业主|老板|老细|承建商?)[\u4e00-\u9fff]{0,4}(?:答应|肯|同意|愿意|接受|拒绝|承诺|坚持|只)"
)


def tells_more_of_item(text: str) -> bool:
    """Whether words in reply to an item tell of that alone: nothing that is done, nor anything of another day."""
    return is_remark(text) and OF_DAY.search(text) is None and tense(normal(text).text) is not Tense.DONE


def is_passing(text: str) -> bool:
    """Whether short words behind something only take note of it or tell how one feels: 「辛苦晒」, 「终于安排上了」, "wah so far"."""
    words = text.strip()
    is_short = len(words) <= LONGEST_PASSING and not any(map(str.isdigit, words))
    return is_short and bool(PASSING.search(words)) and not (WANTS.search(words) or has_asking_words(words))


def is_remark(text: str) -> bool:
    """Whether words beside an item would be missed by those who come: 「早上7点半厂门口集合坐车」, 「裁判请安环科的老周」."""
    words = text.strip()
    if len(words) > LONGEST or len(WORDS.findall(words)) < FEWEST or courtesy(words) is not Courtesy.NONE:
        return False
    if WANTS.search(words) or PASSING.search(words):
        return False
    return not (has_asking_words(words) or is_talk(words))
