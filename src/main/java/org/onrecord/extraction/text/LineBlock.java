package org.onrecord.extraction.text;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Consecutive lines without a blank line between them. Break {@code i} is the line break after line
 * {@code i}.
 *
 * <p>Programs that wrap text fill each line: the first word of the next line would have made it too
 * long. So a line break is a wrap if the line is full and nothing shows that a paragraph ends.
 */
final class LineBlock {
  private static final int MAX_WIDTH = 160;

  /** The minimum width at which one sentence that continues in the next line shows wrapping. */
  private static final int MIN_WIDTH = 50;

  /** The minimum width at which several such sentences show it. */
  private static final int MIN_NARROW_WIDTH = 30;

  private static final int MIN_NARROW_WRAPS = 3;

  /**
   * The minimum length of a nearly full line, as a share: some programs balance the lengths of
   * lines.
   */
  private static final double MIN_FILL = 0.8;

  /**
   * The number of characters by which lines may be longer than the longest line of other blocks.
   */
  private static final int TOLERANCE = 8;

  /** The minimum number of wraps for each sentence that continues after a short line. */
  private static final int MIN_WRAPS_PER_SHORT_LINE = 4;

  private final List<TextLine> lines;
  private final int width;
  private final boolean[] startsParagraph;
  private final boolean wrapped;

  LineBlock(List<TextLine> lines) {
    this.lines = lines;
    width =
        lines.stream()
            .filter(line -> !line.isOneWord() && line.width() <= MAX_WIDTH)
            .mapToInt(TextLine::width)
            .max()
            .orElse(0);
    startsParagraph = paragraphStarts();
    wrapped = showsWrapping();
  }

  List<TextLine> lines() {
    return lines;
  }

  /** The length of the longest line that may be wrapped. */
  int width() {
    return width;
  }

  /** Returns whether the lines show by themselves that they are wrapped. */
  boolean isWrapped() {
    return wrapped;
  }

  private boolean showsWrapping() {
    boolean narrow = width < MIN_WIDTH;
    long continued = breaks().filter(this::continues).count();
    long wraps =
        breaks()
            .filter(this::continues)
            .filter(i -> narrow ? isFull(i, width) : isNearlyFull(i, width))
            .count();
    return wraps >= (narrow ? MIN_NARROW_WRAPS : 1)
        && width >= MIN_NARROW_WIDTH
        && MIN_WRAPS_PER_SHORT_LINE * (continued - wraps) <= wraps;
  }

  private boolean continues(int i) {
    return lines.get(i).width() <= MAX_WIDTH
        && !startsParagraph[i + 1]
        && lines.get(i).continuesIn(lines.get(i + 1));
  }

  /** Returns whether a line break is a wrap, if the text around is wrapped at a width. */
  boolean isWrap(int i, int textWidth) {
    TextLine line = lines.get(i);
    TextLine next = lines.get(i + 1);
    int limit = wrapped ? width : textWidth;
    return line.width() <= limit + TOLERANCE
        && !startsParagraph[i + 1]
        && !line.standsAlone()
        && !next.standsAlone()
        && (isFull(i, limit) || line.continuesIn(next) && isNearlyFull(i, limit));
  }

  private IntStream breaks() {
    return IntStream.range(0, lines.size() - 1);
  }

  private boolean isFull(int i, int limit) {
    return lines.get(i).width() + 1 + lines.get(i + 1).firstWordLength() > limit;
  }

  private boolean isNearlyFull(int i, int limit) {
    return lines.get(i).width() + 1 + lines.get(i + 1).firstWordLength() > MIN_FILL * limit;
  }

  /** Finds the paragraphs within the block by turns, items of lists and indentation. */
  private boolean[] paragraphStarts() {
    boolean[] starts = new boolean[lines.size()];
    int margin = lines.stream().mapToInt(TextLine::indent).min().orElse(0);
    boolean hanging = isHanging(margin);
    boolean list = lines.stream().filter(TextLine::isItem).count() > 1;
    int item = lines.get(0).isItem() ? lines.get(0).indent() : MAX_WIDTH;
    for (int i = 1; i < lines.size(); i++) {
      TextLine line = lines.get(i);
      boolean open = lines.get(i - 1).endsOpen();
      boolean startsItem = line.isItem() && (list || !open);
      boolean indented = line.indent() > margin;
      boolean byIndent = hanging ? !indented : indented && line.indent() <= item;
      starts[i] = byIndent || startsItem || line.isCapitalTurn() || line.isTurn() && !open;
      item = startsItem ? line.indent() : line.indent() <= item ? MAX_WIDTH : item;
    }
    return starts;
  }

  /** Returns whether all lines of a paragraph but the first are indented. */
  private boolean isHanging(int margin) {
    IntPredicate endsParagraph = i -> !isNearlyFull(i, width);
    long beforeIndented =
        breaks().filter(endsParagraph).filter(i -> lines.get(i + 1).indent() > margin).count();
    long beforeMargin =
        breaks()
            .filter(endsParagraph)
            .filter(i -> lines.get(i).indent() > margin && lines.get(i + 1).indent() == margin)
            .filter(i -> !lines.get(i + 1).isItem())
            .count();
    return beforeMargin > beforeIndented;
  }
}
