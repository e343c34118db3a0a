package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The turns of a transcript or interview: paragraphs that open with a speaker's name and a colon.
 * One such paragraph proves nothing; several, with two names that come again, do.
 */
final class TranscriptTurns {
  static final String RULE = "turn";

  private static final int LONGEST_NAME = 6;
  private static final int FEWEST = 4;

  /** Words of a turn on average; shorter ones are tables. */
  private static final int SHORTEST = 5;

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

  /** What is said in turns, in the order of the text; nothing where the text is no transcript. */
  static List<QuoteDraft> of(Words words, QuotedPassages passages, Mentions mentions) {
    TranscriptTurns all = new TranscriptTurns(words, passages, mentions);
    all.find();
    return all.transcript() ? all.turns.stream().map(all::draft).toList() : List.of();
  }

  private void find() {
    int from = 0;
    while (from < words.count()) {
      int to = from;
      while (to < words.count() && words.paragraphOf(to) == words.paragraphOf(from)) {
        to++;
      }
      // Some houses put transcripts between quotation marks.
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
    for (int i = from; capital && i <= from + LONGEST_NAME && i + 1 < to; i++) {
      if (words.word(i).equals(":")) {
        return i > from && !passages.opensAt(i + 1) ? i : -1;
      }
      if (!passages.isWord(i)) {
        return -1;
      }
    }
    return -1;
  }

  private boolean transcript() {
    Map<String, Integer> counts = new HashMap<>();
    int length = 0;
    for (Turn turn : turns) {
      counts.merge(turn.name, 1, Integer::sum);
      length += turn.end - turn.colon - 1;
    }
    long again = counts.values().stream().filter(count -> count > 1).count();
    return turns.size() >= FEWEST && again > 1 && length >= SHORTEST * turns.size();
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

  /** The paragraphs that turns take up: what is in them is said already. */
  static Set<Integer> paragraphs(Words words, List<QuoteDraft> turns) {
    Set<Integer> paragraphs = new HashSet<>();
    turns.forEach(turn -> paragraphs.add(words.paragraphOf(turn.content().cue())));
    return paragraphs;
  }
}
