package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Quotations that no cue reports. A log-linear model chooses for each whether somebody says it at
 * all, and who: the speaker of the quote before it, of the one after it, or somebody who is named
 * near by.
 */
final class Loose {
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
  private final Marking marking;
  private final Mentions mentions;

  Loose(Words words, Marking marking, Mentions mentions) {
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
      Attribution attribution,
      Draft before,
      Draft after,
      Mention signature,
      List<Candidate> candidates) {}

  /**
   * Goes through the quoted words that no cue reports, in their order.
   *
   * @param spoken the quotes with cues, in their order
   * @param visitor makes a quote of a setting, or null; the next setting comes after it
   */
  void visit(List<Draft> spoken, Function<Setting, Draft> visitor) {
    Draft before = null;
    int next = 0;
    for (Marked marked : marking.all) {
      while (next < spoken.size() && spoken.get(next).attribution().start() < marked.end()) {
        Draft draft = spoken.get(next++);
        boolean last = before == null || draft.attribution().end() > before.attribution().end();
        before = last ? draft : before;
      }
      if (marked.depth() == 0 && marked.length() > 0 && !claimed(marked, spoken, next)) {
        Draft after = next < spoken.size() ? spoken.get(next) : null;
        Attribution words = new Attribution(-1, List.of(marking.piece(marked)), 1);
        Draft draft =
            visitor.apply(
                new Setting(
                    words, before, after, signature(marked), candidates(marked, before, after)));
        before = draft == null ? before : draft;
      }
    }
  }

  private Mention signature(Marked marked) {
    int dash = marked.end();
    boolean signs =
        marked.closed()
            && marked.length() > SHORTEST_LETTER
            && dash + 1 < words.count()
            && words.word(dash).matches("[-–—―]+")
            && paragraphEndsWithin(dash, LONGEST_SIGNATURE);
    Mention mention = signs ? mentions.outermost(dash + 1).orElse(null) : null;
    return mention != null && mention.form() == Form.NAME ? mention : null;
  }

  private boolean paragraphEndsWithin(int word, int most) {
    int last = word + most;
    return last >= words.count() || words.paragraphOf(last) != words.paragraphOf(word);
  }

  /** Whether a cue near by reports most of the words between two marks. */
  private static boolean claimed(Marked marked, List<Draft> spoken, int next) {
    for (int i = Math.min(next, spoken.size() - 1); i >= Math.max(0, next - NEAR); i--) {
      for (Attribution.Piece piece : spoken.get(i).attribution().pieces()) {
        int common =
            Math.min(piece.end(), marked.close()) - Math.max(piece.start(), marked.first());
        if (common > 0 && 2 * common >= marked.length()) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Candidate> candidates(Marked marked, Draft before, Draft after) {
    LooseFeatures features = new LooseFeatures(words, marking, mentions, marked);
    Attribution last = before == null ? null : before.attribution();
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(Answer.NOT_SAID, null, features.notSaid(last)));
    candidates.add(new Candidate(Answer.NOBODY, null, features.byNobody(last)));
    if (before != null) {
      candidates.add(new Candidate(Answer.BEFORE, null, features.before(last)));
    }
    if (after != null
        && words.paragraphOf(after.attribution().start()) - words.paragraphOf(marked.open()) <= 2) {
      candidates.add(new Candidate(Answer.AFTER, null, features.after(after.attribution())));
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
