package org.onrecord.textreuse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts the words and pairs of words of texts and writes the table of {@link WordFrequencies}.
 * Arguments: the texts as NDJSON with a member "text", and the table.
 */
public final class TrainWordFrequencies {
  private static final int MIN_WORDS = 3;
  private static final int MIN_PAIRS = 4;

  /** Pairs are left out whose words predict each other by less than this, in bits. */
  private static final double MIN_GAIN = 1.5;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> capitalized = new HashMap<>();
  private final Map<String, Map<String, Integer>> pairs = new HashMap<>();
  private long total;

  public static void main(String[] arguments) throws IOException {
    TrainWordFrequencies counts = new TrainWordFrequencies();
    ObjectMapper json = new ObjectMapper();
    try (Stream<String> lines = Files.lines(Path.of(arguments[0]))) {
      for (String line : (Iterable<String>) lines::iterator) {
        counts.count(FoldedWords.of(json.readTree(line).get("text").asText(), "en"));
      }
    }
    Map<Integer, Float> information = counts.information();
    try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
      WordFrequencies.write(information, out);
    }
    System.out.printf(
        "%,d words, %,d entries, %,d bytes%n",
        counts.total, information.size(), Files.size(Path.of(arguments[1])));
  }

  private void count(FoldedWords text) {
    for (int i = 0; i < text.count(); i++) {
      String word = text.word(i);
      words.merge(word, 1, Integer::sum);
      if (text.isName(i)) {
        capitalized.merge(word, 1, Integer::sum);
      }
      if (i > 0) {
        pairs
            .computeIfAbsent(text.word(i - 1), before -> new HashMap<>())
            .merge(word, 1, Integer::sum);
      }
    }
    total += text.count();
  }

  private Map<Integer, Float> information() {
    Map<Integer, Float> information = new HashMap<>();
    words.forEach(
        (word, count) -> {
          if (count >= MIN_WORDS) {
            information.put(WordFrequencies.key(word), bits(count, total));
            if (capitalized.getOrDefault(word, 0) * 3 >= count * 2) {
              information.put(WordFrequencies.nameKey(word), 0f);
            }
          }
        });
    pairs.forEach(
        (before, after) ->
            after.forEach(
                (word, count) -> {
                  float bits = bits(count, words.get(before));
                  if (count >= MIN_PAIRS && bits(words.get(word), total) - bits >= MIN_GAIN) {
                    information.put(WordFrequencies.key(word, before), bits);
                  }
                }));
    return information;
  }

  private static float bits(long count, long of) {
    return (float) (Math.log((double) of / count) / Math.log(2));
  }
}
