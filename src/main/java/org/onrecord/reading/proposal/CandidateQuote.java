package org.onrecord.reading.proposal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.extraction.Extractor;
import org.onrecord.extraction.FoundQuote;
import org.onrecord.extraction.Speaker;
import org.onrecord.extraction.TextSpan;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorLink;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.NameInText;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.AttributionInput;
import org.onrecord.records.quote.BodyText;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.RelayInput;
import org.onrecord.records.quote.Span;

/**
 * A quote that the extractor found, converted to the fields of a quote. References to actors carry
 * names; the speaker is null if unnamed or anonymous.
 *
 * @param knownSpeaker the only actor on record with the speaker's name; null unless looked up
 * @param speakerSpan the mention of the speaker nearest to the words; may be null
 */
record CandidateQuote(
    String text,
    QuoteType type,
    LocalDate saidOn,
    ActorReferenceInput speaker,
    AttributionInput attribution,
    List<Span> spans,
    ActorReference knownSpeaker,
    Span speakerSpan,
    Origin origin) {

  private static final int MAX_CHARACTERS = 20_000;
  private static final int MAX_SPANS = 50;
  private static final int MAX_JOINT = 3;
  private static final int MAX_TEXT = 300;
  private static final int MAX_RELAYS = 20;

  /** Converts a quote; empty if it is too long or has too many spans. */
  static Optional<CandidateQuote> of(FoundQuote found, BodyText body) {
    List<Span> spans = found.spans().stream().map(CandidateQuote::span).toList();
    int characters = spans.stream().mapToInt(s -> s.end() - s.start() + MAX_JOINT).sum();
    if (characters > MAX_CHARACTERS || spans.size() > MAX_SPANS) {
      return Optional.empty();
    }
    Speaker speaker = found.speaker();
    return Optional.of(
        new CandidateQuote(
            body.printed(spans),
            QuoteType.valueOf(found.type().name()),
            found.saidOn(),
            found.anonymous() ? null : actor(speaker),
            attribution(found),
            spans,
            null,
            speaker == null || speaker.span() == null ? null : span(speaker.span()),
            Origin.extractor(Extractor.VERSION, found.rule(), found.confidence())));
  }

  CandidateQuote withKnownSpeaker(ActorReference actor) {
    return new CandidateQuote(
        text, type, saidOn, speaker, attribution, spans, actor, speakerSpan, origin);
  }

  /** The names of actors in this quote, with what it says beside them. */
  Map<ActorReferenceInput, NameInText> names() {
    Map<ActorReferenceInput, NameInText> names = new LinkedHashMap<>();
    attribution.via().stream()
        .flatMap(relay -> Stream.ofNullable(relay.actor()))
        .forEach(actor -> names.put(actor, new NameInText(origin, Set.of(), Set.of())));
    if (speaker != null) {
      NameInText name =
          new NameInText(origin, present(attribution.text()), present(attribution.role()));
      names.merge(speaker, name, NameInText::and);
    }
    return names;
  }

  private static Set<String> present(String text) {
    return text == null ? Set.of() : Set.of(text);
  }

  /** The actors that this quote refers to by name. */
  Stream<ActorReferenceInput> actors() {
    return Stream.concat(
        Stream.ofNullable(speaker),
        attribution.via().stream().flatMap(relay -> Stream.ofNullable(relay.actor())));
  }

  /** The proposal for an article, with the actors that its names are linked to. */
  QuoteInput toInput(UUID article, Map<ActorReferenceInput, ActorLink> links) {
    return QuoteInput.proposal(
        article, text, type, saidOn, linked(speaker, links), linked(links), spans);
  }

  private AttributionInput linked(Map<ActorReferenceInput, ActorLink> links) {
    List<RelayInput> via =
        attribution.via().stream()
            .map(relay -> relay(relay.text(), linked(relay.actor(), links)))
            .flatMap(Optional::stream)
            .toList();
    return new AttributionInput(
        attribution.text(), attribution.role(), attribution.cue(), attribution.anonymous(), via);
  }

  private static ActorReferenceInput linked(
      ActorReferenceInput name, Map<ActorReferenceInput, ActorLink> links) {
    ActorLink link = name == null ? null : links.get(name);
    return link == null ? null : link.reference();
  }

  private static AttributionInput attribution(FoundQuote found) {
    return new AttributionInput(
        found.speaker() == null ? null : bounded(found.speaker().text()),
        bounded(found.role()),
        bounded(found.cue()),
        found.anonymous(),
        found.via().stream()
            .map(relay -> relay(bounded(relay.text()), actor(relay)))
            .flatMap(Optional::stream)
            .limit(MAX_RELAYS)
            .toList());
  }

  private static Optional<RelayInput> relay(String text, ActorReferenceInput actor) {
    return text == null && actor == null
        ? Optional.empty()
        : Optional.of(new RelayInput(text, actor));
  }

  private static ActorReferenceInput actor(Speaker speaker) {
    String name = speaker == null ? null : bounded(speaker.name());
    return name == null
        ? null
        : ActorReferenceInput.byName(
            name, speaker.kind() == null ? null : ActorKind.valueOf(speaker.kind().name()));
  }

  /** The text as printed; null if blank or too long for a name, a role or a cue. */
  private static String bounded(String text) {
    boolean fits =
        text != null && !text.isBlank() && text.codePointCount(0, text.length()) <= MAX_TEXT;
    return fits ? text : null;
  }

  private static Span span(TextSpan span) {
    return new Span(span.start(), span.end());
  }
}
