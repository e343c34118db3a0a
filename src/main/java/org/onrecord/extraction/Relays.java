package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Assigns relays to quotes: the agency that "quoted Khamenei as reporting", the paper that
 * "reported" the words, the station that was "told" them. A quote takes the relays in its own
 * clause.
 */
final class Relays {
  /** The maximum distance of a relay from the cue. */
  private static final int MAX_DISTANCE = 60;

  /**
   * The maximum length of speaker and cue around a content: "Iran's leader, Ali Khamenei, said".
   */
  private static final int MAX_SUBJECT = 12;

  private static final int MAX_ASIDE = 12;

  private final Words words;
  private final ReportedByMedia media;

  Relays(Words words, ReportedByMedia media) {
    this.words = words;
    this.media = media;
  }

  /** The quotation of a speaker by a relay that contains a cue, or null. */
  ReportedByMedia.QuotedAs quotedAs(int cue) {
    return media.quotedAs.get(cue);
  }

  /** Drops contents in which a medium only relays what another one contains. */
  Collection<QuoteContent> ownWords(Collection<QuoteContent> reports) {
    Set<Integer> quoting = new HashSet<>();
    media.quotedAs.values().forEach(quoted -> quoting.add(quoted.verb()));
    TreeMap<Integer, QuoteContent> byCue = new TreeMap<>();
    reports.forEach(report -> byCue.put(report.cue(), report));
    List<QuoteContent> own = new ArrayList<>();
    for (QuoteContent report : reports) {
      boolean relay = media.reporters.containsKey(report.cue()) && relays(report, byCue);
      if (!quoting.contains(report.cue()) && !relay) {
        own.add(report);
      }
    }
    return own;
  }

  private boolean relays(QuoteContent outer, TreeMap<Integer, QuoteContent> byCue) {
    int sentence = words.sentenceOf(outer.cue());
    int from = Math.max(words.first(sentence), outer.cue() - MAX_DISTANCE);
    int to = Math.min(words.endOf(sentence), outer.cue() + MAX_DISTANCE);
    return byCue.subMap(from, to).values().stream().anyMatch(inner -> relays(outer, inner));
  }

  private boolean relays(QuoteContent outer, QuoteContent inner) {
    if (outer.cue() == inner.cue()) {
      return false;
    }
    int more = outer.length() - inner.length();
    boolean within = outer.contains(inner.cue()) && more < Math.max(MAX_SUBJECT, inner.length());
    return within || outer.overlaps(inner) && !media.reporters.containsKey(inner.cue());
  }

  /** The start of an aside at the end of a range that only mentions a relay, or the end. */
  int asideStart(int start, int end) {
    for (Map.Entry<Integer, RelayPhrase> reporter : media.reporters.subMap(start, end).entrySet()) {
      int verb = reporter.getKey();
      int comma = Math.min(verb, reporter.getValue().first()) - 1;
      int after = Math.max(verb + 1, reporter.getValue().end());
      boolean beside =
          reporter.getValue().end() > verb - 3 && reporter.getValue().first() <= verb + 2;
      boolean closes =
          after >= end
              || words.word(after).equals(",")
                  && media.citedSources.ceilingKey(after) != null
                  && media.citedSources.ceilingKey(after) < end;
      if (beside && closes && comma > start && words.word(comma).equals(",")) {
        return comma;
      }
    }
    for (Map.Entry<Integer, RelayPhrase> address : media.addressees.subMap(start, end).entrySet()) {
      for (int i = address.getKey();
          address.getValue().end() >= end && i > Math.max(start + 1, end - MAX_ASIDE);
          i--) {
        if (words.word(i).equals(",")) {
          return i;
        }
      }
    }
    return end;
  }

  /**
   * Returns whether a mention in the sentence of a cue is a medium that only relays.
   *
   * @param cues the cues with contents of their own
   */
  boolean isOnlyRelay(Mention mention, int cue, Set<Integer> cues) {
    int sentence = words.sentenceOf(cue);
    int from = Math.max(words.first(sentence), cue - MAX_DISTANCE);
    int to = Math.min(words.endOf(sentence), cue + MAX_DISTANCE);
    return media.reporters.subMap(from, to).entrySet().stream()
        .anyMatch(
            reporter ->
                !cues.contains(reporter.getKey())
                    && reporter.getValue().overlaps(mention.first(), mention.end()));
  }

  /** Replaces the speaker by the speaker that a relay quotes, if any. */
  QuoteDraft withQuotedSpeaker(QuoteDraft draft) {
    ReportedByMedia.QuotedAs quoted = media.quotedAs.get(draft.content().cue());
    return quoted == null || quoted.speaker() == null
        ? draft
        : draft.withSpeaker(quoted.speaker(), null, Math.max(draft.speakerProbability(), 0.9));
  }

  /** Adds the relays to each quote. */
  List<QuoteDraft> withRelays(List<QuoteDraft> drafts) {
    Set<Integer> cues = new HashSet<>();
    drafts.forEach(draft -> cues.add(draft.content().cue()));
    Owners owners = new Owners(drafts);
    List<QuoteDraft> relayed = new ArrayList<>();
    for (QuoteDraft draft : drafts) {
      List<RelayPhrase> via = via(draft, cues, owners);
      QuoteDraft before = relayed.isEmpty() ? null : relayed.get(relayed.size() - 1);
      relayed.add(draft.withRelays(via.isEmpty() && continues(before, draft) ? before.via() : via));
    }
    return relayed;
  }

  /** Returns whether a quote without relays continues one that has them. */
  private boolean continues(QuoteDraft before, QuoteDraft draft) {
    if (before == null || before.via().isEmpty() || before.entity() != draft.entity()) {
      return false;
    }
    QuoteContent one = before.content();
    QuoteContent other = draft.content();
    boolean clause = draft.speaker() == before.speaker();
    if (clause && words.sentenceOf(one.start()) == words.sentenceOf(other.start())) {
      return true;
    }
    boolean quotedAgain =
        media.quotedAs.containsKey(other.cue()) && media.quotedAs.get(other.cue()).relay() == null;
    boolean direct = other.direct();
    boolean pronoun = draft.speaker() == null || draft.speaker().form() == MentionForm.PRONOUN;
    boolean paragraph = words.paragraphOf(one.start()) == words.paragraphOf(other.start());
    return paragraph && pronoun && (direct || quotedAgain);
  }

  private List<RelayPhrase> via(QuoteDraft draft, Set<Integer> cues, Owners owners) {
    int cue = anchor(draft);
    if (cue < 0) {
      return List.of();
    }
    int sentence = words.sentenceOf(cue);
    int from = Math.max(words.first(sentence), cue - MAX_DISTANCE);
    int to = Math.min(words.endOf(sentence), cue + MAX_DISTANCE);
    List<RelayPhrase> via = new ArrayList<>();
    media
        .addressees
        .subMap(from, to)
        .forEach(
            (at, relay) -> {
              QuoteDraft owner = owners.of(at);
              if (owner == draft || owner == null && draft.content().cue() < 0) {
                add(via, relay, draft);
              }
            });
    List<RelayPhrase> reporting = new ArrayList<>();
    media.citedSources.subMap(from, to).forEach((at, relay) -> add(reporting, relay, draft));
    List<Integer> verbs = new ArrayList<>(media.reporters.subMap(from, to).keySet());
    // Nearest to the cue first, which is nearest to the speaker.
    verbs.sort(Comparator.comparingInt(verb -> Math.abs(verb - cue)));
    for (int verb : verbs) {
      if (!cues.contains(verb) && !draft.content().contains(verb)) {
        add(reporting, media.reporters.get(verb), draft);
      }
    }
    reporting.forEach(relay -> add(via, relay, draft));
    return via;
  }

  /** The word to search around: the cue, or the speaker of a quotation without one. */
  private int anchor(QuoteDraft draft) {
    QuoteContent content = draft.content();
    if (draft.speaker() == null || content.cue() >= 0) {
      return draft.speaker() == null ? -1 : content.cue();
    }
    int head = draft.speaker().head();
    return words.sentenceOf(head) == words.sentenceOf(content.start()) ? head : -1;
  }

  private void add(List<RelayPhrase> via, RelayPhrase relay, QuoteDraft draft) {
    boolean speaks = relay.overlaps(draft.speaker().first(), draft.speaker().end());
    boolean known = via.stream().anyMatch(other -> other.overlaps(relay.first(), relay.end()));
    if (!speaks && !known && !draft.content().contains(relay.end() - 1)) {
      via.add(relay);
    }
  }

  /** Assigns each "told the BBC" to the quote of its clause. */
  private final class Owners {
    private final TreeMap<Integer, QuoteDraft> byCue = new TreeMap<>();

    Owners(List<QuoteDraft> drafts) {
      for (QuoteDraft draft : drafts) {
        if (draft.content().cue() >= 0) {
          byCue.putIfAbsent(draft.content().cue(), draft);
        }
      }
    }

    QuoteDraft of(int at) {
      Map.Entry<Integer, QuoteDraft> before = byCue.floorEntry(at);
      Map.Entry<Integer, QuoteDraft> after = byCue.higherEntry(at);
      boolean follows = after != null && words.sentenceOf(after.getKey()) == words.sentenceOf(at);
      if (follows && describes(after.getValue(), at)) {
        return after.getValue();
      }
      if (before != null && words.sentenceOf(before.getKey()) == words.sentenceOf(at)) {
        return before.getValue();
      }
      return follows ? after.getValue() : null;
    }

    /**
     * Returns whether a word belongs to the description of the speaker: "Smith, who spoke to
     * Reuters, said".
     */
    private boolean describes(QuoteDraft draft, int at) {
      Mention speaker = draft.speaker();
      return speaker != null && speaker.first() <= at && at < speaker.tail();
    }
  }
}
