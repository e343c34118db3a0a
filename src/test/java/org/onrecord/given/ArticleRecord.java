package org.onrecord.given;

/** An article to be posted. */
public final class ArticleRecord extends Record<ArticleRecord> {
  private ArticleRecord() {
    super("/articles");
    with("title", "A title").with("body", "A body.");
  }

  /** An article with a title and a body. */
  public static ArticleRecord anArticle() {
    return new ArticleRecord();
  }

  public ArticleRecord titled(String title) {
    return with("title", title);
  }

  public ArticleRecord body(String body) {
    return with("body", body);
  }

  /** Its source, a medium of this name. */
  public ArticleRecord from(String source) {
    return with("source", named(source, "media"));
  }

  public ArticleRecord publishedOn(String day) {
    return with("publishedOn", day);
  }

  public ArticleRecord language(String language) {
    return with("language", language);
  }
}
