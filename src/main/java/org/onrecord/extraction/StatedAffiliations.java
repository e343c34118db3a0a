package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.onrecord.extraction.text.UnwrappedText;

/**
 * Finds the offices that a text states beside the names of persons: before a name ("Environment
 * Minister Amara Quist") or after it ("Ilse Marenko, chief executive of Halvik Shipping,").
 */
final class StatedAffiliations {
  static final String TITLE = "title";

  /** A title that names neither an organization nor a department: "President Quist". */
  static final String BARE_TITLE = "bare-title";

  static final String APPOSITION = "apposition";

  /** The share of right ones among 200 affiliations that the rules found in news articles. */
  private static final double CONFIDENCE = 0.92;

  /** The maximum number of words before a title that belong to it. */
  private static final int MAX_BEFORE = 3;

  /** The maximum number of mentions between a name and its apposition. */
  private static final int MAX_MENTIONS_BETWEEN = 12;

  private static final Set<String> OFFICES_OF_ONE = WordClass.of("offices-of-one");

  private final Words words;
  private final Mentions mentions;
  private final UnwrappedText source;
  private final OfficeParser offices;

  private record Stated(String person, String role, String organization) {}

  StatedAffiliations(Words words, Mentions mentions, UnwrappedText source) {
    this.words = words;
    this.mentions = mentions;
    this.source = source;
    offices = new OfficeParser(words, mentions);
  }

  /** The affiliations in order of their statements, each once. */
  List<FoundAffiliation> find() {
    List<FoundAffiliation> found = new ArrayList<>();
    Set<Stated> stated = new HashSet<>();
    for (Mention name : mentions.all()) {
      String person = fullName(name);
      if (person != null) {
        before(name, person).filter(office -> stated.add(key(office))).ifPresent(found::add);
        after(name, person).filter(office -> stated.add(key(office))).ifPresent(found::add);
      }
    }
    return found.stream()
        .filter(one -> found.stream().noneMatch(other -> excludes(one, other)))
        .toList();
  }

  private static Stated key(FoundAffiliation found) {
    return new Stated(found.person(), role(found), found.organization());
  }

  private static String role(FoundAffiliation found) {
    return found.role().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a text gives one office to two persons, so that one of them held it before. */
  private static boolean excludes(FoundAffiliation one, FoundAffiliation other) {
    return one.rule().equals(BARE_TITLE)
        && OFFICES_OF_ONE.contains(role(one).replace(' ', '-'))
        && role(one).equals(role(other))
        && !Objects.equals(one.person(), other.person());
  }

  /**
   * The full name of the person that a mention names; null for other mentions and for surnames,
   * which may be those of relatives.
   */
  private String fullName(Mention mention) {
    boolean full =
        mention.form() == MentionForm.NAME
            && mention.kind() == EntityKind.PERSON
            && mention.nameEnd() - mention.nameFirst() > 1;
    Entity entity = full ? mentions.entityOf(mention) : null;
    String name = entity == null || entity.kind() != EntityKind.PERSON ? null : entity.name();
    return name != null
            && name.startsWith(words.word(mention.nameFirst()))
            && name.endsWith(words.word(mention.nameEnd() - 1))
        ? name
        : null;
  }

  private Optional<FoundAffiliation> before(Mention name, String person) {
    int first = titleStart(name);
    return offices
        .before(first, name.nameFirst(), name.nameEnd())
        .map(
            office ->
                found(
                    first,
                    name.nameEnd(),
                    person,
                    office,
                    OfficeNouns.isBare(office) ? BARE_TITLE : TITLE));
  }

  /** The start of a title, with capitalized words before it: "Environment" Minister. */
  private int titleStart(Mention name) {
    int first = name.first();
    int sentence = words.first(words.sentenceOf(first));
    while (first > Math.max(sentence, name.first() - MAX_BEFORE)
        && first < name.nameFirst()
        && words.tag(first - 1).equals("NNP")
        && mentions.innermost(first - 1).isEmpty()) {
      first--;
    }
    return first;
  }

  /** The office in commas after a name; the text must say of what it is. */
  private Optional<FoundAffiliation> after(Mention name, String person) {
    Mention noun = apposition(name);
    return noun == null
        ? Optional.empty()
        : offices
            .after(noun.first(), noun.end())
            .filter(office -> !OfficeNouns.isBare(office))
            .map(office -> found(name.nameFirst(), office.end(), person, office, APPOSITION));
  }

  /** The description in commas after a name, or null. */
  private Mention apposition(Mention name) {
    int first = name.nameEnd() + 1;
    if (!words.word(name.nameEnd()).equals(",")) {
      return null;
    }
    if (isAge(first) && words.word(first + 1).equals(",")) {
      first += 2;
    }
    List<Mention> all = mentions.all();
    int last = Math.min(all.size(), name.index() + MAX_MENTIONS_BETWEEN);
    for (int i = name.index() + 1; i < last && all.get(i).first() <= first; i++) {
      Mention mention = all.get(i);
      boolean describes =
          mention.first() == first
              && mention.form() == MentionForm.NOMINAL
              && !mention.plural()
              && mentions.entityOf(mention) == mentions.entityOf(name);
      if (describes) {
        return mention;
      }
    }
    return null;
  }

  private boolean isAge(int at) {
    String word = words.word(at);
    return word.length() == 2 && word.chars().allMatch(Character::isDigit);
  }

  private FoundAffiliation found(int first, int end, String person, Office office, String rule) {
    Office.Institution institution = office.institution();
    return new FoundAffiliation(
        new TextSpan(source.start(words.start(first)), source.end(words.end(end - 1))),
        person,
        office.role(),
        institution == null ? null : institution.name(),
        institution == null ? null : institution.kind(),
        rule,
        CONFIDENCE);
  }
}
