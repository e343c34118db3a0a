package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds noun phrases that may be speakers: names with their roles, common nouns, pronouns. */
final class NounPhrases {
  private static final Set<String> INVERTED = WordClass.of("inverted");
  private static final Set<String> GOVERNING = WordClass.of("governing");

  private final WordTraits traits;
  private final Words words;

  private NounPhrases(WordTraits traits) {
    this.traits = traits;
    words = traits.words;
  }

  /** The phrases in order of their start, longer ones first. */
  static List<Phrase> of(WordTraits traits) {
    return new NounPhrases(traits).find();
  }

  private List<Phrase> find() {
    List<ProperName> names = ProperNames.of(traits);
    PhraseExtents extents = new PhraseExtents(traits, names);
    NominalPhrases nouns = new NominalPhrases(traits, extents);
    NamePhrases named = new NamePhrases(traits, extents);
    List<Phrase> found = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      if (extents.name(i) == null) {
        Phrase pronoun = Pronoun.phrase(traits, i);
        Phrase noun = pronoun == null ? nouns.phrase(i) : null;
        if (pronoun != null || noun != null) {
          found.add(pronoun == null ? noun : pronoun);
        }
      }
    }
    List<Phrase> namePhrases = names.stream().map(named::phrase).toList();
    new Appositions(traits, found).join(namePhrases);
    found.addAll(namePhrases);
    found.sort(
        Comparator.comparingInt((Phrase phrase) -> phrase.first)
            .thenComparingInt(phrase -> -phrase.end));
    found.forEach(this::markSubject);
    return found;
  }

  /** Marks subjects, and subjects of saying verbs. */
  private void markSubject(Phrase phrase) {
    int verb = traits.afterAdverbs(phrase.tail);
    int before = phrase.first - 1;
    boolean inverted =
        traits.sameSentence(before, phrase.first)
            && INVERTED.contains(words.lower(before))
            && !traits.isWord(before - 1);
    boolean follows =
        traits.sameSentence(phrase.head, verb) && traits.verb(verb) && !isGoverned(phrase);
    boolean leads = phrase.first == words.first(words.sentenceOf(phrase.first));
    boolean accords =
        words.lower(before).equals("to") && words.lower(before - 1).equals("according");
    boolean topic = words.lower(before).equals("for") && words.lower(before - 1).equals("as");
    phrase.subject = inverted || follows || leads || accords || topic;
    phrase.speaker = inverted || follows && isSaying(verb) || accords;
  }

  /** Matches "said", "has said". */
  private boolean isSaying(int verb) {
    return traits.is(verb, Lexicon.SAYING)
        || traits.is(verb + 1, Lexicon.SAYING) && !words.tag(verb + 1).startsWith("NN");
  }

  /** Returns whether a preposition governs a phrase: "the claims of Clinton were". */
  private boolean isGoverned(Phrase phrase) {
    int before = phrase.first - 1;
    return words.tag(before).equals("IN")
        && GOVERNING.contains(words.lower(before))
        && traits.sameSentence(before, phrase.first);
  }
}
