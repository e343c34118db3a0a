package org.onrecord.extraction;

import java.util.List;
import java.util.stream.Stream;

/**
 * The content of a quote: words that the text attributes, with or without a cue.
 *
 * @param cue the reporting word; -1 if there is none
 * @param pieces ranges [start, end) of words, without the punctuation at their ends
 * @param probability that the words are correct
 */
record QuoteContent(int cue, List<Piece> pieces, double probability) {
  /**
   * @param quoted whether it is everything between two quotation marks
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

  /** Extends each piece within quotation marks to the whole quotation. */
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

  QuoteContent withProbability(double other) {
    return new QuoteContent(cue, pieces, other);
  }

  int length() {
    return pieces.stream().mapToInt(Piece::length).sum();
  }

  /** Returns whether everything is quoted. */
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

  /** Returns whether both share more than half of a piece, or part of a quotation. */
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
