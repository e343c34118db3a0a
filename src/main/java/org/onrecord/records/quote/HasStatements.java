package org.onrecord.records.quote;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** A response body with quotes whose statements are known only after the transaction. */
public interface HasStatements {
  /** The ids of the quotes that have a statement. */
  Collection<UUID> quotesWithStatement();

  /** A copy with other statements, by quote. Quotes that have no other one keep theirs. */
  HasStatements withStatements(Map<UUID, StatementReference> statements);
}
