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
final class CuedQuotes {
  /** A choice that leaves other cues their words must be this sure. */
  private static final double SECOND_CHOICE = 0.8;

  /** Of "quoted her as saying" and "said on June 3 that", rare as they are in the articles. */
  private static final double CERTAIN = 0.9;

  private record Report(QuoteContent attribution, double certainty) {}

  private final Words words;
  private final QuotedPassages marking;
  private final Relays relays;
  private final ContentModel contents;

  /** The attributions that touch a sentence, as far as they are known. */
  private final Map<Integer, List<QuoteContent>> known = new HashMap<>();

  private final List<QuoteDraft> drafts = new ArrayList<>();

  private CuedQuotes(Words words, QuotedPassages marking, Relays relays, ContentModel contents) {
    this.words = words;
    this.marking = marking;
    this.relays = relays;
    this.contents = contents;
  }

  /** In the order of the text. */
  static List<QuoteDraft> of(Words words, QuotedPassages marking, Relays relays, Weights weights) {
    CuedQuotes reports = new CuedQuotes(words, marking, relays, new ContentModel(weights));
    reports.surestFirst().forEach(reports::add);
    reports.drafts.sort(Comparator.comparingInt(draft -> draft.content().start()));
    return reports.drafts;
  }

  private List<Report> surestFirst() {
    Map<QuoteContent, Report> all = new LinkedHashMap<>();
    for (int cue : Cues.of(words, marking)) {
      ContentLattice lattice = new ContentLattice(words, marking, cue);
      ContentModel.Found found = contents.choose(lattice);
      boolean certain = relays.quotedAs(cue) != null || lattice.saysThat();
      if (found.reports() > 0.5) {
        Report report = report(cue, found);
        all.put(report.attribution, report);
      } else if (certain && found.reports() > 0) {
        QuoteContent attribution = report(cue, found).attribution.withProbability(CERTAIN);
        all.put(attribution, new Report(attribution, CERTAIN));
      }
    }
    // Without those by which a medium only passes on what another of them reports.
    all.keySet().retainAll(relays.ownWords(all.keySet()));
    return all.values().stream()
        .sorted(Comparator.comparingDouble(report -> -report.certainty))
        .toList();
  }

  private Report report(int cue, ContentModel.Found found) {
    return new Report(QuoteContent.of(cue, found).extendedToMarks(marking), found.reports());
  }

  private void add(Report report) {
    QuoteContent attribution = report.attribution;
    List<QuoteContent> near = near(attribution);
    if (near.stream().noneMatch(attribution::overlaps)) {
      add(attribution, "cue", report.certainty);
      return;
    }
    ContentLattice lattice = new ContentLattice(words, marking, attribution.cue());
    ContentModel.Found second = contents.choose(lattice, near);
    if (second.reports() > SECOND_CHOICE) {
      add(report(attribution.cue(), second).attribution, "cue-second", second.reports());
    }
  }

  private void add(QuoteContent attribution, String rule, double certainty) {
    drafts.add(QuoteDraft.of(attribution, rule, certainty));
    for (int sentence : sentences(attribution)) {
      known.computeIfAbsent(sentence, none -> new ArrayList<>()).add(attribution);
    }
  }

  private List<QuoteContent> near(QuoteContent attribution) {
    Set<QuoteContent> near = new LinkedHashSet<>();
    for (int sentence : sentences(attribution)) {
      near.addAll(known.getOrDefault(sentence, List.of()));
    }
    return List.copyOf(near);
  }

  private List<Integer> sentences(QuoteContent attribution) {
    List<Integer> sentences = new ArrayList<>();
    for (QuoteContent.Piece piece : attribution.pieces()) {
      for (int s = words.sentenceOf(piece.start()); s <= words.sentenceOf(piece.end() - 1); s++) {
        sentences.add(s);
      }
    }
    return sentences;
  }
}
