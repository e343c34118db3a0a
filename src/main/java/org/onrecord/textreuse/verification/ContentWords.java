package org.onrecord.textreuse.verification;

import java.util.Set;
import org.onrecord.textreuse.FoldedWords;

/** Words that carry content, whose agreement is less likely to be an accident. */
final class ContentWords {
  /** Frequent English words in folded form. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a about after again all also always am an and any are as at be because been before being but by can"
                  + " come could did do does doing done down even ever every for from get go going good got great had has"
                  + " have having he her here him his how i if in into is it its just know let like lot made make many"
                  + " may me mean might more most much must my need never no not now of off on one only or other our out"
                  + " over people really right said same say see she should so some something than that the their them"
                  + " then there these they thing things think this those through time to too up us very want was way we"
                  + " well were what when where which who why will with would yes you your")
              .split(" "));

  /** The minimum length of content words in languages whose function words are not listed. */
  private static final int MIN_LENGTH = 5;

  /** The number of letters of a script without spaces that count as a word. */
  private static final int LETTERS_PER_WORD = 2;

  private ContentWords() {}

  /** The number of content words in a range of words. */
  static int count(FoldedWords words, int from, int to) {
    int count = 0;
    int letters = 0;
    for (int i = from; i < to; i++) {
      if (words.isLetter(i)) {
        letters++;
      } else if (isContent(words, i)) {
        count++;
      }
    }
    return count + letters / LETTERS_PER_WORD;
  }

  /** Returns whether a word carries content: a number, a name, or a word that is not frequent. */
  static boolean isContent(FoldedWords words, int i) {
    String word = words.word(i);
    if (words.isNumber(i) || words.isName(i) || words.isLetter(i)) {
      return true;
    }
    return isEnglish(words.language())
        ? word.length() > 1 && !FUNCTION_WORDS.contains(word)
        : word.codePointCount(0, word.length()) >= MIN_LENGTH;
  }

  private static boolean isEnglish(String language) {
    return language == null || language.equals("en") || language.startsWith("en-");
  }
}
