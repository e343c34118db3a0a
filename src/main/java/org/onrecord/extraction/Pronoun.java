package org.onrecord.extraction;

import java.util.HashMap;
import java.util.Map;

/**
 * The agreement features of a pronoun.
 *
 * @param kind null if it may be any
 */
record Pronoun(EntityKind kind, Gender gender, boolean plural) {
  private static final Map<String, Pronoun> FORMS = new HashMap<>();

  static {
    forms("he him his himself", new Pronoun(EntityKind.PERSON, Gender.MALE, false));
    forms("she her hers herself", new Pronoun(EntityKind.PERSON, Gender.FEMALE, false));
    forms(
        "i me my myself you your yourself", new Pronoun(EntityKind.PERSON, Gender.UNKNOWN, false));
    forms("they them their themselves", new Pronoun(null, Gender.UNKNOWN, true));
    forms("we us our ourselves", new Pronoun(EntityKind.GROUP, Gender.UNKNOWN, true));
    forms("it its itself who whom whose which", new Pronoun(null, Gender.UNKNOWN, false));
  }

  private static final Pronoun THAT = new Pronoun(null, Gender.UNKNOWN, false);

  private static void forms(String forms, Pronoun pronoun) {
    for (String form : forms.split(" ")) {
      FORMS.put(form, pronoun);
    }
  }

  static boolean is(String lower) {
    return FORMS.containsKey(lower);
  }

  /** The phrase of the pronoun at a word, or null. */
  static Phrase phrase(WordTraits traits, int at) {
    Words words = traits.words;
    boolean relative = words.lower(at).equals("that") && words.tag(at).equals("WDT");
    Pronoun pronoun = relative ? THAT : FORMS.get(words.lower(at));
    if (pronoun == null || traits.capitalized(at)) {
      return null;
    }
    Phrase phrase = new Phrase(MentionForm.PRONOUN, at, at + 1, at);
    phrase.kind = pronoun.kind;
    phrase.gender = pronoun.gender;
    phrase.plural = pronoun.plural;
    return phrase;
  }
}
