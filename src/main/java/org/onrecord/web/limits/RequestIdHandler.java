package org.onrecord.web.limits;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.onrecord.web.problem.RequestId;

/**
 * Gives every request an id, and every answer that of its request: the one that was sent, where it
 * can do no harm in a header or a log, or else 32 hexadecimal digits.
 */
@Singleton
class RequestIdHandler {
  /** Before everything, so that nothing is answered or logged without. */
  private static final int ORDER = Integer.MIN_VALUE;

  private static final int LONGEST = 128;
  private static final CharSequence HEADER = AsciiString.cached(RequestId.HEADER);
  private static final HexFormat DIGITS = HexFormat.of();

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::identify).failureHandler(this::identify);
  }

  /** Once: what fails has its id already, unless the router refused it before anything else. */
  private void identify(RoutingContext context) {
    MultiMap answered = context.response().headers();
    if (!answered.contains(HEADER)) {
      String sent = context.request().headers().get(HEADER);
      String id = isFit(sent) ? sent : made();
      answered.set(HEADER, id);
      RequestId.set(id);
    }
    context.next();
  }

  private static boolean isFit(String id) {
    return id != null
        && !id.isEmpty()
        && id.length() <= LONGEST
        && id.chars().allMatch(RequestIdHandler::isFit);
  }

  private static boolean isFit(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /** It needs to be unlike others, and may be guessed. */
  private static String made() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return DIGITS.toHexDigits(random.nextLong()) + DIGITS.toHexDigits(random.nextLong());
  }
}
