"""Names behind their count: 「困难职工4户：检修班周建平、北乡所吴小兵…」, "the 3 members on mc - Ah Seng, Mdm Tan, Rahim"."""

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import simplified

NUMBER = r"(?:[两二三四五六七八九十]|\d{1,2})"
FEWEST = 2
FIRST_NUMBER = 2  # of the spelt ones: one is none of several
ENGLISH_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ANY_ONE, A_PERSON, MEMBER = "个", "人", "member"
# 「困难职工4户：检修班周建平、北乡所吴小兵…」, 「三位前輩:黃伯、蓮姐、雄叔」: a count, then as many names
HAN_NAMES = Regex(
    rf"(?P<number>{NUMBER})(?P<unit>[户家人名位个])[^:：,，。;；\d]{{0,14}}[:：]\s?(?P<list>(?:[^、,，。;；:：\s]{{2,12}}[、,，\s]){{1,14}}[^、,，。;；:：\s]{{2,12}})"
)
# "the 3 members on long mc before 15 dec - Ah Seng, Mdm Tan, Rahim"
LATIN_NAME = r"(?:the\s)?+[A-Z][\w'’]{1,20}+(?:\s(?!(?:and|n)\s)[\w'’]{2,20}+){0,2}+"
LATIN_NAMES = Regex(
    rf"\b(?P<number>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten)\s[A-Za-z][\w ]{{2,48}}+[-–:(]\s?+(?P<list>{LATIN_NAME}(?:(?:,\s?+|\s(?:and|n|&)\s){LATIN_NAME}){{1,14}}+)"
)
NAMES_JOINT = Regex(r"[、,，]\s?|\s(?:and|n|&)\s|[和与同及跟](?=[^、,，]{2,4}$)")


def unit_of_names(words: str) -> str:
    """What those of a counted list are counted by: 户, 人; "member"."""
    if found := HAN_NAMES.search(simplified(words)):
        return found["unit"] if found["unit"] != ANY_ONE else A_PERSON
    return MEMBER if LATIN_NAMES.search(words) else ""


def listed_people(words: str) -> tuple[str, ...]:
    """The names that stand behind their count; a list shorter or longer than that is another thing."""
    found = HAN_NAMES.search(simplified(words)) or LATIN_NAMES.search(words)
    if found is None:
        return ()
    spelt = found["number"].casefold()
    number = ENGLISH_NUMBERS.index(spelt) + FIRST_NUMBER if spelt in ENGLISH_NUMBERS else whole_number(spelt)
    names = tuple(each for each in NAMES_JOINT.split(found["list"]) if each)
    return names[: number or 0] if len(names) >= (number or FEWEST) else ()
