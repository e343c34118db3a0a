package org.onrecord.records.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/** Canonical forms of URLs, in Java and in the database. */
@QuarkusTest
class CanonicalUrlTest {
  /** Parts of URLs to which a rule applies, and parts that only look similar. */
  private static final List<List<String>> PARTS =
      List.of(
          List.of("http", "HTTPS", "Https", "HTTP"),
          List.of("://"),
          List.of("", "", "", "User:Pass@", "a@"),
          List.of(
              "example.com", "EXAMPLE.com", "[2001:DB8::1]", "xn--exmple-cua.com", "a_b.Example"),
          List.of("", "", ":", ":80", ":443", ":8080"),
          List.of("", "/", "/A", "/a/b:80/@c", "/%C3%A9", "//"),
          List.of("", "", "?"),
          List.of(
              "",
              "",
              "a=B",
              "utm_source=x",
              "UTM_Medium",
              "fbclid=1&",
              "&a=1",
              "x=utm_a=1",
              "gclid"),
          List.of("", "", "&", "&utm_campaign=y", "&b=?/:@", "&a=1&a=1", "&mc_cid=", "&_ga"),
          List.of("", "", "#", "#top", "#:~:text=a?utm_source=b"));

  @Inject Database database;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.com/a                                  | https://example.com/a
          https://example.com                                    | https://example.com/
          HTTPS://Example.COM/Path                               | https://example.com/Path
          https://example.com:443/a                              | https://example.com/a
          http://example.com:80/a                                | http://example.com/a
          http://example.com:/a                                  | http://example.com/a
          http://example.com:443/a                               | http://example.com:443/a
          https://example.com:8443/a                             | https://example.com:8443/a
          https://example.com/a#top                              | https://example.com/a
          https://example.com/a#top?b=c                          | https://example.com/a
          https://example.com/a?utm_source=x&utm_medium=y        | https://example.com/a
          https://example.com/a?utm_source=x#top                 | https://example.com/a
          https://example.com/a?id=7&fbclid=x&page=2             | https://example.com/a?id=7&page=2
          https://example.com/a?UTM_SOURCE=x&b=C                 | https://example.com/a?b=C
          https://example.com/a?b=utm_source                     | https://example.com/a?b=utm_source
          https://example.com/a?utm=1&source=utm_                | https://example.com/a?utm=1&source=utm_
          https://example.com/a?b=2&a=1                          | https://example.com/a?b=2&a=1
          https://example.com/a?                                 | https://example.com/a
          https://example.com/a?&b&                              | https://example.com/a?b
          https://example.com/a/                                 | https://example.com/a/
          https://User@Example.com:443?q=1                       | https://User@example.com/?q=1
          https://[2001:DB8::1]:443/a                            | https://[2001:db8::1]/a
          """)
  void the_canonical_form_drops_what_makes_no_difference(String url, String canonical) {
    assertEquals(canonical, CanonicalUrl.of(url));
    assertEquals(canonical, CanonicalUrl.of(canonical), "canonical forms stay");
    assertEquals(List.of(canonical), inDatabase(List.of(url)));
  }

  @Test
  void null_has_no_canonical_form() {
    assertNull(CanonicalUrl.of(null));
  }

  @Test
  void the_database_computes_the_same() {
    Random random = new Random(19);
    List<String> urls =
        IntStream.range(0, 5_000).mapToObj(i -> assembled(random)).distinct().toList();
    assertEquals(urls.stream().map(CanonicalUrl::of).toList(), inDatabase(urls));
  }

  private static String assembled(Random random) {
    StringBuilder url = new StringBuilder();
    PARTS.forEach(parts -> url.append(parts.get(random.nextInt(parts.size()))));
    return url.toString();
  }

  private List<String> inDatabase(List<String> urls) {
    Sql sql =
        Sql.of(
            """
            select canonical_url(url) as canonical
            from unnest(?::text[]) with ordinality as given (url, place) order by place""",
            (Object) urls.toArray(String[]::new));
    return database.list(sql, row -> row.text("canonical"));
  }
}
