package org.onrecord.extraction;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses phrases that describe a person into an office and its institution: "Slovak Environment
 * Minister", "chief executive of Halvik Shipping". OfficeParser that are not held now, and
 * descriptions that are no offices, are left out.
 */
final class OfficeParser {
  private static final int MAX_ROLE_WORDS = 8;

  /** The number of words after a name that may name a past term. */
  private static final int MAX_PAST_TERM = 4;

  /** The number of words before a phrase that may belong to it. */
  private static final int MAX_BEFORE = 4;

  private static final Set<String> PAST_TERMS = WordClass.of("past-terms");
  private static final Set<String> NOT_HELD = WordClass.of("not-held");
  private static final Set<String> HELD_THEN = WordClass.of("held-then");
  private static final Set<String> PREPOSITIONS = Set.of("of", "for", "at", "in", "with", "on");
  private static final Set<String> MODIFYING = Set.of("NN", "NNP", "JJ");
  private static final Set<String> JOINING = Set.of("of", "for", "at");

  private final Words words;
  private final OfficeNouns nouns;
  private final Institutions institutions;

  OfficeParser(Words words, Mentions mentions) {
    this.words = words;
    nouns = new OfficeNouns(words);
    institutions = new Institutions(words, mentions);
  }

  /** The office in the words before a name, which ends at a word. */
  Optional<Office> before(int first, int name, int nameEnd) {
    if (first == name || isPastTerm(nameEnd)) {
      return Optional.empty();
    }
    int end = name;
    while (end > first && (words.word(end - 1).equals(",") || isHonorific(end - 1))) {
      end--;
    }
    boolean apart = end < name && words.word(end).equals(",");
    return isPartOfName(first)
        ? Optional.empty()
        : of(first, end).filter(office -> !apart || !OfficeNouns.isBare(office));
  }

  /** Matches the words after "Centers for" in "Centers for Disease Control Director". */
  private boolean isPartOfName(int first) {
    String word = words.word(first - 2);
    return JOINING.contains(words.lower(first - 1))
        && !word.isEmpty()
        && Character.isUpperCase(word.charAt(0));
  }

  /** The office in a description in commas after a name. */
  Optional<Office> after(int first, int end) {
    return isHeldThen(end) ? Optional.empty() : of(first, end);
  }

  private Optional<Office> of(int first, int end) {
    int head = head(first, end);
    if (head < first || !nouns.isOffice(head) || isNotHeld(first, end)) {
      return Optional.empty();
    }
    OwnedRole owned = institutions.before(first, head);
    return owned == null ? Optional.empty() : withComplement(owned, head, end);
  }

  /** The last word before the first preposition, or of the phrase. */
  private int head(int first, int end) {
    int at = institutions.isName(first) ? institutions.end(first) : first + 1;
    while (at < end && !PREPOSITIONS.contains(words.lower(at))) {
      at++;
    }
    return at - 1;
  }

  /** Adds what follows the head: "of Halvik Shipping", "for the environment". */
  private Optional<Office> withComplement(OwnedRole owned, int head, int end) {
    OwnedRole role = nouns.withDepartment(owned, head);
    for (int i = head + 1; i < end; i++) {
      int first = words.lower(i + 1).equals("the") ? i + 2 : i + 1;
      if (JOINING.contains(words.lower(i)) && first < end && institutions.isName(first)) {
        int to = institutions.end(first);
        boolean whole = role.institution() == null && endsPhrase(to, end);
        Office.Institution institution = whole ? institutions.at(first) : null;
        return institution == null
            ? Optional.empty()
            : office(new OwnedRole(role.first(), institution), head, i, to);
      }
    }
    return office(role, head, end, end);
  }

  private Optional<Office> office(OwnedRole role, int head, int roleEnd, int end) {
    int first = role.first();
    while (first < head && isCapitalized(head) && !isCapitalized(first)) {
      first++;
    }
    boolean fits =
        roleEnd - first <= MAX_ROLE_WORDS
            && !hasPronounOrList(first, roleEnd)
            && nouns.fits(first, head, roleEnd, role.institution());
    return fits
        ? Optional.of(new Office(end, role(first, roleEnd), nouns.typed(head, role.institution())))
        : Optional.empty();
  }

  private boolean isCapitalized(int word) {
    return Character.isUpperCase(words.word(word).charAt(0));
  }

  /** Returns whether an institution is whole: not "the Acme team", not "Halvia's parliament". */
  private boolean endsPhrase(int at, int end) {
    return at >= end || PREPOSITIONS.contains(words.lower(at));
  }

  private boolean hasPronounOrList(int first, int end) {
    for (int i = first; i < end; i++) {
      String word = words.lower(i);
      boolean list = word.equals("and") || word.equals(",") || word.equals("or");
      if (list || Pronoun.is(word) || word.equals("'s") || word.equals("'")) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether an office was held before, or may be held later. */
  private boolean isNotHeld(int first, int end) {
    int start = first;
    while (start > first - MAX_BEFORE && MODIFYING.contains(words.tag(start - 1))) {
      start--;
    }
    for (int i = start; i < end; i++) {
      if (isNotHeld(words.lower(i)) || isAtThatTime(i)) {
        return true;
      }
    }
    String next = words.lower(end);
    return next.equals("-")
        || next.equals("elect")
        || next.equals("designate")
        || HELD_THEN.contains(words.lower(first - 1)) && !words.lower(first - 1).equals("from");
  }

  private static boolean isNotHeld(String word) {
    return NOT_HELD.contains(word)
        || word.startsWith("then-")
        || word.startsWith("ex-")
        || word.endsWith("-elect")
        || word.endsWith("-designate")
        || Character.isDigit(word.charAt(0)) && word.matches("\\d+(?:st|nd|rd|th)");
  }

  /** Matches "from 2001 to 2005", "under Quist", "at the time". */
  private boolean isHeldThen(int at) {
    boolean year =
        words.lower(at).equals("in")
            && !words.word(at + 1).isEmpty()
            && Character.isDigit(words.word(at + 1).charAt(0));
    return HELD_THEN.contains(words.lower(at)) || year || isAtThatTime(at);
  }

  private boolean isAtThatTime(int at) {
    return words.lower(at).equals("at") && words.lower(at + 2).equals("time");
  }

  /** Matches "'s first term", "'s 1984 campaign", "'s political legacy". */
  private boolean isPastTerm(int at) {
    boolean owner = words.lower(at).startsWith("'");
    for (int i = at + 1; owner && i < at + MAX_PAST_TERM; i++) {
      if (PAST_TERMS.contains(words.lower(i)) || words.word(i).matches("[12]\\d{3}s?")) {
        return true;
      }
    }
    return false;
  }

  private boolean isHonorific(int word) {
    int bits = Lexicon.word(words.lower(word));
    return (bits & Lexicon.HONORIFIC) != 0 && (bits & (Lexicon.TITLE | Lexicon.ROLE)) == 0
        || words.lower(word).equals("ayatollah");
  }

  /** The words as printed; abbreviated titles are written out. */
  private String role(int first, int end) {
    String printed = words.text.substring(words.start(first), words.end(end - 1));
    return Stream.of(printed.split(" ")).map(OfficeParser::writtenOut).collect(joining(" "));
  }

  private static String writtenOut(String word) {
    String noun = Lexicon.titleNoun(word.toLowerCase(Locale.ROOT));
    boolean abbreviated = word.endsWith(".") && !noun.endsWith(".");
    return abbreviated ? Character.toUpperCase(noun.charAt(0)) + noun.substring(1) : word;
  }
}
