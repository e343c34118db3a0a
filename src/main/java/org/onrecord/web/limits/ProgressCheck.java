package org.onrecord.web.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A readiness check that fails while all slots are taken and none of their requests is answered.
 */
@Readiness
@Singleton
class ProgressCheck implements HealthCheck {
  private final AdmissionControl admission;
  private final Duration maxStall;

  ProgressCheck(AdmissionControl admission, RequestLimits limits) {
    this.admission = admission;
    this.maxStall = limits.stallTime();
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("Requests are answered")
        .status(admission.stalledFor().compareTo(maxStall) <= 0)
        .build();
  }
}
