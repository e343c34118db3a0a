package org.onrecord.records.article;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.web.conditional.EtagBuilder;

/**
 * A reference to an article in a response, with the members that a citation needs.
 *
 * @param url the URL on the publisher's page, may be null
 * @param authors the authors in the order of the byline
 */
public record ArticleReference(
    UUID id,
    String title,
    ActorReference source,
    LocalDate publishedOn,
    String url,
    List<String> authors) {

  public ArticleReference {
    // Saved states of quotes have no authors.
    authors = authors == null ? List.of() : authors;
  }

  /** Adds the members that another record than the referring one has. */
  public void addTo(EtagBuilder builder) {
    builder.add(title).add(url).add(authors.size());
    authors.forEach(builder::add);
    ActorReference.addTo(builder, source);
  }
}
