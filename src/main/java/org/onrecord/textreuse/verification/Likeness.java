package org.onrecord.textreuse.verification;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.onrecord.textreuse.FoldedWords;

/**
 * Likeness of two wordings with the same letters.
 *
 * @param flags what makes them different nevertheless; may be empty
 */
record Likeness(Degree degree, Set<Flag> flags) {
  private static final Pattern LINE_BREAK = Pattern.compile("[\\n\\r\\u2028\\u2029]");

  /** One expression for line breaks with spaces around them would take quadratic time for many. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\u2028\\u2029]+");

  enum Degree {
    /** Equal but for line breaks and the punctuation and quotation marks at the ends. */
    EXACT,
    /** Only case, punctuation, spacing, quotation marks or diacritics differ. */
    TYPOGRAPHIC,
    /** Signs differ that change the sense: 1.5 and 15, US and us, "now here" and "nowhere". */
    DIFFERENT
  }

  /**
   * Compares two wordings.
   *
   * @param language a BCP 47 tag; may be null
   */
  static Likeness of(String quotation, String printed, String language) {
    if (isExact(quotation, printed)) {
      return new Likeness(Degree.EXACT, Set.of());
    }
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (!Numerals.of(quotation, language).equals(Numerals.of(printed, language))) {
      flags.add(Flag.NUMBER);
    }
    if (negations(quotation, language) != negations(printed, language)) {
      flags.add(Flag.NEGATION);
    }
    if (Acronyms.differ(quotation, printed)) {
      flags.add(Flag.NAME);
    }
    boolean different = !flags.isEmpty() || Diacritics.contradict(quotation, printed, language);
    return new Likeness(different ? Degree.DIFFERENT : Degree.TYPOGRAPHIC, flags);
  }

  /** Returns whether two texts are equal but for their ends and line breaks. */
  static boolean isExact(String quotation, String printed) {
    return core(quotation).equals(core(printed));
  }

  private static int negations(String text, String language) {
    FoldedWords words = FoldedWords.of(text, language);
    return (int) IntStream.range(0, words.count()).filter(words::isNegation).count();
  }

  private static String core(String text) {
    return SPACES
        .matcher(EdgePunctuation.trimmed(text))
        .replaceAll(
            spaces ->
                LINE_BREAK.matcher(spaces.group()).find()
                    ? " "
                    : Matcher.quoteReplacement(spaces.group()));
  }
}
