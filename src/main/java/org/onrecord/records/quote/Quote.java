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
import org.onrecord.records.history.HistoryTracked;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.origin.OriginKind;

/** Words attributed to a speaker in one article. */
@Entity
public class Quote extends PanacheEntityBase implements HistoryTracked {
  @Id public UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  public Article article;

  /** The article's day, kept here too so that an index can order quotes by it. */
  public LocalDate publishedOn;

  /** The article's source and language, for the same reason. */
  public UUID sourceId;

  public String language;

  public String text;

  @Enumerated(EnumType.STRING)
  public QuoteType type;

  @Enumerated(EnumType.STRING)
  public QuoteStatus status;

  public LocalDate saidOn;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor speaker;

  @Embedded public Attribution attribution = new Attribution();

  /** Where the spans start and end, in code points of the article's body. */
  public int[] spanStarts = {};

  public int[] spanEnds = {};

  @Enumerated(EnumType.STRING)
  public Anchor anchor = Anchor.NONE;

  @ManyToMany
  @JoinTable(
      name = "mention",
      joinColumns = @JoinColumn(name = "quote_id"),
      inverseJoinColumns = @JoinColumn(name = "actor_id"))
  public Set<Actor> mentions = new HashSet<>();

  public Origin origin = Origin.EDITOR;

  /** Whether an editor has changed it since it was recorded. */
  public boolean touched;

  /** What a reviewer said of it last; null before anybody has. */
  public Review review;

  public Instant createdAt;
  public Instant updatedAt;

  /** Raised by every change. */
  @Version public long version;

  Quote() {}

  Quote(UUID id, Instant now) {
    this.id = id;
    this.createdAt = now;
    this.updatedAt = now;
    // Not 0: the row may take the id of one that was deleted, and must not take its tags.
    this.version = now.toEpochMilli();
  }

  /** Takes from its article, which is this one, what is kept here too. */
  void copyArticleFields(Article of) {
    publishedOn = of.publishedOn;
    sourceId = of.source == null ? null : of.source.id;
    language = of.language;
  }

  /** Where its words stand; empty where that is not known. */
  public List<Span> spans() {
    return IntStream.range(0, spanStarts.length)
        .mapToObj(i -> new Span(spanStarts[i], spanEnds[i]))
        .toList();
  }

  /** Whether it is as the extractor proposed it: no editor has changed it since. */
  public boolean isUntouchedProposal() {
    return origin.kind() == OriginKind.EXTRACTOR && !touched;
  }

  /** Takes over what a reviewer says; as what came last, and among all reviews. */
  public void addReview(Review said) {
    review = said;
    new ReviewLogEntry(id, said).persist();
  }

  /** Fastens the quote to these places; without any, it is on the loose as the anchor says. */
  public void anchor(List<Span> spans, Anchor otherwise) {
    spanStarts = spans.stream().mapToInt(Span::start).toArray();
    spanEnds = spans.stream().mapToInt(Span::end).toArray();
    anchor = spans.isEmpty() ? otherwise : Anchor.ANCHORED;
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.QUOTE;
  }

  @Override
  public UUID recordId() {
    return id;
  }
}
