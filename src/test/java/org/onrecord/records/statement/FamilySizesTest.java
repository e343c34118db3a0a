package org.onrecord.records.statement;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FamilySizesTest {
  private static final long MAX = 100;

  private final FamilySizes families = new FamilySizes();

  @Test
  void a_wording_that_joins_no_other_fits() {
    assertTrue(families.addWithin(MAX, 1, 100, Set.of()));
    assertTrue(families.addWithin(MAX, 2, 100, Set.of(7L)));
  }

  @Test
  void wordings_join_a_family_until_it_is_full() {
    families.add(1, 40);
    assertTrue(families.addWithin(MAX, 2, 30, Set.of(1L)));
    assertTrue(families.addWithin(MAX, 3, 30, Set.of(1L, 2L)));
    assertFalse(families.addWithin(MAX, 4, 1, Set.of(2L)));
    assertTrue(families.addWithin(MAX, 5, 1, Set.of(4L)), "the fourth has no family");
  }

  @Test
  void the_families_that_a_wording_connects_count_together() {
    families.add(1, 20);
    families.add(2, 20);
    families.add(3, 50);
    families.join(1, 2);
    families.join(2, 9);
    assertFalse(families.addWithin(MAX, 4, 11, Set.of(1L, 3L)));
    assertTrue(families.addWithin(MAX, 5, 10, Set.of(2L, 3L)));
    assertFalse(families.addWithin(MAX, 6, 1, Set.of(1L)));
  }
}
