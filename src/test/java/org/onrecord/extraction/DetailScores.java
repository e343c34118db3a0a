package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Scores role, anonymity and relays of quotes that overlap with gold. */
final class DetailScores {
  private final List<String> faults = new ArrayList<>();
  private final Count roles = new Count("role");
  private final Count anonymous = new Count("anonymous");
  private final Count relays = new Count("via");

  void add(GoldArticle article, Collection<Scoring.Pair> pairs) {
    for (Scoring.Pair pair : pairs) {
      ScoredQuote gold = pair.gold();
      ScoredQuote found = pair.predicted();
      if (gold.role() != null || found.role() != null) {
        count(roles, article, pair, sameRole(article, gold, found), gold.role(), found.role());
      }
      if (gold.anonymous() || found.anonymous()) {
        boolean same = gold.anonymous() == found.anonymous();
        count(anonymous, article, pair, same, gold.anonymous(), found.anonymous());
      }
      if (!gold.via().isEmpty() || !found.via().isEmpty()) {
        count(relays, article, pair, sameRelays(gold, found), gold.via(), found.via());
      }
    }
  }

  private void count(
      Count count,
      GoldArticle article,
      Scoring.Pair pair,
      boolean right,
      Object gold,
      Object found) {
    count.all++;
    if (right) {
      count.right++;
    } else {
      String words = MarkedBody.words(article.text(), pair.gold().spans().get(0));
      faults.add(
          "%s in %s: %s, found %s%n    %s".formatted(count.of, article.id(), gold, found, words));
    }
  }

  /** Accepts a role from another mention of the speaker. */
  private static boolean sameRole(GoldArticle article, ScoredQuote gold, ScoredQuote found) {
    if (gold.role() != null) {
      return found.role() != null && sameRole(gold.role(), found.role());
    }
    return article.quotations().stream()
        .filter(other -> other.role() != null && sameSpeaker(other, gold))
        .anyMatch(other -> sameRole(other.role(), found.role()));
  }

  private static boolean sameSpeaker(ScoredQuote one, ScoredQuote other) {
    return one.speaker() != null
        && other.speaker() != null
        && one.speaker().name() != null
        && one.speaker().name().equals(other.speaker().name());
  }

  /** Accepts "minister" for "the water minister". */
  private static boolean sameRole(String one, String other) {
    String a = " " + one.toLowerCase(Locale.ROOT) + " ";
    String b = " " + other.toLowerCase(Locale.ROOT) + " ";
    return a.contains(b) || b.contains(a);
  }

  private static boolean sameRelays(ScoredQuote gold, ScoredQuote found) {
    return gold.via().size() == found.via().size()
        && IntStream.range(0, gold.via().size())
            .allMatch(i -> SpeakerMatch.sameName(gold.via().get(i), found.via().get(i), false));
  }

  double roles() {
    return roles.share();
  }

  double anonymous() {
    return anonymous.share();
  }

  double relays() {
    return relays.share();
  }

  List<String> faults() {
    return faults;
  }

  @Override
  public String toString() {
    return roles + ", " + anonymous + ", " + relays;
  }

  private static final class Count {
    private final String of;
    private int right;
    private int all;

    Count(String of) {
      this.of = of;
    }

    double share() {
      return all == 0 ? 0 : (double) right / all;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %.1f (%d of %d)", of, 100 * share(), right, all);
    }
  }
}
