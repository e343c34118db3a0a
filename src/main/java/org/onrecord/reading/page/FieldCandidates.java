package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.web.json.IllegalText;

/** What the parts of a page say of its article, for every field in the order of trust. */
final class FieldCandidates {
  /** Longer than any field of an article but its body; what is longer is no clue. */
  private static final int LONGEST = 10_000;

  private static final int MOST = 200;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
  private static final Pattern ENDS = Pattern.compile("^[ \\u200B\\uFEFF]+|[ \\u200B\\uFEFF]+$");

  private final Map<ArticleField, List<String>> values = new EnumMap<>(ArticleField.class);
  private final Map<ArticleField, List<String>> doubtful = new EnumMap<>(ArticleField.class);

  /** Adds a clue, after those that are there already; blank and illegal ones count for nothing. */
  void add(ArticleField field, String value) {
    add(values, field, value);
  }

  /** Adds a clue that counts only where there is no other. */
  void addFallback(ArticleField field, String value) {
    add(doubtful, field, value);
  }

  private static void add(
      Map<ArticleField, List<String>> values, ArticleField field, String value) {
    String clue = value == null || value.length() > LONGEST ? "" : collapseWhitespace(value);
    List<String> known = values.computeIfAbsent(field, any -> new ArrayList<>());
    if (!clue.isEmpty() && known.size() < MOST && IllegalText.violation(clue).isEmpty()) {
      known.add(clue);
    }
  }

  /** Adds all of another's, after those that are there already. */
  void add(FieldCandidates others) {
    others.values.forEach((field, clues) -> clues.forEach(clue -> add(field, clue)));
    others.doubtful.forEach((field, clues) -> clues.forEach(clue -> addFallback(field, clue)));
  }

  /** All clues, best first. */
  Stream<String> candidates(ArticleField field) {
    return Stream.of(values, doubtful)
        .flatMap(clues -> clues.getOrDefault(field, List.of()).stream());
  }

  /** The best clue that something can be made of. */
  <T> Optional<T> best(ArticleField field, Function<String, Optional<T>> reading) {
    return candidates(field).map(reading).flatMap(Optional::stream).findFirst();
  }

  /** On one line, without blanks at either end, the no-break and zero-width ones included. */
  static String collapseWhitespace(String text) {
    return ENDS.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("");
  }
}
