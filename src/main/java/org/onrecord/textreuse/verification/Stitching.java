package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.WordRange;

/** Finds the quotes that a quotation is stitched from: those of one speaker, or else of several. */
final class Stitching {
  /** The minimum length of a piece in words, if all are of one speaker. */
  private static final int MIN_PIECE = 3;

  /** The same if they are of several speakers. */
  private static final int MIN_PIECE_OF_SEVERAL = 4;

  /** The maximum length of a quotation in words, which bounds the time. */
  private static final int MAX_WORDS = 1_000;

  /** The maximum number of parts without candidates that are searched for. */
  private static final int MAX_SEARCHES = 2;

  private static final int MAX_QUOTES = 10;

  private final PreparedQuotation quotation;
  private final EvidenceSource source;
  private final Map<UUID, RecordedQuote> quotes = new LinkedHashMap<>();
  private final Map<UUID, RecordedText> texts = new LinkedHashMap<>();

  Stitching(PreparedQuotation quotation, EvidenceSource source) {
    this.quotation = quotation;
    this.source = source;
  }

  /** Adds a quote that may be a source. */
  void add(RecordedQuote quote, RecordedText text) {
    quotes.put(quote.id(), quote);
    texts.put(quote.id(), text);
  }

  /** Returns whether a quote was added. */
  boolean has(RecordedQuote quote) {
    return quotes.containsKey(quote.id());
  }

  /** The findings with verdict stitched. */
  List<Finding> findings() {
    int count = quotation.words().count();
    if (count < 2 * MIN_PIECE || count > MAX_WORDS) {
      return List.of();
    }
    addQuotesOfOtherParts();
    List<Finding> found = new ArrayList<>();
    speakers().forEach(speaker -> stitched(ofSpeaker(speaker), MIN_PIECE).ifPresent(found::add));
    if (found.isEmpty()) {
      stitched(List.copyOf(quotes.keySet()), MIN_PIECE_OF_SEVERAL).ifPresent(found::add);
    }
    return found;
  }

  private List<UUID> speakers() {
    return quotes.values().stream()
        .map(Stitching::speaker)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private List<UUID> ofSpeaker(UUID speaker) {
    return quotes.values().stream()
        .filter(quote -> speaker.equals(speaker(quote)))
        .map(RecordedQuote::id)
        .toList();
  }

  private static UUID speaker(RecordedQuote quote) {
    return quote.speaker() == null ? null : quote.speaker().id();
  }

  /** Searches for the parts that no quote has, if the quotes have others. */
  private void addQuotesOfOtherParts() {
    List<WordRange> missing = missing();
    int words = missing.stream().mapToInt(WordRange::count).sum();
    if (words == quotation.words().count() || missing.size() > MAX_SEARCHES) {
      return;
    }
    List<FoldedWords> parts =
        missing.stream()
            .filter(part -> part.count() >= MIN_PIECE)
            .map(part -> quotation.words().part(part.start(), part.end()))
            .toList();
    for (List<RecordedQuote> found : source.quotes(parts, MAX_QUOTES)) {
      for (RecordedQuote quote : found) {
        if (!quotes.containsKey(quote.id())) {
          add(quote, quotation.textOf(quote));
        }
      }
    }
  }

  /** The parts of the quotation that are in no common run with a quote. */
  private List<WordRange> missing() {
    FoldedWords words = quotation.words();
    boolean[] covered = new boolean[words.count()];
    for (RecordedText text : texts.values()) {
      CommonRuns runs = CommonRuns.of(words, text.words());
      for (int i = 0; i < words.count(); i++) {
        for (int k = 0; runs.length(i) >= MIN_PIECE && k < runs.length(i); k++) {
          covered[i + k] = true;
        }
      }
    }
    List<WordRange> missing = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      int start = i;
      while (i < words.count() && !covered[i]) {
        i++;
      }
      if (start < i) {
        missing.add(new WordRange(start, i));
      }
    }
    return missing;
  }

  private Optional<Finding> stitched(List<UUID> ids, int minPiece) {
    List<FoldedWords> words = ids.stream().map(id -> texts.get(id).words()).toList();
    return Patchwork.of(quotation.words(), words, minPiece).map(pieces -> finding(pieces, ids));
  }

  private Finding finding(List<Patchwork.Piece> pieces, List<UUID> ids) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    List<Evidence> evidence = new ArrayList<>();
    Set<SpeakerMatch> matches = EnumSet.noneOf(SpeakerMatch.class);
    Set<UUID> speakers = new HashSet<>();
    for (Patchwork.Piece piece : pieces) {
      RecordedQuote quote = quotes.get(ids.get(piece.text()));
      RecordedText text = texts.get(quote.id());
      TextRange range = text.range(piece.recorded());
      flags.addAll(new SeveredSense(text.words(), text.text).flags(range));
      evidence.add(new QuotePlaces(quote, text.letters).evidence(List.of(range), 1));
      matches.add(SpeakerMatch.of(quotation.source().speaker(), quote));
      speakers.add(speaker(quote));
      if (!quote.isWithin(quotation.source().days())) {
        flags.add(Flag.DAY);
      }
    }
    SpeakerMatch worst = matches.stream().max(Enum::compareTo).orElseThrow();
    if (worst.compareTo(SpeakerMatch.SAME) > 0 || speakers.size() > 1) {
      flags.add(Flag.SPEAKER);
    }
    return new Finding(Verdict.STITCHED, worst, 1, flags, List.of(), Cut.NONE, evidence, true);
  }
}
