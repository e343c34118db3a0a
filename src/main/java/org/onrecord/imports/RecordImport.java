package org.onrecord.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.onrecord.problem.Failure;

/** Puts the record of one line on record: all of it, or nothing. */
@Singleton
class RecordImport {
  /** Whoever has lost this often against another writer fails. */
  private static final int ATTEMPTS = 5;

  private final EntityManager database;
  private final ArticleImport articles;
  private final ActorImport actors;

  RecordImport(EntityManager database, ArticleImport articles, ActorImport actors) {
    this.database = database;
    this.articles = articles;
    this.actors = actors;
  }

  /**
   * Does all that a line asks for, in a transaction of its own.
   *
   * @param id of the article or actor if it is new
   */
  Outcome run(ImportedRecord line, UUID id, Identity identity, boolean dryRun) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(() -> attempt(line, id, identity, dryRun));
      } catch (Undone e) {
        return e.outcome;
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !Failure.isLostToAnother(e)) {
          throw e;
        }
      }
    }
  }

  private Outcome attempt(ImportedRecord line, UUID id, Identity identity, boolean dryRun) {
    Outcome outcome =
        line instanceof ImportedArticle article
            ? articles.run(article, id, identity)
            : actors.run((ImportedActor) line, id, identity);
    // Before the commit, so that what the database refuses is refused in a dry run too.
    database.flush();
    if (dryRun) {
      throw new Undone(outcome);
    }
    return outcome;
  }

  /** Ends a dry run: what is thrown rolls the transaction back. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    Undone(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }
}
