"""What a plan tells besides its event: where one gathers, when the bus leaves, how many may come and what it costs.

「15号参观 7点40北门集合 9点半开始，每人20元」 begins at half past nine; the rest is its note, and says nothing of its title, place and time.
"""

from collections.abc import Sequence
from datetime import datetime

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.reading.acts.extraction import OFFERED, Seen, look
from union.reading.acts.tasks.bare_titles import is_aside
from union.reading.lexicon import TextRules
from union.reading.message import NOTES_APART
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reading.text.tense import Tense, tense
from union.reading.time.dates.reference_time import TimeRead
from union.reading.time.time_choice import chosen

Span = tuple[int, int]
STOPS = TextRules("event_notes", "stops")
GATHERING = Regex(
    r"[集会]合|集中|碰头|[签报]到|gather|assembl|muster|meet|report|registration", any_case=True
)
BUDGET = Regex(  # What it may cost is noted, and is no sum of the figures
    r"(?:^|(?<=[,，。;；.!?？\s]))(?:budget|(?:[每总][份人个位户]?|人均)?预算|每[\u4e00-\u9fff](?=[^,，。;；.!?？\s\d]{0,3}(?:超|控制|最多|上限))|(?:花费|费用|开支|花销|总[价额共])(?=[^,，。;；.!?？\s]{0,8}(?:超|控制|[以之]内))|(?=[^,，。;；.!?？\s\d]{0,4}\d{1,6}[元块蚊](?:[以之]内|封顶))|(?=(?:别|不[能要])超))\s?(?:is|of|[:：]|约|大概|控制在|(?:不[能要]?|别)超过?|上限|最多){0,2}\s?[$¥]?\s?(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?:\.\d{1,2})?\s?[万千k]?(?:元|块|蚊)?(?:[以之]内|左右|封顶)?(?![,.]?\d)(?=$|[\s,，。;；.!?？])",
    any_case=True,
)
# What is told with a price of each alone is neither paid nor done yet.
RATE = EitherScript(
    r"(?:[一每各]个?(?:人|位|名|组|户|家|桌|份|队|小组)|人均)[^\d,，。;；\n]{0,12}\$?\d|\d[\d.]{0,6}(?:元|块|蚊)?[/一每](?:人|位|组|桌|队)|\d[人名位户个]?[,，]?分(?:成|为)?[两二三四五六七八九\d]{1,2}[批场组拨轮班]|\d[\d.]{0,6}\s(?:per\s(?:pax|head|person|table|team)|each)\b",
    any_case=True,
)
# What is ordered for something to come is no work done yet: 「体检的车定了两辆，7点20发车」.
ORDERED = EitherScript(
    r"(?:(?<![决确约])[定订]|约|借|租|请|联系|安排|落实|预留|留)(?:好|到|下|妥)?[了咗](?!解|会|假)|\b(?:booked|reserved|arranged|ordered)\b",
    any_case=True,
)
PAID = EitherScript(r"[了咗]|一共|总共|合计|共\d|\b(?:paid|spent|bought|total|collected)\b", any_case=True)
JOINTS = ", ", "，"
CLAUSES = Regex(r"[.!,;。，；！\n]")
EDGES = " \t,，。;；、!！."


def of_event(seen: Seen, now: datetime, region: str, notice: Notice | None) -> tuple[Seen, str]:
    """What is read of the event without the stops of its day, and what is noted of it.

    Of several hours none of which is said to be the start one gathers at the first: it begins then.
    """
    raw, text = seen.said.raw, simplified(seen.said.raw)
    stops, has_start = _stops_of_day(seen, text)
    first = next((span for span in stops if GATHERING.search(text, *span)), stops[0] if stops else None)
    is_named = _names_event(raw, stops, seen)
    left_out = [span for span in stops if is_named and (has_start or span != first)]
    plain = look(_text_without(raw, left_out), now, region, notice=notice) if left_out else seen
    day, own = _day(seen), _day(plain)
    if left_out and not (day and own and own.has_clock and own.when.start.date() == day.when.start.date()):
        plain, left_out = seen, []
    budgets = [each.span() for each in BUDGET.finditer(text)]
    spans = sorted([*left_out, *_matched_spans(OFFERED, text), *budgets])
    return plain, NOTES_APART[not raw.isascii()].join(raw[start:end].strip(EDGES) for start, end in spans)


def _names_event(raw: str, stops: Sequence[Span], seen: Seen) -> bool:
    """Whether something else than the stops says what it is, and not only when: 「7点半集合 8点出发去植树」."""
    times = [(seen.said.places[one.begin], seen.said.ends[one.end - 1]) for one in seen.reads]
    hidden = {at for start, end in (*stops, *times) for at in range(start, end)}
    rest = "".join(sign for at, sign in enumerate(raw) if at not in hidden)
    return any(each.strip(EDGES) and not is_aside(each) for each in CLAUSES.split(rest))


def is_note(words: str) -> bool:
    """Whether words are nothing but such a note: 「下午5点回」, 「名额30」, "budget $50"."""
    is_budget = BUDGET.fullmatch(simplified(words).strip(EDGES)) is not None
    return is_budget or note_end(words) == len(words.rstrip(EDGES)) > 0


def is_terms(words: str) -> bool:
    """Whether words tell what each is to pay or to get of what is planned, or in how many parts they come: 「老师请的花艺店的，一人材料费85」, 「女工240人分两批」."""
    is_rate = RATE.search(words) is not None and PAID.search(words) is None
    return is_rate and tense(normal(words).text) is not Tense.DONE


def is_preparation(words: str) -> bool:
    """Whether words with one of these tell what is ordered for, or falls to each at, something to come: 「每队3人，一共8个队」, 「车定了两辆」."""
    return ORDERED.search(words) is not None or tense(normal(words).text) is not Tense.DONE


def note_end(words: str) -> int:
    """Where the notes end with which words begin."""
    text, end = simplified(words), 0
    for start, until in sorted([*_matched_spans(STOPS, text), *_matched_spans(OFFERED, text)]):
        end = until if not text[end:start].strip(EDGES) else end
    return end


def _stops_of_day(seen: Seen, text: str) -> tuple[list[Span], bool]:
    """The stops of the day of the event, and whether another hour of that day is said."""
    places, best = seen.said.places, _day(seen)
    reads = [(places[one.begin], one) for one in seen.reads if not one.when.deadline]

    def is_of_day(place: int) -> bool:
        before = [
            one.when.start.date() for at, one in reads if one.has_day and not one.is_name and at <= place
        ]
        return best is not None and (not before or before[-1] == best.when.start.date())

    stops = [span for span in _matched_spans(STOPS, text) if is_of_day(span[0])]
    hours = [(at, seen.said.ends[one.end - 1]) for at, one in reads if one.has_clock and is_of_day(at)]
    return stops, any(not any(at < end and start < until for start, end in stops) for at, until in hours)


def _day(seen: Seen) -> TimeRead | None:
    """When it is, whatever closes before it."""
    own = [one for one in seen.reads if not one.when.deadline]
    return chosen(own, seen.said.text, seen.counts) or seen.best


def _matched_spans(rules: TextRules, text: str) -> list[Span]:
    """Where rules find something, none of it twice."""
    spans = list[Span]()
    for start, end in sorted(match.span() for match, _ in rules.matches(text)):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _text_without(raw: str, spans: Sequence[Span]) -> str:
    """The text without these stretches; what stood on either side of one stays apart."""
    found, at = list[str](), 0
    for start, end in [*spans, (len(raw), len(raw))]:
        found.append(raw[at:start].strip(" ,，、" if at else ",，、"))
        at = end
    return JOINTS[not raw.isascii()].join(filter(None, found))
