package org.onrecord.pages.layout;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.quote.QuoteView;

/** Reads the speakers of quotes with their offices. */
@Singleton
public class Speakers {
  private final ActorViews actors;

  Speakers(ActorViews actors) {
    this.actors = actors;
  }

  /** The speakers on record by id, in one statement. */
  public Map<UUID, ActorView> of(Collection<QuoteView> quotes) {
    List<UUID> ids =
        quotes.stream()
            .filter(quote -> quote.speaker() != null)
            .map(quote -> quote.speaker().id())
            .distinct()
            .toList();
    return ids.isEmpty() ? Map.of() : actors.first(ids).found();
  }

  /** The offices that the speaker of a quote held on its day. */
  public static List<HeldOffice> offices(Map<UUID, ActorView> speakers, QuoteView quote) {
    ActorView speaker = quote.speaker() == null ? null : speakers.get(quote.speaker().id());
    LocalDate day = quote.saidOn() == null ? quote.article().publishedOn() : quote.saidOn();
    return speaker == null ? List.of() : HeldOffice.on(day, speaker);
  }
}
