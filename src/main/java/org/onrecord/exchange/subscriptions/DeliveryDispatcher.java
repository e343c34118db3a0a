package org.onrecord.exchange.subscriptions;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Delivers due messages: reserves them in the queue, signs and sends them, and records the results.
 * A process sends messages of one subscription in groups, the next after the end of the one before,
 * so a slow target delays only its own messages. Requests are sent without a thread each; only host
 * names are resolved by a small pool of threads.
 */
@Singleton
class DeliveryDispatcher {
  private static final Logger LOG = Logger.getLogger(DeliveryDispatcher.class);

  /** The longest time of a request. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Time for the result of a request to be recorded, before another process takes over. */
  private static final Duration LEASE = TIMEOUT.plusSeconds(10);

  private static final int MAX_IN_FLIGHT = 1000;
  private static final int MAX_CLAIMED = 200;
  private static final long MAX_BYTES_IN_FLIGHT = 32 << 20;
  private static final int RESOLVER_THREADS = 16;

  private final DeliveryQueue queue;
  private final WebhookBodies bodies;
  private final DeliveryResults results;
  private final SubscriptionMetrics metrics;
  private final TargetClient client;
  private final Clock clock;
  private final ExecutorService resolvers = resolvers();
  private final Map<UUID, Integer> inFlight = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentLinkedQueue<DeliveryResult> ended = new ConcurrentLinkedQueue<>();
  private volatile Runnable onResult = () -> {};

  /** Reserved messages. They stay here if the database fails before they are sent. */
  private List<ClaimedDelivery> unsent = List.of();

  private Instant claimedAt = Instant.MIN;

  DeliveryDispatcher(
      DeliveryQueue queue,
      WebhookBodies bodies,
      DeliveryResults results,
      SubscriptionMetrics metrics,
      TargetRulesSource rules,
      Vertx vertx,
      Clock clock) {
    this.queue = queue;
    this.bodies = bodies;
    this.results = results;
    this.metrics = metrics;
    this.client = new TargetClient(vertx, rules.get(), HostResolver.SYSTEM, TIMEOUT);
    this.clock = clock;
  }

  private static ExecutorService resolvers() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            RESOLVER_THREADS,
            RESOLVER_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "subscription-target");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Sets what is called when a result waits to be recorded. */
  void onResult(Runnable listener) {
    onResult = listener;
  }

  /**
   * Records results and sends due messages.
   *
   * @return the number of messages that were reserved
   */
  int step() {
    recordResults();
    if (unsent.isEmpty()) {
      unsent = claim();
      claimedAt = clock.instant();
    } else if (clock.instant().isAfter(claimedAt.plus(LEASE).minus(TIMEOUT))) {
      // Another process may take them over before an answer comes.
      unsent = List.of();
    }
    int count = unsent.size();
    if (count > 0) {
      bodies.awaitStatements();
      send(unsent);
      unsent = List.of();
    }
    return count;
  }

  private List<ClaimedDelivery> claim() {
    if (requests.get() >= MAX_IN_FLIGHT || bytes.get() >= MAX_BYTES_IN_FLIGHT) {
      return List.of();
    }
    Set<UUID> busy = Set.copyOf(inFlight.keySet());
    return queue.claim(LEASE.toMillis() / 1000.0, busy, MAX_CLAIMED);
  }

  /** True if results wait to be recorded. */
  boolean hasResults() {
    return !ended.isEmpty();
  }

  private void recordResults() {
    List<DeliveryResult> batch = new ArrayList<>();
    for (DeliveryResult result; (result = ended.peek()) != null && batch.size() < MAX_CLAIMED; ) {
      batch.add(ended.poll());
    }
    if (batch.isEmpty()) {
      return;
    }
    List<DeliveryResults.Pause> pauses;
    try {
      pauses = results.record(batch);
    } catch (RuntimeException e) {
      ended.addAll(batch);
      throw e;
    }
    batch.forEach(
        result ->
            inFlight.computeIfPresent(
                result.delivery().subscription(), (id, count) -> count == 1 ? null : count - 1));
    pauses.forEach(pause -> queue.pause(pause.subscription(), pause.reason(), pause.detail()));
  }

  private void send(List<ClaimedDelivery> claimed) {
    Map<UUID, Object> records = bodies.records(claimed);
    claimed.forEach(delivery -> inFlight.merge(delivery.subscription(), 1, Integer::sum));
    for (ClaimedDelivery delivery : claimed) {
      Optional<byte[]> body = bodies.body(delivery, records);
      if (body.isPresent()) {
        send(delivery, body.get());
      } else {
        end(new DeliveryResult(delivery, null, null));
      }
    }
  }

  private void send(ClaimedDelivery delivery, byte[] body) {
    requests.incrementAndGet();
    bytes.addAndGet(body.length);
    if (delivery.attempt() == 1 && !delivery.isTest()) {
      metrics.start(Duration.between(delivery.createdAt(), clock.instant()));
    }
    resolvers.execute(
        () -> {
          Instant start = clock.instant();
          post(delivery, headers(delivery, body, start), body)
              .thenAccept(
                  answer -> {
                    requests.decrementAndGet();
                    bytes.addAndGet(-body.length);
                    metrics.end(answer);
                    end(new DeliveryResult(delivery, attempt(start, answer), answer));
                  });
        });
  }

  /** Sends a message. A failure of the client itself is an outcome, too. */
  private CompletionStage<TargetAnswer> post(
      ClaimedDelivery delivery, Map<String, String> headers, byte[] body) {
    try {
      return client.post(delivery.url(), headers, body);
    } catch (RuntimeException e) {
      LOG.warnf(e, "The message %s could not be sent", delivery.id());
      return CompletableFuture.completedStage(
          TargetAnswer.failed("The message could not be sent.", Duration.ZERO));
    }
  }

  private void end(DeliveryResult result) {
    ended.add(result);
    onResult.run();
  }

  private static DeliveryAttempt attempt(Instant start, TargetAnswer answer) {
    return new DeliveryAttempt(
        start, answer.status(), answer.latency().toMillis(), answer.error(), answer.excerpt());
  }

  private static Map<String, String> headers(ClaimedDelivery delivery, byte[] body, Instant start) {
    String id = WebhookMessage.id(delivery.id());
    long timestamp = start.getEpochSecond();
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("User-Agent", "OnRecord-Webhooks");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature",
        delivery.secrets().stream()
            .map(secret -> secret.sign(id, timestamp, body))
            .collect(Collectors.joining(" ")));
    return headers;
  }

  void close() {
    resolvers.shutdownNow();
    client.close();
  }
}
