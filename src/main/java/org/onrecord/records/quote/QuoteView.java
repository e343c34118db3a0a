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
 * @param statement the statement of the quote; null for a rejected quote, in past states, and while
 *     the words have not been compared yet
 * @param version row version, the first part of the entity tag
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
    StatementReference statement,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version)
    implements HasEtag, HasStatements {

  @Override
  public String tag() {
    return etagBuilder().tag();
  }

  @Override
  public List<UUID> quotesWithStatement() {
    return status == QuoteStatus.REJECTED ? List.of() : List.of(id);
  }

  @Override
  public QuoteView withStatements(Map<UUID, StatementReference> statements) {
    return statements.containsKey(id) ? with(statements.get(id)) : this;
  }

  private QuoteView with(StatementReference other) {
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
        other,
        createdAt,
        updatedAt,
        version);
  }

  /** The position of the first character in the body; the greatest number without spans. */
  int position() {
    return spans.isEmpty() ? Integer.MAX_VALUE : spans.get(0).start();
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
    if (statement != null) {
      builder.addDerived(31 * statement.id().hashCode() + Long.hashCode(statement.appearances()));
    }
    return builder;
  }
}
