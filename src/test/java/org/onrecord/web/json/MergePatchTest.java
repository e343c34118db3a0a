package org.onrecord.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

class MergePatchTest {
  private static final Json JSON = new Json(validator());

  record Anything(JsonNode it) {}

  record Inner(String a) {}

  record Outer(Inner inner, String b, List<Inner> list) {}

  /** The examples of RFC 7396, appendix A, except those with null in the result. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":"b"}           | {"a":"c"}                     | {"a":"c"}
          {"a":"b"}           | {"b":"c"}                     | {"a":"b","b":"c"}
          {"a":"b"}           | {"a":null}                    | {}
          {"a":"b","b":"c"}   | {"a":null}                    | {"b":"c"}
          {"a":["b"]}         | {"a":"c"}                     | {"a":"c"}
          {"a":"c"}           | {"a":["b"]}                   | {"a":["b"]}
          {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}}      | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}   | {"a":[1]}                     | {"a":[1]}
          ["a","b"]           | ["c","d"]                     | ["c","d"]
          {"a":"b"}           | ["c"]                         | ["c"]
          {"a":"foo"}         | "bar"                         | "bar"
          [1,2]               | {"a":"b","c":null}            | {"a":"b"}
          {}                  | {"a":{"bb":{"ccc":null}}}     | {"a":{"bb":{}}}
          """)
  void merges_like_the_examples_of_rfc_7396(String target, String patch, String result) {
    Anything before = new Anything(tree(target));
    Anything after = patch("{\"it\":" + patch + "}", Anything.class).applyTo(before);
    assertEquals(tree(result), after.it());
  }

  @Test
  void a_reference_by_id_is_replaced_not_merged() {
    Anything before = new Anything(tree("{\"id\":\"1\",\"name\":\"x\"}"));
    Anything after = patch("{\"it\":{\"name\":\"y\"}}", Anything.class).applyTo(before);
    assertEquals(tree("{\"name\":\"y\"}"), after.it());
  }

  @Test
  void reports_members_that_it_sets_or_removes() {
    MergePatch<Outer> patch = patch("{\"a\":1,\"b\":null}", Outer.class);
    assertEquals(true, patch.touches("a"));
    assertEquals(true, patch.touches("b"));
    assertEquals(false, patch.touches("c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"a\"", "1", "null", "true"})
  void rejects_a_patch_that_is_not_an_object(String patch) {
    assertEquals(
        List.of(Fault.at("", "must be an object")),
        assertThrows(ProblemException.class, () -> patch(patch, Outer.class)).problem().errors());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"c":null}            | /c
          {"c~/d":null}         | /c~0~1d
          {"inner":{"c":null}}  | /inner/c
          """)
  void rejects_the_removal_of_unknown_members(String patch, String pointer) {
    Outer before = new Outer(new Inner("x"), "y", List.of());
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> patch(patch, Outer.class).applyTo(before));
    assertEquals(pointer, refusal.problem().errors().get(0).pointer());
  }

  private static <T extends Record> MergePatch<T> patch(String text, Class<T> type) {
    return new MergePatch<>(tree(text), type, JSON);
  }

  private static JsonNode tree(String text) {
    return JSON.parse(text.getBytes(UTF_8));
  }

  private static Validator validator() {
    try (var factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      return factory.getValidator();
    }
  }
}
