package org.onrecord.textreuse.verification;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares a quotation with one quote on record. */
final class QuoteExaminer {
  /** The minimum length of words of others within a quote. */
  private static final int MIN_WORDS = 3;

  private final PreparedQuotation quotation;
  private final RecordedQuote quote;
  private final RecordedText recorded;
  private final SpeakerMatch speaker;
  private final QuotePlaces places;

  QuoteExaminer(PreparedQuotation quotation, RecordedQuote quote, RecordedText recorded) {
    this.quotation = quotation;
    this.quote = quote;
    this.recorded = recorded;
    this.speaker = SpeakerMatch.of(quotation.source().speaker(), quote);
    this.places = new QuotePlaces(quote, recorded.letters);
  }

  /** The most favourable true finding; empty if the words are not similar. */
  Optional<Finding> examine() {
    Optional<RecordedText.Place> place = recorded.mostSimilar(quotation);
    if (place.isEmpty()) {
      return similar().map(found -> aligned(found, Set.of()));
    }
    Likeness likeness = place.get().likeness();
    TextRange range = place.get().range();
    boolean whole = range.contains(recorded.letters.all());
    if (likeness.degree() == Likeness.Degree.DIFFERENT) {
      Optional<Alignment> alignment =
          whole ? Optional.of(alignment()).filter(found -> found.equal() > 0) : similar();
      return alignment.map(found -> aligned(found, likeness.flags()));
    }
    if (whole) {
      boolean exact =
          likeness.degree() == Likeness.Degree.EXACT
              || PieceEquality.isExact(quotation, quote, recorded);
      exact &= quotation.source().inSentence() || hasSameEnd();
      return Optional.of(equal(exact ? Verdict.VERBATIM : Verdict.TYPOGRAPHIC, range, Set.of()));
    }
    if (quotation.isDistinctiveWithin(speaker) || isQuotedPassage(range)) {
      return Optional.of(part(range, likeness));
    }
    return quotation.isDistinctiveInBodies()
        ? Optional.of(part(range, likeness).weakened())
        : Optional.empty();
  }

  /** Returns whether the quotation and the quote end with the same punctuation. */
  private boolean hasSameEnd() {
    return EdgePunctuation.end(quotation.text()).equals(EdgePunctuation.end(recorded.text));
  }

  private Finding part(TextRange range, Likeness likeness) {
    Set<Flag> flags = new SeveredSense(recorded.words(), recorded.text).flags(range);
    if (quote.direct() && isWithinMarks(range)) {
      flags.add(Flag.SPEAKER);
    }
    boolean passage = flags.isEmpty() && isQuotedPassage(range);
    if (!passage) {
      return equal(Verdict.TRUNCATED, range, flags);
    }
    boolean exact = likeness.degree() == Likeness.Degree.EXACT;
    return equal(exact ? Verdict.VERBATIM : Verdict.TYPOGRAPHIC, range, flags);
  }

  /** Returns whether a part is all that a mixed quote has between two quotation marks. */
  private boolean isQuotedPassage(TextRange range) {
    return !quote.direct()
        && PassagesInMarks.of(recorded.text).stream()
            .anyMatch(
                passage ->
                    recorded.letters.countBefore(passage.start())
                            == recorded.letters.countBefore(range.start())
                        && recorded.letters.countBefore(passage.end())
                            == recorded.letters.countBefore(range.end()));
  }

  /** Returns whether a part stands between quotation marks within the quote: words of others. */
  private boolean isWithinMarks(TextRange range) {
    return quotation.words().count() >= MIN_WORDS
        && PassagesInMarks.of(recorded.text).stream()
            .anyMatch(
                passage ->
                    passage.contains(range)
                        && (recorded.letters.countBefore(passage.start()) > 0
                            || recorded.letters.countBefore(passage.end())
                                < recorded.letters.count()));
  }

  /** A finding for equal words. Its verdict also depends on the speaker. */
  private Finding equal(Verdict verdict, TextRange range, Set<Flag> partFlags) {
    Cut cut =
        verdict == Verdict.TRUNCATED
            ? new Cut(
                recorded.text.substring(0, range.start()).strip(),
                recorded.text.substring(range.end()).strip())
            : Cut.NONE;
    Verdict bySpeaker =
        switch (speaker) {
          case OTHER -> Verdict.MISATTRIBUTED;
          case UNKNOWN -> Verdict.UNRECORDED;
          default -> verdict;
        };
    return new Finding(
        bySpeaker,
        speaker,
        1,
        flags(partFlags),
        alignment().changes(),
        cut,
        List.of(places.evidence(List.of(range), 1)),
        true);
  }

  private Optional<Alignment> similar() {
    return AlteredWords.mayBeSimilar(quotation.words(), recorded.words())
        ? Optional.of(alignment()).filter(found -> AlteredWords.isSimilar(found, speaker))
        : Optional.empty();
  }

  private Alignment alignment() {
    return Alignment.of(recorded.words(), quotation.words());
  }

  private Finding aligned(Alignment alignment, Set<Flag> sameLetters) {
    boolean stitched = alignment.isStitched() && sameLetters.isEmpty();
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(stitched ? Set.of() : alignment.flags());
    flags.addAll(sameLetters);
    List<TextRange> parts =
        stitched
            ? alignment.pieces().stream().map(recorded::range).toList()
            : List.of(recorded.range(alignment.part()));
    SeveredSense severed = new SeveredSense(recorded.words(), recorded.text);
    parts.forEach(part -> flags.addAll(severed.flags(part)));
    double similarity = stitched ? 1 : alignment.similarity();
    return new Finding(
        stitched ? Verdict.STITCHED : Verdict.ALTERED,
        speaker,
        similarity,
        flags(flags),
        alignment.changes(),
        alignment.cut(),
        List.of(places.evidence(parts, similarity)),
        true);
  }

  private Set<Flag> flags(Set<Flag> ofWords) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(ofWords);
    if (speaker == SpeakerMatch.OTHER || speaker == SpeakerMatch.UNKNOWN) {
      flags.add(Flag.SPEAKER);
    }
    if (!quote.isWithin(quotation.source().days())) {
      flags.add(Flag.DAY);
    }
    if (speaker == SpeakerMatch.SAME
        && Offices.contradict(quotation.source().speaker(), quote.speaker(), quote.day())) {
      flags.add(Flag.OFFICE);
    }
    return flags;
  }
}
