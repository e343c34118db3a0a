package org.onrecord.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Part-of-speech tagger for Penn Treebank tags: a greedy left-to-right averaged perceptron. Rules
 * tag punctuation. A tagger is immutable; {@code TrainTagger} trains the model.
 */
final class Tagger {
  /** All tags; the model chooses among the first ones. */
  static final List<String> TAGS =
      List.of(
          "CC", "CD", "DT", "EX", "IN", "JJ", "JJR", "JJS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT",
          "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG", "VBN",
          "VBP", "VBZ", "WDT", "WP", "WRB", "WP$", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "$",
          "#", "SYM");

  static final int OPENING_QUOTE = TAGS.indexOf("``");

  private static final int MAX_SINGLE_QUOTED = 40;

  private static final int MODAL = TAGS.indexOf("MD");
  private static final int TO = TAGS.indexOf("TO");
  private static final int FIRST_VERB = TAGS.indexOf("VB");
  private static final int LAST_VERB = TAGS.indexOf("VBZ");

  private static final int NAME = TAGS.indexOf("NNP");

  private static final Set<Integer> PARTICIPLES = indices("VBG", "VBN");

  private static final Set<Integer> COMMON = indices("NN", "NNS", "VB", "VBP", "VBZ");

  private static final List<String> DERIVED =
      List.of(
          "ly", "ians", "ers", "ors", "ists", "ions", "ments", "ties", "ian", "ican", "ese", "ish",
          "ous", "ful", "less", "able", "ical", "ional", "tion", "ment", "ness", "ity");

  private static final Set<String> AUXILIARIES =
      Set.of(
          "be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re", "'s", "have", "has",
          "had", "having", "'ve", "'d", "do", "does", "did", "to", "get", "got", "gets", "getting",
          "let", "help", "make", "made", "said", "says");

  private static final Set<String> FINITE =
      Set.of(
          "is", "are", "was", "were", "has", "had", "have", "will", "would", "could", "should",
          "can", "may", "might", "must", "did", "does", "do", "said", "says", "told");

  private static final Set<String> DIVIDING =
      Set.of(
          ",", ";", ":", "\"", "”", "“", "and", "but", "or", "who", "that", "which", "when", "if",
          "because", "after", "before", "while", "as", "what", "how", "why", "he", "she", "they");

  private final TagModel model;

  private Tagger(TagModel model) {
    this.model = model;
  }

  /** The tagger of a language. Keep it: loading the model takes time. */
  static Tagger of(String language) {
    return of(TagModel.of(language));
  }

  static Tagger of(TagModel model) {
    return new Tagger(model);
  }

  /** Tags the words of a text. */
  void tag(Words words) {
    byte[] tags = new byte[words.count()];
    TagFeatures features = new TagFeatures(words, tags, model::knows);
    int[] keys = new int[TagFeatures.MAX_FEATURES];
    short[] scores = new short[TagModel.MAX_TAGS];
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      features.sentence(sentence);
      for (int i = words.first(sentence); i < words.endOf(sentence); i++) {
        int tag = mark(words, i);
        if (tag < 0) {
          tag = model.onlyTag(features.word(i));
        }
        if (tag < 0) {
          tag = best(features.of(i, keys), keys, scores);
          if (isUnknownName(features, i, tag, words.lower(i))
              || isAlwaysCapitalized(features, i, tag)) {
            tag = NAME;
          }
        }
        tags[i] = (byte) tag;
        words.tags[i] = TAGS.get(tag);
        features.tagged(i);
      }
    }
  }

  private int best(int count, int[] keys, short[] scores) {
    Arrays.fill(scores, (short) 0);
    for (int k = 0; k < count; k++) {
      model.add(keys[k], scores);
    }
    int best = 0;
    for (int tag = 1; tag < scores.length; tag++) {
      best = scores[tag] > scores[best] ? tag : best;
    }
    return best;
  }

  /**
   * Returns whether an unknown capitalized word is a name, judged by its suffix and predicted tag.
   */
  private static boolean isUnknownName(TagFeatures features, int word, int tag, String lower) {
    return features.unknownCapitalized(word)
        && !PARTICIPLES.contains(tag)
        && DERIVED.stream().noneMatch(lower::endsWith);
  }

  /** Returns whether a word tagged as common noun or verb is capitalized throughout the text. */
  private static boolean isAlwaysCapitalized(TagFeatures features, int word, int tag) {
    return COMMON.contains(tag) && features.alwaysCapital(word);
  }

  /** Returns whether a tag governs the verbs after it. */
  static boolean verb(int tag) {
    return tag >= FIRST_VERB && tag <= LAST_VERB || tag == MODAL || tag == TO;
  }

  private static Set<Integer> indices(String... tags) {
    return Stream.of(tags).map(TAGS::indexOf).collect(Collectors.toUnmodifiableSet());
  }

  static boolean auxiliary(String lower) {
    return AUXILIARIES.contains(lower);
  }

  static boolean finite(String lower) {
    return FINITE.contains(lower);
  }

  /** Returns whether a word separates a verb from the clause before it. */
  static boolean separatesClauses(String lower) {
    return DIVIDING.contains(lower);
  }

  /** The tag of a punctuation mark or symbol; -1 for a word. */
  static int mark(Words words, int word) {
    int start = words.start(word);
    char c = words.text.charAt(start);
    boolean alone = words.end(word) - start == 1;
    if (Character.isLetterOrDigit(c)
        || !alone && Character.isLetterOrDigit(words.text.charAt(start + 1))) {
      return -1;
    }
    return TAGS.indexOf(markTag(words, word, c));
  }

  private static String markTag(Words words, int word, char c) {
    return switch (c) {
      case ',' -> ",";
      case '.' -> words.end(word) - words.start(word) > 1 ? ":" : ".";
      case '!', '?' -> ".";
      case ':', ';', '-', '–', '—', '―', '…', '•', '·', '|' -> ":";
      case '“', '„', '‘', '«', '`' -> "``";
      case '”', '»' -> "''";
      case '’', '´' -> possessive(words, word) ? "POS" : "''";
      case '"' -> opens(words, word) ? "``" : "''";
      case '\'' -> opens(words, word) ? "``" : possessive(words, word) ? "POS" : "''";
      case '(', '[', '{' -> "-LRB-";
      case ')', ']', '}' -> "-RRB-";
      case '$', '£', '€', '¥' -> "$";
      case '#' -> "#";
      case '&' -> "CC";
      case '%' -> "NN";
      default -> "SYM";
    };
  }

  /**
   * Returns whether an apostrophe follows a plural ("the voters' choice") rather than closing a
   * quotation.
   */
  private static boolean possessive(Words words, int word) {
    int start = words.start(word);
    boolean glued = word > 0 && words.end(word - 1) == start && words.lower(word - 1).endsWith("s");
    if (!glued || words.end(word) - start > 1 || !wordFollows(words, word)) {
      return false;
    }
    int earliest = Math.max(words.first(words.sentenceOf(word)), word - MAX_SINGLE_QUOTED);
    for (int i = word - 1; i >= earliest; i--) {
      String mark = words.word(i);
      if (mark.equals("‘") || mark.equals("'") && opens(words, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean wordFollows(Words words, int word) {
    int end = words.end(word);
    return words.text.startsWith(" ", end)
        && word + 1 < words.count()
        && words.start(word + 1) == end + 1
        && Character.isLetterOrDigit(words.text.charAt(end + 1));
  }

  /** Returns whether a straight quotation mark precedes the quoted words. */
  private static boolean opens(Words words, int word) {
    String text = words.text;
    int start = words.start(word);
    int end = words.end(word);
    boolean before = start == 0 || " \t\n\r\u00A0([{—–-“‘\"".indexOf(text.charAt(start - 1)) >= 0;
    return before && end < text.length() && !Character.isWhitespace(text.charAt(end));
  }
}
