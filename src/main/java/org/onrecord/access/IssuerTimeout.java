package org.onrecord.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the time for each answer of the token issuer. Quarkus limits the time to connect only, so
 * that a request of a browser would wait without end.
 */
@Singleton
@Unremovable
class IssuerTimeout implements OidcRequestFilter {
  private final long millis;

  IssuerTimeout(@ConfigProperty(name = "quarkus.oidc.connection-timeout") Duration timeout) {
    this.millis = timeout.toMillis();
  }

  @Override
  public Uni<Void> filter(OidcRequestFilterContext exchange) {
    exchange.request().timeout(millis);
    return Uni.createFrom().voidItem();
  }
}
