package org.onrecord.web.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.web.problem.Fault;

/** Translates exceptions of Jackson and paths of Bean Validation into faults. */
final class JsonFaults {
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          UUID.class, "an id (a UUID)",
          LocalDate.class, "a day such as 2025-06-12",
          Instant.class, "an instant such as 2025-06-12T08:30:00Z",
          TimeSpan.class, "a day such as 2025-06-12, or an instant such as 2025-06-12T08:30:00Z",
          String.class, "a string",
          int.class, "an integer",
          Integer.class, "an integer",
          Double.class, "a number",
          boolean.class, "true or false",
          Boolean.class, "true or false");

  private JsonFaults() {}

  /** The fault of text that is not JSON or has a repeated member. */
  static Fault ofSyntax(JsonProcessingException e, String source) {
    JsonLocation at = e.getLocation();
    String place =
        at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    if (e instanceof StreamConstraintsException) {
      return Fault.at(
          "",
          "the %s is nested too deeply, has too many values or too long a number"
              .formatted(source));
    }
    boolean repeated = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
    return Fault.at(
        "", (repeated ? "a member is repeated" : "the %s is not JSON".formatted(source)) + place);
  }

  /** True if the members of a record contradict each other, by its constructor. */
  static boolean isRule(JsonMappingException e) {
    return rule(e).isPresent();
  }

  /** The fault of JSON that does not match its record. */
  static Fault ofMapping(JsonMappingException e) {
    String pointer = pointer(e.getPath());
    return Fault.at(pointer, rule(e).map(InvalidValue::getMessage).orElseGet(() -> detail(e)));
  }

  private static Optional<InvalidValue> rule(JsonMappingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidValue rule) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (node.getName() != null && !node.getName().startsWith("<")) {
        pointer.append('/').append(JsonWalk.escape(node.getName()));
      }
    }
    return pointer.toString();
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? String.valueOf(step.getIndex())
                    : JsonWalk.escape(step.getFieldName()))
        .map(step -> "/" + step)
        .collect(Collectors.joining());
  }

  private static String detail(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "is not known here; known are " + sorted(unknown.getKnownPropertyIds());
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "must be " + expected(mismatch.getTargetType());
    }
    return "is not valid";
  }

  private static String sorted(Collection<Object> names) {
    return names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Stream.of(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    String other = Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    return EXPECTED.getOrDefault(type, other);
  }
}
