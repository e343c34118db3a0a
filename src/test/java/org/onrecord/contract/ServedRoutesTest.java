package org.onrecord.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.JsonBody.has;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.contract.framework.NdjsonLines;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;
import org.onrecord.contract.framework.ResponseValidator;
import org.onrecord.contract.framework.ServedRoute;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.records.history.ChangesRecords;

/**
 * The routes of the service and the operations of the contract are the same, with the same
 * parameters, media types and roles.
 */
@QuarkusTest
class ServedRoutesTest {
  private static final Map<Class<?>, String> WIRE_TYPES =
      Map.of(
          Boolean.class,
          "boolean",
          Integer.class,
          "integer",
          Double.class,
          "number",
          LocalDate.class,
          "date",
          Instant.class,
          "date-time",
          UUID.class,
          "uuid");

  private final Contract contract = Contract.published();
  @Inject ObjectMapper json;

  @Test
  void the_operations_of_the_contract_are_the_routes_served() {
    assertSame(Operation::method, ServedRoute::method);
  }

  @Test
  void operations_read_and_write_the_media_types_of_the_contract() {
    assertSame(
        operation -> operation.consumes() + " " + operation.produces(),
        route -> route.consumes() + " " + route.produces());
  }

  @Test
  void operations_need_the_roles_of_the_contract() {
    assertSame(operation -> operation.roles().toString(), route -> route.roles().toString());
  }

  @Test
  void writing_needs_a_key_or_a_token_and_reading_needs_neither() {
    List<Set<String>> given = List.of(Set.of("key"), Set.of("token"));
    List<Set<String>> open = List.of(Set.of());
    for (Operation operation : contract.operations()) {
      boolean reading = Set.of("reader").containsAll(operation.roles());
      assertEquals(reading ? open : given, operation.securityAlternatives(), operation::toString);
    }
  }

  @Test
  void operations_that_change_records_accept_a_reason() {
    assertSame(
        operation ->
            String.valueOf(
                operation.parameters("header").stream()
                    .anyMatch(parameter -> parameter.name().equals("Change-Reason"))),
        route ->
            String.valueOf(
                route.methods().stream()
                    .allMatch(served -> served.isAnnotationPresent(ChangesRecords.class))));
  }

  @Test
  void operations_accept_the_parameters_of_the_contract() {
    assertSame(ServedRoutesTest::parameters, ServedRoutesTest::parameters);
  }

  @Test
  void parameters_accept_the_enum_values_of_the_contract() {
    Map<Class<?>, Set<String>> documented = new HashMap<>();
    for (ServedRoute route : ServedRoute.all()) {
      for (ServedRoute.ServedParameter parameter : route.parameters()) {
        RecordComponent component = parameter.component();
        if (type(component).isEnum()) {
          Set<String> words = words(route, parameter.name());
          Set<String> known = words(type(component));
          assertTrue(known.containsAll(words), route + " " + component + " knows only " + known);
          // Two lists may share an enum, and one of them may accept fewer values.
          documented.computeIfAbsent(type(component), type -> new TreeSet<>()).addAll(words);
        }
      }
    }
    documented.forEach((type, words) -> assertEquals(words, words(type), type::getName));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?format=json", ".yaml", ".json"})
  void the_document_served_is_the_contract(String format) throws Exception {
    byte[] document =
        given().get("/q/openapi" + format).then().statusCode(200).extract().asByteArray();
    JsonNode tree =
        format.endsWith("json") ? json.readTree(document) : new YAMLMapper().readTree(document);
    assertEquals(contract.document(), new Contract(tree).document());
  }

  @Test
  void every_operation_documents_the_general_errors() {
    AssertEach.of(operations(), ServedRoutesTest::assertDocumentsGeneralErrors);
  }

  private static void assertDocumentsGeneralErrors(Operation operation) {
    Set<Integer> missing = new TreeSet<>(Set.of(429, 431, 500, 503));
    missing.removeIf(status -> operation.response(status).exists());
    assertEquals(Set.of(), missing);
    if (operation.hasBody() && !operation.consumes().contains(NdjsonLines.MEDIA_TYPE)) {
      assertTrue(operation.response(413).exists(), "413 is missing");
    }
    if (!operation.parameters("query").isEmpty()) {
      assertTrue(operation.response(414).exists(), "414 is missing");
    }
  }

  @Test
  void a_deprecated_operation_has_the_dates_of_deprecation_and_removal() {
    AssertEach.of(operations(), ServedRoutesTest::assertHasDatesIfDeprecated);
  }

  private static void assertHasDatesIfDeprecated(Operation operation) {
    if (operation.place().get("deprecated").exists()) {
      LocalDate since = LocalDate.parse(operation.place().get("x-deprecated-since").text());
      LocalDate sunset = LocalDate.parse(operation.place().get("x-sunset").text());
      assertTrue(since.isBefore(sunset), operation + " goes before it is deprecated");
    }
  }

  @Test
  void every_operation_has_a_route() {
    AssertEach.of(operations(), ServedRoutesTest::assertHasRoute);
  }

  private static void assertHasRoute(Operation operation) {
    // A missing route gets 404, a missing body 415, a malformed id 400.
    String path = operation.path().replace("{id}", "malformed");
    int status = given().request(operation.method(), path).statusCode();
    boolean routed =
        path.contains("malformed")
            ? status == 400 || status == 415
            : status != 404 && status != 405;
    assertTrue(routed, operation + " answers " + status);
  }

  @Test
  void unsupported_methods_are_rejected_with_the_allow_header() {
    AssertEach.of(paths(), this::assertRejectsUnsupportedMethods);
  }

  private void assertRejectsUnsupportedMethods(String path) {
    String concrete = path.replace("{id}", "0199a000-0000-7000-8000-000000000000");
    Set<String> allowed = new TreeSet<>(contract.methods(concrete));
    List<String> others =
        Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE", "OPTIONS")
            .filter(method -> !allowed.contains(method))
            .toList();
    allowed.add("OPTIONS");
    for (String method : others) {
      int due = method.equals("OPTIONS") ? 200 : 405;
      String allow =
          given().request(method, concrete).then().statusCode(due).extract().header("Allow");
      assertEquals(allowed, new TreeSet<>(Set.of(allow.split(",\\s*"))), method + " " + path);
    }
  }

  @Test
  void pages_reject_unsupported_methods_with_the_allow_header() {
    Map<String, Set<String>> pages = new TreeMap<>();
    ServedRoute.pages()
        .forEach(
            page ->
                pages
                    .computeIfAbsent(page.path(), path -> new TreeSet<>(Set.of("OPTIONS")))
                    .add(page.method()));
    assertTrue(pages.size() > 10, pages::toString);
    pages.forEach(
        (path, methods) -> {
          String concrete = path.replace("{id}", "0199a000-0000-7000-8000-000000000000");
          assertEquals(methods, allowed("OPTIONS", concrete, 200), path);
          assertEquals(methods, allowed("DELETE", concrete, 405), path);
        });
  }

  private static Set<String> allowed(String method, String page, int status) {
    String allow =
        given()
            .noFiltersOfType(ContractValidationFilter.class)
            .request(method, page)
            .then()
            .statusCode(status)
            .extract()
            .header("Allow");
    return new TreeSet<>(Set.of(allow.split(",\\s*")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/quotes/7/8", "/articles/{id}/actors", "/Quotes"})
  void an_unknown_path_gets_a_not_found_problem(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path.replace("{id}", "0199a000-0000-7000-8000-000000000000"))
        .then()
        .statusCode(404)
        .contentType(ResponseValidator.PROBLEM)
        .body(has("type", equalTo("urn:onrecord:problem:not-found")));
  }

  private static List<Operation> operations() {
    return Contract.published().operations();
  }

  private static Set<String> paths() {
    return operations().stream()
        .map(Operation::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Compares by method and path, and shows the differences only. */
  private void assertSame(
      Function<Operation, String> documented, Function<ServedRoute, String> served) {
    Map<String, String> contracted = table(contract.operations(), documented);
    Map<String, String> coded = table(ServedRoute.all(), served);
    Map<String, String> promised = new TreeMap<>(contracted);
    contracted.entrySet().removeIf(row -> row.getValue().equals(coded.get(row.getKey())));
    coded.entrySet().removeIf(row -> row.getValue().equals(promised.get(row.getKey())));
    assertEquals(contracted, coded);
  }

  private static <T> Map<String, String> table(List<T> rows, Function<T, String> value) {
    return rows.stream()
        .collect(Collectors.toMap(T::toString, value, String::concat, TreeMap::new));
  }

  private static String parameters(Operation operation) {
    return operation.parameters("query").stream()
        .map(parameter -> parameter.name() + type(parameter))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String type(Parameter parameter) {
    JsonNode one = parameter.itemSchema().target().node();
    String type = one.path("type").asText();
    String format = one.path("format").asText();
    String wire = WIRE_TYPES.containsValue(format) ? format : type;
    return ":" + (one.has("enum") ? "enum" : wire) + (parameter.repeatable() ? "*" : "");
  }

  private static String parameters(ServedRoute route) {
    return route.parameters().stream()
        .map(parameter -> parameter.name() + described(parameter.component()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String described(RecordComponent component) {
    Class<?> type = type(component);
    boolean repeatable = Collection.class.isAssignableFrom(component.getType());
    return ":"
        + (type.isEnum() ? "enum" : WIRE_TYPES.getOrDefault(type, "string"))
        + (repeatable ? "*" : "");
  }

  /** The type of a component, or of the elements of a collection. */
  private static Class<?> type(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType many
        ? (Class<?>) many.getActualTypeArguments()[0]
        : component.getType();
  }

  private Set<String> words(ServedRoute route, String parameter) {
    return contract.operations().stream()
        .filter(operation -> operation.toString().equals(route.toString()))
        .flatMap(operation -> operation.parameters("query").stream())
        .filter(documented -> documented.name().equals(parameter))
        .flatMap(documented -> documented.itemSchema().get("enum").children().stream())
        .map(ContractNode::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> words(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> json.convertValue(constant, String.class))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
