package org.onrecord.extraction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Detects speakers whose names are withheld: the text says so ("on condition of anonymity"), or
 * uses a description that conceals the name ("a Western diplomat"). A speaker who is merely
 * unnamed, such as a spokesman or the police, is not anonymous.
 */
final class Anonymity {
  /** Nouns that conceal a name, mapped to true if their plurals do so, too. */
  private static final Map<String, Boolean> CONCEALING = concealing();

  private static final WordList CIVIC = WordList.of("civic");

  private static final int MAX_CLAUSE_WORDS = 8;
  private static final int MAX_DISTANCE = 50;

  private final Words words;
  private final Mentions mentions;

  /** Entities and mentions whose names are withheld explicitly, by id and index. */
  private final Set<Integer> withheldEntities = new HashSet<>();

  private final Set<Integer> withheldMentions = new HashSet<>();

  /** Nouns that describe speakers whose names are withheld, such as "diplomat". */
  private final Set<String> nouns = new HashSet<>();

  Anonymity(Words words, Mentions mentions) {
    this.words = words;
    this.mentions = mentions;
    for (int i = 0; i < words.count(); i++) {
      if (statesAnonymity(i)) {
        withhold(subject(i));
        withhold(firstName(i));
      }
    }
    for (Mention mention : mentions.all()) {
      if (mention.form() == MentionForm.NOMINAL && isConcealingDescription(mention)) {
        nouns.add(noun(mention));
      }
    }
  }

  private void withhold(Mention mention) {
    if (mention == null) {
      return;
    }
    withheldMentions.add(mention.index());
    Entity entity = mentions.entityOf(mention);
    withheldEntities.add(entity.id());
    if (mention.form() == MentionForm.NOMINAL) {
      nouns.add(noun(mention));
    }
  }

  /** Returns whether the name of the speaker that a mention refers to is withheld. */
  boolean of(Mention mention, Entity entity) {
    if (entity != null && hasFullName(entity)) {
      return false;
    }
    if (withheldMentions.contains(mention.index())
        || entity != null && withheldEntities.contains(entity.id())) {
      return true;
    }
    if (mention.form() == MentionForm.NAME || entity != null && entity.name() != null) {
      return false;
    }
    return concealsName(mention)
        || mention.form() == MentionForm.PRONOUN
            && entity != null
            && entity.mentions().stream()
                .anyMatch(other -> other.first() < mention.first() && concealsName(other));
  }

  /** Returns whether the text gives a full name; a first name alone may be a partial disclosure. */
  private static boolean hasFullName(Entity entity) {
    String name = entity.name();
    return name != null && (entity.kind() != EntityKind.PERSON || name.indexOf(' ') > 0);
  }

  private boolean concealsName(Mention mention) {
    if (mention.form() != MentionForm.NOMINAL) {
      return false;
    }
    boolean definite = words.lower(mention.first()).matches("the|that|this|those|these|one|both");
    return withheldMentions.contains(mention.index())
        || isConcealingDescription(mention)
        || definite && nouns.contains(noun(mention)) && !hasOwner(mention);
  }

  // ---- descriptions that conceal a name

  private boolean isConcealingDescription(Mention mention) {
    String noun = words.lower(mention.head());
    String one = noun(mention);
    Boolean concealsPlural = CONCEALING.get(one);
    boolean plural = mention.plural() && !noun.equals(one);
    if (concealsPlural != null && (!plural || concealsPlural)) {
      return !(one.equals("official") && plural && has(mention, CIVIC::has));
    }
    boolean person = mention.kind() == EntityKind.PERSON || mention.kind() == EntityKind.GROUP;
    return person && (isInsider(mention) || !plural && isSenior(mention));
  }

  /** Matches "a senior minister". */
  private boolean isSenior(Mention mention) {
    return words.lower(mention.first()).matches("an?|one|another")
        && has(mention, "senior"::equals)
        && !words.lower(mention.head()).startsWith("spokes");
  }

  /** Matches "two people familiar with the talks", "a person close to her". */
  private boolean isInsider(Mention mention) {
    if (!words
        .lower(mention.head())
        .matches(
            "persons?|people|someone|somebody|individuals?|those|men|man|woman|women|others?")) {
      return false;
    }
    int at = mention.head() + 1;
    for (int i = at; i < at + 4; i++) {
      String word = words.lower(i);
      boolean knowing =
          switch (word) {
            case "familiar", "close", "briefed", "knowledge", "privy", "informed" -> true;
            default -> false;
          };
      if (knowing) {
        return true;
      }
      if (!word.matches(
          "with|who|is|are|was|were|direct|directly|first-hand|firsthand|inside|in")) {
        return false;
      }
    }
    return false;
  }

  private boolean has(Mention mention, Predicate<String> word) {
    for (int i = mention.first(); i < mention.end(); i++) {
      if (word.test(words.lower(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasOwner(Mention mention) {
    return has(mention, word -> word.equals("'s"));
  }

  private String noun(Mention mention) {
    String noun = words.lower(mention.head());
    if (noun.equals("people") || noun.equals("persons")) {
      return "person";
    }
    if (noun.equals("one")
        && words.lower(mention.head() + 1).equals("of")
        && mention.end() > mention.head() + 2) {
      return singular(words.lower(mention.end() - 1));
    }
    return singular(noun);
  }

  private static String singular(String noun) {
    if (noun.equals("people")) {
      return "person";
    }
    if (noun.endsWith("ies")) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    return noun.endsWith("s") && !noun.endsWith("ss") ? noun.substring(0, noun.length() - 1) : noun;
  }

  // ---- explicit statements

  /** Returns whether a word is the core of a phrase that withholds a name. */
  private boolean statesAnonymity(int i) {
    return switch (words.lower(i)) {
      case "anonymity" ->
          before(
              i,
              6,
              "condition|conditions|request.*|granted|insist.*|ask.*|sought|seeking|demand.*"
                  + "|under|guarantee|guaranteed|promise.*|sp(?:oke|eak|eaking)|with");
      case "anonymously" ->
          before(i, 6, "sp(?:oke|eak|eaking)|talk.*|interview.*|said|told")
              || after(i, 3, "said|told|spoke");
      case "named", "identified", "quoted" ->
          before(i, 2, "be|being")
                  && before(
                      i, MAX_CLAUSE_WORDS, "not|n't|declin.*|refus.*|without|unwilling|reluctant")
              || words.lower(i).equals("identified") && after(i, 2, "only");
      case "name", "names", "identity" -> withholdsName(i);
      case "identify" -> before(i, 5, "whom|only") && before(i, 3, "not|n't|only");
      case "authorized", "authorised" ->
          before(i, 4, "not|n't|never") && after(i, 4, "speak|talk|discuss|comment|brief");
      case "allowed", "permitted" ->
          before(i, 4, "not|n't") && after(i, 6, "publicly|media|press|reporters|journalists");
      case "background" -> before(i, 1, "on") && before(i, 4, "sp(?:oke|eak|eaking)");
      case "condition" -> before(i, 3, "usual") && before(i, 6, "sp(?:oke|eak|eaking)");
      case "pseudonym" -> before(i, 5, "us(?:es|ed|ing)|under|by|is|was");
      default -> false;
    };
  }

  /** Matches "gave only his first name", "whose name was withheld", "whom it did not name". */
  private boolean withholdsName(int i) {
    if (before(i, MAX_CLAUSE_WORDS, "whom")) {
      return before(i, 3, "not|n't");
    }
    if (before(i, 3, "real") && before(i, 4, "not")) {
      return true;
    }
    boolean possessive = before(i, 3, "his|her|their|whose|first|last|full");
    boolean giving =
        before(i, 6, "g[ia]ve|giving|gives|provide.*|disclose.*|reveal.*|us(?:e|ed|ing)|by");
    boolean kept = before(i, MAX_CLAUSE_WORDS, "only|declin.*|refus.*|without|not|n't|just");
    boolean notUsed =
        after(i, 5, "not|withheld")
            && after(i, 5, "used|published|printed|withheld|revealed|disclosed");
    return possessive && (giving && kept || notUsed);
  }

  private boolean before(int i, int most, String regex) {
    for (int k = i - 1; k >= Math.max(0, i - most); k--) {
      if (words.sentenceOf(k) == words.sentenceOf(i) && words.lower(k).matches(regex)) {
        return true;
      }
    }
    return false;
  }

  private boolean after(int i, int most, String regex) {
    for (int k = i + 1; k <= Math.min(words.count() - 1, i + most); k++) {
      if (words.sentenceOf(k) == words.sentenceOf(i) && words.lower(k).matches(regex)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The person whose name is withheld: the nearest one without a full name, preceding ones first.
   */
  private Mention subject(int condition) {
    int sentence = words.sentenceOf(condition);
    for (int i = condition - 1;
        i >= Math.max(words.first(sentence), condition - MAX_DISTANCE);
        i--) {
      Mention mention = mentions.outermost(i).orElse(null);
      if (mention != null && mayBeAnonymous(mention)) {
        return mention;
      }
    }
    for (int i = condition + 1;
        i < Math.min(words.endOf(sentence), condition + MAX_DISTANCE);
        i++) {
      Mention mention = mentions.outermost(i).orElse(null);
      if (mention != null && mayBeAnonymous(mention)) {
        return mention;
      }
    }
    return null;
  }

  /** The first name in "gave only his first name, Anton". */
  private Mention firstName(int name) {
    int at = words.word(name + 1).equals(",") ? name + 2 : name + 1;
    Mention mention = words.lower(name).equals("name") ? mentions.innermost(at).orElse(null) : null;
    boolean named = mention != null && mention.form() == MentionForm.NAME && mention.first() == at;
    return named && mayBeAnonymous(mention) ? mention : null;
  }

  private boolean mayBeAnonymous(Mention mention) {
    String first = words.lower(mention.first()).toLowerCase(Locale.ROOT);
    if (mention.form() == MentionForm.PRONOUN) {
      return first.matches("he|she|they|i");
    }
    boolean person = mention.kind() == EntityKind.PERSON || mention.kind() == EntityKind.GROUP;
    return person
        && !(mention.form() == MentionForm.NAME && hasFullName(mentions.entityOf(mention)));
  }

  private static Map<String, Boolean> concealing() {
    Map<String, Boolean> concealing = new HashMap<>();
    for (String noun : WordList.of("anonymous").words()) {
      boolean plural = noun.endsWith("+");
      concealing.put(plural ? noun.substring(0, noun.length() - 1) : noun, plural);
    }
    return concealing;
  }
}
