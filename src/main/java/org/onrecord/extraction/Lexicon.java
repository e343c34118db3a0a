package org.onrecord.extraction;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * English word lists as bit sets per word: "Jordan" is a given name and a state. Ordinary words are
 * looked up in lower case, names as printed.
 */
final class Lexicon {
  static final int GIVEN = 1;
  static final int MALE = 1 << 1;
  static final int FEMALE = 1 << 2;

  /** A word before a name that is not a role: "Mr.", "Ayatollah". */
  static final int HONORIFIC = 1 << 3;

  /** A word before a name that is a role: "Senator". */
  static final int TITLE = 1 << 4;

  /** A noun for one person: "spokesman". */
  static final int ROLE = 1 << 5;

  /** A noun for several people: "officials", "police". */
  static final int GROUP = 1 << 6;

  /** A group with a singular noun: "crowd". */
  static final int COLLECTIVE = 1 << 7;

  static final int ORGANIZATION = 1 << 8;
  static final int SOURCE = 1 << 9;
  static final int COMMON = 1 << 10;
  static final int FUNCTION = 1 << 11;
  static final int CALENDAR = 1 << 12;
  static final int PARTICLE = 1 << 13;
  static final int DETERMINER = 1 << 14;
  static final int POSSESSIVE = 1 << 15;
  static final int SAYING = 1 << 16;
  static final int SUFFIX = 1 << 17;
  static final int QUANTIFIER = 1 << 18;
  static final int STATE = 1 << 19;
  static final int CAPITAL = 1 << 20;
  static final int DEMONYM = 1 << 21;
  static final int PLACE = 1 << 22;
  static final int MEDIA = 1 << 23;

  /** The name of a medium only after "The". */
  static final int MEDIA_AFTER_THE = 1 << 24;

  /** An organization whose name does not contain a word for one. */
  static final int BODY = 1 << 26;

  /** The first word of a listed name of several words. */
  static final int OPENS_PHRASE = 1 << 25;

  /** Listed as a name of something other than a person. */
  static final int LISTED = STATE | CAPITAL | PLACE | MEDIA | BODY | DEMONYM;

  private static final int MAX_PHRASE = 6;

  private static final Map<String, Integer> WORDS = new HashMap<>();
  private static final Map<String, Integer> NAMES = new HashMap<>();
  private static final Map<String, String> TITLE_NOUNS = new HashMap<>();
  private static final Map<String, Set<String>> LONG_FORMS = new HashMap<>();

  /**
   * The states by their names, adjectives and nouns for people; empty for one of several states.
   */
  private static final Map<String, String> STATES = new HashMap<>();

  static {
    addWords("common", COMMON);
    addWords("function", FUNCTION);
    addWords("saying", SAYING);
    addWords("sources", SOURCE);
    addWords("organizations", ORGANIZATION);
    for (String organization : WordList.of("organizations").words()) {
      add(WORDS, plural(organization), GROUP);
    }
    addWords("given", GIVEN);
    addWords("given-male", GIVEN | MALE);
    addWords("given-female", GIVEN | FEMALE);
    addPeople();
    addTitles();
    addStates();
    addNames("peoples", DEMONYM);
    addNames("places", PLACE);
    addNames("media", MEDIA);
    addNames("organization-names", BODY);
    addNames("media-after-the", MEDIA_AFTER_THE);
    addClosedClasses();
    for (String entry : WordList.of("nicknames").words()) {
      String[] forms = entry.split("\t");
      LONG_FORMS.put(forms[0], Set.of(forms[1].split(",")));
    }
  }

  private Lexicon() {}

  /** The bits of a word in lower case; "corp." is "corp". */
  static int word(String lower) {
    Integer bits = WORDS.get(lower);
    if (bits == null && lower.endsWith(".")) {
      bits = WORDS.get(lower.substring(0, lower.length() - 1));
    }
    return bits == null ? 0 : bits;
  }

  /** The bits of a name as printed, of one or several words; "PARIS" is "Paris". */
  static int name(String printed) {
    Integer bits = NAMES.get(printed);
    boolean allCapitals = printed.length() > 3 && Character.isUpperCase(printed.charAt(1));
    if (bits == null && allCapitals && printed.equals(printed.toUpperCase(Locale.ROOT))) {
      bits = NAMES.get(printed.charAt(0) + printed.substring(1).toLowerCase(Locale.ROOT));
    }
    return bits == null ? 0 : bits;
  }

  /** The end of the longest listed name that starts at a word; -1 if there is none. */
  static int phraseEnd(Words words, int first, int limit) {
    if ((name(words.word(first)) & OPENS_PHRASE) == 0) {
      return -1;
    }
    StringBuilder phrase = new StringBuilder(words.word(first));
    int longest = -1;
    for (int end = first + 1; end < Math.min(limit, first + MAX_PHRASE); end++) {
      boolean clitic = words.start(end) == words.end(end - 1);
      phrase.append(clitic ? "" : " ").append(words.word(end));
      longest = (name(phrase.toString()) & ~OPENS_PHRASE) != 0 ? end + 1 : longest;
    }
    return longest;
  }

  /** The role that a title abbreviates, or the title itself: "sen." is "senator". */
  static String titleNoun(String lower) {
    return TITLE_NOUNS.getOrDefault(lower, lower);
  }

  /** The state that a name or an adjective stands for: "Slovakia" for "Slovak"; null if none. */
  static String stateOf(String printed) {
    String state = STATES.get(printed);
    return state == null || state.isEmpty() ? null : state;
  }

  /** Returns whether two normalized given names may be the same: "bill" and "william". */
  static boolean sameGiven(String one, String other) {
    return one.equals(other)
        || LONG_FORMS.getOrDefault(one, Set.of()).contains(other)
        || LONG_FORMS.getOrDefault(other, Set.of()).contains(one)
        || (one.length() <= 2 || other.length() <= 2) && one.charAt(0) == other.charAt(0);
  }

  /** Removes the diacritics of a word in lower case. */
  static String normalized(String lower) {
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) >= 128) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('ł', 'l')
            .replace('ø', 'o');
      }
    }
    return lower;
  }

  private static void add(Map<String, Integer> to, String key, int bits) {
    to.merge(key, bits, (one, other) -> one | other);
  }

  private static void addWords(String list, int bits) {
    for (String word : WordList.of(list).words()) {
      add(WORDS, word, bits);
    }
  }

  private static void addNames(String list, int bits) {
    for (String name : WordList.of(list).words()) {
      addName(name, bits);
    }
  }

  private static void addName(String name, int bits) {
    if (name.isBlank()) {
      return;
    }
    add(NAMES, name, bits);
    int space = name.indexOf(' ');
    int apostrophe = name.indexOf("'s");
    int cut = space < 0 ? apostrophe : apostrophe < 0 ? space : Math.min(space, apostrophe);
    if (cut > 0) {
      add(NAMES, name.substring(0, cut), OPENS_PHRASE);
    }
  }

  private static void addPeople() {
    for (String entry : WordList.of("roles").words()) {
      String[] role = entry.split("\t");
      int gender = role.length == 1 ? 0 : role[1].equals("m") ? MALE : FEMALE;
      add(WORDS, role[0], ROLE | gender);
      add(WORDS, plural(role[0]), GROUP);
    }
    for (String group : WordList.of("groups").words()) {
      boolean collective = group.endsWith("*");
      String word = collective ? group.substring(0, group.length() - 1) : group;
      add(WORDS, word, collective ? GROUP | COLLECTIVE : GROUP);
    }
  }

  static String plural(String noun) {
    if (noun.endsWith("man")) {
      return noun.substring(0, noun.length() - 3) + "men";
    }
    if (noun.endsWith("y") && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun + (noun.matches(".*(s|x|ch|sh)") ? "es" : "s");
  }

  private static void addTitles() {
    for (String entry : WordList.of("honorifics").words()) {
      String[] honorific = entry.split("\t");
      int gender = honorific.length == 1 ? 0 : honorific[1].equals("m") ? MALE : FEMALE;
      add(WORDS, honorific[0], HONORIFIC | gender);
    }
    for (String entry : WordList.of("titles").words()) {
      String[] title = entry.split("\t");
      add(WORDS, title[0], TITLE);
      if (title.length > 1) {
        TITLE_NOUNS.put(title[0], title[1]);
      }
    }
  }

  private static void addStates() {
    for (String entry : WordList.of("states").words()) {
      String[] state = entry.split("\t", -1);
      addName(state[0], STATE);
      STATES.put(state[0], state[0]);
      for (String demonym : state[1].split(",")) {
        addName(demonym, DEMONYM);
        STATES.merge(demonym, state[0], (one, other) -> "");
      }
      if (state.length > 2) {
        addName(state[2], CAPITAL);
      }
      if (state.length > 3) {
        for (String other : state[3].split(",")) {
          addName(other, STATE);
          STATES.merge(other, state[0], (one, same) -> "");
        }
      }
    }
  }

  private static void addClosedClasses() {
    addClass("calendar", CALENDAR);
    addClass("particle", PARTICLE);
    addClass("suffix", SUFFIX);
    addClass("determiner", DETERMINER);
    addClass("possessive", POSSESSIVE);
    addClass("quantifier", QUANTIFIER);
  }

  private static void addClass(String name, int bits) {
    for (String word : WordClass.of(name)) {
      add(WORDS, word, bits);
    }
  }
}
