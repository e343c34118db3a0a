package org.onrecord.pages.layout;

import java.util.List;
import org.onrecord.records.statement.StatementView;

/**
 * A wording of a statement with its difference from the fullest wording.
 *
 * @param whole true if it has all words of the fullest wording and no others
 * @param flags kinds of words that changed, such as a negation
 */
public record WordingRow(
    long appearances, boolean whole, List<StatementView.Change> changes, List<String> flags) {
  private static final String EQUAL = "equal";

  /** The first wordings of a statement. */
  public static List<WordingRow> of(StatementView statement, int limit) {
    return statement.variants().stream().limit(limit).map(WordingRow::of).toList();
  }

  private static WordingRow of(StatementView.Variant variant) {
    return new WordingRow(
        variant.appearances(),
        variant.difference().stream().allMatch(change -> change.op().equals(EQUAL)),
        variant.difference(),
        variant.difference().stream()
            .filter(change -> change.flags() != null)
            .flatMap(change -> change.flags().stream())
            .distinct()
            .toList());
  }
}
