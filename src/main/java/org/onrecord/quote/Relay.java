package org.onrecord.quote;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.onrecord.actor.Actor;

/** A link of the relay chain: as printed, as an actor, or both. */
@Embeddable
public class Relay {
  public String text;

  /** The text as it is compared; the database folds it. */
  @Column(insertable = false, updatable = false)
  public String textFolded;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor actor;

  Relay() {}

  Relay(String text, Actor actor) {
    this.text = text;
    this.actor = actor;
  }
}
