package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * Response body of a quote.
 *
 * @param review the latest review, or null
 * @param version row version, the first part of the entity tag
 * @param etag entity tag, in list items only; a single quote has it in the header
 * @param highlight fragments of the text with the search terms marked, only on request
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
    @JsonIgnore long version,
    String etag,
    Map<String, List<String>> highlight)
    implements HasEtag<QuoteView> {

  @Override
  public String tag() {
    return etagBuilder().tag();
  }

  /** Entity tag of the linked data, which also depends on the body of the article. */
  String linkedTag(QuoteContext context) {
    return etagBuilder().add(context.quoteVersion()).add(context.articleVersion()).linkedTag();
  }

  private EtagBuilder etagBuilder() {
    EtagBuilder builder = EtagBuilder.of(version, updatedAt).add(article.title());
    ActorReference.addTo(builder, article.source());
    ActorReference.addTo(builder, speaker);
    attribution.via().forEach(relay -> ActorReference.addTo(builder, relay.actor()));
    mentions.forEach(actor -> ActorReference.addTo(builder, actor));
    return builder;
  }

  @Override
  public QuoteView withEtag() {
    return new QuoteView(
        id,
        article,
        text,
        type,
        status,
        saidOn,
        speaker,
        attribution,
        spans,
        anchor,
        mentions,
        origin,
        review,
        createdAt,
        updatedAt,
        version,
        tag(),
        highlight);
  }
}
