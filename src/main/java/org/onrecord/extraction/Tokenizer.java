package org.onrecord.extraction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into words, sentences and paragraphs, in one pass. Words are those of the Penn
 * Treebank, so that its parts of speech fit them.
 */
final class Tokenizer {
  /** What is longer is no prose, and is cut so that no stage takes long for it. */
  static final int LONGEST_SENTENCE = 250;

  /** Full stops after these do not end a sentence. */
  private static final Set<String> ABBREVIATIONS = WordList.of("abbreviations").words();

  private static final String QUOTES = "\"'“‘«„"; // may open a sentence
  private static final String CLOSING = "\"'”’»)]";

  /**
   * A sentence closes with no more marks than this; a text of nothing but marks would take ages.
   */
  private static final int MOST_CLOSING = 4;

  private static final int LONGEST_ABBREVIATION = 10;

  private final String text;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int count;

  private Tokenizer(String text) {
    this.text = text;
  }

  static Words words(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    tokenizer.cut();
    return tokenizer.words();
  }

  private Words words() {
    int[] start = Arrays.copyOf(starts, count);
    int[] end = Arrays.copyOf(ends, count);
    boolean[] opens = new boolean[count];
    int[] paragraphs = new int[count];
    int paragraph = 0;
    int sentence = 0;
    for (int i = 0; i < count; i++) {
      boolean breaks = i > 0 && paragraphBreak(end[i - 1], start[i]);
      paragraph += breaks ? 1 : 0;
      paragraphs[i] = paragraph;
      opens[i] = i == 0 || breaks || i - sentence == LONGEST_SENTENCE || sentenceBreak(i);
      sentence = opens[i] ? i : sentence;
    }
    return new Words(text, start, end, opens, paragraphs);
  }

  private void cut() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
        at++;
      } else if (wordCharacter(at)) {
        at = word(at);
      } else {
        at = mark(at);
      }
    }
  }

  private boolean wordCharacter(int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '@'
        || c == '#'
        || c == '_';
  }

  private int word(int from) {
    if (address(from)) {
      int to = addressEnd(from);
      add(from, to);
      return to;
    }
    int to = from;
    while (to < text.length() && (wordCharacter(to) || joins(from, to))) {
      to++;
    }
    if (to < text.length() && text.charAt(to) == '.' && keepsStop(from, to)) {
      to++;
      // "U.S.-led"
      while (to + 1 < text.length() && (hyphen(to) && wordCharacter(to + 1) || wordCharacter(to))) {
        to++;
      }
    }
    return clitics(from, to);
  }

  private boolean hyphen(int at) {
    return text.charAt(at) == '-' || text.charAt(at) == '\u2011';
  }

  private boolean address(int from) {
    return text.startsWith("http://", from)
        || text.startsWith("https://", from)
        || text.startsWith("www.", from);
  }

  private int addressEnd(int from) {
    int to = from;
    while (to < text.length()
        && text.charAt(to) > ' '
        && "\"”’»)>]\u00A0".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    while (".,;:!?'".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return to;
  }

  /** Whether the mark at an index belongs to the word around it. */
  private boolean joins(int from, int at) {
    if (at + 1 >= text.length() || !wordCharacter(at + 1)) {
      return false;
    }
    char c = text.charAt(at);
    boolean digits =
        Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
    return switch (c) {
      case '-', '\'', '’', '´', '&', '\u2011', '\u00AD', '\u200B', '\u200C', '\u200D' -> true;
      case '.' ->
          digits
              || initials(from, at)
              || !Character.isUpperCase(text.charAt(at + 1))
                  && Character.isLetter(text.charAt(at + 1));
      case ',', ':' -> digits;
      case '/' -> digits;
      default -> false;
    };
  }

  /** "U.S", "a.m", "D-N.J", "Ph.D": single letters with stops between them. */
  private boolean initials(int from, int at) {
    return at - 1 == from
        || ".-".indexOf(text.charAt(at - 2)) >= 0
        || text.startsWith("Ph.D", at - 2);
  }

  private boolean keepsStop(int from, int to) {
    int start = to;
    while (start > from && text.charAt(start - 1) != '-' && to - start <= LONGEST_ABBREVIATION) {
      start--; // the part after a hyphen: "R-Fla."
    }
    if (to - start > LONGEST_ABBREVIATION) {
      return false;
    }
    String word = text.substring(start, to);
    if (word.equals("no") || word.equals("No")) {
      return text.startsWith(" ", to + 1)
          && to + 2 < text.length()
          && Character.isDigit(text.charAt(to + 2));
    }
    boolean single = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return dotted(word)
        || single && !word.equals("I")
        || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))
            && (Character.isUpperCase(word.charAt(0)) || SMALL.contains(word));
  }

  private static boolean dotted(String word) {
    return word.indexOf('.') > 0
        && word.charAt(word.length() - 2) == '.'
        && word.chars().allMatch(c -> c == '.' || Character.isLetter(c));
  }

  /** Splits off "n't", "'s" and their like. */
  private int clitics(int from, int to) {
    String word =
        text.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\'').replace('´', '\'');
    int cut = to;
    if (word.endsWith("n't") && word.length() > 3) {
      cut = to - 3;
    } else {
      int apostrophe = word.lastIndexOf('\'');
      if (apostrophe > 0
          && Set.of("'s", "'re", "'ve", "'ll", "'d", "'m").contains(word.substring(apostrophe))) {
        cut = from + apostrophe;
      }
    }
    add(from, cut);
    if (cut < to) {
      add(cut, to);
    }
    return to;
  }

  private int mark(int from) {
    char c = text.charAt(from);
    int run = from + 1;
    while (run < text.length() && text.charAt(run) == c) {
      run++;
    }
    boolean doubles = (c == '\'' || c == '`') && run == from + 2;
    // Three of a kind and more are one ornament, and no quotation marks.
    boolean one = c == '.' || c == '-' || c == '!' || c == '?' || doubles || run > from + 3;
    int to = one ? run : from + 1;
    add(from, to);
    return to;
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  /** A line break, unless the line is merely wrapped: the next one goes on in lower case. */
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

  /** Whether a sentence ends before a word. */
  private boolean sentenceBreak(int word) {
    int last = word - 1;
    boolean closed = false;
    while (last >= 0 && word - last <= MOST_CLOSING && closing(last)) {
      closed = true;
      last--;
    }
    if (last < 0 || !stop(last) || starts[word] == ends[word - 1] && !runsOn(word)) {
      return false;
    }
    char first = text.charAt(starts[word]);
    if (Character.isLowerCase(first) || ",;:.!?)”—–-".indexOf(first) >= 0) {
      return false;
    }
    if (closed && asked(last) && reported(word)) {
      return false;
    }
    boolean bracketed = text.charAt(starts[word - 1]) == ')'; // "Marco Rubio (R-Fla.) Tuesday"
    return !abbreviated(last) || closed && !bracketed || startsAnew(word);
  }

  /** A space that was lost: "for voters.The". */
  private boolean runsOn(int word) {
    return word > 1
        && ends[word - 1] - starts[word - 1] == 1
        && ends[word - 2] == starts[word - 1]
        && ends[word - 2] - starts[word - 2] > 2
        && Character.isLowerCase(text.charAt(ends[word - 2] - 1))
        && Character.isUpperCase(text.charAt(starts[word]));
  }

  private boolean asked(int stop) {
    char c = text.charAt(starts[stop]);
    return c == '?' || c == '!';
  }

  /** Whether a name and a verb go on the sentence of a quotation: "Really?" Jane Doe asked. */
  private boolean reported(int word) {
    int at = word;
    while (at < count && at - word < MOST_NAMES && Character.isUpperCase(text.charAt(starts[at]))) {
      at++;
    }
    return at > word && at < count && REPORTING.contains(text.substring(starts[at], ends[at]));
  }

  private boolean closing(int word) {
    String mark = text.substring(starts[word], ends[word]);
    return mark.equals("''") || mark.length() == 1 && CLOSING.contains(mark) && !opensHere(word);
  }

  private boolean opensHere(int word) {
    boolean spaceBefore =
        starts[word] == 0 || Character.isWhitespace(text.charAt(starts[word] - 1));
    boolean spaceAfter =
        ends[word] == text.length() || Character.isWhitespace(text.charAt(ends[word]));
    return spaceBefore && !spaceAfter;
  }

  private boolean stop(int word) {
    char c = text.charAt(ends[word] - 1);
    return c == '.' || c == '!' || c == '?' || c == '…';
  }

  /** Whether the stop belongs to the word. */
  private boolean abbreviated(int word) {
    return ends[word] - starts[word] > 1 && Character.isLetter(text.charAt(starts[word]));
  }

  /** After "U.S." or "Inc.", words that rarely go on a name. */
  private boolean startsAnew(int word) {
    String before = text.substring(starts[word - 1], ends[word - 1]).toLowerCase(Locale.ROOT);
    if (TITLES.contains(before) || before.length() == 2) {
      return false;
    }
    if (QUOTES.indexOf(text.charAt(starts[word])) >= 0 && word + 1 < count) {
      return Character.isUpperCase(text.charAt(starts[word + 1])); // not in: the U.S. "will not"
    }
    return OPENERS.contains(text.substring(starts[word], ends[word]));
  }

  /** A name before its verb of reporting has fewer words than this. */
  private static final int MOST_NAMES = 5;

  private static final Set<String> REPORTING =
      Set.of(
          "said",
          "says",
          "asked",
          "asks",
          "wrote",
          "writes",
          "told",
          "added",
          "replied",
          "tweeted",
          "responded",
          "exclaimed",
          "shouted",
          "yelled",
          "joked",
          "quipped",
          "wondered");

  /** Abbreviations in small letters; the others are words then, which end a sentence. */
  private static final Set<String> SMALL =
      Set.of(
          "vs", "v", "etc", "approx", "dept", "est", "govt", "mr", "mrs", "ms", "dr", "jr", "sr",
          "a.m", "p.m");

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
}
