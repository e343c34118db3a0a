package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that may report words: reporting verbs, "according to", and colons before them. */
final class Cues {
  /** The verb of each form. */
  private static final Map<String, String> VERBS = forms();

  /** A sentence with more is no prose. */
  private static final int MOST = 10;

  private static final int MOST_ELSEWHERE = 3;

  private Cues() {}

  /** The candidates of a text, in its order. */
  static List<Integer> of(Words words, QuotedPassages passages) {
    List<Integer> cues = new ArrayList<>();
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      boolean prose = words.endOf(sentence) - words.first(sentence) < SentenceSplitter.LONGEST;
      int left = prose ? MOST : MOST_ELSEWHERE;
      for (int i = words.first(sentence); i < words.endOf(sentence) && left > 0; i++) {
        if (reports(words, passages, i)) {
          cues.add(i);
          left--;
        }
      }
    }
    return cues;
  }

  private static boolean reports(Words words, QuotedPassages passages, int i) {
    String word = words.lower(i);
    return VERBS.containsKey(word)
        || word.equals("according") && words.lower(i + 1).equals("to")
        || (word.equals("put") || word.equals("puts")) && words.lower(i + 1).equals("it")
        || word.equals(":") && colon(words, passages, i);
  }

  /**
   * A colon before a quotation that no verb introduces, or after the name that opens a paragraph.
   */
  private static boolean colon(Words words, QuotedPassages passages, int i) {
    for (int k = i - 1; k >= Math.max(0, i - 6); k--) {
      if (VERBS.containsKey(words.lower(k)) && words.sentenceOf(k) == words.sentenceOf(i)) {
        return false;
      }
    }
    int first = words.first(words.sentenceOf(i));
    boolean opensParagraph = first == 0 || words.paragraphOf(first - 1) != words.paragraphOf(first);
    return passages.opensAt(i + 1) || opensParagraph && i > first && i - first < 9;
  }

  static boolean verb(String word) {
    return VERBS.containsKey(word);
  }

  /** The verb of a form; other words are their own. */
  static String lemma(String form) {
    return VERBS.getOrDefault(form, form);
  }

  private static Map<String, String> forms() {
    Map<String, String> forms = new HashMap<>();
    for (String line : WordList.of("reporting-verbs").words()) {
      String[] verb = line.split(" ");
      for (String form : verb) {
        forms.putIfAbsent(form, verb[0]);
      }
    }
    return forms;
  }
}
