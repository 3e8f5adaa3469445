"""The regions a group may choose, with the zone, language and currency each brings (design §4)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A place whose holidays and words a group keeps to. `timezone` is an IANA name, `currency` ISO 4217."""

    name: str
    timezone: str
    language: str
    currency: str


# A group may keep another place's clock: the west of the country, or a project abroad.
ZONES = {
    "北京": "Asia/Shanghai",
    "乌鲁木齐": "Asia/Urumqi",
    "香港": "Asia/Hong_Kong",
    "澳門": "Asia/Macau",
    "台北": "Asia/Taipei",
    "新加坡": "Asia/Singapore",
    "吉隆坡": "Asia/Kuala_Lumpur",
    "东京": "Asia/Tokyo",
    "迪拜": "Asia/Dubai",
    "伦敦": "Europe/London",
}
REGIONS = {
    "CN": Region("中国大陆", "Asia/Shanghai", "zh_Hans", "CNY"),
    "HK": Region("香港", "Asia/Hong_Kong", "zh_Hant", "HKD"),
    "MO": Region("澳門", "Asia/Macau", "zh_Hant", "MOP"),
    "TW": Region("台灣", "Asia/Taipei", "zh_Hant", "TWD"),
    "SG": Region("新加坡", "Asia/Singapore", "zh_Hans", "SGD"),
    "MY": Region("馬來西亞", "Asia/Kuala_Lumpur", "zh_Hans", "MYR"),
}
