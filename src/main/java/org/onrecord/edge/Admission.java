package org.onrecord.edge;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.onrecord.database.Pulse;
import org.onrecord.problem.RouterRefusal;

/**
 * Lets in as many requests at once as can be answered in good time, and refuses the others at once,
 * as it refuses all while the database is away: whoever is refused knows it and can try again;
 * whoever waits in a growing queue has given up when the turn comes. Health and contract are always
 * told.
 */
@Singleton
class Admission {
  /** After small bodies have arrived, so that slow senders of those take no place. */
  private static final int ORDER = Integer.MIN_VALUE + 4;

  private final RouterRefusal refusal;
  private final Pulse database;
  private final Room requests;
  private final Room uploads;

  Admission(Limits limits, RouterRefusal refusal, Pulse database) {
    this.refusal = refusal;
    this.database = database;
    int processors = Runtime.getRuntime().availableProcessors();
    this.requests = new Room(limits.requests().orElse(Math.max(128, 64 * processors)));
    this.uploads = new Room(limits.uploads());
  }

  /** Room for so many. */
  private record Room(AtomicInteger inside, int most) {
    Room(int most) {
      this(new AtomicInteger(), most);
    }

    /** Takes a place until the answer has gone out or the client has gone. */
    boolean takes(RoutingContext context) {
      if (inside.incrementAndGet() > most) {
        inside.decrementAndGet();
        return false;
      }
      context.addEndHandler(ended -> inside.decrementAndGet());
      return true;
    }
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    if (Framework.answers(context)) {
      context.next();
    } else if (database.isAway()) {
      refusal.unavailable(context);
    } else if (SentBody.isStreamed(context.request()) && !uploads.takes(context)
        || !requests.takes(context)) {
      refusal.overloaded(context);
    } else {
      context.next();
    }
  }
}
