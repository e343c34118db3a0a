package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Authors, source and date of a note such as {@code By Mary Lund, The Osterbro Courier, Osterbro,
 * 17Jan15}. After "By" come the authors, the source and perhaps a place; without "By" the source
 * comes first.
 */
record SourceNote(List<String> authors, String source, String day) {
  private static final Pattern BY = Pattern.compile("^(?:by|por)\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern SEVERAL = Pattern.compile(".*\\s(?:and|y|&|e)\\s.*");

  /** Parses the words between "Source:" and the closing bracket. */
  static SourceNote of(String note, DateParser dates) {
    List<DateParser.Found> days = dates.findAll(note);
    DateParser.Found last = days.isEmpty() ? null : days.get(days.size() - 1);
    String words = last == null ? note : note.substring(0, last.start());
    List<String> parts =
        new ArrayList<>(
            Stream.of(BY.matcher(words).replaceFirst("").split(","))
                .map(FieldCandidates::collapseWhitespace)
                .filter(part -> part.matches(".*\\p{L}.*") && !isWeekday(part))
                .toList());
    List<String> authors = new ArrayList<>();
    if (BY.matcher(words).find()) {
      int authorParts = authorParts(parts);
      authors.addAll(Bylines.names("By " + String.join(", ", parts.subList(0, authorParts))));
      parts.subList(0, authorParts).clear();
      parts.removeIf(
          part ->
              part.matches(
                  "(?i).*\\b(staff|writers?|correspondents?|reporters?|corresponsal|enviad[oa] especial)"));
    }
    return new SourceNote(
        authors, parts.isEmpty() ? "" : parts.get(0), last == null ? "" : last.day().toString());
  }

  /**
   * The number of parts that name authors: the first, or those up to the "and" of a list if a
   * source remains.
   */
  private static int authorParts(List<String> parts) {
    boolean complete = parts.isEmpty() || SEVERAL.matcher(parts.get(0)).matches();
    for (int i = 1; !complete && i < parts.size() - 1; i++) {
      if (SEVERAL.matcher(parts.get(i)).matches()) {
        return i + 1;
      }
    }
    return Math.min(1, parts.size());
  }

  private static boolean isWeekday(String part) {
    return part.matches(
        "(?i)(on )?(mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo");
  }
}
