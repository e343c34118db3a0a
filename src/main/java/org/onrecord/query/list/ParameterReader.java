package org.onrecord.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.json.IllegalText;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RecordMembers;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads query parameters into records. Parameters are converted to a JSON object first, so that
 * they share types, constraints and messages with JSON bodies.
 */
@Singleton
public class ParameterReader {
  /** Maximum number of values of a parameter; requests with more values use a JSON body. */
  private static final int MAX_VALUES = 50;

  /** A JSON number. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final Json json;

  ParameterReader(Json json) {
    this.json = json;
  }

  /** Reads the parameters into one record, whose components have their names. */
  public <T extends Record> T read(UriInfo uri, Class<T> type) {
    return listParameters(uri, List.of(type)).read(type);
  }

  /** Reads the parameters of several records. */
  public ListParameters listParameters(UriInfo uri, List<Class<? extends Record>> types) {
    Map<String, Class<?>> known = known(types);
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    uri.getQueryParameters()
        .forEach((name, values) -> members.set(name, node(name, known.get(name), values)));
    return ListParameters.ofQuery(members, uri, types, json);
  }

  /** Rejects unknown parameters and illegal characters before the resource method runs. */
  @ServerRequestFilter
  void rejectUnknown(ResourceInfo method, UriInfo uri) {
    if (uri.getQueryParameters().isEmpty()) {
      return;
    }
    Set<String> known = accepted(method.getResourceMethod().getAnnotation(AcceptsParameters.class));
    List<Fault> faults = new ArrayList<>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                faults.add(Fault.in(name, unknown(known)));
              }
              values.forEach(
                  value ->
                      IllegalText.violation(value)
                          .ifPresent(fault -> faults.add(Fault.in(name, fault))));
            });
    ProblemException.requireNone(faults);
  }

  private static Set<String> accepted(AcceptsParameters annotation) {
    if (annotation == null) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>(known(List.of(annotation.value())).keySet());
    names.removeAll(Set.of(annotation.except()));
    return names;
  }

  private static Map<String, Class<?>> known(List<Class<? extends Record>> types) {
    Map<String, Class<?>> known = new TreeMap<>();
    for (Class<? extends Record> type : types) {
      known.putAll(RecordMembers.of(type));
    }
    return known;
  }

  private static String unknown(Set<String> known) {
    return known.isEmpty()
        ? "is not known here; there are no parameters"
        : "is not known here; known are " + String.join(", ", known);
  }

  private static JsonNode node(String name, Class<?> type, List<String> values) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    boolean repeatable = Collection.class.isAssignableFrom(type);
    if (values.size() > (repeatable ? MAX_VALUES : 1)) {
      throw ProblemException.invalid(
          Fault.in(
              name,
              repeatable
                  ? "must not be repeated more than " + MAX_VALUES + " times"
                  : "must not be repeated"));
    }
    if (repeatable) {
      return values.stream()
          .collect(nodes::arrayNode, (array, value) -> array.add(value), (a, b) -> a.addAll(b));
    }
    String value = values.get(0);
    if (type == Integer.class && value.matches("-?(0|[1-9]\\d{0,8})")) {
      return nodes.numberNode(Integer.parseInt(value));
    }
    if (type == Double.class && NUMBER.matcher(value).matches()) {
      return nodes.numberNode(Double.parseDouble(value));
    }
    if (type == Boolean.class && value.matches("true|false")) {
      return nodes.booleanNode(value.equals("true"));
    }
    return nodes.textNode(value);
  }
}
