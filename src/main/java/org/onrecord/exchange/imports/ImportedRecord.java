package org.onrecord.exchange.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ImportedReference;

/** What a line can be about. */
sealed interface ImportedRecord permits ImportedArticle, ImportedActor {

  /** The id that it has in the line, or null. */
  UUID id();

  /** The actors that it refers to, by where the references stand in the line. */
  Map<String, ImportedReference> references();

  /**
   * What it may be recognised by: lines that share a mark are worked on one after the other. A line
   * without any is worked on alone.
   */
  List<Object> conflictKeys();
}
