package org.onrecord.pages.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.BodySegment;
import org.onrecord.pages.layout.HeldOffice;
import org.onrecord.pages.layout.QuoteNumber;
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
  private static final int STYLES = 6;

  private final BodyText body;
  private final List<QuoteView> quotes;
  private final Map<UUID, ActorView> speakers;
  private final Map<Attributed, SpeakerKey> keys = new LinkedHashMap<>();

  /**
   * A body with its quotes.
   *
   * @param quotes the quotes that have spans, in the order of their positions
   * @param speakers the speakers on record by id
   */
  AnnotatedBody(String body, List<QuoteView> quotes, Map<UUID, ActorView> speakers) {
    this.body = new BodyText(body);
    this.quotes = quotes;
    this.speakers = speakers;
    quotes.forEach(this::addKey);
  }

  private void addKey(QuoteView quote) {
    Attributed speaker = named(quote);
    SpeakerKey before = keys.get(speaker);
    keys.put(
        speaker,
        before == null
            ? new SpeakerKey(speaker, "speaker-" + (keys.size() % STYLES + 1), 1)
            : new SpeakerKey(speaker, before.style(), before.quotes() + 1));
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
    List<Integer> present = numbers().stream().filter(i -> overlaps(quotes.get(i), place)).toList();
    TreeSet<Integer> cuts = new TreeSet<>(List.of(place.start(), place.end()));
    for (int i : present) {
      for (Span span : quotes.get(i).spans()) {
        addWithin(cuts, place, span.start());
        addWithin(cuts, place, span.end());
      }
    }
    List<BodySegment> segments = new ArrayList<>();
    List<Integer> ends = List.copyOf(cuts);
    for (int i = 1; i < ends.size(); i++) {
      segments.add(segment(new Span(ends.get(i - 1), ends.get(i)), present));
    }
    return new Paragraph(segments, notes(place, present), gap);
  }

  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < quotes.size(); i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static void addWithin(TreeSet<Integer> cuts, Span place, int offset) {
    if (offset > place.start() && offset < place.end()) {
      cuts.add(offset);
    }
  }

  private static boolean overlaps(QuoteView quote, Span place) {
    return quote.spans().stream()
        .anyMatch(span -> span.start() < place.end() && span.end() > place.start());
  }

  private BodySegment segment(Span place, List<Integer> present) {
    List<Integer> covering = present.stream().filter(i -> overlaps(quotes.get(i), place)).toList();
    List<String> starts = new ArrayList<>();
    List<QuoteNumber> ends = new ArrayList<>();
    for (int i : covering) {
      if (beginsIn(quotes.get(i), place)) {
        starts.add("quote-" + quotes.get(i).id());
      }
      if (endsIn(quotes.get(i), place)) {
        ends.add(number(i));
      }
    }
    return new BodySegment(body.textAt(place), style(covering), starts, ends);
  }

  private static boolean beginsIn(QuoteView quote, Span place) {
    int start = quote.spans().get(0).start();
    return start >= place.start() && start < place.end();
  }

  private static boolean endsIn(QuoteView quote, Span place) {
    int end = quote.spans().get(quote.spans().size() - 1).end();
    return end > place.start() && end <= place.end();
  }

  /** The classes of the innermost quote, and of the number of quotes. */
  private String style(List<Integer> covering) {
    if (covering.isEmpty()) {
      return "";
    }
    QuoteView inner = quotes.get(covering.get(covering.size() - 1));
    String nested = covering.size() > 1 ? " nested" : "";
    return keys.get(named(inner)).style() + " status-" + inner.status() + nested;
  }

  private QuoteNumber number(int i) {
    QuoteView quote = quotes.get(i);
    return new QuoteNumber(i + 1, quote.id(), Attributed.of(quote).name(), quote.status());
  }

  private record NoteKey(Attributed speaker, List<HeldOffice> offices, List<RelayView> via) {}

  /** The quotes that begin in a paragraph, those of one speaker and one way together. */
  private List<Note> notes(Span place, List<Integer> present) {
    Map<NoteKey, List<QuoteNumber>> notes = new LinkedHashMap<>();
    for (int i : present) {
      QuoteView quote = quotes.get(i);
      if (beginsIn(quote, place)) {
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
