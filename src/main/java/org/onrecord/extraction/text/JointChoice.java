package org.onrecord.extraction.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Choice of the joint between two pieces of an interrupted quote, so that its text reads as one
 * would print it. {@code "It is late," she said. "We go."} reads "It is late. We go."
 *
 * <p>Punctuation before the closing mark stays, except a comma before a new sentence, which becomes
 * a full stop. A capital letter starts a sentence if the words between the pieces end one. If they
 * end with a comma, the capital may be that of a name: then the first word decides. Without letter
 * case, only the words between the pieces decide.
 */
public final class JointChoice {
  private static final String MARKS = "\"”“„’‘‚'»«›‹」「』『`´";

  /**
   * Closing punctuation, up to the mark or the end of the paragraph. Without a mark or line break
   * after it, the punctuation is not closing, but a line break before it is. Each run of white
   * space is read once.
   */
  private static final Pattern CLOSING =
      Pattern.compile(
          "[\\s\\p{Z}]*+(\\.{3}|[,.?!;…])?+(?:[\\s\\p{Z}]*+["
              + MARKS
              + "]|[\\s\\p{Z}]*\\n)|[\\s\\p{Z}]*\\n");

  private static final String SENTENCE_ENDS = ".?!…:。？！؟।";
  private static final String PIECE_ENDS = SENTENCE_ENDS + ",;—–-،؛，；：、";
  private static final String CLAUSE_ENDS = ",;—–-،؛，；、";

  /** Words that have a capital letter at the start of a sentence only. */
  private static final Set<String> STARTERS =
      Set.of(
          ("a an the this that these those there here it its he she they we you our my your his her their "
                  + "who what when where why which how if and but or nor so yet for because since while although though "
                  + "as at by from in into of on to with without under after before until unless once now then today "
                  + "tomorrow yesterday not no yes all any both each every some many most more much such even only just "
                  + "also still again never always maybe perhaps is are was were do does did has have had can could "
                  + "should would let please everyone everybody nobody nothing something someone anyone people")
              .split(" "));

  private final String text;
  private final int end;
  private final int start;
  private final Matcher closing;

  private JointChoice(String text, int end, int start) {
    this.text = text;
    this.end = end;
    this.start = start;
    this.closing = CLOSING.matcher(text).region(end, start);
  }

  /**
   * The joint between two pieces of a text.
   *
   * @param end UTF-16 offset of the end of a piece
   * @param start UTF-16 offset of the start of the next one
   */
  public static Joint between(String text, int end, int start) {
    return new JointChoice(text, end, start).joint();
  }

  private Joint joint() {
    if (text.startsWith("…", start) || text.startsWith("...", start)) {
      return Joint.SPACE;
    }
    Joint inside = inside();
    boolean stopped = PIECE_ENDS.indexOf(lastOfPiece()) >= 0;
    if (inside == Joint.COMMA || inside == Joint.SPACE) {
      return !startsSentence() ? inside : stopped ? Joint.SPACE : Joint.FULL_STOP;
    }
    return inside == Joint.FULL_STOP && stopped ? Joint.SPACE : inside;
  }

  /** The punctuation between the piece and the closing mark. */
  private Joint inside() {
    if (!closing.lookingAt() || closing.group(1) == null) {
      return Joint.SPACE;
    }
    Joint joint = Joint.of(closing.group(1));
    return joint == null ? Joint.ELLIPSIS : joint;
  }

  /** The last character of the piece apart from quotation marks. */
  private char lastOfPiece() {
    int at = end - 1;
    while (at > 0 && MARKS.indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return text.charAt(at);
  }

  private boolean startsSentence() {
    int letter = firstOfNextPiece();
    if (Character.isLowerCase(letter)) {
      return false;
    }
    char last = lastBetween();
    if (SENTENCE_ENDS.indexOf(last) >= 0 || !Character.isUpperCase(letter)) {
      return SENTENCE_ENDS.indexOf(last) >= 0;
    }
    String word = firstWord();
    return CLAUSE_ENDS.indexOf(last) >= 0 ? isStarter(word) : !word.equals("I");
  }

  /** The last character of the words between the pieces; a space if there are none. */
  private char lastBetween() {
    int from = closing.lookingAt() ? closing.end() : end;
    int at = start - 1;
    while (at >= from && (isSpace(text.charAt(at)) || MARKS.indexOf(text.charAt(at)) >= 0)) {
      at--;
    }
    return at < from ? ' ' : text.charAt(at);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private int firstOfNextPiece() {
    int at = start;
    while (at < text.length() - 1 && (MARKS + "([").indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.codePointAt(at);
  }

  /** The letters at the start of the next piece: "We" of "We've". */
  private String firstWord() {
    int from = start;
    while (from < text.length() && !Character.isLetter(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }

  private static boolean isStarter(String word) {
    String rest = word.substring(1);
    return rest.equals(rest.toLowerCase(Locale.ROOT))
        && STARTERS.contains(word.toLowerCase(Locale.ROOT));
  }
}
