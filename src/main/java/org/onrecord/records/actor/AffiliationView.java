package org.onrecord.records.actor;

import java.time.LocalDate;

/** An affiliation as it goes out. */
public record AffiliationView(ActorReference actor, String role, LocalDate from, LocalDate to) {}
