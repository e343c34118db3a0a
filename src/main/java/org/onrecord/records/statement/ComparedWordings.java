package org.onrecord.records.statement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.textreuse.QuotedWords;

/**
 * A bounded cache of the words of wordings that were compared, by their key. New quotes are often
 * compared with the same wordings as those before them. The key is a hash of all that the words
 * depend on, so that an entry is never out of date.
 */
final class ComparedWordings {
  /** The number of wordings. The words of a short quote take about 4 KB. */
  private static final int SIZE = 2_000;

  /** Longer texts are not cached, since a bound by weight is not available in native images. */
  private static final int MAX_WORDS = 60;

  private final Cache<UUID, QuotedWords> cache = Caffeine.newBuilder().maximumSize(SIZE).build();

  /**
   * The words of wordings.
   *
   * @param keys their keys by id
   * @param read reads the words of others by id
   */
  Map<Long, QuotedWords> get(
      Map<Long, UUID> keys, Function<Collection<Long>, Map<Long, QuotedWords>> read) {
    Map<Long, QuotedWords> words = new HashMap<>();
    keys.forEach(
        (id, key) -> {
          QuotedWords cached = cache.getIfPresent(key);
          if (cached != null) {
            words.put(id, cached);
          }
        });
    read.apply(keys.keySet().stream().filter(id -> !words.containsKey(id)).toList())
        .forEach(
            (id, found) -> {
              words.put(id, found);
              if (found.words().count() <= MAX_WORDS) {
                found.identifiesStatement(); // computed here, since several threads may use it
                cache.put(keys.get(id), found);
              }
            });
    return words;
  }
}
