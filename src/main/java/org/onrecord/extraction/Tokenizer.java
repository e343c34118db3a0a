package org.onrecord.extraction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Splits a text into Penn Treebank tokens; {@link SentenceSplitter} finds the sentences. */
final class Tokenizer {
  /** Abbreviations whose full stop does not end a sentence. */
  private static final Set<String> ABBREVIATIONS = WordList.of("abbreviations").words();

  private static final int MAX_ABBREVIATION = 10;

  /** Abbreviations that occur in lower case; others are ordinary words then. */
  private static final Set<String> LOWER_CASE =
      Set.of(
          "vs", "v", "etc", "approx", "dept", "est", "govt", "mr", "mrs", "ms", "dr", "jr", "sr",
          "a.m", "p.m");

  private final String text;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int count;

  private Tokenizer(String text) {
    this.text = text;
  }

  static Words words(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    tokenizer.split();
    return tokenizer.words();
  }

  private Words words() {
    return SentenceSplitter.of(text, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }

  private void split() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
        at++;
      } else if (isWordCharacter(at)) {
        at = word(at);
      } else {
        at = mark(at);
      }
    }
  }

  private boolean isWordCharacter(int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '@'
        || c == '#'
        || c == '_';
  }

  private int word(int from) {
    if (isUrl(from)) {
      int to = urlEnd(from);
      add(from, to);
      return to;
    }
    int to = from;
    while (to < text.length() && (isWordCharacter(to) || isPartOfWord(from, to))) {
      to++;
    }
    if (to < text.length() && text.charAt(to) == '.' && includesStop(from, to)) {
      to++;
      // "U.S.-led"
      while (to + 1 < text.length()
          && (isHyphen(to) && isWordCharacter(to + 1) || isWordCharacter(to))) {
        to++;
      }
    }
    return splitClitics(from, to);
  }

  private boolean isHyphen(int at) {
    return text.charAt(at) == '-' || text.charAt(at) == '\u2011';
  }

  private boolean isUrl(int from) {
    return text.startsWith("http://", from)
        || text.startsWith("https://", from)
        || text.startsWith("www.", from);
  }

  private int urlEnd(int from) {
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

  /** Returns whether a punctuation mark belongs to the word around it. */
  private boolean isPartOfWord(int from, int at) {
    if (at + 1 >= text.length() || !isWordCharacter(at + 1)) {
      return false;
    }
    char c = text.charAt(at);
    boolean digits =
        Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
    return switch (c) {
      case '-', '\'', '’', '´', '&', '\u2011', '\u00AD', '\u200B', '\u200C', '\u200D' -> true;
      case '.' ->
          digits
              || isInitial(from, at)
              || !Character.isUpperCase(text.charAt(at + 1))
                  && Character.isLetter(text.charAt(at + 1));
      case ',', ':' -> digits;
      case '/' -> digits;
      default -> false;
    };
  }

  /** Matches "U.S", "a.m", "D-N.J", "Ph.D": single letters separated by full stops. */
  private boolean isInitial(int from, int at) {
    return at - 1 == from
        || ".-".indexOf(text.charAt(at - 2)) >= 0
        || text.startsWith("Ph.D", at - 2);
  }

  private boolean includesStop(int from, int to) {
    int start = to;
    while (start > from && text.charAt(start - 1) != '-' && to - start <= MAX_ABBREVIATION) {
      start--; // the part after a hyphen: "R-Fla."
    }
    if (to - start > MAX_ABBREVIATION) {
      return false;
    }
    String word = text.substring(start, to);
    if (word.equals("no") || word.equals("No")) {
      return text.startsWith(" ", to + 1)
          && to + 2 < text.length()
          && Character.isDigit(text.charAt(to + 2));
    }
    boolean single = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return isDotted(word)
        || single && !word.equals("I")
        || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))
            && (Character.isUpperCase(word.charAt(0)) || LOWER_CASE.contains(word));
  }

  private static boolean isDotted(String word) {
    return word.indexOf('.') > 0
        && word.charAt(word.length() - 2) == '.'
        && word.chars().allMatch(c -> c == '.' || Character.isLetter(c));
  }

  /** Splits off clitics such as "n't" and "'s". */
  private int splitClitics(int from, int to) {
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
    // More than three equal marks are an ornament rather than quotation marks.
    boolean oneToken = c == '.' || c == '-' || c == '!' || c == '?' || doubles || run > from + 3;
    int to = oneToken ? run : from + 1;
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
}
