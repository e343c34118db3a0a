package org.onrecord.reading.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Detects English and Spanish by their most frequent words. Related languages are counted too, so
 * that Portuguese is not mistaken for Spanish, nor Dutch for English.
 */
final class LanguageDetector {
  private static final int MAX_WORDS = 20_000;

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
              words(
                  "the of and to in that is was for it with he as his on be at by had not are but from have which"),
          "es",
              words(
                  "el los las y en que del con por su una para como pero más fue ha según también se lo al un"),
          "fr", words("le les des et est dans pour qui une du que il au sur pas ce par plus un en"),
          "pt", words("o os não uma com um em do da dos na no que para por mais ao foi e as"),
          "it", words("il che di della per non è gli un una del con si dei alla nel sono da e la"),
          "ca", words("els amb i les per és del que una al en la un dels va ha com no més"),
          "de",
              words(
                  "der die und das ist nicht mit den von zu in im auf ein eine des dem für sich auch"),
          "nl",
              words("de het een van en in is dat op te zijn voor met niet aan er om ook als bij"));

  private static final Set<String> DETECTED = Set.of("en", "es");

  private LanguageDetector() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /**
   * The language of a text, if at least a fifth of the words are frequent in it and clearly more
   * than in any other language.
   */
  static Optional<String> language(List<Block> text) {
    Map<String, Integer> counts = new HashMap<>();
    int words = 0;
    for (Block block : text) {
      for (String word : block.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
        words++;
        if (words < MAX_WORDS) {
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
    boolean clear = best >= 4 && 5 * best >= Math.min(words, MAX_WORDS) && 4 * best >= 5 * next;
    return clear && DETECTED.contains(ranked.get(0))
        ? Optional.of(ranked.get(0))
        : Optional.empty();
  }
}
