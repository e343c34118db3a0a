package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * A field of an import line that a cell of a table can hold.
 *
 * @param steps the way from the line to the field: the name of a member (String), or the index of
 *     an array's item (Integer)
 */
@RegisterForReflection
record LineField(List<Object> steps, CellType type) {

  /** Sets the field; creates the objects and arrays that it is in. */
  void set(ObjectNode line, JsonNode value) {
    JsonNode place = line;
    for (int i = 0; i < steps.size() - 1; i++) {
      place = child(place, steps.get(i), steps.get(i + 1) instanceof Integer);
    }
    ((ObjectNode) place).set(lastStep(), value);
  }

  /** Sets the field if it is absent and what contains it is there: the line, or an object in it. */
  void complete(ObjectNode line, JsonNode value) {
    JsonNode place = line;
    for (Object step : steps.subList(0, steps.size() - 1)) {
      place = step instanceof Integer index ? place.path(index) : place.path((String) step);
    }
    if (place instanceof ObjectNode object && !object.has(lastStep())) {
      object.set(lastStep(), value);
    }
  }

  private String lastStep() {
    return (String) steps.get(steps.size() - 1);
  }

  private static JsonNode child(JsonNode place, Object step, boolean isArray) {
    if (step instanceof Integer index) {
      ArrayNode array = (ArrayNode) place;
      while (array.size() <= index) {
        array.addObject();
      }
      return array.get(index);
    }
    String name = (String) step;
    return Optional.ofNullable(place.get(name))
        .orElseGet(
            () ->
                isArray
                    ? ((ObjectNode) place).putArray(name)
                    : ((ObjectNode) place).putObject(name));
  }

  /** The path of the field, such as {@code quotes.0.text}. */
  String path() {
    return pointer().substring(1).replace('/', '.');
  }

  /** The JSON pointer of the field. */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    steps.forEach(step -> pointer.append('/').append(step));
    return pointer.toString();
  }
}
