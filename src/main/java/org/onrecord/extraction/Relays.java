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
 * Who passed the words of each quote on: the agency that "quoted Khamenei as telling", the paper
 * that "reported" what somebody said, the station that was "told" it. A quote has those of whom the
 * text tells in the quote's own clause.
 */
final class Relays {
  /** The farthest that a relay stands from the words' cue. */
  private static final int FARTHEST = 60;

  /** How much a speaker and a cue may add to the words, as "Iran's leader, Ali Khamenei, said". */
  private static final int LONGEST_SUBJECT = 12;

  private static final int LONGEST_ASIDE = 12;

  private final Words words;
  private final ReportedByMedia hearsay;

  Relays(Words words, ReportedByMedia hearsay) {
    this.words = words;
    this.hearsay = hearsay;
  }

  /** How somebody is quoted as saying what a cue reports; null where nobody quotes. */
  ReportedByMedia.QuotedAs quotedAs(int cue) {
    return hearsay.quotedAs.get(cue);
  }

  /** Without those by which a medium only passes on what another of them reports. */
  Collection<QuoteContent> ownWords(Collection<QuoteContent> reports) {
    Set<Integer> quoting = new HashSet<>();
    hearsay.quotedAs.values().forEach(quoted -> quoting.add(quoted.verb()));
    TreeMap<Integer, QuoteContent> byCue = new TreeMap<>();
    reports.forEach(report -> byCue.put(report.cue(), report));
    List<QuoteContent> own = new ArrayList<>();
    for (QuoteContent report : reports) {
      boolean passes = hearsay.reporters.containsKey(report.cue()) && passesOn(report, byCue);
      if (!quoting.contains(report.cue()) && !passes) {
        own.add(report);
      }
    }
    return own;
  }

  private boolean passesOn(QuoteContent outer, TreeMap<Integer, QuoteContent> byCue) {
    int sentence = words.sentenceOf(outer.cue());
    int from = Math.max(words.first(sentence), outer.cue() - FARTHEST);
    int to = Math.min(words.endOf(sentence), outer.cue() + FARTHEST);
    return byCue.subMap(from, to).values().stream().anyMatch(inner -> passesOn(outer, inner));
  }

  private boolean passesOn(QuoteContent outer, QuoteContent inner) {
    if (outer.cue() == inner.cue()) {
      return false;
    }
    int more = outer.length() - inner.length();
    boolean within =
        outer.contains(inner.cue()) && more < Math.max(LONGEST_SUBJECT, inner.length());
    return within || outer.overlaps(inner) && !hearsay.reporters.containsKey(inner.cue());
  }

  /** Where an aside starts that only tells of a relay and ends a range; its end without any. */
  int aside(int start, int end) {
    for (Map.Entry<Integer, RelayPhrase> tell : hearsay.reporters.subMap(start, end).entrySet()) {
      int verb = tell.getKey();
      int comma = Math.min(verb, tell.getValue().first()) - 1;
      int after = Math.max(verb + 1, tell.getValue().end());
      boolean beside = tell.getValue().end() > verb - 3 && tell.getValue().first() <= verb + 2;
      boolean closes =
          after >= end
              || words.word(after).equals(",")
                  && hearsay.citedSources.ceilingKey(after) != null
                  && hearsay.citedSources.ceilingKey(after) < end;
      if (beside && closes && comma > start && words.word(comma).equals(",")) {
        return comma;
      }
    }
    for (Map.Entry<Integer, RelayPhrase> address :
        hearsay.addressees.subMap(start, end).entrySet()) {
      for (int i = address.getKey();
          address.getValue().end() >= end && i > Math.max(start + 1, end - LONGEST_ASIDE);
          i--) {
        if (words.word(i).equals(",")) {
          return i;
        }
      }
    }
    return end;
  }

  /**
   * Whether a mention in the sentence of a cue is that of a medium that only passes on.
   *
   * @param cues those that report words of their own
   */
  boolean onlyPassesOn(Mention mention, int cue, Set<Integer> cues) {
    int sentence = words.sentenceOf(cue);
    int from = Math.max(words.first(sentence), cue - FARTHEST);
    int to = Math.min(words.endOf(sentence), cue + FARTHEST);
    return hearsay.reporters.subMap(from, to).entrySet().stream()
        .anyMatch(
            tell ->
                !cues.contains(tell.getKey())
                    && tell.getValue().overlaps(mention.first(), mention.end()));
  }

  /** The speaker of a quote where somebody quotes them; the one that was chosen elsewhere. */
  QuoteDraft quoted(QuoteDraft draft) {
    ReportedByMedia.QuotedAs quoted = hearsay.quotedAs.get(draft.content().cue());
    return quoted == null || quoted.speaker() == null
        ? draft
        : draft.withSpeaker(quoted.speaker(), null, Math.max(draft.speakerProbability(), 0.9));
  }

  /** The same quotes with their relays. */
  List<QuoteDraft> withRelays(List<QuoteDraft> drafts) {
    Set<Integer> cues = new HashSet<>();
    drafts.forEach(draft -> cues.add(draft.content().cue()));
    Owners owners = new Owners(drafts);
    List<QuoteDraft> relayed = new ArrayList<>();
    for (QuoteDraft draft : drafts) {
      List<RelayPhrase> via = via(draft, cues, owners);
      QuoteDraft before = relayed.isEmpty() ? null : relayed.get(relayed.size() - 1);
      relayed.add(draft.withRelays(via.isEmpty() && goesOn(before, draft) ? before.via() : via));
    }
    return relayed;
  }

  /** Whether a quote without relays goes on where one before it was told to somebody. */
  private boolean goesOn(QuoteDraft before, QuoteDraft draft) {
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
        hearsay.quotedAs.containsKey(other.cue())
            && hearsay.quotedAs.get(other.cue()).relay() == null;
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
    int from = Math.max(words.first(sentence), cue - FARTHEST);
    int to = Math.min(words.endOf(sentence), cue + FARTHEST);
    List<RelayPhrase> via = new ArrayList<>();
    hearsay
        .addressees
        .subMap(from, to)
        .forEach(
            (at, relay) -> {
              QuoteDraft owner = owners.of(at);
              if (owner == draft || owner == null && draft.content().cue() < 0) {
                add(via, relay, draft);
              }
            });
    List<RelayPhrase> telling = new ArrayList<>();
    hearsay.citedSources.subMap(from, to).forEach((at, relay) -> add(telling, relay, draft));
    List<Integer> verbs = new ArrayList<>(hearsay.reporters.subMap(from, to).keySet());
    // From the inside out: what stands nearer to the cue is nearer to the speaker.
    verbs.sort(Comparator.comparingInt(verb -> Math.abs(verb - cue)));
    for (int verb : verbs) {
      if (!cues.contains(verb) && !draft.content().contains(verb)) {
        add(telling, hearsay.reporters.get(verb), draft);
      }
    }
    telling.forEach(relay -> add(via, relay, draft));
    return via;
  }

  /** The word around which relays are looked for: the cue, or the speaker of words without one. */
  private int anchor(QuoteDraft draft) {
    QuoteContent said = draft.content();
    if (draft.speaker() == null || said.cue() >= 0) {
      return draft.speaker() == null ? -1 : said.cue();
    }
    int head = draft.speaker().head();
    return words.sentenceOf(head) == words.sentenceOf(said.start()) ? head : -1;
  }

  private void add(List<RelayPhrase> via, RelayPhrase relay, QuoteDraft draft) {
    boolean speaks = relay.overlaps(draft.speaker().first(), draft.speaker().end());
    boolean known = via.stream().anyMatch(other -> other.overlaps(relay.first(), relay.end()));
    if (!speaks && !known && !draft.content().contains(relay.end() - 1)) {
      via.add(relay);
    }
  }

  /** Which quote each "told the BBC" belongs to: that of its clause. */
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

    /** "Smith, who spoke to Reuters, said". */
    private boolean describes(QuoteDraft draft, int at) {
      Mention speaker = draft.speaker();
      return speaker != null && speaker.first() <= at && at < speaker.tail();
    }
  }
}
