package org.onrecord.web.conditional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.web.problem.ProblemException;

class EntityTagListTest {
  @Test
  void an_absent_header_is_no_list() {
    assertEquals(
        Optional.empty(), EntityTagList.in(new MultivaluedHashMap<String, String>(), "If-Match"));
  }

  @Test
  void tags_are_read_from_all_header_lines() {
    assertEquals(
        List.of("\"a\"", "W/\"b,c\"", "\"\"", "\"é*\"", "\"W/\""),
        tags("\"a\" ,, W/\"b,c\",", " ,\t\"\"", "\"é*\",\"W/\""));
  }

  @Test
  void a_star_matches_any_tag() {
    assertEquals(Optional.of(new EntityTagList(true, List.of())), list(" * "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "a",
        "\"a",
        "a\"",
        "'a'",
        "\"a\" \"b\"",
        "\"a\";\"b\"",
        "w/\"a\"",
        "W/ \"a\"",
        "W/a",
        "W/*",
        "*, \"a\"",
        "\"a\", *",
        "**",
        "*,*",
        "\"a b\"",
        "\"a\"b\"",
        "\"a\\\"b\"",
        "\"a\u0001\"",
        "\"\u20ac\""
      })
  void malformed_lists_are_rejected(String header) {
    assertThrows(ProblemException.class, () -> list(header));
  }

  @Test
  void a_weak_tag_matches_only_by_weak_comparison() {
    EntityTagList weak = list("W/\"a\"").orElseThrow();
    EntityTagList strong = list("\"a\"").orElseThrow();

    assertEquals(
        List.of(false, true, true, true),
        List.of(
            weak.matchesStrong("\"a\""),
            weak.matchesWeak("\"a\""),
            strong.matchesStrong("\"a\""),
            strong.matchesWeak("\"a\"")));
  }

  private static List<String> tags(String... lines) {
    return list(lines).orElseThrow().tags();
  }

  private static Optional<EntityTagList> list(String... lines) {
    MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>();
    headers.put("If-Match", List.of(lines));
    return EntityTagList.in(headers, "If-Match");
  }
}
