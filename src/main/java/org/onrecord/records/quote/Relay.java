package org.onrecord.records.quote;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.onrecord.records.actor.Actor;

/** Link of the relay chain: text as printed, an actor, or both. */
@Embeddable
public class Relay {
  public String text;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor actor;

  Relay() {}

  Relay(String text, Actor actor) {
    this.text = text;
    this.actor = actor;
  }
}
