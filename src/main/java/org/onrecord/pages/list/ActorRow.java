package org.onrecord.pages.list;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import org.onrecord.pages.layout.HeldOffice;
import org.onrecord.pages.layout.Marked;
import org.onrecord.records.actor.ActorView;

/**
 * An actor in a list.
 *
 * @param office the latest office, or null
 * @param aliases the aliases in one text
 * @param marked name as HTML with search terms marked, or null
 */
record ActorRow(String root, ActorView actor, HeldOffice office, String aliases, RawString marked) {

  static ActorRow of(String root, ActorView actor, Map<String, List<String>> highlight) {
    return new ActorRow(
        root,
        actor,
        actor.affiliations().isEmpty() ? null : HeldOffice.of(actor.affiliations().get(0)),
        String.join(", ", actor.aliases()),
        Marked.of(highlight, "name"));
  }
}
