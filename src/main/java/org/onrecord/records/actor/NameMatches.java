package org.onrecord.records.actor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Actors that match the names of an extracted text.
 *
 * @param folded the folded form of each name
 * @param actors the actors by folded name or alias
 * @param editors the ids of the actors that an editor has created or edited
 */
record NameMatches(
    Map<String, String> folded, Map<String, Set<ActorReference>> actors, Set<UUID> editors) {
  private static final String ARTICLE = "the ";

  /**
   * The actors that match a name and kind. If there is none of that kind, actors of other kinds
   * match, since the extractor may take an organization for a group; a person matches persons only.
   * A leading "the" counts only if it distinguishes two actors.
   */
  List<ActorReference> candidates(ActorReferenceInput reference) {
    Collection<ActorReference> all = withName(folded.get(reference.name()));
    if (reference.kind() == null) {
      return List.copyOf(all);
    }
    List<ActorReference> ofKind = all.stream().filter(a -> a.kind() == reference.kind()).toList();
    return ofKind.isEmpty()
        ? all.stream().filter(a -> areCompatible(a.kind(), reference.kind())).toList()
        : ofKind;
  }

  /**
   * True if a name creates an actor: its kind is known, nothing matches, and no editor's actor of
   * another kind has the name, since it would become ambiguous.
   */
  boolean isNew(ActorReferenceInput reference) {
    return reference.kind() != null
        && candidates(reference).isEmpty()
        && withName(folded.get(reference.name())).stream().noneMatch(a -> editors.contains(a.id()));
  }

  /**
   * True if no actor matches a name but proposals of the extractor that have nothing but a short
   * name themselves. They were proposed because the name was not linked.
   */
  boolean isUnexplained(ActorReferenceInput reference) {
    return candidates(reference).stream()
        .allMatch(
            actor ->
                !editors.contains(actor.id())
                    && ShortName.of(ActorReferenceInput.byName(actor.name(), actor.kind()))
                        .isPresent());
  }

  /** Adds a new actor. */
  void add(ActorReference actor) {
    actors.computeIfAbsent(folded.get(actor.name()), name -> new LinkedHashSet<>()).add(actor);
  }

  /** A folded name with a leading "the" added or removed. */
  static String otherForm(String folded) {
    return folded.startsWith(ARTICLE) ? folded.substring(ARTICLE.length()) : ARTICLE + folded;
  }

  private Set<ActorReference> withName(String name) {
    Set<ActorReference> exactly = actors.getOrDefault(name, Set.of());
    return exactly.isEmpty() ? actors.getOrDefault(otherForm(name), Set.of()) : exactly;
  }

  private static boolean areCompatible(ActorKind one, ActorKind other) {
    return (one == ActorKind.PERSON) == (other == ActorKind.PERSON);
  }
}
