package org.onrecord.pages.list;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.records.search.SearchTotals;

/**
 * A page of a search over everything.
 *
 * @param kinds the kinds of records, with links that select one
 * @param near actors and articles that may be meant, if nothing matches
 * @param next path and query of the next page, or null
 */
record SearchResultPage(
    Frame frame,
    String q,
    SearchTotals totals,
    List<Kind> kinds,
    List<Found> items,
    List<Near> near,
    String next)
    implements TemplateInstance {

  /** A kind of records, such as quotes. */
  record Kind(String label, String href, boolean chosen) {}

  /**
   * An actor or article with a similar name or title.
   *
   * @param hint what tells it from others of its name, or null
   */
  record Near(String text, String hint, String href) {}

  /** A record that matches; two of the three are null. */
  record Found(QuoteRow quote, ArticleRow article, ActorRow actor) {}
}
