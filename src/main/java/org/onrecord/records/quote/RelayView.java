package org.onrecord.records.quote;

import org.onrecord.records.actor.ActorReference;

/** A link of the relay chain as it goes out. */
public record RelayView(String text, ActorReference actor) {}
