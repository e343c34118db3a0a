package org.onrecord.extraction;

import java.util.List;
import java.util.stream.Stream;

/**
 * Words that the text attributes, by a cue or without one.
 *
 * @param cue the reporting word; -1 where there is none
 * @param pieces the words, as ranges [start, end) of words without the punctuation at their ends
 * @param probability that these are the words
 */
record Attribution(int cue, List<Piece> pieces, double probability) {
  /**
   * @param marked whether it is all that stands between two marks
   */
  record Piece(int start, int end, boolean marked) {
    int length() {
      return end - start;
    }
  }

  static Attribution of(int cue, Contents.Found found) {
    return new Attribution(
        cue,
        Stream.of(found.left(), found.right())
            .filter(piece -> piece != null)
            .map(Lattice.Piece::asAttributed)
            .toList(),
        found.probability());
  }

  /** Quoted words are taken whole: a piece within marks reaches from one to the other. */
  Attribution widened(Marking marking) {
    return new Attribution(
        cue, pieces.stream().map(piece -> widened(piece, marking)).toList(), probability);
  }

  private Piece widened(Piece piece, Marking marking) {
    Marked marked = marking.at(piece.start);
    boolean within =
        marked != null
            && marked.holds(piece.start)
            && marked.holds(piece.end - 1)
            && !marked.holds(cue);
    return within && !piece.marked ? marking.piece(marked) : piece;
  }

  Attribution with(double otherProbability) {
    return new Attribution(cue, pieces, otherProbability);
  }

  int length() {
    return pieces.stream().mapToInt(Piece::length).sum();
  }

  /** Whether all of it stands between marks. */
  boolean direct() {
    return pieces.stream().allMatch(Piece::marked);
  }

  int start() {
    return pieces.get(0).start();
  }

  int end() {
    return pieces.get(pieces.size() - 1).end();
  }

  boolean holds(int word) {
    return pieces.stream().anyMatch(piece -> piece.start() <= word && word < piece.end());
  }

  /** Whether both claim much the same words. */
  boolean rivals(Attribution other) {
    return other.pieces.stream().anyMatch(this::rivals);
  }

  boolean rivals(Piece other) {
    for (Piece mine : pieces) {
      int common = Math.min(mine.end, other.end) - Math.max(mine.start, other.start);
      if (common > 0
          && (2 * common > Math.max(mine.length(), other.length())
              || mine.marked && other.marked)) {
        return true;
      }
    }
    return false;
  }
}
