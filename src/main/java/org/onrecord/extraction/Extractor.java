package org.onrecord.extraction;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the quotes in a news article: text goes in, quotes come out. An extractor is immutable,
 * gives the same answer to the same text, and may be used by many threads at once.
 */
public final class Extractor {
  /** Changes with every change of what is found. */
  public static final String VERSION = "1";

  /** What is less sure than this is wrong more often than not. */
  private static final double LEAST_CONFIDENCE = 0.35;

  private static final String ENGLISH = "en";

  private final Models models = Models.of(ENGLISH);

  private Extractor() {}

  /** The extractor, whose word lists and models are loaded when it is asked for first. */
  public static Extractor get() {
    return Loaded.EXTRACTOR;
  }

  /** The languages whose texts can be read, as BCP 47 primary subtags. */
  public Set<String> languages() {
    return Set.of(ENGLISH);
  }

  /**
   * The quotes of a text, in the order in which they start.
   *
   * @param text of any length, verbatim; paragraphs end at line breaks
   * @param language a BCP 47 tag; null is taken for English
   * @param date the day of the text, from which "on Monday" is counted; may be null
   * @throws IllegalArgumentException for a language that is not among {@link #languages}
   */
  public List<FoundQuote> extract(String text, String language, LocalDate date) {
    if (language != null && !languages().contains(Locale.forLanguageTag(language).getLanguage())) {
      throw new IllegalArgumentException("Quotes can't be found in the language " + language);
    }
    ExtractionPipeline reading = ExtractionPipeline.of(models, text);
    Confidence confidence = new Confidence(models.confidence(), reading.words, reading.passages);
    return new QuoteAssembly(reading, confidence, date)
        .quotes(reading.drafts()).stream()
            .filter(quote -> quote.confidence() >= LEAST_CONFIDENCE)
            .toList();
  }

  private static final class Loaded {
    static final Extractor EXTRACTOR = new Extractor();
  }
}
