package org.onrecord.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A body that breaks one keyword of its schema in one place.
 *
 * @param what the keyword and the value that breaks it
 * @param pointer where an answer must see it; or, unless {@code exact}, above or below: which of
 *     several alternatives was meant, nobody can know
 */
record Fault(String what, JsonNode body, String pointer, boolean exact) {
  boolean isSeenAt(String seen) {
    return pointer.equals(seen)
        || !exact
            && ((pointer + "/").startsWith(seen + "/") || (seen + "/").startsWith(pointer + "/"));
  }

  @Override
  public String toString() {
    return what + (pointer.isEmpty() ? " of the whole" : " at " + pointer);
  }
}
