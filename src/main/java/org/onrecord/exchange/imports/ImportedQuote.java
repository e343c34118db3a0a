package org.onrecord.exchange.imports;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.quote.Anchor;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.Span;

/** A quote in the import line of its article. */
record ImportedQuote(LinePatch<QuoteInput> patch, ReadOnlyMembers readOnly) {

  UUID id() {
    return readOnly.id();
  }

  boolean hasReview() {
    return readOnly.review() != null;
  }

  String text() {
    return patch.input().text();
  }

  List<Span> spans() {
    return patch.input().spans();
  }

  List<ExternalId> externalIds() {
    return patch.input().externalIds();
  }

  /** Applies the members of the line to the quote on record; {@link ImportedRecord#merged}. */
  QuoteInput applyTo(QuoteInput onRecord, ResolvedReferences actors, boolean keepIds) {
    QuoteInput applied = patch.applyTo(onRecord, actors, members -> adjust(members, onRecord));
    return applied.withExternalIds(
        ImportedRecord.merged(onRecord.externalIds(), applied.externalIds(), keepIds));
  }

  /**
   * Returns whether both have the same text and pieces. The spans of the line may contain
   * punctuation that those on record do not have.
   */
  boolean hasPiecesOf(String text, List<Span> spans) {
    return text().equals(text) && starts(spans()).equals(starts(spans));
  }

  private boolean hasOtherWords(QuoteInput onRecord) {
    return spans().isEmpty() && onRecord.spans().size() == 1 && !text().equals(onRecord.text());
  }

  private static List<Integer> starts(List<Span> spans) {
    return spans.stream().map(Span::start).toList();
  }

  /**
   * Unlike in a merge patch, an empty list of spans does not replace those on record, unless the
   * line has other words in place of a single piece.
   */
  private void adjust(ObjectNode members, QuoteInput onRecord) {
    if (unanchored() != null || hasOtherWords(onRecord)) {
      members.putArray("spans");
    } else if (spans().isEmpty() || hasPiecesOf(onRecord.text(), onRecord.spans())) {
      members.remove("spans");
    }
    sortMentions(members);
  }

  /** Puts mentions into the order that {@link QuoteInput#of} has, each once. */
  private static void sortMentions(ObjectNode members) {
    if (members.get("mentions") instanceof ArrayNode mentions) {
      List<JsonNode> sorted =
          StreamSupport.stream(mentions.spliterator(), false)
              .distinct()
              .sorted(comparing(mention -> UUID.fromString(mention.get("id").textValue())))
              .toList();
      members.putArray("mentions").addAll(sorted);
    }
  }

  /** Sets anchor, origin and review where the line gives them, and the times if ids are kept. */
  void applyMetadata(Quote quote, boolean keepIds) {
    if (unanchored() != null) {
      quote.anchor(List.of(), unanchored());
    }
    if (readOnly.origin() != null) {
      quote.origin = readOnly.origin().origin();
    }
    if (readOnly.review() != null && !readOnly.review().review().equals(quote.review)) {
      quote.addReview(readOnly.review().review());
    }
    if (keepIds) {
      readOnly.applyTimes(time -> quote.createdAt = time, time -> quote.updatedAt = time);
    }
  }

  /** True if {@link #applyMetadata} would change nothing. */
  boolean hasMetadataOf(Quote quote, boolean keepIds) {
    return (unanchored() == null || unanchored() == quote.anchor)
        && (readOnly.origin() == null || readOnly.origin().origin().equals(quote.origin))
        && (readOnly.review() == null || readOnly.review().review().equals(quote.review))
        && (!keepIds || readOnly.hasTimes(quote.createdAt, quote.updatedAt));
  }

  /**
   * The anchor if the line says that the quote has no spans, {@code lost} or {@code none}; null if
   * it has spans or may be anchored.
   */
  private Anchor unanchored() {
    Anchor anchor = readOnly.anchor();
    return spans().isEmpty() && anchor != Anchor.ANCHORED ? anchor : null;
  }
}
