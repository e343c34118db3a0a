package org.onrecord.records.search;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.onrecord.database.sql.Database;
import org.onrecord.query.fulltext.LanguagesInUse;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.fulltext.TextQueryParser;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.article.ArticleViews;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.records.quote.StatementWait;
import org.onrecord.web.conditional.HasEtag;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.ProblemException;

/** Searches all kinds of records, with at most seven statements. */
@Singleton
public class Search {
  private final Database database;
  private final Matches matches;
  private final TextQueryParser textQueries;
  private final QuoteViews quotes;
  private final ArticleViews articles;
  private final ActorViews actors;
  private final StatementWait statements;
  private final ParameterReader parameterReader;

  Search(
      Database database,
      Matches matches,
      TextQueryParser textQueries,
      QuoteViews quotes,
      ArticleViews articles,
      ActorViews actors,
      StatementWait statements,
      ParameterReader parameterReader) {
    this.database = database;
    this.matches = matches;
    this.textQueries = textQueries;
    this.quotes = quotes;
    this.articles = articles;
    this.actors = actors;
    this.statements = statements;
    this.parameterReader = parameterReader;
  }

  /**
   * Reads the page that the query parameters select.
   *
   * @throws ProblemException 400 for parameters that are invalid
   */
  public SearchPage page(UriInfo uri, RequestUrl url) {
    SearchParameters parameters = parameterReader.read(uri, SearchParameters.class);
    int offset = SearchCursor.offset(parameters);
    statements.beforeQuotes();
    Result result = page(parameters, offset);
    if (!result.more()) {
      return new SearchPage(result.items(), null, null, result.totals());
    }
    String cursor = SearchCursor.encode(parameters, offset + parameters.rows());
    return new SearchPage(
        result.items(), url.withParameter("cursor", cursor), cursor, result.totals());
  }

  /**
   * The items of a page.
   *
   * @param more true if another page follows
   */
  private record Result(List<SearchItem> items, SearchTotals totals, boolean more) {}

  private Result page(SearchParameters parameters, int offset) {
    Matches.Query query = query(parameters.q());
    List<Matches.Match> found =
        matches.best(query, parameters.kinds(), offset, parameters.rows() + 1);
    List<Matches.Match> shown = found.stream().limit(parameters.rows()).toList();
    return new Result(
        items(shown, query, parameters.rows()),
        matches.totals(query, parameters.kinds()),
        found.size() > shown.size());
  }

  private Matches.Query query(String words) {
    TextQuery ofArticles = textQueries.parse(words).orElseThrow();
    return new Matches.Query(
        textQueries.parseForQuotes(words).orElseThrow(),
        ofArticles,
        ofArticles.queryIn(LanguagesInUse.NO_LANGUAGE));
  }

  /** Reads the records. One that was deleted meanwhile is left out. */
  private List<SearchItem> items(List<Matches.Match> found, Matches.Query query, int rows) {
    Map<UUID, SearchItem> items = new HashMap<>();
    addItems(
        items,
        of(RecordKind.QUOTE, found),
        quotes.projection(Optional.of(query.quotes()), false, rows),
        SearchItem::ofQuote);
    addItems(
        items,
        of(RecordKind.ARTICLE, found),
        articles.projection(query.articles(), rows),
        SearchItem::ofArticle);
    addItems(
        items,
        of(RecordKind.ACTOR, found),
        actors.projection(query.articles().headline(LanguagesInUse.NO_LANGUAGE, "a.name")),
        SearchItem::ofActor);
    return found.stream().map(match -> items.get(match.id())).filter(Objects::nonNull).toList();
  }

  private static List<Matches.Match> of(RecordKind kind, List<Matches.Match> found) {
    return found.stream().filter(match -> match.kind() == kind).toList();
  }

  private <T extends HasEtag> void addItems(
      Map<UUID, SearchItem> items,
      List<Matches.Match> found,
      Projection<ListItem<T>> projection,
      BiFunction<Double, ListItem<T>, SearchItem> item) {
    if (found.isEmpty()) {
      return;
    }
    Map<UUID, ListItem<T>> records =
        projection.find(database, found.stream().map(Matches.Match::id).toList());
    for (Matches.Match match : found) {
      if (records.containsKey(match.id())) {
        items.put(match.id(), item.apply(match.score(), records.get(match.id())));
      }
    }
  }
}
