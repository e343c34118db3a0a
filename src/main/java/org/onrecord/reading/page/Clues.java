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
final class Clues {
  /** Longer than any field of an article but its body; what is longer is no clue. */
  private static final int LONGEST = 10_000;

  private static final int MOST = 200;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
  private static final Pattern ENDS = Pattern.compile("^[ \\u200B\\uFEFF]+|[ \\u200B\\uFEFF]+$");

  private final Map<Field, List<String>> values = new EnumMap<>(Field.class);
  private final Map<Field, List<String>> doubtful = new EnumMap<>(Field.class);

  /** Adds a clue, after those that are there already; blank and illegal ones count for nothing. */
  void offer(Field field, String value) {
    add(values, field, value);
  }

  /** Adds a clue that counts only where there is no other. */
  void offerInDoubt(Field field, String value) {
    add(doubtful, field, value);
  }

  private static void add(Map<Field, List<String>> values, Field field, String value) {
    String clue = value == null || value.length() > LONGEST ? "" : tidied(value);
    List<String> known = values.computeIfAbsent(field, any -> new ArrayList<>());
    if (!clue.isEmpty() && known.size() < MOST && IllegalText.violation(clue).isEmpty()) {
      known.add(clue);
    }
  }

  /** Adds all of another's, after those that are there already. */
  void offer(Clues others) {
    others.values.forEach((field, clues) -> clues.forEach(clue -> offer(field, clue)));
    others.doubtful.forEach((field, clues) -> clues.forEach(clue -> offerInDoubt(field, clue)));
  }

  /** All clues, best first. */
  Stream<String> of(Field field) {
    return Stream.of(values, doubtful)
        .flatMap(clues -> clues.getOrDefault(field, List.of()).stream());
  }

  /** The best clue that something can be made of. */
  <T> Optional<T> best(Field field, Function<String, Optional<T>> reading) {
    return of(field).map(reading).flatMap(Optional::stream).findFirst();
  }

  /** On one line, without blanks at either end, the no-break and zero-width ones included. */
  static String tidied(String text) {
    return ENDS.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("");
  }
}
