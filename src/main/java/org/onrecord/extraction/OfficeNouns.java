package org.onrecord.extraction;

import java.util.Locale;
import java.util.Set;

/** The nouns of offices, and the institutions that each kind of office may have. */
final class OfficeNouns {
  private static final Set<String> STATES = WordClass.of("offices-of-states");
  private static final Set<String> ALONE = WordClass.of("offices-by-themselves");
  private static final Set<String> DEPARTMENTS = WordClass.of("offices-of-departments");
  private static final Set<String> PLACES = WordClass.of("offices-of-places");
  private static final Set<String> ORGANIZATIONS = WordClass.of("offices-of-organizations");
  private static final Set<String> POSTS = WordClass.of("posts");
  private static final Set<String> GENERALS =
      Set.of("attorney", "secretary", "solicitor", "surgeon", "director", "inspector", "governor");

  private final Words words;

  OfficeNouns(Words words) {
    this.words = words;
  }

  /** Returns whether a word is the noun of an office, with the word before it. */
  boolean isOffice(int head) {
    String noun = words.lower(head);
    String before = words.lower(head - 1);
    return switch (noun) {
      case "executive" -> before.equals("chief");
      case "general" -> GENERALS.contains(before);
      case "officer" -> isChief(head - 1) || isChief(head - 2);
      default -> STATES.contains(noun) || ORGANIZATIONS.contains(noun) || POSTS.contains(noun);
    };
  }

  private boolean isChief(int word) {
    return words.lower(word).equals("chief");
  }

  /**
   * Returns whether an office may have an institution, or have none. "British director" names no
   * institution.
   *
   * @param first the first word of the role
   * @param end the word after the role
   * @param institution null if the text names none
   */
  boolean fits(int first, int head, int end, Office.Institution institution) {
    String noun = words.lower(head);
    if (institution == null) {
      boolean department = DEPARTMENTS.contains(noun);
      return department ? end - first > 1 : ALONE.contains(noun) && end == head + 1;
    }
    boolean state = institution.kind() == EntityKind.STATE;
    if (PLACES.contains(noun)) {
      return state || institution.kind() == null;
    }
    if (STATES.contains(noun) || isAttorneyGeneral(head)) {
      return institution.kind() != EntityKind.MEDIA;
    }
    return !state || !institution.adjective() && !POSTS.contains(noun);
  }

  /**
   * A role that has its department as a part: "Homeland Security Secretary" names no institution.
   */
  OwnedRole withDepartment(OwnedRole role, int head) {
    Office.Institution owner = role.institution();
    boolean department =
        owner != null
            && owner.adjective()
            && owner.kind() != EntityKind.STATE
            && role.first() == head
            && DEPARTMENTS.contains(words.lower(head));
    return department ? new OwnedRole(role.first() - wordCount(owner), null) : role;
  }

  /** Returns whether a role names neither an institution nor a department: "President". */
  static boolean isBare(Office office) {
    String role = office.role().toLowerCase(Locale.ROOT);
    boolean department =
        DEPARTMENTS.stream().anyMatch(noun -> role.matches("(.* )?" + noun + "( .*)?"))
            && !role.equals("prime minister");
    return office.institution() == null && !department;
  }

  private static int wordCount(Office.Institution institution) {
    return institution.name().split(" ").length;
  }

  private boolean isAttorneyGeneral(int head) {
    return words.lower(head).equals("general");
  }

  /** An institution with the kind that the office implies. */
  Office.Institution typed(int head, Office.Institution institution) {
    boolean unknown = institution != null && institution.kind() == null;
    boolean organization = unknown && !STATES.contains(words.lower(head)) && !isPlace(institution);
    return organization
        ? new Office.Institution(
            institution.name(), EntityKind.ORGANIZATION, institution.adjective())
        : institution;
  }

  private static boolean isPlace(Office.Institution institution) {
    return (Lexicon.name(institution.name()) & (Lexicon.PLACE | Lexicon.CAPITAL)) != 0;
  }
}
