package org.onrecord.extraction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds statements about relays, indexed by the word that makes them: media that were told
 * something, media that report, and the sources that they cite.
 */
final class ReportedByMedia {
  /**
   * A speaker quoted by a relay: "quoted her as saying".
   *
   * @param speaker null if no mention is found
   * @param relay null if not named
   */
  record QuotedAs(int verb, Mention speaker, RelayPhrase relay) {}

  private static final int MAX_QUOTING_CLAUSE = 22;
  private static final int MAX_RELAYING_CLAUSE = 6;

  private static final Set<String> REPORTING_VERBS =
      Set.of(
          "report say quote cite write note announce reveal publish claim add disclose read air broadcast"
              .split(" "));

  private static final Set<String> QUOTING_VERBS = Set.of("quote", "cite", "report", "paraphrase");
  private static final WordList RELAYING_WORDS = WordList.of("relaying");

  private final Words words;
  private final QuotedPassages passages;
  private final Mentions mentions;
  private final MediaPhrases media;

  /** Media spoken to or through: "told the BBC", "on state radio". */
  final TreeMap<Integer, RelayPhrase> addressees = new TreeMap<>();

  /** Relays that report: "Reuters reported", "according to AP". */
  final TreeMap<Integer, RelayPhrase> reporters = new TreeMap<>();

  /** The sources of relays: "citing state television". */
  final TreeMap<Integer, RelayPhrase> citedSources = new TreeMap<>();

  /** Speakers quoted by a relay, by cue. */
  final Map<Integer, QuotedAs> quotedAs = new HashMap<>();

  /** The last medium named, and the last that reported, while reading the text. */
  private RelayPhrase last;

  private RelayPhrase reporter;

  ReportedByMedia(Words words, QuotedPassages passages, Mentions mentions) {
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
    media = new MediaPhrases(words, passages, mentions);
    gather();
  }

  private void gather() {
    for (int i = 0; i < words.count(); i++) {
      RelayPhrase here = resolved(media.startingAt(i));
      String lemma = Cues.lemma(words.lower(i));
      if (here != null) {
        addIntroduced(i, here);
        last = here;
      } else if (lemma.equals("tell") && words.word(i + 1).equals("The")) {
        addTitled(i + 1);
      }
      if (REPORTING_VERBS.contains(lemma)) {
        addReporter(i);
      }
      if (QUOTING_VERBS.contains(lemma)) {
        addQuotation(i);
      }
    }
  }

  /** Resolves "the broadcaster" to the last medium; null if it may not be one. */
  private RelayPhrase resolved(RelayPhrase relay) {
    if (relay == null || relay.sure() && !media.isAnaphoric(relay)) {
      return relay;
    }
    return media.isAnaphoric(relay) && (relay.sure() || last != null)
        ? last == null ? relay : last
        : null;
  }

  private void addIntroduced(int at, RelayPhrase relay) {
    int before = at - 1;
    if (before < 0 || words.sentenceOf(before) != words.sentenceOf(at)) {
      return;
    }
    String word = words.lower(before);
    if (Cues.lemma(word).equals("tell")) {
      addressees.put(before, relay);
    } else if (word.equals("to") && words.lower(before - 1).equals("according")) {
      reporters.put(before - 1, relay);
    } else if (Cues.lemma(word).equals("cite") || word.equals("quoting")) {
      citedSources.put(before, relay);
    } else if (relay.sure() && isRelaying(before)) {
      addressees.put(before, relay);
    }
  }

  /**
   * Returns whether a preposition connects a relaying word with a medium: "in an interview with".
   */
  private boolean isRelaying(int preposition) {
    boolean by = words.lower(preposition).equals("by");
    boolean leads =
        switch (words.lower(preposition)) {
          case "with", "to", "on", "by", "for", "in" -> true;
          default -> false;
        };
    int stop =
        Math.max(words.first(words.sentenceOf(preposition)), preposition - MAX_RELAYING_CLAUSE);
    for (int i = preposition - 1; leads && i >= stop; i--) {
      String word = words.lower(i);
      if (word.equals(",") || passages.closesAt(i)) {
        return false;
      }
      if (RELAYING_WORDS.has(word)) {
        boolean says = Cues.lemma(word).equals("say") || Cues.lemma(word).equals("tell");
        boolean through = words.lower(preposition).matches("on|in");
        return says ? through && i > preposition - 4 : !by || word.matches(".*ed|broadcast|aired");
      }
    }
    return false;
  }

  /** Adds the newspaper in "told The Southern Cross", recognized by its capitalized article. */
  private void addTitled(int article) {
    Mention name = mentions.innermost(article + 1).orElse(null);
    boolean paper =
        name != null
            && name.form() == MentionForm.NAME
            && name.kind() != EntityKind.PERSON
            && name.kind() != EntityKind.STATE
            && words.sentenceOf(article) == words.sentenceOf(article + 1);
    if (paper) {
      addressees.put(article - 1, new RelayPhrase(article, name.end(), EntityKind.MEDIA, true));
    }
  }

  /** Adds the medium in "Reuters reported", "said the BBC", or "it reported" after a medium. */
  private void addReporter(int verb) {
    RelayPhrase subject = subject(verb);
    if (subject != null) {
      reporters.put(verb, subject);
      reporter = subject;
    }
  }

  private RelayPhrase subject(int verb) {
    int at = verb;
    while (at > 0 && isAdverbOrAuxiliary(words.lower(at - 1))) {
      at--;
    }
    RelayPhrase before = media.endingAt(at);
    if (before != null) {
      return resolved(before);
    }
    if (words.lower(at - 1).equals("it") && Cues.lemma(words.lower(verb)).equals("quote")) {
      return isNear(reporter, verb) ? reporter : isNear(last, verb) ? last : null;
    }
    boolean inverted =
        words.lower(verb - 1).matches("[,\"”’']|''") && !words.lower(verb).endsWith("ing");
    return inverted ? media.startingAt(verb + 1) : null;
  }

  private boolean isNear(RelayPhrase relay, int word) {
    return relay != null && words.paragraphOf(word) - words.paragraphOf(relay.first()) <= 1;
  }

  private boolean isAdverbOrAuxiliary(String word) {
    return switch (word) {
      case "has", "had", "have", "also", "later", "first", "earlier", "then", "previously" -> true;
      default -> false;
    };
  }

  /** Adds the speaker in "quoted him as saying", "was quoted by the paper as saying". */
  private void addQuotation(int verb) {
    int stop = Math.min(words.endOf(words.sentenceOf(verb)), verb + MAX_QUOTING_CLAUSE);
    for (int as = verb + 1; as < stop; as++) {
      String saying = words.lower(as + 1);
      if (words.lower(as).equals("as") && saying.endsWith("ing") && Cues.verb(saying)) {
        QuotedAs found = isPassive(verb) ? quotedBy(verb, as) : quotedActively(verb, as);
        quotedAs.put(as + 1, found);
        if (found.relay() != null) {
          reporters.put(verb, found.relay());
          reporter = found.relay();
        }
        return;
      }
    }
  }

  private boolean isPassive(int verb) {
    return switch (words.lower(auxiliary(verb))) {
      case "is", "are", "was", "were", "been", "being", "be" -> true;
      default -> words.lower(verb - 1).equals(",");
    };
  }

  /** The word before a verb and its adverbs. */
  private int auxiliary(int verb) {
    int at = verb - 1;
    while (words.tag(at).equals("RB") && at > verb - 4) {
      at--;
    }
    return at;
  }

  private QuotedAs quotedActively(int verb, int as) {
    Mention speaker = mentions.outermost(verb + 1).orElse(null);
    RelayPhrase relay = subject(verb);
    if (relay == null) {
      Mention who = subjectMention(verb);
      relay = who == null ? null : RelayPhrase.of(who);
    }
    return new QuotedAs(verb, speaker != null && speaker.first() < as ? speaker : null, relay);
  }

  private QuotedAs quotedBy(int verb, int as) {
    RelayPhrase relay = null;
    for (int i = verb + 1; i < as + 4 && i < words.count() && relay == null; i++) {
      boolean agent = words.lower(i - 1).matches("by|in|on");
      relay = agent ? resolved(media.startingAt(i)) : null;
    }
    return new QuotedAs(verb, subjectMention(auxiliary(verb)), relay);
  }

  /** The subject of a verb; for "who", its antecedent. */
  private Mention subjectMention(int verb) {
    int at = verb - 1;
    if (words.lower(at).equals("who")) {
      return words.word(at - 1).equals(",") ? antecedent(at - 1) : antecedent(at);
    }
    if (words.word(at).equals(",")) {
      at--;
    }
    int first = at < 0 ? 0 : words.first(words.sentenceOf(at));
    for (int i = at; i >= Math.max(first, at - 8); i--) {
      Mention mention = mentions.outermost(i).orElse(null);
      if (mention != null && (mention.end() > at || mention.tail() > at)) {
        return mention;
      }
    }
    return null;
  }

  /** The mention before a relative clause, possibly with an aside in between. */
  private Mention antecedent(int end) {
    int first = words.first(words.sentenceOf(end));
    for (int i = end - 1; i >= Math.max(first, end - 8); i--) {
      Mention mention = mentions.innermost(i).orElse(null);
      if (mention != null && (mention.end() == end || words.word(mention.end()).equals(","))) {
        return mention;
      }
    }
    return null;
  }
}
