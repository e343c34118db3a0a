package org.onrecord.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.fields.FieldSelection;
import org.onrecord.web.fields.RequestedFields;
import org.onrecord.web.json.Ids;
import org.onrecord.web.json.IllegalText;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.MergePatch;
import org.onrecord.web.json.RecordMembers;
import org.onrecord.web.json.RequestHeadFaults;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads query parameters into records. Parameters are converted to a JSON object first, so that
 * they share types, constraints and messages with JSON bodies.
 */
@Singleton
public class ParameterReader {
  /** Maximum number of values of a parameter; requests with more values use a JSON body. */
  private static final int MAX_VALUES = 100;

  /** The name of the variable in paths. */
  private static final String ID = "id";

  private static final Set<String> JSON_BODIES =
      Set.of(MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE);

  private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** A JSON number. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final Json json;
  private final RequestUrl url;
  private final RequestedFields fields;

  /** The types of the parameters that a resource method accepts, sorted by name. */
  private final Map<Method, Map<String, Class<?>>> accepted = new ConcurrentHashMap<>();

  ParameterReader(Json json, RequestUrl url, RequestedFields fields) {
    this.json = json;
    this.url = url;
    this.fields = fields;
  }

  /** Reads the parameters into one record, whose components have their names. */
  public <T extends Record> T read(UriInfo uri, Class<T> type) {
    return listParameters(uri, List.of(type)).read(type);
  }

  /** Reads the parameters of several records. */
  public ListParameters listParameters(UriInfo uri, List<Class<? extends Record>> types) {
    return listParameters(uri.getQueryParameters(), types);
  }

  private ListParameters listParameters(
      Map<String, List<String>> query, List<Class<? extends Record>> types) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    query.forEach((name, values) -> members.set(name, node(type(name, types), values)));
    return ListParameters.ofQuery(members, url, types, json);
  }

  /**
   * Reads the parameters of a query that is not that of the request. They have no links to pages.
   *
   * @throws ProblemException 400 with the faults that a request with this query gets
   */
  public ListParameters ofOtherQuery(
      Map<String, List<String>> query, List<Class<? extends Record>> types) {
    Map<String, Class<?>> accepted = new TreeMap<>();
    types.stream().map(FilterMembers::of).forEach(accepted::putAll);
    List<Fault> faults = new ArrayList<>();
    query.forEach((name, values) -> faults.addAll(structureFaults(name, values, accepted)));
    Set<String> faulty = faults.stream().map(Fault::parameter).collect(Collectors.toSet());
    Map<String, List<String>> readable = new TreeMap<>(query);
    readable.keySet().removeAll(faulty);
    ListParameters parameters = listParameters(readable, types);
    faults.addAll(parameters.faults());
    faults.sort(Comparator.comparing(Fault::parameter));
    ProblemException.requireNone(faults);
    return parameters;
  }

  /**
   * Rejects malformed headers and ids and unknown or repeated parameters before the resource method
   * runs. If the request has a JSON body, all faults of its head are reported with those of the
   * body. Runs after the filters that check headers.
   */
  @ServerRequestFilter(priority = Priorities.USER + 1)
  void rejectFaults(ResourceInfo method, UriInfo uri, ContainerRequestContext request) {
    boolean hasQuery = !uri.getQueryParameters().isEmpty();
    List<Fault> path = pathFaults(uri);
    boolean rejected =
        !path.isEmpty()
            || hasQuery && !structureFaults(method, uri).isEmpty()
            || !isRead(request) && !RequestHeadFaults.deferred().isEmpty();
    if (hasQuery && (rejected || readsJson(method))) {
      RequestHeadFaults.add(queryFaults(method, uri));
    }
    RequestHeadFaults.add(path);
    if (rejected && !readsJson(method)) {
      ProblemException.requireNone(RequestHeadFaults.deferred());
    }
  }

  /** True for a GET. Its condition is an error only if there is a record to compare with. */
  private static boolean isRead(ContainerRequestContext request) {
    return READS.contains(request.getMethod());
  }

  private static boolean readsJson(ResourceInfo method) {
    Consumes consumes = method.getResourceMethod().getAnnotation(Consumes.class);
    return consumes != null && JSON_BODIES.containsAll(List.of(consumes.value()));
  }

  private static List<Fault> pathFaults(UriInfo uri) {
    String id = uri.getPathParameters().getFirst(ID);
    return id == null || Ids.parse(id).isPresent() ? List.of() : List.of(UuidParamConverter.FAULT);
  }

  /** All faults of the query parameters of a request, in the order of their names. */
  private List<Fault> queryFaults(ResourceInfo method, UriInfo uri) {
    List<Fault> faults = new ArrayList<>(structureFaults(method, uri));
    Set<String> faulty = faults.stream().map(Fault::parameter).collect(Collectors.toSet());
    Map<String, Class<?>> accepted = accepted(method);
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (accepted.containsKey(name) && !faulty.contains(name)) {
                members.set(name, node(accepted.get(name), values));
              }
            });
    ListParameters.ofQuery(members, url, types(method), json).faults().stream()
        .filter(fault -> !faulty.contains(fault.parameter()))
        .forEach(faults::add);
    faults.sort(Comparator.comparing(Fault::parameter));
    return faults;
  }

  /** The faults of unknown parameters and fields, illegal characters and too many values. */
  private List<Fault> structureFaults(ResourceInfo method, UriInfo uri) {
    Map<String, Class<?>> accepted = accepted(method);
    List<Fault> faults = new ArrayList<>();
    uri.getQueryParameters()
        .forEach((name, values) -> faults.addAll(structureFaults(name, values, accepted)));
    if (faults.stream().noneMatch(fault -> FieldSelection.PARAMETER.equals(fault.parameter()))) {
      faults.addAll(fieldFaults(method, uri));
    }
    return faults;
  }

  private List<Fault> fieldFaults(ResourceInfo method, UriInfo uri) {
    return uri.getQueryParameters().getOrDefault(FieldSelection.PARAMETER, List.of()).stream()
        .flatMap(value -> fields.faults(method.getResourceMethod(), value).stream())
        .map(fault -> Fault.in(FieldSelection.PARAMETER, fault))
        .toList();
  }

  private static List<Fault> structureFaults(
      String name, List<String> values, Map<String, Class<?>> accepted) {
    Class<?> type = accepted.get(name);
    if (type == null) {
      return List.of(Fault.in(name, unknown(accepted.keySet())));
    }
    if (values.size() > (isRepeatable(type) ? MAX_VALUES : 1)) {
      return List.of(
          Fault.in(
              name,
              isRepeatable(type)
                  ? "must not be repeated more than " + MAX_VALUES + " times"
                  : "must not be repeated"));
    }
    return values.stream()
        .flatMap(value -> IllegalText.violation(value).stream())
        .map(fault -> Fault.in(name, fault))
        .limit(1)
        .toList();
  }

  private static boolean isRepeatable(Class<?> type) {
    return Collection.class.isAssignableFrom(type);
  }

  private static List<Class<? extends Record>> types(ResourceInfo method) {
    AcceptsParameters annotation =
        method.getResourceMethod().getAnnotation(AcceptsParameters.class);
    return annotation == null ? List.of() : List.of(annotation.value());
  }

  private Map<String, Class<?>> accepted(ResourceInfo method) {
    return accepted.computeIfAbsent(method.getResourceMethod(), ParameterReader::accepted);
  }

  private static Map<String, Class<?>> accepted(Method method) {
    Map<String, Class<?>> accepted = new TreeMap<>();
    AcceptsParameters annotation = method.getAnnotation(AcceptsParameters.class);
    if (annotation != null) {
      Stream.of(annotation.value()).map(FilterMembers::of).forEach(accepted::putAll);
      for (String name : annotation.except()) {
        accepted.keySet().removeAll(List.of(name, FilterMembers.negated(name)));
      }
    }
    return accepted;
  }

  /** The type of a parameter of one of these records, or of the parameter for fields. */
  private static Class<?> type(String name, List<Class<? extends Record>> records) {
    for (Class<? extends Record> record : records) {
      Class<?> type = RecordMembers.of(record).get(name);
      if (type != null || FilterMembers.counterparts(record).containsKey(name)) {
        return type == null ? List.class : type;
      }
    }
    return RecordMembers.of(FieldsParameter.class).get(name);
  }

  private static String unknown(Set<String> known) {
    return known.isEmpty()
        ? "is not known here; there are no parameters"
        : "is not known here; known are " + String.join(", ", known);
  }

  private static JsonNode node(Class<?> type, List<String> values) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (isRepeatable(type)) {
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
