package org.onrecord.exchange.imports;

import java.util.Map;
import org.onrecord.records.actor.ImportedReference;

/** References to actors by where they stand. */
final class References {
  private References() {}

  static void add(
      Map<String, ImportedReference> references, String pointer, ImportedReference reference) {
    if (reference != null) {
      references.put(pointer, reference);
    }
  }
}
