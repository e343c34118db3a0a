package org.onrecord.pages.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.BodySegment;
import org.onrecord.pages.layout.HeldOffice;
import org.onrecord.pages.layout.Mark;
import org.onrecord.pages.layout.MarkedText;
import org.onrecord.pages.layout.Reference;
import org.onrecord.pages.layout.Speakers;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.quote.BodyText;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.RelayView;
import org.onrecord.records.quote.Span;

/**
 * The body of an article, cut into segments where quotes begin and end. Quotes may overlap and be
 * nested: each segment knows the quotes that cover it.
 */
final class AnnotatedBody {
  private static final int COLOURS = 6;

  /** Each colour is used with this many kinds of lines. */
  private static final int LINES = 4;

  private final BodyText body;
  private final MarkedText text;
  private final List<QuoteView> quotes;
  private final Map<UUID, ActorView> speakers;
  private final List<Mark> marks;
  private final Map<Attributed, SpeakerKey> keys = new LinkedHashMap<>();

  /**
   * A body with its quotes.
   *
   * @param quotes the quotes that have spans, in the order of their positions
   * @param speakers the speakers on record by id
   */
  AnnotatedBody(String body, List<QuoteView> quotes, Map<UUID, ActorView> speakers) {
    this.body = new BodyText(body);
    this.text = new MarkedText(body);
    this.quotes = quotes;
    this.speakers = speakers;
    quotes.forEach(this::addKey);
    this.marks = IntStream.range(0, quotes.size()).mapToObj(this::mark).toList();
  }

  private void addKey(QuoteView quote) {
    Attributed speaker = named(quote);
    SpeakerKey before = keys.get(speaker);
    keys.put(
        speaker,
        before == null
            ? new SpeakerKey(speaker, style(keys.size()), 1)
            : new SpeakerKey(speaker, before.style(), before.quotes() + 1));
  }

  /** The classes of the n-th speaker: a colour, and another kind of line where it comes again. */
  private static String style(int n) {
    String colour = "speaker-" + (n % COLOURS + 1);
    int line = n / COLOURS % LINES;
    return line == 0 ? colour : colour + " line-" + (line + 1);
  }

  /** The speaker without the role, which differs between quotes. */
  private static Attributed named(QuoteView quote) {
    Attributed speaker = Attributed.of(quote);
    return new Attributed(speaker.name(), speaker.actor(), null);
  }

  /** The speakers in the order of their first quotes. */
  List<SpeakerKey> speakers() {
    return List.copyOf(keys.values());
  }

  /**
   * The paragraphs.
   *
   * @param whole false for those with quotes only
   */
  List<Paragraph> paragraphs(boolean whole) {
    List<Paragraph> paragraphs = new ArrayList<>();
    boolean gap = false;
    for (Span place : body.paragraphs()) {
      Paragraph paragraph = paragraph(place, gap);
      boolean shown = whole || paragraph.segments().stream().anyMatch(BodySegment::quoted);
      if (shown) {
        paragraphs.add(paragraph);
      }
      gap = !shown;
    }
    return paragraphs;
  }

  private Paragraph paragraph(Span place, boolean gap) {
    List<Integer> present =
        IntStream.range(0, marks.size()).filter(i -> marks.get(i).overlaps(place)).boxed().toList();
    List<BodySegment> segments = text.segments(place, present.stream().map(marks::get).toList());
    return new Paragraph(segments, notes(place, present), gap);
  }

  private Mark mark(int i) {
    QuoteView quote = quotes.get(i);
    String label =
        "Quote %d, %s, by %s".formatted(i + 1, quote.status(), Attributed.of(quote).name());
    return new Mark(
        quote.spans(),
        keys.get(named(quote)).style() + " status-" + quote.status(),
        "quote-" + quote.id(),
        new Reference(i + 1, label));
  }

  private QuoteNumber number(int i) {
    QuoteView quote = quotes.get(i);
    return new QuoteNumber(i + 1, quote.id(), quote.status());
  }

  private record NoteKey(Attributed speaker, List<HeldOffice> offices, List<RelayView> via) {}

  /** The quotes that begin in a paragraph, those of one speaker and one way together. */
  private List<Note> notes(Span place, List<Integer> present) {
    Map<NoteKey, List<QuoteNumber>> notes = new LinkedHashMap<>();
    for (int i : present) {
      QuoteView quote = quotes.get(i);
      if (marks.get(i).beginsIn(place)) {
        NoteKey key =
            new NoteKey(
                Attributed.of(quote), Speakers.offices(speakers, quote), quote.attribution().via());
        notes.computeIfAbsent(key, same -> new ArrayList<>()).add(number(i));
      }
    }
    return notes.entrySet().stream().map(note -> note(note.getKey(), note.getValue())).toList();
  }

  private Note note(NoteKey key, List<QuoteNumber> numbers) {
    Attributed speaker = key.speaker();
    SpeakerKey known = keys.get(new Attributed(speaker.name(), speaker.actor(), null));
    return new Note(numbers, speaker, known.style(), key.offices(), key.via());
  }
}
