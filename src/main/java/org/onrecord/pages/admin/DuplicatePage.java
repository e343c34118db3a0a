package org.onrecord.pages.admin;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.records.merge.DuplicateView;

/**
 * The page with likely duplicates of actors, likeliest first.
 *
 * @param next path and query of the next page; null on the last one
 */
record DuplicatePage(Frame frame, List<DuplicateView> pairs, String next)
    implements TemplateInstance {}
