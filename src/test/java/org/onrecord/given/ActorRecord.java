package org.onrecord.given;

import java.util.LinkedHashMap;
import java.util.Map;

/** An actor to be posted; a person unless said otherwise. */
public final class ActorRecord extends Record<ActorRecord> {
  private ActorRecord(String name) {
    super("/actors");
    with("name", name).with("kind", "person");
  }

  /** An actor of this name. */
  public static ActorRecord anActor(String name) {
    return new ActorRecord(name);
  }

  public ActorRecord kind(String kind) {
    return with("kind", kind);
  }

  public ActorRecord alias(String name) {
    return add("aliases", name);
  }

  /** Adds an affiliation; a day may be null. */
  public ActorRecord affiliated(String actorId, String role, String from, String to) {
    Map<String, Object> affiliation = new LinkedHashMap<>();
    affiliation.put("actor", byId(actorId));
    affiliation.put("role", role);
    if (from != null) {
      affiliation.put("from", from);
    }
    if (to != null) {
      affiliation.put("to", to);
    }
    return add("affiliations", affiliation);
  }
}
