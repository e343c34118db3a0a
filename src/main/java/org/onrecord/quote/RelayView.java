package org.onrecord.quote;

import org.onrecord.actor.ActorReference;

/** A link of the relay chain as it goes out. */
public record RelayView(String text, ActorReference actor) {}
