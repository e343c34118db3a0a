package org.onrecord.extraction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Small named classes of words for rules, from {@code classes.txt}. */
final class WordClass {
  private static final Map<String, Set<String>> CLASSES = new HashMap<>();

  static {
    for (String entry : WordList.of("classes").words()) {
      int tab = entry.indexOf('\t');
      CLASSES.put(entry.substring(0, tab), Set.of(entry.substring(tab + 1).split(" ")));
    }
  }

  private WordClass() {}

  /** The words of a class. */
  static Set<String> of(String name) {
    Set<String> words = CLASSES.get(name);
    if (words == null) {
      throw new IllegalArgumentException("Unknown word class: " + name);
    }
    return words;
  }
}
