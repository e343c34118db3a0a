package org.onrecord.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.actor.ActorReference;

/**
 * An article as it goes out.
 *
 * @param body absent in lists unless asked for
 * @param quotes absent unless asked for; the quotes' own view, which articles know nothing of
 * @param highlight where the words that were looked for stand, absent unless asked for
 */
public record ArticleView(
    UUID id,
    String title,
    String body,
    String language,
    ActorReference source,
    List<String> authors,
    LocalDate publishedOn,
    String section,
    String url,
    String rights,
    RepublicationView republication,
    List<?> quotes,
    Instant createdAt,
    Instant updatedAt,
    Map<String, List<String>> highlight) {

  /** The same article with its quotes. */
  ArticleView with(List<?> itsQuotes) {
    return new ArticleView(
        id,
        title,
        body,
        language,
        source,
        authors,
        publishedOn,
        section,
        url,
        rights,
        republication,
        itsQuotes,
        createdAt,
        updatedAt,
        highlight);
  }
}
