package org.onrecord.pages.statement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.ListQuestions;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.TextFormats;
import org.onrecord.pages.layout.WordingRow;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.records.statement.StatementView;
import org.onrecord.records.statement.StatementViews;
import org.onrecord.web.conditional.AcceptsConditions;

/** Pages of statements, at the URLs of their JSON. */
@Path("/statements")
@Produces(MediaType.TEXT_HTML)
class StatementPages {
  private static final int MAX_WORDINGS = 30;
  private static final int MAX_TITLE = 80;
  private static final int MAX_APPEARANCES = 100;

  private final StatementViews statements;
  private final ListQuestions quotes;
  private final Frames frames;
  private final PageResponses responses;

  StatementPages(
      StatementViews statements, ListQuestions quotes, Frames frames, PageResponses responses) {
    this.statements = statements;
    this.quotes = quotes;
    this.frames = frames;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters(FieldsParameter.class)
  public RestResponse<String> get(@RestPath UUID id) {
    StatementView statement = statements.currentView(id);
    Frame frame =
        frames.of("Statement: “" + TextFormats.shortened(statement.text(), MAX_TITLE) + "”");
    List<QuoteRow> appearances =
        quotes.quotesOfStatement(statement.id(), MAX_APPEARANCES).stream()
            .map(item -> QuoteRow.of(frame.root(), item).asAppearance())
            .toList();
    return responses.of(
        new StatementPage(
            frame,
            statement,
            WordingRow.of(statement, appearances, MAX_WORDINGS),
            Timeline.of(appearances),
            appearances,
            Math.max(0, statement.appearances() - appearances.size())));
  }
}
