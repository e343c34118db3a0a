package org.onrecord.pages.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.Span;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.json.Ids;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** The fields of the desk that differ from a quote, as the members of a merge patch. */
final class DeskChanges {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})-(\\d{1,6})");

  private DeskChanges() {}

  /** Compares the fields with the quote. A field that the form does not have is unchanged. */
  static ObjectNode of(FormFields form, QuoteView quote) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    text(form, quote).ifPresent(text -> patch.put("text", text));
    form.one("spans")
        .filter(spans -> !spans.equals(field(quote.spans())))
        .ifPresent(spans -> patch.set("spans", spans(spans)));
    form.all("speaker").stream()
        .findFirst()
        .map(String::strip)
        .filter(name -> isOther(name, form, quote))
        .ifPresent(name -> putSpeaker(patch, name, form));
    ObjectNode attribution = AttributionChanges.of(form, quote.attribution());
    if (!attribution.isEmpty()) {
      patch.set("attribution", attribution);
    }
    return patch;
  }

  /** The new words, or the present ones with new joints. */
  private static Optional<String> text(FormFields form, QuoteView quote) {
    Optional<String> text =
        form.all("text").stream().findFirst().filter(words -> !words.equals(field(quote.text())));
    DeskJoints joints = DeskJoints.of(quote.text(), quote.spans());
    List<String> marks = form.all("joint").stream().map(String::strip).toList();
    if (marks.isEmpty() || marks.equals(joints.marks())) {
      return text.map(String::strip);
    }
    if (text.isPresent()) {
      throw ProblemException.invalid(
          Fault.in("joint", "cannot be changed together with the words, which have the joints"));
    }
    return Optional.of(joints.with(marks));
  }

  /** A text as a form sends it back. */
  private static String field(String text) {
    return text.replace("\r\n", "\n");
  }

  /** Spans as the form has them, such as {@code 12-40 58-90}. */
  static String field(List<Span> spans) {
    return spans.stream()
        .map(span -> span.start() + "-" + span.end())
        .collect(Collectors.joining(" "));
  }

  private static ArrayNode spans(String field) {
    ArrayNode spans = JsonNodeFactory.instance.arrayNode();
    for (String one : field.split("\\s+")) {
      Matcher span = SPAN.matcher(one);
      if (!span.matches()) {
        throw ProblemException.invalid(Fault.in("spans", "must be like 12-40 58-90"));
      }
      spans
          .addObject()
          .put("start", Integer.parseInt(span.group(1)))
          .put("end", Integer.parseInt(span.group(2)));
    }
    return spans;
  }

  private static boolean isOther(String name, FormFields form, QuoteView quote) {
    String present = quote.speaker() == null ? "" : quote.speaker().name().strip();
    Optional<UUID> chosen = chosen(form);
    return !name.equals(present)
        || !name.isEmpty() && chosen.filter(id -> !id.equals(quote.speaker().id())).isPresent();
  }

  /** The actor of the suggestion that was chosen. */
  private static Optional<UUID> chosen(FormFields form) {
    return form.one("speakerId").flatMap(Ids::parse);
  }

  private static void putSpeaker(ObjectNode patch, String name, FormFields form) {
    if (name.isEmpty()) {
      patch.putNull("speaker");
      return;
    }
    ObjectNode speaker = patch.putObject("speaker");
    Optional<UUID> id = chosen(form).or(() -> Ids.parse(name));
    if (id.isPresent()) {
      speaker.put("id", id.get().toString());
    } else {
      speaker.put("name", name);
      form.one("kind").ifPresent(kind -> speaker.put("kind", kind));
    }
  }
}
