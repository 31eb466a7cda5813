-- A file that holds many reports, such as a shard of a batch: they are read where they lie in it.
CREATE TABLE bundle (
  id INTEGER PRIMARY KEY,
  path BLOB NOT NULL UNIQUE,           -- as the file system spells it
  stamp TEXT NOT NULL                  -- of the file as it was indexed
);
ALTER TABLE report ADD COLUMN bundle INTEGER REFERENCES bundle ON DELETE CASCADE;
ALTER TABLE report ADD COLUMN start INTEGER;  -- where in the bundle the JSON report begins, and its bytes
ALTER TABLE report ADD COLUMN size INTEGER;
CREATE INDEX report_by_bundle ON report (bundle);

-- Counts are kept: of a corpus there are too many findings to count them for every page.
CREATE TABLE tally (
  flagged INTEGER NOT NULL,
  state TEXT NOT NULL,
  slug TEXT NOT NULL,
  severity TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (flagged, state, slug, severity)
) WITHOUT ROWID;
CREATE TABLE report_tally (            -- of a report's flagged findings
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  state TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (report, state)
) WITHOUT ROWID;
INSERT INTO tally SELECT flagged, state, slug, severity, count(*) FROM finding GROUP BY 1, 2, 3, 4;
INSERT INTO report_tally SELECT report, state, count(*) FROM finding WHERE flagged GROUP BY 1, 2;

CREATE TRIGGER finding_enters AFTER INSERT ON finding BEGIN
  INSERT INTO tally VALUES (new.flagged, new.state, new.slug, new.severity, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO report_tally SELECT new.report, new.state, 1 WHERE new.flagged
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER finding_leaves AFTER DELETE ON finding BEGIN
  UPDATE tally SET count = count - 1 WHERE flagged = old.flagged AND state = old.state
    AND slug = old.slug AND severity = old.severity;
  UPDATE report_tally SET count = count - 1 WHERE report = old.report AND state = old.state AND old.flagged;
END;
CREATE TRIGGER finding_is_judged AFTER UPDATE OF state ON finding WHEN old.state <> new.state BEGIN
  UPDATE tally SET count = count - 1 WHERE flagged = old.flagged AND state = old.state
    AND slug = old.slug AND severity = old.severity;
  UPDATE report_tally SET count = count - 1 WHERE report = old.report AND state = old.state AND old.flagged;
  INSERT INTO tally VALUES (new.flagged, new.state, new.slug, new.severity, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO report_tally SELECT new.report, new.state, 1 WHERE new.flagged
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- What is filtered by stands in the index itself, so that rows that do not fit are never fetched.
DROP INDEX finding_in_queue;
DROP INDEX finding_by_weight;
DROP INDEX finding_by_report;
DROP INDEX finding_to_count;
CREATE INDEX finding_in_queue ON finding (state, weight, report, position, slug, severity, flagged);
CREATE INDEX finding_of_check ON finding (slug, weight, report, position, state, severity, flagged);
CREATE INDEX finding_of_severity ON finding (severity, weight, report, position, state, slug, flagged);
CREATE INDEX finding_by_weight ON finding (weight, report, position, slug, severity, flagged);
CREATE INDEX finding_by_place ON finding (place);
CREATE INDEX report_by_document ON report (document);
