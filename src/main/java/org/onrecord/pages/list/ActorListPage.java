package org.onrecord.pages.list;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** A page of the list of actors. */
record ActorListPage(ListFrame list, List<ActorRow> rows) implements TemplateInstance {}
