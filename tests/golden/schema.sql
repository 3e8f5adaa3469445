CREATE INDEX branch_names_branch on branch_names (branch_id);
CREATE INDEX branch_names_log on branch_names (log_id) where log_id is not null;
CREATE INDEX budgets_year on budgets (group_id, year, category, id);
CREATE INDEX care_days_care on care_days (care_id);
CREATE INDEX care_days_due on care_days (group_id, due);
CREATE INDEX cares_event on cares (event_id);
CREATE INDEX cares_family on cares (family_id);
CREATE INDEX cares_message on cares (chat_id, message_id);
CREATE INDEX cares_person on cares (person_id);
CREATE INDEX cares_state on cares (group_id, state);
CREATE INDEX cares_told on cares (group_id, occasion, day);
CREATE INDEX checks_event on checks (event_id);
CREATE INDEX doubts_event on doubts (event_id);
CREATE INDEX doubts_log on doubts (log_id);
CREATE INDEX doubts_person on doubts (person_id);
CREATE INDEX drafts_chat on drafts (chat_id, person_id);
CREATE INDEX drafts_group on drafts (group_id);
CREATE INDEX event_branches_branch on event_branches (branch_id);
CREATE INDEX event_branches_group on event_branches (group_id, event_id);
CREATE INDEX event_owners_untied on event_owners (group_id, name) where person_id is null;
CREATE INDEX events_message on events (chat_id, message_id);
CREATE INDEX events_start on events (group_id, start);
CREATE INDEX facts_category on facts (group_id, category, day);
CREATE INDEX facts_day on facts (group_id, day);
CREATE INDEX facts_log on facts (log_id, version);
CREATE INDEX feed_items_group on feed_items (group_id);
CREATE INDEX headcounts_group on headcounts (group_id, event_id, original);
CREATE INDEX helped_families_name on helped_families (group_id, name);
CREATE INDEX helped_visits_group on helped_visits (group_id, day);
CREATE INDEX helped_visits_log on helped_visits (log_id);
CREATE INDEX holidays_group on holidays (group_id);
CREATE INDEX lessons_event on lessons (event_id);
CREATE INDEX lessons_group on lessons (group_id);
CREATE INDEX lessons_log on lessons (log_id);
CREATE INDEX log_branches_branch on log_branches (branch_id);
CREATE INDEX log_versions_day on log_versions (group_id, day desc);
CREATE INDEX logs_author on logs (author_id);
CREATE INDEX logs_event on logs (event_id);
CREATE INDEX logs_late on logs (group_id, number) where late_for is not null;
CREATE INDEX logs_message on logs (chat_id, message_id);
CREATE INDEX memberships_person on memberships (person_id);
CREATE INDEX mirror_posts_file on mirror_posts (file_id) where file_id is not null;
CREATE INDEX mirror_posts_group on mirror_posts (group_id);
CREATE INDEX mirror_posts_queued on mirror_posts (mirror_id, id) where state = 'queued';
CREATE INDEX mirrors_group on mirrors (group_id);
CREATE INDEX notes_group on notes (group_id, event_id);
CREATE INDEX outbox_about on outbox (group_id, about);
CREATE INDEX outbox_edits on outbox (edits);
CREATE INDEX outbox_file on outbox (file_id) where file_id is not null;
CREATE INDEX outbox_message on outbox (chat_id, message_id);
CREATE INDEX outbox_waiting on outbox (state, next_try_at);
CREATE INDEX overrides_group on overrides (group_id, event_id, original);
CREATE INDEX own_reminders_due on own_reminders (due_at);
CREATE INDEX own_reminders_person on own_reminders (person_id);
CREATE INDEX photos_album on photos (chat_id, album);
CREATE INDEX photos_log on photos (log_id);
CREATE INDEX photos_unsaved on photos (group_id) where path is null;
CREATE INDEX plan_items_event on plan_items (event_id);
CREATE INDEX plan_items_uid on plan_items (group_id, uid) where uid is not null;
CREATE INDEX plans_gathering on plans (chat_id) where state = 'gathering';
CREATE INDEX plans_group on plans (group_id, year);
CREATE INDEX plans_waiting on plans (changed_at) where state = 'waiting';
CREATE INDEX reminders_due on reminders (state, due_at);
CREATE INDEX reminders_event on reminders (event_id);
CREATE INDEX reminders_outbox on reminders (outbox_id) where outbox_id is not null;
CREATE INDEX report_forms_person on report_forms (person_id);
CREATE INDEX representatives_group on representatives (group_id);
CREATE INDEX request_box_group on request_box (group_id);
CREATE INDEX request_owners_person on request_owners (person_id);
CREATE INDEX request_steps_group on request_steps (group_id, request_id);
CREATE INDEX request_steps_request on request_steps (request_id);
CREATE INDEX requests_code on requests (code_hash);
CREATE INDEX requests_open on requests (group_id, state);
CREATE INDEX requests_person on requests (person_id);
CREATE INDEX results_group on results (group_id, event_id, original);
CREATE INDEX rollup_links_above on rollup_links (above_id);
CREATE INDEX sign_ins_group on sign_ins (group_id, event_id, original);
CREATE INDEX tallies_log on tallies (group_id, number);
CREATE INDEX twins_open on twins (group_id, state);
CREATE INDEX twins_other on twins (other_id);
CREATE INDEX web_visits_person on web_visits (group_id, person_id);
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE answers (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer not null references people on delete cascade,
        answer text not null check (answer in ('yes', 'leave', 'maybe')),
        late integer not null default 0,
        at text not null, told integer not null default 0,
        primary key (event_id, original, person_id)
    ) strict;
CREATE TABLE audit (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        person_id integer references people on delete set null,
        action text not null,
        subject text not null,
        at text not null
    ) strict;
CREATE TABLE branch_figures (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        branch text not null,
        period text not null,
        figures text not null,
        state text not null,
        came_at text not null,
        unique (group_id, branch, period)
    ) strict;
CREATE TABLE branch_names (
        group_id integer not null references groups on delete cascade,
        name text not null,
        branch_id integer not null references branches on delete cascade,
        log_id integer references logs on delete cascade,
        person_id integer references people on delete set null,
        at text not null,
        primary key (group_id, name)
    ) strict;
CREATE TABLE branches (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        name text not null,
        people integer,
        place integer not null,
        retired_at text,
        created_at text not null,
        unique (group_id, name)
    ) strict;
CREATE TABLE budget_crossings (
        group_id integer not null references groups on delete cascade,
        year integer not null,
        category text not null,
        percent integer not null,
        number integer not null,
        seen integer not null,
        fallen integer not null default 0,
        at text not null,
        primary key (group_id, year, category, percent)
    ) without rowid, strict;
CREATE TABLE budgets (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        year integer not null,
        category text not null,
        currency text not null,
        minor integer not null check (minor >= 0),
        person_id integer references people on delete set null,
        at text not null
    ) strict;
CREATE TABLE care_days (
        id integer primary key autoincrement,
        care_id integer not null references cares on delete cascade,
        group_id integer not null references groups on delete cascade,
        due text not null,
        at text not null
    ) strict;
CREATE TABLE cares (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        occasion text not null,
        person text not null,
        relation text not null default '',
        branch text not null default '',
        words text not null default '',
        day text not null,
        first text,
        due text not null,
        state text not null check (state in ('offered', 'accepted', 'declined', 'gone')),
        reason text,
        event_id integer references events on delete set null,
        family_id integer references helped_families on delete set null,
        person_id integer references people on delete set null,
        chat_id integer,
        message_id integer,
        created_at text not null,
        settled_at text
    ) strict;
CREATE TABLE chat_aliases (
        chat_id integer primary key,
        group_id integer not null references groups on delete cascade
    ) strict;
CREATE TABLE checks (
        id integer primary key autoincrement,
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        text text not null
    ) strict;
CREATE TABLE digests (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        period text not null,
        state text not null check (state in ('draft', 'returned', 'posted', 'locked')),
        post_id integer references outbox on delete set null,
        document_id integer references outbox on delete set null,
        fingerprint text not null,
        posted_at text not null,
        locked_at text,
        first text,
        until text,
        remarks text not null default '',
        shown integer not null default 0,
        unique (group_id, period)
    ) strict;
CREATE TABLE doubts (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        digest text not null,
        asked_at text not null,
        in_group integer not null,
        answer text check (answer in ('log', 'plan', 'no')),
        words text not null default '',
        log_id integer references logs on delete cascade,
        event_id integer references events on delete cascade,
        person_id integer references people on delete set null,
        unique (group_id, digest)
    ) strict;
CREATE TABLE drafts (
        id integer primary key autoincrement,
        group_id integer references groups on delete cascade,
        person_id integer references people on delete cascade,
        chat_id integer not null,
        subject text not null,
        data text not null,
        outbox_id integer references outbox on delete set null,
        created_at text not null,
        expires_at text not null
    ) strict;
CREATE TABLE erasures (
        id integer primary key autoincrement,
        sort text not null check (sort in ('group', 'person', 'family')),
        by text not null check (by in ('person', 'admin', 'operator')),
        of_group integer,
        of_person integer,
        of_family integer,
        chat_id integer,
        asked_at text not null,
        done_at text,
        expires text
    ) strict;
CREATE TABLE event_branches (
        event_id integer not null references events on delete cascade,
        branch_id integer not null references branches on delete cascade,
        group_id integer not null references groups on delete cascade,
        primary key (event_id, branch_id)
    ) without rowid, strict;
CREATE TABLE event_owners (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        name text not null,
        person_id integer references people on delete set null,
        primary key (event_id, position)
    ) strict;
CREATE TABLE events (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        title text not null,
        kind text not null,
        start text not null,
        end text,
        grain text not null,
        timezone text not null,
        deadline integer not null default 0,
        place text,
        rrule text,
        shift text check (shift in ('next', 'previous', 'skip')),
        status text not null check (status in ('open', 'done', 'cancelled', 'given_up')),
        closed_at text,
        closed_by integer references people on delete set null,
        close_reason text,
        leads text,
        festival text,
        pack text,
        said text not null,
        said_at text,
        author_id integer references people on delete set null,
        chat_id integer,
        message_id integer,
        topic integer,
        created_at text not null,
        unique (group_id, number)
    ) strict;
CREATE TABLE facts (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        log_id integer not null references logs on delete cascade,
        version integer not null,
        position integer not null,
        category text not null,
        title text not null,
        day text not null
    ) strict;
CREATE TABLE failed_updates (
        update_id integer primary key,
        chat_id integer,
        place text not null,
        error text not null,
        text text,
        failed_at text not null
    ) strict;
CREATE TABLE feed_items (
        event_id integer primary key references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        revision integer not null,
        changed_at text
    ) strict;
CREATE TABLE feed_versions (
        group_id integer primary key references groups on delete cascade,
        version integer not null default 0,
        changed_at text
    ) strict;
CREATE TABLE feeds (
        id integer primary key autoincrement,
        group_id integer unique references groups on delete cascade,
        person_id integer unique references people on delete cascade,
        seed text not null,
        hash text not null unique,
        alarms integer not null default 0,
        made_at text not null,
        stopped_at text,
        check ((group_id is null) <> (person_id is null))
    ) strict;
CREATE TABLE files (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        name text not null,
        content blob not null,
        created_at text not null
    ) strict;
CREATE TABLE gatherings (
        event_id integer primary key references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        style text check (style in ('answer', 'entry', 'none')),
        capacity integer,
        unit text check (unit in ('人', '队')),
        quorum text,
        closes_at text
    ) strict;
CREATE TABLE groups (
        id integer primary key,
        chat_id integer not null unique,
        title text not null,
        forum integer not null default 0,
        active integer not null default 1,
        next_number integer not null default 1,
        joined_at text not null,
        last_message_at text
    , menu text) strict;
CREATE TABLE headcounts (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        expected integer,
        present integer,
        primary key (event_id, original)
    ) strict;
CREATE TABLE helped_families (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        name text,
        branch text,
        person_id integer references people on delete set null,
        added_at text not null,
        told_at text not null,
        hidden_at text,
        unique (group_id, number)
    ) strict;
CREATE TABLE helped_visits (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        family_id integer not null references helped_families on delete cascade,
        log_id integer references logs on delete cascade,
        day text not null,
        minor integer,
        currency text,
        reason text,
        person_id integer references people on delete set null,
        at text not null,
        unique (family_id, log_id)
    ) strict;
CREATE TABLE holidays (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        year integer not null,
        whole integer not null,
        parts text not null,
        person_id integer references people on delete set null,
        adopted_at text not null,
        withdrawn_at text
    ) strict;
CREATE TABLE kept_reports (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        period text not null,
        version integer not null,
        report text not null,
        ledger text not null,
        letterhead text not null,
        kept_at text not null,
        unique (group_id, period, version)
    ) strict;
CREATE TABLE lessons (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        log_id integer references logs on delete cascade,
        event_id integer references events on delete cascade,
        subject text not null check (subject in ('category', 'kind')),
        words text not null,
        read_as text not null,
        chosen text not null,
        overruled text not null,
        person_id integer references people on delete set null,
        at text not null,
        check ((log_id is null) <> (event_id is null))
    ) strict;
CREATE TABLE log_branches (
        log_id integer not null references logs on delete cascade,
        branch_id integer not null references branches on delete cascade,
        group_id integer not null references groups on delete cascade,
        facts text not null default '',
        primary key (log_id, branch_id)
    ) without rowid, strict;
CREATE TABLE log_versions (
        log_id integer not null references logs on delete cascade,
        group_id integer not null references groups on delete cascade,
        version integer not null,
        text text not null,
        reason text not null,
        person_id integer references people on delete set null,
        at text not null, day text not null default '',
        primary key (log_id, version)
    ) strict;
CREATE TABLE logs (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        author_id integer references people on delete set null,
        author_name text not null,
        chat_id integer not null,
        message_id integer not null,
        topic integer,
        said_at text not null,
        created_at text not null,
        undone_at text,
        undone_by integer references people on delete set null,
        event_id integer references events on delete set null,
        event_time text not null default '',
        fulfils_none integer not null default 0,
        branch text,
        late_for text,
        version integer not null default 1,
        names_hidden integer not null default 0, branch_by text not null default '',
        unique (group_id, number)
    ) strict;
CREATE TABLE measures (
        fact_id integer not null references facts on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        text text not null,
        thousandths integer not null,
        thousandths_max integer,
        unit text not null,
        approx integer not null,
        what text,
        primary key (fact_id, position)
    ) strict;
CREATE TABLE memberships (
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
    ) strict;
CREATE TABLE mirror_posts (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        mirror_id integer not null references mirrors on delete cascade,
        content text not null,
        key text,
        title text not null,
        text text not null,
        file_id integer references files on delete set null,
        state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'dead')),
        parts_done integer not null default 0,
        doubtful integer not null default 0,
        tries integer not null default 0,
        error text,
        created_at text not null,
        next_try_at text not null,
        sent_at text
    ) strict;
CREATE TABLE mirrors (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer references people on delete set null,
        channel text not null,
        tail text not null,
        sealed text not null,
        contents text not null,
        paused integer not null default 0,
        deaths integer not null default 0,
        fault text,
        made_at text not null
    ) strict;
CREATE TABLE moneys (
        fact_id integer not null references facts on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        text text,
        minor integer not null,
        minor_max integer,
        currency text not null,
        approx integer not null,
        per text,
        what text,
        primary key (fact_id, position)
    ) strict;
CREATE TABLE month_pictures (
        group_id integer not null references groups on delete cascade,
        first text not null,
        post_id integer references outbox on delete set null,
        pin_id integer references outbox on delete set null,
        edit_id integer references outbox on delete set null,
        stamp text not null,
        fingerprint text not null,
        drawn_at text not null,
        down integer not null,
        primary key (group_id, first)
    ) strict;
CREATE TABLE muted_rules (
        group_id integer not null references groups on delete cascade,
        rule text not null,
        person_id integer references people on delete set null,
        at text not null,
        primary key (group_id, rule)
    ) without rowid, strict;
CREATE TABLE notes (
        id integer primary key autoincrement,
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        text text not null,
        file_id text,
        file_name text,
        file_kind text check (file_kind in ('photo', 'document')),
        album text,
        person_id integer references people on delete set null,
        chat_id integer not null,
        message_id integer not null,
        at text not null,
        withdrawn_at text,
        unique (event_id, chat_id, message_id)
    ) strict;
CREATE TABLE outbox (
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
    ) strict;
CREATE TABLE overrides (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        start text,
        end text,
        status text not null check (status in ('open', 'done', 'cancelled', 'given_up')),
        closed_at text,
        closed_by integer references people on delete set null,
        close_reason text,
        primary key (event_id, original)
    ) strict;
CREATE TABLE overviews (
        group_id integer not null references groups on delete cascade,
        subject text not null check (subject in ('week', 'month')),
        first text not null,
        post_id integer references outbox on delete set null,
        pin_id integer references outbox on delete set null,
        edit_id integer references outbox on delete set null,
        stamp text not null,
        fingerprint text not null,
        down integer not null,
        primary key (group_id, subject, first)
    ) strict;
CREATE TABLE own_reminders (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade,
        chat_id integer not null,
        topic integer,
        text text not null,
        start text not null,
        rrule text,
        shift text check (shift in ('next', 'previous', 'skip')),
        event_id integer references events on delete cascade,
        original text,
        due text not null,
        due_at text,
        created_at text not null
    ) strict;
CREATE TABLE packs (
        group_id integer not null references groups on delete cascade,
        festival text not null,
        year integer not null,
        state text not null check (state in ('offered', 'adopted', 'declined')),
        outbox_id integer references outbox on delete set null,
        offered_at text not null,
        primary key (group_id, festival, year)
    ) strict;
CREATE TABLE paper_templates (
        group_id integer primary key references groups on delete cascade,
        name text not null,
        content blob not null,
        person_id integer references people on delete set null,
        saved_at text not null
    ) strict;
CREATE TABLE people (
        id integer primary key,
        user_id integer not null unique,
        name text not null,
        username text,
        language text,
        reachable integer not null default 0,
        created_at text not null
    , chosen text, menu text) strict;
CREATE TABLE photos (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        log_id integer references logs on delete cascade,
        chat_id integer not null,
        message_id integer not null,
        album text,
        file_id text not null,
        unique_id text not null,
        created_at text not null,
        path text, tries integer not null default 0, try_at text
    ) strict;
CREATE TABLE plan_items (
        id integer primary key autoincrement,
        plan_id integer not null references plans on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        title text not null,
        kind text not null,
        time text not null,
        festival text,
        owners text not null,
        quote text not null,
        section text not null,
        line integer not null,
        ticked integer not null,
        state text not null check (state in ('proposed', 'accepted', 'left')),
        event_id integer references events on delete set null,
        before text,
        moved_from text,
        batch integer,
        as_read text, uid text, revision integer not null default 0, place text,
        unique (plan_id, position)
    ) strict;
CREATE TABLE plans (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer references people on delete set null,
        chat_id integer not null,
        topic integer,
        state text not null check (state in ('gathering', 'waiting', 'asking', 'failed', 'open', 'closed')),
        year integer,
        said_year integer,
        title text not null,
        file_id text,
        file_name text,
        text text,
        duties text not null,
        standing integer not null default 0,
        missing text not null default '[]',
        outbox_id integer references outbox on delete set null,
        tries integer not null default 0,
        created_at text not null,
        changed_at text not null
    ) strict;
CREATE TABLE reminders (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        event_id integer not null references events on delete cascade,
        original text not null,
        lead text not null,
        due_at text not null,
        state text not null check (state in ('waiting', 'sent', 'dropped', 'void')),
        person_id integer references people on delete cascade,
        outbox_id integer references outbox on delete set null,
        key text not null unique
    ) strict;
CREATE TABLE report_forms (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        name text not null,
        content blob not null,
        person_id integer references people on delete set null,
        saved_at text not null,
        unique (group_id, name)
    ) strict;
CREATE TABLE representatives (
    id integer primary key,
    group_id integer not null references groups on delete cascade,
    name text not null,
    added_at text not null
) strict;
CREATE TABLE request_box (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        code_hash text not null,
        step text not null check (step in ('new', 'more', 'opinion', 'reopened', 'withdrawn')),
        text text not null,
        day text not null
    ) strict;
CREATE TABLE request_owners (
        request_id integer primary key references requests on delete cascade,
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade
    ) strict;
CREATE TABLE request_steps (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        request_id integer not null references requests on delete cascade,
        step text not null check (step in
            ('begun', 'question', 'answer', 'more', 'opinion', 'reopened', 'withdrawn')),
        text text not null,
        day text not null,
        person_id integer references people on delete set null
    ) strict;
CREATE TABLE requests (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        state text not null check (state in ('received', 'working', 'answered', 'withdrawn')),
        text text not null,
        day text not null,
        since text not null,
        days integer not null,
        person_id integer references people on delete set null,
        code_hash text,
        opinion text check (opinion in ('good', 'fair', 'poor')),
        unique (group_id, number),
        check (code_hash is null or person_id is null)
    ) strict;
CREATE TABLE restores (
        id integer primary key autoincrement,
        since text not null,
        until text not null
    ) strict;
CREATE TABLE results (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        position integer not null,
        place text not null,
        name text not null,
        score text not null,
        at text not null,
        primary key (event_id, original, position)
    ) strict;
CREATE TABLE rollup_links (
        id integer primary key,
        group_id integer not null unique references groups on delete cascade,
        above_id integer not null references groups on delete cascade,
        branch text not null,
        agreed_at text not null
    ) strict;
CREATE TABLE seen_updates (
        bot_id integer not null,
        update_id integer not null,
        seen_at text not null,
        primary key (bot_id, update_id)
    ) strict;
CREATE TABLE settings (
        group_id integer not null references groups on delete cascade,
        name text not null,
        value text not null,
        primary key (group_id, name)
    ) strict;
CREATE TABLE shares (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        name text not null,
        at text not null,
        primary key (event_id, original, name)
    ) strict;
CREATE TABLE sign_ins (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer not null references people on delete cascade,
        at text not null,
        primary key (event_id, original, person_id)
    ) strict;
CREATE TABLE signups (
        id integer primary key autoincrement,
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer not null references people on delete cascade,
        team text not null,
        at text not null, people integer not null default 0,
        unique (event_id, original, person_id, team)
    ) strict;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE tallies (
        group_id integer not null references groups on delete cascade,
        month text not null,
        sort text not null check (sort in ('fact', 'measure', 'money', 'income')),
        category text not null,
        unit text not null,
        what text not null,
        day text not null,
        number integer not null,
        place integer not null,
        value integer not null,
        approx integer not null,
        late_for text,
        primary key (group_id, month, sort, category, unit, what, day, number, place),
        foreign key (group_id, number) references logs (group_id, number) on update cascade on delete cascade
    ) without rowid, strict;
CREATE TABLE tally_rules (
        rules integer primary key,
        reached integer
    ) strict;
CREATE TABLE templates (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        name text not null,
        steps text not null,
        person_id integer references people on delete set null,
        saved_at text not null,
        unique (group_id, name)
    ) strict;
CREATE TABLE ticks (
        check_id integer not null references checks on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer references people on delete set null,
        at text not null,
        primary key (check_id, original)
    ) strict;
CREATE TABLE troubles (
        name text primary key,
        kind text not null,
        about text not null,
        detail text not null,
        began_at text not null,
        told_at text not null
    ) strict;
CREATE TABLE twins (
        log_id integer not null references logs on delete cascade,
        other_id integer not null references logs on delete cascade,
        group_id integer not null references groups on delete cascade,
        state text not null check (state in ('open', 'one', 'two')),
        photos text not null default '[]',
        primary key (log_id, other_id)
    ) strict;
CREATE TABLE web_openings (
        hash text primary key,
        at text not null
    ) strict;
CREATE TABLE web_visits (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade,
        link text not null,
        issued_at text not null,
        session text,
        opened_at text,
        seen_at text
    ) strict;
CREATE TRIGGER feed_group after insert on groups begin
        insert into feed_versions (group_id) values (new.id);
    end;
CREATE TRIGGER feed_holiday after insert on holidays begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
CREATE TRIGGER feed_holiday_changed after update on holidays begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
CREATE TRIGGER feed_holiday_gone after delete on holidays begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
CREATE TRIGGER feed_item after insert on events begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
CREATE TRIGGER feed_item_changed after update on events begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = new.id
            and not exists (select 1 from feed_items where event_id = new.id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = new.id;
    end;
CREATE TRIGGER feed_item_gone after delete on events begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
CREATE TRIGGER feed_owner after insert on event_owners begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
CREATE TRIGGER feed_owner_changed after update on event_owners begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
CREATE TRIGGER feed_owner_gone after delete on event_owners begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
CREATE TRIGGER feed_setting after insert on settings begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
CREATE TRIGGER feed_setting_changed after update on settings begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
CREATE TRIGGER feed_setting_gone after delete on settings begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
CREATE TRIGGER feed_time after insert on overrides begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = new.event_id
            and not exists (select 1 from feed_items where event_id = new.event_id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = new.event_id;
    end;
CREATE TRIGGER feed_time_changed after update on overrides begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = new.event_id
            and not exists (select 1 from feed_items where event_id = new.event_id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = new.event_id;
    end;
CREATE TRIGGER feed_time_gone after delete on overrides begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = old.event_id
            and not exists (select 1 from feed_items where event_id = old.event_id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = old.event_id;
    end;
CREATE TRIGGER feed_title after update of title on groups begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.id;
    end;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX mirror_posts_key on mirror_posts (mirror_id, key);
