package org.onrecord.exchange.changes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.onrecord.web.memory.MemoryBudget;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * The open streams of changes of the process. They hold no threads: {@link ChangeWatch} wakes them,
 * and two threads read for all of them.
 *
 * <p>It is created at its first use, because the writer of streams is created before the
 * configuration can be read.
 */
@ApplicationScoped
class ChangeListeners {
  private static final int READERS = 2;

  private static final ProblemException STOPPING =
      ProblemException.of(ProblemType.UNAVAILABLE, "The service is stopping.");

  private final ChangePages pages;
  private final ChangeWatch watch;
  private final ObjectMapper mapper;
  private final MemoryBudget memory;
  private final EventSettings settings;
  private final ListenerLimits limits;
  private final Counter sent;
  private final Counter cut;
  private final Set<ChangeListener> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService readers = Executors.newFixedThreadPool(READERS, Reader::new);
  private volatile boolean stopping;

  ChangeListeners(
      ChangePages pages,
      ChangeWatch watch,
      ObjectMapper mapper,
      MemoryBudget memory,
      EventSettings settings,
      MeterRegistry registry) {
    this.pages = pages;
    this.watch = watch;
    this.mapper = mapper;
    this.memory = memory;
    this.settings = settings;
    this.limits = new ListenerLimits(settings.listeners(), settings.listenersPerCaller());
    Gauge.builder("onrecord.events.listeners", limits, ListenerLimits::count)
        .description("Open streams of changes")
        .register(registry);
    Gauge.builder("onrecord.events.listeners.max", settings, EventSettings::listeners)
        .description("Maximum number of open streams of changes")
        .register(registry);
    this.sent =
        Counter.builder("onrecord.events.sent")
            .description("Changes that were sent in streams")
            .register(registry);
    this.cut =
        Counter.builder("onrecord.events.cut")
            .description("Streams of changes that ended with a failure")
            .register(registry);
  }

  /** A daemon thread that reads changes. */
  private static final class Reader extends Thread {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    Reader(Runnable task) {
      super(task, "change-reader-" + NUMBER.incrementAndGet());
      setDaemon(true);
    }
  }

  /** Creates the metrics at start. */
  void start(@Observes StartupEvent event) {}

  /**
   * Starts a stream.
   *
   * @param onEnd runs when the stream has ended
   * @throws ProblemException 429 or 503 if there are too many streams, 503 if the service stops
   */
  void start(ChangeStream stream, RoutingContext context, Runnable onEnd) {
    if (stopping) {
      throw STOPPING;
    }
    limits.open(stream.caller());
    AtomicBoolean running = new AtomicBoolean(true);
    ChangeListener listener = new ChangeListener(this, stream, context);
    Runnable release =
        () -> {
          if (running.compareAndSet(true, false)) {
            remove(listener, stream.caller());
            onEnd.run();
          }
        };
    context.addEndHandler(ended -> release.run());
    try {
      add(listener);
      listener.start(release);
    } catch (RuntimeException e) {
      running.set(false);
      remove(listener, stream.caller());
      throw e;
    }
  }

  private void add(ChangeListener listener) {
    open.add(listener);
    watch.add(listener.wakeUp());
  }

  private void remove(ChangeListener listener, String caller) {
    limits.close(caller);
    open.remove(listener);
    watch.remove(listener.wakeUp());
    listener.close();
  }

  ChangePages pages() {
    return pages;
  }

  ObjectMapper mapper() {
    return mapper;
  }

  MemoryBudget memory() {
    return memory;
  }

  Duration heartbeat() {
    return settings.heartbeat();
  }

  Duration lifetime() {
    return settings.lifetime();
  }

  /** Runs a task of a stream on one of the threads that read. */
  void submit(Runnable task) {
    readers.execute(task);
  }

  void countSent(int changes) {
    sent.increment(changes);
  }

  void countCut() {
    cut.increment();
  }

  /** Ends all streams, so that the service need not wait for them. Their clients resume them. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
    open.forEach(ChangeListener::end);
  }

  @PreDestroy
  void stopReaders() {
    readers.shutdownNow();
  }
}
