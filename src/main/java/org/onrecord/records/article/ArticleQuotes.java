package org.onrecord.records.article;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.conditional.HasEtag;

/**
 * Access to the quotes of articles, implemented by the quote package, which depends on this one.
 * The quotes of an article are in the order of their positions in its body; those without spans
 * come last.
 */
public interface ArticleQuotes {
  /**
   * The first quotes of an article.
   *
   * @param next path and query of the page with the following quotes; null if these are all
   */
  record First<T extends HasEtag>(List<T> quotes, String next) {}

  /** The first quotes of each article. */
  Map<UUID, ? extends First<?>> first(Collection<UUID> articles);

  /** All quotes of each article. */
  Map<UUID, ? extends List<? extends HasEtag>> all(Collection<UUID> articles);

  /** All quotes of an article, which are read page by page while they are iterated over. */
  Collection<? extends HasEtag> all(UUID article);

  /** SQL for the approximate size of the first quotes of an article {@code a}, in bytes. */
  Sql bytesOfFirst();

  /** SQL for the approximate size of all quotes of an article {@code a}, in bytes. */
  Sql bytesOfAll();
}
