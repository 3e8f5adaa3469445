"""Items named in other words than their title, by what speaks for each: rare words, the day, whose it is.

Each sign is weak by itself; two together are acted upon, one and a half is asked about.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import pairwise

from handlers.core.turn import Turn
from handlers.routing.references.candidate_times import Candidate, accepts, day_of, is_owner_meant, time_of
from handlers.worklog import item_ties
from storage.worklog import entries
from union.core.kinds import COME_TO, Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence
from union.reading.acts import classification
from union.reading.acts.changes.corrections import SLIP
from union.reading.acts.changes.item_changes import OPEN_DEEDS, TIMED, ChangeDeed, ItemChange
from union.reading.names.alternative_names import renamed_words
from union.reading.replies.changed_times import change_as_reply
from union.reading.replies.mentions import (
    OF_CLASSES,
    OF_ITSELF,
    ItemMention,
    as_spelt,
    core_of,
    is_another_sort,
    of_clause,
)
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reminders.lead_times import is_due_by
from union.worklog.item_likelihood import named_by_origin

RENEWED = (
    *TIMED, ChangeDeed.CANCEL, ChangeDeed.LATER, ChangeDeed.UNDATED, ChangeDeed.REOPEN, ChangeDeed.TITLE,
)  # fmt: skip
# What may be done to a thing that is named by its kind or day alone.
MOVING = (
    *OPEN_DEEDS, ChangeDeed.MOVE, ChangeDeed.SHIFT, ChangeDeed.CANCEL, ChangeDeed.PLACE, ChangeDeed.LAST,
)  # fmt: skip
CHANGING = (
    *RENEWED, ChangeDeed.ONLY, ChangeDeed.PLACE, ChangeDeed.OWNER, ChangeDeed.TERMS, ChangeDeed.FINISH,
)  # fmt: skip
# What says that it was otherwise before: 「教职工运动会定4月22日」 may be a plan of its own.
ANEW = EitherScript(
    r"改|挪|推|延|调|换|移|顺|拖|提前|提早|早[点些半]|晚[一半两点些个]|往[前后]|重新|不等|还是|补|宽|缓|才能|赶不|来不及|要快|取消|不[开去搞办打]了|没[\u4e00-\u9fff]{1,2}成|确[认定]|敲定"
    r"|\b(?:moved?|push|postpone|shift|resched|brought|bring|forward|instead|earlier|later|only\b|not\b|off\b|extend|wait|need\s?till|back\son|resum)",
    any_case=True,
)
SURE, ASKED, CLEAR = 2.0, 1.5, 0.5
EXPLICIT, NEW, DAY, OWN, AT_ITS_PLACE, THE_ONE_THERE = 0.5, 0.5, 1.0, 1.0, 1.0, 1.5
WITH_IT = EitherScript(r"(?:也|都)?(?:相应|相應|跟着|随之|同步|一并)$")  # 「材料相应延至16日」
DRAFT = EitherScript(r"[\d一二三四五六七八九十][号日][^,。;]{0,4}我[^,。;]{0,3}(?:过目|审|把关|看)")
DUE = EitherScript(r"[日号天底一二三四五六](?:之|以)?前")
COMMA = EitherScript(r"[,;，；]")
AT_PLACE = EitherScript(r"(?<=[\u4e00-\u9fff]{2})的?(?:那|嗰)[个边场次头]?(?:的)?$")  # 「北门那个」
FLOOR = EitherScript(r"[\d一二三四五六七八九十]{1,3}[楼层号]")
JUST_NOW = timedelta(hours=1)
# 「分会会议」, 「safety meeting」: by what a meeting is told from others; a day, or 「那个」, tells none.
HELD = EitherScript(r"[把将]?(?P<of>[\u4e00-\u9fffA-Za-z]{2,20}?)(?:大会|会议|例会|会)")
OF_NO_NAME = EitherScript("正式|预备|全体|全员")  # 「正式大会」 may be any assembly
CLASSES = EitherScript(r"[班课課营營训訓练練]")
# What is called so is no regular meeting: 「例会」 is none of these.
OTHER_MEETING = EitherScript(
    r"(?:[座恳懇][谈談]|[职職]工?代表?|代表大?|[动動][员員]|表彰|[联聯][欢歡谊誼]|茶[话話]|分享|交流|[推促][进進]|[总總][结結]|[报報]告|[说說]明|交底|[评評][审審]|听证|聽證|[协協]商|[运運][动動]|[发發]布|[宣演][讲講]|[见見]面)大?[会會]"
)
UNNAMED = EitherScript(
    r"(?<!每)[周天月]|[午晚早那这次个场的原时召开]|工会|星期|礼拜|the|our|this|that|all|full|main|last|next"
)


def by_evidence(
    turn: Turn, open_items: Sequence[Event], change: ItemChange, named: Sequence[ItemMention]
) -> list[Candidate]:
    """The item most speaks for, if that is enough; () where two are near."""
    is_anew = bool(change.weight) or any(
        sign.search(each) for each in (change.text, *change.before) for sign in (ANEW, SLIP)
    )
    if change.deed not in CHANGING or (change.deed in (ChangeDeed.MOVE, ChangeDeed.DUE) and not is_anew):
        return []
    titles = [event.title for event in open_items]
    spoken = " ".join([change.own, *(change.before if change.deed in RENEWED else ())])
    spoken = spoken if change.deed in RENEWED and not change.weight else ""
    origins = dict(zip((event.id for event in open_items), named_by_origin(open_items, spoken), strict=True))
    cores = {event.id: core_of(event.title) for event in open_items}
    weighed = (_candidate(turn, each, change, named, cores, titles, origins[each.id]) for each in open_items)
    found = sorted(
        (each for each in weighed if each is not None and not _is_there_already(turn, each, change)),
        key=lambda each: -each.fit,
    )
    best = [each for each in found if each.fit > found[0].fit - CLEAR]
    if not best or best[0].fit < ASKED:
        return []
    is_told = change.deed is ChangeDeed.FINISH and len(best) == 1  # surely ended, and one thing stands out
    return [replace(best[0], is_sure=True)] if is_told else best


def _is_there_already(turn: Turn, found: Candidate, change: ItemChange) -> bool:
    """Whether the item stands on the day it would be moved to: 「统计表提前到11号了」 means none of the 11th."""
    if change.deed is not ChangeDeed.MOVE:
        return False
    reply = change_as_reply(change, turn.written, found.one.start, turn.notice)
    when = reply.when if reply is not None else None
    is_day = when is not None and when.grain is Grain.DAY and when.rrule is None
    return when is not None and is_day and when.start.date() == found.one.start.date()


def is_of_kind_meant(event: Event, mention: ItemMention) -> bool:
    """Whether an item may be what a bare noun or 「那节」 stands for: 「五月份的例会放在14号」 means no forum of that month."""
    if mention.kinds:
        is_forum = mention.words.endswith("例会") and OTHER_MEETING.search(event.title)
        is_said = event.kind in mention.kinds or not set(mention.words).isdisjoint(event.title)
        return is_said and not is_forum
    is_class = event.kind in (Kind.TRAINING, Kind.ACTIVITY, Kind.OTHER) or CLASSES.search(event.title)
    return mention.points not in OF_CLASSES or bool(is_class)


def is_otherwise_named(title: str, words: str) -> bool:
    """Whether words name a meeting, and by another name than this one has."""
    held, said = (HELD.fullmatch(core_of(renamed_words(each)[0])) for each in (title, words))
    if held is None or said is None or UNNAMED.search(said["of"]) or OF_NO_NAME.fullmatch(held["of"]):
        return False
    pairs = set(
        pairwise(held["of"].casefold())
    )  # 「HR meeting」 is spelt out in one language, not in the other
    return all(pairs.isdisjoint(pairwise(each.casefold())) for each in (said["of"], words))


def is_of_other_kind(title: str, words: str) -> bool:
    """Whether words name another kind of thing that people come to, by no word of this one: 「讲座取消，改成发手册」 calls off no party."""
    kinds = {classification.kind(simplified(each)) for each in (title, words)}
    pairs = set(pairwise(simplified(title)))
    return len(kinds) > 1 and kinds <= {*COME_TO} and pairs.isdisjoint(pairwise(simplified(words)))


def _candidate(
    turn: Turn,
    event: Event,
    change: ItemChange,
    named: Sequence[ItemMention],
    cores: dict[int, str],
    titles: Sequence[str],
    by_origin: float,
) -> Candidate | None:
    # What befell somebody moves no visit: 「小吴结婚推迟到10月2日」.
    if event.kind is Kind.VISIT and is_due_by(event):
        return None
    if any(each.is_own and is_another_sort(event.title, each.words) for each in named):
        return None
    words = _words(cores[event.id], change, list(cores.values()))
    words = max(words, as_spelt(event.title, _clause(turn.said.text, change), titles))
    words = words if words > 0 else by_origin
    # 「职工之家借给团委了」: what befell the place befell the item.
    if change.weight and any(_is_place_named(event.place, each) for each in change.before):
        words = max(words, 0.0) + AT_ITS_PLACE
    if AT_PLACE.search(change.own) and _is_place_named(event.place, AT_PLACE.sub("", change.own)):
        words = max(words, 0.0) + THE_ONE_THERE
    one, on_day = time_of(turn, event, change.deed, day_of(named)) if words > 0 else (None, False)
    if one is None or not accepts(turn, one, change.deed):
        return None
    if change.weight:  # 「明天夜里车才到，初八再来领」
        on_day = on_day or any(each.when and each.when.start.date() == one.start.date() for each in named)
    fit = words + (DAY if on_day else 0.0)
    fit += OWN if is_owner_meant(turn, event, f"{change.own} {change.text}") else 0.0
    fit += NEW if event.said_at is not None and turn.said.at - event.said_at < JUST_NOW else 0.0
    fit += EXPLICIT if change.deed in RENEWED or change.weight else 0.0
    is_of_another_day = not on_day and any(each.when is not None for each in named if each.is_own)
    if is_of_another_day and not is_due_by(event) and change.deed is not ChangeDeed.FINISH:
        return None
    return Candidate(one, fit, fit >= SURE, on_day)


def _words(core: str, change: ItemChange, cores: Sequence[str]) -> float:
    """What the rarest words speak that a clause and the title share; less where the clause goes on about another thing."""
    before = change.before[:3] if change.deed in RENEWED else ()
    before = change.before if change.weight else before
    if change.deed is ChangeDeed.FINISH and change.goes_on:  # 「修好了，换了4组暖气片」
        before = change.after
    found = [of_clause(core, change.own, cores, is_own=True)]
    found += [of_clause(core, each, cores, is_own=False) for each in before]
    return max(found)


def _is_place_named(place: str | None, words: str) -> bool:
    """「职工之家借给团委了」: what befell the place befell the item."""
    block = SequenceMatcher(None, place or "", words, autojunk=False).find_longest_match()
    return block.size > 1 and not FLOOR.fullmatch(words, block.b, block.b + block.size)


def _clause(text: str, change: ItemChange) -> str:
    """The clause of a change as it was written; all of its sentence where the change names nothing itself."""
    start, end = change.sentence
    at = change.stretch[0]
    cuts = [start, *(each.end() for each in COMMA.finditer(text, start, end)), end]
    return next((text[a:b] for a, b in pairwise(cuts) if change.own and a <= at < b), text[start:end])


def is_task_of_its_own(open_items: Sequence[Event], change: ItemChange) -> bool:
    """Whether what somebody has to do by a day is for what is held, and no other word for it; or a draft: 「报告周敏写，3号给我过目」."""
    if any(DRAFT.search(each) for each in change.after[:1]):
        return True
    titles = [normal(each.title).text.lstrip("开搞办") for each in open_items if not is_due_by(each)]
    behind = [change.own.partition(each)[2] for each in titles if each in change.own]
    is_due = any(DUE.search(each) for each in change.after[:1])
    return is_due and any(len(each) > 1 and not OF_ITSELF.fullmatch(each) for each in behind)


def fulfilled_now(turn: Turn) -> Occurrence | None:
    """The item over with the log that this message has just become."""
    entry = entries.of_message(turn.db, turn.with_group(), turn.where.chat_id, turn.said.message_id)
    return item_ties.fulfilled(turn, entry) if entry else None
