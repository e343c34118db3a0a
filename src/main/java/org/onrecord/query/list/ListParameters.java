package org.onrecord.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RecordMembers;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * What a request asks of a list: its query parameters, or the members of a JSON body under the same
 * names. Records pick what they know of it.
 */
public final class ListParameters {
  private final ObjectNode members;
  private final URI link;
  private final List<Class<? extends Record>> types;
  private final Json json;

  private ListParameters(
      ObjectNode members, URI link, List<Class<? extends Record>> types, Json json) {
    this.members = members;
    this.link = link;
    this.types = types;
    this.json = json;
  }

  /**
   * The question that query parameters ask.
   *
   * @param members each parameter with what it means in JSON
   * @param uri the request's
   * @param types the records that pick of it
   */
  static ListParameters ofQuery(
      ObjectNode members, URI uri, List<Class<? extends Record>> types, Json json) {
    return new ListParameters(members, uri, types, json);
  }

  /** The question that a body asks. */
  public static ListParameters ofBody(JsonNode body, Json json) {
    if (!(body instanceof ObjectNode members)) {
      throw ProblemException.invalid(Fault.at("", "must be an object"));
    }
    return new ListParameters(members, null, List.of(), json);
  }

  /** The same for these records; refuses a body with members that none of them has. */
  public ListParameters restrictTo(List<Class<? extends Record>> types) {
    Set<String> known = new TreeSet<>();
    types.forEach(type -> known.addAll(RecordMembers.of(type).keySet()));
    List<Fault> faults = new ArrayList<>();
    for (String member : (Iterable<String>) members::fieldNames) {
      if (!known.contains(member)) {
        String place = "/" + member.replace("~", "~0").replace("/", "~1");
        faults.add(Fault.at(place, "is not known here; known are " + String.join(", ", known)));
      }
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return new ListParameters(members, link, types, json);
  }

  /**
   * The members that the record knows. A single value will do where there could be several. What is
   * refused is refused with all that is at fault, in the other records too.
   */
  public <T extends Record> T read(Class<T> type) {
    try {
      return json.read(known(type), type);
    } catch (ProblemException e) {
      throw ProblemException.invalid(types.stream().flatMap(this::faults).toList());
    }
  }

  private Stream<Fault> faults(Class<? extends Record> type) {
    try {
      json.read(known(type), type);
      return Stream.empty();
    } catch (ProblemException e) {
      return e.problem().errors().stream().map(this::placed);
    }
  }

  private ObjectNode known(Class<? extends Record> type) {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Class<?>> member : RecordMembers.of(type).entrySet()) {
      JsonNode value = members.get(member.getKey());
      if (value != null) {
        known.set(member.getKey(), isLone(value, member.getValue()) ? listOf(value) : value);
      }
    }
    requireNoneEmpty(known);
    return known;
  }

  /** Nothing of nothing would be everything, which nobody means. */
  private static void requireNoneEmpty(ObjectNode members) {
    List<Fault> faults =
        members.properties().stream()
            .filter(member -> member.getValue().isArray() && member.getValue().isEmpty())
            .map(member -> Fault.at("/" + member.getKey(), "must not be empty; leave it out"))
            .toList();
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
  }

  /** A fault in a member, where this question has it: a parameter, or a place in the body. */
  public Fault fault(String member, String detail) {
    return isQuery() ? Fault.in(member, detail) : Fault.at("/" + member, detail);
  }

  /** The path and query by which GET asks the same of the list at a path, from a cursor on. */
  public String nextLink(String path, String cursor) {
    UriBuilder next = isQuery() ? UriBuilder.fromUri(link) : UriBuilder.fromPath(path);
    if (!isQuery()) {
      members.properties().forEach(member -> addTo(next, member.getKey(), member.getValue()));
    }
    URI uri = next.replaceQueryParam("cursor", cursor).build();
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static void addTo(UriBuilder link, String name, JsonNode value) {
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      link.queryParam(name, "{value}").resolveTemplate("value", one.asText());
    }
  }

  private boolean isQuery() {
    return link != null;
  }

  private Fault placed(Fault fault) {
    String[] steps = fault.pointer().split("/", -1);
    boolean lone = steps.length > 2 && !members.path(steps[1]).isArray();
    return isQuery() || lone ? fault(steps[1], fault.detail()) : fault;
  }

  private static boolean isLone(JsonNode value, Class<?> type) {
    return Collection.class.isAssignableFrom(type) && !value.isArray() && !value.isNull();
  }

  private static JsonNode listOf(JsonNode value) {
    return JsonNodeFactory.instance.arrayNode().add(value);
  }
}
