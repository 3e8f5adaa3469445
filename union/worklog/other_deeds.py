"""Whether words tell another deed than the one due: a purchase ends no plan that is to be written, nor the claim for what was bought.

A log shares an event's name with what is due for it: 「汇演的荧光棒买了100根」 is no 「汇演节目单」, "ordered 40 lunch boxes" no "order the hampers".
"""

from collections.abc import Iterable

from union.core.lazy_regex import Regex
from union.events.model import Event
from union.reading.english.closings import tells_deed_done
from union.reading.english.orders import WORD
from union.reading.english.translation import is_english
from union.reading.english.vocabulary import meanings
from union.reading.replies.mentions import word_stems
from union.reading.text.normal_form import normal, simplified
from union.reminders.lead_times import is_due_by

LONGEST = 200
# 「采购方案写好给校长签字」, 「出个节目单」
PAPER = Regex(
    r"(?:名单|名册|花名册|台账|[表单册稿](?=$|[^现演彰示达位])|方案|总结(?![会大])|报告(?![会厅])|计划|材料|资料|清单|简报|纪要|通知|提案|数据|题目)(?:$|(?=[写填做拟编弄出定改交报送寄汇统收发给得要须齐好（(、,，\d的]|前))"
)
# What is done with a paper, and what it is called by.
ON_PAPER = Regex(
    r"[单表册稿案]|总结(?![会大])|报告(?![会厅])|材料|资料|数据|文件|纪要|题目|盖[了好过]?章|签[了过]?[字名章]|打印|印好|装订|邮箱|[群网]上?传|[写填拟编改审报交发收催送递](?:好|完|齐|妥|上|到|过去|上去|出去|给|了(?![两几一二三四五六七八九十\d])|$)|汇总|统计|定稿"
)
OF_MONEY = Regex(r"发票|收据|小票|钱|[金费款](?!交)|[元块￥$]")
CLAUSE = Regex(r"[,。;!?\n]")
# 「队服报销」: what ends it is the money.
CLAIM = Regex(r"报销|报账|销账")
PAID_BACK = Regex(r"报[了好完过销账掉]|销[了账掉]|到账|转[了给过账来]|打[了给过来]款?|财务|付清|结清|拿到")
# The deed of a title that a purchase does not end, and those a purchase may.
ELSE = Regex(r"报销|报账|[写填拟编印收催修送派发贴布填]|看望|探望|慰问|走访|统计|汇总|打扫")
TO_GET = Regex(r"[买购订采租借备定]|落实|解决|搞定|安排|办")
GOT = Regex(r"[买购](?:了|好|齐|到|回|的|完)|购[入置买]|下[了好]?单|采购了|花了|用了")
# 「手套到货了」, 「月历印好了」 is there to be handed out, "hampers arrived": that is still to be done.
HANDS_OUT = Regex(r"[发派](?!言|生|现|展|票|布会)|送(?!审|报|交|温暖|清凉|文化|健康|教)|分(?:发|给|下)")
ARRIVED = Regex(
    r"到货|[运寄]到|印[好起完齐]|[做备包装]好|领[回到了]|[拿搬取]回|(?<![走送发派跑看])到[了齐](?!\d)|放[了好]?[在喺]"
)
HANDED = Regex(r"[发派分](?:[了完出到给下晒埋光]|放)|送(?:[了完出给晒埋到]|进|上门)")
ENGLISH_OUT = Regex(r"\b(?:pass(?!port)|give|hand|distribut|deliver|send|issue)\w*\b", any_case=True)
ENGLISH_ARRIVED = Regex(
    r"\b(?:arrived?|came|bought|ordered|printed|packed|ready|picked up|in store|reach(?:ed)?)\b",
    any_case=True,
)
ENGLISH_HANDED = Regex(
    r"\b(?:pass(?:ed)?|gave|given|handed|distributed|delivered|sent|issued|went out|collected)\b",
    any_case=True,
)
VISITED = Regex(r"(?:走访|看望|慰问|探望|探访|[看送探])(?:了|过|完)")
# 「买了荧光棒」, 「荧光棒买好了」: of what; its last signs name the thing.
THING = Regex(
    r"(?:[买购订租借](?:了|好|到|齐|回来?)+(?!\d|一|两|几)(?P<behind>[\u4e00-\u9fff]{2,8})|(?P<before>[\u4e00-\u9fff]{2,10}?)(?:都|也|已经?|全)?[买购订租借](?:好|到|齐|回来?)?了)"
)
TOLD, COST = Regex(r"[了好完齐到]"), Regex(r"^(?:一?共|总共)?(?:[花用]了?|合计|共)\d")
OF_WHOM = Regex(r"^.{0,8}的(?=.)|^[一二两三四五六七八九十几]+[个份箱根条套件盒袋张]")
THING_SIGNS, FEWEST_THINGS = 2, 2
# Says nothing of what: "all settled already, sent to Siti".
DONE_WITH = word_stems("done settled completed finished submitted sent already liao everything paid ready")
CAPITALS = Regex(r"\b[A-Z]{2,4}\b")  # HR
SENTENCE = Regex(r"[.,;!?\n](?=\s|$)")
# What is still to come: "seeing HR on monday", "waiting for new glass"
COMING = Regex(
    r"\b(?:seeing|meeting|going|will|gonna|'ll|wait\w*|pending|tmr|tomorrow|next (?:week|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*)|on (?:mon|tues?|wed\w*|thu\w*|fri|sat\w*|sun)(?:day)?|try again|still|haven\W?t|later)\b",
    any_case=True,
)
# "Ordered 40 lunch boxes", "collected $360"
WITH_OBJECT = Regex(
    r"\b(?P<verb>[a-z]{3,14}(?:ed|t|n))\s(?:(?:the|some|our)\s|\$?\d[\d.,]{0,8}\s?)(?!all\b|it\b|them\b)(?=[a-z])",
    any_case=True,
)


def events_possibly_told(events: Iterable[Event], text: str) -> list[Event]:
    """Those of which a text may tell the deed that is due."""
    return [each for each in events if not (is_due_by(each) and is_other_deed(each.title, text))]


def is_paper(title: str) -> bool:
    """Whether something is to be written or handed in: how many stand in it is no work done."""
    return PAPER.search(simplified(title)) is not None


def is_of_another(title: str, text: str) -> bool:
    """Whether words tell another deed than a title's, or the deed of another thing: then nothing is over for sure."""
    return is_other_deed(title, text) or names_other_thing(title, text) or lies_ahead(title, text)


def lies_ahead(title: str, text: str) -> bool:
    """Whether what was done names less of an English title than what is still to come: "met Hong today. seeing HR on monday"."""
    parts = SENTENCE.split(text[:LONGEST])
    ahead = [each for each in parts if COMING.search(each)]
    if not ahead or len(ahead) == len(parts) or not is_english(title):
        return False
    own, done = _title_words(title), _title_words(" ".join(each for each in parts if each not in ahead))
    coming = (own & _title_words(" ".join(ahead))) - done
    return bool(coming) and len(own & done) < len(own) - 1


def _title_words(words: str) -> set[str]:
    return word_stems(words) | {*CAPITALS.findall(words)}


def is_other_deed(title: str, text: str) -> bool:
    """Whether they tell nothing of what a title says is to be done by a day, but of something else."""
    if is_english(title):
        return is_english(text) and (is_only_delivered(title, text) or _is_other_english(title, text))
    said, due = normal(text[:LONGEST]).text, simplified(title)
    if is_only_delivered(title, text):
        return True
    is_bought = GOT.search(said) is not None
    if not (is_bought or VISITED.search(said) or THING.search(said)):
        return False
    if CLAIM.search(due):
        return PAID_BACK.search(said) is None
    if PAPER.search(due):
        parts = CLAUSE.split(said)
        return not any(ON_PAPER.search(each) and not OF_MONEY.search(each) for each in parts)
    is_else = ELSE.search(due) is not None and TO_GET.search(due) is None
    return is_bought and is_else and ELSE.search(said) is None


def is_only_delivered(title: str, text: str) -> bool:
    """Whether what is to be handed out is told as there, and nothing of it as handed out."""
    if is_english(title):
        is_there = ENGLISH_OUT.search(title) and ENGLISH_ARRIVED.search(text[:LONGEST])
        return bool(is_there) and ENGLISH_HANDED.search(text) is None
    due = simplified(title)
    if HANDS_OUT.search(due) is None or PAPER.search(due) or OF_MONEY.search(due):
        return False
    said = normal(text[:LONGEST]).text
    return ARRIVED.search(said) is not None and HANDED.search(said) is None


def names_other_thing(title: str, text: str) -> bool:
    """Whether what was got has no sign of the title: 「汇演奖品买了」 of 「汇演音响租好」."""
    if is_english(title):
        return False
    due, parts = simplified(title), CLAUSE.split(normal(text[:LONGEST]).text)
    told = [each for each in parts if TOLD.search(each) and not (OF_MONEY.search(each) or COST.search(each))]
    found = [THING.search(each) for each in told]
    things = [OF_WHOM.sub("", one["behind"] or one["before"])[-THING_SIGNS:] for one in found if one]
    return bool(things) and all(found) and all(set(each).isdisjoint(due) for each in things)


def _is_other_english(title: str, text: str) -> bool:
    """Of an order that names a thing: another one is named with its deed, or neither of both."""
    verbs = {word[0].lower() for word in WORD.finditer(title)} & {*meanings("orders")}
    own, said = word_stems(title), word_stems(text)
    verb_stems = word_stems(" ".join(verbs))
    things = own - verb_stems
    if not things or not things.isdisjoint(said) or len(said - verb_stems - DONE_WITH) < FEWEST_THINGS:
        return False
    deed = next((each for each in WITH_OBJECT.finditer(text) if word_stems(each["verb"]) <= verb_stems), None)
    return deed is not None or not tells_deed_done(title, text)
