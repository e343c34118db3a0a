package org.onrecord.pages.list;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.records.statement.StatementItem;

/** A page of the list of statements. */
record StatementListPage(ListFrame list, List<StatementItem> rows) implements TemplateInstance {}
