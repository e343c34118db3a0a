package org.onrecord.web.shutdown;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onrecord.database.health.DatabaseHeartbeat;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;
import org.onrecord.web.problem.ResponseAbort;

/**
 * Ends the requests that are still in progress shortly before the shutdown timeout: cancels their
 * statements, so that their transactions are rolled back and they can answer, and then closes their
 * connections. Otherwise they would go on while the beans that they use are destroyed, and delay
 * the exit until their transactions time out.
 */
@Singleton
public class ShutdownDeadline {
  /** The key that marks the routing context of a tracked request. */
  private static final String TRACKED = ShutdownDeadline.class.getName();

  /** Runs first, so that every request is known. */
  private static final int ORDER = Integer.MIN_VALUE;

  /** The part of the shutdown timeout after which statements are cancelled: 25 of 30 seconds. */
  private static final double STATEMENTS_AFTER = 25.0 / 30;

  /** The part of the shutdown timeout after which connections are closed: 27 of 30 seconds. */
  private static final double CONNECTIONS_AFTER = 27.0 / 30;

  private static final ProblemException STOPPING =
      ProblemException.of(ProblemType.UNAVAILABLE, "The service is stopping.");

  private static final Logger LOG = Logger.getLogger(ShutdownDeadline.class);

  private final DatabaseHeartbeat database;
  private final Duration delay;
  private final Duration timeout;
  private final Set<RoutingContext> requests = ConcurrentHashMap.newKeySet();
  private volatile boolean statementsCancelled;
  private volatile boolean connectionsClosed;

  ShutdownDeadline(
      DatabaseHeartbeat database,
      @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay,
      @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> timeout) {
    this.database = database;
    this.delay = delay.orElse(Duration.ZERO);
    this.timeout = timeout.orElse(Duration.ZERO);
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::track).failureHandler(this::track);
  }

  /**
   * Tracks a request once, also if the router rejects it before any handler. A request can fail
   * after its response has ended, when its client resets the connection. It is not tracked again
   * then, since no further end would remove it.
   */
  private void track(RoutingContext context) {
    if (connectionsClosed) {
      context.request().connection().close();
      return;
    }
    if (context.get(TRACKED) == null) {
      context.put(TRACKED, true);
      requests.add(context);
      context.addEndHandler(ended -> requests.remove(context));
    }
    context.next();
  }

  /** The number of requests in progress. */
  int openRequests() {
    return requests.size();
  }

  /**
   * True if statements were cancelled because the service stops. What fails then may succeed after
   * the next start.
   */
  public boolean hasCancelledStatements() {
    return statementsCancelled;
  }

  void start(@Observes ShutdownDelayInitiatedEvent event) {
    Thread thread = new Thread(this::enforce, "shutdown-deadline");
    thread.setDaemon(true);
    thread.start();
  }

  private void enforce() {
    try {
      Thread.sleep(delay.toMillis() + (long) (timeout.toMillis() * STATEMENTS_AFTER));
      cancelStatements();
      Thread.sleep((long) (timeout.toMillis() * (CONNECTIONS_AFTER - STATEMENTS_AFTER)));
      closeConnections();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Cancels the statements of a service that stops without a timeout for its requests. */
  void stop(@Observes ShutdownEvent event) {
    cancelStatements();
  }

  private void cancelStatements() {
    if (!statementsCancelled && !requests.isEmpty()) {
      statementsCancelled = true;
      LOG.warnf("The service stops: cancelling the statements of %d requests", requests.size());
      database.cancelStatements();
    }
  }

  private void closeConnections() {
    connectionsClosed = true;
    requests.forEach(context -> ResponseAbort.abort(context.request(), STOPPING));
  }
}
