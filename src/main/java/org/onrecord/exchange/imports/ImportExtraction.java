package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.QuoteProposer;

/**
 * Extracts the quotes of articles in import lines, on at most half of the processors, so that other
 * requests get their share.
 */
@Singleton
class ImportExtraction {
  private final QuoteProposer proposer;
  private final Semaphore processors =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  ImportExtraction(QuoteProposer proposer) {
    this.proposer = proposer;
  }

  /**
   * Extracts the quotes of an article. Call it outside of a transaction, because it takes long.
   *
   * @return a function that adds the proposals in the transaction of the line; it returns their
   *     number
   */
  ToIntFunction<Article> extract(ImportedArticle line) {
    processors.acquireUninterruptibly();
    try {
      return proposer.propose(line.input());
    } finally {
      processors.release();
    }
  }
}
