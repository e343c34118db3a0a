package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a quotation with the body of an article, where no quote may have been recorded. The
 * words may be interrupted as in “We will,” she said, “go on.”
 */
final class BodyExaminer {
  private static final int FEW_WORDS = 3;
  private static final int MANY_WORDS = 8;

  /** The maximum distance of two passages of an interrupted quote, in UTF-16 units. */
  private static final int MAX_INTERRUPTION = 300;

  private final PreparedQuotation quotation;
  private final RecordedArticle article;
  private final RecordedText body;

  /** The passages in quotation marks; null until they are needed. */
  private List<TextRange> passages;

  BodyExaminer(PreparedQuotation quotation, RecordedArticle article, RecordedText body) {
    this.quotation = quotation;
    this.article = article;
    this.body = body;
  }

  private List<TextRange> passages() {
    if (passages == null) {
      passages = PassagesInMarks.outermost(article.body());
    }
    return passages;
  }

  /** The finding with verdict unrecorded or altered; empty if the body has no similar words. */
  Optional<Finding> examine() {
    if (!quotation.isDistinctiveInBodies()) {
      return Optional.empty();
    }
    Optional<RecordedText.Place> place =
        body.places(quotation).stream()
            .filter(found -> found.likeness().degree() != Likeness.Degree.DIFFERENT)
            .max((one, other) -> Boolean.compare(isMarked(one.range()), isMarked(other.range())));
    if (place.isPresent()) {
      return Optional.of(unrecorded(List.of(place.get().range())));
    }
    return interrupted().or(() -> new SimilarPassage(quotation, article, body).finding());
  }

  private Finding unrecorded(List<TextRange> ranges) {
    boolean strong =
        quotation.words().count() >= MANY_WORDS || ranges.stream().allMatch(this::isMarked);
    List<BodySpan> spans =
        ranges.stream().map(range -> BodyPlaces.span(article.body(), range)).toList();
    String printed = BodyPlaces.printed(article.body(), spans);
    return new Finding(
        Verdict.UNRECORDED,
        SpeakerMatch.UNKNOWN,
        1,
        flags(),
        List.of(),
        Cut.NONE,
        List.of(new Evidence(null, article, spans, printed, 1)),
        strong);
  }

  private Set<Flag> flags() {
    return quotation.source().days().mayBeReportedOn(article.publishedOn())
        ? Set.of()
        : Set.of(Flag.DAY);
  }

  private boolean isMarked(TextRange range) {
    return passages().stream().anyMatch(passage -> passage.contains(range));
  }

  /** Finds the words in passages that interruptions separate. Words in scare quotes are none. */
  private Optional<Finding> interrupted() {
    List<TextRange> longer =
        passages().stream()
            .filter(passage -> Letters.of(passage.of(article.body())).words() >= FEW_WORDS)
            .toList();
    for (int first = 0; first < longer.size(); ) {
      int last = first + 1;
      while (last < longer.size()
          && longer.get(last).start() - longer.get(last - 1).end() <= MAX_INTERRUPTION) {
        last++;
      }
      Optional<List<TextRange>> found = within(longer.subList(first, last));
      if (found.isPresent()) {
        return found.map(this::unrecorded);
      }
      first = last;
    }
    return Optional.empty();
  }

  private Optional<List<TextRange>> within(List<TextRange> near) {
    List<String> pieces = near.stream().map(passage -> passage.of(article.body())).toList();
    RecordedText joined = new RecordedText(String.join(" ", pieces), quotation.source().language());
    return joined
        .mostSimilar(quotation)
        .filter(place -> place.likeness().degree() != Likeness.Degree.DIFFERENT)
        .map(place -> inBody(near, place.range()));
  }

  /** The parts of the passages that a range of their joined text covers. */
  private List<TextRange> inBody(List<TextRange> near, TextRange joined) {
    List<TextRange> parts = new ArrayList<>();
    int offset = 0;
    for (TextRange passage : near) {
      int length = passage.end() - passage.start();
      int start = Math.max(joined.start() - offset, 0);
      int end = Math.min(joined.end() - offset, length);
      if (start < end) {
        parts.add(withoutEnds(new TextRange(passage.start() + start, passage.start() + end)));
      }
      offset += length + 1;
    }
    return parts;
  }

  /** A range without the punctuation before an interruption. */
  private TextRange withoutEnds(TextRange range) {
    Letters letters = Letters.of(range.of(article.body()));
    if (letters.isEmpty()) {
      return range;
    }
    TextRange inner = letters.all();
    return new TextRange(range.start() + inner.start(), range.start() + inner.end());
  }
}
