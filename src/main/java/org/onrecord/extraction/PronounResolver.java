package org.onrecord.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resolves pronouns to the most salient entity that agrees in gender and number, by recency,
 * subject and speaker positions.
 */
final class PronounResolver {
  /** The number of preceding phrases to search. */
  private static final int WINDOW = 60;

  private static final int[] SENTENCE_DISTANCE = {44, 36, 26, 18, 12, 8, 5};

  private static final int SUBJECT = 14;
  private static final int SPEAKER = 10;
  private static final int OTHER_SIDE_OF_QUOTES = -24;
  private static final int POSSESSIVE = -5;
  private static final int OBJECT_OF_ITS_SUBJECT = -16;
  private static final int UNKNOWN_GENDER = -4;
  private static final int PRONOUN = 2;
  private static final int UNNAMED = -10;
  private static final int REPEATED = 2;
  private static final int MAX_REPEATED = 4;

  private static final Set<String> OBJECT = WordClass.of("object");

  private final WordTraits traits;
  private final Words words;
  private final List<Phrase> phrases;

  PronounResolver(WordTraits traits, List<Phrase> phrases) {
    this.traits = traits;
    words = traits.words;
    this.phrases = phrases;
  }

  /** Assigns an entity to each pronoun; null if unresolved. */
  void resolve() {
    for (int i = 0; i < phrases.size(); i++) {
      if (phrases.get(i).form == MentionForm.PRONOUN) {
        phrases.get(i).entity = antecedent(i);
      }
    }
  }

  private EntityBuilder antecedent(int index) {
    Phrase pronoun = phrases.get(index);
    return switch (words.lower(pronoun.head)) {
      case "who", "whom", "whose", "which", "that" -> preceding(index);
      case "i", "me", "my", "myself", "we", "us", "our", "ourselves", "you", "your", "yourself" ->
          null;
      default -> mostSalient(index);
    };
  }

  /** The antecedent of a relative pronoun: the longest preceding phrase that agrees with it. */
  private EntityBuilder preceding(int index) {
    Phrase pronoun = phrases.get(index);
    boolean who = words.lower(pronoun.head).startsWith("who");
    int end = words.word(pronoun.first - 1).equals(",") ? pronoun.first - 1 : pronoun.first;
    EntityBuilder entity = null;
    for (int i = index - 1; i >= Math.max(0, index - 8); i--) {
      Phrase phrase = phrases.get(i);
      boolean adjoins = phrase.end == end || phrase.tail == end || phrase.head + 1 == end;
      if (phrase.form != MentionForm.PRONOUN && adjoins) {
        boolean human = phrase.entity.person() || phrase.entity.kind == EntityKind.GROUP;
        entity = entity == null || human == who ? phrase.entity : entity;
      }
    }
    return entity;
  }

  private EntityBuilder mostSalient(int index) {
    Phrase pronoun = phrases.get(index);
    Map<EntityBuilder, Score> scores = new HashMap<>();
    EntityBuilder best = null;
    int most = 0;
    for (int i = index - 1; i >= Math.max(0, index - WINDOW); i--) {
      Phrase phrase = phrases.get(i);
      int back = words.sentenceOf(pronoun.head) - words.sentenceOf(phrase.head);
      if (back >= SENTENCE_DISTANCE.length) {
        break;
      }
      if (phrase.entity == null
          || pronoun.first < phrase.end
          || !mayReferTo(pronoun, phrase.entity)) {
        continue;
      }
      Score score = scores.computeIfAbsent(phrase.entity, any -> new Score());
      score.add(salience(pronoun, phrase, back));
      if (score.sum() > most) {
        most = score.sum();
        best = phrase.entity;
      }
    }
    return best;
  }

  /** An entity's score: its most salient mention plus a bonus for repetition. */
  private static final class Score {
    private int highest;
    private int count;

    void add(int salience) {
      highest = Math.max(highest, salience);
      count++;
    }

    int sum() {
      return highest + REPEATED * Math.min(count, MAX_REPEATED);
    }
  }

  private int salience(Phrase pronoun, Phrase phrase, int back) {
    boolean object = back == 0 && phrase.subject && OBJECT.contains(words.lower(pronoun.head));
    boolean gendered = pronoun.gender != Gender.UNKNOWN;
    boolean unnamed = phrase.form == MentionForm.NOMINAL && phrase.entity.name == null;
    int score = SENTENCE_DISTANCE[back];
    score += phrase.subject ? SUBJECT : 0;
    score += phrase.speaker && pronoun.speaker ? SPEAKER : 0;
    score += phrase.quoted != pronoun.quoted ? OTHER_SIDE_OF_QUOTES : 0;
    score += traits.possessive(phrase.end) ? POSSESSIVE : 0;
    score += object ? OBJECT_OF_ITS_SUBJECT : 0;
    score += gendered && phrase.entity.gender == Gender.UNKNOWN ? UNKNOWN_GENDER : 0;
    score += phrase.form == MentionForm.PRONOUN ? PRONOUN : 0;
    score += unnamed ? UNNAMED : 0;
    return Math.max(score, 1);
  }

  private static boolean mayReferTo(Phrase pronoun, EntityBuilder entity) {
    if (pronoun.gender != Gender.UNKNOWN) {
      return entity.person() && !entity.plural && pronoun.gender.fits(entity.gender);
    }
    boolean group = entity.plural || entity.kind == EntityKind.GROUP;
    return pronoun.plural ? group : !group && !entity.person() && entity.kind != null;
  }
}
