"""Tables of the calendar feeds: the secret addresses by their hashes, and what tells that a calendar has changed.

The counting is done by triggers, so that no way of changing an item can forget it. `changed_at` is null from a change
until somebody asks for the feed: only the program knows what time it is.
"""


def _counts(name: str, when: str, group: str) -> str:
    """The group's calendar is another one."""
    return f"""create trigger feed_{name} after {when} begin
        update feed_versions set version = version + 1, changed_at = null where group_id = {group};
    end"""  # noqa: S608


def _revises(name: str, when: str, row: str, event: str) -> str:
    """The same, and the item is another one; nothing is noted of an item that is being deleted."""
    return f"""create trigger feed_{name} after {when} begin
        update feed_versions set version = version + 1, changed_at = null where group_id = {row}.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = {row}.{event}
            and not exists (select 1 from feed_items where event_id = {row}.{event});
        update feed_items set revision = revision + 1, changed_at = null where event_id = {row}.{event};
    end"""  # noqa: S608


FEEDS = (
    # `group_id` of a group's address, `person_id` of somebody's own over all their groups: one of the two.
    # What opens it is made of `seed` and a key of the program's that is not in here (handlers/feeds/feed_keys.py).
    """create table feeds (
        id integer primary key autoincrement,
        group_id integer unique references groups on delete cascade,
        person_id integer unique references people on delete cascade,
        seed text not null,
        hash text not null unique,
        alarms integer not null default 0,
        made_at text not null,
        stopped_at text,
        check ((group_id is null) <> (person_id is null))
    ) strict""",
    """create table feed_versions (
        group_id integer primary key references groups on delete cascade,
        version integer not null default 0,
        changed_at text
    ) strict""",
    """create table feed_items (
        event_id integer primary key references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        revision integer not null,
        changed_at text
    ) strict""",
    "create index feed_items_group on feed_items (group_id)",
    "insert into feed_versions (group_id) select id from groups",
    """create trigger feed_group after insert on groups begin
        insert into feed_versions (group_id) values (new.id);
    end""",
    _counts("title", "update of title on groups", "new.id"),
    _counts("setting", "insert on settings", "new.group_id"),
    _counts("setting_changed", "update on settings", "new.group_id"),
    _counts("setting_gone", "delete on settings", "old.group_id"),
    _counts("holiday", "insert on holidays", "new.group_id"),
    _counts("holiday_changed", "update on holidays", "new.group_id"),
    _counts("holiday_gone", "delete on holidays", "old.group_id"),
    _counts("owner", "insert on event_owners", "new.group_id"),
    _counts("owner_changed", "update on event_owners", "new.group_id"),
    _counts("owner_gone", "delete on event_owners", "old.group_id"),
    _counts("item", "insert on events", "new.group_id"),
    _counts("item_gone", "delete on events", "old.group_id"),
    _revises("item_changed", "update on events", "new", "id"),
    _revises("time", "insert on overrides", "new", "event_id"),
    _revises("time_changed", "update on overrides", "new", "event_id"),
    _revises("time_gone", "delete on overrides", "old", "event_id"),
)
