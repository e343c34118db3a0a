package org.onrecord.exchange.subscriptions;

import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.records.history.RecordKind;

/**
 * The list of a subscription.
 *
 * @param kind the kind of its records
 * @param condition the condition of list, total, facets and export
 */
record SubscribedList(RecordKind kind, Condition condition, ListDependencies dependencies) {
  /** The alias that the conditions of a kind of records use. */
  static String alias(RecordKind kind) {
    return kind == RecordKind.QUOTE ? "q" : "a";
  }

  /** The ids of the matching rows of a table, which has the columns of the records. */
  Sql idsIn(String table) {
    String alias = alias(kind);
    return Sql.of("select %1$s.id from %2$s %1$s?".formatted(alias, table), condition.where());
  }

  /** The ids of the records that match, or of those that do not. */
  Sql ids(boolean matching) {
    return matching
        ? idsIn(kind.toString())
        : Sql.of("select id from %s except ?".formatted(kind), idsIn(kind.toString()));
  }
}
