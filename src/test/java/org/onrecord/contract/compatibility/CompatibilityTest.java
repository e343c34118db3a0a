package org.onrecord.contract.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.contract.framework.Contract;

/** Each change of the published contract, made and undone, is found to be breaking or not. */
@Tag("long")
class CompatibilityTest {
  private static final String SCHEMAS = "/components/schemas/";
  private static final String QUOTES = "/paths/~1quotes/";
  private static final String QUOTE = "/paths/~1quotes~1{id}/";

  private static final String LINES =
      "/paths/~1quotes.ndjson/get/responses/200/content/application~1x-ndjson";

  private static final Set<String> PATHS =
      Set.of(
          "/articles",
          "/quotes",
          "/quotes.csv",
          "/quotes.ndjson",
          "/quotes/search",
          "/quotes/{id}",
          "/quotes/{id}/reviews",
          "/claims/{id}",
          "/claims",
          "/imports");

  /** The contract without its other paths and its examples, which would only take time. */
  private static final JsonNode CONTRACT = contract();

  /** The direction in which a change is breaking: when made, when undone, both or neither. */
  private enum Breaks {
    NOTHING,
    MADE,
    UNDONE,
    BOTH;

    static Breaks of(Map<?, ?> made, Map<?, ?> undone) {
      return values()[(made.isEmpty() ? 0 : 1) + (undone.isEmpty() ? 0 : 2)];
    }
  }

  private record Change(String what, Breaks breaks, Consumer<Edit> before, Consumer<Edit> after) {
    @Override
    public String toString() {
      return what;
    }
  }

  /** A copy of the contract that is being edited. */
  private record Edit(JsonNode document) {
    ObjectNode at(String pointer) {
      return (ObjectNode) document.at(pointer);
    }

    ArrayNode list(String pointer) {
      return (ArrayNode) document.at(pointer);
    }

    ObjectNode schema(String name) {
      return at(SCHEMAS + name);
    }

    ObjectNode members(String schema) {
      return at(SCHEMAS + schema + "/properties");
    }

    ObjectNode member(String schema, String name) {
      return at(SCHEMAS + schema + "/properties/" + name);
    }
  }

  static Stream<Change> changes() {
    return Stream.of(
            operations(),
            parameters(),
            bodies(),
            answers(),
            credentials(),
            requests(),
            views(),
            both())
        .flatMap(Function.identity());
  }

  private static Stream<Change> operations() {
    return Stream.of(
        change(
            "an operation is removed",
            Breaks.MADE,
            edit -> edit.at("/paths/~1quotes").remove("get")),
        change(
            "a HEAD is no longer listed beside its GET",
            Breaks.NOTHING,
            edit -> listHead(edit),
            edit -> edit.at("/paths/~1quotes").remove("head")),
        change(
            "a path is removed", Breaks.MADE, edit -> edit.at("/paths").remove("/quotes/search")),
        change(
            "an operation id changes",
            Breaks.BOTH,
            edit -> edit.at(QUOTES + "get").put("operationId", "findQuotes")),
        change(
            "a summary changes",
            Breaks.NOTHING,
            edit -> edit.at(QUOTES + "get").put("summary", "Find quotes")),
        change(
            "an operation is marked deprecated",
            Breaks.NOTHING,
            edit -> edit.at(QUOTES + "get").put("deprecated", true)));
  }

  /** Lists HEAD as an operation of its own, as version 0.1.0 did. */
  private static void listHead(Edit edit) {
    ObjectNode head = edit.at(QUOTES + "get").deepCopy().put("operationId", "headListQuotes");
    head.withObject("/responses/200").remove("content");
    edit.at("/paths/~1quotes").set("head", head);
  }

  private static Stream<Change> parameters() {
    return Stream.of(
        change("an optional parameter is added", Breaks.UNDONE, edit -> parameter(edit, false)),
        change("a required parameter is added", Breaks.BOTH, edit -> parameter(edit, true)),
        change(
            "a required header is added",
            Breaks.BOTH,
            edit -> parameter(edit, true).put("in", "header")),
        change(
            "a parameter becomes required",
            Breaks.MADE,
            edit -> edit.at("/components/parameters/QuoteText").put("required", true)),
        change(
            "a parameter is no longer exploded",
            Breaks.BOTH,
            edit -> edit.at("/components/parameters/Source").put("explode", false)),
        change(
            "a parameter accepts less",
            Breaks.MADE,
            edit -> edit.at("/components/parameters/Limit/schema").put("maximum", 50)),
        change(
            "a default changes",
            Breaks.BOTH,
            edit -> edit.at("/components/parameters/Limit/schema").put("default", 50)),
        change(
            "a parameter accepts another enum value",
            Breaks.UNDONE,
            edit -> edit.list("/components/schemas/QuoteSortOrder/enum").add("length")));
  }

  private static ObjectNode parameter(Edit edit, boolean required) {
    ObjectNode parameter = edit.list(QUOTES + "get/parameters").addObject();
    parameter.putObject("schema").put("type", "string");
    return parameter.put("name", "X-New").put("in", "query").put("required", required);
  }

  private static Stream<Change> bodies() {
    return Stream.of(
        change(
            "a request media type is removed",
            Breaks.MADE,
            edit -> edit.at("/paths/~1articles/post/requestBody/content").remove("text/html")),
        change(
            "a body becomes required",
            Breaks.MADE,
            edit -> edit.at("/paths/~1claims/post/requestBody").remove("required"),
            edit -> edit.at("/paths/~1claims/post/requestBody").put("required", true)));
  }

  private static Stream<Change> answers() {
    return Stream.of(
        change(
            "an answer is removed",
            Breaks.MADE,
            edit -> edit.at(QUOTE + "get/responses").remove("304")),
        change(
            "an answer media type is removed",
            Breaks.MADE,
            edit -> edit.at("/paths/~1quotes.csv/get/responses/200/content").remove("text/csv")),
        change(
            "an answer header is removed",
            Breaks.MADE,
            edit -> edit.at(QUOTE + "get/responses/200/headers").remove("ETag")),
        change(
            "a header is added to all answers",
            Breaks.UNDONE,
            edit ->
                edit.document()
                    .get("components")
                    .get("responses")
                    .forEach(
                        answer ->
                            ((ObjectNode) answer)
                                .withObject("/headers/X-New/schema")
                                .put("type", "string"))),
        change(
            "a header is no longer always sent",
            Breaks.MADE,
            edit -> edit.at("/components/headers/ETag").put("required", false)),
        change(
            "the pattern of a header changes",
            Breaks.BOTH,
            edit -> edit.at("/components/headers/RetryAfter/schema").put("pattern", "^[0-9]+ s$")));
  }

  private static Stream<Change> credentials() {
    return Stream.of(
        change(
            "anonymous access is removed",
            Breaks.MADE,
            edit ->
                edit.at(QUOTES + "get")
                    .putArray("security")
                    .addObject()
                    .putArray("key")
                    .add("reader")),
        change(
            "tokens are no longer accepted",
            Breaks.MADE,
            edit -> edit.list(QUOTES + "post/security").remove(1)),
        change("editors are no longer allowed", Breaks.MADE, edit -> needs(edit, "admin")));
  }

  private static void needs(Edit edit, String role) {
    for (String scheme : Set.of("key", "token")) {
      edit.list(QUOTES + "post/security")
          .findParents(scheme)
          .forEach(alternative -> ((ObjectNode) alternative).putArray(scheme).add(role));
    }
  }

  private static Stream<Change> requests() {
    return Stream.of(
        change(
            "an optional request member is added",
            Breaks.UNDONE,
            edit -> edit.members("QuoteInput").putObject("mood").put("type", "string")),
        change(
            "a request member becomes required",
            Breaks.MADE,
            edit -> edit.list(SCHEMAS + "QuoteInput/required").add("saidOn")),
        change(
            "a request array may be longer",
            Breaks.UNDONE,
            edit -> edit.member("QuoteInput", "mentions").put("maxItems", 200)),
        change(
            "request array items must be unique",
            Breaks.MADE,
            edit -> edit.member("QuoteInput", "mentions").put("uniqueItems", true)),
        change(
            "a request array must not be empty",
            Breaks.MADE,
            edit -> edit.member("QuoteInput", "mentions").put("minItems", 1)),
        change(
            "minItems 0 is stated explicitly",
            Breaks.NOTHING,
            edit -> edit.member("QuoteInput", "mentions").put("minItems", 0)),
        change(
            "a request member must not be null",
            Breaks.MADE,
            edit -> edit.list(SCHEMAS + "QuotePatch/properties/saidOn/oneOf").remove(1)),
        change(
            "a nullable type is written differently",
            Breaks.NOTHING,
            edit ->
                edit.members("QuotePatch")
                    .putObject("anonymous")
                    .putArray("type")
                    .add("boolean")
                    .add("null"),
            edit -> {
              ArrayNode oneOf = edit.members("QuotePatch").putObject("anonymous").putArray("oneOf");
              oneOf.addObject().put("type", "boolean");
              oneOf.addObject().put("type", "null");
            }),
        change(
            "null is removed from an array of types",
            Breaks.MADE,
            edit -> types(edit, "QuotePatch", "mood", "string", "null"),
            edit -> types(edit, "QuotePatch", "mood", "string")),
        change(
            "unknown members are rejected",
            Breaks.MADE,
            edit -> edit.schema("QuoteInput").put("unevaluatedProperties", true),
            edit -> edit.schema("QuoteInput").put("unevaluatedProperties", false)),
        change(
            "an alternative is removed",
            Breaks.MADE,
            edit -> edit.list(SCHEMAS + "ActorReferenceInput/oneOf").remove(1)),
        change(
            "alternatives are written as a condition",
            Breaks.NOTHING,
            edit -> {
              ArrayNode oneOf = edit.members("QuotePatch").putObject("mood").putArray("oneOf");
              oneOf.addObject().put("type", "string");
              oneOf.addObject().put("type", "array").put("maxItems", 9);
            },
            edit -> choice(edit, 9)),
        change(
            "a branch of a condition accepts less",
            Breaks.MADE,
            edit -> choice(edit, 9),
            edit -> choice(edit, 8)),
        change(
            "a condition is added",
            Breaks.MADE,
            edit -> edit.schema("QuoteInput").putObject("not").putArray("required").add("spans")));
  }

  private static void choice(Edit edit, int maxItems) {
    ObjectNode mood = edit.members("QuotePatch").putObject("mood");
    mood.putObject("if").put("type", "array");
    mood.putObject("then").put("type", "array").put("maxItems", maxItems);
    mood.putObject("else").put("type", "string");
  }

  private static Stream<Change> views() {
    return Stream.of(
        change(
            "an answer member is added",
            Breaks.UNDONE,
            edit -> edit.members("Quote").putObject("mood").put("type", "string")),
        change(
            "an answer member becomes optional",
            Breaks.MADE,
            edit -> edit.list(SCHEMAS + "Quote/required").remove(0)),
        change(
            "an answer member may be null",
            Breaks.MADE,
            edit -> types(edit, "Quote", "mentions", "array"),
            edit -> types(edit, "Quote", "mentions", "array", "null")),
        change(
            "an answer member changes its type",
            Breaks.BOTH,
            edit -> edit.schema("QuoteHighlight").put("type", "array")),
        change(
            "an answer array gets shorter",
            Breaks.UNDONE,
            edit -> edit.member("Quote", "mentions").put("maxItems", 10)),
        change(
            "the items of an answer array change",
            Breaks.BOTH,
            edit -> edit.member("Quote", "mentions").putObject("items").put("type", "string")),
        change(
            "an answer enum value is added",
            Breaks.MADE,
            edit -> edit.list(SCHEMAS + "ProblemType/enum").add("urn:new")),
        change(
            "a line of an export has fewer members",
            Breaks.UNDONE,
            edit -> edit.at(LINES + "/x-line-schema").put("maxProperties", 3)),
        change(
            "a recursive schema gets a member",
            Breaks.UNDONE,
            edit -> nested(edit),
            edit -> nested(edit).putObject("depth").put("type", "integer")),
        change(
            "a member of a recursive schema may be null",
            Breaks.MADE,
            edit -> nested(edit).putObject("depth").put("type", "integer"),
            edit -> nested(edit).putObject("depth").putArray("type").add("integer").add("null")));
  }

  /** Adds a recursive schema to the members of a quote and returns its members. */
  private static ObjectNode nested(Edit edit) {
    ObjectNode nested = edit.at("/components/schemas").putObject("Nested");
    nested.put("type", "object");
    edit.members("Quote").putObject("nested").put("$ref", "#/components/schemas/Nested");
    ObjectNode members = nested.putObject("properties");
    members.putObject("parent").put("$ref", "#/components/schemas/Nested");
    return members;
  }

  private static void types(Edit edit, String schema, String member, String... types) {
    ArrayNode type = edit.members(schema).withObject("/" + member).putArray("type");
    Stream.of(types).forEach(type::add);
  }

  /** Schemas used in both requests and answers, where every change is breaking. */
  private static Stream<Change> both() {
    return Stream.of(
        change("a pattern changes", edit -> edit.schema("Name").put("pattern", "^[a-z]+$")),
        change("a maximum length grows", edit -> edit.schema("Name").put("maxLength", 5000)),
        change("an enum grows", edit -> edit.list(SCHEMAS + "QuoteType/enum").add("sung")),
        change("an enum shrinks", edit -> edit.list(SCHEMAS + "QuoteType/enum").remove(0)),
        change(
            "an enum becomes a constant", edit -> edit.schema("QuoteType").put("const", "direct")),
        change("a format changes", edit -> edit.schema("CalendarDate").put("format", "date-time")),
        change(
            "a bound becomes exclusive",
            edit -> {
              edit.schema("Confidence").remove("maximum");
              edit.schema("Confidence").put("exclusiveMaximum", 1);
            }),
        change("a bound moves", edit -> edit.schema("Confidence").put("exclusiveMinimum", 0)),
        change(
            "a number becomes an integer",
            edit -> edit.schema("Confidence").put("type", "integer")));
  }

  private static Change change(String what, Consumer<Edit> edit) {
    return change(what, Breaks.BOTH, edit);
  }

  private static Change change(String what, Breaks breaks, Consumer<Edit> edit) {
    return change(what, breaks, nothing -> {}, edit);
  }

  private static Change change(
      String what, Breaks breaks, Consumer<Edit> before, Consumer<Edit> after) {
    return new Change(what, breaks, before, after);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void breaking_changes_are_found(Change change) {
    Contract before = edited(change.before());
    Contract after = edited(change.after());
    Map<String, Set<String>> made = BreakingChanges.between(before, after);
    Map<String, Set<String>> undone = BreakingChanges.between(after, before);
    assertEquals(
        change.breaks(), Breaks.of(made, undone), () -> "made: " + made + ", undone: " + undone);
  }

  private static JsonNode contract() {
    ObjectNode contract = Contract.published().document().deepCopy();
    contract.withObject("/paths").retain(PATHS);
    contract.withObject("/components").remove("examples");
    return contract;
  }

  private static Contract edited(Consumer<Edit> edit) {
    JsonNode document = CONTRACT.deepCopy();
    edit.accept(new Edit(document));
    return new Contract(document);
  }

  @Test
  void a_breaking_change_names_the_schema_the_rule_and_the_operations() {
    Contract now =
        edited(
            edit -> {
              edit.member("ReviewInput", "status").removeAll().put("const", "disputed");
              edit.at("/paths/~1claims~1{id}").remove("delete");
            });
    assertEquals(
        Map.of(
            "was removed",
            Set.of("DELETE /claims/{id}"),
            "#/components/schemas/ReviewInput/properties/status: no longer accepts \"confirmed\"",
            Set.of("POST /quotes/{id}/reviews"),
            "#/components/schemas/ReviewInput/properties/status: no longer accepts \"proposed\"",
            Set.of("POST /quotes/{id}/reviews"),
            "#/components/schemas/ReviewInput/properties/status: no longer accepts \"rejected\"",
            Set.of("POST /quotes/{id}/reviews")),
        BreakingChanges.between(new Contract(CONTRACT), now));
  }
}
