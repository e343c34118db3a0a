package org.onrecord.web.limits;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.onrecord.database.health.DatabaseHeartbeat;
import org.onrecord.web.problem.RequestRejection;

/**
 * Lets in as many requests at once as can be answered in good time, lets a few wait for their turn,
 * and refuses the others, as it refuses all while the database is away: whoever is refused knows it
 * and can try again; whoever waits in a growing queue has given up when the turn comes. Health,
 * metrics and contract are always told.
 *
 * <p>A request is answered when the head of its answer goes out, so that nobody holds a place by
 * reading slowly. Bodies that are streamed hold megabytes and not a place: they have room of their
 * own.
 */
@Singleton
class AdmissionControl {
  /** After small bodies have arrived, so that slow senders of those take no place. */
  private static final int ORDER = Integer.MIN_VALUE + 4;

  /** Before a refusal, since those who try again at once would keep the service from all else. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final RequestRejection refusal;
  private final DatabaseHeartbeat database;
  private final AdmissionQueue turns;
  private final int mostUploads;
  private final AtomicInteger uploads = new AtomicInteger();

  AdmissionControl(
      RequestLimits limits,
      RequestRejection refusal,
      DatabaseHeartbeat database,
      MeterRegistry registry) {
    this.refusal = refusal;
    this.database = database;
    int requests =
        limits.requests().orElse(Math.max(8, 4 * Runtime.getRuntime().availableProcessors()));
    this.turns =
        new AdmissionQueue(requests, limits.waiting().orElse(3 * requests), System::nanoTime);
    this.mostUploads = limits.uploads();
    show(registry, requests);
  }

  private void show(MeterRegistry registry, int requests) {
    Gauge.builder("onrecord.requests.working", turns, AdmissionQueue::active)
        .description("Requests that are being answered")
        .register(registry);
    Gauge.builder("onrecord.requests.working.max", () -> requests)
        .description("Requests that are answered at once, at most")
        .register(registry);
    Gauge.builder("onrecord.requests.waiting", turns, AdmissionQueue::waiting)
        .description("Requests that wait for their turn")
        .register(registry);
    Gauge.builder("onrecord.uploads.working", uploads, AtomicInteger::get)
        .description("Requests whose bodies are streamed")
        .register(registry);
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    if (FrameworkPaths.matches(context)) {
      context.next();
    } else if (database.isDown()) {
      refusal.unavailable(context);
    } else if (RequestBody.isStreamed(context.request())) {
      upload(context);
    } else {
      queue(context);
    }
  }

  private void upload(RoutingContext context) {
    if (uploads.incrementAndGet() > mostUploads) {
      uploads.decrementAndGet();
      refuse(context);
    } else {
      context.addEndHandler(ended -> uploads.decrementAndGet());
      context.next();
    }
  }

  private void queue(RoutingContext context) {
    Context own = context.vertx().getOrCreateContext();
    AdmissionQueue.Ticket turn = new AdmissionQueue.Ticket(() -> goOn(context, own));
    context.addHeadersEndHandler(answered -> turns.leave(turn));
    context.addEndHandler(ended -> turns.leave(turn));
    if (!turns.enter(turn)) {
      refuse(context);
    }
  }

  private void refuse(RoutingContext context) {
    context.vertx().setTimer(PAUSE.toMillis(), over -> answer(context));
  }

  private void answer(RoutingContext context) {
    if (!context.response().closed()) {
      refusal.overloaded(context);
    }
  }

  private static void goOn(RoutingContext context, Context own) {
    if (Vertx.currentContext() == own) {
      context.next();
    } else {
      own.runOnContext(come -> context.next());
    }
  }
}
