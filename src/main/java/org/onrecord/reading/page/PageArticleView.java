package org.onrecord.reading.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;
import org.onrecord.records.article.ArticleView;
import org.onrecord.web.conditional.HasEtag;

/** The response to a page: the recorded article and the fields that the page lacks. */
record PageArticleView(@JsonUnwrapped ArticleView article, Set<ArticleField> notFound)
    implements HasEtag {

  @Override
  public String tag() {
    return article.tag();
  }
}
