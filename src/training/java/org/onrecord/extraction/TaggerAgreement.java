package org.onrecord.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures how often the tagger agrees with its teacher on held-out texts. */
final class TaggerAgreement {
  private TaggerAgreement() {}

  /**
   * Prints the agreement in percent.
   *
   * @param taught texts with the teacher's tags
   */
  static void print(Tagger tagger, List<Words> taught) {
    Map<String, Integer> confusions = new HashMap<>();
    int all = 0;
    int marks = 0;
    int wrong = 0;
    for (Words words : taught) {
      Words own = Tokenizer.words(words.text);
      tagger.tag(own);
      for (int i = 0; i < own.count(); i++) {
        all++;
        marks += Tagger.mark(own, i) < 0 ? 0 : 1;
        if (!own.tag(i).equals(words.tag(i))) {
          wrong++;
          confusions.merge(words.tag(i) + " tagged " + own.tag(i), 1, Integer::sum);
        }
      }
    }
    System.out.printf(
        "agreement %.2f %% of %,d, %.2f %% without marks%n",
        100.0 * (all - wrong) / all, all, 100.0 * (all - marks - wrong) / (all - marks));
    confusions.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(25)
        .forEach(entry -> System.out.println(entry.getValue() + " " + entry.getKey()));
  }
}
