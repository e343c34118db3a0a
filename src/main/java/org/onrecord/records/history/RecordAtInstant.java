package org.onrecord.records.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.onrecord.database.sql.Row;

/**
 * The state of a record at an instant, with the changes before and after it.
 *
 * @param state as JSON; null if the record did not exist, or if its state was not saved
 */
record RecordAtInstant(
    Instant at,
    boolean inFuture,
    ChangeKind later,
    Instant laterAt,
    ChangeKind earlier,
    Instant earlierAt,
    String state) {

  static RecordAtInstant of(Row row, Instant at) throws SQLException {
    ChangeKind later = row.enumValue("later", ChangeKind.class);
    return new RecordAtInstant(
        at,
        row.bool("in_future"),
        later,
        row.instant("later_at"),
        row.enumValue("earlier", ChangeKind.class),
        row.instant("earlier_at"),
        row.text(later == null ? "now" : "before"));
  }

  boolean neverExisted() {
    return later == null && earlier == null && state == null;
  }

  String absenceDetail(RecordKind kind, UUID id) {
    String sentence = "There was no %s with the id %s at %s: ".formatted(kind, id, at);
    if (earlier == ChangeKind.DELETED) {
      return sentence + "it had been deleted at %s.".formatted(earlierAt);
    }
    if (later == ChangeKind.CREATED) {
      return sentence + "it was recorded at %s.".formatted(laterAt);
    }
    return later == null
        ? "There is no %s with the id %s.".formatted(kind, id)
        : "The state of the %s with the id %s at %s is not known: the change at %s was made before states were saved."
            .formatted(kind, id, at, laterAt);
  }
}
