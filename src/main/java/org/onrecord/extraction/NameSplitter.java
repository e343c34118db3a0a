package org.onrecord.extraction;

import java.util.List;
import java.util.Set;

/**
 * Splits a run of capitalized words into names: "Texas Sen. Ted Cruz" is a place and a person.
 * Names without title or list entry have no kind.
 */
final class NameSplitter {
  private static final int TITLE = Lexicon.TITLE | Lexicon.HONORIFIC | Lexicon.ROLE;
  private static final int NOUN =
      Lexicon.ORGANIZATION | Lexicon.ROLE | Lexicon.GROUP | Lexicon.SOURCE;

  /** Organization words that are surnames, too. */
  private static final Set<String> SURNAMES = WordClass.of("surnames");

  private static final Set<String> ADJECTIVES =
      Set.of("ic", "ish", "an", "ese", "al", "ive", "ern", "ist", "ous");

  private static final Set<String> BODIES = WordClass.of("bodies");
  private static final Set<String> MEDIA_NAME_ENDS = WordClass.of("media-name-ends");

  private final WordTraits traits;
  private final Words words;
  private final List<ProperName> found;

  /**
   * @param found receives the names
   */
  NameSplitter(WordTraits traits, List<ProperName> found) {
    this.traits = traits;
    words = traits.words;
    this.found = found;
  }

  /** Splits a run into names. */
  void split(int first, int end) {
    if (first >= end || splitAtTitle(first, end) || splitAtGivenName(first, end)) {
      return;
    }
    int at = first;
    while (at < end) {
      at = addNext(at, end, first);
    }
  }

  /** Splits "Texas Sen. Ted Cruz": the words after the last title are a person. */
  private boolean splitAtTitle(int first, int end) {
    for (int at = end - 2; at >= first; at--) {
      if (!traits.is(at, TITLE) || !traits.capitalized(at) && at > first) {
        continue;
      }
      int name = nameAfter(at, end);
      if (name > 0 && name < end && mayBePerson(name, end)) {
        int to = personEnd(name, end);
        add(name, to, first, EntityKind.PERSON, true);
        split(first, at);
        split(to, end);
        if (words.lower(at + 1).equals("of")) {
          split(afterOf(at), name);
        }
        return true;
      }
    }
    return false;
  }

  /** The start of the name after a title and its complement: "Secretary of State". */
  private int nameAfter(int title, int end) {
    if (!words.lower(title + 1).equals("of")) {
      return title + 1;
    }
    int at = afterOf(title);
    while (at < end
        && !traits.is(at, Lexicon.GIVEN)
        && (traits.ordinary(at) || traits.is(at, Lexicon.LISTED | NOUN))) {
      at++;
    }
    return at;
  }

  private int afterOf(int title) {
    return words.lower(title + 2).equals("the") ? title + 3 : title + 2;
  }

  private boolean mayBePerson(int first, int end) {
    if (!traits.capitalized(first) && !traits.is(first, Lexicon.PARTICLE) || end - first > 6) {
      return false;
    }
    if (traits.is(first, Lexicon.GIVEN) || traits.initial(first)) {
      return !isOrganization(first, end);
    }
    for (int i = first; i < end; i++) {
      if (traits.is(i, NOUN) && !traits.is(i, Lexicon.PARTICLE)
          || traits.is(i, Lexicon.LISTED)
          || traits.ordinary(i)
              && !traits.is(i, Lexicon.PARTICLE)
              && i == end - 1
              && end - first > 1) {
        return end - first == 1 && !traits.is(i, NOUN | Lexicon.LISTED) && !traits.ordinary(i);
      }
    }
    return end - first > 1 || !traits.ordinary(first);
  }

  /**
   * Returns whether words that start with a person's name are an organization: "Clinton
   * Foundation".
   */
  private boolean isOrganization(int first, int end) {
    boolean surname = end - first == 2 && SURNAMES.contains(words.lower(end - 1));
    boolean firm = false;
    for (int i = first; i < end; i++) {
      firm |= words.word(i).equals("&");
    }
    return firm || !surname && organizationEnd(first, end) == end;
  }

  /** Splits "Fox News Megyn Kelly": a given name and the words after it. */
  private boolean splitAtGivenName(int first, int end) {
    for (int at = first; at + 1 < end; at++) {
      boolean opens = traits.is(at, Lexicon.GIVEN) && traits.capitalized(at) || traits.initial(at);
      if (opens && nameFollows(at, end)) {
        if (isOrganization(at, end)) {
          return false;
        }
        int to = personEnd(at, end);
        add(at, to, first, EntityKind.PERSON, true);
        split(first, at);
        split(to, end);
        return true;
      }
      boolean opening = at == first && traits.opensSentence(at) && !words.tag(at).startsWith("NNP");
      if (!opening && !traits.is(at, Lexicon.LISTED | NOUN | Lexicon.COMMON)) {
        return false;
      }
    }
    return false;
  }

  /** The end of a person's name within a longer run: "Ted Cruz Apologizes". */
  private int personEnd(int first, int end) {
    for (int i = first + 2; i < end; i++) {
      boolean part = traits.is(i, Lexicon.GIVEN | Lexicon.SUFFIX | Lexicon.PARTICLE);
      boolean person = i + 1 < end && traits.is(i + 1, Lexicon.GIVEN) && !traits.initial(i);
      boolean place = traits.is(i, Lexicon.LISTED) || Lexicon.phraseEnd(words, i, end) > 0;
      if (!part && (person || place || isOrdinaryForm(words.lower(i)))) {
        return i;
      }
    }
    return end;
  }

  /** Returns whether a word is an ordinary word or a form of one. */
  private static boolean isOrdinaryForm(String lower) {
    int cut =
        lower.endsWith("es") || lower.endsWith("ed")
            ? 2
            : lower.endsWith("s") ? 1 : lower.endsWith("ing") ? 3 : 0;
    int ordinary = Lexicon.COMMON | Lexicon.SAYING | Lexicon.FUNCTION;
    return ((Lexicon.word(lower)
                | Lexicon.word(lower.substring(0, lower.length() - cut))
                | (cut == 2 ? Lexicon.word(lower.substring(0, lower.length() - 1)) : 0))
            & ordinary)
        != 0;
  }

  private boolean nameFollows(int at, int end) {
    int listed = Lexicon.phraseEnd(words, at, end);
    return listed < 0
        && !traits.is(at + 1, Lexicon.ORGANIZATION | Lexicon.GROUP)
        && !words.word(at + 1).equals("&")
        && !words.word(at + 1).equals("of");
  }

  /** Adds the name at the start of a run and returns the start of the next. */
  private int addNext(int at, int end, int from) {
    int office = officeEnd(at, end);
    if (office > at) {
      return office;
    }
    if (organizationEnd(at, end) == end) {
      add(at, end, from, EntityKind.ORGANIZATION, true);
      return end;
    }
    int listed = Lexicon.phraseEnd(words, at, end);
    int to = listed > 0 ? listed : at + 1;
    int bits =
        listed > 0
            ? Lexicon.name(words.text.substring(words.start(at), words.end(to - 1)))
            : traits.bits(at);
    boolean whole = to == end;
    if ((bits & Lexicon.MEDIA) != 0) {
      add(at, to, from, EntityKind.MEDIA, true);
      return to;
    }
    if (afterThe(at) && (bits & Lexicon.MEDIA_AFTER_THE) != 0 && whole) {
      add(at, to, from, EntityKind.MEDIA, true);
      return to;
    }
    if ((bits & Lexicon.BODY) != 0 && (whole || isModifier(to) || listed > 0)) {
      add(at, to, from, EntityKind.ORGANIZATION, true);
      return to;
    }
    if ((bits & (Lexicon.STATE | Lexicon.CAPITAL)) != 0 && (whole || isModifier(to))) {
      add(at, to, from, EntityKind.STATE, true);
      return to;
    }
    if ((bits & Lexicon.PLACE) != 0 && (whole || isModifier(to))) {
      add(at, to, from, null, true);
      return to;
    }
    if ((bits & Lexicon.DEMONYM) != 0
        && (whole || isModifier(to) || traits.is(to, Lexicon.GIVEN))) {
      return to;
    }
    if (traits.is(at, Lexicon.TITLE | Lexicon.ROLE | Lexicon.GROUP | Lexicon.HONORIFIC)
        && (whole
            || traits.is(at, Lexicon.HONORIFIC | Lexicon.GROUP)
            || words.word(at + 1).equals("of"))) {
      return whole ? end : words.word(at + 1).equals("of") ? afterOf(at) : at + 1;
    }
    return addUnlisted(at, end, from);
  }

  /** The end of "Deputy Head of the" in "Deputy Head of the Office", a capitalized role. */
  private int officeEnd(int first, int end) {
    for (int i = first; i + 2 < end; i++) {
      if (traits.is(i, Lexicon.ROLE | Lexicon.TITLE) && words.word(i + 1).equals("of")) {
        return afterOf(i);
      }
      if (!traits.is(i, Lexicon.ROLE | Lexicon.TITLE) && !traits.ordinary(i)) {
        return first;
      }
    }
    return first;
  }

  private boolean isModifier(int word) {
    return traits.is(word, Lexicon.TITLE | Lexicon.ROLE | Lexicon.GROUP | Lexicon.LISTED);
  }

  private boolean afterThe(int at) {
    return words.word(at - 1).equalsIgnoreCase("the");
  }

  /** Adds a name that no list contains. */
  private int addUnlisted(int at, int end, int from) {
    int to = end;
    for (int i = at + 1; i < end; i++) {
      if (traits.is(i, Lexicon.GROUP) && i == end - 1) {
        to = i;
      }
    }
    if (to == at + 1) {
      addSingle(at, from);
      return to;
    }
    boolean media = MEDIA_NAME_ENDS.contains(words.lower(to - 1));
    boolean ordinary = false;
    for (int i = at; i < to; i++) {
      ordinary |= traits.ordinary(i) || traits.is(i, Lexicon.LISTED | NOUN);
    }
    boolean article =
        traits.is(at - 1, Lexicon.DETERMINER)
            || traits.is(at - 2, Lexicon.DETERMINER) && words.tag(at - 1).startsWith("JJ");
    EntityKind kind =
        media ? EntityKind.MEDIA : ordinary || article && from == at ? null : EntityKind.PERSON;
    add(at, to, from, kind, media);
    return to;
  }

  private void addSingle(int at, int from) {
    if (traits.is(at, Lexicon.ORGANIZATION | Lexicon.SOURCE | Lexicon.ROLE | Lexicon.GROUP)
        && !traits.is(at, Lexicon.GIVEN)
        && !traits.acronym(at)) {
      if (BODIES.contains(words.lower(at))) {
        add(at, at + 1, from, EntityKind.ORGANIZATION, true);
      }
      return;
    }
    if (traits.ordinary(at) && (traits.opensSentence(at) || traits.is(at + 1, TITLE))) {
      return;
    }
    boolean adjective =
        isAdjectival(words.lower(at))
            && words.tag(at).startsWith("JJ")
            && words.tag(at + 1).startsWith("NN")
            && !traits.capitalized(at + 1);
    boolean allCapitals = traits.acronym(at) && words.word(at).length() > 3 && traits.ordinary(at);
    if (allCapitals || adjective && !traits.is(at, Lexicon.GIVEN)) {
      return;
    }
    boolean acronym = traits.acronym(at) && !traits.headline(at);
    boolean given = traits.is(at, Lexicon.GIVEN) && !traits.ordinary(at);
    add(
        at,
        at + 1,
        from,
        acronym ? EntityKind.ORGANIZATION : given ? EntityKind.PERSON : null,
        false);
  }

  private static boolean isAdjectival(String lower) {
    return lower.contains("-") || ADJECTIVES.stream().anyMatch(lower::endsWith);
  }

  /** The end of a name that closes with an organization word, before any "of"; else -1. */
  private int organizationEnd(int first, int end) {
    if (end - first == 1) {
      return -1;
    }
    if (traits.is(end - 1, Lexicon.ORGANIZATION) && !traits.is(first, Lexicon.HONORIFIC)) {
      return MEDIA_NAME_ENDS.contains(words.lower(end - 1)) ? -1 : end;
    }
    for (int i = first; i < end - 1; i++) {
      String next = words.lower(i + 1);
      boolean preposition = next.equals("of") || next.equals("for") || next.equals("on");
      if (preposition && traits.is(i, Lexicon.ORGANIZATION)) {
        return end;
      }
    }
    return -1;
  }

  private void add(int first, int end, int from, EntityKind kind, boolean known) {
    found.add(new ProperName(first, end, Math.min(from, first), kind, known));
  }
}
