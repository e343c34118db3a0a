package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rarest words of a text, which find the rows that may have its words.
 *
 * @param words the lexemes in the order of the text, each once
 */
record RareLexemes(List<String> words) {
  /** The maximum number of words in a query. */
  private static final int MAX_WORDS = 12;

  private static final int WINDOW = 3;

  /** The share of rows from which a word is frequent. */
  private static final float FREQUENT = 0.05f;

  /**
   * Selects the rarest lexemes. Frequent ones are left out if there are three others.
   *
   * @param lexemes in the order of the text
   * @param frequencies the share of rows with each frequent lexeme
   */
  static RareLexemes of(List<String> lexemes, Map<String, Float> frequencies) {
    List<String> rarest =
        lexemes.stream()
            .distinct()
            .sorted(
                Comparator.comparing((String lexeme) -> frequencies.getOrDefault(lexeme, 0f))
                    .thenComparing(lexeme -> -lexeme.length()))
            .limit(MAX_WORDS)
            .toList();
    Set<String> used =
        Stream.concat(
                rarest.stream().limit(WINDOW),
                rarest.stream().filter(lexeme -> frequencies.getOrDefault(lexeme, 0f) < FREQUENT))
            .collect(Collectors.toSet());
    return new RareLexemes(lexemes.stream().distinct().filter(used::contains).toList());
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The {@code tsquery} for rows with all words: those of the text, or of a longer one. */
  String all() {
    return conjunction(words);
  }

  /**
   * The {@code tsquery} for rows with three neighbouring words. A changed word affects at most
   * three of these triples.
   */
  String triples() {
    return IntStream.rangeClosed(0, Math.max(0, words.size() - WINDOW))
        .mapToObj(i -> conjunction(words.subList(i, Math.min(i + WINDOW, words.size()))))
        .collect(joining(" | "));
  }

  private static String conjunction(List<String> lexemes) {
    return lexemes.stream().map(RareLexemes::quoted).collect(joining(" & ", "(", ")"));
  }

  private static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
