package org.onrecord.textreuse;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The words of a quote in the form in which they are compared: folded, with the information of each
 * word, the speaker, and the fingerprints.
 *
 * <p>The speaker is any identifier; null if no speaker is known. Of a longer quote, the first
 * {@value #MAX_WORDS} words are compared.
 */
public final class QuotedWords implements Comparable<QuotedWords> {
  /** The maximum number of words that are compared. */
  public static final int MAX_WORDS = 500;

  private final FoldedWords words;
  private final WordInformation information;
  private final String speaker;
  private final boolean indirect;
  private int[] fingerprints;
  private int[] selected;
  private NumberTemplate template;
  private Boolean identifying;

  private QuotedWords(FoldedWords words, String speaker, boolean indirect) {
    this.words = words.first(MAX_WORDS);
    this.information = WordInformation.of(this.words);
    this.speaker = speaker;
    this.indirect = indirect;
  }

  /**
   * The words of a direct quote.
   *
   * @param pieces the words of each span
   * @param language a BCP 47 tag, or null
   */
  public static QuotedWords direct(List<String> pieces, String language, String speaker) {
    return new QuotedWords(first(pieces, language), speaker, false);
  }

  /** The words of a quotation without a known speaker. */
  public static QuotedWords of(FoldedWords words) {
    return new QuotedWords(words, null, false);
  }

  /** The words of a mixed quote that stand in quotation marks; all words if none do. */
  public static QuotedWords mixed(List<String> pieces, String language, String speaker) {
    return new QuotedWords(first(inMarks(pieces), language), speaker, false);
  }

  /** The words that stand in quotation marks, however many; all words if none do. */
  public static FoldedWords wordsInMarks(List<String> pieces, String language) {
    return FoldedWords.ofPieces(inMarks(pieces), language);
  }

  private static List<String> inMarks(List<String> pieces) {
    return QuotedParts.of(String.join(" ", pieces));
  }

  private static FoldedWords first(List<String> pieces, String language) {
    return FoldedWords.ofFirst(FoldedWords.joined(pieces), language, MAX_WORDS);
  }

  /** The words of an indirect quote, in the wording of the article. */
  public static QuotedWords indirect(List<String> pieces, String language, String speaker) {
    return new QuotedWords(first(pieces, language), speaker, true);
  }

  public FoldedWords words() {
    return words;
  }

  WordInformation information() {
    return information;
  }

  public String speaker() {
    return speaker;
  }

  public boolean isIndirect() {
    return indirect;
  }

  /** The fingerprints, distinct and in ascending order. */
  public int[] fingerprints() {
    find();
    return fingerprints;
  }

  /** The fingerprints by which an index finds the quotes to compare, distinct and ascending. */
  public int[] selectedFingerprints() {
    find();
    return selected;
  }

  private void find() {
    if (fingerprints == null) {
      template = NumberTemplate.of(words);
      Fingerprints found = Fingerprints.of(words, information);
      selected = found.selected();
      fingerprints = found.all();
    }
  }

  /**
   * A hash of the words with their numbers left open; null if there is no number, or an ellipsis or
   * insertion. Quotes with the same one and other {@link #numbers} never are one statement by
   * themselves.
   */
  public Long numberTemplate() {
    find();
    return template == null ? null : template.hash();
  }

  /** Hashes of the numbers in their order; null without a template. */
  public int[] numbers() {
    find();
    return template == null ? null : template.numbers();
  }

  /** Returns whether the numbers, and nothing else, differ from those of another quote. */
  public boolean differsInNumbers(QuotedWords other) {
    find();
    other.find();
    return template != null
        && other.template != null
        && template.hash() == other.template.hash()
        && !Arrays.equals(template.numbers(), other.template.numbers());
  }

  /**
   * Returns whether the words say enough to identify a statement. Others, such as "no comment", are
   * never the same as those of another quote, not even as equal ones.
   */
  public boolean identifiesStatement() {
    if (identifying == null) {
      identifying = SameWords.isEvidence(this);
    }
    return identifying;
  }

  /**
   * Returns whether a quote with these fingerprints may be the same words, if it also shares one of
   * the selected fingerprints.
   */
  public boolean mayAgree(int[] others) {
    return Fingerprints.mayAgree(fingerprints(), others);
  }

  /** The number of fingerprints that a quote with these has in common. */
  public int commonFingerprints(int[] others) {
    return Fingerprints.common(fingerprints(), others);
  }

  /** Returns whether a quote may be the same words, by its fingerprints. */
  boolean mayAgree(QuotedWords other) {
    return Fingerprints.common(selectedFingerprints(), other.selectedFingerprints()) > 0
        && mayAgree(other.fingerprints());
  }

  /**
   * Quotes are equal if no comparison can tell them apart: in their folded words, gaps, brackets,
   * names and language, the speaker, and in being indirect or not.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof QuotedWords quote
        && indirect == quote.indirect
        && Objects.equals(speaker, quote.speaker)
        && words.compareWords(quote.words) == 0;
  }

  @Override
  public int hashCode() {
    return words.hashOfWords() * 31 + Objects.hashCode(speaker);
  }

  /** A total order, so that a result does not depend on which quote comes first. */
  @Override
  public int compareTo(QuotedWords other) {
    int order = words.compareWords(other.words);
    if (order == 0) {
      order =
          Objects.requireNonNullElse(speaker, "")
              .compareTo(Objects.requireNonNullElse(other.speaker, ""));
    }
    return order == 0 ? Boolean.compare(indirect, other.indirect) : order;
  }
}
