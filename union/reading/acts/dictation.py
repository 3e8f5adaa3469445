"""Clauses of a message that was spoken: phones write a minute of speech as one run of signs without a stop.

Where a clause surely ends a comma is put in, where another matter begins a full stop; the words stay as they are. What is
written with stops is left alone: only a long run without any is looked at.
"""

from collections.abc import Iterator

from union.core.lazy_regex import Regex
from union.reading.names.people import SURNAMES
from union.reading.numbers.numerals import CHINESE
from union.reading.text.normal_form import simplified

NUMBER = rf"(?:\d{{1,6}}|[{CHINESE}]{{1,8}})"
PEOPLE = "人|护士|职工|工人|师傅|老师|同志|姐妹|孩子|学生|会员|队员|组长|委员|代表|家属|老人|志愿者|女工|司机|同事|班组"
FIGURE = rf"{NUMBER}[多来几余]?(?:块钱?|元|[个名位]新?(?:{PEOPLE})|[名位人项处具副双条张箱袋桶床份套瓶盒斤件户台部辆支管幅根包束筐队把本册盆棵车枚壶罐顶摞间趟站碗杯盘桌首篇封轮栋颗粒朵笔页卷]|场(?![地馆])|(?<!腊八)节课?(?![前后日目])|家(?![里人属庭长])|组(?![织长建])|次(?!日)|只(?![能有是要好剩来怕见])|个)"
PART = "早上|早晨|上午|中午|下午|晚上|傍晚|夜里"
DAY = (
    rf"(?:[这上下本]{{0,2}}个?(?:礼拜|星期|周)[一二三四五六日天]|大?[今明后昨前][天晚]|(?:[这下上本]个?月|{NUMBER}月份?)?{NUMBER}[号日](?!楼|线|门|车|病|机|库|桌|院|店|仓)"
    rf"|(?:[这下上本]个?|{NUMBER})?月[底初])"
)
HOUR = rf"{NUMBER}点(?:半|[一三]刻|{NUMBER}分?)?"
WHO = "(?!.们?办公室)(?:我们?|咱们?)|[你您]们?|他们?|她们?|大家|各(?:组|位|车间|部门|分会|队|班组|科室|小组)|有人"
FAMILIAR = rf"(?:老(?![婆公人板师爸妈乡家年百大院])|小(?![组孩朋时心区学型])|阿(?!姨))[\u4e00-\u9fff]|(?<![问奖礼基押])[{SURNAMES}](?:师傅|主席|主任|老师|校长|院长|[姐哥]|工(?!会|作|地|人|资))"
DOES = "负责|牵头|把|去|来|统计|准备|通知|联系|整理|汇总|写|做|订|买|收|管|报|带|跟|替|帮|盯|借|弄"
ATOM = Regex(
    rf"其他|一[下趟圈遍些样起共直定]|{NUMBER}点(?:半|[一三]刻)|{DAY}|{NUMBER}个(?:礼拜|星期)|{FIGURE}|{NUMBER}个?半?(?:小时|钟头|天|点)?"
)  # never cut
# 「还有两户」, 「还有人」: how much more, and no other matter.
NO_COUNT = r"(?![一两二三四五六七八九十几半好\d多些点人谁什哪没个就户的])"
NEXT = Regex(  # Another matter begins
    rf"然后(?!再)|另外(?![一两几的])|还有(?={DAY}|{FAMILIAR}|那个|{NO_COUNT}[\u4e00-\u9fff]{{2,16}}?{DAY})|"
    r"还有就是说?|还有[一两]?[个件]事|再一个(?:就是说?)?|再就是|接下来|对了|首先|其次|(?<!月)最后(?![一两三的])"
    r"|跟(?:[大你]家?们?|各位|大伙儿?)(?:说|讲|通知|汇报|报告)|[一第]个是|第[一二三四]个?(?:是|事)|第一个(?![月周星礼季年天人])(?=[^第]{2,80}第二个)|第[二三四五六]个(?=[\u4e00-\u9fff]{2})(?![月周星礼季年天人车班小分项]|报|来|到)|(?<![开办搞做弄打比上发写看讲用吃忙修交读走跑查检印收送卖洗点])完了(?=[我你他她咱大把就再还又下一也去来])"
)
HESITATION = ("那个", "这个")
# What goes on about the matter begins a clause behind anything but a word that needs one more.
GOES_ON = Regex(
    rf"所以|但是|还有{NO_COUNT}|不过(?![\d一二三])|因为|结果(?![出怎好不])|要不然|反正|到时候|后来|主要是|就是说|其他的?(?:都|不|照)|其余|顺[便带手]|省得|免得|以免|后头的"
    r"|(?:大家|各位?[\u4e00-\u9fff]{0,3})(?:记得|都|注意|不要|别|尽量|带|自己|准时)|(?<=点)大家把|(?:时间|地[点方]|人员|名单|内容){1,2}(?:[都也]?不[变动]|照旧|还[是在]|[换改挪搬]|提前|推[迟后]|往[前后])"
    rf"|里[头面]光|连(?=[\u4e00-\u9fff]{{1,3}}[都也])|现场(?=就|都|发|给)|这会儿(?=[才刚])|(?:群里|单位|期间|平时)?有[啥什么子急]{{0,2}}事情?[先就请都可]{{0,2}}(?:找|联系|问)"
    rf"|下(?:一?[次期回场])(?=是|放|定|在|{DAY}|{NUMBER}月)|[这那](?:个|件?事)就?(?:归|交给)|[让叫请由](?={FAMILIAR})|每(?=个?(?:组|人|车间|分会|部门|班组|小组|位|户)[\u4e00-\u9fff\d])|大家(?={HOUR}|{DAY}|{PART})|(?:横幅|名单|材料|方案|通知|照片|海报|礼品)(?=麻烦|拜托)|能不能|可不可以|大家还?有(?=什么|啥|没有)|差不多(?={NUMBER})|已经(?=[交发给存报约转])"
)
ANEW = Regex(  # 「…老师要出差|就改到八号」, 「…还是一点半|春游照旧」: behind why, or its hour
    rf"(?:(?:那|所以|我们|咱们?|干脆|只好|只能|还是){{1,2}}就?先?)?(?:(?:[改挪推顺放调换移拖延串]|提前|推迟|顺延|延期)[到至成为在]?(?={DAY}|{PART}|{HOUR}|[\u4e00-\u9fff]{{2,5}}[当那]天)"
    rf"|往[后前](?:[推挪移顺延放拖错串]|(?={NUMBER}个?(?:天|周|礼拜|星期|小时|钟)))|(?:提前|推迟|顺延)(?={NUMBER}个?(?:天|周|礼拜|星期|小时|钟)))"
)
WHY = Regex(r"[占撞借病假差修坏停雨雪风忙不没要有]|值班|检查|开会|盘点|比赛")
STAYS_TOO = Regex(
    rf"[换改挪搬][到在]|[我你他她]们?[那这]个|(?!{HOUR}|{PART}|{DAY})[\u4e00-\u9fff]{{2,4}}(?:照[旧常]|不[变动])"
)
AS_IT_WAS = Regex("(?:时间|钟点|地[点方]|日[子期])[都也还]?(?:不[变动]|照[旧常])$")  # 「钟点不变|明天这批…」
AS_BEFORE = Regex(rf"还是(?=那个|原来|老|在|{PART}|{NUMBER}点|{DAY})")
ASKED_OF = Regex(rf"(?:麻烦|拜托|辛苦)(?=[你您各大老小阿]|[\u4e00-\u9fff]{{2,3}}(?:{DOES}))")
LINKS, ABOUT = Regex("所以|但是|就是说|因为|主要是|反正"), Regex(r"那个(?=[\u4e00-\u9fff]{1,6}?(?:就|昨|我))")
SUMMED_UP = Regex(r"总共|一共|目前|现在|本来|(?:[两三四五六七\d][天次回批])?(?:加起来|合起来|合计)")
OPEN_END = Regex(  # A word that needs one more behind it
    r"(?:[的和跟与及或是在给把让叫请由对向从到为比按用于着要能想去得均没不很最太更再还又也都就只先才刚将以同找帮替陪等派说讲问教共]|(?<!棉)被|如果|要是|虽然|因为|所以|但是|然后|通知|觉得|知道|告诉|希望|关心|代表|提醒|反映|联系|每[户家人位份名])$"
)
COMPLETE = Regex(  # Behind these a clause is complete, where somebody, a day or a new deed follows
    rf"(?:[了过啊]|{FIGURE}|[了出给有]{FIGURE}[\u4e00-\u9fff]{{1,3}}|一[下趟圈遍]|不[变动了开]|为止|[之以]前|[号日天底]前|可以|不错|高兴|没[事人剩]|[下起出回]来|过去|到[位场齐]|参[加赛]的?|上场|出席|集合|挺好的|蛮好的?|为准|是[\u4e00-\u9fff]{{2,6}}的)$"
)
SAYS = Regex(r"[了过得着不没要来去到在是有做搞办送买说]")  # a verb is said
SUBJECT = Regex(
    rf"(?:{WHO}|{DAY}|{PART}|那个|{FAMILIAR}(?=[你您把去来负跟要])|(?:名单|材料|方案|(?:报名|签到|统计|汇总)?表|总结|节目|照片|人数)(?={DAY}[之以]?前))"
)
PERSON, DAYS, THEM = Regex(rf"(?:{WHO}|{FAMILIAR})"), Regex(DAY), Regex("我们?|咱们?|你们|他们?|她们?")
PRONOUN_END, TOPIC_END = Regex(rf"(?:{WHO})$"), Regex(r"(?:[事会]|材料)$")
SPOKEN_TO = Regex(rf"(?:{FAMILIAR}|主席|书记|主任)(?:[你您]|负责|牵头|准备|把(?!关)|去(?![世年过了]))")
AT_TIME = Regex(rf"(?:{HOUR}|{DAY}|{PART})$")
FIXED = Regex(rf"[定放改挪推拖排][在到于][^了]{{0,16}}{HOUR}$")
NOT_BEHIND_TIME = Regex("再|开|集合|的|了|之|以|到|前|至|左右|出发|[钟半分号]|$")
SETTLED = Regex(rf"定(?={DAY})[^了]{{0,16}}{HOUR}$")  # 「职代会定四月二十三号下午一点半各园名单…」
DEADLINE, GIVES = Regex(rf"{DAY}[之以]?前(?!天)"), Regex("[你您]|负责|麻烦|一下|[让由帮把]")
WHOSE = Regex(r"(?:麻烦|[让由请叫])[\u4e00-\u9fff]{1,3}$|[你您]$|^[\u4e00-\u9fff]{2,4}(?:负责|牵头)$")
# 「给了他两千块」: the one behind is given to, seen or called.
TO_SOMEBODY = Regex(r"[给看探送叫找问帮谢带请选派陪接望访换拉催骂等怪劝救喊教借]了?$")
ADVERB = Regex(
    r"都|也|就|还(?!有[一两三\d])|又|不|没(?!有)|已经|现在|目前|正好|总共|一共|全部?|请|让|回头|其中|里[面头]|反响|效果"
)
OVER = Regex(
    r"(?:[完好齐散掉坏走够满]|[上下出回起]来|过去|[来去到走赶]不了?|不[成赢上到]|参加不了?|取消|结束|退休|住院|定|[全都][来到走去])了$|[^经度透错难不路超通]过了$"
)
FELT = Regex(
    r"(?:[可太][\u4e00-\u9fff]{1,3}了|[挺蛮真][\u4e00-\u9fff]{1,3}的|得[挺蛮很][\u4e00-\u9fff]|不是(?:个?滋味|味儿?)|心[疼酸]|揪心|难受|瘦了(?:一大?圈|不少|好多)|签[了过]字?的)$"
)
OF_FELT, OF_MONEY = Regex("的|一[个次场点]"), Regex(r"(?:块钱?|元)$")  # 「挺好的一个地方」
PARTICLE = Regex(
    r"(?:[啊呀嘛哦喽咯嘞哒]|啦(?!队)|哎呀?|(?<![酒网贴水书])吧(?![台友里厅])|哈(?![哈尔密根])|呢(?![绒子])|来着)(?![啊呀嘛哦啦喽咯嘞哒哎吧哈呢])"
)
TONE = "啊呀嘛哦啦喽咯嘞哒哎吧哈呢儿"
SHIFT = Regex(
    rf"(?:提前|推[迟后]|延[后期]|往[后前][推拖延挪提移放顺错压]|顺延|推|拖|延)了?{NUMBER}个?(?:天|周|礼拜|星期|小时|钟头|半月|月)$"
)
SHIFTED = Regex(rf"{DAY}|{PART}|定[在到]|改[在到]|{NUMBER}点")
A_COUNT, COUNTED, A_NUMBER = Regex(FIGURE), Regex(rf"{FIGURE}$"), Regex(NUMBER)
A_NUMBER_LAST = Regex(rf"[百千万\d][{CHINESE}\d]$")
DONE, TOOK_PART = Regex(r"(?<!除)[了过到共]"), Regex(r"(?:上场|参加|参赛|出席|到场)的?$")
CAME = Regex(rf"{NUMBER}个?(?:{PEOPLE}|名|位)[\u4e00-\u9fff]{{0,3}}?(?:参[加赛]|到场|来的|上场|出席|报了?名)")
HAVE_COME = Regex(r"(?:[来到有共去][了过]?|定|请|让|限|每)$")
DEED = Regex(
    rf"(?:还|又|再|都|也|就|全|已经|刚|另)?(?:现场)?(?:慰问|走访|检查|学习|讨论|收集|评选|登记|(?<![回过起进上])[发送给定讲搞买拉换收评签贴捐拍用花办开做领借修煮猜选报喝吃拿垫来到查走])(?:了|出(?!席|发)|给)(?!的)|还(?:剩|给|买|送|发|拉)(?={NUMBER}|了)"
)
WENT_ROUND = Regex("了一[下趟圈遍]$")  # 「去焊接车间转了一圈查了6台焊机」
COUNTS_DEED = Regex(rf"(?:(?<![回过起进上])[来到收发送换用花买领签][了出]|发给){FIGURE}")
FOR_SOMEBODY = Regex(r"[给为向对替][\u4e00-\u9fff]{1,10}?[发送拜办做讲买换拉开][了出过]")
HELD_OPEN = Regex(r"[给为向对把被在从替][^了过]{1,12}$")
EACH = Regex(rf"(?:[每各]{FIGURE}|一个人|一人)$")
WHAT_WAS_GIVEN = Regex(
    rf"给[\u4e00-\u9fff]{{1,6}}[送发买带拿搬换派](?:去|来)?了{FIGURE}$"
)  # 「给他们送了15箱牛奶|花了800元」
# 「到了27人|口罩发了300只」, 「…46人|夜班那一拨没赶上」: a thing and how much of it, or who was not there; what each cost.
A_THING = Regex(
    rf"(?!{PEOPLE}|{WHO}|[又也都再还每各给就才在由一共总现当然全的了完]|参[加赛训]|其中|剩|到场|出席)[\u4e00-\u9fff]{{1,4}}?(?<![给为在了])(?:(?:又|也|都|再|还|一共|总共){{0,2}}(?:[发送派分印贴换买用花领]|给(?!我))(?:了|出去了?|掉了?){FIGURE}"
    r"|(?:那[一几]?[拨批些]|的)?[没未](?:赶上|[来到听上领参]))|[\u4e00-\u9fff]{2,6}?\d{2,6}(?:元|块钱?)?[\u4e00-\u9fff]{2,6}?[费钱]?\d{2,6}|[\u4e00-\u9fff]{1,5}费\d{2,6}(?![月日号点])"
)
BEHIND_COUNT = Regex(
    rf"(?:谢谢|感谢|多谢|辛苦)|还有一[批拨]|[没未](?:[来到去听上领参]|赶上)[\u4e00-\u9fff]{{0,2}}的|当场(?=[改整])|(?:剩[下余]?|余下|其余)的?{NUMBER}|[一二三特优]等奖|优秀奖|(?!一[个斤位张份户人]){FIGURE}|一个?人(?={NUMBER})|每[个人户位份]|定[在于]"
)
SPENT = Regex(rf"(?!慰问)[\u4e00-\u9fff]{{1,3}}[费金](?:是|一共|总共|花|用|共)?了?{NUMBER}")
CALLED = Regex(  # Whom the message talks to, at its head
    r"(?:各位[\u4e00-\u9fff]{0,4}?|大家)(?:过年好|新年好|[早晚上中下]{1,2}[上午]?好|好|听我说|注意一?下?|辛苦了?|说一?下啊?)|哎呀|喂"
    r"|(?:[\u4e00-\u9fff]{1,2})?(?:主席|校长|书记|主任|院长)(?![说讲要让叫今昨上下会在到来去也都不没已的团和跟带把给办室自请同批主走慰开参宣提将还刚表出代签看作传强亲一、你您那家们早晚中]|\d)"
)
# 「所以主席二十号下午我…」
OFFICER = Regex(r"(?:所以|然后|另外|那个|还有就是)?[\u4e00-\u9fff]{0,2}(?:主席|校长|书记|主任|院长)")
BEGINS_OWN = Regex(rf"(?:{DAY}|{PART}){{0,2}}我")
LISTS = Regex(  # 「有两个事大家记一下」, 「定了这么几件事」: a list follows
    r"(?:有|定了?|说|讲)(?:这么)?(?:[几两三四俩仨])[个件](?:事情?)(?:(?:大家|你们)?[说记讲听]一下)?$"
)
TOLD_TO = Regex("各|大家|他们")  # 「你通知一下各班组」
LIST_GOES_ON = Regex("大家|你们|[说记讲听要跟啊呀哈]")
TELLS = Regex(r"(?:说|通知|汇报|报告|讲)(?:一?[下声]|[个件]事情?)$")
BEFORE_DAY = Regex(r"[的到在于从至和跟或是为这那每等约上下改挪推按成过要对给去把不定]$")
OF_SAYING = Regex(r"通知|说|定|约|决定|改|挪|推|安排|想|打算|准备|问|要求|让|拖|提前|顺延|本来|原来")
FAR = 5  # signs between two days that are of two things
# Cantonese, sign for sign in Mandarin that ends its clauses in the same places.
SIGNS = str.maketrans("咗嘅俾畀喺嚟哋佢冇唔啲嗰喇噃㗎仲", "了的给给在来们他没不些那啦啊啊还")
WORDS = {"夜晚": "晚上", "下昼": "下午", "朝早": "早上", "今朝": "今早", "听日": "明天", "今日": "今天", "琴日": "昨天", "后日": "后天", "听晚": "明晚", "琴晚": "昨晚", "跟住": "然后", "搞掂": "搞好", "成日": "整天", "同埋": "还有", "连埋": "连同", "帮手": "帮忙"}  # fmt: skip
# As long as nobody types without a stop; of whoever dictates hardly any is said.
LONG_RUN = Regex(r"[^\s,，。;；:：!！?？、~～…\n①-⑳]{18,600}")
WRITTEN = Regex(r"[，。；！？,;\s①-⑳]")
# Signs to a stop; of a message: nobody dictates more than two minutes in one breath.
PER_STOP, LONGEST = 40, 600
LEAST, NEAR = 2, 40  # signs of a clause; so many before a place say whether one ends there


def with_clauses(text: str, names: tuple[str, ...] = ()) -> str:
    """A dictated message with commas between its clauses and stops between its matters; any other as it is.

    `names`: what those of the group are called.
    """
    found: list[str] = []
    last = 0
    for begin, run in _runs(text):
        for at, sign in _clause_ends(_in_mandarin(run), names):
            found += [text[last : begin + at], sign]
            last = begin + at
    return "".join([*found, text[last:]])


def _in_mandarin(run: str) -> str:
    """The run in as many signs of simplified Mandarin; itself where that has other places."""
    said = simplified(run).translate(SIGNS)
    for word, plain in WORDS.items():
        said = said.replace(word, plain)
    return said if len(said) == len(run) else run


def _runs(text: str) -> Iterator[tuple[int, str]]:
    is_dictated = PER_STOP * sum(1 for _ in WRITTEN.finditer(text)) <= len(text) <= LONGEST
    runs = LONG_RUN.finditer(text) if is_dictated else ()
    yield from ((run.start(), run[0]) for run in runs if not run[0].isascii())


def _clause_ends(run: str, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Where clauses end in a run, with the sign that belongs there."""
    begin = head = joint = 0
    whole = {at for one in ATOM.finditer(run) for at in range(one.start() + 1, one.end())}
    whole |= {one.start() for one in PARTICLE.finditer(run) if one[0][0] != "哎"}  # 「…十号吧」
    for at in range(LEAST, len(run) - LEAST):
        is_place = at >= head and at not in whole
        sign = _sign(run, max(begin, at - NEAR), at, names) if is_place else ""
        if at == joint:  # right behind 「另外」
            sign = "，" if sign == "。" else ""
        if sign:
            yield at, sign
            if run.startswith(HESITATION, at) and sign == "。":
                yield at + len(HESITATION[0]), "，"
            matter = NEXT.match(run, at)
            opener = matter or GOES_ON.match(run, at)
            begin, head = at, opener.end() if opener else at + LEAST
            joint = matter.end() if matter else 0


def _sign(run: str, begin: int, at: int, names: tuple[str, ...]) -> str:
    if LISTS.search(run, begin, at) and LIST_GOES_ON.match(run, at) is None:
        return "："
    if run.endswith((*names, "个"), begin, at) and DAYS.match(run, at):
        return ""  # 「谢宇二十六号前…」, 「最后一个周五」
    if NEXT.match(run, at) or _begins_order(run, begin, at, names) or _is_their_thing(run, begin, at, names):
        return "。"
    if any(run.startswith(name, at) and LEADS_IT.match(run, at + len(name)) for name in names):
        return "，"
    for rule in RULES:  # no generator: this is asked at each sign
        if rule(run, begin, at):
            return "，"
    return ""


def _begins_order(run: str, begin: int, at: int, names: tuple[str, ...]) -> bool:
    """Whether somebody is told there to do something: 「…坏了两台老马你盯一下」."""
    if OPEN_END.search(run, begin, at) or (at - begin <= LONGEST_THING and not SAYS.search(run, begin, at)):
        return False  # 「那个方案小周你弄一下」
    is_led = run[at - 1] in "、由请让叫" or run.startswith(names, at - 1)
    if is_led or run[at - 2 : at] in (*HESITATION, "麻烦", "拜托", "辛苦"):
        return False
    at += len(HESITATION[0]) * run.startswith(HESITATION, at)
    called = [name for name in names if run.startswith(name, at)] if run.startswith(names, at) else ()
    if any(IS_TOLD.match(run, at + len(name)) and not LEADS_IT.match(run, at + len(name)) for name in called):
        return True
    return SPOKEN_TO.match(run, at) is not None


def _is_their_thing(run: str, begin: int, at: int, names: tuple[str, ...]) -> bool:
    """「…七点半去湿地公园水和面包让孙丽十八号之前买好」: behind a plan with its place a thing, and who of ours sees to it."""
    if PLAN_END.search(run, begin, at) is None or run[at] in "场议" or DAYS.search(run, begin, at) is None:
        return False
    things = (one.end() for one in (THING.match(run, at, at + size) for size in THING_SIZES) if one)
    ours = (*names, "我")
    ends = (end + len(name) for end in things for name in ours if run.startswith(name, end))
    behind = next(ends, 0)
    return bool(behind and IS_TOLD.match(run, behind) and not BESIDE.match(run, behind))


# Of what stands before: 「28号写春联食堂一楼秀梅牵头」.
LEADS_IT = Regex(f"(?:来|去)?(?:牵头|负责|主持|跟进|张罗|操办)[了吧啊]?(?:$|{NEXT.pattern})")
IS_TOLD = Regex(rf"[你您]|{DOES}|{DAY}[之以]?前(?!天)|布置|打?印(?!象)|搬|领(?!导)|备|落实|搭")
LONGEST_THING = 14
# 「一楼秀梅牵头」, 「说明一下我跟老秦去」: no thing of theirs.
BESIDE = Regex(rf"{LEADS_IT.pattern}|[跟带替帮]")
NO_THING = r"(?![的和我你他]|[来到去]了|[\u4e00-\u9fff]{0,6}[多几][少个])"
THING, THING_SIZES = Regex(rf"{NO_THING}[\u4e00-\u9fff]{{1,7}}(?<![和了的给])$"), range(1, 9)
PLAN_END = Regex(
    r"(?:公园|之家|[食饭礼]堂|广场|[^会]室|[大餐]厅|[一二三四五六七八九\d]楼|门口|中心|集合|[坐发上]车|[\u4e00-\u9fff]{2}[会赛课]|活动|讲座|培训|演练|开始)$"
)


def _extends(run: str, begin: int, at: int) -> bool:
    if OPEN_END.search(run, begin, at) or (PRONOUN_END.search(run, begin, at) and not LINKS.match(run, at)):
        return False
    if ABOUT.match(run, at) or ASKED_OF.match(run, at):
        return at - begin > FAR
    if AS_BEFORE.match(run, at):
        return bool(AT_TIME.search(run, begin, at) or COMPLETE.search(run, begin, at))
    if SUMMED_UP.match(run, at):
        return (at - begin > FAR - 1 or run[at - 1].isdigit()) and AT_TIME.search(run, begin, at) is None
    return GOES_ON.match(run, at) is not None


def _behind_address(run: str, begin: int, at: int) -> bool:
    """Behind a particle, 「…啊」, whoever is called, or that somebody is to be told."""
    found = PARTICLE.match(run, at - 2) or PARTICLE.match(run, at - 1)
    if found is not None and found.end() == at:
        return True
    if TELLS.search(run, begin, at) and run[at] not in f"{TONE}雨雪" and TOLD_TO.match(run, at) is None:
        return True
    found = CALLED.match(run) if begin == 0 else None
    if found is None and OFFICER.fullmatch(run, begin, at):
        return BEGINS_OWN.match(run, at) is not None
    return found is not None and found.end() == at


def _behind_deed(run: str, begin: int, at: int) -> bool:
    """「会开完了」, 「去过了」, 「可热闹了」, 「提前一天」 before the new day."""
    if SHIFT.search(run, begin, at) and SHIFTED.match(run, at):
        return True
    if run[at] in TONE or run[at] == "了" or run[at : at + 2] in ("以后", "之后"):
        return False
    if FELT.search(run, begin, at) and OF_FELT.match(run, at) is None:
        return True
    if run[at - 1] not in "了过" or at - begin < 4:
        return False
    if run[at - 1] == "了" and ADVERB.match(run, at):
        return True
    if not OVER.search(run, begin, at):
        return False
    count = A_COUNT.match(run, at)
    if count is None:
        return A_NUMBER.match(run, at) is None
    return run[at - 2] in "完齐散" and run[count.end() - 1] not in "次场"


def _new_subject(run: str, begin: int, at: int) -> bool:
    """Somebody, or a time, behind a clause that is complete."""
    found = SUBJECT.match(run, at)
    if found is None or AT_TIME.search(run, begin, at):
        return False
    if DEADLINE.fullmatch(run, begin, at) or (TELLS.search(run, begin, at) and TOLD_TO.match(run, at)):
        return False
    person = PERSON.match(run, at)
    if person is None:
        return COMPLETE.search(run, begin, at) is not None and not BEFORE_DAY.search(run, begin, at - 1)
    if TO_SOMEBODY.search(run, begin, at) or OPEN_END.search(run, begin, at):
        return False
    if COMPLETE.search(run, begin, at):
        return True
    if at - begin <= FAR or TOPIC_END.search(run, begin, at):
        return False
    return THEM.match(run, at) is not None and SAYS.search(run, begin, at) is not None


def _behind_count(run: str, begin: int, at: int) -> bool:
    """「…六十管反响挺好」, 「二等奖四个三等奖六个」."""
    is_over = COUNTED.search(run, begin, at) or FELT.search(run, begin, at)
    if SPENT.match(run, at) and is_over and not OF_MONEY.search(run, begin, at):
        return True
    if A_NUMBER_LAST.search(run, begin, at) and run.startswith(("定在", "定于"), at):
        return True
    is_behind = is_over or run[at - 1].isdigit()  # 「花材1380|老师课时费600」
    if (
        is_behind
        and A_THING.match(run, at)
        and not any(each.search(run, begin, at) for each in (EACH, WHAT_WAS_GIVEN))
    ):
        return True
    if not COUNTED.search(run, begin, at) or EACH.search(run, begin, at):
        return False
    if ADVERB.match(run, at) and DONE.search(run, begin, at) and run[at] not in "都也就不没":
        return True
    return BEHIND_COUNT.match(run, at) is not None and A_NUMBER.match(run, at - 1) is None


def _new_deed(run: str, begin: int, at: int) -> bool:
    """「…给工人发了手套」, 「送了五百块钱还买了一个果篮」."""
    if at - begin < FAR or OPEN_END.search(run, begin, at) or HELD_OPEN.search(run, begin, at):
        return False
    if CAME.match(run, at) and not HAVE_COME.search(run, begin, at):
        return True
    if FOR_SOMEBODY.match(run, at) or COUNTS_DEED.match(run, at):
        return SAYS.search(run, begin, at) is not None
    if DEED.match(run, at) is None:
        return False
    if TOOK_PART.search(run, begin, at) or WENT_ROUND.search(run, begin, at):
        return True
    first = A_COUNT.search(run, begin, at)
    return first is not None and DONE.search(run, begin, first.start()) is not None


def _new_time(run: str, begin: int, at: int) -> bool:
    """「…四点在食堂搞灯谜会二十五号上午九点安全讲座」; 「你盯一下礼拜四之前…」; behind the time something was moved to."""
    is_fixed = FIXED.search(run, begin, at) or (run[at] != "在" and SETTLED.search(run, begin, at))
    if is_fixed and NOT_BEHIND_TIME.match(run, at) is None:
        return True
    if DAYS.match(run, at) is None or BEFORE_DAY.search(run, begin, at) or AT_TIME.search(run, begin, at):
        return False
    is_due = DEADLINE.match(run, at) is not None and WHOSE.search(run, begin, at) is None
    if is_due and at - begin >= FAR - 1 and GIVES.search(run, begin, at):
        return True
    first = DAYS.search(run, begin, at)
    return first is not None and at - first.end() > FAR and not OF_SAYING.search(run, begin, at)


def _changed(run: str, begin: int, at: int) -> bool:
    """What becomes of something, behind the reason why or behind the hour that it keeps."""
    if at - begin > FAR - 2 and STAYS_TOO.match(run, at) and AT_TIME.search(run, begin, at):
        return True
    if AS_IT_WAS.search(run, begin, at):
        return run[at] not in f"{TONE}了的就"
    is_open = run[at - 1] in "把将的从由是就都也算想" or HELD_OPEN.search(run, begin, at)
    return at - begin > FAR - 2 and not is_open and bool(ANEW.match(run, at) and WHY.search(run, begin, at))


RULES = (_changed, _extends, _behind_address, _behind_deed, _new_subject, _behind_count, _new_deed, _new_time)
