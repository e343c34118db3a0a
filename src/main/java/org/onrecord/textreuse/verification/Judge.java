package org.onrecord.textreuse.verification;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.textreuse.FoldedWords;

/**
 * Judges quotations: retrieves candidates by their words, compares each one word by word, and takes
 * the most favourable finding that is true. Bodies are searched only if no quote has the words.
 */
public final class Judge {
  private static final int MAX_QUOTES = 20;
  private static final int MAX_ARTICLES = 10;

  /** The number of quotations that are searched for at once, which bounds the memory. */
  private static final int BATCH = 10;

  /** The similarity from which altered words count as the speaker's, not as those of another. */
  private static final double NEARLY_EQUAL = 0.8;

  private final EvidenceSource source;
  private final ComparisonBudget budget;

  /** A judge without a limit of comparisons. */
  public Judge(EvidenceSource source) {
    this(source, Long.MAX_VALUE);
  }

  /**
   * A judge of one request.
   *
   * @param comparisons the maximum number of pairs of words that it compares
   */
  public Judge(EvidenceSource source, long comparisons) {
    this.source = source;
    this.budget = new ComparisonBudget(comparisons);
  }

  /**
   * Judges quotations in order. Equal quotations are judged once.
   *
   * @throws ComparisonLimitException if that takes more comparisons than the limit
   */
  public List<Verification> judge(List<Quotation> quotations) {
    List<Quotation> distinct = quotations.stream().distinct().toList();
    Map<Quotation, Verification> judged = new HashMap<>();
    for (int i = 0; i < distinct.size(); i += BATCH) {
      List<Quotation> batch = distinct.subList(i, Math.min(i + BATCH, distinct.size()));
      judgedTogether(batch).forEach(found -> judged.put(found.quotation(), found));
    }
    return quotations.stream().map(judged::get).toList();
  }

  /** Judges a quotation. */
  public Verification judge(Quotation quotation) {
    return judge(List.of(quotation)).get(0);
  }

  /** Judges quotations with one search for their quotes and one for the bodies of the rest. */
  private List<Verification> judgedTogether(List<Quotation> quotations) {
    List<Examined> all = quotations.stream().map(Examined::of).toList();
    List<Examined> readable = all.stream().filter(Examined::isReadable).toList();
    List<List<RecordedQuote>> quotes = source.quotes(words(readable), MAX_QUOTES);
    for (int i = 0; i < readable.size(); i++) {
      readable.get(i).findings.addAll(ofQuotes(readable.get(i).quotation, quotes.get(i)));
    }
    List<Examined> without = readable.stream().filter(one -> !one.isOnRecord()).toList();
    List<List<RecordedArticle>> articles = source.articles(words(without), MAX_ARTICLES);
    for (int i = 0; i < without.size(); i++) {
      List<Finding> findings = without.get(i).findings;
      findings.addAll(ofBodies(without.get(i).quotation, articles.get(i), articlesOf(findings)));
    }
    return all.stream().map(one -> verification(one.quotation.source(), one.findings)).toList();
  }

  private static List<FoldedWords> words(List<Examined> quotations) {
    return quotations.stream().map(one -> one.quotation.words()).toList();
  }

  /** A quotation with its findings so far. */
  private record Examined(PreparedQuotation quotation, List<Finding> findings) {
    static Examined of(Quotation quotation) {
      return new Examined(PreparedQuotation.of(quotation), new ArrayList<>());
    }

    boolean isReadable() {
      return !quotation.letters().isEmpty() && quotation.words().count() > 0;
    }

    /** Returns whether a quote has the words, so that bodies need no search. */
    boolean isOnRecord() {
      return findings.stream()
          .anyMatch(finding -> finding.verdict().compareTo(Verdict.STITCHED) < 0);
    }
  }

  private List<Finding> ofQuotes(PreparedQuotation quotation, List<RecordedQuote> quotes) {
    List<Finding> findings = new ArrayList<>();
    Stitching stitching = new Stitching(quotation, source);
    for (RecordedQuote quote : quotes) {
      RecordedText text = quotation.textOf(quote);
      budget.spend(quotation, text);
      new QuoteExaminer(quotation, quote, text).examine().ifPresent(findings::add);
      stitching.add(quote, text);
    }
    boolean equal = findings.stream().anyMatch(Finding::hasAllWords);
    if (!equal) {
      findings.addAll(stitching.findings());
    }
    return findings;
  }

  /** The articles in which a quote with all words was recorded. */
  private static Set<UUID> articlesOf(List<Finding> findings) {
    return findings.stream()
        .filter(Finding::hasAllWords)
        .flatMap(finding -> finding.evidence().stream())
        .map(evidence -> evidence.article().id())
        .collect(toSet());
  }

  private List<Finding> ofBodies(
      PreparedQuotation quotation, List<RecordedArticle> articles, Set<UUID> withQuote) {
    List<Finding> findings = new ArrayList<>();
    for (RecordedArticle article : articles) {
      if (!withQuote.contains(article.id())) {
        budget.spend(article);
        RecordedText body = new RecordedText(article.body(), quotation.source().language());
        new BodyExaminer(quotation, article, body).examine().ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Verification verification(Quotation quotation, List<Finding> all) {
    List<Finding> findings = withoutDenials(withoutBodiesOfQuotes(all));
    Optional<Finding> best = findings.stream().min(Finding.ORDER);
    if (best.isEmpty()) {
      return Verification.notFound(quotation);
    }
    Finding first = best.get();
    List<Evidence> evidence =
        findings.stream()
            .filter(finding -> finding.verdict() == first.verdict())
            .sorted(
                Comparator.comparing((Finding finding) -> finding != first)
                    .thenComparing(finding -> !finding.isConfirmed())
                    .thenComparing(Finding.ORDER))
            .flatMap(finding -> finding.evidence().stream())
            .distinct()
            .limit(Verification.MAX_EVIDENCE)
            .toList();
    return new Verification(
        quotation,
        first.verdict(),
        first.similarity(),
        first.flags(),
        first.difference(),
        first.cut(),
        evidence);
  }

  /** A passage of a body is no evidence of its own if a quote with these words stands there. */
  private static List<Finding> withoutBodiesOfQuotes(List<Finding> findings) {
    List<Finding> quotes = findings.stream().filter(finding -> !finding.isOfBody()).toList();
    return findings.stream()
        .filter(finding -> !finding.isOfBody() || quotes.stream().noneMatch(finding::repeats))
        .toList();
  }

  /** Words that the claimed speaker nearly said are not called words of another one. */
  private static List<Finding> withoutDenials(List<Finding> findings) {
    boolean nearlySaid =
        findings.stream()
            .filter(finding -> finding.verdict() == Verdict.ALTERED)
            .filter(finding -> finding.speaker() == SpeakerMatch.SAME && finding.isHarmless())
            .anyMatch(finding -> finding.similarity() >= NEARLY_EQUAL);
    return nearlySaid
        ? findings.stream().filter(finding -> finding.verdict() != Verdict.MISATTRIBUTED).toList()
        : findings;
  }
}
