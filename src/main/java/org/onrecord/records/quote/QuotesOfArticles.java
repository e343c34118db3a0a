package org.onrecord.records.quote;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.records.article.ArticleQuotes;
import org.onrecord.records.article.ArticleView;
import org.onrecord.web.fields.NestedView;

/**
 * Reads the quotes of articles, of every status, in the order of their positions in the body: the
 * first ones for pages and single articles, all of them for exports.
 */
@Singleton
public class QuotesOfArticles implements ArticleQuotes, NestedView {
  /** The maximum size of a page, so that the following quotes are pages, too. */
  private static final int MAX_FIRST = 100;

  /** A quarter of a page, so that a page has several articles. A single quote may exceed it. */
  private static final int MAX_FIRST_BYTES = ListReader.MAX_PAGE_BYTES / 4;

  private static final Order POSITION = QuoteSort.POSITION.order;

  /** The query parameters of a list of quotes of every status, and its filter as JSON. */
  private static final String EVERY_STATUS =
      Stream.of(QuoteStatus.values()).map("status=%s"::formatted).collect(joining("&"));

  private static final String EVERY_STATUS_FILTER =
      Stream.of(QuoteStatus.values())
          .map("\"%s\""::formatted)
          .collect(joining(",", "{\"status\":[", "]}"));

  /**
   * The first quotes of each article. The length of a row as text includes all its columns, with
   * titles and names.
   */
  private static final String FIRST =
      """
      select * from (
        select x.*,
          sum(octet_length(x::text)) over nearest as bytes,
          row_number() over nearest as place,
          count(*) over (partition by x.article_id) as found
        from (
          select ?, q.order_key
          from unnest(?::uuid[]) given (article_id)
          cross join lateral (
            select q.*, %1$s as order_key from quote q
            where q.article_id = given.article_id
            order by order_key, q.id
            limit %2$d) q ? offset 0) x
        window nearest as (partition by x.article_id order by x.order_key, x.id rows unbounded preceding)) x
      where place = 1 or place <= %3$d and bytes <= %4$d
      order by article_id, place"""
          .formatted(POSITION.key().text(), MAX_FIRST + 1, MAX_FIRST, MAX_FIRST_BYTES);

  /**
   * Allows 700 bytes for ids, dates and member names of a quote, and 100 for those of an actor. The
   * long texts are not read: the database knows their lengths.
   */
  private static final String BYTES =
      """
      (select coalesce(sum(700 + octet_length(q.text) + coalesce(octet_length(q.review_reason), 0)
         + coalesce(octet_length(q.review_reference), 0)
         + octet_length(concat(q.attribution_text, q.attribution_role, q.attribution_cue, a.title, a.url, s.name, p.name))
         + octet_length(array_to_string(a.author_names, '    '))), 0)
       from quote q left join actor s on s.id = q.source_id left join actor p on p.id = q.speaker_id
       where q.article_id = a.id)
      + (select coalesce(sum(100 + octet_length(concat(v.text, r.name))), 0)
         from relay v left join actor r on r.id = v.actor_id where v.article_id = a.id)
      + (select coalesce(sum(100 + octet_length(r.name)), 0)
         from mention m join actor r on r.id = m.actor_id where m.article_id = a.id)""";

  private final Database database;
  private final ListReader lists;
  private final Projection<QuoteView> quotes;

  QuotesOfArticles(Database database, ListReader lists, QuoteViews views) {
    this.database = database;
    this.lists = lists;
    this.quotes = views.projection();
  }

  @Override
  public Class<?> owner() {
    return ArticleView.class;
  }

  @Override
  public String member() {
    return "quotes";
  }

  @Override
  public Class<?> type() {
    return QuoteView.class;
  }

  private record Found(QuoteView quote, long inArticle) {}

  @Override
  public Map<UUID, First<QuoteView>> first(Collection<UUID> articles) {
    Sql sql =
        Sql.of(FIRST, quotes.columns().select(), articles.toArray(UUID[]::new), quotes.joins());
    Map<UUID, List<Found>> byArticle =
        database.list(sql, this::read).stream()
            .collect(groupingBy(found -> found.quote().article().id()));
    return articles.stream()
        .collect(
            toMap(
                identity(), article -> first(article, byArticle.getOrDefault(article, List.of()))));
  }

  private Found read(Row row) throws SQLException {
    return new Found(quotes.reader().read(row), row.longValue("found"));
  }

  private static First<QuoteView> first(UUID article, List<Found> found) {
    List<QuoteView> shown = found.stream().map(Found::quote).toList();
    boolean complete = found.isEmpty() || found.get(0).inArticle() == found.size();
    return new First<>(shown, complete ? null : pageAfter(article, shown.get(shown.size() - 1)));
  }

  private static String pageAfter(UUID article, QuoteView last) {
    String path = "/articles/" + article + "/quotes";
    String cursor =
        ListReader.cursorAfter(path, EVERY_STATUS_FILTER, POSITION, last.position(), last.id());
    return "%s?%s&sort=%s&limit=%d&cursor=%s"
        .formatted(path, EVERY_STATUS, POSITION.name(), MAX_FIRST, cursor);
  }

  @Override
  public Map<UUID, List<QuoteView>> all(Collection<UUID> articles) {
    Condition inArticles = new Condition().and("q.article_id = any(?)", articles);
    Map<UUID, List<QuoteView>> all = new HashMap<>();
    articles.forEach(article -> all.put(article, new ArrayList<>()));
    lists.forEachBatch(
        new ListQuery<>(quotes, inArticles, POSITION),
        batch -> batch.forEach(quote -> all.get(quote.article().id()).add(quote)));
    return all;
  }

  @Override
  public Collection<QuoteView> all(UUID article) {
    ListQuery<QuoteView> query =
        new ListQuery<>(quotes, QuoteScope.ofArticle(article).condition(), POSITION);
    return new AbstractCollection<>() {
      @Override
      public Iterator<QuoteView> iterator() {
        return lists.iterator(query);
      }

      @Override
      public int size() {
        return Math.toIntExact(lists.countAll(query));
      }
    };
  }

  @Override
  public Sql bytesOfFirst() {
    return Sql.of("least(%d, %s)".formatted(MAX_FIRST_BYTES, BYTES));
  }

  @Override
  public Sql bytesOfAll() {
    return Sql.of(BYTES);
  }
}
