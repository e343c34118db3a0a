package org.onrecord.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onrecord.actor.ActorReference;

/**
 * An article as it goes out.
 *
 * @param body absent in lists unless asked for
 * @param quotes absent unless asked for; the quotes' own view, which articles know nothing of
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
    Instant updatedAt) {}
