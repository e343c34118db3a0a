package org.onrecord.reading.page;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An article parsed from a page. Each value satisfies the constraints of an article's field; a
 * field that was not found is null or empty.
 *
 * @param body paragraphs, separated by empty lines
 * @param source the name of the original publisher
 * @param republisher the name of the publisher of this copy
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

  /** The fields that the page lacks, except the republication, which most pages do not have. */
  Set<ArticleField> notFound() {
    Set<ArticleField> missing = EnumSet.noneOf(ArticleField.class);
    addIfNull(missing, ArticleField.AUTHORS, authors.isEmpty() ? null : authors);
    addIfNull(missing, ArticleField.SOURCE, source);
    addIfNull(missing, ArticleField.PUBLISHED_ON, publishedOn);
    addIfNull(missing, ArticleField.LANGUAGE, language);
    addIfNull(missing, ArticleField.SECTION, section);
    addIfNull(missing, ArticleField.URL, url);
    addIfNull(missing, ArticleField.RIGHTS, rights);
    return missing;
  }

  private static void addIfNull(Set<ArticleField> missing, ArticleField field, Object value) {
    if (value == null) {
      missing.add(field);
    }
  }
}
