package org.onrecord.records.article;

import jakarta.persistence.Embeddable;

/** A name in the byline of an article. */
@Embeddable
public class Author {
  public String name;

  Author() {}

  Author(String name) {
    this.name = name;
  }
}
