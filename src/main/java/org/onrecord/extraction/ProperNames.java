package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds proper names: runs of capitalized words, split by titles and lists. */
final class ProperNames {
  private static final int MAX_RUN = 16;

  private static final int TITLE = Lexicon.TITLE | Lexicon.HONORIFIC | Lexicon.ROLE;
  private static final int NOUN =
      Lexicon.ORGANIZATION | Lexicon.ROLE | Lexicon.GROUP | Lexicon.SOURCE;

  private final WordTraits traits;
  private final Words words;
  private final List<ProperName> found = new ArrayList<>();
  private final NameSplitter splitter;

  /** Words capitalized elsewhere than at the start of a sentence. */
  private final Set<String> capitalizedInside = new HashSet<>();

  private ProperNames(WordTraits traits) {
    this.traits = traits;
    words = traits.words;
    splitter = new NameSplitter(traits, found);
  }

  /** The names in text order, without nested names. */
  static List<ProperName> of(WordTraits traits) {
    ProperNames names = new ProperNames(traits);
    names.find();
    names.findSurnames();
    names.found.sort(Comparator.comparingInt(ProperName::first));
    return names.found;
  }

  private void find() {
    for (int i = 0; i < words.count(); i++) {
      if (traits.capitalized(i)
          && (!traits.opensSentence(i) || traits.acronym(i))
          && !traits.headline(i)) {
        capitalizedInside.add(words.word(i));
      }
    }
    for (int s = 0; s < words.sentenceCount(); s++) {
      int end = words.endOf(s);
      int i = words.first(s);
      while (i < end) {
        int to = runEnd(i, end);
        if (to > i) {
          splitter.split(afterOrdinaryStart(i, to), to);
        }
        i = Math.max(to, i + 1);
      }
    }
  }

  /** Finds surnames that look like other words, if the full name occurs elsewhere: "Cuban said". */
  private void findSurnames() {
    Set<String> surnames = new HashSet<>();
    boolean[] named = new boolean[words.count()];
    for (ProperName name : found) {
      Arrays.fill(named, name.first(), name.end(), true);
      if (name.kind() == EntityKind.PERSON && name.length() > 1) {
        int last = traits.is(name.end() - 1, Lexicon.SUFFIX) ? name.end() - 2 : name.end() - 1;
        surnames.add(words.word(last));
      }
    }
    for (int i = 0; i < words.count(); i++) {
      if (!named[i] && surnames.contains(words.word(i)) && mayBeSurname(i)) {
        add(i);
      }
    }
  }

  private boolean mayBeSurname(int at) {
    if (!Character.isUpperCase(words.word(at).charAt(0)) || traits.headline(at)) {
      return false;
    }
    boolean before = traits.is(at - 1, TITLE) && traits.capitalized(at - 1);
    boolean unmistakable =
        !traits.ordinary(at) && !traits.is(at, Lexicon.LISTED | NOUN | Lexicon.CALENDAR);
    if (unmistakable) {
      return !traits.capitalized(at + 1);
    }
    boolean alone = !words.tag(at + 1).startsWith("NN") && !traits.capitalized(at + 1);
    boolean listed =
        traits.is(at, Lexicon.LISTED | Lexicon.FUNCTION | Lexicon.CALENDAR)
            || traits.opensSentence(at);
    return before || traits.is(at + 1, Lexicon.SAYING) || alone && !listed;
  }

  /** The end of the run of name words that starts at a word, or the word itself. */
  private int runEnd(int first, int limit) {
    if (!isNameWord(first)) {
      return first;
    }
    int stop = Math.min(limit, first + MAX_RUN);
    int listed = Lexicon.phraseEnd(words, first, stop);
    int at = listed > 0 ? listed : first + 1;
    boolean organization = false;
    while (at < stop) {
      organization |= traits.is(at - 1, Lexicon.ORGANIZATION);
      int next = afterJoin(at, stop, organization);
      if (next == at) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** The end of the next word of a run, including "of", "&" and particles, or the same position. */
  private int afterJoin(int at, int stop, boolean organization) {
    if (isNameWord(at)) {
      int listed = Lexicon.phraseEnd(words, at, stop);
      return listed > 0 ? listed : at + 1;
    }
    int to = at;
    while (to < stop && to < at + 3 && traits.is(to, Lexicon.PARTICLE) && !traits.capitalized(to)) {
      to++;
    }
    if (to > at && to < stop && traits.capitalized(to)) {
      return to + 1;
    }
    if (to < stop && traits.is(to, Lexicon.SUFFIX)) {
      return to + 1;
    }
    String word = words.word(at);
    int next = at + 1 < stop && words.lower(at + 1).equals("the") ? at + 2 : at + 1;
    if (next >= stop || !isNameWord(next)) {
      return at;
    }
    boolean noun = traits.is(at - 1, NOUN | Lexicon.TITLE) || isNounInName(at - 1);
    boolean joins =
        switch (word) {
          case "&" -> next == at + 1;
          case "of" -> noun && !traits.is(next, Lexicon.GIVEN);
          case "for" -> traits.is(at - 1, Lexicon.ORGANIZATION) && !traits.is(next, Lexicon.GIVEN);
          case "on", "and" ->
              organization
                  && next == at + 1
                  && traits.is(next, Lexicon.COMMON)
                  && !traits.is(next, Lexicon.GIVEN | Lexicon.LISTED | Lexicon.GROUP);
          default -> false;
        };
    return joins ? next + 1 : at;
  }

  private boolean isNounInName(int word) {
    return traits.is(word, Lexicon.COMMON)
        && !traits.is(word, Lexicon.GIVEN | Lexicon.LISTED)
        && traits.capitalized(word);
  }

  private boolean isNameWord(int word) {
    if (!traits.capitalized(word)) {
      return false;
    }
    return !traits.headline(word) || !traits.ordinary(word);
  }

  /** Skips words that are capitalized only because they start a sentence. */
  private int afterOrdinaryStart(int first, int end) {
    int at = first;
    while (at < end && traits.opensSentence(at) && isOrdinaryStart(at, end)) {
      at++;
      if (at < end && !traits.capitalized(at)) {
        return end;
      }
    }
    return at;
  }

  private boolean isOrdinaryStart(int at, int end) {
    String tag = words.tag(at);
    boolean says = traits.is(end, Lexicon.SAYING) && !traits.ordinary(at);
    boolean plain = !tag.isEmpty() && !tag.startsWith("NNP") && end == at + 1 && !says;
    if (plain
        && !traits.is(at, Lexicon.GIVEN | Lexicon.LISTED)
        && !capitalizedInside.contains(words.word(at))) {
      return true;
    }
    if (!traits.ordinary(at) || Lexicon.phraseEnd(words, at, end) > 0) {
      return false;
    }
    boolean proper = words.tag(at).startsWith("NNP") || traits.is(at, Lexicon.ORGANIZATION);
    return end == at + 1 || !proper || traits.is(at, Lexicon.FUNCTION | Lexicon.SAYING);
  }

  private void add(int at) {
    found.add(new ProperName(at, at + 1, at, EntityKind.PERSON, true));
  }
}
