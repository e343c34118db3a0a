package org.onrecord.pages.history;

import java.time.Instant;
import org.onrecord.exchange.changes.ChangeView;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;

/**
 * A change in the change feed.
 *
 * @param title title of the record as it is now; null if it was deleted
 * @param path path of the record
 */
record ChangeRow(RecordKind kind, ChangeKind change, Instant at, String title, String path) {

  static ChangeRow of(String root, ChangeView view) {
    return new ChangeRow(
        view.kind(),
        view.change(),
        view.at(),
        RecordTitle.of(view.record()),
        root + view.kind() + "s/" + view.id());
  }
}
