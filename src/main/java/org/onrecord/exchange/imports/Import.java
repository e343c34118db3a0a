package org.onrecord.exchange.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipException;
import org.jboss.logging.Logger;
import org.onrecord.records.history.AuditContext;
import org.onrecord.records.history.TransactionAudit;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.RequestId;

/**
 * One import under way: reads line after line, has some of them worked on at the same time, and
 * spools their results in order.
 */
final class Import implements Runnable {
  private static final Logger LOG = Logger.getLogger(Import.class);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

  /** So many share what statements cost by themselves, and are soon done again for a fault. */
  private static final int TOGETHER = 32;

  private static final long MOST_BYTES = 8 << 20;

  private final LineReader lines;
  private final ImportOptions options;
  private final AuditContext cause;
  private final IdPolicy identity;
  private final ResultFile spool;
  private final OrderedResults results;
  private final Tools tools;
  private final BackPressure inFlight =
      new BackPressure(2 * ImportThreads.COUNT * TOGETHER, MOST_BYTES);
  private final PendingLines waiting = new PendingLines(TOGETHER);
  private final Instant start;
  private Instant nextReport;
  private long place;
  private volatile boolean stopped;

  /** What all imports share. */
  record Tools(
      LineParser parser,
      RecordImport records,
      ImportThreads lanes,
      GinPendingLists words,
      TransactionAudit causes,
      Clock clock) {}

  /** What is asked for, and by whom. */
  record Task(LineReader lines, ImportOptions options, AuditContext cause) {}

  Import(Task task, ResultFile spool, OrderedResults results, Tools tools) {
    this.lines = task.lines();
    this.options = task.options();
    this.cause = task.cause();
    this.identity = IdPolicy.of(options);
    this.spool = spool;
    this.results = results;
    this.tools = tools;
    this.start = tools.clock().instant();
    this.nextReport = start.plus(BETWEEN_REPORTS);
  }

  /** Has the lines that are being worked on finished, and no other begun. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      read();
      inFlight.awaitEmpty();
      tools.words().flush();
      report(stopped ? "stopped, since the client has gone" : "done");
    } catch (IOException | UncheckedIOException e) {
      report("cut off (%s)".formatted(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      spool.finish();
    }
  }

  private void read() throws IOException, InterruptedException {
    try {
      for (Line line; !stopped && (line = lines.next()) != null; ) {
        if (!line.isBlank()) {
          accept(line);
        }
        if (tools.clock().instant().isAfter(nextReport)) {
          nextReport = tools.clock().instant().plus(BETWEEN_REPORTS);
          report("under way");
        }
      }
    } catch (ZipException | EOFException e) {
      refuse(
          lines.number() + 1,
          ProblemException.invalid(Fault.at("", "the gzip data is damaged or ends too early")));
    } finally {
      inFlight.awaitEmpty();
    }
  }

  private void accept(Line line) throws InterruptedException {
    try {
      ImportedRecord content = tools.parser().read(line);
      // In the order of the lines, so that ids are, too.
      PendingLine work =
          new PendingLine(
              place++,
              line.number(),
              line.bytes().length,
              content,
              identity.idFor(content.id()),
              content.conflictKeys());
      inFlight.acquire(work);
      waiting.add(work);
      askForWork();
    } catch (ProblemException e) {
      refuse(line.number(), e);
    }
  }

  private void askForWork() {
    tools.lanes().workers().execute(RequestId.propagate(this::workOn));
  }

  private void workOn() {
    List<PendingLine> some = waiting.takeBatch();
    if (some.isEmpty()) {
      return;
    }
    try {
      workOn(some);
    } finally {
      waiting.batchDone();
      some.forEach(inFlight::release);
      // Behind what other imports have asked for.
      askForWork();
    }
  }

  private void workOn(List<PendingLine> some) {
    try {
      List<ImportResult> done =
          tools
              .causes()
              .runWith(cause, () -> tools.records().run(some, identity, options.dryRun()));
      for (int i = 0; i < some.size(); i++) {
        results.add(some.get(i).position(), done.get(i));
      }
    } catch (UncheckedIOException e) {
      LOG.error("A result cannot be written", e);
      stop();
    }
  }

  private void refuse(long line, ProblemException refusal) {
    results.add(place++, ImportResult.failed(line, refusal.problem()));
  }

  private void report(String state) {
    long seconds = Math.max(1, Duration.between(start, tools.clock().instant()).toSeconds());
    LOG.infof(
        "Import%s %s: %d lines in %d s (%d/s); %s",
        options.dryRun() ? " (dry run)" : "",
        state,
        lines.number(),
        seconds,
        lines.number() / seconds,
        results);
  }
}
