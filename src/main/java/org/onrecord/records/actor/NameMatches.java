package org.onrecord.records.actor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The actors that some names fit.
 *
 * @param folded the names, from how they are written to how they are compared
 * @param actors the actors by their names and aliases, as these are compared
 * @param editors those of them that are an editor's
 */
record NameMatches(
    Map<String, String> folded, Map<String, Set<ActorReference>> actors, Set<UUID> editors) {
  private static final String ARTICLE = "the ";

  /**
   * The actors that a name fits, of the kind where one is given. What a text takes for a group may
   * be on record as an organization, so that where there is none of the kind, any other will do;
   * but a person is never taken for anything else. A leading "the" matters only where it tells two
   * apart.
   */
  List<ActorReference> candidates(ActorReferenceInput named) {
    Collection<ActorReference> all = called(folded.get(named.name()));
    if (named.kind() == null) {
      return List.copyOf(all);
    }
    List<ActorReference> ofKind = all.stream().filter(a -> a.kind() == named.kind()).toList();
    return ofKind.isEmpty()
        ? all.stream().filter(a -> near(a.kind(), named.kind())).toList()
        : ofKind;
  }

  /**
   * Whether the name is that of an actor that is not on record, and can be: its kind is known, and
   * no editor has recorded anything by this name. A text that seems to have a state speak like a
   * person is no reason to make the state's name ambiguous.
   */
  boolean isNew(ActorReferenceInput named) {
    return named.kind() != null
        && candidates(named).isEmpty()
        && called(folded.get(named.name())).stream().noneMatch(a -> editors.contains(a.id()));
  }

  /** Adds an actor that is new on record. */
  void add(ActorReference actor) {
    actors.computeIfAbsent(folded.get(actor.name()), name -> new LinkedHashSet<>()).add(actor);
  }

  /** The other form of a name as it is compared: with "the", or without it. */
  static String otherForm(String folded) {
    return folded.startsWith(ARTICLE) ? folded.substring(ARTICLE.length()) : ARTICLE + folded;
  }

  private Set<ActorReference> called(String name) {
    Set<ActorReference> exactly = actors.getOrDefault(name, Set.of());
    return exactly.isEmpty() ? actors.getOrDefault(otherForm(name), Set.of()) : exactly;
  }

  private static boolean near(ActorKind one, ActorKind other) {
    return (one == ActorKind.PERSON) == (other == ActorKind.PERSON);
  }
}
