package org.onrecord.extraction;

import java.time.LocalDate;
import java.util.List;

/**
 * Words that a text attributes to a speaker.
 *
 * @param spans in order; several if the quote is interrupted. The outer quotation marks of a direct
 *     quote are excluded
 * @param type the form of quotation
 * @param speaker null if none is found
 * @param role the speaker's role as printed with any of their mentions, without article and owner:
 *     "State Department spokeswoman", or "supreme leader" for "Iran's supreme leader"; null if none
 * @param cue the reporting words: "said", "according to"; null if none
 * @param anonymous whether the text withholds the speaker's name
 * @param via the relays, nearest the speaker first
 * @param saidOn the date of the statement, if the text tells it and its own date is known
 * @param rule the rule or model that found the quote
 * @param confidence the probability that spans and speaker are right, from 0 to 1
 */
public record FoundQuote(
    List<TextSpan> spans,
    QuotationType type,
    Speaker speaker,
    String role,
    String cue,
    boolean anonymous,
    List<Speaker> via,
    LocalDate saidOn,
    String rule,
    double confidence) {}
