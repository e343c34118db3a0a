package org.onrecord.extraction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds phrases that denote media: "Reuters", "Iran's state television", "the newspaper Le
 * Courrier". They contain a listed name or a noun for media.
 */
final class MediaPhrases {
  private static final int MAX_LENGTH = 12;

  /** Nouns for media, mapped to true if they always denote a medium. */
  private static final Map<String, Boolean> NOUNS = nouns();

  private static final WordList TITLES = WordList.of("media-titles");

  /** Words that make an agency, a station or a site a medium. */
  private static final Set<String> MODIFIERS =
      Set.of(
          ("news press radio tv television media state state-run local national public cable wire information"
                  + " broadcasting online independent opposition official semi-official private")
              .split(" "));

  private final Words words;
  private final QuotedPassages passages;
  private final Mentions mentions;
  private final RelayPhrase[] startingAt;
  private final RelayPhrase[] endingAt;

  MediaPhrases(Words words, QuotedPassages passages, Mentions mentions) {
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
    startingAt = new RelayPhrase[words.count()];
    endingAt = new RelayPhrase[words.count() + 1];
    for (int i = 0; i < words.count(); ) {
      i = isPart(i) || isDeterminer(i) ? read(i) : i + 1;
    }
  }

  /** Returns whether a phrase is a mere "the paper", which refers to a medium named before. */
  boolean isAnaphoric(RelayPhrase relay) {
    return isThe(relay.first())
        && relay.end() == relay.first() + 2
        && Character.isLowerCase(words.word(relay.first() + 1).charAt(0));
  }

  /** The medium whose phrase starts at a word, or null. */
  RelayPhrase startingAt(int word) {
    return word < 0 || word >= startingAt.length ? null : startingAt[word];
  }

  /** The medium whose phrase ends before a word, or null. */
  RelayPhrase endingAt(int word) {
    return word < 0 || word >= endingAt.length ? null : endingAt[word];
  }

  /** Parses a noun phrase, records it if it denotes a medium, and returns the word after it. */
  private int read(int first) {
    int limit = Math.min(words.endOf(words.sentenceOf(first)), first + MAX_LENGTH);
    int at = isDeterminer(first) ? first + 1 : first;
    Head head = null;
    while (at < limit && (isPart(at) || isPossessive(at) || name(at) != null)) {
      Head here = headAt(first, at, limit);
      if (head != null && head.name && here == null && !isPossessive(at)) {
        break; // "told Reuters children …"
      }
      head = here == null ? head : here;
      at = here == null ? at + 1 : here.end;
    }
    RelayPhrase relay = head == null ? null : relay(first, head);
    if (relay != null && relay.end() > relay.first()) {
      startingAt[relay.first()] = relay;
      endingAt[relay.end()] = relay;
      return relay.end();
    }
    return Math.max(at, first + 1);
  }

  /**
   * A word that makes a phrase denote a medium.
   *
   * @param name whether the word is the name of a medium
   */
  private record Head(int end, boolean name, boolean sure) {}

  private Head headAt(int first, int at, int limit) {
    Mention name = name(at);
    if (name != null && name.kind() == EntityKind.MEDIA) {
      return new Head(Math.min(name.nameEnd(), limit), true, true);
    }
    String word = words.word(at);
    boolean capital = Character.isUpperCase(word.charAt(0));
    boolean called =
        at > first && (isThe(at - 1) || Character.isUpperCase(words.word(at - 1).charAt(0)));
    if (capital && called && TITLES.has(word) && !isPerson(at)) {
      return new Head(at + 1, true, true);
    }
    Boolean always = NOUNS.get(words.lower(at));
    if (always == null || !words.tag(at).startsWith("NN") || isCollective(first, at)) {
      return null;
    }
    boolean qualified =
        hasMediaModifier(first, at)
            || nameEnd(at + 1) > at + 1
            || isBroadcast(at) && at > first + 1;
    return new Head(at + 1, false, always || qualified);
  }

  /** Matches "the press", "the media": an audience rather than a relay. */
  private boolean isCollective(int first, int at) {
    boolean all = words.lower(at).equals("press") || words.lower(at).equals("media");
    return all && (at == first || at == first + 1 && isDeterminer(first));
  }

  /** Returns whether a noun needs only an owner to denote a medium: "Iranian television". */
  private boolean isBroadcast(int at) {
    return switch (words.lower(at)) {
      case "radio", "television", "tv" -> true;
      default -> false;
    };
  }

  private boolean hasMediaModifier(int first, int at) {
    for (int i = first; i < at; i++) {
      if (MODIFIERS.contains(words.lower(i)) || NOUNS.getOrDefault(words.lower(i), false)) {
        return true;
      }
      Mention name = name(i);
      if (name != null && name.kind() == EntityKind.MEDIA) {
        return true;
      }
    }
    return false;
  }

  /** The end of a name or number after a noun: "the site OrbitDesk", "Channel 6". */
  private int nameEnd(int at) {
    int end = at;
    while (end < words.count()
        && end < at + 4
        && words.sentenceOf(end) == words.sentenceOf(at - 1)
        && (Character.isUpperCase(words.word(end).charAt(0)) && words.tag(end).startsWith("NN")
            || Character.isDigit(words.word(end).charAt(0)) && end == at)
        && !isCalendarWord(end)) {
      end++;
    }
    return end > at && isPerson(at) && startsClause(end) ? at : end;
  }

  /**
   * Returns whether a verb follows, so that the name may be its subject: "told the paper Khamenei
   * refused".
   */
  private boolean startsClause(int at) {
    String tag = words.tag(at);
    boolean verb = tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP") || tag.equals("MD");
    return verb && !Cues.verb(words.lower(at));
  }

  private RelayPhrase relay(int first, Head head) {
    if (isPossessive(head.end)) {
      return program(first, head.end);
    }
    int end = head.name ? head.end : nameEnd(head.end);
    int next = end;
    while (isDeterminer(first) && next < end + 3 && isCapitalizedPart(next)) {
      next++; // "the RT America audience"
    }
    return modifiesNext(end) || next > end && modifiesNext(next)
        ? null
        : new RelayPhrase(first, end, EntityKind.MEDIA, head.sure);
  }

  /** Returns whether a medium merely modifies the next word: "a BBC correspondent". */
  private boolean modifiesNext(int next) {
    return next < words.count()
        && words.first(words.sentenceOf(next)) != next
        && words.tag(next).startsWith("NN")
        && Character.isLowerCase(words.word(next).charAt(0))
        && !Cues.verb(words.lower(next))
        && !isCalendarWord(next);
  }

  /** The phrase of a program: "CBS's “Face the Nation”"; only the owner in "NBC's Chuck Todd". */
  private RelayPhrase program(int first, int possessive) {
    int at = possessive + 1;
    if (passages.opensAt(at) && passages.at(at).closed() && passages.at(at).length() < 8) {
      return new RelayPhrase(first, passages.at(at).close() + 1, EntityKind.MEDIA, true);
    }
    int end = at;
    while (end < at + 6 && isPart(end) && !isPerson(end)) {
      end++;
      if (NOUNS.containsKey(words.lower(end - 1)) && !isPart(end)) {
        return new RelayPhrase(first, end, EntityKind.MEDIA, true);
      }
    }
    boolean owner = end == at && isPerson(end) || end < words.count() && allCapitalized(at, end);
    return owner
        ? new RelayPhrase(
            first, end == at || isPerson(end) ? possessive : end, EntityKind.MEDIA, true)
        : null;
  }

  private boolean isCapitalizedPart(int i) {
    return isPart(i) && Character.isUpperCase(words.word(i).charAt(0));
  }

  private boolean allCapitalized(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isUpperCase(words.word(i).charAt(0))) {
        return false;
      }
    }
    return to > from;
  }

  // ---- words

  private boolean isDeterminer(int i) {
    return switch (words.lower(i)) {
      case "the", "a", "an", "one", "some", "several", "its", "their", "his", "her" -> true;
      default -> false;
    };
  }

  private boolean isThe(int i) {
    return words.lower(i).equals("the");
  }

  private boolean isPart(int i) {
    String tag = words.tag(i);
    boolean noun = tag.startsWith("NN") || tag.startsWith("JJ") || tag.equals("CD");
    boolean compound = tag.startsWith("VB") && words.word(i).indexOf('-') > 0;
    return i < words.count()
        && (noun || compound || name(i) != null)
        && !isCalendarWord(i)
        && Character.isLetterOrDigit(words.word(i).charAt(0));
  }

  private boolean isPossessive(int i) {
    return words.tag(i).equals("POS") || words.lower(i).equals("'s");
  }

  private boolean isCalendarWord(int i) {
    return (Lexicon.word(words.lower(i)) & Lexicon.CALENDAR) != 0;
  }

  private boolean isPerson(int i) {
    Mention mention = i < words.count() ? mentions.innermost(i).orElse(null) : null;
    return mention != null
        && mention.form() == MentionForm.NAME
        && mention.kind() == EntityKind.PERSON;
  }

  /** The name that starts at a word, without its article. */
  private Mention name(int i) {
    Mention mention = i < words.count() ? mentions.innermost(i).orElse(null) : null;
    return mention != null && mention.form() == MentionForm.NAME && mention.nameFirst() == i
        ? mention
        : null;
  }

  private static Map<String, Boolean> nouns() {
    Map<String, Boolean> nouns = new HashMap<>();
    for (String noun : WordList.of("media-nouns").words()) {
      boolean ambiguous = noun.endsWith("*");
      nouns.put(ambiguous ? noun.substring(0, noun.length() - 1) : noun, !ambiguous);
    }
    return nouns;
  }
}
