"""What a task is called: the thing and what is to be done with it, without who and when."""

import re
from collections.abc import Sequence

from union.core.lazy_regex import Regex
from union.reading.acts import titles
from union.reading.acts.classification import words_by_ground
from union.reading.acts.extraction import Seen, names_period
from union.reading.acts.tasks.assignments import AHEAD_OF_IT, BEFORE, DAY_BEFORE, TAKES, Assigned
from union.reading.acts.tasks.bare_titles import is_aside
from union.reading.names import people
from union.reading.text.normal_form import EitherScript, Normal, in_script_of_text
from union.reading.time.time_choice import time_phrase_span

THINGS = Regex(  # The papers and things of an office, which somebody is told to see to
    "方案|规程|细则|章程|名单|名册|台账|材料|报表|总结|[简墙板]报|通知|照片|预算|议程|表格?|册|证件?|票据|音响|礼[品物]|清单|档案|合同|制度|纪要|报告|意见|提案|线路|路线|节目|海报|横幅"
    "|会场|场地|账|数据|信息|稿|函|信|计划|物资|奖品|证书|签到|报价|书|文件|人数|尺码|通讯|课件|会费|[定订押]金|尾款|器材|菜单|锦旗|奖[杯牌状]|条幅|展板|场租|公章|发票|收据"
    r"|minutes|reply|report|\blist|form|notice|letter|quotation|claim|banner|insurance|bundle|agenda|invoice|account|poster|venue|attendance|contract|deposit|receipt|flyer|roster",
    any_case=True,
)
LIST_NUMBER = Regex(r"[(（]?[一二三四五六七八九十\d]{1,2}[)）.、]?")
LEAD_IN = Regex(
    r"^(?:\d{1,2}[.、)] ?|[-•] ?)?(?:还有就是说?|再一个(?:就是说?)?|然后|接下来|接着|之后|那个|所以|就是说){0,2}(?>[把将你您的□,: ]|这[两几]天|要(?![闻求点约])|去(?![年向])一?趟?|跑一?趟|再(?![就生])|先(?![进锋行])|还(?!款)|还要|需要|必须|须(?!知)|应该|负责|会(?=[把将去来帮带找问跟联拿交送发写做弄搞整印买出填补画拍贴打])|管(?=[\u4e00-\u9fff]{3})(?![道理控])|牵头|尽快|抓紧|务必|记得|别忘了?|另外|另(?!类)|同时|于|同志|完成(?=.{4})|拿出来?|交出|做(?=[\u4e00-\u9fff]{4})(?![好完工])"
    rf"|[交写做出拿报弄拟编列]一?[份篇个张](?=..)|一下|请(?![示假])|麻烦|帮[手忙]|{DAY_BEFORE}|{AHEAD_OF_IT}|前(?![期台])|之前){{0,8}}"
)
LEAD_OUT = Regex(
    r"(?:[前□, ]|(?<![申邀])请|(?<=\d)[、,]?(?:要|须)?(?:交|付|[给俾畀]|过[数账])$|(?<=[\u4e00-\u9fff]{2})[写做弄搞整](?:好|完)了$|(?:弄好|搞好)?(?:[交给发回复覆]|(?<![简海月日周汇通墙板])报|回复|答复|甩|拿)[给返到]{0,2}我(?:邮箱|微信|这[里儿边]?|那[里儿边]?|[看说听过]一?[下目]?)?|(?:回复|答复|[覆复])(?:大家|各位)|给我(?:看|说|讲)?|[啊哈哦呀嘛呗呢啦喇吧~]|(?<=[a-z\u4e00-\u9fff])[ ·](?:can|okay|ok|hor|lah|leh)[?]?|交上来|拿出来|负责|[放送拿][到在]?我(?:桌上?|办公[室桌]|这[里儿]?)){0,4}$"
    r"|(?<=[单表案告料稿结册账])[报交发]给(?!大家|各|全体)[\u4e00-\u9fff]{2,3}$"
)
FOR_YOU = Regex(r"[你您]们?(?:来|去|盯着|盯紧|抓紧|负责)?")
CLAUSES = Regex(r"[。;:!\n]|,(?!\d{3}(?!\d))")
BLANK = Regex(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])")
CALLED = Regex(r"@[\u4e00-\u9fff]{2,4}$")
SEE_TO = ("做", "整", "弄", "搞", "办", "出")  # 「横幅我做」
SEE_A_BIT = tuple(f"{each}一下" for each in (*SEE_TO, "盯", "跟", "管"))  # 「方案小周弄一下」
OF_AFFAIR = EitherScript(r"(?<=..)(?:的|这[个件]?|那[个件]?)(?:事[情儿]?|活儿?)$")
# What leads to the deed behind whoever does it
TAKEN = Regex(rf"\s?(?:前(?=[去来]))?{TAKES}[于在]?\s?(?:{BEFORE})?{TAKES}")
PAPER = Regex(  # What is handed in, in so many words
    r"名[单册]|清单|材料|[^代发]表(?![彰演扬决态示现])|方案|报告(?![厅会])|总结|提案|议案|档案|(?<![定落投截])稿|预算|节目单|照片|证明|发票|人数|台账|报价|意见|讲座|合同|问卷"
)
WHY_YOU = Regex(r"[你您](?!们)")  # 「你跟车队熟，你去订」: why it is he
CHARGE = Regex("牵头|负责")
IN_CHARGE = Regex(r"(?<!牵头)负责(?=,)")
# 「由王芳牵头、李建国配合」: who helps has a share of their own.
BESIDE = Regex(r"(?<=[头责])[、,](?P<who>[\u4e00-\u9fff]{2,4}?)(?:同志)?(?:配合|协助|协办)(?=[,。;\s□]|$)")
# 「各分会25日前报送摸底表，由苏日娜汇总」: what everybody hands in is hers who gathers it.
GATHERED = Regex(
    r"(?:各|全体)[^。;:\n]{2,40}[,、](?P<by>\s?由?(?P<who>[\u4e00-\u9fff]{2,4}?)(?:同志)?(?:负责)?(?:统一|集中|统计|汇总|汇集|收集?|归口|把关|审核|整理|督促){1,2}(?:[好齐]|上报|报送)?)(?=[,。;\n]|$)"
)
# 「跟行政部对接一下，20号之前拿一个方案给我」: with whom, before what is due.
LIAISON = Regex(r"(?:跟|和|同|找|问|联系)[^,。;]{1,10}(?:对接|商量|沟通|联系|碰|说|谈|问)(?:一下|好|下)?$")
LATIN = Regex(r"[A-Za-z]")
SHORTEST, BARE, ONE_SIGN, ASKS = 3, 2, 1, Regex(r"(?:(?<![申邀])[请請]|[由让讓归歸喊叫就－—–-]){1,3}$")
# What tells that a notice came names nothing, but what it is about does: 「收到区总通知，申报材料20号前报」.
OF_NOTICE = Regex(
    r"[^,。]{0,20}关于[^,。]{2,40}的(?:紧急)?(?:通知|通告|公告|函)"
    r"|(?:刚才?|今天|昨天)?(?:[收接]到|接|根据|按照?|依照)了?[^,。]{2,24}(?:通知|通告|来函|文件|电话|消息|要求|精神|安排)(?:说|了)?"
)
# What is wanted or out of order, told right before whoever sees to it: 「法人证书要换新的，丽娟3月10日前跑一趟区总」.
NEEDED = r"(?P<thing>(?!我(?![们会])|你|[\d一二三四五六七八九十]{1,3}[号日点月])[^,。;:!?\n□ ]{2,24}?)"
WANTS = (
    r"(?:都|也|又|还|就)?(?P<must>要|需要|得|该)(?P<do>(?:再|重新|先|多|赶紧)?(?:换|加|补|买|订|修|备|准备|询价|采购|印|配|添|续|更新|年检|校准|清洗|清理|打印|做|定制|联系|检查|登记|整理|收|统计)"
    r"(?![了过])[^,。;:!?\n□ ]{0,12})"
)
BROKEN = (
    r"(?P<state>(?:都|也|又|全|快)?(?:坏|破|断|裂|秃噜|锈|歪|松|瘪|[过到]期|漏[水电气]?|堵|没电|用完|掉[漆色])了[^,。;:!?\n□ ]{0,4}"
    r"|(?:都|也|又|老是?)?(?:拧不[开动]|打不[开着]|关不[上严]|用不[了成]|不(?:亮|够[了用]?|转|出水|制冷|通)|缺[\d一两二三四五六七八九十]|没[货纸墨])[^,。;:!?\n□ ]{0,6})"
)
NEED = Regex(rf"(?:^|[,。;!\n □]){NEEDED}(?:{WANTS}|{BROKEN})[,。;!?\n □]{{0,24}}$")
NEED_OPENS = Regex(  # How the clause opens: 「就是西墙那个…」, 「他们反映那个…」
    r"^(?:(?:他们|她们|大家|职工们?|工人们?|师傅们?|车间)?(?:反映|提到|说)[了的]?|就是|还有|另外|然后|接下来|那个?|这个?|对了|所以){1,3}"
)
NOT_OURS = ("own_life", "everyday", "production", "other_bodies")


def title_of(seen: Seen, who: Assigned | None) -> str | None:
    """What is to be done, in the words of its first clause, without who and when."""
    said = seen.said
    if who is not None and who.is_behind:
        return _thing_and_deed(seen, who)
    timed = [one for one in seen.reads if not (one.is_name or names_period(seen, one))]
    dates = [time_phrase_span(said.text, one) for one in timed]
    spans, charge = [*dates], None
    if who is None or who.by_words:
        spans += people.owners(seen.words).spans
        spans += [(who.start, who.end)] if who else []
    else:
        charge = CHARGE.match(said.text, who.end)
        given = said.text[: who.start].endswith(("归", "喊"))  # 「采购归孙丽」
        spans.append((who.start - given, charge.end() if charge else who.end))
    beside = [*BESIDE.finditer(seen.words), *FOR_YOU.finditer(said.text)]
    gone = titles.covered_places([*spans, *(match.span() for match in beside)])
    found = []
    for start, end in _clauses(said):
        kept = titles.without_joints(said.text, [at for at in range(start, end) if at not in gone])
        bare = _words(said.text, kept)
        lead, tail = LEAD_IN.match(bare), LEAD_OUT.search(bare)
        kept = kept[lead.end() if lead else 0 : tail.start() if tail else len(kept)]
        if any(each.fullmatch(bare.strip()) for each in (titles.SUMS_ONLY, LIST_NUMBER)) or is_aside(bare):
            continue  # 「买好，2000元以内」
        if kept and not titles.HEADING.match(said.text, kept[0]) and not CALLED.match(said.text[start:end]):
            found.append(_verb_first(said.text, kept, who))
    # 「各车间报一个节目，5号前报给黄磊」: to whom names nothing
    for nameless in (titles.HANDING, titles.INVITING, OF_NOTICE):
        found = [one for one in found if not nameless.fullmatch(_words(said.text, one))] or found
    best = _best(said, found, dates, charge)
    if not best:
        return None
    paper = _paper_due(said, found, best, dates)
    words = [titles.original_text(said, one).strip(" -－—–·.*") for one in (best, paper) if one]
    return titles.shortened(("" if words[0].endswith("的") else " ").join(words)).strip()


def _best(
    said: Normal, found: list[list[int]], dates: Sequence[tuple[int, int]], charge: re.Match[str] | None
) -> list[int] | None:
    """The clause that says what is to be done, with the one beside it that belongs to it."""
    best = _telling(said, found)
    handled = next((kept for kept in found if said.text[kept[0] - 1] == "把" and len(kept) > SHORTEST), best)
    best = handled if best is None or len(best) <= SHORTEST + 1 else best
    if (
        best
        and best is found[0]
        and len(found) > 1
        and _is_deed_in_next_clause(said.text, found, dates, charge)
    ):
        return [*best, *found[1]]
    if charge and best and found.index(best) == 1 and len(found[0]) == BARE:
        return [*found[0], *best]  # 「负责汇总，18日前上报」
    return best


def _thing_and_deed(seen: Seen, who: Assigned) -> str:
    """「横幅老孙18号弄好」: 横幅弄好; 「大巴我去租，18号定」: 租大巴."""
    said, (begins, behind) = seen.said, (who.places[0][0], who.places[-1][1])
    ends = CLAUSES.search(said.text, behind)
    dates = titles.covered_places([time_phrase_span(said.text, one) for one in seen.reads if not one.is_name])
    kept = [at for at in range(behind, ends.start() if ends else len(said.text)) if at not in dates]
    lead = TAKEN.match(_words(said.text, kept))
    kept = kept[lead.end() if lead else 0 :]
    tail = LEAD_OUT.search(_words(said.text, kept))
    deed = titles.original_text(said, kept[: tail.start()] if tail else kept).strip(" -－—–·.*")
    named = (one for one in seen.reads if one.begin < who.start and names_period(seen, one))
    opens = next((one.begin for one in named if who.start - one.end <= ONE_SIGN), who.start)  # 「去年的决算」
    thing = ASKS.sub("", LEAD_IN.sub("", said.quote(opens, begins)).strip(" :："))
    thing = OF_AFFAIR.sub("", thing)
    deed = deed[1:] if deed[:1] == deed[1:2] else deed  # 「大巴我去订 10号前订好」
    if (deed in SEE_TO and who.names == ("我",)) or deed in SEE_A_BIT:
        return titles.shortened(thing)
    return titles.shortened(f"{deed}{thing}" if len(deed) == 1 else f"{thing}{deed}")


def _telling(said: Normal, found: Sequence[list[int]]) -> list[int] | None:
    """The first clause that says enough; not why it is he who is asked, nor with whom it is to be agreed."""
    text = said.text
    asked = [kept for kept in found if WHY_YOU.search(text, *_clause_of(said, kept))]
    why = asked[0] if len(asked) > 1 and not _names_thing(text, asked[0]) else None
    best = next((kept for kept in found if len(kept) >= SHORTEST and kept is not why), None)
    best = best or max((kept for kept in found if kept is not why), key=len, default=None)
    if best and LIAISON.match(_words(text, best)):
        return next((kept for kept in found if _names_thing(text, kept)), best)
    return best


def _clause_of(said: Normal, kept: Sequence[int]) -> tuple[int, int]:
    return next(one for one in reversed(_clauses(said)) if one[0] <= kept[0])


def _paper_due(
    said: Normal, found: Sequence[list[int]], best: list[int], dates: Sequence[tuple[int, int]]
) -> list[int] | None:
    """「互助续保，三车间的名单25号前交我」, 「家属里当老师的，名单9月7日前报我」: the paper itself, where the title so far names none."""
    behind = [kept for kept in found if kept[0] > best[-1]]
    is_open = said.text[best[-1]] == "的" and said.text[best[-1] - 1] != "了"
    for kept in behind[:1] if is_open else behind:
        start, end = _clause_of(said, kept)
        is_due = any(start <= begin < end for begin, _ in dates)
        papers = [PAPER.search(_words(said.text, one)) for one in (kept, best)]
        if is_open or (is_due and papers[0] and not papers[1]):
            return kept
    return None


def _names_thing(text: str, kept: Sequence[int]) -> bool:
    return len(kept) >= SHORTEST and THINGS.search(_words(text, kept)) is not None


def _words(text: str, kept: Sequence[int]) -> str:
    return "".join(map(text.__getitem__, kept))


def _is_deed_in_next_clause(
    text: str, found: list[list[int]], dates: Sequence[tuple[int, int]], charge: re.Match[str] | None
) -> bool:
    """「李敏牵头运动会，18日前拿出规程」: the clause behind says what is due of the thing."""
    (*_, last), second = found[:2]
    end = text.find(",", last)
    is_charged = charge is not None and not text.startswith(",", charge.end())
    is_thing = is_charged and all(start > end for start, _ in dates)
    is_short = len(second) < SHORTEST
    if is_short and not THINGS.search(_words(text, second)):
        return False
    return is_thing or (not is_short and IN_CHARGE.search(text, last + 1) is not None)


def _verb_first(text: str, kept: list[int], who: Assigned | None) -> list[int]:
    """「活动方案李秀兰写」 is 「写活动方案」, 「把选票印好」 「印选票」, 「把方案写一下」 the thing alone."""
    handled = titles.turned(_words(text, kept)) if text[kept[0] - 1] == "把" else None
    if handled is not None:
        return [at for span in handled for at in kept[slice(*span)]]
    is_last = who is not None and len(kept) > 1 and kept[-2] < who.start < who.end <= kept[-1]
    return [kept[-1], *kept[:-1]] if is_last else kept


def _clauses(said: Normal) -> list[tuple[int, int]]:
    signs = (CLAUSES,) if LATIN.search(said.raw) else (CLAUSES, BLANK)
    ends = sorted(match.start() for each in signs for match in each.finditer(said.text))
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(said.text)], strict=True))


def need_before(words: str, raw: str = "") -> str | None:
    """The thing that is needed at the end of these words, as what is to be done; None where that is nothing of ours.

    `raw`: the message as written, in whose signs the thing is named.
    """
    found = NEED.search(words)
    if found is None or any(name in words_by_ground(found["thing"]) for name in NOT_OURS):
        return None
    thing = in_script_of_text(NEED_OPENS.sub("", found["thing"]) or found["thing"], raw)
    if len(found["do"] or "") == 1:  # 「大巴要订」
        return in_script_of_text(found["do"], raw) + thing
    return thing + (found["do"] or found["state"])


def with_need(title: str | None, need: str | None) -> str | None:
    """「把它办了」, 「问三家」: what names no thing itself is about the thing that was needed."""
    if need is None or title is None or title.startswith(need[:2]):
        return need or title
    return title if THINGS.search(title) or "matters" in words_by_ground(title) else need
