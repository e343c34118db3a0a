package org.onrecord.imports;

import java.util.Map;
import org.onrecord.actor.ImportedReference;

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
