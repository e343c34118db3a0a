package org.onrecord.pages.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.records.quote.AttributionView;
import org.onrecord.records.quote.RelayView;
import org.onrecord.web.form.FormFields;

/**
 * The fields of the desk that differ from the attribution of a quote, as the members of a merge
 * patch. The relay chain has a line for each link, nearest the speaker first.
 */
final class AttributionChanges {
  private AttributionChanges() {}

  /** Compares the fields with the attribution. A field that the form does not have is unchanged. */
  static ObjectNode of(FormFields form, AttributionView present) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    putText(patch, "text", value(form, "attributionText"), present.text());
    putText(patch, "role", value(form, "attributionRole"), present.role());
    putText(patch, "cue", value(form, "attributionCue"), present.cue());
    form.one("anonymous")
        .map(Boolean::valueOf)
        .filter(anonymous -> anonymous != present.anonymous())
        .ifPresent(anonymous -> patch.put("anonymous", anonymous));
    value(form, "via")
        .map(text -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList())
        .filter(lines -> !lines.equals(lines(present.via())))
        .ifPresent(lines -> patch.set("via", links(lines, present.via())));
    return patch;
  }

  private static Optional<String> value(FormFields form, String name) {
    return form.all(name).stream().findFirst().map(String::strip);
  }

  private static void putText(
      ObjectNode patch, String name, Optional<String> value, String present) {
    value
        .filter(text -> !text.equals(present == null ? "" : present.strip()))
        .ifPresent(text -> patch.put(name, text.isEmpty() ? null : text));
  }

  /** The links as the form has them: as printed, or else the name of the actor. */
  static List<String> lines(List<RelayView> via) {
    return via.stream().map(AttributionChanges::line).toList();
  }

  private static String line(RelayView link) {
    return (link.text() == null ? link.actor().name() : link.text()).strip();
  }

  /** A line that the chain has had before keeps its actor. */
  private static ArrayNode links(List<String> lines, List<RelayView> present) {
    List<RelayView> left = new ArrayList<>(present);
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    for (String line : lines) {
      Optional<RelayView> known = left.stream().filter(link -> line(link).equals(line)).findFirst();
      known.ifPresent(left::remove);
      put(links.addObject(), line, known);
    }
    return links;
  }

  private static void put(ObjectNode link, String line, Optional<RelayView> known) {
    String text = known.isPresent() ? known.get().text() : line;
    if (text != null) {
      link.put("text", text);
    }
    known
        .map(RelayView::actor)
        .ifPresent(actor -> link.putObject("actor").put("id", actor.id().toString()));
  }
}
