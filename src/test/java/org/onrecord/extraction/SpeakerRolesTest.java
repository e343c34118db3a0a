package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerRolesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Foreign Ministry spokeswoman Ada Quill said the talks had failed.          ; Foreign Ministry spokeswoman
          Norland's supreme leader, General Omar Teck, said the talks had failed.    ; supreme leader
          Ada Quill, a spokeswoman for the ministry, said the talks had failed.      ; spokeswoman for the ministry
          “The talks failed,” said Ada Quill, the head of the delegation.            ; head of the delegation
          His lawyer, Ada Quill, said the talks had failed.                          ; lawyer
          Ada Quill, 43, a biologist, said the eels had returned.                    ; biologist
          “The till jammed,” teller Ada Quill said.                                  ; teller
          “The deal is done,” said Ada Quill, who will be chairman.                  ; chairman
          A senior Norland official said the talks had failed.                       ; senior Norland official
          A spokesman for the ministry said the talks had failed.                    ; spokesman for the ministry
          A spokeswoman in Bern said the talks had failed.                           ; spokeswoman
          The sheriff said the talks had failed.                                     ; sheriff
          Ada Quill said the talks had failed.                                       ;
          A woman in the third row said the talks had failed.                        ;
          Residents said the talks had failed.                                       ;
          Her rival, Ada Quill, said the talks had failed.                           ;
          """)
  void finds_the_role_beside_the_speaker(String text, String role) {
    assertEquals(
        Arrays.asList(role), ExtractedQuotes.from(text).stream().map(FoundQuote::role).toList());
  }

  @Test
  void keeps_the_role_for_later_quotes() {
    String text =
        "Foreign Ministry spokeswoman Ada Quill said the talks had failed.\n\n"
            + "“They shouted,” Quill said.\n\n“Nobody listened,” she said.";
    String role = "Foreign Ministry spokeswoman";
    assertEquals(
        List.of(role, role, role),
        ExtractedQuotes.from(text).stream().map(FoundQuote::role).toList());
  }
}
