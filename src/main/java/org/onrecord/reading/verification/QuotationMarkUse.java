package org.onrecord.reading.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.textreuse.verification.TextRange;

/**
 * Tells quotations from other uses of quotation marks where no reporting verb decides: scare
 * quotes, titles of works, nicknames and mentions of words.
 */
final class QuotationMarkUse {
  /** The minimum length of a quotation without a cue, in words. */
  private static final int MIN_WORDS = 5;

  /** The minimum length in letters for scripts without spaces between words. */
  private static final int MIN_UNSPACED_LETTERS = 8;

  /** The maximum length of a title in words. */
  private static final int MAX_TITLE = 12;

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the of in on at to for and or nor but by with from as into over is it not vs der die das und von"
                  + " le la les de du des et el los las y en del e di")
              .split(" "));

  /** Words before the marks of a name or title. */
  private static final Pattern NAMING =
      Pattern.compile(
          "(?i).*\\b(so-called|called|named|titled|entitled|dubbed|nicknamed|known as|the word|the term|the phrase"
              + "|book|film|movie|song|album|novel|series|episode|headline)[\\s\\p{Z}]*[,:]?[\\s\\p{Z}]*\\p{Pi}?\\p{Po}?$");

  private static final int NAMING_LENGTH = 30;

  private final String text;

  QuotationMarkUse(String text) {
    this.text = text;
  }

  /** Returns whether a passage without a cue is long enough and no title. */
  boolean isQuotation(TextRange passage) {
    String words = text.substring(passage.start(), passage.end());
    long unspaced = words.codePoints().filter(Character::isIdeographic).count();
    boolean longEnough = words(words).size() >= MIN_WORDS || unspaced >= MIN_UNSPACED_LETTERS;
    return longEnough && !isTitle(passage) && !isNamed(passage);
  }

  /** Returns whether all words of a passage that are no function words are capitalized. */
  boolean isTitle(TextRange passage) {
    List<String> words = words(text.substring(passage.start(), passage.end()));
    List<String> content =
        words.stream().filter(word -> !FUNCTION_WORDS.contains(word.toLowerCase())).toList();
    return words.size() <= MAX_TITLE
        && content.size() > 1
        && content.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)));
  }

  private boolean isNamed(TextRange passage) {
    String before = text.substring(Math.max(0, passage.start() - NAMING_LENGTH), passage.start());
    return NAMING.matcher(before.replace('\n', ' ')).matches();
  }

  private static List<String> words(String passage) {
    return Arrays.stream(SPACES.split(passage))
        .map(word -> word.replaceAll("^[^\\p{L}\\p{Nd}]+", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
