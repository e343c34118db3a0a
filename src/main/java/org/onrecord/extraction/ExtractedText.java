package org.onrecord.extraction;

import java.util.List;

/**
 * The result of an extraction.
 *
 * @param quotes in order of their start
 * @param names all names in the text, in order of their start; empty if its language is not read
 * @param affiliations that the text states, each once; empty if its language is not read
 */
public record ExtractedText(
    List<FoundQuote> quotes, List<FoundName> names, List<FoundAffiliation> affiliations) {}
