package org.onrecord.records.actor;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
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
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.web.json.Ids;

/** Looks up actors by id, name or alias, ignoring case and diacritics. */
@Singleton
public class ActorNames {
  private final Database database;
  private final NameFolding folding;
  private final ForeignIds foreignIds;
  private final MergedActors merged;

  ActorNames(Database database, NameFolding folding, ForeignIds foreignIds, MergedActors merged) {
    this.database = database;
    this.folding = folding;
    this.foreignIds = foreignIds;
    this.merged = merged;
  }

  /**
   * The ids of the actors by key: an id, a name or an alias. An id gives itself, also if it does
   * not exist; the id of a merged actor gives the survivor. A key that is no name can be a Wikidata
   * id or an external id.
   */
  public Map<String, Set<UUID>> idsByKey(Collection<String> keys) {
    Map<String, UUID> ids = new HashMap<>();
    List<String> names = new ArrayList<>();
    keys.forEach(
        key -> Ids.parse(key).ifPresentOrElse(id -> ids.put(key, id), () -> names.add(key)));
    Map<UUID, UUID> survivors = merged.survivorsIfAny(ids.values());
    Map<String, Set<UUID>> byKey = new HashMap<>();
    ids.forEach((key, id) -> byKey.put(key, Set.of(survivors.getOrDefault(id, id))));
    byNames(names)
        .forEach(
            (name, actors) ->
                byKey.put(name, actors.stream().map(ActorReference::id).collect(toSet())));
    addByForeignIds(byKey);
    return byKey;
  }

  /** Looks up keys without actors as Wikidata ids and external ids. Runs at most one query. */
  private void addByForeignIds(Map<String, Set<UUID>> byKey) {
    Map<String, ActorReferenceInput> references = new HashMap<>();
    byKey.forEach(
        (key, actors) -> {
          if (actors.isEmpty()) {
            ActorReferenceInput.byForeignId(key)
                .ifPresent(reference -> references.put(key, reference));
          }
        });
    Map<ActorReferenceInput, ActorReference> found = foreignIds.find(references.values());
    references.forEach(
        (key, reference) ->
            Optional.ofNullable(found.get(reference))
                .ifPresent(actor -> byKey.put(key, Set.of(actor.id()))));
  }

  /**
   * The ids among these that are on record, or were until they were merged: another replica may
   * have merged them just now.
   */
  Set<UUID> knownIds(Collection<UUID> ids) {
    return byIds(ids).keySet();
  }

  /**
   * An SQL expression to sort by the name of a referred actor, without case and diacritics; rows
   * without one come after all names.
   */
  public static String sortKey(String id) {
    return "coalesce((select name_folded from actor where id = %s), chr(1114111)) collate \"C\""
        .formatted(id);
  }

  /** The folded form by name. */
  Map<String, String> foldedByName(Collection<String> names) {
    return folding.of(names);
  }

  /** The ids among these keys that an actor has, or had before it was deleted or merged. */
  public Set<UUID> everExisting(Collection<String> keys) {
    UUID[] ids = keys.stream().flatMap(key -> Ids.parse(key).stream()).toArray(UUID[]::new);
    Sql sql =
        Sql.of(
            "select distinct record_id from change where record_id = any(?) and record = 'actor'",
            (Object) ids);
    return ids.length == 0 ? Set.of() : Set.copyOf(database.list(sql, row -> row.id("record_id")));
  }

  /**
   * Adds the survivors of the merged actors among these, and then all actors that were merged into
   * one of them: past states of records have their ids.
   */
  public Set<UUID> withMerged(Set<UUID> ids) {
    Set<UUID> present = new HashSet<>(ids);
    present.addAll(merged.survivorsIfAny(ids).values());
    return merged.withDuplicates(present);
  }

  /** The folded form of each name. */
  public List<String> folded(List<String> names) {
    return List.copyOf(folding.of(names).values());
  }

  /** The actors that match the names of these references. Runs at most two queries. */
  NameMatches matchesOf(Collection<ActorReferenceInput> references) {
    Map<String, String> folded =
        folding.of(references.stream().map(ActorReferenceInput::name).toList());
    Map<String, Set<ActorReference>> actors = new HashMap<>();
    Set<UUID> editors = new HashSet<>();
    List<String> forms =
        folded.values().stream().flatMap(n -> Stream.of(n, NameMatches.otherForm(n))).toList();
    for (NamedActor named : byFoldedNames(forms)) {
      actors.computeIfAbsent(named.folded(), name -> new HashSet<>()).add(named.actor());
      if (named.origin() == OriginKind.EDITOR) {
        editors.add(named.actor().id());
      }
    }
    return new NameMatches(folded, actors, editors);
  }

  /**
   * All actors that have each of these names as name or alias. Runs one query for the actors and
   * one to fold the names that are not cached. Names are folded first because PostgreSQL would fold
   * a name in a condition again for each row of a table without statistics.
   */
  public Map<String, Set<ActorReference>> byNames(Collection<String> names) {
    Map<String, String> folded = folding.of(names);
    Map<String, Set<ActorReference>> byFolded = new HashMap<>();
    for (NamedActor named : byFoldedNames(Set.copyOf(folded.values()))) {
      byFolded.computeIfAbsent(named.folded(), name -> new HashSet<>()).add(named.actor());
    }
    Map<String, Set<ActorReference>> byName = new HashMap<>();
    folded.forEach((name, form) -> byName.put(name, byFolded.getOrDefault(form, Set.of())));
    return byName;
  }

  /**
   * The actors with these ids; the id of a merged actor leads to the survivor. Runs one query if
   * all ids exist.
   */
  public Map<UUID, ActorReference> byIds(Collection<UUID> ids) {
    Map<UUID, ActorReference> found = new HashMap<>(existing(ids));
    List<UUID> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      Map<UUID, UUID> survivors = merged.survivors(missing);
      Map<UUID, ActorReference> surviving = existing(survivors.values());
      survivors.forEach((id, survivor) -> found.computeIfAbsent(id, i -> surviving.get(survivor)));
    }
    return found;
  }

  /** Names and aliases of the actors with these ids. Runs one query. */
  Map<ActorReference, Set<String>> allNamesOf(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Sql sql =
        Sql.of(
            """
            select id as actor_id, name as actor_name, kind as actor_kind,
              array(select name from alias where actor_id = actor.id) as aliases
            from actor where id = any(?)""",
            (Object) ids.toArray(UUID[]::new));
    Map<ActorReference, Set<String>> names = new HashMap<>();
    database.list(
        sql,
        row -> {
          ActorReference actor = ActorReference.of(row, "actor");
          Set<String> all = new HashSet<>(row.<String>array("aliases"));
          all.add(actor.name());
          return names.put(actor, all);
        });
    return names;
  }

  private Map<UUID, ActorReference> existing(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Sql sql =
        Sql.of(
            "select id as actor_id, name as actor_name, kind as actor_kind from actor where id = any(?)",
            (Object) ids.toArray(UUID[]::new));
    return database.list(sql, row -> ActorReference.of(row, "actor")).stream()
        .collect(toMap(ActorReference::id, actor -> actor));
  }

  /** True if a reference by this name and kind would match several actors. */
  public boolean isAmbiguous(String name, ActorKind kind) {
    return idsOf(name, kind).size() > 1;
  }

  /**
   * The ids of all actors with a name or alias.
   *
   * @param kind null for any kind
   */
  public Set<UUID> idsOf(String name, ActorKind kind) {
    return byNames(List.of(name)).getOrDefault(name, Set.of()).stream()
        .filter(actor -> kind == null || actor.kind() == kind)
        .map(ActorReference::id)
        .collect(toSet());
  }

  /**
   * Joins the names instead of comparing with {@code any(?)}: PostgreSQL keeps the plan, and one
   * made while the table was small would compare each row with each name. An actor's name is
   * compared by {@code between}, since PostgreSQL would look up {@code =} in the trigram index as
   * long as the table has no statistics, which takes milliseconds for a name.
   */
  private List<NamedActor> byFoldedNames(Collection<String> folded) {
    String[] forms = folded.toArray(String[]::new);
    Sql sql =
        Sql.of(
            """
            select name_folded, id as actor_id, name as actor_name, kind as actor_kind, origin
            from unnest(?) as form (folded) join actor on name_folded between form.folded and form.folded
            union
            select l.name_folded, a.id, a.name, a.kind, a.origin
            from unnest(?) as form (folded) join alias l on l.name_folded = form.folded
              join actor a on a.id = l.actor_id""",
            forms,
            forms);
    return forms.length == 0
        ? List.of()
        : database.list(
            sql,
            row ->
                new NamedActor(
                    row.text("name_folded"),
                    ActorReference.of(row, "actor"),
                    row.enumValue("origin", OriginKind.class)));
  }

  /** An actor under one of its folded names. */
  private record NamedActor(String folded, ActorReference actor, OriginKind origin) {}
}
