"""Which people a text names as helped: behind a word for the helped, for a visit, for giving; before an illness.

A surname with a title (王主席, 李师傅) is left: the mask leaves as much.
"""

from collections.abc import Iterator

from union.core.lazy_regex import Regex

# Without those that are first of all other words (和 家 时 全).
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费"
    "廉岑薛雷贺倪汤滕殷罗毕郝邬常乐于傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强"
    "贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房丁邓郁单洪包左石崔吉龚程邢陆荣翁甄曲封芮储靳段富巫乌焦侯秋仲"
    "伊宫仇祖武符刘景詹束龙叶幸司黎白蒲卓蔺池乔苍闻翟谭姬申冉桑桂牛寿边尚温庄柴瞿阎向古易戈廖庾耿弘匡文寇东沃师聂晁敖冷辛简饶"
    "曾关查荆桓覃肖涂岳佟闫裴牟赖缪奚裘湛嵇宓栾戎晏苟竺蒯濮羿郗隗逄郦扈茹阚郜邰鄢芦艾冼谌邝佘"
)
COMPOUND = "欧阳|诸葛|司马|上官|夏侯|皇甫|慕容|令狐|尉迟|司徒"
HAN = r"[\u4e00-\u9fff]"
TITLE = (
    "主席|书记|主任|委员|组长|部长|科长|处长|院长|校长|厂长|班长|站长|队长|经理|总监|工程师|局长|会长|理事|师傅|老师|医生|护士"
    "|大爷|大妈|大娘|阿姨|奶奶|爷爷|大姐|大哥|姐|哥|姨|叔|婶|伯|先生|女士"
)
# Other words that begin like a name.
WORDS = (
    "方面|方案|方便|方式|项目|高温|高龄|高校|高铁|高空|高考|高寒|高层|高管|高技|高三|高度|金额|金秋|金融|金已|金发|金共|金和|金等|关爱|关心"
    "|关怀|关于|温暖|温馨|温泉|包括|包村|包保|包片|费用|向社|向阳|华侨|易地|易返|古稀|单位|单亲|单身|单独|强化|强对|申报|申请|申领|解决"
    "|安排|安全|安置|安保|边远|边防|边境|边疆|常年|常驻|常州|常规|武警|武装|武汉|江苏|江西|任务|任职|章程|计划|管理|管委|管护|管道|卫生|卫健"
    "|康复|康养|程序|曲艺|司机|司炉|司法|幸福|白血|白内|白衣|白领|华北|华东|华南|石油|石化|严重|严格|施工|施救|路政|路段|路桥|童工|童年|夏季"
    "|夏令|夏日|田间|万里|万名|万人|万元|万户|万家|万达|万余|洪涝|洪水|洪灾|秋季|秋收|季度|季节|柴油|景区|房屋|房产|文体|文艺|文化|文明|文职"
    "|牛奶|曾经|查体|东部|东区|师生|祖国|祖母|祖父|富余|余名|余人|余户|余款|盛夏|林业|林场|林区|左右|吉林|席位|纪检|纪委|纪念|祝福|祝寿|董事"
    "|蓝领|蓝天|毛巾|毛毯|米面|黄金|皮肤|贺卡|汤圆|毕业|史志|廉洁|廉政|雷电|马上|云南|范围|谢意|张贴|许多|尤其|陈列|周边|周年|周末|孙子|孙女"
    "|钱款|钱比|钱多|钱少|钱是|钱都|钱物|乐器|席卷|申诉|仇视|终身|成员|包装|安徽|辛苦|贺信|艾滋|艾草|艾灸|艾叶|芦苇|于是|强烈|顾虑|贝壳"
)
# Places and bodies end so: 走访李家庄, 慰问高新区.
PLACE = "村庄镇乡屯湾沟县市区街厂矿站所校队班组部局店园馆州岗"
NO_NAME = rf"(?!{WORDS}|.(?:{TITLE})|{HAN}{{1,3}}[{PLACE}](?!某))"
# A name ends where something else begins; a third sign is taken only there (刘建国发放… is 刘建国).
AFTER_NAME = (
    r"(?=[、,，。;；:：!！?？\s()（）“”+＋*＊\[\]]|$|[等和与及的家已收领因在为得获参儿女父母并送考捐办患转汇打缴交报补借租买修装接落协联争核填写代帮拿取被从对]|同志|师傅|老师|发放|住院|申请|一[家户人次行]"
    r"|[两二三四五六七八九十]{1,2}[户位名人家]|\d|夫妇|夫妻|本人|慰问|救助|生病|丈夫|妻子|爱人|配偶|去世|病[故逝]|受伤|结婚|进行|老人|[上读]大学|考上|再?就业|骨折|手术|带去|带来|各|每|身份证|电话|手机|卡号|账号|账户|银行卡|材料)"
)
BREAK = r"(?=[、,，。;；:：!！?？\s()（）“”*＊]|$)"
# The forms of a name, the likelier first.
FORMS = (
    rf"{HAN}{{1,6}}·{HAN}{{1,6}}?{AFTER_NAME}",
    rf"(?:{COMPOUND}){HAN}{{1,2}}{AFTER_NAME}",
    rf"{NO_NAME}[{SURNAMES}](?:某某?|{HAN}(?![家各等的和与及]){HAN}{BREAK})",
    rf"{NO_NAME}[{SURNAMES}]{HAN}{AFTER_NAME}",
    rf"{NO_NAME}[{SURNAMES}]{HAN}{{2}}{AFTER_NAME}",
)
# One reading of each place: a list of 26 names each of which may be read twice could be read in 2**26 ways.
ONE_NAME = f"(?>{'|'.join(FORMS)})"
STATE = "困难|特困|重困|患病|患大病|患重病|大病|重病|单亲|低保|受助|工伤|病困|残疾|受灾|贫困|住院|生病|受伤|生育|丧偶|患癌|患[^,，。；;]{1,6}病"
ROLE = (
    "女职工|职工|女工|老?党员|教师|会员|家庭|女员工|员工|农民工|学生|学子|新生|户|老?劳模|人员|老人|同志|工友"
)
SUM = r"(?:[各每]?[户人]?[ :：]?\d[\d,.]*万?(?:元|块)?|[(（][^()（）]{1,12}[)）])?+"
AND = rf"(?:[、,，;； ]|[和与及])(?:(?:{STATE}|退休)?+(?:{ROLE}))?+"
NUMBER = r"\d{1,2}[.、．)）] ?"
NUMBERED = f"(?:{NUMBER})?"
BETWEEN = rf"(?:{AND}{NUMBERED}|{NUMBER})"
NAMES = rf"(?P<names>{NUMBERED}{ONE_NAME}{SUM}(?:{BETWEEN}{ONE_NAME}{SUM})*)"
KIN = "妈妈|家属|子女|家庭|孩子|遗属|遗孀"
HELPED = (
    rf"(?:{STATE})(?:{ROLE})(?:{KIN})?|(?:困难|特困|重困|低保|单亲|受助|贫困)(?:{KIN})?|产妇|患者"
    r"|(?:慰问|救助|帮扶|资助|受助|探望|补助)(?:对象|人员|名单)|受助人|被救助人"
)
CLAUSE = r"[^,，。；;\n]"
VISIT = "慰问|看望|探望|探视|走访|救助|帮扶|资助|抚恤"
VISITED = rf"(?:{VISIT}){{1,2}}(?!金|品|组|费|函)[了过]?(?:正?在?(?:{STATE}|退休|离休|离退休)的?)?(?:{ROLE})?|(?:{VISIT})了?(?!金|品|组|费|函){CLAUSE}{{1,10}}(?:的|老党员|劳模|班|车间|处|科)"
LABEL = r"(?:送温暖|送清凉|助学|助学金|医疗互助|救助|救助金|慰问|慰问金|帮扶|补助|补助金|抚恤金|理赔)(?:发放|理赔|名单)?(?=[:：])"
CLOSED = r"[^()（）\d]{2,60}[)）]"
SIGN = rf"(?:姓名|[:：]|是|为|有|\d{{1,4}}[人户名位][:：]| |(?:\d{{1,4}}[人户名位])?[(（](?={CLOSED})){{0,2}}"
CUE = rf"(?P<cue>(?:{HELPED}|{VISITED}|{LABEL}){SIGN})"
GIVEN = rf"(?={CLAUSE}{{0,14}}(?:送去|送上|送来|送慰|捐款|捐助|慰问金|救助|困难|抚恤|补助))(?!{CLAUSE}{{0,16}}(?:生日|颁|奖|证书|贺))"
GIVING = rf"(?P<cue>[给为向]){NAMES}{GIVEN}"
GOING = rf"(?P<cue>[到去赴](?:{ROLE})?){NAMES}(?=(?:同志)?家[中里]?{CLAUSE}{{0,6}}(?:慰问|看望|走访|探望|送))"
HANDED = rf"(?P<cue>(?:\d元?|慰问金|助学金|救助金|补助|慰问品)(?:发?给|交给|送给)){NAMES}"
OPENING = rf"(?:^|[,，。;；:：、\s]|{ROLE})"
FATE = rf"(?:不幸|突发|因){{0,3}}(?:病故|病逝|去世|逝世|身故|因病住院|(?<=因){CLAUSE}{{1,6}}(?:受伤|住院|去世|住院|致残)|生育慰问|结婚慰问|患病|生病|住院|患[癌大重]|患{CLAUSE}{{1,6}}[病癌]|重病|病重|病危|[^,，。；;]{{0,4}}手术|骨折)"
HARM = r"(?:家|家中|家里)?(?:突?遭[受遇]|失火|着火|发生火灾|被淹|生活困难|家庭困难|庭困难|困难)"
RELATIVE = r"(?:的?(?:爱人|父亲|母亲|丈夫|妻子|配偶|孩子|儿子|女儿|家属|岳父|岳母|公公|婆婆|家人|父母))?"
CALLED = rf"(?:同志)?(?:{RELATIVE}{FATE}|{HARM}|申请(?:困难|特困|大病|医疗)?(?:补助|救助|帮扶)|(?:是|属|系|被列为){CLAUSE}{{0,4}}(?:困难|特困|低保)|等?[\d两三四五六七八九十]{{1,3}}[名户位人]困难)"

# Each pattern with words of which it needs one: most messages have none, and a search for a word costs little.
PATTERNS = (
    (
        tuple(
            f"{STATE}|{VISIT}|助|产妇|患者|送温暖|送清凉|补助|抚恤".replace(
                "患[^,，。；;]{1,6}病", "患"
            ).split("|")
        ),
        Regex(CUE + NAMES),
    ),
    (("给", "为", "向"), Regex(GIVING)),
    (("给",), Regex(HANDED)),
    (("家",), Regex(GOING)),
)
EACH = Regex(ONE_NAME)
# A list before what happened to those in it is walked name by name: tried as one pattern from each of its names, it would be read
# again and again.
BEFORE_WORDS = (
    *("故", "逝", "世", "住院", "病", "患", "手术", "骨折", "遭", "火", "淹", "困难"),
    *("慰问", "因", "申请", "低保"),
)
BEGIN, FOLLOWING = Regex(rf"{OPENING}{NUMBERED}(?={ONE_NAME})"), Regex(BETWEEN)
FORM, WITH_SUM, TOLD = tuple(Regex(form) for form in FORMS), Regex(SUM), Regex(CALLED)


def named_spans(text: str) -> list[tuple[int, int]]:
    """Where each helped person's name stands, in order, none within another."""
    found: set[tuple[int, int]] = set()
    for words, pattern in PATTERNS:
        if any(map(text.__contains__, words)):
            for match in pattern.finditer(text):
                found.update(each.span() for each in EACH.finditer(text, *match.span("names")))
    if any(map(text.__contains__, BEFORE_WORDS)):
        for span in _told_of(text):
            found.update(each.span() for each in EACH.finditer(text, *span))
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _told_of(text: str) -> Iterator[tuple[int, int]]:
    """Each list of names behind which stands what happened to them."""
    end, done = 0, set[int]()
    for begin in BEGIN.finditer(text):
        if begin.end() >= end and (found := _end_of_list(text, begin.end(), done)):
            end = found
            yield begin.end(), end


def _end_of_list(text: str, start: int, done: set[int]) -> int:
    """Where the longest list from this name on ends that is told of; 0 where none is. `done`: names none follows from."""
    waiting = [_ways_on(text, start)]
    done.add(start)
    while waiting:
        for place, is_end in waiting[-1]:
            if is_end:
                if TOLD.match(text, place):
                    return place
            elif place not in done:
                done.add(place)
                waiting.append(_ways_on(text, place))
                break
        else:
            waiting.pop()
    return 0


def _ways_on(text: str, start: int) -> Iterator[tuple[int, bool]]:
    """From a name to the next one, then to where a list may end with it."""
    for form in FORM:
        if name := form.match(text, start):
            summed = WITH_SUM.match(text, name.end())
            for end in dict.fromkeys((summed.end() if summed else name.end(), name.end())):
                if next_one := FOLLOWING.match(text, end):
                    yield next_one.end(), False
                yield end, True


def shown_part(name: str) -> str:
    """What stays of a name: the surname."""
    return name[:2] if name[:2] in COMPOUND.split("|") else name[:1]
