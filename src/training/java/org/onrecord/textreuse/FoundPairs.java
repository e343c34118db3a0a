package org.onrecord.textreuse;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The pairs of quotes in different articles that are one statement. Pairs of articles with more
 * than three such pairs are reprints of one article and left out.
 */
final class FoundPairs {
  private static final int REPRINT = 3;

  private record Pair(GoldQuote one, GoldQuote other, Agreement agreement) {
    List<String> articles() {
      return List.of(one.article(), other.article());
    }
  }

  private FoundPairs() {}

  static void print(List<GoldQuote> quotes, int sample) {
    List<Pair> pairs = pairs(quotes);
    Map<List<String>, Long> counts = pairs.stream().collect(groupingBy(Pair::articles, counting()));
    List<Pair> reported = new ArrayList<>(pairs);
    reported.removeIf(pair -> counts.get(pair.articles()) > REPRINT);
    System.out.printf(
        "%,d quotes, %,d pairs in different articles, %,d without reprints%n",
        quotes.size(), pairs.size(), reported.size());
    Collections.shuffle(reported, new Random(1));
    reported.stream().limit(sample).forEach(FoundPairs::print);
  }

  private static List<Pair> pairs(List<GoldQuote> quotes) {
    List<QuotedWords> words = quotes.stream().map(GoldQuote::words).toList();
    List<Pair> pairs = new ArrayList<>();
    QuoteClusters clusters = QuoteClusters.of(words);
    for (int i = 0; i < quotes.size(); i++) {
      for (int j : clusters.joined(i)) {
        if (!quotes.get(i).article().equals(quotes.get(j).article())) {
          Agreement agreement = SameWords.compare(words.get(i), words.get(j));
          pairs.add(new Pair(quotes.get(i), quotes.get(j), agreement));
        }
      }
    }
    return pairs;
  }

  private static void print(Pair pair) {
    System.out.println(pair.agreement());
    for (GoldQuote quote : List.of(pair.one(), pair.other())) {
      System.out.printf(
          "  %s, %s, %s: %s%n", quote.article(), quote.type(), quote.speaker(), quote.text());
    }
  }
}
