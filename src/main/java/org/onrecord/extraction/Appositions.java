package org.onrecord.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins names with adjacent roles: "Iran's supreme leader, Ayatollah Ali Khamenei". */
final class Appositions {
  private static final int MAX_PHRASE_LENGTH = 16;

  private final WordTraits traits;
  private final Words words;
  private final Map<Integer, Phrase> byFirst = new HashMap<>();
  private final Map<Integer, Phrase> byHead = new HashMap<>();

  Appositions(WordTraits traits, List<Phrase> phrases) {
    this.traits = traits;
    words = traits.words;
    for (Phrase phrase : phrases) {
      if (phrase.form == MentionForm.NOMINAL) {
        byFirst.put(phrase.first, phrase);
        byHead.put(phrase.head, phrase);
      }
    }
  }

  void join(List<Phrase> names) {
    for (Phrase name : names) {
      boolean joined = !name.name.mayBePerson() || joinBefore(name);
      if (!joined) {
        joinAfter(name);
      }
    }
  }

  private boolean joinBefore(Phrase name) {
    int comma = name.first - 1;
    Phrase before = words.word(comma).equals(",") ? longestEnding(comma) : null;
    if (before == null
        || traits.isWord(name.end)
        || !traits.sameSentence(before.first, name.first)) {
      return false;
    }
    before.apposed = name;
    name.role = role(before);
    name.first = before.first;
    name.kind = EntityKind.PERSON;
    return true;
  }

  /** The longest phrase denoting a person that ends before a word. */
  private Phrase longestEnding(int at) {
    Phrase longest = null;
    for (int head = at - 1; head >= Math.max(0, at - MAX_PHRASE_LENGTH); head--) {
      Phrase phrase = byHead.get(head);
      longest = phrase != null && phrase.end == at && person(phrase) ? phrase : longest;
    }
    return longest;
  }

  private void joinAfter(Phrase name) {
    int comma = name.end;
    if (words.word(comma).equals(",") && isAge(comma + 1)) {
      comma += 2;
      name.tail = Math.max(name.tail, words.word(comma).equals(",") ? comma + 1 : comma);
    }
    Phrase after = words.word(comma).equals(",") ? byFirst.get(comma + 1) : null;
    boolean joins = after != null && after.apposed == null && person(after) && closes(after.end);
    if (!joins || !traits.sameSentence(comma, comma + 1)) {
      return;
    }
    after.apposed = name;
    name.furtherRole = name.role == null ? null : role(after);
    name.role = name.role == null ? role(after) : name.role;
    name.kind = EntityKind.PERSON;
    name.gender = name.gender == Gender.UNKNOWN ? after.gender : name.gender;
    int tail = words.word(after.tail).equals(",") ? after.tail + 1 : after.tail;
    name.tail = Math.max(name.tail, tail);
  }

  /** Matches an age in commas: ", 45,". */
  private boolean isAge(int at) {
    String word = words.word(at);
    String next = words.word(at + 1);
    return word.length() == 2
        && word.chars().allMatch(Character::isDigit)
        && (next.equals(",") || next.equals("."));
  }

  private boolean person(Phrase noun) {
    return noun.kind == EntityKind.PERSON
        && !noun.plural
        && !traits.is(noun.head, Lexicon.QUANTIFIER);
  }

  private boolean closes(int at) {
    String word = words.word(at);
    return !traits.isWord(at) || traits.verb(at) || word.equals("who") || word.equals("and");
  }

  /** The phrase as printed, without its article. */
  private String role(Phrase noun) {
    boolean article = traits.is(noun.first, Lexicon.DETERMINER) && noun.first < noun.head;
    int first = article ? noun.first + 1 : noun.first;
    return words.text.substring(words.start(first), words.end(noun.end - 1));
  }
}
