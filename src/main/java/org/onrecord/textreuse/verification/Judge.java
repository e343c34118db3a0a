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
import org.onrecord.textreuse.verification.EvidenceSource.BodyWords;

/**
 * Judges quotations: retrieves candidates by their words, compares each one word by word, and takes
 * the most favourable finding that is true. Bodies are searched only if they may be better evidence
 * than the quotes found.
 */
public final class Judge {
  private static final int MAX_QUOTES = 20;
  private static final int MAX_ARTICLES = 10;

  /** The number of quotations that are searched for at once, which bounds the memory. */
  private static final int BATCH = 10;

  /** The number of content words of a quotation that surely has runs in common with its quote. */
  private static final int MIN_CONTENT_WORDS = 6;

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

  /**
   * Judges quotations together: with a quick search for their quotes, one for the quotes of those
   * that it does not settle, and one for the bodies of the rest.
   */
  private List<Verification> judgedTogether(List<Quotation> quotations) {
    List<Examined> all = quotations.stream().map(this::examined).toList();
    List<Examined> readable = all.stream().filter(Examined::isReadable).toList();
    examine(readable, source.quotesWithRuns(words(readable), MAX_QUOTES));
    List<Examined> open = readable.stream().filter(one -> !one.isSettled()).toList();
    examine(open, source.quotes(words(open), MAX_QUOTES));
    readable.forEach(Examined::addStitched);
    List<Examined> without = readable.stream().filter(Examined::mayBeInBody).toList();
    List<BodyWords> wanted = without.stream().map(Examined::inBody).toList();
    List<List<RecordedArticle>> articles = source.articles(wanted, MAX_ARTICLES);
    for (int i = 0; i < without.size(); i++) {
      List<Finding> findings = without.get(i).findings;
      findings.addAll(ofBodies(without.get(i).quotation, articles.get(i), articlesOf(findings)));
    }
    return all.stream().map(one -> verification(one.quotation.source(), one.findings)).toList();
  }

  private Examined examined(Quotation quotation) {
    PreparedQuotation prepared = PreparedQuotation.of(quotation);
    return new Examined(prepared, new ArrayList<>(), new Stitching(prepared, source));
  }

  private static List<FoldedWords> words(List<Examined> quotations) {
    return quotations.stream().map(one -> one.quotation.words()).toList();
  }

  /** A quotation with its findings so far. */
  private record Examined(
      PreparedQuotation quotation, List<Finding> findings, Stitching stitching) {
    boolean isReadable() {
      return !quotation.letters().isEmpty() && quotation.words().count() > 0;
    }

    /**
     * Returns whether the quotes with common runs decide. They do if the claimed speaker said the
     * words; or nearly so, if the quotation is long enough to have a run with each quote that
     * contains it.
     */
    boolean isSettled() {
      return findings.stream()
          .anyMatch(
              finding ->
                  finding.verdict().compareTo(Verdict.STITCHED) < 0
                      || finding.isNearlySaid() && quotation.contentWords() >= MIN_CONTENT_WORDS);
    }

    void addStitched() {
      if (findings.stream().noneMatch(Finding::hasAllWords)) {
        findings.addAll(stitching.findings());
      }
    }

    /** Returns whether the words in a body would be a better finding. */
    boolean mayBeInBody() {
      return withoutDenials(findings).stream().noneMatch(Finding::isBetterThanBodies);
    }

    /** The words to find in bodies: the same ones, or also similar ones if there is no quote. */
    BodyWords inBody() {
      boolean altered = findings.stream().noneMatch(Finding::isBetterThanAlteredBodies);
      return new BodyWords(quotation.words(), altered);
    }
  }

  private void examine(List<Examined> quotations, List<List<RecordedQuote>> quotes) {
    for (int i = 0; i < quotations.size(); i++) {
      for (RecordedQuote quote : quotes.get(i)) {
        if (!quotations.get(i).stitching.has(quote)) {
          examine(quotations.get(i), quote);
        }
      }
    }
  }

  private void examine(Examined examined, RecordedQuote quote) {
    RecordedText text = examined.quotation.textOf(quote);
    budget.spend(examined.quotation, text);
    new QuoteExaminer(examined.quotation, quote, text).examine().ifPresent(examined.findings::add);
    examined.stitching.add(quote, text);
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
            .filter(finding -> finding.speaker() == SpeakerMatch.SAME)
            .anyMatch(finding -> finding.isNearlySaid() && finding.isHarmless());
    return nearlySaid
        ? findings.stream().filter(finding -> finding.verdict() != Verdict.MISATTRIBUTED).toList()
        : findings;
  }
}
