package org.onrecord.records.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.quote.StatementWait;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of the search over all kinds of records. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {
  private final Search search;
  private final StatementWait statements;
  private final ParameterReader parameterReader;

  SearchResource(Search search, StatementWait statements, ParameterReader parameterReader) {
    this.search = search;
    this.statements = statements;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({SearchParameters.class, FieldsParameter.class})
  public SearchPage list(@Context UriInfo uri, @Context RequestUrl url) {
    SearchParameters parameters = parameterReader.read(uri, SearchParameters.class);
    int offset = SearchCursor.offset(parameters);
    statements.beforeQuotes();
    Search.Result result = search.page(parameters, offset);
    if (!result.more()) {
      return new SearchPage(result.items(), null, null, result.totals());
    }
    String cursor = SearchCursor.encode(parameters, offset + parameters.rows());
    return new SearchPage(
        result.items(), url.withParameter("cursor", cursor), cursor, result.totals());
  }
}
