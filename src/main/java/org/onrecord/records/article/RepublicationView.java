package org.onrecord.records.article;

import java.time.LocalDate;
import org.onrecord.records.actor.ActorReference;

/** Who published an article again, and when, as it goes out. */
public record RepublicationView(ActorReference publisher, LocalDate publishedOn) {

  /** The republication, or null where there is none. */
  static RepublicationView of(ActorReference publisher, LocalDate publishedOn) {
    return publisher == null ? null : new RepublicationView(publisher, publishedOn);
  }
}
