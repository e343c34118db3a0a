package org.onrecord.records.article;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.web.conditional.HasEtag;

/**
 * Fired when articles are to go out with their quotes. Whoever keeps quotes answers with {@link
 * #found}: articles know nothing of quotes.
 */
public final class QuotesWanted {
  private final List<UUID> articles;
  private final Map<UUID, List<? extends HasEtag<?>>> quotes = new HashMap<>();

  QuotesWanted(List<UUID> articles) {
    this.articles = articles;
  }

  /** The articles whose quotes are wanted. */
  public List<UUID> articles() {
    return articles;
  }

  /** Answers with the quotes of an article, in the order in which they stand in it. */
  public void found(UUID article, List<? extends HasEtag<?>> itsQuotes) {
    quotes.put(article, itsQuotes);
  }

  List<? extends HasEtag<?>> of(UUID article) {
    return quotes.getOrDefault(article, List.of());
  }
}
