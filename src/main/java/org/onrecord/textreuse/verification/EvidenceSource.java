package org.onrecord.textreuse.verification;

import java.util.List;
import org.onrecord.textreuse.FoldedWords;

/** Source of the quotes and articles that may contain the words of quotations. */
public interface EvidenceSource {
  /**
   * Words to find in bodies.
   *
   * @param altered true to find similar words, too; false to find the same ones only
   */
  record BodyWords(FoldedWords words, boolean altered) {}

  /**
   * The quotes that have runs of words in common with each quotation, rejected ones excluded. This
   * search is quick. It finds the quotes with all words of a quotation, or none at all, as for
   * short quotations.
   *
   * @param limit the maximum number for a quotation
   * @return a list for each quotation, in their order
   */
  List<List<RecordedQuote>> quotesWithRuns(List<FoldedWords> quotations, int limit);

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
  List<List<RecordedArticle>> articles(List<BodyWords> quotations, int limit);
}
