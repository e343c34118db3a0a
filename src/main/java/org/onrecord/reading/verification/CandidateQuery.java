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
 * @param someWords for rows of an altered text: three of the five rarest words, or three
 *     neighbouring ones. A changed word affects at most three neighbouring triples
 * @param phrase for rows with its words in sequence
 */
record CandidateQuery(String everyWord, String someWords, String phrase) {
  /** The maximum number of words in a query. */
  private static final int MAX_WORDS = 12;

  /** The number of rarest words that are combined in all ways. */
  private static final int RAREST = 5;

  private static final int WINDOW = 3;

  /** The maximum length of a phrase. */
  private static final int MAX_PHRASE = 40;

  /** The share of rows from which a word is frequent. */
  private static final float FREQUENT = 0.05f;

  /**
   * The queries for a text.
   *
   * @param lexemes in the order of the text; at least one
   * @param frequencies the share of rows with each frequent lexeme
   */
  static CandidateQuery of(List<String> lexemes, Map<String, Float> frequencies) {
    List<String> rarest = rarest(lexemes, frequencies);
    Set<String> alternatives = new LinkedHashSet<>();
    combine(rarest.subList(0, Math.min(RAREST, rarest.size())), alternatives);
    List<String> rare =
        rarest.stream().filter(word -> frequencies.getOrDefault(word, 0f) < FREQUENT).toList();
    List<String> inOrder = lexemes.stream().distinct().filter(rare::contains).toList();
    for (int i = 0; i + WINDOW <= inOrder.size(); i++) {
      List<String> neighbours = inOrder.subList(i, i + WINDOW);
      alternatives.add(joined(rare.stream().filter(neighbours::contains).toList(), " & "));
    }
    return new CandidateQuery(
        joined(rarest, " & "),
        String.join(" | ", alternatives),
        joined(lexemes.subList(0, Math.min(MAX_PHRASE, lexemes.size())), " <-> "));
  }

  private static List<String> rarest(List<String> lexemes, Map<String, Float> frequencies) {
    return lexemes.stream()
        .distinct()
        .sorted(
            Comparator.comparing((String lexeme) -> frequencies.getOrDefault(lexeme, 0f))
                .thenComparing(lexeme -> -lexeme.length()))
        .limit(MAX_WORDS)
        .toList();
  }

  /** Adds the combinations of three of four or five words, two of three, or all of fewer. */
  private static void combine(List<String> words, Set<String> alternatives) {
    int size = words.size() > WINDOW ? WINDOW : Math.min(words.size(), WINDOW - 1);
    for (int chosen = 0; chosen < 1 << words.size(); chosen++) {
      if (Integer.bitCount(chosen) == size) {
        List<String> combination = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
          if ((chosen & 1 << i) != 0) {
            combination.add(words.get(i));
          }
        }
        alternatives.add(joined(combination, " & "));
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
