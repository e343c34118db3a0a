package org.onrecord.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onrecord.actor.ActorKind;
import org.onrecord.actor.ActorReference;

/** What one row of the query for articles brings. */
record ArticleRow(
    UUID id,
    String title,
    String body,
    String language,
    UUID sourceId,
    String sourceName,
    ActorKind sourceKind,
    LocalDate publishedOn,
    String section,
    String url,
    String rights,
    UUID republisherId,
    String republisherName,
    ActorKind republisherKind,
    LocalDate republishedOn,
    Instant createdAt,
    Instant updatedAt) {

  ArticleView view(List<String> authors, List<?> quotes) {
    return new ArticleView(
        id,
        title,
        body,
        language,
        ActorReference.of(sourceId, sourceName, sourceKind),
        authors,
        publishedOn,
        section,
        url,
        rights,
        republication(),
        quotes,
        createdAt,
        updatedAt);
  }

  private RepublicationView republication() {
    return republisherId == null
        ? null
        : new RepublicationView(
            ActorReference.of(republisherId, republisherName, republisherKind), republishedOn);
  }
}
