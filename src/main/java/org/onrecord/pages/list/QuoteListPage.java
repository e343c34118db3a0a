package org.onrecord.pages.list;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.QuoteRow;

/** A page of the list of quotes. */
record QuoteListPage(ListFrame list, List<QuoteRow> rows) implements TemplateInstance {}
