package org.onrecord.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireNameTest {
  private enum Sort {
    NAME,
    NAME_DESCENDING,
    CREATED_AT,
    CREATED_AT_DESCENDING
  }

  @Test
  void derives_camel_case_names_and_a_minus_for_descending() {
    assertEquals(
        List.of("name", "-name", "createdAt", "-createdAt"),
        Stream.of(Sort.values()).map(WireName::of).toList());
  }
}
