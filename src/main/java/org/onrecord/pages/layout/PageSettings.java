package org.onrecord.pages.layout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of pages. */
@ConfigMapping(prefix = "onrecord.pages")
public interface PageSettings {
  /**
   * The text of articles on pages: {@code whole}, or {@code quoted} for the paragraphs with quotes,
   * where the rights allow no more.
   */
  @WithDefault("whole")
  ArticleText articleText();

  /** The text of articles that pages show. */
  enum ArticleText {
    WHOLE,
    /** The paragraphs with quotes. */
    QUOTED;

    /** True if pages show whole articles. */
    public boolean isWhole() {
      return this == WHOLE;
    }
  }
}
