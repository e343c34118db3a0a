package org.onrecord.pages.list;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.pages.layout.TextFormats;

/**
 * The form of the filters of a list. Parameters that have no field are kept as hidden inputs, and
 * so are further values of those that have one.
 *
 * @param action path of the list
 */
record FilterForm(String action, List<Field> fields, List<Map.Entry<String, String>> kept) {

  /** Builds a form. */
  static final class Builder {
    private final ListQueryString query;
    private final Map<String, String> names;
    private final List<Field> fields = new ArrayList<>();
    private final Set<Map.Entry<String, String>> shown = new HashSet<>();

    /**
     * A builder for a query.
     *
     * @param names the values that a field shows in place of others
     */
    Builder(ListQueryString query, Map<String, String> names) {
      this.query = query.question();
      this.names = names;
    }

    Builder text(String name, String label, String hint) {
      return add(name, label, "text", hint, List.of());
    }

    Builder date(String name, String label) {
      return add(name, label, "date", "", List.of());
    }

    Builder number(String name, String label) {
      return add(name, label, "number", "", List.of());
    }

    /** A choice of values; an empty one means any. */
    Builder choice(String name, String label, String any, String... values) {
      String chosen = query.first(name);
      List<Field.Option> options = new ArrayList<>();
      options.add(new Field.Option("", any, chosen.isEmpty()));
      Stream.of(values)
          .map(value -> value.split("=", 2))
          .map(
              value ->
                  new Field.Option(
                      value[0],
                      value.length == 2 ? value[1] : TextFormats.capitalized(value[0]),
                      value[0].equals(chosen)))
          .forEach(options::add);
      return add(name, label, "select", "", options);
    }

    private Builder add(
        String name, String label, String type, String hint, List<Field.Option> options) {
      String value = query.first(name);
      boolean known =
          options.isEmpty() || options.stream().anyMatch(option -> option.value().equals(value));
      String shownValue = known ? names.getOrDefault(value, value) : "";
      fields.add(new Field(name, label, type, shownValue, hint, options));
      if (known && !value.isEmpty()) {
        shown.add(Map.entry(name, value));
      }
      return this;
    }

    FilterForm build(String action) {
      List<Map.Entry<String, String>> kept =
          query.pairs().stream().filter(pair -> !shown.contains(pair)).toList();
      return new FilterForm(action, fields, kept);
    }
  }
}
