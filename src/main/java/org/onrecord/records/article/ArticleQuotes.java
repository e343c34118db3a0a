package org.onrecord.records.article;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.web.conditional.HasEtag;

/**
 * Access to the quotes of articles, implemented by the quote package, which depends on this one.
 */
public interface ArticleQuotes {
  /**
   * The quotes of each article, in the order in which they stand in its body. Articles without
   * quotes are absent from the map.
   */
  Map<UUID, ? extends List<? extends HasEtag>> ofArticles(Collection<UUID> articles);
}
