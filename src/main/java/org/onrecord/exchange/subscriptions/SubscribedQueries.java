package org.onrecord.exchange.subscriptions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.FilterMembers;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.ActorListing;
import org.onrecord.records.article.ArticleListing;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reads the query of a subscription as the list at its path reads its URL. */
@Singleton
class SubscribedQueries {
  /** The time after which names, languages and memberships are looked up again. */
  private static final Duration VALIDITY = Duration.ofMinutes(1);

  private static final int MAX_CACHED = 10_000;

  /** Parameters that do not select records. */
  private static final Set<String> NO_FILTERS =
      Set.of(
          "cursor", "expand", "fields", "highlight", "include", "limit", "sample", "seed", "sort");

  private static final String ACTORS =
      """
      select pg_snapshot_xmin(pg_current_snapshot())::text as oldest,
        exists (select from change where xid >= ?::text::xid8 and record = 'actor') as changed""";

  private final ParameterReader parameterReader;
  private final Database database;
  private final Map<String, ListedRecords> lists;
  private final Cache<String, SubscribedList> cache =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(VALIDITY).build();

  /** The oldest transaction that had not ended when actors were looked at. */
  private volatile String oldestTransaction = "0";

  /**
   * The list at a path.
   *
   * @param elsewhere parameters whose rows change with other records, without a change of their own
   */
  private record ListedRecords(
      RecordKind kind,
      List<Class<? extends Record>> parameters,
      Set<String> elsewhere,
      Function<ListParameters, Condition> condition) {}

  SubscribedQueries(
      ParameterReader parameterReader,
      Database database,
      QuoteListing quotes,
      ArticleListing articles,
      ActorListing actors) {
    this.parameterReader = parameterReader;
    this.database = database;
    this.lists =
        Map.of(
            "/quotes",
            new ListedRecords(
                RecordKind.QUOTE,
                QuoteListing.PARAMETERS,
                Set.of("distinct", "statement"),
                quotes::condition),
            "/articles",
            new ListedRecords(
                RecordKind.ARTICLE,
                ArticleListing.PARAMETERS,
                Set.of("mentions", "mentionsAll", "quotes"),
                articles::condition),
            "/actors",
            new ListedRecords(
                RecordKind.ACTOR,
                ActorListing.PARAMETERS,
                Set.of("likelyDuplicateOf"),
                actors::condition));
  }

  /**
   * Forgets all queries if actors have changed since the last call. Transactions that had not ended
   * then are looked at again, so none is missed.
   */
  void refresh() {
    Actors now =
        database
            .write(
                Sql.of(ACTORS, oldestTransaction),
                row -> new Actors(row.text("oldest"), row.bool("changed")))
            .orElseThrow();
    oldestTransaction = now.oldestTransaction();
    if (now.changed()) {
      cache.invalidateAll();
    }
  }

  private record Actors(String oldestTransaction, boolean changed) {}

  /** Reads a query again, unless it was read within the last minute. */
  SubscribedList cached(String query) {
    return cache.get(query, this::read);
  }

  /**
   * Reads a query.
   *
   * @throws ProblemException 400 or 422 with the errors that the list answers, or 400 if it is not
   *     the query of a list
   */
  SubscribedList read(String query) {
    int separator = query.indexOf('?');
    String path = separator < 0 ? query : query.substring(0, separator);
    ListedRecords list = lists.get(path);
    if (list == null) {
      throw ProblemException.invalid(
          Fault.at("/query", "must start with /quotes, /articles or /actors, and then ?"));
    }
    Map<String, List<String>> parameters =
        separator < 0 ? Map.of() : parameters(query.substring(separator + 1));
    ListParameters read = parameterReader.ofOtherQuery(parameters, list.parameters);
    ProblemException.requireNone(faults(parameters.keySet(), list));
    return new SubscribedList(list.kind, list.condition.apply(read));
  }

  private static List<Fault> faults(Set<String> names, ListedRecords list) {
    List<Fault> faults = new ArrayList<>();
    for (String name : names) {
      if (NO_FILTERS.contains(name)) {
        faults.add(Fault.in(name, "is not a filter; a subscription takes filters only"));
      } else if (list.elsewhere.contains(FilterMembers.counterpart(name).orElse(name))) {
        faults.add(
            Fault.in(
                name, "is not possible in a subscription, since changes of other records decide"));
      }
    }
    faults.sort(Comparator.comparing(Fault::parameter));
    return faults;
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(
          Fault.at("/query", "has a percent sign without two hexadecimal digits"));
    }
  }
}
