package org.onrecord.reading.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.Span;

/**
 * Pairs newly found quotes with the existing proposals that overlap most, each at most once.
 *
 * @param matched proposals that the extractor found again, with the new candidate
 * @param created new quotes, in text order
 * @param stale proposals that the extractor did not find again
 */
record ProposalMatching(
    Map<Quote, CandidateQuote> matched, List<CandidateQuote> created, List<Quote> stale) {

  private record Pair(CandidateQuote candidate, Quote proposal, double similarity) {}

  static ProposalMatching of(List<CandidateQuote> candidates, List<Quote> proposals) {
    Map<Quote, CandidateQuote> matched = new LinkedHashMap<>();
    List<CandidateQuote> created = new ArrayList<>(candidates);
    for (Pair pair : pairs(candidates, proposals)) {
      if (created.contains(pair.candidate) && !matched.containsKey(pair.proposal)) {
        matched.put(pair.proposal, pair.candidate);
        created.remove(pair.candidate);
      }
    }
    List<Quote> stale = proposals.stream().filter(quote -> !matched.containsKey(quote)).toList();
    return new ProposalMatching(matched, created, stale);
  }

  /** True if both share at least half of the characters of the shorter one. */
  static boolean overlaps(CandidateQuote candidate, Quote quote) {
    return similarity(candidate, quote) > 0;
  }

  private static List<Pair> pairs(List<CandidateQuote> candidates, List<Quote> proposals) {
    List<Pair> pairs = new ArrayList<>();
    for (CandidateQuote candidate : candidates) {
      for (Quote proposal : proposals) {
        double similarity = similarity(candidate, proposal);
        if (similarity > 0) {
          pairs.add(new Pair(candidate, proposal, similarity));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::similarity).reversed());
    return pairs;
  }

  /**
   * The similarity from 0 (different words) to 1 (same spans). A quote without spans matches by
   * text, with the lowest similarity.
   */
  private static double similarity(CandidateQuote candidate, Quote quote) {
    List<Span> spans = quote.spans();
    if (spans.isEmpty()) {
      return candidate.text().equals(quote.text) ? Double.MIN_VALUE : 0;
    }
    int one = characters(candidate.spans());
    int other = characters(spans);
    int shared = shared(candidate.spans(), spans);
    return 2 * shared >= Math.min(one, other) ? (double) shared / (one + other - shared) : 0;
  }

  private static int characters(List<Span> spans) {
    return spans.stream().mapToInt(span -> span.end() - span.start()).sum();
  }

  private static int shared(List<Span> left, List<Span> right) {
    int shared = 0;
    for (Span one : left) {
      for (Span other : right) {
        int length = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
        shared += Math.max(0, length);
      }
    }
    return shared;
  }
}
