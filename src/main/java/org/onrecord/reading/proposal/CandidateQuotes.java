package org.onrecord.reading.proposal;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.extraction.Extractor;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.quote.BodyText;
import org.onrecord.records.quote.Span;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** A text and the quotes that the extractor finds in it, in order of their start. */
record CandidateQuotes(
    String text, String language, LocalDate publishedOn, List<CandidateQuote> quotes) {

  private static final Fault LANGUAGE = Fault.at("/language", "is not supported");
  private static final Fault ARTICLE = Fault.in("id", "has an article in an unsupported language");

  private static final Comparator<CandidateQuote> CONFIDENCE =
      Comparator.comparing(quote -> quote.origin().confidence());

  static CandidateQuotes of(ExtractionInput input) {
    return of(input.text(), input.language(), input.publishedOn(), LANGUAGE);
  }

  static CandidateQuotes of(ArticleInput input) {
    return of(input.body(), input.language(), input.publishedOn(), LANGUAGE);
  }

  static CandidateQuotes of(Article article) {
    return of(article.body, article.language, article.publishedOn, ARTICLE);
  }

  private static CandidateQuotes of(
      String text, String language, LocalDate publishedOn, Fault unsupported) {
    requireSupported(language, unsupported);
    BodyText body = new BodyText(text);
    Stream<CandidateQuote> quotes =
        Extractor.get().extract(text, language, publishedOn).stream()
            .map(found -> CandidateQuote.of(found, body))
            .flatMap(Optional::stream);
    return new CandidateQuotes(text, language, publishedOn, withoutDuplicates(quotes));
  }

  /** Keeps the most confident of several quotes with the same spans. */
  private static List<CandidateQuote> withoutDuplicates(Stream<CandidateQuote> quotes) {
    Map<List<Span>, CandidateQuote> bySpans =
        quotes.collect(
            toMap(CandidateQuote::spans, identity(), maxBy(CONFIDENCE), LinkedHashMap::new));
    return List.copyOf(bySpans.values());
  }

  /** True if the article still has this text, language and date. */
  boolean isCurrent(Article article) {
    return text.equals(article.body)
        && Objects.equals(language, article.language)
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

  private static void requireSupported(String language, Fault unsupported) {
    Set<String> supported = new TreeSet<>(Extractor.get().languages());
    if (language != null && !supported.contains(primarySubtag(language))) {
      throw ProblemException.unprocessable(
          "Quotes can be extracted from texts in these languages: %s. The language of this text is “%s”."
              .formatted(String.join(", ", supported), language),
          unsupported);
    }
  }

  private static String primarySubtag(String language) {
    return language.split("-")[0].toLowerCase(Locale.ROOT);
  }
}
