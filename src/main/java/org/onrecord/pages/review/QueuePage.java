package org.onrecord.pages.review;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.QuoteRow;

/**
 * The page of the queue.
 *
 * @param byConfidence true if the lowest confidence comes first
 * @param action URL of the forms, with the filter
 * @param undo URL of the form that undoes what was just done
 * @param waiting number of proposals that the filter selects
 * @param held the proposals that the editor has claimed and left
 * @param done what the editor has just done; null for nothing
 */
record QueuePage(
    Frame frame,
    DeskFilter filter,
    boolean byConfidence,
    String action,
    String undo,
    long waiting,
    List<QuoteRow> next,
    List<QuoteRow> held,
    LatestDecision done)
    implements TemplateInstance {}
