package org.onrecord.pages.layout;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.records.quote.BodyText;
import org.onrecord.records.quote.Span;

/** Cuts texts where the spans of a quote begin and end. */
public final class MarkedText {
  private MarkedText() {}

  /**
   * The segments of a part of a text.
   *
   * @param place the part
   * @param marks spans in order, which may reach beyond the part
   * @param style the class of the marks
   */
  public static List<BodySegment> segments(
      BodyText text, Span place, List<Span> marks, String style) {
    List<BodySegment> segments = new ArrayList<>();
    int end = place.start();
    for (Span mark : marks) {
      int from = Math.max(end, mark.start());
      int to = Math.min(place.end(), mark.end());
      if (from < to) {
        addPlain(segments, text, end, from);
        segments.add(new BodySegment(text.textAt(new Span(from, to)), style, List.of(), List.of()));
        end = to;
      }
    }
    addPlain(segments, text, end, place.end());
    return segments;
  }

  private static void addPlain(List<BodySegment> segments, BodyText text, int start, int end) {
    if (start < end) {
      segments.add(BodySegment.plain(text.textAt(new Span(start, end))));
    }
  }
}
