package org.onrecord.reading.proposal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.onrecord.records.quote.QuoteType;

/** Shows how long it takes to find the quotes in texts, and how many are found. */
@Singleton
class ExtractionMetrics {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1)
  };

  private final MeterRegistry registry;
  private final Timer texts;
  private final Map<QuoteType, Counter> quotes = new EnumMap<>(QuoteType.class);

  ExtractionMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.texts =
        Timer.builder("onrecord.extraction")
            .description("Texts in which quotes were looked for")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    for (QuoteType type : QuoteType.values()) {
      quotes.put(
          type,
          Counter.builder("onrecord.extraction.quotes")
              .description("Quotes that were found in texts")
              .tag("type", type.toString())
              .register(registry));
    }
  }

  /** What is found, which is counted; a text that cannot be read is not. */
  CandidateQuotes measure(Supplier<CandidateQuotes> reading) {
    Timer.Sample sample = Timer.start(registry);
    CandidateQuotes found = reading.get();
    sample.stop(texts);
    found.quotes().forEach(finding -> quotes.get(finding.type()).increment());
    return found;
  }
}
