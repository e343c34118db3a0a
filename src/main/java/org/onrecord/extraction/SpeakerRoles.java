package org.onrecord.extraction;

import java.util.Locale;
import java.util.Set;

/**
 * Determines the role of a speaker as printed, without determiners and owners: "supreme leader" for
 * "Iran's supreme leader".
 */
final class SpeakerRoles {
  private static final int MAX_LENGTH = 6;

  /** Ranks that are less informative than an adjacent role. */
  private static final Set<String> RANKS =
      Set.of(
          ("general gen. admiral adm. colonel col. major maj. captain capt. commander"
                  + " cmdr. lieutenant lt. sergeant sgt. brigadier professor marshal judge rabbi"
                  + " father sister brother")
              .split(" "));

  private static final WordList NO_ROLES = WordList.of("no-roles");

  private static final Set<String> TIMES =
      Set.of(
          ("yesterday today tomorrow tonight week month year morning afternoon evening"
                  + " night day weekend time moment spokes")
              .split(" "));

  private final Words words;

  SpeakerRoles(Words words) {
    this.words = words;
  }

  /**
   * The role at a mention, or else at another mention of the same speaker; null if there is none.
   */
  String of(Mention mention, Entity entity, boolean withheld) {
    String own =
        mention.form() == MentionForm.NOMINAL ? nominal(mention, withheld) : besideName(mention);
    if (own != null && !RANKS.contains(own.toLowerCase(Locale.ROOT))) {
      return own;
    }
    boolean named = entity != null && entity.name() != null;
    String other =
        named
            ? entity.roles().stream()
                .map(this::stripped)
                .filter(SpeakerRoles::isInformative)
                .findFirst()
                .orElse(null)
            : null;
    return other == null ? own : other;
  }

  private static boolean isInformative(String role) {
    return role != null && !RANKS.contains(role.toLowerCase(Locale.ROOT));
  }

  // ---- roles beside a name

  private String besideName(Mention mention) {
    if (mention.form() != MentionForm.NAME || mention.kind() != EntityKind.PERSON) {
      return null;
    }
    String role = stripped(mention.role());
    role = role == null ? before(mention) : role;
    return role == null ? inRelativeClause(mention) : role;
  }

  /** An unlisted noun before a name: "teller Brenda Oakes". */
  private String before(Mention mention) {
    int name = mention.nameFirst();
    int noun = name - 1;
    boolean role =
        noun >= 0
            && words.sentenceOf(noun) == words.sentenceOf(name)
            && words.tag(noun).equals("NN")
            && Character.isLowerCase(words.word(noun).charAt(0))
            && !TIMES.contains(words.lower(noun))
            && !NO_ROLES.has(words.lower(noun));
    if (!role) {
      return null;
    }
    int first = noun;
    while (first > noun - MAX_LENGTH && words.tag(first - 1).matches("NN|NNP|JJ")) {
      first--;
    }
    boolean verb = first > 0 && words.tag(first - 1).matches("VBG|IN|TO") && first == noun;
    return verb ? null : text(first, name);
  }

  /** A role in a relative clause: "Jan Nørskov, who will be chairman". */
  private String inRelativeClause(Mention mention) {
    int who = mention.end() + 1;
    if (!words.word(mention.end()).equals(",") || !words.lower(who).equals("who")) {
      return null;
    }
    int at = who + 1;
    while (at < who + 4 && words.lower(at).matches("is|was|will|be|has|been|now|also|serves|as")) {
      at++;
    }
    int end = at;
    while (end < at + MAX_LENGTH && words.tag(end).matches("DT|NN|NNP|JJ")) {
      end++;
    }
    boolean role = at > who + 1 && end > at && is(end - 1, Lexicon.ROLE);
    return role ? stripped(text(at, end)) : null;
  }

  // ---- roles instead of a name

  /**
   * The role of a description: "A senior Veslandic official". Plurals have no role unless
   * anonymous.
   */
  private String nominal(Mention mention, boolean withheld) {
    int head = mention.head();
    boolean one =
        mention.kind() == EntityKind.PERSON && !mention.plural() && is(head, Lexicon.ROLE);
    boolean several = withheld && is(head, Lexicon.GROUP);
    boolean role =
        (one || several || isOneOfSeveral(mention, withheld)) && !NO_ROLES.has(words.lower(head));
    return role ? stripped(text(mention.first(), end(mention))) : null;
  }

  private boolean isOneOfSeveral(Mention mention, boolean withheld) {
    return withheld && is(mention.head(), Lexicon.ROLE);
  }

  /** The end of a role: including "of the weather service", but not "in Bern". */
  private int end(Mention mention) {
    int end = mention.head() + 1;
    String next = words.lower(end);
    return next.equals("of") || next.equals("for") ? Math.max(end, mention.end()) : end;
  }

  /** Removes articles, numbers and owners; null if nothing informative is left. */
  private String stripped(String role) {
    if (role == null) {
      return null;
    }
    String stripped =
        role.replaceFirst("^(?:(?!\\b(?:of|for|at|in|from)\\b).)*?(?:[’']s|s[’'])\\s+", "");
    String before;
    do {
      before = stripped;
      stripped = stripped.replaceFirst(DETERMINERS, "");
    } while (!stripped.equals(before));
    String last = stripped.substring(stripped.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    boolean whose = role.regionMatches(true, 0, "whose ", 0, 6);
    return stripped.isBlank() || whose || NO_ROLES.has(last) || last.endsWith("-year-old")
        ? null
        : stripped;
  }

  private static final String DETERMINERS =
      "(?i)^(?:the|an?|his|her|its|their|our|my|your|this|that|one|one of|two|three|four|five|some"
          + "|several|many|another|each|other|any|\\d+-year-old)\\s+";

  private boolean is(int word, int bits) {
    return (Lexicon.word(words.lower(word)) & bits) != 0;
  }

  private String text(int first, int end) {
    return words.text.substring(words.start(first), words.end(end - 1));
  }
}
