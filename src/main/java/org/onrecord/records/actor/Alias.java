package org.onrecord.records.actor;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Another name of an actor. */
@Embeddable
public class Alias {
  public String name;

  /** The name as it is compared; the database folds it. */
  @Column(insertable = false, updatable = false)
  public String nameFolded;

  Alias() {}

  Alias(String name) {
    this.name = name;
  }
}
