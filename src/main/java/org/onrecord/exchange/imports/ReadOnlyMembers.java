package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.onrecord.records.article.HttpUrl;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.records.quote.Anchor;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.Review;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/**
 * The members of an import line that are read-only in the rest of the API, each absent (null) or as
 * in an export.
 *
 * @param article the article of a quote; only checked, since the line is about that article
 * @param statement the statement of a quote; only checked, since it is derived from the quotes
 */
@RegisterForReflection
record ReadOnlyMembers(
    UUID id,
    @Valid ArticleOfQuote article,
    Anchor anchor,
    @Valid ImportedOrigin origin,
    @Valid ImportedReview review,
    @Valid ImportedStatement statement,
    Instant createdAt,
    Instant updatedAt) {

  /** No members. */
  static final ReadOnlyMembers NONE =
      new ReadOnlyMembers(null, null, null, null, null, null, null, null);

  static final List<String> OF_ARTICLE = List.of("id", "createdAt", "updatedAt");
  static final List<String> OF_ACTOR = List.of("id", "origin", "createdAt", "updatedAt");
  static final List<String> OF_QUOTE =
      List.of("id", "article", "anchor", "origin", "review", "statement", "createdAt", "updatedAt");

  /** Sets the times that are given. */
  void applyTimes(Consumer<Instant> created, Consumer<Instant> updated) {
    Optional.ofNullable(createdAt).ifPresent(created);
    Optional.ofNullable(updatedAt).ifPresent(updated);
  }

  /** True if these times, where given, are the times of a record. */
  boolean hasTimes(Instant created, Instant updated) {
    return (createdAt == null || createdAt.equals(created))
        && (updatedAt == null || updatedAt.equals(updated));
  }

  /** The article of a quote, as an export refers to it. */
  @RegisterForReflection
  record ArticleOfQuote(
      @NotNull UUID id,
      @Text(max = 500) String title,
      @Valid ImportedReference source,
      LocalDate publishedOn,
      @HttpUrl String url,
      @Size(max = 50) List<@Text(max = 300) String> authors) {}

  /** The origin of a record in another database. */
  @RegisterForReflection
  @Consistent
  record ImportedOrigin(
      @NotNull OriginKind kind,
      @Text(max = 100) String version,
      @Text(max = 100) String rule,
      @DecimalMin("0") @DecimalMax("1") Double confidence,
      @Text(max = 5000) String reason)
      implements Consistent.Members {

    @Override
    public List<Fault> contradictions() {
      if (kind == OriginKind.EDITOR
          && (version != null || rule != null || confidence != null || reason != null)) {
        return List.of(Fault.at("", "must have nothing but its kind where that is editor"));
      }
      return kind == OriginKind.EXTRACTOR && (version == null || rule == null || confidence == null)
          ? List.of(
              Fault.at("", "must have version, rule and confidence where its kind is extractor"))
          : List.of();
    }

    Origin origin() {
      return new Origin(kind, version, rule, confidence, reason);
    }
  }

  /** The latest review of a quote in another database. */
  @RegisterForReflection
  record ImportedReview(
      @NotNull QuoteStatus status,
      @Text(max = 5000) String reason,
      @Text(max = 2000) String reference,
      @Text(max = 300) String by,
      @NotNull Instant at) {

    Review review() {
      return new Review(status, reason, reference, by, at);
    }
  }

  /** The statement of a quote in another database. */
  @RegisterForReflection
  record ImportedStatement(
      @NotNull UUID id, @NotNull @Min(1) @Max(1_000_000_000) Long appearances) {}
}
