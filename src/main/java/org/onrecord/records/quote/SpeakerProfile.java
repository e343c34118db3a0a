package org.onrecord.records.quote;

import java.time.LocalDate;
import java.util.List;
import org.onrecord.query.facet.FacetCount;
import org.onrecord.records.actor.ActorReference;

/**
 * Statistics of an actor's quotes, without rejected ones.
 *
 * @param quotes number of quotes
 * @param statements number of different statements among the quotes
 * @param exact true if all quotes were counted, false if the counts are scaled up from a sample
 * @param firstQuotedOn first day of a quote, or null if no day is known
 * @param lastQuotedOn last day of a quote
 * @param months quotes by month of publication, in chronological order
 * @param coQuoted other speakers in the same articles, by the number of articles
 */
public record SpeakerProfile(
    ActorReference actor,
    long quotes,
    long statements,
    boolean exact,
    LocalDate firstQuotedOn,
    LocalDate lastQuotedOn,
    List<FacetCount> types,
    List<FacetCount> sources,
    List<FacetCount> months,
    List<FacetCount> relays,
    List<FacetCount> mentioned,
    List<FacetCount> coQuoted) {}
