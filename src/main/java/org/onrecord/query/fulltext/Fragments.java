package org.onrecord.query.fulltext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Passages of a text with marked words: at most three, each of at most 30 words. Passages with the
 * most different marked words come first, then the shortest and earliest ones, and each is extended
 * in both directions, as {@code ts_headline} does.
 */
final class Fragments {
  private static final int MAX_WORDS = 30;

  /** Words of up to this length do not begin or end a passage, unless they are marked. */
  private static final int SHORT_WORD = 3;

  private static final Comparator<Passage> BEST_FIRST =
      Comparator.comparing((Passage passage) -> -passage.matches).thenComparing(Passage::length);

  private final String text;
  private final List<Word> words;

  /** The chosen passages, in the order of the text. */
  private final List<Passage> chosen = new ArrayList<>();

  private Fragments(String text, boolean startIsCut, boolean endIsCut) {
    this.text = text;
    List<Word> all = words(text);
    this.words =
        all.stream()
            .filter(word -> !(startIsCut && word.start == 0))
            .filter(word -> !(endIsCut && word.end == text.length()))
            .toList();
  }

  /** A word with its marks, as offsets in the text. */
  private record Word(int start, int end, boolean marked) {}

  /**
   * Words from the first to the last, inclusive.
   *
   * @param matches number of different marked words
   */
  private record Passage(int first, int last, int matches) {
    int length() {
      return last - first + 1;
    }

    boolean overlaps(Passage other) {
      return first <= other.last && other.first <= last;
    }
  }

  /**
   * Selects passages.
   *
   * @param parts parts of a text, with marks, in its order. No passage extends over two parts, or
   *     contains the word in which a part is cut.
   */
  static List<String> of(List<String> parts) {
    int lastPart = parts.size() - 1;
    List<Fragments> texts =
        IntStream.rangeClosed(0, lastPart)
            .mapToObj(i -> new Fragments(parts.get(i), i > 0, i < lastPart))
            .toList();
    record Candidate(Fragments text, Passage passage) {}
    List<Candidate> candidates =
        texts.stream()
            .flatMap(text -> text.candidates().map(passage -> new Candidate(text, passage)))
            .sorted(Comparator.comparing(Candidate::passage, BEST_FIRST))
            .toList();
    int count = 0;
    for (Candidate candidate : candidates) {
      if (count < Highlight.MAX_FRAGMENTS && candidate.text.choose(candidate.passage)) {
        count++;
      }
    }
    return texts.stream().flatMap(Fragments::passages).toList();
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      boolean marked = false;
      while (end < text.length() && (isLetter(text, end) || text.charAt(end) == Highlight.START)) {
        boolean mark = text.charAt(end) == Highlight.START;
        end = mark ? text.indexOf(Highlight.STOP, end) + 1 : text.offsetByCodePoints(end, 1);
        marked |= mark;
      }
      if (end > start) {
        words.add(new Word(start, end, marked));
      }
      start = Math.max(end, start + 1);
    }
    return words;
  }

  private static boolean isLetter(String text, int index) {
    int character = text.codePointAt(index);
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
  }

  /** For each marked word, the shortest passage from it with the most different marked words. */
  private Stream<Passage> candidates() {
    return IntStream.range(0, words.size())
        .filter(first -> words.get(first).marked)
        .mapToObj(this::candidate);
  }

  private Passage candidate(int first) {
    Set<String> matches = new HashSet<>();
    int last = first;
    for (int i = first; i < Math.min(words.size(), first + MAX_WORDS); i++) {
      if (words.get(i).marked && matches.add(textOf(i, i).toLowerCase(Locale.ROOT))) {
        last = i;
      }
    }
    return new Passage(first, last, matches.size());
  }

  /** Extends a passage and chooses it, unless it overlaps a chosen one. */
  private boolean choose(Passage passage) {
    if (chosen.stream().anyMatch(passage::overlaps)) {
      return false;
    }
    chosen.add(extend(passage));
    chosen.sort(Comparator.comparing(Passage::first));
    return true;
  }

  private Passage extend(Passage passage) {
    int first = passage.first;
    int lowest = passage.first - (MAX_WORDS - passage.length()) / 2;
    while (first > Math.max(0, lowest) && isFree(first - 1)) {
      first--;
    }
    while (first < passage.first && isShort(first)) {
      first++;
    }
    int last = passage.last;
    while (last + 1 < words.size() && last + 1 - first < MAX_WORDS && isFree(last + 1)) {
      last++;
    }
    while (last > passage.last && isShort(last)) {
      last--;
    }
    return new Passage(first, last, passage.matches);
  }

  private boolean isFree(int word) {
    return chosen.stream().noneMatch(new Passage(word, word, 0)::overlaps);
  }

  private boolean isShort(int index) {
    Word word = words.get(index);
    return !word.marked && word.end - word.start <= SHORT_WORD;
  }

  private Stream<String> passages() {
    return chosen.stream().map(passage -> textOf(passage.first, passage.last));
  }

  private String textOf(int firstWord, int lastWord) {
    return text.substring(words.get(firstWord).start, words.get(lastWord).end);
  }
}
