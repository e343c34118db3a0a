package org.onrecord.extraction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether a text keeps a speaker's name back: it says so ("on condition of anonymity"), or it
 * calls them only what those are called who may not be named ("a Western diplomat"). Who merely
 * goes unnamed, as a spokesman or the police, is not anonymous.
 */
final class Anonymity {
  /** Whether each noun hides several as well as one. */
  private static final Map<String, Boolean> HIDING = hiding();

  private static final WordList CIVIC = WordList.of("civic");

  private static final int CLAUSE = 8;
  private static final int FARTHEST = 50;

  private final Words words;
  private final Mentions mentions;

  /** Whose names are withheld in so many words, as ids of entities and indices of mentions. */
  private final Set<Integer> entities = new HashSet<>();

  private final Set<Integer> withheld = new HashSet<>();

  /** By what those whose names are withheld are called: "diplomat". */
  private final Set<String> nouns = new HashSet<>();

  Anonymity(Words words, Mentions mentions) {
    this.words = words;
    this.mentions = mentions;
    for (int i = 0; i < words.count(); i++) {
      if (condition(i)) {
        withhold(subject(i));
        withhold(firstName(i));
      }
    }
    for (Mention mention : mentions.all()) {
      if (mention.form() == MentionForm.NOMINAL && hidden(mention)) {
        nouns.add(noun(mention));
      }
    }
  }

  private void withhold(Mention mention) {
    if (mention == null) {
      return;
    }
    withheld.add(mention.index());
    Entity entity = mentions.entityOf(mention);
    entities.add(entity.id());
    if (mention.form() == MentionForm.NOMINAL) {
      nouns.add(noun(mention));
    }
  }

  /** Whether the name of whom a mention means is kept back. */
  boolean of(Mention mention, Entity entity) {
    if (entity != null && known(entity)) {
      return false;
    }
    if (withheld.contains(mention.index()) || entity != null && entities.contains(entity.id())) {
      return true;
    }
    if (mention.form() == MentionForm.NAME || entity != null && entity.name() != null) {
      return false;
    }
    return hides(mention)
        || mention.form() == MentionForm.PRONOUN
            && entity != null
            && entity.mentions().stream()
                .anyMatch(other -> other.first() < mention.first() && hides(other));
  }

  /** Whether the text gives a full name; a first name may be all that is told. */
  private static boolean known(Entity entity) {
    String name = entity.name();
    return name != null && (entity.kind() != EntityKind.PERSON || name.indexOf(' ') > 0);
  }

  private boolean hides(Mention mention) {
    if (mention.form() != MentionForm.NOMINAL) {
      return false;
    }
    boolean definite = words.lower(mention.first()).matches("the|that|this|those|these|one|both");
    return withheld.contains(mention.index())
        || hidden(mention)
        || definite && nouns.contains(noun(mention)) && !owned(mention);
  }

  // ---- by what they are called

  private boolean hidden(Mention mention) {
    String noun = words.lower(mention.head());
    String one = noun(mention);
    Boolean several = HIDING.get(one);
    boolean plural = mention.plural() && !noun.equals(one);
    if (several != null && (!plural || several)) {
      return !(one.equals("official") && plural && has(mention, CIVIC::has));
    }
    boolean person = mention.kind() == EntityKind.PERSON || mention.kind() == EntityKind.GROUP;
    return person && (knows(mention) || !plural && senior(mention));
  }

  /** "a senior minister" */
  private boolean senior(Mention mention) {
    return words.lower(mention.first()).matches("an?|one|another")
        && has(mention, "senior"::equals)
        && !words.lower(mention.head()).startsWith("spokes");
  }

  /** "two people familiar with the talks", "a person close to her". */
  private boolean knows(Mention mention) {
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

  private boolean owned(Mention mention) {
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

  // ---- in so many words

  /** Whether a word is the core of a phrase that withholds somebody's name. */
  private boolean condition(int i) {
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
                  && before(i, CLAUSE, "not|n't|declin.*|refus.*|without|unwilling|reluctant")
              || words.lower(i).equals("identified") && after(i, 2, "only");
      case "name", "names", "identity" -> name(i);
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

  /** "gave only his first name", "whose name was withheld", "whom the agency did not name". */
  private boolean name(int i) {
    if (before(i, CLAUSE, "whom")) {
      return before(i, 3, "not|n't");
    }
    if (before(i, 3, "real") && before(i, 4, "not")) {
      return true;
    }
    boolean theirs = before(i, 3, "his|her|their|whose|first|last|full");
    boolean giving =
        before(i, 6, "g[ia]ve|giving|gives|provide.*|disclose.*|reveal.*|us(?:e|ed|ing)|by");
    boolean kept = before(i, CLAUSE, "only|declin.*|refus.*|without|not|n't|just");
    boolean notUsed =
        after(i, 5, "not|withheld")
            && after(i, 5, "used|published|printed|withheld|revealed|disclosed");
    return theirs && (giving && kept || notUsed);
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

  /** Whose name is withheld: the nearest person without a full name, rather before than after. */
  private Mention subject(int condition) {
    int sentence = words.sentenceOf(condition);
    for (int i = condition - 1; i >= Math.max(words.first(sentence), condition - FARTHEST); i--) {
      Mention mention = mentions.outermost(i).orElse(null);
      if (mention != null && mayBe(mention)) {
        return mention;
      }
    }
    for (int i = condition + 1; i < Math.min(words.endOf(sentence), condition + FARTHEST); i++) {
      Mention mention = mentions.outermost(i).orElse(null);
      if (mention != null && mayBe(mention)) {
        return mention;
      }
    }
    return null;
  }

  /** Anton of "gave only his first name, Anton". */
  private Mention firstName(int name) {
    int at = words.word(name + 1).equals(",") ? name + 2 : name + 1;
    Mention mention = words.lower(name).equals("name") ? mentions.innermost(at).orElse(null) : null;
    boolean named = mention != null && mention.form() == MentionForm.NAME && mention.first() == at;
    return named && mayBe(mention) ? mention : null;
  }

  private boolean mayBe(Mention mention) {
    String first = words.lower(mention.first()).toLowerCase(Locale.ROOT);
    if (mention.form() == MentionForm.PRONOUN) {
      return first.matches("he|she|they|i");
    }
    boolean person = mention.kind() == EntityKind.PERSON || mention.kind() == EntityKind.GROUP;
    return person && !(mention.form() == MentionForm.NAME && known(mentions.entityOf(mention)));
  }

  private static Map<String, Boolean> hiding() {
    Map<String, Boolean> hiding = new HashMap<>();
    for (String noun : WordList.of("anonymous").words()) {
      boolean several = noun.endsWith("+");
      hiding.put(several ? noun.substring(0, noun.length() - 1) : noun, several);
    }
    return hiding;
  }
}
