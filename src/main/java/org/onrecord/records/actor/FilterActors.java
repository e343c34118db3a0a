package org.onrecord.records.actor;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.query.list.FilterMembers;
import org.onrecord.query.list.Page;

/** The actors that the parameters of a filter select. */
public final class FilterActors {
  private final Map<String, List<Set<UUID>>> byParameter;
  private final Runnable postponedCheck;

  FilterActors(Map<String, List<Set<UUID>>> byParameter, Runnable postponedCheck) {
    this.byParameter = byParameter;
    this.postponedCheck = postponedCheck;
  }

  /**
   * The ids of the actors that a parameter selects.
   *
   * @return empty if the request does not have the parameter, so that a filter can tell "no
   *     restriction" from "no match"
   */
  public Optional<Set<UUID>> of(String parameter) {
    return Optional.ofNullable(byParameter.get(parameter))
        .map(values -> values.stream().flatMap(Set::stream).collect(toSet()));
  }

  /** The actors of the negated parameters, by the names of their counterparts. */
  public FilterActors negated() {
    Map<String, List<Set<UUID>>> negated = new HashMap<>();
    byParameter.forEach(
        (parameter, actors) ->
            FilterMembers.counterpart(parameter).ifPresent(name -> negated.put(name, actors)));
    return new FilterActors(negated, () -> {});
  }

  /** The ids of the actors that each value of a parameter selects; empty without the parameter. */
  public List<Set<UUID>> eachOf(String parameter) {
    return byParameter.getOrDefault(parameter, List.of());
  }

  /**
   * Ends the checks of a page: its rows prove that single ids exist, so only an empty one needs a
   * query.
   */
  public <T> Page<T> check(Page<T> page) {
    if (page.items().isEmpty()) {
      postponedCheck.run();
    }
    return page;
  }

  /** Ends the checks of a request that is not for a page. */
  FilterActors check() {
    postponedCheck.run();
    return this;
  }
}
