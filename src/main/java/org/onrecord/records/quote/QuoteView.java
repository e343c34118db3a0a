package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * Response body of a quote.
 *
 * @param review the latest review, or null
 * @param statement the statement of the quote; null for a rejected quote, in past states, and while
 *     the words have not been compared yet
 * @param context the paragraphs around the quote; null unless requested, and without spans
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExternalId> externalIds,
    Origin origin,
    Review review,
    StatementReference statement,
    QuoteContext context,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version)
    implements HasEtag, HasStatements {

  @Override
  public String tag() {
    return etagBuilder(statementHash()).tag();
  }

  @Override
  public String tagWithNested() {
    return context == null ? tag() : etagBuilder(31 * statementHash() + context.hashCode()).tag();
  }

  @Override
  public List<UUID> quotesWithStatement() {
    return status == QuoteStatus.REJECTED ? List.of() : List.of(id);
  }

  @Override
  public QuoteView withStatements(Map<UUID, StatementReference> statements) {
    return statements.containsKey(id) ? with(statements.get(id), context) : this;
  }

  /** The name of the speaker on record, or as printed, or a description of an unnamed one. */
  public String speakerName() {
    if (speaker != null) {
      return speaker.name();
    }
    String fallback = attribution.anonymous() ? "Anonymous source" : "Unnamed speaker";
    return attribution.text() == null ? fallback : attribution.text();
  }

  /** A copy with the paragraphs around the quote. */
  QuoteView withContext(QuoteContext paragraphs) {
    return with(statement, paragraphs);
  }

  private QuoteView with(StatementReference otherStatement, QuoteContext otherContext) {
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
        externalIds,
        origin,
        review,
        otherStatement,
        otherContext,
        createdAt,
        updatedAt,
        version);
  }

  /** The position of the first character in the body; the greatest number without spans. */
  int position() {
    return spans.isEmpty() ? Integer.MAX_VALUE : spans.get(0).start();
  }

  /**
   * Entity tag of a representation that also depends on the rest of the article.
   *
   * @param representation the ending of the tag
   */
  String tagOf(String representation, QuotedArticle quoted) {
    return etagBuilder(statementHash())
        .add(quoted.quoteVersion())
        .add(quoted.articleVersion())
        .tagOf(representation);
  }

  /** A hash of the statement; 0 if there is none. */
  private int statementHash() {
    return statement == null
        ? 0
        : 31 * statement.id().hashCode() + Long.hashCode(statement.appearances());
  }

  /**
   * The parts of an entity tag.
   *
   * @param derivedHash a hash of the members that are derived from other records; 0 for none
   */
  private EtagBuilder etagBuilder(int derivedHash) {
    EtagBuilder builder = EtagBuilder.of(version, updatedAt);
    article.addTo(builder);
    ActorReference.addTo(builder, speaker);
    attribution.via().forEach(relay -> ActorReference.addTo(builder, relay.actor()));
    mentions.forEach(actor -> ActorReference.addTo(builder, actor));
    return derivedHash == 0 ? builder : builder.addDerived(derivedHash);
  }
}
