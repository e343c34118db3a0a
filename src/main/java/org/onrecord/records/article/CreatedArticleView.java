package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.onrecord.web.conditional.HasEtag;

/**
 * The response to the creation of an article.
 *
 * @param notRead the language that the extractor does not read, as a BCP 47 primary subtag; null if
 *     it read the article or was not asked to
 */
record CreatedArticleView(@JsonUnwrapped ArticleView article, String notRead)
    implements HasEtag, HasArticle {

  @Override
  public String tag() {
    return article.tag();
  }

  @Override
  public CreatedArticleView withArticle(ArticleView other) {
    return new CreatedArticleView(other, notRead);
  }
}
