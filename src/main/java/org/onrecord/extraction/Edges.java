package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands at the edge of a quote's words without being part of them: the dateline of an agency,
 * ", Reuters reported", ", in remarks carried by state television".
 */
final class Edges {
  private static final int LONGEST_DATELINE = 16;
  private static final int LONGEST_TIME = 4;

  private final Words words;
  private final Marking marking;
  private final Relays relays;

  Edges(Words words, Marking marking, Relays relays) {
    this.words = words;
    this.marking = marking;
    this.relays = relays;
  }

  /**
   * A quote without what is no part of it; null where nothing is left. A speaker who stands between
   * the cue and the rest of the words is none of them.
   */
  Draft trimmed(Draft draft) {
    List<Attribution.Piece> pieces = new ArrayList<>();
    for (Attribution.Piece piece : draft.attribution().pieces()) {
      Attribution.Piece trimmed = piece.marked() ? piece : trimmed(draft, piece);
      if (!piece.marked() && opensWith(draft, trimmed)) {
        interrupted(draft, trimmed, pieces);
      } else if (!piece.marked() && endsWith(draft, trimmed)) {
        pieces.add(before(draft.speaker(), trimmed));
      } else {
        pieces.add(trimmed);
      }
    }
    if (pieces.equals(draft.attribution().pieces())) {
      return draft;
    }
    Attribution said = draft.attribution();
    return pieces.isEmpty()
        ? null
        : draft.saying(new Attribution(said.cue(), pieces, said.probability()));
  }

  /** Whether words after a cue begin with their speaker: "says the mayor, “you do not …”". */
  private static boolean opensWith(Draft draft, Attribution.Piece piece) {
    Mention speaker = draft.speaker();
    return speaker != null
        && draft.attribution().cue() < piece.start()
        && speaker.first() <= piece.start()
        && piece.start() < speaker.end();
  }

  /** Whether words before a cue end with their speaker: "“…”, the eldest, Ana Roe, says". */
  private static boolean endsWith(Draft draft, Attribution.Piece piece) {
    Mention speaker = draft.speaker();
    return speaker != null
        && piece.end() <= draft.attribution().cue()
        && piece.start() < speaker.first()
        && speaker.first() < piece.end()
        && piece.end() <= speaker.end();
  }

  private Attribution.Piece before(Mention speaker, Attribution.Piece piece) {
    Marked marked = marking.at(piece.start());
    if (marked != null && marked.closed() && marked.close() < speaker.first()) {
      return marking.piece(marked);
    }
    int end = speaker.first();
    while (end > piece.start() + 1 && words.word(end - 1).equals(",")) {
      end--;
    }
    return new Attribution.Piece(piece.start(), end, false);
  }

  /** What stands in marks on both sides of a cue and its speaker. */
  private void interrupted(Draft draft, Attribution.Piece piece, List<Attribution.Piece> pieces) {
    Marked before = closing(draft.attribution().cue());
    boolean known = pieces.stream().anyMatch(Attribution.Piece::marked);
    if (before != null && !known) {
      pieces.add(marking.piece(before));
    }
    int rest = Math.max(draft.speaker().end(), Math.min(draft.speaker().tail(), piece.end()));
    while (rest < piece.end() && words.word(rest).equals(",")) {
      rest++;
    }
    if (rest < piece.end() && marking.opensAt(rest)) {
      pieces.add(marking.piece(marking.at(rest)));
    } else if (rest < piece.end() && before == null) {
      pieces.add(new Attribution.Piece(rest, piece.end(), false));
    }
  }

  /** The quotation that closes just before a cue. */
  private Marked closing(int cue) {
    int at = words.word(cue - 1).equals(",") ? cue - 2 : cue - 1;
    return marking.closesAt(at) ? marking.at(at) : null;
  }

  private Attribution.Piece trimmed(Draft draft, Attribution.Piece piece) {
    boolean follows = draft.attribution().cue() == piece.start() - 1;
    int start = follows ? afterTime(piece) : afterDateline(piece);
    return new Attribution.Piece(start, relays.aside(start, piece.end()), false);
  }

  /** "said yesterday that …" */
  private int afterTime(Attribution.Piece piece) {
    int at = piece.start();
    while (at < piece.start() + LONGEST_TIME && time(at)) {
      at++;
    }
    return at > piece.start() && at < piece.end() - 1 && words.lower(at).equals("that")
        ? at
        : piece.start();
  }

  private boolean time(int i) {
    return switch (words.lower(i)) {
      case "yesterday",
          "today",
          "tonight",
          "on",
          "late",
          "early",
          "last",
          "this",
          "morning",
          "afternoon",
          "evening",
          "night",
          "week",
          "month",
          "year" ->
          true;
      default -> (Lexicon.word(words.lower(i)) & Lexicon.CALENDAR) != 0;
    };
  }

  /** "TAMBARA, Sept 17 (Reuters) - ", "LAKE HARMON — ". */
  private int afterDateline(Attribution.Piece piece) {
    int start = piece.start();
    boolean opens = start == 0 || words.paragraphOf(start - 1) != words.paragraphOf(start);
    if (!opens) {
      return start;
    }
    boolean place = shouted(words.word(start));
    for (int i = start + 1; i < Math.min(piece.end() - 1, start + LONGEST_DATELINE); i++) {
      place |= words.word(i).equals(")");
      if (words.word(i).matches("[-–—_]|--|―")) {
        return place ? i + 1 : start;
      }
      if (words.tag(i).startsWith("VB")) {
        return start;
      }
    }
    return start;
  }

  private static boolean shouted(String word) {
    return word.length() > 2 && word.chars().allMatch(c -> Character.isUpperCase(c) || c == '.');
  }
}
