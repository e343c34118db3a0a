package org.onrecord.textreuse.verification;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A record made from annotated articles. One article in five is not on record; one quote in seven
 * of the others is not recorded.
 */
final class PlantedRecord {
  private static final String LANGUAGE = "en";
  private static final int MIN_WORDS = 5;
  private static final int MAX_WORDS = 80;

  final InMemoryEvidence evidence = new InMemoryEvidence();
  final List<RecordedQuote> quotes = new ArrayList<>();

  /** Texts of quotes that stand in bodies on record, but are not recorded. */
  final List<String> unrecorded = new ArrayList<>();

  /** Texts of quotes in articles that are not on record. */
  final List<String> absent = new ArrayList<>();

  private final List<Letters> bodies = new ArrayList<>();
  private final Map<String, RecordedSpeaker> speakers = new HashMap<>();
  private final Random random;

  PlantedRecord(List<CorpusArticle> articles, Random random) {
    this.random = random;
    for (CorpusArticle article : articles) {
      if (random.nextInt(5) == 0) {
        article.quotes().forEach(quote -> addIfLongEnough(absent, quote, text(article, quote)));
      } else {
        add(article);
      }
    }
  }

  private void add(CorpusArticle article) {
    LocalDate day = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(700));
    RecordedArticle recorded = new RecordedArticle(id(), day, article.body());
    evidence.add(recorded, LANGUAGE);
    bodies.add(Letters.of(article.body()));
    int end = 0;
    for (CorpusArticle.Annotated quote : article.quotes()) {
      String text = text(article, quote);
      boolean overlaps = quote.spans().isEmpty() || quote.spans().get(0).start() < end;
      if (!overlaps && random.nextInt(7) == 0) {
        addIfLongEnough(unrecorded, quote, text);
      } else if (!overlaps && words(text) > 0) {
        add(quote, text, recorded);
      }
      for (BodySpan span : quote.spans()) {
        end = Math.max(end, span.end());
      }
    }
  }

  private void add(CorpusArticle.Annotated quote, String text, RecordedArticle article) {
    RecordedSpeaker speaker =
        quote.speaker() == null
            ? null
            : speakers.computeIfAbsent(
                quote.speaker(), name -> new RecordedSpeaker(id(), List.of(name), true, List.of()));
    RecordedQuote recorded =
        new RecordedQuote(
            id(),
            text,
            quote.direct(),
            quote.spans(),
            speaker,
            quote.speaker(),
            random.nextBoolean(),
            null,
            article);
    evidence.add(recorded, LANGUAGE);
    if (words(text) >= MIN_WORDS && words(text) <= MAX_WORDS) {
      quotes.add(recorded);
    }
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static String text(CorpusArticle article, CorpusArticle.Annotated quote) {
    return quote.spans().stream()
        .map(span -> BodyPlaces.range(article.body(), span).of(article.body()))
        .map(piece -> piece.replaceAll("\\s*\\n\\s*", " "))
        .collect(joining(" "));
  }

  /** Adds a text, unless unquoted words interrupt it in the body. */
  private static void addIfLongEnough(
      List<String> texts, CorpusArticle.Annotated quote, String text) {
    boolean whole = quote.spans().size() == 1 || quote.direct();
    if (whole && words(text) >= 2 * MIN_WORDS && words(text) <= MAX_WORDS) {
      texts.add(text);
    }
  }

  /** Returns whether a body on record has the words. */
  boolean prints(String text) {
    Letters letters = Letters.of(text);
    return bodies.stream().anyMatch(body -> !body.find(letters, 1).isEmpty());
  }

  /** Returns whether a quote on record has the words. */
  boolean quotes(String text) {
    Letters letters = Letters.of(text);
    return quotes.stream().anyMatch(quote -> !Letters.of(quote.text()).find(letters, 1).isEmpty());
  }

  static int words(String text) {
    return Letters.of(text).words();
  }
}
