package org.onrecord.records.actor;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.ListParameters;
import org.onrecord.web.json.Ids;
import org.onrecord.web.problem.ProblemException;

/** Resolves the actors that the parameters of a filter name, and rejects names that fit none. */
@Singleton
public class FilterActorResolver {
  private final ActorNames names;
  private final NearNames nearNames;
  private final Database database;

  FilterActorResolver(ActorNames names, NearNames nearNames, Database database) {
    this.names = names;
    this.nearNames = nearNames;
    this.database = database;
  }

  /**
   * A value of a parameter.
   *
   * @param index its place among the values of the parameter
   * @param provable true if rows match only if they have an actor of this value: the parameter has
   *     no other value, and is not negated
   * @param matches the actors of that name, or the id itself, which may not exist
   */
  record Value(String parameter, int index, boolean provable, String key, Set<UUID> matches) {
    boolean isId() {
      return Ids.parse(key).isPresent();
    }

    /** True if a row can match only if the actor exists. */
    private boolean isProvedByRows() {
      return provable && isId();
    }
  }

  /**
   * Resolves the actors of a filter.
   *
   * @throws ProblemException 422 if a value fits no actor, unless the filter ignores that
   */
  public FilterActors resolve(ActorParameters filter, ListParameters parameters) {
    return resolveForPage(filter, parameters).check();
  }

  /**
   * Resolves the actors of a filter for a page. Single ids are looked up by {@link
   * FilterActors#check} if the page is empty.
   *
   * @throws ProblemException 422 if another value fits no actor, unless the filter ignores that
   */
  public FilterActors resolveForPage(ActorParameters filter, ListParameters parameters) {
    List<Value> values = values(filter);
    Map<String, List<Set<UUID>>> byParameter = new LinkedHashMap<>();
    values.forEach(
        value ->
            byParameter
                .computeIfAbsent(value.parameter(), parameter -> new ArrayList<>())
                .add(value.matches()));
    if (filter.unknownNames() == UnknownNames.IGNORE) {
      return new FilterActors(byParameter, () -> {});
    }
    Map<Boolean, List<Value>> byProof =
        values.stream().collect(partitioningBy(Value::isProvedByRows));
    if (!unknown(byProof.get(false), filter).isEmpty()) {
      throw nearNames.problem(unknown(values, filter), parameters);
    }
    return new FilterActors(byParameter, () -> requireKnown(byProof.get(true), filter, parameters));
  }

  private List<Value> values(ActorParameters filter) {
    Map<String, List<String>> given = new TreeMap<>(filter.actors());
    Map<String, Set<UUID>> matches =
        names.idsByKey(given.values().stream().flatMap(List::stream).collect(toSet()));
    List<Value> values = new ArrayList<>();
    given.forEach(
        (parameter, keys) -> {
          for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            boolean provable = keys.size() == 1 && filter.isProvedByRows(parameter);
            values.add(new Value(parameter, i, provable, key, matches.get(key)));
          }
        });
    return values;
  }

  private void requireKnown(List<Value> values, ActorParameters filter, ListParameters parameters) {
    List<Value> unknown = unknown(values, filter);
    if (!unknown.isEmpty()) {
      throw nearNames.problem(unknown, parameters);
    }
  }

  /** The values that fit no actor and no printed relay. */
  private List<Value> unknown(List<Value> values, ActorParameters filter) {
    Set<UUID> ids =
        values.stream().filter(Value::isId).flatMap(v -> v.matches().stream()).collect(toSet());
    Set<UUID> known = names.knownIds(ids);
    List<Value> unmatched =
        values.stream()
            .filter(v -> v.isId() ? !known.containsAll(v.matches()) : v.matches().isEmpty())
            .toList();
    return unmatched.stream()
        .filter(Predicate.not(printed(unmatched, filter.printedRelays())::contains))
        .toList();
  }

  /** The values that are the printed text of a relay. */
  private Set<Value> printed(List<Value> values, Collection<String> parameters) {
    List<Value> candidates =
        values.stream().filter(value -> parameters.contains(value.parameter())).toList();
    if (candidates.isEmpty()) {
      return Set.of();
    }
    Map<String, String> folded = names.foldedByName(candidates.stream().map(Value::key).toList());
    Sql sql =
        Sql.of(
            """
            select given.text from unnest(?::text[]) as given (text)
            where exists (select from relay where text is not null and text_folded = given.text)""",
            (Object) folded.values().stream().distinct().toArray(String[]::new));
    Set<String> texts = new HashSet<>(database.list(sql, row -> row.text("text")));
    return candidates.stream()
        .filter(value -> texts.contains(folded.get(value.key())))
        .collect(toSet());
  }
}
