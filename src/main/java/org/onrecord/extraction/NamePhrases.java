package org.onrecord.extraction;

import java.util.Set;

/** Extends proper names to phrases with their titles, roles and articles. */
final class NamePhrases {
  private static final int ROLE = Lexicon.ROLE | Lexicon.TITLE;
  private static final int GENDERED = Lexicon.MALE | Lexicon.FEMALE;
  private static final Set<String> LEADING = WordClass.of("leading");

  private final WordTraits traits;
  private final Words words;
  private final PhraseExtents extents;

  NamePhrases(WordTraits traits, PhraseExtents extents) {
    this.traits = traits;
    words = traits.words;
    this.extents = extents;
  }

  Phrase phrase(ProperName name) {
    Phrase phrase = new Phrase(MentionForm.NAME, name.first(), name.end(), head(name));
    phrase.name = name;
    phrase.kind = name.kind();
    phrase.definite = true;
    phrase.tail = extents.tail(phrase.end);
    if (name.mayBePerson()) {
      phrase.first = lead(name);
      phrase.role = role(phrase.first, name.first());
      phrase.gender = gender(name);
    } else if (words.lower(name.first() - 1).equals("the")
        && traits.sameSentence(name.first() - 1, name.first())) {
      phrase.first--;
    }
    return phrase;
  }

  /** The last word of a name, without "Jr.". */
  private int head(ProperName name) {
    int head = name.end() - 1;
    while (head > name.first() && traits.is(head, Lexicon.SUFFIX)) {
      head--;
    }
    return head;
  }

  /** The start of the titles and roles before a person's name. */
  private int lead(ProperName name) {
    int at = name.from();
    if (isRole(at - 1) && traits.sameSentence(at - 1, at)) {
      return extents.left(at - 1);
    }
    while (at < name.first() && traits.sameSentence(at - 1, at) && isLeadingWord(at - 1)) {
      at--;
    }
    return at;
  }

  private boolean isRole(int at) {
    return extents.name(at) == null
        && traits.is(at, ROLE)
        && !traits.is(at, Lexicon.SAYING)
        && (traits.person(at) || !traits.verb(at));
  }

  private boolean isLeadingWord(int at) {
    String word = words.lower(at);
    boolean leads = LEADING.contains(word) || word.startsWith("then-");
    return extents.name(at) == null && (leads || words.tag(at).equals("JJ"));
  }

  /** The role among the words before a name, or null. */
  private String role(int from, int name) {
    int first = traits.is(from, Lexicon.DETERMINER | Lexicon.POSSESSIVE) ? from + 1 : from;
    int end = name;
    while (end > first && traits.is(end - 1, Lexicon.HONORIFIC) && !traits.is(end - 1, ROLE)) {
      end--;
    }
    for (int i = first; i < end; i++) {
      if (traits.is(i, ROLE)) {
        return words.text.substring(words.start(first), words.end(end - 1));
      }
    }
    return null;
  }

  private Gender gender(ProperName name) {
    int nearest = Math.max(name.from() - 1, name.first() - 3);
    for (int i = name.first() - 1; i >= nearest; i--) {
      if (traits.is(i, Lexicon.HONORIFIC | Lexicon.ROLE) && traits.is(i, GENDERED)) {
        return Gender.of(traits.bits(i));
      }
    }
    for (int i = name.first(); i < Math.max(name.end() - 1, name.first() + 1); i++) {
      if (traits.is(i, Lexicon.GIVEN)) {
        return Gender.of(traits.bits(i));
      }
    }
    return Gender.UNKNOWN;
  }
}
