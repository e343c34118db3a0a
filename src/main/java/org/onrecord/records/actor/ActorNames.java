package org.onrecord.records.actor;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.web.json.Ids;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemException;

/** Finds the actors that ids, names and aliases mean; without case and diacritics. */
@Singleton
public class ActorNames implements ActorResolver {
  private static final int CANDIDATES_SHOWN = 20;

  /**
   * All transactions that create actors by reference go one after the other, lest two create the
   * same.
   */
  private static final String NEW_ACTORS = "actors created by reference";

  private final EntityManager database;
  private final Database rows;
  private final NameFolding folding;
  private final MergedActors merged;
  private final Clock clock;

  ActorNames(
      EntityManager database,
      Database rows,
      NameFolding folding,
      MergedActors merged,
      Clock clock) {
    this.database = database;
    this.rows = rows;
    this.folding = folding;
    this.merged = merged;
    this.clock = clock;
  }

  /**
   * The actors that any of these ids, names or aliases mean; homonyms all. The id of an actor that
   * was merged means the survivor. Empty where no key is given, so that a filter can tell "not
   * asked" from "nobody of that name".
   */
  public Optional<Set<UUID>> idsMatching(List<String> keys) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Set<UUID> ids = new HashSet<>();
    List<String> names = new ArrayList<>();
    keys.forEach(key -> Ids.parse(key).ifPresentOrElse(ids::add, () -> names.add(key)));
    Set<UUID> meant = new HashSet<>(merged.resolveMerged(ids));
    byNames(names).values().forEach(actors -> actors.forEach(actor -> meant.add(actor.id())));
    return Optional.of(meant);
  }

  /** The names as they are compared. */
  public List<String> folded(List<String> given) {
    return List.copyOf(folding.of(given).values());
  }

  /** The actors that the names of these references fit: two queries, however many they are. */
  NameMatches matchesOf(Collection<ActorReferenceInput> named) {
    Map<String, String> folded = folding.of(named.stream().map(ActorReferenceInput::name).toList());
    Map<String, Set<ActorReference>> actors = new HashMap<>();
    Set<UUID> editors = new HashSet<>();
    List<String> forms =
        folded.values().stream().flatMap(n -> Stream.of(n, NameMatches.otherForm(n))).toList();
    for (Named one : ofFoldedNames(forms)) {
      actors.computeIfAbsent(one.folded(), name -> new HashSet<>()).add(one.actor());
      if (one.origin() == OriginKind.EDITOR) {
        editors.add(one.actor().id());
      }
    }
    return new NameMatches(folded, actors, editors);
  }

  /**
   * The actors whose name or alias each of these names is; homonyms all. One query, however many
   * they are; and one more for names not met before, since a name is folded for itself: as part of
   * a condition on a table that has not been analyzed yet it would be folded for every row.
   */
  public Map<String, Set<ActorReference>> byNames(Collection<String> given) {
    Map<String, String> folded = folding.of(given);
    Map<String, Set<ActorReference>> byFolded = new HashMap<>();
    for (Named one : ofFoldedNames(Set.copyOf(folded.values()))) {
      byFolded.computeIfAbsent(one.folded(), name -> new HashSet<>()).add(one.actor());
    }
    Map<String, Set<ActorReference>> called = new HashMap<>();
    folded.forEach((name, form) -> called.put(name, byFolded.getOrDefault(form, Set.of())));
    return called;
  }

  /**
   * The actors that these ids mean, with what they are called; the id of one that was merged means
   * the survivor. One query where all are on record.
   */
  public Map<UUID, ActorReference> byIds(Collection<UUID> ids) {
    Map<UUID, ActorReference> known = new HashMap<>(withIds(ids));
    List<UUID> others = ids.stream().filter(id -> !known.containsKey(id)).toList();
    if (!others.isEmpty()) {
      Map<UUID, UUID> survivors = merged.survivors(others);
      Map<UUID, ActorReference> meant = withIds(survivors.values());
      survivors.forEach((id, survivor) -> known.computeIfAbsent(id, old -> meant.get(survivor)));
    }
    return known;
  }

  private Map<UUID, ActorReference> withIds(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Sql sql =
        Sql.of(
            "select id, name, kind from actor where id = any(?)",
            (Object) ids.toArray(UUID[]::new));
    return rows.list(sql, ActorReference::of).stream()
        .collect(toMap(ActorReference::id, actor -> actor));
  }

  /**
   * Resolves these references: whether those by id are on record is asked once, for all of them.
   */
  public ActorResolver preloadedResolver(Collection<ActorReferenceInput> references) {
    Set<UUID> ids =
        references.stream().map(ActorReferenceInput::id).filter(id -> id != null).collect(toSet());
    Map<UUID, ActorReference> known = byIds(ids);
    return (reference, pointer) ->
        reference != null && known.containsKey(reference.id())
            ? database.getReference(Actor.class, known.get(reference.id()).id())
            : resolve(reference, pointer);
  }

  /**
   * The actor with the id of a reference, which is known to be on record: the database is not
   * asked.
   */
  public Actor referenceWithoutLookup(ActorReferenceInput reference, String pointer) {
    return reference == null ? null : database.getReference(Actor.class, reference.id());
  }

  /** Finds the actors that a state of the past refers to by their ids: some may be gone. */
  public ActorResolver historicalResolver() {
    return (reference, pointer) -> {
      if (reference == null) {
        return null;
      }
      Actor actor = Actor.findById(reference.id());
      if (actor == null) {
        actor = Actor.findById(merged.survivor(reference.id()).orElse(reference.id()));
      }
      if (actor == null) {
        throw ProblemException.unprocessable(
            "What was on record then refers to the actor with the id %s, who is no longer on record: restore that actor first."
                .formatted(reference.id()),
            Fault.at("/at", "refers to an actor who is gone"));
      }
      return actor;
    };
  }

  /** Waits for all other transactions that create actors by reference. */
  public void lockActorCreation() {
    AdvisoryLock.acquire(database, NEW_ACTORS);
  }

  /**
   * The one actor that a reference means, created where a name is new and comes with a kind.
   *
   * @param pointer where the reference stands in the body
   * @throws ProblemException 422 where there is no such actor, 409 where the name fits several
   */
  @Override
  public Actor resolve(ActorReferenceInput reference, String pointer) {
    if (reference == null) {
      return null;
    }
    if (reference.id() != null) {
      return byId(reference.id(), pointer);
    }
    return known(reference, pointer).orElseGet(() -> created(reference, pointer));
  }

  /** Whether a name fits several actors of a kind, so that a reference by it would be refused. */
  public boolean isAmbiguous(String name, ActorKind kind) {
    return ofName(name, kind).size() > 1;
  }

  /**
   * Loads the actors of many references at once, so that resolving those by id asks the database no
   * more.
   */
  public void prefetch(List<ActorReferenceInput> references) {
    List<UUID> ids =
        references.stream().map(ActorReferenceInput::id).filter(id -> id != null).toList();
    if (ids.size() > 1) {
      database.unwrap(Session.class).findMultiple(Actor.class, ids);
    }
  }

  private Actor byId(UUID id, String pointer) {
    Actor actor = Actor.findById(id);
    if (actor == null) {
      // If that is not so any more, its merge has just been undone.
      actor = Actor.findById(merged.survivor(id).orElse(id));
    }
    if (actor == null) {
      throw ProblemException.unprocessable(
          "There is no actor with the id %s.".formatted(id), Fault.at(pointer, "does not exist"));
    }
    return actor;
  }

  private Optional<Actor> known(ActorReferenceInput reference, String pointer) {
    // What this transaction calls its actors by now counts.
    database.flush();
    Set<UUID> ids = ofName(reference.name(), reference.kind());
    if (ids.size() > 1) {
      throw ProblemException.ambiguous(reference.name(), pointer, candidates(ids));
    }
    return ids.stream().findFirst().map(id -> Actor.findById(id));
  }

  private Actor created(ActorReferenceInput reference, String pointer) {
    if (reference.kind() == null) {
      throw ProblemException.unprocessable(
          "There is no actor named “%s”. Give its kind to have it created."
              .formatted(reference.name()),
          Fault.at(pointer, "does not exist"));
    }
    lockActorCreation();
    return known(reference, pointer)
        .orElseGet(
            () -> {
              Actor actor =
                  new Actor(RecordIds.next(), reference.name(), reference.kind(), clock.instant());
              actor.persistAndFlush();
              return actor;
            });
  }

  private Set<UUID> ofName(String name, ActorKind kind) {
    return byNames(List.of(name)).getOrDefault(name, Set.of()).stream()
        .filter(actor -> kind == null || actor.kind() == kind)
        .map(ActorReference::id)
        .collect(toSet());
  }

  /**
   * Joined, since PostgreSQL keeps its plan: one that it made while there were few actors would
   * compare each of them with each of a hundred names.
   */
  private List<Named> ofFoldedNames(Collection<String> folded) {
    String[] forms = folded.toArray(String[]::new);
    Sql sql =
        Sql.of(
            """
            select name_folded, id, name, kind, origin
            from unnest(?) as form (folded) join actor on name_folded = form.folded
            union
            select l.name_folded, a.id, a.name, a.kind, a.origin
            from unnest(?) as form (folded) join alias l on l.name_folded = form.folded
              join actor a on a.id = l.actor_id""",
            forms,
            forms);
    return forms.length == 0
        ? List.of()
        : rows.list(
            sql,
            row -> new Named(row.text(), ActorReference.of(row), row.enumValue(OriginKind.class)));
  }

  /** An actor by one of its names. */
  private record Named(String folded, ActorReference actor, OriginKind origin) {}

  private static List<Problem.Candidate> candidates(Set<UUID> ids) {
    return Actor.<Actor>find("id in ?1 order by id", ids).range(0, CANDIDATES_SHOWN - 1).stream()
        .map(a -> new Problem.Candidate(a.id, a.name, a.kind.toString(), a.description))
        .toList();
  }
}
