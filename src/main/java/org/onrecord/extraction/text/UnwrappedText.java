package org.onrecord.extraction.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text whose hard-wrapped lines are joined to paragraphs, with the position of each character in
 * the text as sent. Text that is not wrapped stays as it is.
 */
public final class UnwrappedText {
  private final String text;
  private final CodePointOffsets codePoints;

  /** The UTF-16 index of each character in the text as sent; null if the text is unchanged. */
  private final int[] origins;

  private UnwrappedText(String text, CodePointOffsets codePoints, int[] origins) {
    this.text = text;
    this.codePoints = codePoints;
    this.origins = origins;
  }

  /** Joins the lines of a text, if it is wrapped. */
  public static UnwrappedText of(String sent) {
    CodePointOffsets codePoints = CodePointOffsets.of(sent);
    List<LineBlock> blocks = sent.indexOf('\n') < 0 ? List.of() : blocks(sent);
    int width =
        blocks.stream().filter(LineBlock::isWrapped).mapToInt(LineBlock::width).max().orElse(0);
    return width == 0
        ? new UnwrappedText(sent, codePoints, null)
        : new Joiner(sent).unwrapped(blocks, width, codePoints);
  }

  /** The text without wraps. */
  public String text() {
    return text;
  }

  /** The offset, in code points of the text as sent, of a character of the unwrapped text. */
  public int start(int index) {
    return codePoints.before(origins == null ? index : origins[index]);
  }

  /** The offset, in code points of the text as sent, of the end of a non-empty range. */
  public int end(int index) {
    return codePoints.before(origins == null ? index : origins[index - 1] + 1);
  }

  private static List<LineBlock> blocks(String text) {
    List<LineBlock> blocks = new ArrayList<>();
    List<TextLine> open = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      TextLine line = TextLine.of(text, start, end);
      if (!open.isEmpty() && !line.isInBlockWith(open.get(open.size() - 1))) {
        blocks.add(new LineBlock(List.copyOf(open)));
        open.clear();
      }
      if (!line.isBlank() || line.quoteDepth() > 0) {
        open.add(line);
      }
      start = end + 1;
    }
    if (!open.isEmpty()) {
      blocks.add(new LineBlock(List.copyOf(open)));
    }
    return blocks;
  }

  /** Copies a text without its wraps and quoting marks. */
  private static final class Joiner {
    private final String sent;
    private final StringBuilder joined;
    private final int[] origins;
    private int copied;

    Joiner(String sent) {
      this.sent = sent;
      joined = new StringBuilder(sent.length());
      origins = new int[sent.length()];
    }

    UnwrappedText unwrapped(List<LineBlock> blocks, int width, CodePointOffsets codePoints) {
      for (LineBlock block : blocks) {
        List<TextLine> lines = block.lines();
        for (int i = 0; i < lines.size(); i++) {
          TextLine line = lines.get(i);
          if (line.quoteDepth() > 0) {
            copy(line.start());
            copied = Math.max(copied, line.contentStart());
          }
          if (i + 1 < lines.size() && block.isWrap(i, width)) {
            copy(line.contentEnd());
            join(line, lines.get(i + 1));
          }
        }
      }
      copy(sent.length());
      return new UnwrappedText(
          joined.toString(), codePoints, Arrays.copyOf(origins, joined.length()));
    }

    private void join(TextLine line, TextLine next) {
      if (LineBreak.isSpace(sent, line.contentEnd(), next.contentStart())) {
        add(' ', line.contentEnd());
      }
      copied = next.contentStart();
    }

    private void copy(int end) {
      for (; copied < end; copied++) {
        add(sent.charAt(copied), copied);
      }
    }

    private void add(char c, int origin) {
      origins[joined.length()] = origin;
      joined.append(c);
    }
  }
}
