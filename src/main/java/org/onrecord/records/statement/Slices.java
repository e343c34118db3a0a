package org.onrecord.records.statement;

import java.util.List;

/**
 * Arrays one after the other in a single one, since the driver sends one in its binary form. Their
 * positions count from 1, as in PostgreSQL's slices; those of an empty array end before it begins.
 */
record Slices(int[] elements, int[] first, int[] last) {
  static Slices of(List<int[]> arrays) {
    int[] elements = new int[arrays.stream().mapToInt(array -> array.length).sum()];
    int[] first = new int[arrays.size()];
    int[] last = new int[arrays.size()];
    int end = 0;
    for (int i = 0; i < first.length; i++) {
      int[] array = arrays.get(i);
      System.arraycopy(array, 0, elements, end, array.length);
      first[i] = end + 1;
      end += array.length;
      last[i] = end;
    }
    return new Slices(elements, first, last);
  }
}
