package org.onrecord.records.quote;

import java.time.LocalDate;
import java.util.List;
import org.onrecord.query.facet.FacetCount;
import org.onrecord.records.actor.ActorReference;

/**
 * Who an actor is as a speaker: how often, from when to when, in which papers, through whom, on and
 * beside whom.
 *
 * @param quotes how many quotes there are
 * @param exact whether all quotes were counted, or else a sample, scaled up
 * @param firstQuotedOn the first day of speaking, absent where no day is known
 * @param lastQuotedOn the last day of speaking
 * @param months the months of publication, in their order
 * @param coQuoted who else is quoted in the same articles, by the number of articles
 */
record SpeakerProfile(
    ActorReference actor,
    long quotes,
    boolean exact,
    LocalDate firstQuotedOn,
    LocalDate lastQuotedOn,
    List<FacetCount> types,
    List<FacetCount> sources,
    List<FacetCount> months,
    List<FacetCount> relays,
    List<FacetCount> mentioned,
    List<FacetCount> coQuoted) {}
