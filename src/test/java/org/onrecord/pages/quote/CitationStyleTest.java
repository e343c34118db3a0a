package org.onrecord.pages.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.records.citation.AuthorName;
import org.onrecord.records.citation.Citation;

/** References in three styles. */
class CitationStyleTest {
  private static Citation by(String... authors) {
    return new Citation(
        "key",
        "Talks stall",
        Stream.of(authors).map(name -> AuthorName.of(name, null)).toList(),
        "The Meridian Post",
        LocalDate.of(2026, 5, 3),
        null,
        "en",
        "https://example.org/talks#:~:text=stall",
        null);
  }

  @Test
  void one_author() {
    Citation citation = by("Laleh Farahmand");
    assertEquals(
        "Farahmand, L. (2026, May 3). Talks stall. The Meridian Post. https://example.org/talks",
        CitationStyle.APA.format(citation));
    assertEquals(
        "Farahmand, Laleh. “Talks stall.” The Meridian Post, May 3, 2026. https://example.org/talks.",
        CitationStyle.CHICAGO.format(citation));
    assertEquals(
        "Farahmand, Laleh. “Talks stall.” The Meridian Post, 3 May 2026. https://example.org/talks.",
        CitationStyle.MLA.format(citation));
  }

  @Test
  void several_authors() {
    assertEquals(
        "Farahmand, L., & Venn, D. (2026, May 3). Talks stall. The Meridian Post. https://example.org/talks",
        CitationStyle.APA.format(by("Laleh Farahmand", "Dario Venn")));
    assertEquals(
        "Farahmand, Laleh, and Dario Venn. “Talks stall.” The Meridian Post, May 3, 2026. https://example.org/talks.",
        CitationStyle.CHICAGO.format(by("Laleh Farahmand", "Dario Venn")));
    assertEquals(
        "Farahmand, Laleh, et al. “Talks stall.” The Meridian Post, 3 May 2026. https://example.org/talks.",
        CitationStyle.MLA.format(by("Laleh Farahmand", "Dario Venn", "Nadia Roemer")));
  }

  @Test
  void nothing_but_a_title() {
    Citation citation =
        new Citation("key", "Who said it?", List.of(), null, null, null, null, null, null);
    assertEquals("Who said it? (n.d.).", CitationStyle.APA.format(citation));
    assertEquals("“Who said it?”", CitationStyle.CHICAGO.format(citation));
    assertEquals("“Who said it?”", CitationStyle.MLA.format(citation));
  }
}
