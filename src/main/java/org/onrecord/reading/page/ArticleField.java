package org.onrecord.reading.page;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.web.json.WireName;

/** The fields of an article that a page is searched for, besides its text. */
enum ArticleField {
  TITLE,
  AUTHORS,
  SOURCE,
  PUBLISHED_ON,
  LANGUAGE,
  SECTION,
  URL,
  RIGHTS,
  REPUBLICATION;

  /** The JSON member of the article. */
  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
