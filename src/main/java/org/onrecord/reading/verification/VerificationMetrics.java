package org.onrecord.reading.verification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.onrecord.textreuse.verification.Verdict;
import org.onrecord.textreuse.verification.Verification;
import org.onrecord.web.json.WireName;

/** Metrics of verifications: duration per request, and quotations by verdict. */
@Singleton
class VerificationMetrics {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1)
  };

  private final MeterRegistry registry;
  private final Timer requests;
  private final Map<Verdict, Counter> quotations = new EnumMap<>(Verdict.class);

  VerificationMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.requests =
        Timer.builder("onrecord.verification")
            .description("Comparisons of the quotations of a request with the record")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    for (Verdict verdict : Verdict.values()) {
      quotations.put(
          verdict,
          Counter.builder("onrecord.verification.quotations")
              .description("Quotations compared with the record")
              .tag("verdict", WireName.of(verdict))
              .register(registry));
    }
  }

  /** Runs the comparisons of a request and records them. Failures are not recorded. */
  List<Verification> measure(Supplier<List<Verification>> comparisons) {
    Timer.Sample sample = Timer.start(registry);
    List<Verification> verifications = comparisons.get();
    sample.stop(requests);
    verifications.forEach(verification -> quotations.get(verification.verdict()).increment());
    return verifications;
  }
}
