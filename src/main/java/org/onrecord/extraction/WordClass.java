package org.onrecord.extraction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The small classes of words that rules ask for by name, from {@code classes.txt}. */
final class WordClass {
  private static final Map<String, Set<String>> CLASSES = new HashMap<>();

  static {
    for (String entry : WordList.of("classes").words()) {
      int tab = entry.indexOf('\t');
      CLASSES.put(entry.substring(0, tab), Set.of(entry.substring(tab + 1).split(" ")));
    }
  }

  private WordClass() {}

  /** The words of a class that exists. */
  static Set<String> of(String name) {
    Set<String> words = CLASSES.get(name);
    if (words == null) {
      throw new IllegalArgumentException("no class of words is called " + name);
    }
    return words;
  }
}
