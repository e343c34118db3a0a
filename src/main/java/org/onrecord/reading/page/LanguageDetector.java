package org.onrecord.reading.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells English and Spanish texts by their most frequent words. Those of their neighbours are
 * counted too, so that Portuguese is not taken for Spanish, nor Dutch for English.
 */
final class LanguageDetector {
  private static final int LONGEST = 20_000;

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
              Set.of(
                  "the of and to in that is was for it with he as his on be at by had not are but from have which"
                      .split(" ")),
          "es",
              Set.of(
                  "el los las y en que del con por su una para como pero más fue ha según también se lo al un"
                      .split(" ")),
          "fr",
              Set.of(
                  "le les des et est dans pour qui une du que il au sur pas ce par plus un en"
                      .split(" ")),
          "pt",
              Set.of(
                  "o os não uma com um em do da dos na no que para por mais ao foi e as"
                      .split(" ")),
          "it",
              Set.of(
                  "il che di della per non è gli un una del con si dei alla nel sono da e la"
                      .split(" ")),
          "ca",
              Set.of(
                  "els amb i les per és del que una al en la un dels va ha com no més".split(" ")),
          "de",
              Set.of(
                  "der die und das ist nicht mit den von zu in im auf ein eine des dem für sich auch"
                      .split(" ")),
          "nl",
              Set.of(
                  "de het een van en in is dat op te zijn voor met niet aan er om ook als bij"
                      .split(" ")));

  private static final Set<String> TOLD = Set.of("en", "es");

  private LanguageDetector() {}

  /**
   * The language of a text, where a fifth of its words and clearly more than others' are its own.
   */
  static Optional<String> language(List<Block> text) {
    Map<String, Integer> counts = new HashMap<>();
    int words = 0;
    for (Block block : text) {
      for (String word : block.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
        words++;
        if (words < LONGEST) {
          WORDS.forEach(
              (language, own) -> counts.merge(language, own.contains(word) ? 1 : 0, Integer::sum));
        }
      }
    }
    List<String> ranked =
        WORDS.keySet().stream()
            .sorted((a, b) -> counts.getOrDefault(b, 0) - counts.getOrDefault(a, 0))
            .toList();
    int best = counts.getOrDefault(ranked.get(0), 0);
    int next = counts.getOrDefault(ranked.get(1), 0);
    boolean clear = best >= 4 && 5 * best >= Math.min(words, LONGEST) && 4 * best >= 5 * next;
    return clear && TOLD.contains(ranked.get(0)) ? Optional.of(ranked.get(0)) : Optional.empty();
  }
}
