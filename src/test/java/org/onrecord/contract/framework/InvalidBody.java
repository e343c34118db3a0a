package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A body that violates one keyword of its schema.
 *
 * @param violation the keyword and the value that violates it
 * @param pointer the pointer that the answer must name; unless {@code exact}, also one above or
 *     below it, because the intended alternative is unknown
 */
public record InvalidBody(String violation, JsonNode body, String pointer, boolean exact) {
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
