package org.onrecord.web.fields;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.onrecord.web.problem.Fault;

/**
 * The fields that a request asks for: paths of members, such as {@code speaker.name}.
 *
 * @param paths the paths in the order of the request, each once
 * @param known the names of the members that the record of the answer has
 * @param page true if the records are the items of a page
 */
public record FieldSelection(List<String> paths, FieldNames known, boolean page) {
  /** The name of the parameter. */
  public static final String PARAMETER = "fields";

  private static final int MAX_FAULTS = 20;

  static FieldSelection of(List<String> values, FieldNames answer) {
    boolean page = answer.members().containsKey(Members.ITEMS);
    return new FieldSelection(
        values.stream().flatMap(FieldSelection::paths).distinct().toList(),
        page ? answer.members().get(Members.ITEMS) : answer,
        page);
  }

  /** The paths of one value of the parameter, which are separated by commas. */
  static Stream<String> paths(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip);
  }

  /**
   * The faults of the paths that are not known.
   *
   * @param otherwise accepts further names
   */
  public List<Fault> faults(Predicate<String> otherwise) {
    return details(otherwise).map(detail -> Fault.in(PARAMETER, detail)).toList();
  }

  /** The details of the faults of unknown paths. */
  Stream<String> details(Predicate<String> otherwise) {
    return paths.stream()
        .filter(path -> !known.has(path) && !otherwise.test(path))
        .limit(MAX_FAULTS)
        .map(this::detail);
  }

  private String detail(String unknown) {
    return unknown.isEmpty()
        ? "must have a name before and after each comma"
        : "“%s” is not known here; the nearest are %s"
            .formatted(unknown, String.join(", ", known.nearest(unknown)));
  }

  /** The paths of the values of a field: itself, or those of its members. */
  public List<String> leaves(String path) {
    return known.leaves(path);
  }

  /** A generator that writes the selected members only. */
  public JsonGenerator reduce(JsonGenerator json) {
    Members record = new Members();
    paths.forEach(record::add);
    TokenFilter root = page ? Members.itemsOf(record) : record;
    return new FilteringGeneratorDelegate(
        json, root, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true);
  }

  /** A hash that is equal for requests of the same fields. */
  int tagHash() {
    return new TreeSet<>(paths).hashCode();
  }
}
