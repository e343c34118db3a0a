package org.onrecord.records.statement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
  @Test
  void positions_count_from_one_and_empty_arrays_end_before_they_begin() {
    Slices slices = Slices.of(List.of(new int[] {7, 8}, new int[0], new int[] {9}));

    assertArrayEquals(new int[] {7, 8, 9}, slices.elements());
    assertArrayEquals(new int[] {1, 3, 3}, slices.first());
    assertArrayEquals(new int[] {2, 2, 3}, slices.last());
  }
}
