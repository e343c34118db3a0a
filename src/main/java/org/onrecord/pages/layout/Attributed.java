package org.onrecord.pages.layout;

import java.util.UUID;
import org.onrecord.records.quote.QuoteView;

/**
 * The speaker of a quote as a page names them.
 *
 * @param name name on record, or as printed
 * @param actor id of the actor; null if the speaker is not on record
 * @param role role as printed; null if there is none
 */
public record Attributed(String name, UUID actor, String role) {
  private static final int MAX_TITLE = 80;

  /** The speaker of a quote. */
  public static Attributed of(QuoteView quote) {
    return new Attributed(
        quote.speakerName(),
        quote.speaker() == null ? null : quote.speaker().id(),
        quote.attribution().role());
  }

  /** A title for a quote by this speaker: the name and the first words. */
  public String titleOf(QuoteView quote) {
    return name + ": “" + TextFormats.shortened(quote.text(), MAX_TITLE) + "”";
  }
}
