package org.onrecord.reading.page;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a page is searched for besides the text of the article; in the order of an article. */
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

  /** The article's member. */
  @Override
  public String toString() {
    return member;
  }
}
