package org.onrecord.records.quote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.onrecord.database.sql.RecordIds;

/** Entry of the review log. It keeps the id of the quote even if the quote is deleted. */
@Entity
@Table(name = "review")
public class ReviewLogEntry extends PanacheEntityBase {
  @Id public UUID id;
  public UUID articleId;
  public UUID quoteId;
  public Review review;

  ReviewLogEntry() {}

  ReviewLogEntry(Quote quote, Review review) {
    this.id = RecordIds.next();
    this.articleId = quote.article.id;
    this.quoteId = quote.id;
    this.review = review;
  }
}
