package org.onrecord.extraction;

import java.time.LocalDate;
import java.util.List;

/**
 * Words that a text attributes to somebody.
 *
 * @param spans where the words stand, in their order; several where the quote is interrupted. The
 *     outer quotation marks of a direct quote are left out
 * @param type how the text gives the words
 * @param speaker to whom they are attributed; null where nobody is found
 * @param role the speaker's role as printed, without article and owner: "State Department
 *     spokeswoman", the "supreme leader" of "Iran's supreme leader"; beside the speaker's name or
 *     at another mention of theirs; null where none is
 * @param cue the reporting words: "said", "according to"; null where there are none
 * @param anonymous whether the text keeps the speaker's name back
 * @param via who passed the words on, nearest the speaker first
 * @param saidOn the day on which they were said, where the text tells and its own day is known
 * @param rule the rule or model that found the quote
 * @param confidence the probability that both spans and speaker are right, from 0 to 1
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
