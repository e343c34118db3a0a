package org.onrecord.pages.layout;

import java.util.UUID;
import org.onrecord.records.quote.AttributionView;
import org.onrecord.records.quote.QuoteView;

/**
 * The speaker of a quote as a page names them.
 *
 * @param name name on record, or as printed
 * @param actor id of the actor; null if the speaker is not on record
 * @param role role as printed; null if there is none
 */
public record Attributed(String name, UUID actor, String role) {
  private static final String UNNAMED = "Unnamed speaker";
  private static final String ANONYMOUS = "Anonymous source";

  /** The speaker of a quote. */
  public static Attributed of(QuoteView quote) {
    AttributionView attribution = quote.attribution();
    if (quote.speaker() != null) {
      return new Attributed(quote.speaker().name(), quote.speaker().id(), attribution.role());
    }
    String fallback = attribution.anonymous() ? ANONYMOUS : UNNAMED;
    return new Attributed(
        attribution.text() == null ? fallback : attribution.text(), null, attribution.role());
  }
}
