package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells whom nouns mean: "the senator" the person with that role, "the ministry" the one named
 * before, "the billionaire" who was just spoken of; others are entities without name.
 */
final class DescribedEntities {
  /** How many phrases back, and how many entities of a role, are looked at. */
  private static final int WINDOW = 60;

  private static final int SENTENCES = 2;

  /** How long somebody without name is remembered, in words. */
  private static final int MEMORY = 150;

  private static final Set<String> EPITHETS = WordClass.of("epithets");
  private static final Set<String> COMPANIES = WordClass.of("companies");

  private final WordTraits traits;
  private final Words words;
  private final List<Phrase> phrases;
  private final Map<String, List<EntityBuilder>> byRole = new HashMap<>();
  private final Map<String, List<EntityBuilder>> byWord = new HashMap<>();
  private final Map<String, EntityBuilder> unnamed = new HashMap<>();

  /** Gathers phrases whose names have their entities. */
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
        phrase.entity = whom(i);
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

  private EntityBuilder whom(int index) {
    Phrase phrase = phrases.get(index);
    if (phrase.apposed != null) {
      return phrase.apposed.entity;
    }
    EntityBuilder named = phrase.definite ? named(index) : null;
    return named == null ? unnamed(phrase) : named;
  }

  /** Who was named, with a definite phrase; null for nobody. */
  private EntityBuilder named(int index) {
    Phrase phrase = phrases.get(index);
    if (phrase.kind == EntityKind.PERSON) {
      EntityBuilder entity = withRole(phrase);
      return entity == null && epithet(phrase) ? spokenOf(index) : entity;
    }
    boolean bare = phrase.head == phrase.first + 1 && phrase.end == phrase.head + 1;
    boolean organization =
        phrase.kind == EntityKind.ORGANIZATION || phrase.kind == EntityKind.MEDIA;
    return bare && organization ? organization(index) : null;
  }

  /** The person last mentioned whose role a phrase names, "the Vermont senator". */
  private EntityBuilder withRole(Phrase phrase) {
    String head = words.lower(phrase.head);
    List<EntityBuilder> with = byRole.getOrDefault(head, List.of());
    EntityBuilder best = null;
    int most = Integer.MIN_VALUE;
    for (EntityBuilder entity : with) {
      int shared = shared(phrase, entity);
      boolean fits = with.size() == 1 || shared >= 0;
      int score = 1000 * shared + Math.max(1, 999 - (phrase.first - entity.last));
      if (met(entity, phrase) && fits && score > most) {
        most = score;
        best = entity;
      }
    }
    EntityBuilder stranger = unnamed.get(head);
    boolean nearer = best != null && stranger != null && stranger.last > best.last;
    return nearer ? stranger : best;
  }

  private static boolean met(EntityBuilder entity, Phrase phrase) {
    return entity.last >= 0 && entity.last <= phrase.first && phrase.gender.fits(entity.gender);
  }

  /**
   * How many words before the head the person's roles have too; names that they lack count less.
   */
  private int shared(Phrase phrase, EntityBuilder entity) {
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

  /** Whether a phrase is the kind that writers vary a name with: "the billionaire". */
  private boolean epithet(Phrase phrase) {
    String head = words.lower(phrase.head);
    EntityBuilder stranger = unnamed.get(head);
    boolean recent = stranger != null && phrase.first - stranger.last < MEMORY;
    return words.lower(phrase.first).equals("the")
        && !phrase.plural
        && !recent
        && (EPITHETS.contains(head) || head.endsWith("-year-old"));
  }

  /** The person named most prominently in the sentences before. */
  private EntityBuilder spokenOf(int index) {
    Phrase phrase = phrases.get(index);
    EntityBuilder best = null;
    int most = Integer.MIN_VALUE;
    for (int i = index - 1; i >= Math.max(0, index - WINDOW) && back(i, index) <= SENTENCES; i--) {
      Phrase before = phrases.get(i);
      boolean fits =
          before.form == MentionForm.NAME
              && before.entity.person()
              && back(i, index) > 0
              && before.quoted == phrase.quoted
              && phrase.gender.fits(before.entity.gender);
      int score = (before.subject ? 14 : 0) - 10 * back(i, index);
      if (fits && score > most) {
        most = score;
        best = before.entity;
      }
    }
    return best;
  }

  /** How many sentences one phrase is before another. */
  private int back(int before, int index) {
    return words.sentenceOf(phrases.get(index).head) - words.sentenceOf(phrases.get(before).head);
  }

  /** "the ministry" after "the Interior Ministry". */
  private EntityBuilder organization(int index) {
    Phrase phrase = phrases.get(index);
    String head = words.lower(phrase.head);
    EntityBuilder best = null;
    for (EntityBuilder entity : byWord.getOrDefault(head, List.of())) {
      if (met(entity, phrase) && (best == null || entity.last > best.last)) {
        best = entity;
      }
    }
    boolean company = unnamed.get(head) == null && COMPANIES.contains(head);
    return best == null && company ? onlyOrganization(index) : best;
  }

  /** The one organisation named in the sentences before, where there is only one. */
  private EntityBuilder onlyOrganization(int index) {
    EntityBuilder only = null;
    for (int i = index - 1; i >= Math.max(0, index - WINDOW) && back(i, index) <= SENTENCES; i--) {
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

  /** One without name: the same as before where it is called the same, but for "a" and "an". */
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
