"""Groups and people, what is sent and the books kept: tables of no subject. Times are UTC text 2026-11-20T02:00:00Z, days 2026-11-20."""

GROUPS = (
    """create table groups (
        id integer primary key,
        chat_id integer not null unique,
        title text not null,
        forum integer not null default 0,
        active integer not null default 1,
        next_number integer not null default 1,
        joined_at text not null,
        last_message_at text
    ) strict""",
    """create table chat_aliases (
        chat_id integer primary key,
        group_id integer not null references groups on delete cascade
    ) strict""",
    """create table settings (
        group_id integer not null references groups on delete cascade,
        name text not null,
        value text not null,
        primary key (group_id, name)
    ) strict""",
    """create table people (
        id integer primary key,
        user_id integer not null unique,
        name text not null,
        username text,
        language text,
        reachable integer not null default 0,
        created_at text not null
    ) strict""",
    """create table memberships (
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade,
        role text not null check (role in ('admin', 'officer', 'leader', 'member')),
        by_hand integer not null default 0,
        chief integer not null default 0,
        title text,
        branch text,
        since text not null,
        left_at text,
        primary key (group_id, person_id)
    ) strict""",
    "create index memberships_person on memberships (person_id)",
)

DELIVERY = (
    # `edits` names the row whose message this one changes; `mark` is added to the text if it may be a repeat;
    # `about` names the item or entry a message speaks of, so that a reply to it finds its subject.
    """create table outbox (
        id integer primary key,
        group_id integer references groups on delete cascade,
        chat_id integer not null,
        topic integer,
        lane integer not null,
        method text not null,
        params text not null,
        file_id integer references files on delete set null,
        edits integer references outbox on delete set null,
        key text unique,
        state text not null check (state in ('queued', 'sending', 'sent', 'dead', 'replaced')),
        doubtful integer not null default 0,
        mark text not null default '',
        joinable text,
        about text,
        unasked integer not null default 0,
        tries integer not null default 0,
        created_at text not null,
        next_try_at text not null,
        sent_at text,
        message_id integer,
        error text
    ) strict""",
    "create index outbox_waiting on outbox (state, next_try_at)",
    "create index outbox_edits on outbox (edits)",
    "create index outbox_message on outbox (chat_id, message_id)",
    "create index outbox_about on outbox (group_id, about)",
    """create table files (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        name text not null,
        content blob not null,
        created_at text not null
    ) strict""",
)

BOOKKEEPING = (
    # Numbers are never used again: an old button must not find a newer question.
    """create table drafts (
        id integer primary key autoincrement,
        group_id integer references groups on delete cascade,
        person_id integer references people on delete cascade,
        chat_id integer not null,
        subject text not null,
        data text not null,
        outbox_id integer references outbox on delete set null,
        created_at text not null,
        expires_at text not null
    ) strict""",
    "create index drafts_chat on drafts (chat_id, person_id)",
    """create table seen_updates (
        bot_id integer not null,
        update_id integer not null,
        seen_at text not null,
        primary key (bot_id, update_id)
    ) strict""",
    # `text` is kept for seven days, so that an officer's words are not lost with our mistake.
    """create table failed_updates (
        update_id integer primary key,
        chat_id integer,
        place text not null,
        error text not null,
        text text,
        failed_at text not null
    ) strict""",
    """create table audit (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        person_id integer references people on delete set null,
        action text not null,
        subject text not null,
        at text not null
    ) strict""",
)

# Which language people chose, and what menu of commands a chat was last given for itself.
LANGUAGES = (
    "alter table people add column chosen text",
    # The chat and a digest of the menu's lines; null: it has the menu of all.
    "alter table people add column menu text",
    "alter table groups add column menu text",
)

# What finds rows of tables that grow, for what is asked at every message or in every round; tests/unit/storage/core/test_scans.py.
LOOKUPS = (
    # The reminders of a message: for a reply to it, for its lateness, for the erasure of a group.
    "create index reminders_outbox on reminders (outbox_id) where outbox_id is not null",
    # A plan being sent in is asked for at each message in private, those to be read whenever messages are through.
    "create index plans_gathering on plans (chat_id) where state = 'gathering'",
    "create index plans_waiting on plans (changed_at) where state = 'waiting'",
    "create index photos_unsaved on photos (group_id) where path is null",
    "create index event_owners_untied on event_owners (group_id, name) where person_id is null",
    # As long as the primary key and one more: who names item and time too must not be led through the whole group.
    "create index overrides_group on overrides (group_id, event_id, original)",
    "create index headcounts_group on headcounts (group_id, event_id, original)",
    "create index sign_ins_group on sign_ins (group_id, event_id, original)",
    "create index results_group on results (group_id, event_id, original)",
    "create index notes_group on notes (group_id, event_id)",
    "create index event_branches_group on event_branches (group_id, event_id)",
    "create index request_steps_group on request_steps (group_id, request_id)",
    # Each file that is deleted asks both who sends it.
    "create index outbox_file on outbox (file_id) where file_id is not null",
    "create index mirror_posts_file on mirror_posts (file_id) where file_id is not null",
)
