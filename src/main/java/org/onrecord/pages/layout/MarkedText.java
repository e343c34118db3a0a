package org.onrecord.pages.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.onrecord.extraction.text.CodePointOffsets;
import org.onrecord.records.quote.Span;

/**
 * Cuts a text into segments where its marks begin and end. Marks may overlap and be nested: a
 * segment has the style of the innermost one, and the class {@code nested}.
 */
public final class MarkedText {
  private final String text;
  private final CodePointOffsets offsets;

  public MarkedText(String text) {
    this.text = text;
    this.offsets = CodePointOffsets.of(text);
  }

  /** The segments of the whole text. */
  public List<BodySegment> segments(List<Mark> marks) {
    return segments(new Span(0, offsets.before(text.length())), marks);
  }

  /**
   * The segments of a part of the text.
   *
   * @param place in Unicode code points
   * @param marks in the order of their first spans, those that contain others first
   */
  public List<BodySegment> segments(Span place, List<Mark> marks) {
    List<BodySegment> segments = new ArrayList<>();
    int start = place.start();
    for (int end : cuts(place, marks)) {
      String part = text.substring(offsets.index(start), offsets.index(end));
      segments.add(segment(part, new Span(start, end), marks));
      start = end;
    }
    return segments;
  }

  /** The ends of the segments, in order. */
  private static TreeSet<Integer> cuts(Span place, List<Mark> marks) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(place.end()));
    for (Mark mark : marks) {
      for (Span span : mark.spans()) {
        addWithin(cuts, place, span.start());
        addWithin(cuts, place, span.end());
      }
    }
    return cuts;
  }

  private static void addWithin(TreeSet<Integer> cuts, Span place, int offset) {
    if (offset > place.start() && offset < place.end()) {
      cuts.add(offset);
    }
  }

  private static BodySegment segment(String part, Span place, List<Mark> marks) {
    List<String> starts = new ArrayList<>();
    List<Reference> ends = new ArrayList<>();
    String style = "";
    for (Mark mark : marks) {
      if (mark.overlaps(place)) {
        style = style.isEmpty() ? mark.style() : mark.style() + " nested";
        if (mark.anchor() != null && mark.beginsIn(place)) {
          starts.add(mark.anchor());
        }
        if (mark.reference() != null && mark.endsIn(place)) {
          ends.add(mark.reference());
        }
      }
    }
    return new BodySegment(part, style, starts, ends);
  }
}
