package org.onrecord.quote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.actor.ActorReference;
import org.onrecord.article.ArticleReference;
import org.onrecord.origin.Origin;

/**
 * A quote as it goes out.
 *
 * @param review what a reviewer said of it last, absent before anybody has
 * @param highlight where the words that were looked for stand, absent unless asked for
 */
public record QuoteView(
    UUID id,
    ArticleReference article,
    String text,
    QuoteType type,
    QuoteStatus status,
    LocalDate saidOn,
    ActorReference speaker,
    AttributionView attribution,
    List<Span> spans,
    Anchor anchor,
    List<ActorReference> mentions,
    Origin origin,
    Review review,
    Instant createdAt,
    Instant updatedAt,
    Map<String, List<String>> highlight) {}
