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
import org.onrecord.web.session.SessionCookie;

/**
 * Limits the request rate of each key, and of each address for requests without a key. Requests are
 * counted once the caller is known. All replicas share the counts in the database, of which each
 * takes 1 % of a quota at once. A subject with an exhausted quota is rejected from memory until its
 * window ends.
 */
@Singleton
class RateLimiter {
  /** Runs before the body is received and the key is looked up. */
  private static final int BEFORE_AUTHENTICATION = Integer.MIN_VALUE + 2;

  /**
   * Runs after the framework has prepared authentication, at -200, and before authorization, at
   * -100.
   */
  private static final int AFTER_AUTHENTICATION = -150;

  private static final BiConsumer<RoutingContext, Throwable> IGNORE_FAILURE =
      (context, failure) -> {};

  private static final String ADDRESS_PREFIX = "address ";
  private static final String INVALID_KEY_PREFIX = "refused at ";

  private final RateLimitSettings settings;
  private final RequestCounter counter;
  private final RequestRejection rejection;
  private final IdentityProviderManager identities;
  private final QuotaLeases leases = new QuotaLeases();

  RateLimiter(
      RateLimitSettings settings,
      RequestCounter counter,
      RequestRejection rejection,
      IdentityProviderManager identities) {
    this.settings = settings;
    this.counter = counter;
    this.rejection = rejection;
    this.identities = identities;
  }

  /** A policy and the subject whose requests it counts. */
  private record Quota(QuotaPolicy policy, String subject) {}

  void register(@Observes Router router) {
    if (settings.address().isPresent() || settings.key().isPresent()) {
      router.route().order(BEFORE_AUTHENTICATION).handler(this::rejectExhaustedAddress);
      router.route().order(AFTER_AUTHENTICATION).handler(this::count);
    }
  }

  private void rejectExhaustedAddress(RoutingContext context) {
    if (FrameworkPaths.matches(context)) {
      context.next();
      return;
    }
    boolean hasCredential =
        hasCredential(context.request()) || SessionCookie.isSignIn(context.request());
    Optional<Quota> quota =
        addressQuota(context, hasCredential ? INVALID_KEY_PREFIX : ADDRESS_PREFIX);
    Optional<QuotaUsage> exhausted = quota.flatMap(known -> leases.exhausted(known.subject));
    if (exhausted.isPresent()) {
      reject(context, quota.get().policy, exhausted.get());
      return;
    }
    if (hasCredential) {
      quota.ifPresent(attempts -> countIfUnauthenticated(context, attempts));
    }
    context.next();
  }

  /** Counts invalid keys by address, those of the sign-in page too: keys cannot be guessed. */
  private void countIfUnauthenticated(RoutingContext context, Quota attempts) {
    context.addEndHandler(
        ended -> {
          if (context.response().getStatusCode() == 401) {
            context.vertx().executeBlocking(() -> take(attempts, 1), false);
          }
        });
  }

  private void count(RoutingContext context) {
    if (FrameworkPaths.matches(context)) {
      context.next();
    } else if (!hasCredential(context.request())) {
      count(context, addressQuota(context, ADDRESS_PREFIX));
    } else {
      // Keeps the framework from failing the request here, before it is routed to an error mapper.
      context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, IGNORE_FAILURE);
      QuarkusHttpUser.getSecurityIdentity(context, identities)
          .subscribe()
          .with(
              identity -> count(context, quota(context, identity)),
              // Authentication rejects the request later, and countIfUnauthenticated counts it.
              failure -> context.next());
    }
  }

  private void count(RoutingContext context, Optional<Quota> quota) {
    if (quota.isEmpty()) {
      context.next();
      return;
    }
    Quota known = quota.get();
    Optional<QuotaUsage> usage = leases.use(known.subject);
    if (usage.isPresent()) {
      decide(context, known.policy, usage);
    } else {
      context
          .vertx()
          .executeBlocking(() -> take(known, known.policy.lease()), false)
          .onSuccess(taken -> decide(context, known.policy, taken))
          .onFailure(context::fail);
    }
  }

  /** Takes requests from the quota in the database, and uses one. Empty if the database fails. */
  private Optional<QuotaUsage> take(Quota quota, int requests) {
    return counter
        .add(quota.subject, requests, settings.window())
        .map(counted -> leases.add(quota.subject, quota.policy.quota(), requests, counted));
  }

  private void decide(RoutingContext context, QuotaPolicy policy, Optional<QuotaUsage> usage) {
    if (usage.isEmpty()) {
      context.next();
    } else if (policy.allows(usage.get())) {
      addHeaders(context, policy, usage.get());
      context.next();
    } else {
      reject(context, policy, usage.get());
    }
  }

  private void reject(RoutingContext context, QuotaPolicy policy, QuotaUsage usage) {
    addHeaders(context, policy, usage);
    rejection.tooManyRequests(context, Math.max(1, usage.secondsLeft()));
  }

  private static void addHeaders(RoutingContext context, QuotaPolicy policy, QuotaUsage usage) {
    context
        .response()
        .putHeader("RateLimit-Policy", policy.policyHeader())
        .putHeader("RateLimit", policy.usageHeader(usage));
  }

  /** The quota of the key, or of the address if the session of the cookie has ended. */
  private Optional<Quota> quota(RoutingContext context, SecurityIdentity identity) {
    Optional<Caller> caller = Caller.of(identity);
    return caller.isEmpty()
        ? addressQuota(context, ADDRESS_PREFIX)
        : policy("key", settings.key()).map(policy -> new Quota(policy, caller.get().id()));
  }

  private static boolean hasCredential(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.AUTHORIZATION)
        || SessionCookie.tokenIn(request).isPresent();
  }

  private Optional<Quota> addressQuota(RoutingContext context, String prefix) {
    return policy("address", settings.address())
        .map(policy -> new Quota(policy, prefix + address(context.request())));
  }

  private Optional<QuotaPolicy> policy(String name, OptionalInt quota) {
    return quota.isEmpty()
        ? Optional.empty()
        : Optional.of(new QuotaPolicy(name, quota.getAsInt(), settings.window()));
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress() == null
        ? "unknown"
        : ClientAddress.of(request.remoteAddress().hostAddress());
  }
}
