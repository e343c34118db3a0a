package org.onrecord.records.actor;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Another name of an actor. */
@Embeddable
public class Alias {
  public String name;

  /** Generated: the name without case and diacritics. */
  @Column(insertable = false, updatable = false)
  public String nameFolded;

  Alias() {}

  Alias(String name) {
    this.name = name;
  }
}
