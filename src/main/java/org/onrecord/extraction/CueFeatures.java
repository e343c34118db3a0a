package org.onrecord.extraction;

import java.util.Set;

/**
 * Features for selecting the content of a cue: words and parts of speech at its boundaries and
 * around the cue, quotation marks, lengths and distances.
 */
final class CueFeatures {
  /** The number of parts of speech recorded between a cue and its content. */
  private static final int MAX_PATH = 7;

  /** The number of words of the content that are searched for other cues and marks. */
  private static final int MAX_LOOKAHEAD = 60;

  private static final Set<String> THAT_VERBS = Set.of("say", "tell", "add");

  private final Words words;
  private final QuotedPassages passages;
  private final int cue;
  private final String form;
  private final String lemma;
  private final String tag;
  private final int first;
  private final int end;

  /** The index of the first "that" after the cue without a verb in between, or -1. */
  private final int that;

  CueFeatures(Words words, QuotedPassages passages, int cue) {
    this.words = words;
    this.passages = passages;
    this.cue = cue;
    form = words.lower(cue);
    lemma = Cues.lemma(form);
    tag = words.tag(cue);
    first = words.first(words.sentenceOf(cue));
    end = words.endOf(words.sentenceOf(cue));
    that = that();
  }

  boolean saysThat() {
    return THAT_VERBS.contains(lemma) && tag.startsWith("VB") && that >= 0;
  }

  private int that() {
    int stop = Math.min(end, cue + ContentLattice.MAX_LEAD);
    for (int i = cue + 1; i < stop; i++) {
      if (words.lower(i).equals("that")) {
        return i;
      }
      if (words.tag(i).startsWith("VB") || words.tag(i).equals("MD") || passages.opensAt(i)) {
        return -1;
      }
    }
    return -1;
  }

  // ---- does the cue report words, and on which sides?

  /** Features of each pair of kinds, by kind on the left × 3 + kind on the right. */
  Features[] pairs() {
    Features[] pairs = new Features[ContentLattice.KINDS * ContentLattice.KINDS];
    pairs[0] = noContent();
    for (int pair = 1; pair < pairs.length; pair++) {
      pairs[pair] = withContent(pair);
    }
    return pairs;
  }

  private Features withContent(int pair) {
    Features f = new Features(80 + pair);
    f.add(0);
    f.add(1, form);
    f.add(8, lemma);
    f.add(9, lemma, tag);
    f.add(2, tag);
    f.add(3, words.lower(cue - 1));
    f.add(4, words.lower(cue + 1));
    f.add(5, words.tag(cue - 1), words.tag(cue + 1));
    f.add(6, tag, words.tag(cue + 1));
    f.add(7, flag(passages.inside(cue)));
    return f;
  }

  private Features noContent() {
    Features f = new Features(80);
    int thatClause = flag(that >= 0);
    int inside = flag(passages.inside(cue));
    int marks = marksAround();
    f.add(0);
    f.add(1, form);
    f.add(2, tag);
    f.add(3, form, tag);
    f.add(4, form, words.lower(cue - 1));
    f.add(5, form, words.lower(cue + 1));
    f.add(6, words.lower(cue - 1));
    f.add(7, words.lower(cue + 1));
    f.add(8, words.tag(cue - 1));
    f.add(9, words.tag(cue + 1));
    f.add(10, words.tag(cue - 1), tag, words.tag(cue + 1));
    f.add(11, words.lower(cue - 2));
    f.add(12, words.lower(cue + 2));
    f.add(13, words.tag(cue - 2), words.tag(cue - 1));
    f.add(14, words.tag(cue + 1), words.tag(cue + 2));
    f.add(15, form, words.tag(cue - 1));
    f.add(16, form, words.tag(cue + 1));
    f.add(17, inside);
    f.add(18, form, inside);
    f.add(19, form, words.lower(cue + 1), words.lower(cue + 2));
    f.add(20, marks);
    f.add(21, form, marks);
    f.add(22, tag, marks);
    f.add(23, words.lower(cue - 1), tag);
    f.add(24, words.lower(cue - 2), words.lower(cue - 1));
    f.add(25, bucket(cue - first));
    f.add(26, words.word(end - 1));
    f.add(27, lemma);
    f.add(28, lemma, tag);
    f.add(29, lemma, words.lower(cue + 1));
    f.add(30, lemma, words.lower(cue - 1));
    f.add(31, lemma, words.tag(cue + 1));
    f.add(32, lemma, words.tag(cue - 1));
    f.add(33, lemma, marks);
    f.add(34, lemma, words.tag(cue - 1), words.tag(cue + 1));
    f.add(35, lemma, words.tag(cue + 1), words.tag(cue + 2));
    f.add(36, thatClause);
    f.add(37, lemma, thatClause);
    f.add(38, tag, thatClause);
    return f;
  }

  private int marksAround() {
    boolean before = false;
    boolean after = false;
    for (int i = first; i < end; i++) {
      if (passages.opensAt(i) || passages.closesAt(i)) {
        before |= i < cue;
        after |= i > cue;
      }
    }
    return flag(after) + 2 * flag(before);
  }

  // ---- start of the content

  Features start(int start, Side side) {
    Features f = new Features(50 + side.ordinal());
    addBoundary(f, start);
    int distance = bucket(Math.min(30, Math.abs(start - cue)));
    f.add(20, distance);
    f.add(21, form, distance);
    f.add(22, form, words.lower(start));
    f.add(23, form, words.lower(start - 1));
    f.add(24, tag, words.lower(start - 1), words.tag(start));
    f.add(31, lemma, words.tag(start));
    f.add(32, lemma, words.lower(start - 1));
    f.add(33, lemma, distance);
    f.add(34, lemma, words.lower(start));
    if (side == Side.BEFORE_CUE) {
      f.add(30, flag(words.first(words.sentenceOf(start)) == start));
    } else {
      f.add(29, words.lower(cue + 1), distance);
      addLead(f, start);
    }
    return f;
  }

  /** The words between the cue and a content that starts after it. */
  private void addLead(Features f, int start) {
    String path = path(cue + 1, start);
    f.add(25, path);
    f.add(26, path, words.tag(start));
    f.add(27, path, form);
    boolean saysThat = false;
    boolean opens = false;
    boolean comma = false;
    int verbs = 0;
    int nouns = 0;
    for (int i = cue + 1; i < start; i++) {
      String part = words.tag(i);
      verbs += flag(part.startsWith("VB") && !part.equals("VBG") || part.equals("MD"));
      nouns += flag(part.startsWith("NN") || part.equals("PRP"));
      saysThat |= words.lower(i).equals("that");
      opens |= passages.opensAt(i);
      comma |= words.lower(i).equals(",");
    }
    f.add(28, flag(saysThat) + 2 * flag(opens) + 4 * flag(comma) + 8 * flag(start == cue + 1));
    int opened = opens ? passages.opensAt(start - 1) ? 1 : 2 : 0;
    int passed = opened * 16 + Math.min(verbs, 3) * 4 + Math.min(nouns, 3);
    f.add(35, passed);
    f.add(36, lemma, passed);
    f.add(37, words.lower(start - 2), passed);
    f.add(38, words.tag(start - 2), passed);
    String before = words.lower(opened == 1 ? start - 2 : start - 1);
    f.add(39, before, opened * 4 + Math.min(verbs, 3));
    int thatClause = that < 0 ? 0 : that == start ? 1 : that == start - 1 ? 2 : 3;
    f.add(40, thatClause);
    f.add(41, lemma, thatClause);
  }

  // ---- end of the content

  Features end(int after, Side side) {
    Features f = new Features(60 + side.ordinal());
    addBoundary(f, after);
    int last = flag(after >= end || after >= end - 2 && !passages.isWord(after));
    f.add(20, last);
    f.add(21, form, last);
    f.add(22, words.lower(after), words.tag(after + 1));
    f.add(23, words.lower(after), words.lower(after + 1));
    f.add(24, words.lower(after), words.lower(after + 1), words.tag(after + 2));
    f.add(31, lemma, last);
    f.add(32, lemma, words.lower(after));
    if (side == Side.BEFORE_CUE) {
      int distance = bucket(Math.min(30, cue - after));
      String path = path(after, cue);
      f.add(25, distance);
      f.add(26, tag, words.lower(cue - 1), words.tag(after + 1));
      f.add(27, path);
      f.add(28, path, tag);
      f.add(29, form, distance);
    }
    return f;
  }

  /** The context of a boundary before a word. */
  private void addBoundary(Features f, int word) {
    f.add(0);
    f.add(1, words.lower(word));
    f.add(2, words.lower(word - 1));
    f.add(3, words.tag(word));
    f.add(4, words.tag(word - 1));
    f.add(5, words.lower(word - 1), words.lower(word));
    f.add(6, words.tag(word - 1), words.tag(word));
    f.add(7, words.lower(word - 1), words.tag(word));
    f.add(8, words.tag(word - 1), words.lower(word));
    f.add(9, words.tag(word - 1), words.tag(word), words.tag(word + 1));
    f.add(10, words.tag(word - 2), words.tag(word - 1), words.tag(word));
    f.add(11, words.tag(word), words.tag(word + 1), words.tag(word + 2));
    f.add(12, words.lower(word + 1));
    f.add(13, words.lower(word - 2));
    int marks =
        flag(passages.opensAt(word - 1))
            + 2 * flag(passages.closesAt(word))
            + 4 * flag(passages.inside(word))
            + 8 * flag(passages.inside(word - 1))
            + 16 * flag(passages.opensAt(word));
    f.add(14, marks);
    f.add(15, words.lower(word - 1), marks);
    f.add(16, form, marks);
  }

  /** The parts of speech of the words [from, to). */
  private String path(int from, int to) {
    StringBuilder path = new StringBuilder();
    for (int i = from; i < to && i < from + MAX_PATH; i++) {
      path.append(words.tag(i)).append(' ');
    }
    return path.toString();
  }

  // ---- span of the content

  Features span(int start, int after, Side side) {
    Features f = new Features(40 + side.ordinal());
    int length = bucket(after - start);
    int marks = marks(start, after);
    int whole = flag(side == Side.AFTER_CUE && after >= end - 2);
    f.add(1, marks);
    f.add(2, length);
    f.add(3, marks * 32 + length);
    f.add(4, form, marks);
    f.add(5, form, length);
    f.add(6, whole + 2 * marks);
    f.add(7, words.tag(start), whole);
    f.add(8, lemma, marks);
    if (side == Side.AFTER_CUE) {
      int another = anotherCue(start, after);
      f.add(9, another, marks);
      f.add(10, lemma, another);
    }
    return f;
  }

  /** Quotation marks around and within the words, as bits. */
  private int marks(int start, int after) {
    QuotedPassage atStart = passages.at(start);
    QuotedPassage atEnd = passages.at(after - 1);
    boolean opens = atStart != null && atStart.open() == start - 1;
    boolean whole = opens && atStart.close() == after;
    boolean cutAtStart = atStart != null && !opens;
    boolean cutAtEnd = atEnd != null && atEnd.close() != after;
    boolean any = opens || atEnd != null || opensWithin(start, after);
    return flag(whole)
        + 2 * flag(cutAtStart)
        + 4 * flag(cutAtEnd)
        + 8 * flag(any)
        + 16 * flag(opens);
  }

  private boolean opensWithin(int start, int after) {
    for (int i = start; i < Math.min(after, start + MAX_LOOKAHEAD); i++) {
      if (passages.opensAt(i)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a coordinated cue follows: 2 for "and said", 3 for ", adding", else 1. */
  private int anotherCue(int start, int after) {
    for (int i = start + 1; i < Math.min(after, start + MAX_LOOKAHEAD); i++) {
      if (!passages.inside(i) && Cues.verb(words.lower(i))) {
        String before = words.lower(i - 1);
        if ((before.equals("and") || before.equals("but")) && words.tag(i).equals(tag)) {
          return 2;
        }
        if (before.equals(",") && words.tag(i).equals("VBG")) {
          return 3;
        }
      }
    }
    return 1;
  }

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }

  /** A length or distance, in coarser steps the longer it is. */
  static int bucket(int n) {
    return n < 8 ? n : n < 12 ? 8 : n < 18 ? 9 : n < 26 ? 10 : n < 40 ? 11 : 12;
  }
}
