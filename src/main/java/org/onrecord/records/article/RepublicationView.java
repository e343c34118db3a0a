package org.onrecord.records.article;

import java.time.LocalDate;
import org.onrecord.records.actor.ActorReference;

/** A republication in the response body of an article. */
public record RepublicationView(ActorReference publisher, LocalDate publishedOn) {

  /** A republication, or null if there is no publisher. */
  static RepublicationView of(ActorReference publisher, LocalDate publishedOn) {
    return publisher == null ? null : new RepublicationView(publisher, publishedOn);
  }
}
