package org.onrecord.textreuse.verification;

import java.util.List;
import org.onrecord.textreuse.FoldedWords;

/** Source of the quotes and articles that may contain the words of quotations. */
public interface EvidenceSource {
  /**
   * The quotes that share the most words with each quotation, rejected ones excluded.
   *
   * @param limit the maximum number for a quotation
   * @return a list for each quotation, in their order
   */
  List<List<RecordedQuote>> quotes(List<FoldedWords> quotations, int limit);

  /**
   * The articles whose bodies share the most words with each quotation.
   *
   * @param limit the maximum number for a quotation
   * @return a list for each quotation, in their order
   */
  List<List<RecordedArticle>> articles(List<FoldedWords> quotations, int limit);
}
