package org.onrecord.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onrecord.extraction.text.UnwrappedText;

/**
 * Extracts the quotes of a news article. An extractor is immutable, deterministic and safe for
 * concurrent use.
 */
public final class Extractor {
  /** The version of the extractor; it changes whenever results change. */
  public static final String VERSION = "2";

  /** The minimum confidence: quotes below it are wrong more often than right. */
  private static final double MIN_CONFIDENCE = 0.35;

  private static final String ENGLISH = "en";

  /** The languages that are read, as BCP 47 primary subtags. */
  static final Set<String> LANGUAGES = Set.of(ENGLISH);

  private final Models models = Models.of(ENGLISH);

  private Extractor() {}

  /** The extractor. The first call loads word lists and models. */
  public static Extractor get() {
    return Holder.EXTRACTOR;
  }

  /**
   * Extracts the quotes of a text.
   *
   * @param text of any length, verbatim; paragraphs end at line breaks, except in hard-wrapped text
   * @param language of the text. If it is not read, only the quotations in marks are found, without
   *     speakers and with low confidence
   * @param date the publication date, which resolves "on Monday"; may be null
   * @return the quotes in order of their start
   */
  public List<FoundQuote> extract(String text, TextLanguage language, LocalDate date) {
    return extractWithNames(text, language, date).quotes();
  }

  /**
   * Extracts the quotes of a text as {@link #extract} does, the names in it, and the affiliations
   * that it states.
   */
  public ExtractedText extractWithNames(String text, TextLanguage language, LocalDate date) {
    UnwrappedText source = UnwrappedText.of(text);
    return language.notRead() == null
        ? read(source, date)
        : new ExtractedText(MarkedQuotations.of(source), List.of(), List.of());
  }

  private ExtractedText read(UnwrappedText source, LocalDate date) {
    ExtractionPipeline pipeline = ExtractionPipeline.of(models, source.text());
    Confidence confidence = new Confidence(models.confidence(), pipeline.words, pipeline.passages);
    List<FoundQuote> quotes =
        new QuoteAssembly(pipeline, source, confidence, date)
            .quotes(pipeline.drafts()).stream()
                .filter(quote -> quote.confidence() >= MIN_CONFIDENCE)
                .toList();
    StatedAffiliations affiliations =
        new StatedAffiliations(pipeline.words, pipeline.mentions, source);
    return new ExtractedText(quotes, names(pipeline, source), affiliations.find());
  }

  private static List<FoundName> names(ExtractionPipeline pipeline, UnwrappedText source) {
    Words words = pipeline.words;
    List<FoundName> names = new ArrayList<>();
    for (Mention mention : pipeline.mentions.all()) {
      Entity entity = pipeline.mentions.entityOf(mention);
      if (mention.form() == MentionForm.NAME && entity.name() != null) {
        TextSpan span =
            new TextSpan(
                source.start(words.start(mention.nameFirst())),
                source.end(words.end(mention.nameEnd() - 1)));
        names.add(new FoundName(span, entity.name(), entity.kind()));
      }
    }
    return List.copyOf(names);
  }

  private static final class Holder {
    static final Extractor EXTRACTOR = new Extractor();
  }
}
