package org.onrecord.reading.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.extraction.EntityKind;
import org.onrecord.extraction.FoundQuote;
import org.onrecord.extraction.QuotationType;
import org.onrecord.extraction.Speaker;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.extraction.TextSpan;

/** Serialization of predictions. */
class PredictionTest {
  private static final InputText TEXT =
      new InputText("a", "“A strait,” she told Meridian, “is a road.”", null, null);

  @Test
  void writes_all_members_of_a_quote() {
    FoundQuote quote =
        new FoundQuote(
            List.of(new TextSpan(1, 10), new TextSpan(32, 42)),
            QuotationType.DIRECT,
            new Speaker("she", new TextSpan(12, 15), "Nadia Roemer", EntityKind.PERSON),
            "foreign minister",
            "told",
            false,
            List.of(new Speaker("Meridian", new TextSpan(21, 29), "Meridian", EntityKind.MEDIA)),
            LocalDate.of(2025, 6, 11),
            "interrupted",
            0.75);
    assertEquals(
        oneLine(
            """
            {"start":1,"end":42,"spans":[[1,10],[32,42]],"type":"direct",
            "speaker":{"text":"she","start":12,"end":15,"canonical":"Nadia Roemer","kind":"person"},
            "cue":{"text":"told"},"cue_class":"speech","role":"foreign minister","anonymous":false,
            "via":[{"text":"Meridian","start":21,"end":29,"canonical":"Meridian","kind":"media"}],
            "said_on":"2025-06-11","confidence":0.75,"rule":"interrupted"}\
            """),
        written(quote));
  }

  @Test
  void writes_absent_values_as_null() {
    FoundQuote quote =
        new FoundQuote(
            List.of(new TextSpan(1, 10)),
            QuotationType.MIXED,
            null,
            null,
            null,
            true,
            List.of(),
            null,
            "marks alone",
            0.5);
    assertEquals(
        oneLine(
            """
            {"start":1,"end":10,"spans":[[1,10]],"type":"mixed","speaker":null,"cue":null,
            "cue_class":"speech","role":null,"anonymous":true,"via":[],"said_on":null,
            "confidence":0.5,"rule":"marks alone"}\
            """),
        written(quote));
  }

  @Test
  void writes_no_offsets_for_a_speaker_without_a_mention() {
    FoundQuote quote =
        new FoundQuote(
            List.of(new TextSpan(1, 10)),
            QuotationType.DIRECT,
            new Speaker("Roemer", null, null, null),
            null,
            null,
            false,
            List.of(),
            null,
            "goes on",
            0.5);
    assertEquals(
        oneLine(
            """
            {"start":1,"end":10,"spans":[[1,10]],"type":"direct",
            "speaker":{"text":"Roemer","canonical":null,"kind":null},"cue":null,
            "cue_class":"speech","role":null,"anonymous":false,"via":[],"said_on":null,
            "confidence":0.5,"rule":"goes on"}\
            """),
        written(quote));
  }

  private static String written(FoundQuote quote) {
    String line =
        new String(
            new Prediction(TEXT, new TextLanguage("en", true), List.of(quote)).line(), UTF_8);
    String before =
        "{\"id\":\"a\",\"text\":\"%s\",\"language\":\"en\",\"language_detected\":true,\"not_read\":null,\"quotes\":["
            .formatted(TEXT.body());
    assertEquals(before, line.substring(0, before.length()));
    assertEquals("]}\n", line.substring(line.length() - 3));
    return line.substring(before.length(), line.length() - 3);
  }

  private static String oneLine(String json) {
    return json.replace("\n", "");
  }
}
