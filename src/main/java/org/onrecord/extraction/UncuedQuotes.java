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
  private final QuotedPassages marking;
  private final Mentions mentions;

  UncuedQuotes(Words words, QuotedPassages marking, Mentions mentions) {
    this.words = words;
    this.marking = marking;
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
      QuoteContent attribution,
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
    for (QuotedPassage marked : marking.all) {
      while (next < spoken.size() && spoken.get(next).content().start() < marked.end()) {
        QuoteDraft draft = spoken.get(next++);
        boolean last = before == null || draft.content().end() > before.content().end();
        before = last ? draft : before;
      }
      if (marked.depth() == 0 && marked.length() > 0 && !claimed(marked, spoken, next)) {
        QuoteDraft after = next < spoken.size() ? spoken.get(next) : null;
        QuoteContent words = new QuoteContent(-1, List.of(marking.piece(marked)), 1);
        QuoteDraft draft =
            visitor.apply(
                new Setting(
                    words, before, after, signature(marked), candidates(marked, before, after)));
        before = draft == null ? before : draft;
      }
    }
  }

  private Mention signature(QuotedPassage marked) {
    int dash = marked.end();
    boolean signs =
        marked.closed()
            && marked.length() > SHORTEST_LETTER
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
  private static boolean claimed(QuotedPassage marked, List<QuoteDraft> spoken, int next) {
    for (int i = Math.min(next, spoken.size() - 1); i >= Math.max(0, next - NEAR); i--) {
      for (QuoteContent.Piece piece : spoken.get(i).content().pieces()) {
        int common =
            Math.min(piece.end(), marked.close()) - Math.max(piece.start(), marked.first());
        if (common > 0 && 2 * common >= marked.length()) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Candidate> candidates(QuotedPassage marked, QuoteDraft before, QuoteDraft after) {
    UncuedQuoteFeatures features = new UncuedQuoteFeatures(words, marking, mentions, marked);
    QuoteContent last = before == null ? null : before.content();
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(Answer.NOT_SAID, null, features.notSaid(last)));
    candidates.add(new Candidate(Answer.NOBODY, null, features.byNobody(last)));
    if (before != null) {
      candidates.add(new Candidate(Answer.BEFORE, null, features.before(last)));
    }
    if (after != null
        && words.paragraphOf(after.content().start()) - words.paragraphOf(marked.open()) <= 2) {
      candidates.add(new Candidate(Answer.AFTER, null, features.after(after.content())));
    }
    int from = Math.max(0, words.sentenceOf(marked.open()) - 1);
    int to =
        Math.min(
            words.sentenceCount() - 1,
            words.sentenceOf(Math.min(marked.end(), words.count()) - 1) + 1);
    for (int sentence = from; sentence <= to; sentence++) {
      for (Mention mention : mentions.in(sentence)) {
        if (!marking.inside(mention.head()) && candidates.size() < MOST) {
          candidates.add(new Candidate(Answer.NAMED, mention, features.named(mention)));
        }
      }
    }
    return candidates;
  }
}
