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

  private record Report(QuoteContent content, double certainty) {}

  private final Words words;
  private final QuotedPassages passages;
  private final Relays relays;
  private final ContentModel contents;

  /** The contents that touch a sentence, as far as they are known. */
  private final Map<Integer, List<QuoteContent>> known = new HashMap<>();

  private final List<QuoteDraft> drafts = new ArrayList<>();

  private CuedQuotes(Words words, QuotedPassages passages, Relays relays, ContentModel contents) {
    this.words = words;
    this.passages = passages;
    this.relays = relays;
    this.contents = contents;
  }

  /** In the order of the text. */
  static List<QuoteDraft> of(Words words, QuotedPassages passages, Relays relays, Weights weights) {
    CuedQuotes reports = new CuedQuotes(words, passages, relays, new ContentModel(weights));
    reports.surestFirst().forEach(reports::add);
    reports.drafts.sort(Comparator.comparingInt(draft -> draft.content().start()));
    return reports.drafts;
  }

  private List<Report> surestFirst() {
    Map<QuoteContent, Report> all = new LinkedHashMap<>();
    for (int cue : Cues.of(words, passages)) {
      ContentLattice lattice = new ContentLattice(words, passages, cue);
      ContentModel.Found found = contents.choose(lattice);
      boolean certain = relays.quotedAs(cue) != null || lattice.saysThat();
      if (found.reports() > 0.5) {
        Report report = report(cue, found);
        all.put(report.content, report);
      } else if (certain && found.reports() > 0) {
        QuoteContent content = report(cue, found).content.withProbability(CERTAIN);
        all.put(content, new Report(content, CERTAIN));
      }
    }
    // Without those by which a medium only passes on what another of them reports.
    all.keySet().retainAll(relays.ownWords(all.keySet()));
    return all.values().stream()
        .sorted(Comparator.comparingDouble(report -> -report.certainty))
        .toList();
  }

  private Report report(int cue, ContentModel.Found found) {
    return new Report(QuoteContent.of(cue, found).extendedToMarks(passages), found.reports());
  }

  private void add(Report report) {
    QuoteContent content = report.content;
    List<QuoteContent> near = near(content);
    if (near.stream().noneMatch(content::overlaps)) {
      add(content, "cue", report.certainty);
      return;
    }
    ContentLattice lattice = new ContentLattice(words, passages, content.cue());
    ContentModel.Found second = contents.choose(lattice, near);
    if (second.reports() > SECOND_CHOICE) {
      add(report(content.cue(), second).content, "cue-second", second.reports());
    }
  }

  private void add(QuoteContent content, String rule, double certainty) {
    drafts.add(QuoteDraft.of(content, rule, certainty));
    for (int sentence : sentences(content)) {
      known.computeIfAbsent(sentence, none -> new ArrayList<>()).add(content);
    }
  }

  private List<QuoteContent> near(QuoteContent content) {
    Set<QuoteContent> near = new LinkedHashSet<>();
    for (int sentence : sentences(content)) {
      near.addAll(known.getOrDefault(sentence, List.of()));
    }
    return List.copyOf(near);
  }

  private List<Integer> sentences(QuoteContent content) {
    List<Integer> sentences = new ArrayList<>();
    for (QuoteContent.Piece piece : content.pieces()) {
      for (int s = words.sentenceOf(piece.start()); s <= words.sentenceOf(piece.end() - 1); s++) {
        sentences.add(s);
      }
    }
    return sentences;
  }
}
