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

/**
 * Judges quotations: retrieves candidates by their words, compares each one word by word, and takes
 * the most favourable finding that is true. Bodies are searched only if no quote has the words.
 */
public final class Judge {
  private static final int MAX_QUOTES = 20;
  private static final int MAX_ARTICLES = 10;

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
    Map<Quotation, Verification> judged = new HashMap<>();
    return quotations.stream()
        .map(quotation -> judged.computeIfAbsent(quotation, this::judge))
        .toList();
  }

  /** Judges a quotation. */
  public Verification judge(Quotation quotation) {
    PreparedQuotation prepared = PreparedQuotation.of(quotation);
    if (prepared.letters().isEmpty() || prepared.words().count() == 0) {
      return Verification.notFound(quotation);
    }
    List<Finding> findings = new ArrayList<>(ofQuotes(prepared));
    if (findings.stream().noneMatch(finding -> finding.verdict().compareTo(Verdict.STITCHED) < 0)) {
      findings.addAll(ofBodies(prepared, articlesOf(findings)));
    }
    return verification(quotation, findings);
  }

  private List<Finding> ofQuotes(PreparedQuotation quotation) {
    List<Finding> findings = new ArrayList<>();
    Stitching stitching = new Stitching(quotation, source);
    for (RecordedQuote quote : source.quotes(quotation.words(), MAX_QUOTES)) {
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

  private List<Finding> ofBodies(PreparedQuotation quotation, Set<UUID> withQuote) {
    List<Finding> findings = new ArrayList<>();
    for (RecordedArticle article : source.articles(quotation.words(), MAX_ARTICLES)) {
      if (!withQuote.contains(article.id())) {
        budget.spend(article);
        RecordedText body = new RecordedText(article.body(), quotation.source().language());
        new BodyExaminer(quotation, article, body).examine().ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Verification verification(Quotation quotation, List<Finding> all) {
    List<Finding> findings = withoutDenials(all);
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
