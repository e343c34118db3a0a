package org.onrecord.web.limits;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.problem.RequestRejection;

/**
 * Limits how many requests a key, or an address that sends none, may send. They are counted once it
 * is known whose they are. Whoever is over the limit is remembered here until the window ends, and
 * refused before anything is asked of the database.
 */
@Singleton
class RateLimiter {
  /** Before anything is received or looked up. */
  private static final int FIRST = Integer.MIN_VALUE + 2;

  /**
   * After the framework has made ready to authenticate, at -200, and before it authorizes, at -100.
   */
  private static final int ONCE_KNOWN = -150;

  private static final BiConsumer<RoutingContext, Throwable> LEFT_TO_OTHERS =
      (context, refused) -> {};

  /** Counts are kept under such names. */
  private static final String ADDRESS = "address ";

  private static final String REFUSED_KEY = "refused at ";

  private final RateLimitSettings limit;
  private final RequestCounter counts;
  private final RequestRejection refusal;
  private final IdentityProviderManager identities;
  private final ExhaustedQuotas over = new ExhaustedQuotas();

  RateLimiter(
      RateLimitSettings limit,
      RequestCounter counts,
      RequestRejection refusal,
      IdentityProviderManager identities) {
    this.limit = limit;
    this.identities = identities;
    this.counts = counts;
    this.refusal = refusal;
  }

  /** A policy, and whom it counts. */
  private record Limited(QuotaPolicy policy, String subject) {}

  void register(@Observes Router router) {
    if (limit.address().isPresent() || limit.key().isPresent()) {
      router.route().order(FIRST).handler(this::refuseKnown);
      router.route().order(ONCE_KNOWN).handler(this::count);
    }
  }

  private void refuseKnown(RoutingContext context) {
    if (FrameworkPaths.matches(context)) {
      context.next();
      return;
    }
    boolean withKey = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
    Optional<Limited> limited = ofAddress(context, withKey ? REFUSED_KEY : ADDRESS);
    if (limited.isPresent() && refuses(context, limited.get())) {
      return;
    }
    if (withKey) {
      limited.ifPresent(attempts -> countIfRefused(context, attempts));
    }
    context.next();
  }

  /** Keys are not to be guessed: every one that is refused counts. */
  private void countIfRefused(RoutingContext context, Limited attempts) {
    context.addEndHandler(
        ended -> {
          if (context.response().getStatusCode() == 401) {
            context
                .vertx()
                .executeBlocking(() -> counts.add(attempts.subject, limit.window()), false)
                .onSuccess(count -> count.ifPresent(known -> remember(attempts, known)));
          }
        });
  }

  /** Without credentials nobody needs to be asked. */
  private void count(RoutingContext context) {
    if (FrameworkPaths.matches(context)) {
      context.next();
    } else if (!context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
      count(context, ofAddress(context, ADDRESS));
    } else {
      // The framework would fail the request here; where it is routed to, it is answered as it
      // should.
      context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, LEFT_TO_OTHERS);
      QuarkusHttpUser.getSecurityIdentity(context, identities)
          .subscribe()
          .with(
              identity -> count(context, ofKey(identity)),
              // Whoever is refused is told so by those who refuse, and counted by then.
              refused -> context.next());
    }
  }

  private void count(RoutingContext context, Optional<Limited> limited) {
    if (limited.isEmpty()) {
      context.next();
    } else if (!refuses(context, limited.get())) {
      context
          .vertx()
          .executeBlocking(() -> counts.add(limited.get().subject, limit.window()), false)
          .onSuccess(count -> decide(context, limited.get(), count))
          .onFailure(context::fail);
    }
  }

  private void decide(RoutingContext context, Limited limited, Optional<QuotaUsage> count) {
    if (count.isEmpty()) {
      context.next();
      return;
    }
    remember(limited, count.get());
    if (limited.policy.allows(count.get())) {
      tell(context, limited.policy, count.get());
      context.next();
    } else {
      refuse(context, limited.policy, count.get());
    }
  }

  private void remember(Limited limited, QuotaUsage count) {
    if (count.used() >= limited.policy.quota()) {
      over.remember(limited.subject, count);
    }
  }

  private boolean refuses(RoutingContext context, Limited limited) {
    Optional<QuotaUsage> count = over.count(limited.subject);
    count.ifPresent(known -> refuse(context, limited.policy, known));
    return count.isPresent();
  }

  private void refuse(RoutingContext context, QuotaPolicy policy, QuotaUsage count) {
    tell(context, policy, count);
    refusal.tooManyRequests(context, Math.max(1, count.secondsLeft()));
  }

  private static void tell(RoutingContext context, QuotaPolicy policy, QuotaUsage count) {
    context
        .response()
        .putHeader("RateLimit-Policy", policy.policyHeader())
        .putHeader("RateLimit", policy.usageHeader(count));
  }

  private Optional<Limited> ofKey(SecurityIdentity identity) {
    return policy("key", limit.key())
        .map(policy -> new Limited(policy, Caller.of(identity).orElseThrow().id()));
  }

  private Optional<Limited> ofAddress(RoutingContext context, String as) {
    return policy("address", limit.address())
        .map(policy -> new Limited(policy, as + address(context.request())));
  }

  private Optional<QuotaPolicy> policy(String name, OptionalInt quota) {
    return quota.isEmpty()
        ? Optional.empty()
        : Optional.of(new QuotaPolicy(name, quota.getAsInt(), limit.window()));
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress() == null
        ? "unknown"
        : ClientAddress.of(request.remoteAddress().hostAddress());
  }
}
