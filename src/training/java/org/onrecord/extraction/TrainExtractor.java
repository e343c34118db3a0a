package org.onrecord.extraction;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Trains the extractor's models from annotated articles: {@code TrainExtractor train.jsonl
 * src/main/resources/extraction/en}.
 *
 * <p>Uses cross-validation (jackknifing): later stages are trained on the output of earlier stages
 * for articles that those were not trained on, because output on seen articles is overconfident.
 */
final class TrainExtractor {
  private static final int ROUNDS = 3;

  /** The number of epochs of the confidence model, which has few features. */
  private static final int CONFIDENCE_ROUNDS = 8;

  private static final int FOLDS = 4;

  /** Bits of the feature hash of the content model. */
  private static final int CONTENT_BITS = 21;

  /** Bits of the feature hash of the other models. */
  private static final int OTHER_BITS = 19;

  private final Models untrained = new Models(Tagger.of("en"), null, null, null, null);
  private final List<Annotated> articles;

  private TrainExtractor(Path train) throws IOException {
    articles = new ArrayList<>(Annotated.read(train, untrained, text -> text));
    while (articles.size() % FOLDS != 0) {
      articles.remove(articles.size() - 1);
    }
    // The same articles in other styles, in the same folds.
    articles.addAll(
        Annotated.read(
                train,
                untrained,
                text -> QuotationMarkStyles.of(text, Math.floorMod(text.hashCode(), 4)))
            .subList(0, articles.size()));
  }

  public static void main(String[] args) throws IOException {
    TrainExtractor training = new TrainExtractor(Path.of(args[0]));
    Models models = training.models();
    write(models.contents(), Path.of(args[1], "contents.bin"));
    write(models.speakers(), Path.of(args[1], "speakers.bin"));
    write(models.uncued(), Path.of(args[1], "uncued.bin"));
    write(models.confidence(), Path.of(args[1], "confidence.bin"));
  }

  private static void write(Weights weights, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      weights.write(out);
    }
  }

  Models models() {
    List<Models> cues = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      cues.add(cueModels(withoutFold(articles, fold)));
    }
    List<List<ChoiceExample>> uncued = examplesByHeldOutModels(cues, ChoiceExample::uncued);
    List<Models> all = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      all.add(
          with(cues.get(fold), choiceWeights(withoutFold(uncued, fold), OTHER_BITS, ROUNDS), null));
    }
    List<List<ChoiceExample>> answers = examplesByHeldOutModels(all, ChoiceExample::confidence);
    return with(
        cueModels(articles),
        choiceWeights(uncued, OTHER_BITS, ROUNDS),
        choiceWeights(answers, OTHER_BITS, CONFIDENCE_ROUNDS));
  }

  private static Weights choiceWeights(List<List<ChoiceExample>> examples, int bits, int rounds) {
    return Learner.train(
        examples.stream().flatMap(List::stream).toList(),
        bits,
        rounds,
        (learner, example) -> example.train(learner));
  }

  private static Models with(Models models, Weights uncued, Weights confidence) {
    return new Models(models.tagger(), models.contents(), models.speakers(), uncued, confidence);
  }

  private Models cueModels(List<Annotated> from) {
    Weights contents =
        Learner.train(
            examples(from, ContentExample::of),
            CONTENT_BITS,
            ROUNDS,
            (learner, example) -> example.train(learner));
    Weights speakers =
        Learner.train(
            examples(from, ChoiceExample::speakers),
            OTHER_BITS,
            ROUNDS,
            (learner, example) -> example.train(learner));
    return new Models(untrained.tagger(), contents, speakers, null, null);
  }

  private static <E> List<E> examples(List<Annotated> from, Function<Annotated, List<E>> of) {
    return from.stream().flatMap(article -> of.apply(article).stream()).toList();
  }

  private static <E> List<E> withoutFold(List<E> all, int fold) {
    List<E> others = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % FOLDS != fold) {
        others.add(all.get(i));
      }
    }
    return others;
  }

  /** Examples of each article, extracted with models that were not trained on it. */
  private List<List<ChoiceExample>> examplesByHeldOutModels(
      List<Models> models, Function<Annotated, List<ChoiceExample>> of) {
    List<List<ChoiceExample>> examples = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      Annotated article = articles.get(i);
      ExtractionPipeline pipeline = article.pipeline().with(models.get(i % FOLDS));
      examples.add(of.apply(new Annotated(pipeline, article.gold())));
    }
    return examples;
  }
}
