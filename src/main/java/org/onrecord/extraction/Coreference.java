package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;

/**
 * Coreference resolution: names by their words, descriptions such as "the senator" by roles printed
 * with names, pronouns by recency and salience.
 */
final class Coreference {
  private final WordTraits traits;
  private final List<Phrase> phrases;

  Coreference(WordTraits traits, List<Phrase> phrases) {
    this.traits = traits;
    this.phrases = phrases;
  }

  /** Assigns an entity to each phrase and returns the entities in order of first mention. */
  List<EntityBuilder> resolve() {
    markQuoted();
    new NamedEntities(traits).gather(phrases);
    new DescribedEntities(traits, phrases).gather();
    PronounResolver pronouns = new PronounResolver(traits, phrases);
    pronouns.resolve();
    inferGenders();
    pronouns.resolve();
    return numbered();
  }

  /** Marks phrases within quotation marks; quotations end with their paragraph. */
  private void markQuoted() {
    Words words = traits.words;
    boolean[] quoted = new boolean[words.count()];
    boolean inside = false;
    for (int i = 0; i < words.count(); i++) {
      if (i > 0 && words.paragraphOf(i) != words.paragraphOf(i - 1)) {
        inside = false;
      }
      inside =
          switch (words.word(i)) {
            case "“", "„", "«", "``" -> true;
            case "”", "»" -> false;
            case "\"", "''" -> !inside;
            default -> inside;
          };
      quoted[i] = inside;
    }
    for (Phrase phrase : phrases) {
      phrase.quoted = quoted[phrase.head];
    }
  }

  /** Infers the gender of persons from the pronouns that refer to them. */
  private void inferGenders() {
    for (Phrase phrase : phrases) {
      if (phrase.form == MentionForm.PRONOUN && phrase.entity != null) {
        phrase.entity.genderVotes += phrase.gender == Gender.MALE ? 1 : 0;
        phrase.entity.genderVotes -= phrase.gender == Gender.FEMALE ? 1 : 0;
      }
    }
    for (Phrase phrase : phrases) {
      EntityBuilder entity = phrase.entity;
      if (entity != null
          && entity.person()
          && entity.gender == Gender.UNKNOWN
          && entity.genderVotes != 0) {
        entity.gender = entity.genderVotes > 0 ? Gender.MALE : Gender.FEMALE;
      }
    }
  }

  private List<EntityBuilder> numbered() {
    List<EntityBuilder> entities = new ArrayList<>();
    for (Phrase phrase : phrases) {
      if (phrase.entity == null) {
        phrase.entity = EntityBuilder.of(phrase);
      }
      if (phrase.entity.id < 0) {
        phrase.entity.id = entities.size();
        entities.add(phrase.entity);
      }
    }
    return entities;
  }
}
