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

/** A text, and the quotes that the extractor finds in it, in the order in which they start. */
record CandidateQuotes(
    String text, String language, LocalDate publishedOn, List<CandidateQuote> quotes) {

  private static final Fault LANGUAGE = Fault.at("/language", "is not one of those");
  private static final Fault ARTICLE = Fault.in("id", "is that of an article in another language");

  private static final Comparator<CandidateQuote> CONFIDENCE =
      Comparator.comparing(finding -> finding.origin().confidence());

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
      String text, String language, LocalDate publishedOn, Fault unreadable) {
    requireReadable(language, unreadable);
    BodyText body = new BodyText(text);
    Stream<CandidateQuote> findings =
        Extractor.get().extract(text, language, publishedOn).stream()
            .map(found -> CandidateQuote.of(found, body))
            .flatMap(Optional::stream);
    return new CandidateQuotes(text, language, publishedOn, oneEach(findings));
  }

  /** Words are said once: of findings at the very same places there is the surest. */
  private static List<CandidateQuote> oneEach(Stream<CandidateQuote> findings) {
    Map<List<Span>, CandidateQuote> surest =
        findings.collect(
            toMap(CandidateQuote::spans, identity(), maxBy(CONFIDENCE), LinkedHashMap::new));
    return List.copyOf(surest.values());
  }

  /** Whether this is what the article says now. */
  boolean isCurrent(Article article) {
    return text.equals(article.body)
        && Objects.equals(language, article.language)
        && Objects.equals(publishedOn, article.publishedOn);
  }

  /** As many of the findings as there is room for: those of the highest confidence. */
  static List<CandidateQuote> mostConfident(List<CandidateQuote> findings, int room) {
    if (findings.size() <= room) {
      return findings;
    }
    Set<CandidateQuote> best =
        findings.stream().sorted(CONFIDENCE.reversed()).limit(room).collect(toSet());
    return findings.stream().filter(best::contains).toList();
  }

  private static void requireReadable(String language, Fault unreadable) {
    Set<String> readable = new TreeSet<>(Extractor.get().languages());
    if (language != null && !readable.contains(primarySubtag(language))) {
      throw ProblemException.unprocessable(
          "Quotes can be found in texts in these languages: %s. This one is in “%s”."
              .formatted(String.join(", ", readable), language),
          unreadable);
    }
  }

  private static String primarySubtag(String language) {
    return language.split("-")[0].toLowerCase(Locale.ROOT);
  }
}
