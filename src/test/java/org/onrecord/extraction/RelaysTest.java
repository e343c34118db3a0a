package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Mayor Ada Quill told the BBC that the bridge would close.                                        ; Ada Quill ; the BBC
          “The bridge will close,” Mayor Ada Quill told Reuters.                                           ; Ada Quill ; Reuters
          “The bridge will close,” Ada Quill said in an interview with the Harbour Gazette.                ; Ada Quill ; the Harbour Gazette
          Ada Quill told local radio on Tuesday that the bridge would close.                               ; Ada Quill ; local radio
          “The bridge will close,” Ada Quill said on state television.                                     ; Ada Quill ; state television
          “The bridge will close,” Ada Quill said on CBS’s “Face the Nation.”                              ; Ada Quill ; CBS’s “Face the Nation.”
          Reuters quoted Ada Quill as saying that the bridge would close.                                  ; Ada Quill ; Reuters
          Reuters quoted Ada Quill as telling state television that the bridge would close.                ; Ada Quill ; state television > Reuters
          “The bridge will close,” the state news agency MERID quoted Ada Quill as saying.                 ; Ada Quill ; the state news agency MERID
          Ada Quill was quoted by the newspaper Le Phare as saying that the bridge would close.            ; Ada Quill ; the newspaper Le Phare
          Mayor Ada Quill said the bridge would close, Agence France-Presse reported.                      ; Ada Quill ; Agence France-Presse
          Mayor Ada Quill said the bridge would close, according to the Associated Press.                  ; Ada Quill ; the Associated Press
          The Washington Post reported that Ada Quill said the bridge would close.                         ; Ada Quill ; The Washington Post
          Mayor Ada Quill told the council the bridge would close, Reuters reported, citing state radio.   ; Ada Quill ; state radio > Reuters
          Ada Quill said the bridge would close, in remarks carried by state television.                   ; Ada Quill ; state television
          """)
  void a_relay_is_not_the_speaker(String text, String speaker, String via) {
    List<FoundQuote> quotes = ExtractedQuotes.from(text);
    assertEquals(
        List.of(speaker + ": " + via),
        quotes.stream()
            .map(quote -> ExtractedQuotes.name(quote) + ": " + ExtractedQuotes.via(quote))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Mayor Ada Quill told reporters that the bridge would close.         ; Ada Quill
          Ada Quill wrote on X that the bridge would close.                   ; Ada Quill
          Reuters reported that the bridge had closed.                        ; Reuters
          “The bridge will close,” said BBC correspondent Ada Quill.          ; Ada Quill
          Mayor Ada Quill told the Transport Committee the bridge would close.; Ada Quill
          """)
  void media_that_do_not_relay_are_not_relays(String text, String speaker) {
    List<FoundQuote> quotes = ExtractedQuotes.from(text);
    assertEquals(
        List.of(speaker + ": "),
        quotes.stream()
            .map(quote -> ExtractedQuotes.name(quote) + ": " + ExtractedQuotes.via(quote))
            .toList());
  }

  @Test
  void a_continued_quote_keeps_its_relay() {
    String text =
        "Mayor Ada Quill told the BBC the bridge would close. “It has rust,” she said.\n\n"
            + "“It has a lot of rust,” she said.";
    assertEquals(
        List.of("the BBC", "the BBC", ""),
        ExtractedQuotes.from(text).stream().map(ExtractedQuotes::via).toList());
  }

  @Test
  void resolves_it_to_the_last_reporting_medium() {
    String text =
        "Mayor Ada Quill said the bridge would close, Reuters reported.\n\n"
            + "“It has rust,” it quoted her as saying.";
    assertEquals(
        List.of("Reuters", "Reuters"),
        ExtractedQuotes.from(text).stream().map(ExtractedQuotes::via).toList());
  }

  @Test
  void a_relay_has_name_and_span() {
    String text = "Mayor Ada Quill told the newspaper Le Phare that the bridge would close.";
    assertEquals(
        List.of(
            new Speaker(
                "the newspaper Le Phare", new TextSpan(21, 43), "Le Phare", EntityKind.MEDIA)),
        ExtractedQuotes.from(text).get(0).via());
  }
}
