package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.web.json.IllegalText;

/** Candidate values for the fields of an article, in order of trust. */
final class FieldCandidates {
  /** Maximum length of a candidate: longer than any field of an article except its body. */
  private static final int MAX_LENGTH = 10_000;

  private static final int MAX_PER_FIELD = 200;
  private static final Pattern WHITESPACE = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
  private static final String EDGES = " \u200B\uFEFF";

  private final Map<ArticleField, List<String>> values = new EnumMap<>(ArticleField.class);
  private final Map<ArticleField, List<String>> fallbacks = new EnumMap<>(ArticleField.class);

  /** Appends a candidate. Blank, illegal and overlong values are ignored. */
  void add(ArticleField field, String value) {
    add(values, field, value);
  }

  /** Adds a candidate that counts only if the field has no other. */
  void addFallback(ArticleField field, String value) {
    add(fallbacks, field, value);
  }

  private static void add(
      Map<ArticleField, List<String>> values, ArticleField field, String value) {
    String candidate =
        value == null || value.length() > MAX_LENGTH ? "" : collapseWhitespace(value);
    List<String> known = values.computeIfAbsent(field, any -> new ArrayList<>());
    if (!candidate.isEmpty()
        && known.size() < MAX_PER_FIELD
        && IllegalText.violation(candidate).isEmpty()) {
      known.add(candidate);
    }
  }

  void addAll(ArticleField field, Stream<String> values) {
    values.forEach(value -> add(field, value));
  }

  /** Appends one candidate that lists all names. */
  void addAuthors(Stream<String> names) {
    add(ArticleField.AUTHORS, names.collect(Collectors.joining("; ")));
  }

  /** Appends all candidates of another collection. */
  void add(FieldCandidates others) {
    others.values.forEach((field, values) -> addAll(field, values.stream()));
    others.fallbacks.forEach(
        (field, candidates) -> candidates.forEach(candidate -> addFallback(field, candidate)));
  }

  /** All candidates, best first. */
  Stream<String> of(ArticleField field) {
    return Stream.of(values, fallbacks)
        .flatMap(candidates -> candidates.getOrDefault(field, List.of()).stream());
  }

  /** The best candidate that the parser accepts. */
  <T> Optional<T> best(ArticleField field, Function<String, Optional<T>> parser) {
    return of(field).map(parser).flatMap(Optional::stream).findFirst();
  }

  /** Joins lines and trims both ends, including no-break and zero-width spaces. */
  static String collapseWhitespace(String text) {
    String line = WHITESPACE.matcher(text).replaceAll(" ");
    int start = 0;
    int end = line.length();
    while (start < end && EDGES.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && EDGES.indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(start, end);
  }
}
