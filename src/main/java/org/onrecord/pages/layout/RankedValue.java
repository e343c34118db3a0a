package org.onrecord.pages.layout;

import java.util.List;
import org.onrecord.query.facet.ActorValue;
import org.onrecord.query.facet.FacetCount;
import org.onrecord.query.facet.LabelledValue;

/**
 * A value with its number of quotes.
 *
 * @param id id of the record, or the value itself
 * @param count number of quotes
 */
public record RankedValue(String id, String label, long count) {

  /** The values of a facet, most frequent first. */
  public static List<RankedValue> of(List<FacetCount> facet) {
    return facet.stream().map(RankedValue::of).toList();
  }

  private static RankedValue of(FacetCount count) {
    if (count.value() instanceof ActorValue actor) {
      return new RankedValue(actor.id().toString(), actor.name(), count.count());
    }
    if (count.value() instanceof LabelledValue labelled) {
      return new RankedValue(labelled.id().toString(), labelled.text(), count.count());
    }
    String word = String.valueOf(count.value());
    return new RankedValue(word, TextFormats.capitalized(word), count.count());
  }
}
