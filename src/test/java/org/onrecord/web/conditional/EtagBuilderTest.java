package org.onrecord.web.conditional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EtagBuilderTest {
  private static final Instant TIME = Instant.parse("2025-06-12T08:30:00.123Z");

  @Test
  void a_tag_is_the_version_and_a_stable_hash() {
    assertEquals("\"mbt4bpvk-1a72ea5752b7284c\"", EtagBuilder.of(1749717000128L, TIME).tag());
  }

  @Test
  void linked_data_has_its_own_tag() {
    String json = EtagBuilder.of(7, TIME).add("A").tag();
    String linked = EtagBuilder.of(7, TIME).add("A").linkedTag();

    assertEquals(json.substring(0, json.length() - 1) + "-ld\"", linked);
  }

  @Test
  void derived_members_have_a_part_of_their_own() {
    String tag = EtagBuilder.of(7, TIME).add("A").tag();
    String derived = EtagBuilder.of(7, TIME).addDerived(-2).add("A").tag();

    assertEquals(tag.substring(0, tag.length() - 1) + "-sfffffffe\"", derived);
    assertEquals(tag, DerivedPart.removedFrom(derived));
    assertEquals("*", DerivedPart.removedFrom("*"));
  }

  @Test
  void any_difference_changes_the_tag() {
    Set<String> tags = new HashSet<>();
    tags.add(EtagBuilder.of(7, TIME).tag());
    tags.add(EtagBuilder.of(8, TIME).tag());
    tags.add(EtagBuilder.of(7, TIME.plusMillis(1)).tag());
    tags.add(EtagBuilder.of(7, TIME).add((String) null).tag());
    tags.add(EtagBuilder.of(7, TIME).add("").tag());
    tags.add(EtagBuilder.of(7, TIME).add("ab").add("c").tag());
    tags.add(EtagBuilder.of(7, TIME).add("a").add("bc").tag());
    tags.add(EtagBuilder.of(7, TIME).add("abc").add((String) null).tag());
    tags.add(EtagBuilder.of(7, TIME).add((String) null).add("abc").tag());
    tags.add(EtagBuilder.of(7, TIME).add(1).add(0).tag());
    tags.add(EtagBuilder.of(7, TIME).add(0).add(1).tag());

    assertEquals(11, tags.size());
  }

  /** Java's string hash fails this: {@code "Aa"} and {@code "BB"} collide. */
  @Test
  void a_million_names_have_a_million_tags() {
    long tags =
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> EtagBuilder.of(7, TIME).add("Name " + i).tag())
            .distinct()
            .count();

    assertEquals(1_000_000, tags);
  }
}
