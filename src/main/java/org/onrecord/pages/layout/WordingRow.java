package org.onrecord.pages.layout;

import java.util.List;
import org.onrecord.records.statement.StatementView;

/**
 * A wording of a statement with its difference from the fullest wording.
 *
 * @param whole true if it has all words of the fullest wording and no others
 * @param flags kinds of words that changed, such as a negation
 * @param first the first appearance with these words; null if it is not among those read
 */
public record WordingRow(
    long appearances,
    boolean whole,
    List<ShownChange> changes,
    List<String> flags,
    QuoteRow first) {
  private static final String EQUAL = "equal";

  /**
   * The first wordings of a statement.
   *
   * @param appearances first appearances of the statement, earliest first
   */
  public static List<WordingRow> of(
      StatementView statement, List<QuoteRow> appearances, int limit) {
    return statement.variants().stream()
        .limit(limit)
        .map(variant -> of(variant, appearances))
        .toList();
  }

  private static WordingRow of(StatementView.Variant variant, List<QuoteRow> appearances) {
    return new WordingRow(
        variant.appearances(),
        variant.difference().stream().allMatch(change -> change.op().equals(EQUAL)),
        variant.difference().stream()
            .map(change -> ShownChange.of(change.op(), change.text(), change.replacement()))
            .toList(),
        variant.difference().stream()
            .filter(change -> change.flags() != null)
            .flatMap(change -> change.flags().stream())
            .distinct()
            .toList(),
        appearances.stream()
            .filter(row -> row.text().equals(variant.text()))
            .findFirst()
            .orElse(null));
  }
}
