package org.onrecord.reading.proposal;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.extraction.EntityKind;
import org.onrecord.extraction.ExtractedText;
import org.onrecord.extraction.Extractor;
import org.onrecord.extraction.FoundName;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.quote.BodyText;
import org.onrecord.records.quote.Span;

/**
 * A text and the quotes that the extractor finds in it, in order of their start.
 *
 * @param givenLanguage the language given with the text, as a BCP 47 tag; may be null
 * @param language the given or detected language
 * @param names all names in the text, in order of their start
 * @param affiliations that the text states, in order of their statements
 */
record CandidateQuotes(
    String text,
    String givenLanguage,
    LocalDate publishedOn,
    TextLanguage language,
    List<CandidateQuote> quotes,
    List<FoundName> names,
    List<CandidateAffiliation> affiliations) {

  /** The limit of the contract for the affiliations of a text. */
  private static final int MAX_AFFILIATIONS = 100;

  private static final Comparator<CandidateQuote> CONFIDENCE =
      Comparator.comparing(quote -> quote.origin().confidence());

  static CandidateQuotes of(ExtractionInput input) {
    return of(input.text(), input.language(), input.publishedOn());
  }

  static CandidateQuotes of(ArticleInput input) {
    return of(input.body(), input.language(), input.publishedOn());
  }

  static CandidateQuotes of(Article article) {
    return of(article.body, article.language, article.publishedOn);
  }

  private static CandidateQuotes of(String text, String given, LocalDate publishedOn) {
    BodyText body = new BodyText(text);
    TextLanguage language = TextLanguage.of(text, given);
    ExtractedText extracted = Extractor.get().extractWithNames(text, language, publishedOn);
    Stream<CandidateQuote> quotes =
        extracted.quotes().stream()
            .map(found -> CandidateQuote.of(found, body))
            .flatMap(Optional::stream);
    List<CandidateAffiliation> affiliations =
        extracted.affiliations().stream()
            .limit(MAX_AFFILIATIONS)
            .map(found -> CandidateAffiliation.of(found, body))
            .toList();
    return new CandidateQuotes(
        text,
        given,
        publishedOn,
        language,
        withoutDuplicates(quotes),
        extracted.names(),
        affiliations);
  }

  /** Keeps the most confident of several quotes with the same spans. */
  private static List<CandidateQuote> withoutDuplicates(Stream<CandidateQuote> quotes) {
    Map<List<Span>, CandidateQuote> bySpans =
        quotes.collect(
            toMap(CandidateQuote::spans, identity(), maxBy(CONFIDENCE), LinkedHashMap::new));
    return List.copyOf(bySpans.values());
  }

  /** The full names in the text that may be names of persons. */
  List<String> persons() {
    return names.stream()
        .filter(name -> name.kind() == null || name.kind() == EntityKind.PERSON)
        .map(FoundName::name)
        .distinct()
        .toList();
  }

  /**
   * These quotes if the article has this text, language and date. Otherwise extracts again: the
   * article changed after the extraction, or has more than the input that was extracted.
   */
  CandidateQuotes current(Article article) {
    return isCurrent(article) ? this : of(article);
  }

  private boolean isCurrent(Article article) {
    return text.equals(article.body)
        && Objects.equals(givenLanguage, article.language)
        && Objects.equals(publishedOn, article.publishedOn);
  }

  /** The quotes with the highest confidence, in their order. */
  static List<CandidateQuote> mostConfident(List<CandidateQuote> quotes, int limit) {
    if (quotes.size() <= limit) {
      return quotes;
    }
    Set<CandidateQuote> best =
        quotes.stream().sorted(CONFIDENCE.reversed()).limit(limit).collect(toSet());
    return quotes.stream().filter(best::contains).toList();
  }
}
