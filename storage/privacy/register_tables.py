"""The register's lines: every table of the database. Who adds a table adds its line; a test asks for it."""

from storage.privacy.data_register import (
    A_WEEK,
    AS_WORDS,
    KEPT_SEEN,
    KEPT_WORDS,
    UNTIL_ANSWERED,
    WITH_GROUP,
    WITH_PERSON,
    Held,
)

NOT_SHARED = "0"  # nobody's but the person's own
OF_ITEM = "event_id in (select id from events where group_id = :group and author_id = :person)"
OF_LOG = "log_id in (select id from logs where group_id = :group and author_id = :person)"
OF_FACT = """fact_id in (select id from facts where log_id in (
             select id from logs where group_id = :group and author_id = :person))"""
OF_CARE = "care_id in (select id from cares where group_id = :group and person_id = :person)"
OF_PLAN = "plan_id in (select id from plans where group_id = :group and person_id = :person)"

GROUPS = (
    Held("groups", "群名、群编号", WITH_GROUP, ("title",), ("joined_at", "last_message_at", "menu"), group="id = :group"),
    Held("chat_aliases", "群以前的编号", WITH_GROUP),
    Held("settings", "本群的设置，含月报抬头", WITH_GROUP, ("value",), ("name",)),
    Held(
        "people", "姓名、用户名、语言、Telegram 编号", WITH_PERSON, ("name", "username"), ("language", "chosen", "menu", "created_at"),
        group="id in (select person_id from memberships where group_id = :group)", through="id = :person", private=True,
    ),
    Held(
        "memberships", "在本群的角色、职务、所属分会", WITH_PERSON, ("title", "branch"), ("role", "since", "left_at"),
        people=("person_id",), private=True,
    ),
)  # fmt: skip

ITEMS = (
    Held(
        "events", "日程：名称、时间、地点和原话", WITH_GROUP, ("title", "place", "said", "close_reason"),
        ("kind", "start", "end", "grain", "timezone", "rrule", "shift", "status", "closed_at", "leads", "festival", "pack",
         "said_at", "created_at"),
        people=("author_id", "closed_by"), chat=True,
    ),
    Held("event_owners", "日程的负责人姓名", WITH_GROUP, ("name",), people=("person_id",)),
    Held(
        "overrides", "重复日程某一次的改动", WITH_GROUP, ("close_reason",),
        ("original", "start", "end", "status", "closed_at"), people=("closed_by",), through=OF_ITEM,
    ),
    Held("shares", "已上报者的名字", WITH_GROUP, ("name",), ("original", "at")),
    Held("checks", "日程的清单", WITH_GROUP, ("text",), through=OF_ITEM),
    Held("ticks", "清单里打的勾", WITH_GROUP, (), ("original", "at"), people=("person_id",)),
    Held(
        "notes", "日程的备注，附件只留 Telegram 的文件编号", WITH_GROUP, ("text", "file_name"),
        ("file_id", "file_kind", "album", "at", "withdrawn_at"), people=("person_id",), chat=True,
    ),
    Held("gatherings", "日程的报名、签到方式", WITH_GROUP, (), ("style", "unit", "quorum", "closes_at"), through=OF_ITEM),
    Held("answers", "参加、请假的答复", WITH_PERSON, (), ("original", "answer", "at"), people=("person_id",), private=True),
    Held("sign_ins", "签到", WITH_PERSON, (), ("original", "at"), people=("person_id",), private=True),
    Held("headcounts", "应到、实到人数", WITH_GROUP, (), ("original",), through=OF_ITEM),
    Held("signups", "报名，含队名", WITH_PERSON, ("team",), ("original", "at"), people=("person_id",), private=True),
    Held(
        "results", "比赛名次、得奖者", WITH_GROUP, ("place", "name", "score"), ("original", "at"), through=OF_ITEM
    ),
    Held(
        "reminders", "日程的提醒排到何时", WITH_GROUP, (), ("original", "lead", "due_at", "state", "key"),
        people=("person_id",), private=True,
    ),
    Held(
        "own_reminders", "请机器人提醒自己的事", WITH_PERSON, ("text",),
        ("start", "rrule", "shift", "original", "due", "due_at", "created_at"), people=("person_id",), chat=True, shared=NOT_SHARED, private=True,
    ),
    Held("packs", "哪些节日安排问过、采用了", WITH_GROUP, (), ("festival", "state", "offered_at")),
    Held(
        "holidays", "采用的放假通知", WITH_GROUP, ("parts",), ("adopted_at", "withdrawn_at"), people=("person_id",)
    ),
    Held("templates", "本群的成套步骤", WITH_GROUP, ("name", "steps"), ("saved_at",), people=("person_id",)),
    Held(
        "plans", "导入的年度计划：文件名和原文", "原文90天，采用的条目至本群数据删除",
        ("title", "file_name", "text", "duties", "missing"), ("state", "file_id", "created_at", "changed_at"),
        people=("person_id",), chat=True,
    ),
    Held(
        "plan_items", "年度计划的条目和原句", WITH_GROUP, ("title", "owners", "quote", "section", "place", "before", "as_read"),
        ("kind", "time", "festival", "state", "moved_from", "uid"), through=OF_PLAN,
    ),
    Held(
        "feeds", "日历订阅的地址：只存校验值", "至停用或换新，或本人注销、本群数据删除", (), ("made_at", "stopped_at"), secrets=("seed", "hash"),
        people=("person_id",), private=True,
    ),
    Held("feed_items", "日程改过几次，供日历订阅", WITH_GROUP, (), ("changed_at",)),
    Held("feed_versions", "日历改过几次，供日历订阅", WITH_GROUP, (), ("changed_at",)),
    Held("overviews", "置顶的一周、一月安排在哪条消息里", WITH_GROUP, (), ("subject", "first", "stamp", "fingerprint")),
    Held("month_pictures", "置顶的月历图在哪条消息里", WITH_GROUP, (), ("first", "stamp", "fingerprint", "drawn_at")),
)  # fmt: skip

WORK = (
    Held(
        "logs", "工作记录：谁、何时、在哪条消息里说的", WITH_GROUP, ("author_name", "branch"),
        ("said_at", "created_at", "undone_at", "event_time", "late_for", "branch_by"), people=("author_id", "undone_by"),
        chat=True,
    ),
    Held(
        "log_versions", "工作记录的原话和每次改动", WITH_GROUP, ("text",), ("reason", "at"), people=("person_id",),
        through=OF_LOG,
    ),
    Held("facts", "从记录读出的事项", WITH_GROUP, ("title",), ("category", "day"), through=OF_LOG),
    Held("measures", "从记录读出的数量", WITH_GROUP, ("text", "what"), ("unit",), through=OF_FACT),
    Held("moneys", "从记录读出的金额", WITH_GROUP, ("text", "what"), ("currency", "per"), through=OF_FACT),
    Held("tallies", "按月合计的数", WITH_GROUP, ("what",), ("month", "sort", "category", "unit", "day", "late_for")),
    Held("twins", "疑似重复的记录", WITH_GROUP, (), ("state", "photos"), through=OF_LOG),
    Held(
        "photos", "照片在 Telegram 的文件编号", WITH_GROUP, (),
        ("album", "file_id", "unique_id", "created_at", "path", "try_at"), chat=True, through=OF_LOG,
    ),
    Held("branches", "本群的小组名单、人数", WITH_GROUP, ("name",), ("retired_at", "created_at")),
    Held("branch_names", "小组的别名，含改正时教的", WITH_GROUP, ("name",), ("at",), people=("person_id",)),
    Held("log_branches", "记录属于哪个小组", WITH_GROUP, (), ("facts",), through=OF_LOG),
    Held("event_branches", "日程是去哪个小组", WITH_GROUP, through=OF_ITEM),
    Held(
        "lessons", "改正过的类别，下次照此归类", WITH_GROUP, ("words",),
        ("subject", "read_as", "chosen", "overruled", "at"), people=("person_id",),
    ),
    Held(
        "doubts", "问过是不是工作的句子：只留指纹，答过的留关键词", WITH_GROUP, ("words",), ("digest", "asked_at", "answer"),
        people=("person_id",),
    ),
    Held(
        "digests", "各期报表的审签状态", WITH_GROUP, ("remarks",),
        ("period", "state", "fingerprint", "posted_at", "locked_at", "first", "until"),
    ),
    Held(
        "budgets", "各年各类的预算和每次改动", WITH_GROUP, (), ("category", "currency", "at"), people=("person_id",)
    ),
    Held("budget_crossings", "预算用到八成、用完时说过没有", WITH_GROUP, (), ("category", "at")),
    Held("muted_rules", "不再提示的经费规定", WITH_GROUP, (), ("rule", "at"), people=("person_id",)),
    Held(
        "cares", "五必访：听到的事、姓名（只留姓）、提议和结果", WITH_GROUP, ("person", "relation", "branch", "words", "reason"),
        ("occasion", "day", "first", "due", "state", "created_at", "settled_at"), people=("person_id",), chat=True,
    ),
    Held("care_days", "探望的期限改过几次", WITH_GROUP, (), ("due", "at"), through=OF_CARE),
    Held("kept_reports", "锁定的报表和台账，原样留存", WITH_GROUP, ("report", "ledger", "letterhead"), ("period", "kept_at")),
    Held(
        "paper_templates", "本单位的 Word 版式", WITH_GROUP, ("name",), ("saved_at",), ("content",), people=("person_id",)
    ),
)  # fmt: skip

HELPED = (
    Held(
        "helped_families", "帮扶名册：代号、姓名、所在车间", "姓名按本群设置（不设则13个月），代号至本群数据删除", ("name", "branch"),
        ("added_at", "told_at", "hidden_at"), people=("person_id",),
    ),
    Held(
        "helped_visits", "帮扶名册里各户哪天得了多少、为什么", "原因与姓名同时遮去，其余至本群数据删除", ("reason",), ("day", "currency", "at"),
        people=("person_id",),
    ),
)  # fmt: skip

DELIVERY = (
    Held(
        "outbox", "机器人发出的消息", AS_WORDS, ("params", "joinable"),
        ("method", "key", "state", "mark", "about", "created_at", "next_try_at", "sent_at", "error"),
        chat=True, shared="chat_id < 0", private=True,
    ),
    Held("files", "待发的文件", A_WEEK, ("name",), ("created_at",), ("content",)),
    Held(
        "drafts", "还没答完的问题和当时说的话", UNTIL_ANSWERED, ("data",), ("subject", "created_at", "expires_at"),
        people=("person_id",), chat=True, shared=NOT_SHARED, private=True,
    ),
    Held(
        "web_visits", "网页登录：只存校验值", "不用7天后，或本人注销、本群数据删除", (), ("issued_at", "opened_at", "seen_at"),
        secrets=("link", "session"), people=("person_id",), private=True,
    ),
    Held(
        "mirrors", "抄送到哪里：机器人或邮箱的地址，加密", WITH_GROUP, ("tail",), ("channel", "contents", "fault", "made_at"),
        secrets=("sealed",), people=("person_id",),
    ),
    Held(
        "mirror_posts", "等着抄送的月报、提醒", f"送到或放弃即删正文，{KEPT_WORDS.days}天后全删", ("title", "text"),
        ("content", "key", "state", "error", "created_at", "next_try_at", "sent_at"),
    ),
    Held("audit", "谁改过设置、角色等：只有种类和编号", WITH_GROUP, (), ("action", "subject", "at"), people=("person_id",)),
    Held(
        "failed_updates", "没处理好的消息", A_WEEK, ("text",), ("place", "error", "failed_at"),
        group="chat_id in (select chat_id from groups where id = :group union select chat_id from chat_aliases where group_id = :group)",
        chat=True, shared=NOT_SHARED, private=True,
    ),
)  # fmt: skip

PROGRAM = (
    Held("seen_updates", "处理过的消息编号", f"{KEPT_SEEN.days}天", (), ("seen_at",), group="", exported=False),
    Held("troubles", "报告过部署者的故障种类", "一直", (), ("name", "kind", "about", "detail", "began_at", "told_at"), group="", exported=False),
    Held("web_openings", "在 Telegram 里打开过网页：只存校验值", "2小时后再有人打开时", (), ("at",), secrets=("hash",), group="", exported=False),
    Held("tally_rules", "按哪一版规则合计", "一直", group="", exported=False),
    Held(
        "erasures", "何时按谁的要求删过哪一种数据：没有姓名和内容", "一直", (),
        ("sort", "by", "asked_at", "done_at", "expires"), group="", exported=False,
    ),
    Held("restores", "何时从备份恢复过", "一直", (), ("since", "until"), group="", exported=False),
    Held("_sqlite_migrations", "数据库升级到哪一版", "一直", (), ("migration_set", "name", "applied_at"), group="", exported=False),
    Held("sqlite_sequence", "各表用到的最大编号", "一直", group="", exported=False),
)  # fmt: skip

CARE_FOR_MEMBERS = (
    Held(
        "requests", "会员的诉求：内容、编号、进度；匿名的没有姓名和时刻，只有日期和查询码的校验值",
        "至本群数据删除；本人注销时删去内容", ("text",), ("state", "day", "since", "opinion"), secrets=("code_hash",),
        people=("person_id",), shared=NOT_SHARED,
    ),
    Held(
        "request_steps", "诉求的答复、追问、补充和评价", "至本群数据删除；诉求人注销时删去内容", ("text",), ("step", "day"),
        people=("person_id",), shared=NOT_SHARED,
        through="request_id in (select id from requests where group_id = :group and person_id = :person)",
    ),
    Held("request_owners", "诉求交给谁办", WITH_PERSON, people=("person_id",), shared=NOT_SHARED, private=True),
    Held(
        "request_box", "匿名信箱：整点开箱前的匿名诉求，没有姓名和时刻", "下一个整点", ("text",), ("step", "day"),
        secrets=("code_hash",), shared=NOT_SHARED,
    ),
)  # fmt: skip

TABLES: tuple[Held, ...] = (*GROUPS, *ITEMS, *WORK, *HELPED, *CARE_FOR_MEMBERS, *DELIVERY, *PROGRAM)
