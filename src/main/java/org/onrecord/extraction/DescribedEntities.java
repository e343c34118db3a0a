package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Resolves descriptions: "the senator" to the person with that role, "the ministry" to one named
 * before, "the billionaire" to the person just mentioned. Others become unnamed entities.
 */
final class DescribedEntities {
  /** The maximum number of preceding phrases, and of entities per role, to search. */
  private static final int WINDOW = 60;

  private static final int MAX_SENTENCES = 2;

  /** The number of words after which an unnamed entity is forgotten. */
  private static final int MAX_AGE = 150;

  private static final Set<String> EPITHETS = WordClass.of("epithets");
  private static final Set<String> COMPANIES = WordClass.of("companies");

  private final WordTraits traits;
  private final Words words;
  private final List<Phrase> phrases;
  private final Map<String, List<EntityBuilder>> byRole = new HashMap<>();
  private final Map<String, List<EntityBuilder>> byWord = new HashMap<>();
  private final Map<String, EntityBuilder> unnamed = new HashMap<>();

  /**
   * @param phrases names already have their entities
   */
  DescribedEntities(WordTraits traits, List<Phrase> phrases) {
    this.traits = traits;
    words = traits.words;
    this.phrases = phrases;
  }

  void gather() {
    phrases.stream()
        .filter(phrase -> phrase.form == MentionForm.NAME)
        .map(phrase -> phrase.entity)
        .distinct()
        .forEach(this::remember);
    for (int i = 0; i < phrases.size(); i++) {
      Phrase phrase = phrases.get(i);
      if (phrase.form == MentionForm.NOMINAL) {
        phrase.entity = resolve(i);
      }
      if (phrase.entity != null) {
        phrase.entity.last = phrase.head;
      }
    }
  }

  private void remember(EntityBuilder entity) {
    if (entity.organization()) {
      for (String word : entity.words) {
        if ((Lexicon.word(word) & (Lexicon.ORGANIZATION | Lexicon.SOURCE)) != 0) {
          index(byWord, word, entity);
        }
      }
    }
    for (String role : entity.roles) {
      for (String word : role.toLowerCase(Locale.ROOT).split("[\\s,]+")) {
        index(byRole, Lexicon.titleNoun(word), entity);
      }
    }
  }

  private static void index(
      Map<String, List<EntityBuilder>> index, String word, EntityBuilder entity) {
    List<EntityBuilder> with = index.computeIfAbsent(word, none -> new ArrayList<>());
    if (with.size() < WINDOW && !with.contains(entity)) {
      with.add(entity);
    }
  }

  private EntityBuilder resolve(int index) {
    Phrase phrase = phrases.get(index);
    if (phrase.apposed != null) {
      return phrase.apposed.entity;
    }
    EntityBuilder named = phrase.definite ? named(index) : null;
    return named == null ? unnamed(phrase) : named;
  }

  /** The named entity that a definite phrase refers to; null if there is none. */
  private EntityBuilder named(int index) {
    Phrase phrase = phrases.get(index);
    if (phrase.kind == EntityKind.PERSON) {
      EntityBuilder entity = byRole(phrase);
      return entity == null && isEpithet(phrase) ? mostSalient(index) : entity;
    }
    boolean bare = phrase.head == phrase.first + 1 && phrase.end == phrase.head + 1;
    boolean organization =
        phrase.kind == EntityKind.ORGANIZATION || phrase.kind == EntityKind.MEDIA;
    return bare && organization ? organization(index) : null;
  }

  /** The most recent person with the role in a phrase: "the Vermont senator". */
  private EntityBuilder byRole(Phrase phrase) {
    String head = words.lower(phrase.head);
    List<EntityBuilder> with = byRole.getOrDefault(head, List.of());
    EntityBuilder best = null;
    int most = Integer.MIN_VALUE;
    for (EntityBuilder entity : with) {
      int shared = sharedRoleWords(phrase, entity);
      boolean fits = with.size() == 1 || shared >= 0;
      int score = 1000 * shared + Math.max(1, 999 - (phrase.first - entity.last));
      if (isCompatible(entity, phrase) && fits && score > most) {
        most = score;
        best = entity;
      }
    }
    EntityBuilder described = unnamed.get(head);
    boolean nearer = best != null && described != null && described.last > best.last;
    return nearer ? described : best;
  }

  private static boolean isCompatible(EntityBuilder entity, Phrase phrase) {
    return entity.last >= 0 && entity.last <= phrase.first && phrase.gender.fits(entity.gender);
  }

  /** The number of words before the head that the person's roles share, minus names they lack. */
  private int sharedRoleWords(Phrase phrase, EntityBuilder entity) {
    int shared = 0;
    for (int i = phrase.first; i < phrase.head; i++) {
      if (!traits.is(i, Lexicon.DETERMINER | Lexicon.POSSESSIVE)) {
        String word = words.lower(i);
        boolean has =
            entity.roles.stream().anyMatch(role -> role.toLowerCase(Locale.ROOT).contains(word));
        shared += has ? 1 : traits.capitalized(i) ? -1 : 0;
      }
    }
    return shared;
  }

  /** Returns whether a phrase is an epithet that varies a name: "the billionaire". */
  private boolean isEpithet(Phrase phrase) {
    String head = words.lower(phrase.head);
    EntityBuilder described = unnamed.get(head);
    boolean recent = described != null && phrase.first - described.last < MAX_AGE;
    return words.lower(phrase.first).equals("the")
        && !phrase.plural
        && !recent
        && (EPITHETS.contains(head) || head.endsWith("-year-old"));
  }

  /** The most salient person named in the preceding sentences. */
  private EntityBuilder mostSalient(int index) {
    Phrase phrase = phrases.get(index);
    EntityBuilder best = null;
    int most = Integer.MIN_VALUE;
    for (int i = index - 1;
        i >= Math.max(0, index - WINDOW) && sentencesBetween(i, index) <= MAX_SENTENCES;
        i--) {
      Phrase before = phrases.get(i);
      boolean fits =
          before.form == MentionForm.NAME
              && before.entity.person()
              && sentencesBetween(i, index) > 0
              && before.quoted == phrase.quoted
              && phrase.gender.fits(before.entity.gender);
      int score = (before.subject ? 14 : 0) - 10 * sentencesBetween(i, index);
      if (fits && score > most) {
        most = score;
        best = before.entity;
      }
    }
    return best;
  }

  /** The number of sentences between two phrases. */
  private int sentencesBetween(int before, int index) {
    return words.sentenceOf(phrases.get(index).head) - words.sentenceOf(phrases.get(before).head);
  }

  /** The organization that a short form refers to: "the ministry" for "the Interior Ministry". */
  private EntityBuilder organization(int index) {
    Phrase phrase = phrases.get(index);
    String head = words.lower(phrase.head);
    EntityBuilder best = null;
    for (EntityBuilder entity : byWord.getOrDefault(head, List.of())) {
      if (isCompatible(entity, phrase) && (best == null || entity.last > best.last)) {
        best = entity;
      }
    }
    boolean company = unnamed.get(head) == null && COMPANIES.contains(head);
    return best == null && company ? onlyOrganization(index) : best;
  }

  /** The only organization named in the preceding sentences; null if there are several. */
  private EntityBuilder onlyOrganization(int index) {
    EntityBuilder only = null;
    for (int i = index - 1;
        i >= Math.max(0, index - WINDOW) && sentencesBetween(i, index) <= MAX_SENTENCES;
        i--) {
      EntityBuilder entity = phrases.get(i).entity;
      if (entity != null && entity.name != null && entity.organization()) {
        if (only != null && only != entity) {
          return null;
        }
        only = entity;
      }
    }
    return only;
  }

  /** An unnamed entity: the previous one with the same description, except after "a" or "an". */
  private EntityBuilder unnamed(Phrase phrase) {
    String head = words.lower(phrase.head);
    String opener = words.lower(phrase.first);
    boolean bare = opener.equals("the") && phrase.head == phrase.first + 1;
    EntityBuilder known = unnamed.get(bare ? head : text(phrase));
    if (known != null && !opener.equals("a") && !opener.equals("an")) {
      return known;
    }
    EntityBuilder entity = EntityBuilder.of(phrase);
    unnamed.put(head, entity);
    unnamed.put(text(phrase), entity);
    return entity;
  }

  private String text(Phrase phrase) {
    boolean article = traits.is(phrase.first, Lexicon.DETERMINER) && phrase.first < phrase.head;
    int first = article ? phrase.first + 1 : phrase.first;
    return words
        .text
        .substring(words.start(first), words.end(phrase.end - 1))
        .toLowerCase(Locale.ROOT);
  }
}
