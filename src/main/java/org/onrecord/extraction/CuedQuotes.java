package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Selects the content of each cue. Of cues with overlapping contents, the most probable wins. */
final class CuedQuotes {
  /** The minimum probability of an alternative that avoids other cues' contents. */
  private static final double SECOND_CHOICE = 0.8;

  /**
   * The probability of "quoted her as saying" and "said on June 3 that", rare in the training
   * articles.
   */
  private static final double CERTAIN = 0.9;

  private record Report(QuoteContent content, double probability) {}

  private final Words words;
  private final QuotedPassages passages;
  private final Relays relays;
  private final ContentModel model;

  /** The contents in each sentence that were selected so far. */
  private final Map<Integer, List<QuoteContent>> known = new HashMap<>();

  private final List<QuoteDraft> drafts = new ArrayList<>();

  private CuedQuotes(Words words, QuotedPassages passages, Relays relays, ContentModel model) {
    this.words = words;
    this.passages = passages;
    this.relays = relays;
    this.model = model;
  }

  /** The quotes in text order. */
  static List<QuoteDraft> of(Words words, QuotedPassages passages, Relays relays, Weights weights) {
    CuedQuotes quotes = new CuedQuotes(words, passages, relays, new ContentModel(weights));
    quotes.mostProbableFirst().forEach(quotes::add);
    quotes.drafts.sort(Comparator.comparingInt(draft -> draft.content().start()));
    return quotes.drafts;
  }

  private List<Report> mostProbableFirst() {
    Map<QuoteContent, Report> all = new LinkedHashMap<>();
    for (int cue : Cues.of(words, passages)) {
      ContentLattice lattice = new ContentLattice(words, passages, cue);
      ContentModel.Selection found = model.choose(lattice);
      boolean certain = relays.quotedAs(cue) != null || lattice.saysThat();
      if (found.reports() > 0.5) {
        Report report = report(cue, found);
        all.put(report.content, report);
      } else if (certain && found.reports() > 0) {
        QuoteContent content = report(cue, found).content.withProbability(CERTAIN);
        all.put(content, new Report(content, CERTAIN));
      }
    }
    // Drop cues by which a medium only relays what another cue reports.
    all.keySet().retainAll(Set.copyOf(relays.ownWords(all.keySet())));
    return all.values().stream()
        .sorted(Comparator.comparingDouble(report -> -report.probability))
        .toList();
  }

  private Report report(int cue, ContentModel.Selection found) {
    return new Report(QuoteContent.of(cue, found).extendedToMarks(passages), found.reports());
  }

  private void add(Report report) {
    QuoteContent content = report.content;
    List<QuoteContent> near = selectedNearby(content);
    if (near.stream().noneMatch(content::overlaps)) {
      add(content, "cue", report.probability);
      return;
    }
    ContentLattice lattice = new ContentLattice(words, passages, content.cue());
    ContentModel.Selection second = model.choose(lattice, near);
    if (second.reports() > SECOND_CHOICE) {
      add(report(content.cue(), second).content, "cue-second", second.reports());
    }
  }

  private void add(QuoteContent content, String rule, double probability) {
    drafts.add(QuoteDraft.of(content, rule, probability));
    for (int sentence : sentences(content)) {
      known.computeIfAbsent(sentence, any -> new ArrayList<>()).add(content);
    }
  }

  private List<QuoteContent> selectedNearby(QuoteContent content) {
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
