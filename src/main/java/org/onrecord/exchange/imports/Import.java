package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipException;
import org.jboss.logging.Logger;
import org.onrecord.records.history.AuditContext;
import org.onrecord.records.history.TransactionAudit;
import org.onrecord.records.statement.StatementIndexer;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.RequestId;

/**
 * A running import: reads the lines on one thread and lets worker threads import them in batches.
 */
final class Import implements Runnable {
  private static final Logger LOG = Logger.getLogger(Import.class);
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);

  /** The longest wait for the statements of the imported quotes. */
  private static final Duration STATEMENTS_WAIT = Duration.ofSeconds(5);

  /**
   * Lines in a batch: enough to share the cost of statements, few enough to repeat if one line
   * fails.
   */
  private static final int BATCH_SIZE = 32;

  private static final long MAX_BYTES_IN_FLIGHT = 8 << 20;

  private final LineReader lines;
  private final LineFormat format;
  private final ImportOptions options;
  private final AuditContext context;
  private final IdPolicy ids;
  private final ResultFile file;
  private final OrderedResults results;
  private final Dependencies dependencies;
  private final PendingLines pending;
  private final FailureLog failures = new FailureLog();
  private final Instant start;
  private Instant nextReport;
  private long nextPosition;
  private volatile boolean stopped;
  private Thread waitingReader;

  /** The beans that all imports share. */
  @Singleton
  record Dependencies(
      LineParser parser,
      LineMemory memory,
      RecordImport records,
      ImportThreads threads,
      GinPendingLists indexes,
      StatementIndexer statements,
      TransactionAudit audit,
      Clock clock) {}

  /** A request to import lines. */
  record Task(LineReader lines, LineFormat format, ImportOptions options, AuditContext context) {}

  Import(Task task, ResultFile file, OrderedResults results, Dependencies dependencies) {
    this.lines = task.lines();
    this.format = task.format();
    this.options = task.options();
    this.context = task.context();
    this.ids = IdPolicy.of(options);
    // Extraction takes long: a batch of one line ends soon when the service stops.
    int batchSize = options.extract() ? 1 : BATCH_SIZE;
    this.pending =
        new PendingLines(batchSize, 2 * ImportThreads.COUNT * batchSize, MAX_BYTES_IN_FLIGHT);
    this.file = file;
    this.results = results;
    this.dependencies = dependencies;
    this.start = dependencies.clock().instant();
    this.nextReport = start.plus(REPORT_INTERVAL);
  }

  /**
   * Stops reading, also if the reader waits for the client; the lines in flight are still imported.
   * Unless all lines were read before, the response is then aborted. Idempotent.
   */
  synchronized void stop() {
    stopped = true;
    pending.refuseLines();
    results.stop();
    if (waitingReader != null) {
      waitingReader.interrupt();
    }
  }

  /** Discards the lines in flight that no worker has started to import. */
  void discardQueue() {
    pending.discardQueue();
  }

  @Override
  public void run() {
    try {
      if (importLines()) {
        dependencies.indexes().flush();
        dependencies.statements().catchUp(STATEMENTS_WAIT);
        report("done");
        file.finish();
      } else {
        report("stopped");
        file.fail(ImportProblems.serviceStopping());
      }
    } catch (IOException e) {
      report("aborted (%s)".formatted(e.getMessage()));
      file.fail(new UncheckedIOException(e));
    } catch (ProblemException e) {
      report("aborted (%s)".formatted(e.getMessage()));
      file.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      file.fail(ImportProblems.serviceStopping());
    } catch (RuntimeException | Error e) {
      file.fail(e);
    }
  }

  /** Ends the results before those of all lines, so that the response is aborted. */
  private void abort(Throwable cause) {
    stop();
    file.fail(cause);
  }

  /** Imports the lines; false if the import was stopped before the last one. */
  private boolean importLines() throws IOException, InterruptedException {
    boolean allRead = false;
    try {
      allRead = read();
    } finally {
      allRead &= pending.awaitEmpty();
      failures.flush();
      lines.close();
    }
    return allRead;
  }

  /** Reads the lines; false if the import was stopped before their end. */
  private boolean read() throws IOException {
    try {
      interruptibly(this::readHead);
      for (Line line; (line = interruptibly(lines::next)) != null; ) {
        if (!line.blank()) {
          accept(line);
        }
        if (dependencies.clock().instant().isAfter(nextReport)) {
          nextReport = dependencies.clock().instant().plus(REPORT_INTERVAL);
          report("running");
        }
      }
      return !stopped;
    } catch (InterruptedException | InterruptedIOException e) {
      return false;
    } catch (ZipException | EOFException e) {
      fail(
          lines.number() + 1,
          ProblemException.invalid(Fault.at("", "the gzip data is damaged or ends too early")));
      return true;
    } catch (CharacterCodingException e) {
      fail(
          lines.number() + 1,
          ProblemException.invalid(Fault.at("", "the text does not have the charset of its type")));
      return true;
    }
  }

  private LineFormat readHead() throws IOException {
    format.readHead(lines);
    return format;
  }

  /**
   * Waits for a line or its memory. Only waiting is interrupted: a file that is written then would
   * be closed.
   *
   * @throws InterruptedException if the import is stopped
   */
  private <T> T interruptibly(Wait<T> wait) throws IOException, InterruptedException {
    setWaitingReader(Thread.currentThread());
    try {
      if (stopped) {
        throw new InterruptedException();
      }
      return wait.await();
    } finally {
      setWaitingReader(null);
    }
  }

  /** A step of the reader that may have to wait. */
  private interface Wait<T> {
    T await() throws IOException, InterruptedException;
  }

  private synchronized void setWaitingReader(Thread thread) {
    waitingReader = thread;
    // Clears an interrupt that came too late.
    Thread.interrupted();
  }

  private void accept(Line line) throws IOException, InterruptedException {
    results.awaitRoom();
    if (line.isTooLong()) {
      fail(line.number(), format.tooLong(LineReader.MAX_BYTES));
      return;
    }
    try {
      accept(
          line,
          interruptibly(() -> dependencies.memory().reserve(line.length(), options.extract())));
    } catch (ProblemException e) {
      fail(line.number(), e);
    }
  }

  private void accept(Line line, LineMemory.Reservation memory)
      throws IOException, InterruptedException {
    boolean inFlight = false;
    try {
      ImportedRecord content = dependencies.parser().read(format.parse(line.bytes()));
      // The id is assigned here, so that new ids are in the order of the lines.
      UUID id = ids.idFor(content.id());
      inFlight =
          pending.add(
              new PendingLine(nextPosition++, line.number(), line.length(), content, id, memory));
      if (inFlight) {
        requestWorker();
      }
    } finally {
      if (!inFlight) {
        memory.close();
      }
    }
  }

  private void requestWorker() {
    dependencies.threads().workers().execute(RequestId.propagate(this::importBatch));
  }

  private void importBatch() {
    List<PendingLine> batch = pending.takeBatch();
    if (batch.isEmpty()) {
      return;
    }
    try {
      importBatch(batch);
    } finally {
      pending.batchDone(batch);
      // Queued behind the batches of other imports.
      requestWorker();
    }
  }

  private void importBatch(List<PendingLine> batch) {
    try {
      List<ImportResult> done =
          dependencies
              .audit()
              .runWith(context, () -> dependencies.records().run(batch, ids, options, failures));
      dependencies.statements().wake();
      for (int i = 0; i < batch.size(); i++) {
        results.add(batch.get(i).position(), done.get(i));
      }
    } catch (RuntimeException | Error e) {
      abort(e);
    }
  }

  private void fail(long line, ProblemException rejection) {
    results.add(nextPosition++, ImportResult.failed(line, rejection.problem()));
  }

  private void report(String state) {
    long seconds = Math.max(1, Duration.between(start, dependencies.clock().instant()).toSeconds());
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
