package org.onrecord.records.statement;

import org.onrecord.database.sql.RowMapping;
import org.onrecord.records.statement.StatementTable.Alone;

/** The rows of new quotes that are statements of their own, for COPY in binary form. */
final class AloneRows {
  /** The wording of a quote that has one. */
  static final RowMapping<Alone> WORDING =
      RowMapping.<Alone>of("wording")
          .with("id", alone -> alone.added().node().id())
          .with("key", alone -> alone.quote().newKey())
          .with("text", alone -> alone.quote().wording().text())
          .with("type", alone -> alone.quote().wording().type())
          .withNullable("language", "text", alone -> alone.quote().wording().language())
          .withNullable("speaker_id", "uuid", alone -> alone.quote().wording().speaker())
          .with("fingerprints", alone -> alone.added().words().fingerprints())
          .with("selected", alone -> alone.added().words().selectedFingerprints())
          .withNullable("template", "int8", alone -> alone.added().words().numberTemplate())
          .withNullable("numbers", "_int4", alone -> alone.added().words().numbers())
          .with("appearances", alone -> 1)
          .with("first_quote", alone -> alone.quote().id())
          .with("statement_id", alone -> alone.quote().id())
          .with("whole", alone -> alone.added().node().whole());

  static final RowMapping<Alone> APPEARANCE =
      RowMapping.<Alone>of("appearance")
          .with("quote_id", alone -> alone.quote().id())
          .withNullable(
              "wording_id", "int8", alone -> alone.hasWording() ? alone.added().node().id() : null)
          .with("statement_id", alone -> alone.quote().id())
          .with("published_order", alone -> alone.quote().after().day())
          .withNullable("source_id", "uuid", alone -> alone.quote().after().source());

  static final RowMapping<Alone> STATEMENT =
      RowMapping.<Alone>of("statement")
          .with("id", alone -> alone.quote().id())
          .with("appearances", alone -> 1)
          .with("sources", alone -> alone.quote().after().source() == null ? 0 : 1)
          .with("first_order", alone -> alone.quote().after().day())
          .with("last_order", alone -> alone.quote().after().day())
          .withNullable("speaker_id", "uuid", alone -> alone.quote().wording().speaker())
          .with("conflicting", alone -> false);

  private AloneRows() {}
}
