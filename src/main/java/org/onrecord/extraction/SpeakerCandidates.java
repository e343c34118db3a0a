package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;

/** The candidate speakers of a cue, with features for a log-linear model. */
final class SpeakerCandidates {
  /** A candidate speaker; without a mention, it stands for an unnamed speaker. */
  record Candidate(Mention mention, Features features) {}

  private static final int MAX_CANDIDATES = 40;
  private static final int MAX_DISTANCE = 50;

  /** The maximum length of a path between a mention and the cue; longer ones are one feature. */
  private static final int MAX_PATH = 6;

  private final Words words;
  private final QuotedPassages passages;
  private final Mentions mentions;

  SpeakerCandidates(Words words, QuotedPassages passages, Mentions mentions) {
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
  }

  /** The unnamed speaker, followed by the mentions in the cue's sentence. */
  List<Candidate> candidates(QuoteContent content) {
    int cue = content.cue();
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(null, unnamed(content)));
    for (Mention mention : mentions.in(words.sentenceOf(cue))) {
      boolean near = cue - mention.first() <= MAX_DISTANCE && mention.first() - cue <= MAX_DISTANCE;
      if (near && candidates.size() <= MAX_CANDIDATES) {
        candidates.add(new Candidate(mention, features(content, mention)));
      }
    }
    return candidates;
  }

  private Features unnamed(QuoteContent content) {
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
    boolean containsCue = !before && mention.first() <= cue;
    int gap = before ? cue - mention.end() : containsCue ? 0 : mention.first() - cue - 1;
    Features f = new Features(110 + (before ? 0 : containsCue ? 1 : 2));
    int distance = CueFeatures.bucket(gap);
    addMention(f, mention);
    addPosition(f, content, mention, distance);
    addPath(f, cue, mention, before ? mention.end() : cue + 1, before ? cue : mention.first());
    String form = words.lower(cue);
    String lemma = Cues.lemma(form);
    f.add(0);
    f.add(1, distance);
    f.add(2, form);
    f.add(3, form, distance);
    f.add(4, words.tag(cue));
    f.add(23, words.lower(before ? mention.end() : cue + 1), distance);
    f.add(25, words.tag(cue - 1), words.tag(cue), words.tag(cue + 1));
    f.add(26, words.lower(mention.first() - 1), form);
    f.add(27, words.lower(mention.head()), form);
    f.add(32, lemma, distance);
    return f;
  }

  /** The phrase and its adjacent words. */
  private void addMention(Features f, Mention mention) {
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

  /** The position relative to the content and to quotation marks. */
  private void addPosition(Features f, QuoteContent content, Mention mention, int distance) {
    int cue = content.cue();
    int opens = words.first(words.sentenceOf(cue)) == mention.first() ? 1 : 0;
    int within =
        (content.contains(mention.head()) ? 1 : 0)
            + (passages.inside(mention.head()) ? 2 : 0)
            + (passages.inside(cue) ? 4 : 0);
    int side = mention.end() <= content.start() ? 0 : mention.first() >= content.end() ? 2 : 1;
    f.add(14, within);
    f.add(15, within * 16 + distance);
    f.add(22, opens);
    f.add(29, side * 16 + distance);
    f.add(30, side, opens);
    f.add(34, mention.form().name(), within);
  }

  /** The parts of speech of the words [from, to) between mention and cue. */
  private void addPath(Features f, int cue, Mention mention, int from, int to) {
    StringBuilder tags = new StringBuilder();
    int verbs = 0;
    int commas = 0;
    int nouns = 0;
    for (int i = from; i < to; i++) {
      String tag = words.tag(i);
      verbs += tag.startsWith("VB") || tag.equals("MD") ? 1 : 0;
      commas += tag.equals(",") ? 1 : 0;
      nouns += tag.startsWith("NN") || tag.equals("PRP") ? 1 : 0;
      tags.append(i - from < MAX_PATH ? tag + ' ' : "");
    }
    String path = to - from > MAX_PATH ? "long" : tags.toString();
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
