package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.RowEstimate;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.export.CsvTable;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorTable;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.quote.FullestWording;
import org.onrecord.records.quote.QuoteFilter;
import org.onrecord.records.quote.QuoteListing;

/** Pages and exports of statements. */
@Singleton
public class StatementListing {
  /** Parameters of the list. */
  public static final List<Class<? extends Record>> PARAMETERS =
      List.of(QuoteFilter.class, StatementFilter.class, StatementPaging.class);

  private static final Columns COLUMNS =
      Columns.of(
              """
              s.id, s.appearances, s.sources, s.conflicting, t.language,
              p.id as speaker_id, p.name as speaker_name, p.kind as speaker_kind,
              f.quote_id as first_quote, f.article_id as first_article_id, f.title as first_title, f.url as first_url, f.published_on as first_published_on,
              f.source_id as first_source_id, f.source_name as first_source_name, f.source_kind as first_source_kind,
              l.quote_id as last_quote, l.article_id as last_article_id, l.title as last_title, l.url as last_url, l.published_on as last_published_on,
              l.source_id as last_source_id, l.source_name as last_source_name, l.source_kind as last_source_kind""")
          .text("text", Sql.of("t.text"))
          .computed("first_authors", Sql.of("f.author_names"))
          .computed("last_authors", Sql.of("l.author_names"));

  /** The quote of a statement on its first or last day. */
  private static final String PLACE =
      """
      left join lateral (
        select a.quote_id, r.id as article_id, r.title, r.url, r.author_names, q.published_on, o.id as source_id, o.name as source_name, o.kind as source_kind
        from (
          select quote_id from appearance
          where statement_id = s.id and published_order = s.%1$s_order order by quote_id%2$s limit 1) a
        join quote q on q.id = a.quote_id
        join article r on r.id = q.article_id
        left join actor o on o.id = q.source_id
        limit 1) %3$s on true
      """;

  private static final Sql JOINS =
      Sql.of(
          """
          left join lateral (select id, name, kind from actor where id = s.speaker_id offset 0) p on true
          left join lateral (%s) t on true
          """
                  .formatted(FullestWording.of("s.id"))
              + PLACE.formatted("first", "", "f")
              + PLACE.formatted("last", " desc", "l"));

  private static final Projection<StatementItem> PROJECTION =
      new Projection<>("statement", "s", COLUMNS, JOINS, StatementListing::read);

  private static final CsvTable<StatementItem> TABLE =
      new CsvTable<StatementItem>()
          .column("id", StatementItem::id)
          .column("text", StatementItem::text)
          .column("language", StatementItem::language)
          .column(StatementItem::speaker, ActorTable.reference("speaker"))
          .column("appearances", StatementItem::appearances)
          .column("sources", StatementItem::sources)
          .column("conflicting", StatementItem::conflicting)
          .column("firstQuote", statement -> statement.firstAppearance().quote())
          .column("firstPublishedOn", statement -> day(statement.firstAppearance()))
          .column("lastQuote", statement -> statement.lastAppearance().quote())
          .column("lastPublishedOn", statement -> day(statement.lastAppearance()));

  private static final String RECORDED =
      """
      select s.id, f.created_at as first, l.created_at as last
      from unnest(?::uuid[]) s (id)
      join quote f on f.id = s.id
      cross join lateral (
        select q.created_at from appearance a join quote q on q.id = a.quote_id
        where a.statement_id = s.id order by a.quote_id desc limit 1) l""";

  private final QuoteListing quotes;
  private final ParameterReader parameterReader;
  private final ListReader lists;
  private final StatementIndexer indexer;
  private final Database database;

  StatementListing(
      QuoteListing quotes,
      ParameterReader parameterReader,
      ListReader lists,
      StatementIndexer indexer,
      Database database) {
    this.quotes = quotes;
    this.parameterReader = parameterReader;
    this.lists = lists;
    this.indexer = indexer;
    this.database = database;
  }

  /** Reads the page that the query parameters select. */
  public Page<StatementItem> page(UriInfo uri, String path) {
    return page(parameterReader.listParameters(uri, PARAMETERS), path);
  }

  /** Reads the page that the parameters select. Its cursor belongs to the path. */
  public Page<StatementItem> page(ListParameters parameters, String path) {
    StatementPaging paging = parameters.read(StatementPaging.class);
    paging.rejectContradictions(parameters);
    ListQuery<StatementItem> query = query(parameters, paging);
    indexer.beforeStatements();
    PageRequest quoteFilter = PageRequest.filtered(parameters, path, QuoteFilter.class, paging);
    PageRequest sums = PageRequest.filtered(parameters, path, StatementFilter.class, paging);
    Page<StatementItem> page =
        lists.page(
            query, new PageRequest(parameters, path, quoteFilter.filter() + sums.filter(), paging));
    return page.withItems(onRecord(page.items()));
  }

  /** Reads when the quotes of each statement were recorded. Leaves out those without quotes. */
  public Map<UUID, RecordedTimes> recordedTimes(List<StatementItem> statements) {
    Object ids = statements.stream().map(StatementItem::id).toArray(UUID[]::new);
    Map<UUID, RecordedTimes> times = new HashMap<>();
    database.list(
        Sql.of(RECORDED, ids),
        row ->
            times.put(row.id("id"), new RecordedTimes(row.instant("first"), row.instant("last"))));
    return times;
  }

  /** Streams all statements that the query parameters select. */
  Export<StatementItem> export(UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, PARAMETERS);
    StatementPaging paging = parameters.read(StatementPaging.class);
    paging.rejectPaging(parameters);
    ListQuery<StatementItem> query = query(parameters, paging);
    indexer.beforeStatements();
    return new Export<>(
        batches -> lists.forEachBatch(query, rows -> batches.accept(onRecord(rows))), TABLE);
  }

  /** Leaves out statements whose quotes were deleted just now. */
  private static List<StatementItem> onRecord(List<StatementItem> statements) {
    return statements.stream().filter(StatementItem::isOnRecord).toList();
  }

  private ListQuery<StatementItem> query(ListParameters parameters, StatementPaging paging) {
    Condition ofQuotes = quotes.condition(parameters, new Condition());
    Condition condition = parameters.read(StatementFilter.class).condition(ofQuotes);
    if (isFrequent(ofQuotes)) {
      condition.frequent();
    }
    return new ListQuery<>(PROJECTION, condition, paging.order(), paging.sample());
  }

  /** True if a tenth of all quotes matches, as estimated by the planner. */
  private boolean isFrequent(Condition ofQuotes) {
    if (ofQuotes.isEmpty()) {
      return false;
    }
    Sql all = Sql.of("select from quote q");
    Sql matching = Sql.of("select from quote q?", ofQuotes.where());
    return RowEstimate.of(database, matching) * 10 >= RowEstimate.of(database, all);
  }

  private static StatementItem read(Row row) throws SQLException {
    return new StatementItem(
        row.id("id"),
        row.text("text"),
        row.text("language"),
        ActorReference.of(row, "speaker"),
        place(row, "first"),
        place(row, "last"),
        row.longValue("appearances"),
        row.longValue("sources"),
        row.bool("conflicting"));
  }

  private static StatementView.Place place(Row row, String prefix) throws SQLException {
    return new StatementView.Place(
        row.id(prefix + "_quote"),
        new ArticleReference(
            row.id(prefix + "_article_id"),
            row.text(prefix + "_title"),
            ActorReference.of(row, prefix + "_source"),
            row.date(prefix + "_published_on"),
            row.text(prefix + "_url"),
            row.array(prefix + "_authors")));
  }

  private static Object day(StatementView.Place place) {
    return place.article().publishedOn();
  }
}
