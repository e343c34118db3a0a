package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates relative to {@link ExtractedQuotes#TODAY}, Thursday, 12 June 2025. */
class SaidOnTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Ada Quill said Monday the bridge would close.                                      ; 2025-06-09
          Ada Quill said on Thursday that the bridge would close.                            ; 2025-06-12
          Ada Quill said late Friday that the bridge would close.                            ; 2025-06-06
          On Sunday, Ada Quill said the bridge would close.                                  ; 2025-06-08
          Officials on Tuesday said the bridge would close.                                  ; 2025-06-10
          “The bridge will close,” Ada Quill said Wednesday night.                           ; 2025-06-11
          “The bridge will close,” said Ada Quill on Wednesday.                              ; 2025-06-11
          Ada Quill told Reuters on Wednesday that the bridge would close.                   ; 2025-06-11
          Ada Quill said in a statement on Wednesday that the bridge would close.            ; 2025-06-11
          Ada Quill said yesterday that the bridge would close.                              ; 2025-06-11
          Ada Quill said today that the bridge would close.                                  ; 2025-06-12
          Ada Quill said this morning that the bridge would close.                           ; 2025-06-12
          Ada Quill said last night that the bridge would close.                             ; 2025-06-11
          “The bridge will close,” Ada Quill said two days ago.                              ; 2025-06-10
          Ada Quill said on June 3 that the bridge would close.                              ; 2025-06-03
          Ada Quill said on 3 June that the bridge would close.                              ; 2025-06-03
          Ada Quill said on Sept. 14 that the bridge would close.                            ; 2024-09-14
          Ada Quill said on September 14th, 2022, that the bridge would close.               ; 2022-09-14
          Ada Quill said last Thursday that the bridge would close.                          ; 2025-06-05
          Ada Quill said the bridge would close on Monday.                                   ;
          Ada Quill said last week that the bridge would close.                              ;
          Ada Quill said in March that the bridge would close.                               ;
          Ada Quill said Monday’s storm had closed the bridge.                               ;
          Ada Quill said after Monday’s storm that the bridge would close.                   ;
          Ada Quill said ahead of the vote on Sunday that the bridge would close.            ;
          Ada Quill, who resigned on Monday, said the bridge would close.                    ;
          As drivers gathered Monday, Ada Quill said the bridge would close.                 ;
          Ada Quill said the bridge would close.                                             ;
          """)
  void finds_the_date_in_the_clause_of_the_cue(String text, LocalDate day) {
    List<FoundQuote> quotes = ExtractedQuotes.from(text);
    assertEquals(Arrays.asList(day), quotes.stream().map(FoundQuote::saidOn).toList());
  }

  @Test
  void finds_no_date_if_the_publication_date_is_unknown() {
    List<FoundQuote> quotes =
        Extractor.get()
            .extract(
                "Ada Quill said Monday the bridge would close.", ExtractedQuotes.ENGLISH, null);
    assertEquals(Arrays.asList((LocalDate) null), quotes.stream().map(FoundQuote::saidOn).toList());
  }

  @Test
  void a_later_quote_does_not_inherit_the_date() {
    String text = "On Sunday, Ada Quill said the bridge would close. But she said it was safe.";
    assertEquals(
        Arrays.asList(LocalDate.of(2025, 6, 8), null),
        ExtractedQuotes.from(text).stream().map(FoundQuote::saidOn).toList());
  }
}
