package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds quotations without a cue. A log-linear model decides for each whether it is a quote, and
 * whether its speaker is that of the previous quote, of the next one, or a mention nearby.
 */
final class UncuedQuotes {
  /** The rule of signed quotations, as in letters. */
  static final String SIGNED = "signed";

  private static final int MAX_CANDIDATES = 40;
  private static final int MIN_LETTER = 3;
  private static final int MAX_SIGNATURE = 14;

  /** The number of preceding quotes that may overlap a quotation. */
  private static final int MAX_OVERLAPPING = 6;

  /** The speaker of a quotation without a cue. */
  enum Answer {
    NOT_A_QUOTE(null),
    BEFORE("marks-before"),
    AFTER("marks-after"),
    NAMED("marks-named"),
    NO_SPEAKER("marks-nobody");

    /** The rule that goes into the quote's origin, and a feature of {@link Confidence}. */
    final String rule;

    Answer(String rule) {
      this.rule = rule;
    }
  }

  record Candidate(Answer answer, Mention mention, Features features) {}

  private final Words words;
  private final QuotedPassages passages;
  private final Mentions mentions;

  UncuedQuotes(Words words, QuotedPassages passages, Mentions mentions) {
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
  }

  /**
   * A quotation without a cue, and its context.
   *
   * @param before the previous quote; may be null
   * @param after the next quote with a cue; may be null
   * @param signature the mention that signs it, as in a letter: "…" — Ana Mora; may be null
   */
  record Setting(
      QuoteContent content,
      QuoteDraft before,
      QuoteDraft after,
      Mention signature,
      List<Candidate> candidates) {}

  /**
   * Visits the quotations without a cue in order.
   *
   * @param cued the quotes with cues, in order
   * @param visitor returns a quote or null; the next setting follows it
   */
  void visit(List<QuoteDraft> cued, Function<Setting, QuoteDraft> visitor) {
    QuoteDraft before = null;
    int next = 0;
    for (QuotedPassage passage : passages.all) {
      while (next < cued.size() && cued.get(next).content().start() < passage.end()) {
        QuoteDraft draft = cued.get(next++);
        boolean last = before == null || draft.content().end() > before.content().end();
        before = last ? draft : before;
      }
      if (passage.depth() == 0 && passage.length() > 0 && !isReported(passage, cued, next)) {
        QuoteDraft after = next < cued.size() ? cued.get(next) : null;
        QuoteContent words = new QuoteContent(-1, List.of(passages.piece(passage)), 1);
        QuoteDraft draft =
            visitor.apply(
                new Setting(
                    words, before, after, signature(passage), candidates(passage, before, after)));
        before = draft == null ? before : draft;
      }
    }
  }

  private Mention signature(QuotedPassage passage) {
    int dash = passage.end();
    boolean signs =
        passage.closed()
            && passage.length() > MIN_LETTER
            && dash + 1 < words.count()
            && words.word(dash).matches("[-–—―]+")
            && paragraphEndsWithin(dash, MAX_SIGNATURE);
    Mention mention = signs ? mentions.outermost(dash + 1).orElse(null) : null;
    return mention != null && mention.form() == MentionForm.NAME ? mention : null;
  }

  private boolean paragraphEndsWithin(int word, int max) {
    int last = word + max;
    return last >= words.count() || words.paragraphOf(last) != words.paragraphOf(word);
  }

  /** Returns whether a cue reports most of the words of a quotation. */
  private static boolean isReported(QuotedPassage passage, List<QuoteDraft> cued, int next) {
    for (int i = Math.min(next, cued.size() - 1); i >= Math.max(0, next - MAX_OVERLAPPING); i--) {
      for (QuoteContent.Piece piece : cued.get(i).content().pieces()) {
        int common =
            Math.min(piece.end(), passage.close()) - Math.max(piece.start(), passage.first());
        if (common > 0 && 2 * common >= passage.length()) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Candidate> candidates(QuotedPassage passage, QuoteDraft before, QuoteDraft after) {
    UncuedQuoteFeatures features = new UncuedQuoteFeatures(words, passages, mentions, passage);
    QuoteContent last = before == null ? null : before.content();
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(Answer.NOT_A_QUOTE, null, features.notAQuote(last)));
    candidates.add(new Candidate(Answer.NO_SPEAKER, null, features.unnamed(last)));
    if (before != null) {
      candidates.add(new Candidate(Answer.BEFORE, null, features.before(last)));
    }
    if (after != null
        && words.paragraphOf(after.content().start()) - words.paragraphOf(passage.open()) <= 2) {
      candidates.add(new Candidate(Answer.AFTER, null, features.after(after.content())));
    }
    int from = Math.max(0, words.sentenceOf(passage.open()) - 1);
    int to =
        Math.min(
            words.sentenceCount() - 1,
            words.sentenceOf(Math.min(passage.end(), words.count()) - 1) + 1);
    for (int sentence = from; sentence <= to; sentence++) {
      for (Mention mention : mentions.in(sentence)) {
        if (!passages.inside(mention.head()) && candidates.size() < MAX_CANDIDATES) {
          candidates.add(new Candidate(Answer.NAMED, mention, features.named(mention)));
        }
      }
    }
    return candidates;
  }
}
