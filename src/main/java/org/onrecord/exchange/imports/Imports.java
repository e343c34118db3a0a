package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.onrecord.records.history.AuditContext;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.problem.RequestId;

/**
 * Starts imports, streams their results, and stops them with the service: no further line is read,
 * the lines in flight are imported and their results sent, and then the responses are aborted.
 */
@Singleton
class Imports {
  /** The time for the lines in flight once the service stops; longer waits are for statements. */
  private static final Duration DRAIN_TIME = Duration.ofSeconds(10);

  private final ObjectMapper json;
  private final Import.Dependencies dependencies;
  private final ImportMetrics metrics;
  private final RunningImports progress;
  private final SecurityIdentity identity;
  private final Set<Import> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  Imports(
      ObjectMapper json,
      Import.Dependencies dependencies,
      ImportMetrics metrics,
      RunningImports progress,
      SecurityIdentity identity) {
    this.json = json;
    this.dependencies = dependencies;
    this.metrics = metrics;
    this.progress = progress;
    this.identity = identity;
  }

  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
    running.forEach(Import::stop);
    CompletableFuture.delayedExecutor(DRAIN_TIME.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> running.forEach(Import::discardQueue));
  }

  /** Lets the batches in progress end before the beans that they use are destroyed. */
  void awaitEnd(@Observes ShutdownEvent event) {
    stopping = true;
    running.forEach(Import::stop);
    running.forEach(Import::discardQueue);
    dependencies.threads().stop();
  }

  /** The results of an import, which runs while they are written. */
  ImportResults stream(InputStream lines, LineFormat format, ImportOptions options) {
    // Read now, since the request context may have ended when the results are written.
    AuditContext context = dependencies.audit().current();
    String by = Caller.of(identity).map(Caller::name).orElse(null);
    LineReader reader = new LineReader(lines, format.lineEnd());
    return out -> run(new Import.Task(reader, format, options, context), by, out);
  }

  private void run(Import.Task task, String by, OutputStream out) throws IOException {
    if (stopping) {
      throw ImportProblems.serviceStopping();
    }
    ResultFile file = new ResultFile();
    ImportMetrics.Running measured = metrics.begin(task.options());
    RunningImports.Progress shown = progress.begin(task.options(), by);
    Consumer<ImportStatus> counters =
        status -> {
          measured.line(status);
          shown.line(status);
        };
    Import started = new Import(task, file, new OrderedResults(file, json, counters), dependencies);
    running.add(started);
    if (stopping) {
      started.stop();
    }
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(RequestId.propagate(started), dependencies.threads().readers())
            .whenComplete(
                (done, failure) -> {
                  running.remove(started);
                  measured.end();
                  shown.end();
                });
    try {
      file.copyTo(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ImportProblems.serviceStopping();
    } finally {
      started.stop();
      // Not awaited, since the lines in flight may take long.
      reader.whenComplete((done, failure) -> file.close());
    }
  }
}
