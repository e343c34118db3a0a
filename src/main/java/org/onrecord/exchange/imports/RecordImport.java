package org.onrecord.exchange.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.onrecord.database.health.DatabaseHeartbeat;
import org.onrecord.web.problem.ExceptionTranslator;
import org.onrecord.web.problem.Failure;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.shutdown.ShutdownDeadline;

/** Imports lines in new transactions; each line succeeds or fails as a whole. */
@Singleton
class RecordImport {
  private static final int MAX_ATTEMPTS = 5;

  private static final Logger LOG = Logger.getLogger(RecordImport.class);

  private final EntityManager entities;
  private final ArticleImport articles;
  private final ActorImport actors;
  private final ImportExtraction extraction;
  private final LineMemory memory;
  private final GinPendingLists indexes;
  private final DatabaseHeartbeat database;
  private final ShutdownDeadline shutdown;

  RecordImport(
      EntityManager entities,
      ArticleImport articles,
      ActorImport actors,
      ImportExtraction extraction,
      LineMemory memory,
      GinPendingLists indexes,
      DatabaseHeartbeat database,
      ShutdownDeadline shutdown) {
    this.entities = entities;
    this.articles = articles;
    this.actors = actors;
    this.extraction = extraction;
    this.memory = memory;
    this.indexes = indexes;
    this.database = database;
    this.shutdown = shutdown;
  }

  /**
   * Imports lines about different records in one transaction. If that fails, each half is retried
   * in a transaction of its own, recursively, so that a line that fails does not fail the others. A
   * line whose quotes are extracted has a transaction of its own, since extraction takes far longer
   * and may create actors, for which transactions wait.
   *
   * @return the results in the order of the lines
   * @throws ProblemException 503 if the database is down or the service stops
   */
  List<ImportResult> run(
      List<PendingLine> lines, IdPolicy ids, ImportOptions options, FailureLog failures) {
    if (options.dryRun() || options.extract() || lines.size() == 1) {
      return lines.stream().map(line -> runAlone(line, ids, options, failures)).toList();
    }
    try {
      return runBatch(lines, ids);
    } catch (RuntimeException e) {
      requireAvailable();
      LOG.debugf(e, "Splitting a batch of %d lines", lines.size());
      int half = lines.size() / 2;
      return Stream.of(lines.subList(0, half), lines.subList(half, lines.size()))
          .flatMap(part -> run(part, ids, options, failures).stream())
          .toList();
    }
  }

  /** Ends the import if lines fail only because it cannot go on. */
  private void requireAvailable() {
    if (shutdown.hasCancelledStatements()) {
      throw ImportProblems.serviceStopping();
    }
    if (database.isDown()) {
      throw ImportProblems.databaseDown();
    }
  }

  private List<ImportResult> runBatch(List<PendingLine> lines, IdPolicy ids) {
    List<Outcome> outcomes =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  indexes.enlarge();
                  return articles.run(lines, ids, MatchMemory.UNRESERVED, false);
                });
    return IntStream.range(0, lines.size())
        .mapToObj(i -> ImportResult.of(lines.get(i).number(), outcomes.get(i)))
        .toList();
  }

  private ImportResult runAlone(
      PendingLine line, IdPolicy ids, ImportOptions options, FailureLog failures) {
    try {
      LineProposals proposals = options.extract() ? extracted(line) : LineProposals.NONE;
      Attempt attempt = new Attempt(line, ids, proposals, options.dryRun());
      return ImportResult.of(line.number(), runWithMemory(attempt));
    } catch (RuntimeException e) {
      requireAvailable();
      Failure failure = ExceptionTranslator.failure(e);
      if (!(e instanceof ProblemException)) {
        failures.add(line.number(), failure);
      }
      return ImportResult.failed(line.number(), failure.problem());
    }
  }

  private LineProposals extracted(PendingLine line) {
    return line.content() instanceof ImportedArticle article
        ? new LineProposals(extraction.extract(article))
        : LineProposals.NONE;
  }

  /** Imports a line; if it matches large articles, reserves memory between two transactions. */
  private Outcome runWithMemory(Attempt line) {
    try {
      return runWithRetries(line, MatchMemory.UNRESERVED);
    } catch (MatchMemory.ExceededException e) {
      LineMemory.Reservation reserved = reserve(e.bytes());
      try {
        return runWithRetries(line, Long.MAX_VALUE);
      } finally {
        reserved.close();
      }
    }
  }

  private LineMemory.Reservation reserve(long bytes) {
    try {
      return memory.reserveLargeMatch(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ImportProblems.serviceStopping();
    }
  }

  private Outcome runWithRetries(Attempt line, long maxBytes) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(() -> run(line, maxBytes));
      } catch (DryRunRollback e) {
        return e.outcome;
      } catch (RuntimeException e) {
        if (attempt == MAX_ATTEMPTS
            || shutdown.hasCancelledStatements()
            || !ExceptionTranslator.isWriteConflict(e)) {
          throw e;
        }
      }
    }
  }

  private Outcome run(Attempt attempt, long maxBytes) {
    PendingLine line = attempt.line();
    Outcome outcome =
        line.content() instanceof ImportedActor actor
            ? actors.run(actor, line.newId(), attempt.ids())
            : runArticle(attempt, maxBytes);
    // A dry run must also fail if the database rejects the rows.
    entities.flush();
    if (attempt.dryRun()) {
      throw new DryRunRollback(outcome);
    }
    return outcome;
  }

  private Outcome runArticle(Attempt attempt, long maxBytes) {
    LineProposals proposals = attempt.proposals();
    List<Outcome> outcomes =
        articles.run(List.of(attempt.line()), attempt.ids(), maxBytes, !proposals.isNone());
    return proposals.addTo(outcomes.get(0));
  }

  /** A line that is imported alone, once or again after a conflict with another transaction. */
  private record Attempt(PendingLine line, IdPolicy ids, LineProposals proposals, boolean dryRun) {}

  /** Rolls the transaction of a dry run back. */
  private static final class DryRunRollback extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    DryRunRollback(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }
}
