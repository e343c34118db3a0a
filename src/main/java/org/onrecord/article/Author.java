package org.onrecord.article;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A name in the byline. */
@Embeddable
public class Author {
  public String name;

  /** The name as it is compared; the database folds it. */
  @Column(insertable = false, updatable = false)
  public String nameFolded;

  Author() {}

  Author(String name) {
    this.name = name;
  }
}
