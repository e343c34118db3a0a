package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the names of a text into parties: first those of several words, then the surnames, given
 * names and acronyms that stand for them, wherever in the text the full name is.
 */
final class NamedParties {
  private static final int MOST_NAMESAKES = 24;
  private static final Set<String> PLACING = WordClass.of("placing");

  private final Traits traits;
  private final Words words;
  private final Map<String, List<Party>> persons = new HashMap<>();
  private final Map<String, Party> others = new HashMap<>();
  private final Map<String, List<Party>> othersByWord = new HashMap<>();
  private final Map<String, Party> acronyms = new HashMap<>();

  NamedParties(Traits traits) {
    this.traits = traits;
    words = traits.words;
  }

  void gather(List<Phrase> phrases) {
    List<Phrase> names = phrases.stream().filter(phrase -> phrase.form == Form.NAME).toList();
    doubt(names);
    Map<String, Integer> evidence = evidence(names);
    for (Phrase name : names) {
      if (full(name)) {
        join(name, personOf(name));
      }
    }
    for (Phrase name : names) {
      if (name.party == null && name.kind != Kind.PERSON && parts(name).size() > 1) {
        join(name, otherOf(name));
      }
    }
    for (Phrase name : names) {
      if (name.party == null) {
        join(name, shortened(name, evidence));
      } else if (full(name)) {
        name.party.weight++;
      }
      name.party.last = name.head;
    }
  }

  /**
   * Takes back that a name is a person's where it is only guessed: "the right-wing Forza Italia"
   * has an article, "Trump Taj Mahal" starts with the surname of a person.
   */
  private void doubt(List<Phrase> names) {
    Set<String> doubted = new HashSet<>();
    Set<String> surnames = new HashSet<>();
    for (Phrase name : names) {
      if (name.kind == null && name.name.length() > 1) {
        doubted.add(String.join(" ", parts(name)));
      } else if (full(name) && known(name)) {
        surnames.add(Lexicon.folded(words.lower(name.head)));
      }
    }
    for (Phrase name : names) {
      if (full(name) && !known(name)) {
        List<String> parts = parts(name);
        boolean owned = surnames.contains(parts.get(0));
        name.kind = owned || doubted.contains(String.join(" ", parts)) ? null : name.kind;
      }
    }
  }

  private static boolean known(Phrase name) {
    return name.name.known() || name.role != null;
  }

  private boolean full(Phrase name) {
    return name.kind == Kind.PERSON && parts(name).size() > 1;
  }

  /** The words of a name, folded, without suffixes and marks. */
  private List<String> parts(Phrase name) {
    List<String> parts = new ArrayList<>();
    for (int i = name.name.first(); i < name.name.end(); i++) {
      if (traits.letters(i) && !traits.is(i, Lexicon.SUFFIX)) {
        parts.add(Lexicon.folded(words.lower(i)));
      }
    }
    return parts;
  }

  /** What speaks for (positive) or against each single unknown name being a person's. */
  private Map<String, Integer> evidence(List<Phrase> names) {
    Map<String, Integer> evidence = new HashMap<>();
    for (Phrase name : names) {
      List<String> parts = parts(name);
      if (parts.size() == 1) {
        evidence.merge(parts.get(0), evidence(name), Integer::sum);
      }
    }
    return evidence;
  }

  private int evidence(Phrase name) {
    if (name.kind == Kind.PERSON && name.name.known() || name.role != null) {
      return 5;
    }
    String before = words.lower(name.first - 1);
    int sum = name.speaker ? 2 : traits.verb(name.end) ? 1 : 0;
    sum += words.lower(name.end).equals(",") && words.lower(name.end + 1).equals("who") ? 3 : 0;
    sum -= words.lower(name.first).equals("the") ? 3 : 0;
    sum -= PLACING.contains(before) ? 2 : 0;
    return sum + reference(name);
  }

  /** Whether the first pronoun of a clause is a person's or a thing's: "Volkswagen said it". */
  private int reference(Phrase name) {
    for (int i = name.end; i < name.end + 6 && traits.together(name.head, i); i++) {
      switch (words.lower(i)) {
        case "it", "its" -> {
          return -3;
        }
        case "he", "she", "his", "her" -> {
          return 3;
        }
        default -> {}
      }
    }
    return 0;
  }

  private Party personOf(Phrase name) {
    List<String> parts = parts(name);
    String surname = parts.get(parts.size() - 1);
    for (Party party : persons.getOrDefault(surname, List.of())) {
      if (samePerson(parts, party, name)) {
        return party;
      }
    }
    for (Party party : persons.getOrDefault(parts.get(0), List.of())) {
      if (contains(party.words, parts) || contains(parts, party.words)) {
        return party;
      }
    }
    return newPerson(parts);
  }

  private boolean samePerson(List<String> parts, Party party, Phrase name) {
    List<String> known = party.words;
    if (!name.gender.fits(party.gender)) {
      return false;
    }
    boolean surname = parts.get(parts.size() - 1).equals(known.get(known.size() - 1));
    boolean given = Lexicon.sameGiven(parts.get(0), known.get(0));
    boolean middle =
        surname
            && (known.subList(0, known.size() - 1).contains(parts.get(0))
                || parts.subList(0, parts.size() - 1).contains(known.get(0)));
    return surname && (given || middle) || contains(known, parts) || contains(parts, known);
  }

  private static boolean contains(List<String> longer, List<String> shorter) {
    if (shorter.size() < 2 || shorter.size() >= longer.size()) {
      return shorter.equals(longer);
    }
    return longer.subList(0, shorter.size()).equals(shorter)
        || longer.subList(longer.size() - shorter.size(), longer.size()).equals(shorter);
  }

  private Party newPerson(List<String> parts) {
    Party party = new Party();
    party.kind = Kind.PERSON;
    party.words = parts;
    indexPerson(party, parts);
    return party;
  }

  private void indexPerson(Party party, List<String> parts) {
    for (String part : parts) {
      List<Party> namesakes = persons.computeIfAbsent(part, none -> new ArrayList<>());
      if (!namesakes.contains(party) && namesakes.size() < MOST_NAMESAKES) {
        namesakes.add(party);
      }
    }
  }

  private Party otherOf(Phrase name) {
    List<String> parts = parts(name);
    String key = String.join(" ", parts);
    Party known = others.get(key);
    if (known == null) {
      known = containing(parts, name);
      others.put(key, known);
    }
    acronym(name, known);
    return known;
  }

  /** "State Department" after "U.S. State Department": the same where one ends as the other. */
  private Party containing(List<String> parts, Phrase name) {
    String last = parts.get(parts.size() - 1);
    for (Party party : othersByWord.getOrDefault(last, List.of())) {
      boolean organizations = party.kind == name.kind && name.kind == Kind.ORGANIZATION;
      if (organizations && (ends(party.words, parts) || ends(parts, party.words))) {
        return party;
      }
    }
    Party party = new Party();
    party.kind = name.kind;
    party.words = parts;
    for (String part : List.of(parts.get(0), last)) {
      List<Party> with = othersByWord.computeIfAbsent(part, none -> new ArrayList<>());
      if (!with.contains(party) && with.size() < MOST_NAMESAKES) {
        with.add(party);
      }
    }
    String initials = initials(name);
    if (initials.length() > 1
        && (name.kind != null || !name.name.known())
        && name.kind != Kind.STATE) {
      acronyms.putIfAbsent(initials, party);
    }
    return party;
  }

  private static boolean ends(List<String> longer, List<String> shorter) {
    return longer.size() >= shorter.size()
        && shorter.size() > 1
        && !longer.subList(0, longer.size() - shorter.size()).contains("of")
        && longer.subList(longer.size() - shorter.size(), longer.size()).equals(shorter);
  }

  private String initials(Phrase name) {
    StringBuilder initials = new StringBuilder();
    for (int i = name.name.first(); i < name.name.end(); i++) {
      if (traits.capital(i)) {
        initials.append(Character.toLowerCase(words.word(i).charAt(0)));
      }
    }
    return initials.toString();
  }

  /** "World Health Organization (WHO)". */
  private void acronym(Phrase name, Party party) {
    int at = name.end;
    if (words.word(at).equals("(") && words.word(at + 2).equals(")") && traits.acronym(at + 1)) {
      acronyms.put(plain(words.lower(at + 1)), party);
    }
  }

  private static String plain(String acronym) {
    return acronym.replace(".", "");
  }

  /** Whom a short name means. */
  private Party shortened(Phrase name, Map<String, Integer> evidence) {
    List<String> parts = parts(name);
    if (parts.isEmpty()) {
      parts = List.of(words.lower(name.head));
    }
    String last = parts.get(parts.size() - 1);
    if (name.kind == null && !name.name.known() || name.kind == Kind.PERSON) {
      Party person = namesake(name, last);
      if (person != null) {
        return person;
      }
    }
    String key = String.join(" ", parts);
    Party other = others.get(key);
    other = other == null && name.kind != Kind.PERSON ? acronyms.get(plain(key)) : other;
    other = other == null && name.kind != Kind.PERSON ? shortOther(name, last) : other;
    if (other != null) {
      return other;
    }
    boolean person =
        name.kind == Kind.PERSON
            || name.kind == null && !name.name.known() && evidence.getOrDefault(key, 0) > 0;
    if (person) {
      return newPerson(parts);
    }
    Party party = new Party();
    party.kind = name.kind;
    party.words = parts;
    others.put(key, party);
    return party;
  }

  /** The person with a surname or given name; among several, the one called so most, or last. */
  private Party namesake(Phrase name, String part) {
    Party best = null;
    long most = -1;
    for (Party party : persons.getOrDefault(part, List.of())) {
      boolean surname = party.words.get(party.words.size() - 1).equals(part);
      if (!name.gender.fits(party.gender) && surname && !gives(name)) {
        continue;
      }
      boolean met = party.last >= 0;
      long score =
          (surname ? 1_000_000L : 0)
              + (met ? 100_000L : 0)
              + party.weight * 1000L
              + Math.max(0, 900 - (name.head - party.last) / 2);
      if (score > most) {
        most = score;
        best = party;
      }
    }
    return best;
  }

  /** Whether the name's sex is only that of a given name, which may be a surname as well. */
  private boolean gives(Phrase name) {
    return name.first == name.name.first();
  }

  /** "Goldman" for "Goldman Sachs", "the Post" for "The Washington Post". */
  private Party shortOther(Phrase name, String part) {
    List<Party> with = othersByWord.getOrDefault(part, List.of());
    Party found = null;
    for (Party party : with) {
      boolean begins =
          party.words.get(0).equals(part)
              && party.kind != Kind.STATE
              && name.kind == null
              && !name.name.known();
      boolean ends =
          party.kind != null
              && party.words.get(party.words.size() - 1).equals(part)
              && words.lower(name.first).equals("the");
      if (begins || ends) {
        if (found != null && found != party) {
          return null;
        }
        found = party;
      }
    }
    return found;
  }

  private void join(Phrase name, Party party) {
    name.party = party;
    if (party.kind == null) {
      party.kind = name.kind;
    }
    if (name.gender != Gender.UNKNOWN && party.gender == Gender.UNKNOWN && party.person()) {
      party.gender = name.gender;
    }
    if (name.role != null && party.person() && party.roles.size() < MOST_NAMESAKES) {
      party.roles.add(name.role);
      if (name.furtherRole != null) {
        party.roles.add(name.furtherRole);
      }
    }
    List<String> parts = parts(name);
    if (titledMedium(name) && parts.equals(party.words)) {
      party.name = printed(name);
    }
    boolean longer =
        parts.size() > party.words.size() && (!party.person() || fuller(parts, party.words, name));
    if (party.name == null || longer) {
      party.name = printed(name);
      party.words = parts.isEmpty() ? List.of(words.lower(name.head)) : parts;
      if (party.person()) {
        indexPerson(party, party.words);
      }
    }
  }

  private String printed(Phrase name) {
    int first = titledMedium(name) ? name.first : name.name.first();
    return words.text.substring(words.start(first), words.end(name.name.end() - 1));
  }

  /** "The Washington Post", where the article's capital says that it is part of the name. */
  private boolean titledMedium(Phrase name) {
    int article = name.name.first() - 1;
    return name.kind == Kind.MEDIA
        && words.word(article).equals("The")
        && !traits.opens(article)
        && name.first == article;
  }

  /**
   * Whether a longer name of a person is a fuller one: it starts alike or with a given name, and it
   * is not from a headline, whose capitals may go beyond the name.
   */
  private boolean fuller(List<String> longer, List<String> known, Phrase name) {
    if (known.size() == 1) {
      return true;
    }
    int first = name.name.first();
    boolean starts =
        Lexicon.sameGiven(longer.get(0), known.get(0)) || traits.is(first, Lexicon.GIVEN);
    return starts && longer.size() <= 6 && !traits.headline(first);
  }
}
