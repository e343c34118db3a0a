package org.onrecord.records.actor;

import static java.util.stream.Collectors.joining;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.ListParameters;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Finds the actors whose names resemble an unknown name ("did you mean"), by trigrams. */
@Singleton
class NearNames {
  /** Maximum number of names that are looked up for one problem; each takes an index scan. */
  private static final int MAX_LOOKED_UP = 10;

  /** Maximum number of unknown names in one problem. */
  private static final int MAX_LISTED = 100;

  /**
   * The five best actors for each name, by the same likeness as the search for actors. The
   * threshold is lower than PostgreSQL's default of 0.6, so that a misspelled surname finds its
   * actor; it holds for this statement. The sub-select sets it before an index is scanned.
   */
  private static final String NEAR =
      """
      with threshold as materialized (
        select set_config('pg_trgm.word_similarity_threshold', '0.3', true) as value
      )
      select given.folded, near.id as actor_id, near.name as actor_name, near.kind as actor_kind
      from (
        select folded, place
        from threshold, unnest(?::text[]) with ordinality as name (folded, place)
        where threshold.value is not null offset 0) given
      cross join lateral (
        select a.id, a.name, a.kind,
          max(word_similarity(given.folded, n.name_folded) + similarity(given.folded, n.name_folded)) as likeness
        from (
          select id, name_folded from actor where given.folded <% name_folded
          union all
          select actor_id, name_folded from alias where given.folded <% name_folded) n
        join actor a on a.id = n.id
        group by a.id, a.name, a.kind
        order by likeness desc, a.name, a.id
        limit 5) near
      order by given.place, near.likeness desc, near.name, near.id""";

  private final Database database;
  private final ActorNames names;

  NearNames(Database database, ActorNames names) {
    this.database = database;
    this.names = names;
  }

  /**
   * A value of a filter that fits no actor.
   *
   * @param near the actors with the nearest names, best first; none for an id
   */
  @RegisterForReflection
  record UnknownName(String parameter, String value, List<ActorReference> near) {
    private String sentence() {
      String names =
          near.stream().map(actor -> "“" + actor.name() + "”").distinct().collect(joining(" or "));
      return "No actor fits “%s” in %s.".formatted(value, parameter)
          + (near.isEmpty() ? "" : " Did you mean %s?".formatted(names));
    }
  }

  private record Near(String folded, ActorReference actor) {}

  /** 422: values of a filter fit no actor. */
  ProblemException problem(List<FilterActorResolver.Value> unknown, ListParameters parameters) {
    List<FilterActorResolver.Value> listed = unknown.stream().limit(MAX_LISTED).toList();
    Map<String, List<ActorReference>> near =
        near(
            listed.stream()
                .filter(value -> !value.isId())
                .map(FilterActorResolver.Value::key)
                .distinct()
                .limit(MAX_LOOKED_UP)
                .toList());
    List<UnknownName> unknownNames =
        listed.stream()
            .map(
                v -> new UnknownName(v.parameter(), v.key(), near.getOrDefault(v.key(), List.of())))
            .distinct()
            .toList();
    int more = listed.size() - 1;
    return ProblemException.of(
            ProblemType.UNKNOWN_NAMES,
            unknownNames.get(0).sentence()
                + (more > 0 ? " The errors list %d more.".formatted(more) : ""))
        .withErrors(faults(listed, parameters))
        .with("unknownNames", unknownNames);
  }

  private static List<Fault> faults(
      List<FilterActorResolver.Value> unknown, ListParameters parameters) {
    return unknown.stream()
        .map(
            v ->
                parameters.fault(v.parameter(), v.index(), "“%s” fits no actor".formatted(v.key())))
        .distinct()
        .toList();
  }

  /** The nearest actors by name. Runs at most two queries. */
  private Map<String, List<ActorReference>> near(List<String> unknown) {
    if (unknown.isEmpty()) {
      return Map.of();
    }
    Map<String, String> folded = names.foldedByName(unknown);
    Sql sql = Sql.of(NEAR, (Object) folded.values().stream().distinct().toArray(String[]::new));
    List<Near> found =
        database.list(sql, row -> new Near(row.text("folded"), ActorReference.of(row, "actor")));
    Map<String, List<ActorReference>> byName = new HashMap<>();
    folded.forEach(
        (name, form) ->
            byName.put(
                name,
                found.stream().filter(n -> n.folded().equals(form)).map(Near::actor).toList()));
    return byName;
  }
}
