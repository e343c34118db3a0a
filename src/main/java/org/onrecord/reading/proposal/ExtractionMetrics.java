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

/** Metrics of quote extraction: duration per text, and quotes by type. */
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
            .description("Extractions of quotes from a text")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    for (QuoteType type : QuoteType.values()) {
      quotes.put(
          type,
          Counter.builder("onrecord.extraction.quotes")
              .description("Quotes found in texts")
              .tag("type", type.toString())
              .register(registry));
    }
  }

  /** Runs an extraction and records its duration and quotes. Failures are not recorded. */
  CandidateQuotes measure(Supplier<CandidateQuotes> extraction) {
    Timer.Sample sample = Timer.start(registry);
    CandidateQuotes found = extraction.get();
    sample.stop(texts);
    found.quotes().forEach(quote -> quotes.get(quote.type()).increment());
    return found;
  }
}
