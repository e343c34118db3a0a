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
 * counted once the caller is known. A subject with an exhausted quota is rejected from memory until
 * its window ends.
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
  private final ExhaustedQuotas exhausted = new ExhaustedQuotas();

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
    if (quota.isPresent() && rejectIfExhausted(context, quota.get())) {
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
            context
                .vertx()
                .executeBlocking(() -> counter.add(attempts.subject, settings.window()), false)
                .onSuccess(usage -> usage.ifPresent(known -> cacheIfExhausted(attempts, known)));
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
    } else if (!rejectIfExhausted(context, quota.get())) {
      context
          .vertx()
          .executeBlocking(() -> counter.add(quota.get().subject, settings.window()), false)
          .onSuccess(usage -> decide(context, quota.get(), usage))
          .onFailure(context::fail);
    }
  }

  private void decide(RoutingContext context, Quota quota, Optional<QuotaUsage> usage) {
    if (usage.isEmpty()) {
      context.next();
      return;
    }
    cacheIfExhausted(quota, usage.get());
    if (quota.policy.allows(usage.get())) {
      addHeaders(context, quota.policy, usage.get());
      context.next();
    } else {
      reject(context, quota.policy, usage.get());
    }
  }

  private void cacheIfExhausted(Quota quota, QuotaUsage usage) {
    if (usage.used() >= quota.policy.quota()) {
      exhausted.add(quota.subject, usage);
    }
  }

  private boolean rejectIfExhausted(RoutingContext context, Quota quota) {
    Optional<QuotaUsage> usage = exhausted.find(quota.subject);
    usage.ifPresent(known -> reject(context, quota.policy, known));
    return usage.isPresent();
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
