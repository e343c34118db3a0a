package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.onrecord.records.history.AuditContext;
import org.onrecord.records.history.TransactionAudit;
import org.onrecord.web.problem.RequestId;

/** Runs imports. */
@Singleton
class Imports {
  private final ObjectMapper json;
  private final Import.Tools tools;
  private final ImportMetrics metrics;

  Imports(
      ObjectMapper json,
      LineParser parser,
      RecordImport records,
      ImportThreads lanes,
      GinPendingLists words,
      TransactionAudit causes,
      Clock clock,
      ImportMetrics metrics) {
    this.json = json;
    this.tools = new Import.Tools(parser, records, lanes, words, causes, clock);
    this.metrics = metrics;
  }

  /** The import of these lines, which runs while its results are written. */
  StreamingOutput stream(NdjsonBody lines, ImportOptions options) {
    // The results may be written when the request is no longer at hand.
    AuditContext cause = tools.causes().current();
    return out -> run(new Import.Task(new LineReader(lines.in()), options, cause), out);
  }

  private void run(Import.Task task, OutputStream out) throws IOException {
    ImportMetrics.Running running = metrics.begin(task.options());
    try (ResultFile spool = new ResultFile()) {
      Import importing =
          new Import(task, spool, new OrderedResults(spool, json, running::line), tools);
      CompletableFuture<Void> reading =
          CompletableFuture.runAsync(RequestId.propagate(importing), tools.lanes().readers());
      try {
        spool.copyTo(out);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        importing.stop();
        reading.join();
      }
    } finally {
      running.end();
    }
  }
}
