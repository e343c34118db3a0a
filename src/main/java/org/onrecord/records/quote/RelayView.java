package org.onrecord.records.quote;

import org.onrecord.records.actor.ActorReference;

/** Link of the relay chain in a response. */
public record RelayView(String text, ActorReference actor) {}
