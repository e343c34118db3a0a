package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the cues of a text report. Of cues that claim the same words the surer one has them. */
final class Reports {
  /** A choice that leaves other cues their words must be this sure. */
  private static final double SECOND_CHOICE = 0.8;

  /** Of "quoted her as saying" and "said on June 3 that", rare as they are in the articles. */
  private static final double CERTAIN = 0.9;

  private record Report(Attribution attribution, double certainty) {}

  private final Words words;
  private final Marking marking;
  private final Relays relays;
  private final Contents contents;

  /** The attributions that touch a sentence, as far as they are known. */
  private final Map<Integer, List<Attribution>> known = new HashMap<>();

  private final List<Draft> drafts = new ArrayList<>();

  private Reports(Words words, Marking marking, Relays relays, Contents contents) {
    this.words = words;
    this.marking = marking;
    this.relays = relays;
    this.contents = contents;
  }

  /** In the order of the text. */
  static List<Draft> of(Words words, Marking marking, Relays relays, Weights weights) {
    Reports reports = new Reports(words, marking, relays, new Contents(weights));
    reports.surestFirst().forEach(reports::add);
    reports.drafts.sort(Comparator.comparingInt(draft -> draft.attribution().start()));
    return reports.drafts;
  }

  private List<Report> surestFirst() {
    Map<Attribution, Report> all = new LinkedHashMap<>();
    for (int cue : Cues.of(words, marking)) {
      Lattice lattice = new Lattice(words, marking, cue);
      Contents.Found found = contents.choose(lattice);
      boolean certain = relays.quotedAs(cue) != null || lattice.saysThat();
      if (found.reports() > 0.5) {
        Report report = report(cue, found);
        all.put(report.attribution, report);
      } else if (certain && found.reports() > 0) {
        Attribution attribution = report(cue, found).attribution.with(CERTAIN);
        all.put(attribution, new Report(attribution, CERTAIN));
      }
    }
    // Without those by which a medium only passes on what another of them reports.
    all.keySet().retainAll(relays.ownWords(all.keySet()));
    return all.values().stream()
        .sorted(Comparator.comparingDouble(report -> -report.certainty))
        .toList();
  }

  private Report report(int cue, Contents.Found found) {
    return new Report(Attribution.of(cue, found).widened(marking), found.reports());
  }

  private void add(Report report) {
    Attribution attribution = report.attribution;
    List<Attribution> near = near(attribution);
    if (near.stream().noneMatch(attribution::rivals)) {
      add(attribution, "cue", report.certainty);
      return;
    }
    Lattice lattice = new Lattice(words, marking, attribution.cue());
    Contents.Found second = contents.choose(lattice, near);
    if (second.reports() > SECOND_CHOICE) {
      add(report(attribution.cue(), second).attribution, "cue-second", second.reports());
    }
  }

  private void add(Attribution attribution, String rule, double certainty) {
    drafts.add(Draft.of(attribution, rule, certainty));
    for (int sentence : sentences(attribution)) {
      known.computeIfAbsent(sentence, none -> new ArrayList<>()).add(attribution);
    }
  }

  private List<Attribution> near(Attribution attribution) {
    Set<Attribution> near = new LinkedHashSet<>();
    for (int sentence : sentences(attribution)) {
      near.addAll(known.getOrDefault(sentence, List.of()));
    }
    return List.copyOf(near);
  }

  private List<Integer> sentences(Attribution attribution) {
    List<Integer> sentences = new ArrayList<>();
    for (Attribution.Piece piece : attribution.pieces()) {
      for (int s = words.sentenceOf(piece.start()); s <= words.sentenceOf(piece.end() - 1); s++) {
        sentences.add(s);
      }
    }
    return sentences;
  }
}
