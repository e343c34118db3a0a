package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All candidate contents of a cue: one piece before the cue, one after it, or both. The model
 * scores where pieces start and end, what they span, and which kinds of pieces go together.
 */
final class ContentLattice {
  /** Kinds of pieces on one side of the cue: none, quoted words, other words. */
  static final int NONE = 0;

  static final int QUOTED = 1;
  static final int PLAIN = 2;

  static final int KINDS = 3;

  /** A candidate: the words [start, end). */
  record Piece(int start, int end, int kind, Features atStart, Features atEnd, Features span) {
    QuoteContent.Piece toContentPiece() {
      return new QuoteContent.Piece(start, end, kind == QUOTED);
    }
  }

  /** Words allowed between a cue and its content: "said in an interview on Monday that". */
  static final int MAX_LEAD = 14;

  private static final int MAX_ENDS_AFTER = 40;
  private static final int MAX_ENDS_BEFORE = 10;
  private static final int MAX_STARTS_BEFORE = 20;

  /** Words allowed between content and its cue: ", Smith, the chairman of the board, said". */
  private static final int MAX_GAP_BEFORE = 40;

  /** A cue this close to the start of its sentence may report the quotation before it. */
  private static final int MAX_CUE_OFFSET = 9;

  /** Words before which content may end, and after which it may start. */
  private static final Set<String> ENDING = WordClass.of("ending");

  private static final Set<String> STARTING = WordClass.of("starting");

  private final Words words;
  private final QuotedPassages passages;
  private final CueFeatures features;
  final int cue;
  final List<Piece> left = new ArrayList<>();
  final List<Piece> right = new ArrayList<>();

  /** Features of pairs, by kind on the left × 3 + kind on the right. */
  final Features[] pairs;

  ContentLattice(Words words, QuotedPassages passages, int cue) {
    this.words = words;
    this.passages = passages;
    this.cue = cue;
    features = new CueFeatures(words, passages, cue);
    pairs = features.pairs();
    addPiecesBefore();
    addPiecesAfter();
  }

  /** Returns whether the cue can only introduce reported speech: "said on June 3 that". */
  boolean saysThat() {
    return features.saysThat();
  }

  private int sentence() {
    return words.sentenceOf(cue);
  }

  // ---- pieces before the cue

  private void addPiecesBefore() {
    int limit = leftLimit();
    List<Integer> ends = new ArrayList<>();
    int stop = Math.max(limit, cue - MAX_GAP_BEFORE);
    for (int end = cue; end > stop && ends.size() < MAX_ENDS_BEFORE; end--) {
      if (passages.isWord(end - 1) && !passages.isWord(end)) {
        ends.add(end);
      }
    }
    if (!ends.isEmpty()) {
      addPieces(Side.BEFORE_CUE, startsBefore(ends.get(0), limit), ends);
    }
  }

  /** Possible starts, nearest to the cue first, always including the earliest. */
  private List<Integer> startsBefore(int end, int limit) {
    List<Integer> starts = new ArrayList<>();
    for (int start = end - 1; start >= limit && starts.size() < MAX_STARTS_BEFORE; start--) {
      if (passages.isWord(start) && (start == limit || mayStart(start))) {
        starts.add(start);
      }
    }
    int first = limit;
    while (first < cue && !passages.isWord(first)) {
      first++;
    }
    if (!starts.contains(first)) {
      starts.add(first);
    }
    return starts;
  }

  private boolean mayStart(int word) {
    return !passages.isWord(word - 1)
        || words.first(words.sentenceOf(word)) == word
        || STARTING.contains(words.lower(word - 1));
  }

  /** The start of the sentence, or of a quotation that extends into it or precedes it. */
  private int leftLimit() {
    int first = words.first(sentence());
    QuotedPassage across = passages.at(first);
    if (across != null && across.open() < first && !across.contains(cue)) {
      return across.open();
    }
    QuotedPassage before =
        first > 0 && cue - first < MAX_CUE_OFFSET ? passages.at(first - 1) : null;
    boolean near = before != null && words.paragraphOf(first) == words.paragraphOf(first - 1);
    return near ? before.open() : first;
  }

  // ---- pieces after the cue

  private void addPiecesAfter() {
    int limit = rightLimit();
    List<Integer> starts = new ArrayList<>();
    for (int start = cue + 1; start < limit && start <= cue + MAX_LEAD; start++) {
      if (passages.isWord(start)) {
        starts.add(start);
      }
    }
    if (!starts.isEmpty()) {
      addPieces(Side.AFTER_CUE, starts, endsAfter(starts.get(0), limit));
    }
  }

  private List<Integer> endsAfter(int start, int limit) {
    List<Integer> ends = new ArrayList<>();
    int last = limit;
    while (last > cue + 1 && !passages.isWord(last - 1)) {
      last--;
    }
    for (int end = start + 1; end <= last && ends.size() < MAX_ENDS_AFTER; end++) {
      boolean boundary = end == last || !passages.isWord(end) || ENDING.contains(words.lower(end));
      if (passages.isWord(end - 1) && boundary) {
        ends.add(end);
      }
    }
    if (!ends.contains(last) && last > start) {
      ends.add(last);
    }
    QuotedPassage quoted = firstOpened(limit);
    if (quoted != null && !ends.contains(quoted.close()) && passages.isWord(quoted.close() - 1)) {
      ends.add(quoted.close());
    }
    return ends;
  }

  private QuotedPassage firstOpened(int limit) {
    for (int word = cue + 1; word < limit && word <= cue + MAX_LEAD; word++) {
      if (passages.opensAt(word)) {
        return passages.at(word);
      }
    }
    return null;
  }

  /** The end of the sentence, or of a quotation that begins in it or follows its colon. */
  private int rightLimit() {
    int end = words.endOf(sentence());
    QuotedPassage across = passages.at(end - 1);
    if (opensTurn()) {
      while (end < words.count() && words.paragraphOf(end) == words.paragraphOf(cue)) {
        end++;
      }
    } else if (across != null && across.end() > end && across.open() > cue) {
      end = across.end();
    } else if (words.word(end - 1).equals(":") && end < words.count()) {
      QuotedPassage next = passages.at(end);
      end = next != null && next.open() == end ? next.end() : words.endOf(sentence() + 1);
    }
    return Math.min(end, words.count());
  }

  /** Returns whether the cue is a colon after the speaker's name at the start of a paragraph. */
  private boolean opensTurn() {
    int first = words.first(sentence());
    return words.word(cue).equals(":")
        && cue - first < MAX_CUE_OFFSET
        && (first == 0 || words.paragraphOf(first - 1) != words.paragraphOf(first))
        && !passages.opensAt(cue + 1);
  }

  // ---- pieces

  private void addPieces(Side side, List<Integer> starts, List<Integer> ends) {
    List<Piece> pieces = side == Side.BEFORE_CUE ? left : right;
    Features[] atEnds = new Features[ends.size()];
    for (int start : starts) {
      Features atStart = null;
      for (int e = 0; e < atEnds.length; e++) {
        int end = ends.get(e);
        if (end > start) {
          atStart = atStart == null ? features.start(start, side) : atStart;
          atEnds[e] = atEnds[e] == null ? features.end(end, side) : atEnds[e];
          Features span = features.span(start, end, side);
          pieces.add(new Piece(start, end, kind(start, end), atStart, atEnds[e], span));
        }
      }
    }
  }

  private int kind(int start, int end) {
    QuotedPassage passage = passages.at(start);
    boolean whole = passage != null && passage.open() == start - 1 && passage.close() == end;
    return whole ? QUOTED : PLAIN;
  }
}
