package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the turns of a transcript or interview: paragraphs that start with a speaker's name and a
 * colon. A text is a transcript if it has several and at least two names recur.
 */
final class TranscriptTurns {
  static final String RULE = "turn";

  private static final int MAX_NAME = 6;
  private static final int MIN_TURNS = 4;

  /** The minimum average number of words per turn; shorter ones are tables. */
  private static final int MIN_AVERAGE_LENGTH = 5;

  private record Turn(String name, int colon, int end) {}

  private final Words words;
  private final QuotedPassages passages;
  private final Mentions mentions;
  private final List<Turn> turns = new ArrayList<>();

  private TranscriptTurns(Words words, QuotedPassages passages, Mentions mentions) {
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
  }

  /** The turns in text order; empty if the text is not a transcript. */
  static List<QuoteDraft> of(Words words, QuotedPassages passages, Mentions mentions) {
    TranscriptTurns all = new TranscriptTurns(words, passages, mentions);
    all.find();
    return all.isTranscript() ? all.turns.stream().map(all::draft).toList() : List.of();
  }

  private void find() {
    int from = 0;
    while (from < words.count()) {
      int to = from;
      while (to < words.count() && words.paragraphOf(to) == words.paragraphOf(from)) {
        to++;
      }
      // Some publishers put transcripts in quotation marks.
      int first = passages.opensAt(from) && from + 1 < to ? from + 1 : from;
      int colon = colon(first, to);
      if (colon > 0) {
        String name = words.text.substring(words.start(first), words.end(colon - 1));
        turns.add(new Turn(name, colon, to));
      }
      from = to;
    }
  }

  private int colon(int from, int to) {
    boolean capital = Character.isUpperCase(words.word(from).charAt(0));
    for (int i = from; capital && i <= from + MAX_NAME && i + 1 < to; i++) {
      if (words.word(i).equals(":")) {
        return i > from && !passages.opensAt(i + 1) ? i : -1;
      }
      if (!passages.isWord(i)) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isTranscript() {
    Map<String, Integer> counts = new HashMap<>();
    int length = 0;
    for (Turn turn : turns) {
      counts.merge(turn.name, 1, Integer::sum);
      length += turn.end - turn.colon - 1;
    }
    long recurring = counts.values().stream().filter(count -> count > 1).count();
    return turns.size() >= MIN_TURNS
        && recurring > 1
        && length >= MIN_AVERAGE_LENGTH * turns.size();
  }

  private QuoteDraft draft(Turn turn) {
    int start = turn.colon + 1;
    while (start < turn.end - 1 && !passages.isWord(start)) {
      start++;
    }
    QuoteContent content =
        new QuoteContent(turn.colon, List.of(new QuoteContent.Piece(start, turn.end, false)), 1);
    Mention speaker = mentions.outermost(turn.colon - 1).orElse(null);
    return QuoteDraft.of(content, RULE, 1).withSpeaker(speaker, null, 1);
  }

  /** The paragraphs of the turns. */
  static Set<Integer> paragraphs(Words words, List<QuoteDraft> turns) {
    Set<Integer> paragraphs = new HashSet<>();
    turns.forEach(turn -> paragraphs.add(words.paragraphOf(turn.content().cue())));
    return paragraphs;
  }
}
