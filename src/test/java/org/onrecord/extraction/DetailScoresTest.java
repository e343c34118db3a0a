package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetailScoresTest {
  private static final GoldArticle ARTICLE =
      GoldArticle.parse(
          "a",
          """
          date: 2025-06-11
          ----
          {1 “No,”} {1s the water minister, Ilse Marenko,} {1c told} the Transit Wire. {2 “No,”} {2s she} {2c said}.
          ----
          1 direct Ilse Marenko; role: water minister; via: the Transit Wire
          2 direct Ilse Marenko
          """);

  @Test
  void gold_scores_100_percent() {
    assertEquals(
        "role 100.0 (1 of 1), anonymous 0.0 (0 of 0), via 100.0 (1 of 1)",
        compared(0, "water minister", false, List.of("the Transit Wire")));
  }

  @Test
  void accepts_partial_roles_and_relays() {
    assertEquals(
        "role 100.0 (1 of 1), anonymous 0.0 (0 of 0), via 100.0 (1 of 1)",
        compared(0, "Minister", false, List.of("Wire")));
  }

  @Test
  void missing_details_are_wrong() {
    assertEquals(
        "role 0.0 (0 of 1), anonymous 0.0 (0 of 0), via 0.0 (0 of 1)",
        compared(0, null, false, List.of()));
  }

  @Test
  void accepts_only_roles_from_another_mention() {
    assertEquals(
        "role 100.0 (1 of 1), anonymous 0.0 (0 of 1), via 0.0 (0 of 1)",
        compared(1, "minister", true, List.of("the Transit Wire")));
    assertEquals(
        "role 0.0 (0 of 1), anonymous 0.0 (0 of 0), via 0.0 (0 of 0)",
        compared(1, "spokeswoman", false, List.of()));
  }

  private static String compared(int quote, String role, boolean anonymous, List<String> via) {
    ScoredQuote gold = ARTICLE.quotations().get(quote);
    ScoredQuote found =
        new ScoredQuote(
            gold.spans(),
            gold.type(),
            gold.speaker(),
            gold.cue(),
            gold.cueClass(),
            role,
            anonymous,
            via,
            1,
            null);
    DetailScores details = new DetailScores();
    details.add(ARTICLE, List.of(new Scoring.Pair(gold, found)));
    return details.toString();
  }
}
