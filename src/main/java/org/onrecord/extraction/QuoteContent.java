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
record QuoteContent(int cue, List<Piece> pieces, double probability) {
  /**
   * @param quoted whether it is all that stands between two marks
   */
  record Piece(int start, int end, boolean quoted) {
    int length() {
      return end - start;
    }
  }

  static QuoteContent of(int cue, ContentModel.Selection found) {
    return new QuoteContent(
        cue,
        Stream.of(found.left(), found.right())
            .filter(piece -> piece != null)
            .map(ContentLattice.Piece::toContentPiece)
            .toList(),
        found.probability());
  }

  /** Quoted words are taken whole: a piece within marks reaches from one to the other. */
  QuoteContent extendedToMarks(QuotedPassages passages) {
    return new QuoteContent(
        cue, pieces.stream().map(piece -> extendedToMarks(piece, passages)).toList(), probability);
  }

  private Piece extendedToMarks(Piece piece, QuotedPassages passages) {
    QuotedPassage passage = passages.at(piece.start);
    boolean within =
        passage != null
            && passage.contains(piece.start)
            && passage.contains(piece.end - 1)
            && !passage.contains(cue);
    return within && !piece.quoted ? passages.piece(passage) : piece;
  }

  QuoteContent withProbability(double otherProbability) {
    return new QuoteContent(cue, pieces, otherProbability);
  }

  int length() {
    return pieces.stream().mapToInt(Piece::length).sum();
  }

  /** Whether all of it stands between marks. */
  boolean direct() {
    return pieces.stream().allMatch(Piece::quoted);
  }

  int start() {
    return pieces.get(0).start();
  }

  int end() {
    return pieces.get(pieces.size() - 1).end();
  }

  boolean contains(int word) {
    return pieces.stream().anyMatch(piece -> piece.start() <= word && word < piece.end());
  }

  /** Whether both claim much the same words. */
  boolean overlaps(QuoteContent other) {
    return other.pieces.stream().anyMatch(this::overlaps);
  }

  boolean overlaps(Piece other) {
    for (Piece mine : pieces) {
      int common = Math.min(mine.end, other.end) - Math.max(mine.start, other.start);
      if (common > 0
          && (2 * common > Math.max(mine.length(), other.length())
              || mine.quoted && other.quoted)) {
        return true;
      }
    }
    return false;
  }
}
