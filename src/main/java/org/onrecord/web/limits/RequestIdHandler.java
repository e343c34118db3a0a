package org.onrecord.web.limits;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.onrecord.web.problem.RequestId;

/**
 * Gives every request an id and sends it with the response: the id that the client sent if it is
 * safe in headers and logs, otherwise 32 random hexadecimal digits.
 */
@Singleton
class RequestIdHandler {
  /** Runs first, so that every response and log line has the id. */
  private static final int ORDER = Integer.MIN_VALUE;

  private static final Pattern SAFE = Pattern.compile("[\\w.-]{1,128}");
  private static final CharSequence HEADER = AsciiString.cached(RequestId.HEADER);
  private static final HexFormat HEX = HexFormat.of();

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::identify).failureHandler(this::identify);
  }

  /** Runs once, also for failures that the router rejects before any handler. */
  private void identify(RoutingContext context) {
    MultiMap headers = context.response().headers();
    if (!headers.contains(HEADER)) {
      String sent = context.request().headers().get(HEADER);
      String id = sent != null && SAFE.matcher(sent).matches() ? sent : random();
      headers.set(HEADER, id);
      RequestId.set(id);
    }
    context.next();
  }

  /** A unique id. It need not be unpredictable. */
  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }
}
