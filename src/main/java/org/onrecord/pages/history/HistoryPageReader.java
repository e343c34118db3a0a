package org.onrecord.pages.history;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.onrecord.exchange.changes.ChangedRecords;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.HistoryRow;
import org.onrecord.query.list.Page;
import org.onrecord.records.history.HistoryEntry;
import org.onrecord.records.history.HistoryReader;
import org.onrecord.records.history.RecordKind;

/** Reads pages of the history of a record. */
@Singleton
class HistoryPageReader {
  private final HistoryReader histories;
  private final ChangedRecords records;
  private final Frames frames;

  HistoryPageReader(HistoryReader histories, ChangedRecords records, Frames frames) {
    this.histories = histories;
    this.records = records;
    this.frames = frames;
  }

  HistoryPage read(RecordKind kind, UUID id, UriInfo uri) {
    Page<HistoryEntry> page = histories.page(kind, id, uri);
    String title = RecordTitle.of(records.all(kind, List.of(id)).get(id));
    Frame frame = frames.of("History: " + (title == null ? "deleted " + kind : title)).hidden();
    return new HistoryPage(
        frame,
        kind,
        title,
        frame.root() + kind + "s/" + id,
        page.items().stream().map(HistoryRow::of).toList(),
        page.next());
  }
}
