package org.onrecord.exchange.changes;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes that the feed has read after a cursor.
 *
 * @param cursor the cursor that they follow
 * @param snapshot the snapshot of the database in which they are visible
 * @param until the greatest number in the snapshot
 * @param more true if the snapshot has changes after these
 */
public record ChangeBatch(
    ChangeCursor cursor, PgSnapshot snapshot, long until, List<Numbered> changes, boolean more) {

  /** A change with its number in the feed. */
  public record Numbered(long seq, ChangeView change) {}

  /** The first changes only. */
  ChangeBatch first(int count) {
    return count == changes.size()
        ? this
        : new ChangeBatch(cursor, snapshot, until, changes.subList(0, count), true);
  }

  /** A copy with other views of the changes. */
  ChangeBatch map(UnaryOperator<ChangeView> function) {
    List<Numbered> mapped =
        changes.stream()
            .map(change -> new Numbered(change.seq(), function.apply(change.change())))
            .toList();
    return new ChangeBatch(cursor, snapshot, until, mapped, more);
  }

  /** The changes in order. */
  public List<ChangeView> views() {
    return changes.stream().map(Numbered::change).toList();
  }

  /** The cursor after one of these changes. */
  ChangeCursor cursorAfter(Numbered change) {
    return cursor.within(snapshot, change.seq(), until);
  }

  /** The cursor after these changes. */
  public ChangeCursor next() {
    return more ? cursorAfter(changes.get(changes.size() - 1)) : ChangeCursor.at(snapshot);
  }
}
