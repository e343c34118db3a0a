package org.onrecord.textreuse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Evaluates the clusters of quotes on annotated articles, NDJSON as {@code extract --help}
 * describes it.
 *
 * <ul>
 *   <li>{@code planted ARTICLES [SEEDS] [even|odd]} plants syndicated quotes and hard negatives
 *       from all articles or from one half, and prints B³ and the errors by kind.
 *   <li>{@code found ARTICLES [PAIRS]} prints a sample of the pairs of quotes in different articles
 *       that are one statement.
 *   <li>{@code cost ARTICLES} prints fingerprints, candidates and CPU times.
 * </ul>
 */
public final class EvaluateStatements {
  private EvaluateStatements() {}

  public static void main(String[] arguments) throws IOException {
    List<GoldQuote> quotes = GoldQuote.read(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "planted" ->
          PlantedEvaluation.run(half(quotes, option(arguments, 3, "")), number(arguments, 1));
      case "found" -> FoundPairs.print(quotes, number(arguments, 100));
      case "cost" -> StatementCost.print(quotes);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static String option(String[] arguments, int index, String absent) {
    return arguments.length > index ? arguments[index] : absent;
  }

  private static int number(String[] arguments, int absent) {
    return Integer.parseInt(option(arguments, 2, String.valueOf(absent)));
  }

  private static List<GoldQuote> half(List<GoldQuote> quotes, String half) {
    int wanted = half.equals("odd") ? 1 : 0;
    return quotes.stream()
        .filter(quote -> half.isEmpty() || (quote.article().hashCode() & 1) == wanted)
        .toList();
  }
}
