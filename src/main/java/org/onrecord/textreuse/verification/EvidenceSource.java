package org.onrecord.textreuse.verification;

import java.util.List;
import org.onrecord.textreuse.FoldedWords;

/** Source of the quotes and articles that may contain the words of a quotation. */
public interface EvidenceSource {
  /**
   * The quotes that share the most words with a quotation, rejected ones excluded.
   *
   * @param limit the maximum number
   */
  List<RecordedQuote> quotes(FoldedWords words, int limit);

  /**
   * The articles whose bodies share the most words with a quotation.
   *
   * @param limit the maximum number
   */
  List<RecordedArticle> articles(FoldedWords words, int limit);
}
