package org.onrecord.extraction;

/**
 * Features for selecting the speaker of a quotation without a cue: its form, the distance of other
 * quotes and mentions, and the words in between.
 */
final class UncuedQuoteFeatures {
  /** The number of quoted words that are examined. */
  private static final int MAX_LOOKAHEAD = 40;

  /** The sentences after a quote in which another name suggests another speaker. */
  private static final int MAX_NAME_SENTENCES = 3;

  /** The maximum length of a signature: "Ana Mora, head of the harbor board". */
  private static final int MAX_SIGNATURE = 12;

  private final Words words;
  private final QuotedPassages passages;
  private final Mentions mentions;
  private final QuotedPassage passage;
  private final int length;

  /** The word before the opening mark. */
  private final String lead;

  private final boolean opensSentence;

  UncuedQuoteFeatures(
      Words words, QuotedPassages passages, Mentions mentions, QuotedPassage passage) {
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
    this.passage = passage;
    length = CueFeatures.bucket(passage.length());
    lead = words.lower(passage.open() - 1);
    opensSentence = words.first(words.sentenceOf(passage.open())) == passage.open();
  }

  // ---- is it a quote? is its speaker unnamed?

  Features notAQuote(QuoteContent before) {
    return shape(200, before);
  }

  Features unnamed(QuoteContent before) {
    return shape(201, before);
  }

  private Features shape(int kind, QuoteContent before) {
    Features f = new Features(kind);
    String end = words.word(passage.close() - 1);
    int form =
        flag(Character.isUpperCase(words.word(passage.first()).charAt(0)))
            + 2 * flag(end.matches("[.!?,…]+"))
            + 4 * flag(opensSentence)
            + 8 * flag(opensSentenceAt(passage.end()))
            + 16 * flag(passage.closed());
    f.add(0);
    f.add(1, length);
    f.add(2, form);
    f.add(3, form, length);
    f.add(4, end);
    f.add(9, words.tag(passage.first()));
    f.add(10, words.lower(passage.first()));
    f.add(13, words.tag(passage.close() - 1));
    f.add(17, passage.depth());
    addContext(f);
    addForm(f);
    int gap = before == null ? 99 : Math.max(0, passage.open() - before.end());
    f.add(18, CueFeatures.bucket(gap));
    f.add(19, flag(before != null && paragraphs(before.start(), passage.open()) == 0), form);
    return f;
  }

  private void addContext(Features f) {
    int open = passage.open();
    boolean opensParagraph = open == 0 || paragraphs(open - 1, open) > 0;
    boolean endsParagraph = passage.end() >= words.count() || paragraphs(open, passage.end()) > 0;
    f.add(5, lead);
    f.add(6, words.tag(open - 1));
    f.add(7, words.lower(passage.end()));
    f.add(8, words.tag(passage.end()));
    f.add(11, words.lower(open - 2), lead);
    f.add(12, words.tag(open - 2), words.tag(open - 1));
    f.add(16, flag(opensParagraph) + 2 * flag(endsParagraph), length);
  }

  /**
   * Returns whether it contains a verb or the first or second person, or is capitalized like a
   * title.
   */
  private void addForm(Features f) {
    int capitals = 0;
    boolean verb = false;
    boolean speaks = false;
    int first = passage.first();
    for (int i = first; i < passage.close() && i < first + MAX_LOOKAHEAD; i++) {
      capitals += flag(Character.isUpperCase(words.word(i).charAt(0)));
      verb |= words.tag(i).matches("VB[DPZ]|MD");
      speaks |= words.lower(i).matches("i|we|you|my|our|us|me");
    }
    int look = flag(verb) + 2 * flag(speaks) + 4 * flag(capitals * 2 > passage.length());
    f.add(14, look);
    f.add(15, look, length);
  }

  // ---- same speaker as another quote

  Features before(QuoteContent before) {
    Features f = new Features(210);
    int last = before.end() - 1;
    int sentences = words.sentenceOf(passage.open()) - words.sentenceOf(last);
    int where = Math.min(5, paragraphs(last, passage.open())) * 8 + Math.min(7, sentences);
    int gap = Math.max(0, passage.open() - Math.max(before.end(), before.cue()));
    QuotedPassage quoted = passages.at(last);
    int both = flag(quoted != null) + 2 * flag(opensSentence);
    f.add(0);
    f.add(1, where);
    f.add(2, where * 2 + flag(opensSentence));
    f.add(3, flag(quoted != null && quoted.continued()), where);
    f.add(4, CueFeatures.bucket(gap));
    f.add(5, CueFeatures.bucket(gap), where);
    f.add(6, both, where);
    f.add(7, lead);
    f.add(8, lead, both);
    f.add(9, flag(namedSince(before)), where);
    f.add(10, flag(passage.length() > 8), where);
    return f;
  }

  private boolean namedSince(QuoteContent before) {
    int from = words.sentenceOf(before.end() - 1);
    int to = Math.min(from + MAX_NAME_SENTENCES, words.sentenceOf(passage.open()));
    for (int sentence = from; sentence <= to; sentence++) {
      for (Mention mention : mentions.in(sentence)) {
        boolean between =
            mention.first() >= before.end()
                && mention.first() > before.cue() + 3
                && mention.first() < passage.open();
        if (between && mention.form() == MentionForm.NAME) {
          return true;
        }
      }
    }
    return false;
  }

  Features after(QuoteContent after) {
    Features f = new Features(220);
    int sentences = words.sentenceOf(after.start()) - words.sentenceOf(passage.end() - 1);
    int gap = after.start() - passage.end();
    int where =
        Math.min(3, paragraphs(passage.open(), after.start())) * 8
            + Math.min(7, Math.max(0, sentences));
    f.add(0);
    f.add(1, where);
    f.add(2, where, flag(gap <= 1) + 2 * flag(passage.continued()));
    f.add(3, flag(passages.at(after.start()) != null), where);
    f.add(4, CueFeatures.bucket(Math.max(0, gap)));
    return f;
  }

  // ---- a mention nearby

  Features named(Mention mention) {
    boolean left = mention.end() <= passage.open();
    Features f = new Features(left ? 230 : 231);
    int where = distanceClass(mention, left);
    int distance = left ? passage.open() - mention.end() : mention.first() - passage.end();
    int near = CueFeatures.bucket(Math.max(0, distance));
    String kind = String.valueOf(mention.kind());
    f.add(0);
    f.add(1, where);
    f.add(2, near);
    f.add(3, where, near);
    f.add(14, lead, near);
    f.add(17, lead, words.tag(passage.open() - 2), words.tag(mention.head()));
    f.add(18, flag(isSignature(mention)) + 2 * flag(afterDash(mention)), where);
    f.add(19, left ? "" : words.lower(passage.end()), where);
    f.add(20, mention.form().name(), where);
    f.add(21, kind, where);
    f.add(22, kind, near);
    addMention(f, mention, where);
    return f;
  }

  private int distanceClass(Mention mention, boolean left) {
    int there = words.sentenceOf(mention.first());
    int sentences =
        left
            ? words.sentenceOf(passage.open()) - there
            : there - words.sentenceOf(Math.max(passage.open(), passage.end() - 1));
    int paragraphs = Math.abs(paragraphs(mention.first(), passage.open()));
    return Math.min(3, Math.abs(sentences)) * 4 + Math.min(3, paragraphs);
  }

  private void addMention(Features f, Mention mention, int where) {
    boolean opens = opensSentenceAt(mention.first());
    String next = words.tag(mention.end());
    boolean isSubject = next.startsWith("VB") || next.equals("MD");
    f.add(4, words.lower(mention.head()));
    f.add(5, words.tag(mention.head()));
    f.add(6, words.tag(mention.head()), where);
    f.add(7, words.tag(mention.first() - 1));
    f.add(8, next);
    f.add(9, words.lower(mention.end()));
    f.add(10, words.lower(mention.first() - 1));
    f.add(11, flag(opens), where);
    f.add(12, flag(opens) + 2 * flag(isSubject), where);
    f.add(13, words.lower(mention.end()), lead);
    f.add(15, words.lower(mention.end()), where);
    f.add(16, words.tag(mention.head()), flag(isSubject));
  }

  /** Returns whether the mention is a whole paragraph, as in a signature. */
  private boolean isSignature(Mention mention) {
    int first = mention.first();
    boolean opens = first == 0 || paragraphs(first - 1, first) > 0;
    return opens && first + MAX_SIGNATURE > words.endOf(words.sentenceOf(first));
  }

  private boolean afterDash(Mention mention) {
    return words.lower(mention.first() - 1).matches("[-–—―~]+");
  }

  // ---- positions

  private boolean opensSentenceAt(int word) {
    return word >= words.count() || words.first(words.sentenceOf(word)) == word;
  }

  private int paragraphs(int from, int to) {
    return words.paragraphOf(to) - words.paragraphOf(from);
  }

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }
}
