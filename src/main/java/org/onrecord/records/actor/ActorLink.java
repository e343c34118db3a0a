package org.onrecord.records.actor;

import java.util.Locale;

/**
 * The actor that a name in an article is linked to.
 *
 * @param actor null if the name stays unlinked, since several actors fit
 * @param reason a sentence that says why a short name is linked or not; null for a full name
 */
public record ActorLink(ActorReference actor, String reason) {
  static ActorLink of(ActorReference actor) {
    return new ActorLink(actor, null);
  }

  /**
   * False if the actor has the name in another case, and one of the two is an acronym: "WHO" is not
   * the band "Who".
   */
  public boolean hasCaseOf(String printed) {
    return actor != null
        && (!actor.name().equalsIgnoreCase(printed)
            || isUpperCase(actor.name()) == isUpperCase(printed));
  }

  private static boolean isUpperCase(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  /** A reference to the actor by id; null if there is none. */
  public ActorReferenceInput reference() {
    return actor == null ? null : ActorReferenceInput.byId(actor.id());
  }

  /** No link, since a name may be that of two persons or actors. */
  static ActorLink ambiguous(String printed, String one, String other) {
    return new ActorLink(null, "“%s” may be %s or %s.".formatted(printed, one, other));
  }
}
