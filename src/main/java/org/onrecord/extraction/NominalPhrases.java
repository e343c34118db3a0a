package org.onrecord.extraction;

import java.util.Set;

/** Finds phrases with a common noun as head: "a senior official", "many", "the statement". */
final class NominalPhrases {
  private static final int LISTED =
      Lexicon.ROLE | Lexicon.GROUP | Lexicon.ORGANIZATION | Lexicon.SOURCE;

  private static final Set<String> SINGLE = WordClass.of("single");
  private static final Set<String> MEDIA = WordClass.of("media-nouns");
  private static final Set<String> SAYING_OR_NOUN = WordClass.of("saying-or-noun");
  private static final Set<String> DEFINITE = Set.of("the", "that", "this", "those", "these");

  private final WordTraits traits;
  private final Words words;
  private final PhraseExtents extents;

  NominalPhrases(WordTraits traits, PhraseExtents extents) {
    this.traits = traits;
    words = traits.words;
    this.extents = extents;
  }

  /** The phrase with a word as head, or null. */
  Phrase phrase(int at) {
    if (!isHead(at)) {
      return null;
    }
    Phrase phrase = new Phrase(MentionForm.NOMINAL, extents.left(at), extents.right(at), at);
    phrase.tail = extents.tail(phrase.end);
    phrase.definite =
        DEFINITE.contains(words.lower(phrase.first)) || traits.is(phrase.first, Lexicon.POSSESSIVE);
    boolean single = SINGLE.contains(words.lower(at));
    boolean group = traits.is(at, Lexicon.GROUP) && !traits.is(at, Lexicon.COLLECTIVE);
    phrase.plural =
        group || traits.is(at, Lexicon.QUANTIFIER) && !single || words.tag(at).equals("NNS");
    phrase.kind = kind(at, single);
    phrase.gender = phrase.kind == EntityKind.PERSON ? Gender.of(traits.bits(at)) : Gender.UNKNOWN;
    return phrase;
  }

  private EntityKind kind(int at, boolean single) {
    if (traits.is(at, Lexicon.GROUP | Lexicon.DEMONYM)) {
      return EntityKind.GROUP;
    }
    if (traits.is(at, Lexicon.ROLE) || single || isAge(at) || isApposition(at)) {
      return EntityKind.PERSON;
    }
    if (MEDIA.contains(words.lower(at))) {
      return EntityKind.MEDIA;
    }
    boolean organization = traits.is(at, Lexicon.ORGANIZATION);
    boolean people = traits.is(at, Lexicon.QUANTIFIER);
    return organization ? EntityKind.ORGANIZATION : people ? EntityKind.GROUP : null;
  }

  /** Returns whether a word heads a phrase: a listed noun, or the subject of a verb. */
  private boolean isHead(int at) {
    if (!traits.isWord(at) || !isNoun(at)) {
      return false;
    }
    if (traits.is(at, Lexicon.QUANTIFIER)) {
      return isQuantifierHead(at);
    }
    boolean listed = traits.is(at, LISTED) || isPeople(at) || isAge(at) || isShare(at);
    return (listed || isAgent(at) || isApposition(at)) && !phraseContinues(at + 1);
  }

  private boolean isNoun(int at) {
    String tag = words.tag(at);
    if (tag.isEmpty()) {
      boolean sure = !traits.is(at, Lexicon.SOURCE) || traits.is(at, LISTED & ~Lexicon.SOURCE);
      return sure || extents.modifies(at - 1);
    }
    boolean person = traits.is(at, Lexicon.ROLE | Lexicon.GROUP);
    return tag.startsWith("NN")
        || traits.is(at, Lexicon.QUANTIFIER)
        || tag.startsWith("VB") && traits.person(at)
        || tag.startsWith("JJ") && person && !traits.is(at, Lexicon.COLLECTIVE)
        || isAge(at);
  }

  /** Matches "many" before a verb or "of", but not before a noun. */
  private boolean isQuantifierHead(int at) {
    String next = words.lower(at + 1);
    if (next.equals("of")) {
      return true;
    }
    int noun = Lexicon.QUANTIFIER | Lexicon.DETERMINER | Lexicon.POSSESSIVE;
    boolean mark = !next.isEmpty() && !Character.isLetterOrDigit(next.charAt(0));
    boolean alone =
        traits.verb(at + 1)
            || traits.is(at + 1, Lexicon.SAYING)
            || traits.is(at + 1, Lexicon.FUNCTION) && !traits.is(at + 1, noun)
            || mark;
    boolean afterThe = words.lower(at - 1).equals("the");
    return alone
        && (!afterThe || words.lower(at).equals("two") || words.lower(at).equals("others"));
  }

  /** Matches the name of a people: "Americans". */
  private boolean isPeople(int at) {
    String word = words.word(at);
    boolean plural = word.endsWith("s") && !word.endsWith("ss");
    return traits.is(at, Lexicon.DEMONYM) && (plural || words.tag(at).equals("NNPS"));
  }

  /** Matches an age used as a noun: "the 46-year-old". */
  private boolean isAge(int at) {
    return words.lower(at).endsWith("-year-old") && !words.tag(at + 1).startsWith("NN");
  }

  /** Matches "52 percent" before a verb. */
  private boolean isShare(int at) {
    String number = words.word(at - 1);
    return words.lower(at).equals("percent")
        && !number.isEmpty()
        && Character.isDigit(number.charAt(0))
        && (traits.verb(at + 1) || traits.is(at + 1, Lexicon.SAYING));
  }

  /** Returns whether an unlisted noun is the subject of a verb, or follows "according to". */
  private boolean isAgent(int at) {
    return words.tag(at).startsWith("NN") && (traits.verb(at + 1) || followsAccordingTo(at));
  }

  private boolean followsAccordingTo(int at) {
    for (int i = at - 1; i >= at - 6 && i > 0; i--) {
      if (words.lower(i).equals("to") && words.lower(i - 1).equals("according")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether an unlisted noun is in apposition to a person's name: "Katya, a philologist".
   */
  private boolean isApposition(int at) {
    if (!words.tag(at).equals("NN")) {
      return false;
    }
    for (int i = at - 1; i > 0 && i >= at - 4; i--) {
      if (words.word(i).equals(",")) {
        ProperName name = extents.name(i - 1);
        boolean article = words.lower(i + 1).equals("a") || words.lower(i + 1).equals("an");
        return article && name != null && name.kind() == EntityKind.PERSON;
      }
    }
    return false;
  }

  /** Returns whether a phrase continues with a word, so that the word before is not its head. */
  private boolean phraseContinues(int at) {
    if (!traits.sameSentence(at - 1, at)) {
      return false;
    }
    ProperName name = extents.name(at);
    if (name != null) {
      return name.first() == at || name.from() == at;
    }
    String tag = words.tag(at);
    return tag.isEmpty() ? untaggedContinues(at) : tag.startsWith("NN") && !isMistaggedVerb(at);
  }

  /** Returns whether a word after a noun is a verb despite its noun tag: "polls show". */
  private boolean isMistaggedVerb(int at) {
    boolean plural = traits.is(at - 1, Lexicon.GROUP) && !traits.is(at - 1, Lexicon.COLLECTIVE);
    boolean says = traits.is(at, Lexicon.SAYING) && !SAYING_OR_NOUN.contains(words.lower(at));
    return says || plural && !traits.is(at, Lexicon.ROLE | Lexicon.GROUP);
  }

  private boolean untaggedContinues(int at) {
    return traits.is(at, LISTED)
        && !traits.is(at, Lexicon.FUNCTION | Lexicon.SAYING)
        && traits.isWord(at);
  }
}
