package org.onrecord.records.merge;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;

/**
 * Two actors that are likely the same.
 *
 * @param duplicate the actor to merge
 * @param survivor the actor to merge it into: the one with a Wikidata id, the fuller name or an
 *     editor's origin
 * @param likelihood from 0 to 1
 * @param merge path of the request that merges the two
 */
@RegisterForReflection
public record DuplicateView(
    UUID id,
    ActorReference duplicate,
    ActorReference survivor,
    double likelihood,
    Evidence evidence,
    String merge) {

  /** The likelihood in percent. */
  public long percent() {
    return Math.round(100 * likelihood);
  }

  /**
   * The evidence that the two are the same.
   *
   * @param names how the names agree
   * @param articles the number of articles in whose quotes both speak or are mentioned
   * @param roles folded roles that both have, up to ten
   * @param wikidataId of one of the two; null if none has one
   */
  @RegisterForReflection
  public record Evidence(
      List<String> names, long articles, List<String> roles, String wikidataId) {}
}
