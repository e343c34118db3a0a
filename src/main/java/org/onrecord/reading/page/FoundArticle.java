package org.onrecord.reading.page;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a page says of its article, each member within the bounds of an article's. What could not be
 * found is null, or empty.
 *
 * @param source the name of who published it first
 * @param republisher the name of who published it again
 * @param body its paragraphs, an empty line between them
 */
record FoundArticle(
    String title,
    String body,
    String language,
    String source,
    List<String> authors,
    LocalDate publishedOn,
    String section,
    String url,
    String rights,
    String republisher,
    LocalDate republishedOn) {

  /**
   * What the page was searched for in vain. A republication is not among it: most pages are none.
   */
  Set<ArticleField> notFound() {
    Set<ArticleField> missing = EnumSet.noneOf(ArticleField.class);
    require(missing, ArticleField.AUTHORS, authors.isEmpty() ? null : authors);
    require(missing, ArticleField.SOURCE, source);
    require(missing, ArticleField.PUBLISHED_ON, publishedOn);
    require(missing, ArticleField.LANGUAGE, language);
    require(missing, ArticleField.SECTION, section);
    require(missing, ArticleField.URL, url);
    require(missing, ArticleField.RIGHTS, rights);
    return missing;
  }

  private static void require(Set<ArticleField> missing, ArticleField field, Object value) {
    if (value == null) {
      missing.add(field);
    }
  }
}
