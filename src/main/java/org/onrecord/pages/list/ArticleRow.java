package org.onrecord.pages.list;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import org.onrecord.pages.layout.Marked;
import org.onrecord.records.article.ArticleView;

/**
 * An article in a list.
 *
 * @param markedTitle title as HTML with search terms marked, or null
 * @param markedBody passages of the body as HTML with search terms marked, or null
 */
record ArticleRow(String root, ArticleView article, RawString markedTitle, RawString markedBody) {

  static ArticleRow of(String root, ArticleView article, Map<String, List<String>> highlight) {
    return new ArticleRow(
        root, article, Marked.of(highlight, "title"), Marked.of(highlight, "body"));
  }
}
