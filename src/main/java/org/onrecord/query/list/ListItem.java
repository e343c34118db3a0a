package org.onrecord.query.list;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.onrecord.web.conditional.HasEtag;

/**
 * An item of a list of records.
 *
 * @param record the record, whose members become members of the item
 * @param etag entity tag, so that a client can change the record without a GET; null in exports
 * @param highlight fragments with the search terms marked, by member; null unless requested
 */
@RegisterForReflection
public record ListItem<T extends HasEtag>(
    @JsonUnwrapped T record, String etag, Map<String, List<String>> highlight) {

  /** An item with an entity tag and without highlights. */
  public static <T extends HasEtag> ListItem<T> tagged(T record) {
    return new ListItem<>(record, record.tag(), null);
  }

  /** A copy with the entity tag of the record. */
  public ListItem<T> withEtag() {
    return new ListItem<>(record, record.tag(), highlight);
  }

  /** A copy with another record; the entity tag stays. */
  public ListItem<T> map(UnaryOperator<T> function) {
    return new ListItem<>(function.apply(record), etag, highlight);
  }
}
