package org.onrecord.records.actor;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.extraction.PersonNames;
import org.onrecord.records.origin.Origin;

/**
 * A name that an article gives to an actor, with what the article says beside it.
 *
 * @param origin of the actor that the name may create; null if it creates none
 * @param printed the mentions as printed, such as "Ms. Quist"
 * @param roles as printed
 */
public record NameInText(Origin origin, Set<String> printed, Set<String> roles) {

  /** A name in quoted words, which creates no actor. */
  public static final NameInText MENTION = new NameInText(null, Set.of(), Set.of());

  /** True if only quoted words have the name. */
  boolean isMention() {
    return origin == null;
  }

  /** Combines two uses of a name in one article. */
  public NameInText and(NameInText other) {
    return new NameInText(
        origin == null ? other.origin : origin,
        union(printed, other.printed),
        union(roles, other.roles));
  }

  /** False if a mention as printed, such as "Mr. Moor" or "she", excludes this actor. */
  boolean mayBe(ActorReference actor) {
    return actor.kind() != ActorKind.PERSON
        || printed.stream().noneMatch(text -> PersonNames.differInGender(text, actor.name()));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
