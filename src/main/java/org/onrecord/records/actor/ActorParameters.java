package org.onrecord.records.actor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A filter with parameters that take actors by id, name or alias. */
public interface ActorParameters {
  /** The values by parameter; an empty list if the request does not have it. */
  Map<String, List<String>> actors();

  /** The parameters whose values can also be the printed text of a relay. */
  default Set<String> printedRelays() {
    return Set.of();
  }

  /** The treatment of values that fit no actor; null for the default. */
  UnknownNames unknownNames();

  /** False for a parameter whose actors need not exist for rows to match. */
  default boolean isProvedByRows(String parameter) {
    return true;
  }
}
