package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text split into words, sentences and paragraphs. Words are Penn Treebank tokens: "did" and
 * "n't", "Clinton" and "'s", each punctuation mark. Offsets are UTF-16 indices; words, sentences
 * and paragraphs count from 0.
 */
final class Words {
  final String text;
  private final int[] starts;
  private final int[] ends;
  private final String[] words;
  private final String[] lower;
  private final int[] sentences;
  private final int[] paragraphs;
  private final int[] firsts;
  final String[] tags;

  Words(String text, int[] starts, int[] ends, boolean[] opensSentence, int[] paragraphs) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.paragraphs = paragraphs;
    int n = starts.length;
    words = new String[n];
    lower = new String[n];
    sentences = new int[n];
    tags = new String[n];
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      words[i] = text.substring(starts[i], ends[i]);
      lower[i] = words[i].toLowerCase(Locale.ROOT).replace('’', '\'');
      if (opensSentence[i]) {
        first.add(i);
      }
      sentences[i] = first.size() - 1;
    }
    first.add(n);
    firsts = first.stream().mapToInt(Integer::intValue).toArray();
    Arrays.fill(tags, "");
  }

  int count() {
    return starts.length;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  String word(int i) {
    return i < 0 || i >= words.length ? "" : words[i];
  }

  /** The word in lower case with straight apostrophes; empty out of range. */
  String lower(int i) {
    return i < 0 || i >= lower.length ? "" : lower[i];
  }

  /** The Penn Treebank tag of a word; empty out of range. */
  String tag(int i) {
    return i < 0 || i >= tags.length ? "" : tags[i];
  }

  int sentenceOf(int word) {
    return sentences[word];
  }

  int paragraphOf(int word) {
    return paragraphs[word];
  }

  int sentenceCount() {
    return firsts.length - 1;
  }

  /** The first word of a sentence. */
  int first(int sentence) {
    return firsts[sentence];
  }

  /** The word after the last of a sentence. */
  int endOf(int sentence) {
    return firsts[sentence + 1];
  }
}
