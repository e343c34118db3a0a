package org.onrecord.pages.quote;

import java.util.List;
import org.onrecord.records.citation.Citation;

/**
 * A citation to copy.
 *
 * @param id identifies the element on the page
 */
record FormattedCitation(String id, String style, String text) {

  /** The citations in three styles. */
  static List<FormattedCitation> of(Citation citation) {
    return List.of(
        new FormattedCitation("apa", "APA", CitationStyle.APA.format(citation)),
        new FormattedCitation("chicago", "Chicago", CitationStyle.CHICAGO.format(citation)),
        new FormattedCitation("mla", "MLA", CitationStyle.MLA.format(citation)));
  }
}
