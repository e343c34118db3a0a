package org.onrecord.contract.framework;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * A body that violates one keyword of its schema.
 *
 * @param violation the keyword and the value that violates it
 * @param pointer the pointer that the answer must name; unless {@code exact}, also one above or
 *     below it, because the intended alternative is unknown
 */
public record InvalidBody(String violation, JsonNode body, String pointer, boolean exact) {
  /**
   * A body with several violations in different places: each value that can be replaced without
   * touching another violation.
   *
   * @param pointers receives the pointers of the violations
   */
  public static JsonNode combined(List<InvalidBody> faults, Set<String> pointers) {
    JsonNode body = null;
    for (InvalidBody fault : faults) {
      JsonPointer place = JsonPointer.compile(fault.pointer);
      boolean apart =
          pointers.stream()
              .noneMatch(
                  other ->
                      (fault.pointer + "/").startsWith(other + "/")
                          || (other + "/").startsWith(fault.pointer + "/"));
      if (!fault.exact
          || fault.pointer.isEmpty()
          || !apart
          || fault.body.at(place).isMissingNode()) {
        continue;
      }
      if (body == null) {
        body = fault.body.deepCopy();
      } else if (body.at(place.head()) instanceof ObjectNode parent) {
        parent.set(place.last().getMatchingProperty(), fault.body.at(place));
      } else {
        continue;
      }
      pointers.add(fault.pointer);
    }
    return body;
  }

  public boolean matches(String seen) {
    return pointer.equals(seen)
        || !exact
            && ((pointer + "/").startsWith(seen + "/") || (seen + "/").startsWith(pointer + "/"));
  }

  @Override
  public String toString() {
    return violation + (pointer.isEmpty() ? " of the whole" : " at " + pointer);
  }
}
