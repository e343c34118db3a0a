package org.onrecord.extraction;

import java.util.Set;

/**
 * What a speaker is said to be, as printed, without what only points at them: of "Iran's supreme
 * leader" the "supreme leader".
 */
final class SpeakerRoles {
  private static final int LONGEST_LEAD = 6;

  /** Ranks that say less than the role beside them. */
  private static final Set<String> RANKS =
      Set.of(
          "general",
          "gen.",
          "admiral",
          "adm.",
          "colonel",
          "col.",
          "major",
          "maj.",
          "captain",
          "capt.",
          "commander",
          "cmdr.",
          "lieutenant",
          "lt.",
          "sergeant",
          "sgt.",
          "brigadier",
          "professor",
          "marshal",
          "judge",
          "rabbi",
          "father",
          "sister",
          "brother");

  private static final WordList NO_ROLES = WordList.of("no-roles");

  private static final Set<String> TIMES =
      Set.of(
          "yesterday",
          "today",
          "tomorrow",
          "tonight",
          "week",
          "month",
          "year",
          "morning",
          "afternoon",
          "evening",
          "night",
          "day",
          "weekend",
          "time",
          "moment",
          "spokes");

  private final Words words;

  SpeakerRoles(Words words) {
    this.words = words;
  }

  /** The role of a speaker at a mention, or else at another mention of theirs; null without any. */
  String of(Mention mention, Entity entity, boolean withheld) {
    String own =
        mention.form() == MentionForm.NOMINAL ? called(mention, withheld) : printed(mention);
    if (own != null && !RANKS.contains(own.toLowerCase(java.util.Locale.ROOT))) {
      return own;
    }
    boolean named = entity != null && entity.name() != null;
    String other =
        named
            ? entity.roles().stream()
                .map(this::bare)
                .filter(SpeakerRoles::telling)
                .findFirst()
                .orElse(null)
            : null;
    return other == null ? own : other;
  }

  private static boolean telling(String role) {
    return role != null && !RANKS.contains(role.toLowerCase(java.util.Locale.ROOT));
  }

  // ---- beside a name

  private String printed(Mention mention) {
    if (mention.form() != MentionForm.NAME || mention.kind() != EntityKind.PERSON) {
      return null;
    }
    String role = bare(mention.role());
    role = role == null ? before(mention) : role;
    return role == null ? becoming(mention) : role;
  }

  /** "teller Brenda Oakes": a noun before a name that no list knows. */
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
    while (first > noun - LONGEST_LEAD && words.tag(first - 1).matches("NN|NNP|JJ")) {
      first--;
    }
    boolean verb = first > 0 && words.tag(first - 1).matches("VBG|IN|TO") && first == noun;
    return verb ? null : text(first, name);
  }

  /** "Jan Nørskov, who will be chairman". */
  private String becoming(Mention mention) {
    int who = mention.end() + 1;
    if (!words.word(mention.end()).equals(",") || !words.lower(who).equals("who")) {
      return null;
    }
    int at = who + 1;
    while (at < who + 4 && words.lower(at).matches("is|was|will|be|has|been|now|also|serves|as")) {
      at++;
    }
    int end = at;
    while (end < at + LONGEST_LEAD && words.tag(end).matches("DT|NN|NNP|JJ")) {
      end++;
    }
    boolean role = at > who + 1 && end > at && is(end - 1, Lexicon.ROLE);
    return role ? bare(text(at, end)) : null;
  }

  // ---- instead of a name

  /** "A senior Veslandic official" is a senior Veslandic official; two whips are no one's role. */
  private String called(Mention mention, boolean withheld) {
    int head = mention.head();
    boolean one =
        mention.kind() == EntityKind.PERSON && !mention.plural() && is(head, Lexicon.ROLE);
    boolean several = withheld && is(head, Lexicon.GROUP);
    boolean role =
        (one || several || member(mention, withheld)) && !NO_ROLES.has(words.lower(head));
    return role ? bare(text(mention.first(), end(mention))) : null;
  }

  private boolean member(Mention mention, boolean withheld) {
    return withheld && is(mention.head(), Lexicon.ROLE);
  }

  /** Where a role ends that a noun begins: after "of the weather service", before "in Bern". */
  private int end(Mention mention) {
    int end = mention.head() + 1;
    String next = words.lower(end);
    return next.equals("of") || next.equals("for") ? Math.max(end, mention.end()) : end;
  }

  /** A role without articles, numbers and owners before it; null where nothing telling is left. */
  private String bare(String role) {
    if (role == null) {
      return null;
    }
    String bare =
        role.replaceFirst("^(?:(?!\\b(?:of|for|at|in|from)\\b).)*?(?:[’']s|s[’'])\\s+", "");
    String before;
    do {
      before = bare;
      bare = bare.replaceFirst(POINTING, "");
    } while (!bare.equals(before));
    String last = bare.substring(bare.lastIndexOf(' ') + 1).toLowerCase(java.util.Locale.ROOT);
    boolean whose = role.regionMatches(true, 0, "whose ", 0, 6);
    return bare.isBlank() || whose || NO_ROLES.has(last) || last.endsWith("-year-old")
        ? null
        : bare;
  }

  private static final String POINTING =
      "(?i)^(?:the|an?|his|her|its|their|our|my|your|this|that|one|one of|two|three|four|five|some"
          + "|several|many|another|each|other|any|\\d+-year-old)\\s+";

  private boolean is(int word, int bits) {
    return (Lexicon.word(words.lower(word)) & bits) != 0;
  }

  private String text(int first, int end) {
    return words.text.substring(words.start(first), words.end(end - 1));
  }
}
