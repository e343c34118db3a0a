package org.onrecord.pages.review;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.extraction.text.Joint;
import org.onrecord.pages.layout.TextFormats;
import org.onrecord.records.quote.Span;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The text of an interrupted quote, split into its pieces and the joints between them. A form has
 * each joint as its punctuation, without the spaces; one space is empty.
 *
 * @param pieces the words of each span, in order
 * @param marks the punctuation of the joint after each piece but the last
 */
record DeskJoints(List<String> pieces, List<String> marks) {
  static final DeskJoints NONE = new DeskJoints(List.of(), List.of());

  private static final int EXCERPT = 24;

  /**
   * A joint with the words around it.
   *
   * @param before the last words of the piece before it
   * @param after the first words of the piece after it
   */
  record Place(String before, String mark, String after) {}

  /** Splits a text by the lengths of its spans, in code points. None if they do not fit. */
  static DeskJoints of(String text, List<Span> spans) {
    List<String> pieces = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    int at = 0;
    for (Span span : spans) {
      if (!pieces.isEmpty()) {
        List<Joint> joints = Joint.at(text, at);
        if (joints.isEmpty()) {
          return NONE;
        }
        marks.add(joints.get(0).text.strip());
        at += joints.get(0).text.length();
      }
      int length = span.end() - span.start();
      if (text.codePointCount(at, text.length()) < length) {
        return NONE;
      }
      int end = text.offsetByCodePoints(at, length);
      pieces.add(text.substring(at, end));
      at = end;
    }
    return at == text.length() ? new DeskJoints(pieces, marks) : NONE;
  }

  /** The joints with the words around them. */
  List<Place> places() {
    return IntStream.range(0, marks.size())
        .mapToObj(
            i ->
                new Place(
                    end(pieces.get(i)),
                    marks.get(i),
                    TextFormats.shortened(pieces.get(i + 1), EXCERPT)))
        .toList();
  }

  private static String end(String piece) {
    int length = piece.codePointCount(0, piece.length());
    return length <= EXCERPT
        ? piece
        : "…" + piece.substring(piece.offsetByCodePoints(0, length - EXCERPT));
  }

  /**
   * The text with other joints.
   *
   * @throws ProblemException 400 if one is no joint, or their number differs
   */
  String with(List<String> others) {
    if (others.size() != marks.size()) {
      throw ProblemException.invalid(Fault.in("joint", "must have a value for each joint"));
    }
    StringBuilder text = new StringBuilder(pieces.get(0));
    for (int i = 0; i < others.size(); i++) {
      text.append(joint(others.get(i)).text).append(pieces.get(i + 1));
    }
    return text.toString();
  }

  private static Joint joint(String mark) {
    return Stream.of(Joint.values())
        .filter(joint -> joint.text.strip().equals(mark))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    Fault.in("joint", "must be empty (one space) or one of , . ? ! ; …")));
  }
}
