package org.onrecord.exchange.subscriptions;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Shows the numbers of subscriptions in the health of the service. It is always up: targets of
 * others do not make the service unhealthy.
 */
@Wellness
@Singleton
class SubscriptionHealth implements HealthCheck {
  private final SubscriptionMetrics metrics;

  SubscriptionHealth(SubscriptionMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("Subscriptions")
        .up()
        .withData("lagSeconds", metrics.lagSeconds())
        .withData("pendingDeliveries", metrics.pendingDeliveries())
        .withData("pausedSubscriptions", metrics.pausedSubscriptions())
        .build();
  }
}
