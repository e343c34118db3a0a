package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A body that breaks one keyword of its schema in one place.
 *
 * @param violation the keyword and the value that breaks it
 * @param pointer where an answer must see it; or, unless {@code exact}, above or below: which of
 *     several alternatives was meant, nobody can know
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
