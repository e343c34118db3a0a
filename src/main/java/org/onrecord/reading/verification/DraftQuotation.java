package org.onrecord.reading.verification;

import java.util.List;
import org.onrecord.extraction.TextSpan;
import org.onrecord.textreuse.verification.DayRange;

/**
 * A quotation in a draft.
 *
 * @param text the pieces with the joints between them
 * @param spans the places of its pieces in the draft
 * @param pieces the words of each span
 * @param speaker the full name of the speaker; null if the draft names none
 * @param office the speaker's role as printed; null if there is none
 * @param days the days on which it was said, according to the draft
 */
record DraftQuotation(
    String text,
    List<TextSpan> spans,
    List<String> pieces,
    String speaker,
    String office,
    DayRange days) {}
