package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The mentions of possible speakers in a text, with their entities. Mentions may be nested: "Iran"
 * in "Iran's supreme leader".
 */
final class Mentions {
  private final Words words;
  private final List<Mention> all;
  private final List<Entity> entities;
  private final int[] entityOf;
  private final int[] firstOf;
  private final int[] innermost;
  private final int[] outermost;

  private Mentions(Words words, List<Phrase> phrases, List<EntityBuilder> builders) {
    this.words = words;
    List<Mention> mentions = new ArrayList<>(phrases.size());
    entityOf = new int[phrases.size()];
    for (Phrase phrase : phrases) {
      entityOf[mentions.size()] = phrase.entity.id;
      mentions.add(phrase.mention(mentions.size()));
    }
    all = List.copyOf(mentions);
    entities = build(builders);
    firstOf = firsts();
    innermost = new int[words.count()];
    outermost = new int[words.count()];
    indexByWord();
  }

  /** The mentions of a text whose words are tagged. */
  static Mentions of(Words words) {
    WordTraits traits = new WordTraits(words);
    List<Phrase> phrases = NounPhrases.of(traits);
    List<EntityBuilder> builders = new Coreference(traits, phrases).resolve();
    return new Mentions(words, phrases, builders);
  }

  /** All mentions in order of their start, longer ones first. */
  List<Mention> all() {
    return all;
  }

  /** The mentions that start in a sentence. */
  List<Mention> in(int sentence) {
    return all.subList(firstOf[sentence], firstOf[sentence + 1]);
  }

  /** All entities in order of their first mention. */
  List<Entity> entities() {
    return entities;
  }

  /** The shortest mention that covers a word. */
  Optional<Mention> innermost(int word) {
    return at(innermost, word);
  }

  /** The longest mention that covers a word. */
  Optional<Mention> outermost(int word) {
    return at(outermost, word);
  }

  /** The entity of a mention; an unnamed one if unresolved. */
  Entity entityOf(Mention mention) {
    return entities.get(entityOf[mention.index()]);
  }

  /**
   * The preferred entity if a pronoun may refer to it, else {@link #entityOf(Mention)}. The speaker
   * of the previous quote is preferred after that quote.
   */
  Entity entityOf(Mention mention, Entity preferred) {
    boolean matches = mention.form() == MentionForm.PRONOUN && mayReferTo(mention, preferred);
    return matches ? preferred : entityOf(mention);
  }

  /** Returns whether a pronoun agrees with an entity in gender and number. */
  boolean mayReferTo(Mention pronoun, Entity entity) {
    boolean person = entity.kind() == EntityKind.PERSON && !entity.plural();
    if (pronoun.gender() != Gender.UNKNOWN) {
      return person && pronoun.gender().fits(entity.gender());
    }
    return switch (words.lower(pronoun.head())) {
      case "i", "me", "my", "myself", "who", "whom", "whose", "you", "your" ->
          person || entity.plural();
      case "it", "its", "itself", "which" -> !person && !entity.plural();
      case "we", "us", "our", "they", "them", "their", "themselves" ->
          !person || entity.gender() == Gender.UNKNOWN;
      default -> true;
    };
  }

  /** The words of a mention as printed. */
  String text(Mention mention) {
    return words.text.substring(words.start(mention.first()), words.end(mention.end() - 1));
  }

  private Optional<Mention> at(int[] covering, int word) {
    int index = word < 0 || word >= covering.length ? -1 : covering[word];
    return index < 0 ? Optional.empty() : Optional.of(all.get(index));
  }

  private List<Entity> build(List<EntityBuilder> builders) {
    List<List<Mention>> mentions = new ArrayList<>();
    builders.forEach(builder -> mentions.add(new ArrayList<>()));
    for (Mention mention : all) {
      mentions.get(entityOf[mention.index()]).add(mention);
    }
    List<Entity> entities = new ArrayList<>(builders.size());
    for (EntityBuilder builder : builders) {
      entities.add(
          new Entity(
              builder.id,
              builder.name,
              builder.kind,
              builder.gender,
              builder.plural,
              List.copyOf(mentions.get(builder.id)),
              List.copyOf(builder.roles)));
    }
    return List.copyOf(entities);
  }

  private int[] firsts() {
    int[] firsts = new int[words.sentenceCount() + 1];
    int sentence = 0;
    for (Mention mention : all) {
      int start = words.sentenceOf(mention.first());
      while (sentence < start) {
        firsts[++sentence] = mention.index();
      }
    }
    while (sentence < words.sentenceCount()) {
      firsts[++sentence] = all.size();
    }
    return firsts;
  }

  private void indexByWord() {
    Arrays.fill(innermost, -1);
    Arrays.fill(outermost, -1);
    for (Mention mention : all) {
      for (int i = mention.first(); i < mention.end(); i++) {
        if (innermost[i] < 0 || mention.length() <= all.get(innermost[i]).length()) {
          innermost[i] = mention.index();
        }
        if (outermost[i] < 0 || mention.length() > all.get(outermost[i]).length()) {
          outermost[i] = mention.index();
        }
      }
    }
  }
}
