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

  /**
   * SQL for title, URL and authors of an article, as one array of texts.
   *
   * @param alias the alias of the table {@code article}
   */
  public static String textsOf(String alias) {
    return "array[%1$s.title, coalesce(%1$s.url, '')] || %1$s.author_names".formatted(alias);
  }

  /**
   * A reference to an article.
   *
   * @param texts the array that {@link #textsOf} made
   */
  public static ArticleReference of(
      UUID id, List<String> texts, ActorReference source, LocalDate publishedOn) {
    String url = texts.get(1);
    return new ArticleReference(
        id,
        texts.get(0),
        source,
        publishedOn,
        url.isEmpty() ? null : url,
        texts.subList(2, texts.size()));
  }

  /** Adds the members that another record than the referring one has. */
  public void addTo(EtagBuilder builder) {
    builder.add(title).add(url).add(authors.size());
    authors.forEach(builder::add);
    ActorReference.addTo(builder, source);
  }
}
