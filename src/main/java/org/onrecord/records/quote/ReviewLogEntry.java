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
  public UUID quoteId;
  public Review review;

  ReviewLogEntry() {}

  ReviewLogEntry(UUID quoteId, Review review) {
    this.id = RecordIds.next();
    this.quoteId = quoteId;
    this.review = review;
  }
}
