package org.onrecord.pages.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.Difference;
import org.onrecord.records.history.HistoryEntry;

/**
 * A change of a record.
 *
 * @param by name of the author, or null
 * @param reason null if none was given
 * @param restoredTo the instant whose state was restored; null for other changes
 */
public record HistoryRow(
    ChangeKind change, Instant at, String by, String reason, Instant restoredTo, List<Edit> edits) {
  private static final int MAX_LENGTH = 200;

  /**
   * A replaced member.
   *
   * @param member its place, such as "attribution role"
   * @param before text before, empty if it was absent
   * @param after text after, empty if it is absent
   */
  public record Edit(String member, String before, String after) {}

  /** The row of an entry. */
  public static HistoryRow of(HistoryEntry entry) {
    return new HistoryRow(
        entry.change(),
        entry.at(),
        entry.by() == null ? null : entry.by().name(),
        entry.reason(),
        entry.restoredTo(),
        entry.changes() == null
            ? List.of()
            : entry.changes().stream().map(HistoryRow::edit).toList());
  }

  private static Edit edit(Difference difference) {
    return new Edit(
        difference.pointer().substring(1).replace('/', ' '),
        text(difference.before()),
        text(difference.after()));
  }

  /** The texts of a value, without the names of its members. */
  private static String text(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return TextFormats.shortened(
        value.isContainerNode() ? joined(value) : value.asText(), MAX_LENGTH);
  }

  private static String joined(JsonNode value) {
    if (value.has("name")) {
      return value.get("name").asText();
    }
    if (value.has("start") && value.has("end")) {
      return value.get("start").asText() + "–" + value.get("end").asText();
    }
    return StreamSupport.stream(value.spliterator(), false)
        .map(HistoryRow::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
