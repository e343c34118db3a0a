package org.onrecord.pages.layout;

import io.quarkus.qute.RawString;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.query.list.ListItem;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.QuoteView;

/**
 * A quote in a list.
 *
 * @param marked the text as HTML with search terms marked; null without a search
 * @param day the day it was said or else published; null if neither is known
 * @param appearances number of quotes of its statement
 */
public record QuoteRow(
    String root,
    UUID id,
    String text,
    RawString marked,
    boolean direct,
    QuoteStatus status,
    Attributed speaker,
    ArticleReference article,
    LocalDate day,
    long appearances) {

  /** The row of a list item. */
  public static QuoteRow of(String root, ListItem<QuoteView> item) {
    return of(root, item.record(), item.highlight());
  }

  /** The row of a quote with the fragments of a search, which may be null. */
  public static QuoteRow of(String root, QuoteView quote, Map<String, List<String>> highlight) {
    return new QuoteRow(
        root,
        quote.id(),
        quote.text(),
        Marked.of(highlight, "text"),
        quote.type() == QuoteType.DIRECT,
        quote.status(),
        Attributed.of(quote),
        quote.article(),
        quote.saidOn() == null ? quote.article().publishedOn() : quote.saidOn(),
        quote.statement() == null ? 1 : quote.statement().appearances());
  }

  /** A copy without the number of appearances, for a list of these. */
  public QuoteRow asAppearance() {
    return new QuoteRow(root, id, text, marked, direct, status, speaker, article, day, 1);
  }

  /** True if the status needs a mark: most quotes are confirmed. */
  public boolean unconfirmed() {
    return status != QuoteStatus.CONFIRMED;
  }
}
