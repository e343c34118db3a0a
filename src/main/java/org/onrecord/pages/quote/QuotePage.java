package org.onrecord.pages.quote;

import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.onrecord.pages.embed.EmbeddedQuote;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.BodySegment;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.HeldOffice;
import org.onrecord.pages.layout.HistoryRow;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.WordingRow;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.statement.StatementView;

/**
 * The page of a quote.
 *
 * @param path path of the quote
 * @param direct true if the whole text is in quotation marks
 * @param context null if the words have no place in the body
 * @param chain the way of the words from the speaker to the page, in order
 * @param offices offices that the speaker held on the day
 * @param statement null if these words are on record once, or the state is a past one
 * @param wordings the wordings of the statement, most frequent first
 * @param others the first other appearances of the statement
 * @param embed null if the state is a past one
 * @param history latest changes
 * @param at instant of a past state, or null
 */
record QuotePage(
    Frame frame,
    String path,
    QuoteView quote,
    boolean direct,
    String language,
    Attributed speaker,
    List<HeldOffice> offices,
    Context context,
    List<RelayStep> chain,
    StatementView statement,
    List<WordingRow> wordings,
    List<QuoteRow> others,
    List<FormattedCitation> citations,
    EmbeddedQuote embed,
    List<HistoryRow> history,
    Instant at)
    implements TemplateInstance {

  /**
   * The paragraph of the quote.
   *
   * @param before paragraph before, or null
   * @param after paragraph after, or null
   * @param url URL that leads to the words on the publisher's page, or null
   */
  record Context(String before, List<BodySegment> paragraph, String after, String url) {}
}
