package org.onrecord.pages.embed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.records.quote.QuoteView;

/**
 * A quote on pages of other sites.
 *
 * @param url URL of the page of the quote
 * @param title title of the quote
 */
public record EmbeddedQuote(String url, String title, CardSize size) {

  /**
   * A quote in the size of its words.
   *
   * @param service URL of the service, which ends in a slash
   */
  public static EmbeddedQuote of(QuoteView quote, String service) {
    return of(quote, service, CardSize.of(quote.text()));
  }

  static EmbeddedQuote of(QuoteView quote, String service, CardSize size) {
    return new EmbeddedQuote(
        service + "quotes/" + quote.id(), Attributed.of(quote).titleOf(quote), size);
  }

  /** The HTML that shows the card of the quote. */
  public String code() {
    return new EmbedCode(url + "/card", title, size).render().strip();
  }

  /** The URL as the value of a parameter. */
  public String encodedUrl() {
    return URLEncoder.encode(url, StandardCharsets.UTF_8);
  }
}
