package org.onrecord.records.merge;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.query.list.Condition;
import org.onrecord.records.actor.ActorParameters;
import org.onrecord.records.actor.UnknownNames;

/** The filter of the list of merges: merges in which one of these actors took part. */
@RegisterForReflection
record MergeFilter(@Size(max = 1000) List<UUID> actor, UnknownNames unknownNames)
    implements ActorParameters {

  @Override
  public Map<String, List<String>> actors() {
    return Map.of("actor", actor.stream().map(UUID::toString).toList());
  }

  Condition condition() {
    return new Condition()
        .and("m.duplicate_id = any(?::uuid[]) or m.survivor_id = any(?::uuid[])", actor, actor);
  }
}
