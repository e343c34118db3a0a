package org.onrecord.extraction;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.extraction.text.UnwrappedText;

/**
 * Extracts the quotes of a news article. An extractor is immutable, deterministic and safe for
 * concurrent use.
 */
public final class Extractor {
  /** The version of the extractor; it changes whenever results change. */
  public static final String VERSION = "1";

  /** The minimum confidence: quotes below it are wrong more often than right. */
  private static final double MIN_CONFIDENCE = 0.35;

  private static final String ENGLISH = "en";

  private final Models models = Models.of(ENGLISH);

  private Extractor() {}

  /** The extractor. The first call loads word lists and models. */
  public static Extractor get() {
    return Holder.EXTRACTOR;
  }

  /** The supported languages, as BCP 47 primary subtags. */
  public Set<String> languages() {
    return Set.of(ENGLISH);
  }

  /**
   * Extracts the quotes of a text.
   *
   * @param text of any length, verbatim; paragraphs end at line breaks, except in hard-wrapped text
   * @param language a BCP 47 tag; null means English
   * @param date the publication date, which resolves "on Monday"; may be null
   * @return the quotes in order of their start
   * @throws IllegalArgumentException if {@link #languages} does not contain the language
   */
  public List<FoundQuote> extract(String text, String language, LocalDate date) {
    if (language != null && !languages().contains(Locale.forLanguageTag(language).getLanguage())) {
      throw new IllegalArgumentException("Unsupported language: " + language);
    }
    UnwrappedText source = UnwrappedText.of(text);
    ExtractionPipeline pipeline = ExtractionPipeline.of(models, source.text());
    Confidence confidence = new Confidence(models.confidence(), pipeline.words, pipeline.passages);
    return new QuoteAssembly(pipeline, source, confidence, date)
        .quotes(pipeline.drafts()).stream()
            .filter(quote -> quote.confidence() >= MIN_CONFIDENCE)
            .toList();
  }

  private static final class Holder {
    static final Extractor EXTRACTOR = new Extractor();
  }
}
