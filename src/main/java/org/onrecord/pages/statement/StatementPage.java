package org.onrecord.pages.statement;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.WordingRow;
import org.onrecord.records.statement.StatementView;

/**
 * The page of a statement.
 *
 * @param appearances the first appearances, earliest first
 * @param more number of appearances that are not shown
 */
record StatementPage(
    Frame frame,
    StatementView statement,
    List<WordingRow> wordings,
    Timeline timeline,
    List<QuoteRow> appearances,
    long more)
    implements TemplateInstance {}
