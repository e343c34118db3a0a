package org.onrecord.reading.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;
import org.onrecord.records.article.ArticleView;
import org.onrecord.web.conditional.HasEtag;

/**
 * The article that was read from a page, as it goes out, and once only: what the page does not
 * tell.
 *
 * @param notFound members of the article
 */
record PageArticleView(@JsonUnwrapped ArticleView article, Set<ArticleField> notFound)
    implements HasEtag<PageArticleView> {

  @Override
  public String tag() {
    return article.tag();
  }

  @Override
  public PageArticleView withEtag() {
    return new PageArticleView(article.withEtag(), notFound);
  }
}
