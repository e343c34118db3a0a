package org.onrecord.article;

import java.time.LocalDate;
import org.onrecord.actor.ActorReference;

/** Who published an article again, and when, as it goes out. */
public record RepublicationView(ActorReference publisher, LocalDate publishedOn) {}
