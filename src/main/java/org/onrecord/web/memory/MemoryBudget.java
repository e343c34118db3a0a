package org.onrecord.web.memory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.onrecord.web.problem.ProblemException;

/**
 * A budget of heap memory for large requests and responses in progress, shared by the whole
 * process. Work reserves an estimate before it holds the memory, and is refused (503) or waits if
 * the budget is used up. So no combination of requests causes an {@link OutOfMemoryError}.
 *
 * <p>A request that needs more than the whole budget reserves the whole budget, and then runs
 * alone. Thread-safe.
 */
// Not a singleton: beans that are created at build time get a proxy, which reads no configuration.
@ApplicationScoped
public class MemoryBudget {
  /** The default share of the maximum heap. */
  static final double DEFAULT_SHARE = 0.4;

  /** The unit of accounting in bytes. The permits of a semaphore are integers. */
  private static final int UNIT = 1024;

  private final int units;
  private final Semaphore free;
  private final Counter refusals;

  @Inject
  MemoryBudget(MemorySettings settings, MeterRegistry registry) {
    this(
        settings.memory().map(MemorySize::asLongValue).orElseGet(MemoryBudget::defaultBytes),
        registry);
  }

  /** Creates a budget of this many bytes, rounded up to KiB. */
  MemoryBudget(long bytes, MeterRegistry registry) {
    this.units = units(bytes);
    // Fair, so that waiting reservations are served in their order.
    this.free = new Semaphore(units, true);
    this.refusals =
        Counter.builder("onrecord.memory.refused")
            .description("Reservations that the memory budget refused")
            .register(registry);
    Gauge.builder("onrecord.memory.reserved", this, MemoryBudget::reserved)
        .description("Memory that requests and responses in progress have reserved")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("onrecord.memory.limit", this, MemoryBudget::limit)
        .description("Memory that requests and responses may reserve")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Creates the budget at start, so that its metrics are there before the first reservation. */
  void start(@Observes StartupEvent event) {}

  private static long defaultBytes() {
    return (long) (Runtime.getRuntime().maxMemory() * DEFAULT_SHARE);
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, (Math.max(bytes, 1) + UNIT - 1) / UNIT);
  }

  /** The size of the budget in bytes. */
  public long limit() {
    return (long) units * UNIT;
  }

  /** The reserved part in bytes. */
  public long reserved() {
    return (long) (units - free.availablePermits()) * UNIT;
  }

  /**
   * Reserves memory without waiting.
   *
   * @param bytes an estimate of the heap memory that the work holds at its peak
   * @throws ProblemException 503 if too little is free
   */
  public Reservation reserve(long bytes) {
    return tryReserve(bytes).orElseThrow(this::refusal);
  }

  /**
   * Reserves memory, and waits for it if necessary. Waiting reservations are served in their order;
   * those that do not wait may overtake them. The caller should hold no other reservation, since
   * callers that wait for each other would both wait in vain.
   *
   * @throws ProblemException 503 if too little becomes free within this time, or if the thread is
   *     interrupted
   */
  public Reservation reserve(long bytes, Duration maxWait) {
    int wanted = Math.min(units, units(bytes));
    try {
      if (free.tryAcquire(wanted, maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
        return new Reservation(bytes, wanted);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw refusal();
  }

  /** Reserves memory without waiting; empty if too little is free. */
  public Optional<Reservation> tryReserve(long bytes) {
    int wanted = Math.min(units, units(bytes));
    return free.tryAcquire(wanted) ? Optional.of(new Reservation(bytes, wanted)) : Optional.empty();
  }

  private ProblemException refusal() {
    refusals.increment();
    return ProblemException.overloaded();
  }

  /** Reserved memory, until it is closed. Thread-safe. */
  public final class Reservation implements AutoCloseable {
    private long bytes;
    private int held;
    private boolean closed;

    private Reservation(long bytes, int held) {
      this.bytes = bytes;
      this.held = held;
    }

    /**
     * Reserves further memory without waiting.
     *
     * @throws ProblemException 503 if too little is free or the reservation is closed; what was
     *     reserved before stays reserved
     */
    public void grow(long further) {
      if (!tryGrow(further)) {
        throw refusal();
      }
    }

    /** Reserves further memory without waiting. False if too little is free, or after closing. */
    public synchronized boolean tryGrow(long further) {
      int wanted = Math.min(units, units(bytes + further)) - held;
      if (closed || !free.tryAcquire(wanted)) {
        return false;
      }
      bytes += further;
      held += wanted;
      return true;
    }

    /** The reserved memory in bytes, which may be more than the whole budget. */
    public synchronized long bytes() {
      return bytes;
    }

    /** Releases the memory. Idempotent. */
    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        free.release(held);
      }
    }
  }
}
