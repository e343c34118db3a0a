package org.onrecord.exchange.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import org.onrecord.web.memory.MemoryBudget.Reservation;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ResponseAbort;

/**
 * An open stream of changes. It reads the next changes only when its client has received the ones
 * before, so a slow client holds one batch in memory; a client that reads nothing loses its
 * connection as with every response. Thread-safe.
 */
final class ChangeListener {
  /** Changes of one read. */
  static final int BATCH = 100;

  /** Tells clients how many milliseconds to wait before they resume a stream. */
  private static final String RETRY = "retry: 3000\n";

  private static final String HEARTBEAT = ":\n";

  private final ChangeListeners listeners;
  private final ChangeStream stream;
  private final RoutingContext context;
  private final Runnable wakeUp = this::wake;
  private Runnable onGone;
  private long heartbeat;
  private long lifetime;

  /** The position after the changes that were sent. */
  private ChangeCursor cursor;

  /** True from the moment when a read is queued until its changes have been received. */
  private boolean busy = true;

  private boolean signalled;
  private boolean ending;
  private boolean closed;

  ChangeListener(ChangeListeners listeners, ChangeStream stream, RoutingContext context) {
    this.listeners = listeners;
    this.stream = stream;
    this.context = context;
  }

  /**
   * Sends the head of the response and the changes that have been read already.
   *
   * @param onGone runs if the client has disconnected
   */
  void start(Runnable onGone) {
    this.onGone = onGone;
    Vertx vertx = context.vertx();
    synchronized (this) {
      heartbeat = vertx.setPeriodic(listeners.heartbeat().toMillis(), tick -> sendHeartbeat());
      lifetime = vertx.setTimer(listeners.lifetime().toMillis(), tick -> end());
    }
    context.response().setChunked(true);
    send(RETRY, stream.first());
  }

  /** Tells the stream that there may be new changes; always the same object. */
  Runnable wakeUp() {
    return wakeUp;
  }

  private synchronized void wake() {
    signalled = true;
    readIfIdle();
  }

  private void readIfIdle() {
    if (!busy && !closed) {
      busy = true;
      signalled = false;
      listeners.submit(this::read);
    }
  }

  private void read() {
    try {
      send("", listeners.pages().read(cursor, stream.question(), BATCH));
    } catch (RuntimeException e) {
      cut(e);
    }
  }

  /** Sends changes, or the position after none if there is a prefix. */
  private void send(String prefix, ChangeBatch batch) {
    String events = prefix + events(batch);
    boolean more = batch.more();
    cursor = batch.next();
    if (batch.changes().isEmpty() && !prefix.isEmpty()) {
      events += position();
    }
    if (events.isEmpty()) {
      finish(more);
      return;
    }
    byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
    Reservation reserved =
        listeners.memory().tryReserve(bytes.length).orElseThrow(ProblemException::overloaded);
    listeners.countSent(batch.changes().size());
    write(
        bytes,
        written -> {
          reserved.close();
          if (written.succeeded()) {
            finish(more);
          } else {
            onGone.run();
          }
        });
  }

  private void write(byte[] bytes, Handler<AsyncResult<Void>> onWritten) {
    try {
      context.response().write(Buffer.buffer(bytes)).onComplete(onWritten);
    } catch (IllegalStateException e) {
      onWritten.handle(Future.failedFuture(e));
    }
  }

  private String events(ChangeBatch batch) {
    StringBuilder events = new StringBuilder();
    for (ChangeBatch.Numbered change : batch.changes()) {
      events
          .append("id: ")
          .append(batch.cursorAfter(change).encode())
          .append("\ndata: ")
          .append(json(change.change()))
          .append("\n\n");
    }
    return events.toString();
  }

  private String json(ChangeView change) {
    try {
      return listeners.mapper().writeValueAsString(change);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A block without an event, which moves the position of the client on. */
  private String position() {
    return "id: " + cursor.encode() + "\n\n";
  }

  /** Reads on if there are further changes, once the client has received the ones before. */
  private synchronized void finish(boolean more) {
    busy = false;
    if (ending) {
      end();
    } else if (more || signalled) {
      readIfIdle();
    }
  }

  private synchronized void sendHeartbeat() {
    if (!busy && !closed) {
      byte[] bytes = (HEARTBEAT + position()).getBytes(StandardCharsets.UTF_8);
      write(bytes, written -> {});
    }
  }

  /** Ends the response, as soon as the client has received what is being sent. */
  synchronized void end() {
    ending = true;
    if (!busy && !closed) {
      closed = true;
      context.response().end();
    }
  }

  /** Cuts the response, so that it does not look complete. */
  private void cut(RuntimeException cause) {
    HttpServerResponse response = context.response();
    if (!response.closed()) {
      listeners.countCut();
      ResponseAbort.abort(context.request(), cause);
    }
  }

  /** Stops the timers of a stream whose response has ended. */
  synchronized void close() {
    closed = true;
    context.vertx().cancelTimer(heartbeat);
    context.vertx().cancelTimer(lifetime);
  }
}
