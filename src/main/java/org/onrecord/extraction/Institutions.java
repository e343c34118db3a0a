package org.onrecord.extraction;

import static java.util.stream.Collectors.toSet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the states and organizations that descriptions of persons name. */
final class Institutions {
  private static final Set<String> NOT_PART = WordClass.of("not-part-of-roles");

  private static final Set<String> MODIFIERS = WordClass.of("role-modifiers");

  /** Matches a name with an adjective such as "Miami-based". */
  private static final String COMPOUND = ".*-[a-z]+(?:ed|ing) .*";

  private final Words words;
  private final Mentions mentions;

  /** The surnames of the persons in the text; null until needed. */
  private Set<String> surnames;

  Institutions(Words words, Mentions mentions) {
    this.words = words;
    this.mentions = mentions;
  }

  /**
   * The start of the role and the institution in the words before the head of a description; null
   * if these are something else, such as the name of a person.
   */
  OwnedRole before(int first, int head) {
    OwnedRole role = new OwnedRole(first, null);
    int at = first;
    while (at < head) {
      int end = nameEnd(at, head);
      if (end < 0 || isPossessive(at) || words.lower(at).endsWith("-based")) {
        return null;
      }
      if (end > at) {
        Office.Institution institution = institution(at, end);
        if (role.first() < at || role.institution() != null || institution == null) {
          return null;
        }
        role = afterInstitution(end, institution);
        at = role.first();
      } else {
        boolean strip = role.first() == at && isStripped(at);
        at++;
        role = strip ? new OwnedRole(at, role.institution()) : role;
      }
    }
    return role;
  }

  private OwnedRole afterInstitution(int end, Office.Institution institution) {
    return isPossessive(end)
        ? new OwnedRole(
            end + 1, new Office.Institution(institution.name(), institution.kind(), false))
        : new OwnedRole(end, institution);
  }

  /**
   * The end of a name or a people's adjective at a word, without words of the role after it: "DNC"
   * in "DNC Vice Chairwoman". The word itself if there is none; -1 within a name.
   */
  private int nameEnd(int at, int head) {
    Optional<Mention> name = name(at);
    if (isModifier(at) || name.filter(this::isOrdinary).isPresent()) {
      return at;
    }
    if (name.isEmpty()) {
      int phrase = Lexicon.phraseEnd(words, at, head);
      int end = phrase > 0 ? phrase : at + 1;
      return Lexicon.stateOf(text(at, end)) == null ? at : end;
    }
    int end = name.get().nameEnd();
    if (end > head || name.get().nameFirst() != at && !isModifier(at - 1)) {
      return -1;
    }
    while (isModifier(end - 1)) {
      end--;
    }
    return end;
  }

  /** Returns whether a name is a single word of a role: "Environment", "GOP". */
  private boolean isOrdinary(Mention name) {
    String word = words.lower(name.nameFirst());
    boolean common = (Lexicon.word(word) & Lexicon.COMMON) != 0 && name.kind() == null;
    return name.nameEnd() == name.nameFirst() + 1 && (common || NOT_PART.contains(word));
  }

  private boolean isModifier(int word) {
    return MODIFIERS.contains(words.lower(word));
  }

  private Office.Institution institution(int first, int end) {
    String printed = text(first, end);
    String state = Lexicon.stateOf(printed);
    if (state != null) {
      return new Office.Institution(state, EntityKind.STATE, true);
    }
    Mention name = name(first).orElseThrow();
    boolean whole = name.nameFirst() == first && name.nameEnd() == end;
    return whole ? of(name, true) : unlisted(printed);
  }

  /** An institution whose name is a part of a run of capitalized words. */
  private Office.Institution unlisted(String printed) {
    boolean place = (Lexicon.name(printed) & Lexicon.DEMONYM) != 0;
    return place ? null : new Office.Institution(printed, null, true);
  }

  private boolean isStripped(int at) {
    String word = words.lower(at);
    int bits = Lexicon.word(word) | Lexicon.name(words.word(at));
    return NOT_PART.contains(word)
        || (bits & (Lexicon.DETERMINER | Lexicon.DEMONYM | Lexicon.HONORIFIC)) != 0
            && (bits & (Lexicon.TITLE | Lexicon.ROLE)) == 0;
  }

  private boolean isPossessive(int at) {
    String word = words.lower(at);
    return word.equals("'s") || word.equals("'") || (Lexicon.word(word) & Lexicon.POSSESSIVE) != 0;
  }

  /** Returns whether a name starts at a word. */
  boolean isName(int at) {
    return name(at).filter(name -> name.nameFirst() == at).isPresent()
        || Lexicon.stateOf(words.word(at)) != null;
  }

  /** The end of the name that starts at a word. */
  int end(int at) {
    return name(at).map(Mention::nameEnd).orElse(at + 1);
  }

  /** The institution whose name starts at a word; null if it is a person, or no name. */
  Office.Institution at(int first) {
    String state = Lexicon.stateOf(text(first, end(first)));
    return state == null
        ? name(first).map(name -> of(name, false)).orElse(null)
        : new Office.Institution(state, EntityKind.STATE, false);
  }

  private Office.Institution of(Mention mention, boolean adjective) {
    Entity entity = mentions.entityOf(mention);
    String printed = text(mention.nameFirst(), mention.nameEnd());
    String name = printed.equalsIgnoreCase(entity.name()) ? printed : entity.name();
    EntityKind kind = adjective || isAfterOf(mention) ? unguessed(entity) : entity.kind();
    if (name == null
        || kind == EntityKind.PERSON
        || name.indexOf('-') > 0 && name.matches(COMPOUND)) {
      return null;
    }
    int word = Lexicon.word(name.toLowerCase(Locale.ROOT));
    boolean ordinary = (word & (Lexicon.COMMON | Lexicon.FUNCTION)) != 0;
    boolean unknown = kind == null;
    if (unknown && (ordinary || isSurname(name) || hasTitle(name))) {
      return null;
    }
    boolean capital = (Lexicon.name(name) & Lexicon.CAPITAL) != 0;
    return new Office.Institution(name, capital ? null : kind, adjective);
  }

  private boolean isAfterOf(Mention mention) {
    int before = mention.nameFirst() - 1;
    return words.lower(words.lower(before).equals("the") ? before - 1 : before).equals("of");
  }

  /** The kind of an entity, without the guess that a name of unlisted words is a person's. */
  private static EntityKind unguessed(Entity entity) {
    String name = entity.name() == null ? "" : entity.name();
    int space = name.indexOf(' ');
    boolean guessed =
        entity.kind() == EntityKind.PERSON
            && entity.gender() == Gender.UNKNOWN
            && entity.roles().isEmpty()
            && space > 0
            && !PersonNames.isGivenName(name.substring(0, space));
    return guessed ? null : entity.kind();
  }

  private static boolean hasTitle(String name) {
    return Stream.of(name.split(" "))
        .anyMatch(word -> (Lexicon.word(word.toLowerCase(Locale.ROOT)) & Lexicon.TITLE) != 0);
  }

  /** Returns whether a person in the text has a name as surname. */
  private boolean isSurname(String name) {
    if (surnames == null) {
      surnames =
          mentions.entities().stream()
              .filter(entity -> entity.kind() == EntityKind.PERSON && entity.name() != null)
              .map(entity -> entity.name().substring(entity.name().lastIndexOf(' ') + 1))
              .collect(toSet());
    }
    return surnames.contains(name);
  }

  private Optional<Mention> name(int word) {
    return mentions
        .innermost(word)
        .filter(mention -> mention.form() == MentionForm.NAME)
        .filter(mention -> mention.nameFirst() <= word && word < mention.nameEnd());
  }

  private String text(int first, int end) {
    return words.text.substring(words.start(first), words.end(end - 1));
  }
}
