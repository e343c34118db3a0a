package org.onrecord.quote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onrecord.actor.ActorKind;
import org.onrecord.actor.ActorReference;
import org.onrecord.article.ArticleReference;
import org.onrecord.origin.Origin;

/** What one row of the query for quotes brings. */
record QuoteRow(
    UUID id,
    UUID articleId,
    String articleTitle,
    UUID sourceId,
    String sourceName,
    ActorKind sourceKind,
    LocalDate publishedOn,
    String text,
    QuoteType type,
    QuoteStatus status,
    LocalDate saidOn,
    UUID speakerId,
    String speakerName,
    ActorKind speakerKind,
    String attributionText,
    String attributionRole,
    String attributionCue,
    boolean anonymous,
    int[] spanStarts,
    int[] spanEnds,
    Anchor anchor,
    Origin origin,
    Instant createdAt,
    Instant updatedAt) {

  QuoteView view(List<RelayView> via, List<ActorReference> mentions) {
    return new QuoteView(
        id,
        new ArticleReference(
            articleId,
            articleTitle,
            ActorReference.of(sourceId, sourceName, sourceKind),
            publishedOn),
        text,
        type,
        status,
        saidOn,
        ActorReference.of(speakerId, speakerName, speakerKind),
        new AttributionView(attributionText, attributionRole, attributionCue, anonymous, via),
        Quote.spans(spanStarts, spanEnds),
        anchor,
        mentions,
        origin,
        createdAt,
        updatedAt);
  }
}
