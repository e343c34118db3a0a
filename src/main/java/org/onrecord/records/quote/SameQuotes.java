package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;

/** Finds the quote of an article with the same words, place and speaker as a new one. */
@Singleton
class SameQuotes {
  private final Database database;

  SameQuotes(Database database) {
    this.database = database;
  }

  /**
   * Requires that no quote on record has the words, the place and the speaker of a new one, until
   * the end of the transaction.
   *
   * @throws ProblemException 409 with the quote on record
   */
  void requireNone(Quote quote) {
    for (Optional<UUID> same = find(quote); same.isPresent(); same = find(quote)) {
      UUID id = same.get();
      // Without a status, the quote was deleted meanwhile, and another one may be on record.
      status(id)
          .ifPresent(
              status -> {
                throw QuoteProblems.onRecord(id, status);
              });
    }
  }

  private Optional<UUID> find(Quote quote) {
    Sql same =
        Sql.of(
            "select same_quote(?, ?, ?, ?, ?) as id", QuoteRows.PLACE.arguments(quote).toArray());
    return database
        .write(same, row -> Optional.ofNullable(row.id("id")))
        .flatMap(Function.identity());
  }

  /** Runs a statement of its own: the one that waited for the lock may not see the quote. */
  private Optional<QuoteStatus> status(UUID id) {
    return database.write(
        Sql.of("select status from quote where id = ?", id),
        row -> row.enumValue("status", QuoteStatus.class));
  }
}
