package org.onrecord.textreuse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Expands English contractions: "don't" is "do not", "it's" is "it is". The ending of a possessive
 * is removed.
 */
final class Contractions {
  /** A printed word as one or two folded words; {@code second} starts at index {@code split}. */
  record Expansion(String first, String second, int split) {}

  /** Words after which "'s" is "is" rather than a possessive. */
  private static final Set<String> SUBJECTS =
      Set.of(
          "it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "this", "when",
          "why");

  private static final Map<String, String> ENDINGS =
      Map.of("re", "are", "ve", "have", "ll", "will", "d", "would", "m", "am");

  private static final Map<String, String> NEGATED =
      Map.of("wo", "will", "ca", "can", "sha", "shall", "ai", "is");

  /** Negated verbs that are printed without the apostrophe, too, and are no other words. */
  private static final Set<String> WITHOUT_APOSTROPHE =
      Set.of(
          "arent",
          "cant",
          "couldnt",
          "didnt",
          "doesnt",
          "dont",
          "hadnt",
          "hasnt",
          "havent",
          "isnt",
          "shouldnt",
          "wasnt",
          "werent",
          "wont",
          "wouldnt");

  /** Contractions that have no apostrophe. */
  private static final Map<String, Expansion> WHOLE = whole();

  private static final Set<String> PARTICIPLES =
      Set.of("been", "had", "got", "gone", "become", "done", "taken", "made");

  private Contractions() {}

  private static Map<String, Expansion> whole() {
    Map<String, Expansion> whole = new HashMap<>();
    whole.put("cannot", new Expansion("can", "not", 3));
    whole.put("gonna", new Expansion("going", "to", 3));
    whole.put("wanna", new Expansion("want", "to", 3));
    whole.put("gotta", new Expansion("got", "to", 3));
    for (String word : WITHOUT_APOSTROPHE) {
      whole.put(word, negated(word.substring(0, word.length() - 2)));
    }
    return whole;
  }

  /**
   * One word without a possessive ending and apostrophes.
   *
   * @param parts its expansion, or null
   */
  static String unmarked(String word, Expansion parts) {
    String base = parts != null && parts.second() == null ? parts.first() : word;
    return base.replace("'", "");
  }

  /** Expands a word in lower case with straight apostrophes; null if it is no contraction. */
  static Expansion of(String word) {
    int apostrophe = word.lastIndexOf('\'');
    if (apostrophe < 0) {
      return WHOLE.get(word);
    }
    String ending = word.substring(apostrophe + 1);
    String base = word.substring(0, apostrophe);
    if (ending.equals("t") && base.endsWith("n") && base.length() > 1) {
      return negated(base.substring(0, base.length() - 1));
    }
    if (ending.equals("s")) {
      return possessive(base, apostrophe);
    }
    String full = ENDINGS.get(ending);
    return full == null || base.isEmpty() ? null : new Expansion(base, full, apostrophe);
  }

  private static Expansion negated(String verb) {
    return new Expansion(NEGATED.getOrDefault(verb, verb), "not", verb.length());
  }

  private static Expansion possessive(String base, int apostrophe) {
    if (base.equals("let")) {
      return new Expansion(base, "us", apostrophe);
    }
    boolean verb = SUBJECTS.contains(base);
    return new Expansion(base, verb ? "is" : null, apostrophe);
  }

  /** Corrects "is" and "would" from contractions before a participle: "it's been" is "it has". */
  static void correct(ScannedWords words) {
    for (int i = 1; i + 1 < words.count(); i++) {
      if (words.has(i, FoldedWords.CONTINUED)) {
        String next = words.word(i + 1);
        if (words.word(i).equals("is") && PARTICIPLES.contains(next)) {
          words.replace(i, "has");
        } else if (words.word(i).equals("would")
            && (PARTICIPLES.contains(next) || next.equals("better"))) {
          words.replace(i, "had");
        }
      }
    }
  }
}
