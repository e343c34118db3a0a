package org.onrecord.pages.article;

import java.util.List;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.HeldOffice;
import org.onrecord.records.quote.RelayView;

/**
 * The speaker of quotes in a paragraph, their offices on that day, and the relays of the words.
 *
 * @param style the class of the speaker
 */
record Note(
    List<QuoteNumber> quotes,
    Attributed speaker,
    String style,
    List<HeldOffice> offices,
    List<RelayView> via) {}
