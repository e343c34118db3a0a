package org.onrecord.textreuse.phrases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.textreuse.FoldedWords;

/** Numbers the different words of texts. */
final class Vocabulary {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> folded = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private final BitSet numbers = new BitSet();
  private final BitSet letters = new BitSet();

  /** The id of a printed word, which has one or several folded words. */
  int id(FoldedWords words, int start, int end) {
    String word = words.word(start);
    for (int i = start + 1; i < end; i++) {
      word += " " + words.word(i);
    }
    Integer known = ids.get(word);
    return known == null ? add(word, words, start, end) : known;
  }

  private int add(String word, FoldedWords words, int start, int end) {
    int id = folded.size();
    ids.put(word, id);
    folded.add(word);
    printed.add(words.printed(start, end).toLowerCase(Locale.ROOT));
    numbers.set(id, words.isNumber(start));
    letters.set(id, words.isLetter(start));
    return id;
  }

  /** True for one letter of a script without spaces, which is less than a word. */
  boolean isLetter(int id) {
    return letters.get(id);
  }

  /** The words among some that carry no content: stop words and numbers. */
  BitSet withoutContent(BitSet some, StopWords stopWords) {
    Set<String> forms = new HashSet<>();
    some.stream().forEach(id -> forms.addAll(List.of(folded.get(id), printed.get(id))));
    Set<String> found = stopWords.among(forms);
    BitSet without = new BitSet();
    some.stream()
        .filter(
            id ->
                numbers.get(id)
                    || found.contains(folded.get(id))
                    || found.contains(printed.get(id)))
        .forEach(without::set);
    return without;
  }
}
