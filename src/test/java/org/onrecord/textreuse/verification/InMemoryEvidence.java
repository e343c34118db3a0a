package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.QuotedWords;

/**
 * Quotes and articles in memory, found by an inverted index of their words. Rare words weigh more:
 * the score is the sum of the inverse document frequencies of the words in common.
 */
final class InMemoryEvidence implements EvidenceSource {
  private final Index<RecordedQuote> quotes = new Index<>();
  private final Index<RecordedArticle> articles = new Index<>();

  /** The quotes by the fingerprints that select them. */
  private final Map<Integer, List<RecordedQuote>> byFingerprint = new HashMap<>();

  void add(RecordedQuote quote, String language) {
    quotes.add(quote, FoldedWords.of(quote.text(), language));
    List<String> pieces = List.of(quote.text());
    QuotedWords words =
        quote.direct()
            ? QuotedWords.direct(pieces, language, null)
            : QuotedWords.mixed(pieces, language, null);
    for (int fingerprint : words.selectedFingerprints()) {
      byFingerprint.computeIfAbsent(fingerprint, key -> new ArrayList<>()).add(quote);
    }
  }

  void add(RecordedArticle article, String language) {
    articles.add(article, FoldedWords.of(article.body(), language));
  }

  /** The quotes with the most fingerprints in common first. */
  @Override
  public List<List<RecordedQuote>> quotesWithRuns(List<FoldedWords> quotations, int limit) {
    return quotations.stream().map(words -> withRuns(words, limit)).toList();
  }

  private List<RecordedQuote> withRuns(FoldedWords words, int limit) {
    Map<RecordedQuote, Integer> common = new HashMap<>();
    QuotedWords quoted = QuotedWords.of(words);
    if (!quoted.identifiesStatement()) {
      return List.of();
    }
    for (int fingerprint : quoted.fingerprints()) {
      byFingerprint
          .getOrDefault(fingerprint, List.of())
          .forEach(quote -> common.merge(quote, 1, Integer::sum));
    }
    return common.keySet().stream()
        .sorted(
            Comparator.comparing((RecordedQuote quote) -> -common.get(quote))
                .thenComparing(quote -> quote.text().length())
                .thenComparing(RecordedQuote::id))
        .limit(limit)
        .toList();
  }

  @Override
  public List<List<RecordedQuote>> quotes(List<FoldedWords> quotations, int limit) {
    return quotations.stream().map(words -> quotes.best(words, limit)).toList();
  }

  @Override
  public List<List<RecordedArticle>> articles(List<BodyWords> quotations, int limit) {
    return quotations.stream().map(one -> articles.best(one.words(), limit)).toList();
  }

  private static final class Index<T> {
    /** Words of more than one in this number of documents are only used if there are no others. */
    private static final int MAX_SHARE = 20;

    private static final int MIN_WORDS = 4;

    private final List<T> documents = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Map<String, List<Integer>> postings = new HashMap<>();

    void add(T document, FoldedWords words) {
      distinct(words)
          .forEach(
              word ->
                  postings.computeIfAbsent(word, key -> new ArrayList<>()).add(documents.size()));
      documents.add(document);
      lengths.add(words.count());
    }

    List<T> best(FoldedWords words, int limit) {
      Map<Integer, Double> scores = new HashMap<>();
      List<List<Integer>> rarestFirst =
          distinct(words).stream()
              .map(word -> postings.getOrDefault(word, List.of()))
              .sorted(Comparator.comparing(List::size))
              .toList();
      int used = 0;
      for (List<Integer> found : rarestFirst) {
        boolean frequent = found.size() > documents.size() / MAX_SHARE;
        if (!found.isEmpty() && (!frequent || used < MIN_WORDS)) {
          double information = Math.log((documents.size() + 1.0) / (found.size() + 1));
          found.forEach(document -> scores.merge(document, information, Double::sum));
          used++;
        }
      }
      return scores.keySet().stream()
          .sorted(
              Comparator.comparing((Integer document) -> -scores.get(document))
                  .thenComparing(lengths::get)
                  .thenComparing(document -> document))
          .limit(limit)
          .map(documents::get)
          .toList();
    }

    private static Set<String> distinct(FoldedWords words) {
      return new HashSet<>(IntStream.range(0, words.count()).mapToObj(words::word).toList());
    }
  }
}
