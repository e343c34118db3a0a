package org.onrecord.exchange.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.external.ExternalId;

/** The article or actor of an import line. */
sealed interface ImportedRecord permits ImportedArticle, ImportedActor {

  /** The id in the line, or null. */
  UUID id();

  /** The references to actors, by their JSON pointers into the line. */
  Map<String, ImportedReference> references();

  /**
   * The keys by which the record may be found. Lines that share a key are imported one after the
   * other; a line without keys is imported alone.
   */
  List<Object> conflictKeys();

  /**
   * The external ids of a record after an import: a line adds ids, since it may come from another
   * system than those on record. Identical copies have those of the line.
   */
  static List<ExternalId> merged(
      List<ExternalId> onRecord, List<ExternalId> applied, boolean keepIds) {
    return keepIds ? applied : ExternalId.union(onRecord, applied);
  }
}
