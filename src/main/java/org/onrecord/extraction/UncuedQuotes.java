package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Quotations that no cue reports. A log-linear model chooses for each whether somebody says it at
 * all, and who: the speaker of the quote before it, of the one after it, or somebody who is named
 * near by.
 */
final class UncuedQuotes {
  /** The rule for what is signed. */
  static final String SIGNED = "signed";

  private static final int MOST = 40;
  private static final int SHORTEST_LETTER = 3;
  private static final int LONGEST_SIGNATURE = 14;

  /** So many quotes before a quotation may reach into it. */
  private static final int NEAR = 6;

  enum Answer {
    NOT_SAID,
    BEFORE,
    AFTER,
    NAMED,
    NOBODY
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
   * Quoted words that no cue reports, and what is around them.
   *
   * @param before the quote before it; null if there is none
   * @param after the quote with a cue after it; null if there is none
   * @param signature who signs them, as in a letter: "…" — Ana Mora; null if nobody does
   */
  record Setting(
      QuoteContent content,
      QuoteDraft before,
      QuoteDraft after,
      Mention signature,
      List<Candidate> candidates) {}

  /**
   * Goes through the quoted words that no cue reports, in their order.
   *
   * @param spoken the quotes with cues, in their order
   * @param visitor makes a quote of a setting, or null; the next setting comes after it
   */
  void visit(List<QuoteDraft> spoken, Function<Setting, QuoteDraft> visitor) {
    QuoteDraft before = null;
    int next = 0;
    for (QuotedPassage passage : passages.all) {
      while (next < spoken.size() && spoken.get(next).content().start() < passage.end()) {
        QuoteDraft draft = spoken.get(next++);
        boolean last = before == null || draft.content().end() > before.content().end();
        before = last ? draft : before;
      }
      if (passage.depth() == 0 && passage.length() > 0 && !claimed(passage, spoken, next)) {
        QuoteDraft after = next < spoken.size() ? spoken.get(next) : null;
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
            && passage.length() > SHORTEST_LETTER
            && dash + 1 < words.count()
            && words.word(dash).matches("[-–—―]+")
            && paragraphEndsWithin(dash, LONGEST_SIGNATURE);
    Mention mention = signs ? mentions.outermost(dash + 1).orElse(null) : null;
    return mention != null && mention.form() == MentionForm.NAME ? mention : null;
  }

  private boolean paragraphEndsWithin(int word, int most) {
    int last = word + most;
    return last >= words.count() || words.paragraphOf(last) != words.paragraphOf(word);
  }

  /** Whether a cue near by reports most of the words between two marks. */
  private static boolean claimed(QuotedPassage passage, List<QuoteDraft> spoken, int next) {
    for (int i = Math.min(next, spoken.size() - 1); i >= Math.max(0, next - NEAR); i--) {
      for (QuoteContent.Piece piece : spoken.get(i).content().pieces()) {
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
    candidates.add(new Candidate(Answer.NOT_SAID, null, features.notSaid(last)));
    candidates.add(new Candidate(Answer.NOBODY, null, features.byNobody(last)));
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
        if (!passages.inside(mention.head()) && candidates.size() < MOST) {
          candidates.add(new Candidate(Answer.NAMED, mention, features.named(mention)));
        }
      }
    }
    return candidates;
  }
}
