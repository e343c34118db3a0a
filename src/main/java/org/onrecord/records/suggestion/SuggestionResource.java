package org.onrecord.records.suggestion;

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

/** REST resource of suggestions. */
@Path("/suggest")
@Produces(MediaType.APPLICATION_JSON)
class SuggestionResource {
  private final Suggestions suggestions;
  private final ParameterReader parameterReader;

  SuggestionResource(Suggestions suggestions, ParameterReader parameterReader) {
    this.suggestions = suggestions;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({SuggestionParameters.class, FieldsParameter.class})
  public SuggestionList list(@Context UriInfo uri) {
    return new SuggestionList(
        suggestions.of(parameterReader.read(uri, SuggestionParameters.class)));
  }
}
