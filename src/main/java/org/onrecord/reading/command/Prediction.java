package org.onrecord.reading.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.onrecord.extraction.Extractor;
import org.onrecord.extraction.FoundQuote;
import org.onrecord.extraction.Speaker;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.extraction.TextSpan;

/**
 * The quotes found in a text, in the format of quotation corpora: one JSON object per line, absent
 * values as null, offsets in code points.
 */
record Prediction(InputText text, TextLanguage language, List<FoundQuote> quotes) {
  /**
   * Corpora distinguish reporting cues from others such as "believes"; the extractor finds only
   * reporting cues.
   */
  private static final String REPORTING = "speech";

  static Prediction of(InputText text) {
    TextLanguage language = TextLanguage.of(text.body(), text.language());
    return new Prediction(
        text, language, Extractor.get().extract(text.body(), language, text.date()));
  }

  /** The JSON line, with its line feed. */
  byte[] line() {
    ObjectNode line = object().put("id", text.id()).put("text", text.body());
    line.put("language", language.tag()).put("language_detected", language.detected());
    line.put("not_read", language.notRead());
    ArrayNode array = line.putArray("quotes");
    quotes.forEach(quote -> array.add(json(quote)));
    return (line + "\n").getBytes(UTF_8);
  }

  private static ObjectNode json(FoundQuote quote) {
    List<TextSpan> spans = quote.spans();
    ObjectNode json = object();
    json.put("start", spans.get(0).start()).put("end", spans.get(spans.size() - 1).end());
    ArrayNode pairs = json.putArray("spans");
    spans.forEach(span -> pairs.addArray().add(span.start()).add(span.end()));
    json.put("type", lowerCase(quote.type()));
    json.set("speaker", json(quote.speaker()));
    json.set("cue", quote.cue() == null ? null : object().put("text", quote.cue()));
    json.put("cue_class", REPORTING).put("role", quote.role()).put("anonymous", quote.anonymous());
    ArrayNode via = json.putArray("via");
    quote.via().forEach(relay -> via.add(json(relay)));
    json.put("said_on", Objects.toString(quote.saidOn(), null));
    return json.put("confidence", quote.confidence()).put("rule", quote.rule());
  }

  private static ObjectNode json(Speaker speaker) {
    if (speaker == null) {
      return null;
    }
    ObjectNode json = object().put("text", speaker.text());
    if (speaker.span() != null) {
      json.put("start", speaker.span().start()).put("end", speaker.span().end());
    }
    return json.put("canonical", speaker.name()).put("kind", lowerCase(speaker.kind()));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String lowerCase(Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }
}
