package org.onrecord.article;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.onrecord.actor.ActorNames;
import org.onrecord.json.InvalidValue;
import org.onrecord.json.Text;
import org.onrecord.paging.Condition;
import org.onrecord.paging.Include;
import org.onrecord.paging.Order;
import org.onrecord.paging.Paging;

/** How the query parameters of a list of articles restrict and order it. */
record ArticleFilter(
    @Text(max = 500) String q,
    @Size(max = 50) List<@Text(max = 300) String> source,
    @Size(max = 50) List<@Text(max = 300) String> author,
    @Size(max = 50) List<@Text(max = 300) String> section,
    @Size(max = 50) List<@LanguageTag String> language,
    LocalDate publishedFrom,
    LocalDate publishedTo,
    @Size(max = 50) List<@Text(max = 300) String> quotes,
    @Size(max = 50) List<@Text(max = 300) String> mentions,
    @Size(max = 2) List<Expand> expand,
    ArticleSort sort,
    @Min(1) @Max(100) Integer limit,
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String cursor,
    @Size(max = 1) List<Include> include)
    implements Paging {

  ArticleFilter {
    InvalidValue.requireOrder("publishedFrom", publishedFrom, "publishedTo", publishedTo);
    if (sort == ArticleSort.RELEVANCE && q == null) {
      throw new InvalidValue("sort", "can be relevance only where q is given");
    }
  }

  Condition condition(ActorNames names) {
    return new Condition()
        .and("fulltext(a.search, :q)", q)
        .and("a.source.id in :source", names.matching(source))
        .andAny("exists (select 1 from a.authors w where w.nameFolded = fold(:author))", author)
        .andAny("a.sectionFolded = fold(:section)", section)
        .andAny(
            "lower(a.language) = lower(:language) or lower(a.language) like lower(:language) || '-%'",
            language)
        .and("a.publishedOn is not null and a.publishedOrder >= :publishedFrom", publishedFrom)
        .and("a.publishedOn is not null and a.publishedOrder <= :publishedTo", publishedTo)
        .and(
            "exists (select 1 from Quote q where q.article = a and q.speaker.id in :quotes)",
            names.matching(quotes))
        .and(
            "exists (select 1 from Quote q join q.mentions m where q.article = a and m.id in :mentions)",
            names.matching(mentions));
  }

  Order order() {
    return (sort == null ? ArticleSort.PUBLISHED_DESCENDING : sort).order;
  }
}
