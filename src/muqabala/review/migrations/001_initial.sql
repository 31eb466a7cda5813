-- What reviewers did: only ever appended to. A value of '' takes back what the subject had before.
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,                  -- UTC, ISO 8601
  reviewer TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('verdict', 'note', 'edit', 'dismissal', 'undo', 'redo')),
  subject TEXT NOT NULL,               -- key of a finding, paragraph or dismissal; of undo and redo: the event
  value TEXT NOT NULL,
  finding TEXT NOT NULL                -- JSON: the finding that was before the reviewer
);
CREATE INDEX event_by_subject ON event (kind, subject, id);
CREATE INDEX event_by_reviewer ON event (reviewer, id);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

-- Which events are undone now; follows from the events. After a new deed they can no longer be redone.
CREATE TABLE undone (
  event INTEGER PRIMARY KEY REFERENCES event,
  redoable INTEGER NOT NULL
);

-- The last event on each subject that is not undone.
CREATE VIEW standing AS
  SELECT * FROM event AS it
  WHERE kind NOT IN ('undo', 'redo')
    AND id = (SELECT max(later.id) FROM event AS later
              WHERE later.kind = it.kind AND later.subject = it.subject
                AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.event = later.id));

-- An index of the reports, made anew whenever a file has changed. Nothing here is said by a reviewer.
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  path BLOB NOT NULL UNIQUE,           -- as the file system spells it
  stamp TEXT NOT NULL,                 -- of the file as read: its time and size
  content TEXT,                        -- the JSON report, where no file holds it
  document TEXT NOT NULL,              -- key of the article
  translation TEXT NOT NULL,           -- name to show
  original TEXT NOT NULL
);

CREATE TABLE finding (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  position INTEGER NOT NULL,           -- in reading order
  key TEXT NOT NULL,
  place TEXT NOT NULL,                 -- key of the paragraph it stands in
  row TEXT NOT NULL,                   -- of the report's rows, and its number there
  number INTEGER NOT NULL,
  slug TEXT NOT NULL,
  severity TEXT NOT NULL,
  flagged INTEGER NOT NULL,
  weight REAL NOT NULL,                -- the less, the earlier in the queue
  message TEXT NOT NULL,
  state TEXT NOT NULL,                 -- open, a verdict, or dismissed; follows from the standing events
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE INDEX finding_in_queue ON finding (state, weight, report, position);
CREATE INDEX finding_by_weight ON finding (weight, report, position);
CREATE INDEX finding_by_key ON finding (key);
CREATE INDEX finding_by_report ON finding (report, flagged, state);
CREATE INDEX finding_to_count ON finding (flagged, state, slug);
