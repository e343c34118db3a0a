package org.onrecord.pages.embed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.records.quote.QuoteView;

/**
 * Response body of oEmbed 1.0, with the names of its specification.
 *
 * @param authorUrl URL of the speaker; null if the speaker is not on record
 * @param html the HTML that shows the card
 */
@RegisterForReflection
record OEmbedView(
    String version,
    String type,
    @JsonProperty("provider_name") String providerName,
    @JsonProperty("provider_url") String providerUrl,
    String title,
    @JsonProperty("author_name") String authorName,
    @JsonProperty("author_url") String authorUrl,
    int width,
    int height,
    String html) {
  private static final String VERSION = "1.0";
  private static final String TYPE = "rich";
  private static final String PROVIDER = "OnRecord";

  /**
   * The answer for a quote.
   *
   * @param service URL of the service, which ends in a slash
   */
  static OEmbedView of(QuoteView quote, String service, CardSize size) {
    EmbeddedQuote embedded = EmbeddedQuote.of(quote, service, size);
    Attributed speaker = Attributed.of(quote);
    return new OEmbedView(
        VERSION,
        TYPE,
        PROVIDER,
        service,
        embedded.title(),
        speaker.name(),
        speaker.actor() == null ? null : service + "actors/" + speaker.actor(),
        size.width(),
        size.height(),
        embedded.code());
  }
}
