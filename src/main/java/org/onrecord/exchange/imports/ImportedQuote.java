package org.onrecord.exchange.imports;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.quote.Anchor;
import org.onrecord.records.quote.ArticleReferenceInput;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.Span;
import org.onrecord.web.json.Text;

/**
 * A quote as the line of its article has it: as one that comes in, or as one that went out.
 *
 * @param mentions null where the line leaves them out
 */
@RegisterForReflection
record ImportedQuote(
    UUID id,
    @Valid ImportedArticleReference article,
    @NotNull @Text(max = 20_000) String text,
    @NotNull QuoteType type,
    QuoteStatus status,
    LocalDate saidOn,
    @Valid ImportedReference speaker,
    @Valid ImportedAttribution attribution,
    @Size(max = 50) List<@Valid Span> spans,
    Anchor anchor,
    @JsonSetter(nulls = Nulls.SET) @Size(max = 100) List<@Valid ImportedReference> mentions,
    @Valid ImportedOrigin origin,
    @Valid ImportedReview review,
    Instant createdAt,
    Instant updatedAt) {

  /** A new quote in an article, before a line says anything of it. */
  static QuoteInput blank(UUID article) {
    return new QuoteInput(
        new ArticleReferenceInput(article),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  /** The quote that comes of it. */
  QuoteInput over(QuoteInput onRecord, ResolvedReferences links) {
    return new QuoteInput(
        onRecord.article(),
        text,
        type,
        Given.or(status, onRecord.status()),
        Given.or(saidOn, onRecord.saidOn()),
        Given.or(links.get(speaker), onRecord.speaker()),
        attribution == null
            ? onRecord.attribution()
            : attribution.over(onRecord.attribution(), links),
        loose() != null ? List.of() : spans.isEmpty() ? onRecord.spans() : spans,
        mentions == null ? onRecord.mentions() : mentioned(links));
  }

  /** What is more to be said of the quote, other than of those that editors record. */
  void applyMetadata(Quote quote, boolean keepIds) {
    if (loose() != null) {
      quote.anchor(List.of(), loose());
    }
    if (origin != null) {
      quote.origin = origin.origin();
    }
    if (review != null && !review.review().equals(quote.review)) {
      quote.addReview(review.review());
    }
    if (keepIds) {
      quote.createdAt = Given.or(createdAt, quote.createdAt);
      quote.updatedAt = Given.or(updatedAt, quote.updatedAt);
    }
  }

  /** Whether {@link #applyMetadata} would change nothing. */
  boolean hasMetadataOf(Quote quote, boolean keepIds) {
    return (loose() == null || loose() == quote.anchor)
        && (origin == null || origin.origin().equals(quote.origin))
        && (review == null || review.review().equals(quote.review))
        && (!keepIds
            || quote.createdAt.equals(Given.or(createdAt, quote.createdAt))
                && quote.updatedAt.equals(Given.or(updatedAt, quote.updatedAt)));
  }

  void addReferences(String pointer, Map<String, ImportedReference> references) {
    References.add(references, pointer + "/speaker", speaker);
    for (int i = 0; mentions != null && i < mentions.size(); i++) {
      References.add(references, pointer + "/mentions/" + i, mentions.get(i));
    }
    List<ImportedRelay> via = attribution == null ? null : attribution.via();
    for (int i = 0; via != null && i < via.size(); i++) {
      References.add(references, pointer + "/attribution/via/" + i + "/actor", via.get(i).actor());
    }
  }

  /**
   * How the quote is on the loose: said so, and without spans. What is only not anchored in the
   * line may find its place.
   */
  private Anchor loose() {
    return spans.isEmpty() && anchor != Anchor.ANCHORED ? anchor : null;
  }

  private List<ActorReferenceInput> mentioned(ResolvedReferences links) {
    return mentions.stream()
        .map(links::get)
        .distinct()
        .sorted(comparing(ActorReferenceInput::id))
        .toList();
  }
}
