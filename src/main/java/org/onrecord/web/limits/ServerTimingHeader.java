package org.onrecord.web.limits;

import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import org.onrecord.database.sql.StatementTime;

/**
 * Adds the header {@code Server-Timing} (W3C) to every response: the milliseconds that statements
 * took in the database, and those from the head of the request to the head of the response. A
 * stream begins before all of its statements have run.
 */
@Singleton
class ServerTimingHeader {
  /** Runs first, so that every response has the header. */
  private static final int ORDER = Integer.MIN_VALUE;

  private static final String STARTED = ServerTimingHeader.class.getName();
  private static final CharSequence HEADER = AsciiString.cached("server-timing");
  private static final int MICROS = 1000;

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::measure).failureHandler(this::measure);
  }

  /** Runs once, also for failures that the router rejects before any handler. */
  private void measure(RoutingContext context) {
    if (context.get(STARTED) == null) {
      context.put(STARTED, STARTED);
      long start = System.nanoTime();
      LongAdder database = StatementTime.start();
      HttpServerResponse response = context.response();
      context.addHeadersEndHandler(
          ended ->
              response.headers().set(HEADER, value(database.sum(), System.nanoTime() - start)));
    }
    context.next();
  }

  /** The value of the header for these times in nanoseconds. */
  static String value(long database, long total) {
    StringBuilder value = new StringBuilder(40).append("db;dur=");
    appendMillis(value, database);
    appendMillis(value.append(", total;dur="), total);
    return value.toString();
  }

  /** Appends milliseconds with three decimals. */
  private static void appendMillis(StringBuilder value, long nanos) {
    long micros = nanos / MICROS;
    long fraction = micros % MICROS;
    value.append(micros / MICROS).append('.');
    value.append(fraction < 10 ? "00" : fraction < 100 ? "0" : "").append(fraction);
  }
}
