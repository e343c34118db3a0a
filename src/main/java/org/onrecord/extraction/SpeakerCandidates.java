package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;

/** Those who may say what a cue reports, for a log-linear model that chooses among them. */
final class SpeakerCandidates {
  /** A candidate; without a mention it is that nobody is named. */
  record Candidate(Mention mention, Features features) {}

  private static final int MOST = 40;
  private static final int FARTHEST = 50;

  /** Longer ways from a phrase to the cue are all alike. */
  private static final int LONGEST_PATH = 6;

  private final Words words;
  private final QuotedPassages passages;
  private final Mentions mentions;

  SpeakerCandidates(Words words, QuotedPassages passages, Mentions mentions) {
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
  }

  /** Those who may say what a cue reports: whom its sentence mentions, and nobody, who is first. */
  List<Candidate> candidates(QuoteContent content) {
    int cue = content.cue();
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(null, nobody(content)));
    for (Mention mention : mentions.in(words.sentenceOf(cue))) {
      boolean near = cue - mention.first() <= FARTHEST && mention.first() - cue <= FARTHEST;
      if (near && candidates.size() <= MOST) {
        candidates.add(new Candidate(mention, features(content, mention)));
      }
    }
    return candidates;
  }

  private Features nobody(QuoteContent content) {
    int cue = content.cue();
    String form = words.lower(cue);
    Features f = new Features(100);
    f.add(0);
    f.add(1, form);
    f.add(2, words.tag(cue));
    f.add(3, words.lower(cue - 1));
    f.add(4, words.tag(cue - 1), words.tag(cue));
    f.add(5, form, words.lower(cue - 1));
    f.add(6, words.lower(cue - 2), words.lower(cue - 1));
    f.add(7, words.lower(cue + 1));
    f.add(8, words.tag(cue - 2), words.tag(cue - 1));
    return f;
  }

  private Features features(QuoteContent content, Mention mention) {
    int cue = content.cue();
    boolean before = mention.end() <= cue;
    boolean around = !before && mention.first() <= cue;
    int distance = before ? cue - mention.end() : around ? 0 : mention.first() - cue - 1;
    Features f = new Features(110 + (before ? 0 : around ? 1 : 2));
    int far = CueFeatures.bucket(distance);
    itself(f, mention);
    apart(f, content, mention, far);
    between(f, cue, mention, before ? mention.end() : cue + 1, before ? cue : mention.first());
    String form = words.lower(cue);
    String lemma = Cues.lemma(form);
    f.add(0);
    f.add(1, far);
    f.add(2, form);
    f.add(3, form, far);
    f.add(4, words.tag(cue));
    f.add(23, words.lower(before ? mention.end() : cue + 1), far);
    f.add(25, words.tag(cue - 1), words.tag(cue), words.tag(cue + 1));
    f.add(26, words.lower(mention.first() - 1), form);
    f.add(27, words.lower(mention.head()), form);
    f.add(32, lemma, far);
    return f;
  }

  /** The phrase and the words next to it. */
  private void itself(Features f, Mention mention) {
    f.add(5, words.lower(mention.head()));
    f.add(6, words.tag(mention.head()));
    f.add(7, words.lower(mention.first()));
    f.add(8, words.lower(mention.first() - 1));
    f.add(9, words.lower(mention.end()));
    f.add(10, words.tag(mention.first() - 1));
    f.add(11, words.tag(mention.end()));
    f.add(12, words.tag(mention.end()), words.tag(mention.end() + 1));
    f.add(13, words.tag(mention.first() - 1), words.tag(mention.head()));
    f.add(35, String.valueOf(mention.kind()));
    f.add(38, mention.role() == null ? 0 : 1, mention.nameFirst() < 0 ? 0 : 1);
  }

  /** Whether it stands in the reported words or between quotation marks, and on which side. */
  private void apart(Features f, QuoteContent content, Mention mention, int far) {
    int cue = content.cue();
    int opens = words.first(words.sentenceOf(cue)) == mention.first() ? 1 : 0;
    int within =
        (content.contains(mention.head()) ? 1 : 0)
            + (passages.inside(mention.head()) ? 2 : 0)
            + (passages.inside(cue) ? 4 : 0);
    int side = mention.end() <= content.start() ? 0 : mention.first() >= content.end() ? 2 : 1;
    f.add(14, within);
    f.add(15, within * 16 + far);
    f.add(22, opens);
    f.add(29, side * 16 + far);
    f.add(30, side, opens);
    f.add(34, mention.form().name(), within);
  }

  /** The parts of speech of the words [from, to) between it and the cue. */
  private void between(Features f, int cue, Mention mention, int from, int to) {
    StringBuilder tags = new StringBuilder();
    int verbs = 0;
    int commas = 0;
    int nouns = 0;
    for (int i = from; i < to; i++) {
      String tag = words.tag(i);
      verbs += tag.startsWith("VB") || tag.equals("MD") ? 1 : 0;
      commas += tag.equals(",") ? 1 : 0;
      nouns += tag.startsWith("NN") || tag.equals("PRP") ? 1 : 0;
      tags.append(i - from < LONGEST_PATH ? tag + ' ' : "");
    }
    String path = to - from > LONGEST_PATH ? "long" : tags.toString();
    int passed = Math.min(verbs, 4) * 25 + Math.min(commas, 4) * 5 + Math.min(nouns, 4);
    String lemma = Cues.lemma(words.lower(cue));
    f.add(16, path);
    f.add(17, path, words.lower(cue));
    f.add(18, path, words.tag(cue));
    f.add(19, path, words.tag(mention.head()));
    f.add(20, passed);
    f.add(21, words.tag(cue), passed);
    f.add(24, Math.min(verbs, 3), Math.min(nouns, 3));
    f.add(28, words.lower(cue + 1), path);
    f.add(31, path, lemma);
    f.add(33, lemma, words.tag(cue), path);
    f.add(36, String.valueOf(mention.kind()), path);
    f.add(37, mention.form().name(), path);
  }
}
