package org.onrecord.reading.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.onrecord.extraction.Extractor;
import org.onrecord.extraction.FoundQuote;
import org.onrecord.extraction.Speaker;
import org.onrecord.extraction.TextSpan;

/**
 * The quotes found in a text, in the format in which corpora of quotes are scored: a JSON object a
 * line, null for what is absent, offsets in code points.
 */
record Prediction(InputText text, List<FoundQuote> quotes) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Corpora tell reporting cues from others, such as "believes"; the extractor finds only those.
   */
  private static final String REPORTING = "speech";

  static Prediction of(InputText text) {
    return new Prediction(text, Extractor.get().extract(text.body(), text.language(), text.date()));
  }

  /** The line, with its end. */
  byte[] line() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("id", text.id());
      json.writeStringField("text", text.body());
      json.writeArrayFieldStart("quotes");
      for (FoundQuote quote : quotes) {
        write(quote, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.append('\n').toString().getBytes(UTF_8);
  }

  private static void write(FoundQuote quote, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeSpans(quote.spans(), json);
    json.writeStringField("type", word(quote.type()));
    json.writeFieldName("speaker");
    write(quote.speaker(), json);
    json.writeFieldName("cue");
    writeCue(quote.cue(), json);
    json.writeStringField("cue_class", REPORTING);
    json.writeStringField("role", quote.role());
    json.writeBooleanField("anonymous", quote.anonymous());
    json.writeArrayFieldStart("via");
    for (Speaker relay : quote.via()) {
      write(relay, json);
    }
    json.writeEndArray();
    json.writeStringField("said_on", quote.saidOn() == null ? null : quote.saidOn().toString());
    json.writeNumberField("confidence", quote.confidence());
    json.writeStringField("rule", quote.rule());
    json.writeEndObject();
  }

  private static void writeSpans(List<TextSpan> spans, JsonGenerator json) throws IOException {
    json.writeNumberField("start", spans.get(0).start());
    json.writeNumberField("end", spans.get(spans.size() - 1).end());
    json.writeArrayFieldStart("spans");
    for (TextSpan span : spans) {
      json.writeArray(new int[] {span.start(), span.end()}, 0, 2);
    }
    json.writeEndArray();
  }

  private static void write(Speaker speaker, JsonGenerator json) throws IOException {
    if (speaker == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("text", speaker.text());
    if (speaker.span() != null) {
      json.writeNumberField("start", speaker.span().start());
      json.writeNumberField("end", speaker.span().end());
    }
    json.writeStringField("canonical", speaker.name());
    json.writeStringField("kind", speaker.kind() == null ? null : word(speaker.kind()));
    json.writeEndObject();
  }

  private static void writeCue(String cue, JsonGenerator json) throws IOException {
    if (cue == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("text", cue);
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
