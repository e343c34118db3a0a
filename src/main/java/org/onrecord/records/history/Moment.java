package org.onrecord.records.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.onrecord.database.Row;

/** What the database knows of a record at a moment; the state is null where it was not there. */
record Moment(
    Instant at,
    boolean toCome,
    ChangeKind later,
    Instant laterAt,
    ChangeKind earlier,
    Instant earlierAt,
    String state) {

  static Moment of(Row row, Instant at) throws SQLException {
    boolean toCome = row.bool();
    ChangeKind later = row.enumValue(ChangeKind.class);
    Instant laterAt = row.instant();
    String before = row.text();
    ChangeKind earlier = row.enumValue(ChangeKind.class);
    Instant earlierAt = row.instant();
    String now = row.text();
    return new Moment(at, toCome, later, laterAt, earlier, earlierAt, later == null ? now : before);
  }

  boolean never() {
    return later == null && earlier == null && state == null;
  }

  String absence(RecordKind kind, UUID id) {
    String sentence = "There was no %s with the id %s at %s: ".formatted(kind, id, at);
    if (earlier == ChangeKind.DELETED) {
      return sentence + "it had been deleted at %s.".formatted(earlierAt);
    }
    if (later == ChangeKind.CREATED) {
      return sentence + "it was recorded at %s.".formatted(laterAt);
    }
    return later == null
        ? "There is no %s with the id %s.".formatted(kind, id)
        : "What the %s with the id %s was at %s is not known: the change at %s was made before states were kept."
            .formatted(kind, id, at, laterAt);
  }
}
