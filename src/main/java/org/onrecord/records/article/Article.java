package org.onrecord.records.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.history.HistoryTracked;
import org.onrecord.records.history.RecordKind;

/** A published text. The body is stored verbatim. */
@Entity
public class Article extends PanacheEntityBase implements HistoryTracked {
  @Id public UUID id;
  public String title;
  public String body;
  public String language;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor source;

  @ElementCollection
  @CollectionTable(name = "author", joinColumns = @JoinColumn(name = "article_id"))
  @OrderColumn(name = "position")
  public List<Author> authors = new ArrayList<>();

  /** The names of the authors, so that quotes show them without a look-up. */
  public String[] authorNames = {};

  public LocalDate publishedOn;

  public String section;

  public String url;

  /** The text forms of the external ids; null for none. */
  public String[] externalIds;

  public String rights;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor republisher;

  public LocalDate republishedOn;

  public Instant createdAt;
  public Instant updatedAt;

  /** Incremented by every change. */
  @Version public long version;

  Article() {}

  Article(UUID id, Instant now) {
    this.id = id;
    this.createdAt = now;
    this.updatedAt = now;
    // Not 0: a restored article reuses its id and must not repeat an earlier ETag.
    this.version = now.toEpochMilli();
  }

  /**
   * An article with nothing but an id, for the rows of records that refer to it. Not to be
   * persisted.
   */
  public static Article reference(UUID id) {
    Article reference = new Article();
    reference.id = id;
    return reference;
  }

  /** Sets the authors in the order of the byline. Equal ones stay as they are. */
  void setAuthors(List<String> names) {
    if (!names.equals(List.of(authorNames))) {
      authors.clear();
      names.stream().map(Author::new).forEach(authors::add);
      authorNames = names.toArray(String[]::new);
    }
  }

  @Override
  public Key recordKey() {
    return new Key(RecordKind.ARTICLE, id);
  }
}
