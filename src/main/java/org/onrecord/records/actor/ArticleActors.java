package org.onrecord.records.actor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The actors on record that an article has, and the full names in it.
 *
 * @param actors one for each actor and place
 * @param persons full names of persons in the article, on record or not
 */
record ArticleActors(List<Known> actors, List<String> persons) {

  /** The place of the article that has an actor, the best evidence first. */
  enum Place {
    TITLE("named in full in the title"),
    BODY("named in full in the body"),
    QUOTES("on record as source of the article or in another quote of it");

    final String description;

    Place(String description) {
      this.description = description;
    }
  }

  /** An actor with all its names. */
  record Known(ActorReference actor, Set<String> names, Place place) {

    /** True if the actor may be meant by a short name. */
    boolean fits(ShortName name, NameInText text) {
      return names.stream().anyMatch(full -> name.abbreviates(full, actor.kind()))
          && text.mayBe(actor);
    }

    /** True if a full name may be that of this actor, such as one with a middle name. */
    private boolean isNamed(String person) {
      List<String> words = ShortName.words(person);
      return names.stream()
          .map(ShortName::words)
          .filter(own -> !own.isEmpty())
          .anyMatch(own -> own.get(0).equals(words.get(0)) && last(own).equals(last(words)));
    }
  }

  /**
   * Links a short name: to the only actor of the article that fits, or to none if several do. Empty
   * if the article has no actor that fits.
   */
  Optional<ActorLink> link(String printed, ShortName name, NameInText text) {
    List<Known> fitting =
        actors.stream()
            .filter(known -> known.fits(name, text))
            .sorted(Comparator.comparing(Known::place))
            .toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Known first = fitting.get(0);
    return Optional.of(
        otherName(name, fitting)
            .map(other -> ActorLink.ambiguous(printed, first.actor().name(), other))
            .orElseGet(
                () ->
                    new ActorLink(
                        first.actor(),
                        name.reason(printed, first.actor(), first.place().description))));
  }

  /** The name of another actor or person of the article that the short name fits. */
  private Optional<String> otherName(ShortName name, List<Known> fitting) {
    Known first = fitting.get(0);
    return fitting.stream()
        .filter(known -> !known.actor().id().equals(first.actor().id()))
        .map(known -> known.actor().name())
        .findFirst()
        .or(() -> namesake(name, first));
  }

  /** A person of the article who is not this actor and has the same surname. */
  private Optional<String> namesake(ShortName name, Known actor) {
    return persons.stream()
        .filter(person -> name.abbreviates(person, ActorKind.PERSON) && !actor.isNamed(person))
        .findFirst();
  }

  /** True if a full name in the article has this surname. */
  boolean hasPerson(ShortName name) {
    return persons.stream().anyMatch(person -> name.abbreviates(person, ActorKind.PERSON));
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }
}
