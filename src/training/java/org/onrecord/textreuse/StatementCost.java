package org.onrecord.textreuse;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the cost of statements: fingerprints, candidates, and CPU time of this thread. */
final class StatementCost {
  private static final int ROUNDS = 5;
  private static final int MAX_LENGTH = 100;

  private StatementCost() {}

  static void print(List<GoldQuote> quotes) {
    for (int round = 1; round <= ROUNDS; round++) {
      long start = cpuTime();
      List<QuotedWords> words = quotes.stream().map(GoldQuote::words).toList();
      words.forEach(QuotedWords::selectedFingerprints);
      double folding = (cpuTime() - start) / 1e3 / quotes.size();
      start = cpuTime();
      QuoteClusters clusters = QuoteClusters.of(words);
      double comparing = (cpuTime() - start) / 1e3 / clusters.comparisons();
      System.out.printf(
          "%,d quotes: %.1f us to fold one, %.1f us a comparison, %.2f candidates a quote%n",
          quotes.size(), folding, comparing, 2.0 * clusters.comparisons() / quotes.size());
      if (round == ROUNDS) {
        printFingerprints(words);
      }
    }
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void printFingerprints(List<QuotedWords> quotes) {
    Map<Integer, double[]> lengths = new TreeMap<>();
    for (QuotedWords quote : quotes) {
      int length = Math.min(MAX_LENGTH, quote.words().count() / 10 * 10);
      double[] sums = lengths.computeIfAbsent(length, n -> new double[3]);
      sums[0]++;
      sums[1] += quote.words().count();
      sums[2] += quote.selectedFingerprints().length;
    }
    lengths.forEach(
        (length, sums) ->
            System.out.printf(
                "from %d words: %.0f quotes, on average %.1f words and %.1f fingerprints%n",
                length, sums[0], sums[1] / sums[0], sums[2] / sums[0]));
    System.out.printf("quotes of the most frequent fingerprints: %s%n", mostFrequent(quotes));
  }

  private static List<Long> mostFrequent(List<QuotedWords> quotes) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (QuotedWords quote : quotes) {
      Arrays.stream(quote.selectedFingerprints()).forEach(key -> counts.merge(key, 1L, Long::sum));
    }
    return counts.values().stream()
        .sorted((one, other) -> Long.compare(other, one))
        .limit(10)
        .toList();
  }
}
