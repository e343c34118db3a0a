package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds reporting cues: reporting verbs, "according to", and colons before quoted words. */
final class Cues {
  /** The base form of each verb form. */
  private static final Map<String, String> VERBS = forms();

  /** The maximum per sentence; sentences with more are not prose. */
  private static final int MAX_PER_SENTENCE = 10;

  private static final int MAX_OUTSIDE_PROSE = 3;

  private Cues() {}

  /** The cue candidates of a text, in order. */
  static List<Integer> of(Words words, QuotedPassages passages) {
    List<Integer> cues = new ArrayList<>();
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      boolean prose = words.endOf(sentence) - words.first(sentence) < SentenceSplitter.MAX_LENGTH;
      int remaining = prose ? MAX_PER_SENTENCE : MAX_OUTSIDE_PROSE;
      for (int i = words.first(sentence); i < words.endOf(sentence) && remaining > 0; i++) {
        if (isCue(words, passages, i)) {
          cues.add(i);
          remaining--;
        }
      }
    }
    return cues;
  }

  private static boolean isCue(Words words, QuotedPassages passages, int i) {
    String word = words.lower(i);
    return VERBS.containsKey(word)
        || word.equals("according") && words.lower(i + 1).equals("to")
        || (word.equals("put") || word.equals("puts")) && words.lower(i + 1).equals("it")
        || word.equals(":") && isColonCue(words, passages, i);
  }

  /**
   * Returns whether a colon precedes a quotation without a verb, or follows a name that opens a
   * paragraph.
   */
  private static boolean isColonCue(Words words, QuotedPassages passages, int i) {
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

  /** The base form of a reporting verb; other words unchanged. */
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
