package org.onrecord.extraction;

import java.util.List;
import java.util.Set;

/** Determines the start and end of a noun phrase around its head. */
final class PhraseExtents {
  private static final int MAX_LEFT = 9;
  private static final int MAX_RIGHT = 8;
  private static final int MAX_PREPOSITIONS = 3;

  /** The maximum length of a description in commas: ", who ...,". */
  private static final int MAX_CLAUSE = 32;

  private static final int MAX_PARENTHESIS = 12;

  private static final Set<String> MANY = WordClass.of("many");
  private static final Set<String> PARTS = WordClass.of("parts");
  private static final Set<String> JOINING = WordClass.of("joining");
  private static final Set<String> LEADING = WordClass.of("leading");
  private static final Set<String> MODIFYING = Set.of("DT", "PRP$", "JJ", "POS", "CD");

  private static final Set<String> DEMONSTRATIVE = Set.of("that", "this", "these", "those");

  private final WordTraits traits;
  private final Words words;
  private final ProperName[] names;

  PhraseExtents(WordTraits traits, List<ProperName> found) {
    this.traits = traits;
    words = traits.words;
    names = new ProperName[words.count()];
    for (ProperName name : found) {
      for (int i = name.first(); i < name.end(); i++) {
        names[i] = name;
      }
    }
  }

  /** The proper name that contains a word, or null. */
  ProperName name(int word) {
    return word < 0 || word >= names.length ? null : names[word];
  }

  /** Returns whether "and" before a word joins adjectives: "top religious and political figure". */
  private boolean isCoordinated(int word, int stop) {
    return word - 2 >= stop
        && (words.lower(word - 1).equals("and") || words.lower(word - 1).equals("or"))
        && words.tag(word).startsWith("JJ")
        && words.tag(word - 2).startsWith("JJ")
        && names[word] == null
        && names[word - 2] == null;
  }

  /** The start of the phrase with a head. */
  int left(int head) {
    int stop = Math.max(words.first(words.sentenceOf(head)), head - MAX_LEFT);
    int at = head;
    while (at > stop && (modifies(at - 1) || isCoordinated(at, stop))) {
      at--;
      if (names[at] != null) {
        at = Math.max(stop, Math.min(at, names[at].from()));
      }
      if (isDeterminer(at)) {
        break;
      }
    }
    while (at < head && (traits.possessive(at) || traits.is(at, Lexicon.CALENDAR))) {
      at++;
    }
    return withQuantity(at, stop);
  }

  /** The start of a partitive phrase before "of": "52 percent of voters". */
  private int withQuantity(int first, int stop) {
    boolean part =
        words.lower(first - 1).equals("of")
            && first - 2 >= stop
            && PARTS.contains(words.lower(first - 2));
    if (!part) {
      return first;
    }
    int at = first - 2;
    while (at > stop
        && !isDeterminer(at)
        && modifies(at - 1)
        && !traits.possessive(at - 1)
        && names[at - 1] == null) {
      at--;
    }
    return at;
  }

  /** The end of the phrase with a head, including "of the region", "from the ministry". */
  int right(int head) {
    int end = head + 1;
    for (int count = 0; count < MAX_PREPOSITIONS; count++) {
      int next = prepositional(end, count == 0);
      if (next == end) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private int prepositional(int at, boolean near) {
    String preposition = words.lower(at);
    if (preposition.equals("close") && words.lower(at + 1).equals("to")) {
      int end = at + 2 < words.count() ? simpleEnd(at + 2) : at + 2;
      return end > at + 2 ? end : at;
    }
    if (!JOINING.contains(preposition) || at + 1 >= words.count()) {
      return at;
    }
    int end = simpleEnd(at + 1);
    if (end == at + 1
        || traits.is(end - 1, Lexicon.CALENDAR)
        || traits.is(at + 1, Lexicon.CALENDAR)) {
      return at;
    }
    boolean close =
        switch (preposition) {
          case "of" -> true;
          case "for", "from", "at", "with" -> near;
          default -> false;
        };
    boolean body =
        names[end - 1] != null || traits.is(end - 1, Lexicon.ORGANIZATION | Lexicon.PLACE);
    return close || body && !traits.is(end - 1, Lexicon.SOURCE) ? end : at;
  }

  /** The end of the simple noun phrase that starts at a word, or the word itself. */
  private int simpleEnd(int first) {
    if (Pronoun.is(words.lower(first)) && names[first] == null && !modifies(first)) {
      return first + 1;
    }
    int stop = Math.min(words.endOf(words.sentenceOf(first)), first + MAX_RIGHT);
    int at = first;
    boolean noun = false;
    while (at < stop) {
      boolean starts = at > first && traits.is(at, Lexicon.DETERMINER | Lexicon.POSSESSIVE);
      if (names[at] != null) {
        at = names[at].end();
        noun = true;
      } else if (traits.possessive(at)) {
        at++;
        noun = false;
      } else if (modifies(at) && !starts) {
        noun |= isNoun(at);
        at++;
      } else {
        break;
      }
    }
    return noun ? at : first;
  }

  private boolean isNoun(int at) {
    String tag = words.tag(at);
    return tag.startsWith("NN")
        || traits.is(at, Lexicon.QUANTIFIER)
        || tag.isEmpty() && !traits.is(at, Lexicon.DETERMINER);
  }

  private boolean isDeterminer(int at) {
    int determiner = Lexicon.DETERMINER | Lexicon.POSSESSIVE;
    boolean quantifies = MANY.contains(words.lower(at)) && !traits.is(at - 1, determiner);
    return quantifies || traits.is(at, determiner);
  }

  /** Returns whether a word may precede a noun in its phrase. */
  boolean modifies(int at) {
    if (traits.possessive(at) || name(at) != null) {
      return true;
    }
    if (at < 0 || !traits.isWord(at) && !Character.isDigit(words.word(at).charAt(0))) {
      return false;
    }
    String tag = words.tag(at);
    if (tag.isEmpty()) {
      return untaggedModifies(at);
    }
    if (traits.is(at, Lexicon.DETERMINER | Lexicon.POSSESSIVE)) {
      return !tag.equals("IN") && !tag.equals("WDT") && !isPronoun(at);
    }
    return switch (tag) {
      case "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "DT", "PRP$", "PDT", "WP$" -> true;
      case "VBN", "VBG" ->
          MODIFYING.contains(words.tag(at - 1))
              || traits.possessive(at - 1)
              || LEADING.contains(words.lower(at));
      case "RB", "RBR", "RBS" ->
          words.tag(at + 1).startsWith("JJ") || Set.of("VBN", "CD").contains(words.tag(at + 1));
      default -> false;
    };
  }

  /** Returns whether a demonstrative is a pronoun, because a verb follows: "That frustrates". */
  private boolean isPronoun(int at) {
    return DEMONSTRATIVE.contains(words.lower(at)) && traits.verb(at + 1);
  }

  private boolean untaggedModifies(int at) {
    boolean says = traits.is(at, Lexicon.SAYING) && !traits.capitalized(at);
    return traits.is(at, Lexicon.QUANTIFIER | Lexicon.DETERMINER | Lexicon.POSSESSIVE)
        || !says && !traits.is(at, Lexicon.FUNCTION | Lexicon.CALENDAR);
  }

  /** The end of a description after a phrase: "(R-Iowa)", ", who is ill,". */
  int tail(int end) {
    int sentenceEnd = words.endOf(words.sentenceOf(end - 1));
    int limit = Math.min(sentenceEnd, end + MAX_CLAUSE);
    if (end >= limit) {
      return end;
    }
    return switch (words.word(end)) {
      case "(" -> afterNext(")", end, Math.min(limit, end + MAX_PARENTHESIS));
      case "," ->
          isPartyAndState(end + 1) || words.lower(end + 1).startsWith("who")
              ? afterNext(",", end, limit)
              : asideEnd(end, limit);
      default -> end;
    };
  }

  /** The word after the next mark of this kind, or the start if there is none. */
  private int afterNext(String mark, int from, int limit) {
    for (int i = from + 1; i < limit; i++) {
      if (words.word(i).equals(mark)) {
        return i + 1;
      }
    }
    return from;
  }

  /** Returns whether a word names party and state of a member of Congress: "R-Iowa". */
  private boolean isPartyAndState(int at) {
    String word = words.word(at);
    return word.length() > 2 && word.charAt(1) == '-' && "RDI".indexOf(word.charAt(0)) >= 0;
  }

  /** The end of a description in commas before the verb: ", head of the union,". */
  private int asideEnd(int comma, int limit) {
    for (int i = comma; i < limit; i++) {
      if (words.word(i).equals(",") && traits.verb(traits.afterAdverbs(i + 1))) {
        return i + 1;
      }
      if (words.word(i).equals(",") && words.tag(i + 1).startsWith("W")) {
        i = Math.max(i, afterNext(",", i, limit) - 2);
      }
      String tag = words.tag(i);
      boolean verb = traits.verb(i) && !words.tag(i - 1).startsWith("W");
      if (verb || tag.equals("PRP") || tag.equals("''") || tag.equals("``")) {
        return comma;
      }
    }
    return comma;
  }
}
