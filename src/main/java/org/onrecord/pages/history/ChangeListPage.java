package org.onrecord.pages.history;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.Frame;

/**
 * A page of the change feed.
 *
 * @param first path and query of the first page if this is another one, or null
 * @param next path and query of the changes after these
 * @param more true if there are changes after these already
 */
record ChangeListPage(Frame frame, List<ChangeRow> rows, String first, String next, boolean more)
    implements TemplateInstance {}
