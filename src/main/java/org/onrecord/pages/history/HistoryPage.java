package org.onrecord.pages.history;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.HistoryRow;
import org.onrecord.records.history.RecordKind;

/**
 * A page of the history of a record.
 *
 * @param title title of the record as it is now; null if it was deleted
 * @param path path of the record
 * @param next path and query of the next page, or null
 */
record HistoryPage(
    Frame frame, RecordKind kind, String title, String path, List<HistoryRow> changes, String next)
    implements TemplateInstance {}
