package org.onrecord.exchange.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.onrecord.web.problem.ExceptionTranslator;

/** Puts the records of lines on record: of each line all, or nothing. */
@Singleton
class RecordImport {
  /** Whoever has lost this often against another writer fails. */
  private static final int ATTEMPTS = 5;

  private static final Logger LOG = Logger.getLogger(RecordImport.class);

  private final EntityManager database;
  private final ArticleImport articles;
  private final ActorImport actors;
  private final GinPendingLists words;

  RecordImport(
      EntityManager database, ArticleImport articles, ActorImport actors, GinPendingLists words) {
    this.words = words;
    this.database = database;
    this.articles = articles;
    this.actors = actors;
  }

  /**
   * Does all that lines ask for, each of which is about another record. They go into one
   * transaction; where one of them is refused, half of them into one each, and so on, so that none
   * falls with another.
   *
   * @return their results, in the order of the lines
   */
  List<ImportResult> run(List<PendingLine> lines, IdPolicy identity, boolean dryRun) {
    if (dryRun || lines.size() == 1) {
      return lines.stream().map(line -> alone(line, identity, dryRun)).toList();
    }
    try {
      return together(lines, identity);
    } catch (RuntimeException e) {
      LOG.debugf(e, "%d lines cannot be taken together", lines.size());
      int half = lines.size() / 2;
      return Stream.of(lines.subList(0, half), lines.subList(half, lines.size()))
          .flatMap(some -> run(some, identity, false).stream())
          .toList();
    }
  }

  private List<ImportResult> together(List<PendingLine> lines, IdPolicy identity) {
    List<Outcome> outcomes =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  words.enlarge();
                  return articles.run(lines, identity);
                });
    return IntStream.range(0, lines.size())
        .mapToObj(i -> ImportResult.of(lines.get(i).line(), outcomes.get(i)))
        .toList();
  }

  private ImportResult alone(PendingLine line, IdPolicy identity, boolean dryRun) {
    try {
      return ImportResult.of(line.line(), persistently(line, identity, dryRun));
    } catch (RuntimeException e) {
      return ImportResult.failed(line.line(), ExceptionTranslator.problem(e));
    }
  }

  private Outcome persistently(PendingLine line, IdPolicy identity, boolean dryRun) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(() -> attempt(line, identity, dryRun));
      } catch (Undone e) {
        return e.outcome;
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !ExceptionTranslator.isWriteConflict(e)) {
          throw e;
        }
      }
    }
  }

  private Outcome attempt(PendingLine line, IdPolicy identity, boolean dryRun) {
    Outcome outcome =
        line.content() instanceof ImportedActor actor
            ? actors.run(actor, line.id(), identity)
            : articles.run(List.of(line), identity).get(0);
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
