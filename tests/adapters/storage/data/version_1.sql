BEGIN TRANSACTION;
CREATE TABLE audit (
        number      INTEGER PRIMARY KEY AUTOINCREMENT,
        at          TEXT NOT NULL,
        session_id  TEXT NOT NULL,
        relation_id TEXT NOT NULL,
        what        TEXT NOT NULL,
        match       TEXT NOT NULL
    ) STRICT;
INSERT INTO "audit" VALUES(1,'2026-11-24T09:00:00+00:00','session-3','REL-1','aandacht','ONE');
CREATE TABLE journal (
        session_id TEXT PRIMARY KEY,
        offered_at TEXT NOT NULL,
        session    TEXT NOT NULL
    ) STRICT;
INSERT INTO "journal" VALUES('session-3','2026-11-24T09:00:00+00:00','{"session_id": "session-3", "call_id": "call-1", "direction": "INCOMING", "number": ["EXTERNAL", "+31690001234"], "name": "", "offered_at": "2026-11-24T09:00:00+00:00", "answered_at": "2026-11-24T09:00:05+00:00", "ended_at": "2026-11-24T09:01:30+00:00", "queue": ["algemeen", 80], "reference": ["session-1", "REL-1", "EEN-1", "Mag de tuin op de begane grond?"], "state": "WRAPPING_UP", "match": "ONE", "chosen": "REL-1", "candidates": [["REL-1", "Roodspecht-Demo", "Demolaan 12, Fictiestad-Nijmegen", "huurder", false]], "answered": ["ADDRESS", "BIRTH_DATE"], "draft": {"topic": "REP", "subtopic": "REPLOO", "solved": true, "reason": "", "note": "Kraan lekt."}, "taken_over": false, "revealed": false, "save_when_ended": false, "consulted": false, "held_seconds": 0.0}');
CREATE TABLE outbox (
        contact_id TEXT PRIMARY KEY,
        saved_at   TEXT NOT NULL,
        record     TEXT NOT NULL,
        refusal    TEXT NOT NULL DEFAULT ''
    ) STRICT;
INSERT INTO "outbox" VALUES('contact-1','2026-11-24T09:00:00+00:00','{"contact_id": "contact-1", "direction": "INCOMING", "began_at": "2026-11-24T09:00:00+00:00", "ended_at": "2026-11-24T09:01:30+00:00", "topic": ["REP", "REP nl", "REP en"], "subtopic": ["REPLOO", "REP nl", "REP en"], "outcome": ["ELA", "Afgehandeld", "ELA"], "reason": null, "note": "Kraan lekt.", "match": "ONE", "verified_by": ["geboortedatum", "postcode en huisnummer"], "number": "+31690001234", "relation_id": "REL-1", "unit_id": "EEN-1", "complex_id": "CLU-1", "agent_id": "MDW-1", "queue": "algemeen", "waited": 80, "talked": 85, "held": 0, "coded": 0, "consulted": false}','');
INSERT INTO "outbox" VALUES('contact-2','2026-11-24T09:01:00+00:00','{"contact_id": "contact-2", "direction": "INCOMING", "began_at": "2026-11-24T09:00:00+00:00", "ended_at": "2026-11-24T09:01:30+00:00", "topic": ["REP", "REP nl", "REP en"], "subtopic": ["REPLOO", "REP nl", "REP en"], "outcome": ["TWL", "Tweede lijn", "TWL"], "reason": ["KEN", "Wist het niet", "Did not know"], "note": "Kraan lekt.", "match": "ONE", "verified_by": ["geboortedatum", "postcode en huisnummer"], "number": "+31690001234", "relation_id": "REL-1", "unit_id": "EEN-1", "complex_id": "CLU-1", "agent_id": "MDW-1", "queue": "algemeen", "waited": 80, "talked": 85, "held": 0, "coded": 0, "consulted": true}','eenheid bestaat niet · 422');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('audit',1);
COMMIT;
PRAGMA user_version = 1;
