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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onrecord.database.health.DatabaseHeartbeat;
import org.onrecord.web.problem.RequestRejection;

/**
 * Limits the number of concurrent requests: up to a limit run, some wait in an {@link
 * AdmissionQueue}, others get 503. While the database is unavailable, all get 503. Health, metrics
 * and the contract are never limited.
 *
 * <p>A request leaves when the head of its response is sent, so that slow readers occupy no slot.
 * If its client disconnects earlier, it leaves when it has been processed, so that such clients
 * cannot occupy all worker threads. Requests with streamed bodies hold megabytes of memory and have
 * a limit of their own.
 */
@Singleton
class AdmissionControl {
  /** Runs after small bodies have been received, so that their slow senders occupy no slot. */
  private static final int ORDER = Integer.MIN_VALUE + 4;

  /** Delays a rejection, so that clients that retry at once do not use up the event loop. */
  private static final Duration REJECTION_DELAY = Duration.ofMillis(250);

  /** Heap that a request with the largest page may take, with room for others, in bytes. */
  private static final long HEAP_PER_REQUEST = 16 * 1024 * 1024;

  private static final int MIN_REQUESTS = 8;

  /** The default of requests that may wait for each one in progress: 32 clients fill 8 slots. */
  static final int WAITING_PER_REQUEST = 3;

  private final RequestRejection rejection;
  private final DatabaseHeartbeat database;
  private final AdmissionQueue queue;
  private final int maxUploads;
  private final AtomicInteger uploads = new AtomicInteger();

  AdmissionControl(
      RequestLimits limits,
      RequestRejection rejection,
      DatabaseHeartbeat database,
      MeterRegistry registry,
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
    this.rejection = rejection;
    this.database = database;
    int requests = limits.requests().orElseGet(() -> defaultRequests(connections));
    int waiting = limits.waiting().orElse(WAITING_PER_REQUEST * requests);
    this.queue = new AdmissionQueue(requests, waiting, System::nanoTime);
    this.maxUploads = limits.uploads();
    registerGauges(registry, requests);
  }

  private static int defaultRequests(int connections) {
    Runtime runtime = Runtime.getRuntime();
    long requests =
        Math.min(4L * runtime.availableProcessors(), runtime.maxMemory() / HEAP_PER_REQUEST);
    return (int) Math.min(connections, Math.max(MIN_REQUESTS, requests));
  }

  private void registerGauges(MeterRegistry registry, int requests) {
    Gauge.builder("onrecord.requests.working", queue, AdmissionQueue::active)
        .description("Requests in progress")
        .register(registry);
    Gauge.builder("onrecord.requests.working.max", () -> requests)
        .description("Maximum number of requests in progress")
        .register(registry);
    Gauge.builder("onrecord.requests.waiting", queue, AdmissionQueue::waiting)
        .description("Requests in the admission queue")
        .register(registry);
    Gauge.builder("onrecord.uploads.working", uploads, AtomicInteger::get)
        .description("Requests with streamed bodies in progress")
        .register(registry);
  }

  /** The time for which as many requests as allowed have run and none was answered, or zero. */
  Duration stalledFor() {
    return queue.stalledFor();
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    if (FrameworkPaths.matches(context)) {
      context.next();
    } else if (database.isDown()) {
      rejection.unavailable(context);
    } else if (RequestBody.isStreamed(context.request())) {
      admitUpload(context);
    } else {
      enqueue(context);
    }
  }

  private void admitUpload(RoutingContext context) {
    if (uploads.incrementAndGet() > maxUploads) {
      uploads.decrementAndGet();
      reject(context);
    } else {
      hold(context, uploads::decrementAndGet);
      context.next();
    }
  }

  private static HeldSlot hold(RoutingContext context, Runnable release) {
    HeldSlot slot = new HeldSlot(release);
    context.put(HeldSlot.KEY, slot);
    context.addEndHandler(ended -> slot.disconnect());
    return slot;
  }

  private void enqueue(RoutingContext context) {
    Context eventLoop = context.vertx().getOrCreateContext();
    AdmissionQueue.Ticket ticket = new AdmissionQueue.Ticket(() -> proceed(context, eventLoop));
    HeldSlot slot = hold(context, () -> queue.leave(ticket));
    context.addHeadersEndHandler(answered -> slot.release());
    if (!queue.enter(ticket)) {
      reject(context);
    }
  }

  private void reject(RoutingContext context) {
    context.vertx().setTimer(REJECTION_DELAY.toMillis(), timer -> sendRejection(context));
  }

  private void sendRejection(RoutingContext context) {
    if (!context.response().closed()) {
      rejection.overloaded(context);
    }
  }

  /**
   * Continues a request on its event loop. The caller may hold the lock of another connection, so
   * nothing is asked of this one before.
   */
  private static void proceed(RoutingContext context, Context eventLoop) {
    if (Vertx.currentContext() == eventLoop) {
      next(context);
    } else {
      eventLoop.runOnContext(ignored -> next(context));
    }
  }

  private static void next(RoutingContext context) {
    if (context.response().closed()) {
      context.<HeldSlot>get(HeldSlot.KEY).release();
    } else {
      context.next();
    }
  }
}
