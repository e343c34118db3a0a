package org.onrecord.pages.actor;

import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.onrecord.pages.layout.BarChart;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.RankedValue;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.quote.SpeakerProfile;

/**
 * The page of an actor.
 *
 * @param profile null if the state is a past one
 * @param repeated the statements with most appearances
 * @param at instant of a past state, or null
 */
record ActorPage(
    Frame frame,
    ActorView actor,
    List<OfficeBar> offices,
    SpeakerProfile profile,
    BarChart months,
    List<Ranking> rankings,
    List<QuoteRow> latest,
    List<RankedValue> repeated,
    Instant at)
    implements TemplateInstance {

  /**
   * The most frequent values of a facet.
   *
   * @param parameter the parameter of the list of quotes that selects a value
   */
  record Ranking(String title, String parameter, List<RankedValue> values) {}
}
