package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.toSet;

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
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.LanguagesInUse;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.FilterMembers;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.ActorListing;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.article.ArticleListing;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reads the query of a subscription as the list at its path reads its URL. */
@Singleton
class SubscribedQueries {
  /** The time after which an unused query is forgotten. */
  private static final Duration VALIDITY = Duration.ofHours(1);

  private static final int MAX_CACHED = 10_000;

  /** Parameters that do not select records. */
  private static final Set<String> NO_FILTERS =
      Set.of(
          "cursor", "expand", "fields", "highlight", "include", "limit", "sample", "seed", "sort");

  private static final String COMPARE_STATEMENTS =
      "leave it out, and compare statement.id of the records instead";

  private static final String ACTORS =
      """
      select pg_snapshot_xmin(pg_current_snapshot())::text as oldest,
        exists (select from change where xid >= ?::text::xid8 and record = 'actor') as changed""";

  private final ParameterReader parameterReader;
  private final Database database;
  private final Map<String, ListedRecords> lists;
  private final ActorNames names;
  private final LanguagesInUse languages;
  private final Cache<String, ReadQuery> cache =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterAccess(VALIDITY).build();

  /** The languages for which the text queries in the cache were read. */
  private volatile Set<String> languagesInUse = Set.of();

  /** The oldest transaction that had not ended when actors were looked at. */
  private volatile String oldestTransaction = "0";

  /**
   * The list at a path.
   *
   * @param elsewhere parameters whose rows change with other records, without a change of their
   *     own, with what to do instead
   * @param actors parameters whose values are names of actors
   * @param memberships parameters that select the members of organizations
   */
  private record ListedRecords(
      RecordKind kind,
      List<Class<? extends Record>> parameters,
      Map<String, String> elsewhere,
      Set<String> actors,
      Set<String> memberships,
      Function<ListParameters, Condition> condition) {}

  SubscribedQueries(
      ParameterReader parameterReader,
      Database database,
      QuoteListing quotes,
      ArticleListing articles,
      ActorListing actors,
      ActorNames names,
      LanguagesInUse languages) {
    this.parameterReader = parameterReader;
    this.names = names;
    this.languages = languages;
    this.database = database;
    this.lists =
        Map.of(
            "/quotes",
            new ListedRecords(
                RecordKind.QUOTE,
                QuoteListing.PARAMETERS,
                Map.of("distinct", COMPARE_STATEMENTS, "statement", COMPARE_STATEMENTS),
                Set.of("mentions", "mentionsAll", "source", "speaker", "via"),
                Set.of("affiliation", "role", "under"),
                quotes::condition),
            "/articles",
            new ListedRecords(
                RecordKind.ARTICLE,
                ArticleListing.PARAMETERS,
                Map.of(
                    "mentions", "subscribe to /quotes with mentions instead",
                    "mentionsAll", "subscribe to /quotes with mentionsAll instead",
                    "quotes", "subscribe to /quotes with speaker instead"),
                Set.of("source"),
                Set.of(),
                articles::condition),
            "/actors",
            new ListedRecords(
                RecordKind.ACTOR,
                ActorListing.PARAMETERS,
                Map.of("likelyDuplicateOf", "ask the list from time to time instead"),
                Set.of("affiliation"),
                Set.of(),
                actors::condition));
  }

  /**
   * A query in the cache.
   *
   * @param actors the actors that its names selected when it was read
   * @param memberships true if it selects members of organizations
   */
  private record ReadQuery(
      SubscribedList list, Map<String, Set<UUID>> actors, boolean memberships) {
    boolean isOutdated(Map<String, Set<UUID>> present) {
      return memberships
          || !actors.entrySet().stream()
              .allMatch(actor -> actor.getValue().equals(present.get(actor.getKey())));
    }
  }

  /**
   * Forgets the queries that would be read differently: after changes of actors those whose names
   * select other actors, and those with memberships; all if a language is new. Transactions that
   * had not ended at the last call are looked at again, so none is missed.
   */
  void refresh() {
    Set<String> languagesNow = languages.ofQuotes();
    if (!languagesNow.equals(languagesInUse)) {
      cache.invalidateAll();
      languagesInUse = languagesNow;
    }
    ActorChanges now =
        database
            .write(
                Sql.of(ACTORS, oldestTransaction),
                row -> new ActorChanges(row.text("oldest"), row.bool("changed")))
            .orElseThrow();
    oldestTransaction = now.oldestTransaction();
    if (now.changed()) {
      forgetOutdated();
    }
  }

  private record ActorChanges(String oldestTransaction, boolean changed) {}

  private void forgetOutdated() {
    Set<String> keys =
        cache.asMap().values().stream()
            .flatMap(query -> query.actors().keySet().stream())
            .collect(toSet());
    Map<String, Set<UUID>> present = names.idsByKey(keys);
    cache.asMap().values().removeIf(query -> query.isOutdated(present));
  }

  /** Reads a query, unless it is in the cache. */
  SubscribedList cached(String query) {
    return cache.get(query, this::readWithActors).list();
  }

  /** The actors are looked up first: a change of them after that is noticed later. */
  private ReadQuery readWithActors(String query) {
    ListedRecords list = list(query);
    Map<String, List<String>> parameters = parameters(query);
    Map<String, Set<UUID>> actors = names.idsByKey(values(parameters, list.actors()));
    return new ReadQuery(read(query), actors, !values(parameters, list.memberships()).isEmpty());
  }

  /** The values of parameters and of their negated counterparts. */
  private static Set<String> values(Map<String, List<String>> parameters, Set<String> names) {
    return parameters.entrySet().stream()
        .filter(parameter -> names.contains(positive(parameter.getKey())))
        .flatMap(parameter -> parameter.getValue().stream())
        .collect(toSet());
  }

  private static String positive(String name) {
    return FilterMembers.counterpart(name).orElse(name);
  }

  /**
   * Reads a query.
   *
   * @throws ProblemException 400 or 422 with the errors that the list answers, or 400 if it is not
   *     the query of a list
   */
  SubscribedList read(String query) {
    ListedRecords list = list(query);
    Map<String, List<String>> parameters = parameters(query);
    ListParameters read = parameterReader.ofOtherQuery(parameters, list.parameters);
    ProblemException.requireNone(faults(parameters.keySet(), list));
    return new SubscribedList(list.kind, list.condition.apply(read));
  }

  private ListedRecords list(String query) {
    String path = query.split("\\?", 2)[0];
    ListedRecords list = lists.get(path);
    if (list == null) {
      throw ProblemException.invalid(
          Fault.at(
              "/query",
              path.startsWith("/statements")
                  ? "must be a list of quotes, articles or actors; subscribe to /quotes, whose records have their statement, or follow /statements.atom"
                  : "must start with /quotes, /articles or /actors, and then ?"));
    }
    return list;
  }

  private static List<Fault> faults(Set<String> names, ListedRecords list) {
    List<Fault> faults = new ArrayList<>();
    for (String name : names) {
      if (NO_FILTERS.contains(name)) {
        faults.add(Fault.in(name, "is not a filter; a subscription takes filters only"));
      } else if (list.elsewhere.containsKey(positive(name))) {
        faults.add(
            Fault.in(
                name,
                "is not possible in a subscription, since changes of other records decide which records match; "
                    + list.elsewhere.get(positive(name))));
      }
    }
    faults.sort(Comparator.comparing(Fault::parameter));
    return faults;
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new TreeMap<>();
    int start = query.indexOf('?');
    String pairs = start < 0 ? "" : query.substring(start + 1);
    for (String pair : pairs.split("&")) {
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
