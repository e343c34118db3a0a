package org.onrecord.records.actor;

import java.time.LocalDate;

/** An affiliation in the response body of an actor. */
public record AffiliationView(ActorReference actor, String role, LocalDate from, LocalDate to) {}
