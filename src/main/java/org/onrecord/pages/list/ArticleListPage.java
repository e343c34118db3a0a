package org.onrecord.pages.list;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** A page of the list of articles. */
record ArticleListPage(ListFrame list, List<ArticleRow> rows) implements TemplateInstance {}
