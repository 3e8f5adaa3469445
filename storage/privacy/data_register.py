"""What is stored, as one register: whose it is, how long, in which export, what an erasure does with it.

The lines are storage/privacy/register_tables.py; /privacy, docs/privacy.md, export, erasure and their tests all read them.
"""

from dataclasses import dataclass
from datetime import timedelta

KEPT_SEEN, KEPT_FAILED, KEPT_WORDS = timedelta(days=3), timedelta(days=7), timedelta(days=90)

WITH_GROUP = "至本群数据删除"
WITH_PERSON = "至本人注销或本群数据删除"
UNTIL_ANSWERED = "回答后即删，最迟到期即删"
AS_WORDS = f"原文{KEPT_WORDS.days}天，之后只留编号"
A_WEEK = f"{KEPT_FAILED.days}天"

OF_GROUP = "group_id = :group"


@dataclass(frozen=True, slots=True)
class Held:
    """A table: every text and blob column is named in `words`, `codes`, `files` or `secrets`; a test walks the schema.

    `words` are what somebody said, or names; `codes` dates, states and ids; `people` hold a person's number, and rows
    of `private` are that person's alone: an erasure deletes them, from others it takes the name and the number.
    `secrets` open something and are in no export; in an admin's export are only the rows of a group that meet `shared`.
    `group` and `person` are conditions with :group, :person and :user (Telegram's id); "" where there are no such rows.
    """

    table: str
    what: str
    kept: str
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    private: bool = False
    group: str = OF_GROUP
    through: str = ""  # whose rows these are where no column says it
    chat: bool = False  # chat_id says where it was told: of a private chat that is whose it is
    shared: str = ""
    exported: bool = True

    @property
    def is_of_group(self) -> bool:
        """Whether each row names its group."""
        return self.group == OF_GROUP

    @property
    def person(self) -> str:
        """Which rows are about a person."""
        named = [f"{column} = :person" for column in self.people]
        own = ["chat_id = :user"] if self.chat else []
        return " or ".join([*named, *own, *([self.through] if self.through else [])])

    @property
    def texts(self) -> tuple[str, ...]:
        """All columns of text."""
        return (*self.words, *self.codes, *self.secrets)


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A kind of file; `pattern` is a regular expression for its path below its folder."""

    folder: str
    pattern: str
    what: str
    kept: str
    erased: str


FILES = (
    HeldFile(
        "数据库所在目录",
        r"[^/]+\.db(-wal|-shm)?",
        "数据库（下表各项都在里面）及其日志",
        "见下表",
        "逐项删除后清空日志、整理文件（VACUUM），空出的地方写零",
    ),
    HeldFile("数据库所在目录", r"[^/]+\.db\.inhand", "正在处理哪一条消息的编号", "一直", "里面没有内容"),
    HeldFile("数据库所在目录", r"[^/]+\.db\.lock", "防止同时启动两次的空文件", "一直", "里面没有内容"),
    HeldFile(
        "数据库所在目录",
        r"[^/]+\.db\.[^/]+\.(bak|part|before|old)(-wal|-shm|-journal)?",
        "升级、恢复之前数据库的副本",
        "由部署者决定",
        "随删除一并删掉",
    ),
    HeldFile(
        "数据库所在目录",
        r"\.[^/]+\.db-litestream(/.*)?",
        "连续副本的进度（Litestream）",
        "一直",
        "副本另起一代，旧的一代清除",
    ),
    HeldFile(
        "数据库所在目录",
        r"[^/]+\.db\.litestream\.(yml|anew)",
        "副本的地址（Litestream 的配置，不含密钥）",
        "一直",
        "里面没有群里的内容",
    ),
    HeldFile(
        "数据库所在目录",
        r"[^/]+\.told",
        "故障通知过没有",
        "一直",
        "里面没有谁的数据",
    ),
    HeldFile(
        "照片目录（storage.photos）",
        r"group-\d+/photo-\d+\.(jpg|part)",
        "打开「保存照片」的群的照片，已去掉拍摄地点",
        "记录撤销30天后删除，否则至本群数据删除",
        "删本群时删掉本群的目录；删个人时照片属于那条工作，留下",
    ),
    HeldFile(
        "备份目录（backup.directory）",
        r".+",
        "每晚的备份：整个数据库和照片",
        "7天、4周、12个月各留一份",
        "不改动；删除时会告诉您最后一份仍含这些数据的备份哪天到期",
    ),
)
