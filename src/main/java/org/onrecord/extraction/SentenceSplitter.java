package org.onrecord.extraction;

import java.util.Locale;
import java.util.Set;

/** Splits words into sentences and paragraphs by punctuation, capitals and line breaks. */
final class SentenceSplitter {
  /** The maximum length of a sentence, which bounds the time of later stages. */
  static final int MAX_LENGTH = 250;

  private static final String QUOTES = "\"'“‘«„"; // may open a sentence
  private static final String CLOSING = "\"'”’»)]";

  /**
   * The maximum number of marks that close a sentence, which bounds the time for long runs of
   * marks.
   */
  private static final int MAX_CLOSING = 4;

  /** The maximum length of a name before its reporting verb. */
  private static final int MAX_NAME = 5;

  private static final Set<String> REPORTING =
      Set.of(
          ("said says asked asks wrote writes told added replied tweeted responded"
                  + " exclaimed shouted yelled joked quipped wondered")
              .split(" "));

  private static final Set<String> TITLES =
      Set.of(
          "mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "gen.", "lt.", "col.", "sgt.", "st.",
          "prof.", "rev.", "hon.", "sens.", "reps.", "capt.", "cmdr.", "adm.", "maj.", "no.", "vs.",
          "v.");

  private static final Set<String> OPENERS =
      Set.of(
          "The", "He", "She", "They", "It", "We", "But", "And", "In", "On", "At", "A", "An", "I",
          "This", "That", "These", "Those", "His", "Her", "Their", "If", "When", "While", "As",
          "After", "For", "So", "You", "There", "What", "Not", "No", "Its", "Our", "My", "Mr.",
          "Ms.", "Mrs.");

  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final int count;

  private SentenceSplitter(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    count = starts.length;
  }

  /**
   * @param starts the start of each word
   * @param ends the end of each word
   */
  static Words of(String text, int[] starts, int[] ends) {
    return new SentenceSplitter(text, starts, ends).words();
  }

  private Words words() {
    boolean[] opens = new boolean[count];
    int[] paragraphs = new int[count];
    int paragraph = 0;
    int sentence = 0;
    for (int i = 0; i < count; i++) {
      boolean breaks = i > 0 && paragraphBreak(ends[i - 1], starts[i]);
      paragraph += breaks ? 1 : 0;
      paragraphs[i] = paragraph;
      opens[i] = i == 0 || breaks || i - sentence == MAX_LENGTH || sentenceBreak(i);
      sentence = opens[i] ? i : sentence;
    }
    return new Words(text, starts, ends, opens, paragraphs);
  }

  /**
   * Returns whether a line break is more than a soft wrap, after which the line continues in lower
   * case.
   */
  private boolean paragraphBreak(int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      breaks += text.charAt(i) == '\n' || text.charAt(i) == '\u2029' ? 1 : 0;
    }
    return breaks > 1
        || breaks == 1
            && !(Character.isLowerCase(text.charAt(to))
                && Character.isLetter(text.charAt(from - 1)));
  }

  /** Returns whether a sentence ends before a word. */
  private boolean sentenceBreak(int word) {
    int last = word - 1;
    boolean closed = false;
    while (last >= 0 && word - last <= MAX_CLOSING && isClosingMark(last)) {
      closed = true;
      last--;
    }
    if (last < 0 || !isStop(last) || starts[word] == ends[word - 1] && !lacksSpace(word)) {
      return false;
    }
    char first = text.charAt(starts[word]);
    if (Character.isLowerCase(first) || ",;:.!?)”—–-".indexOf(first) >= 0) {
      return false;
    }
    if (closed && isQuestionOrExclamation(last) && isAttribution(word)) {
      return false;
    }
    boolean bracketed = text.charAt(starts[word - 1]) == ')'; // "Marco Rubio (R-Fla.) Tuesday"
    return !isAbbreviation(last) || closed && !bracketed || startsSentence(word);
  }

  /** Returns whether a space is missing: "for voters.The". */
  private boolean lacksSpace(int word) {
    return word > 1
        && ends[word - 1] - starts[word - 1] == 1
        && ends[word - 2] == starts[word - 1]
        && ends[word - 2] - starts[word - 2] > 2
        && Character.isLowerCase(text.charAt(ends[word - 2] - 1))
        && Character.isUpperCase(text.charAt(starts[word]));
  }

  private boolean isQuestionOrExclamation(int stop) {
    char c = text.charAt(starts[stop]);
    return c == '?' || c == '!';
  }

  /**
   * Returns whether a name and a reporting verb continue the sentence: "Really?" Jane Doe asked.
   */
  private boolean isAttribution(int word) {
    int at = word;
    while (at < count && at - word < MAX_NAME && Character.isUpperCase(text.charAt(starts[at]))) {
      at++;
    }
    return at > word && at < count && REPORTING.contains(text.substring(starts[at], ends[at]));
  }

  private boolean isClosingMark(int word) {
    String mark = text.substring(starts[word], ends[word]);
    return mark.equals("''")
        || mark.length() == 1 && CLOSING.contains(mark) && !isOpeningMark(word);
  }

  private boolean isOpeningMark(int word) {
    boolean spaceBefore =
        starts[word] == 0 || Character.isWhitespace(text.charAt(starts[word] - 1));
    boolean spaceAfter =
        ends[word] == text.length() || Character.isWhitespace(text.charAt(ends[word]));
    return spaceBefore && !spaceAfter;
  }

  private boolean isStop(int word) {
    char c = text.charAt(ends[word] - 1);
    return c == '.' || c == '!' || c == '?' || c == '…';
  }

  /** Returns whether the full stop belongs to the word. */
  private boolean isAbbreviation(int word) {
    return ends[word] - starts[word] > 1 && Character.isLetter(text.charAt(starts[word]));
  }

  /** Returns whether a word after "U.S." or "Inc." rarely continues a name. */
  private boolean startsSentence(int word) {
    String before = text.substring(starts[word - 1], ends[word - 1]).toLowerCase(Locale.ROOT);
    if (TITLES.contains(before) || before.length() == 2) {
      return false;
    }
    if (QUOTES.indexOf(text.charAt(starts[word])) >= 0 && word + 1 < count) {
      return Character.isUpperCase(text.charAt(starts[word + 1])); // not in: the U.S. "will not"
    }
    return OPENERS.contains(text.substring(starts[word], ends[word]));
  }
}
