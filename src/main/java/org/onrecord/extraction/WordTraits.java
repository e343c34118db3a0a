package org.onrecord.extraction;

import java.util.List;
import java.util.Set;

/** Lexical and orthographic traits of each word of a text. */
final class WordTraits {
  private static final Set<String> PERSON_OR_VERB = WordClass.of("person-or-verb");
  private static final Set<String> AUXILIARY = WordClass.of("auxiliary");
  private static final Set<String> ADVERBS = WordClass.of("adverbs");

  final Words words;
  private final int[] ofWord;
  private final int[] ofName;
  private final boolean[] capitalized;
  private final boolean[] headline;

  WordTraits(Words words) {
    this.words = words;
    int n = words.count();
    ofWord = new int[n];
    ofName = new int[n];
    capitalized = new boolean[n];
    headline = new boolean[words.sentenceCount()];
    for (int i = 0; i < n; i++) {
      String word = words.word(i);
      ofWord[i] = Lexicon.word(words.lower(i));
      boolean upper = startsName(word);
      ofName[i] = upper ? Lexicon.name(word) : 0;
      if (upper && (ofWord[i] & Lexicon.GIVEN) == 0 && nonAscii(word)) {
        ofWord[i] |= Lexicon.word(Lexicon.normalized(words.lower(i)));
      }
      capitalized[i] = upper;
    }
    for (int s = 0; s < headline.length; s++) {
      headline[s] = isHeadline(s);
    }
    for (int i = 0; i < n; i++) {
      capitalized[i] = capitalized[i] && mayBeName(i);
    }
  }

  boolean is(int word, int bits) {
    return word >= 0 && word < ofWord.length && ((ofWord[word] | ofName[word]) & bits) != 0;
  }

  int bits(int word) {
    return word < 0 || word >= ofWord.length ? 0 : ofWord[word] | ofName[word];
  }

  /** Returns whether a word is capitalized and may be part of a name. */
  boolean capitalized(int word) {
    return word >= 0 && word < capitalized.length && capitalized[word];
  }

  /** Returns whether the word's sentence is capitalized like a headline. */
  boolean headline(int word) {
    return headline[words.sentenceOf(word)];
  }

  /**
   * Returns whether a word is first in a sentence or quotation, so that its capital means nothing.
   */
  boolean opensSentence(int word) {
    if (word == words.first(words.sentenceOf(word))) {
      return true;
    }
    String before = words.word(word - 1);
    boolean adjoins = words.end(word - 1) == words.start(word);
    return adjoins && OPENING_MARKS.contains(before) || SEPARATORS.contains(before);
  }

  private static final List<String> OPENING_MARKS =
      List.of("\"", "“", "‘", "«", "'", "''", "``", "(", "[");
  private static final List<String> SEPARATORS = List.of(":", "—", "–", "-", "--", "•", "*", "…");

  boolean isWord(int word) {
    String w = words.word(word);
    return !w.isEmpty() && Character.isLetter(w.charAt(0));
  }

  /** Returns whether a word is not a name by itself, capitalized or not. */
  boolean ordinary(int word) {
    return is(word, Lexicon.COMMON | Lexicon.SAYING | Lexicon.FUNCTION)
        && !is(word, Lexicon.GIVEN | Lexicon.LISTED | Lexicon.TITLE | Lexicon.HONORIFIC);
  }

  /** Returns whether two words are in the same sentence. */
  boolean sameSentence(int one, int other) {
    return one >= 0 && other < words.count() && words.sentenceOf(one) == words.sentenceOf(other);
  }

  /** The first word that is not an adverb. */
  int afterAdverbs(int word) {
    int to = word;
    while (to < word + 3 && (words.tag(to).equals("RB") || ADVERBS.contains(words.lower(to)))) {
      to++;
    }
    return to;
  }

  boolean acronym(int word) {
    String w = words.word(word);
    int upper = 0;
    for (int i = 0; i < w.length(); i++) {
      char c = w.charAt(i);
      if (Character.isLowerCase(c)
          || !(Character.isLetterOrDigit(c) || c == '.' || c == '&' || c == '-')) {
        return false;
      }
      upper += Character.isUpperCase(c) ? 1 : 0;
    }
    return upper >= 2 && w.length() <= 7;
  }

  /** Returns whether a word abbreviates given names: "J", "J.", "J.B.". */
  boolean initial(int word) {
    String w = words.word(word);
    if (!capitalized(word) || w.length() > 4) {
      return false;
    }
    return switch (w.length()) {
      case 1 -> true;
      case 2 -> w.charAt(1) == '.';
      case 4 -> w.charAt(1) == '.' && Character.isUpperCase(w.charAt(2)) && w.charAt(3) == '.';
      default -> false;
    };
  }

  boolean possessive(int word) {
    String w = words.lower(word);
    return w.equals("'s") || w.equals("'") && words.lower(word - 1).endsWith("s");
  }

  /**
   * Returns whether a word is a finite verb, by its tag, or by the list of saying verbs if
   * untagged.
   */
  boolean verb(int word) {
    String tag = words.tag(word);
    if (tag.isEmpty()) {
      return is(word, Lexicon.SAYING) && !capitalized(word)
          || AUXILIARY.contains(words.lower(word));
    }
    return tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP") || tag.equals("MD");
  }

  /**
   * Returns whether a word denotes a person or persons, regardless of its tag unless it may be a
   * verb.
   */
  boolean person(int word) {
    return is(word, Lexicon.ROLE | Lexicon.GROUP)
        && !is(word, Lexicon.COLLECTIVE | Lexicon.SAYING)
        && (!PERSON_OR_VERB.contains(words.lower(word)) || !words.tag(word).startsWith("VB"));
  }

  private static boolean startsName(String word) {
    if (Character.isUpperCase(word.charAt(0))) {
      return true;
    }
    int hyphen = word.indexOf('-');
    return hyphen > 0
        && hyphen <= 3
        && hyphen + 1 < word.length()
        && Character.isUpperCase(word.charAt(hyphen + 1))
        && (Lexicon.word(word.substring(0, hyphen)) & Lexicon.PARTICLE) != 0;
  }

  private static boolean nonAscii(String word) {
    return !Lexicon.normalized(word).equals(word);
  }

  private boolean mayBeName(int i) {
    boolean listed = (ofName[i] & ~Lexicon.OPENS_PHRASE) != 0;
    boolean opens = (ofName[i] & Lexicon.OPENS_PHRASE) != 0;
    int end = words.endOf(words.sentenceOf(i));
    if (listed || opens && Lexicon.phraseEnd(words, i, end) > 0 || words.word(i).equals("WHO")) {
      return true;
    }
    boolean calendar = (ofWord[i] & Lexicon.CALENDAR) != 0;
    if (calendar) {
      return i > 0
          && capitalized[i - 1]
          && is(i - 1, Lexicon.GIVEN | Lexicon.HONORIFIC | Lexicon.TITLE)
          && !is(i, Lexicon.GIVEN);
    }
    boolean surname = i > 0 && capitalized[i - 1] && (is(i - 1, Lexicon.GIVEN) || initial(i - 1));
    if (surname && !headline(i)) {
      return true;
    }
    boolean function = (ofWord[i] & (Lexicon.FUNCTION | Lexicon.DETERMINER)) != 0;
    return !function || (ofWord[i] & Lexicon.GIVEN) != 0 && Character.isUpperCase(nextStart(i));
  }

  private char nextStart(int i) {
    String next = words.word(i + 1);
    return next.isEmpty() ? ' ' : next.charAt(0);
  }

  private boolean isHeadline(int sentence) {
    int upper = 0;
    int lower = 0;
    for (int i = words.first(sentence); i < words.endOf(sentence); i++) {
      if (!isWord(i) || is(i, Lexicon.FUNCTION) || possessive(i)) {
        continue;
      }
      if (Character.isUpperCase(words.word(i).charAt(0))) {
        upper++;
      } else if (words.word(i).length() > 3) {
        lower++;
      }
    }
    return upper >= 4 && upper > 4 * lower;
  }
}
