package org.onrecord.textreuse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases that many people say: "no comment", "thoughts and prayers". They are no evidence that two
 * quotes are the same statement.
 *
 * <p>The lists are {@code textreuse/<language>.txt}: one phrase per line, lines that start with #
 * are comments. In a phrase, {@code (a|b)} stands for either. Phrases may overlap in a text, so
 * that short ones suffice.
 */
final class StockPhrases {
  private static final Map<String, StockPhrases> LANGUAGES =
      Map.of("en", read("en"), "de", read("de"), "fr", read("fr"), "es", read("es"));

  private static final StockPhrases NONE = new StockPhrases();

  /** A node of the trie of phrases. */
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private boolean endsPhrase;
  }

  private final Node root = new Node();

  private StockPhrases() {}

  static StockPhrases of(WordLanguage language) {
    return LANGUAGES.getOrDefault(language.tag(), NONE);
  }

  /** The words that belong to a stock phrase. */
  BitSet find(FoldedWords words) {
    BitSet found = new BitSet(words.count());
    for (int i = 0; i < words.count(); i++) {
      Node node = root;
      for (int end = i; node != null && end < words.count(); end++) {
        node = node.next.get(words.word(end));
        if (node != null && node.endsPhrase) {
          found.set(i, end + 1);
        }
      }
    }
    return found;
  }

  private static StockPhrases read(String language) {
    String path = "/textreuse/%s.txt".formatted(language);
    StockPhrases read = new StockPhrases();
    try (InputStream in = StockPhrases.class.getResourceAsStream(path);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          alternatives(line).forEach(phrase -> read.add(phrase, language));
        }
      }
      return read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void add(String phrase, String language) {
    FoldedWords words = FoldedWords.of(phrase, language);
    Node node = root;
    for (int i = 0; i < words.count(); i++) {
      node = node.next.computeIfAbsent(words.word(i), word -> new Node());
    }
    node.endsPhrase = true;
  }

  /** All phrases that the alternatives in parentheses, which are not nested, stand for. */
  private static List<String> alternatives(String phrase) {
    int open = phrase.indexOf('(');
    if (open < 0) {
      return List.of(phrase);
    }
    int close = phrase.indexOf(')', open);
    List<String> all = new ArrayList<>();
    for (String part : phrase.substring(open + 1, close).split("\\|", -1)) {
      all.addAll(alternatives(phrase.substring(0, open) + part + phrase.substring(close + 1)));
    }
    return all;
  }
}
