"""Where an English message tells that its writer will not be there: 「taking mum for her op on thurs so wont be around」.

A clause counts where the writer, or nobody, stands in front of the words: 「the hall is not available」 is about a hall.
"""

from union.core.lazy_regex import Regex
from union.reading.english.times import is_in_time, times
from union.reading.english.vocabulary import meanings, without_malay

CLAUSE = Regex(
    r"[,.;:!\n()]{1,3}(?=\s|$)|\s-\s|\b(?:so|but|because|cos|coz|bcos|cuz|since|that|then|sorry|apologies)\s",
    any_case=True,
)
CANNOT = r"(?:cannot|can\snot|can'?t|unable\sto|(?:won'?t|will\snot|not)\s(?:be\s)?able\sto)"
ELSEWHERE = r"(?:away(?!\sfrom\s(?:the|my|your|here|home|it|all|that)\b)|overseas|abroad|outstation|mia|(?:on\s)?(?:reservist|ict)|in[\s-]camp(?:\straining)?|in\shospital(?!\s(?:visit|to|with))|(?:admitted|warded))"
AWAY = Regex(
    rf"\b(?:(?:not|won'?t|will\snot|shan'?t)\s(?:be\s)?(?:around|ard|here|there|free|available|avail|contactable|coming|joining|attending)|not\sin(?:\s(?:the\s)?office)?|(?:won'?t|will\snot|not\sgoing\sto)\sbe\sin"
    rf"|{CANNOT}\s(?:make\sit|(?P<free>come(?!\sup|\sout|\swith|\sin)|attend|join(?!\s(?:the\s)?union)|be\s(?:there|around|present)|turn\sup|exco))"
    rf"|(?:going\sto\s|will\s|shall\s)?be\s{ELSEWHERE}|{ELSEWHERE}|(?:ta[kd]|tidak)\sada(?!\s[a-z]{4})|out\sof\s(?:the\s)?(?:office|town|country)|in\s(?:jb|johor|kl|msia|malaysia|penang|ipoh|melaka|malacca|batam|bkk|bangkok|bali|china|india|vietnam|thailand|indonesia|taiwan|japan)"
    r"|(?<=\bbe\s)in\s(?-i:[A-Z][a-z]{3,14})|(?-i:MC|AL)|(?:annual|medical|sick|childcare|emergency|unpaid|compassionate)\sleave|(?:will|gonna|going\sto|have\sto|need\sto|gotta)\s(?P<missed>miss)(?=\s(?:the\s|our\s)?(?!you\b|u\b|it\b|him\b|her\b)[a-z])"
    r"|(?:taking\s|take\s)(?:(?:a\s|the\s)?(?:whole\s|half[\s-])?day(?:\soff)?|leave|mc)|(?:(?:doctor|doc|dr)\s)?(?:gave|giving|got)\s(?:me\s)?(?:a\s|\d{1,2}\s|one\s|two\s|three\s)(?:days?|weeks?)(?:'s?)?\smc|on\s(?:(?:a|my|our)\s)?(?:[a-z]{3,12}\s){0,2}?(?:cruise|holiday|vacation|honeymoon|hols|course|leave|mc)|(?<=\bi\s)off|(?<=\bi'm\s)off|(?<=\bim\s)off|(?<=\bi\s)(?:cannot|can'?t)(?=\s?(?:lah?|leh|lor|ah|sia)?\s?(?:[,.;!]|$)))(?![\w'-])",
    any_case=True,
)
# What stands behind it: nothing, a time, or a word that leads to one or to the reason.
BEHIND = Regex(
    r"\s?(?:[,.;:!\n()-]|$)|\s(?:(?:on|from|for|to|till|til|until|between|in|at|over|during|by|w|with|next|this|that\sday|(?:whole|full|half)\sday|the\s(?:whole|entire|meeting|exco)|(?:the\s)?[a-z]{2,9}(?=\s?$)|all|again|ah|la|lah|lor|liao|alr|already|oredi|n|and|pls)\b)",
    any_case=True,
)
WRITER = {"i", "i'm", "im", "i'll", "ill", "i've", "me", "myself"}
VETOED = Regex(
    r"\?|\d\son\s[^.;!?\n\d]{1,40}(?:,|and|&)\s?\d{1,2}\son\s|\b(?:if|who|whoever|unless|whether|can\s(?:i|we|u|you)|postpone|reschedule|shift\s(?:it|the|to)|move\s(?:it|the|to)|change\s(?:it|the|to))\b",
    any_case=True,
)
WORD = Regex(
    r"[a-z&][a-z']{0,20}|[\u4e00-\u9fff]{2,4}", any_case=True
)  # 「周敏 will be overseas」 is said of her
COUNTED = Regex(r"(?:^|[,.;:\s])\d{1,3}\s$")
LONGEST = 160


def absence_clause(text: str) -> str | None:
    """The clause that says so, where it says when, else the whole; None where none does, or one asks, supposes or moves something."""
    if len(text) > LONGEST or VETOED.search(text):
        return None
    whole = without_malay(text)[0]
    text = whole.replace("’", "'").replace(" n ", " & ")
    found, begin = times(text), 0
    for cut in [*CLAUSE.finditer(text), None]:
        end = cut.start() if cut else len(text)
        for away in AWAY.finditer(text, begin, end):
            front = [
                word[0].lower()
                for word in WORD.finditer(text, begin, away.start())
                if not is_in_time(found, *word.span())
            ]
            at = max((place for place, word in enumerate(front) if word in WRITER), default=-1)
            known = {**meanings("plain"), **(meanings("opening") if at < 0 else {})}
            is_dated = is_in_time(found, away.end(), away.end() + 2)
            if at < 0 and COUNTED.search(text, begin, away.start()):
                continue  # 「visited 5 homes, 2 not in」
            if known.keys() >= set(front[at + 1 :]) and (
                away["free"] or away["missed"] or is_dated or BEHIND.match(text, away.end())
            ):
                is_when = any(begin <= one.start < end for one in found)
                return whole[begin:end] if is_when else whole
        begin = cut.end() if cut else end
    return None
