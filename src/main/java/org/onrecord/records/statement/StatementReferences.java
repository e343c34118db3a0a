package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.StatementReference;

/** Reads the present statements of quotes. */
@Singleton
class StatementReferences {
  private static final String REFERENCES =
      """
      select a.quote_id, s.id, s.appearances
      from appearance a join statement s on s.id = a.statement_id
      where a.quote_id = any(?::uuid[])""";

  private final Database database;

  StatementReferences(Database database) {
    this.database = database;
  }

  /** The statements by quote; none for quotes that are not indexed yet. */
  Map<UUID, StatementReference> of(Collection<UUID> quotes) {
    Map<UUID, StatementReference> statements = new HashMap<>();
    database.list(
        Sql.of(REFERENCES, (Object) quotes.toArray(UUID[]::new)),
        row ->
            statements.put(
                row.id("quote_id"),
                new StatementReference(row.id("id"), row.longValue("appearances"))));
    return statements;
  }
}
