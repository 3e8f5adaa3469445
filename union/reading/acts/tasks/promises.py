"""What is promised in a roundabout way, in words that say who does what and when.

By another, told by somebody who talked with him: 「跟小李通了话，她说周五前交表」 → 「小李周五前交表」; of a thing that is named first,
where it is: 「表在我这儿，明天我录」 → 「表我明天录」, "the form I submit tmr" → "I submit the form tmr".
"""

from re import Match

from union.core.lazy_regex import Regex
from union.reading.acts.classification import words_by_ground
from union.reading.acts.tasks.assignments import HEAD, REST, VERBS, marked
from union.reading.text.normal_form import EitherScript, simplified

SIGNS = EitherScript(
    r"[他她佢说话讲]|答应|应承|表示|保证|承诺|[在喺]我|\bi(?:'ll)?\b|\b(?:s?he|said|told|says?|promised?|agreed?|confirm(?:s|ed)?)\b",
    any_case=True,
)
# Blanks are ·, and whoever is known is marked: see `marked`.
NAME, STOPS = f"{HEAD}{REST}*+", ",，。；;!！?？\\n"
TALKED = Regex(  # 「打过电话」, 「碰了一下」, 「回我了」, 「问过」
    r"电话|微信|[信消]息|短信|语音|通[了过]?话|打[咗了过]|[聊谈碰倾问问讲说见催][了过咗到好完]|联[系络]|沟通|对接|确认|[回覆复]咗?[了我]"
)
PROMISED = Regex("答应|应承|保证|承诺")
SAYS = "(?:也|就|刚刚?|啱啱|头先|已经|亲口|那边|电话里|微信里?|群里){0,2}(?:跟我|同我|回我)?(?:答应[我了咗]{0,2}|说|话|讲|表示|回[复话]说?|保证|承诺|应承咗?)[·,，:：]{0,2}"
NO_NOUN = "(?![员议费场所计徽刊长籍址务堂展馆章庆])"
WILL = f"(?:会{NO_NOUN}|就|能|可以|一定|肯定|争取|尽量|负责|自己){{0,2}}"
CHINESE = Regex(
    rf"(?:^|(?<=[。；;!！\n]))(?P<lead>[^{STOPS}{HEAD}]{{0,10}})(?P<who>{NAME})(?:(?P<talk>[^{STOPS}]{{0,16}})[,，·](?P<he>[他她佢](?![们哋的]))?(?P<says>{SAYS})?|{SAYS}){WILL}(?P<promise>[^。；;!！?？\n]{{4,80}})(?![?？])"
)
HE = Regex(
    rf"(?<![给跟和与同向找问为替帮让叫把请对从其比畀])[他她佢](?![们哋的爸妈家儿女老太阿]|孩子|先生){WILL}"
)
DUE = Regex(r"前|[今明后听][天日晚]|[下本这]?(?:周|星期|礼拜)[一二三四五六日天末]|\d[日号]|月[底末初中]|年底")
BY_THEN = Regex(f"(?<=[前天日号底一二三四五六])会{NO_NOUN}")
TOPIC_ENDS = Regex(r"[,，·]|[把将到在于]$")
FROM_DAY = Regex(  # 「场地费周五前付」: who does it stands before the day
    r"(?<=..)(?:(?:\d{1,2}月份?)?\d{1,2}[日号]|[今明后听][天日晚]|[下本这]?(?:周|星期|礼拜)[一二三四五六日天末]|(?:本|这个|下个?)?月[底末初中]|年底)"
)
NO_PROMISE = Regex(  # News of somebody, a wish, what becomes of a plan
    r"[不没未冇唔]|无法|认识|还是\d|[吗呢]$|请(?:个?假|休)|休[假息]|出差|病|院|要是|如果|可能|也许|大概|看情况|再说|改[到成在为期]|推[迟后到]|延[期后到]|提前|取消|晚[点几两]|[了过咗][,，]?$|开会|让我|叫我|建议|希望|觉得|听说|孩子|[老阿][婆公妈爸]|看[牙病]|[放接]学"
)
EN_SAYS = "(?:just·)?(?:says?|said|told·(?:me|us)|confirm(?:s|ed)?|promise[sd]?|agree[sd]?|repl(?:y|ied)|text(?:ed)?)(?:·already)?(?:·that)?"
EN_WILL = "(?:'ll|·(?:will|can|is·going·to|going·to|gonna|to))"
ENGLISH = Regex(
    rf"(?:^|(?<=[.;!\n]))·?(?:[a-z,']{{1,8}}·){{0,4}}(?:(?:sp[eo]ake?|spoke|talk(?:ed)?|call(?:ed)?|check(?:ed)?|ask(?:ed)?|text(?:ed)?|msg(?:ed)?|messaged?|whatsapp(?:ed)?|rang|met|phoned|chat(?:ted)?)(?:·(?:to|with))?·(?P<who>{NAME})"
    rf"(?:·(?:(?:on|over)·(?:the·)?(?:phone|whatsapp)|just·now|already|alr|liao|yesterday|ytd|today|this·morning)){{0,2}}(?:[,.;]·?|·-·|·and·|·)s?he(?:·{EN_SAYS}(?:·s?he)?)?|(?P<own>{NAME})·{EN_SAYS}(?:,?·s?he|(?='ll|·(?:will|can)·)|(?<=promised|..agreed|.promise)(?=·to·)))"
    rf"{EN_WILL}?·(?!(?:not|never|no|be|can|the|an?|his|her|their|my|our|all|some|it|there|that|this|[a-z]{{2,12}}ing|[a-z]{{2,12}}ed|say|is|was|has|had|got|also|already|very|so)·|can)(?P<promise>[a-z][^.;!?\n]{{4,90}})(?!\?)",
    any_case=True,
)
# 「收据喺我度，聽日我影印存檔」
AT_HAND = EitherScript(
    r"(?:^|(?<=[。；;!！\n]))(?P<thing>(?![你他她佢我])[^,，。；;!！?？\n我\s]{2,14}?)(?:都|还|就)?(?:[放留]?在|喺)我(?:的?(?:包|抽屉|抽柜|柜桶|桌|柜|办公室|车|书包|袋|家|电脑|U盘)(?:[里上度]|入面)?|[这那](?:[里儿]|边)?|度|手[上里]?)(?:呢|啦|呀|喇|㗎)?[,，\s]{1,2}"
    r"(?P<day>[^,，。\s我]{2,8})我(?=[去来再就先]?(?:扫|拿|交|送|复印|影印|归档|存|录|寄|上传|报|发|打印|登记|整理|核|带|给|还|贴|盖|签|攞|俾|畀)(?!完|过|了))"
)
TOPIC_FIRST = Regex(  # "the banner I settle tmr", "the claim form is with me, I scan tomorrow"
    rf"^(?P<thing>(?!(?:my|his|her|if|when|what|how|where|why|who|so|and|but|then|because|cos|maybe|yes|no|ok|i|you|we|they|he|she|it|think|hope|sure|sorry|today|tmr|tomorrow|tonight|next|this|on|at|by|for|in|later|now|also|all)\b)(?:(?:the|our|that|those|these)\s)?[a-z][a-z'-]{{2,20}}(?:\s[a-z][a-z'-]{{1,20}}){{0,3}}?)"
    rf"(?:\s(?:is|are)\s(?:with|at|on)\s(?:me|my\s[a-z]{{2,12}})\s?[,.;-]?)?\s(?:i|i'll|i\swill|let\sme)\s(?:go\s)?(?P<verb>{VERBS})\s(?P<rest>(?:(?:it|them)\s)?(?:on|by|before|this|next|tmr|tmrw|tomorrow|today|tonight|later|mon|tue|wed|thu|fri|sat|sun|\d)[^?]{{0,60}})$",
    any_case=True,
)


def in_plain_order(text: str) -> str:
    """Of a thing named first: who, when and what is done with it behind it in their order; any other text as it is."""
    found = TOPIC_FIRST.match(text) if text.isascii() else None
    if found is not None:
        rest = found["rest"].removeprefix("it ").removeprefix("them ")
        return f"I will {found['verb']} {found['thing']} {rest}"
    return text if text.isascii() else AT_HAND.sub(lambda one: f"{one['thing']}我{one['day']}", text)


def with_promiser(text: str, people: tuple[str, ...]) -> str:
    """A text that names whoever promised as the one who does it; any other as it is."""
    for form in (CHINESE, ENGLISH):
        said = marked(simplified(text).replace(" ", "·"), people)
        found = form.search(said) if HEAD in said and len(said) == len(text) else None
        if found is not None and (told := _promise_in(found, text)):
            text = f"{text[: found.start()]}{told}{text[found.end() :]}"
    return text


def _promise_in(found: Match[str], text: str) -> str | None:
    """The promise with its promiser, None where it is none: no day is said, or it is only news."""
    said, (start, end) = found["promise"], found.span("promise")
    if found.re.pattern == ENGLISH.pattern:
        return f"{text[slice(*found.span('who' if found['who'] else 'own'))]} will {text[start:end]}"
    he, talk = HE.search(said), found["talk"]
    is_of_other = HEAD in said and not he
    is_talk = talk is not None and TALKED.search(found["lead"] + talk) is not None
    is_his = talk is None or (is_talk and (he or found["he"] or found["says"])) or PROMISED.search(talk)
    is_news = NO_PROMISE.search(said) or "own_life" in words_by_ground(said)
    if not is_his or is_of_other or is_news or DUE.search(said) is None:
        return None
    name, words = text[slice(*found.span("who"))], text[start:end]
    day = FROM_DAY.search(said) if he is None else None
    at = day.start() if day and not TOPIC_ENDS.search(said, 0, day.start()) else 0
    will = BY_THEN.search(said, he.end() if he else 0)
    words = words[: will.start()] + words[will.end() :] if will else words
    return f"{words[: he.start()]}{name}{words[he.end() :]}" if he else f"{words[:at]}{name}{words[at:]}"
