package org.onrecord.textreuse.phrases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the texts that have each phrase of one to four words. A longer phrase is counted only if
 * its parts occur in at least two texts (the Apriori algorithm of Agrawal and Srikant, 1994), so
 * that the memory is in proportion to the number of words.
 */
final class PhraseCounts {
  static final int MAX_WORDS = 4;

  private static final int MIN_TEXTS = 2;

  /**
   * The phrases of each length by the ids of the phrase without its last word, and of that word.
   */
  private final List<Map<Long, CountedPhrase>> phrases = new ArrayList<>();

  private final Map<CountedPhrase, Integer> ids = new HashMap<>();
  private final int texts;

  PhraseCounts(List<PhraseText> texts) {
    this.texts = texts.size();
    List<CountedPhrase[]> shorter = nothing(texts);
    for (int length = 1; length <= MAX_WORDS; length++) {
      Map<Long, CountedPhrase> found = new HashMap<>();
      List<CountedPhrase[]> longer = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        longer.add(countText(i, texts.get(i), shorter.get(i), length, found));
      }
      found.values().removeIf(phrase -> phrase.texts < MIN_TEXTS);
      found.values().forEach(phrase -> ids.put(phrase, ids.size() + 1));
      longer.forEach(this::removeRare);
      phrases.add(found);
      shorter = longer;
    }
  }

  private static List<CountedPhrase[]> nothing(List<PhraseText> texts) {
    return texts.stream().map(text -> new CountedPhrase[text.words().length]).toList();
  }

  private CountedPhrase[] countText(
      int index,
      PhraseText text,
      CountedPhrase[] shorter,
      int length,
      Map<Long, CountedPhrase> found) {
    CountedPhrase[] longer = new CountedPhrase[shorter.length];
    for (int i = 0; i + length <= longer.length; i++) {
      if (canExtend(text, shorter, i, length)) {
        int start = i;
        longer[i] =
            found.computeIfAbsent(
                key(shorter[i], text.words()[i + length - 1]),
                key -> phrase(index, text, shorter, start, length));
        longer[i].countIn(index);
      }
    }
    return longer;
  }

  private static CountedPhrase phrase(
      int index, PhraseText text, CountedPhrase[] shorter, int start, int length) {
    return new CountedPhrase(
        shorter[start],
        length == 1 ? null : shorter[start + 1],
        Arrays.copyOfRange(text.words(), start, start + length),
        index,
        start);
  }

  private static boolean canExtend(
      PhraseText text, CountedPhrase[] shorter, int start, int length) {
    return length == 1
        || shorter[start] != null
            && shorter[start + 1] != null
            && !text.breaks().get(start + length - 1);
  }

  private long key(CountedPhrase prefix, int word) {
    return (prefix == null ? 0L : (long) ids.get(prefix)) << 32 | word;
  }

  private void removeRare(CountedPhrase[] found) {
    for (int i = 0; i < found.length; i++) {
      if (found[i] != null && found[i].texts < MIN_TEXTS) {
        found[i] = null;
      }
    }
  }

  /** Counts the texts of another collection that have the phrases. */
  void countElsewhere(List<PhraseText> others) {
    for (int i = 0; i < others.size(); i++) {
      PhraseText text = others.get(i);
      CountedPhrase[] shorter = new CountedPhrase[text.words().length];
      for (int length = 1; length <= MAX_WORDS; length++) {
        shorter = countElsewhere(texts + i, text, shorter, length);
      }
    }
  }

  private CountedPhrase[] countElsewhere(
      int index, PhraseText text, CountedPhrase[] shorter, int length) {
    CountedPhrase[] longer = new CountedPhrase[shorter.length];
    for (int i = 0; i + length <= longer.length; i++) {
      if (canExtend(text, shorter, i, length)) {
        long key = key(shorter[i], text.words()[i + length - 1]);
        longer[i] = phrases.get(length - 1).get(key);
      }
      if (longer[i] != null) {
        longer[i].countElsewhere(index);
      }
    }
    return longer;
  }

  /** The phrases that at least two texts have. */
  Collection<CountedPhrase> all() {
    return phrases.stream().flatMap(found -> found.values().stream()).toList();
  }
}
