package org.onrecord.records.quote;

import java.util.List;
import org.onrecord.records.actor.ActorReference;

/** Link of the relay chain in a response. */
public record RelayView(String text, ActorReference actor) {

  /** Reads pairs of a text and an actor's {@link ActorReference#textOf}, either of them null. */
  static List<RelayView> of(List<String[]> pairs) {
    return pairs.stream()
        .map(pair -> new RelayView(pair[0], ActorReference.parse(pair[1])))
        .toList();
  }
}
