package org.onrecord.reading.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.Span;

/**
 * Which findings are proposals that an article has already: those that share most, each once.
 *
 * @param matched the proposals that were found again
 * @param created the findings that are new, in their order
 * @param stale the proposals that were found no more
 */
record ProposalMatching(
    Map<Quote, CandidateQuote> matched, List<CandidateQuote> created, List<Quote> stale) {

  private record Pair(CandidateQuote finding, Quote proposal, double likeness) {}

  static ProposalMatching of(List<CandidateQuote> findings, List<Quote> proposals) {
    Map<Quote, CandidateQuote> again = new LinkedHashMap<>();
    List<CandidateQuote> created = new ArrayList<>(findings);
    for (Pair pair : pairs(findings, proposals)) {
      if (created.contains(pair.finding) && !again.containsKey(pair.proposal)) {
        again.put(pair.proposal, pair.finding);
        created.remove(pair.finding);
      }
    }
    List<Quote> gone = proposals.stream().filter(quote -> !again.containsKey(quote)).toList();
    return new ProposalMatching(again, created, gone);
  }

  /** Whether they are the same words: they share at least half the characters of the shorter. */
  static boolean overlaps(CandidateQuote finding, Quote quote) {
    return likeness(finding, quote) > 0;
  }

  private static List<Pair> pairs(List<CandidateQuote> findings, List<Quote> proposals) {
    List<Pair> pairs = new ArrayList<>();
    for (CandidateQuote finding : findings) {
      for (Quote proposal : proposals) {
        double likeness = likeness(finding, proposal);
        if (likeness > 0) {
          pairs.add(new Pair(finding, proposal, likeness));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::likeness).reversed());
    return pairs;
  }

  /**
   * How much of both they share, from 0 for other words to 1 for the very same place. A quote of
   * which no place is known is the same by its text, and anything with a place is more alike.
   */
  private static double likeness(CandidateQuote finding, Quote quote) {
    List<Span> places = quote.spans();
    if (places.isEmpty()) {
      return finding.text().equals(quote.text) ? Double.MIN_VALUE : 0;
    }
    int one = characters(finding.spans());
    int other = characters(places);
    int shared = shared(finding.spans(), places);
    return 2 * shared >= Math.min(one, other) ? (double) shared / (one + other - shared) : 0;
  }

  private static int characters(List<Span> spans) {
    return spans.stream().mapToInt(span -> span.end() - span.start()).sum();
  }

  private static int shared(List<Span> some, List<Span> others) {
    int shared = 0;
    for (Span one : some) {
      for (Span other : others) {
        int length = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
        shared += Math.max(0, length);
      }
    }
    return shared;
  }
}
