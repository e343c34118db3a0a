package org.onrecord.textreuse.phrases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the phrases of one to four words that are significantly more frequent in some texts than in
 * others of the same language, by the log-likelihood ratio of the numbers of texts that have them.
 *
 * <p>A phrase occurs in at least two texts and has a word with content. A part of a longer phrase
 * in the same number of texts is left out, and so is a phrase that differs from one with a higher
 * score in stop words around it only.
 */
public final class CharacteristicPhrases {
  /** Maximum number of phrases that are examined further, by score. */
  private static final int MAX_CANDIDATES = 5000;

  private final String language;
  private final StopWords stopWords;
  private final Vocabulary vocabulary = new Vocabulary();

  /**
   * @param language a BCP 47 tag
   */
  public CharacteristicPhrases(String language, StopWords stopWords) {
    this.language = language;
    this.stopWords = stopWords;
  }

  /** A phrase with its score. */
  private record Candidate(CountedPhrase phrase, double score) {
    /** The longer one first among phrases of the same score, then the one that occurs first. */
    static final Comparator<Candidate> ORDER =
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> -candidate.phrase.words.length)
            .thenComparing(candidate -> candidate.phrase.firstText)
            .thenComparing(candidate -> candidate.phrase.firstStart);
  }

  /**
   * Finds phrases.
   *
   * @param texts the texts with the phrases
   * @param others the texts to compare with
   * @return in descending order of their score
   */
  public List<CharacteristicPhrase> find(List<String> texts, List<String> others) {
    PhraseCounts counts = new PhraseCounts(read(texts));
    counts.countElsewhere(read(others));
    List<Candidate> candidates = new ArrayList<>();
    for (CountedPhrase phrase : counts.all()) {
      double score =
          LogLikelihoodRatio.of(phrase.texts, texts.size(), phrase.otherTexts, others.size());
      if (score >= LogLikelihoodRatio.SIGNIFICANT) {
        candidates.add(new Candidate(phrase, score));
      }
    }
    candidates.sort(Candidate.ORDER);
    return withoutRepetition(candidates.subList(0, Math.min(candidates.size(), MAX_CANDIDATES)))
        .stream()
        .map(candidate -> result(candidate, texts))
        .toList();
  }

  private List<PhraseText> read(List<String> texts) {
    return texts.stream().map(text -> PhraseText.of(text, language, vocabulary)).toList();
  }

  private List<Candidate> withoutRepetition(List<Candidate> candidates) {
    BitSet words = new BitSet();
    candidates.forEach(candidate -> IntStream.of(candidate.phrase.words).forEach(words::set));
    BitSet withoutContent = vocabulary.withoutContent(words, stopWords);
    Set<CountedPhrase> parts = partsOfEquallyFrequent(candidates, withoutContent);
    Map<List<Integer>, Candidate> byCore = new LinkedHashMap<>();
    Overlaps overlaps = new Overlaps();
    for (Candidate candidate : candidates) {
      CountedPhrase phrase = candidate.phrase;
      List<Integer> core = phrase.core(withoutContent);
      boolean part = parts.contains(phrase) || overlaps.add(phrase);
      if (isPhrase(core) && !part) {
        byCore.merge(core, candidate, CharacteristicPhrases::better);
      }
    }
    return List.copyOf(byCore.values());
  }

  /** The one with the higher score, or the later one, which is not longer. */
  private static Candidate better(Candidate earlier, Candidate later) {
    return earlier.score > later.score ? earlier : later;
  }

  /** The phrases that are a part of one with more content in the same number of texts. */
  private static Set<CountedPhrase> partsOfEquallyFrequent(
      List<Candidate> candidates, BitSet withoutContent) {
    Set<CountedPhrase> parts = new HashSet<>();
    for (Candidate candidate : candidates) {
      CountedPhrase phrase = candidate.phrase;
      List<Integer> core = phrase.core(withoutContent);
      Stream.of(phrase.prefix, phrase.suffix)
          .filter(part -> part != null && part.texts == phrase.texts)
          .filter(part -> !part.core(withoutContent).equals(core))
          .forEach(parts::add);
    }
    return parts;
  }

  /** Finds phrases that overlap in the same texts, because they are parts of a longer sentence. */
  private static final class Overlaps {
    private final Map<CountedPhrase, Integer> starts = new HashMap<>();
    private final Map<CountedPhrase, Integer> ends = new HashMap<>();

    /** Returns whether a phrase continues an earlier one, or is continued by one. */
    boolean add(CountedPhrase phrase) {
      if (phrase.words.length < PhraseCounts.MAX_WORDS) {
        return false;
      }
      Integer texts = phrase.texts;
      boolean overlaps =
          texts.equals(ends.get(phrase.prefix)) || texts.equals(starts.get(phrase.suffix));
      starts.put(phrase.prefix, texts);
      ends.put(phrase.suffix, texts);
      return overlaps;
    }
  }

  private boolean isPhrase(List<Integer> core) {
    return core.size() > 1 || core.size() == 1 && !vocabulary.isLetter(core.get(0));
  }

  private CharacteristicPhrase result(Candidate candidate, List<String> texts) {
    CountedPhrase phrase = candidate.phrase;
    return new CharacteristicPhrase(
        PhraseText.printed(
            texts.get(phrase.firstText), language, phrase.firstStart, phrase.words.length),
        phrase.texts,
        phrase.otherTexts,
        candidate.score,
        phrase.firstText);
  }
}
