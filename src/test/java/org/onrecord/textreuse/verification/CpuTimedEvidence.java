package org.onrecord.textreuse.verification;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import org.onrecord.textreuse.FoldedWords;

/** Measures the CPU time of the searches of a source, in nanoseconds. */
final class CpuTimedEvidence implements EvidenceSource {
  private final EvidenceSource source;
  private long spent;

  CpuTimedEvidence(EvidenceSource source) {
    this.source = source;
  }

  /** The CPU time of the current thread. */
  static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  long spent() {
    return spent;
  }

  @Override
  public List<List<RecordedQuote>> quotesWithRuns(List<FoldedWords> quotations, int limit) {
    return timed(() -> source.quotesWithRuns(quotations, limit));
  }

  @Override
  public List<List<RecordedQuote>> quotes(List<FoldedWords> quotations, int limit) {
    return timed(() -> source.quotes(quotations, limit));
  }

  @Override
  public List<List<RecordedArticle>> articles(List<BodyWords> quotations, int limit) {
    return timed(() -> source.articles(quotations, limit));
  }

  private <T> T timed(Supplier<T> search) {
    long start = cpuTime();
    T found = search.get();
    spent += cpuTime() - start;
    return found;
  }
}
