package org.onrecord.pages.front;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.BarChart;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.RankedValue;

/**
 * The front page.
 *
 * @param readable false if reading needs a key that the request does not have
 * @param rejected true if the request has a key or token that is not valid
 * @param total number of quotes
 * @param exact false if it is an estimate
 * @param speakersTitle heading of the most quoted speakers
 */
record FrontPage(
    Frame frame,
    boolean readable,
    boolean rejected,
    List<QuoteRow> newest,
    String speakersTitle,
    List<RankedValue> speakers,
    BarChart months,
    long total,
    boolean exact)
    implements TemplateInstance {}
