package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The full-text queries ({@code tsquery}) that find the rows that may have the words of a text.
 *
 * @param everyWord for rows with its rarest words: those of the same or a longer text
 * @param someWords for rows of an altered text, or of a part: three of the five rarest words, or
 *     three of the four rarest of a half. Each word more would cost a search for its rows; null if
 *     all are frequent
 * @param mostWords for rows of a slightly altered text: four of the five rarest words; null if all
 *     are frequent
 * @param phrase for rows with its words in sequence
 */
record CandidateQuery(String everyWord, String someWords, String mostWords, String phrase) {
  /** The maximum number of words in a conjunction. */
  private static final int MAX_WORDS = 12;

  /** The number of the rarest words that are combined. */
  private static final int RAREST = 5;

  private static final int RAREST_OF_HALF = 4;

  /** The number of words that are combined in a row of an altered text. */
  private static final int COMBINED = 3;

  /** The minimum number of words of a text whose halves are searched for. */
  private static final int MIN_DIVIDED = 10;

  /**
   * The maximum number of rows with the rarest word of a combination. The index reads all of them.
   */
  private static final int MAX_ROWS = 5_000;

  /** The maximum length of a phrase. */
  private static final int MAX_PHRASE = 40;

  /**
   * The queries for a text.
   *
   * @param lexemes in the order of the text; at least one
   * @param rows the number of rows with each frequent lexeme
   */
  static CandidateQuery of(List<String> lexemes, Map<String, Double> rows) {
    List<String> distinct = lexemes.stream().distinct().toList();
    Set<String> alternatives = new LinkedHashSet<>();
    List<String> rarest = rarest(distinct, rows, RAREST);
    combine(rarest, COMBINED, rows, alternatives);
    Set<String> most = new LinkedHashSet<>();
    combine(rarest, RAREST - 1, rows, most);
    if (distinct.size() >= MIN_DIVIDED) {
      int middle = distinct.size() / 2;
      List<String> first = distinct.subList(0, middle);
      List<String> second = distinct.subList(middle, distinct.size());
      combine(rarest(first, rows, RAREST_OF_HALF), COMBINED, rows, alternatives);
      combine(rarest(second, rows, RAREST_OF_HALF), COMBINED, rows, alternatives);
    }
    return new CandidateQuery(
        joined(rarest(distinct, rows, MAX_WORDS), " & "),
        alternatives.isEmpty() ? null : String.join(" | ", alternatives),
        most.isEmpty() ? null : String.join(" | ", most),
        joined(lexemes.subList(0, Math.min(MAX_PHRASE, lexemes.size())), " <-> "));
  }

  /** The same queries without those for rows of a text that has only few of the words. */
  CandidateQuery forSlightChanges() {
    return new CandidateQuery(everyWord, mostWords, mostWords, phrase);
  }

  private static List<String> rarest(List<String> lexemes, Map<String, Double> rows, int limit) {
    return lexemes.stream()
        .sorted(
            Comparator.comparing((String lexeme) -> rows.getOrDefault(lexeme, 0d))
                .thenComparing(lexeme -> -lexeme.length()))
        .limit(limit)
        .toList();
  }

  /**
   * Adds the combinations of a number of words. Of few words, all but one are combined.
   *
   * @param words the rarest one first
   */
  private static void combine(
      List<String> words, int count, Map<String, Double> rows, Set<String> alternatives) {
    int size = Math.min(count, Math.max(words.size() - 1, Math.min(words.size(), 2)));
    for (int chosen = 0; chosen < 1 << words.size(); chosen++) {
      if (Integer.bitCount(chosen) == size) {
        List<String> combination = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
          if ((chosen & 1 << i) != 0) {
            combination.add(words.get(i));
          }
        }
        if (rows.getOrDefault(combination.get(0), 0d) <= MAX_ROWS) {
          alternatives.add(joined(combination, " & "));
        }
      }
    }
  }

  private static String joined(List<String> lexemes, String operator) {
    return lexemes.stream().map(CandidateQuery::quoted).collect(joining(operator, "(", ")"));
  }

  private static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
