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
  private final Hearsay hearsay;

  Relays(Words words, Hearsay hearsay) {
    this.words = words;
    this.hearsay = hearsay;
  }

  /** How somebody is quoted as saying what a cue reports; null where nobody quotes. */
  Hearsay.QuotedAs quotedAs(int cue) {
    return hearsay.quotedAs.get(cue);
  }

  /** Without those by which a medium only passes on what another of them reports. */
  Collection<Attribution> ownWords(Collection<Attribution> reports) {
    Set<Integer> quoting = new HashSet<>();
    hearsay.quotedAs.values().forEach(quoted -> quoting.add(quoted.verb()));
    TreeMap<Integer, Attribution> byCue = new TreeMap<>();
    reports.forEach(report -> byCue.put(report.cue(), report));
    List<Attribution> own = new ArrayList<>();
    for (Attribution report : reports) {
      boolean passes = hearsay.tells.containsKey(report.cue()) && passesOn(report, byCue);
      if (!quoting.contains(report.cue()) && !passes) {
        own.add(report);
      }
    }
    return own;
  }

  private boolean passesOn(Attribution outer, TreeMap<Integer, Attribution> byCue) {
    int sentence = words.sentenceOf(outer.cue());
    int from = Math.max(words.first(sentence), outer.cue() - FARTHEST);
    int to = Math.min(words.endOf(sentence), outer.cue() + FARTHEST);
    return byCue.subMap(from, to).values().stream().anyMatch(inner -> passesOn(outer, inner));
  }

  private boolean passesOn(Attribution outer, Attribution inner) {
    if (outer.cue() == inner.cue()) {
      return false;
    }
    int more = outer.length() - inner.length();
    boolean within = outer.holds(inner.cue()) && more < Math.max(LONGEST_SUBJECT, inner.length());
    return within || outer.rivals(inner) && !hearsay.tells.containsKey(inner.cue());
  }

  /** Where an aside starts that only tells of a relay and ends a range; its end without any. */
  int aside(int start, int end) {
    for (Map.Entry<Integer, Relay> tell : hearsay.tells.subMap(start, end).entrySet()) {
      int verb = tell.getKey();
      int comma = Math.min(verb, tell.getValue().first()) - 1;
      int after = Math.max(verb + 1, tell.getValue().end());
      boolean beside = tell.getValue().end() > verb - 3 && tell.getValue().first() <= verb + 2;
      boolean closes =
          after >= end
              || words.word(after).equals(",")
                  && hearsay.cited.ceilingKey(after) != null
                  && hearsay.cited.ceilingKey(after) < end;
      if (beside && closes && comma > start && words.word(comma).equals(",")) {
        return comma;
      }
    }
    for (Map.Entry<Integer, Relay> address : hearsay.told.subMap(start, end).entrySet()) {
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
    return hearsay.tells.subMap(from, to).entrySet().stream()
        .anyMatch(
            tell ->
                !cues.contains(tell.getKey())
                    && tell.getValue().overlaps(mention.first(), mention.end()));
  }

  /** The speaker of a quote where somebody quotes them; the one that was chosen elsewhere. */
  Draft quoted(Draft draft) {
    Hearsay.QuotedAs quoted = hearsay.quotedAs.get(draft.attribution().cue());
    return quoted == null || quoted.speaker() == null
        ? draft
        : draft.by(quoted.speaker(), null, Math.max(draft.chosen(), 0.9));
  }

  /** The same quotes with their relays. */
  List<Draft> of(List<Draft> drafts) {
    Set<Integer> cues = new HashSet<>();
    drafts.forEach(draft -> cues.add(draft.attribution().cue()));
    Owners owners = new Owners(drafts);
    List<Draft> relayed = new ArrayList<>();
    for (Draft draft : drafts) {
      List<Relay> via = via(draft, cues, owners);
      Draft before = relayed.isEmpty() ? null : relayed.get(relayed.size() - 1);
      relayed.add(draft.through(via.isEmpty() && goesOn(before, draft) ? before.via() : via));
    }
    return relayed;
  }

  /** Whether a quote without relays goes on where one before it was told to somebody. */
  private boolean goesOn(Draft before, Draft draft) {
    if (before == null || before.via().isEmpty() || before.entity() != draft.entity()) {
      return false;
    }
    Attribution one = before.attribution();
    Attribution other = draft.attribution();
    boolean clause = draft.speaker() == before.speaker();
    if (clause && words.sentenceOf(one.start()) == words.sentenceOf(other.start())) {
      return true;
    }
    boolean quotedAgain =
        hearsay.quotedAs.containsKey(other.cue())
            && hearsay.quotedAs.get(other.cue()).relay() == null;
    boolean direct = other.direct();
    boolean pronoun = draft.speaker() == null || draft.speaker().form() == Form.PRONOUN;
    boolean paragraph = words.paragraphOf(one.start()) == words.paragraphOf(other.start());
    return paragraph && pronoun && (direct || quotedAgain);
  }

  private List<Relay> via(Draft draft, Set<Integer> cues, Owners owners) {
    int cue = anchor(draft);
    if (cue < 0) {
      return List.of();
    }
    int sentence = words.sentenceOf(cue);
    int from = Math.max(words.first(sentence), cue - FARTHEST);
    int to = Math.min(words.endOf(sentence), cue + FARTHEST);
    List<Relay> via = new ArrayList<>();
    hearsay
        .told
        .subMap(from, to)
        .forEach(
            (at, relay) -> {
              Draft owner = owners.of(at);
              if (owner == draft || owner == null && draft.attribution().cue() < 0) {
                add(via, relay, draft);
              }
            });
    List<Relay> telling = new ArrayList<>();
    hearsay.cited.subMap(from, to).forEach((at, relay) -> add(telling, relay, draft));
    List<Integer> verbs = new ArrayList<>(hearsay.tells.subMap(from, to).keySet());
    // From the inside out: what stands nearer to the cue is nearer to the speaker.
    verbs.sort(Comparator.comparingInt(verb -> Math.abs(verb - cue)));
    for (int verb : verbs) {
      if (!cues.contains(verb) && !draft.attribution().holds(verb)) {
        add(telling, hearsay.tells.get(verb), draft);
      }
    }
    telling.forEach(relay -> add(via, relay, draft));
    return via;
  }

  /** The word around which relays are looked for: the cue, or the speaker of words without one. */
  private int anchor(Draft draft) {
    Attribution said = draft.attribution();
    if (draft.speaker() == null || said.cue() >= 0) {
      return draft.speaker() == null ? -1 : said.cue();
    }
    int head = draft.speaker().head();
    return words.sentenceOf(head) == words.sentenceOf(said.start()) ? head : -1;
  }

  private void add(List<Relay> via, Relay relay, Draft draft) {
    boolean speaks = relay.overlaps(draft.speaker().first(), draft.speaker().end());
    boolean known = via.stream().anyMatch(other -> other.overlaps(relay.first(), relay.end()));
    if (!speaks && !known && !draft.attribution().holds(relay.end() - 1)) {
      via.add(relay);
    }
  }

  /** Which quote each "told the BBC" belongs to: that of its clause. */
  private final class Owners {
    private final TreeMap<Integer, Draft> byCue = new TreeMap<>();

    Owners(List<Draft> drafts) {
      for (Draft draft : drafts) {
        if (draft.attribution().cue() >= 0) {
          byCue.putIfAbsent(draft.attribution().cue(), draft);
        }
      }
    }

    Draft of(int at) {
      Map.Entry<Integer, Draft> before = byCue.floorEntry(at);
      Map.Entry<Integer, Draft> after = byCue.higherEntry(at);
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
    private boolean describes(Draft draft, int at) {
      Mention speaker = draft.speaker();
      return speaker != null && speaker.first() <= at && at < speaker.tail();
    }
  }
}
