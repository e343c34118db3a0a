package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random cases of each class, made from a record. */
final class PlantedCases {
  private static final String LANGUAGE = "en";
  private static final int MIN_PART = 5;
  private static final int MIN_OMISSION = 4;
  private static final int MAX_TRIES = 10_000;
  private static final Flag[] SENSES = {Flag.NEGATION, Flag.NUMBER, Flag.NAME};

  private final PlantedRecord record;
  private final Random random;
  private final Mutations mutations;

  PlantedCases(PlantedRecord record, Random random) {
    this.record = record;
    this.random = random;
    List<String> words =
        record.quotes.stream()
            .flatMap(quote -> Stream.of(quote.text().split(" ")))
            .filter(word -> word.matches("[a-z]{4,}"))
            .toList();
    List<String> names =
        record.quotes.stream()
            .flatMap(quote -> Stream.of(quote.text().split(" ")).skip(1))
            .filter(word -> word.matches("[A-Z][a-z]{4,}"))
            .toList();
    this.mutations = new Mutations(random, words, names);
  }

  /** Makes cases, the classes in turn. */
  List<PlantedCase> make(int count) {
    List<PlantedCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PlantedCase.Kind kind = PlantedCase.Kind.values()[i % PlantedCase.Kind.values().length];
      cases.add(first(() -> make(kind)));
    }
    return cases;
  }

  private static PlantedCase first(Supplier<Optional<PlantedCase>> maker) {
    return Stream.generate(maker)
        .limit(MAX_TRIES)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Too few articles for all classes"));
  }

  private Optional<PlantedCase> make(PlantedCase.Kind kind) {
    RecordedQuote quote = record.quotes.get(random.nextInt(record.quotes.size()));
    return switch (kind) {
      case VERBATIM -> planted(kind, quote, Optional.of(quote.text()));
      case TYPOGRAPHIC -> planted(kind, quote, Optional.of(mutations.typography(quote.text())));
      case TRUNCATED -> planted(kind, quote, part(quote.text()));
      case STITCHED -> random.nextBoolean() ? omission(quote) : stitched(quote);
      case ALTERED -> planted(kind, quote, altered(quote.text()));
      case SENSE -> sense(quote);
      case MISATTRIBUTED -> misattributed(quote);
      case UNRECORDED -> anonymous(kind, record.unrecorded);
      case NOT_FOUND -> anonymous(kind, record.absent);
    };
  }

  private Optional<PlantedCase> planted(
      PlantedCase.Kind kind, RecordedQuote quote, Optional<String> text) {
    return text.map(words -> new PlantedCase(kind, quotation(words, quote), null, quote));
  }

  /** A quotation that claims the speaker of a quote, or none. */
  private Quotation quotation(String text, RecordedQuote quote) {
    Quotation quotation = Quotation.of(text, LANGUAGE);
    return quote.speaker() == null || random.nextBoolean()
        ? quotation
        : quotation.by(ClaimedSpeaker.named(quote.speaker().names().get(0)));
  }

  private Optional<String> altered(String text) {
    return Optional.of(mutations.alter(text)).filter(altered -> !isPart(altered, text));
  }

  /** Returns whether a change left out words at an end, or changed nothing. */
  private static boolean isPart(String changed, String text) {
    return !Letters.of(text).find(Letters.of(changed), 1).isEmpty();
  }

  private Optional<String> part(String text) {
    String[] words = text.split(" +");
    if (words.length < MIN_PART + 2) {
      return Optional.empty();
    }
    int length = MIN_PART + random.nextInt(words.length - MIN_PART - 1);
    int start = random.nextInt(words.length - length + 1);
    return Optional.of(String.join(" ", Arrays.copyOfRange(words, start, start + length)));
  }

  private Optional<PlantedCase> omission(RecordedQuote quote) {
    String[] words = quote.text().split(" +");
    int spare = words.length - 2 * MIN_PART - MIN_OMISSION;
    if (spare < 0) {
      return Optional.empty();
    }
    int end = MIN_PART + random.nextInt(spare + 1);
    int start =
        end + MIN_OMISSION + random.nextInt(words.length - MIN_PART - end - MIN_OMISSION + 1);
    String gap = random.nextBoolean() ? " … " : " ";
    String text =
        String.join(" ", Arrays.copyOfRange(words, 0, end))
            + gap
            + String.join(" ", Arrays.copyOfRange(words, start, words.length));
    return planted(PlantedCase.Kind.STITCHED, quote, Optional.of(text));
  }

  private Optional<PlantedCase> stitched(RecordedQuote quote) {
    RecordedQuote other = record.quotes.get(random.nextInt(record.quotes.size()));
    boolean sameSpeaker = quote.speaker() != null && other.speaker() != null && quote != other;
    Optional<String> first = part(quote.text());
    Optional<String> second = part(other.text());
    if (!sameSpeaker || first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Quotation text = Quotation.of(first.get() + " " + second.get(), LANGUAGE);
    return Optional.of(new PlantedCase(PlantedCase.Kind.STITCHED, text, null, quote));
  }

  private Optional<PlantedCase> sense(RecordedQuote quote) {
    Flag flag = SENSES[random.nextInt(SENSES.length)];
    return mutations
        .sense(quote.text(), flag)
        .filter(text -> !isPart(text, quote.text()))
        .map(text -> new PlantedCase(PlantedCase.Kind.SENSE, quotation(text, quote), flag, quote));
  }

  private Optional<PlantedCase> misattributed(RecordedQuote quote) {
    RecordedQuote other = record.quotes.get(random.nextInt(record.quotes.size()));
    if (quote.speaker() == null || other.speaker() == null) {
      return Optional.empty();
    }
    String claimed = other.speaker().names().get(0);
    boolean name = claimed.matches("[A-Z]\\p{L}+ [A-Z]\\p{L}+");
    ClaimedSpeaker speaker = ClaimedSpeaker.named(claimed);
    return name && SpeakerMatch.of(speaker, quote) == SpeakerMatch.OTHER
        ? Optional.of(
            new PlantedCase(
                PlantedCase.Kind.MISATTRIBUTED,
                Quotation.of(quote.text(), LANGUAGE).by(speaker),
                Flag.SPEAKER,
                quote))
        : Optional.empty();
  }

  private Optional<PlantedCase> anonymous(PlantedCase.Kind kind, List<String> texts) {
    String text = texts.get(random.nextInt(texts.size()));
    // A quote may be on record in pieces, which no body prints one after the other.
    boolean known =
        record.quotes(text) || kind == PlantedCase.Kind.NOT_FOUND && record.prints(text);
    if (known) {
      return Optional.empty();
    }
    return Optional.of(new PlantedCase(kind, Quotation.of(text, LANGUAGE), null, null));
  }
}
