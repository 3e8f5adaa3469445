"""Words that add to work told before: 「再补2户」, 「还有点心180」, "also flowers $20", 「昨晚讲课那条忘了说手套也发了60双」."""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import Tense, tense

# One of these stands in whatever adds to a log, or it is a thing and a figure, and no more.
SIGNS = EitherScript(
    r"[还边仲又再另补加漏忘多也埋添并项条笔次场里每]|中有|当中|补充|\b(?:also|plus|another|forgot|extra|too|add|more|each|costs?|came\sto|as\swell)\b|^[^,，。;；\n]{1,40}\d[^,，。;；\n]{0,8}$",
    any_case=True,
)
MORE = Regex(
    r"\s{0,4}(?:(?:对了|哦对?|噢对?|啊对?|哎|那个|嗯)[,。!\s]{0,2})?"
    r"(?:(?:另外|此外|同时|顺便)(?:还|又|也)?有?|还有|另有|[还又](?=[送发买给补来到塞带捐付派领])|多(?=[来送发买给]了?\d)"
    r"|(?:再|还要|再要)(?:补|加)(?:上|充)?(?:一下|个|了)?|补[上充]了?|加上|还?[漏忘](?:了?[说写记报算登])?了?)(?:就是)?(?:一[笔项条](?=[:,\s]))?[:,\s]{0,2}",
)
THAT = Regex(r"那(?:[批次场趟](?:的|,)?|边)")
# 「还有一笔200的场地费漏了」
LEFT_OUT = Regex(r"(?<=.)(?:也|都|给)?(?:漏了?|忘了?|没)(?:[算记写报加登]|掉)?(?:上|进去?)?[了啦]?$")
# 「…麻烦给我添上」
PUT_IN = Regex(
    r"[,\s]?(?:麻烦|帮忙|劳驾|请)?[你您]?(?:[给帮替]我?)?(?:也|都)?(?:添|补|加|记|登|算)(?:上去?|进去?|一下)[吧哈啊呗]?$"
)
# 「昨晚讲课那条我糊涂了忘了说手套也发了60双」, 「春游75人那次，门票也花了1500」
OF_THAT = Regex(
    r"^(?P<to>[^,。;]{2,20}?)的?[那这]一?[条笔次场](?:[^。;\d]{0,14}?[忘漏]了?[说写记报算登]?了?[,:\s]{0,2}|,(?=[^,。;\d]{1,8}也[花付用发送]))(?P<words>[^。;]{1,30})$"
)
# 「昨天游行的记录须补充：捐款2865元，请并入同一项」, 「游行那条漏了，捐款2865元」, 「捐款2865元补到昨天游行那条里」
RECORD = r"(?:的?(?:[那这]一?[条笔次场项](?:记录)?|[记纪]录|日志|台账)(?:里|上|中)?)"
JOINED_TO = r"(?:[,;。]\s?(?:请|麻烦|帮我?)?(?:一并|都|也)?(?:并|合|归|补|加|记|写|放)[到入在进]?(?:并)?(?:同一?|原来?那?|这|那|上)?一?[条项笔]?(?:记录)?(?:一起|里面?|进去|上去?|中)?[吧了哈]{0,2})?[。!]?$"
TO_NAMED = Regex(
    rf"^(?:(?P<to>[^,:;。]{{2,18}}?){RECORD}(?:还|需|须|要|得|请|麻烦|帮我?|再|有|一[项笔条个]){{0,5}}(?:补[充记上登]?|[加添][上个]?|漏[了记写报]?|没[写记报算加])(?:一下|一[笔项条]|了|的){{0,2}}[:,\s]{{0,2}}"
    rf"|(?P<of>[^,:;。]{{2,18}}?)(?:还|另)有一[项笔条]没[写记报算](?:上|进去)?[:,\s]{{1,2}}|(?:我?再?)补充(?:一[下条]|下)?(?P<about>(?![一两几]|[昨今前][天日晚]?[:,])[^,:;。]{{2,18}}?)(?:的[记纪]录|那[条次])?[:,]\s?(?:还有?|另有?)?"
    rf"|(?P<said>(?![一两几])[^,:;。]{{2,16}}?)(?:再|还要|要)?补充?(?:一[句下条点]|[两几]句)[:,]\s?(?:还有?|另有?)?)(?P<words>[^。;\n]{{2,30}}?){JOINED_TO}"
    rf"|^(?:还有|另外|再|把)?(?P<what>[^,:;。]{{2,24}}?)[,\s]?(?:请|麻烦|帮我|也|都){{0,2}}(?:补|加|并|添|记|合)(?:[返回]?[到入进在]|[返回])(?P<into>[^,:;。]{{2,18}}?){RECORD}(?:里面?|中|上)?(?:去|吧|哈|一下){{0,2}}[。!]?$"
)
# 「16号那场讲座还有3位当场入会，漏写了」, 「昨天长跑还有12个家属跟着跑，名单漏了，补进去」: who else was there
JOINED = Regex(
    r"^(?:补[一返]?下?[充报记]?[,:\s]{0,2})?(?P<to>[^,:;。]{2,14}?)(?:还|另)有(?P<words>\d{1,4}[位个名人][^,。;\d]{0,12}?)[,\s]{0,2}(?:[^,。;\d]{0,8}(?<![漏忘]))?(?:漏了?[写记报算说登]?|忘了?[写记报算说登])[了的]?(?:[,\s]?[补加算记写添][^,。;\d]{1,6})?[。!]?$"
)
# 「刚才又领走30双手套，加上去」, 「演练那天的灭火器花了640元，补到记录里」
ADD_IT = Regex(
    r"^(?P<words>[^。;\n]{4,40}?)[,\s](?:也|都|一并|一起|给我|帮我|请|麻烦){0,2}(?:加|算|记|补|添)(?:上去?|进去?|到(?:那条|这条)?(?:记录|台账)?(?:里面?|上)去?|入)(?:吧|哈|了)?[。!]?$"
)
WITH_FIGURE = Regex(r"(?:花[了费]?|又|另外|还有|一批)?[\d一二两三四五六七八九十百千.,]+[\u4e00-\u9fff]?")
# 「走访8户里面有3户是大病的」 tells of a part of what was filed.
PART_OF = Regex(
    r"^(?P<to>[^,:;。\d]{2,12}?)(?:的|那|共|一共)?\d{1,4}[户人名位家个](?:里面?|当中|之中|中)有?(?P<part>\d{1,4}[户人名位家个][^。;\n\d]{0,16})[。!]?$"
)
PUTS_RIGHT = Regex(
    r"合计|总[数共]|应该?[是为]|应当|才[对是]"
)  # 「漏记车费180元，合计应为2380元」 corrects the sum
ONE_SUM = Regex(
    r"^有?[一1]?[笔个项]?(?P<sum>\d+(?:\.\d+)?)(?:[元块]钱?)?的?(?P<thing>[\u4e00-\u9fff]{1,6}[费钱款金])$|^[一1]?[笔项](?P<bare>\d+)$"
)
LONGEST_ADDED = 80  # signs; a longer message tells something of its own
HAS_FIGURE = Regex(r"[\d一二两三四五六七八九十百千半]")
# 「还有点心180」, 「果篮花了168」: a sum whose unit nobody says; a count or a number of something has its unit or mark.
COST = Regex(
    r"^(?P<thing>[\u4e00-\u9fff]{1,8}?)(?:又|还|也|一?共|总共)?(?P<paid>花了?|用了|付了|是)?(?P<sum>\d{2,6}(?:\.\d{1,2})?)(?:[元块]钱?)?[。!\s]?$"
)
COST_US = Regex(  # "flyers printing cost us $85"
    r"^\s?(?:(?:the|our|and|also|btw|oh)[,\s]{1,2}){0,2}(?P<thing>[a-z][a-z '-]{2,30}?)\s(?:(?:also|all|total)\s)?(?:costs?|came\sto)(?:\s(?:us|me|the\sunion|total)){0,2}\s(?P<sum>(?:S|HK|RM)?\$?\d[\d,]{0,7}(?:\.\d\d)?)(?:\s(?:in\stotal|all\sin|total))?[.!\s]?$",
    any_case=True,
)
# 「每人60块」, 「一张100的」, "$50 voucher each": what each of those told before got.
EACH_PAID = Regex(
    r"^(?!.{0,40}(?:AA|aa|[你我]们?|奶茶|外卖|工资))(?:都是|就是|是|就|都)?(?:[每各]一?个?[人户家名位份张盒箱套袋本]|[一1][户家张份盒箱袋套](?=\d)|each\s(?:(?:one|person|pax)\s)?)[^,。;?\n]{0,14}?\$?\d[^,。;?\n]{0,10}$|^[^,。;?\n]{0,12}\$\d[\d.]{0,6}(?:\s[a-z]{3,12}){0,2}\s(?:each|per\s(?:pax|person|head|family))\.?$",
    any_case=True,
)
SUM = r"(?:(?:S|HK|RM)?\$\s?\d[\d,]{0,7}(?:\.\d{1,2})?|\d{1,6}(?:\.\d{1,2})?\s?(?:bucks|dollars))"
# 「打车24块」, 「禮物另計800蚊」, "taxi was $24"; what one eats or buys for oneself is none of ours.
THING_PAID = Regex(
    r"^(?P<thing>(?!.{0,4}(?:[我你他她收退捐追领来到共]|奶茶|咖啡|外卖|[早午晚]饭|菜|工资|借|人|会员|职工|参加|出席|第|编号|电话|房|楼))[\u4e00-\u9fff]{2,8}?)(?P<more>另外?[计付加算收]|又|还|也|再)?(?:是|要|为|[花用付]了?|一?共)?\s?"
    r"(?P<sum>\$?\d[\d,]{0,7}(?:\.\d{1,2})?)(?:(?<=\d)(?:元|块钱?|蚊|港[元币])|(?<=\d\d))[。!\s]?$"
)
ALL_PAID = Regex(  # 「一共花了1260」 of what was told without a sum
    r"^(?:[一总]?共|合计|全部|总的)?(?:是|[花用支付]了?|花费|支出|开支)(?:出|掉)?了?\s?(?P<sum>\d[\d,]{1,7}(?:\.\d{1,2})?)(?:元|块钱?|蚊)?[。!\s]?$"
)
THING_COST = Regex(
    rf"^\s?(?:the\s|our\s)?(?P<thing>(?!(?:.{{0,12}}\s)?(?:i|my|he|she|they|it|that|this|lunch|breakfast|kopi|teh|coffee|bubble tea)\b)[a-z][a-z '-]{{2,24}}?)\s(?:was\s|were\s|is\s|costs?\s|paid\s)?(?P<sum>{SUM})(?:\sonly)?[.!\s]?$",
    any_case=True,
)
# "also flowers $20", "forgot to say 12 flyers", "fruit basket another $45", "got 3 walk-in people also", "3 more came"
LED = Regex(
    r"^\s?(?:(?:i|we)\s(?=got|have|had|also|another))?(?:(?:got|have|had)\s(?=another|also|extra))?(?:(?:ok|oh|ya|yah|yes|btw|and|n|sorry|wait|eh|paiseh|oops)[,:\s]{1,2}){0,4}(?:forgot(?:ten)?(?:\sto\s(?:say|add|mention|put|log|record))?|also|plus|another|add(?:\son)?)(?:[,:\s]{1,2}(?:also|got|have|another)\b)?[,:\s]{1,2}(?P<words>[^?\n]{1,70})$",
    any_case=True,
)
AS_WELL = Regex(
    r"^\s?(?:got\s|have\s|had\s)?(?P<words>[^?\n]{1,60}?)[,\s]{1,2}(?:also|too|as\swell|extra)(?:\s(?:la|lah|hor|leh))?[.!\s]?$",
    any_case=True,
)
ANOTHER = Regex(
    rf"^\s?(?:the\s)?(?P<thing>[a-z][a-z '-]{{2,24}}?)\s(?:another|extra|add(?:itional)?)\s(?P<sum>{SUM})[.!\s]?$",
    any_case=True,
)
# 「夜更再派多50份, 車費$88」, 「下午又去了3户」
MORE_OF_IT = Regex(
    r"^[\u4e00-\u9fff]{0,6}?(?:再|又|另外?|多)(?P<words>(?:派|送|发|买|补|来|到|去|招|收|走访?)(?:多|了)?\d{1,5}[^?\n]{1,40})$"
)
# 「玛嘉烈那边就6个」 behind 20份: as many of the same, elsewhere.
ELSEWHERE = Regex(
    r"^[\u4e00-\u9fff]{2,6}[那这]边(?:[就都也又还]|另外){0,2}(?:[是有]|[送派发给]了)?(?P<words>\d{1,4})个?[。!\s]?$"
)
SO_MANY_MORE = Regex(r"^\s?(?:got\s|have\s|had\s)?(?P<words>\d{1,3}\smore\s[^?\n]{2,40})$", any_case=True)
# 「今天还是一样，接待9人」, 「今日一樣，派咗150張」, "same again today, 80": more of the work told before, a log of its own.
SAME_SIGNS = EitherScript(r"一样|同样|照旧|老样子|\bsame\b", any_case=True)
SAME_AGAIN = EitherScript(
    r"^(?:(?:today|ytd|yesterday|[今昨][天日晚早]|[上下]午)[,，\s]?)?(?:还是?|也是?|仍然?|又是?|都?[系係]|[和跟同照像])*(?:昨[天日]|上次|前[天日]|尋日|琴日)?(?:的?一样|同样|照旧|老样子|same·?\s?(?:again|thing|as·?\s?(?:ytd|yesterday|before|last·?\s?time)))"
    r"(?:[\s,]?(?:today|this·?\s?time|[今昨][天日]))?[\s,，。:：·]{1,3}(?P<words>[^\n?？]{0,30}\d[^\n?？]{0,20})$",
    any_case=True,
)
PAID_ALREADY = Regex(r"[^\d，。；、,;]{0,4}\d")
ASKS = Regex(
    r"[?]|[吗呢]$|谁|多少|几[个户人点]|什么|怎么|要不要|能不能|下[周个星月]|明[天日]|后天|打算|准备|要去"
)


class AddedWords(NamedTuple):
    """The words added; `thing` is what the sum was paid for, where nothing but that tells that it is an addition; `to` names the log.

    `is_its`: it is said to be put into the log, 「…也算上」. `is_bare`: a thing and its sum, which only the moment makes an addition: it is asked about.
    """

    words: str
    thing: str | None = None
    to: str | None = None
    is_bare: bool = False
    is_its: bool = False


# 「add to the lo hei: bill $1,184.50」, 「family day: add $120 for the castle」; the total behind it is no more of it.
ADDS_TO = Regex(
    r"^\s?(?:(?:ok|pls|also|and|sorry|oh)[,\s]{1,2}){0,2}(?:add\s(?:on\s)?to\s(?:the\s|my\s|that\s)?(?P<to>[^:,$\d\n]{2,40}?)(?:\s(?:one|log|entry|record))?\s?[:,-]\s"
    r"|(?P<head>[^:,$\d\n]{2,40}):\s(?:pls\s)?add\s(?:on\s)?"
    r"|(?:for|in|on)\s(?:the\s|my\s|that\s)?(?P<of>[^:,$\d\n]{2,40}?)(?:\s(?:one|log|entry|record|report|visit))?,?\s(?:(?:pls|please|can|also|kindly|u|you|to)\s){0,3}add\s(?:on\s|in\s)?)(?P<words>[^\n]{0,80}?)(?:,?\s(?:so|total|making|now)\s[^\n]{0,40})?$",
    any_case=True,
)
# 「pls add 12 flyers to the depot visit log」
ADDED_TO = Regex(
    r"^\s?(?:(?:ok|pls|please|also|and|n|sorry|oh)[,\s]{1,2}){0,2}add\s(?:on\s|in\s)?(?P<words>[^\n]{1,40}?)\s(?:to|in|into)\s(?:the\s|my\s|that\s)(?P<to>[^:,$\d\n]{2,40}?)\s(?:log|entry|record|report)$",
    any_case=True,
)


# A reply to a log that gives it more: 「再加果篮168元，我垫的」, 「奖品980元补上」, 「資料費都記埋」, "add complaint OT not paid".
POLITE = r"(?:(?:上面|刚才|头先)?[那这嗰]?[条笔](?:里[头面边]?)?[,，\s]?)?(?:(?:对了|哦|噢|不好意思|抱歉|sorry|oh|ok|pls|please|can|also|and|请|麻烦|帮我?|记得|还要|再|另外|也|都|顺便|仲要?|漏了|忘了)[,，:：\s]{0,2}){0,4}"
ADD_FIRST = EitherScript(
    rf"^\s{{0,3}}{POLITE}(?:加(?!班|入|急|油|薪|强|起来|工|大|快|盟)(?:上|返|埋|个|一?[句条笔])?|补(?!贴|助|偿|考|选|休|缴|交|发|录)(?:上|充|记|返|一?[句下条笔]){{0,2}}|添上?(?:一[句条笔])?|记(?:上|埋)|add(?:\s(?:in|on))?(?=[\s:])|include(?=\s))[了:：,，\s]{{0,3}}(?P<words>\S[^\n]{{1,78}})$",
    any_case=True,
)
ADD_LAST = EitherScript(
    r"^(?P<words>[^\n]{2,70}?)[,，\s]?(?:也|都|要|得|再|一起|一并|麻烦你?|请|[给帮]我){0,3}(?:(?:记|补|加|添|写|算)(?:上去?|埋|返)|(?:记|补|加|写|算|放)(?:进去?|到?里面?去?|入去)|补[一下]{0,2}记)(?:去|吧|哈|啊|呗|了|一下|佢|它){0,2}[。.!！]?$"
    r"|^(?P<told>[^\n]{2,70}?)[,\s]{1,2}(?:pls\s|please\s)?(?:add|put|include|write)\s(?:(?:it|this|that|in|too|also|down)\s?){1,3}(?:pls|please)?[.!]?$",
    any_case=True,
)
# 「场地费200没写上」, 「漏咗場租$80」, "court $80 not inside", "you left out the court $80": a thing and its figure the log has not.
NOT_THERE = EitherScript(
    r"^(?P<words>[^,，。;；\n]{2,40}?\d[^,，。;；\n]{0,12}?)[,，\s]?(?:你|都|也|还|又|给|俾|刚才){0,2}(?:(?:[没未冇](?:有|俾|给)?|漏咗?|忘了?|少了?|唔见咗?)(?:记|写|算|加|计|录|登|报|填|入|落){1,2}(?:上去?|进去?|入去|落去|返|到)?|(?:漏|忘|少)(?:了|咗|掉))(?:啊|呀|啦|哦|喔|喎|的|了|咗){0,2}[。!！]?$"
    r"|^(?:你|仲|还|又|刚才){0,2}(?:[漏忘](?:了|咗)?|少(?=[记写算报登计]))(?:记|写|算|报|登|计|说)?(?:了|咗)?(?:还?有)?(?P<left>[^\d,，。;；\n]{2,12}\d[^,，。;；\n]{0,12}?)[。!！]?$"
    r"|^(?P<said>[^,\n]{2,50}?\d[^,\n]{0,12}?)\s(?:(?:is|was|were|got|has|still)\s)?(?:not\s(?:inside|in|there|included|counted|added|recorded|written)|missing|left\sout|missed(?:\sout)?|forgotten)(?:\s(?:yet|leh|lah|la|eh|pls|please|inside)){0,2}[.!]?$"
    r"|^(?:(?:eh|oh|wait|sorry)[,\s]{1,2})?(?:you\s|u\s|we\s|i\s)?(?:left\sout|missed(?:\sout)?|missing|forgot|didn.?t\s(?:put|add|record|write)(?:\sin)?)\s(?:the\s)?(?P<what>[^,\n]{2,40}?\d[^,\n]{0,20}?)[.!]?$",
    any_case=True,
)
WHICH_SHEET = EitherScript(r"^(?:到|在|进|入)|没|未|冇|不是|唔系|不要|別|别", any_case=True)


def added_in_reply(text: str) -> str | None:
    """What a reply to a log adds to it, figures or words; None for any other, and for what is asked or denied."""
    found = NOT_THERE.match(text) or ADD_FIRST.match(text) or ADD_LAST.match(text)
    name = next((name for name, each in found.groupdict().items() if each), "") if found else ""
    words = text[slice(*found.span(name))].strip(" ,，。.!") if found and name else ""
    is_talk = len(text) > LONGEST_ADDED or ASKS.search(normal(text).text) or WHICH_SHEET.search(words)
    return words if words and not is_talk else None


def cost(words: str) -> tuple[str, str] | None:
    """What was paid for and the words with the sum's unit: 点心, 「点心180元」; None where they say anything else."""
    found = COST.match(normal(words).text)
    return (found["thing"], f"{found['thing']}{found['sum']}元") if found else None


def says_missing(text: str) -> bool:
    """Whether a reply misses something in a log: 「场地费200没写上」."""
    return NOT_THERE.match(text) is not None


def is_fee(thing: str) -> bool:
    """Whether a thing is called by a word for what is paid: 场地费, 场租."""
    return thing.endswith(tuple("费租款金钱票"))


def addition(text: str) -> AddedWords | None:
    """What a message adds, with a leading word or as what something cost; None where it adds nothing."""
    if is_price(text):
        return AddedWords(text)
    words = added_words(text)
    if to := ADDS_TO.match(text) or ADDED_TO.match(text):
        named = next(each for name, each in to.groupdict().items() if each and name != "words")
        return AddedWords(to["words"], to=named) if HAS_FIGURE.search(to["words"]) else None
    if len(text) <= LONGEST_ADDED and (told := TO_NAMED.match(normal(text).text)) and not ASKS.search(text):
        log = next(each for name, each in told.groupdict().items() if each and name not in ("words", "what"))
        return _addition_to_log(log, (told["words"] or told["what"]).replace("还有", ""))
    if joined := JOINED.match(normal(text).text):
        return AddedWords(joined["words"], to=joined["to"])
    if (behind := ADD_IT.match(normal(text).text)) and HAS_FIGURE.search(behind["words"]):
        return AddedWords(behind["words"], to=WITH_FIGURE.sub(" ", behind["words"]))
    if part := PART_OF.match(normal(text).text):
        return AddedWords(f"其中{part['part']}", to=part["to"])
    if words:
        return AddedWords(words, is_its=PUT_IN.search(normal(text).text.rstrip("。.! ")) is not None)
    plain = PUT_IN.sub("", normal(text).text.rstrip("吧哦啊了呢的。.!, \n"))
    that = OF_THAT.match(plain) if len(plain) <= LONGEST_ADDED and ASKS.search(plain) is None else None
    if that and (more := _addition_to_log(that["to"], that["words"])):
        return more
    return _cost_told(text) or _addition_by_cue(text) or _thing_paid(text)


def figures_of_same_work(text: str) -> str | None:
    """The words with the figures of work that was the same as the last: 「接待9人」 of 「今天还是一样，接待9人」."""
    found = SAME_AGAIN.match(text) if len(text) <= LONGEST_ADDED and not ASKS.search(text) else None
    return found["words"] if found else None


def is_price(text: str) -> bool:
    """Whether words say no more than what each of those told before got."""
    return EACH_PAID.match(normal(text).text) is not None or EACH_PAID.match(text) is not None


def _cost_told(text: str) -> AddedWords | None:
    """What a thing cost by words of paying; what all of it did has no thing, 「一共花了1260」."""
    if paid := ALL_PAID.match(normal(text).text):
        return AddedWords(f"花了{paid['sum']}元", thing="")
    if spent := COST_US.match(text):
        return AddedWords(f"{spent['thing']} {spent['sum']}", spent["thing"])
    found, priced = COST.match(normal(text).text), cost(text)
    is_paid = found is not None and found["paid"] not in (None, "是")
    return AddedWords(priced[1], priced[0]) if priced and is_paid else None


def _addition_by_cue(text: str) -> AddedWords | None:
    """More of what was told, by "also", "another", 「再派多50份」; what is planned or asked is none."""
    said = normal(text).text
    if not _may_add(said):
        return None
    if another := ANOTHER.match(text):
        return AddedWords(f"{another['thing']} {another['sum']}")
    if elsewhere := ELSEWHERE.match(said):
        return AddedWords(elsewhere["words"])
    led = LED.match(text) or MORE_OF_IT.match(said) or SO_MANY_MORE.match(text) or AS_WELL.match(text)
    return AddedWords(led["words"]) if led and HAS_FIGURE.search(led["words"]) else None


def _thing_paid(text: str) -> AddedWords | None:
    """「打车24块」, "taxi was $24": words for what was paid and a sum, no more."""
    said = normal(text).text
    if ASKS.search(said):
        return None
    if found := THING_PAID.match(said):
        amount = found["sum"].removeprefix("$")
        return AddedWords(f"{found['thing']}{amount}元", is_bare=found["more"] is None)
    return AddedWords(text.strip(), is_bare=True) if THING_COST.match(text) else None


def _addition_to_log(log: str, words: str) -> AddedWords | None:
    """Words with a figure, which put no sum right."""
    is_more = HAS_FIGURE.search(words) and PUTS_RIGHT.search(words) is None
    return AddedWords(words, to=log) if is_more else None


def is_unpaid(thing: str, text: str) -> bool:
    """Whether a text names a thing and no sum for it; with one, another sum is a correction."""
    place = text.find(thing)
    return place >= 0 and PAID_ALREADY.match(text, place + len(thing)) is None


def added_words(text: str) -> str | None:
    """The words that are added; None for any other message, and for one that plans or asks."""
    said = normal(text).text
    if not _may_add(said):
        return None
    lead = MORE.match(said)
    rest = LEFT_OUT.sub("", THAT.sub("", PUT_IN.sub("", said[lead.end() :])) if lead and lead.end() else "")
    rest = ONE_SUM.sub(lambda one: f"{one['thing'] or ''}{one['sum'] or one['bare']}元", rest)
    return rest if HAS_FIGURE.search(rest) else None


def _may_add(said: str) -> bool:
    """Whether a text in normal form is short, asks nothing and plans nothing."""
    return len(said) <= LONGEST_ADDED and ASKS.search(said) is None and tense(said) is not Tense.PLANNED
