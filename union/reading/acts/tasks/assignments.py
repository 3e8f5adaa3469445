"""Who is told to do something, where no 「负责」 says so: 「国强周五前把方案拿出来」, 「请各小组报名单」, 「小周统计一下」."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.classification import words_by_ground
from union.reading.english import vocabulary
from union.reading.names.people import BEHIND_SURNAME, ONESELF, SURNAMES, familiar
from union.reading.text.normal_form import Normal, normal, simplified

ASKING = "由|请|让|叫|麻烦|烦请|劳烦|劳驾|有劳|拜托|辛苦|烦(?![恼躁心死闷])"
LEADS = f"再?请|{ASKING}|安排|提醒|通知"
EACH = r"各(?:基层工会|代表团|代表小组|小组长|小组|车间|班组|分会|支部代表|支部|部门|科室|理事|委员|单位|工会|组长|代表|片区|院系|系部?|学院|年级组?|教研组|备课组|处室|分工会|工会小组|分公司|子公司|项目部|门店|分?站点?|分部|厂|店|校区?|园区?|社区|街道|村|网点|支行|班级?|窗口|庭室?|部室|小区|队|组)"
BODIES = (
    rf"{EACH}(?:的?(?:负责人|组长|代表))?"
    r"|(?:[\u4e00-\u9fff]{1,6}、){1,5}[\u4e00-\u9fff]{1,6}?[两三四五六七八九\d]个(?:分会|小组|车间|科室|支部|部门|班组)"
    r"|全体(?:委员|理事|组长|代表)|大家|各位|所有(?:委员|组长|代表)"
    r"|[一二三四五六七八九十\d]{1,2}(?:车间|班组|分会|支部|小组|年级组?|系|病区|号楼)|[\u4e00-\u9fff]{2}(?:部|科|队|班|小组|协会)"
)
TITLES = (
    "副主席|主席|委员|小组长|组长|部长|主任|干事|理事|司库|秘书|会计|出纳|信息员|安全员|宣传员|联络员|书记"
)
OFFICE, OWN_OFFICES = Regex(TITLES), ("主席", "委员", "会计", "出纳", "干事")
MISTER = ("生", "太", "小姐")  # 黄生, 陈太
OTHER_WORDS = {"生": "病日活产意育菜机效存涯", "太": "阳极原平空"}  # 「如何生产」
OFFICERS = rf"[\u4e00-\u9fff]{{0,4}}?(?:{TITLES})"
FAMILIAR = rf"[老小阿][\u4e00-\u9fff]|[{SURNAMES}](?:{'|'.join(BEHIND_SURNAME[:5])}|工|师傅|老师)|@[\u4e00-\u9fff]{{2,4}}|@(?!\w{{0,31}}bot(?![a-z]))[A-Za-z]\w{{3,31}}"
# What may stand between a name and what is to be done.
CALLED = r"(?:同志|[啊呀哎诶],?|来(?=[写做弄排搞收拿报办联修订买换印整统汇起准布核催跟对])|那边|这边|[你您]们?|们|几位|[两三]个人?|几个|自行|到时候?|届时|[当那][天日]|提前(?:一[天日晚])?|事先|帮[忙手]|总|分别|各自|回去|一(?:起|块儿?|道|同)|共同|抽空){0,3}"
DO = (
    "统计|做|写|起草|草拟|拟|准备|布置|整理|汇总|收|联[系络]|对接|落实|跟进|排|定|订|买|采购|借|取|领|送|交(?!代)|报|填|核|查|检查|通知|组织|打印|影印|复印|印|制作|设计"
    "|修改|改|发|搬|摸底|调研|调查|对照|找|约|协调|预订|租|布|挑|弄|办(?!公)|补|转|传|录|登记|清点|画|贴|拍|认领|动员|催|负责|牵头|去|要|把|将|尽快|抓紧|务必|记[得住]|先|再|重新|执笔|主笔|经办|跟|出(?=[一两1-9]?[份期个版张块]|墙报|简报|海报|方案)|带(?=[人领着上齐埋好备两几0-9]|(?![孩娃家小病薪货])[\u4e00-\u9fff]{2,4}(?:$|[,。;]))|接待|(?<=[^,。;:])签到(?![处表])|同(?=[^,。;]{1,8}[讲说])|叫(?=[0-9])|安装|调|讲|主持|清|搭|备|揾|研究|完善|修|请(?![客假示教愿])|完成(?![了过的])|管(?![道理控线委网])|计(?![划较时])|算(?![了是])|整(?![个天体])|谈(?![话到得过起论])|盯|搞(?![不错笑活得定掂好了过怪鬼]|清楚|明白)|跑一?趟|叫(?=[^,。;我□]{1,6}[来去])"
)
# 「采购的事就交给阿珍了」
HANDED_TO = r"(?:的?(?:事情?|活儿?|任务|工作)|这[个事块])(?:就|都)?(?:交给|归|派给)"
IN_CHARGE = Regex(
    "(?:同志)?(?:来|总)?(?:牵头|负责|带队|主持|操办|张罗)(?=,)|(?:来)?(?:负责|牵头|带队|跟进?|盯着?|写|办)[吧啦啊]?(?=[。;!]|$)"
)
CHARGED = "管|盯|跟进?|牵头|负责|经手|张罗|操办"
NEXT = rf"(?=[ ,:]?(?:{LEADS})?(?:[于在]?□|{DO}))"
# 「麻烦志豪帮法律讲座订律师」: for what the thing is done stands between.
FOR_US = rf"(?=帮(?:忙|手)?[^,。;\n□了过]{{0,8}}?(?:{DO})(?!了|过))"
# 「助学申请我15号之前递上去」, 「暖手宝我去订」, 「横幅我下周一前做好」: the thing first, then who speaks.
OWN = Regex(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?<![给替为帮让带叫醒发找跟和同向交报转归告诉])(?<!(?<!申)请)(?P<who>我)会?(?=[去来]?(?:□{{2}}|[去来](?:{DO})))"
)
MYSELF = Regex(rf"由(?P<who>本人)[于在]?(?=□{{2}}|{DO})")  # 「总结初稿由本人于18日前完成」
# 「林主席，对账单我7日给您送过去」: an errand of the writer's own, on a day; whoever is called is told of it.
ERRAND = Regex(
    r"(?:^|(?<=[,。 \u4e00-\u9fff]))(?<![给替为帮让叫找跟和同向交报请])(?P<who>我)(?=□{2,24}(?:给[您你大各]|送[到去过给]|拿[到去过给]|交[到去给上]))"
)
# 「各车间国庆值班表23号下班前交许艺敏」
COLLECTED = Regex(rf"(?P<who>{EACH})(?=[^,。;!?\n□]{{2,16}}□{{2,24}}[^,。;□]{{0,6}}[交报填送发])")
# The eve of what was told before: when it is to be done.
DAY_BEFORE = "(?:之前|[头前])一[天日晚]"
BEFORE = rf"提前一[天日晚]|{DAY_BEFORE}|头[天晚]|the·(?:day|evening|night)·before"
AHEAD_OF_IT = (
    "(?:开会?|会|谈|见面|出发|活动|演出|比?赛|开始|开场|上课)(?:之前|前)"  # 「谈之前小美整理好意见」
)
# Before whoever does it: no name of a thing, an office or a branch of his, what is done to him.
NO_THING = "最好|还是|要[不是么]|如果|听说|[这那]|[上下这]次|刚才|估计|大概|可能|应该|已经|谢谢|多亏|辛苦|麻烦|记得|别忘|顺便|然后|到时|幸亏|难怪|怪不得|反正|其实|今年|明年|去年|平时|一起|不|(?:so|and|then|but|also|pls)(?![A-Za-z])"
TALK = "[我你您他她咱们没了吧吗呢叫给替由让是]|(?<![申聘])请|(?<!小)说(?!明)|过(?![节年冬])|太(?![阳极])"
NO_ROLE = f"{'|'.join(f'(?<={each})' for each in TITLES.split('|'))}|(?<=车间)|(?<=分会)|(?<=小组)|(?<=科室)|(?<=部门)|(?<=办公室)|(?<=班组)"
NO_OBJECT = (
    "和与跟为帮带醒发找同向交报转归诉看望访问陪知谢送等接祝喜贺排选托于比像如见到在把被对往从上里时候后前的"
)
TAKES = "(?:[你您]|自己|[来去]|看着|盯着|负责|牵头|帮(?:忙|手|我)?|想办法|抽空|就|再|要|会|一(?:起|块儿?|道|同)|共同){0,3}"
LATIN = Regex(r"[A-Za-z]{2}[ ·]|[A-Za-z]{2}请")
VERBS = (
    "submit|draft|prepare|do|collect|send|write|call|get|chase|check|book|arrange|renew|circulate|update|confirm|bring|print|buy|settle|handle"
    "|finali[sz]e|follow|compile|invite|order|design|remind|contact|report|chair|take|meet|pay|scan|post|upload|deliver|photocopy"
)
# 「Faridah pls do the minutes」, 「All branch secretaries to submit…」, 「ask Paul to collect…」; blanks are · in the normal text.
ENGLISH = Regex(
    r"(?:^|(?<=[.;:,!\n][ ·])|(?<=[.;:,!\n。])|\b(?:[Aa]sk|[Gg]et)[ ·])"
    r"(?P<who>(?:(?:Encik|Cik|Mr|Ms|Mdm|Bro|Sis)[ ·])?(?!Kindly|Please|Pls|Also|Do\b|Remember|Members|Ticket)[A-Z][a-z]{1,14}(?:[A-Z][a-z]{1,14})?|All[ ·]?[A-Za-z·\u4e00-\u9fff]{3,30}?|I|me)"
    rf"(?:[ ·]?(?:to|will|pls|please|请|must)(?:[ ·]|(?=[\u4e00-\u9fff]))|'ll[ ·]|[ ·](?=(?:{VERBS})e?s?(?:[ ·□]|$)))"
)
# Behind a name: what is told of somebody, and no order to him.
TOLD_OF = (
    r"[ ·,]{0,2}(?:的|说|讲|话|是|在|也|都|不|没|未|已|刚|请假|休|出差|回|到|住院|生[病日]|结婚|退休|去不|来不|会|能|可以|想(?!一?下|想)|'s"
    r"|(?:is|was|has|had|have|says?|said|cannot|can|can't|not|on|will|away|back|from|and)(?![a-z]))"
)
VAGUE = Regex(rf"{FAMILIAR}|大家|各位|我|本人|[A-Z].*|I|me")
BY_ME = Regex("由(?:我负责|本人)")  # whoever says it in so many words promises it
LISTED = Regex(r"\s?(?P<who>[\u4e00-\u9fff]{2,3})(?=□{2}|把|负责|牵头)")
DOES = Regex(DO)
HAN = Regex(r"[\u4e00-\u9fff]{2,4}|.{5,60}|[^\u4e00-\u9fff]{2,60}")
MIXED = Regex(r"[\u4e00-\u9fff]{1,2}[A-Za-z]{2,14}|[A-Za-z]{2,14}[\u4e00-\u9fff]{1,2}")  # 阿May
MOST_PEOPLE = 60
UNMET = rf"、[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[、□])"  # nobody has met, beside somebody who is known
TAKEN_ON = Regex(  # 「绳子我去借」, 「稿子我嚟写」: the writer takes it
    r"我(?:自己)?(?:去|来|嚟|负责|包了?|搞|弄|整|做|写|印|办|买|订|联系|联络|跟进|跑|找|拿|借|问|画|拍|统计|起草)|我(?!们)[^,。;了过不]{1,8}?(?:去|送|补|带|交|拿|领|退|贴|派)|^(?:me lah|i|i'll|i·will|let·me)\b",
    any_case=True,
)
# Whoever is called at the head does what is due in that sentence, unless the writer takes it: 「晓东啊，理赔清单，还有发票，周五前给我」.
SPOKEN_TO = (
    r"[啊呀哎诶哈]?[, ·](?:[^。;!?\n□我]|(?<=[交报给发回找跟向帮替同和])我){2,60}□□"
    r"(?![^。;!?\n]{0,24}(?<![交报给发回找跟向])我(?!们))"
)
ASIDE = "(?:对了?|哎|诶|欸|嗯|那个|还有|另外)[,!·\\s]?"  # What leads to whoever is called: 「对了国强」
RECEIVES = Regex(  # Not to be told of it, but to get it or to be asked
    r"(?:给|跟|和|同|向|找|揾|搵|交|报|替|帮|问|送|俾|畀|发|寄|还|等|陪|\b(?:to|with|from|for|ask|give|tell)·?)$",
    any_case=True,
)
# 「惠珊订茶点、家豪准备选票」: what the one does stands before whoever does the next.
DONE_BEFORE = Regex(rf"(?:^|(?<=[,。;:\n、]))[\u4e00-\u9fff]{{1,4}}(?:{DO})[\u4e00-\u9fff]{{1,8}}(?=、)")
COLON = Regex(r"[两俩三四五几2-6][件个样份项桩][\u4e00-\u9fff]{0,4}:")  # 「要齐两份文件：」
I_AM = Regex("我(?!们)")
I_NEXT = Regex("(?:接下来|然后|接着|之后)我(?!们)")
BLANK = Regex(r"(?<=[\u4e00-\u9fff□])\s(?=[\u4e00-\u9fff@])")  # a comma of those who type none
LONGEST_GIVEN = 120  # signs that may say who

SEVERAL = r"(?P<who>(?:@ONE)(?:[、和与跟](?:@ONE)){0,4})"
# How people are called and told to do something; @ONE are those known, as `marked` has them, and whoever else may be called so.
FORMS = {
    "first_called": rf"(?:{LEADS})?@?(?:@ONE)",
    # Of several named together; 和秀英 is one of us.
    "each_name": r"@ONE",
    "whose": r"\s?(?P<who>@ONE)的(?=[^,。;□]{2,24},?\s?□)",
    # Somebody known at the head of a clause with a time: 「@郭玉真 档案12月25号前」, 「聪哥想下主题，周四回我」.
    "at_head": rf"(?:(?:(?P<due>(?<=□)|(?<=□,))|^(?:{ASIDE})?|(?<=[,。;:!\n])|(?<=[,。;:!\n-][ ·]))@?(?P<who>(?:@ONE)(?:[、和与跟&](?:@ONE)){{0,4}})(?:{TITLES})?(?!{TOLD_OF})"
    rf"(?(due)(?=[\u4e00-\u9fff])|(?=[,:]?[^,。;!?\n]{{0,80}}□□|[,:]?[^,。;!?\n□]{{2,60}},[^,。;!?\n□]{{0,4}}□□|{SPOKEN_TO})))",
    # At the head of a clause, behind a word of asking or none.
    "opening": rf"(?:^|(?<=[,。;:!\n ）)、□])|(?<=[\u4e00-\u9fff])(?={EACH}))(?:另外|同时|还有(?:就是)?|最后|然后|接下来|接着|之后|那个|再一个|(?:剩下|其余|余下)的?|{BEFORE}|{AHEAD_OF_IT})?,?(?P<led>{LEADS})?@?"
    rf"(?P<who>(?:@ONE)(?:[、和与跟](?:@ONE)|{UNMET}){{0,4}})(?:{CALLED}{NEXT}|(?(led){FOR_US}|(?!)))",
    # 「另外横幅我下周一前做好」, 「面粉国强头天备好」, 「决算报告国强写」: what is to be done is named before whoever does it.
    "thing_first": rf"(?:^|(?<=[,。;:!~\n □]))(?:另外|同时|还有)?,?(?:[那这]个(?![月周人]))?(?P<thing>(?!{NO_THING})(?:(?!{TALK})[\u4e00-\u9fffA-Za-z\d]){{2,12}}?|[花水茶饭车票药旗菜])(?:(?<![{NO_OBJECT}])|(?<=签到))(?!{NO_ROLE})"
    rf"(?:-{{0,2}}|(?P<mark>:))(?:[由让喊叫]|(?<![申邀])请|(?P<given>归))?{SEVERAL}(?:(?<=我)会(?!不)|(?!{TOLD_OF}))(?(given)(?:管|负责|写|[去来]?办|弄)?|(?:{TAKES}[于在]?(?:□{{2,24}}|{BEFORE})[^,。;!?\n了过□]{{1,14}}"
    rf"|{TAKES}(?:{DO}|[出搞编剪教整包挂摆])[^,。;!?\n了过□]{{0,4}}|负责|来|(?(mark),□{{2,24}}前?|(?!))))(?=$|[,。;:!~\s□])",
    # 「小周，欢送会的纪念品24日前备好」, 「小周你认得人，场地你去借」: who is called, and told of a thing that is due.
    "spoken_to": rf"\s?(?:{ASIDE})?@?(?P<who>@ONE)(?:长?,(?=[^,。;\n□]{{2,24}}□{{2,24}})|[你您](?=[^,。;\n□]{{1,16}}[, ][^。;\n]{{0,24}}?[你您][来去]?(?:{DO})))",
    # Somebody known, wherever he stands: 「议程国强12月25日前排出来」.
    "named": rf"(?:(?<![给为向访问望])|(?<=[交转]给))(?:(?P<led>{ASKING})|{LEADS})?{SEVERAL}{CALLED}(?(led)(?!了(?!解)|{TOLD_OF})(?=[□\u4e00-\u9fff])|{NEXT})",
    "bracketed": rf"(?<!\d人)[(]{SEVERAL}[)]",  # 「15日前完成摸底（林凯）」
    # 「端午粽子6月7号发 冯嬢管」, 「责任人刘洪涛」, 「方案5.15前孙丽」: said of somebody known, at the end of a clause.
    "in_charge": rf"(?:(?:^|(?<=[,。; \n□)]))(?P<due>(?<=□))?(?P<label>(?:责任|负责|经办|牵头|联系)人[是为:]?\s?)?|(?P<asked>就?(?:拜托|有劳|劳烦))){SEVERAL}"
    rf"(?(asked)(?=了?(?:$|[,。;]))|(?(label)|(?(due)(?:来?(?:{CHARGED})着?)?|(?:来?(?:{CHARGED})着?|[你您]来[办弄做搞写管]?吧?)))(?=$|[,。; \n)]))",
    "handed_to": rf"(?:{HANDED_TO}|(?P<thing>(?:统一)?交[给到]))(?P<who>@ONE)(?(thing)(?:统一|负责){{0,2}}(?:收集?|汇总|整理|登记|保管)|(?:了|负责|去办|来办)?)(?=$|[,。; \n])",
}
OTHERS = {
    "each_name": ("[^、和与跟,]{1,40}",),
    "opening": (FAMILIAR, BODIES, OFFICERS, "我(?!们)", "本人"),
    "thing_first": ("我(?![们俩仨家])",),
    "spoken_to": (FAMILIAR, BODIES),
    "handed_to": (FAMILIAR,),
}
# One who is known, in a text of which his name is marked: the patterns are the same for all rosters, and made once.
HEAD, REST, HAN_SIGNS = "\ue000", "\ue001", r"\u4e00-\u9fff"
WORKED_OUT = {
    name: Regex(
        form.replace("@ONE", "|".join((f"{HEAD}{REST}*+", *OTHERS.get(name, ())))).replace(
            HAN_SIGNS, HAN_SIGNS + HEAD + REST
        )
    )
    for name, form in FORMS.items()
}


class Assigned(NamedTuple):
    """Those who are told to do something, as written in the normal text, and the stretch that says so.

    `is_sure`: they are known, or named by their office; 小王 may be anybody. `by_words`: 「由…负责」 says it.
    `is_bare`: nothing but the name at the head says so, which is enough for what is due.
    `is_behind`: the thing to be done stands before them, where the stretch begins.
    """

    names: tuple[str, ...]
    start: int
    end: int
    is_sure: bool = False
    by_words: bool = False
    is_bare: bool = False
    is_behind: bool = False
    places: tuple[tuple[int, int], ...] = ()

    def as_written(self, said: Normal, people: Collection[str]) -> tuple[str, ...]:
        """The names in the signs of the message; those on the roster by their full names."""
        if len(self.places) != len(self.names):
            return self.names
        pairs = zip(self.names, self.places, strict=True)
        known = {*people, *ONESELF}
        return tuple(name if name in known else said.quote(*place) for name, place in pairs)


@lru_cache(maxsize=64)
def roster_names_by_form(people: Sequence[str]) -> dict[str, str]:
    """Every way of calling those on the roster: 陈国强, 国强, 小陈; a short name that fits two is none."""
    found: dict[str, set[str]] = {}
    for name in people[:MOST_PEOPLE]:
        plain = simplified(name)
        for called in {plain, *_short(plain)}:
            if len(called) > 1 and (called.isascii() or HAN.fullmatch(called) or MIXED.fullmatch(called)):
                found.setdefault(called, set()).add(name)
    return {called: next(iter(names)) for called, names in found.items() if len(names) == 1}


def _short(name: str) -> Iterable[str]:
    """国强, 小陈 and 陈会计 of 陈国强, Mei·Ling of Tan Mei Ling."""
    if name.isascii():
        return (one.replace(" ", "·") for one in vocabulary.name_forms(name))
    return [*familiar(name), *(name[0] + behind for behind in (*OWN_OFFICES, *MISTER) if name[0] in SURNAMES)]


def assigned(words: str, people: tuple[str, ...] = ()) -> Assigned | None:
    """The first of a stretch who is told to do something; `words` is normal text with its times blanked out."""
    found = _first_match(words, people)
    if found is None:
        return None
    match, by_words, is_bare, is_behind = found
    known, begin = roster_names_by_form(people), match.start("who")
    each = WORKED_OUT["each_name"].finditer(marked(words, people)[slice(*match.span("who"))])
    spans = [(one.start() + begin, one.end() + begin) for one in each]
    spans = [span for span in spans if span[0] == begin or not OFFICE.fullmatch(words, *span)]  # 大勇主席
    if not spans:
        return None
    names = [words[slice(*span)] for span in spans]
    is_called = words.startswith(("你", "您"), match.end("who"))
    is_sure = is_called or all(
        (one in known and (is_behind or one[0] not in "小老")) or VAGUE.fullmatch(one) is None
        for one in names
    )
    is_sure = is_sure or BY_ME.match(words, begin - 1) is not None
    called = tuple(dict.fromkeys(known.get(one, one) for one in names))
    start, end = (match.start("thing"), match.end("who")) if is_behind else match.span()
    return Assigned(called, start, end, is_sure, by_words, is_bare, is_behind, tuple(spans))


def _first_match(words: str, people: tuple[str, ...]) -> tuple[re.Match[str], bool, bool, bool] | None:
    """The pattern that finds somebody first, and whether words say so, nothing but his name does, the thing stands before him."""
    forms, said = WORKED_OUT, marked(words, people)
    at_start, spoken_to = forms["opening"].search(said), forms["spoken_to"].match(said)
    inside = forms["named"].search(said) if people else None
    english = ENGLISH.search(words) if LATIN.search(words) else None
    beside = forms["bracketed"].search(said) if people and ")" in said else None
    in_charge = forms["handed_to"].search(said) or (forms["in_charge"].search(said) if people else None)
    each, own = COLLECTED.search(words), OWN.search(words)
    errand, myself = ERRAND.search(words), MYSELF.search(words)
    if errand is not None:
        is_called_first = at_start is not None and words.startswith(",", at_start.end())
        at_start, spoken_to = (None if is_called_first else at_start), None
    is_ours = bool(people) and errand is None
    behind = forms["thing_first"].search(said) if is_ours else None
    at_head = forms["at_head"].search(said) if is_ours else None
    asked = (errand, at_start, inside, english, beside, spoken_to, in_charge, each, own, myself, behind)
    match = min((one for one in asked if one), key=lambda one: one.start("who"), default=None)
    is_bare = at_head is not None and (match is None or at_head.start("who") < match.start("who"))
    match = at_head if is_bare else match
    if match is None:
        return None
    place = match.start("who")
    if behind is not None and behind.start("who") == place:
        match, is_bare = behind, False
    is_charged = any(one is not None and one.start("who") == place for one in (in_charge, own))
    return match, is_charged and not is_bare, is_bare, match is behind


def listed_name(words: str) -> Assigned | None:
    """A name nobody knows at the head of a line of minutes: 「建国□前把方案拿出来」."""
    match = LISTED.match(words)
    if match is None or words_by_ground(match["who"]) or DOES.match(match["who"]):
        return None
    return Assigned((match["who"],), *match.span("who"))


def owned_thing(words: str, people: tuple[str, ...]) -> Assigned | None:
    """「志强的运动会方案，8号」, in a list of what is to be done."""
    match = WORKED_OUT["whose"].match(marked(words, people)) if people else None
    if match is None:
        return None
    name = roster_names_by_form(people)[words[slice(*match.span("who"))]]
    return Assigned((name,), *match.span(), is_sure=True, places=(match.span("who"),))


# 「由王芳牵头，赵亮配合，12月15日前…」: who helps with the task that was begun.
HELPS = Regex(r"[\u4e00-\u9fff]{2,4}(?:同志)?(?:配合|协助|协办)(?=[,。;\s□]|$)")


def begins_task(words: str, at: int, people: tuple[str, ...]) -> bool:
    """Whether somebody is told to do something right at a place."""
    at += words.startswith(" ", at)
    said = marked(words, people)
    who = (WORKED_OUT["first_called"].match(said, at) or I_AM.match(words, at)) if people and at else None
    is_answering = who is not None and IN_CHARGE.match(
        words, who.end()
    )  # 「走访20户，马丽牵头，28到30号走完」
    if is_answering or HELPS.match(words, at):
        return False
    if ENGLISH.match(words, at) and LATIN.search(words):
        return True
    forms = ("opening", "at_head", "thing_first") if people else ("opening",)
    return any(WORKED_OUT[form].match(said, at) for form in forms)


def calls(words: str, at: int, people: tuple[str, ...]) -> bool:
    """Whether somebody known is named right there, or a thing and whoever sees to it."""
    said = marked(words, people) if people else ""
    return any(WORKED_OUT[form].match(said, at) for form in ("first_called", "thing_first") if said)


def calls_anybody(words: str, people: tuple[str, ...]) -> bool:
    """Whether somebody known is named."""
    return HEAD in marked(words, people)


def owner_name_places(words: str, people: tuple[str, ...]) -> list[int]:
    """Where somebody known, or the writer's own next task, stands behind a blank, a colon, or what another does."""
    found = [one.end() for each in (BLANK, COLON) for one in each.finditer(words)]
    found += [one.end() + 1 for one in DONE_BEFORE.finditer(words)] if "、" in words else []
    return sorted(at for at in found if calls(words, at, people) or I_NEXT.match(words, at))


def leading_name(text: str, people: tuple[str, ...]) -> str | None:
    """Whoever known is named at the very head of a text, as written there."""
    match = WORKED_OUT["first_called"].match(marked(text, people)) if people else None
    return text[: match.end()] if match is not None and not text.startswith("@") else None


@lru_cache(maxsize=64)
def marked(words: str, people: tuple[str, ...]) -> str:
    """The same text, sign for sign, with the names of those known made unreadable: a sign for the head, others for the rest."""
    found, at, by_head = [], 0, _by_head(people)
    while at < len(words):
        near = (one for one in by_head.get(words[at], ()) if words.startswith(one, at))
        called = next((one for one in near if not _is_cut(words, at, one)), "")
        found.append(HEAD + REST * (len(called) - 1) if called else words[at])
        at += len(called) or 1
    return "".join(found)


def _is_cut(words: str, at: int, name: str) -> bool:
    """Whether a name is but a part of a word: Tan in Tanjong, 何生 in 如何生产."""
    behind = words[at + len(name) : at + len(name) + 1]
    if behind and behind in OTHER_WORDS.get(name[-1], ""):
        return True
    beside = words[at - 1 : at] + words[at + len(name) : at + len(name) + 1]
    return name.isascii() and any(sign.isascii() and sign.isalpha() for sign in beside)


@lru_cache(maxsize=64)
def _by_head(people: tuple[str, ...]) -> dict[str, list[str]]:
    """All ways of calling them by their first signs, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(roster_names_by_form(people), key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return found


def likely_owner(text: str, people: Sequence[str]) -> str | None:
    """我, or the name of one of those on the roster; None where neither is called."""
    words = normal(text).text[:LONGEST_GIVEN]
    called = first_roster_call(words, people)
    return called[1] if called else "我" if TAKEN_ON.search(words) else None


def first_roster_call(
    words: str, people: Sequence[str], behind: Regex | None = None
) -> tuple[str, str] | None:
    """How the first of the roster is called, not told of it, with that right behind, and his full name."""
    found: list[tuple[int, str, str]] = []
    for called, name in roster_names_by_form(tuple(people)).items():
        place = words.casefold().find(called.casefold())
        is_he = behind is None or behind.match(words, place + len(called)) is not None
        if place >= 0 and is_he and not RECEIVES.search(words[:place]):
            found.append((place, called, name))
    return min(found)[1:] if found else None
