package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
  /** Parameters that do not select records. */
  private static final Set<String> NO_FILTERS =
      Set.of(
          "cursor", "expand", "fields", "highlight", "include", "limit", "sample", "seed", "sort");

  private static final String COMPARE_STATEMENTS =
      "leave it out, and compare statement.id of the records instead";

  private final ParameterReader parameterReader;
  private final Map<String, ListedRecords> lists;
  private final ActorNames names;

  /**
   * The list at a path.
   *
   * @param elsewhere parameters whose rows change without a change of a record, with what to do
   *     instead
   * @param dependencies parameters by which other records decide
   */
  private record ListedRecords(
      RecordKind kind,
      List<Class<? extends Record>> parameters,
      Map<String, String> elsewhere,
      Dependencies dependencies,
      Function<ListParameters, Condition> condition) {}

  /**
   * Parameters by which other records decide which records match.
   *
   * @param articles those about the words and the URL of articles
   * @param quotes those about the quotes of an article
   * @param actors those whose values name actors
   * @param memberships those that select the members of organizations
   */
  private record Dependencies(
      Set<String> articles, Set<String> quotes, Set<String> actors, Set<String> memberships) {}

  SubscribedQueries(
      ParameterReader parameterReader,
      QuoteListing quotes,
      ArticleListing articles,
      ActorListing actors,
      ActorNames names) {
    this.parameterReader = parameterReader;
    this.names = names;
    this.lists =
        Map.of(
            "/quotes",
            new ListedRecords(
                RecordKind.QUOTE,
                QuoteListing.PARAMETERS,
                Map.of("distinct", COMPARE_STATEMENTS, "statement", COMPARE_STATEMENTS),
                new Dependencies(
                    Set.of("about", "articleQ", "has", "hasNot"),
                    Set.of(),
                    Set.of(
                        "affiliation",
                        "mentions",
                        "mentionsAll",
                        "source",
                        "speaker",
                        "under",
                        "via"),
                    Set.of("affiliation", "role", "under")),
                quotes::condition),
            "/articles",
            new ListedRecords(
                RecordKind.ARTICLE,
                ArticleListing.PARAMETERS,
                Map.of(),
                new Dependencies(
                    Set.of(),
                    Set.of("mentions", "mentionsAll", "quotes"),
                    Set.of("mentions", "mentionsAll", "quotes", "source"),
                    Set.of()),
                articles::condition),
            "/actors",
            new ListedRecords(
                RecordKind.ACTOR,
                ActorListing.PARAMETERS,
                Map.of("likelyDuplicateOf", "ask the list from time to time instead"),
                new Dependencies(Set.of(), Set.of(), Set.of("affiliation"), Set.of()),
                actors::condition));
  }

  /** The values of a query that name actors. */
  Set<String> actorsOf(String query) {
    return values(parameters(query), list(query).dependencies().actors());
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
    return new SubscribedList(
        list.kind, list.condition.apply(read), dependencies(parameters, list.dependencies()));
  }

  private ListDependencies dependencies(
      Map<String, List<String>> parameters, Dependencies dependencies) {
    Set<String> actors = values(parameters, dependencies.actors());
    Set<String> keys = new HashSet<>(actors);
    keys.addAll(names.folded(List.copyOf(actors)));
    return new ListDependencies(
        !values(parameters, dependencies.articles()).isEmpty(),
        !values(parameters, dependencies.quotes()).isEmpty(),
        keys,
        !values(parameters, dependencies.memberships()).isEmpty());
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
                "is not possible in a subscription, since its records change without a change of a record; "
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
