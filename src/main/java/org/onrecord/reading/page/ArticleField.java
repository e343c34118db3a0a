package org.onrecord.reading.page;

import com.fasterxml.jackson.annotation.JsonValue;

/** The fields of an article that a page is searched for, besides its text. */
enum ArticleField {
  TITLE("title"),
  AUTHORS("authors"),
  SOURCE("source"),
  PUBLISHED_ON("publishedOn"),
  LANGUAGE("language"),
  SECTION("section"),
  URL("url"),
  RIGHTS("rights"),
  REPUBLICATION("republication");

  @JsonValue private final String member;

  ArticleField(String member) {
    this.member = member;
  }

  /** The JSON member of the article. */
  @Override
  public String toString() {
    return member;
  }
}
