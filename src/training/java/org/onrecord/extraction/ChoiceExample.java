package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.onrecord.extraction.Annotated.Gold;

/** A training example of a softmax model: candidates, each marked as right or wrong. */
record ChoiceExample(List<Features> candidates, boolean[] right) {

  static <C> ChoiceExample of(
      List<C> candidates, java.util.function.Function<C, Features> features, Predicate<C> right) {
    boolean[] marks = new boolean[candidates.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = right.test(candidates.get(i));
    }
    return new ChoiceExample(candidates.stream().map(features).toList(), marks);
  }

  boolean hasRightCandidate() {
    for (boolean one : right) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** Updates the weights along the gradient of the right candidates' total probability. */
  void train(Learner learner) {
    SoftmaxChoice choice = new SoftmaxChoice(learner.weights, candidates);
    double sum = 0;
    for (int i = 0; i < right.length; i++) {
      sum += right[i] ? choice.probability(i) : 0;
    }
    for (int i = 0; i < right.length; i++) {
      double p = choice.probability(i);
      learner.update(candidates.get(i), (right[i] ? p / sum : 0) - p);
    }
  }

  /** Examples for the speakers of cued quotes of an article. */
  static List<ChoiceExample> speakers(Annotated article) {
    ExtractionPipeline pipeline = article.pipeline();
    SpeakerCandidates speakers =
        new SpeakerCandidates(pipeline.words, pipeline.passages, pipeline.mentions);
    List<ChoiceExample> examples = new ArrayList<>();
    for (ContentExample reported : ContentExample.of(article)) {
      QuoteContent content = reported.reports() ? reported.content() : null;
      Gold gold = content == null ? null : article.goldOf(content);
      if (gold != null) {
        ChoiceExample example =
            of(
                speakers.candidates(content),
                SpeakerCandidates.Candidate::features,
                candidate -> says(gold, candidate.mention()));
        if (example.hasRightCandidate()) {
          examples.add(example);
        }
      }
    }
    return examples;
  }

  private static boolean says(Gold gold, Mention mention) {
    return gold.speaker() == null ? mention == null : gold.speaker().overlaps(mention);
  }

  /** Examples for the speakers of uncued quotes, from an article read with the models for cues. */
  static List<ChoiceExample> uncued(Annotated article) {
    ExtractionPipeline pipeline = article.pipeline();
    List<ChoiceExample> examples = new ArrayList<>();
    new UncuedQuotes(pipeline.words, pipeline.passages, pipeline.mentions)
        .visit(
            pipeline.withSpeakers(pipeline.cuedQuotes()),
            setting -> {
              Gold near = article.goldOf(setting.content());
              Gold gold = near != null && Annotated.matches(near, setting.content()) ? near : null;
              examples.add(uncued(article, setting, gold));
              return gold == null ? null : QuoteDraft.of(setting.content(), "", 1);
            });
    return examples;
  }

  private static ChoiceExample uncued(Annotated article, UncuedQuotes.Setting setting, Gold gold) {
    ChoiceExample example =
        of(
            setting.candidates(),
            UncuedQuotes.Candidate::features,
            candidate ->
                switch (candidate.answer()) {
                  case NOT_A_QUOTE -> gold == null;
                  case NO_SPEAKER -> gold != null && gold.speaker() == null;
                  case BEFORE -> gold != null && sameSpeaker(article, gold, setting.before());
                  case AFTER -> gold != null && sameSpeaker(article, gold, setting.after());
                  case NAMED ->
                      gold != null
                          && gold.speaker() != null
                          && gold.speaker().overlaps(candidate.mention());
                });
    // The speaker is not among the candidates.
    example.right[1] |= !example.hasRightCandidate();
    return example;
  }

  private static boolean sameSpeaker(Annotated article, Gold gold, QuoteDraft other) {
    Gold otherGold = article.goldOf(other.content());
    if (otherGold == null || gold.speaker() == null || otherGold.speaker() == null) {
      return false;
    }
    Words words = article.pipeline().words;
    return otherGold == gold
        || otherGold.speaker().start() == gold.speaker().start()
        || words.lower(otherGold.speaker().end() - 1).equals(words.lower(gold.speaker().end() - 1));
  }

  /** Examples for the confidence model: extracted quotes, each marked as right or wrong. */
  static List<ChoiceExample> confidence(Annotated article) {
    ExtractionPipeline pipeline = article.pipeline();
    Confidence confidence = new Confidence(new Weights(1), pipeline.words, pipeline.passages);
    List<ChoiceExample> examples = new ArrayList<>();
    Set<Annotated.Range> taken = new HashSet<>();
    for (QuoteDraft draft : pipeline.drafts()) {
      Gold gold = article.goldOf(draft.content());
      boolean found = gold != null && Annotated.matches(gold, draft.content());
      boolean quoted =
          draft.content().pieces().stream().anyMatch(pipeline.passages::containsQuotedWords);
      // Quotes of other kinds are not scored.
      if (!found || (quoted ? !gold.indirect() : gold.inScope())) {
        boolean right =
            found
                && taken.addAll(Annotated.overlappingPieces(gold, draft.content()))
                && Annotated.matchesEveryPiece(gold, draft.content())
                && says(article, gold, draft);
        Features features = confidence.features(draft);
        examples.add(
            new ChoiceExample(List.of(features, new Features(0)), new boolean[] {right, !right}));
      }
    }
    return examples;
  }

  private static boolean says(Annotated article, Gold gold, QuoteDraft draft) {
    Mention mention = draft.mention();
    if (mention == null || gold.speaker() == null || gold.speaker().overlaps(mention)) {
      return says(gold, mention);
    }
    Words words = article.pipeline().words;
    int last = gold.speaker().start();
    while (last + 1 < gold.speaker().end() && !words.lower(last + 1).equals(",")) {
      last++;
    }
    return mention.form() != MentionForm.PRONOUN
        && words.lower(last).equals(words.lower(mention.head()));
  }
}
