"""By which words somebody is known to be away, or back, in the three places: leave, trip, illness, rest, shifts, not here, cannot come."""

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript

WEAK, KEPT_AWAY, SURE = 1, 2, 3  # how much a sign says
N = "(?:半|[一两二三四五六七八九十几]|\\d{1,2})"
KIND = "(?:大|年休|年|病|事|婚|产|陪产|育儿|护理|探亲|丧|公|例|工伤)"
LEAVE = Regex(
    rf"(?:请|休|放|告|续|有|歇|给|批|开|俾)[了个紧埋完左多]?(?:{N}个?(?:天|日|晚|周|星期|礼拜|月))?{KIND}假|(?:请|告|续|休)[了个紧]?(?:{N}个?(?:天|日|晚|周|星期|礼拜|月))?假(?!期)|{KIND}假(?!期|制|规|条例|政策|那|的|者|人|职|工)|假[再又]?[续延]"
    rf"|(?:请|歇|养|休息?|放|(?:医生|大夫)[^,。;]{{0,4}}[给开俾])(?:多|了)?{N}(?:天|日|晚|个?周|个?星期|个?礼拜)(?![前后内])|(?:医生|大夫|病假)[纸条]|(?<![A-Za-z])(?:AL|MC|ML|SL|EL|NPL|CL|leave)(?![A-Za-z])",
    any_case=True,
)
AT_REST = Regex(r"[补调轮倒年]休(?!制)|补钟|休息(?![室区日])|[休放]假(?!通知|安排|期)|休养")
TRIP = Regex(
    r"出(?:公?差|外勤|国|境|远门)|外[出派]|驻[外点场]|[借抽]调|被?抽去|(?:[去到赴上飞回返落在]|参加)[^,。;\d]{0,10}?(?:出差|培训|学习|进修|考察|集训|轮训|研修|参赛|赛课|参训|受训|巡店|党校|探亲|旅[游行]|度假|挂职|跟岗|支援|答辩|考证|看病|手术|读书|上课)"
)
ELSEWHERE = Regex(
    r"人[还就都]?在(?!群|线|岗|单位|厂|公司|这)|(?<!现)在(?:外[地省面]|国外|内地|老家(?!办)|乡下|家(?:休|养|隔|歇|带|躺))|[回返][了左趟]?(?:老家|乡(?=[下,。探过\s]|$)|娘家|婆家|内地|大陆)|(?<=[我号日天午要会五六])飞(?!机|快|速|行)[\u4e00-\u9fff]{2,4}"
)
ABSENT = Regex(r"(?<!谁)(?<!谁都)不在(?!群|乎|意|内|少|名单|话下|此|其|里面|线)")
NOT_HERE = Regex(
    r"(?:[来去到回返赶过出上]得?|参加|出席|走|脱|抽)不(?:[了到成来得上切]|开身?)(?!你|他|她)|返不了工|上不了班|(?:来|去|到|参加|出席)不[了成]|(?<!能)不(?:能|克|便)(?:来|到|去|参加|出席|返|上)|(?:不来|不返|不上)(?:厂|单位|公司|班|工|院|校|店)|(?:抽|脱)不开?身|走不开|没[有得]?(?:空|时间)(?!间)|不得闲|缺席|(?:别|不要|不用|甭)(?:给我)?(?:[排找等预算计]我(?!上门|开口|催)|排班)"
)
NOT_COMING = Regex(r"(?:[来到返回赶出]得?|走|脱|抽)不(?:[了到成来得上切]|开身?)(?!你|他|她)|上不了班|不得闲")
UNWELL = Regex(
    r"烧(?:还|仍)?没|阳了|居家(?!养老)|覆诊|复诊|看医生|看病|发烧|退烧|烧到|流感|肠胃炎|骨折|崴|扭[伤了]|腰伤|隔离|卧床|静养|补觉|拔牙|陪[护床夜]|住院|手术|中招"
)
SHIFT = Regex(
    r"(?:[大小前后连顶上值返倒中翻]|通宵)夜(?!市|宵)|(?<!落)(?<![落下收][了左])夜[班更](?!工人|职工|补贴|费|津贴)|通宵[班更]?|[返上顶值轮倒翻](?:中|通|长|连|早|晚|白)班"
)
# Where somebody is off to: a sign beside several days, or a day of return.
GOES = EitherScript(
    r"(?:去|赴|飞[紧去往]?|前往|[跟随][车船队团]去?|派[去往到驻])(?![年了过到来]|[收送取拿领买办开看签交发做找问打贴布搬拍陪接慰访走检核谈约订派搞弄借拎采祭吊玩宣调讲跑盯落帮复])[\u4e00-\u9fff]{2,8}|\b(?:go(?:es|ing)?|fly(?:ing)?|head(?:ing)?|travel+ing) (?:back )?(?:to )?(?-i:[A-Z][a-z]{2,14})|\b(?:am|is|be|i'm|he's|she's) in (?-i:[A-Z][a-z]{2,14})",
    any_case=True,
)
JOURNEY = Regex(r"出公?差|(?:去|到|赴|飞|在)[^,。;\d]{1,8}出差")
ON_LEAVE = EitherScript(
    r"不在|请假|\bcuti\b|\bbalik (?:kampung|kg|jb|msia)|\b(?:on|has|have|got|taking?|extend(?:ed|s)?|more|days?|his|her|my) (?:of |a )?(?:mc|al|ml|leave)\b|\b(?:days?|week) off\b|\bhospitali[sz]ation leave|\b(?:childcare|maternity|paternity|medical|annual|sick|compassionate) leave\b|(?-i:\b(?:AL|MC|ML)\b)|\b(?:reservist|ict|in[ -]camp)\b|\brest(?:ing)?\b(?=\s?(?:until|till?|for|□|$))|\b(?:kena|doing|on|have|got) (?:the )?night (?:shift|duty)|\bhalf[ -]day\b",
    any_case=True,
)
GONE = EitherScript(
    r"\b(?:is|am|be|i'm|im|he's|hes|she's|shes|going|goes|flying|flies|fly|off|back) (?:to|in|at) (?:[a-z]{2,12} )?(?:kl|jb|johor|penang|ipoh|melaka|malacca|kuching|malaysia|msia|batam|bintan|bkk|bangkok|hcmc|vietnam|hanoi|jakarta|bali|indonesia|india|chennai|china|shanghai|shenzhen|taiwan|taipei|hk|hong kong|japan|tokyo|korea|seoul|manila|dubai|sydney|perth|london|kampung|camp)\b"
    r"|\b(?:on|at|for|attending|going for|doing) (?:[a-z]{2,12} ){0,2}(?:course|training|reservist|ict|attachment|holiday|vacation|honeymoon|conference|seminar|night shift|nights|umrah|haj)\b|\b(?:reservist|flying off|outstation|overseas)\b",
    any_case=True,
)
OBJECT = Regex(
    r"(?:[找给跟陪请由问让叫等交帮替代向让对]|联系|通知|麻烦|(?<![A-Za-z])(?:ask|msg|told|call|find|tell|to|with|by|for|look for|contact))[\s·]?$",
    any_case=True,
)
OTHERS = EitherScript(
    r"我们?(?:家|屋企)?(?:那?[口个位]子?|[老小大阿细]?(?:公|婆|妈|爸|爹|娘|奶|爷|姥|舅|姨|姑|叔|伯|姐|妹|弟|哥|嫂|侄|外甥|对象|媳妇|仔|女儿?|儿子?|孩子?|娃|同学|邻居|朋友))|老[公婆伴]|爱人|媳妇|闺女|女儿|儿子|孩子|[囝囡]|婆婆|丈母娘|岳[父母]|[我咱]们|大家|各位|人家|[老小]区"
    r"|\b(?:my|his|her|our) (?!mc|leave|al|ml|annual|medical|sick|shift|reservist|course|training|leg|back|flight|off)[a-z]{2,12}\b|\b(?:we|they|everyone|all|members?|boss|management|hubby|wife|husband|son|daughter|kids?|mum|mom|dad|maid)\b",
    any_case=True,
)
MYSELF = EitherScript(
    r"(?P<me>[我俺](?![们們哋])|本人|\bmy(?= (?:annual |medical |sick )?(?:mc|leave|al|ml|reservist|flight|off))|(?<![\w'])(?:i|i'm|im|i'll|ill|i've|me|myself)(?![\w']))|(?P<they>[他她佢](?![们們哋])|(?<![\w'])(?:he|she|he's|hes|she's|shes|his|her|he'll|she'll)(?![\w']))",
    any_case=True,
)
FILLER = EitherScript(
    r"(?:收到|好的?|嗯|哎|唉|抱歉|不好意思|对不起|另外|还有|对了|那个|跟?(?:各位|大家)[^,。]{0,6}|报告|说一声|通知一下)|(?:医生|大夫|单位|公司|领导|厂里|院里|校方|上面|上头|总部|区里|市里|科里|车间|临时|突然)(?:又|临时)?(?:叫|让|派|安排|要|开|给|批)|[今明后][天晚早]|[都也就要得又还可能会已经全整一天日白夜早晚上下午昼从起到至在在去来再因有事故个和先真是的了啊呀吧现估计肯定恐怕打算准备需须必应该那这几两三四五六七期间段时候被给以后之前的话]|下周|这周|\W"
)
BEHIND = EitherScript(r"[\s,，]{0,2}(?:和|、|跟|同|与|&|and|n)[\s·]?", any_case=True)
WORK = Regex(
    r"慰问|走访|看望|探望|采购|检查|发放|调研|组织|带队|宣传|签到|报名|截止|之?前[交报发]|\d{1,3}[人名位户]|批[了准]|补贴|津贴|权益|制度|规定|give me|宽限"
)
BOUND = EitherScript(
    r"[走起飞](?=[,，。;]|$|周|星|礼|\d|[早晚])|[出启]发|启程|动身|报到|[回返归](?!访|复|覆|答|执|收|馈)|销假|[上复返到]班|返工|见到?我|露面|散|结束|回来|\bback\b|\buntil?\b|\btill?\b|\bfly|\breturn|\bdepart|[续延放休请去]到|改[成到为]"
)
AGAIN, THAT_DAY = (
    EitherScript(r"续|延|[再多]\s?(?:休|歇|放|请|躺|养|[一两三四五\d])|\bextend|\bmore days?\b|\blonger\b"),
    EitherScript(r"[那嗰當当][天日晚]", any_case=True),
)
CUT = EitherScript(
    r",(?!\s?\d{1,2}(?:,| and\b| n\b| &))|[，。;；!！\n～~…]+|[:：](?!\d)|(?<=[a-z\d)])\.(?=\s|$)|(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff]|(?-i:[A-Z]))|(?<=[号號日])\s(?=[\u4e00-\u9fff]{2})|\s(?=(?:cos|coz|bcos|because|cuz|but|so|btw|oh)\s)|\s-\s|[\U0001f300-\U0001faff\u2600-\u27bf]+|(?<=[\u4e00-\u9fff])[?？]",
    any_case=True,
)
STOP = EitherScript(r"[。;；!！\n~～.…][\s\U0001f300-\U0001faff]{0,3}$|\b(?:oh|btw)\s?$", any_case=True)
LATIN_WORD, HAN = Regex(r"[a-z&][a-z']{0,20}"), Regex(r"[\u4e00-\u9fff]")
AUXILIARY = frozenset(
    "is was has not cannot can can't so cos off out leave mc doc doctor dr boss company say says said approve approved send sent gave give kena tio eh oh wah liao lah hor then need needs who now anymore until till hospitalised hospitalized warded admitted fever flu sick dengue still liao already extend extended more".split()  # noqa: SIM905
)
CALLED = EitherScript(r"[啊呀阿]")
SO_LONG = EitherScript(
    r"((?:请|請|休|放|告|续|歇|给|開|开|俾)[了咗多]?[一二两兩三四五六七八九十\d]{1,2})日(?!号)"
)
WHOEVER = EitherScript(r"(?:谁|誰|边个|邊個|哪个|哪個|哪位)[有要][急要]?事")  # asks nothing
STOPS = EitherScript(r"[。;；!！\n]")
ASKED_OF = EitherScript(r"(?:事|嘢|咩|啥)[^,，。;；]{0,4}(?:找|搵|揾|联系|聯絡|问|問)")
