package org.onrecord.pages.actor;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.HeldOffice;
import org.onrecord.pages.layout.ListQuestions;
import org.onrecord.pages.layout.MonthChart;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.RankedValue;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.SpeakerProfile;
import org.onrecord.records.quote.SpeakerProfiles;

/** Reads what the page of an actor shows. */
@Singleton
class ActorPageReader {
  private static final int LATEST = 8;
  private static final int REPEATED = 6;
  private static final int RANKED = 8;

  private final ActorViews actors;
  private final SpeakerProfiles profiles;
  private final ListQuestions quotes;
  private final AsOfReader asOf;
  private final Frames frames;
  private final Clock clock;

  ActorPageReader(
      ActorViews actors,
      SpeakerProfiles profiles,
      ListQuestions quotes,
      AsOfReader asOf,
      Frames frames,
      Clock clock) {
    this.actors = actors;
    this.profiles = profiles;
    this.quotes = quotes;
    this.asOf = asOf;
    this.frames = frames;
    this.clock = clock;
  }

  /** Reads the page of an actor, at the instant that the request names or now. */
  ActorPage read(UUID id, UriInfo uri) {
    Instant at = asOf.instantOf(uri).orElse(null);
    return at == null
        ? current(actors.view(id))
        : past(asOf.viewAt(RecordKind.ACTOR, id, at, ActorView.class), at);
  }

  private ActorPage past(ActorView actor, Instant at) {
    Frame frame = frames.of(actor.name()).hidden();
    return new ActorPage(
        frame, actor, offices(actor), null, null, List.of(), List.of(), List.of(), at);
  }

  private ActorPage current(ActorView actor) {
    Frame frame = frames.of(actor.name());
    SpeakerProfile profile = profiles.of(actor.id());
    List<QuoteRow> latest =
        profile.quotes() == 0
            ? List.of()
            : quotes.latestBy(actor.id(), LATEST).stream()
                .map(item -> QuoteRow.of(frame.root(), item))
                .toList();
    return new ActorPage(
        frame,
        actor,
        offices(actor),
        profile,
        MonthChart.of("Quotes by month of publication", profile.months()),
        rankings(profile),
        latest,
        profile.quotes() == 0 ? List.of() : repeated(actor.id()),
        null);
  }

  private List<OfficeBar> offices(ActorView actor) {
    List<HeldOffice> offices = actor.affiliations().stream().map(HeldOffice::of).toList();
    return OfficeBar.of(offices, LocalDate.ofInstant(clock.instant(), clock.getZone()));
  }

  private static List<ActorPage.Ranking> rankings(SpeakerProfile profile) {
    return Stream.of(
            ranking("Printed by", "source", RankedValue.of(profile.sources())),
            ranking("Relayed by", "via", RankedValue.of(profile.relays())),
            ranking("Mentions", "mentions", RankedValue.of(profile.mentioned())),
            ranking("Quoted beside", "", RankedValue.of(profile.coQuoted())))
        .filter(ranking -> !ranking.values().isEmpty())
        .toList();
  }

  private static ActorPage.Ranking ranking(
      String title, String parameter, List<RankedValue> values) {
    return new ActorPage.Ranking(title, parameter, values.stream().limit(RANKED).toList());
  }

  /** The statements of a speaker that were printed more than once. */
  private List<RankedValue> repeated(UUID speaker) {
    FacetCounts counts =
        quotes.facets(
            ListQuestions.question().put("speaker", speaker.toString()),
            List.of("statement"),
            REPEATED);
    return RankedValue.of(counts.facets().get("statement")).stream()
        .filter(statement -> statement.count() > 1)
        .toList();
  }
}
