package org.onrecord.reading.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.article.HasArticle;
import org.onrecord.web.conditional.HasEtag;

/**
 * The response to a page: the recorded article and the fields that the page lacks.
 *
 * @param notRead the language that the extractor does not read, as a BCP 47 primary subtag; null if
 *     it read the article or was not asked to
 */
record PageArticleView(
    @JsonUnwrapped ArticleView article, Set<ArticleField> notFound, String notRead)
    implements HasEtag, HasArticle {

  @Override
  public String tag() {
    return article.tag();
  }

  @Override
  public PageArticleView withArticle(ArticleView other) {
    return new PageArticleView(other, notFound, notRead);
  }
}
