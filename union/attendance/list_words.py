"""The words of what is said to a sign-up, in both scripts of tokens: who, whom they bring, how many, the deed, and what says nothing."""

from union.core.lazy_regex import Regex
from union.reading.names.people import SURNAMES

SIGNS = Regex(
    r"报|報|[算加预預计計添补補剔][埋上返入多咗]?|[帶带携留][着上埋]?|[来來嚟去参參][不唔]?|退出|甩底|取消|划掉|[打玩]|[0-9一二两兩三四五六七八九十]\s?[个個人名口位份大]|[俩倆仨]|名[单單额額]|截|接[龙龍]|[+＋]|[几幾多][个個少多家]|够唔|夠唔"
    r"|\b(?:me|mine|in|out|sign(?:ed|ing|up)?|sign-ups?|count|headcount|put|pax|add|seats?|join(?:ing|ed)?|go(?:ing)?|com(?:e|ing)|cannot|can't|cant|withdraw|remove|drop|pull|list|names?|registration|register|closing|clos(?:e|ed|es)|chope|bring(?:ing)?|family of|just|only|total|players|want|play(?:ing)?|extend(?:ed)?|free|not|how many|who|numbers|closed|[a-z]+ing)\b",
    any_case=True,
)
CLAUSES = Regex(
    r"[,，。;；!！?？\n]|(?<=[A-Za-z])\.(?=\s|$)|:(?=\s|$)|\s(?:but|cos|coz|because|as|since)\s|\.{2,}"
)
N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
EN = r"(?:\d{1,3}|one|two|three|four|five|six|an?)"
PEOPLE = r"(?:个(?![队组班箱])(?:大?人|名额|位)?|人(?!次)|位|名(?!额|单)|口人?)"
ONE_KIN = (
    r"(?:家属|家人|屋企人|老[公婆豆母窦]|爱人|丈夫|妻子|太太|先生|媳妇|对象|[男女]?朋友|小?孩子?|小朋友|娃儿?|儿子|女儿|闺女|爸爸?|妈妈?|父母|爸妈|[奶爷外]{1,2}[奶爷公婆]|阿[妹弟妈爸公婆哥姐]"
    r"|仔女|个?[仔囡](?!细)|个女(?![单人])|细佬|[表堂]?[弟妹哥姐][弟妹哥姐]?|[岳丈][父母]|徒弟)"
)
LATIN_KIN = r"(?:mother-in-law|father-in-law|in-laws?|husband|wife|wifey|hubby|son|daughter|kid|child(?:ren)?|friend|guest|mum|mom|dad|parents|brother|bro|sister|sis|cousin|boy|girl|gf|bf|niece|nephew|family members?)s?"
KINSMAN, PAIRS = Regex(rf"{ONE_KIN}|\b{LATIN_KIN}\b", any_case=True), ("父母", "爸妈", "仔女", "parents")
COLLECTIVE = Regex(r"(?:家属|家人|屋企人|朋友|孩子?|小朋友|娃儿?)$")  # 「家属3人」 counts them alone
UNIT = r"(?:(?![把帮给替请让叫还和有])[\u4e00-\u9fff]{1,3}(?:车间|小组|部门?|科|班组?|组|队|站|处)的?)?"
NOT_NAME = r"(?![板师细时候妹弟妈爸公婆哥姐])"
# Named groups are tokens; their order is their rank.
HAN = rf"""(?x)
(?P<fill>行不行?|得不得|可不可以|好不好|行吗|可以吗|拔河|跳绳|接力|跳远|铅球|踢?毽子?|[男女]子?组|不好意思|对不起|(?:今年|到时|那天|当天|临时|突然|本来|可能|应该|一定|大概|刚刚|目前|现在|最新)|男[单双]|女[单双]|混双|[这那]边|这次|打错了?|[就先]?(?:麻烦|帮忙|拜托)|小秘|谢谢|多谢|辛苦|话)
|(?P<list>(?:最[后终])?名单(?:定了|确定|出来|如下|是)?)
|(?P<total>一?共|总共|合计|最[终后]|实报|=|总人数)
|(?P<out>[来去打]不[了成到上]了?|不[来去打玩要]了?|(?:没法|不能|不得|不再)(?:[来去打]|参加)?|不参加了?|参加不了了?|不报了?|不[得能有]?(?:空|闲)|不[得行]$|没空|退出|退赛|没来|拆掉|取消|划掉|去掉|剔走|撤[掉了]|病了?|发烧|出差|(?:要)?返工|加班|[值顶]班|有事)
|(?P<now>[净淨只](?:有|是|系|剩)?|就(?=我|[一两二三\d])|得返|剩下?|得(?=我)|变[成为回]?|改[成为]|[现今]在是)
|(?P<more>加多|多加|再加|又加|[还再]要?[加报]|多报|又多了?)(?P<so_many>(?:{N}[个人位名口]|个)?(?![公婆]))
|(?P<less>减少?|少(?:了|来)?)(?={N})
|(?P<home>(?:一家|全家|屋企|家里?)(?:人|就|有|共|一共|总共|来|去){{0,2}}(?P<of_home>{N})(?P<small>大{N}小)?(?:个人?|口人?|位|人)?)
|(?P<name>KNOWN)
|(?P<kin>{N}?[个位名]?{ONE_KIN})
|(?P<person>{UNIT}(?:[小老阿]{NOT_NAME}[\u4e00-\u9fff]|[{SURNAMES}][\u4e00-\u9fff]{{0,2}}?(?:师傅|老师|主[席任]|经理|大?姐|哥|叔|姨|伯|工(?![作会]))))
|(?P<self>我[们哋]?(?:自己)?|本人|俺|自己|咱们?)
|(?P<refer>[他她它佢]们?)
|(?P<bring>[带携][着上了埋]?|拖埋?|连埋?)
|(?P<count>(?P<number>{N}){PEOPLE}|(?P<both>俩|仨|两公婆))
|(?P<plus>[+＋]\s?(?P<added>{N}(?!{PEOPLE}))?)
|(?P<in>得闲|得$|报名?上?[了的]?|参加|加入|登记埋?上?|[算计加预添补登][埋上返入起来]{{0,2}}|记[漏上埋]了?|漏了|留(?=个|{N})|想?[来去打玩跑](?!年)|要(?=[去来报]))
|(?P<and>[和同跟与及、&])
|(?P<filler>[也都仲还再全要想会可以能了的啦喇啊呀呢吧嘛哈哦喔嘅㗎把帮给替请一个份位算加上埋返入人名额先已经这那两边大家是有在于进去里单好行够ok!~。·一起齐\s§]|OK)
"""
LATIN = rf"""(?x)
(?P<fill>\b(?:(?:sign\s?up|regist\w+|rsvp)\s(?:w|with|to|thru|via)\s\w+|(?:reply|tell|pm|text|let|msg|message)\s(?:to\s)?me(?:\sknow)?|each\slane|sorry|pls|please|kindly|help|hi|hey|eh|ah|lah|lor|leh|hor|ok|okay|yes|sure|also|too|as\swell|still|will|would|can|the|that|this|day|trip|along|anyone|keen|list|a\slist|to|is|are|be|am|his|her|name|names|already|liao|then|very|keen|ya|yup|thanks|up|down|inside|at|on|here|there|someone|who|from\s(?:the\s)?\w+|no\slonger|need|seats?|slots?|places?|so(?!\s(?:\d|me|we|in))|has|have|had|actually|but|i\smean|our\sside|confirm(?:ed)?|got|he|she|they|it|n't|with\sme|(?:to|for)\s(?:the\s)?§|for|of)\b)
|(?P<list>(?:final|full|confirmed)\s(?:\w+\s)?(?:§\s?)?(?:name\s?list|names?|list|count|headcount)|§\snames|final\s§)
|(?P<total>\b(?:total|altogether|in\sall|all\sin|so(?=\s(?:in\sall\s)?\d))\b)
|(?P<out>\b(?:can(?:no|'|)t(?:\s(?:go|come|make\sit|join|play))?|not\s(?:coming|going|joining|free|playing|able)|won't|(?:pull|back)(?:ed|ing|s)?\sout|count\s(?=me\sout)|out|withdraw\w*|remove|take(?=\s.{{1,40}}\soff)|strike|cross|drop|off|sick|injured|not\swell|camp|bail(?:ed|ing)?|unable|overseas)\b)
|(?P<now>\b(?:only|just|now|left|become|so(?=\s(?:me|we|it|i)\b)|instead)\b)
|(?P<more>\badd(?=\s{EN}\b)|\bplus(?=\s\d)|\bextra)\s(?P<so_many>{EN})
|(?P<home>(?:\bfamily\sof\s|\b(?:we(?:'re|\sare)?|us)\s|\bparty\sof\s|\ball\s)(?P<of_home>{EN})\b|\b(?P<of_us>{EN})\sof\sus\b)
|(?P<name>KNOWN)(?:'s)?
|(?P<kin>\b(?:{EN}\s)?{LATIN_KIN}\b)
|(?P<person>(?-i:(?:\b(?:Uncle|Auntie|Aunty|Mdm|Mr|Ms|Ah|Kak|Abang|Encik)\s)?\b[A-Z][a-z]{{2,14}}(?:\s[A-Z][a-z]{{2,14}})?\b))
|(?P<self>\b(?:i(?:'m|'ll|\sam)?|im|me|myself|mine|we|us)\b)
|(?P<mine>\b(?:my|our)\b)
|(?P<refer>\b(?:him|them)\b)
|(?P<count>\b(?P<number>{EN}(?<!\ba)(?<!\ban))(?:\s(?:pax|ppl|persons?|people|seats?|places?|slots?|names|players|tickets?))?\b(?P<both>(?!))?)
|(?P<plus>[+＋]\s?(?P<added>\d{{1,3}})?)
|(?P<bring>\b(?:bring(?:ing)?|with)\b)
|(?P<in>\b(?:go(?:ing|es)?|join(?:ing|s)?|com(?:e|es|ing)|in|play(?:ing|s)?|count|sign(?:ed|ing)?(?:\s?up)?|put|chope|regist(?:er|ered|ering)|wants?|wanna|add|include)\b)
|(?P<and>\b(?:n|and|plus|w)\b|&|/)
|(?P<filler>[\s§!.~]+)
"""
# What is supposed, laid down for all, told of another day, or costs is said to no list.
SUPPOSED = Regex(
    r"\d个?人?[:：]|昨晚|今早|刚才|垫的|场租|费用|换[成为人]|[,。]?换[\u4e00-\u9fff]{2,3}$|顶上|替补|[昨前]天|如果|要是|假如|万一|可带|能带|限报|每[个家人队组店班]|团购|多少钱|报名[费表]|收费|[才仅]报|拉倒|报到|报[告销价警社纸废仇]|申报|呈报|汇报|填报"
    r"|\b(?:if|unless|everyone|everybody|whoever|yesterday|how much|cost|price)\b",
    any_case=True,
)
PAST = Regex(
    r"(?:^|(?<=[,。;!]))[^,。;!]{0,8}(?:上周|上[次年])[^,。;!]{0,20}|\b[^,.;!]{0,30}\b(?:last (?:week|year|time))\b[^,.;!]{0,30}",
    any_case=True,
)
WORKED = Regex(
    r"[\d一二两三四五六七八九十](?:元|块|蚊|户|次|件|份礼)|[$¥]|\bdone\b|打完|办完|散[队会]|圆满",
    any_case=True,
)
ASKS = Regex(
    r"几多?[个人位家户]|多少个?[人位家]|多少(?=.{0,3}报)|报.{0,4}多少|[谁边哪][个位些]?(?=.{0,4}(?:报|[来去]|参加|在))|有没有(?=.{0,4}[算加计数报])|够不够\d{0,3}|名单.{0,6}(?:谁|几|多少)|报名.{0,6}(?:怎么样|情况|点样|如何|点(?=$|[,?，]))|是?(?:有|都)谁"
    r"|\bhow many\b|\bhead ?count\?|what(?:'s| is)? (?:the )?(?:head ?count|count|numbers?)|\bwho(?:'s| is| are| all| else)? .{0,20}(?:list|sign|going|coming|joining|in\b|playing)",
    any_case=True,
)
CLOSED = Regex(
    r"截(?:止)?了|截[咗了]?名|报名(?![^,]{0,9}[\d几哪何])[^,]{0,3}(?:截[止至]?|结束|到此为止)$|(?<![\d号日天前])截止报名$|到此为止|早就?截|不收了|停止报名|\bclosed\b|\bclose (?:liao|already)\b|(?:reg\w*|sign.?ups?) (?:is )?over\b",
    any_case=True,
)
MOVES = r"(?:延[长期后迟]?|推[迟后]|放宽|宽限|顺延|改|拖)"
LATER = Regex(
    rf"(?:报名|截止|截名|接龙)[^,。]{{0,12}}?{MOVES}[^\d一二三四五六七八九十下今明后周,。]{{0,4}}[\d一二三四五六七八九十下今明后周]|{MOVES}[^,。天]{{0,4}}天[关截]"
)
CLOSES_WORD, DEFERS = r"(?:closing|deadline|sign.?up|registration)", r"(?:extend|push|move|moving|postpone)"
LATER_ENGLISH = Regex(
    rf"\bextend[^,.;]{{0,30}}\b(?:to|till|until|by)\b|\b{CLOSES_WORD}[^,.;]{{0,20}}\b{DEFERS}[^,.;]{{0,16}}\b(?:to|till|until)\b|\b{DEFERS}[^,.;]{{0,30}}\b{CLOSES_WORD}[^,.;]{{0,16}}\b(?:to|till|until)\b",
    any_case=True,
)
WRONG = Regex(r"[算数点计记][错漏]|不对|\bwrong\b|\bmis\s?count\w*|\bmistake\b", any_case=True)
NO_NAGGING = Regex(
    r"[别不](?:用|要)?再?(?:提醒|催)|\b(?:don'?t|stop|no need)\b.{0,12}\bremind", any_case=True
)
COUNT_OF_KIN = Regex(rf"{N}(?=[个位名]|{ONE_KIN})|{EN}(?=\s)", any_case=True)
NUMBERS = Regex(N)
NO_ITEM = Regex(
    rf"全体|大家|工会|会员|今天|明天|下午|上午|{LATIN_KIN}|family|team|club|party|trip|with|food|members?|union|branch|hall",
    any_case=True,
)
# Of a list alone: 「报」, 「名单」, "sign up"; without one of them only who was just called is heard.
PLAIN = Regex(
    r"报|名单|接龙|截|[算计预](?:埋|上|返|我|一个)|加(?:上|返|埋)?(?=我)|\bsign|\blist\b|\bregist|\bcount\b|\bclos|[+＋]\d|\bremove\b|\bchope\b",
    any_case=True,
)
ENTERS_ALONE = Regex(
    r"^(?!.*[单表料册])(?:.*报)|参加|[去来]|\b(?:join|in|com|go|sign|count|play)", any_case=True
)
OPENS = Regex(
    r"(?:开始|开放|接受)报名|报名(?:现在)?(?:开始|开放|启动|开启)|^sign[- ]?ups? for §|§ (?:sign[- ]?ups?|registration) (?:is |are )?(?:open|now|starts?)|(?:sign[- ]?ups?|registration) for § (?:is |are )?(?:open|now|starts?)",
    any_case=True,
)
CLOSING = Regex(
    r"^(?:报名|sign[- ]?ups? |registration )?(?:截[止至]|[^,]{2,8}(?:截止|前报名)|clos(?:e|es|ing)\b|by\b|before\b|deadline)",
    any_case=True,
)
# Calls people to enter for what it tells of: with a day it is a plan.
CALLS = Regex(
    r"报名(?![单表费册])|跟帖|接龙|[谁边哪][个位]?(?:想|要|会|能)?(?:[来去打玩跑报]|参加|有空|得闲)|想[来去打玩跑报参][^,。]{0,3}[的嘅]|出声|\bsign[- ]?ups?\b|\bnames? (?:by|to me|pls|please)|\bregister\b|\brsvp\b|\bfirst come\b|\banyone keen\b|\bwho(?:ever)? (?:wants?|keen|can|is going|going|joining|coming)|\breply (?:me |to me )?by\b|\bneed \d{1,3} (?:pax|ppl|people|players|volunteers|helpers)",
    any_case=True,
)
A_DATE = Regex(
    r"\d月\d|\d[号日](?!前报)|\b\d{1,2}\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[下上]午\d|\d[ap]m\b|\d点",
    any_case=True,
)
OF_LIST = Regex(
    r"截止日期|\bclosing\b|报名(?![单表费册])|接龙|截名|\bsign[- ]?ups?\b|\bregistration\b", any_case=True
)
UNTIL = Regex(
    rf".{{0,40}}?{MOVES}[^\d下今明后周]{{0,4}}|.{{0,40}}?\b(?:to|till|until|by|is)\b", any_case=True
)
SENTENCES = Regex(r"(?<=[,，。;；!！\n])|(?<=[A-Za-z]\.)(?=\s)")
# Asked in calling people, no question to us: 「anyone keen?」, 「邊個得閒？」
CALL_ASKED = Regex(
    r"\b(?:anyone|who(?:'s)?|anybody)\b[^,.?!]{0,24}\?|(?:[谁边哪][个位]?|有没有人|有人)[^,。?？]{0,8}[?？]",
    any_case=True,
)
# 「已经有52人报名了」, "35 families signed up": all of them, not the writer's own.
ALL_SAID = Regex(
    rf"(?:已经?|目前|现在|累计)有?{N}{PEOPLE}?|有{N}{PEOPLE}.{{0,3}}报|{N}{PEOPLE}(?:已经?)?报[名了]|\b{EN} (?:\w+ )?(?:have |has )?(?:signed|registered)|\bso far\b",
    any_case=True,
)
CALLED = Regex(
    r"[谁边哪][个位]?(?:想|要|会|能)?[来去打玩]|缺个|\bwho(?:'s| is| wants?| can)? (?:going|coming|joining|playing)\b",
    any_case=True,
)
# Said in calling people to a list, not to come along: a plan with these is planned.
OPENS_LIST = Regex(
    r"报名(?![单表费册]|了|吗|到|的)|跟帖|接龙|出声|\bsign[- ]?ups?\b|\bnames? (?:by|to me|pls|please)|\bneed names|\bregister\b|\brsvp\b|\breply (?:me |to me )?by\b|\bneed \d{1,3} (?:pax|ppl|people|players|volunteers|helpers)",
    any_case=True,
)
NUMBERED = Regex(
    r"^\s?\d{1,2}\s?[.、．)]\s?[^\d\s]|(?<=[\u4e00-\u9fff])\s\d{1,2}\s?[.、．)]\s?[\u4e00-\u9fff]"
)
