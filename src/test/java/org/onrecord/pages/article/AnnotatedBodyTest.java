package org.onrecord.pages.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.pages.layout.BodySegment;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.Anchor;
import org.onrecord.records.quote.AttributionView;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.Span;

/** The segments of a body, whose quotes can be apart, adjacent, nested or overlapping. */
class AnnotatedBodyTest {
  private static final String ADA = "Ada";
  private static final String EVE = "Eve";

  private static QuoteView quote(String speaker, QuoteStatus status, Span... spans) {
    return new QuoteView(
        UUID.nameUUIDFromBytes((speaker + List.of(spans)).getBytes()),
        new ArticleReference(new UUID(0, 1), "Title", null, null, null, List.of()),
        "words",
        QuoteType.DIRECT,
        status,
        null,
        new ActorReference(UUID.nameUUIDFromBytes(speaker.getBytes()), speaker, ActorKind.PERSON),
        new AttributionView(null, null, null, false, List.of()),
        List.of(spans),
        Anchor.values()[0],
        List.of(),
        List.of(),
        Origin.EDITOR,
        null,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        1);
  }

  private static QuoteView by(String speaker, Span... spans) {
    return quote(speaker, QuoteStatus.CONFIRMED, spans);
  }

  private static List<String> shown(String body, QuoteView... quotes) {
    return new AnnotatedBody(body, List.of(quotes), Map.of())
        .paragraphs(true).stream()
            .flatMap(paragraph -> paragraph.segments().stream())
            .map(AnnotatedBodyTest::shown)
            .toList();
  }

  /** Such as {@code +1 speaker-1 status-confirmed: text -1}. */
  private static String shown(BodySegment segment) {
    String ends = String.join("", segment.ends().stream().map(end -> " -" + end.number()).toList());
    return "+".repeat(segment.starts().size())
        + (segment.quoted() ? segment.style() + ": " : "")
        + segment.text()
        + ends;
  }

  @Test
  void the_seventh_speaker_has_another_line() {
    QuoteView[] quotes =
        IntStream.range(0, 25)
            .mapToObj(i -> by("Speaker " + i, new Span(i, i + 1)))
            .toArray(QuoteView[]::new);
    List<String> styles =
        new AnnotatedBody("x".repeat(25), List.of(quotes), Map.of())
            .speakers().stream().map(SpeakerKey::style).toList();
    assertEquals("speaker-1", styles.get(0));
    assertEquals("speaker-6", styles.get(5));
    assertEquals("speaker-1 line-2", styles.get(6));
    assertEquals("speaker-6 line-4", styles.get(23));
    assertEquals(24, styles.stream().distinct().count());
  }

  @Test
  void text_outside_of_quotes_is_not_marked() {
    assertEquals(List.of("No quotes."), shown("No quotes."));
    assertEquals(
        List.of("He said ", "+speaker-1 status-confirmed: yes -1", "."),
        shown("He said yes.", by(ADA, new Span(8, 11))));
  }

  @Test
  void offsets_are_code_points() {
    assertEquals(
        List.of("🌊🌊 ", "+speaker-1 status-confirmed: 🏴 -1", " z"),
        shown("🌊🌊 🏴 z", by(ADA, new Span(3, 4))));
  }

  @Test
  void a_nested_quote_has_segments_of_its_own() {
    assertEquals(
        List.of(
            "+speaker-1 status-confirmed: a ",
            "+speaker-2 status-confirmed nested: b -2",
            "speaker-1 status-confirmed:  c -1"),
        shown("a b c", by(ADA, new Span(0, 5)), by(EVE, new Span(2, 3))));
  }

  @Test
  void overlapping_quotes_share_a_segment() {
    assertEquals(
        List.of(
            "+speaker-1 status-confirmed: ab",
            "+speaker-2 status-proposed nested: cd -1",
            "speaker-2 status-proposed: ef -2"),
        shown("abcdef", by(ADA, new Span(0, 4)), quote(EVE, QuoteStatus.PROPOSED, new Span(2, 6))));
  }

  @Test
  void a_quote_in_pieces_and_paragraphs_has_one_anchor_and_one_number() {
    assertEquals(
        List.of(
            "+speaker-1 status-confirmed: ab",
            " x ",
            "speaker-1 status-confirmed: cd",
            "speaker-1 status-confirmed: ef -1"),
        shown("ab x cd\n\nef", by(ADA, new Span(0, 2), new Span(5, 11))));
  }

  @Test
  void quotes_of_the_same_words_begin_together() {
    assertEquals(
        List.of("++speaker-2 status-confirmed nested: ab -1 -2", " c"),
        shown("ab c", by(ADA, new Span(0, 2)), by(EVE, new Span(0, 2))));
  }

  @Test
  void paragraphs_without_quotes_can_be_left_out() {
    AnnotatedBody body =
        new AnnotatedBody(
            "First.\n\nSecond.\n\nThird.", List.of(by(ADA, new Span(8, 14))), Map.of());
    assertEquals(
        List.of("true Second."),
        body.paragraphs(false).stream()
            .map(
                paragraph ->
                    paragraph.gap()
                        + " "
                        + String.join(
                            "", paragraph.segments().stream().map(BodySegment::text).toList()))
            .toList());
  }

  @Test
  void the_notes_of_a_paragraph_are_by_speaker() {
    List<Note> notes =
        new AnnotatedBody(
                "abcdef",
                List.of(by(ADA, new Span(0, 1)), by(EVE, new Span(1, 2)), by(ADA, new Span(2, 3))),
                Map.of())
            .paragraphs(true)
            .get(0)
            .notes();
    assertEquals(
        List.of("Ada 1 3", "Eve 2"),
        notes.stream()
            .map(
                note ->
                    note.speaker().name()
                        + Stream.of(note.quotes().toArray(new QuoteNumber[0]))
                            .map(quote -> " " + quote.number())
                            .reduce("", String::concat))
            .toList());
  }
}
