BEGIN TRANSACTION;
CREATE TABLE audit (
        number      INTEGER PRIMARY KEY AUTOINCREMENT,
        at          TEXT NOT NULL,
        session_id  TEXT NOT NULL,
        relation_id TEXT NOT NULL,
        what        TEXT NOT NULL,
        match       TEXT NOT NULL
    ) STRICT;
CREATE TABLE journal (
        session_id TEXT PRIMARY KEY,
        offered_at TEXT NOT NULL,
        session    TEXT NOT NULL
    ) STRICT;
CREATE TABLE outbox (
        contact_id TEXT PRIMARY KEY,
        saved_at   TEXT NOT NULL,
        record     TEXT NOT NULL,
        refusal    TEXT NOT NULL DEFAULT ''
    ) STRICT;
INSERT INTO "outbox" VALUES('contact-1','2026-11-24T09:00:00+00:00','{"contact_id": "contact-1", "direction": "INCOMING", "began_at": "2026-11-24T09:00:00+00:00", "ended_at": "2026-11-24T09:01:30+00:00", "topic": ["REP", "REP nl", "REP en"], "subtopic": ["REPLOO", "REP nl", "REP en"], "outcome": ["ELA", "Afgehandeld", "ELA"], "reason": null, "note": "Kraan lekt.", "match": "ONE", "verified_by": ["geboortedatum", "postcode en huisnummer"], "number": "+31690001234", "relation_id": "REL-1", "unit_id": "EEN-1", "complex_id": "CLU-1", "agent_id": "MDW-1", "queue": "algemeen", "waited": 80, "talked": 85, "held": 0, "coded": 0, "consulted": false}','');
INSERT INTO "outbox" VALUES('session-1','2026-11-24T09:00:00+00:00','{"contact_id": "session-1", "direction": "INCOMING", "began_at": "2026-11-24T09:00:00+00:00", "ended_at": "2026-11-24T09:01:30+00:00", "topic": ["REP", "REP nl", "REP en"], "subtopic": ["REPLOO", "REP nl", "REP en"], "outcome": ["ELA", "Afgehandeld", "ELA"], "reason": null, "note": "Kraan lekt.", "match": "ONE", "verified_by": ["geboortedatum", "postcode en huisnummer"], "number": "+31690001234", "relation_id": "REL-1", "unit_id": "EEN-1", "complex_id": "CLU-1", "agent_id": "MDW-1", "queue": "algemeen", "waited": 80, "talked": 85, "held": 0, "coded": 0, "consulted": false}','');
CREATE TABLE past_calls (
        call_id     TEXT PRIMARY KEY,
        contact_id  TEXT NOT NULL,
        direction   TEXT NOT NULL,
        began_at    TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        ended_at    TEXT NOT NULL,
        number_kind TEXT NOT NULL,
        number      TEXT NOT NULL,
        ending      TEXT NOT NULL,
        name        TEXT NOT NULL,
        queue       TEXT NOT NULL,
        is_coded    INTEGER NOT NULL DEFAULT 0,
        is_solved   INTEGER NOT NULL DEFAULT 0
    ) STRICT;
INSERT INTO "past_calls" VALUES('call-1','session-1','INCOMING','2026-11-24T09:00:00.000000+00:00','2026-11-24T09:00:05.000000+00:00','2026-11-24T09:00:20.000000+00:00','EXTERNAL','+31690001234','','Roodspecht-Demo','algemeen',1,1);
DELETE FROM "sqlite_sequence";
COMMIT;
PRAGMA user_version = 2;
