package org.onrecord.web.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The negotiation of gzip. */
class AcceptEncodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          gzip                      | true
          gzip, deflate, br, zstd   | true
          deflate,gzip;q=1.0,*;q=.5 | true
          x-gzip                    | true
          *                         | true
          br;q=1.0, *;q=0.1         | true
          gzip;q=0.001              | true
          gzip ; q=0.5              | true
          identity;q=0.5, gzip;q=0.5| true
          identity;q=0, gzip        | true
          gzip;q=0                  | false
          gzip;q=0.000              | false
          gzip;q=0, *               | false
          *;q=0                     | false
          identity                  | false
          identity, gzip;q=0.5      | false
          deflate, gzip;q=0.5       | false
          deflate                   | false
          br, zstd                  | false
          gzip;q=abc                | false
          gzip;q=2                  | false
          gzipped                   | false
          ""                        | false
          """)
  void gzip_is_used_if_the_client_accepts_it_and_prefers_no_other(String header, boolean gzip) {
    assertEquals(gzip, AcceptEncoding.of(List.of(header)).prefersGzip());
  }
}
