"""What a group may set for itself, with the defaults of the design."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Settings:
    """One group's settings. Times are wall time in `timezone` (IANA name)."""

    region: str = "CN"
    timezone: str = "Asia/Shanghai"
    language: str = "zh_Hans"
    reminder_time: time = time(9, 0)
    digest_time: time = time(17, 0)
    quiet_from: time = time(21, 0)
    quiet_until: time = time(8, 0)
    officers_only: bool = False  # 「仅限委员记录」
    receipts: str = "line"  # 「回执」: "line", or "reaction" (👌 where all was sure)
    festival_cards: bool = True
    festival_wishes: str = ""  # further festivals and days of one's trade, by name, with commas between them
    lock_workday: int = 3  # the month locks on this working day of the next month
    month_end: int = 0  # 「月报截止日」: a month is reported up to this day of it (1-28); 0: to its end
    signing: bool = False  # 「审签」: the 负责人 gets the report before the group does, and signing locks it
    names_in_group: bool = False
    week_plan: bool = False  # 「周一安排」, at the reminder time of the week's first working day
    board: bool = False  # 「置顶看板」
    month_picture: bool = False  # 「月历图」: the month's picture, pinned and drawn anew
    workday_reminders: bool = True  # work is not called to mind on days off, but on the working day before
    requests: bool = False  # 「诉求」: members may put requests to the committee in private
    request_days: int = 3  # working days within which a request is to be answered (1-30)
    doubts: int = 3  # 「追问」: how often a day the group is asked about what may be work (0-3)
    group_questions: str = "answer"  # 「群里问数」: plain questions in the group: "answer", "hint", "off"
    nickname: str = ""  # 「称呼」: what the group calls the bot beside 小秘
    leads: str = ""  # lead times the group chose for a kind (union/reminders/lead_times.py)
    # 「五必访」: where life events are listened for: "both" (group too), "private", "off"
    care: str = "private"
    care_rules: str = ""  # what the group changed of its rules (union/care/visit_rules.py)
    care_offered: bool = False  # the 负责人 has been asked once whether the group shall be listened to
    paper_addressee: str = ""  # what stands on the documents (union/reports/document.py)
    paper_number: str = ""
    paper_signer: str = ""
    paper_issuer: str = ""
    # 「姓名保留」: months that names of helped people told in private are kept; 0: not at all
    names_kept: int = 13
    names_link: str = "masked"  # 「补名单」: 「私聊补名单」 under a log: "masked" (names were hidden), "always" (families too), "off"
    # 「隐私提醒」: offers to delete a message with somebody's ID, card or phone number
    privacy_hints: bool = True
    money_rules: str = ""  # 「经费提示」: by whose rules (union/data/money_rules.toml), none by default
    members: int = 0  # 「会员人数」; 0: not said
    save_photos: bool = False  # 「保存照片」: on the bot's own disk, without EXIF
    paper_photos: bool = False  # 「月报照片」: photos of the work stand in the documents
    reminder_topic: int | None = None
    log_topic: int | None = None
    digest_topic: int | None = None
