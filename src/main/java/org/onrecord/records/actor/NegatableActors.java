package org.onrecord.records.actor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onrecord.query.list.FilterMembers;

/**
 * The actors of a filter and of its negated counterparts, which are checked together.
 *
 * @param negated the counterparts, read as a filter; empty if the request has none
 */
public record NegatableActors(ActorParameters filter, Optional<? extends ActorParameters> negated)
    implements ActorParameters {

  @Override
  public Map<String, List<String>> actors() {
    if (negated.isEmpty()) {
      return filter.actors();
    }
    Map<String, List<String>> all = new TreeMap<>(filter.actors());
    negated.get().actors().forEach((name, keys) -> all.put(FilterMembers.negated(name), keys));
    return all;
  }

  @Override
  public Set<String> printedRelays() {
    Set<String> all = new TreeSet<>(filter.printedRelays());
    filter.printedRelays().forEach(name -> all.add(FilterMembers.negated(name)));
    return all;
  }

  /** A quote matches a negated parameter if the actor does not exist. */
  @Override
  public boolean isProvedByRows(String parameter) {
    return filter.actors().containsKey(parameter);
  }

  @Override
  public UnknownNames unknownNames() {
    return filter.unknownNames();
  }
}
