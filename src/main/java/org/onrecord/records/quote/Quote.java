package org.onrecord.records.quote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.history.HistoryTracked;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.origin.OriginKind;

/** Words attributed to a speaker in one article. */
@Entity
public class Quote extends PanacheEntityBase implements HistoryTracked {
  @Id public UUID id;

  /** Not updatable: {@link QuoteMoves} moves a quote to another article. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(updatable = false)
  public Article article;

  /** Copies of columns of the article, so that indexes on quotes can filter and order by them. */
  public LocalDate publishedOn;

  public UUID sourceId;
  public String language;

  public String text;

  /** The text forms of the external ids; null for none. */
  public String[] externalIds;

  @Enumerated(EnumType.STRING)
  public QuoteType type;

  @Enumerated(EnumType.STRING)
  public QuoteStatus status = QuoteStatus.CONFIRMED;

  public LocalDate saidOn;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor speaker;

  @Embedded public Attribution attribution = new Attribution();

  /** Offsets of the spans in the article's body, in Unicode code points; ends are exclusive. */
  public int[] spanStarts = {};

  public int[] spanEnds = {};

  @Enumerated(EnumType.STRING)
  public Anchor anchor = Anchor.NONE;

  @ManyToMany
  @JoinTable(
      name = "mention",
      joinColumns = {
        @JoinColumn(name = "article_id", referencedColumnName = "article_id"),
        @JoinColumn(name = "quote_id", referencedColumnName = "id")
      },
      inverseJoinColumns = @JoinColumn(name = "actor_id"))
  public Set<Actor> mentions = new HashSet<>();

  public Origin origin = Origin.EDITOR;

  /** True once an editor or an import has written the quote. */
  public boolean touched;

  /** The latest review, or null. */
  public Review review;

  public Instant createdAt;
  public Instant updatedAt;

  @Version public long version;

  Quote() {}

  Quote(UUID id, Instant now) {
    this.id = id;
    this.createdAt = now;
    this.updatedAt = now;
    // Not 0: a restored or imported row can reuse the id of a deleted one, but not its entity tags.
    this.version = now.toEpochMilli();
  }

  /** Copies the columns that duplicate those of the article. */
  void copyArticleFields(Article source) {
    publishedOn = source.publishedOn;
    sourceId = source.source == null ? null : source.source.id;
    language = source.language;
  }

  /** Copies the columns that duplicate those of the article. */
  void copyArticleFields(ArticleReference source, String sourceLanguage) {
    publishedOn = source.publishedOn();
    sourceId = source.source() == null ? null : source.source().id();
    language = sourceLanguage;
  }

  /** Copies the members of the input that are plain values. A missing status changes nothing. */
  void copyValues(QuoteInput input) {
    text = input.text();
    type = input.type();
    saidOn = input.saidOn();
    externalIds = ExternalId.column(input.externalIds());
    if (input.status() != null) {
      status = input.status();
    }
  }

  /** The spans in the article's body, or an empty list if the quote is not anchored. */
  public List<Span> spans() {
    return IntStream.range(0, spanStarts.length)
        .mapToObj(i -> new Span(spanStarts[i], spanEnds[i]))
        .toList();
  }

  /** True if this is a proposal of the extractor that no editor has changed. */
  public boolean isUntouchedProposal() {
    return origin.kind() == OriginKind.EXTRACTOR && !touched;
  }

  /** Makes a review the latest one and appends it to the review log. */
  public void addReview(Review added) {
    review = added;
    new ReviewLogEntry(this, added).persist();
  }

  /** Sets the spans. Without spans, the anchor state is {@code unanchored}. */
  public void anchor(List<Span> spans, Anchor unanchored) {
    spanStarts = spans.stream().mapToInt(Span::start).toArray();
    spanEnds = spans.stream().mapToInt(Span::end).toArray();
    anchor = spans.isEmpty() ? unanchored : Anchor.ANCHORED;
  }

  @Override
  public Key recordKey() {
    return new Key(RecordKind.QUOTE, id);
  }
}
