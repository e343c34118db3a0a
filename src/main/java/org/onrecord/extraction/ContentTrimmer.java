package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes words at the edges of a quote that are not part of it: agency datelines, ", Reuters
 * reported", ", in remarks carried by state television".
 */
final class ContentTrimmer {
  private static final int MAX_DATELINE = 16;
  private static final int MAX_TIME = 4;

  private final Words words;
  private final QuotedPassages passages;
  private final Relays relays;

  ContentTrimmer(Words words, QuotedPassages passages, Relays relays) {
    this.words = words;
    this.passages = passages;
    this.relays = relays;
  }

  /**
   * Trims a quote, and cuts out a speaker who stands between the cue and the rest of the words.
   *
   * @return null if nothing is left
   */
  QuoteDraft trimmed(QuoteDraft draft) {
    List<QuoteContent.Piece> pieces = new ArrayList<>();
    for (QuoteContent.Piece piece : draft.content().pieces()) {
      QuoteContent.Piece trimmed = piece.quoted() ? piece : trimmed(draft, piece);
      if (!piece.quoted() && opensWith(draft, trimmed)) {
        addAroundSpeaker(draft, trimmed, pieces);
      } else if (!piece.quoted() && endsWith(draft, trimmed)) {
        pieces.add(before(draft.speaker(), trimmed));
      } else {
        pieces.add(trimmed);
      }
    }
    if (pieces.equals(draft.content().pieces())) {
      return draft;
    }
    QuoteContent content = draft.content();
    return pieces.isEmpty()
        ? null
        : draft.withContent(new QuoteContent(content.cue(), pieces, content.probability()));
  }

  /**
   * Returns whether the words after a cue start with the speaker: "says the mayor, “you do not …”".
   */
  private static boolean opensWith(QuoteDraft draft, QuoteContent.Piece piece) {
    Mention speaker = draft.speaker();
    return speaker != null
        && draft.content().cue() < piece.start()
        && speaker.first() <= piece.start()
        && piece.start() < speaker.end();
  }

  /**
   * Returns whether the words before a cue end with the speaker: "“…”, the eldest, Ana Roe, says".
   */
  private static boolean endsWith(QuoteDraft draft, QuoteContent.Piece piece) {
    Mention speaker = draft.speaker();
    return speaker != null
        && piece.end() <= draft.content().cue()
        && piece.start() < speaker.first()
        && speaker.first() < piece.end()
        && piece.end() <= speaker.end();
  }

  private QuoteContent.Piece before(Mention speaker, QuoteContent.Piece piece) {
    QuotedPassage passage = passages.at(piece.start());
    if (passage != null && passage.closed() && passage.close() < speaker.first()) {
      return passages.piece(passage);
    }
    int end = speaker.first();
    while (end > piece.start() + 1 && words.word(end - 1).equals(",")) {
      end--;
    }
    return new QuoteContent.Piece(piece.start(), end, false);
  }

  /** Adds the words before the cue and those after the speaker. */
  private void addAroundSpeaker(
      QuoteDraft draft, QuoteContent.Piece piece, List<QuoteContent.Piece> pieces) {
    QuotedPassage before = closing(draft.content().cue());
    boolean known = pieces.stream().anyMatch(QuoteContent.Piece::quoted);
    if (before != null && !known) {
      pieces.add(passages.piece(before));
    }
    int rest = Math.max(draft.speaker().end(), Math.min(draft.speaker().tail(), piece.end()));
    while (rest < piece.end() && words.word(rest).equals(",")) {
      rest++;
    }
    if (rest < piece.end() && passages.opensAt(rest)) {
      pieces.add(passages.piece(passages.at(rest)));
    } else if (rest < piece.end() && before == null) {
      pieces.add(new QuoteContent.Piece(rest, piece.end(), false));
    }
  }

  /** The quotation that closes right before a cue. */
  private QuotedPassage closing(int cue) {
    int at = words.word(cue - 1).equals(",") ? cue - 2 : cue - 1;
    return passages.closesAt(at) ? passages.at(at) : null;
  }

  private QuoteContent.Piece trimmed(QuoteDraft draft, QuoteContent.Piece piece) {
    boolean follows = draft.content().cue() == piece.start() - 1;
    int start = follows ? afterTime(piece) : afterDateline(piece);
    return new QuoteContent.Piece(start, relays.asideStart(start, piece.end()), false);
  }

  /** Skips a time before "that": "said yesterday that …". */
  private int afterTime(QuoteContent.Piece piece) {
    int at = piece.start();
    while (at < piece.start() + MAX_TIME && isTime(at)) {
      at++;
    }
    return at > piece.start() && at < piece.end() - 1 && words.lower(at).equals("that")
        ? at
        : piece.start();
  }

  private boolean isTime(int i) {
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

  /** Skips a dateline: "TAMBARA, Sept 17 (Reuters) - ", "LAKE HARMON — ". */
  private int afterDateline(QuoteContent.Piece piece) {
    int start = piece.start();
    boolean opens = start == 0 || words.paragraphOf(start - 1) != words.paragraphOf(start);
    if (!opens) {
      return start;
    }
    boolean place = isAllCapitals(words.word(start));
    for (int i = start + 1; i < Math.min(piece.end() - 1, start + MAX_DATELINE); i++) {
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

  private static boolean isAllCapitals(String word) {
    return word.length() > 2 && word.chars().allMatch(c -> Character.isUpperCase(c) || c == '.');
  }
}
