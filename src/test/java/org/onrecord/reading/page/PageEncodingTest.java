package org.onrecord.reading.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.web.problem.ProblemException;

class PageEncodingTest {
  @Test
  void a_byte_order_mark_takes_precedence_and_is_dropped() {
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      byte[] page = "\uFEFF<meta charset=windows-1252>Zoë".getBytes(charset);
      assertEquals("<meta charset=windows-1252>Zoë", PageEncoding.decode(page, "ISO-8859-1", true));
    }
  }

  @Test
  void ignores_meta_elements_in_plain_text() {
    byte[] page = "<meta charset=windows-1252>Zoë".getBytes(UTF_8);
    assertEquals("<meta charset=windows-1252>Zoë", PageEncoding.decode(page, null, false));
  }

  @Test
  void latin_1_means_windows_1252() {
    byte[] page = "\u0093Zo\u00eb\u0094 \u0080".getBytes(ISO_8859_1);
    assertEquals("“Zoë” €", PageEncoding.decode(page, "latin1", true));
  }

  @Test
  void ignores_a_meta_element_after_the_first_4_kib() {
    byte[] page = (" ".repeat(5_000) + "<meta charset=windows-1252>Zoë").getBytes(ISO_8859_1);
    assertThrows(ProblemException.class, () -> PageEncoding.decode(page, null, true));
  }
}
