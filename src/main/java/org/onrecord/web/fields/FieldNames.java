package org.onrecord.web.fields;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of the members of a JSON object, with the names of their own members. An array has the
 * members of its items.
 *
 * @param members the members in the order of the JSON; empty for a value without known members
 */
record FieldNames(Map<String, FieldNames> members) {
  private static final int NEAREST = 5;

  /** Longer names are compared by their beginning. */
  private static final int MAX_COMPARED = 60;

  /** True if a path such as {@code speaker.name} leads to a member. */
  boolean has(String path) {
    return find(path) != null;
  }

  /** The paths of the values under a path: itself, or those of its members at any depth. */
  List<String> leaves(String path) {
    FieldNames found = find(path);
    return found.members.isEmpty()
        ? List.of(path)
        : found.members.keySet().stream()
            .flatMap(name -> leaves(path + "." + name).stream())
            .toList();
  }

  /** The paths that look most like an unknown one, the nearest first. */
  List<String> nearest(String unknown) {
    String text = unknown.substring(0, Math.min(unknown.length(), MAX_COMPARED));
    return paths("")
        .sorted(
            comparingInt((String path) -> distance(text, path)).thenComparingInt(String::length))
        .limit(NEAREST)
        .toList();
  }

  private FieldNames find(String path) {
    FieldNames found = this;
    for (String name : path.split("\\.", -1)) {
      found = found == null ? null : found.members.get(name);
    }
    return found;
  }

  /** The paths of all members at any depth, each with a prefix. */
  Stream<String> paths(String prefix) {
    return members.entrySet().stream()
        .flatMap(
            member ->
                Stream.concat(
                    Stream.of(prefix + member.getKey()),
                    member.getValue().paths(prefix + member.getKey() + ".")));
  }

  /** The edit distance to a path, or to its last name if that is less, without regard to case. */
  private static int distance(String unknown, String path) {
    String text = unknown.toLowerCase(Locale.ROOT);
    String known = path.toLowerCase(Locale.ROOT);
    String last = known.substring(known.lastIndexOf('.') + 1);
    // A whole path comes before a last name at the same distance.
    return Math.min(2 * levenshtein(text, known), 2 * levenshtein(text, last) + 1);
  }

  private static int levenshtein(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
