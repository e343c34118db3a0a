package org.onrecord.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.onrecord.web.problem.ProblemException;

/** Arrays that are much longer than any valid one. */
class LongArrayTest {
  private static final Json JSON =
      new Json(
          Validation.byDefaultProvider()
              .configure()
              .messageInterpolator(new ParameterMessageInterpolator())
              .buildValidatorFactory()
              .getValidator());

  record Names(@Size(max = 1_000) List<@Text(max = 10) String> names) {}

  /** The validator alone would take minutes. */
  @Test
  void a_long_array_of_invalid_items_is_refused_quickly() {
    String items = String.join(",", Collections.nCopies(18_000, "\" \""));
    JsonNode tree = JSON.parse("{\"names\":[%s]}".formatted(items).getBytes(UTF_8));
    ProblemException refusal =
        assertTimeout(
            Duration.ofSeconds(10),
            () -> assertThrows(ProblemException.class, () -> JSON.read(tree, Names.class)));
    assertEquals(400, refusal.problem().status());
    assertEquals("/names", refusal.problem().errors().get(0).pointer());
  }

  @Test
  void a_long_array_of_valid_items_is_refused_by_its_length() {
    String items = String.join(",", Collections.nCopies(5_000, "\"a\""));
    JsonNode tree = JSON.parse("{\"names\":[%s]}".formatted(items).getBytes(UTF_8));
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> JSON.read(tree, Names.class));
    assertEquals(
        List.of("/names"),
        refusal.problem().errors().stream().map(fault -> fault.pointer()).toList());
  }
}
