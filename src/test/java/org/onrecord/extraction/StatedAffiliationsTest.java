package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.extraction.ExtractedQuotes.ENGLISH;
import static org.onrecord.extraction.ExtractedQuotes.TODAY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedAffiliationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Environment Minister Amara Quist opened the dam.                       ; Environment Minister ; -                     ; Environment Minister Amara Quist
          The environment minister, Amara Quist, opened the dam.                 ; environment minister ; -                     ; The environment minister, Amara Quist
          Amara Quist, the environment minister, opened the dam.                 ; environment minister ; -                     ; Amara Quist, the environment minister
          Slovak Environment Minister Amara Quist opened the dam.                ; Environment Minister ; Slovakia STATE        ; Slovak Environment Minister Amara Quist
          Slovakia's environment minister, Amara Quist, opened the dam.          ; environment minister ; Slovakia STATE        ; Slovakia's environment minister, Amara Quist
          British Prime Minister Amara Quist opened the dam.                     ; Prime Minister       ; United Kingdom STATE  ; British Prime Minister Amara Quist
          Amara Quist, the foreign minister of France, opened the dam.           ; foreign minister     ; France STATE          ; Amara Quist, the foreign minister of France
          U.S. President Amara Quist opened the dam.                             ; President            ; United States STATE   ; U.S. President Amara Quist
          President Amara Quist opened the dam.                                  ; President            ; -                     ; President Amara Quist
          Sen. Amara Quist opened the dam.                                       ; Senator              ; -                     ; Sen. Amara Quist
          Texas Gov. Amara Quist opened the dam.                                 ; Governor             ; Texas -               ; Texas Gov. Amara Quist
          State Department spokeswoman Amara Quist opened the dam.               ; spokeswoman          ; State Department ORGANIZATION ; State Department spokeswoman Amara Quist
          Amara Quist, a spokeswoman for the State Department, opened the dam.   ; spokeswoman          ; State Department ORGANIZATION ; Amara Quist, a spokeswoman for the State Department
          Amara Quist, 43, chief executive of Halvik Shipping, opened the dam.   ; chief executive      ; Halvik Shipping ORGANIZATION ; Amara Quist, 43, chief executive of Halvik Shipping
          Halvik Shipping chief executive Amara Quist opened the dam.            ; chief executive      ; Halvik Shipping ORGANIZATION ; Halvik Shipping chief executive Amara Quist
          Bank of England governor Amara Quist opened the dam.                   ; governor             ; Bank of England ORGANIZATION ; Bank of England governor Amara Quist
          Amara Quist, a professor of history at Norland University, spoke.      ; professor of history ; Norland University ORGANIZATION ; Amara Quist, a professor of history at Norland University
          """)
  void finds_the_offices_that_a_text_states(
      String text, String role, String organization, String words) {
    List<FoundAffiliation> found = affiliations(text);
    assertEquals(
        List.of("Amara Quist | %s | %s | %s".formatted(role, organization, words)),
        found.stream().map(one -> describe(text, one)).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Former Environment Minister Amara Quist opened the dam.",
        "The former Norland environment minister Amara Quist opened the dam.",
        "Then-President Amara Quist opened the dam.",
        "Ex-minister Amara Quist opened the dam.",
        "President-elect Amara Quist opened the dam.",
        "Presidential candidate Amara Quist opened the dam.",
        "Amara Quist, environment minister from 2001 to 2005, opened the dam.",
        "Amara Quist, the environment minister at the time, opened the dam.",
        "He was an adviser under President Amara Quist.",
        "In President Amara Quist's second term the dam was opened.",
        "The dam stood for years after President Amara Quist's 1984 campaign.",
        "British director Amara Quist opened the dam.",
        "His lawyer, Amara Quist, opened the dam.",
        "Amara Quist, the president, opened the dam.",
        "President Quist opened the dam.",
        "Amara Quist, a biologist, opened the dam.",
        "Amara Quist opened the dam.",
        "President Amara Quist spoke first. President Omar Teck had built the dam."
      })
  void leaves_out_what_is_no_present_office(String text) {
    assertEquals(List.of(), affiliations(text));
  }

  @Test
  void states_an_office_once_with_its_first_place() {
    String text =
        "On Monday, Environment Minister Amara Quist opened the dam. The environment minister,"
            + " Amara Quist, spoke.";
    assertEquals(
        List.of("Amara Quist | Environment Minister | - | Environment Minister Amara Quist"),
        affiliations(text).stream().map(one -> describe(text, one)).toList());
  }

  @Test
  void counts_code_points() {
    String text =
        "\uD83C\uDF0A Floods ended.\n\nOn Monday, Environment Minister Amara Quist spoke.";
    FoundAffiliation found = affiliations(text).get(0);
    assertEquals(new TextSpan(28, 60), found.span());
  }

  @Test
  void finds_nothing_in_a_language_that_is_not_read() {
    assertEquals(
        List.of(),
        Extractor.get()
            .extractWithNames(
                "Umweltminister Amara Quist sagte: „Der Damm hält.“",
                new TextLanguage("de", false),
                TODAY)
            .affiliations());
  }

  private static List<FoundAffiliation> affiliations(String text) {
    return Extractor.get().extractWithNames(text, ENGLISH, TODAY).affiliations();
  }

  private static String describe(String text, FoundAffiliation found) {
    String organization =
        found.organization() == null
            ? "-"
            : found.organization()
                + " "
                + (found.organizationKind() == null ? "-" : found.organizationKind());
    return "%s | %s | %s | %s"
        .formatted(
            found.person(), found.role(), organization, MarkedBody.words(text, found.span()));
  }
}
