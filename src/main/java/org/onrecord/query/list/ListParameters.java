package org.onrecord.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.web.fields.FieldSelection;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RecordMembers;
import org.onrecord.web.json.RequestHeadFaults;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The parameters of a list request: query parameters, or members of a JSON body with the same
 * names. Filter and paging records each read the members that they declare.
 */
public final class ListParameters {
  /** The parameter whose values can be separated by commas. */
  private static final String SORT = "sort";

  /** The parameters that look records up. */
  private static final List<String> IDS = List.of("id", "externalId", "wikidataId", "url");

  private final ObjectNode members;
  private final RequestUrl url;
  private final List<Class<? extends Record>> types;
  private final Json json;

  private ListParameters(
      ObjectNode members, RequestUrl url, List<Class<? extends Record>> types, Json json) {
    this.members = members;
    this.url = url;
    this.types = types;
    this.json = json;
  }

  /**
   * Creates list parameters from a query string.
   *
   * @param members the parameters as JSON values
   * @param url the URL of the request
   * @param types the records that declare the parameters
   */
  static ListParameters ofQuery(
      ObjectNode members, RequestUrl url, List<Class<? extends Record>> types, Json json) {
    return new ListParameters(members, url, types, json);
  }

  /** Creates list parameters from a JSON body. */
  public static ListParameters ofBody(JsonNode body, Json json) {
    if (!(body instanceof ObjectNode members)) {
      throw ProblemException.invalid(Fault.at("", "must be an object"));
    }
    return new ListParameters(members, null, List.of(), json);
  }

  /**
   * Restricts a body to the members that these records declare.
   *
   * @throws ProblemException 400 if the body has other members, with the faults of all members
   */
  public ListParameters restrictTo(List<Class<? extends Record>> types) {
    Set<String> known = new TreeSet<>();
    types.forEach(type -> known.addAll(FilterMembers.of(type).keySet()));
    List<Fault> faults = new ArrayList<>(RequestHeadFaults.deferred());
    for (String member : (Iterable<String>) members::fieldNames) {
      if (!known.contains(member)) {
        String pointer = "/" + member.replace("~", "~0").replace("/", "~1");
        faults.add(Fault.at(pointer, "is not known here; known are " + String.join(", ", known)));
      }
    }
    ListParameters restricted = new ListParameters(members, url, types, json);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(restricted.faults()).withFurther(faults);
    }
    restricted.fields();
    return restricted;
  }

  /**
   * Reads the members that a record declares. A single value is accepted in place of an array.
   *
   * @throws ProblemException 400 with the faults of all records
   */
  public <T extends Record> T read(Class<T> type) {
    try {
      ObjectNode known = known(type);
      ProblemException.requireNone(emptyArrays(known));
      return json.read(known, type);
    } catch (ProblemException e) {
      throw ProblemException.invalid(faults());
    }
  }

  /**
   * Reads the counterparts of the repeatable members that a {@link Negatable} record declares, such
   * as {@code notSpeaker}, as if they were these members. Empty if the request has none.
   *
   * @throws ProblemException 400 with the faults of all records
   */
  public <T extends Record> Optional<T> readNegated(Class<T> type) {
    ObjectNode negated = negated(type);
    if (negated.isEmpty()) {
      return Optional.empty();
    }
    try {
      ProblemException.requireNone(emptyArrays(negated));
      return Optional.of(json.read(negated, type));
    } catch (ProblemException e) {
      throw ProblemException.invalid(faults());
    }
  }

  /** The fields that the request asks for; none if it has no such parameter. */
  public FieldsParameter fields() {
    return members.has(FieldSelection.PARAMETER)
        ? read(FieldsParameter.class)
        : FieldsParameter.NONE;
  }

  /** The number of ids of one kind, such as external ids, by which the request looks records up. */
  int numberOfIds() {
    return IDS.stream().map(members::path).mapToInt(JsonNode::size).max().orElseThrow();
  }

  /** A copy with this value of a member, which the request need not have. */
  public ListParameters with(String member, String value) {
    return new ListParameters(members.deepCopy().put(member, value), url, types, json);
  }

  /** The faults of all records. */
  List<Fault> faults() {
    return types.stream().flatMap(this::faults).toList();
  }

  private Stream<Fault> faults(Class<? extends Record> type) {
    ObjectNode negated = negated(type);
    if (negated.isEmpty()) {
      // Without this, a required parameter would be missing twice.
      return faults(known(type), type).map(this::located);
    }
    return Stream.concat(
        faults(known(type), type).map(this::located),
        faults(negated, type)
            .map(fault -> Fault.at("/" + negatedPointer(fault), fault.detail()))
            .map(this::located));
  }

  private static String negatedPointer(Fault fault) {
    return FilterMembers.negated(fault.pointer().substring(1));
  }

  private Stream<Fault> faults(ObjectNode known, Class<? extends Record> type) {
    List<Fault> empty = emptyArrays(known);
    empty.forEach(fault -> known.remove(fault.pointer().substring(1)));
    return Stream.concat(empty.stream(), unreadable(known, type));
  }

  private Stream<Fault> unreadable(ObjectNode known, Class<? extends Record> type) {
    try {
      json.read(known, type);
      return Stream.empty();
    } catch (ProblemException e) {
      return e.problem().errors().stream();
    }
  }

  private ObjectNode known(Class<? extends Record> type) {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Class<?>> member : RecordMembers.of(type).entrySet()) {
      JsonNode value = members.get(member.getKey());
      if (value != null) {
        JsonNode array = isSingle(value, member.getValue()) ? listOf(value) : value;
        known.set(member.getKey(), member.getKey().equals(SORT) ? separated(array) : array);
      }
    }
    return known;
  }

  /** The counterparts of members under the names of these. */
  private ObjectNode negated(Class<? extends Record> type) {
    ObjectNode negated = JsonNodeFactory.instance.objectNode();
    FilterMembers.counterparts(type)
        .forEach(
            (counterpart, name) -> {
              JsonNode value = members.get(counterpart);
              if (value != null) {
                negated.set(name, isSingle(value, List.class) ? listOf(value) : value);
              }
            });
    return negated;
  }

  /** The faults of empty arrays, which would match everything. */
  private static List<Fault> emptyArrays(ObjectNode members) {
    return members.properties().stream()
        .filter(member -> member.getValue().isArray() && member.getValue().isEmpty())
        .map(member -> Fault.at("/" + member.getKey(), "must not be empty; leave it out"))
        .toList();
  }

  /**
   * The members that a record declares, as JSON text. Equal filters have equal texts in a query and
   * in a body: members are in the order of the record, and 1 equals 1.0. The parameters are
   * serialized instead of the record, which would need reflection.
   */
  public String canonicalText(Class<? extends Record> type) {
    ObjectNode known = known(type);
    for (Map.Entry<String, JsonNode> member : known.properties()) {
      if (member.getValue().isNumber()) {
        member.setValue(DoubleNode.valueOf(member.getValue().doubleValue()));
      }
    }
    ObjectNode negated = negated(type);
    return negated.isEmpty() ? known.toString() : known + FilterMembers.NOT + negated;
  }

  /** A fault of a member: in a query parameter, or at a JSON pointer into the body. */
  public Fault fault(String member, String detail) {
    return isQuery() ? Fault.in(member, detail) : Fault.at("/" + member, detail);
  }

  /** A fault of one value of a repeatable member, which may be given as a single value. */
  public Fault fault(String member, int index, String detail) {
    boolean single = isQuery() || !members.path(member).isArray();
    return fault(single ? member : member + "/" + index, detail);
  }

  /** Path and query of the GET request for the next page of the list at a path. */
  public String nextLink(String path, String cursor) {
    if (isQuery()) {
      return url.withParameter("cursor", cursor);
    }
    UriBuilder link = UriBuilder.fromPath(path);
    members.properties().forEach(member -> addTo(link, member.getKey(), member.getValue()));
    return link.replaceQueryParam("cursor", cursor).build().toString();
  }

  private static void addTo(UriBuilder link, String name, JsonNode value) {
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      link.queryParam(name, "{value}").resolveTemplate("value", one.asText());
    }
  }

  private boolean isQuery() {
    return url != null;
  }

  private Fault located(Fault fault) {
    String[] steps = fault.pointer().split("/", -1);
    boolean single = steps.length > 2 && !members.path(steps[1]).isArray();
    return isQuery() || single ? fault(steps[1], fault.detail()) : fault;
  }

  private static boolean isSingle(JsonNode value, Class<?> type) {
    return Collection.class.isAssignableFrom(type) && !value.isArray() && !value.isNull();
  }

  /** The texts of an array, divided at commas. */
  private static JsonNode separated(JsonNode array) {
    if (!array.isArray()) {
      return array;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode value : array) {
      if (value.isTextual()) {
        Arrays.stream(value.textValue().split(",", -1)).map(String::strip).forEach(all::add);
      } else {
        all.add(value);
      }
    }
    return all;
  }

  private static JsonNode listOf(JsonNode value) {
    return JsonNodeFactory.instance.arrayNode().add(value);
  }
}
