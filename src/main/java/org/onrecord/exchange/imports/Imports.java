package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.onrecord.records.history.AuditContext;
import org.onrecord.web.problem.RequestId;

/** Starts imports and streams their results. */
@Singleton
class Imports {
  private final ObjectMapper json;
  private final Import.Dependencies dependencies;
  private final ImportMetrics metrics;

  Imports(ObjectMapper json, Import.Dependencies dependencies, ImportMetrics metrics) {
    this.json = json;
    this.dependencies = dependencies;
    this.metrics = metrics;
  }

  /** The results of an import, which runs while they are written. */
  ImportResults stream(InputStream lines, ImportOptions options) {
    // Read now, since the request context may have ended when the results are written.
    AuditContext context = dependencies.audit().current();
    return out -> run(new Import.Task(new LineReader(lines), options, context), out);
  }

  private void run(Import.Task task, OutputStream out) throws IOException {
    ResultFile file = new ResultFile();
    ImportMetrics.Running running = metrics.begin(task.options());
    Import started =
        new Import(task, file, new OrderedResults(file, json, running::line), dependencies);
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(RequestId.propagate(started), dependencies.threads().readers())
            .whenComplete((done, failure) -> running.end());
    try {
      file.copyTo(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ImportProblems.serviceStopping();
    } finally {
      started.stop();
      // Not awaited: the reader may wait for a line until the aborted connection is closed.
      reader.whenComplete((done, failure) -> file.close());
    }
  }
}
