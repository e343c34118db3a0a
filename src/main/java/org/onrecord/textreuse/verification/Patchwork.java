package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.WordRange;

/**
 * Covers a quotation completely with as few pieces of quotes as possible, by dynamic programming
 * over the longest common runs of words. Pieces may be in any order.
 */
final class Patchwork {
  /** The number of words on both sides of a boundary that tell whether it alters a text. */
  private static final int CONTEXT = 3;

  private static final int MIN_CONTENT_WORDS = 2;

  /** The length of a piece, in words, that needs one content word only. */
  private static final int LONG_PIECE = 5;

  private static final int MAX_PIECES = 6;

  /** The maximum number of words left out of a quote that alter it rather than divide it. */
  private static final int MAX_ALTERED = 2;

  private final FoldedWords quotation;
  private final List<FoldedWords> texts;
  private final int minPiece;

  /** For each word, the last piece of the cover of the words before it; null if there is none. */
  private final Piece[] last;

  private final int[] pieces;

  /**
   * Words of a quotation that are words of a text.
   *
   * @param text the index of the text
   */
  record Piece(int text, WordRange words, WordRange recorded) {}

  private Patchwork(FoldedWords quotation, List<FoldedWords> texts, int minPiece) {
    this.quotation = quotation;
    this.minPiece = minPiece;
    this.texts = texts;
    this.last = new Piece[quotation.count() + 1];
    this.pieces = new int[quotation.count() + 1];
    Arrays.fill(pieces, MAX_PIECES + 1);
    pieces[0] = 0;
  }

  /**
   * The pieces in order; empty if two to six pieces do not cover the quotation, or if they alter a
   * text: one or two words of it are left out between two pieces, or replaced by a short piece.
   *
   * @param minPiece the minimum length of a piece in words
   */
  static Optional<List<Piece>> of(FoldedWords quotation, List<FoldedWords> texts, int minPiece) {
    Patchwork patchwork = new Patchwork(quotation, texts, minPiece);
    patchwork.cover();
    int count = patchwork.pieces[quotation.count()];
    return count < 2 || count > MAX_PIECES
        ? Optional.empty()
        : Optional.of(patchwork.pieces()).filter(patchwork::isStitched);
  }

  private void cover() {
    List<CommonRuns> runs = texts.stream().map(text -> CommonRuns.of(quotation, text)).toList();
    for (int i = 0; i < quotation.count(); i++) {
      for (int text = 0; text < texts.size() && pieces[i] < MAX_PIECES; text++) {
        extend(text, i, runs.get(text));
      }
    }
  }

  private void extend(int text, int i, CommonRuns runs) {
    int j = runs.start(i);
    for (int length = runs.length(i); length > 0; length--) {
      boolean better = pieces[i] + 1 < pieces[i + length];
      if (better && isPiece(text, i, length)) {
        pieces[i + length] = pieces[i] + 1;
        last[i + length] =
            new Piece(text, new WordRange(i, i + length), new WordRange(j, j + length));
      }
    }
  }

  private boolean isPiece(int text, int i, int length) {
    int content = ContentWords.count(quotation, i, i + length);
    boolean meaningful = length >= LONG_PIECE || length == texts.get(text).count();
    return length >= minPiece && content >= (meaningful ? 1 : MIN_CONTENT_WORDS);
  }

  private List<Piece> pieces() {
    List<Piece> cover = new ArrayList<>();
    for (int end = quotation.count(); end > 0; end = last[end].words().start()) {
      cover.add(0, last[end]);
    }
    return cover;
  }

  private boolean isStitched(List<Piece> cover) {
    return !repeatsWords(cover)
        && cover.stream()
            .map(Piece::words)
            .filter(words -> words.start() > 0 && !quotation.isAfterGap(words.start()))
            .noneMatch(
                words -> alters(words.start(), words.start()) || isShort(words) && alters(words));
  }

  /** Returns whether a piece goes on one or two words before the end of the piece before it. */
  private static boolean repeatsWords(List<Piece> cover) {
    for (int i = 1; i < cover.size(); i++) {
      Piece before = cover.get(i - 1);
      Piece piece = cover.get(i);
      int repeated = before.recorded().end() - piece.recorded().start();
      if (before.text() == piece.text()
          && piece.recorded().start() > before.recorded().start()
          && repeated > 0
          && repeated <= MAX_ALTERED) {
        return true;
      }
    }
    return false;
  }

  private boolean isShort(WordRange words) {
    return words.count() < LONG_PIECE && words.end() < quotation.count();
  }

  private boolean alters(WordRange words) {
    return alters(words.start(), words.end());
  }

  /** Returns whether a text has other words between those before and after a range. */
  private boolean alters(int start, int end) {
    return texts.stream().anyMatch(text -> alters(text, start, end));
  }

  private boolean alters(FoldedWords text, int start, int end) {
    int before = Math.min(CONTEXT, start);
    int after = Math.min(CONTEXT, quotation.count() - end);
    for (int j = before; j + after <= text.count(); j++) {
      if (isEqual(start - before, text, j - before, before)) {
        for (int other = 1; other <= end - start + MAX_ALTERED; other++) {
          if (isEqual(end, text, j + other, after)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isEqual(int i, FoldedWords text, int j, int length) {
    for (int k = 0; k < length; k++) {
      if (j + k >= text.count() || !quotation.same(i + k, text, j + k)) {
        return false;
      }
    }
    return true;
  }
}
