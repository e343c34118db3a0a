package org.onrecord.textreuse.phrases;

import java.util.Set;

/** Finds the words that carry no content, such as "the" and "of". */
@FunctionalInterface
public interface StopWords {
  /** The stop words among some words, which are in lower case. */
  Set<String> among(Set<String> words);
}
