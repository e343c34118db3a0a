package org.onrecord.extraction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The phrases of a text that name a medium: "Reuters", "Iran's state television", "the newspaper Le
 * Courrier". They are told by the names that a list has, and by the nouns that media are called.
 */
final class MediaPhrases {
  private static final int LONGEST = 12;

  /** Whether each noun always means a medium. */
  private static final Map<String, Boolean> NOUNS = nouns();

  private static final WordList TITLES = WordList.of("media-titles");

  /** What makes a medium of an agency, a station, a site. */
  private static final Set<String> KINDS =
      Set.of(
          "news",
          "press",
          "radio",
          "tv",
          "television",
          "media",
          "state",
          "state-run",
          "local",
          "national",
          "public",
          "cable",
          "wire",
          "information",
          "broadcasting",
          "online",
          "independent",
          "opposition",
          "official",
          "semi-official",
          "private");

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
      i = part(i) || opens(i) ? read(i) : i + 1;
    }
  }

  /** Whether a phrase says no more than "the paper": what it means was named before. */
  boolean anaphoric(RelayPhrase relay) {
    return the(relay.first())
        && relay.end() == relay.first() + 2
        && Character.isLowerCase(words.word(relay.first() + 1).charAt(0));
  }

  /** The medium whose phrase starts at a word; null where none does. */
  RelayPhrase startingAt(int word) {
    return word < 0 || word >= startingAt.length ? null : startingAt[word];
  }

  /** The medium whose phrase ends before a word; null where none does. */
  RelayPhrase endingAt(int word) {
    return word < 0 || word >= endingAt.length ? null : endingAt[word];
  }

  /** Reads a noun phrase, and notes it if it is a medium's. Gives the word after it. */
  private int read(int first) {
    int limit = Math.min(words.endOf(words.sentenceOf(first)), first + LONGEST);
    int at = opens(first) ? first + 1 : first;
    Head head = null;
    while (at < limit && (part(at) || possessive(at) || name(at) != null)) {
      Head here = headAt(first, at, limit);
      if (head != null && head.name && here == null && !possessive(at)) {
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
   * A word that makes a phrase a medium's.
   *
   * @param name whether it is the name of one
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
        at > first && (the(at - 1) || Character.isUpperCase(words.word(at - 1).charAt(0)));
    if (capital && called && TITLES.has(word) && !person(at)) {
      return new Head(at + 1, true, true);
    }
    Boolean always = NOUNS.get(words.lower(at));
    if (always == null || !words.tag(at).startsWith("NN") || alone(first, at)) {
      return null;
    }
    boolean told = kind(first, at) || named(at + 1) > at + 1 || airs(at) && at > first + 1;
    return new Head(at + 1, false, always || told);
  }

  /** "the press", "the media": those who listen rather than one that passes on. */
  private boolean alone(int first, int at) {
    boolean all = words.lower(at).equals("press") || words.lower(at).equals("media");
    return all && (at == first || at == first + 1 && opens(first));
  }

  /** Whether a noun needs only an owner to mean a medium: "Iranian television". */
  private boolean airs(int at) {
    return switch (words.lower(at)) {
      case "radio", "television", "tv" -> true;
      default -> false;
    };
  }

  private boolean kind(int first, int at) {
    for (int i = first; i < at; i++) {
      if (KINDS.contains(words.lower(i)) || NOUNS.getOrDefault(words.lower(i), false)) {
        return true;
      }
      Mention name = name(i);
      if (name != null && name.kind() == EntityKind.MEDIA) {
        return true;
      }
    }
    return false;
  }

  /** The end of the name or number that follows a noun: "the site OrbitDesk", "Channel 6". */
  private int named(int at) {
    int end = at;
    while (end < words.count()
        && end < at + 4
        && words.sentenceOf(end) == words.sentenceOf(at - 1)
        && (Character.isUpperCase(words.word(end).charAt(0)) && words.tag(end).startsWith("NN")
            || Character.isDigit(words.word(end).charAt(0)) && end == at)
        && !calendar(end)) {
      end++;
    }
    return end > at && person(at) && begins(end) ? at : end;
  }

  /** Whether a verb follows, whose subject the name may be: "told the paper Khamenei refused". */
  private boolean begins(int at) {
    String tag = words.tag(at);
    boolean verb = tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP") || tag.equals("MD");
    return verb && !Cues.verb(words.lower(at));
  }

  private RelayPhrase relay(int first, Head head) {
    if (possessive(head.end)) {
      return program(first, head.end);
    }
    int end = head.name ? head.end : named(head.end);
    int next = end;
    while (opens(first) && next < end + 3 && capital(next)) {
      next++; // "the RT America audience"
    }
    return modifies(end) || next > end && modifies(next)
        ? null
        : new RelayPhrase(first, end, EntityKind.MEDIA, head.sure);
  }

  /** Whether a medium is a mere modifier of the word after it: "a BBC correspondent". */
  private boolean modifies(int next) {
    return next < words.count()
        && words.first(words.sentenceOf(next)) != next
        && words.tag(next).startsWith("NN")
        && Character.isLowerCase(words.word(next).charAt(0))
        && !Cues.verb(words.lower(next))
        && !calendar(next);
  }

  /** "CBS's “Face the Nation”", "the BBC's Today programme"; of "NBC's Chuck Todd" only NBC. */
  private RelayPhrase program(int first, int possessive) {
    int at = possessive + 1;
    if (passages.opensAt(at) && passages.at(at).closed() && passages.at(at).length() < 8) {
      return new RelayPhrase(first, passages.at(at).close() + 1, EntityKind.MEDIA, true);
    }
    int end = at;
    while (end < at + 6 && part(end) && !person(end)) {
      end++;
      if (NOUNS.containsKey(words.lower(end - 1)) && !part(end)) {
        return new RelayPhrase(first, end, EntityKind.MEDIA, true);
      }
    }
    boolean theirs = end == at && person(end) || end < words.count() && capitals(at, end);
    return theirs
        ? new RelayPhrase(
            first, end == at || person(end) ? possessive : end, EntityKind.MEDIA, true)
        : null;
  }

  private boolean capital(int i) {
    return part(i) && Character.isUpperCase(words.word(i).charAt(0));
  }

  private boolean capitals(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isUpperCase(words.word(i).charAt(0))) {
        return false;
      }
    }
    return to > from;
  }

  // ---- words

  private boolean opens(int i) {
    return switch (words.lower(i)) {
      case "the", "a", "an", "one", "some", "several", "its", "their", "his", "her" -> true;
      default -> false;
    };
  }

  private boolean the(int i) {
    return words.lower(i).equals("the");
  }

  private boolean part(int i) {
    String tag = words.tag(i);
    boolean noun = tag.startsWith("NN") || tag.startsWith("JJ") || tag.equals("CD");
    boolean compound = tag.startsWith("VB") && words.word(i).indexOf('-') > 0;
    return i < words.count()
        && (noun || compound || name(i) != null)
        && !calendar(i)
        && Character.isLetterOrDigit(words.word(i).charAt(0));
  }

  private boolean possessive(int i) {
    return words.tag(i).equals("POS") || words.lower(i).equals("'s");
  }

  private boolean calendar(int i) {
    return (Lexicon.word(words.lower(i)) & Lexicon.CALENDAR) != 0;
  }

  private boolean person(int i) {
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
      boolean other = noun.endsWith("*");
      nouns.put(other ? noun.substring(0, noun.length() - 1) : noun, !other);
    }
    return nouns;
  }
}
